"""`/api/v1/work/analysis`: a person's programs read sums of time."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from server.access.rules import Act
from server.access.token_doors import TokenDoors
from server.analysis.answer import WorkAnalysis, answer
from server.analysis.asked import NotAskedRightError, asked, typed
from server.analysis.pages import said
from server.analysis.report import Group
from server.analysis.service import Analysis
from server.clock import Clock
from server.problems import Code, Problem, responses

_DAY = "a day such as 2026-11-22; with `period=days`, which it stands for"


def router(analysis: Analysis, doors: TokenDoors, clock: Clock) -> APIRouter:
    """The route for programs of people who know contracts."""
    routes = APIRouter(prefix="/api/v1/work", tags=["work"])

    @routes.get(
        "/analysis",
        responses=responses(
            Code.BAD_REQUEST, Code.NOT_SIGNED_IN, Code.INSUFFICIENT_SCOPE, Code.BUSY
        ),
    )
    def sums(
        request: Request,
        response: Response,
        period: Annotated[str, Query(description="as in the page's form: `last-month`")] = "",
        first: Annotated[str, Query(alias="from", description=_DAY)] = "",
        last: Annotated[str, Query(alias="to", description=_DAY)] = "",
        zone: Annotated[str, Query(description="an IANA name, or `utc`")] = "",
        group: Annotated[str, Query(description="what a line is about: `person`")] = "",
        person: Annotated[list[str] | None, Query(description="of these only")] = None,
        contract: Annotated[list[str] | None, Query(description="of these only")] = None,
        organization: Annotated[str, Query(description="of this one only")] = "",
    ) -> WorkAnalysis:
        """Hours of all contracts that the token's owner finds in their list. Takes the scope `contracts`; activity is
        told with `diary` too, and lines by app with `export`. What is not open is left out as if it was not there."""
        del period, first, last, zone, group, person, contract  # read below, as the page does
        bearer, views = doors.all_open(request, Act.KNOW)
        readable = doors.also_open(bearer, Act.READ_DIARY)
        if organization:
            views = tuple(view for view in views if view.organization == organization)
        try:
            question = asked(
                typed(request.query_params.multi_items()),
                group=Group.CONTRACT,
                zone_name=bearer.zone_name,
                now_ms=clock.now_ms(),
            )
            if question.group is Group.APP:
                doors.check(bearer, Act.EXPORT)
                readable = doors.also_open(bearer, Act.EXPORT)
            report = analysis.report(question, views, readable)
        except NotAskedRightError as error:
            raise Problem(Code.BAD_REQUEST, said(error)) from error
        response.headers["Cache-Control"] = "no-store"
        return answer(question, report, clock.now_ms())

    return routes
