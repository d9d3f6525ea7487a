"""Paints the marks: the tray icon, the app icon and the small state marks, in any size and theme.

Shapes carry the meaning, colours repeat it: a ring is clocked out, a filled face with a hand is clocked
in, a filled face with a bar is paused, and a dot at the corner means that the person is needed.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from ui.present import Glyph, Mark
from ui.tokens import Theme, palette

TRAY_SIZES = (16, 22, 24, 32, 48, 64)
"""Pixels; hosts take the nearest."""
APP_SIZES = (16, 24, 32, 48, 64, 128, 256)

_UNIT = 32.0
"""Everything is drawn on a square of this side and scaled."""


def tray_icon(mark: Mark, theme: Theme) -> QIcon:
    """The tray icon for `mark`, to stand on a panel of `theme`."""
    icon = QIcon()
    for size in TRAY_SIZES:
        icon.addPixmap(mark_pixmap(mark, theme, size))
    return icon


def app_icon() -> QIcon:
    """The icon of windows and launchers: a face on the accent colour."""
    icon = QIcon()
    for size in APP_SIZES:
        icon.addPixmap(_app_pixmap(size))
    return icon


def mark_pixmap(mark: Mark, theme: Theme, size: int, ratio: float = 1.0) -> QPixmap:
    """`mark` as a square picture of `size` device-independent pixels on a transparent ground."""
    pixmap, painter = _canvas(size, ratio)
    colours = palette(theme)
    # Panels do not always follow the theme: an outline of the other kind keeps the shape visible.
    halo = QColor(colours["surface-raised"])
    halo.setAlpha(150)
    box = QRectF(4, 4, _UNIT - 8, _UNIT - 8)
    if mark.glyph is Glyph.RING:
        _ring(painter, box, QColor(colours["ink-muted"]), halo)
    else:
        capturing = mark.glyph is Glyph.HAND
        colour = QColor(colours["tracked" if capturing else "manual"])
        _disc(painter, box, colour, halo)
        ground = QColor(colours["surface-raised"])
        if capturing:
            _hand(painter, box.center(), mark.minute, ground)
        else:
            _bar(painter, box.center(), ground)
    if mark.needs_you:
        _badge(painter, QColor(colours["danger"]), QColor(colours["surface-raised"]))
    painter.end()
    return pixmap


def _canvas(size: int, ratio: float) -> tuple[QPixmap, QPainter]:
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _UNIT, size / _UNIT)
    return pixmap, painter


def _ring(painter: QPainter, box: QRectF, colour: QColor, halo: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
    painter.setPen(QPen(halo, 6))
    painter.drawEllipse(inner)
    painter.setPen(QPen(colour, 4))
    painter.drawEllipse(inner)


def _disc(painter: QPainter, box: QRectF, colour: QColor, halo: QColor) -> None:
    painter.setPen(QPen(halo, 2))
    painter.setBrush(colour)
    painter.drawEllipse(box)


def _hand(painter: QPainter, centre: QPointF, minute: int, colour: QColor) -> None:
    painter.setPen(QPen(colour, 3.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    # The still hand keeps it a clock when the moving one lies level, as the bar does.
    painter.drawLine(centre, centre + QPointF(0, -7))
    painter.save()
    painter.translate(centre)
    painter.rotate(minute * 6)
    painter.drawLine(QPointF(0, 0), QPointF(0, -8.5))
    painter.restore()


def _bar(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(centre + QPointF(-7.5, 0), centre + QPointF(7.5, 0))


def _badge(painter: QPainter, colour: QColor, rim: QColor) -> None:
    painter.setPen(QPen(rim, 2))
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(25, 7), 6, 6)


def _app_pixmap(size: int) -> QPixmap:
    pixmap, painter = _canvas(size, 1.0)
    colours = palette(Theme.LIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours["accent"]))
    painter.drawRoundedRect(QRectF(1, 1, _UNIT - 2, _UNIT - 2), 7, 7)
    white = QColor(colours["on-accent"])
    pen = QPen(white, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(6.5, 6.5, 19, 19))
    # The hands make a tick: a clock with proof.
    painter.drawPolyline([QPointF(11.5, 16.5), QPointF(15, 20), QPointF(21, 12.5)])
    painter.end()
    return pixmap
