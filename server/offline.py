"""Work on a data folder beside the server, or while none runs: opening it, and having what was ordered carried out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from server.context import Core
from server.settings import Settings
from server.storage.errors import DataFolderInUseError
from server.wiring import open_core, running

PATIENCE_S: Final = 30.0
"""How long a running server is waited for."""
_LOOK_S: Final = 0.25


@contextmanager
def opened(settings: Settings) -> Iterator[Core]:
    """The folder's database and files, closed at the end. Raises `StorageError`."""
    core = open_core(settings)
    try:
        yield core
    finally:
        core.database.close()


def carried_out(settings: Settings, done: Callable[[Core], bool]) -> bool:
    """Have what was begun or ordered carried out, by us or by the server that runs on the folder.

    Whether `done` says so within `PATIENCE_S`. Raises `StorageError`.
    """
    with opened(settings) as core:
        try:
            with running(core):
                pass  # that is what it does first
        except DataFolderInUseError:
            pass  # it looks every few seconds
    with opened(settings) as core:
        waited = threading.Event()
        for _ in range(int(PATIENCE_S / _LOOK_S)):
            if done(core):
                return True
            waited.wait(_LOOK_S)
    return False
