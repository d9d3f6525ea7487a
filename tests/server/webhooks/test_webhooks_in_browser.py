"""A webhook in a real Chromium by keyboard: made, tried, its answer read, removed; without scripting."""

from __future__ import annotations

from playwright.sync_api import expect

from server.accounts.models import Role
from server.oidc.reach import Reach
from tests.support.browser import page_of, sign_in
from tests.support.page_look import assert_usable
from tests.support.receiver import receiver
from tests.support.site import PASSWORD, Site
from tests.support.studio import MIDNIGHT_MS
from tests.support.waiting import wait_until


def test_from_making_to_removing_by_keyboard(chromium, tmp_path):
    with (
        receiver() as taking,
        Site(tmp_path / "data", now_ms=MIDNIGHT_MS, webhooks=Reach.LOOPBACK) as site,
        page_of(chromium, site.url, scripting=False) as page,
    ):
        firm = site.organization("Northwind Atlas")
        olga = site.person("Olga Owner", organization=firm, role=Role.OWNER)
        sign_in(page, email=olga.email, password=PASSWORD)
        page.goto(f"/organizations/{firm}/members")
        page.get_by_role("link", name="Webhooks").focus()
        page.keyboard.press("Enter")
        page.get_by_label("Address").focus()
        page.keyboard.type(taking.url)
        page.get_by_label("A contract ended").focus()
        page.keyboard.press("Space")
        page.get_by_role("button", name="Make a webhook").focus()
        page.keyboard.press("Enter")
        expect(page.locator("code.key")).to_contain_text("whsec_")
        assert_usable(page, width=1440)
        page.get_by_role("link", name="I have copied it").focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Send a test").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("A test is on its way")
        wait_until(lambda: taking.taken, "the test to arrive")

        def read() -> bool:
            page.reload()
            return page.get_by_text("answered 204").count() == 1

        wait_until(read, "the answer to stand in the log")
        assert_usable(page, width=1440)
        page.get_by_role("link", name="Remove it").focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Yes, remove it").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("removed")
        expect(page.get_by_text("There is none yet.")).to_be_visible()
