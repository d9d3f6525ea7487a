"""The thread that talks to the server by itself: uploads when they are due, contracts once an hour and when they
must have changed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from agent.core.problems import Problem, ProblemCode, Trouble
from agent.runtime.clock import Clock, Waiter
from agent.runtime.ports import Directory, Outbox
from wire.records import Contract

_log = logging.getLogger("hourproof.uploader")

REFRESH_MS = 60 * 60_000
REFRESH_RETRY_MS = 5 * 60_000
REFRESH_SOONEST_MS = 60_000
"""So long after the contracts were asked for they are not asked for again, whatever is refused."""
_AFTER_A_BUG_MS = 60_000


class Uploader:
    """`run` owns the uploader thread; all other methods may be called from any thread."""

    def __init__(
        self,
        *,
        outbox: Outbox,
        directory: Directory,
        clock: Clock,
        waiter: Waiter,
        pumped: Callable[[], None],
        refreshed: Callable[[tuple[Contract, ...]], None],
    ) -> None:
        """`pumped` and `refreshed` are called on the uploader thread after each piece of work."""
        self._outbox = outbox
        self._directory = directory
        self._clock = clock
        self._waiter = waiter
        self._pumped = pumped
        self._refreshed = refreshed
        self._ended = threading.Event()
        self._refresh_mono_ms: int | None = None
        self._asked_mono_ms: int | None = None
        self.refresh_problem: Problem | None = None

    def run(self) -> None:
        """Work until `end`; the thread guard: a bug is logged and the thread goes on."""
        while not self._ended.is_set():
            try:
                pause_ms = self.cycle()
            except Exception:  # noqa: BLE001 - the thread guard
                _log.exception("the uploader failed by a bug")
                pause_ms = _AFTER_A_BUG_MS
            self._waiter.wait(pause_ms)

    def cycle(self) -> int | None:
        """Do what is due; in how many milliseconds to come again, None: when woken."""
        if self._directory.identity() is None:
            return None
        refresh_ms = self._refresh_when_due()
        if self._ended.is_set():
            return None
        now_ms = self._clock.wall_ms()
        next_ms = self._outbox.pump(now_ms)
        if self._outbox.take_not_running():
            refresh_ms = self._refresh_sooner()
        self._pumped()
        if next_ms is None:
            return refresh_ms
        return min(refresh_ms, max(0, next_ms - self._clock.wall_ms()))

    def wake(self) -> None:
        """There is something new to send."""
        self._waiter.wake()

    def end(self) -> None:
        """Let `run` return after the exchange that it is at."""
        self._ended.set()
        self._waiter.wake()

    def _refresh_sooner(self) -> int:
        """A contract was paused or ended meanwhile: ask for all as soon as may be; in how many milliseconds."""
        mono_ms = self._clock.mono_ms()
        soonest_ms = mono_ms if self._asked_mono_ms is None else self._asked_mono_ms
        soonest_ms = max(mono_ms, soonest_ms + REFRESH_SOONEST_MS)
        if self._refresh_mono_ms is None or soonest_ms < self._refresh_mono_ms:
            self._refresh_mono_ms = soonest_ms
        return max(0, self._refresh_mono_ms - mono_ms)

    def _refresh_when_due(self) -> int:
        mono_ms = self._clock.mono_ms()
        if self._refresh_mono_ms is not None and mono_ms < self._refresh_mono_ms:
            return self._refresh_mono_ms - mono_ms
        pause_ms = REFRESH_MS
        self._asked_mono_ms = mono_ms
        try:
            contracts = self._directory.refresh()
        except Trouble as trouble:
            # Being offline shows in the state of the uploads; what the server says of us does not.
            code = trouble.problem.code
            self.refresh_problem = (
                None if code is ProblemCode.SERVER_UNREACHABLE else trouble.problem
            )
            _log.info("the contracts could not be fetched: %s", code)
            pause_ms = REFRESH_RETRY_MS
        else:
            self.refresh_problem = None
            self._refreshed(contracts)
        self._refresh_mono_ms = self._clock.mono_ms() + pause_ms
        return pause_ms
