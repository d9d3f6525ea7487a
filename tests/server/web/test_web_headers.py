"""What every answer carries, whatever route it is of, and where a browser may be sent; with https and without."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI

from server.settings import Settings
from server.storage.migrate import migrate
from server.wiring import open_core, running
from tests.server.web.page_gallery import STATES, State
from tests.server.web.page_world import World, page_world
from tests.support.site import AS_BROWSER, PASSWORD, HandClock, SeededRng, Site, serving

NOW_MS = 1_773_172_800_000
NOWHERE = "0" * 16
"""In the place of each name in an address: nothing is called so."""

ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), display-capture=()",
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""Said here again by hand: nothing inline, nothing of others, in nobody's frame."""

AWAY = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/\t/evil.example/",
    "/\n/evil.example/",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://[evil.example/",
    " //evil.example/",
)


def _routes(app: FastAPI) -> list[tuple[str, str]]:
    """Method and address of every route, in included routers too, with names of nothing."""
    found, left = [], list(app.routes)
    while left:
        route = left.pop()
        left += getattr(getattr(route, "original_router", None), "routes", [])
        for method in getattr(route, "methods", ()) or ():
            path = re.sub(r"\{(seq|index)\}", "1", route.path).replace("{day}", "2026-03-10")
            found.append((method, re.sub(r"\{\w+\}", NOWHERE, path)))
    assert len(found) > 60
    return sorted(set(found))


def _policy(answer: httpx.Response) -> dict[str, str]:
    parts = answer.headers["content-security-policy"].split("; ")
    return {name: value for name, _, value in (part.partition(" ") for part in parts)}


def _assert_guarded(answer: httpx.Response, name: object) -> None:
    headers = dict(answer.headers)
    assert ALWAYS.items() <= headers.items(), (name, headers)
    assert _policy(answer) == POLICY, name
    assert "server" not in headers or "/" not in headers["server"], "no versions are told"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with page_world(tmp_path_factory.mktemp("headers") / "data") as made:
        yield made


@pytest.fixture(scope="module")
def site(world: World) -> Site:
    return world.site


def test_every_answer_of_every_route_carries_them(site: Site, world: World) -> None:
    owner = site.signed_in(world.people["owner"])
    for method, path in _routes(site.app):
        if path == "/sign-out":
            continue
        for who, browser in (("owner", owner), ("nobody", site.http)):
            for headers in (AS_BROWSER, {"Accept": "application/json"}):
                answer = browser.request(method, path, headers={"Origin": site.url, **headers})
                _assert_guarded(answer, (who, method, path))
                assert answer.status_code < 500, (who, method, path)
                if answer.status_code >= 400 and "text/html" in answer.headers.get(
                    "content-type", ""
                ):
                    assert answer.headers["cache-control"] == "no-store", (who, method, path)
    assert "strict-transport-security" not in site.http.get("/sign-in").headers


@pytest.mark.parametrize(
    "state",
    [state for state in STATES if state.then is None and not state.quiet],
    ids=lambda state: re.sub(r"\W+", "-", state.name),
)
def test_no_page_is_kept_by_caches_or_has_anything_inline(world: World, state: State) -> None:
    path = state.path
    for name, other in state.instead:
        path = path.replace(f"{{{name}}}", f"{{{other}}}")
    cookies = world.cookies(state.who)
    with httpx.Client(base_url=world.site.url, cookies=cookies, follow_redirects=True) as browser:
        answer = browser.get(world.address(path, state.segment), headers=AS_BROWSER)
    _assert_guarded(answer, state.name)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "<style" not in answer.text
    assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", answer.text)
    for script in re.findall(r"<script[^>]*>.*?</script>", answer.text, re.DOTALL):
        assert re.fullmatch(r'<script type="module" src="/static/[^"]+"></script>', script)
    assert not re.search(r'\b(src|action)="(?!/[^/])', answer.text), "nothing of other servers"


def test_pictures_are_for_one_browser_alone(world: World) -> None:
    owner = world.site.signed_in(world.people["owner"])
    for place in ("pictures/0", "thumbnails/0"):
        path = f"/contracts/{{contract}}/segments/{{stream}}/{{seq}}/{place}"
        answer = owner.get(world.address(path, "whole"))
        assert answer.status_code == 200
        assert answer.headers["cache-control"].startswith("private, ")
        assert "sandbox" in answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    for name in ("export/bundle?pictures=none", "export/trust", "export/looks"):
        answer = owner.get(world.address(f"/contracts/{{contract}}/{name}"))
        assert answer.headers["cache-control"] == "no-store", name
        assert answer.headers["content-disposition"].startswith("attachment; "), name


@pytest.mark.parametrize("goal", AWAY)
def test_nobody_is_sent_to_another_site_after_signing_in(world: World, goal: str) -> None:
    member = world.people["owner"]
    headers = {"Origin": world.site.url, **AS_BROWSER}
    with httpx.Client(base_url=world.site.url, headers=headers) as browser:
        page = browser.get("/sign-in", params={"next": goal})
        if page.status_code == 200:
            assert f'name="next" value="{goal}"' not in page.text
        form = {"email": member.email, "password": PASSWORD, "next": goal}
        answer = browser.post("/sign-in", data=form)
        assert answer.status_code in (303, 400, 422)
        if answer.status_code == 303:
            assert answer.headers["location"] == "/"
        # Signed in already, the address itself sends on.
        answer = browser.get("/sign-in", params={"next": goal})
        if answer.status_code == 303:
            assert answer.headers["location"] == "/"


def test_where_the_sign_in_leads_stays_on_this_server(world: World) -> None:
    answer = world.site.http.get("//evil.example/..//contracts?next=//evil", headers=AS_BROWSER)
    if "location" in answer.headers:
        assert re.match(r"/(?![/\\])", answer.headers["location"])
    answer = world.site.http.get("/contracts?a=//evil.example", headers=AS_BROWSER)
    assert answer.headers["location"].startswith("/sign-in?next=/contracts%3F")


def test_with_https_browsers_stay_there_and_the_cookie_is_guarded(tmp_path) -> None:
    settings = Settings(data=tmp_path / "data", public_url="https://hours.example.com")
    with Site(tmp_path / "data", now_ms=NOW_MS) as plain:
        member = plain.person("Ada Birch")
    migrate(settings.database, backups=settings.backups, now_ms=NOW_MS)
    core = open_core(settings, clock=HandClock(NOW_MS), rng=SeededRng())
    with running(core) as app, serving(app) as url:
        headers = {"Origin": "https://hours.example.com", **AS_BROWSER}
        with httpx.Client(base_url=url, headers=headers) as browser:
            for path in ("/sign-in", "/nowhere", "/api/v1/server", "/static/base.css"):
                answer = browser.get(path)
                _assert_guarded(answer, path)
                assert answer.headers["strict-transport-security"] == "max-age=31536000"
            answer = browser.post("/sign-in", data={"email": member.email, "password": PASSWORD})
    cookies = [one for one in answer.headers.get_list("set-cookie") if "Max-Age=0" not in one]
    (cookie,) = [one for one in cookies if one.startswith("__Host-hourproof=")]
    said = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"secure", "httponly", "path=/", "samesite=lax"} <= said
    assert not any(part.startswith("domain") for part in said)
