"""Signing in and out over HTTP, against a whole server."""

from __future__ import annotations

import hashlib
import re

import httpx
import pytest
from fastapi import Response
from sqlalchemy import select

from server.accounts.attempts import LIMITS, WINDOW_MS
from server.accounts.gate import Gate
from server.accounts.models import Session
from server.accounts.second_step import SecondSteps
from server.accounts.service import LASTS_MS, UNUSED_MS, Accounts
from server.mail.outbox import Outbox
from server.vault import Vault
from tests.support.site import AS_BROWSER, PASSWORD, Site

NOW_MS = 1_773_172_800_000


@pytest.fixture
def site(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as running:
        yield running


@pytest.fixture
def ada(site):
    return site.person("Ada Birch")


def send(
    site: Site, *, email: str, password: str, goal: str = "/", **headers: str
) -> httpx.Response:
    """The sign-in form, as a browser on the page itself sends it."""
    form = {"email": email, "password": password, "next": goal}
    return site.http.post(
        "/sign-in", data=form, headers={"Sec-Fetch-Site": "same-origin", **AS_BROWSER, **headers}
    )


def cookie_of(answer: httpx.Response) -> str:
    """The attributes of the cookie that was set."""
    return answer.headers["set-cookie"]


def test_the_right_password_opens_the_page_that_was_asked_for(site, ada):
    asked = site.http.get("/contracts?x=1", headers=AS_BROWSER)
    assert asked.status_code == 303
    assert asked.headers["location"] == "/sign-in?next=/contracts%3Fx%3D1"
    form = site.http.get(asked.headers["location"], headers=AS_BROWSER)
    assert 'name="next" value="/contracts?x=1"' in form.text
    answer = send(site, email=f" {ada.email.upper()} ", password=PASSWORD, goal="/contracts?x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/contracts?x=1")
    assert site.http.get("/contracts", headers=AS_BROWSER).status_code == 200
    # Signed in already: the form is not shown again.
    assert site.http.get("/sign-in").headers["location"] == "/"


def test_the_cookie_is_opaque_and_kept_from_scripts_and_other_sites(site, ada):
    answer = send(site, email=ada.email, password=PASSWORD)
    cookie = cookie_of(answer)
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert f"Max-Age={LASTS_MS // 1000}" in cookie
    token = re.match(r"hourproof=([\w-]{43});", cookie)[1]
    with site.core.database.reading() as rows:
        [session] = rows.scalars(select(Session))
    assert session.token_sha256 == hashlib.sha256(token.encode()).hexdigest()
    assert session.person == ada.person


def test_over_https_the_cookie_is_one_that_only_this_host_can_set(site):
    core = site.core
    vault = Vault(core.settings.keys, core.rng)
    outbox = Outbox(core, vault, sends=False)
    accounts = Accounts(core, SecondSteps(core, vault, outbox), outbox)
    gate, response = Gate(accounts, secure=True), Response()
    gate.remember(response, "token")
    cookie = response.headers["set-cookie"]
    assert cookie.startswith("__Host-hourproof=token;")
    assert "Secure" in cookie
    assert "Path=/;" in cookie
    assert "Domain" not in cookie


def test_wrong_password_and_unknown_address_get_the_same_answer(site, ada):
    wrong = send(site, email=ada.email, password="not it")
    unknown = send(site, email="nobody@example.com", password="not it")
    assert wrong.status_code == unknown.status_code == 422
    assert "set-cookie" not in wrong.headers
    assert wrong.text.replace(ada.email, "X") == unknown.text.replace("nobody@example.com", "X")
    assert "do not belong together" in wrong.text
    assert 'aria-describedby="password-error"' in wrong.text
    assert ada.email in wrong.text
    assert "not it" not in wrong.text


def test_empty_forms_are_refused_politely(site):
    answer = site.http.post("/sign-in", data={}, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 422
    assert "do not belong together" in answer.text


def test_guessing_is_slowed_down_even_for_the_right_password(site, ada):
    for _ in range(LIMITS["pair"]):
        assert send(site, email=ada.email, password="guess").status_code == 422
    slowed = send(site, email=ada.email, password=PASSWORD)
    assert slowed.status_code == 429
    assert slowed.headers["retry-after"] == str(WINDOW_MS // 1000)
    assert "Try again in 15 minutes" in slowed.text
    site.clock.forward(WINDOW_MS)
    assert send(site, email=ada.email, password=PASSWORD).status_code == 303


@pytest.mark.parametrize("goal", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_nobody_is_sent_to_another_site_after_signing_in(site, ada, goal):
    assert send(site, email=ada.email, password=PASSWORD, goal=goal).headers["location"] == "/"


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}]
)
def test_other_sites_cannot_sign_anybody_in_or_out(site, ada, headers):
    assert send(site, email=ada.email, password=PASSWORD, **headers).status_code == 403
    send(site, email=ada.email, password=PASSWORD)
    assert site.http.post("/sign-out", headers=headers).status_code == 403
    assert site.http.get("/contracts", headers=AS_BROWSER).status_code == 200


def test_signing_out_ends_it_on_the_server_too(site, ada):
    token = re.match(
        r"hourproof=([\w-]+);", cookie_of(send(site, email=ada.email, password=PASSWORD))
    )[1]
    answer = site.http.post("/sign-out", headers={"Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    with httpx.Client(base_url=site.url, cookies={"hourproof": token}) as kept:
        assert kept.get("/contracts", headers=AS_BROWSER).status_code == 303
    assert site.http.get("/sign-out", headers=AS_BROWSER).status_code == 405


def test_signing_in_again_ends_the_sign_in_before(site, ada):
    send(site, email=ada.email, password=PASSWORD)
    send(site, email=ada.email, password=PASSWORD)
    with site.core.database.reading() as rows:
        assert len(rows.scalars(select(Session)).all()) == 1


def test_a_sign_in_that_is_not_used_ends(site, ada):
    browser = site.signed_in(ada)
    site.clock.forward(UNUSED_MS - 1)
    assert browser.get("/contracts").status_code == 200
    site.clock.forward(UNUSED_MS - 1)
    assert browser.get("/contracts").status_code == 200
    site.clock.forward(UNUSED_MS)
    assert browser.get("/contracts").status_code == 303


def test_a_sign_in_ends_however_much_it_is_used(site, ada):
    browser = site.signed_in(ada)
    for _ in range(LASTS_MS // (UNUSED_MS // 2) - 1):
        site.clock.forward(UNUSED_MS // 2)
        assert browser.get("/contracts").status_code == 200
    site.clock.forward(UNUSED_MS // 2 + LASTS_MS % (UNUSED_MS // 2))
    assert browser.get("/contracts").status_code == 303


@pytest.mark.parametrize("token", ["", "x", "ü", "a" * 5000])
def test_made_up_cookies_are_nobody(site, token):
    headers = {"Cookie": f"hourproof={token}".encode(), **AS_BROWSER}
    assert site.http.get("/contracts", headers=headers).status_code == 303


def test_programs_are_told_by_a_problem_instead(site):
    answer = site.http.get("/contracts", headers={"Accept": "image/webp"})
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:hourproof:problem:not-signed-in"
