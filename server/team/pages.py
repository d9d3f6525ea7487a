"""The page of the team room."""

from __future__ import annotations

from datetime import UTC
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from server.access.doors import Doors
from server.access.rules import Act, Deed
from server.diary.day import day_of, week_start
from server.diary.links import Links, ZoneChoice
from server.diary.shown import LivePage
from server.team.presence import Presence
from server.team.room import Place, Team
from server.web.render import Pages
from wire.contractor import WEEK_MS

_Name = Annotated[str, Query(max_length=200)]
_Page = Annotated[int, Query(ge=1, le=1_000_000)]


def router(team: Team, doors: Doors, pages: Pages) -> APIRouter:
    """Route `/organizations/{organization}/team`."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/organizations/{organization}/team", response_model=None)
    def room(
        request: Request, organization: str, name: _Name = "", state: str = "", page: _Page = 1
    ) -> Response:
        """Who is at work now, with a name in it and in a state, if they were given."""
        viewer, place = doors.enter(request, organization, Deed.SEE_TEAM)
        views = doors.contracts_of(viewer, place, Act.READ_DIARY)
        chosen = next((one for one in Presence if one == state), None)
        wanted = "".join(one if one.isprintable() else " " for one in name).strip()
        found = team.room(place.organization, views, name=wanted, presence=chosen, page=page)
        here = f"/organizations/{place.organization}/team"

        def address(state: Presence | None, page: int = 1) -> str:
            """This page with another state or number."""
            said = {"name": wanted, "state": state or "", "page": page if page > 1 else ""}
            query = urlencode({key: value for key, value in said.items() if value})
            return f"{here}?{query}" if query else here

        def day_link(one: Place) -> str:
            """The day of the newest segment, or today."""
            at_ms = found.now_ms if one.last is None else one.last.recorded.slot_start_ms
            return Links(one.mate.view.contract, ZoneChoice.MINE).day(day_of(at_ms, viewer.zone))

        return pages.answer(
            "team.html",
            {
                "viewer": viewer,
                "place": place,
                "section": "team",
                "zone": viewer.zone,
                "zone_name": viewer.zone_name,
                "room": found,
                "name": wanted,
                "chosen": chosen,
                "presences": tuple(Presence),
                "here": here,
                "live": LivePage(f"{here}/live", found.since),
                "now_ms": found.now_ms,
                "address": address,
                "day_link": day_link,
                "links_of": lambda one: Links(one.mate.view.contract, ZoneChoice.MINE),
                "before": day_of(week_start(found.now_ms) - WEEK_MS, UTC),
            },
        )

    return routes
