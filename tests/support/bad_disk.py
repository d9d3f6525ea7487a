"""A disk that fails to order: it dies before any operation, loses power, fills up, refuses to sync, may only be read.

While `Disks` is entered every change below the folder of one of its disks passes through here: SQLite's by a
file system of our own (`apsw.VFS`), all others by `pathlib` and by the two functions of `agent.platform.files`
that make files durable. What is not synced yet is known, so that a power cut can lose it, whole, in
parts, or by torn sectors, as a real one may.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace, TracebackType
from typing import Any, Final, Self

import apsw
import pytest

from agent.platform import files as platform
from agent.store import files, pictures

SECTOR: Final = 512
"""SQLite and file systems count on no more than that one of these is written whole or not at all."""
_VFS: Final = "bad-disk"
_BASE: Final = apsw.vfs_names()[0]
_KINDS: Final = ("journal", "spool", "pictures")
KINDS: Final = (*_KINDS, "settings")
"""What a disk may be full for. Settings stand for every small file."""


class Killed(BaseException):
    """The process ended here."""


@dataclass
class _Change:
    """Bytes of a file that were written or cut off, and not synced yet."""

    at: int
    old: bytes
    new: bytes
    old_size: int
    new_size: int


@dataclass
class _Name:
    """A name that was given or taken away, and whose folder is not synced yet."""

    path: Path
    old: bytes | None


@dataclass
class BadDisk:
    """One machine's disk: everything below `root`.

    `die_at`: the operation, counted from one, that never happens; with `torn` half of it does. `die` does the
    killing; left alone it raises `Killed` and nothing reaches the disk any more until `revive`.
    """

    root: Path
    die_at: int | None = None
    torn: bool = False
    die: Callable[[str], None] | None = None
    full: set[str] = field(default_factory=set)
    unsyncable: set[str] = field(default_factory=set)
    read_only: bool = False
    steps: int = 0
    syncs: list[str] = field(default_factory=list)
    """Every sync that was asked for, by file name, failed ones included."""
    writes: int = 0
    dead: bool = False
    died_in: str = ""
    _unsynced: dict[Path, list[_Change]] = field(default_factory=dict)
    _fresh: set[Path] = field(default_factory=set)
    _names: list[_Name] = field(default_factory=list)
    _parts: dict[int, Path] = field(default_factory=dict)

    def kind(self, path: Path) -> str:
        """What the file is for."""
        inside = path.relative_to(self.root)
        return next((kind for kind in _KINDS if inside.parts[0].startswith(kind)), "settings")

    def step(self, what: str) -> bool:
        """An operation is about to happen; whether half of it shall, before the end."""
        if self.dead:
            raise Killed(what)
        self.steps += 1
        if self.steps != self.die_at:
            return False
        self.died_in = what
        if self.torn:
            return True
        self.end(what)
        return False

    def end(self, what: str) -> None:
        """The process ends here."""
        if self.die is not None:
            self.die(what)
        self.dead = True
        raise Killed(what)

    def revive(self) -> None:
        """A new process uses the disk as it is."""
        self.dead, self.die_at, self._parts = False, None, {}

    def heal(self) -> None:
        """The disk is good from now on."""
        self.full.clear()
        self.unsyncable.clear()
        self.read_only = False

    def lose_power(self, chance: random.Random) -> None:
        """Of what is not synced any part may be lost; call it when no process has the files open."""
        for name in reversed(self._names):
            if chance.random() < 0.5:
                continue
            if name.old is not None:
                os.makedirs(name.path.parent, exist_ok=True)
                name.path.write_bytes(name.old)
            elif name.path.is_dir():
                shutil.rmtree(name.path)
            elif name.path.exists():
                os.unlink(name.path)
        for path, changes in self._unsynced.items():
            if not path.exists():
                continue
            if path in self._fresh and chance.random() < 0.5:
                os.unlink(path)
                continue
            path.write_bytes(_survived(path.read_bytes(), changes, chance))
        self._unsynced, self._fresh, self._names = {}, set(), []

    # What happens to files

    def check(self, path: Path) -> None:
        """Raise `OSError` where nothing can be written."""
        if self.read_only:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        if self.kind(path) in self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    def made(self, path: Path) -> None:
        """SQLite is about to make a file."""
        self._fresh.add(path)
        self._unsynced.setdefault(path, [])

    def changed(self, path: Path, change: _Change) -> None:
        """SQLite has written to a file or cut it off."""
        self._unsynced.setdefault(path, []).append(change)

    def synced(self, path: Path) -> None:
        """All bytes of a file are safe."""
        self._unsynced.pop(path, None)
        self._fresh.discard(path)

    def forget(self, path: Path) -> None:
        """A file of SQLite is gone."""
        self.synced(path)

    def part(self, descriptor: int, path: Path) -> None:
        """A file that is being written in one go."""
        self._parts[descriptor] = path

    def sync_part(self, descriptor: int, sync: Callable[[int], None]) -> None:
        """Make such a file durable. Here the room for it is taken."""
        path = self._parts.pop(descriptor)
        torn = self.step(f"sync {path.parent.name}/{path.name}")
        self.check(path)
        self.writes += 1
        if torn:
            os.ftruncate(descriptor, os.fstat(descriptor).st_size // 2)
            self.end("torn file")
        self._sync(path)
        sync(descriptor)

    def sync_names(self, folder: Path, sync: Callable[[Path], None]) -> None:
        """Make the names in a folder durable."""
        if self.step(f"sync folder {folder.name}"):
            self.end("sync folder")
        self._sync(folder)
        sync(folder)
        self._names = [name for name in self._names if name.path.parent != folder]

    def renaming(self, path: Path) -> None:
        """A name is about to be given or taken away."""
        if self.step(f"name {path.name}"):
            self.end("name")
        if self.read_only:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        self.writes += 1
        is_file = path.is_file()
        self._names.append(_Name(path, path.read_bytes() if is_file else None))

    def _sync(self, path: Path) -> None:
        self.syncs.append(path.name)
        if path != self.root and self.kind(path) in self.unsyncable:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))


def _survived(now: bytes, changes: list[_Change], chance: random.Random) -> bytes:
    """What is left of a file that had unsynced changes."""
    data = bytearray(now)
    for change in reversed(changes):
        _put(data, change.at, change.old, change.old_size)
    for change in changes:
        fate = chance.random()
        if fate < 0.4:
            continue
        if fate < 0.8:
            _put(data, change.at, change.new, max(change.new_size, len(data)))
            if change.new_size < change.old_size:
                del data[change.new_size :]
            continue
        for start in range(0, len(change.new), SECTOR):
            if chance.random() < 0.5:
                piece = change.new[start : start + SECTOR]
                at = change.at + start
                _put(data, at, piece, max(len(data), at + len(piece)))
    return bytes(data)


def _put(data: bytearray, at: int, piece: bytes, size: int) -> None:
    """Write `piece` at `at` and have `data` be of this size; a hole is zeros."""
    if len(data) < at + len(piece):
        data.extend(bytes(at + len(piece) - len(data)))
    data[at : at + len(piece)] = piece
    del data[size:]
    data.extend(bytes(size - len(data)))


class _File(apsw.VFSFile):
    """One file of SQLite on a bad disk."""

    def __init__(self, disk: BadDisk, name: Any, flags: list[int]) -> None:
        self._disk = disk
        self._path = Path(name.filename() if isinstance(name, apsw.URIFilename) else name)
        if not self._path.exists():
            disk.made(self._path)
        super().__init__(_BASE, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        disk = self._disk
        torn = disk.step(f"write {self._path.name} {offset}")
        self._check()
        disk.writes += 1
        size = self.xFileSize()
        held = min(max(0, size - offset), len(data))
        old = self.xRead(held, offset) if held else b""
        if torn:
            data = data[: len(data) // 2]
        super().xWrite(data, offset)
        disk.changed(
            self._path,
            _Change(offset, old, bytes(data), size, max(size, offset + len(data))),
        )
        if torn:
            disk.end("torn write")

    def xTruncate(self, size: int) -> None:
        disk = self._disk
        if disk.step(f"truncate {self._path.name}"):
            disk.end("truncate")
        self._check()
        disk.writes += 1
        before = self.xFileSize()
        old = self.xRead(before - size, size) if before > size else b""
        super().xTruncate(size)
        disk.changed(self._path, _Change(size, old, b"", before, size))

    def xSync(self, flags: int) -> None:
        disk = self._disk
        if disk.step(f"sync {self._path.name}"):
            disk.end("sync")
        disk.syncs.append(self._path.name)
        if disk.kind(self._path) in disk.unsyncable:
            raise _failed(apsw.SQLITE_IOERR_FSYNC)
        # The file lies in memory or on a disk of its own: nothing to wait for.
        disk.synced(self._path)

    def _check(self) -> None:
        if self._disk.read_only:
            raise _failed(apsw.SQLITE_IOERR_WRITE)
        if self._disk.kind(self._path) in self._disk.full:
            raise apsw.FullError("no room")


def _failed(code: int) -> apsw.IOError:
    error = apsw.IOError("the disk failed")
    error.extendedresult = code  # type: ignore[attr-defined]  # how apsw takes the code of an error
    return error


class _System(apsw.VFS):
    """The file system of SQLite, with bad disks in some folders."""

    def __init__(self, disks: Disks) -> None:
        self._disks = disks
        super().__init__(_VFS, _BASE, makedefault=True)

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        disk = None if path is None else self._disks.of(Path(path))
        if disk is None:
            return apsw.VFSFile(_BASE, name, flags)
        return _File(disk, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        disk = self._disks.of(Path(name))
        if disk is not None:
            if disk.step(f"delete {Path(name).name}"):
                disk.end("delete")
            disk.forget(Path(name))
        super().xDelete(name, sync)


class Disks:
    """All bad disks of a test. Enter it before anything on them is opened; one at a time."""

    def __init__(self) -> None:
        self._disks: list[BadDisk] = []
        self._patch = pytest.MonkeyPatch()
        self._system: _System | None = None

    def disk(self, root: Path) -> BadDisk:
        """A good disk at first."""
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = BadDisk(root)
        self._disks.append(made)
        return made

    def of(self, path: Path) -> BadDisk | None:
        """The disk that a file lies on."""
        return next((disk for disk in self._disks if disk.root in path.parents), None)

    def __enter__(self) -> Self:
        """Watch."""
        self._system = _System(self)
        patch = self._patch.setattr
        for name in ("unlink", "replace", "rename", "mkdir"):
            patch(Path, name, self._named(getattr(Path, name)))
        make = tempfile.mkstemp
        sync_file, sync_folder = platform.sync_file, platform.sync_folder

        def mkstemp(**options: Any) -> tuple[int, str]:
            disk = self.of(Path(options["dir"]) / "x")
            if disk is not None:
                if disk.step(f"begin {options['prefix']}"):
                    disk.end("begin")
                disk.check(Path(options["dir"]) / "x")
            descriptor, name = make(**options)
            if disk is not None:
                disk.part(descriptor, Path(name))
            return descriptor, name

        def sync_part(descriptor: int) -> None:
            holder = next((one for one in self._disks if descriptor in one._parts), None)
            if holder is None:
                sync_file(descriptor)
            else:
                holder.sync_part(descriptor, lambda _: None)

        def sync_names(folder: Path) -> None:
            disk = self.of(folder / "x")
            if disk is None:
                sync_folder(folder)
            else:
                disk.sync_names(folder, lambda _: None)

        patch(files, "tempfile", SimpleNamespace(mkstemp=mkstemp))
        patch(files, "sync_file", sync_part)
        patch(files, "sync_folder", sync_names)
        patch(pictures, "sync_folder", sync_names)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave everything as it was."""
        self._patch.undo()
        if self._system is not None:
            self._system.unregister()
            self._system = None

    def _named(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """A change of names, through the disk that it happens on."""

        def change(path: Path, *arguments: Any, **options: Any) -> Any:
            target = Path(arguments[0]) if arguments and not isinstance(arguments[0], int) else path
            disk = self.of(target)
            if disk is not None and not _is_nothing(real.__name__, path):
                disk.renaming(target)
            return real(path, *arguments, **options)

        return change


def _is_nothing(name: str, path: Path) -> bool:
    """Whether the operation would find that there is nothing to do."""
    return path.exists() if name == "mkdir" else not path.exists()
