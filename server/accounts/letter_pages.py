"""Pages that go with letters: a new password for who forgot it, and confirming or changing an e-mail address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.accounts.gate import Gate, caller_of
from server.accounts.letters import Letters, Purpose
from server.accounts.password_rules import SHORTEST
from server.accounts.refusals import (
    BadAddressError,
    LinkOverError,
    TooManyAttemptsError,
    WeakPasswordError,
    WrongPasswordError,
)
from server.accounts.service import Accounts, Viewer
from server.web import account_words as words
from server.web.render import Pages, slow_down
from server.web.words import too_many_attempts

_Text = Annotated[str, Form(max_length=1000)]
_Secret = Annotated[str, Form(max_length=4000)]
_FORM = "email"


def router(accounts: Accounts, letters: Letters, gate: Gate, pages: Pages) -> APIRouter:
    """Routes `/password/forgotten`, `/password/new`, `/email/confirm` and `/account/email`."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(accounts, letters, gate, pages)
    for path, handler, method in (
        ("/password/forgotten", handlers.forgotten, "GET"),
        ("/password/forgotten", handlers.ask_password, "POST"),
        ("/password/new", handlers.new_password, "GET"),
        ("/password/new", handlers.set_password, "POST"),
        ("/email/confirm", handlers.confirm, "GET"),
        ("/email/confirm", handlers.confirmed, "POST"),
        ("/account/email", handlers.email, "GET"),
        ("/account/email", handlers.ask_address, "POST"),
    ):
        routes.add_api_route(path, handler, methods=[method], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads. Opening a link changes nothing by itself."""

    def __init__(self, accounts: Accounts, letters: Letters, gate: Gate, pages: Pages) -> None:
        self._accounts = accounts
        self._letters = letters
        self._gate = gate
        self._pages = pages

    def forgotten(self) -> Response:
        """The form for who forgot the password."""
        return self._forgotten()

    def ask_password(self, request: Request, email: _Text = "") -> Response:
        """Send a letter; the answer is the same whether anybody has the address or not."""
        if not self._letters.sends:
            return self._forgotten()
        try:
            self._letters.forgot_password(email, caller_of(request))
        except BadAddressError:
            return self._forgotten(email, error=words.BAD_ADDRESS, status=422)
        except TooManyAttemptsError as refused:
            error = words.too_many_letters(refused.wait_s)
            return slow_down(self._forgotten(email, error=error, status=429), refused.wait_s)
        return self._page("letter_sent.html", {"email": email.strip()})

    def new_password(self, token: str = "") -> Response:
        """The form behind the link."""
        email = self._letters.opens(token, Purpose.PASSWORD)
        return self._over() if email is None else self._new(token, email)

    def set_password(
        self, request: Request, token: _Text = "", new_password: _Secret = ""
    ) -> Response:
        """Set the password; the person then signs in with it, by the second step too if it is on."""
        email = self._letters.opens(token, Purpose.PASSWORD)
        try:
            self._letters.set_password(token, new_password, caller_of(request))
        except WeakPasswordError as refused:
            error = words.WEAK[refused.weakness]
            return self._new(token, email or "", error=error, status=422)
        except LinkOverError:
            return self._over()
        response = RedirectResponse("/sign-in?reset=1", status_code=303)
        self._gate.forget(response)
        return response

    def confirm(self, token: str = "") -> Response:
        """What the link would do."""
        email = self._letters.opens(token, Purpose.ADDRESS)
        if email is None:
            return self._over()
        return self._page("email_confirm.html", {"token": token, "email": email, "done": False})

    def confirmed(self, request: Request, token: _Text = "") -> Response:
        """Do it."""
        try:
            email = self._letters.confirm_address(token, caller_of(request))
        except LinkOverError:
            return self._over()
        return self._page("email_confirm.html", {"token": "", "email": email, "done": True})

    def email(self, request: Request) -> Response:
        """The person's address, whether it is confirmed, and the form to confirm or change it."""
        viewer = self._gate.signed_in(request)
        return self._email(request, viewer, viewer.email)

    def ask_address(
        self,
        request: Request,
        email: _Text = "",
        password: _Secret = "",
        seal: Annotated[str, Form(max_length=64)] = "",
    ) -> Response:
        """Send a letter to the address."""
        viewer = self._gate.oneself(request)
        caller = caller_of(request)
        if not self._gate.sealed(request, _FORM, seal):
            return self._email(request, viewer, email, notice=words.SEND_AGAIN)
        if not self._letters.sends:
            return self._email(request, viewer, email)
        try:
            self._accounts.check_password(viewer.person, password, caller)
        except WrongPasswordError:
            wrong = {"password": words.WRONG_PASSWORD}
            return self._email(request, viewer, email, wrong=wrong, status=422)
        except TooManyAttemptsError as refused:
            wrong = {"password": too_many_attempts(refused.wait_s)}
            answer = self._email(request, viewer, email, wrong=wrong, status=429)
            return slow_down(answer, refused.wait_s)
        try:
            self._letters.ask_address(viewer.person, email, caller)
        except BadAddressError:
            wrong = {"email": words.BAD_ADDRESS}
            return self._email(request, viewer, email, wrong=wrong, status=422)
        except TooManyAttemptsError as refused:
            wrong = {"email": words.too_many_letters(refused.wait_s)}
            answer = self._email(request, viewer, email, wrong=wrong, status=429)
            return slow_down(answer, refused.wait_s)
        notice = words.LETTER_SENT.format(address=email.strip())
        return self._email(request, viewer, email.strip(), notice=notice)

    def _forgotten(self, email: str = "", *, error: str = "", status: int = 200) -> Response:
        values = {"email": email, "error": error, "sends": self._letters.sends}
        return self._page("password_forgotten.html", values, status=status)

    def _new(self, token: str, email: str, *, error: str = "", status: int = 200) -> Response:
        values = {"token": token, "email": email, "error": error, "shortest": SHORTEST}
        return self._page("password_new.html", values, status=status)

    def _over(self) -> Response:
        return self._page("link_over.html", {"sends": self._letters.sends}, status=404)

    def _email(
        self,
        request: Request,
        viewer: Viewer,
        email: str,
        *,
        wrong: Mapping[str, str] | None = None,
        notice: str = "",
        status: int = 200,
    ) -> Response:
        values = {
            "viewer": viewer,
            "section": "email",
            "email": email,
            "sends": self._letters.sends,
            "confirmed_ms": self._letters.confirmed_ms(viewer.person),
            "zone": viewer.zone,
            "wrong": {"email": "", "password": "", **(wrong or {})},
            "notice": notice,
            "seal": self._gate.seal(request, _FORM),
        }
        return self._pages.answer("account_email.html", values, status=status)

    def _page(self, template: str, values: Mapping[str, object], *, status: int = 200) -> Response:
        return self._pages.answer(template, {"viewer": None, **values}, status=status)
