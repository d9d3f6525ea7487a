"""`/account`: a person's name and time zone, password, sign-ins, and what happened to the account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.accounts import events
from server.accounts.gate import Gate, caller_of
from server.accounts.password_rules import SHORTEST
from server.accounts.profile import NAME_CHARACTERS, ProfileField, Profiles, zones
from server.accounts.refusals import (
    TooManyAttemptsError,
    WeakPasswordError,
    WrongPasswordError,
)
from server.accounts.service import Accounts, Viewer
from server.accounts.sign_ins import SignIns
from server.context import Core
from server.web import account_words as words
from server.web.render import Pages, slow_down
from server.web.words import too_many_attempts

_Text = Annotated[str, Form(max_length=1000)]
_Secret = Annotated[str, Form(max_length=4000)]
_Seal = Annotated[str, Form(max_length=64)]


def router(core: Core, accounts: Accounts, gate: Gate, pages: Pages) -> APIRouter:
    """Routes under `/account`, all of them for whoever is signed in."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(core, accounts, gate, pages)
    for path, handler, method in (
        ("/account", handlers.profile, "GET"),
        ("/account", handlers.change_profile, "POST"),
        ("/account/password", handlers.password, "GET"),
        ("/account/password", handlers.change_password, "POST"),
        ("/account/sign-ins", handlers.sign_ins, "GET"),
        ("/account/sign-ins", handlers.end_sign_in, "POST"),
        ("/account/history", handlers.history, "GET"),
    ):
        routes.add_api_route(path, handler, methods=[method], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(self, core: Core, accounts: Accounts, gate: Gate, pages: Pages) -> None:
        self._core = core
        self._accounts = accounts
        self._gate = gate
        self._pages = pages
        self._sign_ins = SignIns(core)
        self._profiles = Profiles(core)

    def profile(self, request: Request, done: str = "") -> Response:
        """Name, address and time zone."""
        viewer = self._gate.signed_in(request)
        notice = words.PROFILE_KEPT if done else ""
        return self._profile(request, viewer, viewer.name, viewer.zone_name, notice=notice)

    def change_profile(
        self, request: Request, name: _Text = "", zone: _Text = "", seal: _Seal = ""
    ) -> Response:
        """Keep name and time zone."""
        viewer = self._gate.signed_in(request)
        if not self._gate.sealed(request, "profile", seal):
            return self._profile(request, viewer, name, zone, notice=words.SEND_AGAIN)
        wrong = self._profiles.change(
            viewer.person, name=name, zone=zone, caller=caller_of(request)
        )
        if wrong:
            return self._profile(request, viewer, name, zone, wrong=wrong, status=422)
        return RedirectResponse("/account?done=1", status_code=303)

    def password(self, request: Request, done: str = "") -> Response:
        """The form to change the password."""
        viewer = self._gate.signed_in(request)
        return self._password(request, viewer, notice=words.PASSWORD_KEPT if done else "")

    def change_password(
        self,
        request: Request,
        old_password: _Secret = "",
        new_password: _Secret = "",
        seal: _Seal = "",
    ) -> Response:
        """Change the password; every other browser is signed out, and this one gets a new cookie."""
        viewer = self._gate.oneself(request)
        if not self._gate.sealed(request, "password", seal):
            return self._password(request, viewer, notice=words.SEND_AGAIN)
        try:
            token = self._accounts.change_password(
                viewer.person, old=old_password, new=new_password, caller=caller_of(request)
            )
        except WeakPasswordError as refused:
            wrong = {"new": words.WEAK[refused.weakness]}
            return self._password(request, viewer, wrong=wrong, status=422)
        except WrongPasswordError:
            wrong = {"old": words.WRONG_PASSWORD}
            return self._password(request, viewer, wrong=wrong, status=422)
        except TooManyAttemptsError as refused:
            wrong = {"old": too_many_attempts(refused.wait_s)}
            answer = self._password(request, viewer, wrong=wrong, status=429)
            return slow_down(answer, refused.wait_s)
        response = RedirectResponse("/account/password?done=1", status_code=303)
        self._gate.remember(response, token)
        return response

    def sign_ins(self, request: Request, ended: str = "") -> Response:
        """Where this person is signed in."""
        viewer = self._gate.signed_in(request)
        return self._show_sign_ins(request, viewer, words.SIGN_IN_ENDED.get(ended, ""))

    def end_sign_in(
        self, request: Request, session: _Text = "", others: _Text = "", seal: _Seal = ""
    ) -> Response:
        """End one sign-in, or all but this one."""
        viewer = self._gate.signed_in(request)
        if not self._gate.sealed(request, "sign-ins", seal):
            return self._show_sign_ins(request, viewer, words.SEND_AGAIN)
        caller = caller_of(request)
        if others:
            self._sign_ins.end_others(viewer, caller)
            return RedirectResponse("/account/sign-ins?ended=others", status_code=303)
        if session == viewer.session:
            self._accounts.sign_out(self._gate.token(request), caller)
            response = RedirectResponse("/sign-in", status_code=303)
            self._gate.forget(response)
            return response
        # A second press, or a name of somebody else's: either way it is not signed in to this account.
        self._sign_ins.end(viewer, session, caller)
        return RedirectResponse("/account/sign-ins?ended=one", status_code=303)

    def history(self, request: Request) -> Response:
        """What happened to the account."""
        viewer = self._gate.signed_in(request)
        return self._answer(
            "account_history.html",
            viewer,
            "history",
            {
                "events": events.newest(self._core, viewer.person),
                "OPERATOR": events.OPERATOR,
                "kept_days": events.KEPT_MS // 86_400_000,
            },
        )

    def _profile(
        self,
        request: Request,
        viewer: Viewer,
        name: str,
        zone: str,
        *,
        wrong: tuple[ProfileField, ...] = (),
        notice: str = "",
        status: int = 200,
    ) -> Response:
        values = {
            "name": name,
            "chosen_zone": zone,
            "zones": zones(),
            "longest": NAME_CHARACTERS,
            "wrong": {
                field.value: words.PROFILE_WRONG[field] if field in wrong else ""
                for field in ProfileField
            },
            "notice": notice,
            "seal": self._gate.seal(request, "profile"),
        }
        return self._answer("account.html", viewer, "profile", values, status=status)

    def _password(
        self,
        request: Request,
        viewer: Viewer,
        *,
        wrong: Mapping[str, str] | None = None,
        notice: str = "",
        status: int = 200,
    ) -> Response:
        values = {
            "wrong": {"old": "", "new": "", **(wrong or {})},
            "notice": notice,
            "shortest": SHORTEST,
            "seal": self._gate.seal(request, "password"),
        }
        return self._answer("account_password.html", viewer, "password", values, status=status)

    def _show_sign_ins(self, request: Request, viewer: Viewer, notice: str) -> Response:
        values = {
            "sign_ins": self._sign_ins.of(viewer),
            "notice": notice,
            "seal": self._gate.seal(request, "sign-ins"),
        }
        return self._answer("account_sign_ins.html", viewer, "sign-ins", values)

    def _answer(
        self,
        template: str,
        viewer: Viewer,
        section: str,
        values: Mapping[str, object],
        *,
        status: int = 200,
    ) -> Response:
        shared = {
            "viewer": viewer,
            "section": section,
            "zone": viewer.zone,
            "zone_name": viewer.zone_name,
            "now_ms": self._core.clock.now_ms(),
        }
        return self._pages.answer(template, {**shared, **values}, status=status)
