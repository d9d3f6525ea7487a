"""The database: any number of readers and one writer at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from server.storage.base import Base
from server.storage.dialect import sqlite_engine
from server.storage.errors import known_errors

Rows = Callable[..., list[tuple[Any, ...]]]
"""Runs one SELECT with `?` for each value and gives all its rows."""


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
        """Plain SQL on a consistent picture of the database, for the few reads that every upload needs.

        A tenth of the cost of a session; everything else reads through `reading`.
        """
        with known_errors():
            connection = self._reader.raw_connection()
            try:
                cursor = connection.cursor()

                def select(sql: str, *values: str | int) -> list[tuple[Any, ...]]:
                    cursor.execute(sql, values)
                    return list(cursor.fetchall())

                yield select
            finally:
                connection.close()

    def close(self) -> None:
        """Close the files."""
        self._reader.dispose()
        self._writer.dispose()


def insert_rows(session: Session, table: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
    """Put `rows`, which all have the same columns, into `table` in the session's transaction.

    Plain SQL: the sequencer's commits are too many for the unit of work.
    """
    if not rows:
        return
    columns = tuple(rows[0])
    marks = ", ".join("?" * len(columns))
    session.connection().exec_driver_sql(
        f"INSERT INTO {table.__tablename__} ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608 - our own names
        [tuple(row[column] for column in columns) for row in rows],
    )
