"""The page of who looked at what was recorded with a contract, for both of its sides."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from server.access.doors import Doors
from server.access.rules import Act
from server.context import Core
from server.diary.day import day_of
from server.diary.links import Links, ZoneChoice
from server.diary.shown import bounds, shown
from server.looks.listing import Kind, Looked, page_of
from server.looks.models import Stretch
from server.problems import Code, Problem
from server.web.render import Pages
from wire.canonical import MAX_INTEGER


def router(core: Core, doors: Doors, pages: Pages) -> APIRouter:
    """The route below `/contracts/{contract}`."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/contracts/{contract}/looks", response_model=None)
    def looks(
        request: Request,
        contract: str,
        day: Annotated[str, Query(max_length=64)] = "",
        what: Kind = Kind.ALL,
        older: Annotated[str, Query(max_length=64)] = "",
        zone: ZoneChoice = ZoneChoice.MINE,
    ) -> Response:
        """Who looked: with a `day` at what lies on it alone, with `what` at that alone."""
        viewer, view = doors.open(request, contract, Act.READ_LOOKS)
        here = shown(viewer, view, zone)
        links = Links(view.contract, zone)
        chosen = _day(day)
        span = (0, MAX_INTEGER) if chosen is None else bounds(chosen, here.zone)
        found = page_of(
            core,
            view.organization,
            view.contract,
            start_ms=span[0],
            end_ms=span[1],
            kind=what,
            older=older,
        )

        def address(**changed: str) -> str:
            asked = {"day": day, "what": what.value, "zone": zone.value, **changed}
            usual = {"day": "", "what": Kind.ALL.value, "zone": ZoneChoice.MINE.value, "older": ""}
            query = {name: value for name, value in asked.items() if value != usual[name]}
            return links.looks() + (f"?{urlencode(query)}" if query else "")

        def goal(look: Looked) -> str | None:
            """The page that was looked at, if it was one."""
            begins = day_of(look.start_ms, here.zone)
            match look.span:
                case None:
                    return links.segment(look, begins)
                case Stretch.DAY:
                    # Of somebody in another zone: where most of it lies.
                    return links.day(day_of((look.start_ms + look.end_ms) // 2, here.zone))
                case Stretch.WEEK:
                    return links.week(date(1970, 1, 1) + timedelta(milliseconds=look.start_ms))
                case Stretch.MONTH:
                    return links.month(day_of((look.start_ms + look.end_ms) // 2, here.zone))
                case _:
                    return None

        return pages.answer(
            "looks.html",
            {
                "viewer": viewer,
                "view": view,
                "links": links,
                "looks": [(look, goal(look)) for look in found.looks],
                "older": found.older and address(older=found.older),
                "newest": address() if older else None,
                "day": chosen,
                "what": what,
                "kinds": {kind: address(what=kind.value) for kind in Kind},
                "all_days": address(day=""),
                "zone": here.zone,
                "zone_name": here.name,
                "zone_key": zone.value,
            },
        )

    return routes


def _day(text: str) -> date | None:
    """The day of the form's field; None for an empty one. Raises `bad-request`."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem(
            Code.BAD_REQUEST, "Give the day as year, month and day, such as 2026-11-22."
        ) from None
