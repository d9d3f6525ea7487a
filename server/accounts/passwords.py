"""Passwords as argon2id hashes, at the parameters that OWASP recommends."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from server.accounts.password_rules import LONGEST, normal

_AT_ONCE = 2
"""How many hashes are computed at the same time: each takes 19 MiB and one core for about 20 ms."""


class Passwords:
    """Hashes and checks passwords. Safe from any thread; a call takes about 20 ms and may wait for others."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(
            time_cost=2, memory_cost=19_456, parallelism=1, hash_len=32, salt_len=16, type=Type.ID
        )
        self._turns = threading.BoundedSemaphore(_AT_ONCE)
        self._nobody = self._hasher.hash("no password opens this")

    def hash(self, password: str) -> str:
        """The encoded form to store: parameters, salt and hash. Raises `ValueError` for an unusable password."""
        if not password or len(password) > LONGEST:
            raise ValueError(f"a password has 1 to {LONGEST} characters")
        with self._turns:
            return self._hasher.hash(_bytes(password))

    def fits(self, password: str, *, stored: str | None) -> bool:
        """Whether `password` is the one of `stored`; takes as long when nothing is stored."""
        if len(password) > LONGEST:
            return False
        with self._turns:
            try:
                self._hasher.verify(stored or self._nobody, _bytes(password))
            except (VerificationError, InvalidHashError):
                return False
        return stored is not None

    def outdated(self, stored: str) -> bool:
        """Whether `stored` was made with parameters other than today's, so that it should be made anew."""
        return self._hasher.check_needs_rehash(stored)


def _bytes(password: str) -> bytes:
    # A browser can send halves of surrogate pairs; they are bytes like all others.
    return normal(password).encode("utf-8", "surrogatepass")
