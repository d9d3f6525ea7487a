"""The capture preview: shows at the corner what was just taken, and never takes the keyboard.

The same capture stands in the main window, where Keep and Delete can be reached by keyboard.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent.client import Problem
from ui import messages, present_capture
from ui.bridge import Bridge
from ui.capture_card import CapturePanel
from ui.present_pages import refusal
from ui.theme import GRID
from ui.widgets import Ticker

_THUMBNAIL = QSize(304, 171)


class Preview(QWidget):
    """Visible exactly while the last capture is in review and was not decided here."""

    zoom = Signal(tuple)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # On macOS a tool window would go with the app when another one comes to the front.
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("preview")
        self.setWindowTitle(messages.PREVIEW)
        self.setAccessibleName(messages.PREVIEW)
        self._bridge = bridge
        self._decided: str | None = None
        self.panel = CapturePanel(thumbnail=_THUMBNAIL, beside=False)
        self._column = whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        whole.addWidget(self.panel)
        self.panel.keep.connect(self._keep)
        self.panel.delete.connect(self._delete)
        self.panel.zoom.connect(self.zoom)
        self.panel.reshaped.connect(self._place)
        self._ticker = Ticker(self, self.refresh)
        bridge.changed.connect(lambda _: self.refresh())
        bridge.refused.connect(self._refused)
        self.refresh()

    @property
    def ticking(self) -> bool:
        """Whether the countdown is being redrawn."""
        return self._ticker.running

    def refresh(self) -> None:
        """Show the capture while it is in review, and nothing else."""
        capture = present_capture.capture(self._bridge.snapshot, self._bridge.elapsed_ms())
        if capture is None or not capture.pops_up or capture.segment == self._decided:
            self._ticker.want(False)
            self.hide()
            return
        self.panel.show_capture(capture)
        self._ticker.want(True)
        if not self.isVisible():
            self.show()
        self._place()

    def _place(self) -> None:
        """Stand at the bottom right of the main screen, clear of its panels."""
        self._column.activate()
        width = self._column.sizeHint().width()
        self.resize(width, self._column.totalHeightForWidth(width))
        room = QGuiApplication.primaryScreen().availableGeometry()
        corner = room.bottomRight() - self.rect().bottomRight()
        self.move(corner.x() - 4 * GRID, corner.y() - 4 * GRID)

    def _keep(self, segment: str) -> None:
        self._decided = segment
        self._bridge.keep(segment=segment)
        self.refresh()

    def _delete(self, segment: str) -> None:
        self._decided = segment
        self._bridge.delete(segment=segment)
        self.refresh()

    def _refused(self, verb: str, problem: Problem) -> None:
        if verb in ("keep", "delete"):
            self._decided = None
            self.refresh()
            self.panel.say_error(refusal(problem))
