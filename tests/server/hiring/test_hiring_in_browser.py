"""An offer from its form to the contract in a real browser without scripting, at each width, in light and dark."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from server.accounts.models import Role
from tests.support.browser import browser, page_of, sign_in
from tests.support.page_look import assert_usable
from tests.support.site import PASSWORD, Site

NOW_MS = 1_773_172_800_000
WIDTHS = (320, 1440)
LONG = "Maps of the harbour, of everything around it, and of what lies behind that as well"


@pytest.fixture(scope="module")
def chromium():
    with browser() as made:
        yield made


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_form_to_the_contract(chromium, tmp_path, width, dark):
    with Site(tmp_path / "data", now_ms=NOW_MS) as site:
        firm = site.organization("Northwind Atlas of the harbour and everything around it")
        olga = site.person("Olga Owner", organization=firm, role=Role.OWNER)
        cora = site.person("Cora with a rather long name of her own", organization=firm)
        with page_of(
            chromium, site.url, width=width, dark=dark, scripting=False, refusals=True
        ) as page:
            look = partial(assert_usable, page, width=width)

            def shoot(name: str) -> None:
                look()
                folder = os.environ.get("HIRING_PICTURES")
                if folder:
                    file = f"{name}-{width}-{'dark' if dark else 'light'}.png"
                    page.screenshot(path=Path(folder) / file, full_page=True)

            sign_in(page, email=olga.email, password=PASSWORD)
            page.goto(f"/organizations/{firm}/offers")
            shoot("none")
            page.get_by_role("link", name="Offer a contract").click()
            shoot("form")
            page.get_by_label("Contractor", exact=True).select_option(
                label=f"{cora.name} (Contractor)"
            )
            page.get_by_label("Title", exact=True).fill(LONG)
            page.get_by_label("Rate of an hour", exact=True).fill("1,000")
            page.get_by_label("Message", exact=True).fill("Welcome!\nOlga")
            page.get_by_role("button", name="See it as the contractor will").click()
            page.get_by_text("an amount above nothing").wait_for()
            shoot("refused")
            assert page.get_by_label("Title", exact=True).input_value() == LONG
            page.get_by_label("Rate of an hour", exact=True).fill("1000")
            page.get_by_role("button", name="See it as the contractor will").click()
            page.get_by_text("Nothing has been sent yet").wait_for()
            shoot("look")
            page.get_by_role("button", name="Make the offer").click()
            page.get_by_text("Waits for an answer").wait_for()
            shoot("offer-employer")
            page.get_by_role("link", name="Change the offer").click()
            shoot("edit")
            page.get_by_label("Rate of an hour", exact=True).fill("45.50")
            page.get_by_role("button", name="See it as the contractor will").click()
            page.get_by_text("(was: 1,000.00 EUR an hour)").wait_for()
            shoot("look-again")
            page.get_by_role("button", name="Change the offer").click()
            page.get_by_text("changed the offer").wait_for()
            page.goto(f"/organizations/{firm}/offers")
            shoot("list")
            page.locator("header").get_by_role("button", name="Sign out").click()
            sign_in(page, email=cora.email, password=PASSWORD)
            page.goto("/contracts")
            shoot("offered")
            page.get_by_role("link", name=LONG).click()
            shoot("offer-contractor")
            page.get_by_text("Decline instead").click()
            shoot("declining")
            page.get_by_role("button", name="Accept the contract").click()
            page.get_by_text("What comes next").wait_for()
            shoot("accepted")
            page.goto("/contracts")
            page.get_by_role("link", name="Terms and history").click()
            shoot("contract")
            page.get_by_text("End the contract").first.click()
            page.get_by_label("Reason").fill("The maps are drawn.")
            page.get_by_role("button", name="End the contract").click()
            page.get_by_role("heading", name="Ended").wait_for()
            shoot("ended")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_contract_is_paused_and_resumed(chromium, tmp_path, width):
    with Site(tmp_path / "data", now_ms=NOW_MS) as site:
        firm = site.organization("Northwind Atlas")
        olga = site.person("Olga Owner", organization=firm, role=Role.OWNER)
        contract = site.contract(firm, site.person("Cora", organization=firm), title=LONG)
        with page_of(chromium, site.url, width=width, dark=True, scripting=False) as page:
            sign_in(page, email=olga.email, password=PASSWORD)
            page.goto(f"/contracts/{contract}")
            page.get_by_text("Pause the contract").click()
            page.get_by_label("Reason").first.fill("No budget in March")
            page.get_by_role("button", name="Pause", exact=True).click()
            page.get_by_role("heading", name="Paused").wait_for()
            assert_usable(page, width=width)
            folder = os.environ.get("HIRING_PICTURES")
            if folder:
                page.screenshot(path=Path(folder) / f"paused-{width}.png", full_page=True)
            page.get_by_text("Resume the contract").click()
            page.get_by_role("button", name="Resume").click()
            page.get_by_role("heading", name="Active").wait_for()
            assert_usable(page, width=width)
