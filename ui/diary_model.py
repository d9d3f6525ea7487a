"""The rows of the diary as Qt's views read them: headings of days and cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ui import diary_words, formats, present_diary
from ui.present_diary import CardRow, DayRow, Row
from ui.tongue import tr

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def day_words(day: date) -> str:
    """A day as the person's language writes it in full."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


class DiaryModel(QAbstractListModel):
    """Rows that are replaced as a whole; views ask for them by number."""

    def __init__(self, zone: tzinfo | None, parent: QObject | None = None) -> None:
        """`zone` is that of the viewer, None: of this computer."""
        super().__init__(parent)
        self.zone = zone
        self.rows: Sequence[Row] = ()
        self._place: dict[str, int] = {}
        self._by_picture: dict[str, int] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; where only the contents of cards changed, views keep their place and choice."""
        same = [_key(row) for row in rows] == [_key(row) for row in self.rows]
        if same:
            changed = [i for i, (a, b) in enumerate(zip(self.rows, rows, strict=True)) if a != b]
            # Rows that say the same stay the same objects: what was painted of them holds.
            merged = list(self.rows)
            for number in changed:
                merged[number] = rows[number]
            self.rows = tuple(merged)
            self._find_places()
            for number in changed:
                index = self.index(number)
                self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self.rows = rows
        self._find_places()
        self.endResetModel()

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Show more after those that are there."""
        if not rows:
            return
        first = len(self.rows)
        self.beginInsertRows(_NOWHERE, first, first + len(rows) - 1)
        self.rows = (*self.rows, *rows)
        self._find_places()
        self.endInsertRows()

    def place_of(self, key: str) -> int | None:
        """The number of the card of this segment or claim."""
        return self._place.get(key)

    def place_of_picture(self, sha256: str) -> int | None:
        """The number of the card that shows this thumbnail."""
        return self._by_picture.get(sha256)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Cards can be chosen; headings can only be read."""
        if index.isValid() and isinstance(self.rows[index.row()], CardRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """What those who listen hear, and the text on hovering."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        if role == Qt.ItemDataRole.DisplayRole:
            if isinstance(row, DayRow):
                return day_words(row.day)
            return present_diary.card_span(row, self.zone)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, CardRow):
            return self.spoken(row)
        return None

    def spoken(self, row: Row) -> str:
        """A row as one sentence."""
        if isinstance(row, DayRow):
            return tr(diary_words.DAY_SPOKEN).format(
                day=day_words(row.day),
                tracked=formats.hours(row.totals.tracked),
                manual=formats.hours(row.totals.manual),
            )
        return present_diary.spoken(row, self.zone)

    def _find_places(self) -> None:
        self._place = {}
        self._by_picture = {}
        for number, row in enumerate(self.rows):
            if isinstance(row, CardRow):
                self._place[row.key] = number
                for shot in row.entry.shots[:1] if row.entry is not None else ():
                    self._by_picture[shot.thumbnail] = number
                if row.entry is not None and row.entry.photo is not None:
                    self._by_picture[row.entry.photo.thumbnail] = number


def _key(row: Row) -> object:
    return row.day if isinstance(row, DayRow) else row.key
