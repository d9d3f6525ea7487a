"""What the time without input was: asked in the main window, never in front of anything, answered in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui import messages
from ui.flow import FlowRow
from ui.present import IdleAsked
from ui.present_capture import Tone
from ui.theme import GRID
from ui.tongue import tr
from ui.widgets import ErrorLabel, text_label


class IdleCard(QWidget):
    """The question, a field for the memo, and a button for each answer; hidden while nothing is asked."""

    keep = Signal(str)
    """Keep the time, with this memo."""
    drop = Signal()
    stop = Signal()
    """Drop the time and clock out."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: IdleAsked | None = None
        self.heading = text_label()
        self.detail = text_label(tone=Tone.PLAIN)
        self.memo = QLineEdit()
        self.memo.setPlaceholderText(tr(messages.IDLE_MEMO))
        self.memo.setAccessibleName(tr(messages.IDLE_MEMO))
        self.memo.returnPressed.connect(self._keep)
        self.error = ErrorLabel(self.memo)
        self.keep_button = QPushButton(tr(messages.IDLE_KEEP))
        self.keep_button.clicked.connect(self._keep)
        self.drop_button = QPushButton()
        self.drop_button.clicked.connect(self.drop)
        self.stop_button = QPushButton(tr(messages.IDLE_STOP))
        self.stop_button.clicked.connect(self.stop)
        buttons = FlowRow(spacing=2 * GRID)
        for button in (self.keep_button, self.drop_button, self.stop_button):
            buttons.add(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        whole.setSpacing(GRID)
        for part in (self.heading, self.detail, self.memo, self.error):
            whole.addWidget(part)
        whole.addWidget(buttons)

    def show_asked(self, asked: IdleAsked | None) -> bool:
        """Show this question; whether there is one."""
        if asked is not None and asked != self._asked:
            if self._asked is None or asked.heading != self._asked.heading:
                self.memo.clear()
                self.error.say("")
            self.heading.setText(asked.heading)
            self.detail.setText(asked.detail)
            self.memo.setVisible(asked.may_keep)
            self.keep_button.setVisible(asked.may_keep)
            self.drop_button.setText(asked.drop)
            self.stop_button.setVisible(asked.can_stop)
        self._asked = asked
        return asked is not None

    def say_error(self, text: str) -> None:
        """Show why an answer was refused."""
        self.error.say(text)

    def _keep(self) -> None:
        self.error.say("")
        self.keep.emit(self.memo.text())
