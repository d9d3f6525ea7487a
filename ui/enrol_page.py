"""The first page: where the server is and what this device is called, then the sign-in or a one-time code."""

from __future__ import annotations

from PySide6.QtCore import QSysInfo
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from agent.client import ClientError, Problem, SetupClient, SignIn
from ui import first_run_words as words
from ui import messages
from ui.bridge import Bridge
from ui.present_capture import Tone
from ui.present_pages import Field, field_of, refusal
from ui.present_setup import Step, address_of, step_line
from ui.sign_in import OpenUrl, SignInWait, open_in_browser
from ui.switch import Switch
from ui.theme import GRID
from ui.tongue import tr
from ui.vouch_wait import VouchWait
from ui.widgets import ErrorLabel, field_label, text_label, title_label


class EnrolPage(QWidget):
    """Two fields and a button; every error stands beside the field it is about."""

    def __init__(
        self,
        bridge: Bridge,
        setup: SetupClient | None = None,
        open_url: OpenUrl = open_in_browser,
    ) -> None:
        """Without a `setup` nothing is remembered, and the first run ends with the enrolment."""
        super().__init__()
        self._bridge = bridge
        self._setup = setup
        self._by_code = False
        self._busy = False
        self.server = QLineEdit("" if setup is None else setup.preset_server())
        self.server.setPlaceholderText("https://")
        self.code = QLineEdit()
        self.device = QLineEdit(QSysInfo.machineHostName())
        self.sign_in = QPushButton(tr(words.SIGN_IN))
        self.button = QPushButton(tr(messages.ENROL))
        for button in (self.sign_in, self.button):
            button.setProperty("kind", "primary")
            button.setProperty("large", True)
        self.voucher = Switch(tr(words.ASK_VOUCHER))
        self.voucher_hint = text_label(tr(words.ASK_VOUCHER_HINT), Tone.PLAIN)
        self.other_way = QPushButton()
        self.other_way.setProperty("kind", "quiet")
        self.progress = text_label("", Tone.PLAIN)
        self.errors = {
            Field.SERVER: ErrorLabel(self.server),
            Field.CODE: ErrorLabel(self.code),
            Field.FORM: ErrorLabel(self.sign_in),
        }
        self.device_error = ErrorLabel(self.device)
        self.wait = SignInWait(open_url)
        self.vouch = VouchWait()
        self.intro = text_label("", Tone.PLAIN)
        self.form = QWidget()
        self._lay_out()

        self.sign_in.clicked.connect(self.submit)
        self.button.clicked.connect(self.submit)
        self.other_way.clicked.connect(lambda: self.use_code(not self._by_code))
        self.wait.cancelled.connect(self._cancel)
        self.wait.asks.connect(bridge.enrol_signed_in)
        self.wait.new_code_wanted.connect(self._again)
        self.vouch.cancelled.connect(self._cancel)
        self.vouch.asks.connect(bridge.enrol_vouched)
        bridge.answered.connect(self._answered)
        bridge.done.connect(self._done)
        bridge.refused.connect(self._refused)
        bridge.broken.connect(lambda _: self._broken())
        self._set_busy(False)
        self.use_code(False)
        self.wait.hide()
        self.vouch.hide()

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins: the field that is still to be filled, else the button."""
        if not self.server.text():
            return self.server
        return self.code if self._by_code else self.sign_in

    def use_code(self, by_code: bool) -> None:
        """Ask for a one-time code instead of a sign-in through the browser, or the other way round."""
        self._by_code = by_code
        self.intro.setText(tr(messages.ENROL_INTRO if by_code else words.SIGN_IN_INTRO))
        self.other_way.setText(tr(words.USE_BROWSER if by_code else words.USE_CODE))
        for part in (self.code_label, self.code, self.voucher, self.voucher_hint, self.button):
            part.setVisible(by_code)
        self.sign_in.setVisible(not by_code)
        self._clear()

    def submit(self) -> None:
        """Check that nothing is empty and ask the agent to sign in or to enrol; once, however often it is pressed."""
        if self._busy:
            return
        self._clear()
        self.server.setText(address_of(self.server.text()))
        server, code, device = (f.text().strip() for f in (self.server, self.code, self.device))
        missing = False
        for needed, text, field, error, said in (
            (True, device, self.device, self.device_error, tr(messages.NAME_EMPTY)),
            (self._by_code, code, self.code, self.errors[Field.CODE], tr(messages.CODE_EMPTY)),
            (True, server, self.server, self.errors[Field.SERVER], tr(messages.SERVER_EMPTY)),
        ):
            if needed and not text:
                missing = True
                error.say(said)
                field.setFocus()
        if missing:
            return
        if self._setup is not None:
            try:
                self._setup.keep_setup(server_url=server)
            except ClientError as error:
                self.errors[Field.FORM].say(refusal(error.problem, enrolled=False))
                return
        self._set_busy(True)
        if self._by_code and self.voucher.isChecked():
            self._bridge.ask_voucher(server_url=server, code=code, device_name=device)
        elif self._by_code:
            self._bridge.enrol(server_url=server, code=code, device_name=device)
        else:
            self._bridge.ask_sign_in(server_url=server, device_name=device)

    def _again(self) -> None:
        """The code has expired: ask for another one, with what was typed."""
        self._back()
        self.submit()

    def _back(self) -> None:
        """The sign-in is given up; what was typed is still there."""
        self.wait.end()
        self.wait.hide()
        self.vouch.end()
        self.vouch.hide()
        self.form.show()
        self._set_busy(False)

    def _cancel(self) -> None:
        self._back()
        (self.button if self._by_code else self.sign_in).setFocus()

    def _answered(self, verb: str, answer: object) -> None:
        if verb == "ask_sign_in" and isinstance(answer, SignIn):
            self._set_busy(False)
            self.form.hide()
            self.wait.show()
            self.wait.begin(answer, self.server.text().strip())
        elif verb == "enrol_signed_in" and self.wait.waits:
            if answer:
                self._back()
            else:
                self.wait.not_yet()

        elif verb == "ask_voucher" and isinstance(answer, str):
            self._set_busy(False)
            self.form.hide()
            self.vouch.show()
            self.vouch.begin(answer, self.device.text().strip())
        elif verb == "enrol_vouched" and self.vouch.waits:
            if answer:
                self.code.clear()
                self._back()
            else:
                self.vouch.not_yet()

    def _done(self, verb: str) -> None:
        if verb == "enrol":
            self._set_busy(False)
            self.code.clear()

    def _refused(self, verb: str, problem: Problem) -> None:
        if verb == "enrol_signed_in":
            if self.wait.waits:
                self.wait.refused(problem)
            return
        if verb == "enrol_vouched":
            if self.vouch.waits:
                self.vouch.refused(problem)
            return
        if verb not in ("enrol", "ask_sign_in", "ask_voucher"):
            return
        self._set_busy(False)
        field = field_of(problem)
        said = refusal(problem, enrolled=False, by_code=self._by_code)
        self.errors.get(field, self.errors[Field.FORM]).say(said)
        if field is Field.CODE and self._by_code:
            self.code.setFocus()
        else:
            self.server.setFocus()

    def _broken(self) -> None:
        self._set_busy(False)
        if self.wait.waits or self.vouch.waits:
            self._back()

    def _clear(self) -> None:
        for error in (*self.errors.values(), self.device_error):
            error.say("")

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        if busy:
            # The button that was pressed stays enabled: else the keyboard would go on to the menu.
            (self.button if self._by_code else self.sign_in).setFocus()
        for part in (self.server, self.code, self.device, self.voucher, self.other_way):
            part.setEnabled(not busy)
        said = tr(messages.ENROLLING if self._by_code else words.ASKING)
        self.progress.setText(said)
        self.progress.setVisible(busy)

    def _lay_out(self) -> None:
        form = QVBoxLayout(self.form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GRID)
        form.addWidget(text_label(step_line(Step.SIGN_IN), Tone.PLAIN))
        form.addSpacing(GRID)
        form.addWidget(title_label(tr(messages.ENROL_TITLE)))
        form.addSpacing(GRID)
        form.addWidget(self.intro)
        self.code_label = field_label(tr(messages.ONE_TIME_CODE), self.code)
        for label, field, error in (
            (
                field_label(tr(messages.SERVER_ADDRESS), self.server),
                self.server,
                self.errors[Field.SERVER],
            ),
            (self.code_label, self.code, self.errors[Field.CODE]),
            (field_label(tr(messages.DEVICE_NAME), self.device), self.device, self.device_error),
        ):
            form.addSpacing(2 * GRID)
            form.addWidget(label)
            form.addWidget(field)
            form.addWidget(error)
            field.returnPressed.connect(self.submit)
            field.textEdited.connect(lambda _, e=error: e.say(""))
        form.addSpacing(2 * GRID)
        form.addWidget(self.voucher)
        form.addWidget(self.voucher_hint)
        form.addSpacing(GRID)
        form.addWidget(self.sign_in)
        form.addWidget(self.button)
        form.addWidget(self.errors[Field.FORM])
        form.addWidget(self.other_way)
        form.addWidget(self.progress)
        form.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.form, 1)
        whole.addWidget(self.wait, 1)
        whole.addWidget(self.vouch, 1)
