"""`/api/v1/comments`: a contractor's device reads what is written on segments, and writes for its owner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Final

from fastapi import APIRouter, Header, Path, Query
from pydantic import BaseModel, Field

from server.access.contracts import ContractView, own_contract
from server.access.rules import Act
from server.accounts.refusals import TooManyAttemptsError
from server.comments.refusals import CommentRefusedError, NoSegmentError, Refusal
from server.comments.service import CHARACTERS, Comment, Comments
from server.context import Core
from server.devices.service import DeviceIdentity
from server.problems import Code, Problem, busy, responses
from server.web import comment_words as words
from wire.canonical import MAX_INTEGER
from wire.records import ContractId, StreamId

LONGEST_MS: Final = 35 * 24 * 3_600_000
"""The longest span of one question."""

_Instant = Annotated[int, Query(ge=0, le=MAX_INTEGER)]
_Number = Annotated[int, Path(ge=1, le=MAX_INTEGER)]
_Authorization = Annotated[str | None, Header()]
_REFUSED = (
    Code.BAD_REQUEST,
    Code.NOT_SIGNED_IN,
    Code.DEVICE_REVOKED,
    Code.NOT_FOUND,
    Code.BUSY,
    Code.DISK_FULL,
)


class CommentTold(BaseModel):
    """A comment or question; `text` is empty once it was deleted."""

    number: int = Field(description="counts within the contract")
    stream: str
    seq: int
    who: str = Field(description="the person's name")
    own: bool
    question: bool
    waits: bool = Field(description="a question to which the other side has not written yet")
    text: str
    version: int
    made_ms: int = Field(description="UTC")
    edited_ms: int | None
    deleted_ms: int | None


class CommentsTold(BaseModel):
    """By segment, then in the order in which they were written."""

    comments: list[CommentTold]
    unread: int = Field(description="of all segments of the contract, by others than the caller")
    time_ms: int


class CommentWritten(BaseModel):
    """A new comment."""

    contract: str = Field(max_length=64)
    stream: str = Field(max_length=64)
    seq: int = Field(ge=0, le=MAX_INTEGER)
    text: str = Field(max_length=10 * CHARACTERS)
    question: bool = False
    once: str = Field(
        min_length=16, max_length=64, description="random; what is sent with it twice is one"
    )


class CommentEdited(BaseModel):
    """Other words for an own comment, within 15 minutes."""

    contract: str = Field(max_length=64)
    stream: str = Field(max_length=64)
    seq: int = Field(ge=0, le=MAX_INTEGER)
    version: int = Field(ge=1, le=MAX_INTEGER, description="the one that was read")
    text: str = Field(max_length=10 * CHARACTERS)


class CommentKept(BaseModel):
    """It is stored."""

    number: int
    time_ms: int


def router(
    core: Core, comments: Comments, authenticate: Callable[[str | None], DeviceIdentity]
) -> APIRouter:
    """The routes of comments, about the owner of the device alone."""
    routes = APIRouter(prefix="/api/v1", tags=["diary"])

    def opened(authorization: str | None, contract: str) -> tuple[DeviceIdentity, ContractView]:
        caller = authenticate(authorization)
        with core.database.reading() as rows:
            view = own_contract(
                rows,
                caller.organization,
                caller.person,
                Act.COMMENT,
                contract=ContractId(contract),
            )
        if view is None:
            raise Problem(Code.NOT_FOUND, "There is no such contract of this device's owner.")
        return caller, view

    @routes.get("/comments", responses=responses(*_REFUSED[:-1]))
    def read(
        contract: str,
        start_ms: _Instant,
        end_ms: _Instant,
        authorization: _Authorization = None,
    ) -> CommentsTold:
        """What stands on segments of the contract that begin in `[start_ms, end_ms)`. Reading here leaves it unread."""
        caller, view = opened(authorization, contract)
        if not 0 < end_ms - start_ms <= LONGEST_MS:
            raise Problem(Code.BAD_REQUEST, "start_ms, end_ms: a span of at most 35 days.")
        threads = comments.of_span(view, caller.person, start_ms=start_ms, end_ms=end_ms)
        return CommentsTold(
            comments=[
                _told(one, *place) for place, thread in sorted(threads.items()) for one in thread
            ],
            unread=comments.unread(caller.person, [view]).get(view.contract, 0),
            time_ms=core.clock.now_ms(),
        )

    @routes.post("/comments", status_code=201, responses=responses(*_REFUSED))
    def write(body: CommentWritten, authorization: _Authorization = None) -> CommentKept:
        """Write on a segment of an own contract."""
        caller, view = opened(authorization, body.contract)
        with _refusals():
            number = comments.write(
                view,
                caller.person,
                (StreamId(body.stream), body.seq),
                text=body.text,
                question=body.question,
                once=body.once,
            )
        return CommentKept(number=number, time_ms=core.clock.now_ms())

    @routes.put("/comments/{number}", responses=responses(*_REFUSED))
    def edit(
        number: _Number, body: CommentEdited, authorization: _Authorization = None
    ) -> CommentKept:
        """Change an own comment; what it said before stays with it."""
        caller, view = opened(authorization, body.contract)
        with _refusals():
            comments.edit(
                view,
                caller.person,
                (StreamId(body.stream), body.seq),
                number=number,
                version=body.version,
                text=body.text,
            )
        return CommentKept(number=number, time_ms=core.clock.now_ms())

    @routes.delete("/comments/{number}", responses=responses(*_REFUSED))
    def delete(
        number: _Number,
        contract: str,
        stream: str,
        seq: _Instant,
        authorization: _Authorization = None,
    ) -> CommentKept:
        """Take the words of an own comment back; that there was one stays."""
        caller, view = opened(authorization, contract)
        with _refusals():
            comments.delete(view, caller.person, (StreamId(stream), seq), number=number)
        return CommentKept(number=number, time_ms=core.clock.now_ms())

    return routes


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except NoSegmentError:
        raise Problem(Code.NOT_FOUND, "The contract has no such segment.") from None
    except CommentRefusedError as refused:
        code = Code.NOT_FOUND if refused.refusal is Refusal.OVER else Code.BAD_REQUEST
        raise Problem(
            code, words.REFUSALS[refused.refusal], extras={"refusal": refused.refusal.value}
        ) from None
    except TooManyAttemptsError as refused:
        raise busy(refused.wait_s) from None


def _told(one: Comment, stream: StreamId, seq: int) -> CommentTold:
    return CommentTold(
        number=one.number,
        stream=stream,
        seq=seq,
        who=one.who,
        own=one.own,
        question=one.question,
        waits=one.waits,
        text=one.text,
        version=one.version,
        made_ms=one.made_ms,
        edited_ms=one.edited_ms,
        deleted_ms=one.deleted_ms,
    )
