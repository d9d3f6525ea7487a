"""What the diary shows, decided without Qt: periods, changes of the clocks, rows, totals, bars and words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from agent.client import DiaryPage, EntryState, Ground, PerMinute, Verdict
from tests.ui.fake_client import CLOCKED_OUT, CONTRACT
from tests.ui.fake_diary import claim_of, entry_of, every_kind
from ui import diary_words, present_diary, present_diary_detail
from ui.diary_days import Period, bounds_ms, days_of, instant_of, moved, to_read, week_of
from ui.present_diary import CardRow, CardState, DayRow
from wire.records import Reason

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 9, 21)
DAY_MS = round(datetime(2026, 9, 21, tzinfo=UTC).timestamp()) * 1000
HOUR_MS = 3_600_000


def ms(*when: int, zone: object = UTC) -> int:
    return round(datetime(*when, tzinfo=zone).timestamp()) * 1000


@pytest.mark.parametrize(
    ("period", "day", "first", "end"),
    [
        (Period.DAY, date(2026, 2, 28), date(2026, 2, 28), date(2026, 3, 1)),
        (Period.WEEK, date(2026, 3, 1), date(2026, 2, 23), date(2026, 3, 2)),
        (Period.MONTH, date(2026, 12, 31), date(2026, 12, 1), date(2027, 1, 1)),
        (Period.YEAR, date(2024, 2, 29), date(2024, 1, 1), date(2025, 1, 1)),
    ],
)
def test_periods(period, day, first, end):
    assert days_of(period, day) == (first, end)


@pytest.mark.parametrize(
    ("period", "day", "by", "to"),
    [
        (Period.DAY, date(2026, 3, 1), -1, date(2026, 2, 28)),
        (Period.WEEK, date(2026, 3, 1), 1, date(2026, 3, 8)),
        (Period.MONTH, date(2026, 1, 31), 1, date(2026, 2, 28)),
        (Period.MONTH, date(2026, 1, 31), -1, date(2025, 12, 31)),
        (Period.YEAR, date(2024, 2, 29), 1, date(2025, 2, 28)),
    ],
)
def test_steps(period, day, by, to):
    assert moved(period, day, by) == to


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (DAY, 24)]
)
def test_days_have_the_hours_of_their_zone(day, hours):
    start_ms, end_ms = bounds_ms(*days_of(Period.DAY, day), BERLIN)
    assert end_ms - start_ms == hours * HOUR_MS


@pytest.mark.parametrize(("day", "count"), [(date(2026, 3, 29), 138), (date(2026, 10, 25), 150)])
def test_every_slot_of_a_day_whose_clocks_change_is_on_it_once(day, count):
    first_ms = bounds_ms(*days_of(Period.DAY, day), BERLIN)[0] - 12 * 600_000
    entries = tuple(entry_of(first_ms + number * 600_000) for number in range(180))
    rows = present_diary.rows_of(DiaryPage(entries, ()), day, day + timedelta(days=1), BERLIN)
    cards = [row for row in rows if isinstance(row, CardRow)]
    assert len(cards) == count
    assert len({card.key for card in cards}) == count
    assert {card.day for card in cards} == {day}


def test_a_time_that_is_skipped_is_none_and_one_that_comes_twice_is_the_first():
    assert instant_of(date(2026, 3, 29), 2, 30, BERLIN) is None
    twice = instant_of(date(2026, 10, 25), 2, 30, BERLIN)
    assert twice == ms(2026, 10, 25, 0, 30)
    assert instant_of(DAY, 9, 0, UTC) == DAY_MS + 9 * HOUR_MS


@pytest.mark.parametrize("period", Period)
def test_what_is_read_covers_the_period_and_whole_weeks(period):
    day = date(2026, 3, 29)
    spans = to_read(period, day, BERLIN)
    start_ms, end_ms = bounds_ms(*days_of(period, day), BERLIN)
    assert spans[0][0] <= start_ms
    assert spans[-1][1] >= end_ms
    assert all(a[1] == b[0] for a, b in pairwise(spans))
    assert all(week_of(start) == (start, end) for start, end in spans)


def test_rows_have_headings_with_totals_apart():
    page = DiaryPage((entry_of(DAY_MS), entry_of(DAY_MS + 86_400_000)), (claim_of(DAY_MS),))
    rows = present_diary.rows_of(page, DAY, DAY + timedelta(days=7), UTC)
    headings = [row for row in rows if isinstance(row, DayRow)]
    assert [(row.day, row.totals.tracked, row.totals.manual) for row in headings] == [
        (DAY, 10, 60),
        (DAY + timedelta(days=1), 10, 0),
    ]


def test_a_claim_that_was_taken_back_counts_no_more():
    page = DiaryPage((), (claim_of(DAY_MS, taken_back=True, memo=None),))
    heading, card = present_diary.rows_of(page, DAY, DAY + timedelta(days=1), UTC)
    assert heading.totals.manual == 0
    assert card.state is CardState.REMOVED
    assert present_diary.tag(card) == diary_words.TAKEN_BACK


def test_bands_join_neighbours_with_the_same_memo_only():
    entries = (
        entry_of(DAY_MS, memo="A"),
        entry_of(DAY_MS + 600_000, memo="A"),
        entry_of(DAY_MS + 1_200_000, memo="B"),
        entry_of(DAY_MS + 3_000_000, memo="B"),
        entry_of(DAY_MS + 3_600_000, memo=""),
    )
    rows = present_diary.rows_of(DiaryPage(entries, ()), DAY, DAY + timedelta(days=1), UTC)
    assert [row.joined for row in rows[1:]] == [False, True, False, False, False]


def test_states_as_the_employer_sees_them():
    states = [present_diary.state_of(one) for one in every_kind(DAY_MS)]
    assert states[:8] == [
        CardState.TRACKED,
        CardState.TRACKED,
        CardState.TRACKED,
        CardState.REDACTED,
        CardState.REDACTED,
        CardState.IDLE,
        CardState.OVER_LIMIT,
        CardState.REMOVED,
    ]


def test_bars_stand_where_their_minutes_are():
    late = entry_of(
        DAY_MS + 3 * 60_000,
        slot_start_ms=DAY_MS,
        per_minute=PerMinute((0, 4, 300), (0, 1, 0), (0, 0, 0)),
    )
    bars = present_diary.heights(late)
    assert bars == (None, None, None, 0, 2, 10, None, None, None, None)
    assert present_diary.tenths(late) == 7
    assert present_diary.heights(replace(late, per_minute=None)) is None


def test_totals_name_the_week_and_its_limit():
    totals = present_diary.Totals(tracked=130, manual=60, held=120, segments=13)
    line = present_diary.totals_line(totals, 460, CONTRACT)
    assert line == ("Tracked 2:10", "Would hold 2:00", "Manual 1:00", "Week 7:40 of 40:00")


@pytest.mark.parametrize("ground", Ground)
def test_every_ground_has_words(ground):
    entry = entry_of(DAY_MS, no_picture="screen-locked")
    said = present_diary_detail.ground_words(ground, entry)
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_words(verdict):
    assert diary_words.VERDICTS[verdict]
    assert diary_words.CARD_VERDICTS[verdict]
    assert diary_words.HOLDS_FOR[verdict]


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words(reason):
    assert present_diary.reason_words(reason.value) != reason.value


@pytest.mark.parametrize("entry", every_kind(DAY_MS), ids=lambda one: one.start_ms)
def test_every_kind_can_be_told_in_full(entry):
    card = present_diary.card_of(entry, UTC)
    facts = present_diary_detail.facts(card, CLOCKED_OUT, UTC)
    assert all(fact.name and fact.value for fact in facts)
    assert present_diary.spoken(card, UTC)
    told = present_diary_detail.minutes(entry, UTC)
    assert bool(told.rows) is not bool(told.none)
    assert present_diary.upload_words(card)


def test_only_full_pictures_that_are_here_can_be_painted_on():
    signed = entry_of(DAY_MS, state=EntryState.SIGNED, receipt_ms=None)
    assert present_diary_detail.can_black_out(signed)
    assert not present_diary_detail.can_black_out(entry_of(DAY_MS))
    assert not present_diary_detail.can_black_out(replace(signed, shots=()))
