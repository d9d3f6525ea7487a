"""The account's pages in a real Chromium: by keyboard, without scripting, at every width, light and dark."""

from __future__ import annotations

import base64

import pytest
from playwright.sync_api import expect

from server.accounts.models import Session
from server.accounts.totp import STEP_MS, code_at
from tests.support.browser import page_of, sign_in
from tests.support.page_look import assert_usable
from tests.support.site import PASSWORD, Member, Site

NOW_MS = 1_773_172_800_000
PAGES = (
    "/account",
    "/account/password",
    "/account/second-step",
    "/account/email",
    "/account/passkeys",
    "/account/sign-ins",
    "/account/tokens",
    "/account/history",
)
NEW = "gravel tuba feint oxide"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with Site(tmp_path_factory.mktemp("account") / "data", now_ms=NOW_MS) as running:
        yield running


@pytest.fixture(scope="module")
def ada(site) -> Member:
    """Somebody with several browsers and a history."""
    member = site.person("Ada Birch-Featherstonehaugh", organization=site.organization())
    for agent in (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "curl/8.5.0",
    ):
        site.signed_in(member, agent=agent)
    return member


@pytest.fixture(scope="module")
def cookies(site, ada) -> dict[str, str]:
    return dict(site.signed_in(ada).cookies)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_everything_fits_can_be_hit_and_read(chromium, site, cookies, width, dark, tmp_path):
    with page_of(chromium, site.url, cookies=cookies, width=width, dark=dark) as page:
        for number, path in enumerate(PAGES):
            page.goto(path)
            page.screenshot(path=tmp_path / f"{number}-{width}-{dark}.png", full_page=True)
            assert_usable(page, width=width)
            expect(page.get_by_role("link", name="Account", exact=True)).to_be_visible()
            assert page.locator("[aria-current=page]").count() == 1


def test_the_password_is_changed_by_keyboard_alone(chromium, site):
    member = site.person("Bo Dahl")
    with page_of(chromium, site.url, refusals=True) as page:
        sign_in(page, email=member.email, password=PASSWORD)
        page.goto("/account/password")
        page.get_by_label("Password now").focus()
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Tab")
        page.keyboard.type("passwordpassword")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("guessers try first")
        expect(page.get_by_label("New password")).to_be_focused()
        page.keyboard.type(NEW)
        page.keyboard.press("Shift+Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Your password is changed")
        page.get_by_role("button", name="Sign out").click()
        sign_in(page, email=member.email, password=NEW)


def test_a_form_goes_on_after_signing_in_again_without_scripting(chromium, site):
    member = site.person("Cleo Engel")
    with page_of(chromium, site.url, scripting=False, refusals=True) as page:
        sign_in(page, email=member.email, password=PASSWORD)
        page.goto("/account")
        page.get_by_label("Name").fill("Cleo “E.” Engel")
        with site.core.database.writing() as rows:
            rows.query(Session).filter(Session.person == member.person).delete()
        page.get_by_role("button", name="Keep").click()
        expect(page.get_by_role("status")).to_contain_text("what you typed is kept")
        page.get_by_label("E-mail address").fill(member.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name="Go on with the form").click()
        expect(page.get_by_label("Name")).to_have_value("Cleo “E.” Engel")
        expect(page.get_by_role("status")).to_contain_text("Nothing was changed")
        page.get_by_role("button", name="Keep").click()
        expect(page.get_by_role("status")).to_have_text("Kept.")


def test_another_browser_is_signed_out_without_scripting(chromium, site):
    member = site.person("Dan Frisk")
    site.signed_in(member, agent="Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0")
    with page_of(chromium, site.url, scripting=False) as page:
        sign_in(page, email=member.email, password=PASSWORD)
        page.goto("/account/sign-ins")
        page.get_by_role("button", name="Sign out Firefox on Linux").click()
        expect(page.get_by_role("status")).to_have_text("That browser is signed out.")
        expect(page.get_by_role("heading", level=3)).to_have_count(1)


def test_the_second_step_is_set_up_and_used_by_keyboard_alone(chromium, site, tmp_path):
    member = site.person("Eva Grimm")
    with page_of(chromium, site.url, width=390, refusals=True) as page:
        sign_in(page, email=member.email, password=PASSWORD)
        page.goto("/account/second-step")
        page.get_by_label("Your password").focus()
        page.keyboard.type("wrong")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("not your password")
        expect(page.get_by_label("Your password")).to_be_focused()
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("img", name="QR code")).to_be_visible()
        page.screenshot(path=tmp_path / "setup.png", full_page=True)
        assert_usable(page, width=390)
        expect(page.get_by_role("textbox", name="Code")).to_be_focused()
        secret = base64.b32decode(page.locator(".key").inner_text().replace(" ", ""))
        page.keyboard.type("000000")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("does not fit")
        page.keyboard.type(code_at(secret, site.clock.now_ms() // STEP_MS))
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Keep these recovery codes")).to_be_visible()
        assert page.locator(".recovery li").count() == 10
        page.screenshot(path=tmp_path / "codes.png", full_page=True)
        assert_usable(page, width=390)
        recovery = page.locator(".recovery li").first.inner_text()
        page.get_by_role("link", name="I have kept them").click()
        page.screenshot(path=tmp_path / "on.png", full_page=True)
        assert_usable(page, width=390)
        page.get_by_role("button", name="Sign out").click()
        page.get_by_label("E-mail address").fill(member.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("textbox", name="Code")).to_be_focused()
        page.screenshot(path=tmp_path / "code.png", full_page=True)
        assert_usable(page, width=390)
        page.keyboard.type(recovery)
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Sign out").wait_for()
