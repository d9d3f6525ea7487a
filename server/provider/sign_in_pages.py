"""`/sign-in/organization`: choosing the organization, the way to its provider, and back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.accounts.gate import Gate, caller_of
from server.accounts.refusals import TooManyAttemptsError
from server.accounts.service import Accounts
from server.provider.refusals import Refusal, ThroughRefusedError
from server.provider.signing_in import LASTS_MS, Choice, Departure, Through
from server.web import provider_words as words
from server.web.addresses import HOME, local_page
from server.web.render import Pages, slow_down
from server.web.words import too_many_attempts

PATH = "/sign-in/organization"
BACK = f"{PATH}/back"
_STATUS = {Refusal.UNAVAILABLE: 503, Refusal.NOT_LINKED: 403, Refusal.OTHER_LINKED: 409}
_Text = Annotated[str, Form(max_length=400)]


def router(through: Through, accounts: Accounts, gate: Gate, pages: Pages) -> APIRouter:
    """The routes, for everybody."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(through, accounts, gate, pages)
    for path, handler, method in (
        (PATH, handlers.show, "GET"),
        (PATH, handlers.choose, "POST"),
        (BACK, handlers.back, "GET"),
    ):
        routes.add_api_route(path, handler, methods=[method], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(self, through: Through, accounts: Accounts, gate: Gate, pages: Pages) -> None:
        self._through = through
        self._accounts = accounts
        self._gate = gate
        self._pages = pages

    def show(self, of: str = "", next: str = HOME) -> Response:
        """The field for the organization, or the one that a link names."""
        choice = self._through.choice(of[:64]) if of else None
        return self._form(next, choices=() if choice is None else (choice,))

    def choose(
        self,
        request: Request,
        name: _Text = "",
        organization: Annotated[str, Form(max_length=64)] = "",
        next: Annotated[str, Form(max_length=2000)] = HOME,
    ) -> Response:
        """Find the organization that was typed, or go to the one that was chosen."""
        caller = caller_of(request)
        browser = self._gate.provider_token(request) or self._through.new_browser()
        try:
            if not organization:
                found = self._through.find(name, caller) if name.strip() else ()
                if len(found) != 1:
                    error = "" if found else words.NONE_FOUND
                    return self._form(next, name, error, choices=found, status=0 if found else 422)
                organization = found[0].organization
            departure = self._through.depart(
                organization, browser=browser, goal=local_page(next), caller=caller
            )
        except ThroughRefusedError as refused:
            return self._refused(refused, next)
        except TooManyAttemptsError as refused:
            slowed = self._form(next, name, too_many_attempts(refused.wait_s), status=429)
            return slow_down(slowed, refused.wait_s)
        return departed(self._gate, self._pages, departure, browser)

    def back(
        self,
        request: Request,
        state: str = "",
        code: str = "",
        error: str = "",
        iss: str | None = None,
    ) -> Response:
        """Take what the provider sent the browser with."""
        viewer = self._gate.viewer(request)
        try:
            came = self._through.come_back(
                state=state[:200],
                code=code[:4000],
                error=error[:200],
                issuer=iss,
                browser=self._gate.provider_token(request),
                viewer=viewer,
                caller=caller_of(request),
            )
        except ThroughRefusedError as refused:
            return self._refused(refused, HOME)
        response = RedirectResponse(local_page(came.goal), status_code=303)
        if came.token is not None:
            self._accounts.sign_out(self._gate.token(request), caller_of(request))
            self._gate.remember(response, came.token)
        return response

    def _refused(self, refused: ThroughRefusedError, goal: str) -> Response:
        error = words.REFUSALS[refused.refusal]
        status = _STATUS.get(refused.refusal, 422)
        return self._form(goal, error=error, status=status, of=refused.organization, asked=False)

    def _form(
        self,
        goal: str,
        name: str = "",
        error: str = "",
        *,
        choices: tuple[Choice, ...] = (),
        status: int = 0,
        of: str = "",
        asked: bool = True,
    ) -> Response:
        values = {
            "viewer": None,
            "next": local_page(goal),
            "name": name,
            "error": error,
            "choices": choices,
            "of": of,
            "asked": asked,
        }
        return self._pages.answer("sign_in_organization.html", values, status=status or 200)


def departed(gate: Gate, pages: Pages, departure: Departure, browser: str) -> Response:
    """The page with the way to the provider. No form leads there, since pages let forms go nowhere else; and a person
    sees whose page comes next before they type a password into it."""
    values = {"viewer": None, "choice": departure.choice, "address": departure.address}
    response = pages.answer("sign_in_departure.html", values)
    gate.remember_provider(response, browser, lasts_ms=LASTS_MS)
    return response
