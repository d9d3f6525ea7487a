"""`hourproof verify`: checks a bundle offline. Needs no agent, no enrolment and no data folder."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, TextIO

from agent.cli.verb import Parser, Verb
from agent.cli.words import verify as words
from agent.store.paths import Paths
from wire import fields
from wire.bundle.report import (
    BROKEN,
    INCOMPLETE,
    INTACT,
    IS_WEAK,
    NOT_A_BUNDLE,
    USAGE,
    Report,
)
from wire.cosignature import parse_witness_vkey
from wire.note import parse_vkey, split_note
from wire.problems import WireError
from wire.receipt import MAX_RECEIPT_BYTES, decode_receipt

RESULTS: Final = {
    INTACT: "intact",
    BROKEN: "broken",
    INCOMPLETE: "incomplete",
    IS_WEAK: "weak",
    NOT_A_BUNDLE: "not-a-bundle",
}
"""What the exit codes are called in JSON."""

LONG_WORK = 700_000_000
"""From how much work on, counted as `wire.bundle.verify.Progress` counts it, progress is shown: about a second."""
MAX_TRUST_BYTES = 65_536


class _Usage(Exception):
    """A file or argument that cannot be used; its text says why."""


def add_verify(parser: Parser) -> None:
    """The arguments of `verify`."""
    parser.usage_exit = USAGE
    parser.description = words.DESCRIPTION
    parser.epilog = words.EPILOG
    parser.add_argument("bundle", type=Path, metavar="BUNDLE", help="the file, usually *.hpb")
    parser.add_argument(
        "--trust", type=Path, required=True, metavar="FILE", help="keys of logs, one to a line"
    )
    parser.add_argument(
        "--contract", type=_contract, default=None, metavar="ID", help="it must be of this contract"
    )
    parser.add_argument(
        "--period",
        type=_period,
        default=None,
        metavar="FROM..TO",
        help="days (UTC, both included) that it must cover; minutes are counted of these",
    )
    parser.add_argument(
        "--known",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a checkpoint or receipt that you have from before; may be repeated",
    )
    parser.add_argument(
        "--witness",
        type=_witness,
        action="append",
        default=[],
        metavar="VKEY",
        help="a witness that ought to have signed; may be repeated, one of them is enough",
    )
    parser.add_argument("--strict", action="store_true", help="do not take what is weak")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run_verify(options: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """Verify, write the report to `out` and progress to `err` if that is a terminal; returns the exit code."""
    # Only here: the verifier is for this verb, and the agent that runs for days does without its memory.
    from wire.bundle.verify import verify

    progress = _Progress(err)
    try:
        trusted = _read_trust(options.trust)
        known = [_read_known(path) for path in options.known]
        try:
            with options.bundle.open("rb") as file:
                report = verify(
                    file,
                    vkeys=trusted,
                    contract=options.contract,
                    period=options.period,
                    known=known,
                    witnesses=options.witness,
                    progress=progress.show,
                )
        except OSError as error:
            raise _unreadable(options.bundle, error) from error
    except _Usage as refused:
        err.write(f"hourproof verify: {refused}\n")
        return USAGE
    finally:
        progress.end()
    exit_code = report.exit_code(strict=options.strict)
    if options.json:
        told = json.dumps(to_plain(report, strict=options.strict), indent=2)
    else:
        told = words.report_text(report, strict=options.strict)
    out.write(f"{told}\n")
    return exit_code


def to_plain(report: Report, *, strict: bool) -> dict[str, object]:
    """The report as JSON values. `step`, `code` and the kinds of findings are stable; instants are in ms."""
    error, manifest, head, counts = report.error, report.manifest, report.head, report.counts
    exit_code = report.exit_code(strict=strict)
    return {
        "result": RESULTS[exit_code],
        "exit_code": exit_code,
        "error": error
        and {
            "step": error.step,
            "code": str(error.code),
            "where": error.where,
            "detail": error.detail,
        },
        "findings": [
            {"kind": str(finding.kind), "count": finding.count, "first": finding.first}
            for finding in report.findings
        ],
        "bundle": manifest
        and {
            "origin": manifest.origin,
            "contract": manifest.contract,
            "from_ms": manifest.from_ms,
            "to_ms": manifest.to_ms,
            "made_ms": manifest.made_ms,
            "made_by": str(manifest.made_by),
            "withheld": sorted(manifest.withheld),
        },
        "head": head and {"origin": head.origin, "size": head.size, "root": head.root},
        "newest_entry_ms": report.head_ms,
        "counts": counts and {name: getattr(counts, name) for name in counts.__slots__},
        "does_not_show": words.DOES_NOT_SHOW,
    }


class _Progress:
    """One line that is written again and again, for long work at a terminal."""

    def __init__(self, err: TextIO) -> None:
        self._err = err
        self._shown = -1

    def show(self, done: int, total: int) -> None:
        """Say how much is done, if it is worth it and another percent of it."""
        if total < LONG_WORK or not self._err.isatty():
            return
        percent = 100 * done // total
        if percent != self._shown:
            self._shown = percent
            self._err.write("\r" + words.CHECKING.format(percent=percent))
            self._err.flush()

    def end(self) -> None:
        """Leave the line empty."""
        if self._shown >= 0:
            self._err.write("\r" + " " * len(words.CHECKING.format(percent=100)) + "\r")
            self._err.flush()


def _read_trust(path: Path) -> list[str]:
    keys: list[str] = []
    for number, line in enumerate(_read_text(path, MAX_TRUST_BYTES).splitlines(), 1):
        vkey = line.strip()
        if not vkey or vkey.startswith("#"):
            continue
        try:
            parse_vkey(vkey)
        except WireError as error:
            raise _Usage(words.TRUST_BAD.format(path=path, line=number)) from error
        keys.append(vkey)
    if not keys:
        raise _Usage(words.TRUST_UNREADABLE.format(path=path))
    return keys


def _read_known(path: Path) -> str:
    """The signed checkpoint in a file that holds one, or a receipt."""
    text = _read_text(path, MAX_RECEIPT_BYTES)
    try:
        note = decode_receipt(text).checkpoint
    except WireError:
        note = text
    try:
        split_note(note)
    except WireError as error:
        raise _Usage(words.KNOWN_BAD.format(path=path)) from error
    return note


def _read_text(path: Path, limit: int) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
        return data[:limit].decode("utf-8-sig")  # as some editors write it
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> _Usage:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return _Usage(words.FILE_UNREADABLE.format(path=path, error=said))


def _contract(text: str) -> str:
    return _argument(lambda: str(fields.contract_id(text, "contract")), words.CONTRACT_BAD)


def _witness(text: str) -> str:
    _argument(lambda: parse_witness_vkey(text)[0], words.WITNESS_BAD)
    return text


def _argument(read: Callable[[], str], said: str) -> str:
    try:
        return read()
    except WireError as error:
        raise argparse.ArgumentTypeError(said) from error


def _period(text: str) -> tuple[int, int]:
    """Two days of UTC, both included, as a half-open span in milliseconds."""
    first, _, last = text.partition("..")
    try:
        begin = datetime.strptime(first, "%Y-%m-%d").replace(tzinfo=UTC)
        end = datetime.strptime(last, "%Y-%m-%d").replace(tzinfo=UTC) + timedelta(days=1)
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(words.PERIOD_BAD) from error
    if begin >= end:
        raise argparse.ArgumentTypeError(words.PERIOD_BAD)
    return int(begin.timestamp() * 1000), int(end.timestamp() * 1000)


def _verify(options: argparse.Namespace, _paths: Paths) -> int:
    return run_verify(options, sys.stdout, sys.stderr)


VERIFY: Final = Verb("verify", "check an export of a work diary, offline", _verify, add_verify)
