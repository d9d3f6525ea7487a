"""`GET /api/v1/streams`: the heads of a contract's streams and what counts up to them, for closing a week."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Protocol

from fastapi import APIRouter, Header, Query
from pydantic import BaseModel, Field

from server.context import Core
from server.evidence.service import billable
from server.problems import Code, Problem, responses
from wire.contractor import FIRST_MONDAY_MS, WEEK_MS
from wire.records import ContractId, OrganizationId, PersonId

_MINE = "SELECT 1 FROM contracts WHERE organization = ? AND contract = ? AND person = ?"
_HEADS = (
    "SELECT stream, seq, sha256, device FROM streams WHERE organization = ? AND contract = ?"
    " ORDER BY stream"
)


class Caller(Protocol):
    """Who asks: a device as `server.devices` knows it."""

    @property
    def organization(self) -> OrganizationId:
        """The organization that it belongs to."""
        ...

    @property
    def person(self) -> PersonId:
        """Its owner."""
        ...


class Head(BaseModel):
    """The newest statement of a stream."""

    stream: str
    seq: int
    sha256: str = Field(description="SHA-256 hex of its payload")
    device: str = Field(description="whose stream it is")


class Week(BaseModel):
    """What a close of the week over all of `heads` may say at most."""

    contract: str
    week_start_ms: int
    minutes: int = Field(description="tracked minutes that count")
    manual_minutes: int
    heads: list[Head]
    time_ms: int


def router(core: Core, authenticate: Callable[[str | None], Caller]) -> APIRouter:
    """The routes; `authenticate` tells who sends a header `Authorization`, or raises `Problem`."""
    routes = APIRouter(prefix="/api/v1", tags=["statements"])

    @routes.get(
        "/streams",
        responses=responses(
            Code.BAD_REQUEST,
            Code.NOT_SIGNED_IN,
            Code.DEVICE_REVOKED,
            Code.NOT_FOUND,
            Code.BUSY,
        ),
    )
    def streams(
        contract: str,
        week_start_ms: Annotated[int, Query(ge=0, lt=2**53)],
        authorization: Annotated[str | None, Header()] = None,
    ) -> Week:
        """All streams of a contract of the device's owner, and what counts of a week that begins on a Monday."""
        caller = authenticate(authorization)
        if (week_start_ms - FIRST_MONDAY_MS) % WEEK_MS:
            raise Problem(Code.BAD_REQUEST, "week_start_ms: no Monday 00:00 UTC.")
        at = (caller.organization, ContractId(contract))
        if not core.database.select(_MINE, *at, caller.person):
            raise Problem(Code.NOT_FOUND, "There is no such contract of this device's owner.")
        # What comes in after this has higher numbers, and is not counted below.
        heads = [
            Head(stream=stream, seq=seq, sha256=sha256, device=device)
            for stream, seq, sha256, device in core.database.select(_HEADS, *at)
        ]
        minutes, manual_minutes = billable(
            core.database,
            *at,
            week_start_ms=week_start_ms,
            heads={head.stream: head.seq for head in heads},
        )
        return Week(
            contract=contract,
            week_start_ms=week_start_ms,
            minutes=minutes,
            manual_minutes=manual_minutes,
            heads=heads,
            time_ms=core.clock.now_ms(),
        )

    return routes
