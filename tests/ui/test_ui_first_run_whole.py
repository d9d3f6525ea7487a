"""The whole first run in the real app and a real backend: counted keys, kills at every step, what goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browser import browser
from tests.support.product import wait_for
from tests.ui import first_run_way as way
from tests.ui.first_run_way import NewMachine
from tests.ui.live import Live
from ui import first_run_words as words

FEWEST_KEYS = 7
"""Sign in, read, agree, go on, take it, throw it away, done."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., NewMachine]]:
    with ExitStack() as cleanup:

        def made(**how: object) -> NewMachine:
            machine = cleanup.enter_context(NewMachine(tmp_path, **how))
            machine.prepare()
            return machine

        yield made


def nothing_of_pictures(*folders: Path) -> bool:
    """No file holds a picture in any format that we write, and no place of ours for sealed ones holds a file."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert not [path for path in files if path.parent.parent.name == "pictures"]
    return not [path for path in files if b"WEBPVP8" in path.read_bytes()]


def test_seven_keys_lead_from_nothing_to_the_clock(make, chromium):
    machine = make()
    live = machine.open_app()
    address = way.ask_for_a_code(machine, live)
    way.answer_in_browser(machine, chromium, address)
    way.read_the_policy(live)
    way.agree(machine, live)
    way.see_the_senses(live)
    way.go_on_to_the_capture(live)
    way.take_it(live)
    way.throw_it_away(live)
    way.go_to_the_clock(machine, live)
    assert live.keys == FEWEST_KEYS
    assert nothing_of_pictures(machine.home, machine.data, machine.temporary)
    live.key("alt+s")
    wait_for(lambda: machine.status()["state"] == "clocked-in", "the clock")


def test_killed_at_every_step_it_goes_on(make, chromium):
    machine = make()

    def again(live: Live) -> Live:
        live.close()
        assert nothing_of_pictures(machine.home, machine.data, machine.temporary)
        return machine.open_app()

    live = again(machine.open_app())
    way.ask_for_a_code(machine, live)
    live = again(live)
    address = way.ask_for_a_code(machine, live)
    way.answer_in_browser(machine, chromium, address)
    live.wait_for(words.AGREE_TITLE)
    live = again(live)
    way.read_the_policy(live)
    live = again(live)
    way.read_the_policy(live)
    way.agree(machine, live)
    live = again(live)
    way.see_the_senses(live)
    live = again(live)
    way.see_the_senses(live)
    way.go_on_to_the_capture(live)
    live = again(live)
    way.see_the_senses(live)
    way.go_on_to_the_capture(live)
    way.take_it(live)
    # Killed while it is shown: it was in memory alone.
    live = again(live)
    way.see_the_senses(live)
    way.go_on_to_the_capture(live)
    way.take_it(live)
    way.throw_it_away(live)
    live = again(live)
    way.see_the_senses(live)
    way.go_on_to_the_capture(live)
    way.take_it(live)
    way.throw_it_away(live)
    way.go_to_the_clock(machine, live)
    live = again(live)
    live.wait_for("Start")
    assert live.find(words.CHECK_TITLE) is None


def test_declined_in_the_browser_is_said_and_a_new_code_goes_on(make, chromium):
    machine = make()
    live = machine.open_app()
    address = way.ask_for_a_code(machine, live)
    way.answer_in_browser(machine, chromium, address, "Decline")
    live.wait_for("The sign-in was declined")
    live.until(lambda: getattr(live.focused(), "text", "") == "Get a new code", "the new code")
    machine.opened.unlink()
    live.key("space")
    wait_for(machine.opened.exists, "another address")
    second = machine.opened.read_text().split()[-1]
    assert second != address
    way.answer_in_browser(machine, chromium, second)
    live.wait_for(words.AGREE_TITLE)


def test_a_code_that_expires_is_said_and_a_new_one_goes_on(make, chromium):
    machine = make(speed=120)
    live = machine.open_app()
    address = way.ask_for_a_code(machine, live)
    live.wait_for("The sign-in was not confirmed in time.")
    assert live.find("on any device and type the code") is None
    live.until(lambda: getattr(live.focused(), "text", "") == "Get a new code", "the new code")
    machine.opened.unlink()
    live.key("space")
    wait_for(machine.opened.exists, "another address")
    assert machine.opened.read_text().split()[-1] != address
    live.wait_for("The code is good until")


def test_a_server_that_goes_away_while_one_signs_in_is_asked_again(make, chromium):
    machine = make()
    live = machine.open_app()
    address = way.ask_for_a_code(machine, live)
    machine.kill_backend()
    live.wait_for("The server cannot be reached just now.")
    machine.start_backend()
    way.answer_in_browser(machine, chromium, address)
    live.wait_for(words.AGREE_TITLE)


def test_a_keyring_that_is_locked_is_said_and_the_sign_in_goes_on_when_it_is_open(make, chromium):
    machine = make()
    machine.keyring.stop_keyring()
    machine.keyring.start_keyring()  # makes the login keyring, which is then locked
    machine.keyring.stop_keyring()
    machine.keyring.start_keyring(None)
    with machine.keyring.silent_prompter():
        live = machine.open_app()
        live.until(
            lambda: getattr(live.focused(), "text", "") == "Sign in through the browser",
            "the button",
        )
        live.key("space")
        live.wait_for("The keyring is locked")
    machine.keyring.stop_keyring()
    machine.keyring.start_keyring()
    live.click("Sign in through the browser")
    wait_for(machine.opened.exists, "the address")
    way.answer_in_browser(machine, chromium, machine.opened.read_text().split()[-1])
    live.wait_for(words.AGREE_TITLE)


def test_an_enrolled_start_over_a_locked_keyring_waits_for_the_person(make):
    machine = make()
    machine.enrol()
    machine.keyring.stop_keyring()
    machine.keyring.start_keyring(None)
    with machine.keyring.silent_prompter():
        live = Live(machine.desktop, machine.env)
        machine.lives.append(live)
        live.wait_for("The keyring is locked")
        live.key("alt+t")
        live.wait_for("The keyring is locked")
    machine.keyring.stop_keyring()
    machine.keyring.start_keyring()
    live.key("alt+t")
    live.wait_for("Nothing is captured while you are clocked out.")


def enrolled(machine: NewMachine, **env: str) -> Live:
    """At the step of the consent, as after a kill there."""
    live = machine.open_app(**env)
    machine.enrol()
    live.wait_for(words.AGREE_TITLE)
    return live


def test_a_consent_that_is_declined_is_said_and_nothing_is_captured(make):
    machine = make()
    live = enrolled(machine)
    for way_out in ("alt+d", "Escape"):
        way.read_the_policy(live)
        live.key(way_out)
        live.wait_for("You have not agreed.")
        assert machine.status()["state"] == "consent-needed"
    live.key("alt+l")
    live.wait_gone(words.AGREE_TITLE)
    start = machine.run_hourproof("start", machine.contract)
    assert start.returncode != 0
    assert nothing_of_pictures(machine.home, machine.data)


def test_a_screen_that_may_not_be_seen_and_a_camera_that_is_missing_are_said(make):
    machine = make(webcam=True)
    # A session of Wayland, in which the app itself is shown through X: nothing may be captured there.
    live = enrolled(machine, XDG_SESSION_TYPE="wayland", QT_QPA_PLATFORM="xcb")
    way.read_the_policy(live)
    way.agree(machine, live)
    said = way.see_the_senses(live)
    assert words.CHECK_SOME in said
    assert "Wayland" in said
    assert words.CAMERA_MENDS["camera-missing"] in said
    way.go_on_to_the_capture(live)
    live.key("space")
    live.until(lambda: live.find("Wayland") is not None, "why nothing was taken")
    live.key("alt+c")
    way.go_to_the_clock(machine, live)
