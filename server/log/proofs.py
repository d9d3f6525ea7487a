"""Proofs read from the stored nodes, for whoever does not have the log's thread: one question to the database each."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from server.storage.database import Value
from wire import merkle
from wire.records import OrganizationId, Sha256

_NODES = (
    "SELECT log_nodes.level, log_nodes.position, hash FROM json_each(?2) AS wanted"
    " CROSS JOIN log_nodes ON organization = ?1"
    " AND log_nodes.level = CAST(wanted.value ->> 0 AS BIGINT)"
    " AND log_nodes.position = CAST(wanted.value ->> 1 AS BIGINT)"
)

R = TypeVar("R")
NodeOf = Callable[[int, int], bytes]


class Selects(Protocol):
    """`Database` or `Writes`."""

    def select(self, sql: str, *values: Value) -> Sequence[tuple[object, ...]]:
        """All rows of one SELECT."""
        ...


class Proofs:
    """Proofs of one log. What they read never changes: a complete node is written once. Safe from any thread."""

    def __init__(self, database: Selects, organization: OrganizationId) -> None:
        self._database = database
        self._organization = organization

    def inclusion(self, index: int, size: int) -> tuple[bytes, ...]:
        """That the entry `index` stands in the log of `size` entries."""
        return self.read(lambda node: merkle.inclusion_proof(index, size, node))

    def inclusions(self, indexes: Sequence[int], size: int) -> list[tuple[bytes, ...]]:
        """The same of several entries, with one question."""
        return self.read(
            lambda node: [merkle.inclusion_proof(index, size, node) for index in indexes]
        )

    def consistency(self, known: int, size: int) -> tuple[bytes, ...]:
        """That the log of `size` entries continues the one of `known`."""
        return self.read(lambda node: merkle.consistency_proof(known, size, node))

    def root(self, size: int) -> Sha256:
        """The root over the first `size` entries."""
        return Sha256(self.read(lambda node: merkle.root(size, node)).hex())

    def read(self, prove: Callable[[NodeOf], R]) -> R:
        """Run `prove` once to learn which nodes it asks for, and once with them. Raises `LookupError`
        where one lacks."""
        wanted: set[tuple[int, int]] = set()

        def note(level: int, index: int) -> bytes:
            wanted.add((level, index))
            return bytes(merkle.HASH_BYTES)

        prove(note)
        asked = json.dumps(sorted(wanted))
        found: dict[tuple[int, int], bytes] = {}
        for level, index, hash_ in self._database.select(_NODES, self._organization, asked):
            assert isinstance(level, int)  # noqa: S101 - what the columns hold
            assert isinstance(index, int)  # noqa: S101 - the same
            assert isinstance(hash_, bytes)  # noqa: S101 - the same
            found[level, index] = hash_
        return prove(lambda level, index: found[level, index])
