"""A shelf that keeps plain names in a table of its own, for tests of the log without the tables of evidence."""

from __future__ import annotations

from collections.abc import Sequence

from server.log.sequencer import Placed
from server.storage.database import Writes
from wire.envelope import sha256_of
from wire.receipt import Entry, encode_entry

TABLE = "CREATE TABLE names (name TEXT PRIMARY KEY, position INTEGER NOT NULL, entry BLOB NOT NULL)"


class StoredNamesGroup:
    """One transaction."""

    def __init__(self, writes: Writes) -> None:
        self._writes = writes
        self._placed: dict[str, Placed] = {}

    def place(self, arrival: str, *, position: int, recv_ms: int) -> Placed:
        """Take a name once."""
        stored = self._writes.select("SELECT position, entry FROM names WHERE name = ?", arrival)
        if stored:
            return Placed(stored[0][0], stored[0][1], new=False)
        entry = encode_entry(Entry(env=sha256_of(arrival.encode()), have=1, recv_ms=recv_ms))
        self._placed[arrival] = Placed(position, entry, new=True)
        return self._placed[arrival]

    def write(self) -> None:
        """Put the names into the transaction."""
        self._writes.run(
            "INSERT INTO names (name, position, entry) VALUES (?, ?, ?)",
            [(name, placed.position, placed.entry) for name, placed in self._placed.items()],
        )


class StoredNamesShelf:
    """Opens groups."""

    def open(self, writes: Writes, _arrivals: Sequence[str]) -> StoredNamesGroup:
        """Begin a group."""
        return StoredNamesGroup(writes)
