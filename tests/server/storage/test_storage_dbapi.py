"""The adapter between SQLAlchemy and apsw, on real files."""

from __future__ import annotations

import threading
from pathlib import Path

import apsw
import pytest

from server.storage import apsw_dbapi as dbapi


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "test.db")


@pytest.fixture
def writer(path: str) -> dbapi.Connection:
    connection = dbapi.connect(path, writes=True)
    connection.cursor().execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL, c BLOB)")
    connection.commit()
    return connection


def test_the_library_is_not_the_one_with_the_wal_bug() -> None:
    assert dbapi.sqlite_version_info >= (3, 51, 3)


@pytest.mark.parametrize("writes", [True, False])
def test_every_connection_is_durable_wal(path: str, writer: dbapi.Connection, writes: bool) -> None:
    raw = dbapi.connect(path, writes=writes).raw
    assert raw.pragma("journal_mode") == "wal"
    assert raw.pragma("synchronous") == 2
    assert raw.pragma("foreign_keys") == 1
    assert raw.pragma("fullfsync") == 1
    assert raw.pragma("query_only") == int(not writes)


def test_values_come_back_as_they_went(writer: dbapi.Connection) -> None:
    cursor = writer.cursor()
    rows = [(1, "ä\0b", b"\0\xff"), (2, "", None), (2**53, "x", b"")]
    cursor.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
    assert cursor.rowcount == 3
    cursor.execute("SELECT a, b, c FROM t ORDER BY a")
    assert cursor.fetchone() == rows[0]
    assert cursor.fetchmany(1) == rows[1:2]
    assert cursor.fetchall() == rows[2:]
    assert cursor.fetchone() is None


def test_columns_are_known_even_without_rows(writer: dbapi.Connection) -> None:
    cursor = writer.cursor().execute("SELECT a, b AS other FROM t WHERE 0")
    assert [column[0] for column in cursor.description or ()] == ["a", "other"]
    assert cursor.fetchall() == []
    assert writer.cursor().execute("DELETE FROM t").description is None


def test_row_counts(writer: dbapi.Connection) -> None:
    cursor = writer.cursor()
    cursor.execute("INSERT INTO t VALUES (7, 'x', NULL)")
    assert (cursor.rowcount, cursor.lastrowid) == (1, 7)
    assert cursor.execute("UPDATE t SET b = 'y' WHERE a = 99").rowcount == 0
    assert cursor.execute("UPDATE t SET b = 'y' RETURNING a").fetchall() == [(7,)]
    assert cursor.rowcount == 1
    assert cursor.execute("SELECT 1").rowcount == -1


def test_rollback_undoes_schema_changes_too(path: str, writer: dbapi.Connection) -> None:
    writer.cursor().execute("CREATE TABLE u (a)")
    writer.cursor().execute("INSERT INTO t VALUES (1, 'x', NULL)")
    writer.rollback()
    reader = dbapi.connect(path, writes=False)
    assert reader.cursor().execute("SELECT name FROM sqlite_schema").fetchall() == [("t",)]
    assert reader.cursor().execute("SELECT count(*) FROM t").fetchone() == (0,)


def test_a_reader_sees_one_moment(path: str, writer: dbapi.Connection) -> None:
    reader = dbapi.connect(path, writes=False)
    assert reader.cursor().execute("SELECT count(*) FROM t").fetchone() == (0,)
    writer.cursor().execute("INSERT INTO t VALUES (1, 'x', NULL)")
    writer.commit()
    assert reader.cursor().execute("SELECT count(*) FROM t").fetchone() == (0,)
    reader.rollback()
    assert reader.cursor().execute("SELECT count(*) FROM t").fetchone() == (1,)


def test_a_reader_cannot_write(path: str, writer: dbapi.Connection) -> None:
    reader = dbapi.connect(path, writes=False)
    with pytest.raises(dbapi.OperationalError):
        reader.cursor().execute("INSERT INTO t VALUES (1, 'x', NULL)")


def test_errors_have_their_classes(path: str, writer: dbapi.Connection, tmp_path: Path) -> None:
    cursor = writer.cursor()
    with pytest.raises(dbapi.IntegrityError) as refused:
        cursor.execute("INSERT INTO t VALUES (1, NULL, NULL)")
    assert refused.value.code == apsw.SQLITE_CONSTRAINT_NOTNULL
    with pytest.raises(dbapi.OperationalError):
        cursor.execute("SELECT nothing FROM nowhere")
    with pytest.raises(dbapi.ProgrammingError):
        cursor.execute("SELECT ?", ())
    (tmp_path / "junk").write_bytes(b"not a database" * 100)
    with pytest.raises(dbapi.DatabaseError):
        dbapi.connect(str(tmp_path / "junk"), writes=True)
    writer.close()
    with pytest.raises(dbapi.ProgrammingError):
        cursor.execute("SELECT 1")


def test_a_full_database_is_an_operational_error_and_undone(
    path: str, writer: dbapi.Connection
) -> None:
    writer.raw.pragma("max_page_count", writer.raw.pragma("page_count") + 2)
    with pytest.raises(dbapi.OperationalError) as full:
        writer.cursor().executemany(
            "INSERT INTO t VALUES (?, 'x', ?)", [(number, b"x" * 4000) for number in range(100)]
        )
    assert full.value.code == apsw.SQLITE_FULL
    writer.rollback()
    assert writer.cursor().execute("SELECT count(*) FROM t").fetchone() == (0,)


def test_two_writers_take_turns(path: str, writer: dbapi.Connection) -> None:
    """BEGIN IMMEDIATE: the second waits instead of failing in the middle of its work."""
    writer.cursor().execute("INSERT INTO t VALUES (1, 'first', NULL)")
    began = threading.Event()

    def second() -> None:
        other = dbapi.connect(path, writes=True)
        began.set()
        count = other.cursor().execute("SELECT count(*) FROM t").fetchone()
        other.cursor().execute("INSERT INTO t VALUES (2, ?, NULL)", (str(count),))
        other.commit()
        other.close()

    thread = threading.Thread(target=second)
    thread.start()
    assert began.wait(20)
    writer.commit()
    thread.join(20)
    assert writer.cursor().execute("SELECT b FROM t ORDER BY a").fetchall() == [
        ("first",),
        ("(1,)",),
    ]
