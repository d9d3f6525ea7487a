"""Remembers since when each problem stands, and which ones are over: what a front end shows as their list."""

from __future__ import annotations

import logging
from typing import Final

from agent.client import Problem, ProblemCode, ProblemSpan

_log = logging.getLogger("hourproof.agent")

OVER_KEPT: Final = 20
"""How many problems that are over are remembered; the oldest are forgotten first."""


class ProblemBook:
    """Control thread only."""

    def __init__(self) -> None:
        self._standing: dict[ProblemCode, ProblemSpan] = {}
        self._over: tuple[ProblemSpan, ...] = ()

    def note(self, problems: tuple[Problem, ...], *, now_ms: int) -> tuple[ProblemSpan, ...]:
        """Take in what is wrong now, one of each code, and return the list: those that stand first,
        then those that are over, the latest first. Times are UTC.
        """
        wrong = {problem.code: problem for problem in problems}
        for code, problem in wrong.items():
            before = self._standing.get(code)
            if before is None:
                _log.warning("problem: %s", problem)
            since_ms = now_ms if before is None else before.since_ms
            self._standing[code] = ProblemSpan(problem, since_ms, None)
        for code in [code for code in self._standing if code not in wrong]:
            ended = self._standing.pop(code)
            _log.info("problem over: %s", code)
            # A clock that was set back must not make it end before it began.
            until_ms = max(ended.since_ms, now_ms)
            gone = ProblemSpan(ended.problem, ended.since_ms, until_ms)
            self._over = (gone, *self._over)[:OVER_KEPT]
        return (*self._standing.values(), *self._over)
