"""“How to read this page”: every mark of the diary's cards with what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from agent.client import EntryState, Verdict
from ui import diary_legend_words as words
from ui import diary_words, messages
from ui.diary_marks import (
    LATE,
    VERDICT_COLOURS,
    paint_bars,
    paint_count,
    paint_state,
    paint_upload,
)
from ui.present_capture import Tone
from ui.present_diary import CardState
from ui.question import ColumnDialog
from ui.theme import GRID, Look, tabular
from ui.tongue import tr
from ui.widgets import text_label, title_label

_SAMPLE = QSize(36, 24)
_HEIGHTS: tuple[int | None, ...] = (7, 0, 5, 10, None)
Paint = Callable[[QPainter, QRectF, Look], None]


@dataclass(frozen=True, slots=True)
class Line:
    """One mark: how it is painted, its name as cards and the browser have it, and what it means."""

    name: str
    meaning: str
    paint: Paint


def sections() -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Every mark of a card under the headings of the legend, in the chosen language."""
    yield tr(words.STATES_TITLE), tuple(_state(name) for name in words.STATES)
    yield (
        tr(words.MARKS_TITLE),
        tuple(
            Line(tr(name), tr(meaning), _SAMPLES[mark])
            for mark, (name, meaning) in words.MARKS.items()
        ),
    )
    yield (
        tr(words.HOLDS_TITLE),
        tuple(
            Line(tr(diary_words.CARD_VERDICTS[verdict]), tr(meaning), _verdict(verdict))
            for verdict, meaning in words.VERDICT_MEANS.items()
        ),
    )
    yield (
        tr(words.UPLOADS_TITLE),
        tuple(
            Line(
                tr(diary_words.ENTRY_STATES[state]),
                tr(words.UPLOAD_MEANS[state.value]),
                _upload(state),
            )
            for state in EntryState
        ),
    )


class DiaryLegend(ColumnDialog):
    """The marks and their words; stays open beside the diary until it is closed."""

    def __init__(self, parent: QWidget | None, look: Look) -> None:
        super().__init__(parent, tr(words.TITLE), width=440)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(3 * GRID)
        self.grid.setVerticalSpacing(2 * GRID)
        self.grid.setColumnStretch(1, 1)
        for heading, lines in sections():
            self.grid.addWidget(title_label(heading), self.grid.rowCount(), 0, 1, 2)
            for line in lines:
                self._add(line, look)
        self.column.addLayout(self.grid)
        self.close_button = QPushButton(tr(messages.CLOSE))
        self.close_button.clicked.connect(self.close)
        self.add_answers(self.close_button)
        # The arrows and the page keys walk through the text at once.
        self._sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sheet.setAccessibleName(tr(words.TITLE))
        self._sheet.setFocus()

    def _add(self, line: Line, look: Look) -> None:
        row = self.grid.rowCount()
        name = text_label(line.name)
        font = name.font()
        font.setBold(True)
        name.setFont(font)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(name)
        column.addWidget(text_label(line.meaning, Tone.PLAIN))
        self.grid.addWidget(_Sample(line, look), row, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addLayout(column, row, 1)


class _Sample(QWidget):
    """A mark as cards show it."""

    def __init__(self, line: Line, look: Look) -> None:
        super().__init__()
        self._line = line
        self._look = look
        self.setFixedSize(_SAMPLE)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._line.paint(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._look)


def _state(name: str) -> Line:
    called = tr(words.LATE if name == LATE else diary_words.STATES[CardState(name).value])

    def paint(painter: QPainter, place: QRectF, look: Look) -> None:
        paint_state(painter, _middle(place, 16), name, look.colour(name))

    return Line(called, tr(words.STATES[name]), paint)


def _upload(state: EntryState) -> Paint:
    return lambda painter, place, look: paint_upload(painter, _middle(place, 14), state, look)


def _verdict(verdict: Verdict) -> Paint:
    def paint(painter: QPainter, place: QRectF, look: Look) -> None:
        painter.setPen(QPen(look.colour(VERDICT_COLOURS[verdict]), 3))
        painter.drawLine(
            QPointF(place.left() + 8, place.center().y()),
            QPointF(place.right() - 8, place.center().y()),
        )

    return paint


def _bars(painter: QPainter, place: QRectF, look: Look) -> None:
    paint_bars(painter, place.adjusted(2, 0, 0, -2), _HEIGHTS, look)


def _unknown(painter: QPainter, place: QRectF, look: Look) -> None:
    painter.setPen(look.colour("ink-muted"))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), "?")


def _picture(painter: QPainter, place: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.colour("line-strong"), 1))
    painter.setBrush(look.colour("surface"))
    painter.drawRoundedRect(place.adjusted(1, 2, -1, -2), 3, 3)


def _monitors(painter: QPainter, place: QRectF, look: Look) -> None:
    font = tabular(painter.font(), points=painter.font().pointSizeF() * 0.7)
    end_x = place.left() if QGuiApplication.isRightToLeft() else place.right()
    end = QPointF(end_x, place.center().y() + 8)
    paint_count(painter, end, 2, 16, font, look)


def _photo(painter: QPainter, place: QRectF, look: Look) -> None:
    _picture(painter, place, look)
    painter.setBrush(look.colour("ink-muted"))
    painter.setPen(QPen(look.colour("surface-raised"), 1))
    painter.drawRect(QRectF(place.left() + 3, place.bottom() - 12, 11, 8))


def _memo(painter: QPainter, place: QRectF, look: Look) -> None:
    band = place.adjusted(0, 4, 0, -4)
    painter.fillRect(band, look.colour("accent-soft"))
    painter.fillRect(QRectF(band.left(), band.top(), 3, band.height()), look.colour("accent"))


_SAMPLES: dict[str, Paint] = {
    "bars": _bars,
    "unknown": _unknown,
    "picture": _picture,
    "monitors": _monitors,
    "photo": _photo,
    "memo": _memo,
}


def _middle(place: QRectF, side: float) -> QRectF:
    centre = place.center()
    return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
