"""The thread that adds weeks up anew soon after their evidence has changed."""

from __future__ import annotations

import logging
import threading

from server.analysis.kept import add_up
from server.context import Core
from server.storage.errors import StorageError

_LOG = logging.getLogger(__name__)

LOOK_S = 5.0
"""How often it looks. Answers are right all the time: of what has changed they read the evidence itself."""


class Clerk:
    """Derives its work from the tables: it can be stopped or killed at any moment, and there may be several."""

    def __init__(self, core: Core, *, look_s: float = LOOK_S) -> None:
        self._core = core
        self._look_s = look_s
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="clerk")

    def start(self) -> None:
        """Begin, with what has changed before."""
        self._thread.start()

    def close(self) -> None:
        """Finish what is being done and end the thread."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            try:
                while not self._stopping.is_set() and add_up(self._core.database):
                    pass
            except StorageError:
                _LOG.exception("weeks that have changed are not added up; trying again")
            except Exception:  # noqa: BLE001 - loop guard: answers are right without it
                _LOG.exception("a bug while adding weeks up")
            if self._stopping.wait(self._look_s):
                return
