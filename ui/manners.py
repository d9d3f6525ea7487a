"""Asks on a thread of its own whether this is a moment to show nothing: full screen, presentations."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.workers import guarded, one_worker

_LINGER_MS = 5_000


class Manners(QObject):
    """Answers come as signals on the main thread, one for each question; it asks nothing by itself."""

    answered = Signal(bool)
    """Whether nothing should come up now."""
    broken = Signal(object)
    """Asking ended in an exception that is a mistake of ours."""

    def __init__(self, presenting: Callable[[], bool]) -> None:
        """`presenting` may take seconds; it is called on the thread made for it."""
        super().__init__()
        self._presenting = presenting
        self._pool = one_worker(linger_ms=_LINGER_MS)
        self._asking = False
        self.answered.connect(self._heard)
        self.broken.connect(self._heard)

    def ask(self) -> None:
        """Ask now; a question that is under way already is answered for both."""
        if not self._asking:
            self._asking = True
            self._pool.start(lambda: guarded(self._run, self.broken.emit))

    def close(self) -> None:
        """Wait for the question under way."""
        self._pool.waitForDone()

    def _heard(self, _answer: object) -> None:
        self._asking = False

    def _run(self) -> None:
        self.answered.emit(self._presenting())
