"""The days and spans of time that people write."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final

from agent.cli.words import diary as words

_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOCK: Final = re.compile(r"(\d{1,2})(?::(\d{2}))?\Z")
_LENGTH: Final = re.compile(r"\+(?:(\d{1,2})h)?(?:(\d{1,4})m?)?\Z")


class SpanError(ValueError):
    """The text is no span; says why."""


def span_of(text: str, *, now_ms: int, zone: tzinfo | None) -> tuple[int, int]:
    """The span that somebody writes, in UTC milliseconds; `zone` None is this machine's own.

    An end without a day is on that of the start, or the day after where it would lie before it. Raises `SpanError`.
    """
    first, dots, last = (part.strip() for part in text.partition(".."))
    if not dots or not first or not last:
        raise SpanError(words.SPAN_WHAT)
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    today = now.astimezone(zone).date()
    start = _instant(first, today, zone)
    length = _LENGTH.match(last)
    if length is not None and any(length.groups()):
        hours, minutes = (int(part or 0) for part in length.groups())
        end = start + timedelta(hours=hours, minutes=minutes)
    else:
        # In the zone that the start is told in, so that both are of one day.
        day, _, aware = _parts(first, today)
        start_day = aware.date() if aware is not None else day
        zone = aware.tzinfo if aware is not None else zone
        end = _instant(last, start_day, zone)
        if end <= start and _CLOCK.match(last):
            end = _instant(last, start_day + timedelta(days=1), zone)
    if end <= start:
        raise SpanError(words.SPAN_EMPTY)
    return _ms(start), _ms(end)


def _ms(at: datetime) -> int:
    return round(at.timestamp()) * 1000


def _instant(text: str, today: date, zone: tzinfo | None) -> datetime:
    """The instant, in UTC."""
    day, clock, aware = _parts(text, today)
    if aware is not None:
        return aware.astimezone(UTC)
    return _placed(datetime.combine(day, datetime.min.time()) + clock, zone)


def _parts(text: str, today: date) -> tuple[date, timedelta, datetime | None]:
    """Day and time of day as written, or an instant whose zone is given."""
    day_text, _, clock_text = text.replace("T", " ").rpartition(" ")
    found = _CLOCK.match(clock_text)
    if found is None:
        try:
            whole = datetime.fromisoformat(text)
        except ValueError:
            raise SpanError(words.SPAN_WHAT) from None
        if whole.tzinfo is None:
            raise SpanError(words.SPAN_WHAT)
        return whole.date(), timedelta(), whole
    hours, minutes = int(found[1]), int(found[2] or 0)
    if hours > 24 or minutes > 59 or (hours == 24 and minutes):
        raise SpanError(words.SPAN_WHAT)
    day = day_of(day_text.strip().lower(), today)
    if day is None:
        raise SpanError(words.SPAN_WHAT)
    return day, timedelta(hours=hours, minutes=minutes), None


def day_of(text: str, today: date) -> date | None:
    """The day that is named in lower case, nothing: today; None where that is none."""
    if text in ("", "today"):
        return today
    if text == "yesterday":
        return today - timedelta(days=1)
    named = [
        number for number, name in enumerate(_DAYS) if len(text) >= 2 and name.startswith(text)
    ]
    if len(named) == 1:  # the last one, today included
        return today - timedelta(days=(today.weekday() - named[0]) % 7)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _placed(naive: datetime, zone: tzinfo | None) -> datetime:
    """What the clocks on the wall meant, in UTC. Raises `SpanError` where they skipped it or showed it twice."""
    told = [naive.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    if told[0] != told[1]:
        there = any(one.astimezone(zone).replace(tzinfo=None) == naive for one in told)
        raise SpanError(words.SPAN_TWICE if there else words.SPAN_NEVER)
    return told[0]
