"""The parts of the settings window: a field with its label, its note and its refusal, whatever it is set with."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStyleOptionSpinBox,
    QVBoxLayout,
    QWidget,
)

from agent.client import Problem
from ui import present_settings
from ui.present_capture import Tone
from ui.present_settings import SettingsSeen
from ui.theme import GRID
from ui.time_fields import paint_steps
from ui.tongue import Counted, tr_count
from ui.widgets import ErrorLabel, Picker, field_label, text_label

_PAUSE_MS = 250
"""How long a number has rested before it is set: a key that is held down makes many."""


class Spin(QSpinBox):
    """A number with its unit; the wheel moves it only where it has the focus, else it scrolls the page."""

    def __init__(self, unit: Counted, least: int, most: int, least_text: str = "") -> None:
        """`least_text` stands in place of the least number."""
        super().__init__()
        self._unit = unit
        self.setRange(least, most)
        self.setSpecialValueText(least_text)
        self.setKeyboardTracking(False)
        self.setAccelerated(True)
        self.lineEdit().setTextMargins(GRID, 0, 0, 0)  # a sheet's padding does not reach it
        self.valueChanged.connect(self._name_unit)
        self._name_unit(self.value())
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then its arrows in the theme's ink, which a sheet takes only from files."""
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        paint_steps(self, option, self.stepEnabled)

    def _name_unit(self, value: int) -> None:
        self.setSuffix(tr_count(self._unit, value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See the class."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Choice(Picker):
    """One of a few; the wheel as with `Spin`."""

    def __init__(self, items: Sequence[tuple[str, str]]) -> None:
        """`items` are values with their words."""
        super().__init__()
        for value, words in items:
            self.addItem(words, value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See the class."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SettingField(QObject):
    """Shows one setting and asks for another value of it: what is refused is explained below the control."""

    changed = Signal(str, tuple)
    """The setting's key, and its new values."""

    def __init__(self, key: str, control: QWidget, label: str = "", hint: str = "") -> None:
        super().__init__(control)
        self.key = key
        self.control = control
        self.label = field_label(label, control) if label else None
        self.hint = text_label(hint, Tone.PLAIN)
        self.hint.setVisible(bool(hint))
        self.note = text_label("", Tone.PLAIN)
        self.error = ErrorLabel(control)

    def into(self, layout: QVBoxLayout) -> None:
        """Lay everything out below what is there."""
        layout.addSpacing(2 * GRID)
        for part in (self.label, self.control, self.hint, self.note, self.error):
            if part is not None:
                layout.addWidget(part)

    def show_seen(self, seen: SettingsSeen) -> None:
        """Show what the setting is; nothing is asked for by that."""
        view = seen.settings[self.key]
        note = present_settings.note(view)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.control.setEnabled(present_settings.changeable(view))
        if self.error.text():
            return  # what was refused stays to be mended
        self.control.blockSignals(True)
        self.take(view.values)
        self.control.blockSignals(False)

    @abstractmethod
    def take(self, values: tuple[str, ...]) -> None:
        """Put the values into the control."""

    def ask(self, *values: str) -> None:
        """Ask for other values."""
        self.error.say("")
        self.changed.emit(self.key, values)

    def done(self) -> None:
        """The last change was kept."""
        self.error.say("")

    def refuse(self, problem: Problem) -> None:
        """The last change was refused."""
        self.error.say(present_settings.refused(self.key, problem))


class NumberField(SettingField):
    """A setting that is a number."""

    def __init__(self, key: str, spin: Spin, label: str, hint: str = "") -> None:
        super().__init__(key, spin, label, hint)
        self.spin = spin
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        spin.valueChanged.connect(lambda _: self._pause.start())
        spin.editingFinished.connect(self._hurry)
        spin.installEventFilter(self)

    def take(self, values: tuple[str, ...]) -> None:
        """Show the number."""
        if not self._pause.isActive():
            self.spin.setValue(int(values[0]))
            self.spin._name_unit(self.spin.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask at once when the window is closed."""
        if event.type() is QEvent.Type.Hide:
            self._hurry()
        return super().eventFilter(watched, event)

    def _hurry(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._ask()

    def _ask(self) -> None:
        self.ask(str(self.spin.value()))


class ChoiceField(SettingField):
    """A setting that is one of a few."""

    def __init__(self, key: str, choice: Choice, label: str, hint: str = "") -> None:
        super().__init__(key, choice, label, hint)
        self.choice = choice
        choice.currentIndexChanged.connect(lambda _: self.ask(str(choice.currentData())))

    def take(self, values: tuple[str, ...]) -> None:
        """Choose what is set."""
        self.choice.setCurrentIndex(self.choice.findData(values[0]))


class KeysField(ChoiceField):
    """The keys from anywhere: what the desktop made of the wish stands below, and a way to its own window for them."""

    configure_wanted = Signal()

    def __init__(self, key: str, choice: Choice, label: str, hint: str, change: str) -> None:
        super().__init__(key, choice, label, hint)
        self.standing = text_label("", Tone.PLAIN)
        self.standing.hide()
        self.configure = QPushButton(change)
        self.configure.hide()
        self.configure.clicked.connect(self.configure_wanted)

    def into(self, layout: QVBoxLayout) -> None:
        """Below the choice."""
        super().into(layout)
        layout.insertWidget(layout.indexOf(self.error), self.standing)
        row = layout.indexOf(self.error)
        layout.insertWidget(row, self.configure, 0, Qt.AlignmentFlag.AlignLeft)

    def say(self, standing: str, *, configurable: bool) -> None:
        """How it stands; empty: there is nothing to say."""
        self.standing.setText(standing)
        self.standing.setVisible(bool(standing))
        self.configure.setVisible(configurable)
