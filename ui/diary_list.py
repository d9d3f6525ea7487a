"""The list of the diary: cards under headings of days, walked with the arrows like a page of them."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui import diary_words
from ui.diary_model import DiaryModel
from ui.diary_paint import CardDelegate
from ui.diary_thumbnails import Thumbnails
from ui.present_diary import CardRow, DayRow
from ui.theme import Look
from ui.tongue import tr

_Move = QAbstractItemView.CursorAction


class DiaryList(QListView):
    """Shows a `DiaryModel`; several cards can be chosen."""

    chosen = Signal()
    """Other cards are chosen, or more, or fewer."""
    opened = Signal()
    """Enter or a double click: show all of it."""

    def __init__(self, model: DiaryModel, look: Look, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._rows = model
        self.setAccessibleName(tr(diary_words.TITLE))
        self.setAccessibleDescription(tr(diary_words.KEYS))
        self.setModel(model)
        self.cards = CardDelegate(self, model, look, thumbnails)
        self.setItemDelegate(self.cards)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: the number of cards side by side must not change when it comes and goes.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalScrollBar().setSingleStep(40)
        self.activated.connect(lambda _: self.opened.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        thumbnails.came.connect(self._repaint_picture)
        look.changed.connect(self.viewport().update)

    def chosen_cards(self) -> tuple[CardRow, ...]:
        """What is chosen, in the order of time."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        rows = (self._rows.rows[number] for number in numbers)
        return tuple(row for row in rows if isinstance(row, CardRow))

    def choose(self, key: str) -> bool:
        """Choose the card of this segment or claim, and bring it into sight; False: it is not there."""
        place = self._rows.place_of(key)
        if place is None:
            return False
        index = self._rows.index(place)
        # This card alone, whatever keys are held while the diary is read.
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        first, _ = self._day_of(place)
        if place - first < self.cards.columns:  # with the heading of its day
            self.scrollTo(self._rows.index(max(0, first - 1)))
        self.scrollTo(index)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit as many cards side by side as have room."""
        self.cards.measure(self.font(), self.viewport().width() - 1)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, letters and figures lead to the time that begins so; the verbs are the window's."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.chosen_cards():
                self.opened.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: _Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where the arrows lead: over headings to the next card, up and down to the line before and after."""
        rows = self._rows.rows
        now = self.currentIndex().row()
        last = len(rows) - 1
        if now < 0 or action is _Move.MoveHome:
            return self._nearest(0, 1)
        if action is _Move.MoveEnd:
            return self._nearest(last, -1)
        # The arrows go where they point: where text runs from the right, the next card is on the left.
        onwards = _Move.MoveLeft if self.isRightToLeft() else _Move.MoveRight
        if action in (onwards, _Move.MoveNext):
            return self._nearest(now + 1, 1)
        if action in (_Move.MoveRight, _Move.MoveLeft, _Move.MovePrevious):
            return self._nearest(now - 1, -1)
        lines = 1
        if action in (_Move.MovePageUp, _Move.MovePageDown):
            high = max(1, self.visualRect(self.currentIndex()).height())
            lines = max(1, self.viewport().height() // high)
        down = action in (_Move.MoveDown, _Move.MovePageDown)
        for _ in range(lines):
            now = self._line_after(now) if down else self._line_before(now)
        return self._rows.index(now)

    def _nearest(self, place: int, step: int) -> QModelIndex:
        """The first card from `place` on in the direction of `step`; the present one where there is none."""
        rows = self._rows.rows
        while 0 <= place < len(rows):
            if isinstance(rows[place], CardRow):
                return self._rows.index(place)
            place += step
        return self.currentIndex()

    def _day_of(self, place: int) -> tuple[int, int]:
        """The numbers of the first card of the day of a card and of the row after its last."""
        rows = self._rows.rows
        first, end = place, place + 1
        while first > 0 and not isinstance(rows[first - 1], DayRow):
            first -= 1
        while end < len(rows) and not isinstance(rows[end], DayRow):
            end += 1
        return first, end

    def _line_after(self, place: int) -> int:
        columns = self.cards.columns
        first, end = self._day_of(place)
        column = (place - first) % columns
        begins = place - column + columns
        if begins < end:
            return min(begins + column, end - 1)
        if end + 1 >= len(self._rows.rows):
            return place
        _, next_end = self._day_of(end + 1)
        return min(end + 1 + column, next_end - 1)

    def _line_before(self, place: int) -> int:
        columns = self.cards.columns
        first, _ = self._day_of(place)
        column = (place - first) % columns
        if place - columns >= first:
            return place - columns
        if first < 3:
            return place
        before, end = self._day_of(first - 2)
        last_line = before + (end - 1 - before) // columns * columns
        return min(last_line + column, end - 1)

    def _repaint_picture(self, sha256: str) -> None:
        place = self._rows.place_of_picture(sha256)
        if place is not None:
            self.update(self._rows.index(place))
