"""The page of a contract: how it stands, since when, its history, and what may be done about it."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.access.contracts import ContractView
from server.access.doors import Doors
from server.access.rules import Act
from server.accounts.gate import Gate
from server.accounts.service import Viewer
from server.hiring.contracts import Contracts
from server.hiring.offer_form import told
from server.hiring.sides import StaleError
from server.terms.terms import clean_text
from server.web import hiring_words as words
from server.web.render import Pages

REASON_CHARACTERS = 500
_Reason = Annotated[str, Form(max_length=20_000)]


def router(contracts: Contracts, doors: Doors, gate: Gate, pages: Pages) -> APIRouter:
    """The routes `/contracts/{contract}` and what is done there."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(contracts, doors, gate, pages)
    one = "/contracts/{contract}"
    for path, handler, method in (
        (one, handlers.look, "GET"),
        (one + "/pause", handlers.pause, "POST"),
        (one + "/end", handlers.end, "POST"),
    ):
        routes.add_api_route(path, handler, methods=[method], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(self, contracts: Contracts, doors: Doors, gate: Gate, pages: Pages) -> None:
        self._contracts = contracts
        self._doors = doors
        self._gate = gate
        self._pages = pages

    def look(self, request: Request, contract: str) -> Response:
        """How it stands."""
        viewer, view = self._doors.open(request, contract, Act.READ_TERMS)
        return self._show(request, viewer, view)

    def pause(
        self,
        request: Request,
        contract: str,
        act: Annotated[Literal["pause", "resume"], Form()],
        seen: Annotated[int, Form(ge=0, le=1_000_000)] = 0,
        reason: _Reason = "",
        seal: Annotated[str, Form(max_length=64)] = "",
    ) -> Response:
        """Let it stand still, or go on."""
        viewer, view = self._doors.open(request, contract, Act.PAUSE)
        return self._do(request, viewer, view, act, seen, reason, seal)

    def end(
        self,
        request: Request,
        contract: str,
        seen: Annotated[int, Form(ge=0, le=1_000_000)] = 0,
        reason: _Reason = "",
        seal: Annotated[str, Form(max_length=64)] = "",
    ) -> Response:
        """Let it be over."""
        viewer, view = self._doors.open(request, contract, Act.END)
        return self._do(request, viewer, view, "end", seen, reason, seal)

    def _do(
        self,
        request: Request,
        viewer: Viewer,
        view: ContractView,
        act: str,
        seen: int,
        reason: str,
        seal: str,
    ) -> Response:
        if not self._gate.sealed(request, f"contract {view.contract}", seal):
            return self._show(request, viewer, view, reason=reason, notice=words.SEND_AGAIN)
        clean = clean_text(reason, REASON_CHARACTERS)
        if not clean and act != "resume":
            return self._show(
                request,
                viewer,
                view,
                reason=reason,
                wrong=words.WRONG_REASON,
                doing=act,
                status=422,
            )
        do = {
            "pause": self._contracts.pause,
            "resume": self._contracts.resume,
            "end": self._contracts.end,
        }[act]
        try:
            do(viewer, view, seen=seen, reason=clean or "")
        except StaleError:
            return self._show(
                request, viewer, view, reason=reason, notice=words.STALE, doing=act, status=409
            )
        return RedirectResponse(f"/contracts/{view.contract}", status_code=303)

    def _show(
        self,
        request: Request,
        viewer: Viewer,
        view: ContractView,
        *,
        reason: str = "",
        wrong: str = "",
        notice: str = "",
        doing: str = "",
        status: int = 200,
    ) -> Response:
        standing = self._contracts.standing(view)
        values = {
            "viewer": viewer,
            "view": view,
            "standing": standing,
            "history": told(standing.history),
            "may": {act: self._doors.may(viewer, view, act) for act in Act},
            "reason": reason,
            "wrong": wrong,
            "notice": notice,
            "doing": doing,
            "longest": REASON_CHARACTERS,
            "seal": self._gate.seal(request, f"contract {view.contract}"),
            "zone": viewer.zone,
            "zone_name": viewer.zone_name,
        }
        return self._pages.answer("contract.html", values, status=status)
