"""What front ends see: the snapshot, who is told of it when it changes, and every problem that stands."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from agent.client import AppSettings, Snapshot
from agent.core.problems import Problem, ProblemCode
from agent.runtime import snapshot as snapshots
from agent.runtime.effects import Effects
from agent.runtime.engine import Engine
from agent.runtime.ports import Choices, Directory, Outbox, OutboxStatus
from agent.runtime.problem_book import ProblemBook
from agent.runtime.sensing import Sensing
from agent.runtime.timekeeper import TimeKeeper
from agent.runtime.uploader import Uploader

_log = logging.getLogger("hourproof.agent")


class Showing:
    """Builds the snapshot on the control thread; `snapshot` is for any thread."""

    def __init__(
        self,
        *,
        keeper: TimeKeeper,
        engine: Engine,
        effects: Effects,
        sensing: Sensing,
        outbox: Outbox,
        uploader: Uploader,
        directory: Directory,
        choices: Choices | None,
        standing: tuple[Problem, ...],
    ) -> None:
        """`standing` are problems that are shown until the agent ends."""
        self._keeper = keeper
        self._engine = engine
        self._effects = effects
        self._sensing = sensing
        self._outbox = outbox
        self._uploader = uploader
        self._directory = directory
        self._choices = choices
        self._standing = standing
        self._problem_book = ProblemBook()
        self._subscribers: tuple[Callable[[Snapshot], None], ...] = ()
        self._shown = self._build()

    def snapshot(self) -> Snapshot:
        """The state now. Any thread."""
        shown, state = self._shown, self._engine.state
        now_ms = self._keeper.now_ms()
        return replace(shown, now_ms=now_ms, session_ms=snapshots.session_ms(state, now_ms))

    def add(self, callback: Callable[[Snapshot], None]) -> None:
        """Call `callback` with the present snapshot, and on every change from now on."""
        self._subscribers = (*self._subscribers, callback)
        callback(self.snapshot())

    def remove(self, callback: Callable[[Snapshot], None]) -> None:
        """Tell `callback` no more."""
        self._subscribers = tuple(one for one in self._subscribers if one is not callback)

    def publish(self) -> None:
        """Build the snapshot anew and tell of it where it says something new."""
        shown = self._build()
        changed = snapshots.at_rest(shown) != snapshots.at_rest(self._shown)
        self._shown = shown
        if not changed:
            return
        for callback in self._subscribers:
            try:
                callback(shown)
            except Exception:  # noqa: BLE001 - part of the loop guard: one bad listener stops nobody
                _log.exception("a subscriber failed by a bug")

    def _build(self) -> Snapshot:
        now_ms = self._keeper.now_ms()
        state = self._engine.state
        status = self._outbox.status()
        problems = self._problems(status)
        facts = snapshots.Facts(
            identity=self._directory.identity(),
            outbox=status,
            today_minutes=self._engine.minutes.today_minutes(state, now_ms),
            week_minutes=self._engine.minutes.week_minutes(state, now_ms),
            problems=problems,
            problem_spans=self._problem_book.note(problems, now_ms=now_ms),
            notices=self._effects.notices,
        )
        app = AppSettings() if self._choices is None else self._choices.app()
        return replace(snapshots.build(state, facts, now_ms=now_ms), app=app)

    def _problems(self, status: OutboxStatus) -> tuple[Problem, ...]:
        found = [
            self._engine.storage_problem,
            self._effects.seal_problem,
            self._effects.picture_problem,
            status.problem,
            status.room,
            self._uploader.refresh_problem,
        ]
        off_ms = self._keeper.clock_off_ms()
        if off_ms is not None:
            found.append(Problem(ProblemCode.CLOCK_OFF, {"offset_s": str(off_ms // 1000)}))
        found.extend(self._standing)
        if self._directory.identity() is not None:
            found.extend(self._sensing.problems)
        # One of each: a disk that is full is so for every file on it.
        unique: dict[ProblemCode, Problem] = {}
        for problem in found:
            if problem is not None:
                unique.setdefault(problem.code, problem)
        return tuple(unique.values())
