"""Refusals look like the rest of the site for people, and are problem documents for programs."""

from __future__ import annotations

import httpx
import pytest
from fastapi import FastAPI

from server import problems
from server.problems import Code, Problem
from server.storage.errors import DatabaseBusyError
from server.web import errors
from server.web.assets import Assets
from server.web.render import Pages
from server.web_security import HEADERS, WebSecurity
from tests.support.site import AS_BROWSER, serving

HEADERS_OF_ALL = {name.lower(): value for name, value in HEADERS.items()} | {
    "strict-transport-security": "max-age=31536000"
}
PROGRAM = {"Accept": "application/json"}


@pytest.fixture(scope="module")
def http():
    assets = Assets()
    app = FastAPI()
    app.include_router(assets.router())

    @app.get("/forbidden")
    @app.get("/api/forbidden")
    def forbidden() -> None:
        raise Problem(Code.FORBIDDEN, "No.")

    @app.get("/busy")
    def busy() -> None:
        raise DatabaseBusyError("held")

    @app.get("/number/{number}")
    def number(number: int) -> int:
        return number

    @app.get("/mistake")
    def mistake() -> None:
        raise RuntimeError("secret detail")

    problems.install(app)
    errors.install(app, Pages(assets))
    app.add_middleware(WebSecurity, public_url="https://diary.example")
    # A mistake ends its connection: each request takes its own.
    alone = {"Connection": "close"}
    with serving(app) as url, httpx.Client(base_url=url, headers=alone) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "status", "code", "heading"),
    [
        ("/nowhere", 404, "not-found", "There is nothing here for you"),
        ("/forbidden", 403, "forbidden", "This is not open to you"),
        ("/number/x", 400, "bad-request", "This address does not make sense"),
        ("/busy", 503, "busy", "The server is busy"),
        ("/mistake", 500, "server-error", "The server made a mistake"),
    ],
)
def test_people_get_a_page_and_programs_a_problem(http, path, status, code, heading):
    page = http.get(path, headers=AS_BROWSER)
    assert page.status_code == status
    assert page.headers["content-type"].startswith("text/html")
    assert f"<h1>{heading}</h1>" in page.text
    assert "secret detail" not in page.text
    assert dict(page.headers).items() >= HEADERS_OF_ALL.items()
    problem = http.get(path, headers=PROGRAM)
    assert dict(problem.headers).items() >= HEADERS_OF_ALL.items()
    assert problem.status_code == status
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["type"] == f"urn:hourproof:problem:{code}"
    assert "secret detail" not in problem.text


def test_the_api_never_answers_with_pages(http):
    answer = http.get("/api/forbidden", headers=AS_BROWSER)
    assert answer.headers["content-type"] == "application/problem+json"


def test_when_to_try_again_is_told_to_both(http):
    assert http.get("/busy", headers=AS_BROWSER).headers["retry-after"] == "5"
    assert http.get("/busy", headers=PROGRAM).headers["retry-after"] == "5"


def test_static_files_can_be_kept_for_ever_under_their_version_only(http):
    url = Assets().url("base.css")
    answer = http.get(url)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    assert http.get("/static/base.css").headers["cache-control"] == "no-cache"
    assert http.get("/static/base.css?v=old").headers["cache-control"] == "no-cache"
    again = http.get(url, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    assert http.get("/static/../words.py").status_code == 404
    assert http.get("/static/%2e%2e%2fwords.py").status_code == 404
