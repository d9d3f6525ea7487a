"""The first run after the sign-in: agree, try the senses, see a test capture, done. One page at a time."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from agent.client import ClientError, SenseCheck, Snapshot, TrialCapture
from ui import first_run_words as words
from ui import messages, present
from ui.bridge import Bridge
from ui.capture_card import pixmap_of
from ui.first_run_needs import FirstRun
from ui.picture import PictureWindow
from ui.present_capture import Tone
from ui.present_setup import Step, check_line, step_line, step_of, works
from ui.problem_words import problem_words
from ui.theme import GRID
from ui.tongue import tr
from ui.trying import Trying
from ui.widgets import Picker, set_property, text_label, title_label

_PICTURE_WIDTH = 340


class ConsentStep(QWidget):
    """Choose a contract, read what it captures, and decide."""

    consent_wanted = Signal()
    later = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._ready = False
        """A contract is chosen."""
        self._pressed_early = False
        self.contract = Picker()
        self.contract.setAccessibleName(tr(messages.CONTRACT).replace("&", ""))
        self.read = _primary(tr(words.AGREE_READ))
        self.later_button = QPushButton(tr(words.LATER))
        self.declined = text_label(tr(words.AGREE_DECLINED), Tone.CARE)
        self.read.clicked.connect(self._read)
        self.later_button.clicked.connect(self.later)
        self.contract.activated.connect(self._chosen)
        column = _column(self, Step.CONSENT, words.AGREE_TITLE, words.AGREE_INTRO)
        column.addWidget(self.contract)
        column.addWidget(self.declined)
        column.addWidget(self.read)
        column.addWidget(self.later_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.declined.hide()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """List the contracts; one that is alone needs no choosing."""
        listed = [(c.title, c.contract) for c in snapshot.contracts]
        held = [
            (self.contract.itemText(n), self.contract.itemData(n))
            for n in range(self.contract.count())
        ]
        if listed != held:
            self.contract.clear()
            for title, contract in listed:
                self.contract.addItem(title, contract)
        self.contract.setCurrentIndex(self.contract.findData(snapshot.contract))
        if snapshot.contract is None and len(listed) == 1:
            self._bridge.choose_contract(contract=listed[0][1])
        self._ready = present.chosen_contract(snapshot) is not None
        if self._ready and self._pressed_early:
            self._read()

    def say_declined(self) -> None:
        """The page was closed without agreeing."""
        self.declined.show()
        self.read.setFocus()

    def _chosen(self, index: int) -> None:
        self.declined.hide()
        self._bridge.choose_contract(contract=str(self.contract.itemData(index)))

    def _read(self) -> None:
        """Open the page, or remember that it is wanted: the agent may still be choosing the only contract.

        The button is never disabled: it would pass its focus on to the menu, which the next key would open.
        """
        self._pressed_early = not self._ready and self.contract.count() <= 1
        if self._ready:
            self.declined.hide()
            self.consent_wanted.emit()
        elif not self._pressed_early:
            self.contract.setFocus()


class CheckStep(QWidget):
    """Each sense by name: whether it works, why not, and how to mend it."""

    done = Signal()

    def __init__(self, trying: Trying) -> None:
        super().__init__()
        self._trying = trying
        self.names: dict[str, QLabel] = {}
        self.found: dict[str, QLabel] = {}
        self._checks: dict[str, SenseCheck] = {}
        self._trying_now = False
        self.state = text_label(tone=Tone.PLAIN)
        self.again = QPushButton(tr(words.CHECK_AGAIN))
        self.go_on = _primary(tr(words.CONTINUE))
        self.again.clicked.connect(self.begin)
        self.go_on.clicked.connect(self._go_on)
        column = _column(self, Step.CHECK, words.CHECK_TITLE, words.CHECK_INTRO)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID)
        column.addLayout(self._rows)
        column.addSpacing(GRID)
        column.addWidget(self.state)
        column.addWidget(self.go_on)
        column.addWidget(self.again, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        trying.asked.connect(self._asked)
        trying.checked.connect(self._checked)
        trying.broken.connect(lambda _: self._all_tried())

    def begin(self) -> None:
        """Try everything, from the start; nothing happens while that is under way."""
        if self._trying_now:
            return
        # The buttons stay as they are: one that is disabled would pass its focus on to the menu.
        self._trying_now = True
        self.state.setText(tr(words.CHECK_TRYING))
        set_property(self.state, "tone", Tone.PLAIN.value)
        self._trying.try_all()

    def _go_on(self) -> None:
        """What is being tried is waited for: a key that was pressed too early skips nothing."""
        if not self._trying_now:
            self.done.emit()

    def _asked(self, senses: tuple[str, ...]) -> None:
        self._checks = {}
        if tuple(self.names) != senses:
            for label in (*self.names.values(), *self.found.values()):
                self._rows.removeWidget(label)
                label.hide()
                label.deleteLater()
            self.names = {sense: text_label(tr(words.SENSES[sense])) for sense in senses}
            self.found = {sense: text_label() for sense in senses}
            for sense in senses:
                font = self.names[sense].font()
                font.setBold(True)
                self.names[sense].setFont(font)
                self._rows.addWidget(self.names[sense])
                self._rows.addWidget(self.found[sense])
                self._rows.addSpacing(GRID)
        for sense in senses:
            self._say(sense, None)

    def _checked(self, check: SenseCheck) -> None:
        self._checks[check.sense] = check
        self._say(check.sense, check)
        if len(self._checks) == len(self.found):
            self._all_tried()

    def _say(self, sense: str, check: SenseCheck | None) -> None:
        text, tone = check_line(check)
        # Not by colour alone: a sign stands before what was found.
        sign = "" if check is None else "✓  " if works(check) else "!  "
        label = self.found[sense]
        label.setText(f"{sign}{text}")
        name = tr(words.CHECK_LINE).format(sense=tr(words.SENSES[sense]), found=text)
        label.setAccessibleName(name)
        set_property(label, "tone", tone.value)

    def _all_tried(self) -> None:
        good = bool(self._checks) and all(works(check) for check in self._checks.values())
        self.state.setText(tr(words.CHECK_ALL if good else words.CHECK_SOME))
        set_property(self.state, "tone", (Tone.GOOD if good else Tone.PLAIN).value)
        self._trying_now = False


class CaptureStep(QWidget):
    """One capture that is shown and thrown away. Its pictures are in memory while this page shows them."""

    done = Signal()

    def __init__(self, trying: Trying) -> None:
        super().__init__()
        self._trying = trying
        self._files: dict[str, bytes] = {}
        self._large: PictureWindow | None = None
        self._taking = False
        self.took = False
        """Whether one was shown, and thrown away."""
        self.take = _primary(tr(words.CAPTURE_TAKE))
        self.throw = _primary(tr(words.CAPTURE_THROW))
        self.skip = QPushButton(tr(words.CONTINUE))
        self.state = text_label(tone=Tone.PLAIN)
        self.pictures: list[QPushButton] = []
        self._shown = QVBoxLayout()
        self._shown.setSpacing(2 * GRID)
        self.take.clicked.connect(self.begin)
        self.throw.clicked.connect(self._leave)
        self.skip.clicked.connect(self._leave)
        column = _column(self, Step.CAPTURE, words.CAPTURE_TITLE, words.CAPTURE_INTRO)
        column.addLayout(self._shown)
        column.addWidget(self.state)
        for button in (self.take, self.throw):
            column.addWidget(button)
        column.addWidget(self.skip, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        trying.captured.connect(self._captured)
        trying.broken.connect(lambda _: self.reset())
        self.reset()

    @property
    def holds(self) -> int:
        """How many pictures are in memory."""
        return len(self._files)

    def begin(self) -> None:
        """Take it; nothing happens while that is under way."""
        if self._taking:
            return
        self._taking = True
        self._say(tr(words.CAPTURE_TAKING), Tone.PLAIN)
        self._trying.take()

    def reset(self) -> None:
        """Throw away what is shown."""
        self._taking = False
        self._files = {}
        if self._large is not None:
            self._large.close()
        for picture in self.pictures:
            self._shown.removeWidget(picture)
            picture.hide()
            picture.deleteLater()
        self.pictures = []
        self._say("", Tone.PLAIN)
        self.take.show()
        self.throw.hide()
        self.skip.show()

    def _captured(self, capture: TrialCapture) -> None:
        self.reset()
        if capture.problem is not None:
            told = problem_words(capture.problem)
            text = tr(words.CHECK_WHY).format(title=told.title, hint=told.hint)
            self._say(text, Tone.CARE)
            self.take.setFocus()
            return
        if not capture.pictures:
            self._say(tr(words.CAPTURE_NONE), Tone.PLAIN)
            self.take.hide()
            self.skip.setFocus()
            return
        self.took = True
        self._files = {str(n): one.data for n, one in enumerate(capture.pictures)}
        for name, data in self._files.items():
            self._show(name, pixmap_of(data), len(capture.pictures))
        self._say(tr(words.CAPTURE_SHOWN), Tone.GOOD)
        self.take.hide()
        self.skip.hide()
        self.throw.show()
        self.throw.setFocus()

    def _show(self, name: str, picture: QPixmap, count: int) -> None:
        ratio = self.devicePixelRatioF()
        small = picture.scaledToWidth(
            round(_PICTURE_WIDTH * ratio), Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(ratio)
        button = QPushButton()
        button.setProperty("kind", "picture")
        button.setIcon(small)
        button.setIconSize(QSize(_PICTURE_WIDTH, round(small.height() / ratio)))
        said = tr(words.CAPTURE_PICTURE).format(index=int(name) + 1, count=count)
        button.setAccessibleName(said)
        button.setToolTip(tr(messages.SHOW_PICTURE))
        button.clicked.connect(lambda: self._enlarge())
        self._shown.addWidget(button)
        self.pictures.append(button)

    def _enlarge(self) -> None:
        if self._large is None:
            self._large = PictureWindow(lambda name: self._files.get(name))
        self._large.open_pictures(tuple(self._files))

    def _leave(self) -> None:
        if not self._taking:
            self.reset()
            self.done.emit()

    def _say(self, text: str, tone: Tone) -> None:
        self.state.setText(text)
        set_property(self.state, "tone", tone.value)
        self.state.setVisible(bool(text))


class DoneStep(QWidget):
    """What happens next."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.where = text_label(tone=Tone.PLAIN)
        self.gone = text_label(tr(words.CAPTURE_GONE), Tone.GOOD)
        self.button = _primary(tr(words.DONE))
        self.button.clicked.connect(self.done)
        column = _column(self, Step.DONE, words.DONE_TITLE, words.DONE_INTRO)
        column.addWidget(self.gone)
        column.addWidget(self.where)
        column.addWidget(self.button)
        column.addStretch(1)

    def say_tray(self, available: bool) -> None:
        """Say where the app is found again."""
        self.where.setText(tr(words.DONE_TRAY if available else words.DONE_NO_TRAY))


class FirstRunPage(QWidget):
    """Shows the step that `present_setup.step_of` says, and remembers which the person has finished."""

    consent_wanted = Signal()
    turned = Signal()
    """Another step is shown, or none any more."""

    def __init__(self, bridge: Bridge, first_run: FirstRun | None) -> None:
        """Without `first_run` there is no step after the sign-in."""
        super().__init__()
        self._bridge = bridge
        self._first_run = first_run
        self._under_way = first_run is not None and first_run.setup.setup_open()
        self._done: Step | None = None
        self.step: Step | None = None
        self.trying = None if first_run is None else Trying(first_run.trials, self)
        self.steps: dict[Step, QWidget] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        if self.trying is not None:
            self.trying.broken.connect(bridge.broken)
            self._make(self.trying)
        for part in self.steps.values():
            part.hide()
            whole.addWidget(part, 1)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins on this step."""
        buttons: dict[Step, QWidget] = {
            Step.CONSENT: self.consent.read,
            Step.CHECK: self.check.go_on,
            Step.CAPTURE: self.capture.take,
            Step.DONE: self.over.button,
        }
        return self if self.step is None else buttons.get(self.step, self)

    def begun(self) -> None:
        """A first run is under way: this device was just enrolled here."""
        self._under_way = self._first_run is not None

    def say_tray(self, available: bool) -> None:
        """Say where the app is found again."""
        if self.steps:
            self.over.say_tray(available)

    def show_snapshot(self, snapshot: Snapshot) -> bool:
        """Show the step that this snapshot asks for; whether there is one after the sign-in."""
        step = step_of(snapshot, under_way=self._under_way, done=self._done)
        step = None if step is Step.SIGN_IN else step
        if step is Step.CONSENT:
            self.consent.show_snapshot(snapshot)
        if step is not self.step:
            if self.step is Step.CAPTURE:
                self.capture.reset()
            self.step = step
            for one, part in self.steps.items():
                part.setVisible(one is step)
            if step is Step.CHECK:
                self.check.begin()
            self.turned.emit()
        return step is not None

    def consent_closed(self) -> None:
        """The consent page was closed; where nothing was agreed to, that is said."""
        if self.step is Step.CONSENT:
            self.consent.say_declined()

    def _make(self, trying: Trying) -> None:
        self.consent = ConsentStep(self._bridge)
        self.check = CheckStep(trying)
        self.capture = CaptureStep(trying)
        self.over = DoneStep()
        self.consent.consent_wanted.connect(self.consent_wanted)
        self.consent.later.connect(self._end)
        self.check.done.connect(lambda: self._finished(Step.CHECK))
        self.capture.done.connect(lambda: self._finished(Step.CAPTURE))
        self.over.done.connect(self._end)
        self.steps = {
            Step.CONSENT: self.consent,
            Step.CHECK: self.check,
            Step.CAPTURE: self.capture,
            Step.DONE: self.over,
        }

    def _finished(self, step: Step) -> None:
        self._done = step
        self.over.gone.setVisible(self.capture.took)
        self.show_snapshot(self._bridge.snapshot)

    def _end(self) -> None:
        """The first run is over; should that not be written down, the next start shows its end again."""
        if self._first_run is not None:
            try:
                self._first_run.setup.end_setup()
            except ClientError as error:
                self._bridge.refused.emit("end_setup", error.problem)
        self._under_way = False
        self.show_snapshot(self._bridge.snapshot)


def _primary(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "primary")
    button.setProperty("large", True)
    return button


def _column(step: QWidget, which: Step, title: str, intro: str) -> QVBoxLayout:
    """How each step begins: how far it is, what it is, what it is for."""
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2 * GRID)
    column.addWidget(text_label(step_line(which), Tone.PLAIN))
    column.addWidget(title_label(tr(title)))
    column.addWidget(text_label(tr(intro), Tone.PLAIN))
    column.addSpacing(GRID)
    return column
