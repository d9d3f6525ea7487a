"""The page of a contract's rate: what it is, what is planned or offered, the form that changes it, and the answer."""

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
from server.hiring.rates import ContractRates, NotThenError
from server.hiring.sides import StaleError
from server.terms.money import parse_amount, plain
from server.terms.terms import clean_text
from server.web import hiring_words as words
from server.web.render import Pages


class RateForm(BaseModel):
    """The fields of the forms of the page, as they were typed."""

    act: Annotated[str, Bounds(max_length=20)] = ""
    """`keep` takes back what is planned or offered; `accept` and anything else answer what is offered."""
    seal: Annotated[str, Bounds(max_length=64)] = ""
    seen: Annotated[int, Bounds(ge=0, le=1_000_000)] = 0
    rate: Annotated[str, Bounds(max_length=1000)] = ""
    since: Annotated[str, Bounds(max_length=1000)] = ""
    reason: Annotated[str, Bounds(max_length=20_000)] = ""

    def typed(self) -> dict[str, str]:
        """What stands in the fields that somebody fills in."""
        return {"rate": self.rate, "since": self.since, "reason": self.reason}


def router(rates: ContractRates, doors: Doors, gate: Gate, pages: Pages) -> APIRouter:
    """The routes `/contracts/{contract}/rate`."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(rates, doors, gate, pages)
    one = "/contracts/{contract}/rate"
    for path, handler, method in (
        (one, handlers.look, "GET"),
        (one, handlers.change, "POST"),
        (one + "/answer", handlers.answer, "POST"),
    ):
        routes.add_api_route(path, handler, methods=[method], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(self, rates: ContractRates, doors: Doors, gate: Gate, pages: Pages) -> None:
        self._rates = rates
        self._doors = doors
        self._gate = gate
        self._pages = pages

    def look(self, request: Request, contract: str) -> Response:
        """What an hour costs; its form for the employer, the answer for the contractor."""
        viewer, view = self._doors.open(request, contract, Act.READ_TERMS)
        return self._show(request, viewer, view)

    def change(
        self, request: Request, contract: str, sent: Annotated[RateForm, Form()]
    ) -> Response:
        """Raise it, offer less, or take that back."""
        viewer, view = self._doors.open(request, contract, Act.CHANGE_TERMS)
        typed = sent.typed()
        if not self._gate.sealed(request, _form(view), sent.seal):
            return self._show(request, viewer, view, typed=typed, notice=words.SEND_AGAIN)
        reason = clean_text(sent.reason, REASON_CHARACTERS)
        present = self._rates.standing(view).present
        minor = None if present is None else parse_amount(sent.rate, present.currency)
        wrong = {"reason": words.WRONG["reason"]} if reason is None else {}
        if sent.act != "keep" and minor is None:
            wrong["rate"] = words.WRONG["rate"]
        if sent.act != "keep" and not (sent.since.isascii() and sent.since.isdigit()):
            wrong["since"] = words.WRONG["since"]
        if wrong or reason is None:
            return self._show(request, viewer, view, typed=typed, wrong=wrong, status=422)
        try:
            if sent.act == "keep":
                self._rates.keep(viewer, view, seen=sent.seen, reason=reason)
            elif minor is not None:
                since = int(sent.since[:20])
                self._rates.change(
                    viewer, view, minor, from_ms=since, seen=sent.seen, reason=reason
                )
        except NotThenError:
            wrong = {"since": words.WRONG["since"]}
            return self._show(request, viewer, view, typed=typed, wrong=wrong, status=422)
        except StaleError:
            return self._stale(request, viewer, view, typed)
        return RedirectResponse(f"/contracts/{view.contract}", status_code=303)

    def answer(
        self, request: Request, contract: str, sent: Annotated[RateForm, Form()]
    ) -> Response:
        """Accept or decline what is offered."""
        viewer, view = self._doors.open(request, contract, Act.ANSWER_TERMS)
        typed = sent.typed()
        if not self._gate.sealed(request, _form(view), sent.seal):
            return self._show(request, viewer, view, typed=typed, notice=words.SEND_AGAIN)
        reason = clean_text(sent.reason, REASON_CHARACTERS)
        if reason is None:
            wrong = {"reason": words.WRONG["reason"]}
            return self._show(request, viewer, view, typed=typed, wrong=wrong, status=422)
        accepts = sent.act == "accept"
        try:
            self._rates.answer(viewer, view, accepts=accepts, seen=sent.seen, reason=reason)
        except StaleError:
            return self._stale(request, viewer, view, typed)
        return RedirectResponse(f"/contracts/{view.contract}", status_code=303)

    def _stale(
        self, request: Request, viewer: Viewer, view: ContractView, typed: Mapping[str, str]
    ) -> Response:
        return self._show(request, viewer, view, typed=typed, notice=words.STALE_TERMS, status=409)

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
        standing = self._rates.standing(view)
        present = standing.present
        fresh = {
            "rate": "" if present is None else plain(present.minor, present.currency),
            "since": str(standing.week_ms),
            "reason": "",
        }
        may = (Act.CHANGE_TERMS, Act.ANSWER_TERMS)
        values = {
            "viewer": viewer,
            "view": view,
            "standing": standing,
            "may": {act: self._doors.may(viewer, view, act) for act in may},
            "typed": typed or fresh,
            "example": fresh["rate"],
            "wrong": dict.fromkeys(fresh, "") | dict(wrong or {}),
            "notice": notice,
            "longest": REASON_CHARACTERS,
            "seal": self._gate.seal(request, _form(view)),
        }
        return self._pages.answer("contract_rate.html", values, status=status)


def _form(view: ContractView) -> str:
    return f"rate of {view.contract}"
