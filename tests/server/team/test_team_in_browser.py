"""The team room in a real Chromium: one journey by keyboard and one by pointer, without scripting."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from server.accounts.models import Role
from server.team.room import SHOWN
from tests.support.axe import OF_COLOURS, OF_LAYOUT, grave_findings
from tests.support.browser import page_of
from tests.support.deeds import Deeds
from tests.support.life import MONDAY_MS
from tests.support.page_look import assert_usable
from tests.support.site import Member, Site
from wire.records import MINUTE_MS, ContractId, OrganizationId

NINE_MS = MONDAY_MS + 9 * 60 * MINUTE_MS
LONG_NAME = "Wilhelmina Featherstonehaugh-Cholmondeley-Warrington of the Northern Provinces"
LONG_TITLE = "Redrawing" + "ofallcharts" * 12
LONG_MEMO = "Comparing " + "everynumber" * 14


@dataclass(frozen=True, slots=True)
class Crew:
    """Who there is: two at work, one not heard from, and more than fit on a page who are out."""

    site: Site
    firm: OrganizationId
    reviewer: Member
    contract: ContractId

    @property
    def room(self) -> str:
        """The address of the room."""
        return f"{self.site.url}/organizations/{self.firm}/team"


@pytest.fixture(scope="module")
def crew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew]:
    with Site(tmp_path_factory.mktemp("team") / "data", now_ms=NINE_MS) as site:
        firm = site.organization("Northwind Atlas")
        reviewer = site.person("Rui Costa", organization=firm, role=Role.REVIEWER)

        def at_work(name: str, title: str) -> Deeds:
            who = site.person(name, organization=firm)
            limit = None if name == "Si Lent" else 5
            contract = site.contract(firm, who, title=title, weekly_limit_minutes=limit)
            deeds = Deeds(site.machine(firm, who), contract)
            deeds.clock_in()
            return deeds

        at_work("Si Lent", "Translations").track(NINE_MS)
        site.clock.forward(20 * MINUTE_MS)
        at_work(LONG_NAME, LONG_TITLE).track(site.clock.now_ms(), memo=LONG_MEMO, monitors=2)
        maya = at_work("Maya Santos", "Harbour maps")
        for number in range(SHOWN):
            out = site.person(f"Person {number:03}", organization=firm)
            site.contract(firm, out, title=f"Part {number}")
        yield Crew(site, firm, reviewer, maya.contract)


def shoot(page: Page, name: str) -> None:
    """Look at the page; keep a picture where somebody wants to see it."""
    size = page.viewport_size
    assert size is not None
    assert_usable(page, width=size["width"])
    folder = os.environ.get("TEAM_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}-{size['width']}.png", full_page=True)


def reach(page: Page, name: str | re.Pattern[str], *, role: str = "link") -> None:
    """Press Tab until the control with that name has the focus."""
    goal = page.get_by_role(role, name=name).first
    for _ in range(120):
        page.keyboard.press("Tab")
        if goal.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{name} is not reached by the keyboard")


@pytest.mark.parametrize("width", [320, 1440])
def test_by_keyboard_to_a_name_that_is_looked_for_and_its_day(chromium, crew: Crew, width) -> None:
    cookies = dict(crew.site.signed_in(crew.reviewer).cookies)
    with page_of(chromium, crew.site.url, width=width, scripting=False, cookies=cookies) as page:
        page.goto("/contracts")
        reach(page, "Organizations")
        page.keyboard.press("Enter")
        reach(page, "Team of Northwind Atlas")
        page.keyboard.press("Enter")
        expect(page).to_have_url(crew.room)
        expect(page.get_by_role("heading", level=2).nth(0)).to_contain_text("Wilhelmina")
        shoot(page, "all")
        reach(page, "Name or title", role="searchbox")
        page.keyboard.type("HARBOUR")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{crew.room}?name=HARBOUR")
        expect(page.locator(".mate")).to_have_count(1)
        expect(page.locator(".presence")).to_have_text("Clocked in since 09:41")
        expect(page.get_by_role("searchbox")).to_have_value("HARBOUR")
        shoot(page, "found")
        reach(page, re.compile("Maya Santos"))
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{crew.site.url}/contracts/{crew.contract}/diary/2026-03-09")


@pytest.mark.parametrize("width", [390, 1280])
def test_by_pointer_through_states_and_pages(chromium, crew: Crew, width) -> None:
    cookies = dict(crew.site.signed_in(crew.reviewer).cookies)
    with page_of(chromium, crew.site.url, width=width, scripting=False, cookies=cookies) as page:
        page.goto(f"/organizations/{crew.firm}/team")
        expect(page.locator(".mate")).to_have_count(SHOWN)
        page.get_by_role("link", name="Next").click()
        expect(page.locator(".mate")).to_have_count(3)
        expect(page.locator(".pager")).to_contain_text(f"{SHOWN + 1}–{SHOWN + 3} of {SHOWN + 3}")
        shoot(page, "end")
        page.get_by_role("link", name="Before").click()
        expect(page).to_have_url(crew.room)
        page.get_by_role("link", name="Not heard from 1").click()
        expect(page.locator(".presence")).to_contain_text("Not heard from since 09:11")
        expect(page.locator(".mate-who")).to_contain_text("clocked in at 09:00")
        shoot(page, "silent")
        page.get_by_role("searchbox").fill("Maya")
        page.get_by_role("button", name="Find").click()
        expect(page.get_by_role("heading", name="Nobody is found")).to_be_visible()
        page.get_by_role("link", name="Show everybody").click()
        picture = page.locator("img.mate-thumb").first
        picture.scroll_into_view_if_needed()
        page.wait_for_function(
            "() => document.querySelector('img.mate-thumb').naturalWidth === 320"
        )
        page.get_by_role("link", name=re.compile("Si Lent")).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Translations")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_serious_is_found_in_any_presence(chromium, crew: Crew, dark) -> None:
    cookies = dict(crew.site.signed_in(crew.reviewer).cookies)
    with page_of(chromium, crew.site.url, dark=dark, cookies=cookies) as page:
        page.goto(f"/organizations/{crew.firm}/team")
        expect(page.locator(".mate.presence-silent")).to_have_count(1)
        assert not grave_findings(page, (*OF_COLOURS, *OF_LAYOUT))
