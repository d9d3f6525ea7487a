"""The parts of the diary window and where they stand; what they do is the window's."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from agent.client import Snapshot
from ui import diary_days, diary_words
from ui.diary_detail import DiaryDetail
from ui.diary_list import DiaryList
from ui.flow import FlowRow
from ui.present_capture import Tone
from ui.theme import GRID
from ui.time_fields import DayEdit
from ui.tongue import tr, tr_all
from ui.widgets import ErrorLabel, Picker, frame, text_label, title_label


class DiaryFrame(QWidget):
    """Controls above, totals, the list with the detail beside it, and a line for what can be undone."""

    def __init__(self, snapshot: Snapshot, list_of_cards: DiaryList, detail: DiaryDetail) -> None:
        super().__init__()
        self.list = list_of_cards
        self.detail = detail
        self.setWindowTitle(tr(diary_words.TITLE))
        self._make_head()
        self._make_rest()
        self._lay_out()
        self.list_contracts(snapshot)
        self.resize(1040, 720)
        self.setMinimumWidth(320)

    def list_contracts(self, snapshot: Snapshot) -> None:
        """Offer the contracts that there are; with one there is nothing to pick."""
        wanted = [(one.contract, one.title) for one in snapshot.contracts]
        there = [
            (self.contract.itemData(place), self.contract.itemText(place))
            for place in range(1, self.contract.count())
        ]
        if there == wanted and self.contract.count():
            return
        chosen = self.contract.currentData()
        self.contract.blockSignals(True)
        self.contract.clear()
        self.contract.addItem(tr(diary_words.ALL_CONTRACTS), None)
        for contract, title in wanted:
            self.contract.addItem(title, contract)
        self.contract.setCurrentIndex(max(0, self.contract.findData(chosen)))
        self.contract.blockSignals(False)
        self.contract.setVisible(len(wanted) > 1)

    def say_refused(self, text: str) -> None:
        """Say below all why something was not done; empty: nothing is to be said any more."""
        self.notice_error.say(text)
        self.notice_text.hide()
        self.undo_button.hide()
        self.notice.setVisible(bool(text))

    def say_waiting(self, text: str) -> None:
        """Say below all what can still be undone; empty: nothing can."""
        self.notice_error.say("")
        self.notice_text.setText(text)
        self.notice_text.setVisible(bool(text))
        self.undo_button.setVisible(bool(text))
        self.undo_action.setEnabled(bool(text))
        self.notice.setVisible(bool(text))

    def _make_head(self) -> None:
        self.earlier = _tool("‹", tr(diary_words.BACK_IN_TIME))
        self.later = _tool("›", tr(diary_words.ON_IN_TIME))
        self.date = DayEdit()
        # A year that is half typed is no year to go to.
        self.date.setKeyboardTracking(False)
        self.date.setDateRange(qdate(diary_days.FIRST_DAY), qdate(diary_days.LAST_DAY))
        self.date.setAccessibleName(tr(diary_words.DATE))
        self.today = QPushButton(tr(diary_words.TODAY))
        self.period = Picker()
        self.period.setMinimumContentsLength(6)
        self.period.setAccessibleName(tr(diary_words.SHOWN))
        self.period.addItems(tr_all(diary_words.PERIODS))
        self.contract = Picker()
        self.contract.setAccessibleName(tr(diary_words.CONTRACT))
        self.more_button = _tool("☰", tr(diary_words.MORE))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.legend_button = _tool("?", tr(diary_words.LEGEND).replace("&", ""))
        self._make_menu()

    def _make_menu(self) -> None:
        """Every verb with its keys; those about cards are offered where the cards are, too."""
        menu = QMenu(self)
        self.memo_action = self._verb(menu, tr(diary_words.EDIT_MEMO), "F2")
        self.redact_action = self._verb(menu, tr(diary_words.REDACT), "Ctrl+R")
        self.regions_action = self._verb(menu, tr(diary_words.BLACK_OUT), "Ctrl+B")
        self.delete_action = self._verb(menu, tr(diary_words.DELETE), "Del")
        self.about_cards = tuple(menu.actions())
        menu.addSeparator()
        self.undo_action = self._verb(menu, tr(diary_words.UNDO), "Ctrl+Z")
        self.manual_action = self._verb(menu, tr(diary_words.ADD_MANUAL), "Ctrl+N")
        self.all_action = self._verb(menu, tr(diary_words.SELECT_ALL), "Ctrl+A")
        self.go_action = self._verb(menu, tr(diary_words.GO_TO_DAY), "Ctrl+G")
        menu.addSeparator()
        self.export_action = self._verb(menu, tr(diary_words.EXPORT), "Ctrl+E")
        self.verify_action = self._verb(menu, tr(diary_words.VERIFY), "Ctrl+Shift+E")
        menu.addSeparator()
        self.browser_action = self._verb(menu, tr(diary_words.IN_BROWSER), "")
        self.again_action = self._verb(menu, tr(diary_words.READ_AGAIN), "F5")
        self.legend_action = self._verb(menu, tr(diary_words.LEGEND), "F1")
        self.more_button.setMenu(menu)

    def _verb(self, menu: QMenu, words: str, keys: str) -> QAction:
        action = menu.addAction(words)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        # A menu that is not open takes no keys: the window does.
        self.addAction(action)
        return action

    def _make_rest(self) -> None:
        self.totals = text_label()
        self.totals.setToolTip(tr(diary_words.ZONE))
        self.keys = text_label(tr(diary_words.KEYS), Tone.PLAIN)
        self.empty = QWidget()
        self.empty_text = title_label()
        self.empty_hint = text_label(tone=Tone.PLAIN)
        self.retry_button = QPushButton(tr(diary_words.READ_AGAIN))
        self.retry_button.hide()
        self.notice = frame("notice")
        self.notice_text = text_label()
        self.notice_error = ErrorLabel(self.list)
        self.undo_button = QPushButton(tr(diary_words.UNDO))
        self.notice.hide()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)

    def _lay_out(self) -> None:
        head = FlowRow(spacing=GRID)
        for part in (
            self.earlier,
            self.date,
            self.later,
            self.today,
            self.period,
            self.contract,
            self.legend_button,
            self.more_button,
        ):
            head.add(part)
        inside = QVBoxLayout(self.empty)
        inside.setContentsMargins(6 * GRID, 8 * GRID, 6 * GRID, 8 * GRID)
        inside.addWidget(self.empty_text)
        inside.addWidget(self.empty_hint)
        inside.addWidget(self.retry_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        row = QHBoxLayout(self.notice)
        row.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.addWidget(self.notice_text, 1)
        row.addWidget(self.notice_error, 1)
        row.addWidget(self.undo_button)
        self.left = QWidget()
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        self.split.addWidget(self.left)
        self.split.addWidget(self.detail)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([660, 360])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(head)
        whole.addWidget(self.totals)
        whole.addWidget(self.split, 1)
        self.below = QVBoxLayout()
        whole.addLayout(self.below)
        whole.addWidget(self.notice)
        whole.addWidget(self.keys)


def _tool(sign: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setProperty("kind", "quiet")
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def qdate(day: date) -> QDate:
    """A day as Qt's fields have it."""
    return QDate(day.year, day.month, day.day)
