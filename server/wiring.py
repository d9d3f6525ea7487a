"""The composition root: makes each service once and puts all routes into one application."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from fastapi import FastAPI

from server import problems
from server.access.doors import Doors
from server.access.token_doors import TokenDoors
from server.accounts import account_pages, letter_pages, passkey_pages, second_step_pages
from server.accounts import pages as sign_in_pages
from server.accounts.gate import Gate
from server.accounts.letters import Letters
from server.accounts.linked import Links
from server.accounts.passkey_checks import site_of
from server.accounts.passkeys import Passkeys
from server.accounts.second_step import SecondSteps
from server.accounts.service import Accounts
from server.authority import api as authority_api
from server.authority.service import voice_of
from server.body_limit import BodyLimit
from server.clock import Clock, Rng, SystemClock, SystemRng
from server.comments import api as comments_api
from server.comments.service import Comments
from server.consents import pages as consents_pages
from server.consents.service import Consents
from server.context import Core
from server.contracts import api as contracts_api
from server.device_grant import api as device_grant_api
from server.device_grant import pages as device_grant_pages
from server.device_grant.service import DeviceSignIns
from server.devices import api as devices_api
from server.devices import own_api, vouch_api
from server.devices.service import Devices
from server.devices.vouching import Vouchers
from server.diary import comment_pages, look_pages, proof_pages, span_pages
from server.diary import pages as diary_pages
from server.diary import work_api as diary_api
from server.diary.service import Diary
from server.diary.written import Written
from server.evidence import api as evidence_api
from server.export import pages as export_pages
from server.export import work_api as export_api
from server.export.files import ExportFiles
from server.export.service import Exports
from server.feeds import pages as feed_pages
from server.feeds.service import Feeds
from server.hiring import contract_pages, offer_pages
from server.hiring.contracts import Contracts
from server.hiring.offers import Offers
from server.inbox import pages as inbox_pages
from server.inbox.gathering import Gathering
from server.inbox.service import Inbox
from server.ingest import api as ingest_api
from server.ingest.eraser import Eraser
from server.ingest.landing import Landing
from server.ingest.service import Ingest
from server.ingest.shelf import Arrival, SegmentShelf
from server.log.sequencer import TICK_AFTER_MS, Head
from server.log.service import Logs
from server.looks import api as looks_api
from server.looks.periods import PeriodLooks
from server.looks.service import Looks
from server.mail.outbox import Outbox
from server.mail.postman import Postman
from server.members import invitation_pages
from server.members import pages as members_pages
from server.members import work_api as members_api
from server.members.invitations import Invitations
from server.members.joining import Joining
from server.members.service import Members
from server.oidc.client import Providers
from server.own_data import pages as own_data_pages
from server.own_data.gather import WhatIsHeld
from server.provider import account_pages as linked_pages
from server.provider import organization_pages as provider_pages
from server.provider import sign_in_pages as through_pages
from server.provider.setting import ProviderSettings
from server.provider.signing_in import Through
from server.retention.keeper import Keeper
from server.settings import Settings
from server.stamps.stamping import Stamps
from server.storage.blobs import BlobStore
from server.storage.database import Database
from server.storage.folder import FolderStore
from server.storage.lock import FolderLock
from server.storage.objects import object_blobs
from server.team import pages as team_pages
from server.team.room import Team
from server.tokens import pages as token_pages
from server.tokens.service import Tokens
from server.vault import Vault
from server.version import VERSION
from server.web import errors
from server.web.assets import Assets
from server.web.render import Pages
from server.web_security import WebSecurity
from server.webhooks import pages as webhook_pages
from server.webhooks.courier import Courier
from server.webhooks.service import Webhooks
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
        vault = Vault(core.settings.keys, core.rng)
        outbox = Outbox(core, vault, sends=core.settings.mail is not None)
        postman = Postman(outbox, core.settings.mail, before=Gathering(core, outbox).post_due)
        stamps = Stamps(core, core.settings.timestamps, logs.settled_head)
        courier = Courier(core, vault, outbox)
        try:
            logs.start()
            keeper.start()
            witnesses.start(logs.organizations)
            stamps.start(logs.organizations)
            postman.start()
            courier.start()
            yield create_app(core, logs, landing, witnesses, vault, outbox)
        finally:
            courier.close()
            postman.close()
            stamps.close()
            witnesses.close()
            logs.close()
            keeper.close()
            core.database.close()
    finally:
        lock.close()


def create_app(
    core: Core,
    logs: Logs[Arrival],
    landing: Landing,
    witnesses: Witnesses,
    vault: Vault,
    outbox: Outbox,
) -> FastAPI:
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
    _include_routes(app, core, logs, landing, witnesses, vault, outbox)
    _describe_problems(app)
    app.add_middleware(BodyLimit, larger={"/api/v1/statements": ingest_api.BODY_BYTES})
    app.add_middleware(WebSecurity, public_url=core.settings.public_url)
    return app


def _include_routes(
    app: FastAPI,
    core: Core,
    logs: Logs[Arrival],
    landing: Landing,
    witnesses: Witnesses,
    vault: Vault,
    outbox: Outbox,
) -> None:
    devices = Devices(core)
    # First what is called most: routes are tried in this order.
    app.include_router(ingest_api.router(core, devices, Ingest(core, logs, landing)))
    app.include_router(devices_api.router(core, devices, logs))
    app.include_router(own_api.router(core, devices.authenticate, logs))
    vouchers = Vouchers(devices, core.clock)
    app.include_router(vouch_api.router(devices, vouchers, core.clock, devices.authenticate))
    sign_ins = DeviceSignIns(core, outbox)
    app.include_router(device_grant_api.router(core, sign_ins))
    app.include_router(contracts_api.router(core, devices))
    app.include_router(authority_api.router(core, devices.authenticate, logs))
    app.include_router(evidence_api.router(core, devices.authenticate))
    looks, periods = Looks(core), PeriodLooks(core)
    app.include_router(looks_api.router(looks, periods, core.clock, devices.authenticate))
    comments = Comments(core, outbox)
    app.include_router(comments_api.router(core, comments, devices.authenticate))

    assets = Assets()
    site = site_of(core.settings.public_url)
    inbox = Inbox(core)
    pages = Pages(assets, passkey_origin=site.origin if site else "", unread=inbox.unread)
    second_steps = SecondSteps(core, vault, outbox)
    accounts = Accounts(core, second_steps, outbox)
    gate = Gate(accounts, secure=core.settings.secure)
    passkeys = Passkeys(core, accounts, outbox)

    def head(organization: OrganizationId) -> Head:
        return logs.of(organization).head

    diary = Diary(core, head)
    doors = Doors(gate, core.database)
    app.include_router(assets.router())
    app.include_router(sign_in_pages.router(accounts, passkeys, gate, pages))
    app.include_router(account_pages.router(core, accounts, gate, pages))
    letters = Letters(core, outbox, accounts)
    app.include_router(letter_pages.router(accounts, letters, gate, pages))
    app.include_router(second_step_pages.router(accounts, second_steps, gate, pages))
    app.include_router(passkey_pages.router(accounts, passkeys, gate, pages))
    providers = Providers(core.clock, core.settings.providers)
    through = Through(core, vault, providers, accounts, outbox)
    app.include_router(through_pages.router(through, accounts, gate, pages))
    app.include_router(
        linked_pages.router(accounts, passkeys, Links(core, outbox), through, gate, pages)
    )
    app.include_router(
        provider_pages.router(ProviderSettings(core, vault, providers), doors, gate, pages)
    )
    invitations = Invitations(core, outbox)
    members = Members(core, outbox)
    app.include_router(members_pages.router(core, members, invitations, doors, gate, pages))
    app.include_router(team_pages.router(Team(core), doors, pages))
    app.include_router(webhook_pages.router(core, Webhooks(core, vault), doors, gate, pages))
    offers = Offers(core, outbox, invitations)
    app.include_router(offer_pages.router(offers, doors, gate, pages, core.clock))
    app.include_router(contract_pages.router(Contracts(core, outbox), doors, gate, pages))
    app.include_router(invitation_pages.router(Joining(core, accounts, outbox), gate, pages))
    app.include_router(device_grant_pages.router(sign_ins, gate, pages, core.clock))
    said = Written(core, comments, gate)
    app.include_router(diary_pages.router(diary, looks, periods, said, doors, pages, core.clock))
    app.include_router(span_pages.router(diary, periods, said, doors, pages, core.clock))
    app.include_router(comment_pages.router(core, comments, doors, gate, pages))
    app.include_router(look_pages.router(core, doors, pages))
    app.include_router(proof_pages.router(diary, doors, pages, core.clock))
    app.include_router(consents_pages.router(Consents(core, head), doors, pages))
    exports = Exports(core, witnesses.head)
    files = ExportFiles(core, exports, periods)
    app.include_router(export_pages.router(exports, files, doors, pages))
    tokens = Tokens(core, outbox)
    feeds = Feeds(core, outbox, diary, periods, head)
    app.include_router(feed_pages.router(core, feeds, accounts, passkeys, gate, pages))
    app.include_router(
        own_data_pages.router(core, WhatIsHeld(core, outbox), accounts, passkeys, gate, pages)
    )
    app.include_router(inbox_pages.router(core, inbox, gate, pages, sends=outbox.sends))
    app.include_router(token_pages.router(core, tokens, accounts, passkeys, gate, pages))
    token_doors = TokenDoors(tokens, core.database)
    app.include_router(diary_api.router(diary, periods, token_doors, core.clock))
    app.include_router(export_api.router(files, token_doors))
    app.include_router(members_api.router(members, token_doors, core.clock))
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
