"""The database: any number of readers and one writer at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from server.storage import apsw_dbapi
from server.storage.dialect import sqlite_engine
from server.storage.errors import known_errors

Value = str | bytes | int | None

_TRUNCATE_MS = 200
"""How long to wait for readers before the write-ahead log is cut."""


class Writes:
    """Plain SQL in the transaction of the one writer."""

    def __init__(self, connection: apsw_dbapi.Connection) -> None:
        self._connection = connection

    def select(self, sql: str, *values: Value) -> list[tuple[Any, ...]]:
        """All rows of one SELECT."""
        return self._connection.select(sql, values)

    def run(self, sql: str, rows: Sequence[tuple[Value, ...]]) -> None:
        """Run an INSERT or UPDATE once for each of `rows`."""
        self._connection.run(sql, rows)


def writes_of(session: Session) -> Writes:
    """Plain SQL in the transaction of a session that writes; what was added to it must have been flushed."""
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, apsw_dbapi.Connection)  # noqa: S101 - our own dialect
    return Writes(connection)


class Database:
    """Sessions on one SQLite file. Safe from any thread; a session stays in the thread that opened it.

    Raises `DiskFullError` and `DatabaseBusyError`; everything else of SQLAlchemy's is a bug of ours.
    """

    def __init__(self, path: Path) -> None:
        self._reader = sqlite_engine(str(path), writes=False)
        self._writer = sqlite_engine(str(path), writes=True)
        self._writing = threading.Lock()
        self._path = str(path)
        self._idle: list[apsw_dbapi.Connection] = []
        """Connections of `select`: as many as there were threads in it at once."""

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

    def select(self, sql: str, *values: Value) -> list[tuple[Any, ...]]:
        """All rows of one SELECT in plain SQL, for what every upload asks: a tenth of the cost of a session."""
        with known_errors():
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = apsw_dbapi.connect(self._path, writes=False)
            try:
                return connection.select(sql, values)
            finally:
                self._idle.append(connection)

    @contextmanager
    def snapshot(self) -> Iterator[Writes]:
        """Plain SQL on one consistent picture of the database, for many questions; SQLite refuses a write in it."""
        with known_errors():
            pooled = self._reader.raw_connection()
            try:
                connection = pooled.driver_connection
                assert isinstance(connection, apsw_dbapi.Connection)  # noqa: S101 - our own dialect
                connection.begun()
                yield Writes(connection)
            finally:
                # Ends the transaction.
                pooled.close()

    @contextmanager
    def writes(self) -> Iterator[Writes]:
        """What `writing` gives, for the commits of the logs; they are too many for sessions."""
        with known_errors(), self._writing:
            pooled = self._writer.raw_connection()
            try:
                connection = pooled.driver_connection
                assert isinstance(connection, apsw_dbapi.Connection)  # noqa: S101 - our own dialect
                connection.begun()
                yield Writes(connection)
                connection.commit()
            finally:
                # Rolls back what is not committed.
                pooled.close()

    def truncate_log(self) -> bool:
        """Leave nothing in the write-ahead log; False when a reader stays in the way for a fraction of a second.

        Whoever writes waits meanwhile.
        """
        with known_errors(), self._writing:
            connection = apsw_dbapi.connect(self._path, writes=True)
            try:
                connection.raw.set_busy_timeout(_TRUNCATE_MS)
                return connection.truncate_log()
            finally:
                connection.close()

    def close(self) -> None:
        """Close the files."""
        self._reader.dispose()
        self._writer.dispose()
        while self._idle:
            self._idle.pop().close()
