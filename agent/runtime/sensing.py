"""Asks the senses on the control thread, and keeps book of which of them do not work and why."""

from __future__ import annotations

import logging
from dataclasses import replace

from agent.core.commands import Watching
from agent.core.observe import JITTER_MS, Reading
from agent.core.problems import Problem, ProblemCode
from agent.core.tracked import MinuteCounts
from agent.runtime.reasons import reason_of
from capture.api import InputCounter, Obstacle, SenseError, Senses
from wire.records import Reason

_log = logging.getLogger("hourproof.senses")

DISPLAY_AGAIN_MS = 10_000
"""How often a display that is gone is looked for."""
LOST = "lost"
FAILED = "failed"
"""`why` of problems: the display may come back; a sense failed, and nobody knows why."""

_OF_ALL = (Obstacle.NO_DISPLAY, Obstacle.WAYLAND_SESSION)
"""What keeps all senses from working."""
_CODES = {
    "screen": ProblemCode.SCREEN_UNAVAILABLE,
    "input": ProblemCode.INPUT_UNAVAILABLE,
    "idle": ProblemCode.IDLE_UNAVAILABLE,
    "window": ProblemCode.WINDOW_UNAVAILABLE,
}


class Sensing:
    """Input and idle time, and what works of all senses. Control thread only."""

    def __init__(self, senses: Senses) -> None:
        self._senses = senses
        self._watching = Watching.NOTHING
        self._wanted = False
        self._new_timer = False
        self._asked_ms: int | None = None
        self._counter: InputCounter | None = None
        self._problems: dict[str, Problem] = {}
        self._failed: Reason | None = None
        self._last_input_ms: int | None = None
        self._slept: tuple[int, int] | None = None
        self._still_ms: int | None = None
        self._known_ms: int | None = None
        for sense, obstacle in senses.obstacles:
            self._problems[sense] = self._problem(sense, obstacle, "")

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What does not work now."""
        return tuple(self._problems.values())

    def heard(self, sense: str, fault: SenseError | None) -> None:
        """Take down that a sense failed elsewhere, or works again."""
        if fault is None:
            self._problems.pop(sense, None)
        else:
            self._fail(sense, fault)

    def look_again(self, now_ms: int) -> int | None:
        """Ask a display that was gone whether it is back; when to ask again, None: nothing is to be asked.

        Nobody need be clocked in for that: nothing on it is looked at.
        """
        if not self._waiting_for_display():
            self._asked_ms = None
            return None
        if self._asked_ms is None:
            self._asked_ms = now_ms
        elif now_ms - self._asked_ms >= DISPLAY_AGAIN_MS:
            self._asked_ms = now_ms
            self._ask_display()
            if not self._waiting_for_display():
                self._asked_ms = None
                return None
        return self._asked_ms + DISPLAY_AGAIN_MS

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
        self._wanted = wanted
        if not wanted:
            self.stop()
            return None
        if self._counter is not None:
            return None
        return self._start()

    def go_on(self, *, last_input_ms: int, looked_ms: int) -> None:
        """Another run, which had looked until then, knew of no later input than this.

        What the timer tells of before is no news: it may have stood still in a sleep that this run knows nothing of.
        """
        if self._senses.idle is not None:
            self._last_input_ms = last_input_ms
            self._known_ms = looked_ms

    def stop(self) -> None:
        """Release the hook."""
        if self._counter is not None:
            self._counter.stop()
            self._counter = None

    def read(
        self,
        *,
        now_ms: int,
        since_ms: int,
        asleep: tuple[int, int] | None,
        signals: bool = False,
    ) -> tuple[Reading, Reason | None]:
        """Ask everything; the reason when counting has died since the last time.

        `asleep` is when the machine last slept: idle timers that stand still in sleep point into it. Hardware
        devices are asked only where `signals` are taken.
        """
        counts, died = self._take()
        if self._senses.idle is not None:
            try:
                last_ms = now_ms - self._senses.idle.idle_ms()
            except SenseError as error:
                self._fail("idle", error)
                self._new_timer = self._new_timer or self._is_lost("idle")
                self._by_counts(counts, now_ms)
            else:
                self._told(last_ms, asleep)
                self._problems.pop("idle", None)
        else:
            self._by_counts(counts, now_ms)
        if self._watching is not Watching.COUNTS:
            counts = None
        moved = self._devices_moved(now_ms - since_ms) if signals and counts is not None else False
        if counts is not None and moved:
            counts = replace(counts, device_input=True)
        reading = Reading(
            now_ms=now_ms,
            since_ms=since_ms,
            last_input_ms=self._last_input_ms,
            counts=counts,
            no_devices=moved is None,
        )
        return reading, died

    def _devices_moved(self, within_ms: int) -> bool | None:
        """Whether a hardware device saw input in the last so many milliseconds; None: nobody can tell."""
        if self._senses.device_idle is None:
            return None
        try:
            return self._senses.device_idle.device_idle_ms() < within_ms
        except SenseError as error:
            # No problem to show: the statement says that it cannot be known.
            _log.info("no telling whether a device saw input: %s", error.detail)
            return None

    def move(self, by_ms: int) -> None:
        """Agent time has moved."""
        if self._last_input_ms is not None:
            self._last_input_ms += by_ms
        if self._still_ms is not None:
            self._still_ms += by_ms
        if self._known_ms is not None:
            self._known_ms += by_ms
        if self._asked_ms is not None:
            self._asked_ms += by_ms
        if self._slept is not None:
            self._slept = (self._slept[0] + by_ms, self._slept[1] + by_ms)

    def idle_ms(self) -> int | None:
        """How long there was no input, whether anybody is clocked in or not; None where nobody can tell."""
        if self._senses.idle is None:
            return None
        try:
            idle_ms = self._senses.idle.idle_ms()
        except SenseError as error:
            self._fail("idle", error)
            return None
        self._problems.pop("idle", None)
        return idle_ms

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
        taken = MinuteCounts(
            keys=counts.keys,
            clicks=counts.clicks,
            scrolls=counts.scrolls,
            injected=counts.injected,
        )
        return taken, None

    def _told(self, last_ms: int, asleep: tuple[int, int] | None) -> None:
        """Take in what the idle timer tells of the last input.

        A timer that stood still while the machine slept tells of the input before as if it had been that much
        later. What it tells first after a sleep is therefore no input, unless that came after waking.
        """
        if asleep is not None and asleep != self._slept:
            self._slept = asleep
            self._still_ms = last_ms if last_ms <= asleep[1] else None
        if self._known_ms is not None and last_ms <= self._known_ms:
            self._still_ms = last_ms
        if self._new_timer:
            # That of a new display begins when the display does, which is nobody's input.
            self._still_ms = last_ms
        self._new_timer = False
        self._known_ms = None
        if self._still_ms is not None and last_ms <= self._still_ms + JITTER_MS:
            return
        self._still_ms = None
        if asleep is None or not asleep[0] < last_ms <= asleep[1]:
            self._last_input_ms = last_ms

    def _by_counts(self, counts: MinuteCounts | None, now_ms: int) -> None:
        """Tell the last input from what was counted; where nothing counts either, nobody can tell.

        Without a display there is no input: what can be sensed no more does not run on for ever.
        """
        if counts is None:
            if not self._is_lost("idle"):
                self._last_input_ms = None
        elif counts.keys or counts.clicks or counts.scrolls:
            self._last_input_ms = now_ms

    def _fail(self, sense: str, error: SenseError) -> None:
        if sense not in self._problems:
            _log.warning("the sense %s failed: %s", sense, error.detail)
        self._problems[sense] = self._problem(sense, error.reason, error.detail)

    def _problem(self, sense: str, obstacle: Obstacle | None, detail: str) -> Problem:
        if obstacle is Obstacle.NO_DISPLAY:
            there = getattr(self._senses, sense) is not None
            return Problem(
                ProblemCode.NO_DISPLAY, {"sense": sense, "why": LOST if there else obstacle.value}
            )
        why = FAILED if obstacle is None else obstacle.value
        reason = detail if obstacle is None else obstacle.value
        return Problem(_CODES[sense], {"sense": sense, "reason": reason, "why": why})

    def _is_lost(self, sense: str) -> bool:
        """Whether it was without a display when it was last asked."""
        problem = self._problems.get(sense)
        return problem is not None and problem.code is ProblemCode.NO_DISPLAY

    def _waiting_for_display(self) -> list[str]:
        """The senses that would work if there were a display."""
        return [
            sense
            for sense in self._problems
            if self._is_lost(sense) and getattr(self._senses, sense) is not None
        ]

    def _ask_display(self) -> None:
        """See whether the display is back, and mend what waited for it."""
        asked = self._senses.idle or self._senses.window or self._senses.input
        display = None if asked is None else asked.why_not()
        if display is Obstacle.NO_DISPLAY:
            return
        for sense in self._waiting_for_display():
            # No picture is taken for this: the next shot says whether the screen can be captured.
            obstacle = display if sense == "screen" else getattr(self._senses, sense).why_not()
            if obstacle is None or (sense == "screen" and obstacle not in _OF_ALL):
                del self._problems[sense]
            else:
                self._problems[sense] = self._problem(sense, obstacle, "")
        if self._wanted and self._counter is None and "input" not in self._problems:
            # The segment whose counting died stays unknown; the next one finds it running.
            self._start()
