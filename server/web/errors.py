"""Refusals and mistakes as pages for people; programs get the problem document that they expect."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.middleware.errors import ServerErrorMiddleware

from server.problems import Code, Problem
from server.storage.errors import BlobStoreError, DatabaseBusyError, DiskFullError
from server.web import words
from server.web.render import Pages

_Handler = Callable[[Request, Exception], Response | Awaitable[Response]]


def install(app: FastAPI, pages: Pages) -> None:
    """Wrap the handlers that `server.problems.install` registered: call it after that.

    Middleware that is to see the answers to mistakes is added after this.
    """
    for kind in (
        Problem,
        HTTPException,
        RequestValidationError,
        DiskFullError,
        DatabaseBusyError,
        BlobStoreError,
    ):
        app.add_exception_handler(kind, _with_page(app.exception_handlers[kind], pages))

    def of_mistake(request: Request, _error: Exception) -> Response:
        problem = Problem(Code.SERVER_ERROR, words.MISTAKE)
        return _page(pages, 500) if wants_page(request) else problem.response()

    # Not as a handler: those of `Exception` answer outside of all middleware, without its headers.
    app.add_middleware(ServerErrorMiddleware, handler=of_mistake)


def wants_page(request: Request) -> bool:
    """Whether a person's browser asked for a page, not a program or a picture element."""
    if request.url.path.startswith("/api/"):
        return False
    return "text/html" in request.headers.get("accept", "")


def _with_page(inner: _Handler, pages: Pages) -> _Handler:
    async def handle(request: Request, error: Exception) -> Response:
        made = inner(request, error)
        plain = made if isinstance(made, Response) else await made
        if not wants_page(request):
            return plain
        if plain.status_code == 401:
            return _to_sign_in(request)
        page = _page(pages, plain.status_code)
        if "retry-after" in plain.headers:
            page.headers["Retry-After"] = plain.headers["retry-after"]
        return page

    return handle


def _to_sign_in(request: Request) -> Response:
    goal = "/"
    if request.method == "GET":
        query = request.url.query
        goal = request.url.path + (f"?{query}" if query else "")
    return RedirectResponse(f"/sign-in?next={quote(goal, safe='/')}", status_code=303)


def _page(pages: Pages, status: int) -> Response:
    heading, sentence, hint = words.PROBLEMS.get(
        status, words.PROBLEMS[500 if status > 499 else 400]
    )
    return pages.answer(
        "problem.html",
        {"viewer": None, "heading": heading, "sentence": sentence, "hint": hint},
        status=status,
    )
