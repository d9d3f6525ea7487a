"""What a week of a contract comes to in each quarter of an hour, in a form that adds up fast. Pure.

Time zones differ by whole quarters of an hour, and a slot or a claim belongs to the quarter in which it begins: days
of any zone can be made of quarters. A tally is one long number with a lane of 16 bits for each measure and quarter, so
that adding two weeks is one addition, as long as no lane runs over: `Added` sees to that.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate

from wire.contractor import WEEK_MS
from wire.records import MINUTE_MS

QUARTER_MS = 15 * MINUTE_MS
QUARTERS = WEEK_MS // QUARTER_MS
LANE_BITS = 16
MOST = (1 << LANE_BITS) - 1
"""Minutes that one lane can hold: 1,092 hours that begin within one quarter of an hour. Whoever states more than that,
with dozens of devices or claims at once, has no more than that added up."""


class Measure(IntEnum):
    """What is counted of each quarter, in minutes."""

    MINUTES = 0
    """What counts of tracked time; `IDLE` and `OVER` are parts of it, the others are in no sum with it."""
    IDLE = 1
    CLAIMED = 2
    REMOVED = 3
    KNOWN = 4
    """Of which it is known whether there was input."""
    ACTIVE = 5
    """Of which it is known that there was."""
    OVER = 6
    """Beyond the limit of the week, as it is now: never stored."""


_ROW_BITS = QUARTERS * LANE_BITS
_STORED_LANES = (len(Measure) - 1) * QUARTERS
_ALL_LANES = len(Measure) * QUARTERS
_HEAD = struct.Struct("<II")
STORED_BYTES = _HEAD.size + _STORED_LANES * LANE_BITS // 8
"""Of every tally, so that one that is written over another one takes its very place."""
_ALL = struct.Struct(f"<{_ALL_LANES}H")
_STORED = struct.Struct(f"<{_STORED_LANES}H")
_ROW = struct.Struct(f"<{QUARTERS}H")
ACTIVITY = ((1 << 2 * _ROW_BITS) - 1) << Measure.KNOWN * _ROW_BITS
"""The lanes of both measures of activity."""


@dataclass(frozen=True, slots=True)
class Part:
    """A segment, by the start of its slot, or a claim, by its own: what it adds to each measure."""

    start_ms: int
    minutes: int = 0
    idle: int = 0
    claimed: int = 0
    removed: int = 0
    known: int = 0
    active: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """The week that begins at `week_start_ms`: `minutes` in all, every measure of each quarter in `lanes`, and `peak`,
    the most that any of them holds."""

    week_start_ms: int
    minutes: int
    peak: int
    lanes: int

    def stored(self) -> bytes:
        """`STORED_BYTES` bytes."""
        lanes = self.lanes.to_bytes(_STORED.size, "little")
        return _HEAD.pack(self.minutes, self.peak) + lanes

    def with_over(self, limit_minutes: int | None) -> int:
        """The lanes with what lies beyond a limit."""
        if limit_minutes is None or self.minutes <= limit_minutes:
            return self.lanes
        so_far = list(accumulate(row_of(self.lanes, Measure.MINUTES)))
        beyond = [max(0, minutes - limit_minutes) for minutes in so_far]
        over = [now - before for now, before in zip(beyond, [0, *beyond], strict=False)]
        return self.lanes | int.from_bytes(_ROW.pack(*over), "little") << Measure.OVER * _ROW_BITS


def tally_of(week_start_ms: int, parts: Iterable[Part]) -> Tally:
    """What `parts`, all of that week, come to."""
    counts = [0] * _STORED_LANES
    for part in parts:
        quarter = (part.start_ms - week_start_ms) // QUARTER_MS
        for measure, minutes in (
            (Measure.MINUTES, part.minutes),
            (Measure.IDLE, part.idle),
            (Measure.CLAIMED, part.claimed),
            (Measure.REMOVED, part.removed),
            (Measure.KNOWN, part.known),
            (Measure.ACTIVE, part.active),
        ):
            at = measure * QUARTERS + quarter
            counts[at] = min(MOST, counts[at] + minutes)
    return Tally(
        week_start_ms=week_start_ms,
        minutes=sum(counts[:QUARTERS]),
        peak=max(counts),
        lanes=int.from_bytes(_STORED.pack(*counts), "little"),
    )


def tally_from(week_start_ms: int, stored: bytes) -> Tally:
    """One that was stored."""
    minutes, peak = _HEAD.unpack_from(stored)
    lanes = int.from_bytes(memoryview(stored)[_HEAD.size :], "little")
    return Tally(week_start_ms, minutes, peak, lanes)


class Added:
    """Tallies added up, whatever they come to."""

    __slots__ = ("_lanes", "_room", "_spilt")

    def __init__(self) -> None:
        self._lanes = 0
        self._room = MOST
        self._spilt: tuple[int, ...] | None = None

    def add(self, lanes: int, *, peak: int) -> None:
        """One more, of which no lane holds more than `peak`."""
        if peak > self._room:
            self._spilt = self.counts()
            self._lanes, self._room = 0, MOST
        self._lanes += lanes
        self._room -= peak

    def counts(self) -> tuple[int, ...]:
        """Every sum: that of measure X and a quarter is at `Measure.X * QUARTERS + quarter`."""
        here = _ALL.unpack(self._lanes.to_bytes(_ALL.size, "little"))
        if self._spilt is None:
            return here
        return tuple(a + b for a, b in zip(self._spilt, here, strict=True))


def within(first: int, end: int) -> int:
    """The lanes of the quarters [first, end) of a week, in every measure."""
    row = ((1 << (end - first) * LANE_BITS) - 1) << first * LANE_BITS
    return sum(row << measure * _ROW_BITS for measure in Measure)


def row_of(lanes: int, measure: Measure) -> tuple[int, ...]:
    """The quarters of one measure."""
    row = lanes >> measure * _ROW_BITS & (1 << _ROW_BITS) - 1
    return _ROW.unpack(row.to_bytes(_ROW.size, "little"))
