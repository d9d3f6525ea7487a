"""The page of a contract's weekly limit: what it is, what is planned, and the form that changes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel
from pydantic import Field as Bounds

from server.access.contracts import ContractView
from server.access.doors import Doors
from server.access.rules import Act
from server.accounts.gate import Gate
from server.accounts.service import Viewer
from server.hiring.contract_pages import REASON_CHARACTERS
from server.hiring.limits import ContractLimits
from server.hiring.sides import StaleError
from server.terms.terms import clean_text, hours, parse_hours
from server.web import hiring_words as words
from server.web.render import Pages


class LimitForm(BaseModel):
    """The fields of both forms of the page, as they were typed."""

    act: Annotated[str, Bounds(max_length=20)] = "change"
    """`keep` takes back what is planned."""
    seal: Annotated[str, Bounds(max_length=64)] = ""
    seen: Annotated[int, Bounds(ge=0, le=1_000_000)] = 0
    week: Annotated[int, Bounds(ge=0, le=10**15)] = 0
    limit: Annotated[str, Bounds(max_length=1000)] = ""
    limit_hours: Annotated[str, Bounds(max_length=1000)] = ""
    reason: Annotated[str, Bounds(max_length=20_000)] = ""

    def typed(self) -> dict[str, str]:
        """What stands in the fields that somebody fills in."""
        return {"limit": self.limit, "limit_hours": self.limit_hours, "reason": self.reason}


def router(limits: ContractLimits, doors: Doors, gate: Gate, pages: Pages) -> APIRouter:
    """The routes `/contracts/{contract}/limit`."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(limits, doors, gate, pages)
    for handler, method in ((handlers.look, "GET"), (handlers.change, "POST")):
        path = "/contracts/{contract}/limit"
        routes.add_api_route(path, handler, methods=[method], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(self, limits: ContractLimits, doors: Doors, gate: Gate, pages: Pages) -> None:
        self._limits = limits
        self._doors = doors
        self._gate = gate
        self._pages = pages

    def look(self, request: Request, contract: str) -> Response:
        """What the limit is, and the form."""
        viewer, view = self._doors.open(request, contract, Act.CHANGE_TERMS)
        return self._show(request, viewer, view)

    def change(
        self, request: Request, contract: str, sent: Annotated[LimitForm, Form()]
    ) -> Response:
        """Change it, or take back what is planned."""
        viewer, view = self._doors.open(request, contract, Act.CHANGE_TERMS)
        typed, keeps = sent.typed(), sent.act == "keep"
        if not self._gate.sealed(request, _form(view), sent.seal):
            return self._show(request, viewer, view, typed=typed, notice=words.SEND_AGAIN)
        reason = clean_text(sent.reason, REASON_CHARACTERS)
        minutes = parse_hours(sent.limit_hours) if sent.limit == "hours" else None
        wrong = {"reason": words.WRONG["reason"]} if reason is None else {}
        if not keeps and sent.limit not in ("hours", "none"):
            wrong["limit"] = words.WRONG["limit"]
        elif not keeps and sent.limit == "hours" and minutes is None:
            wrong["limit_hours"] = words.WRONG["limit_hours"]
        if wrong or reason is None:
            return self._show(request, viewer, view, typed=typed, wrong=wrong, status=422)
        try:
            if keeps:
                self._limits.keep(viewer, view, seen=sent.seen, week_ms=sent.week, reason=reason)
            else:
                self._limits.change(
                    viewer, view, minutes, seen=sent.seen, week_ms=sent.week, reason=reason
                )
        except StaleError:
            return self._show(
                request, viewer, view, typed=typed, notice=words.STALE_TERMS, status=409
            )
        return RedirectResponse(f"/contracts/{view.contract}", status_code=303)

    def _show(
        self,
        request: Request,
        viewer: Viewer,
        view: ContractView,
        *,
        typed: Mapping[str, str] | None = None,
        wrong: Mapping[str, str] | None = None,
        notice: str = "",
        status: int = 200,
    ) -> Response:
        standing = self._limits.standing(view)
        limited = standing.minutes is not None
        fresh = {
            "limit": "hours" if limited else "none",
            "limit_hours": hours(standing.minutes) if limited else "",
            "reason": "",
        }
        values = {
            "viewer": viewer,
            "view": view,
            "standing": standing,
            "typed": typed or fresh,
            "wrong": dict.fromkeys(fresh, "") | dict(wrong or {}),
            "notice": notice,
            "longest": REASON_CHARACTERS,
            "seal": self._gate.seal(request, _form(view)),
        }
        return self._pages.answer("contract_limit.html", values, status=status)


def _form(view: ContractView) -> str:
    return f"limit of {view.contract}"
