"""The diary in a real Chromium: with and without scripting, by mouse and by keyboard, light, dark, small and large."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from server.web.assets import STATIC
from tests.support.browser import page_of, sign_in
from tests.support.site import PASSWORD
from tests.support.studio import Studio, studio


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    with studio(tmp_path_factory.mktemp("browser") / "data") as made:
        yield made


@pytest.fixture(scope="module")
def owner_cookies(firm):
    return dict(firm.site.signed_in(firm.owner).cookies)


@pytest.fixture
def page(chromium, firm, owner_cookies, request):
    """Signed in as the owner; `@pytest.mark.parametrize("page", [{...}], indirect=True)` changes the browser."""
    options = getattr(request, "param", {})
    with page_of(chromium, firm.site.url, cookies=owner_cookies, **options) as opened:
        yield opened


def cards(page: Page) -> Locator:
    return page.locator("[data-card]")


def focused_time(page: Page) -> str:
    """The time on the card that has the focus."""
    return page.locator("[data-card]:focus .card-time").inner_text()


def open_day(page: Page, firm: Studio) -> None:
    page.goto(firm.day)
    expect(cards(page)).to_have_count(8)


def drawer(page: Page) -> Locator:
    return page.locator("dialog[open]")


def test_all_thumbnails_load_and_nothing_is_asked_of_other_servers(page, firm):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_day(page, firm)
    for image in page.locator(".thumb img").all():
        image.scroll_into_view_if_needed()
        page.wait_for_function(
            "i => i.complete && i.naturalWidth === 320", arg=image.element_handle()
        )
    assert sum("/thumbnails/" in url for url in asked) == 7
    assert all(url.startswith(firm.site.url) for url in asked)


def test_segments_of_one_slot_stand_in_one_column_and_neighbours_beside_each_other(page, firm):
    open_day(page, firm)
    boxes = [card.bounding_box() for card in cards(page).all()]
    first, second, _, early, late, unknown = boxes[:6]
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"]
    assert early["x"] == late["x"]
    assert early["y"] + early["height"] <= late["y"]
    assert unknown["x"] >= early["x"] + early["width"]
    widths = {round(box["width"]) for box in boxes}
    assert max(widths) - min(widths) <= 1


def test_a_card_without_a_picture_is_as_tall_as_one_with_it(page, firm):
    open_day(page, firm)
    reason = page.locator(".thumb.none .why").first
    reason.evaluate("element => { element.textContent = 'a long reason for it '.repeat(20); }")
    frames = page.locator(".slot:not(.many) .thumb").all()
    heights = {round(frame.bounding_box()["height"]) for frame in frames}
    assert max(heights) - min(heights) <= 1, heights


def test_the_header_stays_and_never_covers_what_has_the_focus(page, firm):
    page.set_viewport_size({"width": 1440, "height": 520})
    open_day(page, firm)
    cards(page).first.focus()
    for key in ("End", "Home", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        head = page.locator(".diary-head").bounding_box()
        focus = page.locator(":focus").bounding_box()
        assert head["y"] >= 0
        assert focus["y"] >= head["y"] + head["height"], key


def test_arrow_keys_walk_from_segment_to_segment(page, firm):
    open_day(page, firm)
    cards(page).first.focus()
    steps = (
        ("ArrowRight", "09:10–09:20"),
        ("ArrowRight", "09:20–09:30"),
        ("ArrowDown", "11:20–11:30"),
        ("ArrowLeft", "11:10–11:20"),
        ("ArrowUp", "09:10–09:20"),
        ("End", "11:30–11:40"),
        ("ArrowRight", "11:30–11:40"),
        ("Home", "09:00–09:10"),
        ("ArrowLeft", "09:00–09:10"),
        ("ArrowDown", "11:00–11:03"),
        ("ArrowDown", "11:05–11:10"),
        ("ArrowUp", "11:00–11:03"),
    )
    for key, time in steps:
        page.keyboard.press(key)
        assert focused_time(page) == time, key


def test_only_one_segment_is_in_the_tab_order(page, firm):
    open_day(page, firm)
    page.get_by_role("link", name="Who looked").focus()
    page.keyboard.press("Tab")
    assert focused_time(page) == "09:00–09:10"
    page.keyboard.press("Tab")
    assert page.locator("[data-card]:focus").count() == 0


def test_enter_opens_the_drawer_and_escape_returns_to_the_segment(page, firm):
    open_day(page, firm)
    cards(page).first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(drawer(page).get_by_role("heading", level=1)).to_have_text("09:10–09:20")
    expect(page).to_have_url(firm.site.url + firm.address("second"))
    expect(page).to_have_title(re.compile("09:10–09:20"))
    page.keyboard.press("ArrowRight")
    expect(drawer(page).get_by_role("heading", level=1)).to_have_text("09:20–09:30")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(drawer(page).get_by_role("heading", level=1)).to_have_text("09:00–09:10")
    page.keyboard.press("Escape")
    expect(drawer(page)).to_have_count(0)
    expect(page).to_have_url(firm.site.url + firm.day)
    expect(page).to_have_title(re.compile("Tuesday 10 March 2026"))
    assert focused_time(page) == "09:00–09:10"


def test_home_and_end_go_to_the_first_and_last_segment_in_the_drawer_too(page, firm):
    open_day(page, firm)
    first, last = (card.get_attribute("href") for card in (cards(page).first, cards(page).last))
    cards(page).nth(2).click()
    expect(drawer(page)).to_have_count(1)
    page.keyboard.press("End")
    expect(page).to_have_url(firm.site.url + last)
    page.keyboard.press("Home")
    expect(page).to_have_url(firm.site.url + first)
    # In a field they move the cursor.
    drawer(page).get_by_label("Write on this segment").focus()
    page.keyboard.press("End")
    expect(page).to_have_url(firm.site.url + first)


def test_the_back_button_closes_the_drawer_and_forward_opens_it(page, firm):
    open_day(page, firm)
    cards(page).nth(2).click()
    expect(drawer(page)).to_have_count(1)
    page.go_back()
    expect(drawer(page)).to_have_count(0)
    expect(page).to_have_url(firm.site.url + firm.day)
    page.go_forward()
    expect(drawer(page).get_by_role("heading", level=1)).to_have_text("09:20–09:30")


def test_a_click_beside_the_drawer_and_its_button_close_it(page, firm):
    open_day(page, firm)
    cards(page).first.click()
    expect(drawer(page)).to_have_count(1)
    page.mouse.click(20, 400)
    expect(drawer(page)).to_have_count(0)
    cards(page).first.click()
    drawer(page).get_by_role("button", name="Close").click()
    expect(drawer(page)).to_have_count(0)


def test_a_click_zooms_the_picture_and_another_fits_it_again(page, firm):
    open_day(page, firm)
    cards(page).first.click()
    picture = drawer(page).locator("[data-zoom]")
    page.wait_for_function("a => a.querySelector('img').complete", arg=picture.element_handle())
    fits = picture.locator("img").bounding_box()["width"]
    picture.click()
    assert picture.locator("img").bounding_box()["width"] == 1920
    assert picture.bounding_box()["width"] <= fits + 2
    picture.click()
    assert picture.locator("img").bounding_box()["width"] == fits
    picture.focus()
    page.keyboard.press("Enter")
    assert picture.locator("img").bounding_box()["width"] == 1920


def test_monitors_stand_side_by_side(page, firm):
    page.goto(firm.address("two monitors"))
    left, right = (figure.bounding_box() for figure in page.locator(".pictures figure").all())
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]


def test_on_a_segments_own_page_arrows_lead_on_and_escape_back(page, firm):
    page.goto(firm.address("first"))
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(firm.site.url + firm.address("second"))
    page.keyboard.press("Escape")
    expect(page).to_have_url(firm.site.url + firm.day)


@pytest.mark.parametrize("page", [{"scripting": False}], indirect=True)
def test_everything_can_be_read_without_scripting(page, firm):
    page.goto(firm.day)
    page.get_by_role("link", name=re.compile("^Tracked 09:10")).click()
    expect(page).to_have_url(firm.site.url + firm.address("second"))
    expect(page.get_by_role("heading", level=1)).to_have_text("09:10–09:20")
    expect(page.get_by_text("All checks hold.")).to_be_visible()
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("09:20–09:30")
    page.locator("[data-zoom]").click()
    expect(page).to_have_url(re.compile(r"/pictures/0$"))
    page.go_back()
    page.get_by_role("link", name="Chart redesign").click()
    page.get_by_role("link", name="Theirs").click()
    expect(page.get_by_text("Times in Asia/Manila")).to_be_visible()
    page.get_by_label("Date").fill("2026-03-11")
    page.get_by_role("button", name="Go").click()
    expect(page).to_have_url(
        f"{firm.site.url}/contracts/{firm.contract}/diary/2026-03-11?zone=theirs"
    )
    page.get_by_role("link", name="Go to the last day with work").click()
    expect(page.get_by_role("heading", level=2, name="Tuesday 10 March 2026")).to_be_visible()


@pytest.mark.parametrize(
    ("page", "surface"),
    [({"dark": False}, "#f4f6f5"), ({"dark": True}, "#121718")],
    indirect=["page"],
)
def test_the_system_chooses_light_or_dark(page, firm, surface):
    open_day(page, firm)
    red, green, blue = (int(surface[i : i + 2], 16) for i in (1, 3, 5))
    assert surface in (STATIC / "tokens.css").read_text("utf-8")
    found = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert found == f"rgb({red}, {green}, {blue})"


@pytest.mark.parametrize(
    "page",
    [{"width": width, "height": 800} for width in (320, 380, 820, 1440, 2560)],
    indirect=True,
)
def test_no_page_needs_scrolling_sideways(page, firm):
    for address in ("/contracts", firm.day, firm.address("two monitors"), f"{firm.day}?zone=utc"):
        page.goto(address)
        wide, seen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= seen, address


def test_every_control_and_picture_has_a_name(page, firm):
    for address in ("/contracts", firm.day, firm.address("two monitors")):
        page.goto(address)
        unnamed = page.evaluate(
            """[...document.querySelectorAll("a, button, input:not([type=hidden]), img, svg[role=img]")]
            .filter(e => !(e.ariaLabel || e.alt || e.textContent.trim() || e.labels?.length
                || e.querySelector('img')?.alt))
            .map(e => e.outerHTML)"""
        )
        assert unnamed == [], address


def test_every_target_is_large_enough(page, firm):
    open_day(page, firm)
    small = page.evaluate(
        """[...document.querySelectorAll("a:not(.skip), button, input:not([type=hidden])")]
        .filter(e => e.offsetParent)
        .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""
    )
    assert small == []


def test_the_skip_link_is_the_first_stop_and_leads_past_the_header(page, firm):
    open_day(page, firm)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to the content")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_on_paper_there_are_no_controls(page, firm):
    open_day(page, firm)
    page.emulate_media(media="print")
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator(".diary-head h1")).to_be_visible()
    expect(cards(page).first).to_be_visible()


# The drawer's request is refused; whether the console still notes it before the page changes is chance.
@pytest.mark.parametrize("page", [{"refusals": True}], indirect=True)
def test_a_signed_out_reader_of_the_drawer_is_asked_to_sign_in(page, firm):
    open_day(page, firm)
    page.context.clear_cookies()
    cards(page).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.get_by_label("E-mail address").fill(firm.owner.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(firm.site.url + firm.address("first"))


def test_signing_in_and_out_through_the_pages(chromium, firm):
    with page_of(chromium, firm.site.url) as page:
        sign_in(page, email=firm.owner.email, password=PASSWORD)
        expect(page).to_have_url(re.compile(r"/diary/2026-03-10$"))
        page.get_by_role("button", name="Sign out").click()
        expect(page).to_have_url(firm.site.url + "/sign-in")
        page.goto(firm.day)
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_a_wrong_password_is_told_beside_the_field(chromium, firm):
    with page_of(chromium, firm.site.url, refusals=True) as page:
        page.goto("/sign-in")
        page.get_by_label("E-mail address").fill("nobody@example.com")
        page.get_by_label("Password").fill("wrong")
        page.keyboard.press("Enter")
        said = page.get_by_role("alert")
        expect(said).to_contain_text("do not belong together")
        field = page.get_by_label("Password")
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
        assert said.bounding_box()["y"] > field.bounding_box()["y"]
        assert page.get_by_label("E-mail address").input_value() == "nobody@example.com"
