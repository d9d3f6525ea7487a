"""The pages to sign in and out."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.accounts.gate import Gate
from server.accounts.service import Accounts, SignInRefusedError, TooManyAttemptsError
from server.web import words
from server.web.render import Pages

HOME = "/"


def router(accounts: Accounts, gate: Gate, pages: Pages) -> APIRouter:
    """Routes `/sign-in` and `/sign-out`."""
    routes = APIRouter(include_in_schema=False)

    def form(
        *, next_page: str, email: str = "", error: str = "", status: int = 200, retry_s: int = 0
    ) -> Response:
        return pages.answer(
            "sign_in.html",
            {"viewer": None, "next": next_page, "email": email, "error": error},
            status=status,
            headers={"Retry-After": str(retry_s)} if retry_s else None,
        )

    @routes.get("/sign-in")
    def show(request: Request, next: str = HOME) -> Response:
        if gate.viewer(request) is not None:
            return RedirectResponse(local_page(next), status_code=303)
        return form(next_page=local_page(next))

    @routes.post("/sign-in")
    def sign_in(
        request: Request,
        email: Annotated[str, Form(max_length=254)] = "",
        password: Annotated[str, Form()] = "",
        next: Annotated[str, Form()] = HOME,
    ) -> Response:
        goal = local_page(next)
        try:
            token = accounts.sign_in(
                email=email,
                password=password,
                address=request.client.host if request.client else "",
                agent=request.headers.get("user-agent", ""),
            )
        except SignInRefusedError:
            return form(next_page=goal, email=email, error=words.SIGN_IN_REFUSED, status=422)
        except TooManyAttemptsError as refused:
            wait_s = -(-refused.wait_ms // 1000)
            return form(
                next_page=goal,
                email=email,
                error=words.too_many_attempts(wait_s),
                status=429,
                retry_s=wait_s,
            )
        accounts.sign_out(gate.token(request))
        response = RedirectResponse(goal, status_code=303)
        gate.remember(response, token)
        return response

    @routes.post("/sign-out")
    def sign_out(request: Request) -> Response:
        accounts.sign_out(gate.token(request))
        response = RedirectResponse("/sign-in", status_code=303)
        gate.forget(response)
        return response

    return routes


def local_page(address: str) -> str:
    """`address` if it is a page of this server, else the start: nobody is sent away after signing in."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not address.startswith("/") or address.startswith("//"):
        return HOME
    if "\\" in address or any(ord(character) < 0x20 for character in address):
        return HOME
    return address
