"""What the machine knows: one frozen state, from which everything shown and done follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from agent.core.consents import Agreement, covers
from agent.core.events import KnownContract
from agent.core.idle_time import Away, IdleQuestion
from agent.core.limits import LimitLevel
from agent.core.moment import Moments, Rng
from agent.core.states import ClockState, Tracking
from agent.core.tracked import SeedMark, SessionMark, TrackedSegment
from wire.moment import moment_ms
from wire.outgoing import ConsentGiven
from wire.records import AgentInfo, ClockReading, ContractId, Feature, Reason, SegmentId


class Mode(StrEnum):
    """The states of the clock with the sub-states of being clocked in laid flat."""

    SIGNED_OUT = "signed-out"
    READY = "ready"
    CLOCKED_OUT = "clocked-out"
    CONSENT_NEEDED = "consent-needed"
    CAPTURING = "capturing"
    AWAY = "away"
    LOCKED = "locked"
    PAUSED = "paused"
    STOPPING = "stopping"


CLOCKED_IN = frozenset({Mode.CAPTURING, Mode.AWAY, Mode.LOCKED, Mode.PAUSED})


def clock_state(mode: Mode) -> ClockState:
    """The state of the clock that front ends see."""
    return ClockState.CLOCKED_IN if mode in CLOCKED_IN else ClockState(mode.value)


def tracking(mode: Mode) -> Tracking | None:
    """What a clocked-in agent is doing; None when it is not clocked in."""
    return Tracking(mode.value) if mode in CLOCKED_IN else None


@dataclass(frozen=True, slots=True)
class Pause:
    """Why not tracked: since when, and until when; `until_ms` None: until the next input after `since_ms`."""

    since_ms: int
    until_ms: int | None
    by_hand: bool = False
    """The contractor paused the clock: only they go on, or the end that they set."""


@dataclass(frozen=True, slots=True)
class Latest:
    """The last capture of this run of the program, for the review window."""

    segment: TrackedSegment
    deleted: bool


@dataclass(frozen=True, slots=True)
class State:
    """Everything that decides what happens next. Held by the control thread alone."""

    mode: Mode = Mode.SIGNED_OUT
    contracts: tuple[KnownContract, ...] = ()
    chosen: ContractId | None = None
    consents: Mapping[ContractId, Agreement] = field(default_factory=dict)
    """The newest for each contract: only that one holds."""
    unsigned: tuple[ConsentGiven, ...] = ()
    """Consents that are not sealed yet, oldest first."""
    memos: Mapping[ContractId, tuple[str, ...]] = field(default_factory=dict)
    memo: str = ""
    session: SessionMark | None = None
    """Set while and only while clocked in."""
    seeds: tuple[SeedMark, ...] = ()
    """Of every session that is not revealed, oldest first; only the last may go on."""
    open: TrackedSegment | None = None
    """Set while and only while CAPTURING."""
    capture_ms: int | None = None
    """The open segment's moment; None when nothing is to be taken or it has come."""
    shooting: frozenset[SegmentId] = frozenset()
    """Segments whose picture is being taken right now."""
    waiting: tuple[TrackedSegment, ...] = ()
    """Closed and not sealed, oldest first."""
    sealed: tuple[TrackedSegment, ...] = ()
    """Sealed and not delivered."""
    handed: frozenset[SegmentId] = frozenset()
    """Waiting segments that the outbox may hold already: they can no longer be deleted."""
    screen_locked: bool = False
    pause: Pause | None = None
    """Set while and only while PAUSED."""
    no_counts: Reason | None = None
    """Why input cannot be counted at present."""
    floor_ms: int = 0
    """Where the newest tracked span ended: time is never tracked twice, whatever the clock does."""
    limit: LimitLevel = LimitLevel.BELOW
    seal_retry_ms: int | None = None
    storage_retry_ms: int | None = None
    """Set while something could not be written to the journal."""
    owed: tuple[TrackedSegment, ...] = ()
    """Segments as they stand in the journal that could not be told how they ended."""
    latest: Latest | None = None
    away: Away | None = None
    """Idle time that the contractor will be asked about on return; only while clocked in."""
    question: IdleQuestion | None = None
    """What the contractor is asked about time that was idle; lost with the program, which means discard."""

    def known(self, contract: ContractId | None) -> KnownContract | None:
        """The contract of this id, if the server told of it."""
        return next(
            (known for known in self.contracts if known.contract.contract == contract), None
        )

    def agreed(self, known: KnownContract) -> bool:
        """Whether exactly this contract's present policy is what was agreed to last, and not withdrawn since.

        What is agreed to here can be withdrawn on another device: the server tells of that.
        """
        agreement = self.consents.get(known.contract.contract)
        if agreement is None or agreement.policy != known.policy or agreement.withdraws:
            return False
        withdrawn_ms = known.contract.withdrawn_ms
        return withdrawn_ms is None or withdrawn_ms < agreement.at_ms

    def covers(self, known: KnownContract, feature: Feature) -> bool:
        """Whether what was agreed to last is this contract's present policy and covers `feature` of it."""
        return covers(self.consents.get(known.contract.contract), known, feature)

    def signed(self, contract: ContractId) -> bool:
        """Whether all that was agreed to of this contract is signed: what is tracked before would lack its consent."""
        return all(one.contract != contract for one in self.unsigned)

    @property
    def running_seed(self) -> SeedMark | None:
        """The seed of the session that goes on."""
        return next((seed for seed in self.seeds if seed.ended_ms is None), None)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a step may take from outside: randomness, how moments follow from it, how the time is known."""

    rng: Rng
    clock: ClockReading
    agent: AgentInfo
    moment: Moments = moment_ms
