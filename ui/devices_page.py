"""The page of the settings about devices: which there are, vouching for a new one, ending one."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from agent.client import ClockState, DeviceView, Notice, NoticeCode, Problem, Snapshot
from ui import devices_words as words
from ui import messages, present_devices
from ui.bridge import Bridge
from ui.present_capture import Tone
from ui.present_devices import DeviceCard
from ui.present_pages import refusal
from ui.question import Question
from ui.settings_pages import SettingsPage
from ui.switch import Switch
from ui.theme import GRID
from ui.time_fields import MomentEdit
from ui.tongue import tr
from ui.widgets import ErrorLabel, field_label, frame, text_label, title_label


class EndDevice(Question):
    """Asks whether another device is to be ended, and whether it was lost."""

    def __init__(self, parent: QWidget, name: str, *, now_ms: int) -> None:
        super().__init__(
            parent,
            title=messages.APP,
            text=tr(words.END_ASK).format(name=name),
            detail=tr(words.END_DETAIL),
            do=tr(words.END_YES),
            stay=tr(words.END_NO),
            danger=True,
        )
        self.lost = Switch(tr(words.END_LOST))
        self.since = MomentEdit(QDateTime.fromMSecsSinceEpoch(now_ms))
        self._now_ms = now_ms
        self._since_label = field_label(tr(words.END_LOST_SINCE), self.since)
        self._hint = text_label(tr(words.END_LOST_HINT), Tone.PLAIN)
        self.error = ErrorLabel(self.since)
        at = self.column.indexOf(self.detail) + 1
        for part in (self.error, self._hint, self.since, self._since_label, self.lost):
            self.column.insertWidget(at, part)
        self.lost.toggled.connect(self._show_since)
        self.since.dateTimeChanged.connect(lambda _: self.error.say(""))
        self._show_since(False)

    @property
    def lost_since_ms(self) -> int | None:
        """Since when it was in other hands (UTC), if it was."""
        return self.since.dateTime().toMSecsSinceEpoch() if self.lost.isChecked() else None

    def accept(self) -> None:
        """What is lost was lost before now."""
        since_ms = self.lost_since_ms
        if since_ms is not None and since_ms > self._now_ms:
            self.error.say(tr(words.END_FUTURE))
            self.since.setFocus()
            return
        super().accept()

    def _show_since(self, lost: bool) -> None:
        for part in (self._since_label, self.since, self._hint):
            part.setVisible(lost)
        self.error.say("")


class DevicesPage(SettingsPage):
    """Shows what is known at once, then what the server says. It asks whenever it comes to be seen."""

    def __init__(self, title: str, bridge: Bridge) -> None:
        super().__init__(title, tr(words.INTRO))
        self._bridge = bridge
        self._asked = 0
        self._shown: tuple[DeviceCard, ...] | None = None
        self.state = text_label("", Tone.PLAIN)
        self.cards: list[QWidget] = []
        self.ends: dict[str, QPushButton] = {}
        self.list = QVBoxLayout()
        self.list.setSpacing(2 * GRID)
        self.said = text_label("", Tone.GOOD)
        self.said.hide()
        self.error = ErrorLabel(self.state)
        self.question: EndDevice | None = None
        for part in (self.state, self.said, self.error):
            self.column.addWidget(part)
        self.column.addLayout(self.list)
        self.column.addSpacing(4 * GRID)
        self._add_vouching()
        self.column.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask what there is now; whoever sees the list has seen the news of it."""
        super().showEvent(event)
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is still to come is no longer wanted."""
        super().hideEvent(event)
        self._asked += 1

    def look(self) -> None:
        """Show what is known here, and ask the server for the rest."""
        self._asked += 1
        asked = self._asked
        if self._bridge.snapshot.state is ClockState.SIGNED_OUT:
            self._show(())
            self._say(tr(words.NOT_ENROLLED))
            self.vouching.hide()
            return
        self.vouching.show()
        self._say(tr(words.ASKING))
        self._bridge.read(lambda client: client.devices(), lambda told: self._known(asked, told))
        self._bridge.read(
            lambda client: client.look_for_devices(), lambda told: self._looked(asked, told)
        )

    def vouch(self) -> None:
        """Vouch for the device whose check code was typed."""
        check = self.check.text().strip()
        self.vouched.hide()
        if not check:
            self.check_error.say(tr(words.VOUCH_EMPTY))
            self.check.setFocus()
            return
        self.check_error.say("")
        self._vouching(True)
        self._bridge.change(lambda client: client.vouch(check=check), self._vouched)

    def ask_end(self, device: str, name: str) -> None:
        """End a device, after a question."""
        self.said.hide()
        self.error.say("")
        now_ms = self._bridge.snapshot.now_ms + self._bridge.elapsed_ms()
        asked = EndDevice(self.window(), name, now_ms=now_ms)
        self.question = asked
        asked.finished.connect(self._question_over)
        asked.ask(lambda: self._end(device, name, asked.lost_since_ms))

    def _question_over(self, _result: int) -> None:
        self.question = None

    def _end(self, device: str, name: str, lost_since_ms: int | None) -> None:
        def over(answer: object) -> None:
            if isinstance(answer, Problem):
                self.error.say(refusal(answer))
                return
            self.said.setText(tr(words.ENDED_NOW).format(name=name))
            self.said.show()
            self.look()

        self._say(tr(words.ASKING))
        self._bridge.change(
            lambda client: client.end_device(device=device, lost_since_ms=lost_since_ms), over
        )

    def _known(self, asked: int, told: tuple[DeviceView, ...] | Problem) -> None:
        if asked != self._asked:
            return
        if isinstance(told, Problem):
            self._say(refusal(told))
            return
        if self._shown is None:
            self._show(present_devices.cards(told, asked=False))

    def _looked(self, asked: int, told: tuple[DeviceView, ...] | Problem) -> None:
        if asked != self._asked:
            return
        if isinstance(told, Problem):
            self._say(tr(words.OFFLINE).format(why=refusal(told)))
            return
        self._say("" if told else tr(words.NONE))
        self._show(present_devices.cards(told, asked=True))
        self._dismiss_news()

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def _dismiss_news(self) -> None:
        snapshot: Snapshot = self._bridge.snapshot
        news: list[Notice] = [
            one for one in snapshot.notices if one.code is NoticeCode.DEVICE_ADDED
        ]
        for one in news:
            self._bridge.dismiss(notice=one.notice_id)

    def _show(self, cards: tuple[DeviceCard, ...]) -> None:
        if cards == self._shown:
            return
        self._shown = cards
        focused = next((device for device, one in self.ends.items() if one.hasFocus()), None)
        for old in self.cards:
            self.list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.ends = {}
        self.cards = [self._card(one) for one in cards]
        for card in self.cards:
            self.list.addWidget(card)
        if focused is not None:
            self.ends.get(focused, self.check).setFocus()

    def _card(self, one: DeviceCard) -> QWidget:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(GRID)
        head = title_label(one.title)
        if one.ended:
            head.setProperty("tone", Tone.PLAIN.value)
        column.addWidget(head)
        for line in one.lines:
            column.addWidget(text_label(line, Tone.PLAIN if one.ended else None))
        if one.can_end:
            button = QPushButton(tr(words.END))
            button.setAccessibleName(tr(words.END_OF).format(name=one.name))
            button.clicked.connect(lambda: self.ask_end(one.device, one.name))
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
            self.ends[one.device] = button
        card.setAccessibleName(" ".join((one.title, *one.lines)))
        return card

    def _add_vouching(self) -> None:
        self.vouching = QWidget()
        column = QVBoxLayout(self.vouching)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.check = QLineEdit()
        self.check.setPlaceholderText("XXXX-XXXX-XXXX")
        self.check.setMaxLength(64)
        self.check_error = ErrorLabel(self.check)
        self.vouch_button = QPushButton(tr(words.VOUCH))
        self.vouched = text_label("", Tone.GOOD)
        self.vouched.hide()
        column.addWidget(title_label(tr(words.VOUCH_TITLE)))
        column.addWidget(text_label(tr(words.VOUCH_INTRO), Tone.PLAIN))
        column.addSpacing(2 * GRID)
        column.addWidget(field_label(tr(words.VOUCH_CODE), self.check))
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.check, 1)
        row.addWidget(self.vouch_button)
        column.addLayout(row)
        column.addWidget(self.check_error)
        column.addWidget(self.vouched)
        self.column.addWidget(self.vouching)
        self.check.returnPressed.connect(self.vouch)
        self.check.textEdited.connect(lambda _: self.check_error.say(""))
        self.vouch_button.clicked.connect(self.vouch)

    def _vouching(self, busy: bool) -> None:
        for part in (self.check, self.vouch_button):
            part.setEnabled(not busy)
        self.vouch_button.setText(tr(words.VOUCHING if busy else words.VOUCH))

    def _vouched(self, answer: str | Problem) -> None:
        self._vouching(False)
        if isinstance(answer, Problem):
            self.check_error.say(refusal(answer))
            self.check.setFocus()
            return
        self.check.clear()
        self.vouched.setText(tr(words.VOUCHED).format(name=answer))
        self.vouched.show()
        self.check.setFocus()
