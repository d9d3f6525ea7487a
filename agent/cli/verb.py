"""What a verb of the command line is made of."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NoReturn

from agent.cli.exits import USAGE
from agent.store.paths import Paths

Command = Callable[[argparse.Namespace, Paths], int]
"""Carries a verb out and gives its exit code. Raises `ClientError`, `Trouble` or `AgentBug`."""

_PLACE: Final = re.compile(r"-[\w-]{21}/\d+", re.ASCII)
"""STREAM/SEQ of a stream whose random name begins with a hyphen, as one in 64 does."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors of usage can have an exit code of their own, those of unknown arguments too."""

    usage_exit = USAGE

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end."""
        self.print_usage(sys.stderr)
        self.exit(self.usage_exit, f"{self.prog}: error: {message}\n")

    def parse_known_args(  # type: ignore[override]  # typeshed has four overloads of it
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """As ever; but where usage has an exit code of its own nothing is left to the parser above."""
        found, rest = super().parse_known_args(args, namespace)
        if rest and self.usage_exit != USAGE:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found, rest

    def _parse_optional(
        self, arg_string: str
    ) -> tuple[argparse.Action | None, str, str | None] | None:
        """As ever; but a place is never an option. argparse has no public way to say so before 3.14, and `--` before
        every place is too much to ask of whoever copies one from an address."""
        return None if _PLACE.fullmatch(arg_string) else super()._parse_optional(arg_string)


def _nothing(_parser: Parser) -> None:
    """The arguments of a verb that takes none."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: what `--help` says of it, what it takes and what it does."""

    name: str
    help: str
    command: Command
    arguments: Callable[[Parser], None] = _nothing
    json: bool = True
    """Whether it takes `--json`. Not: what prints a script or nothing, or has verbs of its own that take it."""
