"""The verbs that begin and end an agent, and tell which version it is."""

from __future__ import annotations

import argparse
import signal
import threading
from types import FrameType
from typing import Final

from agent.cli.exits import OK
from agent.cli.telling import fail, say, tell
from agent.cli.verb import Verb
from agent.cli.words import upkeep as words
from agent.cli.words.status import status_text
from agent.client import ClientError, Problem, ProblemCode
from agent.control import ControlClient, InstanceLock
from agent.core.problems import Trouble
from agent.platform.session import wait_for
from agent.store.paths import Paths
from agent.version import NAME, VERSION

SETTLE_S: Final = 5.0
"""How long after the start memory is given back that was needed to start."""
QUIT_S: Final = 20.0
QUIT_LOOK_S: Final = 0.05
"""How long `quit` waits for the agent's process to let go, and how often it looks."""


def _run(options: argparse.Namespace, paths: Paths) -> int:
    from agent import wiring

    home = options.home
    over = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        over.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        agent = wiring.build_when_unlocked(
            lambda: wiring.build(home=home, on_shutdown=over.set), locked=_say_locked, given_up=over
        )
    except Trouble as trouble:
        if trouble.problem.code is ProblemCode.AGENT_RUNNING:
            _show_first(paths)
        raise
    if agent is None:
        return OK
    nowhere = next((p for p in agent.sense_problems if p.code is ProblemCode.NO_DISPLAY), None)
    if nowhere is not None:
        code = fail(nowhere)
        if not agent.waits_for_display:
            # None is named, so that this process could never see one.
            agent.close()
            return code
    with agent:
        say(words.RUNNING.format(path=paths.data))
        if not wait_for(over, limit_s=SETTLE_S):
            wiring.rest()
            wait_for(over)
    return OK


def _show_first(paths: Paths) -> None:
    """One agent for each user: the second asks the first how it is, and ends."""
    try:
        say(status_text(ControlClient(paths.endpoint).snapshot()))
    except ClientError:  # it is just starting or ending: what is said about it anyway is enough
        return


def _say_locked(problem: Problem) -> None:
    """The agent waits for the keyring: say so once."""
    fail(problem)


def _quit(options: argparse.Namespace, paths: Paths) -> int:
    ControlClient(paths.endpoint).shutdown()
    # Until its files are free: what a script starts next must not find the old one.
    pause = threading.Event()
    for _ in range(int(QUIT_S / QUIT_LOOK_S)):
        try:
            InstanceLock.take(paths.lock).release()
        except Trouble:
            pause.wait(QUIT_LOOK_S)
        else:
            return tell(options, words.ENDED)
    return tell(options, words.ENDING)


def _version(options: argparse.Namespace, _paths: Paths) -> int:
    return tell(options, f"{NAME} {VERSION}", {"name": NAME, "version": VERSION})


RUN: Final = Verb(
    "run",
    "run the agent in the foreground without a window, until Ctrl-C or quit",
    _run,
    json=False,
)
QUIT: Final = Verb("quit", "clock out and end the agent that runs", _quit)
VERSION_VERB: Final = Verb("version", "print the version", _version)
