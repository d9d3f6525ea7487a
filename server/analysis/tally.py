"""What a week of a contract comes to in each quarter of an hour, in a form that adds up fast. Pure.

Time zones differ by whole quarters of an hour, and a slot or a claim belongs to the quarter in which it begins: days
of any zone can be made of quarters. A tally is one long number with a lane of 32 bits for each measure and quarter, so
that adding two weeks is one addition.
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
LANE_BITS = 32


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


_STORED = tuple(measure for measure in Measure if measure is not Measure.OVER)
STORED_BYTES = len(_STORED) * QUARTERS * LANE_BITS // 8
_ALL_BYTES = len(Measure) * QUARTERS * LANE_BITS // 8
_ROW_BITS = QUARTERS * LANE_BITS
_ALL = struct.Struct(f"<{len(Measure) * QUARTERS}I")
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
    """The week that begins at `week_start_ms`: `minutes` in all, and every measure of each quarter in `lanes`."""

    week_start_ms: int
    minutes: int
    lanes: int

    def stored(self) -> bytes:
        """`STORED_BYTES` bytes."""
        return self.lanes.to_bytes(STORED_BYTES, "little")

    def with_over(self, limit_minutes: int | None) -> int:
        """The lanes with what lies beyond a limit."""
        if limit_minutes is None or self.minutes <= limit_minutes:
            return self.lanes
        so_far = list(accumulate(row_of(self.lanes, Measure.MINUTES)))
        beyond = [max(0, minutes - limit_minutes) for minutes in so_far]
        over = [now - before for now, before in zip(beyond, [0, *beyond], strict=False)]
        packed = struct.pack(f"<{QUARTERS}I", *over)
        return self.lanes | int.from_bytes(packed, "little") << Measure.OVER * _ROW_BITS


def tally_of(week_start_ms: int, parts: Iterable[Part]) -> Tally:
    """What `parts`, all of that week, come to."""
    counts = [0] * (len(_STORED) * QUARTERS)
    total = 0
    for part in parts:
        quarter = (part.start_ms - week_start_ms) // QUARTER_MS
        total += part.minutes
        for measure, minutes in (
            (Measure.MINUTES, part.minutes),
            (Measure.IDLE, part.idle),
            (Measure.CLAIMED, part.claimed),
            (Measure.REMOVED, part.removed),
            (Measure.KNOWN, part.known),
            (Measure.ACTIVE, part.active),
        ):
            counts[measure * QUARTERS + quarter] += minutes
    packed = struct.pack(f"<{len(counts)}I", *counts)
    return Tally(week_start_ms, total, int.from_bytes(packed, "little"))


def tally_from(week_start_ms: int, minutes: int, stored: bytes) -> Tally:
    """One that was stored."""
    return Tally(week_start_ms, minutes, int.from_bytes(stored, "little"))


def within(first: int, end: int) -> int:
    """The lanes of the quarters [first, end) of a week, in every measure."""
    row = ((1 << (end - first) * LANE_BITS) - 1) << first * LANE_BITS
    return sum(row << measure * _ROW_BITS for measure in Measure)


def counts_of(lanes: int) -> tuple[int, ...]:
    """Every lane as a number: `Measure.X * QUARTERS + quarter` is its place."""
    return _ALL.unpack(lanes.to_bytes(_ALL_BYTES, "little"))


def row_of(lanes: int, measure: Measure) -> tuple[int, ...]:
    """The quarters of one measure."""
    row = lanes >> measure * _ROW_BITS & (1 << _ROW_BITS) - 1
    return struct.unpack(f"<{QUARTERS}I", row.to_bytes(_ROW_BITS // 8, "little"))
