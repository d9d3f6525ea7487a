"""A box to tick."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

_NARROW = 160
_PADDING = 4
_WRAPPED = (
    Qt.AlignmentFlag.AlignVCenter.value
    | Qt.TextFlag.TextWordWrap.value
    | Qt.TextFlag.TextShowMnemonic.value
)


class Switch(QCheckBox):
    """Painted in the theme's colours, with an outline that is seen in the dark too, and words that wrap."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """On one line."""
        return QSize(super().sizeHint().width(), self.heightForWidth(10_000))

    def minimumSizeHint(self) -> QSize:
        """As narrow as a few words."""
        return QSize(_NARROW, self.heightForWidth(10_000))

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the words need in this width."""
        room = QRect(0, 0, max(1, width - self._box_width()), 10_000)
        words = self.fontMetrics().boundingRect(room, _WRAPPED, self.text())
        return max(words.height(), super().sizeHint().height()) + _PADDING

    def hitButton(self, pos: QPoint) -> bool:
        """The words belong to it, on every line."""
        return self.rect().contains(pos)

    def _box_width(self) -> int:
        style, metric = self.style(), QStyle.PixelMetric
        width = style.pixelMetric(metric.PM_IndicatorWidth, None, self)
        return width + style.pixelMetric(metric.PM_CheckBoxLabelSpacing, None, self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box with an outline that can be seen in the dark too, then the words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style, colours = self.style(), self.palette()
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked() and self.isEnabled()
        box = style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        edge = QPalette.ColorRole.Highlight if on or self.hasFocus() else QPalette.ColorRole.Dark
        painter.setPen(QPen(colours.color(edge), 2 if self.hasFocus() else 1))
        fill = QPalette.ColorRole.Highlight if on else QPalette.ColorRole.Base
        painter.setBrush(colours.color(fill))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 3, 3)
        if self.isChecked():
            ink = QPalette.ColorRole.HighlightedText if on else QPalette.ColorRole.PlaceholderText
            painter.setPen(QPen(colours.color(ink), 2))
            x, y, step = box.center().x() + 0.5, box.center().y() + 0.5, box.width() / 4
            painter.drawPolyline(
                [
                    QPointF(x - step, y),
                    QPointF(x - step / 4, y + step * 0.8),
                    QPointF(x + step, y - step * 0.8),
                ]
            )
        taken = self._box_width()
        right = self.isRightToLeft()
        words = self.rect().adjusted(0 if right else taken, 0, -taken if right else 0, 0)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = _WRAPPED | side.value
        if self.hasFocus():
            # Around the words: the box may be filled with the same colour.
            around = self.fontMetrics().boundingRect(words, flags, self.text())
            ring = QRectF(around.adjusted(-4, -1, 4, 1)).intersected(QRectF(self.rect()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(ring.adjusted(1, 1, -1, -1), 4, 4)
        style.drawItemText(
            painter,
            words,
            flags,
            colours,
            self.isEnabled(),
            self.text(),
            QPalette.ColorRole.WindowText,
        )
