"""The pages of time analysis: of an organization, and of one's own time; with the same as files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from server.access.contracts import ContractView
from server.access.doors import Doors
from server.access.organizations import Place
from server.access.rules import Act, Deed
from server.accounts.service import Viewer
from server.analysis.answer import answer, table
from server.analysis.asked import (
    MINE,
    UTC_CHOICE,
    Asked,
    NotAskedRightError,
    Typed,
    asked,
    typed,
)
from server.analysis.period import Preset
from server.analysis.report import Group, Report
from server.analysis.service import Analysis
from server.clock import Clock
from server.problems import Code, Problem
from server.web import analysis_words as words
from server.web.render import Pages
from wire.records import ContractId, OrganizationId


@dataclass(frozen=True, slots=True)
class Room:
    """Whose time it is about, and who asks: `place` is None for their own contracts, of all organizations."""

    viewer: Viewer
    place: Place | None
    views: tuple[ContractView, ...]
    readable: frozenset[ContractId]

    @property
    def path(self) -> str:
        """The address of its page."""
        return "/analysis" if self.place is None else of_organization(self.place.organization)

    @property
    def groups(self) -> tuple[Group, ...]:
        """What lines can be about; the first is what they are about unless something is chosen."""
        first = (Group.CONTRACT,) if self.place is None else (Group.PERSON, Group.CONTRACT)
        last = (Group.APP,) if self.readable else ()
        return (*first, Group.DAY, Group.WEEK, Group.MONTH, *last)

    @property
    def people(self) -> list[tuple[str, str]]:
        """Id and name of each contractor, by name; nobody has to choose themselves."""
        if self.place is None:
            return []
        found = {view.person: view.contractor for view in self.views}
        return sorted(found.items(), key=lambda one: (one[1], one[0]))

    @property
    def contracts(self) -> list[tuple[str, str, str]]:
        """Id, title and other side of each."""
        return [
            (view.contract, view.title, view.employer if self.place is None else view.contractor)
            for view in self.views
        ]


def of_organization(organization: OrganizationId) -> str:
    """The address of an organization's page."""
    return f"/organizations/{organization}/analysis"


def router(analysis: Analysis, doors: Doors, pages: Pages, clock: Clock) -> APIRouter:
    """Routes of `/analysis` and `/organizations/{organization}/analysis`."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(analysis, doors, pages, clock)
    base = "/organizations/{organization}/analysis"
    for path, handler in (
        ("/analysis", handlers.own),
        ("/analysis.csv", handlers.own_table),
        ("/analysis.json", handlers.own_json),
        (base, handlers.page),
        (f"{base}.csv", handlers.table),
        (f"{base}.json", handlers.json),
    ):
        routes.add_api_route(path, handler, methods=["GET"], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(self, analysis: Analysis, doors: Doors, pages: Pages, clock: Clock) -> None:
        self._analysis = analysis
        self._doors = doors
        self._pages = pages
        self._clock = clock

    def own(self, request: Request) -> Response:
        return self._page(request, self._own(request))

    def own_table(self, request: Request) -> Response:
        return self._file(request, self._own(request), "csv")

    def own_json(self, request: Request) -> Response:
        return self._file(request, self._own(request), "json")

    def page(self, request: Request, organization: str) -> Response:
        return self._page(request, self._of(request, organization))

    def table(self, request: Request, organization: str) -> Response:
        return self._file(request, self._of(request, organization), "csv")

    def json(self, request: Request, organization: str) -> Response:
        return self._file(request, self._of(request, organization), "json")

    def _own(self, request: Request) -> Room:
        return self._room(request, None, lambda view: view.viewer_is_contractor)

    def _of(self, request: Request, organization: str) -> Room:
        _, place = self._doors.enter(request, organization, Deed.ANALYSE)
        return self._room(request, place, lambda view: view.organization == place.organization)

    def _room(
        self, request: Request, place: Place | None, belongs: Callable[[ContractView], bool]
    ) -> Room:
        viewer, known = self._doors.all_open(request, Act.KNOW)
        _, readable = self._doors.all_open(request, Act.READ_DIARY)
        views = tuple(filter(belongs, known))
        return Room(
            viewer, place, views, frozenset(view.contract for view in readable if belongs(view))
        )

    def _asked(self, told: Typed, room: Room) -> Asked:
        return asked(
            told,
            group=room.groups[0],
            zone_name=room.viewer.zone_name,
            now_ms=self._clock.now_ms(),
        )

    def _page(self, request: Request, room: Room) -> Response:
        told = typed(request.query_params.multi_items())
        question: Asked | None = None
        report: Report | None = None
        wrong: dict[str, str] = defaultdict(str)
        try:
            question = self._asked(told, room)
            report = self._analysis.report(question, room.views, room.readable)
        except NotAskedRightError as error:
            wrong.update((name, words.FAULTS[fault]) for name, fault in error.wrong.items())
        query = urlencode(request.query_params.multi_items())
        return self._pages.answer(
            "analysis.html" if room.place is None else "organization_analysis.html",
            {
                "viewer": room.viewer,
                "place": room.place,
                "section": "analysis",
                "room": room,
                "typed": told,
                "wrong": wrong,
                "asked": question,
                "report": report,
                "presets": tuple(Preset),
                "preset": question.preset.value if question else told.period,
                "group": question.group.value if question else told.group or room.groups[0].value,
                "zones": _zones(room.viewer, told.zone),
                "download": {
                    ending: f"{room.path}.{ending}" + (f"?{query}" if query else "")
                    for ending in ("csv", "json")
                },
            },
            status=400 if wrong else 200,
        )

    def _file(self, request: Request, room: Room, ending: str) -> Response:
        told = typed(request.query_params.multi_items())
        try:
            question = self._asked(told, room)
            report = self._analysis.report(question, room.views, room.readable)
        except NotAskedRightError as error:
            raise Problem(Code.BAD_REQUEST, said(error)) from error
        period = report.when.period
        name = words.file_name(period.first, period.last, ending)
        headers = {
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        }
        if ending == "csv":
            lines: Iterator[str] = table(question, report)
            return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=headers)
        body = answer(question, report, self._clock.now_ms()).model_dump_json(indent=2)
        return Response(body, media_type="application/json", headers=headers)


def said(error: NotAskedRightError) -> str:
    """What is wrong with a question, for whoever sees no form."""
    return " ".join(f"{name}: {words.FAULTS[fault]}" for name, fault in error.wrong.items())


def _zones(viewer: Viewer, chosen: str) -> list[tuple[str, str, bool]]:
    """Value, words and whether it is chosen of each zone to choose from."""
    offered = [(MINE, f"Mine ({viewer.zone_name})"), (UTC_CHOICE, "UTC")]
    values = {value for value, _ in offered}
    if chosen and chosen not in values:
        # One of an address that somebody wrote by hand, right or wrong: it stays.
        offered.append((chosen, chosen))
    return [(value, name, value == (chosen or MINE)) for value, name in offered]
