"""Claims on the diary's pages: apart from what was tracked, and what was taken back of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.support.browser import page_of
from tests.support.life import at, life


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    with life(tmp_path_factory.mktemp("claims") / "data") as made:
        wrong = made.desk.claim(at(17), at(17, 30), "Counted twice by mistake")
        made.desk.redact(wrong, [0], minutes=0)
        yield made


def test_a_claim_that_was_taken_back_stays_visible_and_counts_no_more(lived, chromium):
    cookies = dict(lived.site.signed_in(lived.owner).cookies)
    with page_of(chromium, lived.site.url, cookies=cookies) as page:
        page.goto(lived.path("diary/2026-03-09"))
        claims = page.locator(".claims li")
        expect(claims).to_have_count(2)
        expect(claims.nth(0)).to_contain_text("A call away from the machine")
        expect(claims.nth(0)).not_to_contain_text("Taken back")
        expect(claims.nth(1)).to_contain_text("Taken back")
        expect(claims.nth(1)).to_contain_text("the contractor took it back")
        expect(page.locator(".figure.claimed")).to_have_text("0:45")
        assert "Counted twice" not in page.content()
