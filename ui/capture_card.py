"""The last capture with what can be done about it; stands in the main window and in the preview."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import messages
from ui.present_capture import Capture, Tone
from ui.theme import GRID
from ui.widgets import ErrorLabel, set_property, text_label


class CapturePanel(QWidget):
    """Thumbnail, words, Keep and Delete; Delete asks once more in place."""

    keep = Signal(str)
    """Keep the capture of this segment."""
    delete = Signal(str)
    """Delete this segment."""
    zoom = Signal(tuple)
    """Show these pictures in full."""
    reshaped = Signal()
    """The panel asks its question or has ended asking: it may need another height."""

    def __init__(self, *, thumbnail: QSize, beside: bool) -> None:
        super().__init__()
        self._size = thumbnail
        self._capture: Capture | None = None
        self._loaded: tuple[str, ...] | None = None
        self._asking = False

        self.picture = QPushButton()
        self.picture.setProperty("kind", "picture")
        self.picture.setAccessibleName(messages.SHOW_PICTURE)
        self.picture.setToolTip(messages.SHOW_PICTURE)
        self.picture.clicked.connect(self._zoom)

        self.heading = text_label()
        self.detail = text_label()
        self.keep_button = QPushButton(messages.KEEP)
        self.keep_button.clicked.connect(self._keep)
        self.delete_button = QPushButton(messages.DELETE)
        self.delete_button.clicked.connect(lambda: self._ask(True))
        self.back_button = QPushButton(messages.DELETE_NO)
        self.back_button.clicked.connect(lambda: self._ask(False))
        self.sure_button = QPushButton(messages.DELETE_YES)
        self.sure_button.setProperty("kind", "danger")
        self.sure_button.clicked.connect(self._delete)
        self.error = ErrorLabel(self)

        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        for button in (self.keep_button, self.delete_button, self.back_button, self.sure_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(GRID)
        for part in (self.heading, self.detail, self.error):
            words.addWidget(part)
        words.addStretch(1)
        words.addLayout(buttons)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        whole = QBoxLayout(direction, self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(3 * GRID)
        whole.addWidget(self.picture, alignment=Qt.AlignmentFlag.AlignTop)
        whole.addLayout(words, 1)

    def show_capture(self, capture: Capture) -> None:
        """Show this capture as it is now."""
        if self._capture is None or capture.segment != self._capture.segment:
            self.error.say("")
            self._asking = False
        self._capture = capture
        if not capture.can_delete:
            self._asking = False
        self._load(capture.thumbnails)
        self._write()

    def say_error(self, text: str) -> None:
        """Show why Keep or Delete was refused."""
        self.error.say(text)

    def _write(self) -> None:
        capture = self._capture
        if capture is None:
            return
        self.heading.setText(capture.heading)
        if self._asking:
            self.detail.setText(messages.DELETE_ASK.format(span=capture.span))
            set_property(self.detail, "tone", Tone.BAD.value)
        else:
            self.detail.setText(capture.detail)
            set_property(self.detail, "tone", capture.tone.value)
        self.keep_button.setVisible(capture.can_keep and not self._asking)
        self.delete_button.setVisible(capture.can_delete and not self._asking)
        self.back_button.setVisible(self._asking)
        self.sure_button.setVisible(self._asking)

    def _load(self, paths: tuple[str, ...]) -> None:
        if paths == self._loaded:
            return
        self._loaded = paths
        pixmap = side_by_side([QPixmap(p) for p in paths if Path(p).is_file()], self._size)
        size = self._size if pixmap is None else pixmap.size()
        self.picture.setIconSize(size)
        self.picture.setFixedSize(size + QSize(4, 4))
        self.picture.setIcon(QIcon(pixmap) if pixmap is not None else QIcon())
        self.picture.setVisible(bool(paths))
        self.picture.setText("" if pixmap is not None else "?")

    def _ask(self, asking: bool) -> None:
        self._asking = asking
        self._write()
        self.reshaped.emit()
        (self.back_button if asking else self.delete_button).setFocus()

    def _keep(self) -> None:
        if self._capture is not None:
            self.keep.emit(self._capture.segment)

    def _delete(self) -> None:
        if self._capture is not None:
            self._asking = False
            self._write()
            self.delete.emit(self._capture.segment)

    def _zoom(self) -> None:
        if self._capture is not None and self._capture.pictures:
            self.zoom.emit(self._capture.pictures)


def side_by_side(pixmaps: list[QPixmap], size: QSize) -> QPixmap | None:
    """The pictures in one row within `size`, each whole; None when none could be read."""
    readable = [p for p in pixmaps if not p.isNull()]
    if not readable:
        return None
    gap = GRID
    width = (size.width() - gap * (len(readable) - 1)) // len(readable)
    scaled = [
        p.scaled(
            QSize(width, size.height()),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        for p in readable
    ]
    height = max(p.height() for p in scaled)
    canvas = QPixmap(size.width(), height)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    for place, pixmap in enumerate(scaled):
        target = QRect(pixmap.rect())
        target.moveCenter(QRect(place * (width + gap), 0, width, height).center())
        painter.drawPixmap(target, pixmap)
    painter.end()
    return canvas
