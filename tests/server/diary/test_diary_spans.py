"""Weeks and months add up to exactly what the pages of their days say, in every zone, over changes of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from server.diary.counts import Counts
from server.diary.day import Day, build_day, day_bounds, week_start
from server.diary.recorded import Claimed, Recorded
from server.diary.spans import (
    DayPart,
    Stroke,
    against,
    build_days,
    build_weeks,
    month_before,
    month_bounds,
    next_month,
    sums_of,
    week_bounds,
)
from server.evidence.service import CountedSegment
from server.terms.dated import Dated
from tests.server.diary.test_diary_day import segment
from wire.contractor import WEEK_MS
from wire.counting import Claim, counted_minutes, week_minutes
from wire.records import MINUTE_MS, SEGMENT_MINUTES, Reason, StreamId

ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Manila",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "America/Santiago",
)
MONDAYS = (
    date(2026, 3, 9),
    date(2026, 3, 23),
    date(2026, 10, 19),
    date(2026, 4, 6),
    date(2026, 12, 28),
)
"""With the changes of the clock of Berlin, New York, Auckland and Santiago among them, and a new year."""


def counted(segments: list[Recorded]) -> Counts:
    """As `server.evidence.service.counted_segments` counts what is stored."""
    order = sorted(segments, key=lambda one: (one.start_ms, one.position))
    minutes = counted_minutes((one.start_ms, one.end_ms, one.minutes) for one in order)
    return Counts(
        tuple(
            CountedSegment(one.position, one.slot_start_ms, number)
            for one, number in zip(order, minutes, strict=True)
        )
    )


def manual(start_ms: int, minutes: int, *, taken_back: bool) -> Claimed:
    return Claimed(
        stream=StreamId("m"),
        seq=start_ms // 1000,
        start_ms=start_ms,
        end_ms=start_ms + minutes * MINUTE_MS,
        minutes=minutes,
        memo="A call",
        fate=None,
        made_ms=start_ms,
        recv_ms=start_ms,
        late=False,
        taken_back=taken_back,
    )


@st.composite
def statements(draw: st.DrawFn) -> tuple[date, list[Recorded], list[Claimed]]:
    """Of two weeks: slots of changing length, on two devices at once, some redacted, some idle; and manual time."""
    monday = draw(st.sampled_from(MONDAYS))
    begins_ms = week_bounds(monday)[0]
    found = []
    for position in range(draw(st.integers(0, 24))):
        slot_minutes = draw(st.sampled_from(sorted(SEGMENT_MINUTES)))
        slot_ms = slot_minutes * MINUTE_MS
        slot_start_ms = begins_ms + draw(st.integers(0, 2 * WEEK_MS // slot_ms - 1)) * slot_ms
        if found and draw(st.booleans()):  # beside another one, where minutes can count once only
            near_ms = draw(st.sampled_from(found)).start_ms
            slot_start_ms = near_ms // slot_ms * slot_ms
        first = draw(st.integers(0, slot_minutes * 60 - 1))
        last = draw(st.integers(first + 1, slot_minutes * 60))
        made = segment(
            slot_start_ms + first * 1000,
            slot_start_ms + last * 1000,
            slot_minutes=slot_minutes,
            position=position,
            idle=draw(st.booleans()),
            memo=draw(st.sampled_from(("", "Charts", "Maps"))),
        )
        left = draw(st.integers(0, made.claimed))
        found.append(
            segment(
                made.start_ms,
                made.end_ms,
                slot_minutes=slot_minutes,
                position=position,
                idle=made.idle,
                memo=made.memo,
                minutes=left,
                claimed=made.claimed,
                activity=made.activity,
            )
        )
    claims = [
        manual(
            begins_ms + draw(st.integers(0, 2 * WEEK_MS // MINUTE_MS - 1)) * MINUTE_MS,
            draw(st.integers(1, 120)),
            taken_back=draw(st.booleans()),
        )
        for _ in range(draw(st.integers(0, 5)))
    ]
    return monday, found, claims


def within(start_ms: int, end_ms: int, segments, claims) -> tuple[list[Recorded], list[Claimed]]:
    """What `Diary.segments` and `Diary.claims` give of it."""
    return (
        [one for one in segments if start_ms <= one.slot_start_ms < end_ms],
        [one for one in claims if start_ms <= one.start_ms < end_ms],
    )


def days_of(start_ms, end_ms, *, zone, segments, claims, limit=None) -> tuple[DayPart, ...]:
    here, stated = within(start_ms, end_ms, segments, claims)
    return build_days(
        start_ms,
        end_ms,
        zone=zone,
        segments=here,
        claims=stated,
        counts=counted(segments),
        limits=Dated(limit),
    )


def page_of(day: date, *, zone, segments, claims, limit=None) -> Day:
    """The page of the day itself."""
    start_ms, end_ms = day_bounds(day, zone)
    here, stated = within(start_ms, end_ms, segments, claims)
    counts = counted(segments)
    return build_day(
        day,
        zone=zone,
        segments=here,
        claims=stated,
        limits=Dated(limit),
        before=counts.before(start_ms),
        counts=counts.by_position,
    )


def told(day: Day) -> tuple[int, ...]:
    return (
        day.minutes,
        day.idle_minutes,
        day.over_minutes,
        day.claimed_minutes,
        day.removed_minutes,
        len(day.cards),
    )


@settings(max_examples=120, deadline=None)
@given(statements(), st.sampled_from(ZONES), st.sampled_from((None, 0, 60, 2400)))
def test_weeks_and_months_add_up_to_their_days(stated, zone_name, limit):
    monday, segments, claims = stated
    zone = ZoneInfo(zone_name)
    given_to = {"zone": zone, "segments": segments, "claims": claims, "limit": limit}
    weeks = [week_bounds(monday), week_bounds(monday + timedelta(days=7))]
    by_date: dict[date, list[Day]] = {}
    for start_ms, end_ms in weeks:
        parts = days_of(start_ms, end_ms, **given_to)
        # What the week says is what is billed of it, and what its lines come to.
        stored = [
            Claim(
                slot_start_ms=one.slot_start_ms,
                start_ms=one.start_ms,
                end_ms=one.end_ms,
                minutes=one.minutes,
                position=one.position,
            )
            for one in segments
        ]
        assert sums_of(parts).minutes == week_minutes(stored, start_ms)
        assert sums_of(parts).minutes == counted(segments).between(start_ms, end_ms)
        over, _ = against(sums_of(parts).minutes, limit)
        assert sums_of(parts).over == over
        for part in parts:
            by_date.setdefault(part.day.date, []).append(part.day)
    inner_ms = (weeks[0][0], weeks[1][1])
    for day, its in by_date.items():
        begins_ms, ends_ms = day_bounds(day, zone)
        if inner_ms[0] <= begins_ms and ends_ms <= inner_ms[1]:
            # A day that lies in two weeks is in both by its parts.
            page = told(page_of(day, **given_to))
            assert tuple(map(sum, zip(*map(told, its), strict=True))) == page
    worked = {
        one.astimezone(zone).date()
        for segment in segments
        for one in [datetime.fromtimestamp(segment.slot_start_ms / 1000, UTC)]
    }
    assert worked <= set(by_date)
    for first in {day.replace(day=1) for day in worked}:
        parts = days_of(*month_bounds(first, zone), **given_to)
        assert {part.day.date for part in parts} >= {
            day for day in worked if day.month == first.month
        }
        for part in parts:
            assert not part.begins_later
            assert not part.ends_earlier
            assert told(part.day) == told(page_of(part.day.date, **given_to))
        lines = build_weeks(parts, first=first, counts=counted(segments), limits=Dated(limit))
        assert [cell for line in lines for cell in line.cells if cell] == list(parts)
        for line in lines:
            assert line.minutes == week_minutes(stored, week_bounds(line.monday)[0])


def test_a_minute_on_both_sides_of_a_midnight_counts_once():
    """In Kathmandu midnight is 18:15 UTC: inside a slot of thirty minutes, where one of fifteen begins."""
    zone = ZoneInfo("Asia/Kathmandu")
    at_ms = int(datetime(2026, 3, 10, 18, 0, tzinfo=UTC).timestamp()) * 1000
    long = segment(at_ms, at_ms + 30 * MINUTE_MS, slot_minutes=30, position=0)
    short = segment(at_ms + 15 * MINUTE_MS, at_ms + 30 * MINUTE_MS, slot_minutes=15, position=1)
    parts = days_of(*week_bounds(date(2026, 3, 9)), zone=zone, segments=[long, short], claims=[])
    told = {part.day.date: part.day.minutes for part in parts if not part.empty}
    assert told == {date(2026, 3, 10): 30, date(2026, 3, 11): 0}


def test_a_week_has_the_days_most_of_which_lie_in_it_and_parts_where_something_is():
    start_ms, end_ms = week_bounds(date(2026, 3, 9))
    for name, first in (
        ("UTC", 9),
        ("Europe/Berlin", 9),
        ("Asia/Manila", 9),
        ("America/New_York", 9),
    ):
        parts = days_of(start_ms, end_ms, zone=ZoneInfo(name), segments=[], claims=[])
        assert [part.day.date.day for part in parts] == list(range(first, first + 7)), name
    manila = ZoneInfo("Asia/Manila")
    late = segment(end_ms - 60 * MINUTE_MS, end_ms - 50 * MINUTE_MS)
    parts = days_of(start_ms, end_ms, zone=manila, segments=[late], claims=[])
    assert len(parts) == 8
    assert (parts[0].begins_later, parts[0].ends_earlier) == (True, False)
    assert (parts[-1].begins_later, parts[-1].ends_earlier) == (False, True)
    assert parts[-1].day.date == date(2026, 3, 16)
    assert parts[-1].day.minutes == 10
    new_york = days_of(start_ms, end_ms, zone=ZoneInfo("America/New_York"), segments=[], claims=[])
    assert new_york[-1].ends_earlier
    assert not new_york[0].begins_later


def test_the_day_of_a_clock_change_is_longer_or_shorter():
    berlin = ZoneInfo("Europe/Berlin")
    spring = days_of(*week_bounds(date(2026, 3, 23)), zone=berlin, segments=[], claims=[])
    autumn = days_of(*week_bounds(date(2026, 10, 19)), zone=berlin, segments=[], claims=[])
    assert [spring[-1].length, autumn[-1].length] == [23 * 60, 25 * 60]


def test_memos_reach_over_gaps_and_end_where_another_or_none_is_written():
    def at(minute: int) -> int:
        return week_bounds(date(2026, 3, 9))[0] + minute * MINUTE_MS

    memos = (("Maps", 0), ("Maps", 10), ("Maps", 60), ("Charts", 70), ("", 80), ("Charts", 90))
    segments = [segment(at(start), at(start + 10), memo=memo) for memo, start in memos]
    first, *_ = days_of(*week_bounds(date(2026, 3, 9)), zone=UTC, segments=segments, claims=[])
    assert [(band.memo, band.start_ms, band.end_ms, band.minutes) for band in first.bands] == [
        ("Maps", at(0), at(70), 30),
        ("Charts", at(70), at(80), 10),
        ("Charts", at(90), at(100), 10),
    ]
    assert first.strokes == (Stroke("tracked", 0, 20), Stroke("tracked", 60, 40))


def test_activity_of_a_day_leaves_out_what_is_not_known():
    start_ms = week_bounds(date(2026, 3, 9))[0]
    known = segment(start_ms, start_ms + 10 * MINUTE_MS)
    unknown = segment(
        start_ms + 10 * MINUTE_MS, start_ms + 20 * MINUTE_MS, activity=Reason.NOT_AVAILABLE
    )
    for segments, tenths in (([known], 10), ([known, unknown], 10), ([unknown], None), ([], None)):
        first, *_ = days_of(*week_bounds(date(2026, 3, 9)), zone=UTC, segments=segments, claims=[])
        assert first.tenths == tenths


def test_months_follow_each_other():
    assert next_month(date(2026, 12, 31)) == date(2027, 1, 1)
    assert month_before(date(2026, 1, 15)) == date(2025, 12, 1)
    assert next_month(date(2026, 1, 31)) == date(2026, 2, 1)
    assert week_start(week_bounds(date(2026, 3, 9))[0]) == week_bounds(date(2026, 3, 9))[0]


def test_the_bar_of_a_limit():
    assert against(30, None) == (0, 0)
    assert against(30, 60) == (0, 50)
    assert against(60, 60) == (0, 100)
    assert against(61, 60) == (1, 100)
    assert against(0, 0) == (0, 0)
    assert against(1, 0) == (1, 100)
