"""Every page in every state: axe finds nothing serious, everything fits, can be hit and read, in light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from server.web.render import TEMPLATES, Pages
from tests.server.web.page_gallery import ERRORS, NOT_PAGES, STATES, State, shown
from tests.server.web.page_world import World, page_world
from tests.support.axe import OF_COLOURS, OF_LAYOUT, grave_findings
from tests.support.page_look import assert_usable
from tests.support.site import Site

WIDTHS = (390, 1280, 1600)
HEIGHT = 900
LARGE = {"standard": 32, "fixed": 26}
ADD = "Each page and template needs a line in tests/server/web/page_gallery.py."


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with page_world(tmp_path_factory.mktemp("pages") / "data") as made:
        yield made


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that were shown, in their order."""
    seen: list[str] = []
    text = Pages.text

    def heard(self: Pages, template: str, values: object) -> str:
        seen.append(template)
        return text(self, template, values)

    monkeypatch.setattr(Pages, "text", heard)
    return seen


def _pages_of(site: Site) -> set[str]:
    """The address of every route that answers a browser, in included routers too."""
    found, left = set(), list(site.app.routes)
    while left:
        route = left.pop()
        left += getattr(getattr(route, "original_router", None), "routes", [])
        if "GET" in getattr(route, "methods", ()) and not route.path.startswith("/api/"):
            found.add(route.path)
    return found


def test_every_route_that_shows_a_page_has_a_state(tmp_path) -> None:
    with Site(tmp_path / "data", now_ms=1_773_172_800_000) as site:
        served = _pages_of(site)
    here = {state.route for state in STATES if state not in ERRORS}
    assert served - NOT_PAGES - here == set(), ADD
    assert here - served == set(), "These are no pages any more."
    assert NOT_PAGES - served == set(), "These are no addresses any more."


def test_every_template_is_shown_in_some_state() -> None:
    pages = {
        path.name
        for path in TEMPLATES.iterdir()
        if path.read_text("utf-8").startswith("{% extends") and not path.stem.endswith("_base")
    }
    assert pages - {state.template for state in STATES} == set(), ADD
    assert len({state.name for state in STATES}) == len(STATES)


@pytest.mark.parametrize("state", STATES, ids=lambda state: re.sub(r"\W+", "-", state.name))
def test_nothing_serious_is_found(
    chromium, world: World, rendered: list[str], state: State
) -> None:
    with shown(chromium, world, state) as page:
        assert rendered[-1] == state.template
        for dark in (False, True):
            page.emulate_media(color_scheme="dark" if dark else "light")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                found = grave_findings(page, _rules(width=width, dark=dark))
                assert not found, (width, dark, found)
                assert_usable(page, width=width)
        # As somebody has who sets their browser to letters of twice the size.
        page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": LARGE})
        for width in WIDTHS[:2]:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, ("text of twice the size", wide)


def _rules(*, width: int, dark: bool) -> tuple[str, ...]:
    """All of them where other things are there; elsewhere those that can find something new."""
    if dark:
        return OF_COLOURS
    return OF_LAYOUT if width == WIDTHS[-1] else ()


def test_axe_sees_what_is_wrong(chromium, world: World) -> None:
    with shown(chromium, world, STATES[0]) as page:
        page.evaluate("document.querySelector('main').append(document.createElement('input'))")
        (found,) = grave_findings(page)
        assert found.startswith("critical: label ")
        page.evaluate("document.querySelector('h1').style.color = '#999999'")
        assert any("color-contrast" in found for found in grave_findings(page, OF_COLOURS))
