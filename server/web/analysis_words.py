"""The words of the pages of time analysis, by the values of the enums of `server.analysis`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from server.web.words import count, day_name, duration, month_name, short_day, week_name

PERIODS: Mapping[str, str] = MappingProxyType(
    {
        "this-week": "This week",
        "last-week": "Last week",
        "this-month": "This month",
        "last-month": "Last month",
        "this-quarter": "This quarter",
        "last-quarter": "Last quarter",
        "this-year": "This year",
        "last-year": "Last year",
        "days": "From day to day",
    }
)

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "person": "Person",
        "contract": "Contract",
        "day": "Day",
        "week": "Week",
        "month": "Month",
        "app": "App",
    }
)
"""What a line is about, as the head of its column and in the list to choose from."""

FAULTS: Mapping[str, str] = MappingProxyType(
    {
        "choice": "Choose one of those in the list.",
        "no-day": "Give the day as year, month and day, such as 2026-11-22.",
        "needed": "Give this day too.",
        "outside": "Choose a day from the year 2000 to the year 2100.",
        "backwards": "The last day comes before the first. Swap them, or choose a later one.",
        "too-long": "Choose at most ten years.",
        "too-many": "Choose at most 500, or none: then it is about all.",
        "too-many-days": "These would be more than 400 lines. Choose weeks or months, or a shorter period.",
        "too-many-segments": "Apps are read from each segment, and these are more than 20,000. Choose fewer people or "
        "contracts, or a shorter period.",
    }
)

NO_APP = "App not known"


def period_name(first: date, last: date) -> str:
    """`9–15 March 2026`, `March 2026`, `2026`, `Tuesday 10 March 2026`, or from one day to another."""
    if first == last:
        return day_name(first)
    if first.weekday() == 0 and last - first == timedelta(days=6):
        return week_name(first)
    after = last + timedelta(days=1)
    if first.day == after.day == 1:
        months = 12 * (after.year - first.year) + after.month - first.month
        if months == 1:
            return month_name(first)
        if months == 12 and first.month == 1:
            return str(first.year)
    return f"{day_name(first)} to {day_name(last)}"


def line_name(group: str, name: str, first: date | None) -> str:
    """What stands at the head of a line."""
    if first is None:
        return name or (NO_APP if group == "app" else "")
    if group == "week":
        return week_name(first)
    return month_name(first) if group == "month" else f"{short_day(first)} {first.year}"


def change_text(now: int, before: int) -> str:
    """How minutes compare: `+12 %`, `−5 %`, `as before`, `nothing before`."""
    if now == before:
        return "as before"
    if not before:
        return "nothing before"
    percent = round(100 * (now - before) / before)
    sign = "+" if percent > 0 else "\N{MINUS SIGN}" if percent < 0 else "±"
    return f"{sign}{abs(percent):,} %"


def heat_name(day: str, hour: int, minutes: int) -> str:
    """A cell of the heat map in words: `Mon, 9 to 10: 7:40`."""
    return f"{day}, {hour} to {hour + 1}: {duration(minutes)}"


def heat_level(minutes: int, most: int) -> int:
    """0 for nothing, else 1 to 6 of 6 by how much of the most it is."""
    return min(6, -(-6 * minutes // most)) if minutes and most else 0


def percent_of(part: int, whole: int) -> str:
    """How long a bar of 100 is, to a tenth."""
    return f"{100 * part / whole:.1f}" if whole else "0"


def chosen_name(chosen: int, one: str, many: str) -> str:
    """What the folded choice says: `all`, `3 people`."""
    return count(chosen, one, many) if chosen else "all"


def file_name(first: date, last: date, ending: str) -> str:
    """`hourproof-time-2026-03-01-to-2026-03-31.csv`."""
    return f"hourproof-time-{first.isoformat()}-to-{last.isoformat()}.{ending}"
