"""One server per data folder: a lock that the system lets go of when the process ends, however it ends."""

from __future__ import annotations

from pathlib import Path

import apsw

from server.storage.errors import DataFolderError, DataFolderInUseError


class FolderLock:
    """Held from construction to `close`. Elects the one process whose threads sign the logs.

    It is an exclusive transaction on an empty SQLite file: the same on every system, and gone with the process.
    """

    def __init__(self, folder: Path) -> None:
        path = folder / "server.lock"
        try:
            self._held = apsw.Connection(str(path))
        except apsw.CantOpenError as error:
            raise DataFolderError(
                f"{path} cannot be written. Check who owns the folder."
            ) from error
        try:
            self._held.pragma("journal_mode", "memory")
            self._held.execute("BEGIN EXCLUSIVE")
        except apsw.BusyError as error:
            self._held.close(force=True)
            raise DataFolderInUseError(
                f"Another server runs on {folder}. Stop that one first."
            ) from error
        except apsw.ReadOnlyError as error:
            self._held.close(force=True)
            raise DataFolderError(
                f"{path} cannot be written. Check who owns the folder."
            ) from error

    def close(self) -> None:
        """Let others have the folder."""
        self._held.close(force=True)
