"""The pages that go with letters in a real Chromium, from the forgotten password to the new sign-in."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from server.smtp import mail_server
from tests.support.browser import page_of, sign_in
from tests.support.mailbox import mailbox
from tests.support.page_look import assert_usable
from tests.support.site import PASSWORD, Site

NOW_MS = 1_773_172_800_000
NEW = "gravel tuba feint oxide"


@pytest.mark.parametrize(
    ("width", "dark", "scripting"), [(320, True, False), (1440, False, True)], ids=["phone", "wide"]
)
def test_from_a_forgotten_password_to_a_new_address(chromium, tmp_path, width, dark, scripting):
    with mailbox() as box:
        server = mail_server(f"smtp://127.0.0.1:{box.port}", sender="hours@example.com")
        with (
            Site(tmp_path / "data", now_ms=NOW_MS, mail=server) as site,
            page_of(
                chromium,
                site.url,
                width=width,
                height=700,
                dark=dark,
                scripting=scripting,
                refusals=True,
            ) as page,
        ):
            ada = site.person("Ada Birch")

            def look(name: str) -> None:
                page.screenshot(path=tmp_path / f"letters-{name}.png", full_page=True)
                if scripting:  # what looks at the page is a script itself
                    assert_usable(page, width=width)
                else:
                    assert page.locator("h1").count() == 1

            def link_in(letter) -> str:
                found = re.search(r"https?://[^/\s]+(/\S+)", letter.get_content())
                assert found is not None
                return found[1]

            page.goto("/sign-in")
            page.get_by_role("link", name="Password forgotten?").click()
            expect(page.get_by_label("E-mail address")).to_be_focused()
            look("forgotten")
            page.keyboard.type(ada.email)
            page.keyboard.press("Enter")
            expect(page.get_by_role("status")).to_contain_text("a letter is on its way")
            look("sent")
            page.goto(link_in(box.wait(1)[0]))
            expect(page.get_by_label("New password")).to_be_focused()
            page.keyboard.type("passwordpassword")
            page.keyboard.press("Enter")
            expect(page.get_by_role("alert")).to_contain_text("guessers try first")
            look("new")
            page.keyboard.type(NEW)
            page.keyboard.press("Enter")
            expect(page.get_by_role("status")).to_contain_text("Sign in with it")
            look("sign-in")
            page.goto(link_in(box.wait(2)[0]))
            expect(page.get_by_role("heading", name="This link does not work")).to_be_visible()
            look("over")
            sign_in(page, email=ada.email, password=NEW)
            page.goto("/account/email")
            page.get_by_role("textbox", name="Address").fill("ada@elsewhere.example")
            page.get_by_label("Your password").fill(PASSWORD)
            page.get_by_role("button", name="Send the letter").click()
            expect(page.get_by_role("alert")).to_contain_text("not your password")
            page.get_by_label("Your password").fill(NEW)
            page.get_by_role("button", name="Send the letter").click()
            expect(page.get_by_role("status")).to_contain_text("on its way to ada@elsewhere")
            look("address")
            page.goto(link_in(box.wait(3)[2]))
            look("confirm")
            page.get_by_role("button", name="Yes, confirm it").click()
            expect(page.get_by_role("status")).to_contain_text("ada@elsewhere.example")
            look("confirmed")
