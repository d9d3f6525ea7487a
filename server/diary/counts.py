"""How many minutes of a contract's segments count, over whole weeks, as pure data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from server.diary.day import week_start
from server.evidence.service import CountedSegment


@dataclass(frozen=True, slots=True)
class Counts:
    """What counts of whole weeks. A minute counts once, whichever days and segments touch it."""

    segments: Sequence[CountedSegment]

    @property
    def by_position(self) -> Mapping[int, int]:
        """The minutes that count of each segment, by the position of its first log entry."""
        return {one.position: one.minutes for one in self.segments}

    def between(self, from_ms: int, to_ms: int) -> int:
        """What counts of the segments whose slots begin in [from_ms, to_ms)."""
        return sum(one.minutes for one in self.segments if from_ms <= one.slot_start_ms < to_ms)

    def before(self, instant_ms: int) -> int:
        """What counts of the week that holds `instant_ms`, before that instant."""
        return self.between(week_start(instant_ms), instant_ms)
