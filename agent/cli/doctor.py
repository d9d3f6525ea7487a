"""`hourproof doctor`: whether each thing works here, why not, and how to mend it; and a report to pass on."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Final

from agent.cli.exits import OK, exit_of
from agent.cli.telling import fail, say, say_json, width_of
from agent.cli.verb import Verb
from agent.cli.words.doctor import REPORT_HELP, REPORTED, finding_text, summary
from agent.client import Problem
from agent.plain import to_plain
from agent.store.errors import disk_problem
from agent.store.paths import Paths
from agent.version import NAME

STANDARD_OUTPUT: Final = "-"


def _add_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--report", metavar="FILE", help=REPORT_HELP)


def _doctor(options: argparse.Namespace, paths: Paths) -> int:
    from agent import wiring

    found = wiring.examine(home=options.home, environment=os.environ)
    if options.report is not None:
        refused = _write_report(options.report, found.report(paths))
        if refused is not None:
            return fail(refused)
    elif options.json:
        say_json(to_plain(found, complete=True))
    else:
        width = width_of(sys.stdout)
        say(f"{NAME} {found.version}, {found.system}")
        for one in found.findings:
            say(finding_text(one.what, one.details, one.problem, width=width))
        say(summary([one.what for one in found.findings if one.problem is not None]))
    return exit_of(found.problems[0]) if found.problems else OK


def _write_report(file: str, text: str) -> Problem | None:
    """Write the report where it is wanted; why that cannot be."""
    if file == STANDARD_OUTPUT:
        say(text.rstrip("\n"))
        return None
    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as error:
        return disk_problem(error, Path(file))
    say(REPORTED.format(file=file))
    return None


DOCTOR: Final = Verb(
    "doctor", "look over folders, files, keyring, server, clock and senses", _doctor, _add_doctor
)
