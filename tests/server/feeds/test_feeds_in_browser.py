"""A calendar address in a real Chromium by keyboard: made, fetched by a program, seen in use, revoked."""

from __future__ import annotations

import httpx
from playwright.sync_api import expect

from server.web.feed_words import REVOKED
from tests.support.browser import page_of, sign_in
from tests.support.page_look import assert_usable
from tests.support.site import PASSWORD
from tests.support.studio import studio


def test_from_making_to_revoking_by_keyboard(chromium, tmp_path):
    with (
        studio(tmp_path / "data") as firm,
        page_of(chromium, firm.site.url, scripting=False) as page,
    ):
        sign_in(page, email=firm.reviewer.email, password=PASSWORD)
        page.goto("/account/calendar")
        expect(page.get_by_text("You have none yet.")).to_be_visible()
        page.get_by_label("My own contracts").focus()
        page.keyboard.press("ArrowDown")
        expect(page.get_by_label("Northwind Atlas")).to_be_checked()
        page.keyboard.press("Enter")
        path = page.locator("code.key").inner_text().removeprefix(firm.site.settings.public_url)
        program = {"User-Agent": "Evolution/3.52"}
        fetched = httpx.get(firm.site.url + path, headers=program, timeout=60)
        assert b"SUMMARY:Maya Santos: Drawing the new charts\r\n" in fetched.content
        page.get_by_role("link", name="I have copied it").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#addresses ~ ul li")).to_contain_text("Evolution/3.52")
        assert_usable(page, width=1440)
        page.get_by_role("link", name="Revoke").focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Revoke it").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text(REVOKED)
        assert httpx.get(firm.site.url + path, headers=program, timeout=60).status_code == 404
