"""The second step over HTTP: set up, sign in, recover, turn off; replays, guesses, and what lies in the database."""

from __future__ import annotations

import base64
import re
from contextlib import closing

import httpx
import pytest
from sqlalchemy import select

from server.accounts.events import Act
from server.accounts.models import AccountEvent, RecoveryCode, SecondStep, Session
from server.accounts.second_step import LIMITS, UNCONFIRMED_MS
from server.accounts.service import HALF_MS
from server.accounts.totp import STEP_MS, code_at
from tests.support.site import AS_BROWSER, PASSWORD, Site

NOW_MS = 1_773_172_800_000
PATH = "/account/second-step"
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def site(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as running:
        yield running


@pytest.fixture
def ada(site):
    return site.person("Ada Birch")


@pytest.fixture
def browser(site, ada):
    return site.signed_in(ada)


def act(browser: httpx.Client, what: str, **fields: str) -> httpx.Response:
    """One of the forms of the page."""
    seal = re.search(r'name="seal" value="(\w+)"', browser.get(PATH).text)
    assert seal is not None
    return browser.post(PATH, data={"seal": seal[1], "act": what, **fields}, headers=HERE)


def secret_of(page: str) -> bytes:
    found = re.search(r'class="key">([A-Z2-7 ]+)<', page)
    assert found is not None
    return base64.b32decode(found[1].replace(" ", ""))


def now_code(site: Site, secret: bytes, *, steps: int = 0) -> str:
    return code_at(secret, site.clock.now_ms() // STEP_MS + steps)


def turn_on(site: Site, browser: httpx.Client) -> tuple[bytes, list[str]]:
    """The secret and the recovery codes."""
    secret = secret_of(act(browser, "begin", password=PASSWORD).text)
    page = act(browser, "confirm", code=now_code(site, secret)).text
    site.clock.forward(2 * STEP_MS)
    return secret, re.findall(r"<code>((?:[a-z2-7]{4}-){3}[a-z2-7]{4})</code>", page)


def enter(site: Site, email: str) -> closing[httpx.Client]:
    """A browser that has given the password."""
    http = httpx.Client(base_url=site.url, timeout=20, headers=AS_BROWSER)
    form = {"email": email, "password": PASSWORD, "next": "/account"}
    answer = http.post("/sign-in", data=form, headers=HERE)
    assert answer.status_code == 200, answer.text
    assert "Second step" in answer.text
    assert 'name="next" value="/account"' in answer.text
    return closing(http)


def give(http: httpx.Client, code: str) -> httpx.Response:
    return http.post("/sign-in/code", data={"code": code, "next": "/account"}, headers=HERE)


def acts(site: Site) -> list[str]:
    with site.core.database.reading() as rows:
        return list(rows.scalars(select(AccountEvent.act).order_by(AccountEvent.at_ms)))


def test_it_is_set_up_and_asked_for(site, ada, browser):
    secret, codes = turn_on(site, browser)
    assert len(set(codes)) == 10
    assert "The second step is on" in browser.get(PATH).text
    with enter(site, ada.email) as http:
        assert "hourproof" not in http.cookies
        assert http.get("/account").status_code == 303
        answer = give(http, now_code(site, secret))
        assert (answer.status_code, answer.headers["location"]) == (303, "/account")
        assert "hourproof-half" not in http.cookies
        assert http.get("/account").status_code == 200
    # Who cannot give the password learns nothing of a second step.
    with httpx.Client(base_url=site.url) as other:
        form = {"email": ada.email, "password": "wrong"}
        assert "belong together" in other.post("/sign-in", data=form, headers=HERE).text


def test_a_code_is_good_once(site, ada, browser):
    secret, _ = turn_on(site, browser)
    code = now_code(site, secret)
    with enter(site, ada.email) as first, enter(site, ada.email) as second:
        assert give(first, code).status_code == 303
        again = give(second, code)
        assert again.status_code == 422
        assert "each is good once" in again.text
        assert give(second, now_code(site, secret, steps=1)).status_code == 303


def test_the_code_that_turned_it_on_does_not_sign_in(site, ada, browser):
    secret = secret_of(act(browser, "begin", password=PASSWORD).text)
    code = now_code(site, secret)
    assert "recovery codes" in act(browser, "confirm", code=code).text
    with enter(site, ada.email) as http:
        assert give(http, code).status_code == 422


def test_recovery_codes_are_good_once_and_kept_as_hashes(site, ada, browser):
    _, codes = turn_on(site, browser)
    with site.core.database.reading() as rows:
        stored = {row.code_sha256 for row in rows.scalars(select(RecoveryCode))}
    assert not stored & set(codes)
    typed = f" {codes[3].upper().replace('-', ' ')} "
    with enter(site, ada.email) as first, enter(site, ada.email) as second:
        assert give(first, typed).status_code == 303
        assert give(second, codes[3]).status_code == 422
        assert give(second, codes[4]).status_code == 303
    assert "8 recovery codes" in browser.get(PATH).text
    assert acts(site).count(str(Act.RECOVERY_CODE_USED)) == 2
    for code in codes:
        assert code not in browser.get(PATH).text


def test_new_codes_end_the_old_ones(site, ada, browser):
    _, old = turn_on(site, browser)
    refused = act(browser, "codes", password="wrong")
    assert refused.status_code == 422
    assert 'id="password-codes-error"' in refused.text
    page = act(browser, "codes", password=PASSWORD).text
    new = re.findall(r"<code>([a-z2-7-]{19})</code>", page)
    assert len(new) == 10
    assert not set(new) & set(old)
    with enter(site, ada.email) as http:
        assert give(http, old[0]).status_code == 422
        assert give(http, new[0]).status_code == 303


def test_it_is_turned_off_with_the_password_only(site, ada, browser):
    turn_on(site, browser)
    assert act(browser, "off", password="wrong").status_code == 422
    assert act(browser, "off").status_code == 422
    answer = act(browser, "off", password=PASSWORD)
    assert answer.headers["location"] == f"{PATH}?off=1"
    assert "Your password alone" in browser.get(answer.headers["location"]).text
    site.signed_in(ada)
    with site.core.database.reading() as rows:
        assert rows.scalars(select(SecondStep)).all() == []
        assert rows.scalars(select(RecoveryCode)).all() == []
    assert str(Act.SECOND_STEP_OFF) in acts(site)


@pytest.mark.parametrize("code", ["", "000000", "12345", "abcdef", "１２３４５６", "<b>", "0" * 64])
def test_without_a_right_first_code_nothing_is_turned_on(site, ada, browser, code):
    begun = act(browser, "begin", password=PASSWORD).text
    refused = act(browser, "confirm", code=code)
    assert refused.status_code == 422
    assert "does not fit" in refused.text
    assert secret_of(refused.text) == secret_of(begun)
    site.signed_in(ada)


def test_a_secret_waits_an_hour_and_each_beginning_draws_another(site, ada, browser):
    first = secret_of(act(browser, "begin", password=PASSWORD).text)
    second = secret_of(act(browser, "begin", password=PASSWORD).text)
    assert first != second
    assert act(browser, "confirm", code=now_code(site, first)).status_code == 422
    site.clock.forward(UNCONFIRMED_MS)
    late = act(browser, "confirm", code=now_code(site, second))
    assert late.status_code == 422
    assert "Set it up" in late.text
    site.signed_in(ada)


def test_setting_up_takes_the_password(browser):
    for fields in ({}, {"password": "wrong"}):
        refused = act(browser, "begin", **fields)
        assert refused.status_code == 422
        assert "not your password" in refused.text
        assert "otpauth" not in refused.text


@pytest.mark.parametrize("what", ["", "nonsense", "codes", "confirm"])
def test_acts_that_make_no_sense_do_nothing(site, ada, browser, what):
    assert act(browser, what, password=PASSWORD).status_code in (200, 422)
    site.signed_in(ada)


def test_a_form_of_another_sign_in_turns_nothing_off(site, ada, browser):
    turn_on(site, browser)
    form = {"act": "off", "password": PASSWORD, "seal": "0" * 64}
    assert "Nothing was changed" in browser.post(PATH, data=form, headers=HERE).text
    assert "The second step is on" in browser.get(PATH).text


def test_guessing_codes_is_slowed_down_and_seen(site, ada, browser):
    secret, codes = turn_on(site, browser)
    with enter(site, ada.email) as http:
        for _ in range(LIMITS["pair"]):
            assert give(http, "000000").status_code == 422
        slowed = give(http, now_code(site, secret))
        assert slowed.status_code == 429
        assert int(slowed.headers["retry-after"]) > 0
        assert give(http, codes[0]).status_code == 429
    assert acts(site).count(str(Act.CODE_REFUSED)) == LIMITS["pair"]
    assert "wrong code" in browser.get("/account/history").text


def test_the_code_has_to_come_soon(site, ada, browser):
    secret, _ = turn_on(site, browser)
    with enter(site, ada.email) as http:
        assert http.get("/sign-in/code").status_code == 200
        site.clock.forward(HALF_MS)
        late = give(http, now_code(site, secret))
        assert late.status_code == 422
        assert "more than ten minutes" in late.text
        assert http.get("/sign-in/code").headers["location"] == "/sign-in"
    made_up = site.http.post(
        "/sign-in/code",
        data={"code": now_code(site, secret)},
        headers={**HERE, "Cookie": "hourproof-half=x"},
    )
    assert made_up.status_code == 422
    with site.core.database.reading() as rows:
        assert len(rows.scalars(select(Session)).all()) == 1


def test_half_a_sign_in_opens_nothing_even_as_the_other_cookie(site, ada, browser):
    turn_on(site, browser)
    with enter(site, ada.email) as http:
        half = http.cookies["hourproof-half"]
    with httpx.Client(base_url=site.url, cookies={"hourproof": half}) as other:
        assert other.get("/contracts", headers=AS_BROWSER).status_code == 303


def test_changing_the_password_ends_half_sign_ins(site, ada, browser):
    secret, _ = turn_on(site, browser)
    with enter(site, ada.email) as http:
        page = browser.get("/account/password").text
        seal = re.search(r'name="seal" value="(\w+)"', page)[1]
        form = {"seal": seal, "old_password": PASSWORD, "new_password": "gravel tuba feint oxide"}
        assert browser.post("/account/password", data=form, headers=HERE).status_code == 303
        assert "ten minutes" in give(http, now_code(site, secret)).text


def test_what_was_typed_goes_through_the_second_step_too(site, ada, browser):
    secret, _ = turn_on(site, browser)
    kept = '["/account", [["name", "Ada B."], ["zone", "UTC"]]]'
    with httpx.Client(base_url=site.url, timeout=20, headers=AS_BROWSER) as http:
        form = {"email": ada.email, "password": PASSWORD, "kept": kept}
        asked = http.post("/sign-in", data=form, headers=HERE)
        assert "Ada B." in asked.text
        form = {"code": now_code(site, secret), "kept": kept}
        assert 'value="Ada B."' in http.post("/sign-in/code", data=form, headers=HERE).text


def test_with_the_key_lost_recovery_codes_still_open(site, ada, browser):
    secret, codes = turn_on(site, browser)
    (site.settings.keys / "accounts.key").unlink()
    data = site.settings.data
    site.__exit__()
    with Site(data, now_ms=site.clock.now_ms()) as again, enter(again, ada.email) as http:
        assert give(http, now_code(site, secret)).status_code == 503
        assert give(http, codes[0]).status_code == 303
