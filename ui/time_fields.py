"""Fields for a day and for a time of day, with arrows in the theme's ink, which a sheet takes only from files."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDate, QDateTime, QPointF, QSize, QTime
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDateEdit,
    QDateTimeEdit,
    QStyle,
    QStyleOptionSpinBox,
    QTimeEdit,
)

from ui.theme import GRID

DAY_FORMAT = "ddd d MMM yyyy"
"""How a day is written where it can be changed: with the day of the week."""


class DayEdit(QDateEdit):
    """A day, from a calendar or by keys."""

    def __init__(self, day: QDate | None = None) -> None:
        super().__init__(day or QDate.currentDate())
        self.setCalendarPopup(True)
        self.setDisplayFormat(DAY_FORMAT)

    def sizeHint(self) -> QSize:
        """Room for the longest day: Qt counts on shorter names than some languages have."""
        return super().sizeHint() + QSize(5 * GRID, 0)

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`: a day that is cut off is another day."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the arrow of its calendar."""
        super().paintEvent(event)
        _paint_calendar(self)


class MomentEdit(QDateTimeEdit):
    """A day and a time of it, from a calendar or by keys."""

    def __init__(self, moment: QDateTime) -> None:
        super().__init__(moment)
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd HH:mm")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the arrow of its calendar."""
        super().paintEvent(event)
        _paint_calendar(self)


class TimeEdit(QTimeEdit):
    """A time of day, in 24 hours."""

    def __init__(self, time: QTime) -> None:
        super().__init__(time)
        self.setDisplayFormat("HH:mm")
        self.lineEdit().setTextMargins(GRID, 0, 0, 0)  # a sheet's padding does not reach it

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then its arrows."""
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        paint_steps(self, option, self.stepEnabled)


def _paint_calendar(edit: QDateTimeEdit) -> None:
    painter = QPainter(edit)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(edit, enabled=edit.isEnabled()))
    x = 15.0 if edit.isRightToLeft() else edit.width() - 15.0
    y = edit.height() / 2
    painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])


def paint_steps(
    edit: QAbstractSpinBox,
    option: QStyleOptionSpinBox,
    enabled: Callable[[], QAbstractSpinBox.StepEnabledFlag],
) -> None:
    """Paint the arrows that lead one step up and down; `option` is that of the painted field."""
    painter = QPainter(edit)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for control, step, up in (
        (QStyle.SubControl.SC_SpinBoxUp, QAbstractSpinBox.StepEnabledFlag.StepUpEnabled, -1),
        (QStyle.SubControl.SC_SpinBoxDown, QAbstractSpinBox.StepEnabledFlag.StepDownEnabled, 1),
    ):
        place = edit.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, control, edit)
        painter.setPen(_pen(edit, enabled=edit.isEnabled() and step in enabled()))
        x, y = place.center().x() + 0.5, place.center().y() + 0.5
        painter.drawPolyline(
            [
                QPointF(x - 3.5, y - 1.5 * up),
                QPointF(x, y + 1.5 * up),
                QPointF(x + 3.5, y - 1.5 * up),
            ]
        )


def _pen(edit: QAbstractSpinBox, *, enabled: bool) -> QPen:
    role = QPalette.ColorRole.Text if enabled else QPalette.ColorRole.Midlight
    return QPen(edit.palette().color(role), 1.5)
