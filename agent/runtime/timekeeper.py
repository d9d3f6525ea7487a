"""Keeps agent time: looks at the clocks, takes in what the server's answers say about them."""

from __future__ import annotations

from agent.core.timeline import Look, Passage, TimeLine, advance, begin_line, corrected, correction
from agent.runtime.clock import Clock
from agent.runtime.ports import Offset, ServerTime
from wire.records import ClockReading

CLOCK_OFF_MS = 120_000


class TimeKeeper:
    """Control thread only, but for `now_ms`, which any thread may ask."""

    def __init__(self, clock: Clock, server_time: ServerTime) -> None:
        self._clock = clock
        self._server_time = server_time
        self._heard = server_time.offset()
        self._line = begin_line(self._look(), self._heard.offset_ms if self._heard else None)

    def now_ms(self) -> int:
        """Agent time now, without looking for jumps."""
        return self._line.at(self._clock.boot_ms())

    def passage(self, *, looked_often: bool) -> Passage:
        """Look at the clocks and say what happened since the last look."""
        self._line, passage = advance(self._line, self._look(), looked_often=looked_often)
        self._listen()
        return passage

    def pending_ms(self) -> int:
        """By how much agent time should move where no segment is open."""
        return correction(self._line)

    def correct(self, by_ms: int) -> int:
        """Move agent time by `by_ms` and return what it is now."""
        self._line = corrected(self._line, by_ms)
        return self._line.at(self._line.last.boot_ms)

    def reading(self) -> ClockReading:
        """How the time is known, for the statement of a segment that begins now."""
        look = self._line.last
        age_s = None
        if self._heard is not None:
            age_s = max(0, look.wall_ms - self._heard.measured_ms) // 1000
        return ClockReading(
            boot=self._clock.boot_id(),
            mono_ms=look.boot_ms,
            wall_ms=look.wall_ms,
            offset_ms=self._line.offset_ms or 0,
            offset_age_s=age_s,
            jumps_ms=(),
        )

    def clock_off_ms(self) -> int | None:
        """How far this machine's clock is off when that is worth telling, else None."""
        offset_ms = self._line.offset_ms
        return offset_ms if offset_ms is not None and abs(offset_ms) > CLOCK_OFF_MS else None

    def local_midnight_ms(self, now_ms: int) -> int:
        """When today began where the contractor is."""
        return self._clock.local_midnight_ms(now_ms)

    def _listen(self) -> None:
        heard: Offset | None = self._server_time.offset()
        if heard is None or heard == self._heard:
            return
        self._heard = heard
        line: TimeLine = self._line
        self._line = TimeLine(
            base_ms=line.base_ms,
            base_boot_ms=line.base_boot_ms,
            offset_ms=heard.offset_ms,
            last=line.last,
        )

    def _look(self) -> Look:
        clock = self._clock
        return Look(wall_ms=clock.wall_ms(), mono_ms=clock.mono_ms(), boot_ms=clock.boot_ms())
