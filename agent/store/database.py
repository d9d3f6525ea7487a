"""Open an SQLite file so that what was committed survives a power cut, and say in our words what
is wrong.

WAL with synchronous=FULL, set and read back; numbered migrations with a copy made before; an
integrity check at open. SQLite is the one inside `apsw`, never the system's.
"""

from __future__ import annotations

import errno
import glob
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import apsw

from agent.core.problems import Problem, ProblemCode
from agent.store.errors import StoreError, disk_problem
from agent.store.files import set_aside

BUSY_MS: Final = 5_000
_BESIDE: Final = ("-wal", "-shm")
_SYNCHRONOUS_FULL: Final = 2
_FULL_ERRNOS: Final = frozenset(
    getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)
)


WORLD: Final = (
    apsw.FullError,
    apsw.IOError,
    apsw.CantOpenError,
    apsw.ReadOnlyError,
    apsw.PermissionsError,
    apsw.AuthError,
    apsw.BusyError,
    apsw.LockedError,
    apsw.CorruptError,
    apsw.NotADBError,
)
"""Errors of SQLite that come from the disk; any other one is a fault of ours."""


class CorruptFile(Exception):
    """The file is no database, or a damaged one; the text is SQLite's reason."""


def open_database(path: Path, *, migrations: tuple[str, ...]) -> apsw.Connection:
    """A durable connection to the file at `path`, made or migrated as needed.

    `migrations[n - 1]` is the script that brings `user_version` from n - 1 to n. Raises
    `CorruptFile`, or `StoreError` DATABASE_TOO_NEW (the file is left as it was),
    DATA_FOLDER_UNWRITABLE, DISK_FULL.
    """
    try:
        connection = apsw.Connection(os.fspath(path))
    except WORLD as error:
        raise StoreError(database_problem(error, None, path)) from error
    try:
        _prepare(connection, path, migrations)
    except (apsw.NotADBError, apsw.CorruptError) as error:
        connection.close()
        raise CorruptFile(str(error)) from error
    except WORLD as error:
        problem = database_problem(error, connection, path)
        connection.close()
        raise StoreError(problem) from error
    except BaseException:
        connection.close()
        raise
    return connection


def set_database_aside(path: Path) -> Path:
    """Rename a corrupt database, and its log beside it, to `<name>.corrupt-<n>`; nothing is
    deleted.

    Raises `StoreError`.
    """
    try:
        kept = set_aside(path)
        for ending in _BESIDE:
            beside = path.with_name(path.name + ending)
            if beside.exists():
                beside.rename(kept.with_name(kept.name + ending))
    except OSError as error:
        raise StoreError(disk_problem(error, path)) from error
    return kept


def is_blank(path: Path) -> bool:
    """Whether there is a file, and nothing in it or in its log."""
    try:
        sizes = [
            one.stat().st_size for one in (path, path.with_name(f"{path.name}-wal")) if one.exists()
        ]
    except OSError:
        return False  # opening it will say what is wrong
    return path.exists() and not any(sizes)


def remove_copies(path: Path) -> None:
    """Remove the copies of before a migration. Raises `OSError`."""
    for old in path.parent.glob(f"{glob.escape(path.name)}.before-*"):
        old.unlink(missing_ok=True)


def what_is_wrong(path: Path, *, newest: int) -> Problem | None:
    """Why the file cannot be used, None if it is sound or not there. Changes nothing.

    JOURNAL_CORRUPT stands for any damaged file; DATABASE_TOO_NEW for a version above `newest`.
    """
    if not path.exists():
        return None
    try:
        connection = apsw.Connection(os.fspath(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            found = _integer(connection, "PRAGMA user_version")
            _check_integrity(connection)
        finally:
            connection.close()
    except CorruptFile as error:
        details = {"path": str(path), "reason": str(error)}
        return Problem(ProblemCode.JOURNAL_CORRUPT, details)
    except WORLD as error:
        return database_problem(error, None, path)
    return _too_new(path, found=found, newest=newest) if found > newest else None


def mark_erasing(connection: apsw.Connection) -> None:
    """Note, in the transaction that drops content for good, that pages may hold copies of it. Raises `apsw.Error`."""
    connection.execute("INSERT OR IGNORE INTO erasing (one) VALUES (1)")


def erase_traces(connection: apsw.Connection) -> None:
    """Leave nothing of what was dropped, neither in the pages nor in the log beside the file.

    SQLite copies rows when it balances a tree, and `secure_delete` does not find such copies: where content was
    dropped for good the file is written anew. Raises `apsw.Error`; then the next call does it.
    """
    if connection.execute("SELECT 1 FROM erasing").fetchall():
        # The file is small, and a temporary one would be one more place to look after.
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("VACUUM")
        connection.execute("DELETE FROM erasing WHERE one = 1")
    connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """Everything inside or nothing; durable at the end. Raises `apsw.Error`."""
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    finally:
        # SQLite rolls back by itself after some errors, and a COMMIT that failed leaves it to us.
        if connection.in_transaction:
            connection.execute("rollback")


def database_problem(error: apsw.Error, connection: apsw.Connection | None, path: Path) -> Problem:
    """What an error of SQLite means for the person; JOURNAL_CORRUPT stands for any damaged file."""
    details = {"path": str(path), "reason": str(error)}
    if isinstance(error, apsw.NotADBError | apsw.CorruptError):
        return Problem(ProblemCode.JOURNAL_CORRUPT, details)
    if isinstance(error, apsw.FullError) or _ran_out_of_room(error, connection):
        return Problem(ProblemCode.DISK_FULL, details)
    return Problem(ProblemCode.DATA_FOLDER_UNWRITABLE, details)


def _too_new(path: Path, *, found: int, newest: int) -> Problem:
    details = {"path": str(path), "found": str(found), "known": str(newest)}
    return Problem(ProblemCode.DATABASE_TOO_NEW, details)


def _ran_out_of_room(error: apsw.Error, connection: apsw.Connection | None) -> bool:
    """Whether an input/output error was a quota or a size limit, which SQLite does not tell apart."""
    if not isinstance(error, apsw.IOError) or connection is None:
        return False
    return connection.system_errno in _FULL_ERRNOS


def _prepare(connection: apsw.Connection, path: Path, migrations: tuple[str, ...]) -> None:
    """Check the file, then make the connection durable and the schema new."""
    connection.set_busy_timeout(BUSY_MS)
    # Until the file has been looked over: closing it must not touch the log that lies beside it.
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    found = _integer(connection, "PRAGMA user_version")
    if found > len(migrations):
        raise StoreError(_too_new(path, found=found, newest=len(migrations)))
    _check_integrity(connection)
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
    _make_durable(connection)
    _migrate(connection, path, found=found, migrations=migrations)


def _check_integrity(connection: apsw.Connection) -> None:
    verdicts = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)")]
    if verdicts != ["ok"]:
        raise CorruptFile("; ".join(verdicts))


def _make_durable(connection: apsw.Connection) -> None:
    """Set what makes a commit survive a power cut, and read it back: a build may ignore a pragma."""
    mode = [row[0] for row in connection.execute("PRAGMA journal_mode = WAL")]
    for pragma in ("synchronous = FULL", "fullfsync = 1", "checkpoint_fullfsync = 1"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA foreign_keys = 1")
    # What is dropped is overwritten, not left in pages that nothing points to.
    connection.execute("PRAGMA secure_delete = 1")
    synchronous = connection.pragma("synchronous")
    if mode != ["wal"] or synchronous != _SYNCHRONOUS_FULL:
        raise RuntimeError(f"not durable: journal_mode {mode}, synchronous {synchronous}")


def _migrate(
    connection: apsw.Connection, path: Path, *, found: int, migrations: tuple[str, ...]
) -> None:
    """Bring the file to the newest version, one transaction for each step.

    The copy made before stays until the file has been opened once more, so that it is no second place for
    what is dropped later.
    """
    if found == len(migrations):
        remove_copies(path)
    if 0 < found < len(migrations):
        copy = path.with_name(f"{path.name}.before-{len(migrations)}")
        copy.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (os.fspath(copy),))
    for version in range(found + 1, len(migrations) + 1):
        with transaction(connection):
            connection.execute(migrations[version - 1])
            connection.execute(f"PRAGMA user_version = {version}")


def _integer(connection: apsw.Connection, pragma: str) -> int:
    rows = connection.execute(pragma).fetchall()
    value = rows[0][0]
    if not isinstance(value, int):
        raise TypeError(f"{pragma}: {value!r}")
    return value
