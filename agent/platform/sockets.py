"""Where a running agent listens on this machine: a socket file on POSIX systems, a pipe on
Windows.
"""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SOCKET_PATH_BYTES = 100
"""The longest path that every system takes for a socket file (104 on macOS, 108 on Linux, with the
end mark).
"""

Family = Literal["AF_UNIX", "AF_PIPE"]


@dataclass(frozen=True, slots=True)
class Address:
    """What `multiprocessing.connection` listens on; `folder` was made only for it and goes with
    it.
    """

    family: Family
    address: str
    folder: Path | None = None


def new_address(runtime: Path, *, token: str) -> Address:
    """An address for a new agent, in the user-only folder `runtime`. Raises `OSError`.

    `token` is random and keeps the name of a Windows pipe, which all users share, from being
    guessed.
    """
    if sys.platform == "win32":
        return Address(family="AF_PIPE", address=rf"\\.\pipe\hourproof-{token}")
    path = runtime / "agent.sock"
    if len(os.fsencode(path)) <= SOCKET_PATH_BYTES:
        return Address(family="AF_UNIX", address=str(path))
    # Too deep for a socket: mkdtemp makes a folder with a random name that only this user can
    # enter.
    folder = Path(tempfile.mkdtemp(prefix="hourproof-"))
    return Address(family="AF_UNIX", address=str(folder / "agent.sock"), folder=folder)


def remove_stale(address: Address) -> None:
    """Remove the socket file of an agent that was killed; the caller knows that none runs.

    Raises `OSError`, also when something else than a socket has that name: it is not ours to
    remove.
    """
    path = Path(address.address)
    if address.family == "AF_PIPE" or not (path.exists() or path.is_symlink()):
        return
    if not path.is_socket():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    path.unlink()


def remove(address: Address) -> None:
    """Remove what a listener on `address` has left behind. Idempotent."""
    if address.family == "AF_PIPE":
        return  # a pipe goes with its last handle
    Path(address.address).unlink(missing_ok=True)
    if address.folder is not None and address.folder.is_dir():
        address.folder.rmdir()
