"""`hourproof manual`: time without evidence: claim it, list it, take it back."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC
from typing import Final, NoReturn

from agent.cli.asking import enrolled_snapshot, find_contract
from agent.cli.spans import SpanError, span_of
from agent.cli.telling import tell
from agent.cli.verb import Verb
from agent.cli.words import diary as words
from agent.client import (
    ClientError,
    ManualClaim,
    ManualView,
    Problem,
    ProblemCode,
    RedactReason,
)
from agent.control import ControlClient
from agent.plain import to_plain
from agent.store.paths import Paths

SPAN_HELP: Final = (
    "09:00..10:30, yesterday 9..10:30, friday 14:00..+1h30m, 2026-03-02 22:00..01:15, or with a zone: "
    "2026-03-02T09:00Z..2026-03-02T10:30Z; in your own zone unless it says another or with --utc"
)


def add_manual(parser: argparse.ArgumentParser) -> None:
    """The arguments of `manual`."""
    verbs = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    add = verbs.add_parser("add", help="claim time", description=words.MANUAL_ADD)
    add.add_argument("contract", help="its id or title")
    add.add_argument("span", nargs="+", metavar="FROM..TO", help=SPAN_HELP)
    add.add_argument(
        "--memo",
        "--reason",
        required=True,
        metavar="TEXT",
        dest="memo",
        help="why; your employer reads it",
    )
    add.add_argument("--utc", action="store_true", help="read and show times in UTC")
    add.add_argument("--json", action="store_true", help="as JSON")
    add.set_defaults(usage=add.error)
    listed = verbs.add_parser("list", help="what you claimed on this device")
    listed.add_argument("--utc", action="store_true", help="show times in UTC")
    listed.add_argument("--json", action="store_true", help="as JSON")
    remove = verbs.add_parser(
        "remove", help="take a claim back; that it was taken back stays visible"
    )
    remove.add_argument("claim", help="its id from: hourproof manual list; the first letters do")
    remove.add_argument(
        "--because",
        choices=[reason.value for reason in RedactReason],
        default=RedactReason.MISTAKE.value,
        help="what the employer is told; default: mistake",
    )
    remove.add_argument("--json", action="store_true", help="as JSON")


def manual(options: argparse.Namespace, client: ControlClient) -> tuple[str, object]:
    """Carry out one of the three; the text to print, and the same as plain values."""
    if options.what == "add":
        return _add(options, client)
    if options.what == "list":
        claims = client.manual_times()
        titles = {one.contract: one.title for one in client.snapshot().contracts}
        zone = UTC if options.utc else None
        return words.claims_text(claims, titles, zone), {"claims": to_plain(claims, complete=True)}
    found = find_claim(client.manual_times(), options.claim)
    client.take_back_time(manual=found.manual, reason=RedactReason(options.because))
    return words.CLAIM_TAKEN_BACK, {"manual": found.manual, "taken_back": True}


def _add(options: argparse.Namespace, client: ControlClient) -> tuple[str, object]:
    usage: Callable[[str], NoReturn] = options.usage
    snapshot = enrolled_snapshot(client)
    contract = find_contract(snapshot, options.contract)
    zone = UTC if options.utc else None
    try:
        start_ms, end_ms = span_of(" ".join(options.span), now_ms=snapshot.now_ms, zone=zone)
    except SpanError as error:
        usage(str(error))
    claim = ManualClaim(
        contract=contract.contract, start_ms=start_ms, end_ms=end_ms, memo=options.memo
    )
    made = client.claim_time(claim=claim)
    return words.claimed_text(made, contract.title, zone), to_plain(made, complete=True)


def find_claim(claims: tuple[ManualView, ...], asked: str) -> ManualView:
    """The claim whose id begins so, if there is one such. Raises `ClientError`."""
    named = [one for one in claims if asked and one.manual.startswith(asked)]
    if len(named) != 1:
        raise ClientError(Problem(ProblemCode.UNKNOWN_CLAIM, {"claim": asked}))
    return named[0]


def _manual(options: argparse.Namespace, paths: Paths) -> int:
    return tell(options, *manual(options, ControlClient(paths.endpoint)))


MANUAL: Final = Verb(
    "manual",
    "claim time without evidence, list what you claimed, take it back",
    _manual,
    add_manual,
    json=False,
)
