"""The diary over a whole agent, and its window on a real X server with real keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent.client import EntryState, ItemKind, Verdict
from tests.support.built_agent import CONTRACT, World, agree, enrol, wait_for
from tests.support.desktop import Desktop, wait_until
from tests.ui.fake_diary import every_kind
from tests.ui.on_desktop import Heard
from ui.bridge import Bridge
from ui.diary import DiaryWindow
from ui.present_diary import CardRow, CardState
from ui.question import Question


def _cards(window: DiaryWindow) -> list[CardRow]:
    return [row for row in window.model.rows if isinstance(row, CardRow)]


def test_what_is_done_in_the_window_is_done_by_the_agent(
    qapp: QApplication, look: object, tmp_path: Path, qtbot: object
) -> None:
    world = World(tmp_path / "home")
    with world.build() as built:
        enrol(world)
        world.door.choose_contract(contract=CONTRACT.contract)
        agree(world)
        world.door.set_memo(memo="First words")
        world.door.start()
        wait_for(lambda: world.door.snapshot().session_ms > 0)
        bridge = Bridge(built.client)
        window = DiaryWindow(bridge, look)
        window.open_page()
        qtbot.waitUntil(lambda: len(_cards(window)) == 1, timeout=10_000)
        opened = _cards(window)[0].entry
        assert opened.state is EntryState.OPEN
        assert opened.holds.verdict is Verdict.NOT_YET
        world.door.stop()

        def delivered() -> bool:
            cards = _cards(window)
            return bool(cards) and cards[0].entry.state is EntryState.RECEIPTED

        # The window follows the receipt by itself.
        qtbot.waitUntil(delivered, timeout=20_000)
        assert _cards(window)[0].entry.holds.verdict is Verdict.HOLDS

        QTest.keyClick(window.list, Qt.Key.Key_F2)
        window.questions.dialog.edit.setPlainText("Better words")
        window.questions.dialog.do_button.click()
        qtbot.waitUntil(lambda: _cards(window)[0].memo == "Better words", timeout=10_000)

        window.detail.redact_button.click()
        dialog = window.questions.dialog
        dialog.boxes[ItemKind.ACTIVITY, None].setChecked(True)
        dialog.do_button.click()
        qtbot.waitUntil(lambda: _cards(window)[0].state is CardState.REDACTED, timeout=10_000)
        assert _cards(window)[0].entry.per_minute is None

        qtbot.waitUntil(lambda: window.questions.dialog is None, timeout=10_000)
        window.activateWindow()  # no window manager gives it back after a question
        qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
        QTest.keyClick(window.list, Qt.Key.Key_Delete)
        box = window.questions.dialog
        assert isinstance(box, Question)
        box.do_button.click()
        window.work.commit()
        qtbot.waitUntil(lambda: _cards(window)[0].state is CardState.REMOVED, timeout=10_000)
        (left,) = built.client.diary(start_ms=0, end_ms=2**53).entries
        assert (left.minutes, left.memo, left.shots) == (0, None, ())
        bridge.close()
        window.hide()
        window.deleteLater()
        qapp.processEvents()


@pytest.fixture
def program(desktop: Desktop) -> Iterator[Heard]:
    made = Heard(desktop, "tests.ui.desk_diary")
    wait_until(lambda: "Work diary" in desktop.active_title(), "the diary in front")
    yield made
    made.close()


def test_real_keys_write_a_memo_and_delete(desktop: Desktop, program: Heard) -> None:
    entries = every_kind(0)
    assert entries[0].memo
    desktop.run("xdotool", "key", "Home")
    desktop.run("xdotool", "key", "F2")
    wait_until(lambda: "Memo" in desktop.active_title(), "the question")
    desktop.run("xdotool", "key", "ctrl+a")
    desktop.run("xdotool", "key", "--delay", "20", *"Footer")
    desktop.run("xdotool", "key", "ctrl+Return")
    assert program.hear("verb") == "verb edit_memo Footer"
    wait_until(lambda: "Work diary" in desktop.active_title(), "the diary again")
    program.hear("shown")

    # The last card is being tracked: it goes at once, after a question whose default is to keep it.
    diary = desktop.run("xdotool", "getactivewindow")
    desktop.run("xdotool", "key", "End", "Delete")
    wait_until(lambda: desktop.run("xdotool", "getactivewindow") != diary, "the question")
    desktop.run("xdotool", "key", "alt+d")
    assert program.hear("verb").startswith("verb redact")


def test_real_clicks_choose_a_card_and_ask_for_its_redaction(
    desktop: Desktop, program: Heard
) -> None:
    desktop.run("xdotool", "key", "Home")
    window = desktop.run("xdotool", "getactivewindow").strip()
    desktop.run("xdotool", "mousemove", "--window", window, "240", "180", "click", "1")
    desktop.run("xdotool", "key", "F2")
    wait_until(lambda: "Memo of 1 segment" in desktop.active_title(), "the question")
    desktop.run("xdotool", "key", "Escape")
    wait_until(lambda: "Work diary" in desktop.active_title(), "the diary again")
    desktop.run("xdotool", "key", "ctrl+n")
    wait_until(lambda: "Add manual time" in desktop.active_title(), "manual time")
    desktop.run("xdotool", "key", "Escape")


def test_real_keys_and_a_right_click_show_what_the_marks_mean_and_what_can_be_done(
    desktop: Desktop, program: Heard
) -> None:
    desktop.run("xdotool", "key", "F1")
    wait_until(lambda: "How to read this page" in desktop.active_title(), "the legend")
    desktop.run("xdotool", "key", "Page_Down", "Escape")
    wait_until(lambda: "Work diary" in desktop.active_title(), "the diary again")
    desktop.run("xdotool", "key", "Home")
    window = desktop.run("xdotool", "getactivewindow").strip()
    desktop.run("xdotool", "mousemove", "--window", window, "240", "180", "click", "3")
    # The menu over the card takes the letter of its first verb.
    desktop.run("xdotool", "key", "m")
    wait_until(lambda: "Memo of 1 segment" in desktop.active_title(), "the question")
    desktop.run("xdotool", "key", "Escape")
    wait_until(lambda: "Work diary" in desktop.active_title(), "the diary again")
    desktop.run("xdotool", "key", "ctrl+a", "ctrl+r")
    wait_until(lambda: "Redact 14 segments" in desktop.active_title(), "the question for many")
    desktop.run("xdotool", "key", "Escape")
