"""How much of tracked time counts: a minute counts once, whatever claims it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wire.contractor import FIRST_MONDAY_MS, WEEK_MS, Close
from wire.problems import WireCode, WireError
from wire.records import MINUTE_MS, minutes_touched


def counted_minutes(claims: Iterable[tuple[int, int, int]]) -> list[int]:
    """For each claim (start_ms, end_ms, minutes), how many of its minutes count.

    Those are the minutes that the statement claims, but never more than the UTC minutes that it touches and
    that none before it has touched: a minute counts once. The claims come by start, then by the index of
    their first log entry; minutes that an earlier one touched without claiming them are lost to the later one.
    """
    touched: set[int] = set()
    counts = []
    for start_ms, end_ms, minutes in claims:
        first = start_ms // MINUTE_MS
        length = minutes_touched(start_ms=start_ms, end_ms=end_ms)
        fresh = set(range(first, first + length)) - touched
        counts.append(min(minutes, len(fresh)))
        touched |= fresh
    return counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A segment's claim as its newest redaction leaves it; `position` is the index of its first log entry."""

    slot_start_ms: int
    start_ms: int
    end_ms: int
    minutes: int
    position: int


def week_minutes(claims: Iterable[Claim], week_start_ms: int) -> int:
    """The minutes that count of the week that begins at `week_start_ms`, of segments in any order."""
    of_week = sorted(
        (
            claim
            for claim in claims
            if week_start_ms <= claim.slot_start_ms < week_start_ms + WEEK_MS
        ),
        key=lambda claim: (claim.start_ms, claim.position),
    )
    return sum(counted_minutes((claim.start_ms, claim.end_ms, claim.minutes) for claim in of_week))


def week_start_of(instant_ms: int) -> int:
    """The Monday 00:00 UTC at or before `instant_ms`."""
    return instant_ms - (instant_ms - FIRST_MONDAY_MS) % WEEK_MS


def check_close(close: Close, *, counted: int, manual: int, previous: Close | None = None) -> None:
    """Raise `WireError` if `close` bills more than what counts up to its heads, or less than it did before.

    `counted` and `manual` are tracked and manual minutes of its week up to its heads; `previous` the newest
    close of the same week before. What was redacted since may be taken off.
    """
    before = (0, 0) if previous is None else (previous.minutes, previous.manual_minutes)
    for name, said, most, said_before in (
        ("minutes", close.minutes, counted, before[0]),
        ("manual_minutes", close.manual_minutes, manual, before[1]),
    ):
        if said > most:
            raise WireError(WireCode.CLOSE_TOTAL, f"statement/{name}", f"{said} of {most}")
        if said < min(said_before, most):
            detail = f"{said} after {said_before}"
            raise WireError(WireCode.CLOSE_TOTAL, f"statement/{name}", detail)
