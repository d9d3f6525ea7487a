"""What makes a written file durable on each system, and the lock that tells of a second agent."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO


def sync_file(descriptor: int) -> None:
    """Have the bytes of an open file on the disk itself when this returns. Raises `OSError`."""
    if sys.platform == "darwin":
        import fcntl

        # fsync on macOS stops at the drive's cache.
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the names inside `folder` on the disk when this returns. Raises `OSError`."""
    if sys.platform == "win32":
        return  # NTFS journals names; folders cannot be opened there
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_private(folder: Path) -> bool:
    """Whether `folder` is ours and nobody else can enter it. Raises `OSError`."""
    if sys.platform == "win32":
        return folder.is_dir()  # folders below the user's profile inherit its access list
    status = folder.stat()
    return status.st_uid == os.geteuid() and not status.st_mode & 0o077


def is_exposed(path: Path) -> bool:
    """Whether another user of this machine could read or write `path`. Raises `OSError`.

    A file in a folder that only its owner can enter is out of reach, whatever its own bits say.
    """
    if sys.platform == "win32":
        return False  # files below the user's profile inherit its access list
    import stat

    status = path.lstat()
    if stat.S_ISREG(status.st_mode) and is_private(path.parent):
        return status.st_uid != os.geteuid()
    return status.st_uid != os.geteuid() or bool(status.st_mode & 0o077)


def try_lock(stream: IO[bytes]) -> bool:
    """Take the one lock on an open file, or say that another process holds it.

    The system gives the lock back when the process ends, however it ends, so a killed agent leaves
    none.
    """
    if sys.platform == "win32":
        import msvcrt

        stream.seek(0)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
