"""Time that is claimed without evidence, and taken back: signed at once, so that nothing of it can be lost."""

from __future__ import annotations

from collections.abc import Callable

from agent.client import ClientError, ManualClaim, ManualView
from agent.core import manual
from agent.core.manual import Asked, Taken
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.runtime.effects import Effects
from agent.runtime.engine import Engine
from agent.runtime.ports import Claims, Journal, SealedClaim
from wire.outgoing import ManualClaimed, ManualTakenBack, OutgoingId
from wire.records import ContractId, RedactReason

OUTGOING_ID_BYTES = 16
_EVER_MS = 2**53


class Claiming:
    """Called on the asking thread; looked at and signed in one go on the control thread.

    Once a claim is signed it is in the spool, durably; before that nobody was told that it was made. So a crash
    loses none, and whoever asks again after one is told that the time is claimed.
    """

    def __init__(
        self,
        *,
        engine: Engine,
        effects: Effects,
        journal: Journal,
        claims: Claims,
        new_id: Callable[[int], str],
        now_ms: Callable[[], int],
        on_control: Callable[[Callable[[], Problem | None]], None],
    ) -> None:
        """`on_control` runs a job on the control thread and raises what it says is wrong as `ClientError`."""
        self._engine = engine
        self._effects = effects
        self._journal = journal
        self._claims = claims
        self._new_id = new_id
        self._now_ms = now_ms
        self._on_control = on_control

    def claim(self, claim: ManualClaim) -> ManualView:
        """See `EvidenceClient.claim_time`."""
        asked = Asked(ContractId(claim.contract), claim.start_ms, claim.end_ms, claim.memo)
        name = OutgoingId(self._new_id(OUTGOING_ID_BYTES))
        self._on_control(lambda: self._sign(asked, name))
        return self._shown(name)

    def take_back(self, name: str, reason: RedactReason) -> None:
        """See `EvidenceClient.take_back_time`."""
        self._on_control(lambda: self._sign_take_back(OutgoingId(name), reason))

    def all(self) -> tuple[ManualView, ...]:
        """See `EvidenceClient.manual_times`."""
        try:
            claims = self._claims.claims(start_ms=0, end_ms=_EVER_MS)
        except Trouble as trouble:
            raise ClientError(trouble.problem) from trouble
        return tuple(view_of(one) for one in claims)

    def _sign(self, asked: Asked, name: OutgoingId) -> Problem | None:
        try:
            taken = self._taken(asked)
            known = self._engine.state.known(asked.contract)
            refused = manual.refusal(asked, known, taken, now_ms=self._now_ms())
            if refused is not None:
                return refused
            self._effects.seal(
                ManualClaimed(
                    outgoing=name,
                    contract=asked.contract,
                    start_ms=asked.start_ms,
                    end_ms=asked.end_ms,
                    minutes=asked.minutes,
                    memo=asked.text,
                )
            )
        except Trouble as trouble:
            return trouble.problem
        return None

    def _taken(self, asked: Asked) -> list[Taken]:
        """What counts already around the span: nobody works on two contracts in one minute."""
        span = {"start_ms": asked.start_ms, "end_ms": asked.end_ms}
        contracts = {known.contract.contract for known in self._engine.state.contracts}
        tracked = set(self._claims.tracked(**span))
        for contract in contracts:
            tracked.update(self._journal.spans(contract, since_ms=asked.start_ms))
        opened = self._engine.state.open
        if opened is not None:  # its row in the journal lags behind by up to a minute
            tracked.add((opened.start_ms, self._now_ms()))
        claimed = [one for one in self._claims.claims(**span) if not one.taken_back]
        return [
            *(Taken(*one, claimed=False) for one in sorted(tracked)),
            *(Taken(one.start_ms, one.end_ms, claimed=True) for one in claimed),
        ]

    def _sign_take_back(self, name: OutgoingId, reason: RedactReason) -> Problem | None:
        try:
            found = self._claims.claim(name)
            if found is None:
                return Problem(ProblemCode.UNKNOWN_CLAIM, {"claim": name})
            if found.taken_back:
                return Problem(ProblemCode.ALREADY_REDACTED, {"segment": name})
            self._effects.seal(
                ManualTakenBack(
                    outgoing=OutgoingId(self._new_id(OUTGOING_ID_BYTES)),
                    contract=found.contract,
                    manual=name,
                    reason=reason,
                )
            )
        except Trouble as trouble:
            return trouble.problem
        return None

    def _shown(self, name: OutgoingId) -> ManualView:
        try:
            found = self._claims.claim(name)
        except Trouble as trouble:
            raise ClientError(trouble.problem) from trouble
        if found is None:
            raise AssertionError("what was signed is in the spool")
        return view_of(found)


def view_of(claim: SealedClaim) -> ManualView:
    """A claim as front ends see it."""
    return ManualView(
        manual=claim.manual,
        contract=claim.contract,
        start_ms=claim.start_ms,
        end_ms=claim.end_ms,
        minutes=claim.minutes,
        memo=claim.memo,
        made_ms=claim.made_ms,
        delivered=claim.delivered,
        taken_back=claim.taken_back,
    )
