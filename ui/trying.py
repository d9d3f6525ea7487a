"""Brings what is tried on this machine to the main thread, without holding up the verbs of `ui.bridge`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from agent.client import TrialClient
from ui.workers import guarded, one_worker


class Trying(QObject):
    """Wraps a `TrialClient`; made and used on the main thread, one trial at a time on a thread of its own."""

    asked = Signal(tuple)
    """The names of the senses that are tried now."""
    checked = Signal(object)
    """A `SenseCheck`."""
    captured = Signal(object)
    """A `TrialCapture`."""
    broken = Signal(object)
    """A trial ended in an exception that is a mistake of ours."""

    _answered = Signal(object)

    def __init__(self, trials: TrialClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trials = trials
        self._pool = one_worker(linger_ms=0)
        self._answered.connect(self._answer)

    def try_all(self) -> None:
        """Try each sense that the chosen contract asks for."""
        self._pool.start(lambda: guarded(self._try_all, self._break))

    def take(self) -> None:
        """Take a test capture."""
        self._pool.start(lambda: guarded(self._take, self._break))

    def wait(self) -> None:
        """Wait until all that was asked for is tried; the signals come with the loop."""
        self._pool.waitForDone()

    def _try_all(self) -> None:
        senses = self._trials.senses()
        self._tell(lambda: self.asked.emit(senses))
        for sense in senses:
            check = self._trials.try_sense(sense=sense)
            self._tell(partial(self.checked.emit, check))

    def _take(self) -> None:
        capture = self._trials.test_capture()
        self._tell(lambda: self.captured.emit(capture))

    def _break(self, mistake: Exception) -> None:
        self._tell(lambda: self.broken.emit(mistake))

    def _tell(self, signal: Callable[[], None]) -> None:
        self._answered.emit(signal)

    def _answer(self, signal: Callable[[], None]) -> None:
        signal()
