"""Small parts that several windows share: labels, cards, errors beside fields, and the ticker."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui.present_capture import Tone


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and dress the widget anew if it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def text_label(text: str = "", tone: Tone | None = None) -> QLabel:
    """A wrapping label that shows plain text only."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if tone is not None:
        label.setProperty("tone", tone.value)
    return label


def title_label(text: str = "") -> QLabel:
    """A wrapping label in semibold, one step larger than the text."""
    label = text_label(text)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 1.15)
    font.setBold(True)
    label.setFont(font)
    return label


def field_label(text: str, buddy: QWidget) -> QLabel:
    """The label above a field; its mnemonic leads to the field and its words name it."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("tone", Tone.PLAIN.value)
    label.setBuddy(buddy)
    buddy.setAccessibleName(text.replace("&", ""))
    return label


def frame(kind: str) -> QFrame:
    """A frame that the style sheet knows as `kind`: `card`, `notice` or `rule`."""
    result = QFrame()
    result.setProperty("kind", kind)
    return result


class ElidedLabel(QLabel):
    """One line of plain text that ends in … where it is too long, with the whole of it on hovering."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the layout wants."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        whole = self.text()
        shown = self.fontMetrics().elidedText(
            whole, Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        self.setToolTip(whole if shown != whole else "")
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )


class Picker(QComboBox):
    """A box to pick from whose text may be longer than the box, with an arrow in the theme's ink."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, what fits of the text, and the arrow, which a sheet takes only from a file."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if not self.isEditable():
            room = self.style().subControlRect(
                QStyle.ComplexControl.CC_ComboBox,
                option,
                QStyle.SubControl.SC_ComboBoxEditField,
                self,
            )
            text = option.currentText or self.placeholderText()
            option.currentText = self.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, room.width() - 8
            )
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.Text if self.isEnabled() else QPalette.ColorRole.PlaceholderText
        painter.setPen(QPen(self.palette().color(role), 1.5))
        # The style has put the button to the other side already where text runs from the right.
        x = 15.0 if self.isRightToLeft() else self.width() - 15.0
        y = self.height() / 2
        painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])


class ErrorLabel(QLabel):
    """A sentence beside the thing it is about; takes no room while there is none."""

    def __init__(self, about: QWidget) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("tone", Tone.BAD.value)
        self._about = about
        self._described = ""
        """What describes the field while nothing is wrong."""
        self.hide()

    def say(self, text: str) -> None:
        """Show `text`, mark the field and tell screen readers; an empty text clears all three."""
        if not self.text():
            self._described = self._about.accessibleDescription()
        self.setText(text)
        self.setVisible(bool(text))
        self._about.setAccessibleDescription(text or self._described)
        set_property(self._about, "wrong", bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def mark(self, *, wrong: bool) -> None:
        """Mark the field as wrong or not, whatever is said beside it."""
        set_property(self._about, "wrong", wrong)


class SteadyLabel(QLabel):
    """Figures of equal width that change all the time: only another number of them lays the window out anew."""

    def setText(self, text: str) -> None:
        """Show other figures."""
        same = len(text) == len(self.text())
        super().setText(text)
        if not same:
            self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def _measure(self) -> None:
        self.setMinimumSize(0, 0)  # a label never hints at less
        self.setFixedSize(self.sizeHint())


_LATE_MS = 5
"""By how much a face is drawn late, so that what it shows has surely changed."""


class Ticker(QObject):
    """Redraws a face when what it shows changes, while its widget can be seen and something moves; else it sleeps."""

    def __init__(
        self, widget: QWidget, tick: Callable[[], None], due_ms: Callable[[], int]
    ) -> None:
        """`due_ms` says in how many milliseconds the face will look different."""
        super().__init__(widget)
        self._widget = widget
        self._wanted = False
        self._tick = tick
        self._due_ms = due_ms
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # A coarse one comes up to a twentieth early, and finds nothing changed yet.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turned)
        widget.installEventFilter(self)
        self._window: QWidget | None = None

    @property
    def running(self) -> bool:
        """Whether the process is woken for this face."""
        return self._timer.isActive()

    def want(self, moves: bool) -> None:
        """Say whether anything moves."""
        self._wanted = moves
        self._update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget being shown, hidden, minimised and put into another window."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.WindowStateChange):
            window = self._widget.window()
            if window is not self._window and window is not self._widget:
                window.installEventFilter(self)
                self._window = window
            self._update()
        return super().eventFilter(watched, event)

    def _update(self) -> None:
        seen = self._widget.isVisible() and not self._widget.window().isMinimized()
        if self._wanted and seen:
            # Anew each time: what it shows, and so when that changes, may be another than before.
            self._timer.start(max(1, self._due_ms()) + _LATE_MS)
        else:
            self._timer.stop()

    def _turned(self) -> None:
        self._tick()
        self._update()
