"""Export and agreement in a real Chromium: the download itself, small screens, no scripting, and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import page_of
from tests.support.life import life
from wire.bundle.verify import verify


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    with life(tmp_path_factory.mktemp("life") / "data") as made:
        yield made


@pytest.fixture(scope="module")
def cookies(lived):
    return dict(lived.site.signed_in(lived.contractor).cookies)


@pytest.fixture
def page(chromium, lived, cookies, request):
    """Signed in as the contractor; options as for `page_of`."""
    options = getattr(request, "param", {})
    with page_of(chromium, lived.site.url, cookies=cookies, **options) as opened:
        yield opened


def download(page: Page, folder: Path) -> Path:
    """The file that the browser keeps when the button is pressed."""
    with page.expect_download() as started:
        page.get_by_role("button", name="Download the bundle").click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


@pytest.mark.parametrize("page", [{}, {"scripting": False}], indirect=True, ids=["with", "without"])
def test_the_form_gives_a_bundle_that_verifies_under_the_key_on_the_page(page, lived, tmp_path):
    page.goto(lived.path("diary/2026-03-09"))
    page.get_by_role("link", name="Export").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Export the evidence")
    vkey = page.locator(".key code").first.inner_text()
    page.get_by_label("First day").fill("2026-03-09")
    page.get_by_label("Last day").fill("2026-03-09")
    page.get_by_label("Thumbnails only").check()
    file = download(page, tmp_path)
    assert file.name == "hourproof-chart-redesign-from-2026-03-09-to-2026-03-09.hpb"
    with file.open("rb") as opened:
        report = verify(opened, vkeys=[vkey], contract=lived.contract)
    assert report.error is None
    assert report.manifest is not None
    assert {str(part) for part in report.manifest.withheld} == {"outside", "pictures"}


@pytest.mark.parametrize("page", [{"refusals": True}], indirect=True)
def test_days_that_are_no_period_come_back_with_the_form(page, lived):
    page.goto(lived.path("export"))
    page.get_by_label("First day").fill("2026-03-10")
    page.get_by_label("Last day").fill("2026-03-09")
    page.get_by_role("button", name="Download the bundle").click()
    expect(page.get_by_role("alert")).to_have_text(
        "The first day of the period comes after its last."
    )
    expect(page.get_by_label("First day")).to_have_value("2026-03-10")


@pytest.mark.parametrize("page", [{"width": 320}, {"width": 320, "dark": True}], indirect=True)
@pytest.mark.parametrize("path", ["export", "consents", "diary/2026-03-09"])
def test_nothing_scrolls_sideways_on_a_small_screen(page, lived, path):
    page.goto(lived.path(path))
    width, shown = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert width <= shown


def test_the_form_can_be_filled_by_keyboard_alone(page, lived):
    page.goto(lived.path("export"))
    page.get_by_label("First day").focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Thumbnails only")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Download the bundle")).to_be_focused()
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    assert started.value.suggested_filename == "hourproof-chart-redesign.hpb"


def test_late_and_taken_back_are_shapes_too(page, lived):
    page.goto(lived.path("diary/2026-03-09"))
    late = page.locator(".card.late")
    expect(late).to_have_count(1)
    corner = late.evaluate("e => getComputedStyle(e, '::after').borderTopColor")
    assert corner == page.evaluate(
        "() => { const e = document.createElement('i'); e.style.color = 'var(--late)';"
        " document.body.append(e); return getComputedStyle(e).color; }"
    )
    removed = page.locator(".card.state-removed .card-link")
    assert removed.evaluate("e => getComputedStyle(e).borderLeftStyle") == "dashed"
    expect(page.locator(".claims")).to_contain_text("A call away from the machine")
