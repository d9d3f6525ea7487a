"""When the one picture of a segment is taken: uniform over its tracked part, and known to nobody before."""

from __future__ import annotations

from typing import Protocol


class Rng(Protocol):
    """Randomness that nobody can foretell; tests pass a seeded one."""

    def below(self, bound: int) -> int:
        """A uniform integer in `[0, bound)`; `bound` is at least 1."""

    def token_hex(self, size: int) -> str:
        """`size` random bytes as lower-case hex."""


def capture_moment(start_ms: int, end_ms: int, rng: Rng) -> int:
    """A uniform instant in `[start_ms, end_ms)`, which must not be empty.

    The result is kept in memory only: a moment written down could be read before it comes.
    """
    return start_ms + rng.below(end_ms - start_ms)
