"""Arithmetic on half-open spans `[start_ms, end_ms)` of UTC milliseconds."""

from __future__ import annotations

from collections.abc import Iterable

from wire.records import MINUTE_MS

WEEK_MS = 7 * 24 * 60 * MINUTE_MS
_FIRST_MONDAY_MS = 4 * 24 * 60 * MINUTE_MS  # 1970-01-05; the epoch was a Thursday


def clip(span: tuple[int, int], *, start_ms: int, end_ms: int) -> tuple[int, int] | None:
    """The part of `span` inside `[start_ms, end_ms)`, or None when they do not meet."""
    start, end = max(span[0], start_ms), min(span[1], end_ms)
    return (start, end) if start < end else None


def distinct_minutes(spans: Iterable[tuple[int, int]], *, start_ms: int, end_ms: int) -> int:
    """How many UTC minutes the spans touch inside `[start_ms, end_ms)`; a minute counts once.

    The spans need no order and may overlap.
    """
    total, counted_to = 0, -1
    clipped = (clip(span, start_ms=start_ms, end_ms=end_ms) for span in spans)
    for start, end in sorted(span for span in clipped if span is not None):
        first, last = max(start // MINUTE_MS, counted_to + 1), (end - 1) // MINUTE_MS
        if last >= first:
            total += last - first + 1
            counted_to = last
    return total


def minute_start(at_ms: int) -> int:
    """The beginning of the UTC minute that contains `at_ms`."""
    return at_ms - at_ms % MINUTE_MS


def week_start(at_ms: int) -> int:
    """Monday 00:00:00 UTC of the week that contains `at_ms`."""
    return at_ms - (at_ms - _FIRST_MONDAY_MS) % WEEK_MS
