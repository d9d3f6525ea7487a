"""What was sealed, read back for the runtime from the spool."""

from __future__ import annotations

from agent.core.problems import Problem, ProblemCode, Trouble
from agent.runtime.ports import (
    CoveredWeek,
    KeptSegment,
    SealedClaim,
    SealedConsent,
    SealedSegment,
    Week,
    WeekClose,
)
from agent.wiring.memory import SettingsOwner
from agent.wiring.problems import translated
from sync.claims import KeptClaim
from sync.ledger import Ledger
from sync.records import UploadState
from sync.redacting import SealedTarget
from wire.outgoing import OutgoingId
from wire.records import ContractId, SegmentId


class SpoolLedger:
    """Fits the runtime's `Ledger` and `Claims`. Any thread."""

    def __init__(self, ledger: Ledger, owner: SettingsOwner) -> None:
        self._ledger = ledger
        self._owner = owner

    def segment(self, name: str) -> SealedSegment | None:
        """See `Ledger.segment`."""
        with translated():
            found = self._ledger.segment(name)
        return None if found is None else _segment(found)

    def changed(self) -> tuple[SegmentId, ...]:
        """See `Ledger.changed`."""
        with translated():
            return tuple(SegmentId(name) for name in self._ledger.changed())

    def consents(self) -> tuple[SealedConsent, ...]:
        """See `Ledger.consents`."""
        with translated():
            kept = self._ledger.consents()
        return tuple(SealedConsent(one.consent, one.made_ms, one.delivered) for one in kept)

    def closes(self) -> tuple[CoveredWeek, ...]:
        """See `Ledger.closes`."""
        with translated():
            kept = self._ledger.closes()
        return tuple(
            CoveredWeek(one.contract, one.week_start_ms, one.heads, one.made_ms) for one in kept
        )

    def segments(self, *, start_ms: int, end_ms: int) -> tuple[KeptSegment, ...]:
        """See `Claims.segments`."""
        with translated():
            kept = self._ledger.segments(start_ms=start_ms, end_ms=end_ms)
        return tuple(
            KeptSegment(_segment(one.target), one.state is UploadState.REFUSED, one.receipt_ms)
            for one in kept
        )

    def claims(self, *, start_ms: int, end_ms: int) -> tuple[SealedClaim, ...]:
        """See `Claims.claims`."""
        with translated():
            kept = self._ledger.claims(start_ms=start_ms, end_ms=end_ms)
        return tuple(_claim(one) for one in kept)

    def claim(self, manual: OutgoingId) -> SealedClaim | None:
        """See `Claims.claim`."""
        with translated():
            kept = self._ledger.claim(manual)
        return None if kept is None else _claim(kept)

    def tracked(self, *, start_ms: int, end_ms: int) -> tuple[tuple[int, int], ...]:
        """See `Claims.tracked`."""
        with translated():
            kept = self._ledger.tracked(start_ms=start_ms, end_ms=end_ms)
        return tuple((start, end) for start, end, _ in kept)

    def week(self, contract: ContractId, *, week_start_ms: int) -> Week:
        """See `Ledger.week`. Raises `Trouble` NOT_ENROLLED."""
        enrolment = self._owner.settings.enrolment
        if enrolment is None:
            raise Trouble(Problem(ProblemCode.NOT_ENROLLED))
        with translated():
            kept = self._ledger.week(
                contract, week_start_ms=week_start_ms, origin=enrolment.log_origin
            )
        return Week(kept.minutes, kept.manual_minutes, kept.heads)

    def newest_close(self, contract: ContractId, *, week_start_ms: int) -> WeekClose | None:
        """See `Claims.newest_close`."""
        enrolment = self._owner.settings.enrolment
        if enrolment is None:
            return None
        with translated():
            kept = self._ledger.newest_close(
                contract, week_start_ms=week_start_ms, origin=enrolment.log_origin
            )
        if kept is None:
            return None
        return WeekClose(
            minutes=kept.minutes,
            manual_minutes=kept.manual_minutes,
            made_ms=kept.made_ms,
            delivered=kept.delivered,
            refused=kept.refused,
        )


def _segment(found: SealedTarget) -> SealedSegment:
    said = found.segment
    return SealedSegment(
        segment=SegmentId(found.name),
        contract=said.contract,
        stream=said.stream,
        seq=said.seq,
        slot_start_ms=said.slot_start_ms,
        start_ms=said.start_ms,
        end_ms=said.end_ms,
        minutes=found.minutes,
        items=found.present,
        idle=said.idle,
        slot_ms=said.slot_ms,
    )


def _claim(kept: KeptClaim) -> SealedClaim:
    said = kept.manual
    return SealedClaim(
        manual=OutgoingId(kept.name),
        contract=said.contract,
        start_ms=said.start_ms,
        end_ms=said.end_ms,
        minutes=said.minutes,
        memo=kept.memo,
        made_ms=said.made_ms,
        delivered=kept.delivered,
        taken_back=kept.taken_back,
    )
