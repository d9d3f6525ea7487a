"""Pages of offers: those of an organization, making, changing and withdrawing one, and answering it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import Field as Bounds

from server.access.doors import Doors
from server.access.offers import OfferView
from server.access.organizations import Place
from server.access.rules import Act, Deed
from server.accounts.gate import Gate, caller_of
from server.accounts.refusals import TooManyAttemptsError
from server.accounts.service import Viewer
from server.clock import Clock
from server.contracts.offered import OfferState
from server.hiring.offer_form import TermsForm, shown, told
from server.hiring.offers import REASON_CHARACTERS, OfferRefusedError, Offers, Refusal
from server.terms.money import CURRENCIES
from server.terms.terms import (
    FRESH,
    MESSAGE_CHARACTERS,
    USUAL,
    Terms,
    WrongTermsError,
    clean_text,
    fields_of,
    fields_of_policy,
    from_text,
    parse,
)
from server.web import hiring_words as words
from server.web.render import Pages, slow_down
from wire.records import SEGMENT_MINUTES

_Text = Annotated[str, Bounds(max_length=1000)]
_Version = Annotated[int, Form(ge=0, le=1_000_000)]
_Seal = Annotated[str, Form(max_length=64)]
_Reason = Annotated[str, Form(max_length=20_000)]
_NEW = "/organizations/{organization}/offers/new"
_BESIDE = {
    Refusal.NO_ADDRESS: "email",
    Refusal.NOT_A_MEMBER: "to",
    Refusal.ONESELF: "to",
    Refusal.NO_INVITATION: "email",
}
"""Beside which field of the form a refusal stands."""


def router(offers: Offers, doors: Doors, gate: Gate, pages: Pages, clock: Clock) -> APIRouter:
    """Routes `/offers` and `/organizations/…/offers`."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(offers, doors, gate, pages, clock)
    one = "/offers/{offer}"
    for path, handler, method in (
        ("/organizations/{organization}/offers", handlers.offers, "GET"),
        (_NEW, handlers.new, "GET"),
        (_NEW, handlers.make, "POST"),
        (one, handlers.offer, "GET"),
        (one + "/edit", handlers.edit, "GET"),
        (one + "/edit", handlers.change, "POST"),
        (one + "/withdraw", handlers.withdraw, "POST"),
        (one + "/answer", handlers.answer, "POST"),
    ):
        routes.add_api_route(path, handler, methods=[method], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(
        self, offers: Offers, doors: Doors, gate: Gate, pages: Pages, clock: Clock
    ) -> None:
        self._offers = offers
        self._doors = doors
        self._gate = gate
        self._pages = pages
        self._clock = clock

    def offers(self, request: Request, organization: str, state: str = "") -> Response:
        """All offers of an organization, or those in a state."""
        viewer, place = self._doors.enter(request, organization, Deed.HIRE)
        found = self._doors.offers_of(viewer, place)
        chosen = next((one for one in OfferState if one == state), None)
        values = {
            "offers": [
                (view, from_text(view.terms)) for view in found if chosen in (None, view.state)
            ],
            "any": bool(found),
            "chosen": chosen,
            "states": tuple(OfferState),
            "place": place,
            "section": "offers",
        }
        return self._answer("offers.html", viewer, values)

    def new(self, request: Request, organization: str) -> Response:
        """The empty form."""
        viewer, place = self._doors.enter(request, organization, Deed.HIRE)
        typed = {"to": "", "email": "", **FRESH, **fields_of_policy(USUAL)}
        return self._form(request, viewer, place, typed, form=self._offers.form())

    def make(
        self, request: Request, organization: str, sent: Annotated[TermsForm, Form()]
    ) -> Response:
        """Look at the offer as its contractor will, and make it."""
        viewer, place = self._doors.enter(request, organization, Deed.HIRE)
        form = sent.form if re.fullmatch("[0-9a-f]{16}", sent.form) else self._offers.form()
        typed = sent.typed()

        def again(
            *, notice: str = "", wrong: Mapping[str, str] | None = None, status: int = 200
        ) -> Response:
            return self._form(
                request, viewer, place, typed, form=form, notice=notice, wrong=wrong, status=status
            )

        if not self._sealed(request, f"offers of {place.organization}", sent.seal):
            return again(notice=words.SEND_AGAIN)
        if sent.act == "back":
            return again()
        wrong: dict[str, str] = {}
        terms = None
        try:
            terms = parse(typed, now_ms=self._clock.now_ms())
        except WrongTermsError as refused:
            wrong |= {field.value: words.WRONG[field] for field in refused.fields}
        try:
            to, email = sent.to, sent.email
            address = self._offers.recipient(viewer, place, to=to, email=email)
            if wrong or terms is None:
                return again(wrong=wrong, status=422)
            if sent.act == "look":
                seal = self._gate.seal(request, f"offers of {place.organization}")
                values = {"typed": typed, "form": form, "address": address, "seal": seal}
                values |= {"action": f"/organizations/{place.organization}/offers/new"}
                return self._look(viewer, place.name, terms, {**values, "version": 0})
            made = self._offers.make(
                viewer, place, to=to, email=email, terms=terms, form=form, caller=caller_of(request)
            )
        except OfferRefusedError as refused:
            wrong[_BESIDE[refused.refusal]] = words.REFUSALS[refused.refusal]
            return again(wrong=wrong, status=422)
        except TooManyAttemptsError as refused:
            answer = again(notice=words.too_many_letters(refused.wait_s), status=429)
            return slow_down(answer, refused.wait_s)
        if made.link is None:
            return RedirectResponse(f"/offers/{made.offer}", status_code=303)
        _, view = self._doors.open_offer(request, made.offer, Act.READ_OFFER)
        notice = words.INVITED.format(email=address)
        return self._one(request, viewer, view, notice=notice, link=made.link)

    def offer(self, request: Request, offer: str) -> Response:
        """One offer, for either side."""
        viewer, view = self._doors.open_offer(request, offer, Act.READ_OFFER)
        return self._one(request, viewer, view)

    def edit(self, request: Request, offer: str) -> Response:
        """The form with the terms of an offer that waits."""
        viewer, view = self._doors.open_offer(request, offer, Act.CHANGE_OFFER)
        if view.state is not OfferState.OPEN:
            return RedirectResponse(f"/offers/{view.offer}", status_code=303)
        return self._edit(request, viewer, view, fields_of(from_text(view.terms)))

    def change(self, request: Request, offer: str, sent: Annotated[TermsForm, Form()]) -> Response:
        """Look at the changed offer, and keep it."""
        viewer, view = self._doors.open_offer(request, offer, Act.CHANGE_OFFER)
        typed = sent.typed()
        if not self._sealed(request, f"offer {view.offer}", sent.seal):
            return self._edit(request, viewer, view, typed, notice=words.SEND_AGAIN)
        if view.state is not OfferState.OPEN:
            return self._one(request, viewer, view, notice=words.REFUSALS["over"], status=409)
        if sent.act == "back":
            return self._edit(request, viewer, view, typed, version=sent.version)
        try:
            terms = parse(typed, now_ms=self._clock.now_ms())
            self._offers.check(view, sent.version)
            if sent.act == "look":
                seal = self._gate.seal(request, f"offer {view.offer}")
                values = {"typed": typed, "form": "", "address": view.contractor, "seal": seal}
                values |= {"action": f"/offers/{view.offer}/edit"}
                values |= {"differences": words.differences(from_text(view.terms), terms)}
                return self._look(viewer, view.employer, terms, {**values, "version": view.version})
            self._offers.change(viewer, view, version=sent.version, terms=terms)
        except WrongTermsError as refused:
            wrong = {field.value: words.WRONG[field] for field in refused.fields}
            return self._edit(
                request, viewer, view, typed, wrong=wrong, version=sent.version, status=422
            )
        except OfferRefusedError as refused:
            _, view = self._doors.open_offer(request, offer, Act.CHANGE_OFFER)
            notice = words.REFUSALS[refused.refusal]
            if refused.refusal is Refusal.OVER:
                return self._one(request, viewer, view, notice=notice, status=409)
            return self._edit(request, viewer, view, typed, notice=notice, status=409, stale=True)
        except TooManyAttemptsError as refused:
            again = self._edit(
                request,
                viewer,
                view,
                typed,
                notice=words.too_many_letters(refused.wait_s),
                version=sent.version,
                status=429,
            )
            return slow_down(again, refused.wait_s)
        return RedirectResponse(f"/offers/{view.offer}", status_code=303)

    def withdraw(
        self,
        request: Request,
        offer: str,
        version: _Version = 0,
        reason: _Reason = "",
        seal: _Seal = "",
    ) -> Response:
        """Take it back."""
        viewer, view = self._doors.open_offer(request, offer, Act.CHANGE_OFFER)
        return self._end(request, viewer, view, "withdraw", version, reason, seal)

    def answer(
        self,
        request: Request,
        offer: str,
        act: Annotated[Literal["accept", "decline"], Form()],
        version: _Version = 0,
        reason: _Reason = "",
        seal: _Seal = "",
    ) -> Response:
        """Accept or decline."""
        viewer, view = self._doors.open_offer(request, offer, Act.ANSWER_OFFER)
        return self._end(request, viewer, view, act, version, reason, seal)

    def _end(
        self,
        request: Request,
        viewer: Viewer,
        view: OfferView,
        act: str,
        version: int,
        reason: str,
        seal: str,
    ) -> Response:
        if not self._sealed(request, f"offer {view.offer}", seal):
            return self._one(request, viewer, view, reason=reason, notice=words.SEND_AGAIN)
        clean = clean_text(reason, REASON_CHARACTERS)
        if clean is None and act != "accept":
            wrong = words.WRONG["reason"]
            return self._one(request, viewer, view, reason=reason, wrong=wrong, status=422)
        try:
            if act == "accept":
                self._offers.accept(viewer, view, version=version)
            elif act == "decline":
                self._offers.decline(viewer, view, version=version, reason=clean or "")
            else:
                self._offers.withdraw(viewer, view, version=version, reason=clean or "")
        except OfferRefusedError as refused:
            _, view = self._doors.open_offer(request, view.offer, Act.READ_OFFER)
            notice = words.REFUSALS[refused.refusal]
            return self._one(request, viewer, view, reason=reason, notice=notice, status=409)
        return RedirectResponse(f"/offers/{view.offer}", status_code=303)

    def _one(
        self,
        request: Request,
        viewer: Viewer,
        view: OfferView,
        *,
        reason: str = "",
        wrong: str = "",
        notice: str = "",
        link: str | None = None,
        status: int = 200,
    ) -> Response:
        terms = from_text(view.terms)
        values = {
            **shown(view.employer, terms),
            "view": view,
            "history": told(self._offers.history(view)),
            "reason": reason,
            "wrong": wrong,
            "notice": notice,
            "link": link,
            "longest": REASON_CHARACTERS,
            "seal": self._gate.seal(request, f"offer {view.offer}"),
        }
        return self._answer("offer.html", viewer, values, status=status)

    def _look(
        self, viewer: Viewer, employer: str, terms: Terms, values: Mapping[str, object]
    ) -> Response:
        return self._answer(
            "offer_look.html", viewer, {"differences": (), **shown(employer, terms), **values}
        )

    def _edit(
        self,
        request: Request,
        viewer: Viewer,
        view: OfferView,
        typed: Mapping[str, str],
        *,
        version: int | None = None,
        wrong: Mapping[str, str] | None = None,
        notice: str = "",
        stale: bool = False,
        status: int = 200,
    ) -> Response:
        values = {
            "typed": typed,
            "heading": f"Change the offer to {view.contractor}",
            "employer": view.employer,
            "back": f"/offers/{view.offer}",
            "action": f"/offers/{view.offer}/edit",
            "candidates": None,
            "form": "",
            "version": view.version if version is None else version,
            "present": words.term_rows(from_text(view.terms)) if stale else (),
            "seal": self._gate.seal(request, f"offer {view.offer}"),
        }
        return self._fields(viewer, values, wrong=wrong, notice=notice, status=status)

    def _form(
        self,
        request: Request,
        viewer: Viewer,
        place: Place,
        typed: Mapping[str, str],
        *,
        form: str,
        wrong: Mapping[str, str] | None = None,
        notice: str = "",
        status: int = 200,
    ) -> Response:
        values = {
            "typed": typed,
            "heading": "Offer a contract",
            "employer": place.name,
            "back": f"/organizations/{place.organization}/offers",
            "action": f"/organizations/{place.organization}/offers/new",
            "candidates": self._offers.candidates(viewer, place),
            "form": form,
            "version": 0,
            "present": (),
            "seal": self._gate.seal(request, f"offers of {place.organization}"),
        }
        return self._fields(viewer, values, wrong=wrong, notice=notice, status=status)

    def _fields(
        self,
        viewer: Viewer,
        values: Mapping[str, object],
        *,
        wrong: Mapping[str, str] | None,
        notice: str,
        status: int,
    ) -> Response:
        shared = {
            "wrong": {**dict.fromkeys(TermsForm.model_fields, ""), **(wrong or {})},
            "refused": bool(wrong),
            "notice": notice,
            "currencies": tuple(CURRENCIES),
            "lengths": SEGMENT_MINUTES,
            "longest": MESSAGE_CHARACTERS,
            "sends": self._offers.sends,
        }
        return self._answer("offer_form.html", viewer, {**shared, **values}, status=status)

    def _sealed(self, request: Request, form: str, seal: str) -> bool:
        return self._gate.sealed(request, form, seal)

    def _answer(
        self, template: str, viewer: Viewer, values: Mapping[str, object], *, status: int = 200
    ) -> Response:
        shared = {"viewer": viewer, "zone": viewer.zone, "zone_name": viewer.zone_name}
        return self._pages.answer(template, {**shared, **values}, status=status)
