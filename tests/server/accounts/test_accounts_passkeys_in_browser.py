"""Passkeys in a real Chromium with its virtual authenticator: added, used, removed, refused; without scripting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from server.accounts.models import Passkey
from server.accounts.passkeys import RECENT_MS
from server.web.account_words import PASSKEY_HERE, PASSKEY_REFUSED
from tests.server.accounts.test_accounts_second_step import turn_on
from tests.support.browser import page_of, sign_in
from tests.support.page_look import assert_usable
from tests.support.site import PASSWORD, Site

NOW_MS = 1_773_172_800_000


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    with Site(tmp_path_factory.mktemp("passkeys") / "data", now_ms=NOW_MS, named=True) as running:
        yield running


class Authenticator:
    """What answers in the place of a phone or a security key, for one page."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("WebAuthn.enable", {"enableUI": False})
        self._name = ""
        self.plug_in()

    def plug_in(self, **changed: Any) -> None:
        """A fresh one, which verifies its person unless `changed` says else."""
        options = {
            "protocol": "ctap2",
            "ctap2Version": "ctap2_1",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        told = self._session.send(
            "WebAuthn.addVirtualAuthenticator", {"options": options | changed}
        )
        self._name = told["authenticatorId"]

    def unplug(self) -> None:
        """It is gone, with its passkeys."""
        self._session.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self._name})

    def verifies(self, does: bool) -> None:
        """Whether it finds that the person is the right one."""
        self._session.send(
            "WebAuthn.setUserVerified", {"authenticatorId": self._name, "isUserVerified": does}
        )

    def passkeys(self) -> list[dict[str, Any]]:
        """Those that it holds."""
        told = self._session.send("WebAuthn.getCredentials", {"authenticatorId": self._name})
        return list(told["credentials"])

    def set_counter(self, counter: int) -> None:
        """As a copy of it would count on."""
        (passkey,) = self.passkeys()
        self._session.send(
            "WebAuthn.removeCredential",
            {"authenticatorId": self._name, "credentialId": passkey["credentialId"]},
        )
        self._session.send(
            "WebAuthn.addCredential",
            {"authenticatorId": self._name, "credential": {**passkey, "signCount": counter}},
        )


@contextmanager
def with_authenticator(
    chromium, site: Site, *, width: int = 1440, dark: bool = False
) -> Iterator[tuple[Page, Authenticator]]:
    with page_of(chromium, site.url, width=width, dark=dark, refusals=True) as page:
        yield page, Authenticator(page)


def add(page: Page, name: str) -> None:
    page.goto("/account/passkeys")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("status")).to_contain_text("The passkey is added")


def leave(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("heading", name="Sign in").wait_for()


def test_it_is_added_and_used_by_keyboard_alone_in_the_place_of_both_steps(chromium, site):
    member = site.person("Ada Birch")
    with with_authenticator(chromium, site) as (page, authenticator):
        sign_in(page, email=member.email, password=PASSWORD)
        page.goto("/account/passkeys")
        page.get_by_label("Name", exact=True).focus()
        page.keyboard.type("Phone")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("The passkey is added")
        (held,) = authenticator.passkeys()
        assert held["rpId"] == "localhost"
        assert held["isResidentCredential"]
        turn_on(site, site.signed_in(member))
        leave(page)
        page.get_by_role("button", name="Sign in with a passkey").focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Sign out").wait_for()
        page.goto("/account/history")
        expect(page.get_by_text("with the passkey “Phone”")).to_be_visible()
        leave(page)
        # After the password, in the place of the code.
        page.get_by_label("E-mail address").fill(member.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Use a passkey instead").click()
        page.get_by_role("button", name="Sign out").wait_for()


def test_several_are_kept_and_one_is_removed(chromium, site):
    member = site.person("Bo Dahl")
    with with_authenticator(chromium, site) as (page, authenticator):
        sign_in(page, email=member.email, password=PASSWORD)
        add(page, "Laptop")
        # The same device once more: the browser itself says no.
        page.get_by_label("Name", exact=True).fill("Laptop again")
        page.get_by_role("button", name="Add a passkey").click()
        expect(page.get_by_role("alert")).to_have_text(PASSKEY_HERE["known"])
        authenticator.unplug()
        authenticator.plug_in(transport="usb")
        site.clock.forward(1)
        add(page, "Key ring")
        expect(page.get_by_role("heading", level=3)).to_have_text(["Laptop", "Key ring"])
        site.clock.forward(RECENT_MS)
        page.get_by_role("link", name="Remove Key ring").click()
        page.locator("#password-remove").fill("wrong")
        page.get_by_role("button", name="Remove it").click()
        expect(page.get_by_role("alert").first).to_contain_text("not your password")
        page.locator("#password-remove").fill(PASSWORD)
        page.get_by_role("button", name="Remove it").click()
        expect(page.get_by_role("status")).to_contain_text("The passkey is removed")
        expect(page.get_by_role("heading", level=3)).to_have_text(["Laptop"])
        leave(page)
        page.get_by_role("button", name="Sign in with a passkey").click()
        expect(page.get_by_role("alert")).to_have_text(PASSKEY_REFUSED["removed"])


def test_adding_late_takes_the_password_before_anything_is_made(chromium, site):
    member = site.person("Cleo Engel")
    with with_authenticator(chromium, site) as (page, authenticator):
        sign_in(page, email=member.email, password=PASSWORD)
        site.clock.forward(RECENT_MS)
        page.goto("/account/passkeys")
        page.get_by_label("Name", exact=True).fill("Phone")
        page.get_by_label("Your password").fill("wrong")
        page.get_by_role("button", name="Add a passkey").click()
        expect(page.get_by_role("alert")).to_contain_text("not your password")
        assert authenticator.passkeys() == []
        page.get_by_label("Your password").fill(PASSWORD)
        page.get_by_role("button", name="Add a passkey").click()
        expect(page.get_by_role("status")).to_contain_text("The passkey is added")


def test_whoever_is_not_verified_or_has_none_is_told(chromium, site):
    member = site.person("Dan Frisk")
    with with_authenticator(chromium, site) as (page, authenticator):
        sign_in(page, email=member.email, password=PASSWORD)
        add(page, "Phone")
        leave(page)
        authenticator.verifies(False)
        page.get_by_role("button", name="Sign in with a passkey").click()
        expect(page.get_by_role("alert")).to_have_text(PASSKEY_HERE["cancelled"])
        expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_focused()
        authenticator.unplug()
        authenticator.plug_in()
        page.get_by_role("button", name="Sign in with a passkey").click()
        expect(page.get_by_role("alert")).to_have_text(PASSKEY_HERE["cancelled"])


def test_a_counter_that_went_back_is_seen_on_the_page(chromium, site):
    member = site.person("Eva Grimm")
    with with_authenticator(chromium, site) as (page, authenticator):
        sign_in(page, email=member.email, password=PASSWORD)
        add(page, "Phone")
        authenticator.set_counter(40)
        for counter in (40, 7):
            authenticator.set_counter(counter)
            leave(page)
            page.get_by_role("button", name="Sign in with a passkey").click()
            page.get_by_role("button", name="Sign out").wait_for()
        page.goto("/account/passkeys")
        expect(page.get_by_text("It may have been copied")).to_be_visible()


def test_what_this_server_never_knew_is_told(chromium, site, tmp_path):
    member = site.person("Finn Holm")
    with with_authenticator(chromium, site) as (page, _authenticator):
        sign_in(page, email=member.email, password=PASSWORD)
        add(page, "Phone")
        with site.core.database.writing() as rows:
            rows.query(Passkey).filter(Passkey.person == member.person).delete()
        leave(page)
        page.get_by_role("button", name="Sign in with a passkey").click()
        expect(page.get_by_role("alert")).to_have_text(PASSKEY_REFUSED["unknown"])


def test_another_address_of_the_same_server_is_told_the_right_one(chromium, site):
    other = site.url.replace("localhost", "elsewhere.localhost")
    with page_of(chromium, other, refusals=True) as page:
        page.goto("/sign-in")
        page.get_by_role("button", name="Sign in with a passkey").click()
        expect(page.get_by_role("alert")).to_contain_text(site.url)


def test_without_scripting_the_password_does_and_removing_works(chromium, site):
    member = site.person("Gus Ivar")
    with with_authenticator(chromium, site) as (page, _authenticator):
        sign_in(page, email=member.email, password=PASSWORD)
        add(page, "Phone")
    with page_of(chromium, site.url, scripting=False) as page:
        page.goto("/sign-in")
        assert page.get_by_role("button").count() == 1
        sign_in(page, email=member.email, password=PASSWORD)
        page.goto("/account/passkeys")
        expect(page.get_by_text("Adding one takes scripting")).to_be_visible()
        assert page.get_by_role("button", name="Add a passkey").count() == 0
        page.get_by_role("link", name="Remove Phone").click()
        page.get_by_role("button", name="Remove it").click()
        expect(page.get_by_role("status")).to_contain_text("The passkey is removed")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_every_state_fits_can_be_hit_and_read(chromium, site, width, dark, tmp_path):
    member = site.person(f"Ina {width} {dark}")

    def look(name: str) -> None:
        page.screenshot(path=tmp_path / f"{name}-{width}-{dark}.png", full_page=True)
        assert_usable(page, width=width)

    with with_authenticator(chromium, site, width=width, dark=dark) as (page, authenticator):
        page.goto("/sign-in")
        look("sign-in")
        sign_in(page, email=member.email, password=PASSWORD)
        page.goto("/account/passkeys")
        look("none")
        add(page, "Phone")
        authenticator.unplug()
        authenticator.plug_in()
        add(page, "The key on my key ring with a rather long name that somebody thought of")
        look("two")
        site.clock.forward(RECENT_MS)
        page.get_by_role("link", name="Remove Phone").click()
        look("remove")
        authenticator.verifies(False)
        page.get_by_label("Name", exact=True).fill("Third")
        page.locator("#password-add").fill("wrong")
        page.get_by_role("button", name="Add a passkey").click()
        expect(page.get_by_role("alert")).to_contain_text("not your password")
        look("refused")
        leave(page)
        page.get_by_role("button", name="Sign in with a passkey").click()
        expect(page.get_by_role("alert")).to_be_visible()
        look("cancelled")
