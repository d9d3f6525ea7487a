"""`/account/second-step`: turn the code of an authenticator app on and off, and make recovery codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.accounts.gate import Gate, caller_of
from server.accounts.refusals import TooManyAttemptsError, WrongCodeError, WrongPasswordError
from server.accounts.second_step import SecondSteps
from server.accounts.service import Accounts, Viewer
from server.web import account_words as words
from server.web.render import Pages, slow_down
from server.web.words import too_many_attempts

ISSUER = "Hourproof"
PATH = "/account/second-step"
_FORM = "second-step"


def router(accounts: Accounts, second_steps: SecondSteps, gate: Gate, pages: Pages) -> APIRouter:
    """The one route, for whoever is signed in."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(accounts, second_steps, gate, pages)
    routes.add_api_route(PATH, handlers.show, methods=["GET"], response_model=None)
    routes.add_api_route(PATH, handlers.act, methods=["POST"], response_model=None)
    return routes


class _Handlers:
    """FastAPI runs them on its worker threads."""

    def __init__(
        self, accounts: Accounts, second_steps: SecondSteps, gate: Gate, pages: Pages
    ) -> None:
        self._accounts = accounts
        self._second_steps = second_steps
        self._gate = gate
        self._pages = pages

    def show(self, request: Request, off: str = "") -> Response:
        """Whether it is on, and what can be done."""
        viewer = self._gate.signed_in(request)
        return self._overview(request, viewer, notice=words.SECOND_STEP_IS_OFF if off else "")

    def act(
        self,
        request: Request,
        act: Annotated[str, Form(max_length=16)] = "",
        password: Annotated[str, Form(max_length=4000)] = "",
        code: Annotated[str, Form(max_length=64)] = "",
        seal: Annotated[str, Form(max_length=64)] = "",
    ) -> Response:
        """Begin or confirm turning it on, turn it off, or make recovery codes."""
        viewer = self._gate.oneself(request)
        if not self._gate.sealed(request, _FORM, seal):
            return self._overview(request, viewer, notice=words.SEND_AGAIN)
        try:
            if act == "confirm":
                return self._confirm(request, viewer, code)
            self._accounts.check_password(viewer.person, password, caller_of(request))
        except WrongPasswordError:
            return self._overview(request, viewer, error=words.WRONG_PASSWORD, at=act, status=422)
        except TooManyAttemptsError as refused:
            error = too_many_attempts(refused.wait_s)
            slowed = self._overview(request, viewer, error=error, at=act, status=429)
            return slow_down(slowed, refused.wait_s)
        if act == "begin":
            begun = self._second_steps.begin(viewer.person, issuer=ISSUER, account=viewer.email)
            return (
                self._overview(request, viewer) if begun is None else self._setup(request, viewer)
            )
        if act == "codes":
            return self._codes(
                viewer, self._second_steps.new_codes(viewer.person, caller_of(request))
            )
        if act == "off":
            self._second_steps.off(viewer.person, caller_of(request))
            return RedirectResponse(f"{PATH}?off=1", status_code=303)
        return self._overview(request, viewer)

    def _confirm(self, request: Request, viewer: Viewer, code: str) -> Response:
        try:
            codes = self._second_steps.confirm(viewer.person, code, caller_of(request))
        except WrongCodeError:
            return self._setup(request, viewer, error=words.WRONG_CODE, status=422)
        return self._codes(viewer, codes)

    def _setup(
        self, request: Request, viewer: Viewer, *, error: str = "", status: int = 200
    ) -> Response:
        setup = self._second_steps.waiting(viewer.person, issuer=ISSUER, account=viewer.email)
        if setup is None:
            return self._overview(request, viewer, status=status)
        values = {"setup": setup, "error": error, "seal": self._gate.seal(request, _FORM)}
        return self._answer("account_second_step_setup.html", viewer, values, status=status)

    def _codes(self, viewer: Viewer, codes: Sequence[str]) -> Response:
        return self._answer("account_recovery_codes.html", viewer, {"codes": codes})

    def _overview(
        self,
        request: Request,
        viewer: Viewer,
        *,
        notice: str = "",
        error: str = "",
        at: str = "",
        status: int = 200,
    ) -> Response:
        values = {
            "state": self._second_steps.state(viewer.person),
            "notice": notice,
            "error": error,
            "at": at,
            "seal": self._gate.seal(request, _FORM),
        }
        return self._answer("account_second_step.html", viewer, values, status=status)

    def _answer(
        self, template: str, viewer: Viewer, values: Mapping[str, object], *, status: int = 200
    ) -> Response:
        shared = {
            "viewer": viewer,
            "section": "second-step",
            "zone": viewer.zone,
            "zone_name": viewer.zone_name,
        }
        return self._pages.answer(template, {**shared, **values}, status=status)
