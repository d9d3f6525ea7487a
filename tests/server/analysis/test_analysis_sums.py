"""An analysis comes to what the diary's days, weeks and months say, in every zone, over changes of the clock."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.access.contracts import ContractView
from server.analysis.period import Period, Preset, compared, days_of
from server.analysis.reading import apps, tallies
from server.analysis.report import Group, Report, Span, Sums, added, change, report, weeks_of
from server.analysis.tally import (
    MOST,
    STORED_BYTES,
    Added,
    Measure,
    Part,
    row_of,
    tally_from,
    tally_of,
)
from server.diary.day import day_bounds
from server.diary.recorded import Claimed, Recorded
from server.diary.spans import month_bounds, next_month, sums_of, week_bounds
from server.terms.dated import Dated
from server.terms.limits import NO_LIMIT
from tests.server.diary.test_diary_day import segment
from tests.server.diary.test_diary_spans import ZONES, statements
from tests.server.diary.test_diary_spans import days_of as diary_days
from wire.contractor import WEEK_MS
from wire.items import commitment, disclose
from wire.records import (
    MINUTE_MS,
    Activity,
    ContractId,
    OrganizationId,
    PersonId,
    Window,
)

FIRM, CONTRACT = OrganizationId("f" * 16), ContractId("c" * 16)
NOW_MS = int(datetime(2027, 2, 1, tzinfo=UTC).timestamp()) * 1000
TABLES = (
    "segments (organization, contract, start_ms, stream, seq, end_ms, slot_start_ms, minutes, claimed, position, idle)",
    "items (organization, contract, start_ms, stream, seq, item, kind, commitment, gone)",
    "disclosures (organization, stream, seq, item, text)",
    "manual_times (organization, contract, start_ms, stream, seq, minutes)",
    "later_items (organization, stream, seq, item, gone)",
)
"""The columns that an analysis reads."""


def view(contract: str = CONTRACT, *, limit: int | None = None, person: str = "p") -> ContractView:
    return ContractView(
        organization=FIRM,
        contract=ContractId(contract),
        title=f"Work {contract[0]}",
        contractor=f"Person {person}",
        employer="Firm",
        segment_minutes=10,
        limits=Dated(limit),
        viewer_is_contractor=False,
        their_zone="UTC",
        log_origin="",
        log_key="",
        person=PersonId(person),
    )


class Stored:
    """Statements in a database of SQLite, as an analysis reads them."""

    def __init__(self, segments: list[Recorded], claims: list[Claimed]) -> None:
        self.rows = sqlite3.connect(":memory:")
        for table in TABLES:
            self.rows.execute(f"CREATE TABLE {table}")
        for number, one in enumerate(segments):
            self._segment(one, number)
        for number, claim in enumerate(claims):
            self._add("manual_times", FIRM, CONTRACT, claim.start_ms, "m", number, claim.minutes)
            gone = "removed" if claim.taken_back else None
            self._add("later_items", FIRM, "m", number, 0, gone)

    def _segment(self, one: Recorded, number: int) -> None:
        times = (one.end_ms, one.slot_start_ms, one.minutes, one.claimed, one.position, one.idle)
        self._add("segments", FIRM, CONTRACT, one.start_ms, "s", number, *times)
        for index, item in enumerate((one.activity, one.window)):
            if isinstance(item, Activity | Window):
                text = disclose(item, bytes(16))
                kind = "activity" if isinstance(item, Activity) else "window"
                key = (FIRM, CONTRACT, one.start_ms, "s", number, index)
                self._add("items", *key, kind, commitment(text), None)
                self._add("disclosures", FIRM, "s", number, index, text)

    def _add(self, table: str, *values: object) -> None:
        marks = ", ".join("?" for _ in values)
        self.rows.execute(f"INSERT INTO {table} VALUES ({marks})", values)

    def select(self, sql: str, *values: object) -> list[tuple]:
        return self.rows.execute(sql, values).fetchall()


def summed(stored: Stored, period: Period, limit: int | None = None) -> Span:
    from_ms, to_ms = weeks_of(period)
    return added(
        ((CONTRACT, tally) for tally in tallies(stored, FIRM, CONTRACT, from_ms, to_ms)),
        period,
        limits={CONTRACT: Dated(limit)},
        closed=frozenset(),
    )


def asked(stored, period, zone, group=Group.DAY, limit=None) -> Report:
    when = replace(compared(Preset.THIS_WEEK, zone, NOW_MS), period=period)
    now = summed(stored, period, limit)
    return report(
        when,
        group,
        zone=zone,
        views=[view(limit=limit)],
        closed=frozenset(),
        now=now,
        before=Span(),
    )


def said(parts) -> tuple[int, ...]:
    """What the diary says of days."""
    sums = sums_of(parts)
    cards = [card for part in parts for card in part.day.cards]
    known = sum(1 for card in cards for bar in card.bars or () if bar is not None)
    active = sum(card.active_minutes or 0 for card in cards)
    return (sums.minutes, sums.idle, sums.claimed, sums.removed, known, active, sums.over)


@settings(max_examples=80, deadline=None)
@given(statements(), st.sampled_from(ZONES), st.sampled_from((None, 0, 60, 2400)), st.data())
def test_an_analysis_comes_to_what_the_diary_says(stated, zone_name, limit, data):
    monday, segments, claims = stated
    zone, stored = ZoneInfo(zone_name), Stored(segments, claims)
    given_to = {"zone": zone, "segments": segments, "claims": claims, "limit": limit}
    for start in (monday, monday + timedelta(days=7)):
        start_ms, end_ms = week_bounds(start)
        parts = diary_days(start_ms, end_ms, **given_to)
        week = Period(start, start + timedelta(days=6), start_ms, end_ms)
        found = asked(stored, week, zone, Group.WEEK, limit)
        assert found.total.all == said(parts)
        assert [line.sums for line in found.lines] == [found.total]
        by_day = asked(stored, week, zone, Group.DAY, limit)
        told = {part.day.date: said([part]) for part in parts}
        nothing = (0,) * len(Measure)
        for line in by_day.lines:
            assert line.sums.all == told.get(line.first, nothing)
        assert {line.first for line in by_day.lines} >= set(told)
        assert sum(map(sum, found.heat)) == found.total.minutes
    first = monday.replace(day=1)
    month_ms = month_bounds(first, zone)
    month = days_of(first, next_month(first) - timedelta(days=1), zone)
    assert (month.from_ms, month.to_ms) == month_ms
    parts = diary_days(*month_ms, **given_to)
    found = asked(stored, month, zone, Group.MONTH, limit)
    assert found.total.all == said(parts)
    for day in {part.day.date for part in parts}:
        one = asked(stored, days_of(day, day, zone), zone, Group.DAY, limit)
        assert one.total.all == said([part for part in parts if part.day.date == day])
        tenths = next(part.tenths for part in parts if part.day.date == day)
        assert one.total.tenths == tenths
    length = data.draw(st.integers(1, 20))
    begin = monday + timedelta(days=data.draw(st.integers(-3, 16)))
    some = days_of(begin, begin + timedelta(days=length - 1), zone)
    parts = diary_days(some.from_ms, some.to_ms, **given_to)
    found = asked(stored, some, zone, Group.DAY, limit)
    assert found.total.all == said(parts)
    assert sum((line.sums for line in found.lines), Sums()) == found.total
    months = asked(stored, some, zone, Group.MONTH, limit).lines
    assert sum((line.sums for line in months), Sums()) == found.total
    weeks = asked(stored, some, zone, Group.WEEK, limit).lines
    assert sum((line.sums for line in weeks), Sums()) == found.total


@settings(max_examples=30, deadline=None)
@given(statements(), st.sampled_from(ZONES))
def test_the_heat_map_has_each_minute_under_the_hour_of_the_wall(stated, zone_name):
    monday, segments, claims = stated
    zone, stored = ZoneInfo(zone_name), Stored(segments, claims)
    period = days_of(monday, monday + timedelta(days=13), zone)
    expected = [[0] * 24 for _ in range(7)]
    start_ms, end_ms = period.from_ms, period.to_ms
    for part in diary_days(start_ms, end_ms, zone=zone, segments=segments, claims=claims):
        for card in part.day.cards:
            local = datetime.fromtimestamp(card.recorded.slot_start_ms / 1000, zone)
            expected[local.weekday()][local.hour] += card.counted
    assert [list(day) for day in asked(stored, period, zone).heat] == expected


def test_unknown_activity_is_in_no_sum_and_none_is_known_as_none():
    start_ms = week_bounds(date(2026, 3, 9))[0]
    still = Activity(keys=(0,) * 10, clicks=(0,) * 10, scrolls=(0,) * 10)
    period = days_of(date(2026, 3, 9), date(2026, 3, 9), ZoneInfo("UTC"))
    for activity, tenths in ((None, None), (still, 0)):
        one = segment(start_ms, start_ms + 10 * MINUTE_MS, activity=activity)
        total = asked(Stored([one], []), period, ZoneInfo("UTC")).total
        assert (total.minutes, total.tenths) == (10, tenths)


def test_what_is_not_the_one_that_was_committed_to_is_not_known():
    start_ms = week_bounds(date(2026, 3, 9))[0]
    stored = Stored([segment(start_ms, start_ms + 10 * MINUTE_MS)], [])
    period = days_of(date(2026, 3, 9), date(2026, 3, 9), ZoneInfo("UTC"))
    assert asked(stored, period, ZoneInfo("UTC")).total.known == 10
    stored.rows.execute("UPDATE disclosures SET text = replace(text, 'A', 'B')")
    assert asked(stored, period, ZoneInfo("UTC")).total.known == 0


def test_apps_are_those_in_front_and_unknown_is_one_of_its_own():
    start_ms = week_bounds(date(2026, 3, 9))[0]

    def at(number: int, **changes) -> Recorded:
        begin_ms = start_ms + number * 10 * MINUTE_MS
        return segment(begin_ms, begin_ms + 10 * MINUTE_MS, **changes)

    maps = Window(app="Maps", title="Harbour")
    stored = Stored([at(0, window=maps), at(1), at(2, window=maps, minutes=4)], [])
    utc = ZoneInfo("UTC")
    period = days_of(date(2026, 3, 9), date(2026, 3, 9), utc)
    found = apps(stored, [view()], period)
    assert {name: (one.minutes, one.removed) for name, one in found.items()} == {
        "Maps": (14, 6),
        "": (10, 0),
    }
    assert not apps(stored, [view()], days_of(date(2026, 3, 10), date(2026, 3, 10), utc))
    when = compared(Preset.DAYS, utc, NOW_MS, (period.first, period.last))
    now = summed(stored, period)
    told = report(
        when,
        Group.APP,
        zone=utc,
        views=[view()],
        closed=frozenset(),
        now=now,
        before=Span(),
        apps=found,
    )
    assert [line.name for line in told.lines] == ["Maps", ""]
    assert told.total.minutes == sum(line.sums.minutes for line in told.lines)


def test_people_and_contracts_are_lines_of_their_own_with_the_time_before():
    monday = week_bounds(date(2026, 3, 9))[0]
    views = [view("a" * 16, person="x"), view("b" * 16, person="x"), view("d" * 16, person="y")]
    when = compared(Preset.LAST_WEEK, ZoneInfo("UTC"), monday + WEEK_MS)

    def of(week_ms: int, **minutes: int) -> Span:
        period = when.period if week_ms == monday else when.before
        weeks = (
            (
                ContractId(name * 16),
                tally_of(week_ms, [Part(week_ms, minutes=one, known=one, active=one)]),
            )
            for name, one in minutes.items()
        )
        closed = frozenset({ContractId("d" * 16)})
        return added(
            weeks,
            period,
            limits=dict.fromkeys((v.contract for v in views), NO_LIMIT),
            closed=closed,
        )

    made = {
        group: report(
            when,
            group,
            zone=ZoneInfo("UTC"),
            views=views,
            closed=frozenset({ContractId("d" * 16)}),
            now=of(monday, a=60, b=30),
            before=of(monday - WEEK_MS, a=20, d=15),
        )
        for group in (Group.PERSON, Group.CONTRACT)
    }
    lines = made[Group.PERSON].lines
    assert [(line.key, line.sums.minutes, line.before.minutes) for line in lines] == [
        ("x", 90, 20),
        ("y", 0, 15),
    ]
    assert [line.closed for line in lines] == [False, True]
    # Of what is closed, hours are told and activity is not.
    assert (lines[1].before.known, lines[0].sums.known) == (0, 90)
    assert [line.sums.minutes for line in made[Group.CONTRACT].lines] == [60, 30, 0]
    assert (made[Group.PERSON].people, made[Group.PERSON].contracts) == (2, 3)
    assert (made[Group.PERSON].total.minutes, made[Group.PERSON].before.minutes) == (90, 35)
    assert change(90, 35) == 157
    assert change(0, 35) == -100
    assert change(5, 0) is None


def test_a_tally_that_was_stored_is_the_same():
    monday = week_bounds(date(2026, 3, 9))[0]
    made = tally_of(monday, [Part(monday + 3 * 3_600_000, 10, 5, 1440, 2, 9, 8)] * 50)
    assert tally_from(monday, made.stored()) == made
    assert len(made.stored()) == STORED_BYTES
    assert made.minutes == 500
    assert sum(row_of(made.with_over(300), Measure.OVER)) == 200
    assert made.with_over(None) == made.with_over(500) == made.lanes


def test_sums_run_over_no_lane_and_one_quarter_holds_no_more_than_a_lane():
    monday = week_bounds(date(2026, 3, 9))[0]
    many = tally_of(monday, [Part(monday, claimed=1440)] * 40)
    assert many.peak == 40 * 1440
    sums = Added()
    for _ in range(1000):
        sums.add(many.lanes, peak=many.peak)
    assert max(sums.counts()) == sum(sums.counts()) == 1000 * 40 * 1440
    too_many = tally_of(monday, [Part(monday, claimed=1440)] * 100)
    assert (too_many.peak, max(row_of(too_many.lanes, Measure.CLAIMED))) == (MOST, MOST)
    assert not any(row_of(too_many.lanes, Measure.REMOVED))
    # A quarter of one measure never runs into the next.
    assert sum(Added().counts()) == 0


DAY = date(2026, 3, 18)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("preset", "first", "last", "before", "until", "partly"),
    [
        ("this-week", "2026-03-16", "2026-03-22", "2026-03-09", "2026-03-11", True),
        ("last-week", "2026-03-09", "2026-03-15", "2026-03-02", "2026-03-08", False),
        ("this-month", "2026-03-01", "2026-03-31", "2026-02-01", "2026-02-18", True),
        ("last-month", "2026-02-01", "2026-02-28", "2026-01-01", "2026-01-31", False),
        ("this-quarter", "2026-01-01", "2026-03-31", "2025-10-01", "2025-12-16", True),
        ("last-quarter", "2025-10-01", "2025-12-31", "2025-07-01", "2025-09-30", False),
        ("this-year", "2026-01-01", "2026-12-31", "2025-01-01", "2025-03-18", True),
        ("last-year", "2025-01-01", "2025-12-31", "2024-01-01", "2024-12-31", False),
    ],
)
def test_periods_and_what_they_are_compared_with(preset, first, last, before, until, partly):
    zone = ZoneInfo("Asia/Kathmandu")
    now_ms = day_bounds(DAY, UTC)[0] + 12 * 3_600_000
    found = compared(Preset(preset), zone, now_ms)
    told = (found.period.first, found.period.last, found.before.first, found.before.last)
    assert [day.isoformat() for day in told] == [first, last, before, until]
    assert found.partly is partly
    assert found.before.to_ms <= found.period.from_ms
    whose = UTC if "week" in preset else zone
    assert found.period.from_ms == day_bounds(found.period.first, whose)[0]
    assert found.period.to_ms == day_bounds(found.period.last, whose)[1]


def test_days_are_compared_with_as_many_before():
    zone = ZoneInfo("UTC")
    now_ms = day_bounds(DAY, UTC)[0]
    found = compared(Preset.DAYS, zone, now_ms, (date(2026, 3, 2), date(2026, 3, 8)))
    assert (found.before.first, found.before.last) == (date(2026, 2, 23), date(2026, 3, 1))
    assert not found.partly
    running = compared(Preset.DAYS, zone, now_ms, (date(2026, 3, 16), date(2026, 3, 25)))
    assert (running.before.first, running.before.last) == (date(2026, 3, 6), date(2026, 3, 8))
    assert running.partly
    with pytest.raises(ValueError, match="no days"):
        compared(Preset.DAYS, zone, now_ms)
