"""The pages of the diary's weeks and months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, timedelta, tzinfo

from fastapi import APIRouter, BackgroundTasks, Request, Response
from fastapi.responses import RedirectResponse

from server.access.contracts import ContractView
from server.access.doors import Doors
from server.access.rules import Act
from server.accounts.service import Viewer
from server.clock import Clock
from server.comments.service import Place, Tally
from server.diary.counts import Counts
from server.diary.day import day_of
from server.diary.links import Links, Span, ZoneChoice
from server.diary.service import Diary, Week
from server.diary.shown import YEARS, Shown, first_of, shown, zone_switch
from server.diary.spans import (
    DayPart,
    build_days,
    build_weeks,
    month_before,
    month_bounds,
    next_month,
    sums_of,
    week_bounds,
)
from server.diary.written import Written
from server.looks.models import Stretch, Way
from server.looks.periods import Period, PeriodLooks
from server.problems import Code, Problem
from server.web.render import Pages


def router(
    diary: Diary,
    periods: PeriodLooks,
    written: Written,
    doors: Doors,
    pages: Pages,
    clock: Clock,
) -> APIRouter:
    """Routes below `/contracts/{contract}/diary`."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(diary, periods, written, doors, pages, clock)
    for path, handler in (
        ("/contracts/{contract}/diary/week/{day}", handlers.week),
        ("/contracts/{contract}/diary/month/{month}", handlers.month),
    ):
        routes.add_api_route(path, handler, methods=["GET"], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(
        self,
        diary: Diary,
        periods: PeriodLooks,
        written: Written,
        doors: Doors,
        pages: Pages,
        clock: Clock,
    ) -> None:
        self._periods = periods
        self._written = written
        self._diary = diary
        self._doors = doors
        self._pages = pages
        self._clock = clock

    def week(
        self,
        request: Request,
        later: BackgroundTasks,
        contract: str,
        day: date,
        zone: ZoneChoice = ZoneChoice.MINE,
    ) -> Response:
        """The week from Monday to Sunday UTC; under another date of it the way there."""
        viewer, view = self._doors.open(request, contract, Act.READ_DIARY)
        links, here = Links(view.contract, zone), shown(viewer, view, zone)
        if day.year not in YEARS:
            raise Problem(Code.NOT_FOUND, "There is no page for that year.")
        if day.weekday():
            return RedirectResponse(links.week(day), status_code=303)
        start_ms, end_ms = week_bounds(day)
        parts, counts = self._days(view, here.zone, start_ms, end_ms)
        self._note(viewer, view, parts, Period(Stretch.WEEK, start_ms, end_ms), later)
        minutes = counts.between(start_ms, end_ms)
        now_ms = self._clock.now_ms()
        this = day_of(now_ms, UTC)
        return self._answer(
            "week.html",
            viewer,
            view,
            here,
            parts,
            {
                "span": Span.WEEK,
                "monday": day,
                "start_ms": start_ms,
                "end_ms": end_ms,
                "tallies": _by_day(
                    parts,
                    self._written.tallies(viewer, view, start_ms=start_ms, end_ms=end_ms),
                ),
                "week": Week(minutes, view.limit_minutes, self._diary.close(view, start_ms)),
                "zones": zone_switch(viewer, view, lambda choice: links.week(day, choice=choice)),
                "zone_key": zone.value,
                "links": links,
                "previous": links.week(day - timedelta(days=7)),
                "next": links.week(day + timedelta(days=7)),
                "current": links.week(this),
                "is_current": this - timedelta(days=this.weekday()) == day,
                "pages": {
                    Span.DAY: links.day(_day_of_work(parts, now_ms) or day),
                    Span.WEEK: links.week(day),
                    Span.MONTH: links.month(day),
                },
            },
        )

    def month(
        self,
        request: Request,
        later: BackgroundTasks,
        contract: str,
        month: str,
        zone: ZoneChoice = ZoneChoice.MINE,
    ) -> Response:
        """The month of a calendar in the zone shown."""
        viewer, view = self._doors.open(request, contract, Act.READ_DIARY)
        links, here = Links(view.contract, zone), shown(viewer, view, zone)
        first = first_of(month)
        start_ms, end_ms = month_bounds(first, here.zone)
        parts, counts = self._days(view, here.zone, start_ms, end_ms)
        self._note(viewer, view, parts, Period(Stretch.MONTH, start_ms, end_ms), later)
        now_ms = self._clock.now_ms()
        this = day_of(now_ms, here.zone)
        return self._answer(
            "month.html",
            viewer,
            view,
            here,
            parts,
            {
                "span": Span.MONTH,
                "first": first,
                "weeks": build_weeks(
                    parts, first=first, counts=counts, limit_minutes=view.limit_minutes
                ),
                "today": this,
                "zones": zone_switch(
                    viewer, view, lambda choice: links.month(first, choice=choice)
                ),
                "zone_key": zone.value,
                "links": links,
                "previous": links.month(month_before(first)),
                "next": links.month(next_month(first)),
                "current": links.month(this),
                "is_current": this.replace(day=1) == first,
                "pages": {
                    Span.DAY: links.day(_day_of_work(parts, now_ms) or first),
                    Span.WEEK: links.week(_day_of_work(parts, now_ms) or first),
                    Span.MONTH: links.month(first),
                },
            },
        )

    def _note(
        self,
        viewer: Viewer,
        view: ContractView,
        parts: Sequence[DayPart],
        period: Period,
        later: BackgroundTasks,
    ) -> None:
        """Write a look down, before anything is shown, if there is anything to show."""
        if not all(part.empty for part in parts):
            self._periods.note(view, viewer.person, period, Way.PAGE, later=later.add_task)

    def _days(
        self, view: ContractView, zone: tzinfo, start_ms: int, end_ms: int
    ) -> tuple[tuple[DayPart, ...], Counts]:
        segments = self._diary.segments(view, start_ms=start_ms, end_ms=end_ms)
        claims = self._diary.claims(view, start_ms=start_ms, end_ms=end_ms)
        # After the segments: what has arrived between the two is counted too. A day before and after, for the
        # weeks of a month's first and last line.
        day_ms = 24 * 3_600_000
        counts = self._diary.counts(view, start_ms=start_ms - day_ms, end_ms=end_ms + day_ms)
        parts = build_days(
            start_ms,
            end_ms,
            zone=zone,
            segments=segments,
            claims=claims,
            counts=counts,
            limit_minutes=view.limit_minutes,
        )
        return parts, counts

    def _answer(
        self,
        template: str,
        viewer: Viewer,
        view: ContractView,
        here: Shown,
        parts: tuple[DayPart, ...],
        values: Mapping[str, object],
    ) -> Response:
        empty = all(part.empty for part in parts)
        last_ms = self._diary.last_slot_ms(view) if empty else None
        return self._pages.answer(
            template,
            {
                "viewer": viewer,
                "view": view,
                "zone": here.zone,
                "zone_name": here.name,
                "parts": parts,
                "sums": sums_of(parts),
                "empty": empty,
                "latest_day": None if last_ms is None else day_of(last_ms, here.zone),
                **values,
            },
        )


def _day_of_work(parts: tuple[DayPart, ...], now_ms: int) -> date | None:
    """Today if it is among them, else the first day with something on it."""
    for part in parts:
        if part.day.start_ms <= now_ms < part.day.end_ms:
            return part.day.date
    return next((part.day.date for part in parts if not part.empty), None)


def _by_day(parts: tuple[DayPart, ...], tallies: Mapping[Place, Tally]) -> dict[date, Tally]:
    """What stands on the segments of each day; days without comments are left out."""
    found = {}
    for part in parts:
        places = ((card.recorded.stream, card.recorded.seq) for card in part.day.cards)
        here = [tallies[place] for place in places if place in tallies]
        if here:
            found[part.day.date] = Tally(
                sum(one.comments for one in here), sum(one.unread for one in here)
            )
    return found
