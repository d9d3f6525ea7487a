"""The page behind the verification mark: what it says for a day, a week or a month, and how to check it elsewhere."""

from __future__ import annotations

from datetime import UTC, date
from functools import partial

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from server.access.contracts import ContractView
from server.access.doors import Doors
from server.access.rules import Act
from server.accounts.service import Viewer
from server.clock import Clock
from server.diary.day import day_of
from server.diary.findings import findings
from server.diary.links import Links, Span, ZoneChoice
from server.diary.recorded import Recorded
from server.diary.service import Diary
from server.diary.shown import bounds, first_of, shown, zone_switch
from server.diary.spans import month_bounds, week_bounds
from server.web import evidence_words, words
from server.web.render import Pages

LISTED = 100
"""So many segments that do not hold are listed by name."""


def router(diary: Diary, doors: Doors, pages: Pages, clock: Clock) -> APIRouter:
    """Routes below `/contracts/{contract}/proof`, for whoever may read the diary."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(diary, doors, pages, clock)
    base = "/contracts/{contract}/proof"
    for path, handler in (
        (base + "/{day}", handlers.day),
        (base + "/week/{day}", handlers.week),
        (base + "/month/{month}", handlers.month),
    ):
        routes.add_api_route(path, handler, methods=["GET"], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(self, diary: Diary, doors: Doors, pages: Pages, clock: Clock) -> None:
        self._diary = diary
        self._doors = doors
        self._pages = pages
        self._clock = clock

    def day(
        self, request: Request, contract: str, day: date, zone: ZoneChoice = ZoneChoice.MINE
    ) -> Response:
        viewer, view = self._doors.open(request, contract, Act.READ_DIARY)
        around = bounds(day, shown(viewer, view, zone).zone)
        return self._answer(viewer, view, zone, Span.DAY, day, words.day_name(day), around)

    def week(
        self, request: Request, contract: str, day: date, zone: ZoneChoice = ZoneChoice.MINE
    ) -> Response:
        """The week from Monday to Sunday UTC; under another date of it the way there."""
        viewer, view = self._doors.open(request, contract, Act.READ_DIARY)
        bounds(day, UTC)
        if day.weekday():
            goal = Links(view.contract, zone).proof(Span.WEEK, day)
            return RedirectResponse(goal, status_code=303)
        name = words.week_name(day)
        return self._answer(viewer, view, zone, Span.WEEK, day, name, week_bounds(day))

    def month(
        self, request: Request, contract: str, month: str, zone: ZoneChoice = ZoneChoice.MINE
    ) -> Response:
        viewer, view = self._doors.open(request, contract, Act.READ_DIARY)
        first = first_of(month)
        around = month_bounds(first, shown(viewer, view, zone).zone)
        return self._answer(viewer, view, zone, Span.MONTH, first, words.month_name(first), around)

    def _answer(
        self,
        viewer: Viewer,
        view: ContractView,
        choice: ZoneChoice,
        span: Span,
        day: date,
        name: str,
        around: tuple[int, int],
    ) -> Response:
        start_ms, end_ms = around
        here, links = shown(viewer, view, choice), Links(view.contract, choice)
        checked = self._diary.checked(view, start_ms=start_ms, end_ms=end_ms)
        claims = self._diary.claims(view, start_ms=start_ms, end_ms=end_ms)
        found = findings(checked.segments, claims)
        # Exports take days of the viewer's own zone: those that hold all of the period.
        days = day_of(start_ms, viewer.zone), day_of(end_ms - 1, viewer.zone)

        def address(segment: Recorded) -> str:
            return links.segment(segment, day_of(segment.slot_start_ms, here.zone))

        return self._pages.answer(
            "proof.html",
            {
                "viewer": viewer,
                "view": view,
                "links": links,
                "span": span,
                "name": name,
                "back": links.page(span, day),
                "found": found,
                "listed": [(one, kind, address(one)) for one, kind in found.unsound[:LISTED]],
                "head": checked.head,
                "checked_ms": self._clock.now_ms(),
                "zones": zone_switch(
                    viewer, view, partial(_proof_in, view=view, span=span, day=day)
                ),
                "zone_key": choice.value,
                "export": f"{links.export()}?from={days[0].isoformat()}&to={days[1].isoformat()}",
                "file_name": evidence_words.bundle_name(view.title, *days),
                "trust_name": evidence_words.trust_name(view.employer),
                "zone": here.zone,
                "zone_name": here.name,
            },
        )


def _proof_in(choice: ZoneChoice, *, view: ContractView, span: Span, day: date) -> str:
    """The address of this very page in another zone."""
    return Links(view.contract, choice).proof(span, day)
