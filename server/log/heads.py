"""What is known of a log outside its database, so that a database of yesterday does not begin another history.

Beside the database lies a file with the newest checkpoint that was signed. A database that does not contain
it was put back from a backup, or lost its end some other way; so was one that lacks a checkpoint that an
agent shows with our signature on it. Signing anything new there would be a second history of one log.
"""

from __future__ import annotations

import os
from pathlib import Path

from server.log.keys import log_vkeys
from server.log.tree import Tree
from server.storage.errors import DataFolderError
from server.storage.folder import fsync_folder, write_private
from wire import merkle
from wire.checkpoint import Checkpoint, open_checkpoint
from wire.problems import WireError
from wire.records import OrganizationId

SLOT_BYTES = 2_048


def contains(tree: Tree, known: Checkpoint) -> bool:
    """Whether `known` is a state that the log in the database has been in."""
    return known.size <= tree.size and merkle.root(known.size, tree.node).hex() == known.root


def lacking(heads: Heads, tree: Tree) -> Checkpoint | None:
    """The largest checkpoint known outside the database that its log has never been in, None if it has all."""
    found = [known for known in heads.known() if not contains(tree, known)]
    return found[-1] if found else None


class Heads:
    """The checkpoints of one log that are known outside its database. One per log, used by its thread only.

    The file has two places that are written in turn, so that one of them is whole whatever happens. It
    is written after each commit and not waited for: a power cut takes the last seconds of it, when the
    database has them all. What somebody showed us lies in a file of its own, durably.
    """

    def __init__(
        self, folder: Path, organization: OrganizationId, *, origin: str, keys: Path
    ) -> None:
        self._organization = organization
        self._origin = origin
        self._keys = keys
        self._path = folder / f"{organization}.heads"
        self._shown = folder / f"{organization}.shown"
        self._turn = 0
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Appending would not do: a place is written over.
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            self._file = os.fdopen(descriptor, "r+b", buffering=0)
            fsync_folder(folder)
        except OSError as error:
            raise DataFolderError(
                f"{self._path} cannot be written: {error.strerror}. Check who owns the folder."
            ) from error

    def known(self) -> tuple[Checkpoint, ...]:
        """All checkpoints in the files that we have signed, the largest last."""
        self._file.seek(0)
        kept = self._file.read(2 * SLOT_BYTES)
        notes = [kept[:SLOT_BYTES], kept[SLOT_BYTES:]]
        if self._shown.exists():
            notes.append(self._shown.read_bytes())
        found = []
        for note in notes:
            try:
                found.append(self.opened(note.rstrip(b"\0").decode("utf-8")))
            except (WireError, UnicodeDecodeError):
                continue  # empty, or cut off by a power cut: then the other one counts
        return tuple(sorted(found, key=lambda checkpoint: checkpoint.size))

    def opened(self, note: str) -> Checkpoint:
        """The checkpoint in `note`, if one of this log's keys, present or past, signed it; else `WireError`."""
        vkeys = log_vkeys(self._keys, self._organization, origin=self._origin)
        for vkey in vkeys[:-1]:
            try:
                return open_checkpoint(note, origin=self._origin, vkey=vkey)
            except WireError:
                continue
        return open_checkpoint(note, origin=self._origin, vkey=vkeys[-1])

    def keep(self, note: str, *, durable: bool = False) -> None:
        """Write down the newest checkpoint. Raises `OSError`."""
        data = note.encode("utf-8")
        self._file.seek(self._turn * SLOT_BYTES)
        self._file.write(data.ljust(SLOT_BYTES, b"\0"))
        self._turn = 1 - self._turn
        if durable:
            os.fsync(self._file.fileno())

    def remember(self, note: str) -> None:
        """Write down, durably, a checkpoint that the database does not contain. Raises `OSError`."""
        write_private(self._shown, note.encode("utf-8"))

    def close(self) -> None:
        """Make the newest durable and close the file."""
        os.fsync(self._file.fileno())
        self._file.close()
