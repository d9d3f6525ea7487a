"""Where painted parts stand when text runs from the right: what layouts do for widgets, for what is painted by hand."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle


def mirrored(whole: QRect, part: QRect) -> QRect:
    """Where `part` of `whole`, which is laid out from the left, stands where text runs from the right."""
    return QStyle.visualRect(QGuiApplication.layoutDirection(), whole, part)


def mirrored_f(whole: QRectF, part: QRectF) -> QRectF:
    """As `mirrored`, to parts of a pixel."""
    if not QGuiApplication.isRightToLeft():
        return part
    left = whole.left() + whole.right() - part.right()
    return QRectF(left, part.top(), part.width(), part.height())


def at_start() -> int:
    """How painted text is aligned that begins where reading begins, in whatever script it is."""
    side = Qt.AlignmentFlag.AlignLeft
    if QGuiApplication.isRightToLeft():
        side = Qt.AlignmentFlag.AlignRight
    return int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


def at_end() -> int:
    """How painted text is aligned that ends where reading ends."""
    side = Qt.AlignmentFlag.AlignRight
    if QGuiApplication.isRightToLeft():
        side = Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
