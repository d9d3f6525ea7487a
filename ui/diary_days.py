"""Days, weeks, months and years of the diary in the viewer's zone, with every change of the clocks; pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

WEEK_MS = 7 * 86_400_000
_FIRST_MONDAY_MS = 4 * 86_400_000
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
"""Between these any day can be shown: every zone and every system can tell their instants."""


class Period(StrEnum):
    """How much of the diary is shown at once."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def nearest(day: date) -> date:
    """`day`, or the first or the last that can be shown."""
    return min(max(day, FIRST_DAY), LAST_DAY)


def days_of(period: Period, day: date) -> tuple[date, date]:
    """The first day of the period around `day`, and the first day after it."""
    if period is Period.DAY:
        return day, day + timedelta(days=1)
    if period is Period.WEEK:
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=7)
    if period is Period.MONTH:
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1)
    return date(day.year, 1, 1), date(day.year + 1, 1, 1)


def moved(period: Period, day: date, by: int) -> date:
    """The day to show when one goes `by` periods on, or back, as far as there are days to show."""
    return nearest(_moved(period, day, by))


def _moved(period: Period, day: date, by: int) -> date:
    if period is Period.DAY:
        return day + timedelta(days=by)
    if period is Period.WEEK:
        return day + timedelta(days=7 * by)
    if period is Period.MONTH:
        months = day.year * 12 + day.month - 1 + by
        first = date(months // 12, months % 12 + 1, 1)
        last = days_of(Period.MONTH, first)[1] - timedelta(days=1)
        return first.replace(day=min(day.day, last.day))
    year = min(max(day.year + by, FIRST_DAY.year), LAST_DAY.year)
    leap = day.month == 2 and day.day == 29
    return date(year, 2, 28) if leap else day.replace(year=year)


def midnight_ms(day: date, zone: tzinfo | None) -> int:
    """When `day` begins in `zone` (None: this computer's); where the clocks skip midnight, when they go on."""
    midnight = datetime.combine(day, datetime.min.time(), tzinfo=zone)
    return round(midnight.timestamp()) * 1000


def bounds_ms(first: date, end: date, zone: tzinfo | None) -> tuple[int, int]:
    """The half-open span of instants of the days from `first` up to `end`, which is not one of them."""
    return midnight_ms(first, zone), midnight_ms(end, zone)


def day_at(instant_ms: int, zone: tzinfo | None) -> date:
    """On which day an instant lies in `zone`."""
    return datetime.fromtimestamp(instant_ms / 1000, tz=UTC).astimezone(zone).date()


def week_of(instant_ms: int) -> tuple[int, int]:
    """The week of the limit, Monday 00:00 UTC to the next, in which an instant lies."""
    start_ms = instant_ms - (instant_ms - _FIRST_MONDAY_MS) % WEEK_MS
    return start_ms, start_ms + WEEK_MS


def instant_of(day: date, hour: int, minute: int, zone: tzinfo | None) -> int | None:
    """The instant at which a clock in `zone` shows this time; the first of two. None: the clocks skip it."""
    wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    instant_ms = round(wall.timestamp()) * 1000
    back = datetime.fromtimestamp(instant_ms / 1000, tz=UTC).astimezone(zone)
    same = (back.date(), back.hour, back.minute) == (day, hour, minute)
    return instant_ms if same else None


def comes_twice(day: date, hour: int, minute: int, zone: tzinfo | None) -> bool:
    """Whether a clock in `zone` shows this time twice on this day, because it is put back."""
    wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    again = wall.replace(fold=1)
    exists = instant_of(day, hour, minute, zone) is not None
    return exists and again.timestamp() != wall.timestamp()


def to_read(period: Period, day: date, zone: tzinfo | None) -> tuple[tuple[int, int], ...]:
    """The spans to read for a period, each of at most about a week, so that the first can be shown early.

    The weeks of the limit that the days touch are read whole, since their totals are shown.
    """
    start_ms, end_ms = bounds_ms(*days_of(period, day), zone)
    at_ms, last_ms = week_of(start_ms)[0], week_of(end_ms - 1)[1]
    return tuple((one, one + WEEK_MS) for one in range(at_ms, last_ms, WEEK_MS))
