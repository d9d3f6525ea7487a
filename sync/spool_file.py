"""Opens the spool's SQLite file so that what is committed stays, and says what is wrong when it cannot."""

from __future__ import annotations

import errno
import glob
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NoReturn

import apsw

from sync.at_rest import IN_THE_CLEAR, TextCipher, Unreadable
from sync.errors import SpoolCorrupt, SyncCode, SyncError
from sync.schema import APPLICATION_ID, STEPS, Step

COPY_MARK: Final = "copy"
"""Names copies for a reader, `<file>.copy-<anything>`: they go when something is erased."""
_BUSY_MS: Final = 1_000
_FULL: Final = 2
_NO_ROOM: Final = frozenset(
    getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)
)
_SMALL_BYTES: Final = 16_000_000
"""Up to this size a file is written anew by way of memory, a larger one by way of a temporary file."""
_SUFFIXES: Final = ("", "-wal", "-shm", "-journal")
_MAGIC: Final = b"SQLite format 3\0"
_APPLICATION_ID_AT: Final = slice(68, 72)
"""Where the header of an SQLite file says whose it is (big-endian)."""

_DURABLE: Final[tuple[tuple[str, str, str | int], ...]] = (
    # One process only: a second agent would sign the same `seq` twice.
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", _FULL),
    # macOS: fsync alone leaves data in the drive's cache. Elsewhere without effect.
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    # What is erased is overwritten, not only unlinked.
    ("secure_delete", "ON", 1),
)

MARK_ERASING: Final = "INSERT OR IGNORE INTO erasing (one) VALUES (1)"
"""Goes into the transaction that erases: whatever happens to the program, `scrub` will be called for it."""

Row = tuple[Any, ...]
"""One row of an answer; the schema's STRICT tables say of which types."""


def query(db: apsw.Connection, sql: str, values: tuple[str | int, ...] = ()) -> list[Row]:
    """All rows of an answer."""
    return db.execute(sql, values).fetchall()


class SpoolFile:
    """One connection to one file, guarded by a lock. Any thread.

    Opening raises `SpoolCorrupt` after setting an unreadable file aside, or `SyncError` SPOOL_TOO_NEW,
    SPOOL_IN_USE, FOLDER_UNWRITABLE, DISK_FULL, DISK_FAILED. After a failed write other than a full disk
    every later use raises DISK_FAILED: what the system then reports of the file cannot be trusted.
    """

    def __init__(
        self,
        path: Path,
        *,
        cipher: TextCipher = IN_THE_CLEAR,
        steps: tuple[Step, ...] = STEPS,
        begun: bool = False,
    ) -> None:
        """SQL on this file may `seal_text(x)` and `open_text(x)`: `cipher` does it, null stays null.

        If it was `begun` long ago, a blank file is a damaged one.
        """
        self._path = path
        self._cipher = cipher
        self._begun = begun
        self._lock = threading.RLock()
        self._broken: SyncError | None = None
        self._db = self._open(steps)

    @property
    def cipher(self) -> TextCipher:
        """What seals and opens the texts of this file."""
        return self._cipher

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """Hold the lock and the connection for some queries."""
        with self._lock, self._translated(self._db):
            yield self._db

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """One transaction: durable when the block is left, undone when anything is raised."""
        with self._lock, self._translated(self._db):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                # A full disk or a failed write may have rolled back by itself.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def scrub(self) -> None:
        """Leave nothing of what was erased: neither in pages, nor in the write-ahead log, nor in copies of the file.

        SQLite copies rows when it balances a tree, and `secure_delete` does not find such copies; so after an
        erasure the file is written anew. Raises `SyncError` DISK_FULL, or FOLDER_UNWRITABLE if a copy cannot be
        removed; then nothing is lost, and it is to be called again. Idempotent.
        """
        with self._lock, self._translated(self._db):
            if query(self._db, "SELECT 1 FROM erasing"):
                small = self._path.stat().st_size <= _SMALL_BYTES
                self._db.pragma("temp_store", "MEMORY" if small else "FILE")
                self._db.execute("VACUUM")
                self._db.execute("DELETE FROM erasing WHERE one = 1")
            busy, *_ = query(self._db, "PRAGMA wal_checkpoint(TRUNCATE)")[0]
            if busy:
                raise apsw.BusyError("the write-ahead log is being read")
        name = glob.escape(self._path.name)
        for mark in ("before", COPY_MARK):
            for copy in self._path.parent.glob(f"{name}.{mark}-*"):
                try:
                    copy.unlink(missing_ok=True)
                except OSError as error:
                    raise SyncError(
                        SyncCode.FOLDER_UNWRITABLE, {"path": str(copy), "reason": str(error)}
                    ) from error

    def copy_to(self, path: Path) -> None:
        """Write the file as it is now to `path`, where there must be none: for a reader beside this one."""
        with self.reading() as db:
            db.execute("VACUUM INTO ?", (str(path),))

    def close(self) -> None:
        """Close the file; the last use of it."""
        with self._lock:
            self._db.close()

    @contextmanager
    def _translated(self, db: apsw.Connection | None = None) -> Iterator[None]:
        """Turn SQLite's errors into ours and remember the ones after which nothing can be trusted."""
        if self._broken is not None:
            raise self._broken
        try:
            yield
        except apsw.FullError as error:
            raise self._trouble(SyncCode.DISK_FULL, error) from error
        except apsw.IOError as error:
            if db is not None and _ran_out_of_room(db, error):
                raise self._trouble(SyncCode.DISK_FULL, error) from error
            self._broken = self._trouble(SyncCode.DISK_FAILED, error)
            raise self._broken from error
        except (apsw.CorruptError, apsw.NotADBError, Unreadable) as error:
            self._broken = self._trouble(SyncCode.SPOOL_CORRUPT, error)
            raise self._broken from error
        except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError) as error:
            raise self._trouble(SyncCode.FOLDER_UNWRITABLE, error) from error
        except (apsw.BusyError, apsw.LockedError) as error:
            raise self._trouble(SyncCode.SPOOL_IN_USE, error) from error

    def _trouble(self, code: SyncCode, error: Exception) -> SyncError:
        return SyncError(code, {"path": str(self._path), "reason": str(error)})

    def _open(self, steps: tuple[Step, ...]) -> apsw.Connection:
        self._glance()
        with self._translated():
            db = apsw.Connection(str(self._path))
            try:
                # Closing a damaged file must not write the log back into it and delete the log.
                db.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
                _prepare(db)
                _add_functions(db, self._cipher)
                self._migrate(db, steps)
                db.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
            except (apsw.CorruptError, apsw.NotADBError, _Unsound) as error:
                db.close()
                self._set_aside(str(error))
            except apsw.IOError as error:
                full = _ran_out_of_room(db, error)
                db.close()
                if full:
                    raise self._trouble(SyncCode.DISK_FULL, error) from error
                raise
            except BaseException:
                db.close()
                raise
        return db

    def _glance(self) -> None:
        """Set aside what is no file of ours before SQLite touches it: opening alone can delete a log."""
        try:
            header = _first_bytes(self._path)
            logged = bool(_first_bytes(Path(f"{self._path}-wal")))
            orphan = not header and logged
            blank = self._begun and self._path.exists() and not header and not logged
        except OSError as error:
            raise SyncError(
                SyncCode.FOLDER_UNWRITABLE, {"path": str(self._path), "reason": str(error)}
            ) from error
        if blank:
            self._set_aside("the file is blank")
        if orphan:
            self._set_aside("a write-ahead log without its file")
        if header and not header.startswith(_MAGIC):
            self._set_aside("file is not a database")
        whose = int.from_bytes(header[_APPLICATION_ID_AT], "big")
        if whose not in (0, APPLICATION_ID):  # 0: new, the rest is in the log still
            self._set_aside("not a spool")

    def _migrate(self, db: apsw.Connection, steps: tuple[Step, ...]) -> None:
        """Bring the file up to the last step, each step in its own transaction."""
        version = _number(db, "user_version")
        if version > len(steps):
            raise SyncError(
                SyncCode.SPOOL_TOO_NEW,
                {"path": str(self._path), "version": str(version), "known": str(len(steps))},
            )
        if 0 < version < len(steps):
            copy = self._free_name(f"before-{len(steps)}")
            db.execute("VACUUM INTO ?", (str(copy),))
        for number in range(version, len(steps)):
            with db:
                step = steps[number]
                if isinstance(step, str):
                    db.execute(step)
                else:
                    step(db)
                db.pragma("application_id", APPLICATION_ID)
                db.pragma("user_version", number + 1)

    def _set_aside(self, reason: str) -> NoReturn:
        kept_at = self._free_name("unreadable")
        try:
            for suffix in _SUFFIXES:
                old = Path(f"{self._path}{suffix}")
                if old.exists():
                    old.rename(f"{kept_at}{suffix}")
        except OSError as error:
            raise SyncError(
                SyncCode.FOLDER_UNWRITABLE, {"path": str(self._path), "reason": str(error)}
            ) from error
        raise SpoolCorrupt(path=str(self._path), kept_at=str(kept_at), reason=reason) from None

    def _free_name(self, mark: str) -> Path:
        """A sibling's name that no file has."""
        number = 1
        while (path := self._path.with_name(f"{self._path.name}.{mark}-{number}")).exists():
            number += 1
        return path


class _Unsound(Exception):
    """SQLite opens the file but it is damaged, or it is not a spool."""


def _first_bytes(path: Path) -> bytes:
    """The first 100 bytes of a file; none if there is no file."""
    try:
        with path.open("rb") as file:
            return file.read(100)
    except FileNotFoundError:
        return b""


def _prepare(db: apsw.Connection) -> None:
    """Make sure that it is ours and whole, and that commits are durable."""
    db.set_busy_timeout(_BUSY_MS)
    if db.readonly("main"):
        raise apsw.ReadOnlyError("the file may only be read")
    # Before the first read: then the log's index is in memory and nobody else can read along.
    _set(db, *_DURABLE[0])
    tables = db.execute("SELECT count(*) FROM sqlite_schema").get
    if tables and _number(db, "application_id") != APPLICATION_ID:
        raise _Unsound("not a spool")
    for setting in _DURABLE[1:]:
        _set(db, *setting)
    found = db.execute("PRAGMA quick_check(1)").get
    if found != "ok":
        raise _Unsound(str(found))


def _add_functions(db: apsw.Connection, cipher: TextCipher) -> None:
    """Let SQL seal and open texts. What the cipher raises is raised by the query."""

    def seal(*values: apsw.SQLiteValue) -> str | None:
        return None if values[0] is None else cipher.seal_text(str(values[0]))

    def opened(*values: apsw.SQLiteValue) -> str | None:
        return None if values[0] is None else cipher.open_text(str(values[0]))

    db.create_scalar_function("seal_text", seal, 1)
    db.create_scalar_function("open_text", opened, 1)


def _ran_out_of_room(db: apsw.Connection, error: apsw.IOError) -> bool:
    """Whether a write met a quota or a size limit, which SQLite does not tell from a broken disk.

    The system took nothing of such a write, so what is in the file still holds.
    """
    refused = getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_WRITE
    return refused and db.system_errno in _NO_ROOM


def _set(db: apsw.Connection, name: str, wanted: str, told: str | int) -> None:
    """Set a pragma and read it back: SQLite passes over what it cannot do."""
    db.pragma(name, wanted)
    found = db.pragma(name)
    if found != told:
        raise apsw.IOError(f"{name} is {found}, not {wanted}")


def _number(db: apsw.Connection, pragma: str) -> int:
    return int(db.pragma(pragma) or 0)
