"""`GET /api/v1/looks`: a contractor's device asks who looked at what was recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final

from fastapi import APIRouter, Header, Query
from pydantic import BaseModel, Field

from server.clock import Clock
from server.devices.service import DeviceIdentity
from server.looks.models import Stretch, Way
from server.looks.periods import PeriodLooks
from server.looks.service import Looks
from server.problems import Code, Problem, responses
from wire.canonical import MAX_INTEGER
from wire.records import ContractId

LONGEST_MS: Final = 35 * 24 * 3_600_000
"""The longest span of one question."""

_Instant = Annotated[int, Query(ge=0, le=MAX_INTEGER)]


class Look(BaseModel):
    """The first time in an hour that somebody opened a segment's page or a full picture of it."""

    stream: str
    seq: int
    who: str = Field(description="the person's name")
    looked_ms: int = Field(description="UTC")


class PeriodLook(BaseModel):
    """That somebody was shown a day, a week, a month or an export, which is more than the time asked about."""

    who: str = Field(description="the person's name")
    looked_ms: int = Field(description="UTC, the first time in an hour, of a calendar in a day")
    span: Stretch
    start_ms: int
    end_ms: int
    way: Way
    times: int = Field(description="in all in that hour or day")


class Answer(BaseModel):
    """In the order of the looks."""

    looks: list[Look]
    periods: list[PeriodLook] = Field(description="those that have a part in the span asked about")
    time_ms: int


def router(
    looks: Looks,
    periods: PeriodLooks,
    clock: Clock,
    authenticate: Callable[[str | None], DeviceIdentity],
) -> APIRouter:
    """The route of looks."""
    routes = APIRouter(prefix="/api/v1", tags=["diary"])

    @routes.get(
        "/looks",
        responses=responses(
            Code.BAD_REQUEST,
            Code.NOT_SIGNED_IN,
            Code.DEVICE_REVOKED,
            Code.NOT_FOUND,
            Code.BUSY,
        ),
    )
    def who_looked(
        contract: str,
        start_ms: _Instant,
        end_ms: _Instant,
        authorization: Annotated[str | None, Header()] = None,
    ) -> Answer:
        """Who looked at segments of a contract of the device's owner that begin in `[start_ms, end_ms)`, and at days,
        weeks and months in which it lies."""
        caller = authenticate(authorization)
        if not 0 < end_ms - start_ms <= LONGEST_MS:
            raise Problem(Code.BAD_REQUEST, "start_ms, end_ms: a span of at most 35 days.")
        found = looks.of_span(
            caller.organization,
            ContractId(contract),
            contractor=caller.person,
            start_ms=start_ms,
            end_ms=end_ms,
        )
        if found is None:
            raise Problem(Code.NOT_FOUND, "There is no such contract of this device's owner.")
        return Answer(
            looks=[
                Look(stream=one.stream, seq=one.seq, who=one.who, looked_ms=one.looked_ms)
                for one in found
            ],
            periods=[
                PeriodLook(
                    who=one.who,
                    looked_ms=one.looked_ms,
                    span=one.period.span,
                    start_ms=one.period.start_ms,
                    end_ms=one.period.end_ms,
                    way=one.way,
                    times=one.times,
                )
                for one in periods.of_span(
                    caller.organization, ContractId(contract), start_ms=start_ms, end_ms=end_ms
                )
            ],
            time_ms=clock.now_ms(),
        )

    return routes
