"""PostgreSQL: a server of its own, for whoever runs one already.

What SQLite gives by itself is asked for here:

- *One writer.* Every transaction that writes begins with an advisory lock of the database, which ends with it; all
  that it reads is therefore the last that was committed, as after SQLite's `BEGIN IMMEDIATE`. Nothing of ours
  writes without.
- *One moment.* Sessions that read are `REPEATABLE READ READ ONLY`.
- *On the disk.* `synchronous_commit` is on for each of our connections, and a server without `fsync` is refused.
- *One server.* The connection that writes holds a second advisory lock for as long as it lives. Two servers on two data
  folders that name one database cannot both write, since it is this very connection that writes.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any, Final

import psycopg
from psycopg.types.numeric import Int8Dumper
from sqlalchemy import Connection as SqlConnection
from sqlalchemy import Engine, create_engine, event, pool, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from server.storage.backend import Value
from server.storage.errors import DataFolderInUseError
from server.storage.plain_sql import for_postgresql, in_words

BUSY_TIMEOUT_MS: Final = 15_000
"""How long a writer waits for another process (a command line) to finish."""
_CONNECT_S: Final = "10"
_WRITER: Final = 0x486F7572_00000001
_SERVER: Final = 0x486F7572_00000002
"""Our advisory locks, by number; PostgreSQL keeps them apart by database."""
_ONE_WRITER: Final = f"SELECT pg_advisory_xact_lock({_WRITER})"
_ONE_SERVER: Final = f"SELECT pg_advisory_lock({_SERVER})"
_TRY_SERVER: Final = f"SELECT pg_try_advisory_lock({_SERVER})"
_SETTINGS: Final = (
    "SELECT set_config('synchronous_commit', 'on', false), set_config('timezone', 'UTC', false),"
    f" set_config('lock_timeout', '{BUSY_TIMEOUT_MS}', false),"
    " set_config('client_encoding', 'UTF8', false)"
)
_ERASABLE: Final = (
    *("disclosures", "file_uses", "erasures", "comments", "invitations", "people", "letters"),
)
"""The tables whose old rows must not lie about until the server feels like it."""
_READER_IN_THE_WAY: Final = (
    "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND backend_xmin IS NOT NULL"
    " AND backend_xmin::text <> (pg_snapshot_xmin(pg_current_snapshot())::text::numeric"
    " % 4294967296)::text)"
)
_TABLES: Final = (
    "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
)
_LOOKS: Final = 10
_LOOK_S: Final = 0.02


class PostgresPlain:
    """Plain SQL on a connection of psycopg's."""

    def __init__(self, connection: psycopg.Connection[tuple[Any, ...]]) -> None:
        self._connection = connection
        self._cursor = psycopg.RawCursor(connection)

    @property
    def broken(self) -> bool:
        """Whether the connection is gone."""
        return self._connection.closed

    def begin(self) -> None:
        """Begin the transaction of the one writer."""
        self._cursor.execute(_ONE_WRITER)

    def commit(self) -> None:
        """End it; on return it is on the server's disk."""
        self._connection.commit()

    def select(self, sql: str, values: Sequence[Value]) -> list[tuple[Any, ...]]:
        """All rows of one SELECT."""
        return self._cursor.execute(_sql(sql), values).fetchall()

    def run(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        """Run an INSERT, UPDATE or DELETE once for each of `rows`, sent together."""
        if len(rows) == 1:
            self._cursor.execute(_sql(sql), rows[0])
        elif rows:
            self._cursor.executemany(_sql(sql), rows)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


class PostgresReading:
    """Single SELECTs, each a transaction of its own in which nothing can be written."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._plain = self._opened()

    def select(self, sql: str, values: Sequence[Value]) -> list[tuple[Any, ...]]:
        """All rows of one SELECT; asked once more where the server was restarted since the last."""
        try:
            return self._plain.select(sql, values)
        except psycopg.OperationalError:
            if not self._plain.broken:
                raise
        self._plain = self._opened()
        return self._plain.select(sql, values)

    def run(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        """Refused by the server."""
        self._plain.run(sql, rows)

    def close(self) -> None:
        """Close the connection."""
        self._plain.close()

    def _opened(self) -> PostgresPlain:
        connection = connect(self._url)
        connection.autocommit = True
        connection.execute("SET default_transaction_read_only = on")
        return PostgresPlain(connection)


class Postgres:
    """The back end on the database that `url` (postgresql://USER@HOST:PORT/NAME) names; see `Backend`."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._leads = False
        self.reader = self._engine(size=8)
        self.writer = self._engine(size=1)
        read_only = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self.reader = self.reader.execution_options(**read_only)
        event.listen(self.writer, "begin", _begin_writing)
        for engine in (self.reader, self.writer):
            event.listen(engine, "before_cursor_execute", _in_words, retval=True)

    def reading(self) -> PostgresReading:
        """A connection on which each SELECT is a transaction of its own, and nothing can be written."""
        return PostgresReading(self._url)

    def writing(self, driver: object) -> PostgresPlain:
        """Plain SQL on a connection of the writer's engine."""
        assert isinstance(driver, psycopg.Connection)  # noqa: S101 - the engine's own driver
        return PostgresPlain(driver)

    def described(self, session: Session) -> dict[str, object]:
        """The server's release and what it is set to."""
        return {
            "postgresql": session.scalar(text("SHOW server_version")),
            "synchronous_commit": session.scalar(text("SHOW synchronous_commit")),
            "data_checksums": session.scalar(text("SHOW data_checksums")),
        }

    def damages(self, session: Session) -> list[str]:
        """What is wrong with pages, which the server sees by their checksums when every row of every table is read.

        Raises `StorageError` where it cannot even list them.
        """
        found = []
        tables = list(session.scalars(text(_TABLES)))
        for table in tables:
            try:
                with session.begin_nested():
                    # Wide values lie apart: only a look into them reads those pages.
                    session.execute(text(f"SELECT sum(length(each::text)) FROM {table} AS each"))  # noqa: S608 - the catalogue's own names
            except DBAPIError as error:
                code = getattr(error.orig, "sqlstate", None) or ""
                if not code.startswith("XX"):
                    raise
                found.append(f"table {table}: {str(error.orig).splitlines()[0]}")
        return found

    def lead(self) -> None:
        """Hold the server's lock on the connection that writes, and on each that comes after it."""
        self.writer.dispose()
        with self.writer.connect() as connection:
            if not connection.exec_driver_sql(_TRY_SERVER).scalar():
                raise DataFolderInUseError(
                    "Another server runs on this database, with a data folder of its own. Stop that one first."
                )
            connection.commit()
        self._leads = True

    def leave_nothing(self) -> bool:
        """Have old versions of rows taken away from the tables that hold what can be erased.

        Those that a reader may still see cannot be; then it is False. The server's own log of what it wrote, and
        what stands unused within pages, are the server's to write over (docs/OPERATING.md).
        """
        connection = self._connect()
        try:
            connection.autocommit = True
            waited = threading.Event()
            for _ in range(_LOOKS):
                if not _asked(connection, _READER_IN_THE_WAY):
                    for table in _ERASABLE:
                        connection.execute(f"VACUUM (TRUNCATE OFF) {table}".encode())
                    return True
                waited.wait(_LOOK_S)
            return False
        finally:
            connection.close()

    def _engine(self, *, size: int) -> Engine:
        return create_engine(
            "postgresql+psycopg://",
            creator=self._connect_to_write if size == 1 else self._connect,
            # What people store has no place in the logs.
            hide_parameters=True,
            poolclass=pool.QueuePool,
            pool_size=size,
            max_overflow=0,
            pool_timeout=30,
            # A server that was restarted costs nobody an error.
            pool_pre_ping=True,
        )

    def _connect_to_write(self) -> psycopg.Connection[tuple[Any, ...]]:
        connection = self._connect()
        if self._leads:
            # What was ours may still be held by a connection that died and that the server has not missed yet.
            connection.execute(_ONE_SERVER)
            connection.commit()
        return connection

    def _connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        return connect(self._url)


def connect(url: str) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection with our settings. Raises psycopg's errors, which `known_errors` translates."""
    more = {} if "connect_timeout" in url else {"connect_timeout": _CONNECT_S}
    connection = psycopg.connect(url, **more)  # type: ignore[arg-type]  # libpq takes texts for all
    try:
        # One width for every number: sums of small ones must not overflow, nor plans differ by their size.
        connection.adapters.register_dumper(int, Int8Dumper)
        connection.execute(_SETTINGS)
        connection.commit()
    except psycopg.Error:
        connection.close()
        raise
    return connection


def _in_words(*told: Any) -> tuple[str, Any]:  # noqa: ANN401 - what SQLAlchemy gives
    """What is about to be run, with PostgreSQL's words where a text is of ours."""
    _connection, _cursor, statement, parameters, _context, _many = told
    return in_words(statement), parameters


def _begin_writing(connection: SqlConnection) -> None:
    connection.exec_driver_sql(_ONE_WRITER)


def _asked(connection: psycopg.Connection[tuple[Any, ...]], question: str) -> bool:
    row = connection.execute(question.encode()).fetchone()
    return bool(row and row[0])


def _sql(sql: str) -> bytes:
    return for_postgresql(sql).encode()
