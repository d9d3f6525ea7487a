"""`GET /api/v1/authority` and `POST /api/v1/checkpoints`: what the organization has stated, and what devices saw."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Header, Query
from pydantic import BaseModel, Field

from server.authority import service
from server.authority.service import Stated
from server.context import Core
from server.log.service import Logs
from server.problems import Code, responses
from wire.fields import to_base64std
from wire.note import MAX_NOTE_BYTES
from wire.records import OrganizationId, PersonId

PATIENCE_S = 30.0
"""How long a request waits for the log's thread."""


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


class AuthorityStatement(BaseModel):
    """A statement that the organization has signed, and the proof that its log holds it."""

    envelope: str = Field(description="base64 of the signed envelope")
    receipt: str = Field(description="C2SP tlog-proof against the head of this answer")


class Rotation(BaseModel):
    """The log has a new key. The receipt is against the last checkpoint that the key before signed."""

    envelope: str
    receipt: str
    consistency: list[str] = Field(description="from `known` to the checkpoint of the receipt")


class Authority(BaseModel):
    """What the organization has stated of itself, of the device's owner and of their contracts, in the order of the
    log. `consistency` leads from the log size `known` to the head."""

    statements: list[AuthorityStatement]
    rotations: list[Rotation]
    consistency: list[str]
    known: int
    next: int | None = Field(
        description="place in the log to ask on from as `since`; null: that is all"
    )
    time_ms: int


class SeenCheckpoint(BaseModel):
    """A checkpoint as a device was given it."""

    note: str = Field(max_length=MAX_NOTE_BYTES, description="C2SP signed note")


class Compared(BaseModel):
    """The log contains the checkpoint that was shown."""

    size: int = Field(description="of the log now")
    time_ms: int


def router(core: Core, authenticate: Callable[[str | None], Caller], logs: Logs[Any]) -> APIRouter:
    """The routes; `authenticate` tells who sends a header `Authorization`, or raises `Problem`."""
    routes = APIRouter(prefix="/api/v1", tags=["log"])

    @routes.get(
        "/authority",
        responses=responses(
            Code.BAD_REQUEST,
            Code.NOT_SIGNED_IN,
            Code.DEVICE_REVOKED,
            Code.CHECKPOINT_UNKNOWN,
            Code.RESTORED,
            Code.BUSY,
            Code.DISK_FULL,
        ),
    )
    def authority(
        known: Annotated[int, Query(ge=0, lt=2**53)] = 0,
        since: Annotated[int, Query(ge=0, lt=2**53)] = 0,
        authorization: Annotated[str | None, Header()] = None,
    ) -> Authority:
        """What the organization has stated that concerns the owner of the device, with receipts.

        `known` is the size of the newest checkpoint that the device has verified. With `since`, only what entered the
        log at that place or later; what the organization stated of itself may come more than once.
        """
        caller = authenticate(authorization)
        log = logs.of(caller.organization)
        log.admit(known)
        _done(log.settle())
        told = service.of_person(
            core, caller.organization, caller.person, head=log.head, known=known, since=since
        )
        return Authority(
            statements=[AuthorityStatement(**_document(stated)) for stated in told.statements],
            rotations=[
                Rotation(**_document(turned.stated), consistency=list(turned.consistency))
                for turned in told.rotations
            ],
            consistency=list(told.consistency),
            known=known,
            next=told.next,
            time_ms=core.clock.now_ms(),
        )

    @routes.post(
        "/checkpoints",
        responses=responses(
            Code.BAD_REQUEST,
            Code.NOT_SIGNED_IN,
            Code.DEVICE_REVOKED,
            Code.BAD_CHECKPOINT,
            Code.RESTORED,
            Code.BUSY,
        ),
    )
    def checkpoints(
        body: SeenCheckpoint, authorization: Annotated[str | None, Header()] = None
    ) -> Compared:
        """Show a checkpoint of this log that the device has verified.

        If the log does not contain it, the database was put back from a backup: from then on nothing new is
        taken until the log is recovered.
        """
        log = logs.of(authenticate(authorization).organization)
        _done(log.show(body.note))
        return Compared(size=log.head.checkpoint.size, time_ms=core.clock.now_ms())

    return routes


def _done(future: Future[None]) -> None:
    future.result(timeout=PATIENCE_S)


def _document(stated: Stated) -> dict[str, str]:
    return {"envelope": to_base64std(stated.envelope), "receipt": stated.receipt}
