"""Real keys, clicks, scrolls and a real picture on two monitors become a card in the employer's browser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.support.browser import page_of, sign_in
from tests.support.desktop import TWO_MONITORS, Place
from tests.support.product import Product, wait_for

KEYS, CLICKS, SCROLLS = 137, 23, 11
BLUE, ORANGE = (0x33, 0x66, 0x99), (0xDD, 0x77, 0x22)
MEMO = "Draw the landing page"
TITLE = "Landing page draft"


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """A ten-minute segment in which a known number of inputs was made, delivered."""
    folder = tmp_path_factory.mktemp("e2e")
    # Ten minutes last fifty seconds: long enough that all input falls into one segment.
    with Product(folder, monitors=TWO_MONITORS, segment_minutes=10) as product:
        product.start_backend()
        product.enrol()
        product.start_agent()
        desktop = product.desktop
        desktop.open_window("Second screen", colour="#dd7722", place=Place(2100, 200, 900, 500))
        desktop.open_window(
            TITLE, app="known-app", colour="#336699", place=Place(200, 200, 900, 500)
        )
        # Over the window: the window manager takes a wheel on the bare desktop as a wish for another one.
        desktop.run("xdotool", "mousemove", "600", "400")
        desktop.type_keys(50)  # not clocked in yet: none of this may be counted
        desktop.click(5)
        product.clock_in(MEMO)
        desktop.type_keys(KEYS)
        desktop.click(CLICKS)
        desktop.scroll(SCROLLS)
        wait_for(lambda: product.status()["capture"], "a capture", patience_s=120)
        product.hourproof("stop")
        product.hourproof("keep", str(product.status()["capture"]["segment"]))
        product.wait_delivered()
        yield product


@pytest.fixture(scope="module")
def page(product: Product, chromium: Browser) -> Iterator[Page]:
    """The employer's browser, signed in."""
    employer = product.demo["employer"]
    with page_of(chromium, product.url) as page:
        sign_in(page, email=employer["email"], password=employer["password"])
        yield page


def _diary_address(product: Product) -> str:
    captured = product.status()["capture"]["taken_ms"]
    day = datetime.fromtimestamp(captured / 1000, UTC).date()
    return f"/contracts/{product.contract}/diary/{day}"


def _totals(page: Page) -> tuple[int, int, int]:
    """Keys, clicks and scrolls of the whole day, read from the detail pages as a person reads them."""
    addresses = [str(link.get_attribute("href")) for link in page.locator("[data-line] li a").all()]
    assert addresses
    sums = [0, 0, 0]
    for address in dict.fromkeys(addresses):
        page.goto(address)
        cells = page.locator("table.minutes tfoot td").all_inner_texts()
        for at in range(3):
            sums[at] += int(cells[at].replace(",", ""))
    return sums[0], sums[1], sums[2]


def test_counts_in_the_diary_are_what_was_typed(product: Product, page: Page) -> None:
    page.goto(_diary_address(product))
    assert _totals(page) == (KEYS, CLICKS, SCROLLS)


def test_the_card_shows_memo_state_and_bars(product: Product, page: Page) -> None:
    page.goto(_diary_address(product))
    assert page.get_by_text(MEMO).first.is_visible()
    assert page.locator("[data-line] svg .bar, [data-line] svg path.bar").count() >= 1
    assert page.locator("[data-line] img").count() >= 1


def test_both_pictures_show_the_windows_that_were_open(product: Product, page: Page) -> None:
    page.goto(_diary_address(product))
    pictures: list[Image.Image] = []
    for link in page.locator("[data-line] li a").all():
        address = str(link.get_attribute("href"))
        answer = page.request.get(address)
        found = re.findall(r'href="([^"]*/pictures/\d+)"', answer.text())
        pictures += [Image.open(io.BytesIO(page.request.get(one).body())) for one in found]
        if pictures:
            break
    assert [picture.size for picture in pictures] == [(1920, 1080), (1920, 1080)]
    assert _near(pictures[0].convert("RGB").getpixel((600, 400)), BLUE)
    assert _near(pictures[1].convert("RGB").getpixel((2500 - 1920, 400)), ORANGE)


def test_the_detail_says_what_was_verified_and_which_window_was_in_front(
    product: Product, page: Page
) -> None:
    page.goto(_diary_address(product))
    page.goto(str(page.locator("[data-line] li a").first.get_attribute("href")))
    assert page.get_by_text("All checks hold.").is_visible()
    assert page.get_by_text("Test computer").first.is_visible()
    assert page.get_by_text("x11-xinput2").first.is_visible()
    assert page.get_by_text(TITLE).first.is_visible()


def test_the_server_holds_what_it_says(product: Product, tmp_path: Path) -> None:
    """`hourproof-server check` reads everything that is stored, pictures too."""
    product.stop_backend()
    try:
        done = product.run_server("check")
        assert done.returncode == 0, done.stdout + done.stderr
    finally:
        product.start_backend()


def _near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 24 for a, b in zip(pixel, colour, strict=True))
