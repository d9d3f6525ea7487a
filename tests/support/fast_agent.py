"""The real headless agent on the fast clock: `python -m tests.support.fast_agent`.

Senses, keyring, files, local socket and network are the real ones; only the time is fast. It is driven by
the real `hourproof` command and ended by its `quit`, or killed.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import replace

from agent.client import Problem
from agent.core.problems import Trouble
from agent.wiring import build
from capture.select import select
from tests.support.fast_time import FastClock, FastIdle, FastWaiter


def main() -> int:
    """Run until quit or signalled; 1 when it could not start."""
    clock = FastClock.of_environment()
    senses = select(os.environ)
    if senses.idle is not None:
        senses = replace(senses, idle=FastIdle(senses.idle, clock))
    over = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: over.set())
    try:
        agent = build(
            clock=clock,
            senses=senses,
            make_waiter=lambda: FastWaiter(clock),
            on_shutdown=over.set,
        )
    except Trouble as trouble:
        problem: Problem = trouble.problem
        print(problem.code, dict(problem.details), file=sys.stderr)
        return 1
    with agent:
        print("ready", flush=True)
        over.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
