"""The weekly limit of a contract: in minutes of each week from Monday 00:00 UTC, None for no limit. Pure."""

from __future__ import annotations

from server.terms.dated import Dated, coming_week
from wire.counting import week_start_of

Limits = Dated[int | None]
"""The limit that a contract was made with, and what it was changed to."""

NO_LIMIT: Limits = Dated(None)


def lowers(before: int | None, after: int | None) -> bool:
    """Whether less may be worked under `after` than under `before`."""
    return after is not None and (before is None or after < before)


def holds_from(limits: Limits, minutes: int | None, now_ms: int) -> int:
    """From when `minutes` hold that somebody sets at `now_ms`: nobody loses hours of a week that has begun, so a
    lower limit waits for the next one; any other holds for all of this week."""
    return coming_week(now_ms) if lowers(limits.at(now_ms), minutes) else week_start_of(now_ms)
