"""SQLite: one file that only this machine has."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from server.storage import apsw_dbapi
from server.storage.dialect import sqlite_engine

_TRUNCATE_MS = 200
"""How long to wait for readers before the write-ahead log is cut."""


class Sqlite:
    """The back end on the file `path`; see `Backend`."""

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self.reader = sqlite_engine(self._path, writes=False)
        self.writer = sqlite_engine(self._path, writes=True)

    def reading(self) -> apsw_dbapi.Connection:
        """A connection that refuses to write."""
        return apsw_dbapi.connect(self._path, writes=False)

    def writing(self, driver: object) -> apsw_dbapi.Connection:
        """The adapter's connection speaks plain SQL by itself."""
        assert isinstance(driver, apsw_dbapi.Connection)  # noqa: S101 - our own dialect
        return driver

    def described(self, session: Session) -> dict[str, object]:
        """The library's release and what it is set to."""
        return {
            "sqlite": ".".join(str(part) for part in apsw_dbapi.sqlite_version_info),
            "journal_mode": session.scalar(text("PRAGMA journal_mode")),
            "synchronous": session.scalar(text("PRAGMA synchronous")),
        }

    def damages(self, session: Session) -> list[str]:
        """What SQLite's own check says."""
        lines: list[str] = list(session.scalars(text("PRAGMA integrity_check")))
        return [line for line in lines if line != "ok"]

    def lead(self) -> None:
        """Nothing to do: the file is in the data folder, whose lock is held."""

    def leave_nothing(self) -> bool:
        """Cut the write-ahead log to nothing."""
        connection = apsw_dbapi.connect(self._path, writes=True)
        try:
            connection.raw.set_busy_timeout(_TRUNCATE_MS)
            return connection.truncate_log()
        finally:
            connection.close()
