"""The verbs that end a review, and that take back, change and close what was tracked."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final, NoReturn

from agent.cli.asking import enrolled_snapshot, find_contract, find_segment
from agent.cli.telling import tell
from agent.cli.verb import Verb
from agent.cli.words import changes as words
from agent.cli.words.units import duration
from agent.client import (
    ClientError,
    ItemKind,
    Problem,
    ProblemCode,
    Redaction,
    RedactReason,
    Region,
)
from agent.control import ControlClient
from agent.plain import to_plain
from agent.store.paths import Paths

ITEMS: Final = {
    "picture": ItemKind.SCREENSHOT,
    "window": ItemKind.WINDOW,
    "webcam": ItemKind.WEBCAM,
    "memo": ItemKind.MEMO,
    "activity": ItemKind.ACTIVITY,
    "signals": ItemKind.SIGNALS,
}
SEGMENT_HELP: Final = "its id from status, STREAM/SEQ from its address in the diary, or: last"

_DAY_MS: Final = 86_400_000
_EPOCH: Final = date(1970, 1, 1)


def add_redact(parser: argparse.ArgumentParser) -> None:
    """The arguments of `redact`."""
    parser.add_argument("segment", help=SEGMENT_HELP)
    parser.add_argument(
        "--all", action="store_true", dest="everything", help="the whole segment, its time too"
    )
    parser.add_argument(
        "--item", action="append", default=[], choices=ITEMS, help="remove this; may be repeated"
    )
    parser.add_argument(
        "--region",
        action="append",
        default=[],
        type=_region,
        metavar="X,Y,WIDTH,HEIGHT",
        help="black out this part of the picture, in its pixels; may be repeated",
    )
    parser.add_argument(
        "--monitor", type=int, default=None, metavar="N", help="only of this monitor, from 0"
    )
    parser.add_argument(
        "--picture",
        type=Path,
        default=None,
        metavar="FILE",
        help="the full picture as the diary gives it, where this machine has it no more",
    )
    parser.add_argument(
        "--reason",
        choices=[reason.value for reason in RedactReason],
        default=RedactReason.PRIVACY.value,
        help="what the employer is told; default: privacy",
    )
    parser.set_defaults(usage=parser.error)


def redact(options: argparse.Namespace, client: ControlClient) -> str:
    """Take something of a segment back."""
    usage: Callable[[str], NoReturn] = options.usage
    parts = bool(options.item or options.region)
    if options.everything == parts:
        usage(words.REDACT_WHAT)
    if options.region and "picture" in options.item:
        usage(words.REDACT_BOTH)
    client.redact(
        redaction=Redaction(
            segment=find_segment(client, options.segment),
            everything=options.everything,
            items=tuple(dict.fromkeys(ITEMS[item] for item in options.item)),
            regions=tuple(dict.fromkeys(options.region)),
            monitor=options.monitor,
            picture=None if options.picture is None else str(options.picture.absolute()),
            reason=RedactReason(options.reason),
        )
    )
    return words.REDACTED


def add_edit_memo(parser: argparse.ArgumentParser) -> None:
    """The arguments of `edit-memo`."""
    parser.add_argument("segment", help=SEGMENT_HELP)
    parser.add_argument("text", help="at most 500 characters")


def edit_memo(options: argparse.Namespace, client: ControlClient) -> str:
    """Give a segment another memo."""
    client.edit_memo(segment=find_segment(client, options.segment), memo=options.text)
    return words.MEMO_EDITED


def add_close(parser: argparse.ArgumentParser) -> None:
    """The arguments of `close`."""
    parser.add_argument(
        "week",
        nargs="?",
        default="last",
        metavar="WEEK",
        help="any day of it as YYYY-MM-DD, or: last, this; default: last. Weeks begin on Monday, 00:00 UTC",
    )
    parser.add_argument("--contract", default=None, help="its id or title; default: the chosen one")
    parser.set_defaults(usage=parser.error)


def close(options: argparse.Namespace, client: ControlClient) -> tuple[str, dict[str, object]]:
    """Close a week; the text to print, and the same as plain values."""
    usage: Callable[[str], NoReturn] = options.usage
    snapshot = enrolled_snapshot(client)
    monday = week_of(options.week, now_ms=snapshot.now_ms)
    if monday is None:
        usage(words.WEEK_WHAT)
    asked = options.contract or snapshot.contract
    if asked is None:
        raise ClientError(Problem(ProblemCode.NO_CONTRACT))
    contract = find_contract(snapshot, asked)
    week_start_ms = (monday - _EPOCH).days * _DAY_MS
    closed = client.close_week(contract=contract.contract, week_start_ms=week_start_ms)
    text = words.CLOSED.format(
        week=monday.isoformat(),
        title=contract.title,
        tracked=duration(closed.minutes),
        claimed=duration(closed.manual_minutes),
    )
    return text, to_plain(closed, complete=True)


def week_of(asked: str, *, now_ms: int) -> date | None:
    """The Monday (UTC) of the week that is asked for; None where that is no day."""
    today = datetime.fromtimestamp(now_ms / 1000, UTC).date()
    if asked in ("last", "this"):
        day = today if asked == "this" else today - timedelta(days=7)
    else:
        try:
            day = date.fromisoformat(asked)
        except ValueError:
            return None
    return day - timedelta(days=day.weekday())


def _region(text: str) -> Region:
    """Raises `ArgumentTypeError`, which argparse tells as wrong usage."""
    try:
        x, y, width, height = (int(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(words.REGION_WHAT) from None
    return Region(x, y, width, height)


def _add_review(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("segment", help="its id from status, or: last")


def _keep(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    segment = find_segment(client, options.segment)
    client.keep(segment=segment)
    return tell(options, words.KEPT, {"segment": segment, "kept": True})


def _delete(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    segment = find_segment(client, options.segment)
    client.delete(segment=segment)
    return tell(options, words.DROPPED, {"segment": segment, "kept": False})


def _redact(options: argparse.Namespace, paths: Paths) -> int:
    return tell(options, redact(options, ControlClient(paths.endpoint)))


def _edit_memo(options: argparse.Namespace, paths: Paths) -> int:
    return tell(options, edit_memo(options, ControlClient(paths.endpoint)))


def _close(options: argparse.Namespace, paths: Paths) -> int:
    return tell(options, *close(options, ControlClient(paths.endpoint)))


KEEP: Final = Verb("keep", "end the review of a capture: it may be uploaded", _keep, _add_review)
DELETE: Final = Verb(
    "delete",
    "drop a segment that was not uploaded: pictures, counts and minutes",
    _delete,
    _add_review,
)
REDACT: Final = Verb(
    "redact", "take back a segment or a part of it, uploaded or not", _redact, add_redact
)
EDIT_MEMO: Final = Verb("edit-memo", "change the memo of a segment", _edit_memo, add_edit_memo)
CLOSE: Final = Verb("close", "close a week: what is billed is what it says", _close, add_close)
