"""How far this machine's wall clock is from the server's, learned from every answer that carries `time_ms`."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Final, Protocol

_FRESH_MS: Final = 600_000
_STEP_MS: Final = 1_000


class ApiClock(Protocol):
    """The two clocks that an exchange is timed with."""

    def wall_ms(self) -> int:
        """UTC by this machine's own, uncorrected clock."""

    def mono_ms(self) -> int:
        """A clock that never steps, from any start."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Server time minus wall clock, exact to half of `round_trip_ms`; `measured_ms` by the wall clock.

    Of all offsets that the exchange allows, `offset_ms` is the one nearest to what was gone by before (at
    first: no correction). A slow answer therefore never moves a clock that may well be right.
    """

    offset_ms: int
    round_trip_ms: int
    measured_ms: int


class ServerTime:
    """Keeps the most telling measurement. Any thread.

    The server writes `time_ms` somewhere between the request's departure and the answer's arrival. A quicker
    exchange is the more exact one, so it stays until it is ten minutes old or the wall clock has stepped.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._best: Measured | None = None
        self._best_mono_ms = 0

    def latest(self) -> Measured | None:
        """The measurement to go by; None before the first answer."""
        with self._lock:
            return self._best

    def note(self, server_ms: int, *, sent_mono_ms: int, mono_ms: int, wall_ms: int) -> None:
        """An answer with `server_ms` arrived at `mono_ms` and `wall_ms` to a request sent at `sent_mono_ms`."""
        round_trip_ms = max(0, mono_ms - sent_mono_ms)
        with self._lock:
            before = 0 if self._best is None else self._best.offset_ms
            # The server wrote its time after the departure and before the arrival.
            most = server_ms + round_trip_ms - wall_ms
            offset_ms = min(max(before, most - round_trip_ms), most)
            new = Measured(offset_ms, round_trip_ms, wall_ms)
            if self._best is None or self._supersedes(new, self._best, mono_ms=mono_ms):
                self._best, self._best_mono_ms = new, mono_ms

    def _supersedes(self, new: Measured, best: Measured, *, mono_ms: int) -> bool:
        if new.round_trip_ms <= best.round_trip_ms:
            return True
        age_ms = mono_ms - self._best_mono_ms
        stepped = abs(new.measured_ms - best.measured_ms - age_ms) >= _STEP_MS
        return stepped or age_ms >= _FRESH_MS
