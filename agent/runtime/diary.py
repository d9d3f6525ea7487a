"""This device's own diary: what is tracked here, signed or not, as it stands now, and whether it would hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from agent.client import ClientError, DiaryEntry, DiaryPage, EntryState, ManualView
from agent.core import segments
from agent.core.consents import Agreement
from agent.core.events import KnownContract
from agent.core.problems import Problem, Trouble
from agent.core.tracked import TrackedSegment
from agent.runtime import entries
from agent.runtime.claiming import view_of
from agent.runtime.engine import Engine
from agent.runtime.ports import (
    Claims,
    CoveredWeek,
    KeptSegment,
    Ledger,
    SealedClaim,
    SealedConsent,
)
from wire.counting import counted_minutes, week_start_of
from wire.holding import Held, Holding, Stage, Terms, would_hold
from wire.records import ContractId, ItemKind, Reason


@dataclass(slots=True)
class _Seen:
    """What the control thread knew at one instant."""

    unsealed: list[TrackedSegment] = field(default_factory=list)
    opened: list[TrackedSegment] = field(default_factory=list)
    known: dict[ContractId, KnownContract] = field(default_factory=dict)
    agreements: dict[ContractId, Agreement] = field(default_factory=dict)


class OwnDiary:
    """Called on the asking thread; what is not signed yet is looked up on the control thread."""

    def __init__(
        self,
        *,
        engine: Engine,
        claims: Claims,
        ledger: Ledger,
        now_ms: Callable[[], int],
        on_control: Callable[[Callable[[], Problem | None]], None],
    ) -> None:
        """`on_control` runs a job on the control thread and raises what it says is wrong as `ClientError`."""
        self._engine = engine
        self._claims = claims
        self._ledger = ledger
        self._now_ms = now_ms
        self._on_control = on_control

    def page(self, *, start_ms: int, end_ms: int) -> DiaryPage:
        """See `EvidenceClient.diary`."""
        seen = self._look()
        # Whether time is within the week's limit depends on what was tracked before it in its week.
        since_ms = week_start_of(start_ms)
        try:
            kept = self._claims.segments(start_ms=since_ms, end_ms=end_ms)
            claims = self._claims.claims(start_ms=start_ms, end_ms=end_ms)
            consents = self._ledger.consents()
            closes = _Closes(self._ledger.closes())
        except Trouble as trouble:
            raise ClientError(trouble.problem) from trouble
        found = {
            **{one.segment: entries.tracked(one, EntryState.HELD) for one in seen.unsealed},
            **{one.segment: entries.tracked(one, EntryState.OPEN) for one in seen.opened},
            # Sealed while we looked: it is what was signed.
            **{one.sealed.segment: closes.marked(one) for one in kept},
        }
        by_contract: dict[ContractId, list[DiaryEntry]] = defaultdict(list)
        for one in sorted(found.values(), key=_order):
            if since_ms <= one.start_ms < end_ms:
                by_contract[ContractId(one.contract)].append(one)
        judged = [
            entry
            for contract, own in by_contract.items()
            for entry in self._judged(own, seen, _Consents(contract, consents, seen))
        ]
        there = (one for one in judged if one.start_ms >= start_ms)
        return DiaryPage(
            entries=tuple(sorted(there, key=_order)),
            claims=tuple(closes.claim(one) for one in claims if start_ms <= one.start_ms < end_ms),
        )

    def _look(self) -> _Seen:
        seen = _Seen()

        def look() -> Problem | None:
            state = self._engine.state
            seen.unsealed.extend(state.waiting)
            if state.open is not None:
                seen.opened.append(segments.reach_to(state.open, self._now_ms()))
            seen.known.update((one.contract.contract, one) for one in state.contracts)
            seen.agreements.update(state.consents)
            return None

        self._on_control(look)
        return seen

    def _judged(
        self, own: Sequence[DiaryEntry], seen: _Seen, consents: _Consents
    ) -> Iterable[DiaryEntry]:
        """The entries of one contract, in order, with how many of their minutes count and whether they hold."""
        counts = counted_minutes((one.start_ms, one.end_ms, one.minutes) for one in own)
        week_ms, before = -1, 0
        for entry, counted in zip(own, counts, strict=True):
            if week_start_of(entry.start_ms) != week_ms:
                week_ms = week_start_of(entry.start_ms)
                before = self._engine.minutes.elsewhere(ContractId(entry.contract), week_ms)
            known = seen.known.get(ContractId(entry.contract))
            holds = None
            if known is not None:
                agreed = consents.held(entry.start_ms)
                holds = _holding(entry, known, counted=counted, before=before, agreed=agreed)
            before += counted
            yield replace(entry, counted=counted, holds=holds)


class _Closes:
    """Which weeks were closed on this device, and over what."""

    def __init__(self, closes: Iterable[CoveredWeek]) -> None:
        self._of_week: dict[tuple[ContractId, int], list[CoveredWeek]] = defaultdict(list)
        for one in closes:
            self._of_week[one.contract, one.week_start_ms].append(one)

    def marked(self, kept: KeptSegment) -> DiaryEntry:
        """A sealed segment as it stands; late where a close of its week came before it."""
        entry = entries.sealed(kept)
        said = kept.sealed
        closed = self._of_week.get((said.contract, week_start_of(said.start_ms)), ())
        late = any(
            all(head.stream != said.stream or head.seq < said.seq for head in one.heads)
            for one in closed
        )
        return replace(entry, late=True) if late else entry

    def claim(self, claim: SealedClaim) -> ManualView:
        """A claim; late where a close of its week came before it."""
        closed = self._of_week.get((claim.contract, week_start_of(claim.start_ms)), ())
        late = any(one.made_ms < claim.made_ms for one in closed)
        return replace(view_of(claim), late=late)


class _Consents:
    """What was agreed to on a contract, as this device knows it."""

    def __init__(self, contract: ContractId, signed: Iterable[SealedConsent], seen: _Seen) -> None:
        said = [
            (one.consent.shown_ms, bool(one.consent.features))
            for one in signed
            if one.consent.contract == contract
        ]
        newest = seen.agreements.get(contract)
        if newest is not None:  # it may not be signed yet, or come from before consents were signed
            said.append((newest.at_ms, not newest.withdraws))
        known = seen.known.get(contract)
        if known is not None and known.contract.withdrawn_ms is not None:
            said.append((known.contract.withdrawn_ms, False))
        self._said = sorted(said)

    def held(self, at_ms: int) -> bool:
        """Whether what was said last before `at_ms` agrees."""
        before = [agrees for when_ms, agrees in self._said if when_ms <= at_ms]
        return bool(before) and before[-1]


def _holding(
    entry: DiaryEntry, known: KnownContract, *, counted: int, before: int, agreed: bool
) -> Holding:
    contract = known.contract
    return would_hold(
        Held(
            stage=Stage(entry.state.value),
            agreed=agreed,
            minutes=entry.minutes,
            counted=counted,
            before=before,
            memo=bool(entry.memo),
            idle=entry.idle,
            pictures=entry.pictures,
            no_picture=None if entry.no_picture is None else Reason(entry.no_picture),
            pictures_taken_back=ItemKind.SCREENSHOT in entry.taken_back,
            pictures_blackened=entry.blackened,
        ),
        Terms(
            screenshots=contract.policy.screenshots,
            memo_required=contract.memo_required,
            idle_keep=contract.idle_keep,
            redaction_keeps_time=contract.redaction_keeps_time,
            weekly_limit_minutes=contract.weekly_limit_minutes,
        ),
    )


def _order(entry: DiaryEntry) -> tuple[int, str]:
    return entry.start_ms, entry.segment
