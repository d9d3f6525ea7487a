"""The addresses of the streams: of a contract, and of an organization's team."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from server.access.doors import Doors
from server.access.rules import Act, Deed
from server.contracts import changes
from server.live.stream import EventStream, Watched
from server.live.watcher import TooManyStreamsError, Watcher
from server.problems import Code, Problem
from server.storage.database import Database
from wire.canonical import MAX_INTEGER
from wire.records import PersonId

_Since = Annotated[int, Query(ge=0, le=MAX_INTEGER)]


def router(database: Database, watcher: Watcher, doors: Doors) -> APIRouter:
    """Routes `/contracts/{contract}/live` and `/organizations/{organization}/team/live`."""
    routes = APIRouter(include_in_schema=False)

    async def stream(
        request: Request, since: int, look: Callable[[], tuple[PersonId, Watched]]
    ) -> Response:
        person, _ = await run_in_threadpool(look)
        seen = await run_in_threadpool(_seen, database, request, since)
        try:
            subscription = watcher.subscribe(person)
        except TooManyStreamsError:
            raise Problem(
                Code.BUSY,
                "You have too many pages open that update themselves. Close some, and load this one again.",
                headers={"Retry-After": "60"},
            ) from None
        return EventStream(database, subscription, lambda: look()[1], since=seen)

    @routes.get("/contracts/{contract}/live", response_model=None)
    async def contract_stream(request: Request, contract: str, since: _Since = 0) -> Response:
        """That this contract has changed after `since`."""

        def look() -> tuple[PersonId, Watched]:
            viewer, view = doors.open(request, contract, Act.READ_DIARY)
            return viewer.person, Watched(view.organization, frozenset({view.contract}))

        return await stream(request, since, look)

    @routes.get("/organizations/{organization}/team/live", response_model=None)
    async def team_stream(request: Request, organization: str, since: _Since = 0) -> Response:
        """That one of the contracts has changed whose diaries the viewer may read."""

        def look() -> tuple[PersonId, Watched]:
            viewer, place = doors.enter(request, organization, Deed.SEE_TEAM)
            views = doors.contracts_of(viewer, place, Act.READ_DIARY)
            contracts = frozenset(view.contract for view in views)
            return viewer.person, Watched(place.organization, contracts)

        return await stream(request, since, look)

    return routes


def _seen(database: Database, request: Request, since: int) -> int:
    """The newest change that the page has seen: what a browser names that comes back, or else what its address says.

    A number that is not reached yet is of a database that was put back from a backup: then everything is new.
    """
    told = request.headers.get("last-event-id", "")
    if told.isascii() and told.isdigit() and len(told) < 16:
        since = int(told)
    return since if since <= changes.newest(database) else 0
