"""Access tokens in a real Chromium: made by keyboard, used by a program, seen in use, revoked; without scripting."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx
import pytest
from playwright.sync_api import expect

from server.tokens.models import Scope
from server.tokens.secret import is_secret
from server.web.account_words import WRONG_PASSWORD
from server.web.token_words import REFUSED, REVOKED
from tests.support.access_tokens import access_token
from tests.support.browser import page_of, sign_in
from tests.support.page_look import assert_usable
from tests.support.site import PASSWORD, Site

NOW_MS = int(datetime(2026, 3, 10, 20, tzinfo=UTC).timestamp() * 1000)
LONG = "Monthly-invoices-of-everybody-in-the-northern-office-" * 2


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with Site(tmp_path_factory.mktemp("tokens") / "data", now_ms=NOW_MS) as running:
        yield running


def ask(site: Site, secret: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {secret}", "User-Agent": "invoices/2.1"}
    return site.http.get("/api/v1/work/token", headers=headers)


@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "plain"])
def test_from_making_to_revoking_by_keyboard(chromium, site, scripting):
    member = site.person("Ada Birch" if scripting else "Bo Dahl")
    with page_of(chromium, site.url, scripting=scripting, refusals=True) as page:
        sign_in(page, email=member.email, password=PASSWORD)
        page.goto("/account/tokens")
        expect(page.get_by_text("You have none yet.")).to_be_visible()
        page.get_by_label("Name", exact=True).focus()
        page.keyboard.type("Invoices")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_have_text(REFUSED["no-scope"])
        expect(page.get_by_label("Name", exact=True)).to_have_value("Invoices")
        page.get_by_label("See your contracts").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.get_by_label("Good for").focus()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        secret = page.locator("code.key").inner_text()
        assert is_secret(secret)
        told = ask(site, secret).json()
        assert told["scopes"] == ["contracts", "diary"]
        assert told["expires_ms"] == NOW_MS + 30 * 86_400_000
        page.get_by_role("link", name="I have copied it").click()
        expect(page.get_by_text("invoices/2.1")).to_be_visible()
        expect(page.get_by_text(secret)).to_have_count(0)
        page.get_by_role("link", name="Revoke Invoices").click()
        page.get_by_role("button", name="Revoke it").click()
        expect(page.get_by_role("status")).to_have_text(REVOKED)
        assert ask(site, secret).status_code == 401
        page.goto("/account/history")
        expect(page.get_by_text("A personal access token was revoked")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_everything_fits_can_be_hit_and_read(chromium, site, width, dark, tmp_path):
    member = site.person(f"Cleo {width} {dark}")
    access_token(site, member, *Scope, name=LONG[:100], days=7)
    used = access_token(site, member, Scope.DIARY, name="Invoices", days=365)
    ask(site, used)
    cookies = dict(site.signed_in(member).cookies)
    with page_of(
        chromium, site.url, cookies=cookies, width=width, dark=dark, refusals=True
    ) as page:

        def look(name: str) -> None:
            page.screenshot(path=tmp_path / f"{name}-{width}-{dark}.png", full_page=True)
            assert_usable(page, width=width)

        page.goto("/account/tokens")
        look("list")
        page.get_by_role("link", name="Revoke Invoices").click()
        look("revoke")
        page.get_by_role("button", name="Make a token").scroll_into_view_if_needed()
        page.get_by_label("Name", exact=True).fill("\u202e")
        page.get_by_role("button", name="Make a token").click()
        expect(page.get_by_role("alert")).to_have_count(2)
        look("wrong")
        page.get_by_label("Name", exact=True).fill("Charts")
        page.get_by_label("Export the evidence").check()
        page.get_by_role("button", name="Make a token").click()
        expect(page.locator("code.key")).to_be_visible()
        look("made")


def test_an_old_sign_in_is_asked_for_the_password(chromium, tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as site:
        member = site.person("Dan Frisk")
        with page_of(chromium, site.url, refusals=True) as page:
            sign_in(page, email=member.email, password=PASSWORD)
            site.clock.forward(3_600_000)
            page.goto("/account/tokens")
            page.get_by_label("Name", exact=True).fill("Invoices")
            page.get_by_label("See members").check()
            page.get_by_label("Your password").fill("a wrong password")
            page.get_by_role("button", name="Make a token").click()
            expect(page.get_by_role("alert")).to_have_text(WRONG_PASSWORD)
            expect(page.get_by_label("Your password")).to_be_focused()
            expect(page.get_by_label("See members")).to_be_checked()
            page.get_by_label("Your password").fill(PASSWORD)
            page.get_by_role("button", name="Make a token").click()
            assert is_secret(page.locator("code.key").inner_text())
