"""`GET /api/v1/server` and `POST /api/v1/statements`: what this server takes, and taking it, in parts too."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from functools import partial
from typing import Any

import msgspec
from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel

from server.context import Core
from server.devices.service import Devices
from server.ingest.parts import PART_BYTES, Parts
from server.ingest.service import Checked, Ingest
from server.log.sequencer import Receipted
from server.problems import Code, Problem, busy, responses
from server.version import VERSION
from wire.batch import CONTENT_TYPE, DEFAULT_LIMITS
from wire.canonical import MAX_STATEMENT_BYTES
from wire.records import DeviceId
from wire.statement import MAX_VERSION, MIN_VERSION, STABLE_VERSION

API_VERSION = 1

CHECKERS = 2
"""Threads that check batches. It is arithmetic under the interpreter's one lock: more would only queue for that."""

WRITERS = 32
"""Threads that write pictures; they wait for the disk."""

SMALL_BYTES = 65_536
"""Up to this size a body is read before we ask who sends it, as forms are."""

BODY_BYTES = DEFAULT_LIMITS.batch_bytes
"""Where the body limit of the application ends; `Ingest.limits` may be narrower."""

AT_ONCE = 96
"""Uploads whose bodies may lie in memory at once; one more is told to come back."""

PAUSE_S = 30
"""How long a sender may stay silent in the middle of a body."""


class Versions(BaseModel):
    """Statement versions that are read, and the one to write."""

    min: int
    stable: int
    max: int


class Limits(BaseModel):
    """The largest sizes in bytes."""

    statement_bytes: int
    picture_bytes: int
    batch_bytes: int


class ServerInfo(BaseModel):
    """Which program answers here and what it takes; for agents before they enrol."""

    product: str
    version: str
    api: int
    statements: Versions
    time_ms: int
    limits: Limits


class Receipt(BaseModel):
    """The statement is in the log. `consistency` leads from the log size `known` to the receipt's checkpoint."""

    receipt: str
    consistency: list[str]
    known: int
    time_ms: int


class _Answer(msgspec.Struct):
    receipt: str
    consistency: tuple[str, ...]
    known: int
    time_ms: int


class _At(msgspec.Struct):
    at: int


class _Plain(APIRoute):
    """A route that is described like any other, and whose function gets the bare request.

    What FastAPI does between the two, reading parameters and checking answers, costs as much as a signature.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The function itself."""
        return self.endpoint


_ENCODER = msgspec.json.Encoder()

_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "One sealed statement with its disclosures and pictures (wire/SPEC.md).",
        "content": {CONTENT_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    },
    "parameters": [
        {
            "name": "known",
            "in": "query",
            "description": "Size of the newest checkpoint that the device has verified; 0 for none.",
            "schema": {"type": "integer", "minimum": 0, "default": 0},
        },
        {
            "name": "parts",
            "in": "query",
            "description": "SHA-256 of a batch that came in parts before: then the body is empty.",
            "schema": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        },
        {
            "name": "authorization",
            "in": "header",
            "required": True,
            "description": "`Bearer` and the device's token.",
            "schema": {"type": "string"},
        },
    ],
}


class PartsHere(BaseModel):
    """How many bytes of a batch are here: the next part begins there."""

    at: int


_PARTS: dict[str, Any] = {
    "parameters": [
        {
            "name": "authorization",
            "in": "header",
            "required": True,
            "description": "`Bearer` and the device's token.",
            "schema": {"type": "string"},
        },
    ],
}
_PART: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": f"At most {PART_BYTES} bytes of a batch.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    },
    "parameters": [
        *_PARTS["parameters"],
        {
            "name": "at",
            "in": "query",
            "required": True,
            "description": "Where in the batch these bytes begin.",
            "schema": {"type": "integer", "minimum": 0},
        },
    ],
}


def router(core: Core, devices: Devices, ingest: Ingest) -> APIRouter:
    """The routes of ingest."""
    parts = Parts(
        core.settings.data / "incoming", most_bytes=ingest.limits.batch_bytes, clock=core.clock
    )
    routes = APIRouter(prefix="/api/v1", tags=["statements"])
    plain = APIRouter(prefix="/api/v1", tags=["statements"], route_class=_Plain)
    # Made here, used on the one event loop that serves.
    checkers, writers = CapacityLimiter(CHECKERS), CapacityLimiter(WRITERS)
    places = asyncio.Semaphore(AT_ONCE)

    def check(
        authorization: str | None, body: bytes, known: int
    ) -> tuple[Checked, Future[Receipted] | None]:
        device = devices.authenticate(authorization)
        ingest.admit(device, known)
        checked = ingest.check(device, body)
        # Without pictures there is nothing to wait for, and no other thread is asked.
        return checked, None if checked.files else ingest.store(checked, known=known)

    async def take(authorization: str | None, body: bytes, known: int) -> Receipted:
        checked, answer = await to_thread.run_sync(
            check, authorization, body, known, limiter=checkers
        )
        if answer is None:
            answer = await to_thread.run_sync(
                partial(ingest.store, checked, known=known), limiter=writers
            )
        return await asyncio.wrap_future(answer)

    @routes.get("/server")
    def server() -> ServerInfo:
        """Name, versions, limits and clock of this server."""
        return ServerInfo(
            product="hourproof",
            version=VERSION,
            api=API_VERSION,
            statements=Versions(min=MIN_VERSION, stable=STABLE_VERSION, max=MAX_VERSION),
            time_ms=core.clock.now_ms(),
            limits=Limits(
                statement_bytes=MAX_STATEMENT_BYTES,
                picture_bytes=ingest.limits.picture_bytes,
                batch_bytes=ingest.limits.batch_bytes,
            ),
        )

    async def device_of(request: Request) -> DeviceId:
        authorization = request.headers.get("authorization")
        found = await to_thread.run_sync(devices.authenticate, authorization, limiter=checkers)
        return found.device

    refusals = responses(
        Code.BAD_REQUEST, Code.NOT_SIGNED_IN, Code.DEVICE_REVOKED, Code.TOO_LARGE, Code.DISK_FULL
    )

    @plain.get("/parts/{batch}", response_model=PartsHere, openapi_extra=_PARTS, responses=refusals)
    async def parts_here(request: Request) -> Response:
        """How many bytes are here of the batch with this SHA-256."""
        device = await device_of(request)
        batch = request.path_params["batch"]
        at = await to_thread.run_sync(parts.size, device, batch, limiter=writers)
        return Response(_ENCODER.encode(_At(at)), media_type="application/json")

    @plain.put("/parts/{batch}", response_model=PartsHere, openapi_extra=_PART, responses=refusals)
    async def add_part(request: Request) -> Response:
        """Keep a part of a batch for three days, until `POST /api/v1/statements?parts=` names the whole.

        Where the part does not begin at what is here it is left out, and the answer says where to go on.
        """
        at = _number(request, "at")
        device = await device_of(request)
        data = await _body(request, PART_BYTES)
        add = partial(parts.add, device, request.path_params["batch"], at=at, data=data)
        here = await to_thread.run_sync(add, limiter=writers)
        return Response(_ENCODER.encode(_At(here)), media_type="application/json")

    @plain.post(
        "/statements",
        status_code=201,
        response_model=Receipt,
        openapi_extra=_BODY,
        responses={
            200: {"description": "It was here already: a fresh receipt.", "model": Receipt},
            **responses(
                Code.BAD_REQUEST,
                Code.NOT_SIGNED_IN,
                Code.DEVICE_REVOKED,
                Code.STREAM_REUSED,
                Code.OUT_OF_ORDER,
                Code.CHECKPOINT_UNKNOWN,
                Code.TOO_LARGE,
                Code.WRONG_CONTENT_TYPE,
                Code.REFUSED_STATEMENT,
                Code.FROM_THE_FUTURE,
                Code.BAD_PICTURE,
                Code.NOT_RUNNING,
                Code.RESTORED,
                Code.BUSY,
                Code.DISK_FULL,
            ),
        },
    )
    async def statements(request: Request) -> Response:
        """Store a signed statement with its items and pictures, durably and once, and answer with its receipt.

        The same envelope again is answered with a fresh receipt, and items that come only now are stored. Every refusal
        stores nothing.
        """
        known = _number(request, "known")
        batch = request.query_params.get("parts")
        if request.headers.get("content-type") != CONTENT_TYPE:
            raise Problem(Code.WRONG_CONTENT_TYPE, f"Send a batch as {CONTENT_TYPE}.")
        authorization = request.headers.get("authorization")
        small = _told_bytes(request) <= min(SMALL_BYTES, ingest.limits.batch_bytes)
        if small:
            body = await _body(request, ingest.limits.batch_bytes)
        else:
            await to_thread.run_sync(devices.authenticate, authorization, limiter=checkers)
        if places.locked():
            raise busy()
        async with places:
            if not small:
                body = await _body(request, ingest.limits.batch_bytes)
            if batch is not None:
                device = await device_of(request)
                body = await to_thread.run_sync(parts.whole, device, batch, limiter=writers)
            done = await take(authorization, body, known)
            if batch is not None:
                await to_thread.run_sync(parts.forget, device, batch, limiter=writers)
        answer = _Answer(done.receipt, done.consistency, known, core.clock.now_ms())
        return Response(
            _ENCODER.encode(answer),
            status_code=201 if done.new else 200,
            media_type="application/json",
        )

    plain.routes.extend(routes.routes)
    return plain


def _number(request: Request, name: str) -> int:
    text = request.query_params.get(name, "0")
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise Problem(Code.BAD_REQUEST, f"{name}: a size is a whole number from 0.")
    return int(text)


def _told_bytes(request: Request) -> float:
    """The size of the body as its sender tells it; infinite when he does not."""
    told = request.headers.get("content-length", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) <= 15 else math.inf


async def _body(request: Request, limit: int) -> bytes:
    """The body, refused as soon as it is seen to be larger than `limit`: what comes after is not read."""
    if limit < _told_bytes(request) < math.inf:
        raise _too_large(limit)
    parts: list[bytes] = []
    size = 0
    stream = request.stream()
    while True:
        try:
            async with asyncio.timeout(PAUSE_S):
                part = await anext(stream, None)
        except TimeoutError:
            raise Problem(
                Code.BAD_REQUEST, f"The body stopped for {PAUSE_S} seconds. Nothing was stored."
            ) from None
        if part is None:
            return b"".join(parts)
        size += len(part)
        if size > limit:
            raise _too_large(limit)
        parts.append(part)


def _too_large(limit: int) -> Problem:
    return Problem(
        Code.TOO_LARGE,
        f"A batch has at most {limit} bytes. Nothing was stored.",
        extras={"limit": limit},
        headers={"Connection": "close"},
    )
