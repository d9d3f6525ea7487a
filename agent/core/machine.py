"""The state machine of the clock: `step(state, event) -> (state, commands)`, gated by one table.

What the table does not name does not happen: an event without a row for the present mode is ignored, and a
handler that leaves for a mode that its row does not name is a bug. `docs/STATES.md` is generated from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from agent.core.commands import Command
from agent.core.events import (
    Agree,
    CaptureDue,
    Choose,
    ClockStepped,
    ContractsChanged,
    CountingFailed,
    Delete,
    DiscardIdle,
    EditMemo,
    Enrolled,
    Event,
    HoldReview,
    IdleReached,
    IdleUnanswered,
    InputCounted,
    InputSeen,
    Keep,
    KeepIdle,
    LimitCrossed,
    LockAsked,
    MinuteEnded,
    PauseClock,
    PauseEnded,
    Redact,
    ScreenLocked,
    ScreenUnlocked,
    SealDue,
    Sealed,
    SealingFailed,
    SegmentsDelivered,
    Sensed,
    SessionEnding,
    SetMemo,
    ShotDone,
    Shutdown,
    Slept,
    SlotEnded,
    Start,
    Stop,
    StorageDue,
    StorageFailed,
    Suspending,
    TakenBack,
    TimeCorrected,
    Timed,
    Verb,
    Withdraw,
)
from agent.core.model import Mode, State, Surroundings
from agent.core.problems import ProblemCode
from agent.core.told import apply_told
from agent.core.tracking import apply_sensed, apply_timed
from agent.core.verbs import apply_verb
from agent.core.work import Work

_OUT = Mode.SIGNED_OUT
_READY = Mode.READY
_CLOCKED_OUT = Mode.CLOCKED_OUT
_CONSENT = Mode.CONSENT_NEEDED
_CAPTURING = Mode.CAPTURING
_AWAY = Mode.AWAY
_LOCKED = Mode.LOCKED
_PAUSED = Mode.PAUSED
_STOPPING = Mode.STOPPING

_ENROLLED = (_READY, _CLOCKED_OUT, _CONSENT)
_IN = (_CAPTURING, _AWAY, _LOCKED, _PAUSED)
_TRACKS = (_CAPTURING, _PAUSED)
"""Where `Work.begin` leads on an unlocked screen: time that was tracked already may stand in the way."""
_RESUMES = (*_TRACKS, _CLOCKED_OUT)
"""Where a return leads: on, or out where the contract wants a new Start."""
_ALL = tuple(Mode)
_ALIVE = tuple(mode for mode in Mode if mode is not _STOPPING)


@dataclass(frozen=True, slots=True)
class Row:
    """What an event may do in a mode: lead to one of `to`, or be refused."""

    to: frozenset[Mode]
    refusal: ProblemCode | None = None


Table = Mapping[tuple[Mode, type[Event]], Row]


def _stay(modes: tuple[Mode, ...], *events: type[Event]) -> dict[tuple[Mode, type[Event]], Row]:
    """In each of `modes`, the events leave the mode as it is."""
    return {(mode, event): Row(frozenset({mode})) for mode in modes for event in events}


def _go(
    modes: tuple[Mode, ...], event: type[Event], *to: Mode
) -> dict[tuple[Mode, type[Event]], Row]:
    """In each of `modes`, the event leads to one of `to`."""
    return {(mode, event): Row(frozenset(to)) for mode in modes}


def _refuse(
    modes: tuple[Mode, ...], code: ProblemCode, *events: type[Event]
) -> dict[tuple[Mode, type[Event]], Row]:
    """In each of `modes`, the verbs are refused."""
    return {(mode, event): Row(frozenset({mode}), code) for mode in modes for event in events}


TABLE: Table = MappingProxyType(
    {
        # Verbs that are refused
        **_refuse((_OUT,), ProblemCode.NOT_ENROLLED, Choose, Agree, Withdraw, SetMemo, Start),
        **_refuse((_OUT,), ProblemCode.NO_IDLE_TIME, KeepIdle, DiscardIdle),
        **_refuse((_READY,), ProblemCode.NO_CONTRACT, SetMemo, Start),
        **_refuse((_CONSENT,), ProblemCode.CONSENT_MISSING, Start),
        **_refuse(
            (_STOPPING,),
            ProblemCode.AGENT_NOT_RUNNING,
            *(Choose, Agree, Withdraw, SetMemo, Start, Keep, Delete, Redact, EditMemo),
            *(KeepIdle, DiscardIdle, HoldReview),
        ),
        **_refuse((_OUT,), ProblemCode.NOT_ENROLLED, PauseClock),
        **_refuse(_ENROLLED, ProblemCode.NOT_CLOCKED_IN, PauseClock),
        **_refuse((_STOPPING,), ProblemCode.AGENT_NOT_RUNNING, PauseClock),
        # Verbs
        **_go(_ENROLLED, Choose, *_ENROLLED),
        **_stay((_CAPTURING, _LOCKED), Choose),
        **_go((_AWAY,), Choose, _AWAY, *_TRACKS),
        **_go((_PAUSED,), Choose, *_TRACKS),
        **_stay((_READY, _CLOCKED_OUT, *_IN), Agree),
        **_go((_CONSENT,), Agree, _CONSENT, _CLOCKED_OUT),
        **_stay((_READY, _CONSENT), Withdraw),
        **_go((_CLOCKED_OUT,), Withdraw, _CLOCKED_OUT, _CONSENT),
        **_go((_CAPTURING,), Withdraw, _CAPTURING, _CONSENT),
        **_go((_AWAY,), Withdraw, _AWAY, _CONSENT),
        **_go((_LOCKED,), Withdraw, _LOCKED, _CONSENT),
        **_go((_PAUSED,), Withdraw, _PAUSED, _CONSENT),
        **_stay((_CLOCKED_OUT, _CONSENT, *_IN), SetMemo),
        **_go((_CLOCKED_OUT,), Start, _LOCKED, *_TRACKS),
        **_stay((_CAPTURING, _AWAY, _LOCKED), Start),
        **_go((_PAUSED,), Start, _LOCKED, *_TRACKS),
        **_go(_IN, PauseClock, _PAUSED),
        **_go(_IN, Stop, _CLOCKED_OUT),
        **_stay((_OUT, *_ENROLLED, *_IN), Keep, HoldReview, Redact, EditMemo),
        **_stay((*_ENROLLED, *_IN), KeepIdle, DiscardIdle),
        **_stay((_OUT, *_ENROLLED, _AWAY, _LOCKED, _PAUSED), Delete),
        **_go((_CAPTURING,), Delete, _CAPTURING, _PAUSED),
        **_go(_ALIVE, Shutdown, _STOPPING),
        # Senses
        **_stay((_CAPTURING,), InputCounted, CountingFailed),
        **_stay((_CAPTURING, _LOCKED), InputSeen),
        **_go((_AWAY,), InputSeen, *_RESUMES),
        **_go((_PAUSED,), InputSeen, *_RESUMES),
        **_go((_CAPTURING,), IdleReached, _AWAY),
        **_stay((_AWAY, _LOCKED, _PAUSED), IdleReached),
        **_stay((_OUT, *_ENROLLED), ScreenLocked, ScreenUnlocked),
        **_go((_CAPTURING, _AWAY, _LOCKED), ScreenLocked, _LOCKED),
        **_go((_PAUSED,), ScreenLocked, _LOCKED, _PAUSED),
        **_stay((_CAPTURING, _AWAY, _PAUSED), ScreenUnlocked),
        **_go((_LOCKED,), ScreenUnlocked, *_RESUMES),
        **_go((_CAPTURING,), LockAsked, _PAUSED),
        **_go((_CAPTURING,), Suspending, _PAUSED),
        **_stay((_AWAY,), LockAsked, Suspending),
        **_go(_IN, SessionEnding, _CLOCKED_OUT),
        **_go((_CAPTURING,), Slept, _PAUSED),
        **_stay((_AWAY, _PAUSED), Slept),
        **_go((_CAPTURING,), ClockStepped, _PAUSED),
        **_stay((_OUT, *_ENROLLED, _AWAY, _LOCKED, _PAUSED), ClockStepped),
        **_go((_CAPTURING,), TimeCorrected, *_TRACKS),
        **_stay((_OUT, *_ENROLLED, _AWAY, _LOCKED, _PAUSED), TimeCorrected),
        # Time
        **_stay(_IN, MinuteEnded, LimitCrossed),
        **_stay((_CAPTURING,), SlotEnded),
        **_go((_PAUSED,), PauseEnded, _LOCKED, *_TRACKS),
        **_stay((_CAPTURING,), CaptureDue),
        **_stay(_ALL, SealDue, IdleUnanswered, StorageDue),
        # Answers and news
        **_stay(_ALL, ShotDone, Sealed, SealingFailed, SegmentsDelivered, TakenBack),
        **_stay((_OUT, *_ENROLLED, _STOPPING), StorageFailed),
        **_go(_IN, StorageFailed, _CLOCKED_OUT),
        **_go((_OUT,), Enrolled, *_ENROLLED),
        **_go(_ENROLLED, ContractsChanged, *_ENROLLED),
        **_go((_CAPTURING,), ContractsChanged, _CAPTURING, _READY, _CONSENT),
        **_go((_AWAY,), ContractsChanged, _AWAY, _READY, _CONSENT),
        **_go((_LOCKED,), ContractsChanged, _LOCKED, _READY, _CONSENT),
        **_go((_PAUSED,), ContractsChanged, _PAUSED, _READY, _CONSENT),
    }
)


def step(
    state: State, event: Event, surroundings: Surroundings
) -> tuple[State, tuple[Command, ...]]:
    """What `event` makes of `state`, and what has to be done about it. Pure but for the randomness given."""
    row = TABLE.get((state.mode, type(event)))
    if row is None:
        return state, ()
    work = Work(state, surroundings, event.now_ms)
    if row.refusal is not None:
        contract = state.chosen
        work.refuse(row.refusal, **({} if contract is None else {"contract": contract}))
    else:
        _apply(work, event)
    if work.refusal is not None:
        return state, (work.refusal,)
    if work.state.mode not in row.to:
        raise AssertionError(f"{state.mode} -> {work.state.mode} on {type(event).__name__}")
    return work.finish()


def _apply(work: Work, event: Event) -> None:
    if isinstance(event, Verb):
        apply_verb(work, event)
    elif isinstance(event, Sensed):
        apply_sensed(work, event)
    elif isinstance(event, Timed):
        apply_timed(work, event)
    else:
        apply_told(work, event)
