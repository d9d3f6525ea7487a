"""What can be wrong with the place where data lies; the command line and the API say it in words."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from server.storage.apsw_dbapi import Error as DriverError

_SQLITE_BUSY = 5
_SQLITE_IOERR = 10
_SQLITE_FULL = 13
_SQLITE_NO_ROOM = (_SQLITE_FULL, 778, 1546, 4874)
"""Full; an error of the disk while writing, setting a length, or making the index of the log longer."""
_SQLITE_BROKEN = (11, 26)


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


@contextmanager
def known_errors() -> Iterator[None]:
    """Turn SQLAlchemy's errors inside into ours where they mean one of them."""
    try:
        yield
    except (DBAPIError, DriverError) as error:
        if (known := translated(error)) is error:
            raise
        raise known from error


def translated(error: DBAPIError | DriverError) -> Exception:
    """The error of ours that `error` means, or `error` itself when it is a bug."""
    original = error.orig if isinstance(error, DBAPIError) else error
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


def is_no_room(code: int) -> bool:
    """Whether SQLite's extended result code says that there is no room left."""
    return code in _SQLITE_NO_ROOM


def is_disk_full(error: OSError) -> bool:
    """Whether `error` says that there is no room left."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
