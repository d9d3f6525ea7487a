"""Which problem says that a sense is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from agent.core.problems import Problem, ProblemCode
from agent.runtime.sensing import LOST
from capture.api import Obstacle, Senses

SENSE_PROBLEMS: Final[Mapping[str, ProblemCode]] = {
    "screen": ProblemCode.SCREEN_UNAVAILABLE,
    "input": ProblemCode.INPUT_UNAVAILABLE,
    "idle": ProblemCode.IDLE_UNAVAILABLE,
    "window": ProblemCode.WINDOW_UNAVAILABLE,
    "session": ProblemCode.SESSION_UNAVAILABLE,
}


def sense_problems(senses: Senses) -> tuple[Problem, ...]:
    """One problem for each sense that cannot work here; NO_DISPLAY where there is nothing to sense."""

    def problem(sense: str, obstacle: Obstacle) -> Problem:
        nowhere = obstacle is Obstacle.NO_DISPLAY
        code = ProblemCode.NO_DISPLAY if nowhere else SENSE_PROBLEMS[sense]
        # A back-end that is there all the same waits for its display.
        why = LOST if nowhere and getattr(senses, sense) is not None else obstacle.value
        return Problem(code, {"sense": sense, "reason": obstacle.value, "why": why})

    return tuple(problem(sense, obstacle) for sense, obstacle in senses.obstacles)
