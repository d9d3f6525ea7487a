"""Notices when the app has come to rest, so that memory is given back that waiting does not need."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from agent.client import ClockState, Snapshot
from ui.bridge import Bridge

SETTLE_MS = 5_000
"""How long after something happened the app is taken to rest."""


class Rest(QObject):
    """Calls `rest` once after something that is rare: the start, the clock, a capture, a window that went.

    Its timer runs once for each of these, and never while nothing happens. Main thread.
    """

    def __init__(
        self,
        bridge: Bridge,
        rest: Callable[[], None],
        *,
        settle_ms: int = SETTLE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rest = rest
        self._seen = _rare(bridge.snapshot)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(settle_ms)
        self._timer.timeout.connect(self._settled)
        bridge.changed.connect(self._follow)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._looked)
        self._timer.start()

    @property
    def waiting(self) -> bool:
        """Whether something happened lately."""
        return self._timer.isActive()

    def _follow(self, snapshot: Snapshot) -> None:
        rare = _rare(snapshot)
        if rare != self._seen:
            self._seen = rare
            self._timer.start()

    @Slot()
    def _looked(self) -> None:
        self._timer.start()

    def _settled(self) -> None:
        """What the keyboard writes to is used: it is waited for until it goes, or another program is worked in."""
        for window in QGuiApplication.topLevelWindows():
            for gone in (window.visibleChanged, window.windowStateChanged):
                gone.connect(self._looked, Qt.ConnectionType.UniqueConnection)
        if not _can_be_seen(QGuiApplication.focusWindow()):
            self._rest()


def _rare(snapshot: Snapshot) -> tuple[ClockState, object]:
    capture = snapshot.capture
    return snapshot.state, None if capture is None else (capture.segment, capture.review)


def _can_be_seen(window: QWindow | None) -> bool:
    if window is None:
        return False
    return window.isVisible() and not window.windowStates() & Qt.WindowState.WindowMinimized
