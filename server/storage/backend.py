"""What the database asks of the program that keeps it: SQLite in our own process, or a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import Engine
from sqlalchemy.orm import Session

Value = str | bytes | int | None


class Plain(Protocol):
    """Plain SQL on one connection, with SQLite's placeholders `?` or `?1`; each back end makes them its own."""

    def select(self, sql: str, values: Sequence[Value]) -> list[tuple[Any, ...]]:
        """All rows of one SELECT; outside a transaction it is one of its own."""
        ...

    def run(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        """Run an INSERT, UPDATE or DELETE, in a transaction, once for each of `rows`."""
        ...


class Writing(Plain, Protocol):
    """The connection that writes."""

    def begin(self) -> None:
        """Begin a transaction during which nobody else writes, in no process."""
        ...

    def commit(self) -> None:
        """End it; on return it is on the disk."""
        ...


class Reading(Plain, Protocol):
    """A connection of its own that only reads."""

    def close(self) -> None:
        """Let go of it."""
        ...


class Backend(Protocol):
    """One database. `reader` gives sessions that see one moment and cannot write, `writer` the one that writes."""

    reader: Engine
    writer: Engine

    def reading(self) -> Reading:
        """A connection for single SELECTs, outside the engines."""
        ...

    def writing(self, driver: object) -> Writing:
        """Plain SQL on `driver`, a connection that `writer` gave."""
        ...

    def described(self, session: Session) -> dict[str, object]:
        """See `Database`."""
        ...

    def damages(self, session: Session) -> list[str]:
        """See `Database`."""
        ...

    def lead(self) -> None:
        """Be the one server of this database from now on, until `writer` is closed.

        Raises `DataFolderInUseError` if another process is.
        """
        ...

    def leave_nothing(self) -> bool:
        """After an erasure was committed: let nothing of it stay beside what is stored. False when somebody who
        reads is in the way for a fraction of a second. Nobody writes meanwhile."""
        ...
