"""What is left of erased items after the transaction: files, copies, and SQLite's write-ahead log."""

from __future__ import annotations

import logging
from collections.abc import Callable

from sqlalchemy import select

from server.context import Core
from server.evidence.erasing import NO_FILE
from server.ingest.landing import Landing
from server.organizations.models import Organization
from server.storage.errors import DataFolderError
from server.storage.migrate import delete_copies
from wire.records import OrganizationId, Sha256

_LOG = logging.getLogger(__name__)

_WAITING = "SELECT organization, sha256 FROM erasures"
_USED = "SELECT EXISTS (SELECT 1 FROM file_uses WHERE organization = ? AND sha256 = ?)"
_DONE = "DELETE FROM erasures WHERE organization = ? AND sha256 = ?"


class Eraser:
    """Finishes erasures, also those that a crash or another process has left. Not for two threads at once.

    One per process that writes blobs; `landing` knows the uploads that are going on there.
    """

    def __init__(self, core: Core, landing: Landing) -> None:
        self._core = core
        self._landing = landing

    def finish(self) -> bool:
        """Do all that can be done now; False if something is left for the next time. Raises `StorageError`."""
        waiting: list[tuple[OrganizationId, Sha256]] = [
            (organization, sha256) for organization, sha256 in self._core.database.select(_WAITING)
        ]
        if not waiting:
            return True
        done = [one for one in waiting if self._delete(*one)]
        self._delete_copies()
        # While the list says so, this is tried again: a reader may be in the way.
        if not self._core.database.truncate_log():
            return False
        with self._core.database.writes() as writes:
            writes.run(_DONE, done)
        _LOG.info("what was left of erased items is gone, %d files", len(done))
        return len(done) == len(waiting)

    def sweep(self, stopping: Callable[[], bool]) -> int:
        """Delete every file that nothing stored names; returns how many those were.

        An upload leaves some when a crash cuts it off after its files are durable. Looks at all names, and gives
        up once `stopping` says so. Raises `StorageError`.
        """
        with self._core.database.reading() as session:
            organizations = session.scalars(select(Organization.organization)).all()
        swept = 0
        for organization in organizations:
            for sha256 in self._core.blobs.names(organization):
                if stopping():
                    return swept
                if not self._used(organization, sha256):
                    swept += self._delete(organization, sha256)
        return swept

    def _delete(self, organization: OrganizationId, sha256: Sha256) -> bool:
        def used() -> bool:
            return self._used(organization, sha256)

        return sha256 == NO_FILE or self._landing.erase(organization, sha256, used=used)

    def _used(self, organization: OrganizationId, sha256: Sha256) -> bool:
        ((found,),) = self._core.database.select(_USED, organization, sha256)
        return bool(found)

    def _delete_copies(self) -> None:
        try:
            delete_copies(self._core.settings.backups)
        except OSError as error:
            raise DataFolderError(
                f"The copies in {self._core.settings.backups} cannot be deleted: {error.strerror}."
            ) from error
