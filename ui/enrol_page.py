"""The first page: where the server is, the one-time code, and what this device is called."""

from __future__ import annotations

from PySide6.QtCore import QSysInfo
from PySide6.QtWidgets import QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from agent.client import Problem
from ui import messages
from ui.bridge import Bridge
from ui.present_capture import Tone
from ui.present_pages import Field, field_of, refusal
from ui.theme import GRID
from ui.widgets import ErrorLabel, field_label, text_label, title_label


class EnrolPage(QWidget):
    """Three fields and a button; every error stands beside the field it is about."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.server = QLineEdit()
        self.server.setPlaceholderText("https://")
        self.code = QLineEdit()
        self.device = QLineEdit(QSysInfo.machineHostName())
        self.button = QPushButton(messages.ENROL)
        self.button.setProperty("kind", "primary")
        self.button.setProperty("large", True)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(messages.ENROLLING)
        self.progress = text_label(messages.ENROLLING, Tone.PLAIN)
        self.errors = {
            Field.SERVER: ErrorLabel(self.server),
            Field.CODE: ErrorLabel(self.code),
            Field.FORM: ErrorLabel(self.button),
        }
        self.device_error = ErrorLabel(self.device)

        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(title_label(messages.ENROL_TITLE))
        whole.addWidget(text_label(messages.ENROL_INTRO, Tone.PLAIN))
        for words, field, error in (
            (messages.SERVER_ADDRESS, self.server, self.errors[Field.SERVER]),
            (messages.ONE_TIME_CODE, self.code, self.errors[Field.CODE]),
            (messages.DEVICE_NAME, self.device, self.device_error),
        ):
            whole.addSpacing(2 * GRID)
            whole.addWidget(field_label(words, field))
            whole.addWidget(field)
            whole.addWidget(error)
            field.returnPressed.connect(self.submit)
            field.textEdited.connect(lambda _, e=error: e.say(""))
        whole.addSpacing(3 * GRID)
        whole.addWidget(self.button)
        whole.addWidget(self.errors[Field.FORM])
        whole.addWidget(self.progress)
        whole.addWidget(self.busy)
        whole.addStretch(1)
        self.button.clicked.connect(self.submit)
        bridge.done.connect(self._done)
        bridge.refused.connect(self._refused)
        bridge.broken.connect(lambda _: self._set_busy(False))
        self._set_busy(False)

    def submit(self) -> None:
        """Check that nothing is empty and ask the agent to enrol."""
        self._clear()
        server, code, device = (f.text().strip() for f in (self.server, self.code, self.device))
        for text, field, error, words in (
            (device, self.device, self.device_error, messages.NAME_EMPTY),
            (code, self.code, self.errors[Field.CODE], messages.CODE_EMPTY),
            (server, self.server, self.errors[Field.SERVER], messages.SERVER_EMPTY),
        ):
            if not text:
                error.say(words)
                field.setFocus()
        if not (server and code and device):
            return
        self._set_busy(True)
        self._bridge.enrol(server_url=server, code=code, device_name=device)

    def _done(self, verb: str) -> None:
        if verb == "enrol":
            self._set_busy(False)
            self.code.clear()

    def _refused(self, verb: str, problem: Problem) -> None:
        if verb != "enrol":
            return
        self._set_busy(False)
        field = field_of(problem)
        self.errors.get(field, self.errors[Field.FORM]).say(refusal(problem, enrolled=False))
        (self.code if field is Field.CODE else self.server).setFocus()

    def _clear(self) -> None:
        for error in (*self.errors.values(), self.device_error):
            error.say("")

    def _set_busy(self, busy: bool) -> None:
        for part in (self.server, self.code, self.device, self.button):
            part.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.busy.setVisible(busy)
