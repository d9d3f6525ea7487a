"""A device signs in through a real browser, works, and its person hears who looked: agent, backend and Chromium."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from agent.cli import exits
from tests.support.browser import page_of, sign_in
from tests.support.product import BIN, Product, wait_for


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    """A backend with the demonstration, and a machine that nobody has enrolled."""
    with Product(tmp_path) as product:
        product.start_backend()
        yield product


class Waiting:
    """`hourproof enrol --browser` as it waits."""

    def __init__(self, product: Product, log: Path, *more: str) -> None:
        command = [
            str(BIN / "hourproof"),
            "enrol",
            "--browser",
            product.url,
            "--name",
            "Desk",
            *more,
        ]
        self._out = log.with_suffix(".out")
        self._err = log.with_suffix(".err")
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self.process = subprocess.Popen(command, env=product.env, stdout=out, stderr=err)

    @property
    def out(self) -> str:
        return self._out.read_text()

    @property
    def err(self) -> str:
        return self._err.read_text()

    def asked(self) -> dict[str, str]:
        """What it shows, with `--json`."""
        wait_for(lambda: self.out.endswith("\n") or self.process.poll() is not None, "a code")
        assert self.out, self.err
        return dict(json.loads(self.out.splitlines()[0]))

    def ended(self) -> int:
        return self.process.wait(60)


@pytest.fixture
def begin(product: Product, tmp_path: Path) -> Iterator[object]:
    """Starts waiting commands, and ends what still waits."""
    begun: list[Waiting] = []

    def start(*more: str) -> Waiting:
        begun.append(Waiting(product, tmp_path / f"waiting-{len(begun)}", *more))
        return begun[-1]

    yield start
    for one in begun:
        one.process.kill()
        one.process.wait()


def start_agent(product: Product) -> None:
    """An agent that nobody has enrolled."""
    product.begin_agent()
    wait_for(lambda: product.run_hourproof("status").returncode == exits.NOT_ENROLLED, "the agent")


def contractor_at(page: Page, product: Product, address: str) -> None:
    """Opens the address before anybody is signed in there, and signs in on the way."""
    who = product.demo["contractor"]
    page.goto(address)
    page.get_by_label("E-mail address").fill(who["email"])
    page.get_by_label("Password").fill(who["password"])
    page.get_by_role("button", name="Sign in").click()


def test_from_the_code_to_who_looked(product, begin, chromium):
    start_agent(product)
    waiting = begin("--json")
    asked = waiting.asked()
    with page_of(chromium, product.url) as page:
        contractor_at(page, product, asked["complete_url"])
        expect(page.get_by_role("heading", name="Allow this device?")).to_be_visible()
        expect(page.get_by_text(asked["user_code"])).to_be_visible()
        expect(page.get_by_text("Desk", exact=True)).to_be_visible()
        assert waiting.process.poll() is None
        page.get_by_role("button", name="Allow").click()
        expect(page.get_by_role("heading", name="Desk is allowed")).to_be_visible()
    assert waiting.ended() == exits.OK, waiting.err
    told = json.loads(waiting.out.splitlines()[1])
    assert (told["enrolled"], told["person"]) == (True, product.demo["contractor"]["name"])
    assert product.status()["device"] == "Desk"

    product.clock_in("Signed in through the browser")
    wait_for(lambda: product.status()["capture"], "a capture", patience_s=120)
    product.hourproof("stop")
    product.hourproof("keep", str(product.status()["capture"]["segment"]))
    product.wait_delivered()
    day = datetime.fromtimestamp(product.status()["now_ms"] / 1000, UTC).date().isoformat()
    assert "Nobody but you has opened any of it." in product.hourproof(
        "diary", day, "--utc", "--looks"
    )

    owner = product.demo["employer"]
    with page_of(chromium, product.url) as page:
        sign_in(page, email=owner["email"], password=owner["password"])
        page.goto(f"/contracts/{product.contract}/diary/{day}")
        assert (
            json.loads(product.hourproof("diary", day, "--utc", "--looks", "--json"))["looks"] == []
        )
        page.locator("[data-card]").first.click()
        drawer = page.locator("dialog[open]")
        expect(drawer.get_by_text("is shown that you opened this, and when.")).to_be_visible()
    shown = product.hourproof("diary", day, "--utc", "--looks")
    assert shown.count(f"seen by {owner['name']}, ") == 1
    listed = json.loads(product.hourproof("diary", day, "--utc", "--looks", "--json"))
    (look,) = listed["looks"]
    assert look["segment"] in {one["segment"] for one in listed["entries"]}

    product.stop_backend()
    offline = product.run_hourproof("diary", day, "--utc", "--looks")
    assert offline.returncode == exits.SERVER
    assert product.run_hourproof("diary", day, "--utc").returncode == exits.OK


def test_a_kill_on_the_way_loses_nothing(product, begin, chromium):
    """Agent, command and backend are killed while the person is still signing in."""
    start_agent(product)
    first = begin("--json")
    asked = first.asked()
    first.process.kill()
    first.process.wait()
    product.kill_agent()
    product.kill_backend()
    product.start_backend()
    with page_of(chromium, product.url) as page:
        contractor_at(page, product, asked["complete_url"])
        page.get_by_role("button", name="Allow").press("Enter")
        expect(page.get_by_role("heading", name="Desk is allowed")).to_be_visible()
    start_agent(product)
    second = begin("--json")
    assert second.asked()["user_code"] == asked["user_code"]
    assert second.ended() == exits.OK, second.err
    assert product.status()["device"] == "Desk"


def test_without_an_agent_and_declined(product, begin, chromium):
    waiting = begin("--no-open")
    wait_for(lambda: "Waiting for you to allow it" in waiting.err, "the code")
    assert f"{product.url}/device" in waiting.err
    code = next(line.strip() for line in waiting.err.splitlines() if line.strip()[4:5] == "-")
    with page_of(chromium, product.url) as page:
        contractor_at(page, product, "/device")
        page.get_by_label("Code").fill(code.lower())
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Decline").click()
        expect(page.get_by_role("heading", name="Desk is declined")).to_be_visible()
    assert waiting.ended() == exits.REFUSED
    assert "declined in the browser" in waiting.err
    assert product.run_hourproof("status").returncode == exits.NOT_RUNNING


def test_the_browser_is_opened_where_there_is_one(product, begin, tmp_path):
    opened = tmp_path / "opened"
    script = tmp_path / "browser"
    # Moved there when it is whole: a file that exists may still be empty.
    script.write_text(
        f'#!/bin/sh\nprintf %s "$1" > "{opened}.part" && mv "{opened}.part" "{opened}"\n'
    )
    script.chmod(0o755)
    product.env["BROWSER"] = str(script)
    # Where the tests were started in the background SIGINT is ignored, and what they start would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    waiting = begin()
    wait_for(opened.exists, "the browser")
    wait_for(lambda: "Waiting for you to allow it" in waiting.err, "the code")
    assert "opened in your browser" in waiting.err
    assert opened.read_text().startswith(f"{product.url}/device?user_code=")
    os.kill(waiting.process.pid, signal.SIGINT)
    assert waiting.ended() == exits.REFUSED
