"""`/api/v1/work/contracts/{contract}/export`: a person's programs take the evidence away."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Query, Request, Response

from server.access.rules import Act
from server.access.token_doors import TokenDoors
from server.export.files import ExportFiles
from server.export.service import Pictures
from server.looks.models import Way
from server.problems import Code, responses

_REFUSALS = (
    Code.BAD_REQUEST,
    Code.NOT_SIGNED_IN,
    Code.INSUFFICIENT_SCOPE,
    Code.NOT_FOUND,
    Code.BUSY,
)
_DAY = "a day such as 2026-11-22, in the zone of the token's owner; without one there is no end"


def router(files: ExportFiles, doors: TokenDoors) -> APIRouter:
    """The same three files as from the page of the export. They take the scope `export`."""
    routes = APIRouter(
        prefix="/api/v1/work/contracts/{contract}/export",
        tags=["work"],
        responses=responses(*_REFUSALS),
    )

    @routes.get("/bundle", response_model=None)
    def bundle(
        request: Request,
        later: BackgroundTasks,
        contract: str,
        first: Annotated[str, Query(alias="from", max_length=64, description=_DAY)] = "",
        last: Annotated[str, Query(alias="to", max_length=64, description=_DAY)] = "",
        pictures: Pictures = Pictures.FULL,
    ) -> Response:
        """The bundle of a period, for `hourproof verify`."""
        bearer, view = doors.open(request, contract, Act.EXPORT)
        return files.bundle(
            view,
            first=first,
            last=last,
            zone=bearer.zone,
            pictures=pictures,
            taken_by=bearer.person,
            way=Way.TOKEN_EXPORT,
            later=later.add_task,
        )

    @routes.get("/trust", response_model=None)
    def trust(request: Request, contract: str) -> Response:
        """The keys of the organization's log, by which a bundle is checked."""
        _, view = doors.open(request, contract, Act.EXPORT)
        return files.trust(view)

    @routes.get("/looks", response_model=None)
    def looks(request: Request, contract: str) -> Response:
        """Who looked at what was recorded, as CSV."""
        _, view = doors.open(request, contract, Act.EXPORT)
        return files.looks(view)

    return routes
