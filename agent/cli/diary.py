"""`hourproof diary`: the contractor's own diary, from what this device keeps, with the server or without."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final, NoReturn

from agent.cli.asking import enrolled_snapshot, find_contract
from agent.cli.spans import day_of
from agent.cli.telling import tell
from agent.cli.verb import Verb
from agent.cli.words import diary as words
from agent.client import DiaryPage, Look, Snapshot
from agent.control import ControlClient
from agent.plain import to_plain
from agent.store.paths import Paths

HELP = "show what this device tracked: segments with counts, memo, upload and receipt"
DAYS_HELP = (
    "today (default), yesterday, a weekday, YYYY-MM-DD, or week: since Monday; in your own zone"
)


def add_diary(parser: argparse.ArgumentParser) -> None:
    """The arguments of `diary`."""
    parser.add_argument("days", nargs="?", default="today", metavar="DAY", help=DAYS_HELP)
    parser.add_argument("--contract", default=None, help="its id or title; default: all")
    parser.add_argument("--utc", action="store_true", help="days and times in UTC")
    parser.add_argument(
        "--looks", action="store_true", help="ask the server who looked at each segment, and when"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(usage=parser.error)


def diary(options: argparse.Namespace, client: ControlClient) -> tuple[str, object]:
    """The text to print, and the same as plain values."""
    usage: Callable[[str], NoReturn] = options.usage
    snapshot = enrolled_snapshot(client)
    zone = UTC if options.utc else None
    days = days_of(options.days, now_ms=snapshot.now_ms, zone=zone)
    if days is None:
        usage(words.DIARY_WHAT)
    start_ms, end_ms = days
    page = client.diary(start_ms=start_ms, end_ms=end_ms)
    if options.contract is not None:
        contract = find_contract(snapshot, options.contract).contract
        page = DiaryPage(
            entries=tuple(one for one in page.entries if one.contract == contract),
            claims=tuple(one for one in page.claims if one.contract == contract),
        )
    looks = _looks(client, snapshot, options.contract, days) if options.looks else None
    titles = {one.contract: one.title for one in snapshot.contracts}
    facts = {"start_ms": start_ms, "end_ms": end_ms, **to_plain(page, complete=True)}
    if looks is not None:
        facts["looks"] = to_plain(looks, complete=True)
    return words.diary_text(page, titles, zone, looks), facts


def _looks(
    client: ControlClient, snapshot: Snapshot, asked: str | None, days: tuple[int, int]
) -> tuple[Look, ...]:
    """Who looked at the segments of these days, on one contract or on all, by the time of the look."""
    chosen = snapshot.contracts if asked is None else (find_contract(snapshot, asked),)
    found = (
        client.looks(contract=one.contract, start_ms=days[0], end_ms=days[1]) for one in chosen
    )
    return tuple(sorted((look for looks in found for look in looks), key=lambda it: it.looked_ms))


def days_of(asked: str, *, now_ms: int, zone: tzinfo | None) -> tuple[int, int] | None:
    """The instants from the beginning of the first day to the end of the last; None where that is no day."""
    today = datetime.fromtimestamp(now_ms / 1000, UTC).astimezone(zone).date()
    if asked == "week":
        first, last = today - timedelta(days=today.weekday()), today
    else:
        day = day_of(asked.lower(), today)
        if day is None:
            return None
        first = last = day
    return _midnight_ms(first, zone), _midnight_ms(last + timedelta(days=1), zone)


def _midnight_ms(day: date, zone: tzinfo | None) -> int:
    """When the day begins there; where the clocks skip midnight, when they go on."""
    midnight = datetime.combine(day, datetime.min.time(), tzinfo=zone)
    return round(midnight.timestamp()) * 1000


def _diary(options: argparse.Namespace, paths: Paths) -> int:
    return tell(options, *diary(options, ControlClient(paths.endpoint)))


DIARY: Final = Verb("diary", HELP, _diary, add_diary)
