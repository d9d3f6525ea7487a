"""From what the senses read and what the clock says to events: which one comes next, and when to look again."""

from __future__ import annotations

from dataclasses import dataclass

from agent.core import sealing, segments
from agent.core.events import (
    CaptureDue,
    Event,
    IdleReached,
    IdleUnanswered,
    InputCounted,
    InputSeen,
    LimitCrossed,
    MinuteEnded,
    PauseEnded,
    SealDue,
    SlotEnded,
    StorageDue,
)
from agent.core.intervals import minute_start
from agent.core.limits import level_of
from agent.core.model import CLOCKED_IN, Mode, State
from agent.core.tracked import MinuteCounts
from wire.records import MINUTE_MS

TICK_MS = 5_000
"""How often the senses are asked while clocked in."""

JITTER_MS = 250
"""Idle timers and our clock are read one after the other: input this much later is the same input."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the senses say at `now_ms`; what they counted since `since_ms` belongs to that minute.

    `last_input_ms` None: nothing here can tell; then nobody is ever taken for away.
    """

    now_ms: int
    since_ms: int
    last_input_ms: int | None
    counts: MinuteCounts | None
    no_devices: bool = False
    """Signals are taken, and nobody can tell whether a hardware device saw input."""


def sensed(state: State, reading: Reading) -> tuple[Event, ...]:
    """The events in a reading, in their order. Idle time that is already over comes before its end."""
    session = state.session
    if session is None:
        return ()
    now_ms = reading.now_ms
    events: list[Event] = []
    counts = reading.counts
    told = state.open is not None and state.open.no_devices
    news = reading.no_devices and not told
    if counts is not None and (
        counts.keys or counts.clicks or counts.scrolls or counts.device_input or news
    ):
        events.append(
            InputCounted(
                now_ms=now_ms,
                at_ms=reading.since_ms,
                counts=counts,
                no_devices=reading.no_devices,
            )
        )
    seen_ms = now_ms if reading.last_input_ms is None else min(reading.last_input_ms, now_ms)
    if seen_ms > session.last_input_ms + JITTER_MS:
        idle = sealing.idle_ms(state)
        blind = reading.last_input_ms is None
        missing = seen_ms - session.last_input_ms
        if not blind and idle is not None and missing >= idle and sealing.reachable(state):
            events.append(IdleReached(now_ms=now_ms))
        events.append(InputSeen(now_ms=now_ms, at_ms=seen_ms))
    return tuple(events)


def due(state: State, now_ms: int) -> Event | None:
    """The next thing that time has brought; ask again after each step until there is none."""
    session, opened, pause = state.session, state.open, state.pause
    idle = sealing.idle_ms(state)
    idle_ends = session is not None and idle is not None and session.last_input_ms + idle
    if idle_ends and now_ms >= idle_ends and sealing.reachable(state):
        return IdleReached(now_ms=now_ms)
    if opened is not None:
        if now_ms >= segments.slot_end(opened):
            return SlotEnded(now_ms=now_ms)
        if state.capture_ms is not None and now_ms >= state.capture_ms:
            return CaptureDue(now_ms=now_ms)
    if session is not None and minute_start(now_ms) > session.seen_ms:
        return MinuteEnded(now_ms=now_ms, at_ms=minute_start(now_ms))
    if pause is not None and pause.until_ms is not None and now_ms >= pause.until_ms:
        return PauseEnded(now_ms=now_ms)
    if state.question is not None and now_ms >= state.question.answer_by_ms:
        return IdleUnanswered(now_ms=now_ms)
    if state.storage_retry_ms is not None and now_ms >= state.storage_retry_ms:
        return StorageDue(now_ms=now_ms)
    ready = sealing.next_to_seal(state, now_ms)
    return None if ready is None else SealDue(now_ms=now_ms, name=ready)


def limit_event(state: State, *, now_ms: int, week_minutes: int) -> Event | None:
    """That the week has crossed a mark of its limit, if it has."""
    session = state.session
    known = state.known(session.contract) if session is not None else None
    if known is None:
        return None
    level = level_of(minutes=week_minutes, limit=known.contract.weekly_limit_minutes)
    return None if level is state.limit else LimitCrossed(now_ms=now_ms, level=level)


def next_deadline(state: State, now_ms: int) -> int | None:
    """When `due` could have something that no event announces; None: never. Without the ticks."""
    instants: list[int] = []
    if state.mode in CLOCKED_IN:
        instants.append(minute_start(now_ms) + MINUTE_MS)
        idle = sealing.idle_ms(state)
        if state.session is not None and idle is not None and sealing.reachable(state):
            instants.append(state.session.last_input_ms + idle)
    if state.mode is Mode.CAPTURING and state.open is not None:
        instants.append(segments.slot_end(state.open))
        if state.capture_ms is not None:
            instants.append(state.capture_ms)
    if state.pause is not None and state.pause.until_ms is not None:
        instants.append(state.pause.until_ms)
    if state.question is not None:
        instants.append(state.question.answer_by_ms)
    if state.storage_retry_ms is not None:
        instants.append(state.storage_retry_ms)
    seal_ms = sealing.next_seal_ms(state, now_ms)
    if seal_ms is not None:
        instants.append(seal_ms)
    return min(instants, default=None)
