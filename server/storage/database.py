"""The database: any number of readers and one writer at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.orm import Session

from server.storage.dialect import sqlite_engine
from server.storage.errors import known_errors

Value = str | bytes | int | None


class Rows:
    """Plain SQL that reads, in one consistent picture of the database; a tenth of the cost of a session."""

    def __init__(self, cursor: DBAPICursor) -> None:
        self._cursor = cursor

    def select(self, sql: str, *values: str | int) -> list[tuple[Any, ...]]:
        """All rows of one SELECT with a `?` for each of `values`."""
        self._cursor.execute(sql, values)
        return list(self._cursor.fetchall())


class Writes(Rows):
    """Plain SQL in the transaction of the one writer."""

    def run(self, sql: str, rows: Sequence[tuple[Value, ...]]) -> None:
        """Run an INSERT or UPDATE once for each of `rows`."""
        if rows:
            self._cursor.executemany(sql, rows)


class Database:
    """Sessions on one SQLite file. Safe from any thread; a session stays in the thread that opened it.

    Raises `DiskFullError` and `DatabaseBusyError`; everything else of SQLAlchemy's is a bug of ours.
    """

    def __init__(self, path: Path) -> None:
        self._reader = sqlite_engine(str(path), writes=False)
        self._writer = sqlite_engine(str(path), writes=True)
        self._writing = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session on a consistent picture of the database; SQLite refuses a write in it."""
        with known_errors(), Session(self._reader, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """The one writing session. On a clean end it is committed and on the disk; an exception undoes it all.

        Keep it short: everybody else who writes waits. Do not nest.
        """
        with (
            known_errors(),
            self._writing,
            Session(self._writer, expire_on_commit=False) as session,
        ):
            yield session
            session.commit()

    @contextmanager
    def rows(self) -> Iterator[Rows]:
        """What `reading` gives, for the few reads that every upload needs."""
        with known_errors():
            connection = self._reader.raw_connection()
            try:
                yield Rows(connection.cursor())
            finally:
                connection.close()

    @contextmanager
    def writes(self) -> Iterator[Writes]:
        """What `writing` gives, for the commits of the logs; they are too many for sessions."""
        with known_errors(), self._writing:
            connection = self._writer.raw_connection()
            try:
                yield Writes(connection.cursor())
                connection.commit()
            finally:
                # Rolls back what is not committed.
                connection.close()

    def close(self) -> None:
        """Close the files."""
        self._reader.dispose()
        self._writer.dispose()
