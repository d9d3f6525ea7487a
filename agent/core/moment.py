"""When the one picture of a segment is taken: it follows from the session's seed, and nobody chooses it."""

from __future__ import annotations

from typing import Protocol

from wire.records import ContractId


class Rng(Protocol):
    """Randomness that nobody can foretell; tests pass a seeded one."""

    def token_hex(self, size: int) -> str:
        """`size` random bytes as lower-case hex."""


class Moments(Protocol):
    """How moments follow from seeds: `wire.moment.moment_ms`; tests may choose them."""

    def __call__(
        self, seed: bytes, /, *, contract: ContractId, start_ms: int, slot_end_ms: int
    ) -> int:
        """An instant in `[start_ms, slot_end_ms)`, which must not be empty."""
