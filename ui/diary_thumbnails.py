"""Small pictures for the diary: read and decoded away from the main thread, kept up to a bound."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from agent.client import EvidenceClient, Problem
from ui.bridge import Bridge

KEPT = 160
"""How many stay decoded: a few screens full."""
WAITING = 96
"""How many may wait to be read; who scrolls past does not wait for what is gone from sight."""
SIDE = QSize(320, 200)
"""No larger than this, in pixels: thumbnails of wide desktops are cut down."""


class Thumbnails(QObject):
    """Gives pictures by their hash, at once where it has them; used on the main thread."""

    came = Signal(str)
    """The picture of this hash can be had now, or it is known that it is gone."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._wanted: OrderedDict[str, None] = OrderedDict()
        self._reading: str | None = None
        self._ended = 0

    def get(self, sha256: str) -> QPixmap | None:
        """The picture; a null one where it is gone from this computer; None while it is being read."""
        found = self._kept.get(sha256)
        if found is not None:
            self._kept.move_to_end(sha256)
            return found
        if sha256 != self._reading:
            self._wanted[sha256] = None
            self._wanted.move_to_end(sha256)
            while len(self._wanted) > WAITING:
                self._wanted.popitem(last=False)
            self._next()
        return None

    def forget(self, sha256: str | None = None) -> None:
        """Let go of one picture or of all: it may have been taken back, or the window is closed."""
        if sha256 is not None:
            self._kept.pop(sha256, None)
            return
        self._kept.clear()
        self._wanted.clear()
        self._ended += 1

    def _next(self) -> None:
        """Read what was asked for last: it is what is seen."""
        if self._reading is not None or not self._wanted:
            return
        sha256, _ = self._wanted.popitem(last=True)
        self._reading = sha256
        asked = self._ended
        self._bridge.read(
            lambda client: read_image(client, sha256),
            lambda image: self._take(sha256, image, asked),
        )

    def _take(self, sha256: str, image: QImage | Problem, asked: int) -> None:
        self._reading = None
        if asked == self._ended:
            there = QPixmap() if isinstance(image, Problem) else QPixmap.fromImage(image)
            self._kept[sha256] = there
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            self.came.emit(sha256)
        self._next()


def read_image(client: EvidenceClient, sha256: str) -> QImage:
    """The picture of this hash, no larger than `SIDE`; a null one where it cannot be read. Any thread."""
    image = QImage.fromData(client.picture(sha256=sha256))
    if image.width() > SIDE.width() or image.height() > SIDE.height():
        image = image.scaled(
            SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return image
