"""Pictures on disk, each under the hash of its bytes, durable before anything refers to it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from agent.core.problems import Problem, ProblemCode
from agent.platform.files import sync_folder
from agent.store.errors import StoreError, disk_problem
from agent.store.files import remove_parts, write_atomically
from agent.store.vault import IN_THE_CLEAR, MAGIC, Cipher, Damaged
from wire.records import Sha256

_SHA256 = re.compile(r"[0-9a-f]{64}")
_ALL_SEALED = ".sealed"
"""Lies in the folder once no file in it is in the clear any more."""


class PictureFiles:
    """A folder of pictures, spread over at most 256 shelves by the first two digits of the hash.

    Any thread; the shot worker puts, the uploader reads, the control thread removes. The same
    bytes put twice are one file. What lies on the disk is sealed by `cipher`; names are the hashes of what
    was put. Errors are `StoreError`.
    """

    def __init__(self, folder: Path, cipher: Cipher = IN_THE_CLEAR) -> None:
        self._folder = folder
        self._cipher = cipher

    def put(self, data: bytes) -> Sha256:
        """Keep `data` and return its hash, once it is on the disk. Raises DISK_FULL."""
        name = Sha256(hashlib.sha256(data).hexdigest())
        path = self.path(name)
        try:
            if not self._holds(path, data):
                self._make_shelf(path.parent)
                write_atomically(path, self._cipher.seal(data))
        except OSError as error:
            raise StoreError(disk_problem(error, path)) from error
        return name

    def read(self, name: Sha256) -> bytes:
        """The bytes with this hash. Raises PICTURE_MISSING where they are gone or are others."""
        path = self.path(name)
        try:
            data = self._cipher.open(path.read_bytes())
        except FileNotFoundError as error:
            raise StoreError(_missing(path, "gone")) from error
        except OSError as error:
            raise StoreError(disk_problem(error, path)) from error
        except Damaged as error:
            raise StoreError(_missing(path, "changed")) from error
        if hashlib.sha256(data).hexdigest() != name:
            raise StoreError(_missing(path, "changed"))
        return data

    def unsealed(self, name: Sha256) -> bytes:
        """What is in the file, whatever its hash; nothing if it was altered. Raises `OSError`, `StoreError`."""
        try:
            return self._cipher.open(self.path(name).read_bytes())
        except Damaged:
            return b""

    def path(self, name: Sha256) -> Path:
        """Where the picture with this hash is or would be."""
        if _SHA256.fullmatch(name) is None:
            raise ValueError(f"not a hash: {name!r}")
        return self._folder / name[:2] / name

    def name_of(self, path: Path) -> Sha256 | None:
        """Of which picture `path` is the file; None for anything else that lies in the folder."""
        name = path.name
        ours = _SHA256.fullmatch(name) is not None and path == self._folder / name[:2] / name
        return Sha256(name) if ours else None

    def remove(self, name: Sha256) -> None:
        """Forget a picture. Idempotent."""
        path = self.path(name)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(disk_problem(error, path)) from error

    def sweep(self, keep: frozenset[Sha256]) -> None:
        """Delete every file that is not in `keep`, and what a killed agent left half written.

        Call it once at start, before any `put`.
        """
        try:
            for shelf in self._folder.iterdir():
                if not shelf.is_dir():
                    continue
                remove_parts(shelf)
                for path in shelf.iterdir():
                    if _SHA256.fullmatch(path.name) and path.name not in keep:
                        path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(disk_problem(error, self._folder)) from error

    def seal_all(self) -> None:
        """Seal what an earlier version left in the clear, one file after the other; a crash costs nothing.

        Call it once at start, before any `put`. Raises DISK_FULL and the like: the rest follows next time.
        """
        done = self._folder / _ALL_SEALED
        try:
            if done.exists():
                return
            for path in sorted(self._folder.glob("??/*")):
                if _SHA256.fullmatch(path.name) and not _is_sealed(path):
                    write_atomically(path, self._cipher.seal(path.read_bytes()))
            write_atomically(done, b"")
        except OSError as error:
            raise StoreError(disk_problem(error, self._folder)) from error

    def _make_shelf(self, shelf: Path) -> None:
        if not shelf.is_dir():
            shelf.mkdir(mode=0o700, exist_ok=True)
            sync_folder(self._folder)

    def _holds(self, path: Path, data: bytes) -> bool:
        """Whether `path` already has exactly these bytes; a damaged file is written again."""
        try:
            return self._cipher.open(path.read_bytes()) == data
        except (FileNotFoundError, Damaged):
            return False


def _is_sealed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _missing(path: Path, reason: str) -> Problem:
    return Problem(
        ProblemCode.PICTURE_MISSING, {"path": str(path), "reason": reason, "why": reason}
    )
