"""What was sealed, read back for the runtime from the spool."""

from __future__ import annotations

from agent.core.problems import Problem, ProblemCode, Trouble
from agent.runtime.ports import SealedConsent, SealedSegment, Week
from agent.wiring.memory import SettingsOwner
from agent.wiring.problems import translated
from sync.ledger import Ledger
from wire.records import ContractId, SegmentId


class SpoolLedger:
    """Fits the runtime's `Ledger`. Any thread."""

    def __init__(self, ledger: Ledger, owner: SettingsOwner) -> None:
        self._ledger = ledger
        self._owner = owner

    def segment(self, name: str) -> SealedSegment | None:
        """See `Ledger.segment`."""
        with translated():
            found = self._ledger.segment(name)
        if found is None:
            return None
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
        )

    def consents(self) -> tuple[SealedConsent, ...]:
        """See `Ledger.consents`."""
        with translated():
            kept = self._ledger.consents()
        return tuple(SealedConsent(one.consent, one.made_ms, one.delivered) for one in kept)

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
