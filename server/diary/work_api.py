"""`/api/v1/work`: a person's programs read what contracts there are, and days of their diaries."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, BackgroundTasks, Query, Request, Response
from pydantic import BaseModel, Field

from server.access.rules import Act
from server.access.token_doors import TokenDoors
from server.accounts.profile import zones
from server.clock import Clock
from server.diary.day import Card, build_day, day_bounds
from server.diary.recorded import Absent, CardState, Claimed, Fate, Trouble
from server.diary.service import Diary, Overview
from server.looks.models import Stretch, Way
from server.looks.periods import Period, PeriodLooks
from server.problems import Code, Problem, responses
from wire.records import ContractId, ItemKind, OrganizationId

_YEARS = range(2000, 2101)
"""Days outside are refused: neither work nor every time zone's rules are known there."""


class Token(BaseModel):
    """What the server knows of the token that was sent."""

    name: str = Field(description="what its owner called it")
    owner: str
    scopes: list[str]
    expires_ms: int
    time_ms: int


class WorkContract(BaseModel):
    """A contract with its hours of the week, which begins on Monday 00:00 UTC."""

    contract: ContractId
    organization: OrganizationId
    title: str
    employer: str
    contractor: str
    own: bool = Field(description="whether the token's owner is its contractor")
    segment_minutes: int
    limit_minutes: int | None = Field(description="of each week; null: none")
    week_minutes: int
    last_ms: int | None = Field(description="when the newest segment ends; null: there is none")
    ended_ms: int | None = Field(description="since when it has ended; null: it has not")


class WorkContracts(BaseModel):
    """By title."""

    contracts: list[WorkContract]
    time_ms: int


class Gone(BaseModel):
    """A part that is not there, and why; `kind` is null where nobody can know it."""

    kind: ItemKind | None
    fate: Fate


class WorkSegment(BaseModel):
    """A segment as the page of the day shows it."""

    stream: str
    seq: int
    start_ms: int
    end_ms: int
    minutes: int = Field(description="what counts of it")
    over_limit_minutes: int = Field(description="how much of that lies beyond the week's limit")
    state: CardState
    late: bool
    memo: str
    activity: int | None = Field(description="0 to 10; null: not known, which is never none")
    inputs: list[int | None] | None = Field(
        description="of each minute of the slot, null where not tracked; null as a whole: not known"
    )
    pictures: int = Field(description="how many there are; the export holds them")
    absent: list[Gone]
    trouble: Trouble | None = Field(description="why it does not hold; null: it does")


class WorkClaim(BaseModel):
    """Manual time: claimed, without evidence."""

    stream: str
    seq: int
    start_ms: int
    end_ms: int
    minutes: int
    memo: str
    late: bool
    taken_back: bool


class WorkDay(BaseModel):
    """The segments whose slots begin on a day of a time zone; `minutes` without manual time."""

    date: date
    zone: str
    start_ms: int
    end_ms: int
    minutes: int
    manual_minutes: int
    segments: list[WorkSegment]
    manual: list[WorkClaim]
    time_ms: int


def router(diary: Diary, periods: PeriodLooks, doors: TokenDoors, clock: Clock) -> APIRouter:
    """The routes for programs of people who read diaries."""
    routes = APIRouter(prefix="/api/v1/work", tags=["work"])

    @routes.get("/token", responses=responses(Code.NOT_SIGNED_IN, Code.BUSY))
    def token(request: Request, response: Response) -> Token:
        """What the token is for, and until when. Any token may ask."""
        bearer = doors.bearer(request)
        response.headers["Cache-Control"] = "no-store"
        return Token(
            name=bearer.token_name,
            owner=bearer.name,
            scopes=sorted(bearer.scopes),
            expires_ms=bearer.expires_ms,
            time_ms=clock.now_ms(),
        )

    @routes.get(
        "/contracts", responses=responses(Code.NOT_SIGNED_IN, Code.INSUFFICIENT_SCOPE, Code.BUSY)
    )
    def contracts(request: Request, response: Response) -> WorkContracts:
        """Every contract that the token's owner finds in their list. Takes the scope `contracts`."""
        _, found = doors.all_open(request, Act.KNOW)
        response.headers["Cache-Control"] = "no-store"
        return WorkContracts(
            contracts=[_contract(one) for one in diary.overviews(found)], time_ms=clock.now_ms()
        )

    @routes.get(
        "/contracts/{contract}/days/{day}",
        responses=responses(
            Code.BAD_REQUEST,
            Code.NOT_SIGNED_IN,
            Code.INSUFFICIENT_SCOPE,
            Code.NOT_FOUND,
            Code.BUSY,
        ),
    )
    def of_day(
        request: Request,
        response: Response,
        later: BackgroundTasks,
        contract: str,
        day: date,
        zone: Annotated[
            str, Query(description="an IANA name; without one the zone of the token's owner")
        ] = "",
    ) -> WorkDay:
        """A day of the work diary, without pictures and windows. Takes the scope `diary`."""
        bearer, view = doors.open(request, contract, Act.READ_DIARY)
        named = zone or bearer.zone_name
        if named not in zones():
            raise Problem(Code.BAD_REQUEST, "zone: an IANA name such as Europe/Berlin.")
        if day.year not in _YEARS:
            raise Problem(Code.BAD_REQUEST, f"day: {day} lies outside of what can be recorded.")
        shown = ZoneInfo(named)
        start_ms, end_ms = day_bounds(day, shown)
        segments = diary.segments(view, start_ms=start_ms, end_ms=end_ms)
        # After the segments: what has arrived between the two is counted too.
        counts = diary.counts(view, start_ms=start_ms, end_ms=end_ms)
        laid = build_day(
            day,
            zone=shown,
            segments=segments,
            claims=diary.claims(view, start_ms=start_ms, end_ms=end_ms),
            limit_minutes=view.limit_minutes,
            before=counts.before(start_ms),
            counts=counts.by_position,
        )
        if not laid.empty:
            period = Period(Stretch.DAY, start_ms, end_ms)
            periods.note(view, bearer.person, period, Way.TOKEN, later=later.add_task)
        response.headers["Cache-Control"] = "no-store"
        return WorkDay(
            date=day,
            zone=named,
            start_ms=start_ms,
            end_ms=end_ms,
            minutes=laid.minutes,
            manual_minutes=laid.claimed_minutes,
            segments=[_segment(card) for card in laid.cards],
            manual=[_claim(claim) for claim in laid.claims],
            time_ms=clock.now_ms(),
        )

    return routes


def _contract(one: Overview) -> WorkContract:
    view = one.view
    return WorkContract(
        contract=view.contract,
        organization=view.organization,
        title=view.title,
        employer=view.employer,
        contractor=view.contractor,
        own=view.viewer_is_contractor,
        segment_minutes=view.segment_minutes,
        limit_minutes=view.limit_minutes,
        week_minutes=one.week_minutes,
        last_ms=one.last_ms,
        ended_ms=view.ended_ms,
    )


def _segment(card: Card) -> WorkSegment:
    here = card.recorded
    return WorkSegment(
        stream=here.stream,
        seq=here.seq,
        start_ms=here.start_ms,
        end_ms=here.end_ms,
        minutes=card.counted,
        over_limit_minutes=card.over,
        state=card.state,
        late=here.late,
        memo=here.memo,
        activity=card.tenths,
        inputs=None if card.bars is None else list(card.inputs),
        pictures=len(here.shots),
        absent=[_gone(part) for part in here.absent],
        trouble=here.trouble,
    )


def _gone(part: Absent) -> Gone:
    return Gone(kind=part.kind, fate=part.fate)


def _claim(claim: Claimed) -> WorkClaim:
    return WorkClaim(
        stream=claim.stream,
        seq=claim.seq,
        start_ms=claim.start_ms,
        end_ms=claim.end_ms,
        minutes=claim.minutes,
        memo=claim.memo,
        late=claim.late,
        taken_back=claim.taken_back,
    )
