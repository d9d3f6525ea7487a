"""Shows the check code of a new device and waits until another device of the same person has vouched for it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from agent.client import Problem, ProblemCode
from ui import first_run_words as words
from ui.present_capture import Tone
from ui.present_pages import refusal
from ui.present_setup import Step, step_line
from ui.theme import GRID
from ui.tongue import tr
from ui.widgets import ErrorLabel, set_property, text_label, title_label

ASK_MS: Final = 2_000
"""How often it is asked whether somebody vouched: as the command line does."""
_PASSING = frozenset({ProblemCode.SERVER_UNREACHABLE, ProblemCode.SERVER_FAILED})


class VouchWait(QWidget):
    """One check code at a time. It asks (`asks`) only while it waits."""

    asks = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.waits = False
        """Whether a device is being waited for."""
        self.code = text_label()
        self.code.setProperty("role", "code")
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.intro = text_label()
        self.state = text_label(tone=Tone.PLAIN)
        self.error = ErrorLabel(self.code)
        self.cancel = QPushButton(tr(words.CANCEL))
        self.cancel.clicked.connect(self.cancelled)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ASK_MS)
        self._timer.timeout.connect(self.asks)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2 * GRID)
        whole.addWidget(text_label(step_line(Step.SIGN_IN), Tone.PLAIN))
        whole.addWidget(title_label(tr(words.VOUCH_TITLE)))
        whole.addWidget(self.intro)
        whole.addSpacing(2 * GRID)
        whole.addWidget(self.code)
        whole.addWidget(self.error)
        whole.addSpacing(2 * GRID)
        whole.addWidget(self.state)
        whole.addSpacing(2 * GRID)
        whole.addWidget(self.cancel, alignment=Qt.AlignmentFlag.AlignLeft)
        whole.addStretch(1)

    def begin(self, check: str, name: str) -> None:
        """Show this check code of the device called `name`, and begin to ask."""
        self.waits = True
        self.intro.setText(tr(words.VOUCH_INTRO).format(name=name))
        self.code.setText(check)
        # Read out letter by letter: as a word it could not be compared.
        spelled = " ".join(check.replace("-", ""))
        self.code.setAccessibleName(f"{tr(words.VOUCH_CODE)}: {spelled}")
        self.error.say("")
        self.cancel.setFocus()
        self.not_yet()

    def end(self) -> None:
        """Wait no more."""
        self._timer.stop()
        self.waits = False

    def not_yet(self) -> None:
        """Nobody has vouched yet."""
        self._say(tr(words.VOUCH_WAITS), Tone.PLAIN)
        self._timer.start()

    def refused(self, problem: Problem) -> None:
        """The server cannot be asked just now, or does not take this device."""
        if problem.code in _PASSING:
            self._say(tr(words.VOUCH_OFFLINE), Tone.CARE)
            self._timer.start()
            return
        self._timer.stop()
        self.state.hide()
        self.error.say(refusal(problem, enrolled=False))

    def _say(self, text: str, tone: Tone) -> None:
        self.state.setText(text)
        set_property(self.state, "tone", tone.value)
        self.state.show()
