"""The pages of members in a real browser without scripting: they fit, can be hit and read, in light and dark."""

from __future__ import annotations

from functools import partial

import pytest

from server.accounts.models import Role
from tests.support.browser import browser, page_of, sign_in
from tests.support.page_look import assert_usable
from tests.support.site import PASSWORD, Site

NOW_MS = 1_773_172_800_000
WIDTHS = (320, 390, 1440)


@pytest.fixture(scope="module")
def chromium():
    with browser() as made:
        yield made


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_invitation_to_leaving(chromium, tmp_path, width, dark):
    with Site(tmp_path / "data", now_ms=NOW_MS) as site:
        firm = site.organization("Northwind Atlas of the harbour and everything around it")
        olga = site.person("Olga Owner", organization=firm, role=Role.OWNER)
        cora = site.person("Cora with a rather long name of her own", organization=firm)
        site.contract(firm, cora, title="Harbour maps")
        site.machine(firm, cora)
        with page_of(
            chromium, site.url, width=width, dark=dark, scripting=False, refusals=True
        ) as page:
            look = partial(assert_usable, page, width=width)
            here = f"/organizations/{firm}"
            sign_in(page, email=olga.email, password=PASSWORD)
            page.get_by_role("link", name="Organizations").click()
            look()
            page.get_by_role("link", name="Members of").click()
            for seen in ("The link to hand over", "invited already"):
                page.get_by_label("E-mail address").fill("nia@example.com")
                page.get_by_role("radio", name="Finance").check()
                page.get_by_label("Message").fill("Welcome!\nOlga")
                page.get_by_role("button", name="Invite").click()
                page.get_by_text(seen).wait_for()
                look()
                if "link" in seen:
                    told = page.locator("code.key").inner_text()
            # What was typed into the refused form stays.
            assert page.get_by_label("Message").input_value() == "Welcome!\nOlga"
            assert page.get_by_role("radio", name="Finance").is_checked()
            for path in (f"{here}/members/{cora.person}", f"{here}/devices", f"{here}/log"):
                page.goto(path)
                look()
            page.goto(f"{here}/leave")
            look()
            link = told[told.index("/invitation") :]
            page.goto(link)
            page.get_by_text("You are signed in as").wait_for()
            look()
            page.locator("header").get_by_role("button", name="Sign out").click()
            page.goto(link)
            look()
            page.get_by_label("Your name").fill("Nia New")
            page.get_by_label("Time zone").fill("Europe/Kyiv")
            page.get_by_label("Password").fill("Hourproof Nia 12345")
            page.get_by_role("button", name="Make the account").click()
            page.get_by_text("what guessers try first").wait_for()
            look()
            assert page.get_by_label("Your name").input_value() == "Nia New"
            page.get_by_label("Password").fill("gravel tuba feint oxide")
            page.get_by_role("button", name="Make the account").click()
            page.get_by_role("heading", name="Organizations").wait_for()
            look()
            page.goto("/contracts")
            page.get_by_text("Harbour maps").wait_for()
            look()
            page.goto(f"{here}/leave")
            look()
            page.get_by_role("button", name="Leave").click()
            page.get_by_text("You have left").wait_for()
            look()
            page.goto(link)
            page.get_by_text("This link does not work").wait_for()
            look()
