"""Asks the senses on the control thread, and keeps book of which of them do not work and why."""

from __future__ import annotations

import logging

from agent.core.commands import Watching
from agent.core.observe import Reading
from agent.core.problems import Problem, ProblemCode
from agent.core.tracked import MinuteCounts
from agent.runtime.shots import reason_of
from capture.api import InputCounter, Obstacle, SenseError, Senses
from wire.records import Reason, Window, WindowPolicy

_log = logging.getLogger("hourproof.senses")

_CODES = {
    "screen": ProblemCode.SCREEN_UNAVAILABLE,
    "input": ProblemCode.INPUT_UNAVAILABLE,
    "idle": ProblemCode.IDLE_UNAVAILABLE,
    "window": ProblemCode.WINDOW_UNAVAILABLE,
}


class Sensing:
    """Input, idle time and window in front. Control thread only."""

    def __init__(self, senses: Senses) -> None:
        self._senses = senses
        self._watching = Watching.NOTHING
        self._counter: InputCounter | None = None
        self._problems: dict[str, Problem] = {}
        self._failed: Reason | None = None
        self._last_input_ms: int | None = None
        for sense, obstacle in senses.obstacles:
            self._problems[sense] = _problem(sense, obstacle, "")

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What does not work now."""
        return tuple(self._problems.values())

    def note(self, sense: str, problem: Problem | None) -> None:
        """Take down that a sense failed elsewhere, or works again."""
        if problem is None:
            self._problems.pop(sense, None)
        else:
            self._problems[sense] = problem

    def watch(self, watching: Watching, *, now_ms: int) -> Reason | None:
        """Watch this much from now on; the reason when counting was asked for and cannot be had."""
        if watching is Watching.NOTHING:
            self._last_input_ms = None
        elif self._watching is Watching.NOTHING:
            self._last_input_ms = now_ms
        self._watching = watching
        # Without an idle timer only the counter can tell that somebody came back.
        wanted = watching is Watching.COUNTS or (
            watching is Watching.PRESENCE and self._senses.idle is None
        )
        if not wanted:
            self.stop()
            return None
        if self._counter is not None:
            return None
        return self._start()

    def stop(self) -> None:
        """Release the hook."""
        if self._counter is not None:
            self._counter.stop()
            self._counter = None

    def read(
        self, *, now_ms: int, since_ms: int, asleep: tuple[int, int] | None
    ) -> tuple[Reading, Reason | None]:
        """Ask everything; the reason when counting has died since the last time.

        `asleep` is when the machine last slept: idle timers that stand still in sleep point into it.
        """
        counts, died = self._take()
        if self._senses.idle is not None:
            try:
                last_ms = now_ms - self._senses.idle.idle_ms()
                if asleep is None or not asleep[0] < last_ms <= asleep[1]:
                    self._last_input_ms = last_ms
                self._problems.pop("idle", None)
            except SenseError as error:
                self._fail("idle", error)
                self._by_counts(counts, now_ms)
        else:
            self._by_counts(counts, now_ms)
        if self._watching is not Watching.COUNTS:
            counts = None
        reading = Reading(
            now_ms=now_ms, since_ms=since_ms, last_input_ms=self._last_input_ms, counts=counts
        )
        return reading, died

    def window(self, policy: WindowPolicy) -> tuple[Window | None, Reason | None]:
        """The window in front as far as `policy` allows, or why there is none."""
        if policy is WindowPolicy.NONE:
            return None, Reason.CONTRACT_TAKES_NONE
        if self._senses.window is None:
            return None, Reason.NOT_AVAILABLE
        try:
            front = self._senses.window.active()
        except SenseError as error:
            self._fail("window", error)
            return None, reason_of(error.reason)
        self._problems.pop("window", None)
        if front is None:
            return Window(app="", title="" if policy is WindowPolicy.TITLE else None), None
        title = front.title if policy is WindowPolicy.TITLE else None
        return Window(app=front.app, title=title), None

    def _start(self) -> Reason | None:
        counter = self._senses.input
        if counter is None:
            return Reason.NOT_AVAILABLE
        try:
            counter.start()
        except SenseError as error:
            self._fail("input", error)
            return reason_of(error.reason)
        self._counter = counter
        self._problems.pop("input", None)
        return None

    def _take(self) -> tuple[MinuteCounts | None, Reason | None]:
        if self._counter is None:
            return None, None
        try:
            counts = self._counter.take()
        except SenseError as error:
            self._fail("input", error)
            self.stop()
            return None, reason_of(error.reason)
        return MinuteCounts(keys=counts.keys, clicks=counts.clicks, scrolls=counts.scrolls), None

    def _by_counts(self, counts: MinuteCounts | None, now_ms: int) -> None:
        """Tell the last input from what was counted; where nothing counts either, nobody can tell."""
        if counts is None:
            self._last_input_ms = None
        elif counts.keys or counts.clicks or counts.scrolls:
            self._last_input_ms = now_ms

    def _fail(self, sense: str, error: SenseError) -> None:
        if sense not in self._problems:
            _log.warning("the sense %s failed: %s", sense, error.detail)
        self._problems[sense] = _problem(sense, error.reason, error.detail)


def _problem(sense: str, obstacle: Obstacle | None, detail: str) -> Problem:
    if obstacle is Obstacle.NO_DISPLAY:
        return Problem(ProblemCode.NO_DISPLAY, {"sense": sense})
    reason = "" if obstacle is None else obstacle.value
    return Problem(_CODES[sense], {"sense": sense, "reason": reason, "detail": detail})
