"""Tries each sense as the running agent uses it, and throws away what it gives: for `hourproof doctor`.

To add a sense: one row in `TRIALS` with how to find it among the `Senses` and how to try it, its name in
`FINDINGS` of the words, and its problem in `agent.wiring.sense_problems`.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from agent.core.problems import Problem, ProblemCode
from agent.wiring.sense_problems import SENSE_PROBLEMS, sense_problems
from capture.api import (
    DarkError,
    Idle,
    InputCounter,
    Obstacle,
    Screen,
    Sense,
    SenseError,
    Senses,
    Session,
    WindowProbe,
)

TRY_S: Final = 10.0
"""How long a sense may take: a dead desktop can keep one waiting for ever."""
NO_ANSWER: Final = "no-answer"
FAILED: Final = "failed"
_SAMPLE: Final = 4_001
"""Every so many bytes of a picture one is looked at, to tell a picture from one colour."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `what` names it, `details` are plain values, `problem` says why it fails."""

    what: str
    details: Mapping[str, str] = field(default_factory=dict)
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """One sense: its name, where it is among the senses, and what to do with it. `act` raises `SenseError`."""

    name: str
    find: Callable[[Senses], Sense | None]
    act: Callable[[Any], Mapping[str, str]]

    def problem_of(self, error: SenseError) -> Problem:
        """Why it does not work, as a problem."""
        return _problem(self.name, error)


def _take_a_picture(screen: Screen) -> Mapping[str, str]:
    try:
        frames = screen.capture()
    except DarkError:
        return {"picture": "none now, for the screen is off or its saver is on"}
    places = [f"{one.monitor.width}x{one.monitor.height}" for one in frames]
    colours = {value for one in frames for value in one.bgrx[::_SAMPLE]}
    return {
        "monitors": ", ".join(places) or "0",
        "picture": "of one colour" if len(colours) < 3 else "taken and thrown away",
    }


def _count(counter: InputCounter) -> Mapping[str, str]:
    counter.start()
    try:
        counts = counter.take()
    finally:
        counter.stop()
    return {"counted": str(counts.keys + counts.clicks + counts.scrolls)}


def _read_idle(idle: Idle) -> Mapping[str, str]:
    return {"idle_s": str(idle.idle_ms() // 1000)}


def _read_window(probe: WindowProbe) -> Mapping[str, str]:
    # What it says is nobody's business, also not in a report.
    return {"in_front": "none" if probe.active() is None else "read and thrown away"}


def _ask_session(session: Session) -> Mapping[str, str]:
    obstacle = session.why_not()
    if obstacle is not None:
        raise SenseError(obstacle, obstacle.value)
    return {"tells": "lock, user switch, sleep and log-out"}


TRIALS: Final = (
    Trial("screen", lambda senses: senses.screen, _take_a_picture),
    Trial("input", lambda senses: senses.input, _count),
    Trial("idle", lambda senses: senses.idle, _read_idle),
    Trial("window", lambda senses: senses.window, _read_window),
    Trial("session", lambda senses: senses.session, _ask_session),
)


def try_one(trial: Trial, senses: Senses, *, limit_s: float = TRY_S) -> Finding | None:
    """What one sense does here and now; None where this system has no way to tell, and nothing is said of it."""
    sense = trial.find(senses)
    if sense is None:
        missing = {problem.details["sense"]: problem for problem in sense_problems(senses)}
        if trial.name == "session" and trial.name not in missing:
            return None
        return Finding(trial.name, {}, missing.get(trial.name))
    details = {"back_end": sense.name}
    outcome = _within(limit_s, trial, sense)
    if isinstance(outcome, Problem):
        return Finding(trial.name, details, outcome)
    return Finding(trial.name, {**details, **outcome})


def try_senses(senses: Senses, *, limit_s: float = TRY_S) -> Iterator[Finding]:
    """What each sense does here and now."""
    for trial in TRIALS:
        finding = try_one(trial, senses, limit_s=limit_s)
        if finding is not None:
            yield finding
    if senses.camera is not None:
        # Looked at from outside only: its lamp is never lit while nobody is clocked in. Most do without one.
        obstacle = senses.camera.why_not()
        found = "not opened" if obstacle is None else obstacle.value
        yield Finding("camera", {"back_end": senses.camera.name, "camera": found})


def _within(limit_s: float, trial: Trial, sense: Sense) -> Mapping[str, str] | Problem:
    """Have it tried on a thread that is left behind when it hangs."""
    answer: queue.SimpleQueue[Mapping[str, str] | Problem | BaseException] = queue.SimpleQueue()

    def work() -> None:
        try:
            answer.put(trial.act(sense))
        except SenseError as error:
            answer.put(_problem(trial.name, error))
        except BaseException as error:  # noqa: BLE001 — thread guard: raised in the caller
            answer.put(error)

    threading.Thread(target=work, name=f"try-{trial.name}", daemon=True).start()
    try:
        outcome = answer.get(timeout=limit_s)
    except queue.Empty:
        details = {"sense": trial.name, "reason": NO_ANSWER, "why": NO_ANSWER}
        return Problem(SENSE_PROBLEMS[trial.name], details)
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def _problem(name: str, error: SenseError) -> Problem:
    why = FAILED if error.reason is None else error.reason.value
    nowhere = error.reason is Obstacle.NO_DISPLAY
    code = ProblemCode.NO_DISPLAY if nowhere else SENSE_PROBLEMS[name]
    return Problem(code, {"sense": name, "reason": error.detail, "why": why})
