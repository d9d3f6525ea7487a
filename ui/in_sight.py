"""Brings windows back that stood on a display which is gone, or that reach beyond what is left of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

_GRIP = 48
"""How tall a title bar is at most, in device-independent pixels."""
_SETTLE_MS = 400
"""Desktops rearrange their displays in several steps, and move windows themselves meanwhile."""


def back_in_sight(window: QRect, rooms: list[QRect]) -> QRect | None:
    """Where a window has to go so that it is seen, no larger than its display; None: it is seen where it is.

    `window` is its frame, `rooms` are what displays leave to windows, the main one first; one at least.
    """
    if any(_is_seen(window, room) for room in rooms):
        return None
    room = max(rooms, key=lambda one: _area(one.intersected(window)))
    wide, tall = min(window.width(), room.width()), min(window.height(), room.height())
    x = min(max(window.x(), room.x()), room.x() + room.width() - wide)
    y = min(max(window.y(), room.y()), room.y() + room.height() - tall)
    return QRect(x, y, wide, tall)


def _is_seen(window: QRect, room: QRect) -> bool:
    """Whether most of it is there, its upper edge at least as far as it takes to take hold of it."""
    seen = room.intersected(window)
    top = QRect(window.x(), window.y(), window.width(), min(_GRIP, window.height()))
    return 2 * _area(seen) > _area(window) and 2 * _area(room.intersected(top)) > _area(top)


def _area(rectangle: QRect) -> int:
    return max(0, rectangle.width()) * max(0, rectangle.height())


class InSight(QObject):
    """Looks after all windows of the program that have a frame; the preview looks after itself."""

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(self.look)
        for screen in app.screens():
            self._watch(screen)
        app.screenAdded.connect(self._watch)
        app.screenRemoved.connect(self._changed)

    def look(self) -> None:
        """Bring back what cannot be seen."""
        rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if not rooms:  # the last display was unplugged: there will be another one
            return
        for window in QApplication.topLevelWidgets():
            if self._is_ours(window):
                frame = window.frameGeometry()
                place = back_in_sight(frame, rooms)
                if place is not None:
                    window.resize(window.size() - (frame.size() - place.size()))
                    window.move(place.topLeft())

    def _is_ours(self, window: QWidget) -> bool:
        kind = window.windowType()
        framed = kind in (Qt.WindowType.Window, Qt.WindowType.Dialog)
        return framed and window.isVisible() and not window.isMinimized()

    def _watch(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._changed)

    def _changed(self, _what: object) -> None:
        self._timer.start()
