"""Pages that update themselves in a real Chromium: what somebody does meanwhile stays as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from server.accounts.models import Role
from server.contracts.service import DEFAULT_POLICY
from tests.support.browser import page_of
from tests.support.deeds import Deeds
from tests.support.life import MONDAY_MS
from tests.support.site import Member, Site
from wire.records import MINUTE_MS, OrganizationId

NINE_MS = MONDAY_MS + 9 * 60 * MINUTE_MS
SLOT_MS = 10 * MINUTE_MS
ARRIVES_MS = 15_000
"""More than the server takes to see a change and a busy machine to show it."""


@dataclass(frozen=True, slots=True)
class Firm:
    """A contractor at work and whoever looks."""

    site: Site
    organization: OrganizationId
    owner: Member
    desk: Deeds

    @property
    def day(self) -> str:
        """The address of the day."""
        return f"/contracts/{self.desk.contract}/diary/2026-03-09"

    def cookies(self) -> dict[str, str]:
        """Of a new sign-in of the owner."""
        return dict(self.site.signed_in(self.owner).cookies)

    def work(self, memo: str = "Drawing the new charts") -> None:
        """The next segment arrives."""
        now_ms = self.site.clock.now_ms()
        self.desk.track(-(-now_ms // SLOT_MS) * SLOT_MS, memo=memo)


@pytest.fixture
def firm(tmp_path) -> Iterator[Firm]:
    with Site(tmp_path / "data", now_ms=NINE_MS) as site:
        organization = site.organization("Northwind Atlas")
        owner = site.person("Ada Birch", organization=organization, role=Role.OWNER)
        who = site.person("Maya Santos", organization=organization)
        desk = Deeds(site.machine(organization, who), site.contract(organization, who))
        desk.agree(DEFAULT_POLICY)
        desk.clock_in()
        yield Firm(site, organization, owner, desk)


def arrived(page: Page, count: int) -> None:
    """Wait until so many cards are there."""
    expect(page.locator("[data-card]")).to_have_count(count, timeout=ARRIVES_MS)


def test_a_segment_appears_and_what_was_typed_stays(chromium, firm: Firm) -> None:
    with page_of(chromium, firm.site.url, cookies=firm.cookies()) as page:
        page.goto(firm.day)
        expect(page.get_by_role("heading", name="Nothing was recorded on this day")).to_be_visible()
        picker = page.locator("#date")
        picker.fill("2026-03-01")
        firm.work("The first")
        arrived(page, 1)
        expect(page.locator(".totals")).to_contain_text("0:10")
        expect(picker).to_have_value("2026-03-01")
        expect(picker).to_be_focused()
        expect(page.locator("[data-live] [role=status]")).to_have_text("Updated 09:11")
        # Cards that came are walked as those that were there.
        firm.work()
        arrived(page, 2)
        page.locator("[data-card]").first.focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator("[data-card]").nth(1)).to_be_focused()


def test_focus_scroll_and_the_open_drawer_stay(chromium, firm: Firm) -> None:
    for _ in range(3):
        firm.work()
    with page_of(chromium, firm.site.url, height=500, cookies=firm.cookies()) as page:
        page.goto(firm.day)
        second = page.locator("[data-card]").nth(1)
        second.focus()
        page.evaluate("scrollTo(0, 150)")
        top = second.bounding_box()
        firm.work()
        arrived(page, 4)
        expect(second).to_be_focused()
        now = second.bounding_box()
        assert top is not None
        assert now is not None
        assert abs(now["y"] - top["y"]) < 1
        page.keyboard.press("Enter")
        title = page.locator("dialog[open] h1")
        expect(title).to_be_visible()
        words = title.inner_text()
        firm.work()
        # The cards lie behind the drawer.
        arrived(page, 5)
        expect(title).to_have_text(words)
        expect(second).to_have_attribute("aria-current", "true")
        page.keyboard.press("Escape")
        expect(second).to_be_focused()
        expect(page).to_have_url(firm.site.url + firm.day)


def test_week_and_team_follow(chromium, firm: Firm) -> None:
    cookies = firm.cookies()
    with (
        page_of(chromium, firm.site.url, cookies=cookies) as week,
        page_of(chromium, firm.site.url, cookies=cookies) as team,
    ):
        week.goto(f"/contracts/{firm.desk.contract}/diary/week/2026-03-09")
        team.goto(f"/organizations/{firm.organization}/team")
        expect(team.locator(".presence")).to_have_text("Clocked in since 09:00")
        team.get_by_role("searchbox").fill("half a na")
        firm.work("Numbers")
        expect(week.locator(".memos")).to_contain_text("Numbers", timeout=ARRIVES_MS)
        expect(team.locator(".mate-memo")).to_have_text("Numbers", timeout=ARRIVES_MS)
        firm.desk.clock_out()
        expect(team.locator(".presence")).to_have_text("Clocked out", timeout=ARRIVES_MS)
        expect(team.get_by_role("searchbox")).to_have_value("half a na")


def test_without_scripting_and_after_the_sign_in_ended_it_stays_as_it_was(chromium, firm) -> None:
    cookies = firm.cookies()
    with (
        page_of(chromium, firm.site.url, scripting=False, cookies=cookies) as plain,
        page_of(chromium, firm.site.url, refusals=True, cookies=cookies) as over,
        page_of(chromium, firm.site.url, cookies=firm.cookies()) as live,
    ):
        for page in (plain, over, live):
            page.goto(firm.day)
        (cookie,) = cookies.values()
        digest = hashlib.sha256(cookie.encode()).hexdigest()
        with firm.site.core.database.writes() as writes:
            writes.run("DELETE FROM sessions WHERE token_sha256 = ?", [(digest,)])
        firm.work()
        arrived(live, 1)
        expect(plain.locator("[data-card]")).to_have_count(0)
        expect(over.locator("[data-card]")).to_have_count(0)
        expect(over.get_by_role("heading", level=1)).to_have_text("Chart redesign")
