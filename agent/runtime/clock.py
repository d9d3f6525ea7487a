"""The agent's only way to time, waiting and randomness; everything else receives these."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_NS_PER_MS = 1_000_000


class Clock(Protocol):
    """What this machine says about the time. Any thread."""

    def wall_ms(self) -> int:
        """UTC by the system's clock, uncorrected; it may jump."""

    def mono_ms(self) -> int:
        """Time while the machine was awake; never jumps, where it began means nothing."""

    def boot_ms(self) -> int:
        """Time including sleep where the system tells it, else the same as `mono_ms`."""

    def boot_id(self) -> str:
        """The same string until the machine is started again."""

    def local_midnight_ms(self, wall_ms: int) -> int:
        """When the day that contains `wall_ms` began in this machine's time zone."""


class SystemClock:
    """The real clocks of this machine."""

    def __init__(self) -> None:
        # Looked up by name: neither exists on Windows.
        clock = getattr(time, "CLOCK_BOOTTIME", None)
        read: Callable[[int], int] | None = getattr(time, "clock_gettime_ns", None)
        self._boot_ns: Callable[[], int] = (
            time.monotonic_ns if clock is None or read is None else partial(read, clock)
        )
        self._boot_id = self._read_boot_id()

    def wall_ms(self) -> int:
        """UTC by the system's clock."""
        return time.time_ns() // _NS_PER_MS

    def mono_ms(self) -> int:
        """`time.monotonic`: on Linux and macOS it stands still while the machine sleeps."""
        return time.monotonic_ns() // _NS_PER_MS

    def boot_ms(self) -> int:
        """`CLOCK_BOOTTIME` on Linux; elsewhere `mono_ms`, and sleep shows as a late tick."""
        return self._boot_ns() // _NS_PER_MS

    def boot_id(self) -> str:
        """The kernel's own id on Linux; elsewhere the minute in which the machine was started."""
        return self._boot_id

    def local_midnight_ms(self, wall_ms: int) -> int:
        """By the system's time zone rules."""
        local = datetime.fromtimestamp(wall_ms / 1000).astimezone()
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        return int(midnight.astimezone().timestamp() * 1000)

    def _read_boot_id(self) -> str:
        try:
            return _BOOT_ID.read_text(encoding="ascii").strip()
        except OSError:
            started_ms = self.wall_ms() - self.boot_ms()
            return f"started-{started_ms // 60_000}"


class Waiter(Protocol):
    """How the control thread pauses."""

    def wait(self, timeout_ms: int | None) -> None:
        """Return after `timeout_ms` (None: never) or as soon as `wake` was called since the last wait."""

    def wake(self) -> None:
        """End the present wait, or the next one if nobody waits. Any thread."""


class EventWaiter:
    """Sleeps in the kernel until the deadline or a wake; costs nothing in between."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def wait(self, timeout_ms: int | None) -> None:
        """Sleep; early and late wakings are the caller's to check."""
        self._event.wait(None if timeout_ms is None else timeout_ms / 1000)
        self._event.clear()

    def wake(self) -> None:
        """End the wait."""
        self._event.set()


class SystemRng:
    """Randomness from the operating system, which nobody can foretell."""

    def below(self, bound: int) -> int:
        """A uniform integer in `[0, bound)`."""
        return secrets.randbelow(bound)

    def token_hex(self, size: int) -> str:
        """`size` random bytes as lower-case hex."""
        return secrets.token_hex(size)

    def token_bytes(self, size: int) -> bytes:
        """`size` random bytes."""
        return secrets.token_bytes(size)
