"""Refusals and mistakes as pages for people; programs get the problem document that they expect."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.middleware.errors import ServerErrorMiddleware

from server.problems import Code, OtherSignInNeeded, Problem
from server.storage.errors import (
    BlobStoreError,
    DatabaseBusyError,
    DataFolderError,
    DiskFullError,
)
from server.web import words
from server.web.kept import KeptForm, kept_form
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
        DataFolderError,
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
        if isinstance(error, OtherSignInNeeded):
            return _other_sign_in(request, pages, error.organization)
        if plain.status_code == 401:
            return await _to_sign_in(request, pages)
        page = _page(pages, plain.status_code)
        if "retry-after" in plain.headers:
            page.headers["Retry-After"] = plain.headers["retry-after"]
        return page

    return handle


async def _to_sign_in(request: Request, pages: Pages) -> Response:
    goal = "/"
    kept = await _typed(request)
    if kept is not None:
        values = {
            "viewer": None,
            "next": goal,
            "email": "",
            "error": "",
            "notice": "",
            "kept": kept.text(),
        }
        return pages.answer("sign_in.html", values, status=401)
    if request.method == "GET":
        goal = _here(request)
    return RedirectResponse(f"/sign-in?next={quote(goal, safe='/')}", status_code=303)


def _here(request: Request) -> str:
    query = request.url.query
    return request.url.path + (f"?{query}" if query else "")


def _other_sign_in(request: Request, pages: Pages, organization: str | None) -> Response:
    goal = _here(request) if request.method == "GET" else "/"
    values = {"viewer": None, "organization": organization, "next": goal}
    return pages.answer("other_sign_in.html", values, status=403)


async def _typed(request: Request) -> KeptForm | None:
    """What was typed into the form that came, if it can be kept."""
    if request.method != "POST":
        return None
    sent = await request.form()  # read before: what came is not read twice
    fields = [(name, value) for name, value in sent.multi_items() if isinstance(value, str)]
    return kept_form(request.url.path, fields)


def _page(pages: Pages, status: int) -> Response:
    heading, sentence, hint = words.PROBLEMS.get(
        status, words.PROBLEMS[500 if status > 499 else 400]
    )
    return pages.answer(
        "problem.html",
        {"viewer": None, "heading": heading, "sentence": sentence, "hint": hint},
        status=status,
    )
