"""The diagnostics that people pass on: everything that helps to find a fault, and nothing of the person's."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

import apsw

from agent.client import Problem, Snapshot
from agent.discreet import Discretion
from agent.platform.session import system_description
from agent.store.log_lines import last_lines
from agent.store.paths import Paths
from agent.version import NAME, VERSION
from agent.wiring.build import BuiltAgent
from agent.wiring.logs import discretion_of
from agent.wiring.look import sizes
from agent.wiring.trials import Finding

LOG_LINES: Final = 60
UNTOLD: Final = frozenset({"files", "issuer", "path", "url", "server"})
"""Details of what was looked at that are shortened or left out: names of folders and of servers."""


def report(
    paths: Paths,
    *,
    snapshot: Snapshot | None,
    senses: tuple[tuple[str, str], ...] = (),
    findings: Sequence[Finding] = (),
) -> str:
    """The text. `snapshot` is what the running agent says, `senses` its back-ends, `findings` those of `doctor`."""
    discretion = discretion_of(paths)
    return "\n".join(
        [
            f"{NAME} diagnostics",
            *_program(),
            *(f"sense {name}: {back_end}" for name, back_end in senses),
            "",
            *(_agent(snapshot, discretion) if snapshot is not None else ["agent: not running"]),
            "",
            *_sizes(paths),
            "",
            *(line for one in findings for line in _finding(one, discretion)),
            *([""] if findings else []),
            *_log(paths),
            "",
        ]
    )


def diagnostics_of(built: BuiltAgent) -> str:
    """The same from within the agent, without trying anything. Reads files: a few milliseconds."""
    return report(built.paths, snapshot=built.client.snapshot(), senses=built.senses)


def _program() -> Iterator[str]:
    yield f"hourproof: {VERSION}"
    yield f"system: {system_description()}"
    yield f"python: {platform.python_version()}, sqlite {apsw.sqlite_lib_version()}"


def _agent(snapshot: Snapshot, discretion: Discretion) -> Iterator[str]:
    """What the agent says of itself. Neither memo nor names nor pictures are among it."""
    sync, tracking = snapshot.sync, snapshot.tracking
    yield f"now: {instant(snapshot.now_ms)}"
    yield f"state: {snapshot.state.value}"
    yield f"tracking: {tracking.value if tracking else 'none'}"
    yield f"contracts: {len(snapshot.contracts)}, chosen: {'yes' if snapshot.contract else 'no'}"
    yield f"today: {snapshot.today_minutes} min, week: {snapshot.week_minutes} min"
    yield f"uploads: {sync.state.value}"
    yield f"queue: waiting {sync.waiting}, held {sync.held}, receipted {sync.receipted}"
    yield f"last receipt: {instant(sync.last_receipt_ms)}, next try: {instant(sync.next_try_ms)}"
    for notice in snapshot.notices:
        yield f"notice: {notice.code.value} at {instant(notice.at_ms)}"
    for span in snapshot.problem_spans:
        until = "still so" if span.until_ms is None else f"until {instant(span.until_ms)}"
        yield from _problem(span.problem, discretion, f"since {instant(span.since_ms)}, {until}")
    if not snapshot.problems:
        yield "no problem now"


def _problem(problem: Problem, discretion: Discretion, when: str) -> Iterator[str]:
    yield f"problem: {problem.code.value}{', ' if when else ''}{when}"
    for name, value in discretion.details(problem).items():
        if name != "server":
            yield f"  {name}: {value}"


def _sizes(paths: Paths) -> Iterator[str]:
    for part, size in sizes(paths).items():
        yield f"size of {part}: {size} bytes"


def _finding(found: Finding, discretion: Discretion) -> Iterator[str]:
    told = [
        f"{name} {discretion.text(value)}"
        for name, value in found.details.items()
        if name not in UNTOLD
    ]
    yield f"{found.what}: {'PROBLEM' if found.problem else 'ok'} {', '.join(told)}".rstrip()
    if found.problem is not None:
        yield from (f"  {line}" for line in _problem(found.problem, discretion, ""))


def _log(paths: Paths) -> Iterator[str]:
    try:
        lines = last_lines(paths, count=LOG_LINES)
    except OSError as error:
        yield f"log: {type(error).__name__}"
        return
    yield f"the last {len(lines)} lines of the log:"
    # Lines that are not ours were never looked over for what they tell.
    yield from (line.text() for line in lines if line.said is not None)


def instant(at_ms: int | None) -> str:
    """A time in UTC, or that there is none."""
    if at_ms is None:
        return "none"
    try:
        return datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    except (ValueError, OverflowError, OSError):  # a clock beyond the year 9999
        return f"{at_ms} ms"
