"""Counts sign-in attempts that failed, so that passwords cannot be guessed by trying."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WINDOW_MS = 15 * 60_000

LIMITS = {"pair": 8, "address": 40, "email": 100}
"""Failed attempts in `WINDOW_MS`: for one person from one place, from one place, for one person from anywhere."""

_MOST_KEYS = 20_000


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt that may go on; hand it back to `Attempts.forgive` when it succeeded."""

    keys: tuple[tuple[str, str], ...]
    at_ms: int


class Attempts:
    """In the memory of this process; forgotten when it ends. `limits` are as `LIMITS`. Safe from any thread."""

    def __init__(self, limits: Mapping[str, int] = LIMITS) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._failed: dict[tuple[str, str], deque[int]] = {}

    def begin(self, *, email: str, address: str, mono_ms: int) -> Attempt | int:
        """Count an attempt as failed in advance, or say how many milliseconds to wait.

        Counting first keeps many attempts at the same moment from slipping through together.
        """
        keys = (("pair", f"{email}\n{address}"), ("address", address), ("email", email))
        with self._lock:
            self._drop_old(keys, mono_ms)
            wait_ms = max(self._wait_ms(key, mono_ms) for key in keys)
            if wait_ms:
                return wait_ms
            if len(self._failed) > _MOST_KEYS:
                self._drop_old(tuple(self._failed), mono_ms)
            for key in keys:
                self._failed.setdefault(key, deque()).append(mono_ms)
        return Attempt(keys=keys, at_ms=mono_ms)

    def forgive(self, attempt: Attempt) -> None:
        """The attempt was right: it does not count, and this person at this place starts afresh."""
        with self._lock:
            for key in attempt.keys:
                times = self._failed.get(key)
                if times is None:
                    continue
                if key[0] == "pair":
                    del self._failed[key]
                elif attempt.at_ms in times:
                    times.remove(attempt.at_ms)

    def _drop_old(self, keys: Iterable[tuple[str, str]], mono_ms: int) -> None:
        for key in keys:
            times = self._failed.get(key)
            while times and times[0] <= mono_ms - WINDOW_MS:
                times.popleft()
            if times is not None and not times:
                del self._failed[key]

    def _wait_ms(self, key: tuple[str, str], mono_ms: int) -> int:
        times = self._failed.get(key, ())
        limit = self._limits[key[0]]
        if len(times) < limit:
            return 0
        return max(1, times[len(times) - limit] + WINDOW_MS - mono_ms)
