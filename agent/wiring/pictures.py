"""The picture files as the runtime and as `sync` want them; neither can remove what the other
needs.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import Protocol

from agent.core.problems import ProblemCode
from agent.store.errors import StoreError
from agent.store.journal import JournalFile
from agent.store.paths import Paths
from agent.store.pictures import PictureFiles
from agent.wiring.problems import translated
from sync.records import Tally
from wire.records import Sha256


class Sealed(Protocol):
    """The spool, as far as pictures go."""

    def needs(self, sha256: Sha256) -> bool:
        """Whether a sealed statement still needs this file."""

    def needed(self) -> frozenset[Sha256]:
        """Every file that one needs."""

    def tally(self) -> Tally:
        """How much waits."""


class SharedPictures:
    """Fits the runtime's `Pictures`. Any thread.

    Two shots of a still screen are one file, so a file goes only when neither a row of the journal
    nor a sealed statement names it: a picture that was blacked out afterwards is known to the spool
    alone.
    """

    def __init__(
        self,
        files: PictureFiles,
        journal: JournalFile,
        sealed: Sealed,
        paths: Paths,
        quota_bytes: Callable[[], int],
    ) -> None:
        self._files = files
        self._journal = journal
        self._sealed = sealed
        self._paths = paths
        self._quota_bytes = quota_bytes

    def has_room(self) -> bool:
        """See `Pictures.has_room`."""
        with translated():
            return self._sealed.tally().waiting_bytes < self._quota_bytes()

    def put(self, data: bytes) -> Sha256:
        """See `Pictures.put`."""
        return self._files.put(data)

    def read(self, picture: Sha256) -> bytes | None:
        """See `Pictures.read`."""
        try:
            return self._files.read(picture)
        except StoreError as error:
            if error.problem.code is ProblemCode.PICTURE_MISSING:
                return None
            raise

    def remove(self, picture: Sha256) -> None:
        """See `Pictures.remove`. Not with the spool's lock held."""
        with translated():
            needed = self._sealed.needs(picture)
        if not needed:
            self.release(picture)

    def release(self, picture: Sha256) -> None:
        """Remove a file that the spool does not need any more, unless the journal does."""
        if not self._journal.needs(picture):
            self._files.remove(picture)

    def sweep(self, keep: frozenset[Sha256]) -> None:
        """See `Pictures.sweep`.

        Not while a journal or a spool lies beside that had to be set aside: then only that file knows
        which pictures its segments still need.
        """
        aside = (f"{self._paths.journal.name}.corrupt-*", f"{self._paths.spool.name}.unreadable-*")
        if not any(any(self._paths.data.glob(name)) for name in aside):
            with translated():
                needed = self._sealed.needed()
            self._files.sweep(keep | needed)


class PicturesToSend:
    """Fits `sync`'s `PictureStore`: the same files, troubles as `OSError`. Any thread."""

    def __init__(self, files: PictureFiles, shared: SharedPictures) -> None:
        self._files = files
        self._shared = shared

    def read(self, sha256: Sha256) -> bytes:
        """See `PictureStore.read`; `sync` checks the hash itself."""
        try:
            return self._files.unsealed(sha256)
        except StoreError as error:
            path = str(self._files.path(sha256))
            raise OSError(errno.EIO, error.problem.code.value, path) from error

    def remove(self, sha256: Sha256) -> None:
        """See `PictureStore.remove`.

        While the journal still names the picture it stays, and the runtime removes it when it has
        seen that its segment is delivered.
        """
        try:
            self._shared.release(sha256)
        except StoreError as error:
            path = str(self._files.path(sha256))
            raise OSError(errno.EIO, error.problem.code.value, path) from error
