"""Sessions, migrations and the lock of the data folder, on real files."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, insert, inspect, select
from sqlalchemy.exc import OperationalError

import server.accounts.models
import server.authority.models
import server.comments.models
import server.contracts.models
import server.device_grant.models
import server.devices.models
import server.evidence.acts
import server.evidence.models
import server.feeds.models
import server.hooks.models
import server.log.models
import server.looks.models
import server.mail.models
import server.members.models
import server.notices.models
import server.tokens.models  # noqa: F401 - all tables, for the comparison
from server.organizations.models import Organization
from server.storage.base import Base
from server.storage.database import Database
from server.storage.dialect import sqlite_engine
from server.storage.errors import (
    DatabaseBrokenError,
    DatabaseTooNewError,
    DataFolderError,
    DataFolderInUseError,
    DiskFullError,
)
from server.storage.lock import FolderLock
from server.storage.migrate import SCRIPTS, migrate
from tests.support.backend import ROOT
from wire.records import OrganizationId

HEAD = "0020"
"""The newest migration."""


def organization(number: int) -> Organization:
    return Organization(
        organization=OrganizationId(f"{number:016x}"),
        name="n",
        log_origin="o",
        log_key="k",
        created_ms=2**45,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "hourproof.db"
    migrate(made, backups=tmp_path / "backups", now_ms=1)
    return made


def count(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Organization)) or 0


def test_an_exception_undoes_everything(path: Path) -> None:
    database = Database(path)
    with database.writing() as session:
        session.add(organization(1))
    with pytest.raises(RuntimeError), database.writing() as session:  # noqa: PT012 - all is the point
        session.add(organization(2))
        session.flush()
        raise RuntimeError
    assert count(database) == 1
    database.close()


def test_who_reads_cannot_write(path: Path) -> None:
    database = Database(path)
    with pytest.raises(OperationalError), database.reading() as session:
        session.execute(insert(Organization).values(organization="a", name="n"))
    database.close()


def test_writers_wait_for_each_other(path: Path) -> None:
    database = Database(path)

    def write(number: int) -> None:
        for step in range(20):
            with database.writing() as session:
                session.add(organization(100 * number + step))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(database) == 100
    database.close()


def test_a_full_disk_has_its_own_error(path: Path) -> None:
    database = Database(path)
    with database.writing() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1")
    with pytest.raises(DiskFullError), database.writing() as session:
        session.add_all(organization(number) for number in range(2000))
    assert count(database) == 0
    database.close()


def test_migrations_make_exactly_the_tables_of_the_models(path: Path) -> None:
    engine = sqlite_engine(str(path), writes=True)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []
    with engine.connect() as connection:
        found = inspect(connection)
        leading = {
            name: found.get_pk_constraint(name)["constrained_columns"][0]
            for name in found.get_table_names()
        }
    engine.dispose()
    apart = {
        "people",
        "sessions",
        "account_events",
        "second_steps",
        "recovery_codes",
        "half_sign_ins",
        "letters",
        "mailed_links",
        "passkeys",
        "passkey_challenges",
        "access_tokens",
        "calendar_feeds",
        "notices",
        "notice_choices",
        "identity_requests",
        "device_sign_ins",
        "alembic_version",
    }
    assert {name for name, column in leading.items() if column != "organization"} == apart


def test_a_second_migration_changes_nothing(path: Path, tmp_path: Path) -> None:
    again = migrate(path, backups=tmp_path / "backups", now_ms=2)
    assert (again.before, again.after, again.backup) == (HEAD, HEAD, None)


def newer_scripts(folder: Path, body: str) -> Path:
    """This release's migrations and one more."""
    scripts = folder / "100% newer"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "m9999_more.py").write_text(
        f'from alembic import op\n\nrevision = "9999"\ndown_revision = "{HEAD}"\n\n\n'
        f"def upgrade() -> None:\n    {body}\n"
    )
    return scripts


def test_before_a_migration_the_database_is_copied(path: Path, tmp_path: Path) -> None:
    database = Database(path)
    with database.writing() as session:
        session.add(organization(1))
    scripts = newer_scripts(tmp_path, 'op.execute("CREATE TABLE extra (a)")')
    done = migrate(path, backups=tmp_path / "backups", now_ms=7, scripts=scripts)
    assert (done.before, done.after) == (HEAD, "9999")
    assert done.backup is not None
    copy = Database(done.backup)
    assert count(copy) == count(database) == 1
    copy.close()
    database.close()
    # And now this release meets what the newer one has left.
    with pytest.raises(DatabaseTooNewError, match="newer release"):
        migrate(path, backups=tmp_path / "backups", now_ms=8)


def test_a_migration_that_fails_changes_nothing(path: Path, tmp_path: Path) -> None:
    scripts = newer_scripts(
        tmp_path, 'op.execute("CREATE TABLE extra (a)"); op.execute("no such statement")'
    )
    with pytest.raises(OperationalError):
        migrate(path, backups=tmp_path / "backups", now_ms=7, scripts=scripts)
    engine = sqlite_engine(str(path), writes=False)
    assert "extra" not in inspect(engine).get_table_names()
    engine.dispose()
    assert migrate(path, backups=tmp_path / "backups", now_ms=8).before == HEAD


@pytest.mark.parametrize(
    ("place", "seed"),
    # The last two let the page of the revision be read: as none, and as one without a name.
    [(0, 0), (5000, 0), (5000, 393), (5000, 2757)],
)
def test_a_damaged_file_is_refused(path: Path, tmp_path: Path, place: int, seed: int) -> None:
    data = bytearray(path.read_bytes())
    data[place : place + 4096] = random.Random(seed).randbytes(4096)
    path.write_bytes(data)
    for extra in ("-wal", "-shm"):
        path.with_name(path.name + extra).unlink(missing_ok=True)
    with pytest.raises(DatabaseBrokenError, match="backup"):
        migrate(path, backups=tmp_path / "backups", now_ms=2)


def test_tables_of_no_release_are_refused(path: Path, tmp_path: Path) -> None:
    engine = sqlite_engine(str(path), writes=True)
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")
    engine.dispose()
    with pytest.raises(DatabaseBrokenError, match="release"):
        migrate(path, backups=tmp_path / "backups", now_ms=2)


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFolderError):
        migrate(tmp_path / "nowhere" / "x.db", backups=tmp_path, now_ms=1)


def test_one_server_per_folder(tmp_path: Path) -> None:
    first = FolderLock(tmp_path)
    with pytest.raises(DataFolderInUseError):
        FolderLock(tmp_path)
    first.close()
    FolderLock(tmp_path).close()


def test_a_killed_server_leaves_the_folder_free(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from server.storage.lock import FolderLock;"
        "lock = FolderLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(DataFolderInUseError):
            FolderLock(tmp_path)
        process.kill()
    FolderLock(tmp_path).close()
