"""The period that a bundle is about, as the form's dates or the command line's name it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from server.problems import Code, Problem
from wire.fields import EARLIEST_MS, LATEST_MS

_DAY_MS = 24 * 60 * 60 * 1000
DAYS = (date(2020, 1, 1), date(2099, 12, 31))
"""The first and the last day that can be named: the bounds of every instant in a statement."""


@dataclass(frozen=True, slots=True)
class Period:
    """The instants [from_ms, to_ms)."""

    from_ms: int
    to_ms: int

    def touches(self, start_ms: int, end_ms: int) -> bool:
        """Whether the span [start_ms, end_ms) has a part in it."""
        return start_ms < self.to_ms and self.from_ms < end_ms


ALL = Period(EARLIEST_MS, LATEST_MS)
"""Everything that statements can speak of."""


def period_of(first: date | None, last: date | None, zone: tzinfo = UTC) -> Period:
    """From the midnight in `zone` that begins `first` to the one that ends `last`; None is without end.

    Raises `bad-request` where no time lies between.
    """
    for day in (first, last):
        if day is not None and not DAYS[0] <= day <= DAYS[1]:
            raise Problem(Code.BAD_REQUEST, f"{day} lies outside of what can be recorded.")
    from_ms = ALL.from_ms if first is None else max(_midnight_ms(first, zone), ALL.from_ms)
    to_ms = ALL.to_ms if last is None else min(_midnight_ms(last, zone, days=1), ALL.to_ms)
    if from_ms >= to_ms:
        raise Problem(Code.BAD_REQUEST, "The first day of the period comes after its last.")
    return Period(from_ms, to_ms)


def whole(first_ms: int, last_ms: int) -> Period:
    """The days, in UTC, from the one that holds `first_ms` to the one that holds `last_ms`."""
    return Period(first_ms // _DAY_MS * _DAY_MS, (last_ms // _DAY_MS + 1) * _DAY_MS)


def _midnight_ms(day: date, zone: tzinfo, *, days: int = 0) -> int:
    goal = day + timedelta(days=days)
    return int(datetime(goal.year, goal.month, goal.day, tzinfo=zone).timestamp()) * 1000
