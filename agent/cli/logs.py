"""`hourproof logs`: shows the agent's log, the newest lines, and with `--follow` what comes."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Callable
from typing import Final, TextIO

from agent.cli.exits import OK
from agent.cli.telling import fail
from agent.cli.verb import Verb
from agent.store.errors import disk_problem
from agent.store.log_lines import LEVELS, LINES, Follower, LogLine, last_lines, wanted
from agent.store.paths import Paths

FOLLOW_S: Final = 0.5
"""How often a log that is followed is looked at."""
NOTHING: Final = "There is no log yet at {path}."
HELP: Final = "show the agent's log: what it did and what went wrong, and nothing of your work"
LEVEL_HELP: Final = "only this level and worse: debug, info (default), warning, error"
LINES_HELP: Final = "how many of the newest lines; 0: all (default: 50)"


def add_logs(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--follow", "-f", action="store_true", help="go on until Ctrl-C")
    parser.add_argument("--level", choices=LEVELS[:4], default="info", help=LEVEL_HELP)
    parser.add_argument("--lines", "-n", type=_count, default=LINES, metavar="N", help=LINES_HELP)
    parser.add_argument("--json", action="store_true", help="as JSON, one object to a line")


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def show_logs(
    options: argparse.Namespace,
    paths: Paths,
    out: TextIO,
    *,
    ended: Callable[[], bool] = lambda: False,
) -> None:
    """Write what was asked for to `out`; with `--follow` until `ended` or Ctrl-C. Raises `OSError`."""

    def write(line: LogLine) -> None:
        out.write(f"{line.raw if options.json else line.text()}\n")

    follower = Follower(paths.log) if options.follow else None
    lines = last_lines(paths, level=options.level, count=options.lines)
    for line in lines:
        write(line)
    if not lines and not options.json:
        out.write(NOTHING.format(path=paths.log) + "\n")
    out.flush()
    pause = threading.Event()
    # What came while those were read is found twice.
    shown = {line.raw for line in lines}
    while follower is not None and not ended():
        for line in wanted(follower.more(), options.level):
            if line.raw not in shown:
                write(line)
        shown = set()
        out.flush()
        pause.wait(FOLLOW_S)


def _logs(options: argparse.Namespace, paths: Paths) -> int:
    try:
        show_logs(options, paths, sys.stdout)
    except OSError as error:
        return fail(disk_problem(error, paths.log))
    except KeyboardInterrupt:  # the way to end --follow
        return OK
    return OK


LOGS: Final = Verb("logs", HELP, _logs, add_logs)
