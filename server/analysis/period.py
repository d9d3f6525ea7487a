"""Which time an analysis is about, and what it is compared with. Pure.

A week is Monday to Sunday in UTC in every zone, as on timesheets and in the diary; months, quarters, years and single
days are those of the zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, timedelta, tzinfo
from enum import StrEnum

from server.diary.day import day_bounds, day_of
from server.diary.spans import month_before, next_month
from server.diary.spans import week_bounds as week_of

FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
"""Days outside cannot be asked for: neither work nor every time zone's rules are known there."""
MOST_YEARS = 10


class Preset(StrEnum):
    """What can be chosen without naming days."""

    THIS_WEEK = "this-week"
    LAST_WEEK = "last-week"
    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"
    THIS_QUARTER = "this-quarter"
    LAST_QUARTER = "last-quarter"
    THIS_YEAR = "this-year"
    LAST_YEAR = "last-year"
    DAYS = "days"
    """From one day to another."""


@dataclass(frozen=True, slots=True)
class Period:
    """The instants [from_ms, to_ms), which are the days `first` to `last`: of `zone`, for weeks those of UTC."""

    first: date
    last: date
    from_ms: int
    to_ms: int

    @property
    def days(self) -> int:
        """How many it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Compared:
    """A period and the one before it. Where the period still runs, `before` ends as many days after its beginning as
    have begun of the period, so that the two can be compared; `partly` says so."""

    period: Period
    before: Period
    partly: bool


def days_of(first: date, last: date, zone: tzinfo) -> Period:
    """From the midnight that begins `first` to the one that ends `last`."""
    return Period(first, last, day_bounds(first, zone)[0], day_bounds(last, zone)[1])


def compared(
    preset: Preset, zone: tzinfo, now_ms: int, days: tuple[date, date] | None = None
) -> Compared:
    """The period of `preset` at `now_ms`; for `Preset.DAYS` the `days`, first and last."""
    weekly = preset in (Preset.THIS_WEEK, Preset.LAST_WEEK)
    zone = UTC if weekly else zone
    today = day_of(now_ms, zone)
    if preset is Preset.DAYS:
        if days is None:
            raise ValueError("no days")
        first, last = days
        length = last - first + timedelta(days=1)
        begins = max(FIRST, first - length) if first > FIRST else first
        ends = first - timedelta(days=1) if first > FIRST else first
    else:
        first = _begin(preset, today)
        last = _next(preset, first) - timedelta(days=1)
        begins, ends = _previous(preset, first), first - timedelta(days=1)
    partly = first <= today < last
    if partly:
        ends = min(ends, begins + (today - first))
    return Compared(_period(first, last, zone, weekly), _period(begins, ends, zone, weekly), partly)


def _period(first: date, last: date, zone: tzinfo, weekly: bool) -> Period:
    made = days_of(first, last, zone)
    if weekly and made.days == 7:
        from_ms, to_ms = week_of(first)
        return Period(first, last, from_ms, to_ms)
    return made


def _begin(preset: Preset, today: date) -> date:
    match preset:
        case Preset.THIS_WEEK:
            return today - timedelta(days=today.weekday())
        case Preset.THIS_MONTH:
            return today.replace(day=1)
        case Preset.THIS_QUARTER:
            return date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
        case Preset.THIS_YEAR:
            return date(today.year, 1, 1)
        case Preset.LAST_WEEK:
            return _previous(preset, _begin(Preset.THIS_WEEK, today))
        case Preset.LAST_MONTH:
            return _previous(preset, _begin(Preset.THIS_MONTH, today))
        case Preset.LAST_QUARTER:
            return _previous(preset, _begin(Preset.THIS_QUARTER, today))
        case Preset.LAST_YEAR:
            return _previous(preset, _begin(Preset.THIS_YEAR, today))
        case Preset.DAYS:
            raise ValueError("days have no beginning of their own")


def _months(preset: Preset) -> int:
    if preset in (Preset.THIS_YEAR, Preset.LAST_YEAR):
        return 12
    return 3 if preset in (Preset.THIS_QUARTER, Preset.LAST_QUARTER) else 1


def _next(preset: Preset, first: date) -> date:
    if preset in (Preset.THIS_WEEK, Preset.LAST_WEEK):
        return first + timedelta(days=7)
    for _ in range(_months(preset)):
        first = next_month(first)
    return first


def _previous(preset: Preset, first: date) -> date:
    if preset in (Preset.THIS_WEEK, Preset.LAST_WEEK):
        return first - timedelta(days=7)
    for _ in range(_months(preset)):
        first = month_before(first)
    return first
