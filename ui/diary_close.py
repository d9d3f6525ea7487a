"""The bar below a week of the own diary that says how its close stands, and the question that closes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from agent.client import ClosedWeek, ContractView, Problem, WeekView
from ui import close_words as words
from ui import diary_days, present_close
from ui.bridge import Bridge
from ui.diary_days import Period
from ui.diary_reading import DiaryReading
from ui.present_capture import Tone
from ui.present_close import WeekLine
from ui.present_pages import refusal
from ui.question import ColumnDialog
from ui.theme import GRID
from ui.tongue import tr
from ui.widgets import ErrorLabel, frame, set_property, text_label, title_label


class CloseDialog(ColumnDialog):
    """Asks, has the agent sign, and says what the close says or why there is none."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        week: WeekView,
        contract: ContractView,
        closed: Callable[[], None],
    ) -> None:
        """`closed` is called once the week is closed."""
        text, detail = present_close.question(week, contract)
        super().__init__(parent, text)
        self._bridge = bridge
        self._week = week
        self._closed = closed
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleDescription(f"{text} {detail}")
        self.text = title_label(text)
        self.detail = text_label(detail, Tone.PLAIN)
        self.outcome = text_label("", Tone.GOOD)
        self.outcome.hide()
        self.stay_button = QPushButton(tr(words.NO))
        self.stay_button.clicked.connect(self.reject)
        self.do_button = QPushButton(tr(words.YES))
        self.do_button.setProperty("kind", "primary")
        self.do_button.setDefault(True)
        self.do_button.clicked.connect(self.close_week)
        self.error = ErrorLabel(self.do_button)
        for part in (self.text, self.detail, self.outcome, self.error):
            self.column.addWidget(part)
        self.add_answers(self.stay_button, self.do_button)
        self.do_button.setFocus()

    def close_week(self) -> None:
        """Have it signed."""
        self.error.say("")
        self.do_button.setEnabled(False)
        self.do_button.setText(tr(words.CLOSING))
        week = self._week
        self._bridge.change(
            lambda client: client.close_week(
                contract=week.contract, week_start_ms=week.week_start_ms
            ),
            self._answered,
        )

    def _answered(self, answer: ClosedWeek | Problem) -> None:
        if isinstance(answer, Problem):
            self.do_button.setEnabled(True)
            self.do_button.setText(tr(words.YES))
            self.do_button.setFocus()
            self.error.say(refusal(answer))
            return
        self.do_button.hide()
        self.stay_button.setText(tr(words.DONE_BUTTON))
        self.stay_button.setDefault(True)
        self.stay_button.setFocus()
        said = present_close.done(answer.minutes, answer.manual_minutes)
        self.outcome.setText(said)
        self.outcome.show()
        self.setAccessibleDescription(said)
        self._closed()


class CloseBar(QWidget):
    """Follows what the diary reads. Shown for a week of one contract that is over and has something in it."""

    def __init__(self, bridge: Bridge, zone: tzinfo | None) -> None:
        super().__init__()
        self._bridge = bridge
        self._zone = zone
        self._asked = 0
        self._week: WeekView | None = None
        self.dialog: CloseDialog | None = None
        self.title = title_label()
        self.text = text_label("", Tone.PLAIN)
        self.button = QPushButton()
        self.button.clicked.connect(self.ask)
        self.frame = frame("notice")
        said = QVBoxLayout(self.frame)
        said.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        said.setSpacing(GRID)
        said.addWidget(self.title)
        said.addWidget(self.text)
        said.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self.hide()

    def follow(self, reading: DiaryReading) -> None:
        """Ask how the week stands that is shown now; called whenever the diary has read something."""
        self._asked += 1
        contract = self._contract(reading.contract)
        noon_ms = diary_days.midnight_ms(reading.day, self._zone) + 12 * 3_600_000
        week_start_ms, _ = diary_days.week_of(noon_ms)
        over = present_close.is_over(week_start_ms, self._bridge.snapshot.now_ms)
        if reading.period is not Period.WEEK or not over:
            self._show(None)
            return
        if contract is None:
            self._show(None)
            self._say_choose(bool(reading.page.entries or reading.page.claims))
            return
        asked = self._asked
        self._bridge.read(
            lambda client: client.week(contract=contract.contract, week_start_ms=week_start_ms),
            lambda told: self._take(asked, told),
        )

    def clear(self) -> None:
        """Another time is being read."""
        self._asked += 1
        self._show(None)

    def ask(self) -> None:
        """Ask whether to close the week that is shown."""
        week = self._week
        contract = None if week is None else self._contract(week.contract)
        if week is None or contract is None or self.dialog is not None:
            return
        self.dialog = CloseDialog(self.window(), self._bridge, week, contract, self._look_again)
        self.dialog.finished.connect(self._over)
        self.dialog.open()

    def shut(self) -> None:
        """The diary is closed: so is an open question."""
        if self.dialog is not None:
            self.dialog.reject()

    def _over(self, _result: int) -> None:
        self.dialog = None

    def _look_again(self) -> None:
        week = self._week
        if week is None:
            return
        self._asked += 1
        asked = self._asked
        self._bridge.read(
            lambda client: client.week(contract=week.contract, week_start_ms=week.week_start_ms),
            lambda told: self._take(asked, told),
        )

    def _take(self, asked: int, told: WeekView | Problem) -> None:
        if asked == self._asked:
            # What cannot be read the list itself says.
            self._show(None if isinstance(told, Problem) else told)

    def _show(self, week: WeekView | None) -> None:
        self._week = week
        now_ms = self._bridge.snapshot.now_ms
        shown: WeekLine | None = None
        if week is not None:
            shown = present_close.line(week, now_ms=now_ms, zone=self._zone)
        if shown is not None:
            self.title.setText(shown.title)
            self.title.show()
            self.text.setText(shown.text)
            set_property(self.title, "tone", (Tone.CARE if shown.care else Tone.GOOD).value)
            self.button.setText(shown.button)
            self.button.show()
            self.button.setEnabled(shown.enabled)
            self.setAccessibleName(f"{shown.title}. {shown.text}")
        self.setVisible(shown is not None)

    def _say_choose(self, something: bool) -> None:
        """With several contracts there is no week that could be closed until one is chosen."""
        self.text.setText(tr(words.CHOOSE))
        self.title.hide()
        self.button.hide()
        self.setAccessibleName(self.text.text())
        self.setVisible(something)

    def _contract(self, chosen: str | None) -> ContractView | None:
        """The contract that is shown, or the only one there is."""
        contracts = self._bridge.snapshot.contracts
        if chosen is None and len(contracts) == 1:
            return contracts[0]
        return next((one for one in contracts if one.contract == chosen), None)
