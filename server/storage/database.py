"""The database: any number of readers and one writer at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from server.storage import apsw_dbapi
from server.storage.backend import Backend, Plain, Reading, Value
from server.storage.errors import known_errors
from server.storage.postgres import Postgres, PostgresPlain
from server.storage.sqlite import Sqlite

__all__ = ["Database", "Value", "Writes", "writes_of"]


class Writes:
    """Plain SQL in the transaction of the one writer."""

    def __init__(self, connection: Plain) -> None:
        self._connection = connection

    def select(self, sql: str, *values: Value) -> list[tuple[Any, ...]]:
        """All rows of one SELECT."""
        return self._connection.select(sql, values)

    def run(self, sql: str, rows: Sequence[tuple[Value, ...]]) -> None:
        """Run an INSERT or UPDATE once for each of `rows`."""
        self._connection.run(sql, rows)


def writes_of(session: Session) -> Writes:
    """Plain SQL in the transaction of a session that writes; what was added to it must have been flushed."""
    driver: Any = session.connection().connection.driver_connection
    if isinstance(driver, apsw_dbapi.Connection):
        return Writes(driver)
    return Writes(PostgresPlain(driver))


class Database:
    """Sessions on one database: the SQLite file at a path, or the PostgreSQL database that an address names.

    Safe from any thread; a session stays in the thread that opened it. Raises `DiskFullError`,
    `DatabaseBusyError` and `DatabaseAwayError`; everything else of SQLAlchemy's is a bug of ours.
    """

    def __init__(self, place: Path | str) -> None:
        self._backend: Backend = Sqlite(place) if isinstance(place, Path) else Postgres(place)
        self._writing = threading.Lock()
        self._idle: list[Reading] = []
        """Connections of `select`: as many as there were threads in it at once."""

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session on a consistent picture of the database; the database refuses a write in it."""
        with (
            known_errors(),
            Session(self._backend.reader, expire_on_commit=False) as session,
        ):
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """The one writing session. On a clean end it is committed and on the disk; an exception undoes it all.

        Keep it short: everybody else who writes waits. Do not nest.
        """
        with (
            known_errors(),
            self._writing,
            Session(self._backend.writer, expire_on_commit=False) as session,
        ):
            yield session
            session.commit()

    def select(self, sql: str, *values: Value) -> list[tuple[Any, ...]]:
        """All rows of one SELECT in plain SQL, for what every upload asks: a tenth of the cost of a session."""
        with known_errors():
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = self._backend.reading()
            try:
                found = connection.select(sql, values)
            except Exception:
                # It may be of no more use: the next one opens another.
                connection.close()
                raise
            self._idle.append(connection)
            return found

    @contextmanager
    def snapshot(self) -> Iterator[Writes]:
        """Plain SQL on one consistent picture of the database, for many questions; a write in it is refused."""
        with self.reading() as session:
            driver = session.connection().connection.driver_connection
            if isinstance(driver, apsw_dbapi.Connection):
                driver.begun()  # else each question would see a moment of its own
            yield writes_of(session)

    @contextmanager
    def writes(self) -> Iterator[Writes]:
        """What `writing` gives, for the commits of the logs; they are too many for sessions."""
        with known_errors(), self._writing:
            pooled = self._backend.writer.raw_connection()
            try:
                connection = self._backend.writing(pooled.driver_connection)
                connection.begin()
                yield Writes(connection)
                connection.commit()
            finally:
                # Rolls back what is not committed.
                pooled.close()

    def lead(self) -> None:
        """Be the one process whose threads sign the logs of this database, until it is closed.

        Raises `DataFolderInUseError`.
        """
        with known_errors(), self._writing:
            self._backend.lead()

    def leave_nothing(self) -> bool:
        """Leave nothing of what was erased in logs and old versions of rows; False when a reader stays in the way
        for a fraction of a second.

        Whoever writes waits meanwhile.
        """
        with known_errors(), self._writing:
            return self._backend.leave_nothing()

    def described(self, session: Session) -> dict[str, object]:
        """What keeps the database, in which release, and how it makes sure of the disk: for the operator."""
        return self._backend.described(session)

    def damages(self, session: Session) -> list[str]:
        """What the database says of damage to its own files; it reads them all."""
        return self._backend.damages(session)

    def close(self) -> None:
        """Close the files and connections."""
        self._backend.reader.dispose()
        self._backend.writer.dispose()
        while self._idle:
            self._idle.pop().close()
