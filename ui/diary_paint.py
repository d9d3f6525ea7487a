"""Paints the rows of the diary: headings of days, and cards with the states, shapes and colours of the browser."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from agent.client import Verdict
from ui import diary_words, formats, present_diary
from ui.diary_marks import (
    VERDICT_COLOURS,
    cover,
    paint_bars,
    paint_count,
    paint_late,
    paint_state,
    paint_upload,
    upload_of,
)
from ui.diary_model import DiaryModel, day_words
from ui.diary_thumbnails import Thumbnails
from ui.mirror import at_end, at_start, mirrored
from ui.present_diary import CardRow, CardState, DayRow
from ui.theme import GRID, Look, tabular
from ui.tongue import tr

_GAP = GRID
"""Half of what lies between two cards."""
_RADIUS = 6.0
_STRIP = 4
_LATE = 20.0
"""The corner of what came after the week was closed."""
_BARS = 20
_SMALL = 0.85
"""The size of small text, of that of the window."""
_LEAST_LETTERS = 20
"""A card is at least as wide as so many average letters: it grows with the text."""

KEPT_CARDS = 96
"""How many painted cards are kept: two screens full."""


class CardDelegate(QStyledItemDelegate):
    """Draws rows of a `DiaryModel`; knows how wide a card is where the view has this width."""

    def __init__(
        self, view: QWidget, model: DiaryModel, look: Look, thumbnails: Thumbnails
    ) -> None:
        super().__init__(view)
        self._model = model
        self._look = look
        self._thumbnails = thumbnails
        self._cards: OrderedDict[str, tuple[tuple[object, ...], tuple[object, ...], QPixmap]] = (
            OrderedDict()
        )
        self._card = QSize(160, 160)
        self._heading = QSize(160, 40)
        self.measure(view.font(), 640)

    def measure(self, font: QFont, width: int) -> None:
        """Work out the sizes for text in `font` and a view that is `width` pixels wide."""
        self._font = tabular(font, points=font.pointSizeF())
        self._small = tabular(font, points=font.pointSizeF() * _SMALL)
        self._bold = tabular(font, points=font.pointSizeF() * 1.15, weight=QFont.Weight.DemiBold)
        self._line = QFontMetrics(self._font).height()
        self._small_line = QFontMetrics(self._small).height()
        least = max(132, QFontMetrics(self._small).averageCharWidth() * _LEAST_LETTERS + 4 * GRID)
        least = max(least, self._foot_words() + 6 * GRID + 2 * _GAP)
        columns = max(1, min(6, width // least)) if width < 6 * 220 else width // 200
        wide = max(80, width // columns)
        band = self._small_line + 2
        foot = 2 * self._small_line + GRID
        picture = (wide - 2 * _GAP) * 9 // 16
        self._band = band
        self._card = QSize(wide, band + _STRIP + picture + _BARS + foot + 2 * _GAP + 2 * GRID)
        self._heading = QSize(max(80, wide * columns), QFontMetrics(self._bold).height() + 5 * GRID)

    def _foot_words(self) -> int:
        """How wide a state and what counts are beside each other in the present language."""
        metrics = QFontMetrics(self._small)
        state = max(
            metrics.horizontalAdvance(present_diary.state_word(one))
            for one in (CardState.REDACTED, CardState.IDLE, CardState.OVER_LIMIT)
        )
        counts = tr(diary_words.CARD_VERDICTS[Verdict.HOLDS])
        return state + 2 * GRID + metrics.horizontalAdvance(counts)

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        return max(1, self._heading.width() // self._card.width())

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A card has one size; a heading takes the whole width."""
        row = self._model.rows[index.row()]
        return self._heading if isinstance(row, DayRow) else self._card

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        row = self._model.rows[index.row()]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if isinstance(row, DayRow):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_day(painter, rect, row)
            painter.restore()
        else:
            last = index.row() + 1 < len(self._model.rows)
            after = self._model.rows[index.row() + 1] if last else None
            on = isinstance(after, CardRow) and after.joined
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(rect.topLeft(), self._painted(rect, row, state, on, ratio))

    def forget(self) -> None:
        """Let go of the cards that were painted."""
        self._cards.clear()

    def _painted(
        self, rect: QRect, row: CardRow, state: QStyle.StateFlag, goes_on: bool, ratio: float
    ) -> QPixmap:
        """The card as it was painted before, if nothing of it has changed: scrolling paints only what is new."""
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        rightwards = QGuiApplication.isLeftToRight()
        half = self._card.width() // 2
        first_of_line = (
            rect.left() < half if rightwards else rect.right() > self._heading.width() - half
        )
        seen = (row, self._there(row), chosen, focus, goes_on, first_of_line, ratio, rightwards)
        drawn = (self._look.theme, rect.size().toTuple(), self._font.pointSizeF())
        kept = self._cards.get(row.key)
        # The same row, not an equal one: to compare all of it takes longer than it saves.
        if kept is not None and kept[0][0] is row and kept[0][1:] == seen[1:] and kept[1] == drawn:
            self._cards.move_to_end(row.key)
            return kept[2]
        pixmap = QPixmap(rect.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRect(QPoint(0, 0), rect.size())
        begins = not row.joined or first_of_line
        self._paint_card(painter, place, row, state, begins=begins, goes_on=goes_on)
        painter.end()
        self._cards[row.key] = (seen, drawn, pixmap)
        while len(self._cards) > KEPT_CARDS:
            self._cards.popitem(last=False)
        return pixmap

    def _there(self, row: CardRow) -> tuple[bool, bool]:
        """Which of its pictures are read."""
        entry = row.entry
        if entry is None:
            return False, False
        shots = entry.shots
        return (
            bool(shots) and self._thumbnails.get(shots[0].thumbnail) is not None,
            entry.photo is not None and self._thumbnails.get(entry.photo.thumbnail) is not None,
        )

    def _colour(self, name: str) -> QColor:
        return self._look.colour(name)

    def _paint_day(self, painter: QPainter, rect: QRect, row: DayRow) -> None:
        inner = rect.adjusted(_GAP, 2 * GRID, -_GAP, -GRID)
        painter.setPen(QPen(self._colour("line"), 1))
        painter.drawLine(inner.topLeft(), inner.topRight())
        parts = [tr(diary_words.TRACKED_DAY).format(tracked=formats.hours(row.totals.tracked))]
        if row.totals.manual:
            manual = formats.hours(row.totals.manual)
            parts.append(tr(diary_words.MANUAL_DAY).format(manual=manual))
        said = " · ".join(parts)
        painter.setFont(self._small)
        painter.setPen(self._colour("ink-muted"))
        metrics = QFontMetrics(self._small)
        painter.drawText(inner, at_end(), said)
        painter.setFont(self._bold)
        painter.setPen(self._colour("ink"))
        taken = metrics.horizontalAdvance(said) + 3 * GRID
        room = mirrored(inner, inner.adjusted(0, 0, -taken, 0))
        title = QFontMetrics(self._bold).elidedText(
            day_words(row.day), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, at_start(), title)

    def _paint_card(
        self,
        painter: QPainter,
        rect: QRect,
        card: CardRow,
        state: QStyle.StateFlag,
        *,
        begins: bool,
        goes_on: bool,
    ) -> None:
        whole = rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        band = QRect(whole.left(), whole.top(), whole.width(), self._band)
        if card.entry is not None and card.memo:
            self._paint_band(painter, band, card, begins=begins, goes_on=goes_on)
        body = QRectF(whole.adjusted(0, self._band + 2, 0, 0))
        self._paint_frame(painter, body, card, state)
        top = round(body.top()) + _STRIP
        picture = QRect(
            round(body.left()) + 1, top, round(body.width()) - 2, (whole.width()) * 9 // 16
        )
        self._paint_picture(painter, picture, card)
        if card.late:
            self._paint_late(painter, body)
        below = picture.bottom() + GRID
        inside = QRect(picture.left() + 2 * GRID, below, picture.width() - 4 * GRID, _BARS)
        if card.entry is not None:
            self._paint_bars(painter, inside, card)
        self._paint_foot(
            painter,
            QRect(inside.left(), inside.bottom() + 3, inside.width(), 2 * self._small_line),
            card,
        )

    def _paint_late(self, painter: QPainter, body: QRectF) -> None:
        """The corner where reading ends, as in the browser."""
        painter.save()
        if QGuiApplication.isRightToLeft():
            painter.translate(body.left() + body.right(), 0)
            painter.scale(-1, 1)
        paint_late(painter, QPointF(body.right() - 1, body.top() + 1), _LATE, self._look)
        painter.restore()

    def _paint_band(
        self, painter: QPainter, band: QRect, card: CardRow, *, begins: bool, goes_on: bool
    ) -> None:
        """One band over neighbours with the same memo; its words stand where it begins on each line."""
        before, after = (0 if begins else _GAP), (_GAP if goes_on else 0)
        reach = mirrored(band, band.adjusted(-before, 0, after, 0))
        edge = mirrored(band, QRect(band.left(), band.top(), 3, band.height()))
        room = mirrored(band, band.adjusted(2 * GRID, 0, -GRID, 0))
        painter.fillRect(reach, self._colour("accent-soft"))
        if not begins:
            return
        painter.fillRect(edge, self._colour("accent"))
        painter.setFont(self._small)
        painter.setPen(self._colour("ink"))
        # Long memos need not be laid out whole to be cut off.
        words = QFontMetrics(self._small).elidedText(
            card.memo[:200], Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, at_start(), words)

    def _paint_frame(
        self, painter: QPainter, body: QRectF, card: CardRow, state: QStyle.StateFlag
    ) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        colour = self._colour(card.state.value)
        edge = body.adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(edge, _RADIUS, _RADIUS)
        if card.state is not CardState.REMOVED or chosen:
            painter.fillPath(path, self._colour("accent-soft" if chosen else "surface-raised"))
        pen = QPen(self._colour("line"), 1)
        if card.state is CardState.REMOVED:
            pen = QPen(self._colour("line-strong"), 1, Qt.PenStyle.DashLine)
        elif card.state is CardState.MANUAL:
            pen = QPen(colour, 2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.save()
        painter.setClipPath(path)
        strip = QRectF(edge.left(), edge.top(), edge.width(), _STRIP)
        self._paint_strip(painter, strip, card.state, colour)
        painter.restore()
        if chosen or focus:
            accent = self._colour("accent")
            painter.setPen(
                QPen(accent, 2, Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DotLine)
            )
            painter.drawRoundedRect(edge.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _paint_strip(
        self, painter: QPainter, strip: QRectF, state: CardState, colour: QColor
    ) -> None:
        """The band of colour on top, whose shape tells the state without the colour."""
        if state is CardState.OVER_LIMIT:
            painter.fillRect(strip, QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(colour, 1))
            painter.drawLine(strip.topLeft(), strip.topRight())
        elif state is CardState.IDLE:
            painter.setPen(QPen(colour, _STRIP - 1, Qt.PenStyle.DotLine))
            middle = strip.center().y()
            painter.drawLine(QPointF(strip.left(), middle), QPointF(strip.right(), middle))
        elif state is CardState.REMOVED:
            painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
            painter.drawLine(strip.topLeft(), strip.topRight())
        elif state is not CardState.MANUAL:  # manual time is outlined as a whole
            painter.fillRect(strip, colour)

    def _paint_picture(self, painter: QPainter, place: QRect, card: CardRow) -> None:
        entry = card.entry
        shown = entry is not None and bool(entry.shots)
        if entry is not None and entry.shots:
            pixmap = self._thumbnails.get(entry.shots[0].thumbnail)
            painter.fillRect(place, self._colour("surface"))
            if pixmap is None or not pixmap.isNull():
                if pixmap is not None:
                    cover(painter, place, pixmap)
            else:
                self._paint_words(painter, place, tr(diary_words.PICTURE_GONE))
            if len(entry.shots) > 1:
                corner = mirrored(place, QRect(place.right() - 3, place.bottom() - 3, 1, 1))
                end = QPointF(corner.topLeft())
                paint_count(
                    painter, end, len(entry.shots), self._small_line, self._small, self._look
                )
        if not shown:
            self._paint_words(painter, place, present_diary.picture_words(card))
        if entry is not None and entry.photo is not None:
            high = place.height() * 42 // 100
            corner = QRect(place.left() + 4, place.bottom() - high - 3, high * 4 // 3, high)
            corner = mirrored(place, corner)
            photo = self._thumbnails.get(entry.photo.thumbnail)
            painter.fillRect(corner.adjusted(-1, -1, 1, 1), self._colour("surface-raised"))
            if photo is not None and not photo.isNull():
                cover(painter, corner, photo)

    def _paint_words(self, painter: QPainter, place: QRect, words: str) -> None:
        painter.setFont(self._small)
        painter.setPen(self._colour("ink-muted"))
        room = place.adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        lines = max(1, room.height() // self._small_line)
        metrics = QFontMetrics(self._small)
        cut = metrics.elidedText(
            words[:400], Qt.TextElideMode.ElideRight, int(room.width() * lines * 0.9)
        )
        painter.drawText(
            room,
            at_start()
            | int(Qt.TextFlag.TextWrapAnywhere if " " not in cut else Qt.TextFlag.TextWordWrap),
            cut,
        )

    def _paint_bars(self, painter: QPainter, place: QRect, card: CardRow) -> None:
        entry = card.entry
        bars = None if entry is None else present_diary.heights(entry)
        if bars is None:
            if card.state is not CardState.REMOVED:
                painter.setFont(self._small)
                painter.setPen(self._colour("ink-muted"))
                painter.drawText(place, at_start(), tr(diary_words.INPUT_UNKNOWN))
            return
        paint_bars(painter, QRectF(place), bars, self._look)

    def _paint_foot(self, painter: QPainter, place: QRect, card: CardRow) -> None:
        """The mark of the state, the time and the mark of the upload; below them the state and whether it counts."""
        line = QRect(place.left(), place.top(), place.width(), self._small_line)
        side = min(12, self._small_line - 2)
        mark = QRect(line.left(), line.center().y() - side // 2 + 1, side, side)
        end = QRect(line.right() - side, mark.top(), side, side)
        begin, end = mirrored(line, mark), mirrored(line, end)
        paint_state(painter, QRectF(begin), card.state, self._colour(card.state.value))
        paint_upload(painter, QRectF(end), upload_of(card), self._look)
        painter.setFont(self._small)
        painter.setPen(self._colour("ink"))
        room = line.adjusted(side + GRID, 0, -side - GRID, 0)
        metrics = QFontMetrics(self._small)
        flags = at_start()
        span = present_diary.card_span(card, self._model.zone)
        painter.drawText(
            room, flags, metrics.elidedText(span, Qt.TextElideMode.ElideRight, room.width())
        )
        under = line.translated(0, self._small_line)
        tag = present_diary.tag(card)
        painter.setPen(self._colour(card.state.value))
        painter.drawText(
            under, flags, metrics.elidedText(tag, Qt.TextElideMode.ElideRight, under.width())
        )
        verdict = present_diary.verdict_of(card)
        if verdict is not None and card.state is not CardState.REMOVED:
            used = metrics.horizontalAdvance(tag) + 2 * GRID if tag else 0
            rest = mirrored(under, under.adjusted(used, 0, 0, 0))
            words = metrics.elidedText(
                tr(diary_words.CARD_VERDICTS[verdict]), Qt.TextElideMode.ElideRight, rest.width()
            )
            painter.setPen(self._colour(VERDICT_COLOURS[verdict]))
            painter.drawText(rest, at_end() if tag else at_start(), words)
