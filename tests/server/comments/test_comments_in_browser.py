"""A question and its answer in a real Chromium without scripting, on a phone, and in the drawer with it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.browser import page_of
from tests.support.page_look import assert_usable
from tests.support.studio import studio


def test_from_a_question_to_its_answer(chromium, tmp_path):
    with studio(tmp_path / "data") as firm:
        url = firm.site.url
        owner, contractor = (
            dict(firm.site.signed_in(who).cookies) for who in (firm.owner, firm.contractor)
        )
        with page_of(chromium, url, cookies=owner) as page:
            # In the drawer the form is the same.
            page.goto(firm.day)
            page.locator("[data-card]").first.click()
            drawer = page.locator("dialog[open]")
            drawer.get_by_label("Write on this segment").fill("Which chart is this?")
            drawer.get_by_label("It is a question").check()
            drawer.get_by_role("button", name="Write").click()
            expect(page.get_by_text("Question, waits for an answer")).to_be_visible()
            page.get_by_role("link", name="Change").click()
            page.get_by_label("Change what you wrote").fill("Which chart is that?")
            page.get_by_role("button", name="Save").click()
            expect(page.get_by_text("Which chart is that?")).to_be_visible()
        with page_of(
            chromium, url, width=380, dark=True, scripting=False, cookies=contractor
        ) as page:
            page.goto("/contracts")
            assert_usable(page, width=380)
            page.get_by_role("link", name="1 new comment").click()
            assert_usable(page, width=380)
            page.locator("main li a").first.click()
            page.get_by_text("Changed").click()
            expect(page.get_by_text("Which chart is this?")).to_be_visible()
            assert_usable(page, width=380)
            page.get_by_label("Write on this segment").fill("The harbour")
            page.get_by_role("button", name="Write").click()
            expect(page.get_by_text("The harbour")).to_be_visible()
            page.get_by_role("button", name="Delete").click()
            expect(page.get_by_text("deleted what stood here")).to_be_visible()
            page.get_by_role("link", name="The segment", exact=False).first.click()
            expect(page.get_by_text("Which chart is that?")).to_be_visible()
            assert_usable(page, width=380)
