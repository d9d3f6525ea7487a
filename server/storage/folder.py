"""The built-in blob store: a folder per organization with 256 folders of files, each write made durable."""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

from server.storage.errors import BlobStoreError, DiskFullError, is_disk_full
from wire.records import OrganizationId, Sha256

_NAME = 64
_UNFINISHED = ".new"


class FolderStore:
    """Files `<root>/<organization>/<first two digits>/<hash>`.

    A file is written in `<root>/.new`, fsynced, renamed into place, and its folder fsynced: after a power cut
    a name that exists has all its bytes. A failed fsync is never tried again.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._writes = itertools.count()

    def put(self, organization: OrganizationId, sha256: Sha256, data: bytes) -> None:
        """Keep `data`; see `BlobStore`."""
        path = self._path(organization, sha256)
        if path.exists():
            return
        # Unique among the threads of this process, which is the only one that writes here.
        temporary = self._root / _UNFINISHED / f"{sha256}.{os.getpid()}.{next(self._writes)}"
        try:
            self._make_folder(temporary.parent)
            self._make_folder(path.parent)
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
            fsync_folder(path.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise known_trouble(error) from error

    def get(self, organization: OrganizationId, sha256: Sha256) -> bytes | None:
        """The bytes or None."""
        try:
            return self._path(organization, sha256).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise known_trouble(error) from error

    def exists(self, organization: OrganizationId, sha256: Sha256) -> bool:
        """Whether the file is there."""
        return self._path(organization, sha256).exists()

    def delete(self, organization: OrganizationId, sha256: Sha256) -> None:
        """Remove the file, durably."""
        path = self._path(organization, sha256)
        try:
            path.unlink()
            fsync_folder(path.parent)
        except FileNotFoundError:
            return
        except OSError as error:
            raise known_trouble(error) from error

    def clear_unfinished(self) -> None:
        """Delete what a crash left half written. Only before the first `put`, and by the process that puts."""
        try:
            for path in (self._root / _UNFINISHED).iterdir():
                path.unlink()
        except FileNotFoundError:
            return
        except OSError as error:
            raise known_trouble(error) from error

    def names(self, organization: OrganizationId) -> Iterator[Sha256]:
        """The names of all files."""
        try:
            for folder in (self._root / organization).iterdir():
                # Releases before 0002 wrote here what now goes to `.new`, under names that begin with a dot.
                yield from (
                    Sha256(path.name) for path in folder.iterdir() if len(path.name) == _NAME
                )
        except FileNotFoundError:
            return
        except OSError as error:
            raise known_trouble(error) from error

    def _path(self, organization: OrganizationId, sha256: Sha256) -> Path:
        return self._root / organization / sha256[:2] / sha256

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        self._make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        fsync_folder(folder.parent)


def known_trouble(error: OSError) -> Exception:
    if is_disk_full(error):
        return DiskFullError("The disk of the pictures is full.")
    return BlobStoreError(f"The folder of pictures answers: {error}.")


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all, durably. Raises `OSError`."""
    temporary = path.with_name(f".{path.name}.new")
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    fsync_folder(path.parent)


def fsync_folder(folder: Path) -> None:
    """Make names in `folder` durable; Windows has no such call and journals names by itself."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
