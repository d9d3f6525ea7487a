"""Notifications in a real Chromium by keyboard: seen in the head, opened, marked, and chosen; without scripting too."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from server.mail.outbox import Outbox
from server.notices.models import What
from server.notices.telling import Notice, Recipient, tell
from server.vault import Vault
from tests.support.browser import page_of, sign_in
from tests.support.page_look import assert_usable
from tests.support.site import PASSWORD, Site
from tests.support.studio import MIDNIGHT_MS


@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "plain"])
def test_from_the_bell_to_the_choice_by_keyboard(chromium, tmp_path, scripting):
    with Site(tmp_path / "data", now_ms=MIDNIGHT_MS) as site:
        member = site.person("Ada Birch")
        outbox = Outbox(site.core, Vault(site.settings.keys, site.core.rng), sends=False)
        with site.core.database.writing() as rows:
            to = Recipient(member.person, member.email)
            for title in ("Harbour maps", "Island maps"):
                notice = Notice(What.OFFERED, by="Bo Dahl", about=title, path="/contracts")
                tell(rows, site.core, outbox, to, notice)
        with page_of(chromium, site.url, scripting=scripting) as page:
            sign_in(page, email=member.email, password=PASSWORD)
            page.get_by_role("link", name="Notifications, 2 unread").focus()
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", name="2 unread")).to_be_visible()
            assert_usable(page, width=1440)
            page.get_by_role("link", name="Bo Dahl offers you a contract: Island maps").focus()
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", name="Contracts", exact=True)).to_be_visible()
            page.get_by_role("link", name="Notifications, 1 unread").focus()
            page.keyboard.press("Enter")
            page.get_by_role("button", name="Mark all as read").focus()
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", name="All read")).to_be_visible()
            expect(page.get_by_role("status")).to_have_text("All are marked as read.")
            expect(page.get_by_role("link", name="Notifications", exact=True)).to_be_visible()
            page.get_by_role("link", name="Choose how you are told").focus()
            page.keyboard.press("Enter")
            page.get_by_label("By e-mail: Offers").focus()
            page.keyboard.type("Once a w")
            page.get_by_label("Under Notifications: Comments").focus()
            page.keyboard.press("Space")
            page.get_by_role("button", name="Keep").focus()
            page.keyboard.press("Enter")
            expect(page.get_by_role("status")).to_contain_text("Kept")
            expect(page.get_by_label("By e-mail: Offers")).to_have_value("weekly")
            expect(page.get_by_label("Under Notifications: Comments")).not_to_be_checked()
            assert_usable(page, width=1440)
