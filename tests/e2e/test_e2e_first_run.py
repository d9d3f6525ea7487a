"""The first run by keyboard alone, in the real app, confirmed in a real browser; killed on the way."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.support.browser import page_of
from tests.support.product import Product, wait_for

PICTURES = os.environ.get("FIRST_RUN_PICTURES")


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    with Product(tmp_path, speed=1) as product:
        product.start_backend()
        product.desktop.open_tray()
        # What stands for a browser on this desktop writes down what it is asked to open.
        opener = tmp_path / "bin" / "xdg-open"
        opener.parent.mkdir()
        opener.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/opened\n')
        opener.chmod(opener.stat().st_mode | stat.S_IXUSR)
        product.env["PATH"] = f"{opener.parent}:{product.env['PATH']}"
        product.env["HOURPROOF_SERVER"] = product.url
        product.env["TMPDIR"] = str(tmp_path / "temporary")
        (tmp_path / "temporary").mkdir()
        yield product


def key(product: Product, *keys: str) -> None:
    product.desktop.run("xdotool", "key", "--delay", "30", *keys)


def front(product: Product, title: str) -> None:
    wait_for(lambda: title in product.desktop.active_title(), f"{title!r} in front")


def snap(product: Product, name: str) -> None:
    """A picture of the desktop for whoever looks at the run: `FIRST_RUN_PICTURES=folder`."""
    if PICTURES:
        product.desktop.run("import", "-window", "root", str(Path(PICTURES) / f"{name}.png"))


def log_has(product: Product, text: str) -> bool:
    return text in (product.logs / "agent.log").read_text(errors="replace")


def test_from_nothing_to_the_clock_with_a_kill_on_the_way(product, chromium, tmp_path):
    app = ("hourproof-app",)
    product.start_real_agent(*app)
    front(product, "Hourproof")
    snap(product, "1-server")
    # The address is preset: the button to sign in has the keyboard.
    key(product, "space")
    opened = tmp_path / "opened"
    wait_for(opened.exists, "the address that the browser is given")
    snap(product, "2-code")

    # Killed while it waits: the address is still there, and the sign-in begins again.
    product.kill_agent()
    opened.unlink()
    product.start_real_agent(*app)
    front(product, "Hourproof")
    key(product, "space")
    wait_for(opened.exists, "the address again")
    address = opened.read_text().split()[0]
    who = product.demo["contractor"]
    with page_of(chromium, product.url) as page:
        page.goto(address)
        page.get_by_label("E-mail address").fill(who["email"])
        page.get_by_label("Password").fill(who["password"])
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name="Allow").click()
        expect(page.get_by_role("heading", name="is allowed")).to_be_visible()
    wait_for(lambda: product.run_hourproof("status").returncode == 0, "the enrolment")
    wait_for(lambda: product.status()["contracts"], "the contracts")

    # Killed again, before anything was agreed to: it goes on with the consent.
    snap(product, "3-consent")
    product.kill_agent()
    product.start_real_agent(*app)
    front(product, "Hourproof")
    snap(product, "3-consent-again")
    # The agent that was just started asks for its contracts first; until then this page says so.
    wait_for(lambda: product.status()["contracts"], "the contracts again")
    key(product, "space")
    front(product, "What is captured on")
    snap(product, "4-policy")
    key(product, "alt+a")
    wait_for(lambda: product.status()["state"] == "clocked-out", "the consent")

    # The senses are tried by themselves; then one key each: go on, take it, throw it away, done.
    front(product, "Hourproof")
    marker = product.home / "first-run.json"
    snap(product, "5-senses")

    def done() -> bool:
        key(product, "space")
        snap(product, f"6-{len(list(Path(PICTURES).iterdir())) if PICTURES else 0:02}")
        return not marker.exists()

    wait_for(done, "the end of the first run")
    snap(product, "7-clock")
    assert product.status()["state"] == "clocked-out"
    assert nothing_of_pictures(product.home)
    assert nothing_of_pictures(product.data)
    assert nothing_of_pictures(tmp_path / "temporary")
    # And from there the clock starts, by keyboard too.
    key(product, "alt+s")
    wait_for(lambda: product.status()["state"] == "clocked-in", "the clock")


def nothing_of_pictures(folder: Path) -> bool:
    """No file holds a picture in any format that we write, and no place of ours for sealed ones holds a file."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert not [path for path in files if path.parent.parent.name == "pictures"]
    return not [path for path in files if b"WEBPVP8" in path.read_bytes()]
