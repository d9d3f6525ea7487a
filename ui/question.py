"""Dialogs over a window: one column that grows with its words and scrolls, and the plain question yes or no."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.flow import FlowRow
from ui.present_capture import Tone
from ui.theme import GRID
from ui.widgets import text_label, title_label

_WIDTH = 360
_MOST_WIDTH = 560


class ColumnDialog(QDialog):
    """As tall as what its `column` holds, which is scrolled where the screen has no room for it."""

    def __init__(self, parent: QWidget | None, title: str, *, width: int = _WIDTH) -> None:
        """`width` is how wide it is at least and at first, in device-independent pixels."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._width = width
        self._answers: FlowRow | None = None
        self._inner = QWidget()
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        self.column.setSpacing(2 * GRID)
        self._sheet = QScrollArea()
        self._sheet.setWidget(self._inner)
        self._sheet.setWidgetResizable(True)
        self._sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sheet)
        self._inner.installEventFilter(self)
        self.setMinimumWidth(width)

    def add_answers(self, *buttons: QPushButton) -> None:
        """The row of buttons at the foot: in every dialog the one that does it stands last."""
        row = self._answers = FlowRow(spacing=2 * GRID, at_end=True)
        for button in buttons:
            row.add(button)
        self.column.addSpacing(2 * GRID)
        self.column.addStretch(1)
        self.column.addWidget(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as what it holds."""
        super().showEvent(event)
        self._fit(shrink=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap otherwise in another width."""
        super().resizeEvent(event)
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what the column comes to hold: an error beside a field, a line of result."""
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit(shrink=False)
        return super().eventFilter(watched, event)

    def _tall(self, width: int) -> int:
        """How tall the column is in this width."""
        least = self.column.totalMinimumSize().height()
        return max(self.column.totalHeightForWidth(width), least)

    def _make_room(self) -> None:
        """Keep the sheet from squeezing lines that wrap."""
        self.column.activate()
        tall = self._tall(self.width())
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if tall > self.height():
            bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
            tall = self._tall(self.width() - self._sheet.verticalScrollBar().sizeHint().width())
        # Said and not left to the sheet, which finds out an event later and squeezes until then.
        self._sheet.setVerticalScrollBarPolicy(bar)
        self._inner.setMinimumHeight(tall)

    def _fit(self, *, shrink: bool) -> None:
        available = self.screen().availableGeometry()
        self.column.activate()
        # With large text words are wider than the dialog: then it is as wide as they are.
        bar = self._sheet.verticalScrollBar().sizeHint().width()
        least = max(self._width, self.column.totalMinimumSize().width() + bar)
        if self._answers is not None:  # beside each other, if that is not too wide
            sides = self.column.contentsMargins()
            row = self._answers.sizeHint().width() + sides.left() + sides.right()
            least = max(least, min(row, _MOST_WIDTH))
        self.setMinimumWidth(min(least, available.width()))
        width = max(self.width(), self.minimumWidth())
        tall = min(self._tall(width), available.height() * 9 // 10)
        if shrink or tall > self.height():
            self.resize(width, tall)
        self._make_room()


class Question(ColumnDialog):
    """Enter, Esc and closing it answer safely; `then` is called only by the button that does it."""

    def __init__(
        self,
        parent: QWidget,
        *,
        title: str,
        text: str,
        do: str,
        stay: str,
        detail: str = "",
        danger: bool = False,
    ) -> None:
        """`danger`: something is lost by it."""
        super().__init__(parent, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Read out when the question opens: the focus is on a button by then.
        self.setAccessibleDescription(f"{text} {detail}".strip())
        self.text = title_label(text)
        self.detail = text_label(detail, Tone.PLAIN)
        self.detail.setVisible(bool(detail))
        self.stay_button = QPushButton(stay)
        self.stay_button.setDefault(True)
        self.stay_button.clicked.connect(self.reject)
        self.do_button = QPushButton(do)
        self.do_button.setAutoDefault(False)
        self.do_button.clicked.connect(self.accept)
        if danger:
            self.do_button.setProperty("kind", "danger")
        self.column.addWidget(self.text)
        self.column.addWidget(self.detail)
        self.add_answers(self.stay_button, self.do_button)
        self.stay_button.setFocus()

    def ask(self, then: Callable[[], object]) -> None:
        """Open it over its window; `then` is called when it was answered with yes."""
        self.accepted.connect(then)
        self.open()
