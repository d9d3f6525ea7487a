"""The thread that keeps a running server's promises about erasing."""

from __future__ import annotations

import logging
import threading

from server.context import Core
from server.ingest.eraser import Eraser
from server.retention.expire import DAY_MS, expire_due
from server.storage.errors import StorageError

_LOG = logging.getLogger(__name__)

LOOK_S = 1.0
"""How often it looks for what has been erased: at the latest so long after that, nothing of it is left."""


class Keeper:
    """Finishes erasures soon after they happen. At first and once a day it erases what has been kept for long
    enough, and files that are nobody's."""

    def __init__(self, core: Core, eraser: Eraser, *, look_s: float = LOOK_S) -> None:
        self._core = core
        self._eraser = eraser
        self._look_s = look_s
        self._stopping = threading.Event()
        self._daily_mono_ms: int | None = None
        self._thread = threading.Thread(target=self._run, name="keeper")

    def start(self) -> None:
        """Begin, with what is due now."""
        self._thread.start()

    def close(self) -> None:
        """Finish what is being done and end the thread."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            try:
                self._eraser.finish()
                self._do_daily()
                self._eraser.finish()
            except StorageError:
                _LOG.exception("what has to be erased is still there; trying again")
            except Exception:  # noqa: BLE001 - loop guard: what comes after must still be erased
                _LOG.exception("a bug while erasing")
            if self._stopping.wait(self._look_s):
                return

    def _do_daily(self) -> None:
        now_ms = self._core.clock.mono_ms()
        if self._daily_mono_ms is not None and now_ms < self._daily_mono_ms + DAY_MS:
            return
        if expired := expire_due(self._core):
            _LOG.info("the items of %d segments have expired and are erased", expired)
        if swept := self._eraser.sweep(self._stopping.is_set):
            _LOG.info("%d files of uploads that were cut off are deleted", swept)
        self._daily_mono_ms = now_ms
