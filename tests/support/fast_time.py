"""A clock that runs many times as fast as the real one, shared by all processes of one test.

Everything else in the end-to-end tests is real. A one-minute segment takes five seconds at twelve times the
speed, so a test can see whole segments without waiting for luck. The clock begins at the real time when the
test began; `HOURPROOF_FAST_TIME` carries it to the processes.
"""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from capture.api import Idle, Obstacle

VARIABLE = "HOURPROOF_FAST_TIME"


@dataclass(frozen=True)
class FastClock:
    """Runs `speed` times as fast since the monotonic instant `began_ns`; serves agent and server alike."""

    began_ns: int
    wall_began_ms: int
    speed: int

    @classmethod
    def starting_now(cls, speed: int) -> FastClock:
        """A clock that shows the real time now and runs ahead from here."""
        return cls(time.monotonic_ns(), time.time_ns() // 1_000_000, speed)

    @classmethod
    def of_environment(cls) -> FastClock:
        """The clock of the test that started this process."""
        began, wall, speed = os.environ[VARIABLE].split(",")
        return cls(int(began), int(wall), int(speed))

    def environment(self) -> dict[str, str]:
        """What a process needs to have the same clock."""
        return {VARIABLE: f"{self.began_ns},{self.wall_began_ms},{self.speed}"}

    def mono_ms(self) -> int:
        """Fast milliseconds since the test began; a thousand on, since zero may stand for unknown."""
        return 1_000 + (time.monotonic_ns() - self.began_ns) * self.speed // 1_000_000

    def boot_ms(self) -> int:
        """The same: no test suspends this machine."""
        return self.mono_ms()

    def wall_ms(self) -> int:
        """UTC as the agent asks for it."""
        return self.wall_began_ms + self.mono_ms()

    def now_ms(self) -> int:
        """UTC as the server asks for it."""
        return self.wall_ms()

    def boot_id(self) -> str:
        """One boot for the whole test."""
        return "fast-test"

    def local_midnight_ms(self, wall_ms: int) -> int:
        """Midnight in UTC: tests have no zone of their own."""
        day = datetime.fromtimestamp(wall_ms / 1000, UTC)
        return int(day.replace(hour=0, minute=0, second=0, microsecond=0).timestamp() * 1000)


class FastWaiter:
    """Waits in fast milliseconds."""

    def __init__(self, clock: FastClock) -> None:
        self._event = threading.Event()
        self._speed = clock.speed

    def wait(self, timeout_ms: int | None) -> None:
        """Return after `timeout_ms` of fast time, or at a wake."""
        self._event.wait(None if timeout_ms is None else timeout_ms / 1000 / self._speed)
        self._event.clear()

    def wake(self) -> None:
        """End the wait."""
        self._event.set()


class FastIdle:
    """The real idle timer, told in fast time."""

    def __init__(self, real: Idle, clock: FastClock) -> None:
        self._real = real
        self._speed = clock.speed

    @property
    def name(self) -> str:
        return self._real.name

    def why_not(self) -> Obstacle | None:
        return self._real.why_not()

    def idle_ms(self) -> int:
        """How long ago the last input was, as the fast clock counts."""
        return self._real.idle_ms() * self._speed
