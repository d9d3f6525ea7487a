"""The real headless agent on the fast clock: `python -m tests.support.fast_agent`.

Senses, keyring, files, local socket and network are the real ones; only the time is fast. It is driven by
the real `hourproof` command and ended by its `quit`, or killed. HOURPROOF_TEST_FILM names a film that stands in
for the camera; the child that takes the photo is the real one.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import replace

from agent.client import Problem
from agent.core.problems import Trouble
from agent.wiring import build, build_when_unlocked
from capture.camera.child import CameraSystem
from capture.camera.process import ChildCamera
from capture.select import select
from tests.support.fast_time import FastClock, FastIdle, FastWaiter


def main() -> int:
    """Run until quit or signalled; 1 when it could not start."""
    clock = FastClock.of_environment()
    senses = select(os.environ)
    if senses.idle is not None:
        senses = replace(senses, idle=FastIdle(senses.idle, clock))
    film = os.environ.get("HOURPROOF_TEST_FILM")
    if film:
        senses = replace(senses, camera=ChildCamera(system=CameraSystem.FILE, device=lambda: film))
    over = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: over.set())
    try:
        agent = build_when_unlocked(
            lambda: build(
                clock=clock,
                senses=senses,
                make_waiter=lambda: FastWaiter(clock),
                on_shutdown=over.set,
            ),
            locked=_say,
            given_up=over,
            again_s=0.2,
        )
    except Trouble as trouble:
        _say(trouble.problem)
        return 1
    if agent is None:
        return 0
    with agent:
        print("ready", flush=True)
        over.wait()
    return 0


def _say(problem: Problem) -> None:
    print(problem.code, dict(problem.details), file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
