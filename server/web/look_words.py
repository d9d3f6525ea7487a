"""The words of who looked at what: of the page, and of the table that can be taken away."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from types import MappingProxyType

from server.web import words
from server.web.evidence_words import slug
from wire.fields import EARLIEST_MS, LATEST_MS

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "all": "All",
        "segments": "Segments and pictures",
        "pages": "Days, weeks and months",
        "taken": "Exports and programs",
    }
)
"""What the list can show, by the value of a `Kind`."""

WAYS: Mapping[str, str] = MappingProxyType(
    {
        "page": "In the browser",
        "export": "Exported with all evidence",
        "token": "Read by a program of theirs",
        "token-export": "Exported by a program of theirs",
        "calendar": "Fetched by their calendar",
    }
)
"""By the value of a `Way`."""


def looked_at(span: str | None, start_ms: int, end_ms: int, zone: tzinfo) -> str:
    """What was looked at, as its reader's clock has it: `Tuesday 10 March 2026`, `The week 9–15 March 2026`.

    `span` is the value of a `Stretch`, None for a segment.
    """
    if span is None:
        day = words.day_name(_day(start_ms, zone))
        return f"Segment {words.short_span(start_ms, end_ms, zone)}, {day}"
    if span == "week":
        # Weeks are those of UTC in every zone.
        return f"The week {words.week_name(_day(start_ms, UTC))}"
    first, after = _day(start_ms, zone), _day(end_ms, zone)
    if span == "month" and _whole(start_ms, end_ms, zone):
        return words.month_name(first)
    begins = start_ms > EARLIEST_MS
    ends = end_ms < LATEST_MS
    if not begins and not ends:
        return "All that was recorded"
    if _whole(start_ms, end_ms, zone) or not (begins and ends):
        last = after - timedelta(days=1)
        if not begins:
            return f"All until {words.day_name(last)}"
        if not ends:
            return f"All since {words.day_name(first)}"
        if first == last:
            return words.day_name(first)
        return f"{words.day_name(first)} to {words.day_name(last)}"
    edges = (words.day_and_clock(edge_ms, zone) for edge_ms in (start_ms, end_ms))
    return " to ".join(edges)


def looked_times(times: int, way: str) -> str:
    """How often in the time for which the line counts; empty for once."""
    if times == 1:
        return ""
    within = "24 hours" if way == "calendar" else "the hour"
    return f"{words.count(times, 'time')} within {within}"


def looks_name(title: str) -> str:
    """The name of the table of looks: `hourproof-chart-redesign-looks.csv`."""
    return f"hourproof-{slug(title) or 'contract'}-looks.csv"


def looks_table(looks: Iterable[tuple[str | None, int, int, str, str, int, int, str, int]]) -> str:
    """The table as RFC 4180 has it: of each look what was seen, from when to when, by which way, by whom, first when,
    how often, and of a segment its stream and number."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(
        ("what", "from_utc", "until_utc", "way", "seen_by", "seen_utc", "times", "stream", "seq")
    )
    for span, start_ms, end_ms, way, who, looked_ms, times, stream, seq in looks:
        table.writerow(
            (
                span or "segment",
                words.iso(start_ms),
                words.iso(end_ms),
                way,
                _cell(who),
                words.iso(looked_ms),
                times,
                *((_cell(stream), seq) if span is None else ("", "")),
            )
        )
    return text.getvalue()


def _cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _whole(start_ms: int, end_ms: int, zone: tzinfo) -> bool:
    """Whether it begins and ends at a midnight of its reader."""
    return all(words.clock_seconds(edge_ms, zone) == "00:00:00" for edge_ms in (start_ms, end_ms))


def _day(instant_ms: int, zone: tzinfo) -> date:
    return datetime.fromtimestamp(instant_ms / 1000, UTC).astimezone(zone).date()
