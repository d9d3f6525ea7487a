"""How the command line answers: words or JSON on standard output, what went wrong on standard error."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from typing import TextIO

from agent.cli.exits import OK, exit_of
from agent.cli.words.problems import problem_text
from agent.client import Problem
from agent.version import NAME


def say(text: str) -> int:
    """Print the answer, at once."""
    print(text, flush=True)
    return OK


def width_of(stream: TextIO) -> int | None:
    """How many characters fit on a line of the terminal; None where it is none."""
    return shutil.get_terminal_size().columns if stream.isatty() else None


def say_json(value: object) -> int:
    """Print the answer for a program."""
    return say(json.dumps(value, ensure_ascii=False, indent=2))


def tell(options: argparse.Namespace, text: str | None, facts: object = None) -> int:
    """Print what was done: `facts` as JSON if that is asked for, else the words, if there are any."""
    if options.json:
        return say_json({"done": True} if facts is None else facts)
    return OK if text is None else say(text)


def aside(text: str) -> None:
    """Print what a script must not read as the answer."""
    print(text, file=sys.stderr, flush=True)


def err(text: str, code: int) -> int:
    """Print what went wrong; gives `code`."""
    aside(f"{NAME}: {text}")
    return code


def fail(problem: Problem) -> int:
    """Print what went wrong and what to do; gives its exit code."""
    return err(problem_text(problem), exit_of(problem))
