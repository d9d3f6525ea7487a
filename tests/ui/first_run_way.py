"""The way through the first run: the real app, a real backend, keys alone; the browser is Chromium."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.support.browser import page_of
from tests.support.product import Product, wait_for
from tests.ui.live import Live
from ui import first_run_words as words

DEMO = """
import sys
from dataclasses import replace
from server.contracts import service
service.DEFAULT_POLICY = replace(service.DEFAULT_POLICY, webcam=True)
from server.cli import main
sys.exit(main(["demo", *sys.argv[1:]]))
"""
STARTED = "Hourproof"


class NewMachine(Product):
    """A machine that nobody has enrolled, with the server's address preset; `webcam`: the contract wants photos."""

    def __init__(self, folder: Path, *, speed: int = 1, webcam: bool = False) -> None:
        self._webcam = webcam
        super().__init__(folder, speed=speed)
        self.opened = folder / "opened"
        """What the browser was asked to open, one line each."""
        self.temporary = folder / "temporary"
        self.temporary.mkdir(parents=True)
        self._opener = folder / "bin" / "xdg-open"
        self.lives: list[Live] = []

    def __exit__(self, *what: object) -> None:
        for live in self.lives:
            live.close()
        super().__exit__(*what)  # type: ignore[arg-type]  # handed on as they came

    def demo_command(self) -> list[str]:
        """The demonstration, with a policy that wants photos if asked for."""
        return [sys.executable, "-c", DEMO] if self._webcam else super().demo_command()

    def prepare(self) -> None:
        """Start the backend and put something in a browser's place that writes down what it is to open."""
        self.start_backend()
        self._opener.parent.mkdir()
        self._opener.write_text(f'#!/bin/sh\necho "$1" >> {self.opened}\n')
        self._opener.chmod(self._opener.stat().st_mode | stat.S_IXUSR)
        self.env["PATH"] = f"{self._opener.parent}:{self.env['PATH']}"
        self.env["HOURPROOF_SERVER"] = self.url
        self.env["TMPDIR"] = str(self.temporary)

    def open_app(self, **env: str) -> Live:
        """The app, with its window in front."""
        self.opened.unlink(missing_ok=True)
        live = Live(self.desktop, {**self.env, **env})
        self.lives.append(live)
        live.front(STARTED)
        return live


def ask_for_a_code(machine: NewMachine, live: Live) -> str:
    """Press the one key that it takes; the address that the browser is given."""
    live.until(lambda: _focus(live) == "Sign in through the browser", "the button to sign in")
    live.key("space")
    wait_for(machine.opened.exists, "the address that the browser is given")
    live.wait_for(words.WAIT_TITLE)
    return machine.opened.read_text().split()[-1]


def answer_in_browser(
    machine: NewMachine, chromium: Browser, address: str, button: str = "Allow"
) -> None:
    """Sign in there and press the button."""
    who = machine.demo["contractor"]
    with page_of(chromium, machine.url) as page:
        page.goto(address)
        page.get_by_label("E-mail address").fill(who["email"])
        page.get_by_label("Password").fill(who["password"])
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name=button).click()
        told = "is allowed" if button == "Allow" else "is declined"
        expect(page.get_by_role("heading", name=told)).to_be_visible()


def read_the_policy(live: Live) -> None:
    """One key, at the step of the consent."""
    live.wait_for(words.AGREE_TITLE)
    live.until(lambda: _focus(live) == "Read and decide…", "the button to read")
    live.key("space")
    live.front("What is captured on")


def agree(machine: NewMachine, live: Live) -> None:
    """One key, on the page of the consent."""
    live.key("alt+a")
    wait_for(lambda: machine.status()["state"] == "clocked-out", "the consent")
    live.front(STARTED)


def see_the_senses(live: Live) -> str:
    """They are tried by themselves; what is said at the end of it."""
    live.wait_for(words.CHECK_TITLE)
    ends = (words.CHECK_ALL, words.CHECK_SOME)
    live.until(lambda: any(live.find(end) is not None for end in ends), "all senses to be tried")
    live.until(lambda: _focus(live) == "Continue", "the button to go on")
    return "\n".join(part.text for part in live.look()[1] if part.kind == "QLabel")


def go_on_to_the_capture(live: Live) -> None:
    """One key."""
    live.key("space")
    live.wait_for(words.CAPTURE_TITLE)
    live.until(lambda: _focus(live) == "Take a test capture", "the button to take it")


def take_it(live: Live) -> None:
    """One key."""
    live.key("space")
    live.wait_for(words.CAPTURE_SHOWN)


def throw_it_away(live: Live) -> None:
    """One key."""
    live.until(lambda: _focus(live) == "Throw it away and continue", "the button to throw it away")
    live.key("space")
    live.wait_for(words.CAPTURE_GONE)


def go_to_the_clock(machine: NewMachine, live: Live) -> None:
    """One key."""
    live.until(lambda: _focus(live) == "Go to the clock", "the last button")
    live.key("space")
    marker = machine.home / "first-run.json"
    wait_for(lambda: not marker.exists(), "the end of the first run")
    live.wait_for("Start")


def _focus(live: Live) -> str:
    focused = live.focused()
    return "" if focused is None else focused.text
