"""What those hear who do not see: cards as items of a list, bars with their figures, questions with a safe answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QProgressBar, QPushButton, QWidget

from tests.ui.gallery import STATES, State
from ui.present_diary import CardRow, DayRow
from ui.question import ColumnDialog, Question

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def state_of(name: str) -> State:
    return next(one for one in STATES if one.name == name)


def test_every_card_is_an_item_of_a_list_that_says_all_of_it(staged):
    stage, _ = staged(state_of("diary"))
    diary = stage.shell.diary
    heard = QAccessible.queryAccessibleInterface(diary.list)
    assert heard.role() is QAccessible.Role.List
    assert "F2" in heard.text(DESCRIPTION), "the keys"
    items = [heard.child(place) for place in range(heard.childCount())]
    rows = diary.model.rows
    assert len(items) == len(rows)
    assert {item.role() for item in items} == {QAccessible.Role.ListItem}
    for item, row in zip(items, rows, strict=True):
        said = item.text(NAME)
        if isinstance(row, DayRow):
            assert "tracked 2:14" in said
            continue
        assert isinstance(row, CardRow)
        assert item.state().selectable
        assert (row.memo or "No memo") in said
        assert "–" in said.split(",")[0], "from when to when"
        if row.entry is not None:
            assert "Activity" in said or "not known" in said
            assert "minute" in said
            assert "Would this hold?" in said


def test_the_card_that_is_walked_to_is_the_one_that_is_heard(staged):
    stage, window = staged(state_of("diary"))
    cards = stage.shell.diary.list
    window.activateWindow()
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_Home)
    heard = QAccessible.queryAccessibleInterface(cards)
    QTest.keyClick(cards, Qt.Key.Key_Right)
    focused = heard.focusChild()
    assert focused is not None
    assert focused.text(NAME).startswith("09:10")
    assert focused.state().selected


@pytest.mark.parametrize("name", ["clocked-in", "limit-near", "over-limit", "diary-verifying"])
def test_bars_say_what_they_measure_and_how_far_it_is(opened, name):
    window = opened(state_of(name))
    bars = [bar for bar in window.findChildren(QProgressBar) if bar.isVisible()]
    assert bars
    for bar in bars:
        heard = QAccessible.queryAccessibleInterface(bar)
        assert heard.role() is QAccessible.Role.ProgressBar
        assert any(sign.isalpha() for sign in heard.text(NAME))
        assert any(sign.isdigit() for sign in heard.text(NAME) + heard.text(DESCRIPTION))


ASKED = (
    "quit-asked",
    "settings-withdraw-asked",
    "redact-leave-asked",
    "diary-delete",
    "diary-take-back",
)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
@pytest.mark.parametrize("name", ASKED)
def test_a_question_is_read_out_and_escape_and_enter_answer_it_safely(staged, name, key):
    stage, asked = staged(state_of(name))
    before = list(stage.client.calls)
    assert isinstance(asked, Question)
    heard = QAccessible.queryAccessibleInterface(asked)
    assert heard.role() is QAccessible.Role.Dialog
    assert asked.text.text() in heard.text(DESCRIPTION)
    assert asked.stay_button.isDefault()
    assert asked.focusWidget() is asked.stay_button
    QTest.keyClick(asked, key)
    stage.settle()
    assert QApplication.activeModalWidget() is None
    changed = [verb for verb, _ in stage.client.calls[len(before) :]]
    assert not {"shutdown", "withdraw", "redact", "delete"} & set(changed)


DIALOGS = tuple(
    state
    for state in STATES
    if state.name.startswith("diary-") and state.name not in ("diary-exporting", "diary-verifying")
)


@pytest.mark.parametrize("state", DIALOGS, ids=lambda state: state.name)
def test_escape_leaves_every_dialog_and_menu_of_the_diary(staged, state):
    stage, front = staged(state)
    if not isinstance(front, ColumnDialog | QMenu):
        return
    QTest.keyClick(front, Qt.Key.Key_Escape)
    stage.settle()
    assert front is not QApplication.activeModalWidget()
    assert front is not QApplication.activePopupWidget()


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_of_the_buttons_of_a_dialog_the_one_that_does_it_stands_last(opened, state):
    front = opened(state)
    if not isinstance(front, ColumnDialog):
        return
    loud = [b for b in _buttons(front) if b.property("kind") in ("primary", "danger")]
    for button in loud:
        row = [b for b in _buttons(front) if b.parent() is button.parent()]
        same = [b for b in row if abs(b.y() - button.y()) < 8]
        assert button is max(same, key=lambda b: b.x())


def _buttons(window: QWidget) -> list[QPushButton]:
    return [b for b in window.findChildren(QPushButton) if b.isVisible()]
