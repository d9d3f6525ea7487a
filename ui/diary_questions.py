"""The verbs of the diary that ask something first: one question at a time, over the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from agent.client import ContractView, ManualView, Problem
from ui import diary_days, diary_words, present_diary, present_diary_detail
from ui.bridge import Bridge
from ui.diary_dialogs import MemoDialog, RedactDialog, span_of
from ui.diary_manual import ManualDialog
from ui.diary_reading import DiaryReading
from ui.diary_work import UNDO_MS, DiaryWork
from ui.present_diary import CardRow
from ui.question import Question
from ui.tongue import tr, tr_count


class DiaryQuestions(QObject):
    """Asks about what `chosen` gives, and has `work` carry out what is answered."""

    added = Signal()
    """Manual time was added."""

    def __init__(
        self,
        window: QWidget,
        bridge: Bridge,
        reading: DiaryReading,
        work: DiaryWork,
        *,
        chosen: Callable[[], Sequence[CardRow]],
        zone: tzinfo | None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._reading = reading
        self._work = work
        self._chosen = chosen
        self._zone = zone
        self.dialog: QDialog | None = None
        """The question that is open."""

    def close(self) -> None:
        """Answer an open question with no."""
        if self.dialog is not None:
            self.dialog.reject()

    def edit_memo(self) -> None:
        """Ask for the memo of what is chosen."""
        cards = present_diary_detail.segments_left(self._chosen())
        if cards:
            self._ask(MemoDialog(self._window, cards, self._work.write_memo), None)

    def redact(self) -> None:
        """Ask what to take back of what is chosen."""
        cards = present_diary_detail.segments_left(self._chosen())
        if not cards:
            return
        entry = cards[0].entry
        contract = None if entry is None else self._known(entry.contract)
        span = span_of(cards, self._zone)
        self._ask(RedactDialog(self._window, cards, contract, span, self._work.redact), None)

    def delete(self) -> None:
        """Ask whether to delete what is chosen, or to take manual time back."""
        cards = self._chosen()
        claim = cards[0] if len(cards) == 1 and cards[0].claim is not None else None
        if claim is not None and claim.state is not present_diary.CardState.REMOVED:
            text = tr(diary_words.CLAIM_ASK).format(span=span_of(cards, self._zone))
            detail = tr(diary_words.CLAIM_ASK_DETAIL).format(seconds=UNDO_MS // 1000)
            do = tr(diary_words.REDACT_YES)
            self._ask_to_delete(text, detail, do, lambda: self._work.take_back(claim))
            return
        cards = present_diary_detail.segments_left(cards)
        if cards:
            text = (
                tr(diary_words.DELETE_ONE).format(span=span_of(cards, self._zone))
                if len(cards) == 1
                else tr_count(diary_words.DELETE_MANY, len(cards))
            )
            sealed = [card.entry is not None and card.entry.sealed for card in cards]
            parts = [tr(diary_words.DELETE_UNSENT)] if not all(sealed) else []
            if any(sealed):
                parts.append(tr(diary_words.DELETE_SENT).format(seconds=UNDO_MS // 1000))
            do = tr(diary_words.DELETE_YES)
            self._ask_to_delete(text, "\n\n".join(parts), do, lambda: self._work.delete(cards))

    def _ask_to_delete(self, text: str, detail: str, do: str, then: Callable[[], None]) -> None:
        asked = Question(
            self._window,
            title=tr(diary_words.TITLE),
            text=text,
            detail=detail,
            do=do,
            stay=tr(diary_words.DELETE_NO),
            danger=True,
        )
        self._ask(asked, then)

    def add_manual(self) -> None:
        """Ask for time without evidence on the day that is shown."""
        snapshot = self._bridge.snapshot
        today = diary_days.day_at(snapshot.now_ms, self._zone)
        asked = ManualDialog(
            self._window,
            self._bridge,
            day=min(self._reading.day, today),
            zone=self._zone,
            contracts=[one for one in snapshot.contracts if one.manual_allowed],
            chosen=self._reading.contract or snapshot.contract,
            late=self._late_claim,
        )
        self._ask(asked, self.added.emit)

    def _late_claim(self, answer: ManualView | Problem) -> None:
        if isinstance(answer, Problem):
            self._work.refused.emit(answer)
        else:
            self.added.emit()

    def _ask(self, dialog: QDialog, then: Callable[[], None] | None) -> None:
        """Open a question over the window; `then` is called when it was answered with yes."""
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if then is not None:
            dialog.accepted.connect(then)
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self, _result: int) -> None:
        self.dialog = None

    def _known(self, contract: str | None) -> ContractView | None:
        found = (one for one in self._bridge.snapshot.contracts if one.contract == contract)
        return next(found, None)
