"""The small marks of a card: the shapes of its state, its input and its upload, and a picture cut to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from agent.client import EntryState, Verdict
from ui.mirror import mirrored_f
from ui.present_diary import CardRow, CardState
from ui.theme import GRID, Look

_UNITS = 16.0
"""The side of the box in which the shapes of states are given, as in the browser's `state_mark`."""


LATE = "late"
"""The mark of what came after the week was closed; it is no state of its own."""


def paint_state(painter: QPainter, place: QRectF, state: str, colour: QColor) -> None:
    """The mark of a `CardState` or of `LATE`, in the shape that the browser gives it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(place.width() / _UNITS, place.height() / _UNITS)
    solid, outline = _shapes(state)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(solid)
    pen = QPen(colour, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if state == CardState.REMOVED:
        pen.setDashPattern([2.2 / 1.5, 2.2 / 1.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    painter.restore()


def _shapes(state: str) -> tuple[QPainterPath, QPainterPath]:
    """What is filled and what is drawn with a line."""
    solid, outline = QPainterPath(), QPainterPath()
    disc = QRectF(2.5, 2.5, 11, 11)
    match state:
        case CardState.TRACKED:
            solid.addEllipse(disc)
        case CardState.REDACTED:
            solid.moveTo(8, 8)
            solid.arcTo(disc, 90, 270)
            solid.closeSubpath()
            outline.addPolygon(_polygon((9.5, 2.7), (9.5, 6.5), (13.3, 6.5)))
            outline.closeSubpath()
        case CardState.REMOVED | CardState.MANUAL:
            outline.addEllipse(disc)
        case CardState.IDLE:
            for x in (5.5, 10.5):
                outline.moveTo(x, 3)
                outline.lineTo(x, 13)
        case CardState.OVER_LIMIT:
            solid.addPolygon(_polygon((8, 2.5), (14, 13), (2, 13)))
        case _:  # late:
            solid.addPolygon(_polygon((2.5, 2.5), (13.5, 2.5), (13.5, 13.5)))
    return solid, outline


def _polygon(*corners: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in corners])


VERDICT_COLOURS = {
    Verdict.HOLDS: "tracked",
    Verdict.NOT_YET: "ink-muted",
    Verdict.PARTLY: "manual",
    Verdict.FAILS: "over-limit",
}
"""In which colour the foot of a card says whether it counts."""


def upload_of(card: CardRow) -> EntryState:
    """How far a card has come; a claim is signed from the beginning."""
    if card.entry is not None:
        return card.entry.state
    delivered = card.claim is not None and card.claim.delivered
    return EntryState.RECEIPTED if delivered else EntryState.SIGNED


def paint_upload(painter: QPainter, place: QRectF, state: EntryState, look: Look) -> None:
    """How far something has come: a tick, an arrow up, a ring, a dot, or a cross."""
    box = place.adjusted(1, 1, -1, -1)
    centre = box.center()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state is EntryState.RECEIPTED:
        painter.setPen(QPen(look.colour("tracked"), 1.8))
        painter.drawPolyline(
            [
                QPointF(box.left(), centre.y()),
                QPointF(centre.x() - 1, box.bottom() - 1),
                QPointF(box.right(), box.top() + 1),
            ]
        )
    elif state is EntryState.REFUSED:
        painter.setPen(QPen(look.colour("danger"), 1.8))
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
    elif state is EntryState.SIGNED:
        painter.setPen(QPen(look.colour("ink-muted"), 1.6))
        painter.drawLine(QPointF(centre.x(), box.bottom()), QPointF(centre.x(), box.top()))
        painter.drawPolyline(
            [
                QPointF(box.left() + 1, centre.y()),
                QPointF(centre.x(), box.top()),
                QPointF(box.right() - 1, centre.y()),
            ]
        )
    elif state is EntryState.HELD:
        painter.setPen(QPen(look.colour("manual"), 1.6))
        painter.drawEllipse(box)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("tracked"))
        painter.drawEllipse(centre, 3, 3)


def cover(painter: QPainter, place: QRect, pixmap: QPixmap) -> None:
    """Fill `place` with the picture, cut at its foot or its sides."""
    scale = max(place.width() / pixmap.width(), place.height() / pixmap.height())
    wide, high = place.width() / scale, place.height() / scale
    source = QRectF((pixmap.width() - wide) / 2, 0, wide, high)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(QRectF(place), pixmap, source)


def paint_bars(painter: QPainter, place: QRectF, bars: Sequence[int | None], look: Look) -> None:
    """A bar of height 0 to 10 for each minute; a thin line where there was no input, a space for None."""
    step = min(place.width() / len(bars), 3.0 * GRID)
    painter.setPen(Qt.PenStyle.NoPen)
    for number, height in enumerate(bars):
        if height is None:
            continue
        high = height * place.height() / 10 if height else 1.5
        foot = place.bottom() if height else place.bottom() + 0.5
        painter.setBrush(look.colour("accent" if height else "line-strong"))
        bar = QRectF(place.left() + number * step, foot - high, step - 2, high)
        painter.drawRect(mirrored_f(place, bar))


def paint_count(
    painter: QPainter, end: QPointF, count: int, line: int, font: QFont, look: Look
) -> None:
    """How many monitors there are pictures of, in a pill whose lower corner is at `end`, where a line ends."""
    words = f"▭ {count}"
    wide = QFontMetrics(font).horizontalAdvance(words) + 3 * GRID
    left = end.x() if QGuiApplication.isRightToLeft() else end.x() - wide
    pill = QRectF(left, end.y() - line, wide, line)
    painter.setPen(QPen(look.colour("line"), 1))
    painter.setBrush(look.colour("surface-raised"))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setFont(font)
    painter.setPen(look.colour("ink"))
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)


def paint_late(painter: QPainter, end: QPointF, side: float, look: Look) -> None:
    """The corner of what came after the week was closed; its point is at `end`, above, where a line ends."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("late"))
    inner = end.x() + side if QGuiApplication.isRightToLeft() else end.x() - side
    painter.drawPolygon(QPolygonF([QPointF(inner, end.y()), end, QPointF(end.x(), end.y() + side)]))
