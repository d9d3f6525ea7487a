"""Vouching for a device and closing a week in the windows, over real agents and a real server."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from agent.client import ClientError, ClockState, Snapshot
from agent.control import ControlClient
from agent.store.paths import find_paths
from tests.support.product import ROOT, Product, wait_for
from ui import close_words, present_close
from ui import devices_words as words
from ui.bridge import Bridge
from ui.devices_page import DevicesPage
from ui.diary_close import CloseDialog
from ui.diary_days import week_of
from ui.enrol_page import EnrolPage

HOUR_MS = 3_600_000
PATIENCE_MS = 30_000


class Door(ControlClient):
    """A running agent as windows know theirs, with the snapshot of the moment at which they were made."""

    def __init__(self, home: Path) -> None:
        super().__init__(find_paths(home, environment={}).endpoint)

    def subscribe(self, callback: Callable[[Snapshot], None]) -> Callable[[], None]:
        callback(self.snapshot())
        return lambda: None


@contextmanager
def second_agent(product: Product, home: Path) -> Iterator[Door]:
    """Another machine of the same person, not enrolled yet."""
    log = (home.parent / "second.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.fast_agent"],
        env={**product.env, "HOURPROOF_HOME": str(home)},
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
    )
    door = Door(home)

    def answers() -> bool:
        try:
            door.snapshot()
        except ClientError:
            return False
        return True

    try:
        wait_for(answers, "the second agent")
        yield door
    finally:
        process.terminate()
        process.wait(30)
        log.close()


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    with Product(tmp_path) as product:
        product.start_backend()
        product.enrol()
        product.start_agent()
        yield product


@pytest.fixture
def bridges() -> Iterator[list[Bridge]]:
    made: list[Bridge] = []
    yield made
    for bridge in made:
        bridge.close()


def fresh_code(product: Product) -> str:
    product.stop_backend()
    made = product.run_server("code")
    assert made.returncode == 0, made.stdout + made.stderr
    found = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", made.stdout)
    assert found is not None, made.stdout
    product.start_backend()
    return found[0]


def test_one_window_vouches_for_what_another_one_shows(
    qapp: QApplication, product: Product, tmp_path: Path, bridges: list[Bridge], qtbot: object
) -> None:
    code = fresh_code(product)
    with second_agent(product, tmp_path / "second") as newcomer:
        bridges += [Bridge(newcomer), Bridge(Door(product.home))]
        new, old = EnrolPage(bridges[0]), DevicesPage("Devices", bridges[1])
        new.use_code(True)
        new.server.setText(product.url)
        new.code.setText(code)
        new.device.setText("The laptop")
        new.voucher.setChecked(True)
        new.show()
        new.submit()
        qtbot.waitUntil(lambda: new.vouch.waits, timeout=PATIENCE_MS)
        check = new.vouch.code.text()

        old.show()
        QTest.keyClicks(old.check, "AAAA-AAAA-AAAA")
        QTest.keyClick(old.check, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(old.check_error.text()), timeout=PATIENCE_MS)
        old.check.clear()
        QTest.keyClicks(old.check, check.lower())
        QTest.keyClick(old.check, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: old.vouched.isVisible(), timeout=PATIENCE_MS)
        assert old.vouched.text() == words.VOUCHED.format(name="The laptop")

        qtbot.waitUntil(lambda: not new.vouch.waits, timeout=PATIENCE_MS)
        assert newcomer.snapshot().state is not ClockState.SIGNED_OUT

        def listed() -> list[str]:
            return [one.text() for card in old.cards for one in card.findChildren(QLabel)]

        old.look()
        qtbot.waitUntil(lambda: "The laptop" in listed(), timeout=PATIENCE_MS)
        assert any(text.endswith("vouched for by Test computer.") for text in listed())
        # It was vouched for here: nothing to be told of.
        assert Door(product.home).snapshot().notices == ()
        for part in (new, old):
            part.close()
            part.deleteLater()


def test_a_week_is_closed_in_the_window(
    qapp: QApplication, product: Product, bridges: list[Bridge], qtbot: object
) -> None:
    at_ms = product.clock.wall_ms() - 3 * HOUR_MS
    at_ms -= at_ms % 60_000
    start, end = (
        datetime.fromtimestamp(one / 1000, UTC).strftime("%Y-%m-%dT%H:%MZ")
        for one in (at_ms, at_ms + HOUR_MS)
    )
    product.hourproof("manual", "add", product.contract, f"{start}..{end}", "--memo", "A call")
    door = Door(product.home)
    week_start_ms, _ = week_of(at_ms)
    asked = {"contract": product.contract, "week_start_ms": week_start_ms}

    def arrived() -> bool:
        product.hourproof("upload")
        return door.week(**asked).waiting == 0

    wait_for(arrived, "the receipt of the claim")
    week = door.week(**asked)
    assert (week.minutes, week.manual_minutes, week.closed) == (0, 60, None)
    shown = present_close.line(week, now_ms=week.edit_until_ms)
    assert shown.title == close_words.OPEN

    bridges.append(Bridge(door))
    contract = next(one for one in door.snapshot().contracts if one.contract == product.contract)
    told: list[bool] = []
    dialog = CloseDialog(None, bridges[0], week, contract, lambda: told.append(True))
    dialog.open()
    QTest.keyClick(dialog.do_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert dialog.outcome.text() == "Closed: 0:00 tracked and 1:00 manual, on all your devices."
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def delivered() -> bool:
        product.hourproof("upload")
        return door.week(**asked).delivered

    wait_for(delivered, "the receipt of the close")
    shown = present_close.line(door.week(**asked), now_ms=week.edit_until_ms)
    assert shown.title.endswith("0:00 tracked, 1:00 manual, on all your devices")
    assert close_words.CLOSED_SENT in shown.text
