"""The main ways through the pages by keyboard alone: the focus can always be seen, and its order makes sense."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.server.web.page_world import World, page_world
from tests.support.browser import page_of
from tests.support.site import PASSWORD

MOST_STEPS = 120

FOCUS = """() => {
  const at = document.activeElement;
  // The first of its lines: the middle of a link that runs over two may be beside both.
  const box = at.getClientRects()[0] ?? at.getBoundingClientRect();
  const ringed = (pseudo) => {
    const style = getComputedStyle(at, pseudo);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const over = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1),
  );
  const label = at.getAttribute("aria-label") || at.labels?.[0]?.innerText || at.textContent || at.name || at.localName;
  return {
    name: label.replace(/\\s+/g, " ").trim(),
    kind: at.localName,
    card: at.matches("[data-card]"),
    ringed: ringed(null) || ringed("::after"),
    seen: at === document.body || at === over || at.contains(over) || Boolean(over?.closest("label")?.contains(at)),
    where: [Math.round(box.left), Math.round(box.top)],
  };
}"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with page_world(tmp_path_factory.mktemp("keyboard") / "data") as made:
        yield made


def focus(page: Page) -> dict:
    """What has the focus."""
    return page.evaluate(FOCUS)


def tab(page: Page, keys: str = "Tab") -> dict:
    """One step on; where it leads can be seen."""
    page.keyboard.press(keys)
    at = focus(page)
    if at["kind"] != "body":
        assert at["ringed"], f"nothing shows that {at} has the focus"
        assert at["seen"], f"{at} has the focus and is covered"
    return at


def tab_to(page: Page, name: str, keys: str = "Tab") -> None:
    """On to the control with this name."""
    passed = []
    for _ in range(MOST_STEPS):
        at = tab(page, keys)
        if at["name"] == name:
            return
        passed.append(at["name"])
    raise AssertionError(f"{name!r} was not reached, but {passed}")


def sign_in_by_keyboard(page: Page, email: str) -> None:
    expect(page.get_by_label("E-mail address")).to_be_focused()
    page.keyboard.type(email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Sign out").wait_for()


@pytest.mark.parametrize("width", [390, 1280])
def test_from_signing_in_to_signing_out(chromium, world: World, width: int) -> None:
    owner = world.people["owner"]
    with page_of(chromium, world.site.url, width=width) as page:
        page.goto("/contracts")
        sign_in_by_keyboard(page, owner.email)
        expect(page).to_have_url(f"{world.site.url}/contracts")

        # Past the header at once.
        assert tab(page)["name"] == "Skip to the content"
        expect(page.locator(".skip")).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        assert focus(page)["kind"] == "main"
        assert tab(page)["name"] == "Chart redesign"
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Chart redesign").wait_for()

        # A day without work says where there is some.
        tab_to(page, "Go to the last day with work")
        page.keyboard.press("Enter")
        page.locator("[data-card]").first.wait_for()
        for _ in range(MOST_STEPS):
            if tab(page)["card"]:
                break
        page.keyboard.press("ArrowRight")
        assert focus(page)["ringed"]
        here, day = focus(page)["name"], page.url
        page.keyboard.press("Enter")
        expect(page.locator("dialog[open] h1")).to_be_focused()
        for _ in range(6):
            tab(page)
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
        assert focus(page)["name"] == here

        # To the members, and somebody is invited.
        expect(page).to_have_url(day)  # the browser goes back a moment after the drawer closes
        page.goto(day)
        tab_to(page, "Organizations")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Organizations").wait_for()
        tab_to(page, "Members of Northwind Atlas")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Invite somebody").wait_for()
        tab_to(page, "E-mail address")
        email = world.somebody().email.replace("@", ".keyboard@")
        page.keyboard.type(email)
        tab(page)
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        expect(page.get_by_role("radio", name="Manager")).to_be_checked()
        tab_to(page, "Invite")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=email)).to_be_visible()

        # The account, where something is refused first: the field with the fault has the focus.
        tab_to(page, "Account")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Your account").wait_for()
        tab_to(page, "Time zone")
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("UTC")
        tab_to(page, "Keep")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text("Kept.")
        tab_to(page, "Sign out")
        page.keyboard.press("Enter")
        expect(page.get_by_label("E-mail address")).to_be_focused()


PAGES = {
    "contracts": "/contracts",
    "day": "/contracts/{contract}/diary/{day}",
    "export": "/contracts/{contract}/export",
    "agreement": "/contracts/{contract}/consents",
    "members": "/organizations/{organization}/members",
    "history": "/account/history",
}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_each_stop_of_a_page_is_seen_and_comes_in_the_order_of_the_page(
    chromium, world: World, name: str, width: int
) -> None:
    cookies = world.cookies("owner")
    with page_of(chromium, world.site.url, width=width, cookies=cookies) as page:
        page.goto(world.address(PAGES[name]))
        stops = []
        for _ in range(MOST_STEPS):
            at = tab(page)
            if at["kind"] == "body":
                break
            if not stops or stops[-1] != at["name"]:
                stops.append(at["name"])
        assert at["kind"] == "body", "the end of the page is not reached"
        assert stops[0] == "Skip to the content"
        assert len(stops) >= 7
        back = []
        for _ in range(MOST_STEPS):
            at = tab(page, "Shift+Tab")
            if not back or back[-1] != at["name"]:
                back.append(at["name"])
            if at["name"] == stops[0]:
                break
        assert back == stops[::-1]
