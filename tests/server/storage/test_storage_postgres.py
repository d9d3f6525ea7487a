"""The database on a real PostgreSQL server: what SQLite gives by itself, and a server that goes away."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from psycopg import sql
from sqlalchemy import func, insert, inspect, select
from sqlalchemy.exc import InternalError

import server.looks.models
import server.wiring  # noqa: F401 - all tables, for the comparison
from server.organizations.models import Organization
from server.storage.base import Base
from server.storage.database import Database
from server.storage.errors import (
    DatabaseAwayError,
    DatabaseTooNewError,
    DatabaseUnfitError,
    DataFolderInUseError,
    DiskFullError,
    known_errors,
)
from server.storage.migrate import SCRIPTS, migrate_postgres, revision_of
from server.storage.postgres import Postgres
from tests.support.postgres import Cluster, cluster, name_of
from wire.records import OrganizationId


def organization(number: int) -> Organization:
    return Organization(
        organization=OrganizationId(f"{number:016x}"),
        name="n",
        log_origin="o",
        log_key="k",
        created_ms=2**45,
    )


@pytest.fixture
def url(postgres: Cluster, postgres_tables: str) -> str:
    return postgres.database(like=postgres_tables)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    made = Database(url)
    yield made
    made.close()


def count(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Organization)) or 0


def add(database: Database, number: int) -> None:
    with database.writing() as session:
        session.add(organization(number))


def test_migrations_make_exactly_the_tables_of_the_models(url: str) -> None:
    engine = Postgres(url).writer
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []
        tables = set(inspect(connection).get_table_names())
    engine.dispose()
    assert tables == {*Base.metadata.tables, "alembic_version"}
    again = migrate_postgres(url)
    assert again.before == again.after == revision_of(url)


def test_a_migration_that_fails_changes_nothing(url: str, tmp_path: Path) -> None:
    scripts = tmp_path / "newer"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    before = revision_of(url)
    (scripts / "versions" / "m9999_more.py").write_text(
        f'from alembic import op\n\nrevision = "9999"\ndown_revision = "{before}"\n\n\n'
        'def upgrade() -> None:\n    op.execute("CREATE TABLE extra (a int)")\n    op.execute("SELECT 1 / 0")\n'
    )
    with pytest.raises(Exception, match="division by zero"):
        migrate_postgres(url, scripts=scripts)
    engine = Postgres(url).reader
    assert "extra" not in inspect(engine).get_table_names()
    engine.dispose()
    assert revision_of(url) == before


def test_a_database_that_cannot_keep_what_we_promise_is_refused(
    postgres: Cluster, url: str
) -> None:
    for name, made in (
        ("by_language", "LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"),
        ("latin", "LC_COLLATE 'C' LC_CTYPE 'C' ENCODING 'LATIN1'"),
    ):
        postgres.ask(sql.SQL(f"CREATE DATABASE {name} TEMPLATE template0 {made}"))  # type: ignore[arg-type]  # a text of ours, put together
        with pytest.raises(DatabaseUnfitError, match="CREATE DATABASE"):
            migrate_postgres(postgres.url(name))
    other = postgres.database()
    postgres.ask(sql.SQL("CREATE TABLE theirs (a int)"), database=name_of(other))
    with pytest.raises(DatabaseUnfitError, match="not ours"):
        migrate_postgres(other)
    postgres.ask(sql.SQL("UPDATE alembic_version SET version_num = '9998'"), database=name_of(url))
    with pytest.raises(DatabaseTooNewError, match="newer release"):
        migrate_postgres(url)


def test_what_cannot_be_reached_is_said_without_the_password(postgres: Cluster) -> None:
    for address in (postgres.url("nowhere"), "postgresql://me:secret@127.0.0.1:1/hours"):
        with pytest.raises(DatabaseAwayError, match="--database") as told:
            migrate_postgres(address)
        assert "secret" not in str(told.value)


def test_a_right_that_is_lacking_is_said(postgres: Cluster) -> None:
    url = postgres.database()
    postgres.ask(sql.SQL("CREATE ROLE guest LOGIN"))
    with pytest.raises(DatabaseUnfitError, match="permission denied"):
        migrate_postgres(url.replace("hourproof@", "guest@"))


def test_who_reads_cannot_write_and_sees_one_moment(database: Database) -> None:
    add(database, 1)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Organization)) == 1
        add(database, 2)
        assert session.scalar(select(func.count()).select_from(Organization)) == 1
    assert count(database) == 2
    with pytest.raises(InternalError, match="read-only"), database.reading() as session:
        session.execute(insert(Organization).values(organization="a", name="n"))
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        database.select("DELETE FROM organizations RETURNING organization")
    assert count(database) == 2


def test_an_exception_undoes_everything(database: Database) -> None:
    with pytest.raises(RuntimeError), database.writing() as session:  # noqa: PT012 - all is the point
        session.add(organization(1))
        session.flush()
        raise RuntimeError
    with pytest.raises(RuntimeError), database.writes() as writes:  # noqa: PT012 - all is the point
        writes.run("INSERT INTO organizations VALUES (?, 'n', 'o', 'k', ?)", [("a", 1), ("b", 1)])
        raise RuntimeError
    assert count(database) == 0


def test_writers_of_several_processes_see_what_the_one_before_has_written(url: str) -> None:
    """Each reads the highest number and adds the next: with two at once one would be lost."""
    databases = [Database(url) for _ in range(4)]

    def write(database: Database, plain: bool) -> None:
        for _ in range(10):
            if plain:
                with database.writes() as writes:
                    ((before,),) = writes.select("SELECT count(*) FROM organizations")
                    writes.run(
                        "INSERT INTO organizations (organization, name, log_origin, log_key, created_ms)"
                        " VALUES (?, ?, ?, ?, ?)",
                        [(f"{before:016x}", "n", "o", "k", 1)],
                    )
            else:
                with database.writing() as session:
                    before = session.scalar(select(func.count()).select_from(Organization)) or 0
                    session.add(organization(before))

    threads = [
        threading.Thread(target=write, args=(database, index % 2 == 0))
        for index, database in enumerate(databases)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(databases[0]) == 40
    for database in databases:
        database.close()


def test_one_server_per_database(url: str) -> None:
    first, second = Database(url), Database(url)
    first.lead()
    with pytest.raises(DataFolderInUseError, match="this database"):
        second.lead()
    # A command line beside it writes all the same.
    add(second, 1)
    add(first, 2)
    first.close()
    second.lead()
    add(second, 3)
    second.close()


def test_numbers_are_as_wide_as_ours(database: Database) -> None:
    with database.writes() as writes:
        writes.run(
            "INSERT INTO organizations (organization, name, log_origin, log_key, created_ms)"
            " VALUES (?, ?, ?, ?, ?)",
            [("wide", "n", "o", "k", 2**63 - 1)],
        )
    assert database.select("SELECT created_ms FROM organizations") == [(2**63 - 1,)]
    # Parameters of one byte each, whose sum has more.
    assert database.select("SELECT 1 WHERE ?1 + ?2 > 32767", 32767, 32767) == [(1,)]


def test_texts_sort_as_in_sqlite(database: Database) -> None:
    names = ["Zoe", "adam", "Ärzte", "_x", "10", "9", "a b", "ab", "", "é"]
    with database.writing() as session:
        for number, name in enumerate(names):
            row = organization(number)
            row.name = name
            session.add(row)
    with database.reading() as session:
        found = session.scalars(select(Organization.name).order_by(Organization.name)).all()
        folded = session.scalar(
            select(func.count()).where(func.lower(Organization.name) == "ärzte")
        )
    assert found == sorted(names)
    assert folded == 0, "only ASCII is folded, as in SQLite"


def test_of_what_was_written_over_no_old_row_stays(
    postgres: Cluster, url: str, database: Database
) -> None:
    with database.writing() as session:
        session.execute(_person("old words"))
    with database.writes() as writes:
        writes.run("UPDATE people SET name = ? WHERE person = ?", [("x" * 9, "p")])
    postgres.ask(sql.SQL("CREATE EXTENSION pageinspect"), database=name_of(url))

    def versions() -> int:
        ((found,),) = postgres.ask(
            sql.SQL("SELECT count(t_data) FROM heap_page_items(get_raw_page('people', 0))"),
            database=name_of(url),
        )
        return int(str(found))

    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Organization)) == 0
        with database.writes() as writes:
            writes.run("UPDATE people SET name = ? WHERE person = ?", [("y" * 9, "p")])
        assert not database.leave_nothing(), "who reads may still see the old row"
        assert versions() == 3
    assert database.leave_nothing()
    assert versions() == 1


def _person(name: str) -> object:
    from server.accounts.models import Person

    return insert(Person).values(
        person="p", email="p@example.com", name=name, password_hash="h", zone="UTC", created_ms=1
    )


def test_a_full_disk_has_its_own_error() -> None:
    error = psycopg.errors.DiskFull("could not extend file: No space left on device")
    with pytest.raises(DiskFullError), known_errors():
        raise error


def test_a_server_that_is_restarted_or_killed_loses_nothing_that_was_confirmed() -> None:
    with cluster() as own:
        url = own.database()
        migrate_postgres(url)
        database = Database(url)
        database.lead()
        add(database, 1)
        assert database.select("SELECT count(*) FROM organizations") == [(1,)]
        for number, at_once in ((2, True), (3, False)):
            own.stop(at_once=at_once)
            with pytest.raises(DatabaseAwayError, match="does not answer"):
                add(database, number)
            with pytest.raises(DatabaseAwayError, match="does not answer"):
                database.select("SELECT count(*) FROM organizations")
            own.start()
            assert count(database) == number - 1
            assert database.select("SELECT count(*) FROM organizations") == [(number - 1,)]
            add(database, number)
        other = Database(url)
        with pytest.raises(DataFolderInUseError):
            other.lead()
        other.close()
        database.close()
        own.stop()
        own.start(fsync="off")
        with pytest.raises(DatabaseUnfitError, match="fsync"):
            migrate_postgres(url)
