"""What is left of erased items after the transaction: files, copies, and what the database keeps beside its rows."""

from __future__ import annotations

import logging
from collections.abc import Callable

from sqlalchemy import select

from server.context import Core
from server.evidence.erasing import ERASED, NO_FILE
from server.ingest.landing import Landing
from server.organizations.models import Organization
from server.storage.errors import DataFolderError
from server.storage.migrate import delete_copies
from wire.records import OrganizationId, Sha256

_LOG = logging.getLogger(__name__)

_WAITING = "SELECT organization, number, sha256 FROM erasures"
_USED = (
    "SELECT EXISTS (SELECT 1 FROM file_uses"
    " WHERE organization = ?1 AND shelf = substr(?2, 1, 2) AND sha256 = ?2)"
)
_ON_SHELF = "SELECT sha256 FROM file_uses WHERE organization = ? AND shelf = ?"
DELETED = f"UPDATE erasures SET sha256 = '{ERASED}' WHERE organization = ? AND number = ? AND sha256 <> '{NO_FILE}'"  # noqa: S608 - our own names
# Not while a name stands in another row: SQLite copies rows when pages run empty, and leaves them there. And none that
# came after the write-ahead log was cut: what they are about still stands in the file of the database.
DONE = (
    "DELETE FROM erasures WHERE organization = ? AND number = ? AND NOT EXISTS"  # noqa: S608 - our own names
    f" (SELECT 1 FROM erasures WHERE sha256 NOT IN ('{ERASED}', '{NO_FILE}'))"
)


class Eraser:
    """Finishes erasures, also those that a crash or another process has left. Not for two threads at once.

    One per process that writes blobs; `landing` knows the uploads that are going on there.
    """

    def __init__(self, core: Core, landing: Landing) -> None:
        self._core = core
        self._landing = landing

    def finish(self) -> bool:
        """Do all that can be done now; False if something is left for the next time. Raises `StorageError`."""
        waiting: list[tuple[OrganizationId, int, Sha256]] = [
            (organization, number, sha256)
            for organization, number, sha256 in self._core.database.select(_WAITING)
        ]
        if not waiting:
            return True
        done = [
            (organization, number)
            for organization, number, sha256 in waiting
            if self._delete(organization, sha256)
        ]
        self._delete_copies()
        with self._core.database.writes() as writes:
            writes.run(DELETED, done)
        # While the list says so, this is tried again: a reader may be in the way.
        if not self._core.database.leave_nothing():
            return False
        with self._core.database.writes() as writes:
            writes.run(DONE, [(organization, number) for organization, number, _ in waiting])
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
            shelf, used = "", frozenset[Sha256]()
            for sha256 in self._core.blobs.names(organization):
                if stopping():
                    return swept
                if sha256[:2] != shelf:  # they come shelf by shelf, or nearly so
                    shelf = sha256[:2]
                    found = self._core.database.select(_ON_SHELF, organization, shelf)
                    used = frozenset(name for (name,) in found)
                # One that came since is seen by the second look.
                if sha256 not in used:
                    swept += self._delete(organization, sha256)
        return swept

    def _delete(self, organization: OrganizationId, sha256: Sha256) -> bool:
        """Delete what an erasure names, unless something else does; False if that has to wait."""
        gone = sha256 in (NO_FILE, ERASED)
        return gone or self._landing.erase(
            organization, sha256, used=lambda: self._used(organization, sha256)
        )

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
