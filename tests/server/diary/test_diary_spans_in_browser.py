"""Week and month in a real Chromium: they fit, can be hit, read, walked by keyboard, and printed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.support.browser import page_of
from tests.support.page_look import assert_usable
from tests.support.site import workday
from tests.support.studio import HOUR_MS, MIDNIGHT_MS, studio

DAY_MS = 24 * HOUR_MS


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    with studio(tmp_path_factory.mktemp("spans") / "data") as made:
        made.site.clock.forward(3 * DAY_MS)
        for day in (1, 2):
            start_ms = MIDNIGHT_MS + day * DAY_MS + 9 * HOUR_MS
            workday(
                made.machine,
                made.contract,
                [(start_ms, start_ms + HOUR_MS)],
                memos=["Drawing the new charts of the harbour and everything around it " * 2],
            )
        yield made


@pytest.fixture(scope="module")
def cookies(firm):
    return dict(firm.site.signed_in(firm.owner).cookies)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_they_fit_and_can_be_hit_and_read(chromium, firm, cookies, width, dark):
    base = f"/contracts/{firm.contract}/diary"
    with page_of(chromium, firm.site.url, width=width, dark=dark, cookies=cookies) as page:
        for path in ("week/2026-03-09", "month/2026-03", "week/2026-02-02", "month/2026-02"):
            page.goto(f"{base}/{path}")
            expect(page.get_by_role("heading", level=1)).to_have_text("Chart redesign")
            assert_usable(page, width=width)


def test_from_the_month_by_keyboard_to_a_segment_and_back(chromium, firm, cookies):
    base = f"{firm.site.url}/contracts/{firm.contract}/diary"
    with page_of(chromium, firm.site.url, cookies=cookies) as page:
        page.goto(f"{base}/2026-03-12")
        page.get_by_role("link", name="Month").click()
        expect(page).to_have_url(f"{base}/month/2026-03")
        page.locator("[data-card]").first.focus()
        for key, goal in (
            ("Home", "week/2026-02-23"),
            ("ArrowDown", "week/2026-03-02"),
            ("ArrowDown", "week/2026-03-09"),
            ("ArrowRight", "2026-03-09"),
            ("ArrowRight", "2026-03-10"),
            ("ArrowDown", "2026-03-17"),
            ("End", "2026-03-31"),
        ):
            page.keyboard.press(key)
            found = page.evaluate("document.activeElement.href")
            assert found == f"{base}/{goal}", key
        page.locator('[href$="/week/2026-03-09"]').first.focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{base}/week/2026-03-09")
        page.locator("[data-card]").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{base}/2026-03-10")
        expect(page.locator("[data-card]")).to_have_count(8)
        page.get_by_role("link", name="Week").click()
        expect(page).to_have_url(f"{base}/week/2026-03-09")


@pytest.mark.parametrize("path", ["week/2026-03-09", "month/2026-03"])
def test_everything_works_without_scripting_and_on_paper(chromium, firm, cookies, path):
    base = f"{firm.site.url}/contracts/{firm.contract}/diary"
    with page_of(chromium, firm.site.url, scripting=False, cookies=cookies) as page:
        page.goto(f"{base}/{path}")
        page.get_by_role("link", name="Theirs").click()
        expect(page).to_have_url(re.compile(re.escape(path) + r"\?zone=theirs$"))
        page.get_by_label("Date").fill("2026-02-10")
        page.get_by_role("button", name="Go").click()
        goal = "week/2026-02-09" if "week" in path else "month/2026-02"
        expect(page).to_have_url(f"{base}/{goal}?zone=theirs")
        page.get_by_role("link", name="Go to the last").click()
        expect(page).to_have_url(f"{base}/{path}?zone=theirs")
        page.emulate_media(media="print")
        expect(page.locator(".tools")).to_be_hidden()
        expect(page.locator("[data-card]").first).to_be_visible()
