"""A thin PEP 249 face over apsw, so that SQLAlchemy runs on apsw's own, current SQLite.

Debian 12 carries SQLite 3.40.1, which lies in the range (3.7.0 to 3.51.2) of a bug that can corrupt a
database in WAL mode; apsw brings its own library. Transactions are explicit: the first statement after a
commit or rollback sends `BEGIN DEFERRED` or, on a connection that writes, `BEGIN IMMEDIATE`, and schema
changes are part of the transaction like everything else. Results are read at once: a cursor never
holds a statement open. Connections may pass from thread to thread but not be used by two at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import apsw

apilevel = "2.0"
threadsafety = 1
paramstyle = "qmark"
sqlite_version_info = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))

Binary = bytes
"""PEP 249's constructor of binary values."""

BUSY_TIMEOUT_MS = 15_000
"""How long a writer waits for another process (a command line) to finish."""


class Warning(Exception):
    """Never raised; PEP 249 asks for it."""


class Error(Exception):
    """Base of the errors below; `code` is SQLite's extended result code, 0 when there is none."""

    def __init__(self, message: str, *, code: int = 0) -> None:
        super().__init__(message)
        self.code = code


class InterfaceError(Error):
    """The adapter was used wrongly."""


class DatabaseError(Error):
    """The database itself: corrupt, not a database."""


class DataError(DatabaseError):
    """A value that cannot be stored."""


class OperationalError(DatabaseError):
    """The world: busy, disk full, read-only, or an SQL text that does not fit the schema."""


class IntegrityError(DatabaseError):
    """A constraint would be broken."""


class InternalError(DatabaseError):
    """SQLite says that it has a bug."""


class ProgrammingError(DatabaseError):
    """Wrong number of values, or a closed connection."""


class NotSupportedError(DatabaseError):
    """Never raised; PEP 249 asks for it."""


_CLASSES: tuple[tuple[type[apsw.Error], type[Error]], ...] = (
    (apsw.ConstraintError, IntegrityError),
    (apsw.CorruptError, DatabaseError),
    (apsw.NotADBError, DatabaseError),
    (apsw.MismatchError, DataError),
    (apsw.TooBigError, DataError),
    (apsw.InternalError, InternalError),
    (apsw.MisuseError, ProgrammingError),
    (apsw.BindingsError, ProgrammingError),
    (apsw.ConnectionClosedError, ProgrammingError),
    (apsw.CursorClosedError, ProgrammingError),
    (apsw.ThreadingViolationError, ProgrammingError),
)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        code = getattr(error, "extendedresult", 0)
        for known, ours in _CLASSES:
            if isinstance(error, known):
                raise ours(str(error), code=code) from error
        raise OperationalError(str(error), code=code) from error


_Value = str | bytes | int | float | None
_Description = tuple[tuple[str, Any, None, None, None, None, None], ...]


class Cursor:
    """One statement at a time; its rows are in memory when `execute` returns."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[tuple[Any, ...]] = []
        self._next = 0
        self.description: _Description | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def execute(self, sql: str, values: Sequence[_Value] = ()) -> Cursor:
        """Run `sql` with `values` and read all its rows."""
        self._reset()
        raw = self._connection.begun()
        with _translated():
            cursor = raw.cursor()
            cursor.exec_trace = self._describe
            before = raw.total_changes()
            self._rows = cursor.execute(sql, tuple(values)).fetchall()
            self._finish(raw, before)
        return self

    def executemany(self, sql: str, rows: Sequence[Sequence[_Value]]) -> Cursor:
        """Run `sql` once for each of `rows`; rows that come back are dropped."""
        self._reset()
        raw = self._connection.begun()
        with _translated():
            before = raw.total_changes()
            for _ in raw.cursor().executemany(sql, (tuple(row) for row in rows)):
                pass
            self._finish(raw, before)
        return self

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row, or None after the last."""
        if self._next >= len(self._rows):
            return None
        self._next += 1
        return self._rows[self._next - 1]

    def fetchmany(self, size: int | None = None) -> list[tuple[Any, ...]]:
        """Up to `size` further rows."""
        end = self._next + (self.arraysize if size is None else size)
        rows = self._rows[self._next : end]
        self._next += len(rows)
        return rows

    def fetchall(self) -> list[tuple[Any, ...]]:
        """All further rows."""
        rows = self._rows[self._next :] if self._next else self._rows
        self._next = len(self._rows)
        return rows

    def close(self) -> None:
        """Forget the rows."""
        self._rows = []
        self._next = 0

    def setinputsizes(self, sizes: Sequence[Any]) -> None:
        """Nothing to do; PEP 249 asks for it."""

    def setoutputsize(self, size: int, column: int | None = None) -> None:
        """Nothing to do; PEP 249 asks for it."""

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        while (row := self.fetchone()) is not None:
            yield row

    def _reset(self) -> None:
        self._rows = []
        self._next = 0
        self.description = None
        self.rowcount = -1
        self.lastrowid = None

    def _describe(self, cursor: apsw.Cursor, _sql: str, _values: object) -> bool:
        # apsw forgets the columns when a statement gave no row; at this point it always knows them.
        columns = cursor.get_description()
        self.description = (
            tuple((name, kind, None, None, None, None, None) for name, kind in columns) or None
        )
        return True

    def _finish(self, raw: apsw.Connection, before: int) -> None:
        if self.description is None or raw.total_changes() != before:
            self.rowcount = raw.total_changes() - before
            self.lastrowid = raw.last_insert_rowid()


class Connection:
    """One apsw connection that begins transactions with `BEGIN <mode>` when first needed."""

    def __init__(self, raw: apsw.Connection, *, mode: str) -> None:
        self.raw = raw
        self._begin = f"BEGIN {mode}"

    def begun(self) -> apsw.Connection:
        """The raw connection, inside a transaction."""
        with _translated():
            if not self.raw.in_transaction:
                self.raw.execute(self._begin)
        return self.raw

    def cursor(self) -> Cursor:
        """A new cursor."""
        return Cursor(self)

    def select(self, sql: str, values: Sequence[_Value]) -> list[tuple[Any, ...]]:
        """All rows of one SELECT; outside a transaction it is one of its own."""
        with _translated():
            return list(self.raw.execute(sql, tuple(values)))

    def run(self, sql: str, rows: Sequence[Sequence[_Value]]) -> None:
        """Run an INSERT or UPDATE, in a transaction, once for each of `rows`; without any nothing is begun."""
        if not rows:
            return
        with _translated():
            self.begun().executemany(sql, rows)

    def begin(self) -> None:
        """Begin the transaction now rather than with the first statement."""
        self.begun()

    def commit(self) -> None:
        """End the transaction; on return it is on the disk."""
        with _translated():
            if self.raw.in_transaction:
                self.raw.execute("COMMIT")

    def rollback(self) -> None:
        """Undo the transaction, if there is one (a full disk ends it by itself)."""
        with _translated():
            if self.raw.in_transaction:
                self.raw.execute("ROLLBACK")

    def truncate_log(self) -> bool:
        """Move everything from the write-ahead log into the file and cut the log to nothing.

        False when somebody who reads is in the way for longer than the busy timeout. Not in a transaction.
        """
        with _translated():
            [(busy, _, _)] = self.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return not busy

    def mark(self) -> int:
        """The number in the file's header that is ours to set; 0 in a new file."""
        with _translated():
            return int(str(self.raw.pragma("user_version")))

    def rewrite(self, *, mark: int) -> None:
        """Write the whole file anew, with nothing in it but what is stored, then set its mark. Not in a
        transaction."""
        with _translated():
            # The copy in between can be larger than memory.
            self.raw.pragma("temp_store", "file")
            self.raw.execute("VACUUM")
            self.raw.pragma("user_version", mark)

    def close(self) -> None:
        """Undo what is open and close the file."""
        with _translated():
            self.raw.close(force=True)


def connect(database: str, *, writes: bool) -> Connection:
    """Open `database` in WAL mode with synchronous FULL, both read back.

    A connection that does not write refuses to: it could otherwise slip past the one writer.
    """
    with _translated():
        raw = apsw.Connection(database)
        raw.set_busy_timeout(BUSY_TIMEOUT_MS)
        try:
            _set_up(raw, writes=writes)
        except apsw.Error:
            raw.close(force=True)
            raise
    return Connection(raw, mode="IMMEDIATE" if writes else "DEFERRED")


def _set_up(raw: apsw.Connection, *, writes: bool) -> None:
    wanted = (
        ("journal_mode", "wal", "wal"),
        ("synchronous", "full", 2),
        ("fullfsync", 1, 1),
        ("checkpoint_fullfsync", 1, 1),
        ("foreign_keys", 1, 1),
        ("trusted_schema", 0, 0),
        # What is erased must not stay behind in free pages, nor in temporary files.
        ("secure_delete", 1, 1),
        ("temp_store", 2, 2),
        ("query_only", int(not writes), int(not writes)),
    )
    for name, value, answer in wanted:
        if not (name == "journal_mode" and raw.pragma(name) == answer):
            raw.pragma(name, value)
        if (found := raw.pragma(name)) != answer:
            raise OperationalError(f"SQLite answers {name}={found!r} where {answer!r} was set")
