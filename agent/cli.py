"""`hourproof`: the agent from the command line, for scripts, for administrators and without a desktop's tray.

Most verbs ask the agent that runs for the same data folder over its local socket; `run` is an agent.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Final

from agent import cli_changes as changes
from agent import cli_export as exporting
from agent import cli_words as words
from agent.asking import enrolled_snapshot, find_contract, find_segment
from agent.client import ClientError, ClockState, Problem, ProblemCode, Snapshot
from agent.control import AgentBug, ControlClient, InstanceLock
from agent.core.problems import Trouble
from agent.plain import to_plain
from agent.platform import keyring_child
from agent.platform.session import device_name, wait_for
from agent.store.paths import HOME_VARIABLE, Paths, find_paths
from agent.store.settings import SettingsFile
from agent.verify_cli import Parser, add_verify, run_verify
from agent.version import NAME, VERSION

OK: Final = 0
REFUSED: Final = 1
USAGE: Final = 2
NOT_RUNNING: Final = 3
NOT_ENROLLED: Final = 4
SERVER: Final = 5
DATA: Final = 6
KEYRING: Final = 7
NO_DISPLAY: Final = 8
BUG: Final = 70

QUIT_S: Final = 20.0
QUIT_LOOK_S: Final = 0.05
"""How long `quit` waits for the agent's process to let go, and how often it looks."""

_P = ProblemCode
EXITS: Final = {
    _P.AGENT_NOT_RUNNING: NOT_RUNNING,
    _P.NOT_ENROLLED: NOT_ENROLLED,
    **dict.fromkeys(
        (
            _P.SERVER_ADDRESS_INVALID,
            _P.SERVER_UNREACHABLE,
            _P.SERVER_NOT_HOURPROOF,
            _P.SERVER_TOO_OLD,
            _P.SERVER_TOO_NEW,
            _P.SERVER_REFUSED,
            _P.SERVER_FAILED,
            _P.DEVICE_REVOKED,
            _P.RECEIPT_INVALID,
            _P.STREAM_REUSED,
        ),
        SERVER,
    ),
    **dict.fromkeys(
        (
            _P.DATA_FOLDER_UNWRITABLE,
            _P.SETTINGS_CORRUPT,
            _P.SETTINGS_TOO_NEW,
            _P.JOURNAL_CORRUPT,
            _P.SPOOL_CORRUPT,
            _P.SPOOL_NEAR_QUOTA,
            _P.DATABASE_TOO_NEW,
            _P.DISK_FULL,
            _P.DISK_LOW,
            _P.PICTURE_MISSING,
        ),
        DATA,
    ),
    **dict.fromkeys((_P.KEYRING_MISSING, _P.KEYRING_LOCKED, _P.KEY_LOST), KEYRING),
    _P.NO_DISPLAY: NO_DISPLAY,
}
"""Every other problem is a refusal: 1."""

HELP_EXITS: Final = """\
exit codes:
  0   done
  1   refused; the message says why and what to do
  2   wrong usage
  3   no agent is running for this data folder
  4   this device is not enrolled
  5   the server, or the way to it
  6   data folder, settings, journal or spool
  7   keyring
  8   no display
  70  a fault of ours

environment:
  HOURPROOF_HOME  one folder for everything, instead of the platform's folders
  HOURPROOF_LOG   level of agent.log in the data folder: debug, info, warning, error
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    if sys.argv[1:] == [keyring_child.FLAG]:
        return keyring_child.main()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console that lacks a letter of a memo shows another one instead of failing.
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    paths = find_paths(options.home, environment=os.environ)
    command: Callable[[argparse.Namespace, Paths], int] = options.command
    try:
        return command(options, paths)
    except (ClientError, Trouble) as refused:
        return _fail(refused.problem)
    except AgentBug as bug:
        return _say_bug(bug, paths)
    except KeyboardInterrupt:
        return _err(words.INTERRUPTED, REFUSED)
    except BrokenPipeError:  # such as `hourproof contracts | head -1`
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 — until the process ends
        return OK
    except Exception as bug:
        import logging

        logging.getLogger(__name__).exception("the command failed by a bug")
        return _say_bug(bug, paths)


def _parser() -> argparse.ArgumentParser:
    formatter = argparse.RawDescriptionHelpFormatter
    parser = Parser(
        prog=NAME,
        description="Track time by the hour, with a work diary that both sides can check.",
        epilog=HELP_EXITS,
        formatter_class=formatter,
    )
    parser.add_argument(
        "--home", type=Path, help=f"data folder; overrides {HOME_VARIABLE}", metavar="DIR"
    )
    verbs = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def verb(
        name: str, command: Callable[[argparse.Namespace, Paths], int], help_text: str
    ) -> Parser:
        added = verbs.add_parser(
            name,
            help=help_text,
            description=help_text[0].upper() + help_text[1:] + ".",
            epilog=HELP_EXITS,
            formatter_class=formatter,
        )
        added.set_defaults(command=command)
        return added

    verb("run", _run, "run the agent in the foreground without a window, until Ctrl-C or quit")
    enrol = verb("enrol", _enrol, "enrol this device with a server, by a one-time code")
    enrol.add_argument("--server", required=True, metavar="URL", help="the server's address")
    enrol.add_argument("--code", required=True, help="the one-time code that you were given")
    enrol.add_argument("--name", default=None, help="what to call this device")
    status = verb("status", _status, "show the clock, the tracked time, uploads and problems")
    status.add_argument("--json", action="store_true", help="as JSON")
    contracts = verb("contracts", _contracts, "list your contracts; * marks the chosen one")
    contracts.add_argument("--json", action="store_true", help="as JSON")
    agree = verb("agree", _agree, "show what a contract captures and record that you agree")
    agree.add_argument("contract", help="its id or title")
    agree.add_argument("--yes", action="store_true", help="do not ask")
    start = verb("start", _start, "clock in")
    start.add_argument("contract", nargs="?", help="its id or title; default: the last one")
    start.add_argument("--memo", default=None, metavar="TEXT", help="what you are working on")
    verb("stop", _stop, "clock out")
    memo = verb("memo", _memo, "say what you are working on")
    memo.add_argument("text", help="at most 500 characters")
    for name, keeps, help_text in (
        ("keep", True, "end the review of a capture: it may be uploaded"),
        ("delete", False, "drop a segment that was not uploaded: pictures, counts and minutes"),
    ):
        review = verb(name, _review, help_text)
        review.add_argument("segment", help="its id from status, or: last")
        review.set_defaults(keeps=keeps)
    changes.add_redact(
        verb("redact", _redact, "take back a segment or a part of it, uploaded or not")
    )
    changes.add_edit_memo(verb("edit-memo", _edit_memo, "change the memo of a segment"))
    changes.add_close(verb("close", _close, "close a week: what is billed is what it says"))
    consents = verb("consents", _consents, "show what you agreed to on this device, and when")
    consents.add_argument("--json", action="store_true", help="as JSON")
    verb("upload", _upload, "try the next upload now")
    exporting.add_export(verb("export", _export, exporting.EXPORT_HELP))
    verb("trust", _trust, exporting.TRUST_HELP)
    add_verify(verb("verify", _verify, "check an export of a work diary, offline"))
    doctor = verb("doctor", _doctor, "look over folders, files, keyring, server, clock and senses")
    doctor.add_argument("--json", action="store_true", help="as JSON")
    verb("quit", _quit, "clock out and end the agent that runs")
    verb("version", _version, "print the version")
    return parser


def _run(_options: argparse.Namespace, paths: Paths) -> int:
    from agent import wiring

    home = _options.home
    over = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        over.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    agent = wiring.build(home=home, on_shutdown=over.set)
    nowhere = [p for p in agent.sense_problems if p.code is ProblemCode.NO_DISPLAY]
    if nowhere:
        agent.close()
        return _fail(nowhere[0])
    with agent:
        print(words.RUNNING.format(path=paths.data), flush=True)
        wait_for(over)
    return OK


def _enrol(options: argparse.Namespace, paths: Paths) -> int:
    name = options.name or device_name()
    given = {"server_url": options.server, "code": options.code, "device_name": name}
    client = ControlClient(paths.endpoint)
    try:
        client.enrol(**given)
    except ClientError as refused:
        if refused.problem.code is not ProblemCode.AGENT_NOT_RUNNING:
            raise
    else:
        return _say(_enrolled(client.snapshot()))
    from agent import wiring

    who = wiring.enrol_here(home=options.home, environment=os.environ, **given)
    details = (who.server_url, who.person_name, who.organization_name)
    url, person, organization = details
    return _say(words.ENROLLED_AS.format(url=url, person=person, organization=organization))


def _enrolled(snapshot: Snapshot) -> str:
    return words.ENROLLED_AS.format(
        url=snapshot.server_url, person=snapshot.person, organization=snapshot.organization
    )


def _status(options: argparse.Namespace, paths: Paths) -> int:
    try:
        snapshot = ControlClient(paths.endpoint).snapshot()
    except ClientError as refused:
        if refused.problem.code is not ProblemCode.AGENT_NOT_RUNNING:
            raise
        return _status_without_agent(options, paths, refused.problem)
    enrolled = snapshot.state is not ClockState.SIGNED_OUT
    if options.json:
        _say_json({"running": True, "enrolled": enrolled, **to_plain(snapshot, complete=True)})
    else:
        _say(words.status_text(snapshot))
    return OK if enrolled else NOT_ENROLLED


def _status_without_agent(options: argparse.Namespace, paths: Paths, problem: Problem) -> int:
    enrolment = SettingsFile(paths.settings).look().settings.enrolment
    if options.json:
        facts = {"running": False, "enrolled": enrolment is not None}
        url = {} if enrolment is None else {"server_url": enrolment.server_url}
        _say_json({**facts, **url})
        return EXITS[problem.code]
    if enrolment is not None:
        _say(words.ENROLLED.format(url=enrolment.server_url))
    return _fail(problem)


def _contracts(options: argparse.Namespace, paths: Paths) -> int:
    snapshot = enrolled_snapshot(ControlClient(paths.endpoint))
    if options.json:
        chosen = {"chosen": snapshot.contract} if snapshot.contract else {}
        return _say_json({"contracts": to_plain(snapshot.contracts, complete=True), **chosen})
    return _say(words.contracts_text(snapshot))


def _agree(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    contract = find_contract(enrolled_snapshot(client), options.contract)
    _say(words.policy_text(contract))
    if sys.stdin.isatty() and not options.yes:
        try:
            answer = input(words.ASK_AGREE)
        except EOFError:  # Ctrl-D
            answer = ""
        if answer.strip().lower() not in ("y", "yes"):
            return _err(words.DECLINED, REFUSED)
    client.agree(contract=contract.contract, policy_sha256=contract.policy.sha256)
    return _say(words.AGREED)


def _start(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    if options.contract is not None:
        contract = find_contract(enrolled_snapshot(client), options.contract)
        client.choose_contract(contract=contract.contract)
    if options.memo is not None:
        client.set_memo(memo=options.memo)
    client.start()
    return _say(words.status_text(client.snapshot()))


def _stop(_options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    client.stop()
    return _say(words.status_text(client.snapshot()))


def _memo(options: argparse.Namespace, paths: Paths) -> int:
    ControlClient(paths.endpoint).set_memo(memo=options.text)
    return OK


def _review(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    segment = find_segment(client, options.segment)
    if options.keeps:
        client.keep(segment=segment)
    else:
        client.delete(segment=segment)
    return OK


def _redact(options: argparse.Namespace, paths: Paths) -> int:
    return _say(changes.redact(options, ControlClient(paths.endpoint)))


def _edit_memo(options: argparse.Namespace, paths: Paths) -> int:
    return _say(changes.edit_memo(options, ControlClient(paths.endpoint)))


def _close(options: argparse.Namespace, paths: Paths) -> int:
    return _say(changes.close(options, ControlClient(paths.endpoint)))


def _consents(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    snapshot = enrolled_snapshot(client)
    consents = client.consents()
    if options.json:
        return _say_json({"consents": to_plain(consents, complete=True)})
    return _say(words.consents_text(consents, snapshot.contracts))


def _upload(_options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    client.upload_now()
    return OK


def _export(options: argparse.Namespace, paths: Paths) -> int:
    from agent import wiring

    done = exporting.export(options, lambda: wiring.open_export(paths))
    if options.json:
        return _say_json(exporting.facts(options, done))
    return _say(exporting.exported_text(options, done))


def _trust(_options: argparse.Namespace, paths: Paths) -> int:
    from agent import wiring

    return _say(exporting.trust_text(wiring.trust_root(paths)))


def _verify(options: argparse.Namespace, _paths: Paths) -> int:
    return run_verify(options, sys.stdout, sys.stderr)


def _doctor(options: argparse.Namespace, _paths: Paths) -> int:
    from agent import wiring

    found = wiring.examine(home=options.home, environment=os.environ)
    if options.json:
        _say_json(to_plain(found, complete=True))
    else:
        _say(f"{NAME} {found.version}, {found.system}")
        for one in found.findings:
            _say(words.finding_text(one.what, one.details, one.problem))
    return _exit_of(found.problems[0]) if found.problems else OK


def _quit(_options: argparse.Namespace, paths: Paths) -> int:
    ControlClient(paths.endpoint).shutdown()
    # Until its files are free: what a script starts next must not find the old one.
    pause = threading.Event()
    for _ in range(int(QUIT_S / QUIT_LOOK_S)):
        try:
            InstanceLock.take(paths.lock).release()
        except Trouble:
            pause.wait(QUIT_LOOK_S)
        else:
            break
    return OK


def _version(_options: argparse.Namespace, _paths: Paths) -> int:
    return _say(f"{NAME} {VERSION}")


def _exit_of(problem: Problem) -> int:
    return EXITS.get(problem.code, REFUSED)


def _fail(problem: Problem) -> int:
    return _err(words.problem_text(problem), _exit_of(problem))


def _say_bug(bug: Exception, paths: Paths) -> int:
    return _err(words.BUG.format(error=f"{type(bug).__name__}: {bug}", path=paths.log), BUG)


def _say(text: str) -> int:
    print(text)
    return OK


def _say_json(value: object) -> int:
    return _say(json.dumps(value, ensure_ascii=False, indent=2))


def _err(text: str, code: int) -> int:
    print(f"{NAME}: {text}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
