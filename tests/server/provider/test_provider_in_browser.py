"""The way through an organization's own sign-in in a real browser without scripting, with a provider of others."""

from __future__ import annotations

import time
from functools import partial

import pytest
from sqlalchemy import select, update

from server.accounts.models import IdentityLink, Person, Role
from server.oidc.reach import Reach
from tests.support.browser import browser, page_of, sign_in
from tests.support.page_look import assert_usable
from tests.support.real_provider import real_provider
from tests.support.site import PASSWORD, Site


@pytest.fixture(scope="module")
def chromium():
    with browser() as made:
        yield made


@pytest.mark.parametrize(
    ("width", "dark"), [(320, False), (390, True), (1440, False)], ids=["320", "390-dark", "1440"]
)
def test_from_setting_it_up_to_requiring_it(chromium, tmp_path, width, dark):
    # The provider goes by the real clock; the server's is set to it once.
    now_ms = time.time_ns() // 1_000_000
    with Site(tmp_path / "data", now_ms=now_ms, named=True, providers=Reach.LOOPBACK) as site:
        firm = site.organization("Northwind Atlas of the harbour and everything around it")
        olga = site.person("Olga Owner", organization=firm, role=Role.OWNER)
        cora = site.person("Cora Reviewer", organization=firm, role=Role.REVIEWER)
        maya = site.person("Maya Contractor", organization=firm)
        contract = site.contract(firm, maya, title="Harbour maps")
        with site.core.database.writing() as rows:
            rows.execute(update(Person).values(email_confirmed_ms=now_ms))
        people = (
            {"sub": "cora", "email": cora.email, "email_verified": True},
            {"sub": "olga", "email": olga.email},
        )
        back = f"{site.url}/sign-in/organization/back"
        with (
            real_provider(*people, back=back) as work,
            page_of(
                chromium, site.url, width=width, dark=dark, scripting=False, refusals=True
            ) as page,
        ):
            look = partial(assert_usable, page, width=width)
            sign_in(page, email=olga.email, password=PASSWORD)
            page.get_by_role("link", name="Organizations").click()
            page.get_by_role("link", name="Sign-in of").click()
            # A click does not wait for the page that it leads to.
            page.get_by_role("heading", name="Your own identity provider").wait_for()
            look()
            assert back in page.locator("code.key").inner_text()
            page.get_by_label("Issuer").fill(work.issuer + "/nowhere")
            page.get_by_label("Client ID").fill(work.client)
            page.get_by_label("Client secret").fill(work.secret)
            page.get_by_role("button", name="Try it and save").click()
            page.get_by_text("Look for a slip in the path").wait_for()
            look()
            page.get_by_label("Issuer").fill(work.issuer)
            page.get_by_label("Client secret").fill(work.secret)
            page.get_by_label("E-mail domains").fill("example.com")
            page.get_by_role("button", name="Try it and save").click()
            page.get_by_text("its settings are kept").wait_for()
            look()

            page.goto("/account/linked")
            look()
            page.get_by_role("button", name="Link Northwind Atlas").click()
            page.get_by_role("heading", name="On to the sign-in of").wait_for()
            look()
            page.get_by_role("link", name="Go on to 127.0.0.1").click()
            page.get_by_role("button", name="olga").click()
            page.get_by_text("It is linked").wait_for()
            look()
            page.goto(f"/organizations/{firm}/sign-in")
            page.get_by_role("button", name="Require it of members").click()
            page.get_by_text("get in by the organization’s own sign-in only").wait_for()
            look()
            page.goto(f"/organizations/{firm}/log")
            look()
            page.get_by_role("button", name="Sign out").click()
            page.get_by_label("Password").wait_for()

            sign_in(page, email=cora.email, password=PASSWORD)
            page.goto("/contracts")
            look()
            page.goto(f"/contracts/{contract}/diary")
            look()
            page.get_by_role("link", name="Sign in through the organization").click()
            page.get_by_text("Its sign-in is at").wait_for()
            look()
            page.goto("/sign-in/organization")
            page.get_by_label("Your e-mail address at work").fill("nobody")
            page.get_by_role("button", name="Go on").click()
            page.get_by_text("No organization with this domain or name").wait_for()
            look()
            page.get_by_label("Your e-mail address at work").fill(cora.email)
            page.get_by_role("button", name="Go on").click()
            page.get_by_role("link", name="Go on to 127.0.0.1").click()
            page.get_by_role("button", name="Deny").click()
            # This provider forgets the state when it declines.
            page.get_by_text("was used already").wait_for()
            look()
            page.get_by_label("Your e-mail address at work").fill(cora.email)
            page.keyboard.press("Enter")
            page.get_by_role("link", name="Go on to 127.0.0.1").press("Enter")
            page.get_by_role("button", name="cora").click()
            page.wait_for_url(f"{site.url}/contracts/**")
            page.goto("/contracts")
            page.get_by_text("only that one is open here").wait_for()
            page.get_by_text("Harbour maps").wait_for()
            look()
            page.goto("/account/history")
            look()
            page.goto("/account/linked")
            look()
            page.get_by_role("button", name="Sign out and sign in as yourself").click()
            page.get_by_label("Password").wait_for()
        with site.core.database.reading() as rows:
            linked = rows.execute(select(IdentityLink.subject, IdentityLink.person)).all()
        assert dict(linked) == {"olga": olga.person, "cora": cora.person}
