"""Brings the system's wish to end (Ctrl-C, SIGTERM) onto Qt's loop without waking up to look for it."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

_ENDING = (signal.SIGINT, signal.SIGTERM)


class EndingSignals(QObject):
    """Calls `end` on the main thread at the first signal; a second one ends the process at once."""

    def __init__(self, end: Callable[[], None]) -> None:
        super().__init__()
        self._end = end
        # Python runs its own handlers only between bytecodes, of which an idle Qt loop has none:
        # the interpreter writes a byte here from its low-level handler, and Qt wakes on it.
        self._read, self._write = socket.socketpair()
        for end_of_pair in (self._read, self._write):
            end_of_pair.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        self._before = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._handlers = {number: signal.signal(number, self._heard) for number in _ENDING}

    def close(self) -> None:
        """Give the signals back. Idempotent."""
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._handlers = {}
        if self._read.fileno() >= 0:
            signal.set_wakeup_fd(self._before)
            self._notifier.setEnabled(False)
            self._read.close()
            self._write.close()

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        self._end()

    def _wake(self) -> None:
        # Returning to the interpreter is what matters: it now runs `_heard`.
        self._read.recv(64)
