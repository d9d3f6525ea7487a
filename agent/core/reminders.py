"""Reminders of the clock, for the contractor alone: the machine is in use without it, or it runs for long.

Off unless the contractor wants them. What they look at, whether there is input, never leaves the machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from agent.core.commands import Tell
from agent.core.model import CLOCKED_IN, Mode, State
from agent.core.notices import NoticeCode
from wire.records import MINUTE_MS

LOOK_MS: Final = MINUTE_MS
"""How often is looked, where anything is to be reminded of."""
IN_USE_MS: Final = 2 * MINUTE_MS
"""Input this recent means that the machine is in use."""
BREAK_MS: Final = 10 * MINUTE_MS
"""After so long without input, whoever comes back begins anew and may be reminded again."""
MOST_MINUTES: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Reminders:
    """After how many minutes to remind; 0: never.

    `clock_in_minutes` of using the machine while clocked out; `long_session_minutes` tracked in one session, and
    again after as many more.
    """

    clock_in_minutes: int = field(default=0, metadata={"least": 0, "most": MOST_MINUTES})
    long_session_minutes: int = field(default=0, metadata={"least": 0, "most": MOST_MINUTES})


@dataclass(frozen=True, slots=True)
class Reminded:
    """What was seen and said so far. Instants are agent time."""

    looked_ms: int | None = None
    used_since_ms: int | None = None
    """Since when the machine has been in use while clocked out."""
    told_in_use: bool = False
    session_ms: int | None = None
    """When the session began whose length was told last."""
    told_times: int = 0


def asks_for_input(wanted: Reminders, state: State) -> bool:
    """Whether it has to be known if the machine is in use."""
    return bool(wanted.clock_in_minutes) and state.mode is Mode.CLOCKED_OUT


def next_look_ms(wanted: Reminders, reminded: Reminded, state: State) -> int | None:
    """When to look again; None while there is nothing to remind of."""
    if state.mode in CLOCKED_IN and (reminded.used_since_ms is not None or reminded.told_in_use):
        return 0  # what was seen while clocked out is over
    runs = bool(wanted.long_session_minutes) and state.mode in CLOCKED_IN
    if not (runs or asks_for_input(wanted, state)):
        return None
    return 0 if reminded.looked_ms is None else reminded.looked_ms + LOOK_MS


def look(
    wanted: Reminders,
    reminded: Reminded,
    state: State,
    *,
    now_ms: int,
    idle_ms: int | None,
    tracked_ms: int,
) -> tuple[Reminded, tuple[Tell, ...]]:
    """What to say now. `idle_ms`: how long there was no input, None where nobody can tell; `tracked_ms`: how much
    of the session that runs is tracked."""
    reminded = replace(reminded, looked_ms=now_ms)
    if state.mode in CLOCKED_IN:
        reminded = replace(reminded, used_since_ms=None, told_in_use=False)
        return _session(wanted, reminded, state, tracked_ms)
    if not asks_for_input(wanted, state) or idle_ms is None:
        return replace(reminded, used_since_ms=None), ()
    return _in_use(wanted, reminded, state, now_ms, idle_ms)


def _session(
    wanted: Reminders, reminded: Reminded, state: State, tracked_ms: int
) -> tuple[Reminded, tuple[Tell, ...]]:
    session = state.session
    every_ms = wanted.long_session_minutes * MINUTE_MS
    if session is None or not every_ms:
        return reminded, ()
    if reminded.session_ms != session.started_ms:
        reminded = replace(reminded, session_ms=session.started_ms, told_times=0)
    times = tracked_ms // every_ms
    if times <= reminded.told_times:
        return reminded, ()
    minutes = {"minutes": str(tracked_ms // MINUTE_MS)}
    return replace(reminded, told_times=times), (Tell(NoticeCode.LONG_SESSION, minutes),)


def _in_use(
    wanted: Reminders, reminded: Reminded, state: State, now_ms: int, idle_ms: int
) -> tuple[Reminded, tuple[Tell, ...]]:
    if idle_ms >= BREAK_MS or state.screen_locked:
        return replace(reminded, used_since_ms=None, told_in_use=False), ()
    if idle_ms >= IN_USE_MS:
        return reminded, ()
    since_ms = now_ms if reminded.used_since_ms is None else reminded.used_since_ms
    reminded = replace(reminded, used_since_ms=since_ms)
    if reminded.told_in_use or now_ms - since_ms < wanted.clock_in_minutes * MINUTE_MS:
        return reminded, ()
    minutes = {"minutes": str((now_ms - since_ms) // MINUTE_MS)}
    return replace(reminded, told_in_use=True), (Tell(NoticeCode.NOT_CLOCKED_IN, minutes),)
