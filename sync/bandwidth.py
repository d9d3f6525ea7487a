"""Keeps what goes out below a number of bytes for each second, so that the contractor's own work comes first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

BLOCK_BYTES: Final = 8_192
"""How much goes out at once at the most."""


class Bandwidth:
    """A bucket that fills with `bytes_per_s` and holds one second of them. Any thread.

    `mono_ms` reads a clock that never steps, `wait_ms` waits that many milliseconds.
    """

    def __init__(
        self, bytes_per_s: int, *, mono_ms: Callable[[], int], wait_ms: Callable[[int], None]
    ) -> None:
        if bytes_per_s <= 0:
            raise ValueError("bytes_per_s must be positive")
        self.bytes_per_s: Final = bytes_per_s
        self._mono_ms = mono_ms
        self._wait_ms = wait_ms
        self._lock = threading.Lock()
        self._left = bytes_per_s * 1000
        """In thousandths of a byte: no rounding is ever lost."""
        self._at_ms = mono_ms()

    def take(self, size: int) -> None:
        """Wait until `size` bytes may go. What is more than the bucket holds is paid for before the next."""
        with self._lock:
            now_ms = self._mono_ms()
            filled = self._left + max(0, now_ms - self._at_ms) * self.bytes_per_s
            self._left = min(filled, self.bytes_per_s * 1000) - size * 1000
            self._at_ms = now_ms
            wait_ms = -(self._left // self.bytes_per_s) if self._left < 0 else 0
        if wait_ms:
            self._wait_ms(wait_ms)


class PacedBody:
    """A request's body that is read no faster than `bandwidth` allows; has what `requests` asks of a file."""

    def __init__(self, body: bytes, bandwidth: Bandwidth) -> None:
        self._body = memoryview(body)
        self._bandwidth = bandwidth
        self._at = 0

    def __len__(self) -> int:
        """All of it: the request says its length."""
        return len(self._body)

    def read(self, size: int = -1) -> bytes:
        """The next bytes, when it is their turn; empty at the end."""
        left = len(self._body) - self._at
        size = min(left, BLOCK_BYTES if size < 0 else size, BLOCK_BYTES)
        if size:
            self._bandwidth.take(size)
        part = bytes(self._body[self._at : self._at + size])
        self._at += size
        return part

    def __iter__(self) -> PacedBody:
        """Asked for by `requests` to tell a stream from a form."""
        return self

    def __next__(self) -> bytes:
        """The next block."""
        part = self.read()
        if not part:
            raise StopIteration
        return part
