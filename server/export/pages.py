"""The page from which a contract's evidence is exported, the trust file, and the bundle itself."""

from __future__ import annotations

from fastapi import APIRouter, BackgroundTasks, Query, Request, Response

from server.access.contracts import ContractView
from server.access.doors import Doors
from server.access.rules import Act
from server.accounts.service import Viewer
from server.diary.links import Links, ZoneChoice
from server.export.files import ExportFiles
from server.export.service import Exports, Pictures
from server.looks.models import Way
from server.problems import Code, Problem
from server.web import evidence_words as words
from server.web.render import Pages


def router(exports: Exports, files: ExportFiles, doors: Doors, pages: Pages) -> APIRouter:
    """Routes below `/contracts/{contract}/export`, for both sides of the contract."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(exports, files, doors, pages)
    base = "/contracts/{contract}/export"
    for path, handler in (
        (base, handlers.page),
        (base + "/bundle", handlers.bundle),
        (base + "/trust", handlers.trust),
        (base + "/looks", handlers.looks),
    ):
        routes.add_api_route(path, handler, methods=["GET"], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(self, exports: Exports, files: ExportFiles, doors: Doors, pages: Pages) -> None:
        self._exports = exports
        self._files = files
        self._doors = doors
        self._pages = pages

    def page(
        self,
        request: Request,
        contract: str,
        first: str = Query("", alias="from", max_length=64),
        last: str = Query("", alias="to", max_length=64),
    ) -> Response:
        """The form; other pages lead to it with the days that they are about."""
        viewer, view = self._doors.open(request, contract, Act.EXPORT)
        return self._page(viewer, view, first, last)

    def bundle(
        self,
        request: Request,
        later: BackgroundTasks,
        contract: str,
        first: str = Query("", alias="from"),
        last: str = Query("", alias="to"),
        pictures: Pictures = Pictures.FULL,
    ) -> Response:
        """The bundle; the form again, with what is wrong, where its dates make no period."""
        viewer, view = self._doors.open(request, contract, Act.EXPORT)
        try:
            return self._files.bundle(
                view,
                first=first,
                last=last,
                zone=viewer.zone,
                pictures=pictures,
                taken_by=viewer.person,
                way=Way.EXPORT,
                later=later.add_task,
            )
        except Problem as problem:
            if problem.code != Code.BAD_REQUEST:
                raise
            return self._page(
                viewer, view, first, last, pictures, problem=problem.detail, status=400
            )

    def trust(self, request: Request, contract: str) -> Response:
        _, view = self._doors.open(request, contract, Act.EXPORT)
        return self._files.trust(view)

    def looks(self, request: Request, contract: str) -> Response:
        _, view = self._doors.open(request, contract, Act.EXPORT)
        return self._files.looks(view)

    def _page(
        self,
        viewer: Viewer,
        view: ContractView,
        first: str = "",
        last: str = "",
        chosen: Pictures = Pictures.FULL,
        *,
        problem: str = "",
        status: int = 200,
    ) -> Response:
        base = f"/contracts/{view.contract}/export"
        return self._pages.answer(
            "export.html",
            {
                "viewer": viewer,
                "view": view,
                "links": Links(view.contract, ZoneChoice.MINE),
                "bundle": f"{base}/bundle",
                "trust": f"{base}/trust",
                "looks": f"{base}/looks",
                "first": first,
                "last": last,
                "chosen": chosen,
                "choices": tuple(Pictures),
                "sizes": self._exports.sizes(view.organization, view.contract),
                "problem": problem,
                "log_keys": self._exports.log_keys(view.organization),
                "file_name": words.bundle_name(view.title, None, None),
                "trust_name": words.trust_name(view.employer),
                "zone": viewer.zone,
                "zone_name": viewer.zone_name,
            },
            status=status,
        )
