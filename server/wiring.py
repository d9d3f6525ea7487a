"""The composition root: makes each service once and puts all routes into one application."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from fastapi import FastAPI

from server import problems
from server.accounts import pages as account_pages
from server.accounts.gate import Gate
from server.accounts.service import Accounts
from server.authority import api as authority_api
from server.authority.service import voice_of
from server.body_limit import BodyLimit
from server.clock import Clock, Rng, SystemClock, SystemRng
from server.consents import pages as consents_pages
from server.consents.service import Consents
from server.context import Core
from server.contracts import api as contracts_api
from server.devices import api as devices_api
from server.devices.service import Devices
from server.diary import pages as diary_pages
from server.diary.service import Diary
from server.evidence import api as evidence_api
from server.export import pages as export_pages
from server.export.service import Exports
from server.ingest import api as ingest_api
from server.ingest.eraser import Eraser
from server.ingest.landing import Landing
from server.ingest.service import Ingest
from server.ingest.shelf import Arrival, SegmentShelf
from server.log.sequencer import TICK_AFTER_MS, Head
from server.log.service import Logs
from server.retention.keeper import Keeper
from server.settings import Settings
from server.stamps.stamping import Stamps
from server.storage.blobs import BlobStore
from server.storage.database import Database
from server.storage.folder import FolderStore
from server.storage.lock import FolderLock
from server.storage.objects import object_blobs
from server.version import VERSION
from server.web import errors
from server.web.assets import Assets
from server.web.render import Pages
from server.web_security import WebSecurity
from server.witness.asking import WitnessAddress, Witnesses
from wire.records import OrganizationId


def open_core(
    settings: Settings,
    *,
    clock: Clock | None = None,
    rng: Rng | None = None,
    blobs: BlobStore | None = None,
) -> Core:
    """Open the data folder, whose tables must be those of this release (`server.storage.migrate`)."""
    return Core(
        settings=settings,
        clock=clock or SystemClock(),
        rng=rng or SystemRng(),
        database=Database(settings.database),
        blobs=blobs or _blobs(settings),
    )


@contextmanager
def running(core: Core, *, tick_after_ms: int = TICK_AFTER_MS) -> Iterator[FastAPI]:
    """The application, with the data folder's lock and the threads of the logs for as long as it is used.

    At the end what has arrived is finished and the database closed. Raises `StorageError` when the
    folder is in use or a log key is missing.
    """
    lock = FolderLock(core.settings.data)
    try:
        if isinstance(core.blobs, FolderStore):
            core.blobs.clear_unfinished()
        landing = Landing(core.blobs)
        logs: Logs[Arrival] = Logs(
            core, SegmentShelf(), partial(voice_of, core), tick_after_ms=tick_after_ms
        )
        keeper = Keeper(core, Eraser(core, landing))
        witnesses = Witnesses(
            [WitnessAddress(url, vkey) for url, vkey in core.settings.witnesses],
            core.database,
            logs.settled_head,
        )
        stamps = Stamps(core, core.settings.timestamps, logs.settled_head)
        try:
            logs.start()
            keeper.start()
            witnesses.start(logs.organizations)
            stamps.start(logs.organizations)
            yield create_app(core, logs, landing, witnesses)
        finally:
            stamps.close()
            witnesses.close()
            logs.close()
            keeper.close()
            core.database.close()
    finally:
        lock.close()


def create_app(core: Core, logs: Logs[Arrival], landing: Landing, witnesses: Witnesses) -> FastAPI:
    """All routes over `core` and `logs`; pictures come in by way of `landing`, and what is exported ends with a
    checkpoint that `witnesses` have signed."""
    app = FastAPI(
        title="Hourproof",
        version=VERSION,
        description="Receives signed work segments and shows them in the work diary. "
        "Every refusal is an RFC 9457 problem whose `type` never changes.",
        license_info={"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        docs_url=None,
        redoc_url=None,
    )
    _include_routes(app, core, logs, landing, witnesses)
    _describe_problems(app)
    app.add_middleware(BodyLimit, larger={"/api/v1/statements": ingest_api.BODY_BYTES})
    app.add_middleware(WebSecurity, public_url=core.settings.public_url)
    return app


def _include_routes(
    app: FastAPI, core: Core, logs: Logs[Arrival], landing: Landing, witnesses: Witnesses
) -> None:
    devices = Devices(core)
    # First what is called most: routes are tried in this order.
    app.include_router(ingest_api.router(core, devices, Ingest(core, logs, landing)))
    app.include_router(devices_api.router(core, devices, logs))
    app.include_router(contracts_api.router(core, devices))
    app.include_router(authority_api.router(core, devices.authenticate, logs))
    app.include_router(evidence_api.router(core, devices.authenticate))

    assets = Assets()
    pages = Pages(assets)
    accounts = Accounts(core)
    gate = Gate(accounts, secure=core.settings.secure)

    def head(organization: OrganizationId) -> Head:
        return logs.of(organization).head

    diary = Diary(core, head)
    app.include_router(assets.router())
    app.include_router(account_pages.router(accounts, gate, pages))
    app.include_router(diary_pages.router(diary, gate, pages, core.clock))
    app.include_router(consents_pages.router(Consents(core, head), gate, pages))
    app.include_router(export_pages.router(Exports(core, witnesses.head), gate, pages))
    problems.install(app)
    errors.install(app, pages)


def _describe_problems(app: FastAPI) -> None:
    """Put the schema that `problems.responses` refers to into the OpenAPI document.

    What FastAPI says of malformed requests by itself is taken out: they are answered with a 400 problem.
    """
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        document = generate()
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas["Problem"] = problems.SCHEMA
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        for methods in document["paths"].values():
            for described in methods.values():
                if "application/json" in described["responses"].get("422", {}).get("content", {}):
                    del described["responses"]["422"]
        return document

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way to extend the document


def _blobs(settings: Settings) -> BlobStore:
    return (
        FolderStore(settings.blobs)
        if settings.blobs_url is None
        else object_blobs(settings.blobs_url)
    )
