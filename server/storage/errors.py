"""What can be wrong with the place where data lies; the command line and the API say it in words."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError

from server.storage.apsw_dbapi import Error as DriverError

_SQLITE_BUSY = 5
_SQLITE_IOERR = 10
_SQLITE_FULL = 13
_SQLITE_NO_ROOM = (_SQLITE_FULL, 778, 1546, 4874)
"""Full; an error of the disk while writing, setting a length, or making the index of the log longer."""
_SQLITE_BROKEN = (11, 26)

# PostgreSQL's SQLSTATEs, or what they begin with.
_PG_FULL = ("53100",)
_PG_BUSY = ("55P03", "40P01", "40001")
"""A lock not had in time, a deadlock, a snapshot that cannot be serialized."""
_PG_AWAY = ("08", "57P0", "53300")
"""Connection errors; the server stops, was killed or starts; all its connections are taken."""
_PG_REFUSED = ("42501",)
"""A right that is lacking."""
_PG_BROKEN = ("XX001", "XX002")
_PG_IO = "58030"


class StorageError(Exception):
    """Base of the errors below; `args[0]` is a sentence for the operator."""


class DatabaseTooNewError(StorageError):
    """A newer release wrote the database."""


class DatabaseBrokenError(StorageError):
    """The file is not a database, or is damaged."""


class DataFolderError(StorageError):
    """The data folder cannot be used: missing rights, or no folder."""


class DataFolderInUseError(StorageError):
    """Another server has the data folder open."""


class DiskFullError(StorageError):
    """No room left; what was being stored is not stored at all."""


class BlobStoreError(StorageError):
    """The blob store cannot be reached, or refuses."""


class DatabaseBusyError(StorageError):
    """Another process held the database for longer than we wait."""


class DatabaseAwayError(DatabaseBusyError):
    """The database server cannot be reached, or went away: what was being stored may be stored or not."""


class DatabaseUnfitError(StorageError):
    """The database server, or how the database was made, cannot keep what we promise."""


@contextmanager
def known_errors() -> Iterator[None]:
    """Turn SQLAlchemy's errors inside into ours where they mean one of them."""
    try:
        yield
    except (DBAPIError, DriverError, psycopg.Error) as error:
        if (known := translated(error)) is error:
            raise
        raise known from error


def translated(error: DBAPIError | DriverError | psycopg.Error) -> Exception:
    """The error of ours that `error` means, or `error` itself when it is a bug."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, psycopg.Error):
        return _of_postgres(original) or error
    code = getattr(original, "code", 0)
    if is_no_room(code):
        return DiskFullError(
            "There is no room for the database. Free some space; what was stored before is kept."
        )
    if code & 0xFF == _SQLITE_IOERR:
        return DataFolderError(
            f"The disk of the database answers with an error ({original}). Look at the disk; what was "
            "stored before is kept."
        )
    if code & 0xFF == _SQLITE_BUSY:
        return DatabaseBusyError("The database is held by another process.")
    if code & 0xFF in _SQLITE_BROKEN:
        return DatabaseBrokenError(
            f"The database is damaged ({original}). Stop the server and put back a copy from the "
            "folder `backups` or from your own backup."
        )
    return error


def _of_postgres(error: psycopg.Error) -> Exception | None:
    """The error of ours that PostgreSQL's SQLSTATE means; without one the connection itself failed."""
    code = error.sqlstate or ""
    if code in _PG_FULL:
        return DiskFullError(
            "There is no room on the disk of the database server. Free some space; what was stored before is kept."
        )
    if code in _PG_BUSY:
        return DatabaseBusyError("The database is held by another process.")
    if code.startswith(_PG_AWAY) or (not code and isinstance(error, psycopg.OperationalError)):
        return DatabaseAwayError(
            f"The database server does not answer ({_first_line(error)}). Look whether it runs, and at "
            "name, user and password in --database; nothing that was confirmed is lost."
        )
    if code.startswith(_PG_REFUSED):
        return DatabaseUnfitError(
            f"The database server refuses us ({_first_line(error)}). Make the user of --database the owner of "
            "its database."
        )
    if code.startswith(_PG_BROKEN):
        return DatabaseBrokenError(
            f"The database is damaged ({_first_line(error)}). Stop the server and put back your own backup."
        )
    if code == _PG_IO:
        return DataFolderError(
            f"The disk of the database server answers with an error ({_first_line(error)}). Look at the disk; what "
            "was stored before is kept."
        )
    return None


def _first_line(error: psycopg.Error) -> str:
    return str(error).strip().partition("\n")[0]


def is_no_room(code: int) -> bool:
    """Whether SQLite's extended result code says that there is no room left."""
    return code in _SQLITE_NO_ROOM


def is_disk_full(error: OSError) -> bool:
    """Whether `error` says that there is no room left."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
