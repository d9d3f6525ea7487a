"""Make a data folder fit for use: the folder itself, and the database brought to this release."""

from __future__ import annotations

from server.clock import Clock
from server.settings import Settings
from server.storage.errors import DataFolderError, DiskFullError, is_disk_full
from server.storage.migrate import Migrated, migrate, migrate_postgres, revision_of


def prepare(settings: Settings, clock: Clock) -> Migrated:
    """Create the data folder if need be, try to write there, and run the migrations. Raises `StorageError`."""
    probe = settings.data / ".writable"
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            probe.write_bytes(b"\n")
        finally:
            probe.unlink(missing_ok=True)
    except OSError as error:
        if is_disk_full(error):
            raise DiskFullError(
                f"There is no room left at {settings.data}. Free some space; what was stored before is kept."
            ) from error
        raise DataFolderError(
            f"{settings.data} cannot be used as data folder: {error.strerror}. Give another one with "
            "--data, or the rights to this one."
        ) from error
    if settings.database_url is not None:
        return migrate_postgres(settings.database_url)
    return migrate(settings.database, backups=settings.backups, now_ms=clock.now_ms())


def begun(settings: Settings) -> bool:
    """Whether there is a database of ours. Raises `OSError` and `StorageError`."""
    if settings.database_url is not None:
        return settings.data.exists() and revision_of(settings.database_url) is not None
    return settings.database.exists()
