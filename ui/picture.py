"""Shows the full pictures of a capture, one screen at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import messages
from ui.capture_card import pixmap_of
from ui.present_capture import Tone
from ui.theme import GRID
from ui.tongue import tr
from ui.widgets import text_label


class _Canvas(QWidget):
    """Paints one picture whole, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self.pixmap = QPixmap()
        self.setMinimumSize(QSize(320, 180))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.pixmap.isNull():
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr(messages.PICTURE_GONE))
            return
        room = self.size() * self.devicePixelRatio()
        size = self.pixmap.size()
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(0, 0, *(round(v / self.devicePixelRatio()) for v in size.toTuple()))
        target.moveCenter(self.rect().center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, self.pixmap)


class PictureWindow(QWidget):
    """A window over the desktop with the whole picture; arrows walk the screens, Esc closes."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        """`read` gives the bytes of a picture by its hash."""
        super().__init__()
        self.setWindowTitle(tr(messages.LAST_CAPTURE))
        self._read = read
        self._hashes: tuple[str, ...] = ()
        self._place = 0
        self.canvas = _Canvas()
        self.which = text_label(tone=Tone.PLAIN)
        self.close_button = QPushButton(tr(messages.CLOSE))
        self.close_button.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self.which, 1)
        foot.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(self.canvas, 1)
        whole.addLayout(foot)
        self.resize(1040, 660)

    def open_pictures(self, hashes: tuple[str, ...]) -> None:
        """Show these pictures, the first one first."""
        self._hashes = hashes
        self._show(0)
        self.show()
        self.raise_()
        self.activateWindow()

    def _show(self, place: int) -> None:
        self._place = place % max(1, len(self._hashes))
        # Read anew each time: nothing of a capture stays in memory after the window is closed.
        self.canvas.pixmap = pixmap_of(self._read(self._hashes[self._place]))
        words = tr(messages.PICTURE_OF).format(index=self._place + 1, count=len(self._hashes))
        self.which.setText(f"{words} · {tr(messages.PICTURE_KEYS)}")
        self.canvas.setAccessibleName(words)
        self.canvas.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and close by keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._show(self._place + (1 if event.key() == Qt.Key.Key_Right else -1))
        else:
            super().keyPressEvent(event)

    def hideEvent(self, _event: QHideEvent) -> None:
        """Drop the picture with the window."""
        self.canvas.pixmap = QPixmap()
