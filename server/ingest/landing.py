"""Pictures on their way in: durable before the row, and gone again when no row comes of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from server.storage.blobs import BlobStore
from wire.records import OrganizationId, Sha256


@dataclass(slots=True)
class _Use:
    uploads: int = 0
    ours: bool = False
    """Put by an upload that is still going on, so nothing else can refer to it yet."""
    kept: bool = False


class Landing:
    """Counts the uploads that use each picture, so that a refused one never takes away another's.

    Safe from any thread; one per process, which must be the only one that writes to the store. A crash in
    between can leave a picture without a row: `server.ingest.eraser` sweeps it up.
    """

    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs
        self._lock = threading.Lock()
        self._uses: dict[tuple[OrganizationId, Sha256], _Use] = {}

    def land(self, organization: OrganizationId, files: Mapping[Sha256, bytes]) -> Landed:
        """Make `files` durable; when that fails, take away again those that were new.

        Somebody must `leave` what is returned once the upload's fate is known.
        """
        landed = Landed(self, organization, tuple(files))
        self._arrive(organization, files)
        try:
            for sha256, data in files.items():
                self._put(organization, sha256, data)
        except BaseException:
            landed.leave(kept=False)
            raise
        return landed

    def leave(self, organization: OrganizationId, files: Iterable[Sha256], *, kept: bool) -> None:
        """See `Landed.leave`."""
        # Deleting under the lock: an upload that arrives meanwhile must see the picture gone.
        with self._lock:
            for sha256 in files:
                use = self._uses[(organization, sha256)]
                use.kept |= kept
                use.uploads -= 1
                if use.uploads == 0:
                    del self._uses[(organization, sha256)]
                    if use.ours and not use.kept:
                        self._blobs.delete(organization, sha256)

    def erase(
        self, organization: OrganizationId, sha256: Sha256, *, used: Callable[[], bool]
    ) -> bool:
        """Delete a file unless something stored names it, which `used` tells.

        False when an upload that is going on brings the same file: ask again when that is over. Raises
        `StorageError`.
        """
        with self._lock:
            if (organization, sha256) in self._uses:
                return False
            if not used():
                self._blobs.delete(organization, sha256)
            return True

    def _arrive(self, organization: OrganizationId, files: Mapping[Sha256, bytes]) -> None:
        with self._lock:
            for sha256 in files:
                self._uses.setdefault((organization, sha256), _Use()).uploads += 1

    def _put(self, organization: OrganizationId, sha256: Sha256, data: bytes) -> None:
        if self._blobs.exists(organization, sha256):
            return
        with self._lock:
            self._uses[(organization, sha256)].ours = True
        self._blobs.put(organization, sha256, data)


@dataclass(frozen=True, slots=True)
class Landed:
    """The durable files of an upload that is going on."""

    landing: Landing
    organization: OrganizationId
    files: tuple[Sha256, ...]

    def leave(self, *, kept: bool) -> None:
        """The upload is over, once: unless `kept`, remove the files that were new and that nobody else needs."""
        self.landing.leave(self.organization, self.files, kept=kept)
