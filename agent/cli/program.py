"""Carries out one command line: finds the verb, and turns whatever goes wrong into words and an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from agent.cli.exits import BUG, OK, REFUSED
from agent.cli.parser import build_parser
from agent.cli.telling import aside, err, fail
from agent.cli.verb import Command
from agent.cli.words import upkeep as words
from agent.client import ClientError
from agent.control import AgentBug
from agent.core.problems import Trouble
from agent.discreet import HOME_ONLY
from agent.platform import keyring_child
from agent.store.paths import Paths, find_paths
from capture.camera import child as camera_child


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    if sys.argv[1:] == [keyring_child.FLAG]:
        return keyring_child.main()
    if sys.argv[1:2] == [camera_child.FLAG]:
        return camera_child.main(sys.argv[2:])
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console that lacks a letter of a memo shows another one instead of failing.
            stream.reconfigure(errors="replace")
    options = build_parser().parse_args(arguments)
    paths = find_paths(options.home, environment=os.environ)
    command: Command = options.command
    try:
        return command(options, paths)
    except (ClientError, Trouble) as refused:
        return fail(refused.problem)
    except AgentBug as bug:
        return _say_bug(bug, paths)
    except KeyboardInterrupt:
        return err(words.INTERRUPTED, REFUSED)
    except BrokenPipeError:  # such as `hourproof contracts | head -1`
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 — until the process ends
        return OK
    except Exception as bug:  # noqa: BLE001 — process guard: said, with its exit code
        aside("\n".join(HOME_ONLY.stack(bug)))
        return _say_bug(bug, paths)


def _say_bug(bug: Exception, paths: Paths) -> int:
    # What the agent says of its bug is the type alone already.
    error = str(bug) if isinstance(bug, AgentBug) else HOME_ONLY.error(bug)
    return err(words.BUG.format(error=error, path=paths.log), BUG)
