"""The picture of one screen as it will be, black where boxes lie, drawn on by mouse or by keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, Flag, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QBrush,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from agent.client import Region
from ui.redact_model import large_enough, middle_box, moved, resized, spanned

STEP = 8
"""Points of the screen by which an arrow key moves or resizes."""
_GRAB = 7
"""Points around an edge that grab it."""
_HANDLE = 4


class Change(Enum):
    """What kind of step a change of the boxes is: steps of one kind on one box are undone together."""

    ONE = "one"
    MOVE = "move"
    RESIZE = "resize"
    DRAG = "drag"


class _Edge(Flag):
    NONE = 0
    LEFT = auto()
    TOP = auto()
    RIGHT = auto()
    BOTTOM = auto()


@dataclass(frozen=True, slots=True)
class _Drag:
    """A box being drawn, moved or pulled by its edges; `start` is in pixels of the picture."""

    start: QPointF
    index: int | None
    """None: a new box."""
    before: Region | None
    """The box as it was when it was grabbed."""
    edges: _Edge


_CURSORS = {
    _Edge.LEFT: Qt.CursorShape.SizeHorCursor,
    _Edge.RIGHT: Qt.CursorShape.SizeHorCursor,
    _Edge.TOP: Qt.CursorShape.SizeVerCursor,
    _Edge.BOTTOM: Qt.CursorShape.SizeVerCursor,
    _Edge.LEFT | _Edge.TOP: Qt.CursorShape.SizeFDiagCursor,
    _Edge.RIGHT | _Edge.BOTTOM: Qt.CursorShape.SizeFDiagCursor,
    _Edge.RIGHT | _Edge.TOP: Qt.CursorShape.SizeBDiagCursor,
    _Edge.LEFT | _Edge.BOTTOM: Qt.CursorShape.SizeBDiagCursor,
}
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class RedactCanvas(QWidget):
    """Shows the boxes it is given and asks for others through `changed`; it keeps none itself."""

    changed = Signal(object, object)
    """The boxes that are wanted now, and the `Change` that leads to them."""
    chosen = Signal()
    """Another box is the one that keys go to."""
    step_ended = Signal()
    """What was done with the mouse is done."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.pixmap = QPixmap()
        self.boxes: tuple[Region, ...] = ()
        self.index: int | None = None
        """The chosen box."""
        self.see_through = False
        self.editable = True
        """False: it is shown and nothing is drawn on it."""
        self._concealed = False
        self._scale = 1.0
        self._drag: _Drag | None = None
        self._draft: Region | None = None

    # --- what is shown -------------------------------------------------------------------------

    def show_picture(self, pixmap: QPixmap) -> None:
        """Show this picture; `show_boxes` comes after."""
        self.pixmap = pixmap
        # Its size in pixels is meant, whatever the screen's scale.
        self.pixmap.setDevicePixelRatio(1.0)
        self._drag = self._draft = None
        self.set_scale(self._scale)

    def show_boxes(self, boxes: tuple[Region, ...], index: int | None) -> None:
        """Show these boxes with this one chosen."""
        self.boxes = boxes
        self.index = index if index is not None and index < len(boxes) else None
        self.update()

    def conceal(self, concealed: bool) -> None:
        """Show nothing of the picture for a while; boxes that are being drawn are let go."""
        if concealed != self._concealed:
            self._concealed = concealed
            self._drag = self._draft = None
            self.update()

    def set_scale(self, scale: float) -> None:
        """Show a pixel of the picture as large as `scale` points of the screen."""
        self._scale = scale
        size = self.pixmap.size() * scale
        self.setFixedSize(size.expandedTo(QSize(1, 1)))
        self.update()

    @property
    def scale(self) -> float:
        """Points of the screen for a pixel of the picture."""
        return self._scale

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, black where it will be."""
        if self._concealed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(self.rect()), self.pixmap, QRectF(self.pixmap.rect()))
        black = QColor(0, 0, 0, 150 if self.see_through else 255)
        for box in (*self.boxes, *(() if self._draft is None else (self._draft,))):
            painter.fillRect(self._on_screen(box), black)
        for number, box in enumerate(self.boxes):
            self._outline(painter, box, chosen=number == self.index)

    def _outline(self, painter: QPainter, box: Region, *, chosen: bool) -> None:
        place = self._on_screen(box)
        ink, accent = QColor(255, 255, 255), self.palette().color(QPalette.ColorRole.Highlight)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # White beside black is seen on any picture.
        painter.setPen(QPen(QColor(0, 0, 0), 3))
        painter.drawRect(place)
        painter.setPen(QPen(ink, 1, Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DashLine))
        painter.drawRect(place)
        if not chosen:
            return
        painter.setPen(QPen(ink, 1))
        painter.setBrush(QBrush(accent))
        for x in (place.left(), place.right()):
            for y in (place.top(), place.bottom()):
                painter.drawRect(QRectF(x - _HANDLE, y - _HANDLE, 2 * _HANDLE, 2 * _HANDLE))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 2))
            painter.drawRect(place.adjusted(-3, -3, 3, 3))

    def _on_screen(self, box: Region) -> QRectF:
        s = self._scale
        return QRectF(box.x * s, box.y * s, box.width * s, box.height * s)

    # --- keyboard ------------------------------------------------------------------------------

    def choose(self, index: int | None) -> None:
        """Let keys go to this box."""
        self.index = index
        self.update()
        self.chosen.emit()

    def add_box(self) -> None:
        """Put a new box into the middle of what is seen."""
        seen = self.visibleRegion().boundingRect()
        s = self._scale
        corners = (seen.left() / s, seen.top() / s, seen.right() / s, seen.bottom() / s)
        left, top, right, bottom = (round(value) for value in corners)
        size = self.pixmap.size()
        box = middle_box(left, top, right, bottom, width=size.width(), height=size.height())
        self._add(box)

    def cover(self) -> None:
        """Black out all of the picture: one box in place of all."""
        size = self.pixmap.size()
        self.index = 0
        self.changed.emit((Region(0, 0, size.width(), size.height()),), Change.ONE)

    def remove_box(self) -> None:
        """Take the chosen box away; the one after it is chosen."""
        if self.index is None:
            return
        left = (*self.boxes[: self.index], *self.boxes[self.index + 1 :])
        self.index = min(self.index, len(left) - 1) if left else None
        self.changed.emit(left, Change.ONE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw, move, resize, remove and choose by keyboard alone."""
        key, modifiers = event.key(), event.modifiers()
        if not self.editable or self.pixmap.isNull():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add_box()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.index is not None:
            self.remove_box()
        elif key in _ARROWS and self.index is not None:
            by = 1 if modifiers & Qt.KeyboardModifier.ControlModifier else self._step()
            dx, dy = (one * by for one in _ARROWS[Qt.Key(key)])
            self._nudge(dx, dy, resize=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Escape and self.index is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes through the boxes before it goes on."""
        if self.boxes and self.editable:
            last = len(self.boxes) - 1
            if self.index is None:
                self.choose(0 if next else last)
                return True
            to = self.index + (1 if next else -1)
            if 0 <= to <= last:
                self.choose(to)
                return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first box, or at the last when coming from behind."""
        if event.reason() is Qt.FocusReason.TabFocusReason and self.boxes:
            self.choose(0)
        elif event.reason() is Qt.FocusReason.BacktabFocusReason and self.boxes:
            self.choose(len(self.boxes) - 1)
        super().focusInEvent(event)

    def describe(self, name: str, description: str) -> None:
        """Tell screen readers what is shown and which box is chosen."""
        self.setAccessibleName(name)
        if description != self.accessibleDescription():
            self.setAccessibleDescription(description)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    def _step(self) -> int:
        return max(1, round(STEP / self._scale))

    def _nudge(self, dx: int, dy: int, *, resize: bool) -> None:
        if self.index is None:
            return
        size = self.pixmap.size()
        act = resized if resize else moved
        box = act(self.boxes[self.index], dx, dy, width=size.width(), height=size.height())
        self._put(self.index, box, Change.RESIZE if resize else Change.MOVE)

    def _put(self, index: int, box: Region, change: Change) -> None:
        boxes = (*self.boxes[:index], box, *self.boxes[index + 1 :])
        self.changed.emit(boxes, change)

    def _add(self, box: Region) -> None:
        self.index = len(self.boxes)
        self.changed.emit((*self.boxes, box), Change.ONE)

    # --- mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab a box or an edge of it, or begin a new one."""
        left = event.button() is Qt.MouseButton.LeftButton
        if not left or not self.editable or self.pixmap.isNull():
            return
        index, edges = self._hit(event.position())
        before = None if index is None else self.boxes[index]
        self._drag = _Drag(self._in_picture(event.position()), index, before, edges)
        if index != self.index:
            self.choose(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if not self.editable:
            self.unsetCursor()
            return
        if self._drag is None:
            index, edges = self._hit(event.position())
            inside = Qt.CursorShape.CrossCursor if index is None else Qt.CursorShape.SizeAllCursor
            self.setCursor(_CURSORS.get(edges, inside))
            return
        at = self._in_picture(event.position())
        if self._drag.index is None:
            self._draft = self._between(self._drag.start, at)
            self.update()
        elif self._drag.before is not None:
            pulled = self._pulled(self._drag, self._drag.before, at)
            self._put(self._drag.index, pulled, Change.DRAG)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A new box stands when it is large enough to have been meant."""
        drag, draft = self._drag, self._draft
        self._drag = self._draft = None
        if event.button() is not Qt.MouseButton.LeftButton or drag is None:
            return
        if drag.index is None and draft is not None and large_enough(draft):
            self._add(draft)
        self.step_ended.emit()
        self.update()

    def _pulled(self, drag: _Drag, before: Region, at: QPointF) -> Region:
        dx, dy = at.x() - drag.start.x(), at.y() - drag.start.y()
        size = self.pixmap.size()
        if drag.edges is _Edge.NONE:
            return moved(before, round(dx), round(dy), width=size.width(), height=size.height())
        left, right = float(before.x), float(before.x + before.width)
        top, bottom = float(before.y), float(before.y + before.height)
        left += dx if _Edge.LEFT in drag.edges else 0
        right += dx if _Edge.RIGHT in drag.edges else 0
        top += dy if _Edge.TOP in drag.edges else 0
        bottom += dy if _Edge.BOTTOM in drag.edges else 0
        pulled = self._between(QPointF(left, top), QPointF(right, bottom))
        return pulled if large_enough(pulled) else before

    def _between(self, one: QPointF, other: QPointF) -> Region:
        size = self.pixmap.size()
        return spanned(
            one.x(), one.y(), other.x(), other.y(), width=size.width(), height=size.height()
        )

    def _in_picture(self, point: QPointF) -> QPointF:
        return point / self._scale

    def _hit(self, point: QPointF) -> tuple[int | None, _Edge]:
        """The box at a point, the one drawn last first, and its edges that are near."""
        for index in reversed(range(len(self.boxes))):
            place = self._on_screen(self.boxes[index])
            if not place.adjusted(-_GRAB, -_GRAB, _GRAB, _GRAB).contains(point):
                continue
            edges = _Edge.NONE
            edges |= _Edge.LEFT if abs(point.x() - place.left()) <= _GRAB else _Edge.NONE
            edges |= _Edge.TOP if abs(point.y() - place.top()) <= _GRAB else _Edge.NONE
            if _Edge.LEFT not in edges and abs(point.x() - place.right()) <= _GRAB:
                edges |= _Edge.RIGHT
            if _Edge.TOP not in edges and abs(point.y() - place.bottom()) <= _GRAB:
                edges |= _Edge.BOTTOM
            return index, edges
        return None, _Edge.NONE
