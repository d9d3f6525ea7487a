"""The verbs of the clock: show it, start and stop it, and say what was done."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from agent.cli import watching
from agent.cli.asking import enrolled_snapshot, find_contract
from agent.cli.exits import NOT_ENROLLED, OK, exit_of
from agent.cli.telling import fail, say, say_json, tell
from agent.cli.verb import Verb
from agent.cli.words import status as words
from agent.cli.words.enrolling import ENROLLED
from agent.client import ClientError, ClockState, Problem, ProblemCode
from agent.control import ControlClient
from agent.store.paths import Paths
from agent.store.settings import SettingsFile

MEMO_HELP: Final = "what you are working on"


def _add_status(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument(
        "--watch", action="store_true", help="show it anew on each change, until Ctrl-C"
    )


def _status(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    try:
        if options.watch:
            return _watch(options, client)
        snapshot = client.snapshot()
    except ClientError as refused:
        if refused.problem.code is not ProblemCode.AGENT_NOT_RUNNING:
            raise
        return _status_without_agent(options, paths, refused.problem)
    enrolled = snapshot.state is not ClockState.SIGNED_OUT
    tell(options, watching.status_for(snapshot, sys.stdout), watching.facts_of(snapshot))
    return OK if enrolled else NOT_ENROLLED


def _watch(options: argparse.Namespace, client: ControlClient) -> int:
    """Until Ctrl-C, or until the agent ends, which is told as always."""
    try:
        watching.show(client.watch(), sys.stdout, as_json=options.json)
    except KeyboardInterrupt:
        return OK
    raise ClientError(Problem(ProblemCode.AGENT_NOT_RUNNING))


def _status_without_agent(options: argparse.Namespace, paths: Paths, problem: Problem) -> int:
    enrolment = SettingsFile(paths.settings).look().settings.enrolment
    if options.json:
        facts = {"running": False, "enrolled": enrolment is not None}
        url = {} if enrolment is None else {"server_url": enrolment.server_url}
        say_json({**facts, **url})
        return exit_of(problem)
    if enrolment is not None:
        say(ENROLLED.format(url=enrolment.server_url))
    return fail(problem)


def _tell_status(options: argparse.Namespace, client: ControlClient) -> int:
    snapshot = client.snapshot()
    return tell(options, watching.status_for(snapshot, sys.stdout), watching.facts_of(snapshot))


def _add_start(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("contract", nargs="?", help="its id or title; default: the last one")
    parser.add_argument("--memo", default=None, metavar="TEXT", help=MEMO_HELP)


def _start(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    if options.contract is not None:
        contract = find_contract(enrolled_snapshot(client), options.contract)
        client.choose_contract(contract=contract.contract)
    if options.memo is not None:
        client.set_memo(memo=options.memo)
    client.start()
    return _tell_status(options, client)


def _stop(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    client.stop()
    return _tell_status(options, client)


def _pause(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    if options.minutes is None:
        client.pause()
    else:
        client.pause_for(minutes=options.minutes)
    return _tell_status(options, client)


def _add_pause(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--minutes",
        type=int,
        metavar="NUMBER",
        help="go on by itself after so many, at most a day; without it only start goes on",
    )


def _add_switch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("contract", help="its id or title")
    parser.add_argument("--memo", default=None, metavar="TEXT", help=MEMO_HELP)


def _switch(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    contract = find_contract(enrolled_snapshot(client), options.contract)
    client.choose_contract(contract=contract.contract)
    if options.memo is not None:
        client.set_memo(memo=options.memo)
    return _tell_status(options, client)


def _add_memo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", help="at most 500 characters")


def _memo(options: argparse.Namespace, paths: Paths) -> int:
    ControlClient(paths.endpoint).set_memo(memo=options.text)
    return tell(options, words.MEMO_SET, {"memo": options.text})


def add_idle(parser: argparse.ArgumentParser) -> None:
    """The arguments of `idle`."""
    parser.add_argument(
        "answer",
        choices=("keep", "discard", "stop"),
        help="keep: it counts, marked as idle; discard: drop it; stop: drop it and clock out",
    )
    parser.add_argument("--memo", default="", metavar="TEXT", help="what it was, for keep")


def idle(options: argparse.Namespace, client: ControlClient) -> str:
    """Answer what the idle time was; the text to print."""
    if options.answer == "keep":
        client.keep_idle(memo=options.memo)
        return words.IDLE_KEPT
    client.discard_idle()
    if options.answer == "stop":
        client.stop()
        return words.status_text(client.snapshot())
    return words.IDLE_DROPPED


def _idle(options: argparse.Namespace, paths: Paths) -> int:
    return tell(options, idle(options, ControlClient(paths.endpoint)))


STATUS: Final = Verb(
    "status", "show the clock, the tracked time, uploads and problems", _status, _add_status
)
START: Final = Verb("start", "clock in", _start, _add_start)
STOP: Final = Verb("stop", "clock out", _stop)
PAUSE: Final = Verb(
    "pause", "stay clocked in and track nothing, until: hourproof start", _pause, _add_pause
)
SWITCH: Final = Verb(
    "switch", "work on another contract; the clock goes on if it runs", _switch, _add_switch
)
MEMO: Final = Verb("memo", "say what you are working on", _memo, _add_memo)
IDLE: Final = Verb(
    "idle", "say what the time without input was: keep it, discard it, or stop", _idle, add_idle
)
