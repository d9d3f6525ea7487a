"""What the contractor does with segments of the diary, and the few seconds in which a deletion can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from agent.client import ClientError, EvidenceClient, Problem, Redaction, RedactReason
from ui.bridge import Bridge
from ui.present_diary import CardRow

UNDO_MS = 8_000
"""How long a deletion of what is signed waits before it is signed itself."""

Deed = Callable[[EvidenceClient], object]
Answer = Callable[[Sequence[Problem | None]], bool]
"""Is given why each deed was refused, or None where it was carried out; says whether it showed that."""


class DiaryWork(QObject):
    """Carries out verbs on one or many segments, in order; used on the main thread."""

    done = Signal()
    """All was carried out, or tried."""
    refused = Signal(object)
    """The first `Problem` of those that were refused; the rest was carried out."""
    waits = Signal()
    """Something is about to be deleted, or is no more: see `waiting`."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.waiting: tuple[str, ...] = ()
        """The keys of what is deleted as soon as the time for undoing is over."""
        self._deeds: tuple[Deed, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_MS)
        self._timer.timeout.connect(self.commit)
        bridge.closing.connect(self.commit)

    def write_memo(self, segments: Sequence[str], memo: str, answer: Answer | None = None) -> None:
        """Change the memo of each of these segments."""
        self._carry_out([_memo(segment, memo) for segment in segments], answer)

    def redact(self, redactions: Sequence[Redaction], answer: Answer | None = None) -> None:
        """Take each of these back."""
        self._carry_out([_redact(one) for one in redactions], answer)

    def delete(self, cards: Sequence[CardRow]) -> None:
        """Delete segments: what is not signed at once, so that it never goes up; the rest when it can no longer
        be undone.
        """
        self.commit()
        segments = [card for card in cards if card.entry is not None]
        now = [card for card in segments if card.entry is not None and not card.entry.sealed]
        later = [card for card in segments if card.entry is not None and card.entry.sealed]
        self._carry_out([_redact(_everything(card.key)) for card in now])
        self._wait(
            tuple(card.key for card in later),
            tuple(_redact(_everything(card.key)) for card in later),
        )

    def take_back(self, claim: CardRow) -> None:
        """Take manual time back when it can no longer be undone."""
        self.commit()
        self._wait((claim.key,), (_take_back(claim.key),))

    def undo(self) -> None:
        """Leave everything as it was."""
        self._timer.stop()
        self._deeds, self.waiting = (), ()
        self.waits.emit()

    def commit(self) -> None:
        """Do now what could still be undone."""
        self._timer.stop()
        deeds, self._deeds, self.waiting = self._deeds, (), ()
        if deeds:
            self.waits.emit()
            self._carry_out(deeds)

    def _wait(self, keys: tuple[str, ...], deeds: tuple[Deed, ...]) -> None:
        if deeds:
            self.waiting, self._deeds = keys, deeds
            self._timer.start()
            self.waits.emit()

    def _carry_out(self, deeds: Sequence[Deed], answer: Answer | None = None) -> None:
        if not deeds:
            return

        def take(answers: tuple[Problem | None, ...] | Problem) -> None:
            problems = (answers,) if isinstance(answers, Problem) else answers
            shown = answer is not None and answer(problems)
            first = next((one for one in problems if one is not None), None)
            self.done.emit()
            if first is not None and not shown:
                self.refused.emit(first)

        self._bridge.change(lambda client: _do_all(client, deeds), take)


def _do_all(client: EvidenceClient, deeds: Sequence[Deed]) -> tuple[Problem | None, ...]:
    problems: list[Problem | None] = []
    for deed in deeds:
        try:
            deed(client)
        except ClientError as refused:
            problems.append(refused.problem)
        else:
            problems.append(None)
    return tuple(problems)


def _everything(segment: str) -> Redaction:
    return Redaction(segment=segment, everything=True, reason=RedactReason.OTHER)


def _memo(segment: str, memo: str) -> Deed:
    return lambda client: client.edit_memo(segment=segment, memo=memo)


def _redact(redaction: Redaction) -> Deed:
    return lambda client: client.redact(redaction=redaction)


def _take_back(manual: str) -> Deed:
    return lambda client: client.take_back_time(manual=manual, reason=RedactReason.OTHER)
