"""How a day is laid out: hours, lines, slots, bands, bars and totals, in any zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.diary.day import (
    BAR_STEPS,
    COLUMNS,
    HOUR_MS,
    Day,
    Gap,
    Hour,
    bar_height,
    build_day,
    day_bounds,
    day_of,
    week_start,
)
from server.diary.recorded import Absent, Fate, Recorded, Trouble
from server.terms.dated import Dated
from wire.records import MINUTE_MS, SEGMENT_MINUTES, Activity, Reason, StreamId, minutes_touched

DAY = date(2026, 3, 10)


def at(hour: int, minute: int = 0, second: int = 0, *, day: date = DAY) -> int:
    """An instant of the day in UTC."""
    moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC)
    return int(moment.timestamp()) * 1000


def segment(start_ms: int, end_ms: int, *, slot_minutes: int = 10, **changes) -> Recorded:
    """A recorded segment with one key in each minute."""
    slot_ms = slot_minutes * MINUTE_MS
    minutes = minutes_touched(start_ms=start_ms, end_ms=end_ms)
    values = {
        "stream": StreamId("s"),
        "seq": start_ms // 1000,
        "slot_start_ms": start_ms // slot_ms * slot_ms,
        "slot_ms": slot_ms,
        "start_ms": start_ms,
        "end_ms": end_ms,
        "minutes": minutes,
        "claimed": minutes,
        "activity": Activity(keys=(1,) * minutes, clicks=(0,) * minutes, scrolls=(0,) * minutes),
        "shots": (),
        "shots_reason": Reason.CONTRACT_TAKES_NONE,
        "window": None,
        "memo": "",
        "memo_changed": False,
        "recv_ms": end_ms,
        "position": start_ms // 1000,
        "late": False,
        "absent": (),
        "trouble": None,
    }
    return Recorded(**(values | changes))


def slot(hour: int, minute: int, *, slot_minutes: int = 10, **changes) -> Recorded:
    """A segment that fills its slot."""
    start_ms = at(hour, minute)
    return segment(
        start_ms, start_ms + slot_minutes * MINUTE_MS, slot_minutes=slot_minutes, **changes
    )


def laid(*segments: Recorded, zone=UTC, day: date = DAY) -> Day:
    """The day with these segments."""
    return build_day(day, zone=zone, segments=segments)


def bands(day: Day) -> list[tuple[str, int, int]]:
    """Memo, column and width of all bands."""
    return [
        (band.memo, band.column, band.span)
        for row in day.rows
        if isinstance(row, Hour)
        for line in row.lines
        for band in line.bands
    ]


def test_a_day_without_segments_has_no_rows():
    day = laid()
    assert day.rows == ()
    assert day.minutes == 0


def test_hours_with_segments_are_rows_and_the_hours_between_one_gap():
    day = laid(slot(9, 50), slot(9, 0), slot(13, 20))
    nine, gap, one = day.rows
    assert isinstance(nine, Hour)
    assert (nine.start_ms, nine.minutes, nine.columns) == (at(9), 20, 6)
    assert [len(s.cards) for s in nine.lines[0].slots] == [1, 0, 0, 0, 0, 1]
    assert gap == Gap(start_ms=at(10), end_ms=at(13))
    assert isinstance(one, Hour)
    assert [card.recorded.start_ms for card in day.cards] == [at(9), at(9, 50), at(13, 20)]


def test_neighbouring_hours_have_no_gap():
    assert [type(row) for row in laid(slot(9, 0), slot(10, 0)).rows] == [Hour, Hour]


def test_two_spans_in_one_slot_are_two_cards_in_it():
    early = segment(at(9, 0), at(9, 3, 20))
    late = segment(at(9, 3, 40), at(9, 10))
    day = laid(late, early)
    [row] = day.rows
    assert [card.recorded for card in row.lines[0].slots[0].cards] == [early, late]
    # Minute 9:03 was touched by both and counts once.
    assert [card.counted for card in day.cards] == [4, 6]
    assert (row.minutes, day.minutes) == (10, 10)


def test_the_same_time_on_two_devices_counts_once():
    day = laid(slot(9, 0), slot(9, 0, stream=StreamId("other"), position=at(12)))
    assert [card.counted for card in day.cards] == [10, 0]
    assert day.minutes == 10


def test_a_segment_that_claims_fewer_minutes_than_it_touches_counts_what_it_claims():
    assert laid(slot(9, 0, minutes=7)).minutes == 7


@pytest.mark.parametrize(
    ("minutes", "lines"), [(1, 6), (2, 3), (5, 2), (10, 1), (15, 1), (20, 1), (30, 1)]
)
def test_a_full_hour_of_every_length_fills_its_lines(minutes, lines):
    day = laid(*(slot(9, minute, slot_minutes=minutes) for minute in range(0, 60, minutes)))
    [row] = day.rows
    assert row.columns == COLUMNS[minutes]
    assert len(row.lines) == lines
    assert all(len(s.cards) == 1 for line in row.lines for s in line.slots)
    assert day.minutes == 60


def test_lines_of_an_hour_without_any_card_are_left_out():
    day = laid(slot(9, 5, slot_minutes=1), slot(9, 41, slot_minutes=1))
    [row] = day.rows
    assert [line.start_ms for line in row.lines] == [at(9), at(9, 40)]


def test_an_hour_in_which_the_length_was_changed_takes_a_grid_that_fits_both():
    day = laid(slot(9, 0, slot_minutes=15), slot(9, 20, slot_minutes=10))
    [row] = day.rows
    assert row.columns == COLUMNS[5]
    assert [s.start_ms for s in row.lines[0].slots if s.cards] == [at(9), at(9, 20)]


def test_old_hours_keep_the_length_they_were_recorded_with():
    [row] = laid(slot(9, 0, slot_minutes=10)).rows
    assert row.columns == COLUMNS[10]


def test_one_memo_over_neighbours_is_one_band():
    day = laid(*(slot(9, minute, memo="charts") for minute in (0, 10, 20)))
    assert bands(day) == [("charts", 1, 3)]
    band = day.rows[0].lines[0].bands[0]
    assert (band.start_ms, band.end_ms) == (at(9), at(9, 30))


@pytest.mark.parametrize(
    ("memos", "expected"),
    [
        ({0: "a", 10: "b", 20: "b"}, [("a", 1, 1), ("b", 2, 2)]),
        ({0: "a", 20: "a"}, [("a", 1, 1), ("a", 3, 1)]),
        ({0: "a", 10: "", 20: "a"}, [("a", 1, 1), ("a", 3, 1)]),
        ({0: "", 10: "a"}, [("a", 2, 1)]),
        ({0: "a", 10: "b", 20: "a"}, [("a", 1, 1), ("b", 2, 1), ("a", 3, 1)]),
    ],
)
def test_a_band_ends_at_another_memo_at_none_and_at_an_empty_slot(memos, expected):
    assert bands(laid(*(slot(9, minute, memo=memo) for minute, memo in memos.items()))) == expected


def test_two_memos_in_one_slot_are_two_bands_that_share_its_column():
    day = laid(
        slot(9, 0, memo="a"),
        segment(at(9, 10), at(9, 14), memo="a"),
        segment(at(9, 15), at(9, 20), memo="b"),
        slot(9, 20, memo="b"),
    )
    assert bands(day) == [("a", 1, 2), ("b", 2, 2)]


def test_a_card_without_memo_between_two_in_the_first_slot_parts_them():
    day = laid(
        segment(at(9, 0), at(9, 2), memo="a"),
        segment(at(9, 3), at(9, 5)),
        segment(at(9, 6), at(9, 8), memo="a"),
    )
    assert bands(day) == [("a", 1, 1), ("a", 1, 1)]


def test_bars_stand_at_their_minutes_of_the_slot():
    activity = Activity(keys=(0, 12, 300), clicks=(0, 1, 0), scrolls=(0, 2, 0))
    [card] = laid(segment(at(9, 4, 30), at(9, 7), activity=activity)).cards
    assert card.inputs == (None, None, None, None, 0, 15, 300, None, None, None)
    assert card.heights == (None, None, None, None, 0, 3, 10, None, None, None)
    assert (card.active_minutes, card.tenths) == (2, 7)


def test_a_segment_of_one_minute_has_one_bar():
    [card] = laid(slot(9, 0, slot_minutes=1)).cards
    assert card.heights == (1,)


@pytest.mark.parametrize("unknown", [Reason.NOT_AVAILABLE, None])
def test_unknown_activity_is_never_zero(unknown):
    [card] = laid(slot(9, 0, activity=unknown)).cards
    assert card.bars is None
    assert card.tenths is None
    assert card.active_minutes is None


def test_no_input_at_all_is_zero_and_a_single_active_minute_is_at_least_one():
    none = Activity(keys=(0,) * 10, clicks=(0,) * 10, scrolls=(0,) * 10)
    thirty = (0,) * 29 + (1,)
    one = Activity(keys=thirty, clicks=(0,) * 30, scrolls=(0,) * 30)
    assert laid(slot(9, 0, activity=none)).cards[0].tenths == 0
    day = laid(slot(9, 0, slot_minutes=30, activity=one))
    assert day.cards[0].tenths == 1


def test_the_scale_of_bars_is_fixed_and_rises_with_input():
    assert bar_height(0) == 0
    assert [bar_height(step) for step in BAR_STEPS] == list(range(1, 11))
    assert bar_height(1_000_000) == 10


def test_troubled_segments_are_counted():
    day = laid(
        slot(9, 0), slot(9, 10, trouble=Trouble.MISSING), slot(9, 20, trouble=Trouble.BROKEN)
    )
    assert day.unsound == 2


def test_a_day_is_that_of_the_zone():
    manila = ZoneInfo("Asia/Manila")
    evening, morning = segment(at(15, 50), at(16)), segment(at(16), at(16, 10))
    assert laid(evening, morning, zone=manila).cards[0].recorded == evening
    assert len(laid(evening, morning, zone=manila).cards) == 1
    tomorrow = laid(evening, morning, zone=manila, day=date(2026, 3, 11))
    assert [card.recorded for card in tomorrow.cards] == [morning]
    assert day_of(at(16), manila) == date(2026, 3, 11)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)]
)
def test_days_of_clock_changes_have_23_and_25_hours(day, hours):
    start_ms, end_ms = day_bounds(day, ZoneInfo("Europe/Berlin"))
    assert end_ms - start_ms == hours * HOUR_MS


def test_the_hour_that_comes_twice_is_two_rows():
    berlin, day = ZoneInfo("Europe/Berlin"), date(2026, 10, 25)
    first, second = at(0, 0, day=day), at(1, 0, day=day)
    rows = laid(
        segment(first, first + 600_000), segment(second, second + 600_000), zone=berlin, day=day
    ).rows
    assert [row.start_ms for row in rows] == [first, second]


@pytest.mark.parametrize(
    "zone", ["Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"]
)
@pytest.mark.parametrize("minutes", SEGMENT_MINUTES)
def test_zones_off_by_part_of_an_hour_lose_no_segment(zone, minutes):
    where = ZoneInfo(zone)
    start_ms, end_ms = day_bounds(DAY, where)
    length = minutes * MINUTE_MS
    first = -(-start_ms // length) * length
    segments = [
        segment(begin, begin + length, slot_minutes=minutes)
        for begin in range(first, end_ms, length)
    ]
    day = laid(*segments, zone=where)
    shown = [
        card.recorded
        for row in day.rows
        if isinstance(row, Hour)
        for line in row.lines
        for s in line.slots
        for card in s.cards
        if s.start_ms == card.recorded.slot_start_ms
    ]
    assert shown == segments


@given(
    st.lists(
        st.tuples(
            st.sampled_from(SEGMENT_MINUTES),
            st.integers(0, 24 * 60 - 1),
            st.integers(0, 59_999),
            st.integers(1, 30 * MINUTE_MS),
        ),
        max_size=40,
    ),
    st.sampled_from(["UTC", "Asia/Kathmandu", "Europe/Berlin"]),
)
def test_whatever_was_recorded_each_segment_is_shown_once_and_no_minute_counts_twice(spans, zone):
    segments = []
    for position, (minutes, minute, offset_ms, length_ms) in enumerate(spans):
        start_ms = at(0) + minute * MINUTE_MS + offset_ms
        slot_ms = minutes * MINUTE_MS
        end_ms = min(start_ms + length_ms, start_ms // slot_ms * slot_ms + slot_ms)
        segments.append(segment(start_ms, end_ms, slot_minutes=minutes, position=position))
    where = ZoneInfo(zone)
    days = [laid(*segments, zone=where, day=day) for day in (DAY, date(2026, 3, 11))]
    cards = [
        card.recorded
        for day in days
        for row in day.rows
        if isinstance(row, Hour)
        for line in row.lines
        for s in line.slots
        for card in s.cards
    ]
    assert sorted(cards, key=repr) == sorted(segments, key=repr)
    touched = {
        minute
        for s in segments
        for minute in range(s.start_ms // MINUTE_MS, -(-s.end_ms // MINUTE_MS))
    }
    assert sum(day.minutes for day in days) <= len(touched) + 1
    assert sum(row.minutes for row in days[0].rows if isinstance(row, Hour)) == days[0].minutes


@pytest.mark.parametrize(
    "instant",
    [at(0), at(23, 59, 59), at(12, day=date(2026, 3, 9)), at(23, 59, day=date(2026, 3, 15))],
)
def test_the_week_runs_from_monday_in_utc(instant):
    assert week_start(instant) == at(0, day=date(2026, 3, 9))


def test_time_kept_as_idle_is_shown_as_idle_and_summed_apart():
    day = laid(slot(9, 0), slot(9, 10, idle=True, memo="Reading"))
    assert [card.state for card in day.cards] == ["tracked", "idle"]
    assert (day.minutes, day.idle_minutes) == (20, 10)


def test_an_idle_segment_that_was_taken_back_whole_is_removed():
    gone = slot(9, 0, idle=True, minutes=0, activity=None, absent=(Absent(None, Fate.REMOVED),))
    assert laid(gone).cards[0].state == "removed"


def limited(*segments: Recorded, limit: int | None, before: int = 0, day: date = DAY) -> list:
    made = build_day(day, zone=UTC, segments=segments, limits=Dated(limit), before=before)
    assert made.over_minutes == sum(card.over for card in made.cards)
    return [(str(card.state), card.over) for card in made.cards]


def test_what_lies_beyond_the_limit_of_the_week_is_marked():
    three = (slot(9, 0), slot(9, 10), slot(9, 20))
    assert limited(*three, limit=None) == [("tracked", 0)] * 3
    assert limited(*three, limit=115, before=100) == [
        ("tracked", 0),
        ("over-limit", 5),
        ("over-limit", 10),
    ]
    assert limited(*three, limit=100, before=200) == [("over-limit", 10)] * 3


def test_a_raise_counts_at_once_for_what_is_there_already():
    two = (slot(9, 0), slot(9, 10))
    assert limited(*two, limit=60, before=60) == [("over-limit", 10)] * 2
    assert limited(*two, limit=70, before=60) == [("tracked", 0), ("over-limit", 10)]
    assert limited(*two, limit=80, before=60) == [("tracked", 0)] * 2


def test_idle_time_and_taken_back_time_keep_their_state_beyond_the_limit():
    two = (slot(9, 0, idle=True), slot(9, 10, minutes=9))
    assert limited(*two, limit=1) == [("idle", 9), ("redacted", 9)]


def test_a_new_week_begins_its_limit_anew():
    day = date(2026, 3, 8)
    zone = ZoneInfo("America/New_York")
    late, early = at(23, 50, day=day), at(0, 0, day=date(2026, 3, 9))
    made = build_day(
        day,
        zone=zone,
        segments=(segment(late, late + 600_000), segment(early, early + 600_000)),
        limits=Dated(100),
        before=100,
    )
    assert [(card.over, str(card.state)) for card in made.cards] == [
        (10, "over-limit"),
        (0, "tracked"),
    ]
