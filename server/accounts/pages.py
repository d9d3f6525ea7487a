"""The pages to sign in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.accounts.gate import Gate, caller_of
from server.accounts.passkey_checks import PasskeyRefusedError
from server.accounts.passkeys import CHALLENGE_MS, Passkeys
from server.accounts.refusals import (
    HalfSignInOverError,
    SignInRefusedError,
    TooManyAttemptsError,
    WrongCodeError,
)
from server.accounts.service import Accounts
from server.web import account_words, words
from server.web.addresses import HOME, local_page
from server.web.kept import KeptForm, kept_from
from server.web.render import Pages, slow_down, told_script


def router(accounts: Accounts, passkeys: Passkeys, gate: Gate, pages: Pages) -> APIRouter:
    """Routes `/sign-in`, those below it, and `/sign-out`."""
    routes = APIRouter(include_in_schema=False)

    def form(
        *,
        next_page: str,
        email: str = "",
        error: str = "",
        status: int = 200,
        kept: KeptForm | None = None,
        notice: str = "",
        passkey_error: str = "",
    ) -> Response:
        return pages.answer(
            "sign_in.html",
            {
                "viewer": None,
                "next": next_page,
                "email": email,
                "error": error,
                "notice": notice,
                "passkey_error": passkey_error,
                "kept": kept.text() if kept else "",
            },
            status=status,
        )

    @routes.get("/sign-in")
    def show(request: Request, next: str = HOME, reset: str = "") -> Response:
        if gate.viewer(request) is not None:
            return RedirectResponse(local_page(next), status_code=303)
        return form(next_page=local_page(next), notice=account_words.RESET_DONE if reset else "")

    @routes.post("/sign-in")
    def sign_in(
        request: Request,
        email: Annotated[str, Form(max_length=254)] = "",
        password: Annotated[str, Form()] = "",
        next: Annotated[str, Form()] = HOME,
        kept: Annotated[str, Form()] = "",
    ) -> Response:
        goal, typed = local_page(next), kept_from(kept)
        caller = caller_of(request)
        try:
            begun = accounts.sign_in(email=email, password=password, caller=caller)
        except SignInRefusedError:
            return form(
                next_page=goal, email=email, error=words.SIGN_IN_REFUSED, status=422, kept=typed
            )
        except TooManyAttemptsError as refused:
            error = words.too_many_attempts(refused.wait_s)
            again = form(next_page=goal, email=email, error=error, status=429, kept=typed)
            return slow_down(again, refused.wait_s)
        if not begun.complete:
            response = ask_code(goal, typed, begun.token)
            gate.remember_half(response, begun.token)
            return response
        return signed_in(request, begun.token, goal, typed)

    @routes.get("/sign-in/code")
    def show_code(request: Request) -> Response:
        if not accounts.is_half(gate.half_token(request)):
            return RedirectResponse("/sign-in", status_code=303)
        return ask_code(HOME, None, gate.half_token(request))

    @routes.post("/sign-in/code")
    def give_code(
        request: Request,
        code: Annotated[str, Form(max_length=64)] = "",
        next: Annotated[str, Form()] = HOME,
        kept: Annotated[str, Form()] = "",
    ) -> Response:
        goal, typed = local_page(next), kept_from(kept)
        try:
            token = accounts.give_code(gate.half_token(request), code, caller_of(request))
        except HalfSignInOverError:
            over = form(next_page=goal, error=account_words.HALF_OVER, status=422, kept=typed)
            gate.forget_half(over)
            return over
        except WrongCodeError:
            half = gate.half_token(request)
            return ask_code(goal, typed, half, error=account_words.WRONG_CODE, status=422)
        except TooManyAttemptsError as refused:
            error = words.too_many_attempts(refused.wait_s)
            slowed = ask_code(goal, typed, gate.half_token(request), error=error, status=429)
            return slow_down(slowed, refused.wait_s)
        response = signed_in(request, token, goal, typed)
        gate.forget_half(response)
        return response

    @routes.post("/sign-in/passkey/options")
    def ask_passkey(request: Request) -> Response:
        browser = gate.passkey_token(request) or passkeys.new_browser()
        try:
            asked = passkeys.ask_use(browser=browser, caller=caller_of(request))
        except PasskeyRefusedError as refused:
            return told_script({"error": account_words.PASSKEY_REFUSED[refused.refusal]}, 422)
        except TooManyAttemptsError as slowed:
            answer = told_script({"error": words.too_many_attempts(slowed.wait_s)}, 429)
            return slow_down(answer, slowed.wait_s)
        response = told_script({"publicKey": asked})
        gate.remember_passkey(response, browser, lasts_ms=CHALLENGE_MS)
        return response

    @routes.post("/sign-in/passkey")
    def use_passkey(
        request: Request,
        credential: Annotated[str, Form()] = "",
        step: Annotated[str, Form(max_length=64)] = "",
        next: Annotated[str, Form()] = HOME,
        kept: Annotated[str, Form()] = "",
    ) -> Response:
        goal, typed = local_page(next), kept_from(kept)
        try:
            token = passkeys.sign_in(
                credential, browser=gate.passkey_token(request), caller=caller_of(request)
            )
        except PasskeyRefusedError as refused:
            status, error, wait_s = 422, account_words.PASSKEY_REFUSED[refused.refusal], 0
        except TooManyAttemptsError as slowed:
            wait_s = slowed.wait_s
            status, error = 429, words.too_many_attempts(wait_s)
        else:
            response = signed_in(request, token, goal, typed)
            gate.forget_half(response)
            gate.forget_passkey(response)
            return response
        half = gate.half_token(request)
        if step == "code" and accounts.is_half(half):
            answer = ask_code(goal, typed, half, passkey_error=error, status=status)
        else:
            answer = form(next_page=goal, passkey_error=error, status=status, kept=typed)
        return slow_down(answer, wait_s)

    def ask_code(
        goal: str,
        typed: KeptForm | None,
        half: str | None,
        *,
        error: str = "",
        passkey_error: str = "",
        status: int = 200,
    ) -> Response:
        person = accounts.half_person(half)
        values = {
            "viewer": None,
            "next": goal,
            "kept": typed.text() if typed else "",
            "error": error,
            "passkeys": person is not None and passkeys.has_any(person),
            "passkey_error": passkey_error,
        }
        return pages.answer("sign_in_code.html", values, status=status)

    def signed_in(request: Request, token: str, goal: str, typed: KeptForm | None) -> Response:
        accounts.sign_out(gate.token(request), caller_of(request))
        response: Response = RedirectResponse(goal, status_code=303)
        if typed is not None:
            response = pages.answer("kept.html", {"viewer": None, "kept": typed})
        gate.remember(response, token)
        return response

    @routes.post("/sign-out")
    def sign_out(request: Request) -> Response:
        accounts.sign_out(gate.token(request), caller_of(request))
        response = RedirectResponse("/sign-in", status_code=303)
        gate.forget(response)
        return response

    return routes
