"""`hourproof enrol --browser`: shows a code and an address, and waits until its person has said yes there."""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Protocol, TextIO

from agent.cli.exits import OK
from agent.cli.telling import aside, say
from agent.cli.words import enrolling as words
from agent.cli.words.problems import problem_text
from agent.client import ClientError, Problem, ProblemCode, SignIn
from agent.control import ControlClient
from agent.core.problems import Trouble
from agent.plain import to_plain
from agent.platform.browser import open_page
from agent.runtime.clock import SystemClock

LOOK_S: Final = 1.0
"""How often the time that is left is told."""
GO_ON: Final = frozenset({ProblemCode.SERVER_UNREACHABLE, ProblemCode.SERVER_FAILED})
"""With these it still waits."""


class Mono(Protocol):
    """A clock for durations."""

    def mono_ms(self) -> int:
        """Milliseconds that only run forward."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Whose device this is now."""

    url: str
    person: str
    organization: str


@dataclass(frozen=True, slots=True)
class Way:
    """How to ask and to enrol: through the agent that runs, or here."""

    ask: Callable[[], SignIn]
    enrol: Callable[[], bool]
    now_ms: Callable[[], int]
    who: Callable[[], Enrolled]


def enrol_in_browser(
    options: argparse.Namespace, client: ControlClient, *, server_url: str, name: str
) -> int:
    """Ask, show, wait, enrol; gives the exit code. Raises `ClientError` and `Trouble`."""

    def through_agent() -> Enrolled:
        shown = client.snapshot()
        return Enrolled(shown.server_url, shown.person, shown.organization)

    try:
        client.snapshot()
    except ClientError as refused:
        if refused.problem.code is not ProblemCode.AGENT_NOT_RUNNING:
            raise
    else:
        way = Way(
            ask=lambda: client.ask_sign_in(server_url=server_url, device_name=name),
            enrol=client.enrol_signed_in,
            now_ms=lambda: client.snapshot().now_ms,
            who=through_agent,
        )
        return _carry_out(options, way)
    from agent import wiring

    with wiring.signing_in_here(home=options.home, environment=os.environ) as (asking, directory):

        def here() -> Enrolled:
            who = directory.identity()
            if who is None:
                raise AssertionError("just enrolled")
            return Enrolled(who.server_url, who.person_name, who.organization_name)

        way = Way(
            ask=lambda: asking.ask(server_url=server_url, device_name=name),
            enrol=lambda: asking.enrol() is not None,
            now_ms=asking.now_ms,
            who=here,
        )
        return _carry_out(options, way)


def _carry_out(options: argparse.Namespace, way: Way) -> int:
    asked = way.ask()
    left_ms = asked.expires_ms - way.now_ms()
    if options.json:
        _line(to_plain(asked))
    else:
        aside(words.SIGN_IN_AT.format(url=asked.verification_url, code=asked.user_code))
        if not options.no_open and open_page(asked.complete_url):
            aside(words.BROWSER_OPENED)
        aside(words.SIGN_IN_WAITS)
    told = None if options.json or not sys.stderr.isatty() else sys.stderr
    wait_signed_in(
        way.enrol,
        interval_s=asked.interval_s,
        left_ms=left_ms,
        clock=SystemClock(),
        pause=threading.Event().wait,
        terminal=told,
    )
    who = way.who()
    facts = {"url": who.url, "person": who.person, "organization": who.organization}
    if options.json:
        _line({"enrolled": True, **facts})
        return OK
    return say(words.ENROLLED_AS.format(**facts))


def wait_signed_in(
    enrol: Callable[[], bool],
    *,
    interval_s: int,
    left_ms: int,
    clock: Mono,
    pause: Callable[[float], object],
    terminal: TextIO | None,
) -> None:
    """Try to enrol every `interval_s` until it succeeds; the time that is left is shown on `terminal`.

    A server that cannot be reached is said once, until it can. Raises every other problem.
    """
    begun_ms = clock.mono_ms()
    next_ms = begun_ms + interval_s * 1000
    trouble: ProblemCode | None = None
    with _cleared(terminal):
        while True:
            now_ms = clock.mono_ms()
            _count_down(terminal, left_ms - (now_ms - begun_ms))
            if now_ms >= next_ms:
                next_ms = now_ms + interval_s * 1000
                problem = _try(enrol)
                if problem is None:
                    return
                if isinstance(problem, Problem):
                    if problem.code is not trouble:
                        _clear(terminal)
                        aside(problem_text(problem))
                    trouble = problem.code
                else:
                    trouble = None
            pause(LOOK_S)


class _NotYet:
    """The person has not decided."""


def _try(enrol: Callable[[], bool]) -> Problem | _NotYet | None:
    """None when it is done; a problem after which it still waits."""
    try:
        return None if enrol() else _NotYet()
    except (ClientError, Trouble) as refused:
        if refused.problem.code not in GO_ON:
            raise
        return refused.problem


def _count_down(terminal: TextIO | None, left_ms: int) -> None:
    if terminal is not None:
        seconds = max(0, left_ms) // 1000
        text = words.SIGN_IN_LEFT.format(left=f"{seconds // 60}:{seconds % 60:02}")
        terminal.write(f"\r{text}\x1b[K")
        terminal.flush()


def _clear(terminal: TextIO | None) -> None:
    if terminal is not None:
        terminal.write("\r\x1b[K")
        terminal.flush()


@contextmanager
def _cleared(terminal: TextIO | None) -> Iterator[None]:
    """Leave no half line behind, however the waiting ends."""
    try:
        yield
    finally:
        _clear(terminal)


def _line(value: object) -> None:
    say(json.dumps(value, ensure_ascii=False))
