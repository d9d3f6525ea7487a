"""Shows the code of a sign-in through the browser and waits until it is confirmed there (RFC 8628)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from agent.client import Problem, ProblemCode, SignIn
from ui import first_run_words as words
from ui import formats
from ui.present_capture import Tone
from ui.present_pages import refusal
from ui.present_setup import Step, may_open, step_line
from ui.problem_words import problem_words
from ui.theme import GRID
from ui.tongue import tr
from ui.widgets import ErrorLabel, set_property, text_label, title_label

OpenUrl = Callable[[str], bool]
_PASSING = frozenset({ProblemCode.SERVER_UNREACHABLE, ProblemCode.SERVER_FAILED})
"""Troubles through which one goes on asking."""


def open_in_browser(url: str) -> bool:
    """Have the system open `url`; whether it knew how."""
    return QDesktopServices.openUrl(QUrl(url))


class SignInWait(QWidget):
    """One code at a time. It asks (`asks`) no faster than the server wants, and only while it waits."""

    asks = Signal()
    cancelled = Signal()
    new_code_wanted = Signal()

    def __init__(self, open_url: OpenUrl) -> None:
        super().__init__()
        self._open_url = open_url
        self._sign_in: SignIn | None = None
        self.intro = text_label()
        self.code = text_label()
        self.code.setProperty("role", "code")
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.by_hand = text_label(tone=Tone.PLAIN)
        self.by_hand.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.state = text_label(tone=Tone.PLAIN)
        self.browser = QPushButton(tr(words.OPEN_BROWSER))
        self.new_code = QPushButton(tr(words.NEW_CODE))
        self.new_code.setProperty("kind", "primary")
        self.cancel = QPushButton(tr(words.CANCEL))
        self.error = ErrorLabel(self.code)
        self.browser.clicked.connect(self._open)
        self.new_code.clicked.connect(self.new_code_wanted)
        self.cancel.clicked.connect(self.cancelled)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.asks)
        self._lay_out()

    @property
    def waits(self) -> bool:
        """Whether a code is being waited for."""
        return self._sign_in is not None

    def begin(self, sign_in: SignIn, server: str) -> None:
        """Show this code, open the browser, and begin to ask."""
        self._sign_in = sign_in
        host = urlsplit(sign_in.verification_url).netloc or server
        self.intro.setText(tr(words.WAIT_INTRO).format(server=host))
        self.code.setText(sign_in.user_code)
        # Read out letter by letter: as a word it could not be compared.
        spelled = " ".join(sign_in.user_code.replace("-", ""))
        self.code.setAccessibleName(f"{tr(words.SIGN_IN_CODE)}: {spelled}")
        self.by_hand.setText(tr(words.WAIT_BY_HAND).format(url=sign_in.verification_url))
        self._show_waiting(tr(words.WAIT_UNTIL), Tone.PLAIN)
        self.error.say("")
        self.code.setEnabled(True)
        for part in (self.browser, self.state, self.by_hand):
            part.show()
        self.new_code.hide()
        self.browser.setFocus()
        self._open()
        self._ask_later()

    def end(self) -> None:
        """Wait no more."""
        self._timer.stop()
        self._sign_in = None

    def not_yet(self) -> None:
        """It is not confirmed yet."""
        self._show_waiting(tr(words.WAIT_UNTIL), Tone.PLAIN)
        self._ask_later()

    def refused(self, problem: Problem) -> None:
        """It was declined, or has expired, or the server cannot be asked just now."""
        if problem.code in _PASSING:
            self._show_waiting(tr(words.WAIT_OFFLINE), Tone.CARE)
            self._ask_later()
            return
        self._timer.stop()
        expired = problem.code is ProblemCode.CODE_EXPIRED
        # What to do then is on the button: the hint is about codes that one is given.
        said = (
            f"{problem_words(problem).title}."
            if expired
            else refusal(problem, enrolled=False, by_code=False)
        )
        self.error.say(said)
        # That code leads nowhere any more.
        self.code.setEnabled(False)
        for part in (self.browser, self.state, self.by_hand):
            part.hide()
        self.new_code.show()
        self.new_code.setFocus()

    def _show_waiting(self, text: str, tone: Tone) -> None:
        if self._sign_in is not None:
            self.state.setText(text.format(time=formats.local_time(self._sign_in.expires_ms, None)))
            set_property(self.state, "tone", tone.value)

    def _open(self) -> None:
        url = "" if self._sign_in is None else self._sign_in.complete_url
        opened = may_open(url) and self._open_url(url)
        self.error.say("" if opened else tr(words.NO_BROWSER))

    def _ask_later(self) -> None:
        if self._sign_in is not None:
            self._timer.start(max(1, self._sign_in.interval_s) * 1000)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        for button in (self.new_code, self.browser, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2 * GRID)
        whole.addWidget(text_label(step_line(Step.SIGN_IN), Tone.PLAIN))
        whole.addWidget(title_label(tr(words.WAIT_TITLE)))
        whole.addWidget(self.intro)
        whole.addSpacing(2 * GRID)
        whole.addWidget(self.code)
        whole.addWidget(self.error)
        whole.addSpacing(2 * GRID)
        whole.addWidget(self.state)
        whole.addWidget(self.by_hand)
        whole.addSpacing(2 * GRID)
        whole.addLayout(buttons)
        whole.addStretch(1)
