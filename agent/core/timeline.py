"""Agent time: a line that follows the clock that never jumps, and moves only where no segment is open.

Comparing wall clock, waking clock and boot clock between two looks tells sleep from a clock that was set.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

SLEPT_MS = 1_000
"""Boot clock and waking clock part by this much only when the machine slept."""
FROZEN_MS = 60_000
"""Looks come every few seconds; where one is missing for this long the agent was not running."""
STEP_MS = 2_000
"""The wall clock is slewed by far less than this between two looks."""
CORRECT_MS = 200
"""Smaller deviations from the server's clock are left alone."""


@dataclass(frozen=True, slots=True)
class Look:
    """The three clocks at one instant: wall (may jump), mono (stands still in sleep), boot (does not)."""

    wall_ms: int
    mono_ms: int
    boot_ms: int


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Agent time is `base_ms` at boot clock `base_boot_ms` and runs with it.

    `offset_ms` is what the wall clock lacks to the server's, None while nobody told; `last` is the last look.
    """

    base_ms: int
    base_boot_ms: int
    offset_ms: int | None
    last: Look

    def at(self, boot_ms: int) -> int:
        """Agent time at this instant of the boot clock."""
        return self.base_ms + boot_ms - self.base_boot_ms


@dataclass(frozen=True, slots=True)
class Passage:
    """What happened to time between two looks.

    `now_ms` and `good_ms` (the look before) are agent time, `now_ms` after a move by `shift_ms`.
    """

    now_ms: int
    good_ms: int
    slept: bool
    step_ms: int
    shift_ms: int


def begin_line(look: Look, offset_ms: int | None) -> TimeLine:
    """A line that starts at the corrected wall clock."""
    return TimeLine(
        base_ms=look.wall_ms + (offset_ms or 0),
        base_boot_ms=look.boot_ms,
        offset_ms=offset_ms,
        last=look,
    )


def advance(line: TimeLine, look: Look, *, looked_often: bool) -> tuple[TimeLine, Passage]:
    """The line at the next look, and what passed; `looked_often`: a late look means a frozen agent."""
    awake_ms = look.mono_ms - line.last.mono_ms
    passed_ms = look.boot_ms - line.last.boot_ms
    deviation_ms = look.wall_ms - line.last.wall_ms - passed_ms
    step_ms = deviation_ms if abs(deviation_ms) > STEP_MS else 0
    good_ms = line.at(line.last.boot_ms)
    moved = replace(line, last=look)
    shift_ms = 0
    if step_ms and line.offset_ms is not None:
        # The server's clock did not move with ours, and neither does agent time.
        moved = replace(moved, offset_ms=line.offset_ms - step_ms)
    elif step_ms:
        shift_ms = step_ms
        moved = replace(moved, base_ms=line.base_ms + step_ms)
    slept = passed_ms - awake_ms > SLEPT_MS or (looked_often and passed_ms > FROZEN_MS)
    now_ms = moved.at(look.boot_ms)
    return moved, Passage(
        now_ms=now_ms, good_ms=good_ms, slept=slept, step_ms=step_ms, shift_ms=shift_ms
    )


def correction(line: TimeLine) -> int:
    """By how much the line should move to agree with the corrected wall clock; 0 when it is near enough."""
    target_ms = line.last.wall_ms + (line.offset_ms or 0)
    missing_ms = target_ms - line.at(line.last.boot_ms)
    return missing_ms if abs(missing_ms) >= CORRECT_MS else 0


def corrected(line: TimeLine, by_ms: int) -> TimeLine:
    """The line moved by `by_ms`."""
    return replace(line, base_ms=line.base_ms + by_ms)
