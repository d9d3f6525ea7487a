"""The database: any number of readers and one writer at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from server.storage.dialect import sqlite_engine
from server.storage.errors import known_errors


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

    def close(self) -> None:
        """Close the files."""
        self._reader.dispose()
        self._writer.dispose()
