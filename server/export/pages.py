"""The page from which a contract's evidence is exported, the trust file, and the bundle itself."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import PlainTextResponse, StreamingResponse

from server.accounts.gate import Gate
from server.accounts.service import Viewer
from server.diary.access import ContractView
from server.diary.links import Links, ZoneChoice
from server.export.period import period_of
from server.export.reading import ChangedMeanwhileError
from server.export.service import Exports, Order, Pictures
from server.problems import Code, Problem, busy
from server.web import evidence_words as words
from server.web.render import Pages
from wire.bundle.manifest import MEDIA_TYPE
from wire.records import ContractId


def router(exports: Exports, gate: Gate, pages: Pages) -> APIRouter:
    """Routes below `/contracts/{contract}/export`, for both sides of the contract."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(exports, gate, pages)
    base = "/contracts/{contract}/export"
    for path, handler in (
        (base, handlers.page),
        (base + "/bundle", handlers.bundle),
        (base + "/trust", handlers.trust),
    ):
        routes.add_api_route(path, handler, methods=["GET"], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(self, exports: Exports, gate: Gate, pages: Pages) -> None:
        self._exports = exports
        self._gate = gate
        self._pages = pages

    def page(self, request: Request, contract: str) -> Response:
        viewer, view = self._visible(request, contract)
        return self._page(viewer, view)

    def bundle(
        self,
        request: Request,
        contract: str,
        first: str = Query("", alias="from"),
        last: str = Query("", alias="to"),
        pictures: Pictures = Pictures.FULL,
    ) -> Response:
        """The bundle; the form again, with what is wrong, where its dates make no period."""
        viewer, view = self._visible(request, contract)
        try:
            days = _day(first), _day(last)
            period = None if days == (None, None) else period_of(*days, viewer.zone)
        except Problem as problem:
            return self._page(
                viewer, view, first, last, pictures, problem=problem.detail, status=400
            )
        try:
            chunks = self._exports.bundle(Order(view.organization, view.contract, period, pictures))
        except ChangedMeanwhileError:
            raise busy() from None
        return StreamingResponse(
            chunks,
            media_type=MEDIA_TYPE,
            headers=_attachment(words.bundle_name(view.title, *days)),
        )

    def trust(self, request: Request, contract: str) -> Response:
        _, view = self._visible(request, contract)
        return PlainTextResponse(
            words.trust_file(view.log_origin, self._keys(view)),
            headers=_attachment(words.trust_name(view.employer)),
        )

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

    def _keys(self, view: ContractView) -> list[str]:
        return [key.vkey for key in self._exports.log_keys(view.organization)]

    def _visible(self, request: Request, contract: str) -> tuple[Viewer, ContractView]:
        viewer = self._gate.signed_in(request)
        view = self._exports.contract(viewer.person, ContractId(contract))
        if view is None:
            raise Problem(Code.NOT_FOUND, "Nothing here is open to you.")
        return viewer, view


def _day(text: str) -> date | None:
    """The day of a form's field; None for an empty one."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem(
            Code.BAD_REQUEST, "Give days as year, month and day, such as 2026-11-22."
        ) from None


def _attachment(name: str) -> dict[str, str]:
    """Headers of a file to be kept, not shown; `name` is plain ASCII without quotes."""
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
