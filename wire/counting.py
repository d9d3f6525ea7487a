"""How much of tracked time counts: a minute counts once, whatever claims it."""

from __future__ import annotations

from collections.abc import Iterable

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
