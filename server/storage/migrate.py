"""Bring the database to the tables of this release: numbered migrations, with a copy made first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import apsw
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from server.storage import apsw_dbapi
from server.storage.dialect import sqlite_engine
from server.storage.errors import (
    DatabaseBrokenError,
    DatabaseTooNewError,
    DataFolderError,
    DiskFullError,
    is_no_room,
    known_errors,
)
from server.storage.fitness import check_fit
from server.storage.postgres import Postgres


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a migration did: the revision before (None for a new database), the one after, and the copy."""

    before: str | None
    after: str
    backup: Path | None


_CLEAN = 2
"""The mark of a database in whose pages nothing is left of what was let go of."""
_COPY = re.compile(r"[0-9]{4}-[0-9]+\.db")
SCRIPTS = Path(__file__).parent / "migrations"


def migrate(database: Path, *, backups: Path, now_ms: int, scripts: Path = SCRIPTS) -> Migrated:
    """Create or upgrade the tables in the file `database` by `scripts`, after copying it into `backups`.

    Everything is one transaction: a migration that fails changes nothing. Raises `DatabaseTooNewError`,
    `DatabaseBrokenError`, `DataFolderError` and `DiskFullError`.
    """
    _check_file(database)
    engine = sqlite_engine(str(database), writes=True)
    with known_errors(), _disposed(engine):
        before = _revision(engine)
        config = _config(scripts)
        found = list(ScriptDirectory.from_config(config).walk_revisions())
        known, head = {script.revision for script in found}, found[0].revision
        if before not in known:
            # Before that is believed: a damaged page can read as no revision, or as any.
            _check_pages(engine, database, revised=before is not None)
        if before is not None and before not in known:
            raise DatabaseTooNewError(
                f"{database} was written by a newer release of Hourproof (its tables are at {before}, "
                f"this release knows {head}). Install that release; nothing was changed."
            )
        backup = None
        if before != head:
            backup = None if before is None else _copy(database, backups / f"{before}-{now_ms}.db")
            with engine.connect() as connection:
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                connection.commit()
        _clean(database)
        return Migrated(before, head, backup)


def migrate_postgres(url: str, *, scripts: Path = SCRIPTS) -> Migrated:
    """The same in the PostgreSQL database at `url`, without a copy: that is for the server's own tools.

    One transaction too, of the one writer: a second process waits for it. Raises `StorageError`.
    """
    backend = Postgres(url)
    with known_errors(), _disposed(backend.writer), backend.writer.connect() as connection:
        before = MigrationContext.configure(connection).get_current_revision()
        check_fit(connection, new=before is None)
        config = _config(scripts)
        found = list(ScriptDirectory.from_config(config).walk_revisions())
        known, head = {script.revision for script in found}, found[0].revision
        if before is not None and before not in known:
            raise DatabaseTooNewError(
                f"The database was written by a newer release of Hourproof (its tables are at {before}, "
                f"this release knows {head}). Install that release; nothing was changed."
            )
        if before != head:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
    return Migrated(before, head, None)


def revision_of(url: str) -> str | None:
    """Which tables the PostgreSQL database at `url` has, None when it has none. Raises `StorageError`."""
    backend = Postgres(url)
    with known_errors(), _disposed(backend.reader):
        return _revision(backend.reader)


def delete_copies(backups: Path) -> None:
    """Remove the copies that `migrate` has made: what is erased from the database must not live on in them.

    They are of use until the new release has received something; an older log is refused then. Raises `OSError`.
    """
    for path in backups.glob("*-*.db"):
        if _COPY.fullmatch(path.name):
            path.unlink(missing_ok=True)


def _clean(database: Path) -> None:
    """Once for each database: write it anew, so that nothing is left of pages that were not overwritten.

    Releases before 0002 did not overwrite what they let go of; before 0005 the names of erased files could stay behind.
    """
    connection = apsw_dbapi.connect(str(database), writes=True)
    try:
        if connection.mark() < _CLEAN:
            connection.rewrite(mark=_CLEAN)
            connection.truncate_log()
    finally:
        connection.close()


@contextmanager
def _disposed(engine: Engine) -> Iterator[None]:
    try:
        yield
    finally:
        engine.dispose()


def _config(scripts: Path) -> Config:
    config = Config()
    # Alembic's settings take % for the start of a reference.
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return config


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _check_file(database: Path) -> None:
    """Say in words what opening the file would say in codes."""
    try:
        connection = apsw.Connection(str(database))
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            connection.execute("BEGIN IMMEDIATE; ROLLBACK")
            if connection.readonly("main"):
                raise apsw.ReadOnlyError("opened for reading only")
        finally:
            connection.close(force=True)
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise DatabaseBrokenError(_broken(database, str(error))) from error
    except (apsw.FullError, apsw.IOError) as error:
        if isinstance(error, apsw.IOError) and not is_no_room(getattr(error, "extendedresult", 0)):
            raise DataFolderError(
                f"{database} cannot be read or written ({error}). Look at the disk; nothing was changed."
            ) from error
        raise DiskFullError(
            f"There is no room left for {database}. Free some space; what was stored before is kept."
        ) from error
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError) as error:
        raise DataFolderError(
            f"{database} cannot be opened for writing. Check who owns the data folder."
        ) from error


def _check_pages(engine: Engine, database: Path, *, revised: bool) -> None:
    """Raise `DatabaseBrokenError` unless the file is whole, and `revised` if there are tables in it."""
    with engine.connect() as connection:
        found = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar()
    if found != "ok":
        raise DatabaseBrokenError(_broken(database, found.replace("\n", " ")))
    if tables and not revised:
        raise DatabaseBrokenError(
            _broken(database, "it does not say of which release its tables are")
        )


def _broken(database: Path, why: str) -> str:
    return (
        f"{database} is damaged or not a database ({why}). Nothing was changed. "
        "Put back a copy from the folder `backups` or from your own backup."
    )


def _copy(database: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    source = apsw.Connection(str(database), flags=apsw.SQLITE_OPEN_READONLY)
    copy = apsw.Connection(str(target))
    try:
        with copy.backup("main", source, "main") as backup:
            while not backup.done:
                backup.step(1000)
    except apsw.FullError as error:
        raise DiskFullError(
            f"There is no room for a copy of the database at {target}. Free some space; nothing was changed."
        ) from error
    finally:
        copy.close()
        source.close()
    return target
