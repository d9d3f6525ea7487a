"""The last capture with what can be done about it; stands in the main window and in the preview."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from agent.client import ItemKind, Redaction
from ui import messages, redact_words
from ui.flow import FlowRow
from ui.present_capture import Capture, Tone
from ui.theme import GRID
from ui.tongue import tr
from ui.widgets import ErrorLabel, set_property, text_label


class CapturePanel(QWidget):
    """Thumbnail, words, Keep and Delete; Delete asks once more in place."""

    keep = Signal(str)
    """Keep the capture of this segment."""
    delete = Signal(str)
    """Delete this segment."""
    redact = Signal(object)
    """Carry out this `Redaction`: the webcam's photo alone."""
    redact_regions = Signal(str)
    """Open the redaction editor for this segment."""
    zoom = Signal(tuple)
    """Show these pictures in full."""
    reshaped = Signal()
    """The panel asks its question or has ended asking: it may need another height."""

    def __init__(
        self,
        read: Callable[[str], bytes | None],
        *,
        thumbnail: QSize,
        beside: bool,
        asks: bool = True,
    ) -> None:
        """`read` gives the bytes of a picture by its hash; without `asks` Delete is not asked about here."""
        super().__init__()
        self._read = read
        self._size = thumbnail
        self._capture: Capture | None = None
        self._loaded: tuple[str, ...] | None = None
        self._asking = False
        self._asks = asks

        self.picture = QPushButton()
        self.picture.setProperty("kind", "picture")
        self.picture.setAccessibleName(tr(messages.SHOW_PICTURE))
        self.picture.setToolTip(tr(messages.SHOW_PICTURE))
        self.picture.clicked.connect(self._zoom)

        self.heading = text_label()
        self.detail = text_label()
        self.keep_button = QPushButton(tr(messages.KEEP))
        self.keep_button.clicked.connect(self._keep)
        self.delete_button = QPushButton(tr(messages.DELETE if asks else messages.DELETE_YES))
        self.delete_button.clicked.connect(self._delete_pressed)
        self.redact_button = QPushButton(tr(redact_words.REDACT))
        self.redact_button.clicked.connect(self._redact)
        self.photo_button = QPushButton(tr(messages.REMOVE_PHOTO))
        self.photo_button.clicked.connect(self._remove_photo)
        self.back_button = QPushButton(tr(messages.DELETE_NO))
        self.back_button.clicked.connect(lambda: self._ask(False))
        self.sure_button = QPushButton(tr(messages.DELETE_YES))
        self.sure_button.setProperty("kind", "danger")
        self.sure_button.clicked.connect(self._delete)
        self.error = ErrorLabel(self)

        buttons = FlowRow(spacing=2 * GRID)
        for button in (
            *(self.keep_button, self.redact_button, self.delete_button, self.photo_button),
            *(self.back_button, self.sure_button),
        ):
            buttons.add(button)
        words = QVBoxLayout()
        words.setSpacing(GRID)
        for part in (self.heading, self.detail, self.error):
            words.addWidget(part)
        words.addStretch(1)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        seen = QBoxLayout(direction)
        seen.setSpacing(3 * GRID)
        seen.addWidget(self.picture, alignment=Qt.AlignmentFlag.AlignTop)
        seen.addLayout(words, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2 * GRID)
        whole.addLayout(seen, 1)
        # Below both: beside the picture there is room for two of them only.
        whole.addWidget(buttons)

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
            self.detail.setText(tr(messages.DELETE_ASK).format(span=capture.span))
            set_property(self.detail, "tone", Tone.BAD.value)
        else:
            self.detail.setText(capture.detail)
            set_property(self.detail, "tone", capture.tone.value)
        self.keep_button.setVisible(capture.can_keep and not self._asking)
        self.redact_button.setVisible(capture.can_redact and not self._asking)
        self.delete_button.setVisible(capture.can_delete and not self._asking)
        self.photo_button.setVisible(capture.can_remove_photo and not self._asking)
        self.back_button.setVisible(self._asking)
        self.sure_button.setVisible(self._asking)

    def _load(self, hashes: tuple[str, ...]) -> None:
        if hashes == self._loaded:
            return
        self._loaded = hashes
        pixmap = side_by_side([pixmap_of(self._read(one)) for one in hashes], self._size)
        size = self._size if pixmap is None else pixmap.size()
        self.picture.setIconSize(size)
        self.picture.setFixedSize(size + QSize(4, 4))
        self.picture.setIcon(QIcon(pixmap) if pixmap is not None else QIcon())
        self.picture.setVisible(bool(hashes))
        self.picture.setText("" if pixmap is not None else "?")

    def _ask(self, asking: bool) -> None:
        self._asking = asking
        self._write()
        self.reshaped.emit()
        (self.back_button if asking else self.delete_button).setFocus()

    def _keep(self) -> None:
        if self._capture is not None:
            self.keep.emit(self._capture.segment)

    def _delete_pressed(self) -> None:
        if self._asks:
            self._ask(True)
        else:
            self._delete()

    def _redact(self) -> None:
        if self._capture is not None:
            self.redact_regions.emit(self._capture.segment)

    def _delete(self) -> None:
        if self._capture is not None:
            self._asking = False
            self._write()
            self.delete.emit(self._capture.segment)

    def _remove_photo(self) -> None:
        if self._capture is not None:
            photo = Redaction(segment=self._capture.segment, items=(ItemKind.WEBCAM,))
            self.redact.emit(photo)

    def _zoom(self) -> None:
        if self._capture is not None and self._capture.pictures:
            self.zoom.emit(self._capture.pictures)


def pixmap_of(data: bytes | None) -> QPixmap:
    """A picture from its bytes; a null one where there are none or they are no picture."""
    pixmap = QPixmap()
    if data is not None:
        pixmap.loadFromData(data)
    return pixmap


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
