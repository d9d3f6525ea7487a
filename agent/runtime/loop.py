"""The control thread: one queue, one deadline, one owner of all state."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from threading import get_ident
from typing import TypeVar

from agent.runtime.clock import Waiter

_log = logging.getLogger("hourproof.loop")

T = TypeVar("T")

_AFTER_A_BUG_MS = 1_000
"""A turn that fails must not become a busy loop."""


class ControlLoop:
    """Runs jobs that others post, and a turn after each and whenever its deadline comes."""

    def __init__(self, waiter: Waiter) -> None:
        self._waiter = waiter
        self._jobs: deque[Callable[[], None]] = deque()
        self._thread: int | None = None
        self._ended = False

    def post(self, job: Callable[[], None]) -> None:
        """Let the control thread run `job`. Any thread, returns at once."""
        self._jobs.append(job)
        self._waiter.wake()

    def call(self, job: Callable[[], T]) -> T:
        """Run `job` on the control thread and return what it returns or raise what it raises.

        Any thread but the control thread itself, which would wait for itself.
        """
        if get_ident() == self._thread:
            raise RuntimeError("a verb was called on the control thread")
        future: Future[T] = Future()

        def run() -> None:
            if future.set_running_or_notify_cancel():
                try:
                    result = job()
                except Exception as error:  # noqa: BLE001 - handed to whoever asked
                    future.set_exception(error)
                else:
                    future.set_result(result)

        self.post(run)
        if self._ended:
            future.cancel()
        return future.result()

    def run(self, turn: Callable[[], int | None]) -> None:
        """Own the calling thread until `end`; `turn` returns in how many milliseconds it wants to be called.

        None: only when something was posted.
        """
        self._thread = get_ident()
        while not self._ended:
            self._waiter.wait(self.cycle(turn))
        self._drain()

    def cycle(self, turn: Callable[[], int | None]) -> int | None:
        """Run what was posted and one turn; the loop guard: a bug is logged and the loop goes on."""
        self._drain()
        try:
            return turn()
        except Exception:  # noqa: BLE001 - the loop guard
            _log.exception("a turn of the control loop failed by a bug")
            return _AFTER_A_BUG_MS

    def end(self) -> None:
        """Let `run` return after the present turn. Any thread."""
        self._ended = True
        self._waiter.wake()

    def _drain(self) -> None:
        while self._jobs:
            job = self._jobs.popleft()
            try:
                job()
            except Exception:  # noqa: BLE001 - the loop guard
                _log.exception("a job of the control loop failed by a bug")
