"""Words and numbers as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from server.web import bars, words
from wire.records import Reason

NOON = int(datetime(2026, 3, 10, 12, 0, tzinfo=UTC).timestamp()) * 1000


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0:00"), (9, "0:09"), (60, "1:00"), (460, "7:40"), (2405, "40:05")]
)
def test_durations(minutes, text):
    assert words.duration(minutes) == text


def test_times_are_those_of_the_zone():
    berlin = ZoneInfo("Europe/Berlin")
    assert words.clock(NOON, UTC) == "12:00"
    assert words.clock(NOON, berlin) == "13:00"
    assert words.clock_seconds(NOON + 32_900, berlin) == "13:00:32"
    assert words.stamp(NOON, ZoneInfo("Pacific/Auckland")) == "11 March 2026, 01:00:00"
    assert words.iso(NOON + 7) == "2026-03-10T12:00:00.007Z"


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("UTC", "UTC"),
        ("Asia/Kolkata", "UTC+5:30"),
        ("Europe/Berlin", "UTC+1"),
        ("America/St_Johns", "UTC−2:30"),
    ],
)
def test_offsets(zone, text):
    assert words.offset(NOON, ZoneInfo(zone)) == text


def test_spans_show_seconds_only_where_they_matter():
    assert words.span(NOON, NOON + 600_000, UTC) == "12:00–12:10"
    assert words.span(NOON + 20_000, NOON + 600_000, UTC) == "12:00:20–12:10:00"


def test_narrow_places_show_seconds_only_within_one_minute():
    assert words.short_span(NOON + 20_000, NOON + 600_000, UTC) == "12:00–12:10"
    assert words.short_span(NOON + 5_000, NOON + 40_000, UTC) == "12:00:05–12:00:40"
    assert words.short_span(NOON + 40_000, NOON + 60_000, UTC) == "12:00–12:01"
    # The same reading a day later is another minute.
    assert words.short_span(NOON, NOON + 86_400_000, UTC) == "12:00–12:00"


def test_each_minute_and_each_ten_minutes():
    assert [words.each(1), words.each(10)] == ["minute", "10 minutes"]


def test_days_counts_and_sizes():
    assert words.day_name(date(2026, 3, 10)) == "Tuesday 10 March 2026"
    assert words.count(1, "segment") == "1 segment"
    assert words.count(2, "segment") == "2 segments"
    assert words.count(1200, "entry", "entries") == "1,200 entries"
    assert [words.size(n) for n in (1, 812, 150_400, 2_140_000)] == [
        "1 byte",
        "812 bytes",
        "150 KB",
        "2.1 MB",
    ]
    assert words.per_minute((None, 0, 41)) == "–, 0, 41"


def test_every_reason_has_its_words():
    assert set(words.NO_PICTURE) == set(Reason)
    assert set(words.NOT_KNOWN) == set(Reason)


def test_waiting_is_told_in_whole_minutes():
    assert "1 minute;" in words.too_many_attempts(3)
    assert "15 minutes;" in words.too_many_attempts(900)


def test_bars_draw_input_silence_and_nothing_where_not_tracked():
    heights = (None, 0, 5, 10)
    assert bars.active_path(heights) == "M12 20v-10h5v10zM18 20v-20h5v20z"
    assert bars.still_path(heights) == "M6 20v-1h5v1z"
