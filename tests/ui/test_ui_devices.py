"""The page about devices: what is listed, vouching, ending one, and what a new device brings up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from agent.client import Notice, NoticeCode, Problem, ProblemCode
from tests.ui.fake_client import CLOCKED_OUT, DEVICES, NOW_MS, SIGNED_OUT
from ui import devices_words as words
from ui import present_devices
from ui.present_notices import Act, notifications

LAPTOP = DEVICES[1]
ADDED = Notice(
    notice_id="n1", code=NoticeCode.DEVICE_ADDED, at_ms=NOW_MS, details={"name": "Maya’s laptop"}
)


def opened(rig):
    rig.shell.settings.open_devices()
    rig.settle()
    return rig.shell.settings.devices


def texts(page):
    return [label.text() for card in page.cards for label in card.findChildren(QLabel)]


def press(rig, key, widget):
    QTest.keyClick(widget, key)
    rig.settle()


def asked(rig, name):
    return [given for verb, given in rig.client.calls if verb == name]


# --- the list -----------------------------------------------------------------------------------


def test_this_device_stands_first_and_the_ended_ones_last():
    cards = present_devices.cards(tuple(reversed(DEVICES)), asked=True, zone=UTC)
    assert [one.name for one in cards] == ["workbench", "Maya’s laptop", "old desk"]
    assert [one.can_end for one in cards] == [False, True, False]
    here, laptop, old = cards
    assert here.title == words.HERE.format(name="workbench")
    assert laptop.lines[0] == words.SINCE.format(date="2026-09-19", name="workbench")
    assert words.SEEN_NEVER in laptop.lines
    assert words.MAY in laptop.lines
    assert words.MAY not in old.lines
    assert old.lines[-1].startswith("What it claims of the time from 2026-08-31 14:13")


def test_before_the_server_was_asked_nothing_is_said_of_uploads():
    cards = present_devices.cards(DEVICES[1:2], asked=False, zone=UTC)
    assert words.SEEN_NEVER not in cards[0].lines


def test_the_list_is_shown_with_and_without_the_server(rig):
    page = opened(rig)
    assert words.HERE.format(name="workbench") in texts(page)
    assert page.state.isHidden()
    assert list(page.ends) == [LAPTOP.device]
    rig.client.refusals["look_for_devices"] = Problem(ProblemCode.SERVER_UNREACHABLE)
    page.look()
    rig.settle()
    assert words.HERE.format(name="workbench") in texts(page)
    assert "last visit" in page.state.text()
    assert page.state.isVisible()


def test_a_device_that_is_not_enrolled_has_no_list_and_vouches_for_nobody(rig):
    rig.show(SIGNED_OUT)
    page = opened(rig)
    assert page.state.text() == words.NOT_ENROLLED
    assert page.cards == []
    assert page.vouching.isHidden()


def test_an_empty_log_is_said(rig):
    rig.client.fleet = ()
    page = opened(rig)
    assert page.state.text() == words.NONE


# --- vouching -----------------------------------------------------------------------------------


def test_vouching_by_keyboard(rig):
    page = opened(rig)
    page.check.setFocus()
    press(rig, Qt.Key.Key_Return, page.check)
    assert page.check_error.text() == words.VOUCH_EMPTY
    QTest.keyClicks(page.check, "XXXX")
    assert page.check_error.isHidden()
    press(rig, Qt.Key.Key_Return, page.check)
    assert "No new device" in page.check_error.text()
    assert page.check.text() == "XXXX"
    page.check.clear()
    QTest.keyClicks(page.check, "BCDF-GHJK-MNPQ")
    press(rig, Qt.Key.Key_Return, page.check)
    assert page.vouched.text() == words.VOUCHED.format(name="new desk")
    assert page.vouched.isVisible()
    assert page.check.text() == ""
    assert [given["check"] for given in asked(rig, "vouch")] == ["XXXX", "BCDF-GHJK-MNPQ"]


# --- ending -------------------------------------------------------------------------------------


def test_escape_ends_nothing(rig):
    page = opened(rig)
    QTest.mouseClick(page.ends[LAPTOP.device], Qt.MouseButton.LeftButton)
    assert page.question.text.text() == words.END_ASK.format(name=LAPTOP.name)
    assert page.question.focusWidget() is page.question.stay_button
    press(rig, Qt.Key.Key_Escape, page.question)
    assert page.question is None
    assert asked(rig, "end_device") == []


def test_a_device_is_ended_after_the_question(rig):
    page = opened(rig)
    QTest.mouseClick(page.ends[LAPTOP.device], Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.question.do_button, Qt.MouseButton.LeftButton)
    rig.settle()
    assert asked(rig, "end_device") == [{"device": LAPTOP.device, "lost_since_ms": None}]
    assert page.said.text() == words.ENDED_NOW.format(name=LAPTOP.name)
    assert page.ends == {}


def test_a_lost_device_is_marked_from_when_it_was_lost(rig):
    page = opened(rig)
    page.ends[LAPTOP.device].click()
    question = page.question
    assert question.since.isHidden()
    QTest.keyClick(question.lost, Qt.Key.Key_Space)
    assert question.since.isVisible()
    question.since.setDateTime(QDateTime.fromMSecsSinceEpoch(NOW_MS + 3_600_000))
    question.do_button.click()
    assert question.error.text() == words.END_FUTURE
    assert asked(rig, "end_device") == []
    question.since.setDateTime(QDateTime.fromMSecsSinceEpoch(NOW_MS - 3_600_000))
    question.do_button.click()
    rig.settle()
    assert asked(rig, "end_device")[0]["lost_since_ms"] == NOW_MS - 3_600_000


def test_why_a_device_was_not_ended_is_said(rig):
    page = opened(rig)
    rig.client.refusals["end_device"] = Problem(ProblemCode.SERVER_UNREACHABLE)
    page.ends[LAPTOP.device].click()
    page.question.do_button.click()
    rig.settle()
    assert page.error.isVisible()
    assert page.said.isHidden()
    assert list(page.ends) == [LAPTOP.device]


# --- news of a device ---------------------------------------------------------------------------


def test_a_notification_names_no_device_and_the_window_does(rig):
    snapshot = replace(CLOCKED_OUT, notices=(ADDED,))
    (told,) = notifications(snapshot).values()
    assert LAPTOP.name not in told.title + told.body
    assert told.opens is Act.DEVICES
    rig.show(snapshot)
    rig.shell.show()
    rig.settle()
    shown = [label.text() for label in rig.shell.window.findChildren(QLabel)]
    assert any(LAPTOP.name in text for text in shown)


def test_the_notification_leads_to_the_devices_where_the_news_is_settled(rig):
    rig.show(replace(CLOCKED_OUT, notices=(ADDED,)))
    rig.shell.notices.activated.emit("notice:n1", Act.OPEN.value)
    rig.settle()
    window = rig.shell.settings
    assert window.isVisible()
    assert window.pages[window.list.currentRow()] is window.devices
    assert asked(rig, "dismiss") == [{"notice": "n1"}]
