"""Closing a week in the own diary: when it is offered, what it says, and the question before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent.client import ClosedWeek, Problem, ProblemCode
from tests.ui.fake_client import CONTRACT, DAY_MS, LAST_WEEK_MS, NOW_MS, OTHER, week_of
from tests.ui.fake_diary import DiaryClient, entry_of
from ui import close_words as words
from ui import present_close
from ui.bridge import Bridge
from ui.diary import DiaryWindow
from ui.diary_days import Period
from ui.theme import Look

LAST_FRIDAY = date(2026, 9, 18)
CLOSED = ClosedWeek(CONTRACT.contract, LAST_WEEK_MS, 1300, 30)


def line(**what):
    return present_close.line(
        week_of(CONTRACT.contract, LAST_WEEK_MS, **what), now_ms=NOW_MS, zone=UTC
    )


# --- what is said -------------------------------------------------------------------------------


def test_an_open_week_says_what_is_signed_what_is_on_its_way_and_what_happens():
    shown = line(waiting=3)
    assert shown.title == words.OPEN
    assert shown.text.startswith("Signed on this device: 20:34 tracked, 0:30 manual.")
    assert "3 segments and claims are still on their way" in shown.text
    assert "ended on 2026-09-21 12:00" in shown.text
    assert words.OPEN_MEANS in shown.text
    assert (shown.button, shown.care, shown.enabled) == (words.CLOSE, True, True)


def test_until_the_deadline_it_can_be_edited():
    assert "You can edit it until 2026-09-21 15:13" in line(edit_until_ms=NOW_MS + 3_600_000).text


def test_what_is_not_signed_cannot_be_closed():
    shown = line(unsealed=True)
    assert words.UNSEALED in shown.text
    assert not shown.enabled


@pytest.mark.parametrize(
    ("what", "said", "care"),
    [
        ({"delivered": True}, words.CLOSED_SENT, False),
        ({}, words.CLOSED_WAITS, False),
        ({"refused": True}, words.CLOSED_REFUSED, True),
        ({"minutes": 1301}, "has signed more since: 21:41", True),
    ],
    ids=["sent", "waits", "refused", "short"],
)
def test_a_closed_week_is_marked(what, said, care):
    shown = line(**{"closed": CLOSED, "closed_ms": NOW_MS, **what})
    assert shown.title.startswith("Closed on 2026-09-21 14:13: 21:40 tracked, 0:30 manual")
    assert said in shown.text
    assert (shown.button, shown.care) == (words.CLOSE_AGAIN, care)


def test_an_empty_week_has_nothing_to_close():
    assert line(minutes=0, manual_minutes=0) is None


# --- the bar and the question -------------------------------------------------------------------


class Desk:
    """A diary at last week's Friday with one contract chosen."""

    def __init__(self, app: QApplication, look: Look) -> None:
        self.app = app
        self.client = DiaryClient((entry_of(LAST_WEEK_MS + 4 * DAY_MS + 36_000_000),))
        self.bridge = Bridge(self.client)
        self.window = DiaryWindow(self.bridge, look, UTC)
        self.bar = self.window.close_bar
        self.window.open_page()
        self.settle()
        self.pick(CONTRACT.contract)
        self.window.show_day(LAST_FRIDAY, Period.WEEK)
        self.settle()

    def settle(self) -> None:
        for _ in range(6):
            self.bridge.wait()
            self.app.processEvents()

    def pick(self, contract: str | None) -> None:
        picker = self.window.contract
        picker.setCurrentIndex(picker.findData(contract))
        picker.activated.emit(picker.currentIndex())
        self.settle()

    def closes(self) -> list[dict[str, object]]:
        return [given for verb, given in self.client.calls if verb == "close_week"]


@pytest.fixture
def desk(qapp: QApplication, look: Look) -> Iterator[Desk]:
    made = Desk(qapp, look)
    yield made
    made.window.close()
    made.bridge.close()
    made.window.deleteLater()
    qapp.processEvents()


def test_only_a_week_of_one_contract_that_is_over_is_offered(desk):
    assert desk.bar.isVisible()
    assert desk.bar.button.isVisible()
    desk.window.show_day(LAST_FRIDAY, Period.DAY)
    desk.settle()
    assert not desk.bar.isVisible()
    desk.window.show_day(date(2026, 9, 21), Period.WEEK)
    desk.settle()
    assert not desk.bar.isVisible(), "it runs still"
    desk.window.show_day(LAST_FRIDAY, Period.WEEK)
    desk.pick(None)
    assert desk.bar.text.text() == words.CHOOSE
    assert not desk.bar.button.isVisible()
    desk.pick(OTHER.contract)
    assert desk.bar.button.isVisible()


def test_closing_by_keyboard_says_what_the_close_says(desk):
    desk.bar.button.setFocus()
    QTest.keyClick(desk.bar.button, Qt.Key.Key_Space)
    dialog = desk.bar.dialog
    assert dialog.text.text() == "Close the week from 2026-09-14 to 2026-09-20?"
    assert CONTRACT.title in dialog.detail.text()
    assert dialog.focusWidget() is dialog.do_button
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.settle()
    assert desk.closes() == [{"contract": CONTRACT.contract, "week_start_ms": LAST_WEEK_MS}]
    assert dialog.outcome.text() == "Closed: 21:40 tracked and 0:30 manual, on all your devices."
    assert not dialog.do_button.isVisible()
    assert desk.bar.title.text().startswith("Closed on")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.bar.dialog is None


def test_escape_closes_no_week(desk):
    desk.bar.ask()
    QTest.keyClick(desk.bar.dialog, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.bar.dialog is None
    assert desk.closes() == []


@pytest.mark.parametrize(
    "code",
    [
        ProblemCode.WEEK_NOT_SEALED,
        ProblemCode.WEEK_NOT_DELIVERED,
        ProblemCode.WEEK_EMPTY,
        ProblemCode.MINUTES_DIFFER,
        ProblemCode.SERVER_UNREACHABLE,
    ],
)
def test_why_a_week_was_not_closed_is_said_and_it_can_be_tried_again(desk, code):
    desk.client.refusals["close_week"] = Problem(code)
    desk.bar.ask()
    dialog = desk.bar.dialog
    dialog.do_button.click()
    desk.settle()
    assert dialog.error.isVisible()
    assert dialog.error.text()
    assert dialog.do_button.isEnabled()
    desk.client.refusals.clear()
    dialog.do_button.click()
    desk.settle()
    assert dialog.outcome.isVisible()
    assert dialog.error.isHidden()


def test_a_diary_that_is_closed_takes_its_question_with_it(desk):
    desk.bar.ask()
    desk.window.close()
    desk.settle()
    assert desk.bar.dialog is None
    assert desk.closes() == []
