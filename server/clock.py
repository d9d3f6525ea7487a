"""The server's only door to time and randomness; everything else receives a `Clock` and an `Rng`."""

from __future__ import annotations

import secrets
import time
from typing import Protocol


class Clock(Protocol):
    """What time it is."""

    def now_ms(self) -> int:
        """The system clock in UTC milliseconds. It may step back: who must not, guards itself."""
        ...

    def mono_ms(self) -> int:
        """A clock that only runs forward, for durations and deadlines."""
        ...


class Rng(Protocol):
    """Unpredictable bytes."""

    def token_bytes(self, count: int) -> bytes:
        """`count` bytes from the system's cryptographic generator."""
        ...


class SystemClock:
    """The real clock. Safe from any thread."""

    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def mono_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000


class SystemRng:
    """The real generator. Safe from any thread."""

    def token_bytes(self, count: int) -> bytes:
        return secrets.token_bytes(count)


def new_id(rng: Rng) -> str:
    """A fresh database id: 16 lower-case hex digits."""
    return rng.token_bytes(8).hex()
