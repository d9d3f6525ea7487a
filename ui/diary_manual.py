"""The question of the diary about time that was not tracked: when, on which contract, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta, tzinfo

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from agent.client import ContractView, ManualClaim, ManualView, Problem, ProblemCode
from ui import diary_days, diary_words, formats, present_diary
from ui.bridge import Bridge
from ui.diary_days import comes_twice, instant_of, midnight_ms
from ui.diary_dialogs import Asking, one_line, say_length
from ui.diary_frame import qdate
from ui.present_capture import Tone
from ui.present_pages import refusal
from ui.time_fields import DayEdit, TimeEdit
from ui.tongue import tr
from ui.widgets import ErrorLabel, Picker, field_label, text_label

_MINUTE_MS = 60_000


class ManualDialog(Asking):
    """Adds time without evidence; stays open while the agent refuses it, with the reason beside the field."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        *,
        day: date,
        zone: tzinfo | None,
        contracts: Sequence[ContractView],
        chosen: str | None,
        late: Callable[[ManualView | Problem], None],
    ) -> None:
        """`late` is given what comes of it when the dialog was closed before."""
        super().__init__(parent, title=tr(diary_words.MANUAL_TITLE), do=tr(diary_words.MANUAL_ADD))
        self._bridge = bridge
        self._zone = zone
        self._late = late
        self.added: ManualView | None = None
        self.column.addWidget(text_label(tr(diary_words.MANUAL_INTRO), Tone.PLAIN))
        self.contract = Picker()
        for one in contracts:
            self.contract.addItem(one.title, one.contract)
        self.contract.setCurrentIndex(max(0, self.contract.findData(chosen)))
        self.contract_error = self._field(tr(diary_words.MANUAL_CONTRACT), self.contract)
        self.day = DayEdit(qdate(day))
        self.day.setDateRange(qdate(diary_days.FIRST_DAY), qdate(diary_days.LAST_DAY))
        self.day_error = self._field(tr(diary_words.MANUAL_DAY_FIELD), self.day)
        self.start = TimeEdit(QTime(9, 0))
        self.end = TimeEdit(QTime(10, 0))
        times = QHBoxLayout()
        for words, edit in (
            (tr(diary_words.MANUAL_FROM), self.start),
            (tr(diary_words.MANUAL_TO), self.end),
        ):
            half = QVBoxLayout()
            half.setSpacing(self.column.spacing())
            half.addWidget(field_label(words, edit))
            half.addWidget(edit)
            times.addLayout(half, 1)
        self.column.addLayout(times)
        self.time_error = ErrorLabel(self.start)
        self.length = text_label(tone=Tone.PLAIN)
        self.column.addWidget(self.time_error)
        self.column.addWidget(self.length)
        self.why = QPlainTextEdit()
        self.why.setTabChangesFocus(True)
        self.why.setPlaceholderText(tr(diary_words.MANUAL_WHY_HINT))
        self.why.setFixedHeight(self.why.fontMetrics().lineSpacing() * 5)
        self.why_error = self._field(tr(diary_words.MANUAL_WHY), self.why)
        self.why.textChanged.connect(lambda: say_length(self.why, self.why_error))
        self.day.dateChanged.connect(self._show_length)
        self.start.timeChanged.connect(self._show_length)
        self.end.timeChanged.connect(self._show_length)
        self.do_button.clicked.connect(self._add)
        if not contracts:
            self.error.say(tr(diary_words.MANUAL_NONE))
            self.do_button.setEnabled(False)
        self.finish()
        self._show_length()
        self.start.setFocus()

    def _field(self, words: str, edit: QWidget) -> ErrorLabel:
        error = ErrorLabel(edit)
        self.column.addWidget(field_label(words, edit))
        self.column.addWidget(edit)
        self.column.addWidget(error)
        return error

    def claim(self) -> ManualClaim | None:
        """What is asked for; None where something is wrong, which then stands beside its field."""
        self._clear()
        span = self._span()
        if isinstance(span, str):
            self.time_error.say(span)
            return None
        if not say_length(self.why, self.why_error):
            return None
        memo = one_line(self.why)
        if not memo:
            self.why_error.say(tr(diary_words.REASON_NEEDED))
            self.why_error.mark(wrong=True)
            return None
        return ManualClaim(
            contract=self.contract.currentData(), start_ms=span[0], end_ms=span[1], memo=memo
        )

    def _span(self) -> tuple[int, int] | str:
        """The instants that the fields name, or what is wrong with them."""
        day = _date(self.day.date())
        times = [(edit.time().hour(), edit.time().minute()) for edit in (self.start, self.end)]
        instants = [instant_of(day, *time, self._zone) for time in times]
        if times[1] == (0, 0):  # the midnight at the end of the day
            instants[1] = midnight_ms(day + timedelta(days=1), self._zone)
        start_ms, end_ms = instants
        if start_ms is None or end_ms is None:
            skipped = self.start if start_ms is None else self.end
            words = tr(diary_words.NO_SUCH_TIME)
            return words.format(time=skipped.time().toString("HH:mm"))
        if start_ms >= end_ms:
            return tr(diary_words.ENDS_BEFORE)
        return start_ms, end_ms

    def _show_length(self) -> None:
        """How long it is, and which is meant of two times that read the same."""
        self.time_error.say("")
        span = self._span()
        said = []
        if not isinstance(span, str):
            length = formats.hours((span[1] - span[0]) // _MINUTE_MS)
            said.append(tr(diary_words.MANUAL_LENGTH).format(time=length))
            for edit in (self.start, self.end):
                time = edit.time()
                if comes_twice(_date(self.day.date()), time.hour(), time.minute(), self._zone):
                    words = tr(diary_words.TWICE)
                    said.append(words.format(time=time.toString("HH:mm")))
        self.length.setText("\n".join(said))

    def _add(self) -> None:
        claim = self.claim()
        if claim is None:
            return
        self.show_busy(True)
        self._bridge.change(lambda client: client.claim_time(claim=claim), self._answered)

    def _answered(self, answer: ManualView | Problem) -> None:
        if self.over:
            self._late(answer)
            return
        self.show_busy(False)
        if isinstance(answer, Problem):
            self._place_of(answer.code).say(self._why(answer))
            return
        self.added = answer
        self.accept()

    def _why(self, problem: Problem) -> str:
        """A refusal with the time that is in the way."""
        said = refusal(problem)
        ends = [problem.details.get(name, "") for name in ("at_ms", "until_ms")]
        overlaps = problem.code is ProblemCode.MANUAL_OVERLAPS
        if not all(end.isdecimal() for end in ends) or not (
            overlaps or problem.code is ProblemCode.MANUAL_CLAIMED
        ):
            return said
        at = tr(diary_words.MANUAL_TRACKED_AT if overlaps else diary_words.MANUAL_CLAIMED_AT)
        start_ms, end_ms = map(int, ends)
        return f"{said} {at.format(span=present_diary.span(start_ms, end_ms, self._zone))}"

    def _place_of(self, code: ProblemCode) -> ErrorLabel:
        places = {
            ProblemCode.MANUAL_NOT_ALLOWED: self.contract_error,
            ProblemCode.UNKNOWN_CONTRACT: self.contract_error,
            ProblemCode.MANUAL_TOO_LATE: self.day_error,
            ProblemCode.MANUAL_IN_FUTURE: self.time_error,
            ProblemCode.MANUAL_TOO_LONG: self.time_error,
            ProblemCode.MANUAL_OVERLAPS: self.time_error,
            ProblemCode.MANUAL_CLAIMED: self.time_error,
            ProblemCode.MEMO_MISSING: self.why_error,
            ProblemCode.MEMO_TOO_LONG: self.why_error,
        }
        return places.get(code, self.error)

    def _clear(self) -> None:
        for error in (
            self.contract_error,
            self.day_error,
            self.time_error,
            self.why_error,
            self.error,
        ):
            error.say("")


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
