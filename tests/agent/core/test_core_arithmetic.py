"""Spans, slots, counts, moments, limits and the line of time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core import segments
from agent.core.intervals import WEEK_MS, clip, distinct_minutes, minute_start, week_start
from agent.core.limits import LimitLevel, level_of, other_devices_minutes
from agent.core.timeline import Look, advance, begin_line, corrected, correction
from agent.core.tracked import MinuteCounts
from tests.support.agent_world import INFO, MINUTE_MS, MONDAY_MS, a_contract
from wire.items import MAX_COUNT
from wire.records import (
    SEGMENT_MINUTES,
    Activity,
    ClockReading,
    Reason,
    SegmentId,
    Window,
    minutes_touched,
)

CLOCK = ClockReading(boot="b", mono_ms=1, wall_ms=2, offset_ms=0, offset_age_s=None, jumps_ms=())
OPENING = segments.Opening(segment=SegmentId("1" * 32), clock=CLOCK, agent=INFO)

instants = st.integers(min_value=MONDAY_MS, max_value=MONDAY_MS + 3_600_000)
spans = st.lists(st.tuples(instants, instants), max_size=8)


@given(spans, instants, instants)
def test_distinct_minutes_counts_each_touched_minute_once(some, start_ms, end_ms):
    touched = set()
    for start, end in some:
        part = clip((start, end), start_ms=start_ms, end_ms=end_ms)
        if part is not None:
            touched.update(range(part[0] // MINUTE_MS, (part[1] - 1) // MINUTE_MS + 1))
    assert distinct_minutes(some, start_ms=start_ms, end_ms=end_ms) == len(touched)


@given(st.integers(min_value=0, max_value=4_000_000_000_000))
def test_weeks_begin_on_mondays(at_ms):
    start = week_start(at_ms)
    assert start <= at_ms < start + WEEK_MS
    assert (start - MONDAY_MS) % WEEK_MS == 0
    assert minute_start(at_ms) <= at_ms < minute_start(at_ms) + MINUTE_MS


@given(instants, st.sampled_from(SEGMENT_MINUTES))
def test_slots_lie_on_the_grid(at_ms, minutes):
    slot_ms = minutes * MINUTE_MS
    start = segments.slot_of(at_ms, slot_ms)
    assert start <= at_ms < start + slot_ms
    assert start % slot_ms == 0


def opened(start_ms: int = MONDAY_MS, **policy: object) -> segments.TrackedSegment:
    """A segment that has just begun."""
    return segments.open_segment(
        a_contract(**policy), start_ms=start_ms, memo="m", no_counts=None, opening=OPENING
    )


@given(
    st.integers(min_value=0, max_value=599_999),
    st.lists(st.tuples(st.integers(0, 599_999), st.integers(1, 9)), max_size=20),
    st.integers(min_value=1, max_value=700_000),
    st.integers(min_value=0, max_value=700_000),
)
def test_closed_and_cut_segments_fit_a_statement(start, inputs, length, cut):
    """One entry for each touched minute, nothing counted twice, nothing out of the span."""
    segment = opened(MONDAY_MS + start)
    for at, keys in inputs:
        counts = MinuteCounts(keys=keys, clicks=0, scrolls=0)
        segment = segments.add_counts(segment, counts, at_ms=MONDAY_MS + at)
    end = MONDAY_MS + start + length
    closed = segments.close(segment, end_ms=end, shooting=False)
    assert closed is not None
    for kept in (closed, segments.cut_back(closed, MONDAY_MS + cut)):
        if kept is None:
            assert MONDAY_MS + cut <= segment.start_ms
            continue
        evidence = segments.evidence_of(kept)
        touched = minutes_touched(start_ms=evidence.start_ms, end_ms=evidence.end_ms)
        assert evidence.minutes == touched >= 1
        activity = evidence.items[0]
        assert isinstance(activity, Activity)
        assert len(activity.keys) == touched
        assert sum(activity.keys) <= sum(keys for _, keys in inputs)
        assert evidence.end_ms <= segments.slot_end(segment)


def test_counts_stop_at_what_a_statement_holds():
    segment = opened()
    most = MinuteCounts(keys=MAX_COUNT, clicks=0, scrolls=0)
    for _ in range(2):
        segment = segments.add_counts(segment, most, at_ms=MONDAY_MS)
    assert segment.counts == (most,)


def test_cut_takes_the_window_with_the_moment():
    segment = replace(
        opened(screenshots=False), window=Window("editor", None), moment_ms=MONDAY_MS + 300_000
    )
    closed = segments.close(segment, end_ms=MONDAY_MS + 600_000, shooting=False)
    before = segments.cut_back(closed, MONDAY_MS + 300_000)
    after = segments.cut_back(closed, MONDAY_MS + 300_001)
    assert (before.window, before.no_window) == (None, Reason.DISCARDED_WITH_IDLE)
    assert after.window == Window("editor", None)


@pytest.mark.parametrize(
    ("minutes", "limit", "level"),
    [
        (10_000, None, LimitLevel.BELOW),
        (89, 100, LimitLevel.BELOW),
        (90, 100, LimitLevel.NEAR),
        (99, 100, LimitLevel.NEAR),
        (100, 100, LimitLevel.REACHED),
        (0, 0, LimitLevel.REACHED),
    ],
)
def test_limit(minutes, limit, level):
    assert level_of(minutes=minutes, limit=limit) is level


def test_other_devices():
    assert other_devices_minutes(server=50, local=30) == 20
    assert other_devices_minutes(server=10, local=30) == 0


START = Look(wall_ms=1_000_000, mono_ms=10, boot_ms=20)


def later(by_ms: int, *, asleep: int = 0, step: int = 0) -> Look:
    """The clocks `by_ms` after the start, of which `asleep`, the wall clock set by `step`."""
    return Look(
        wall_ms=START.wall_ms + by_ms + step,
        mono_ms=START.mono_ms + by_ms - asleep,
        boot_ms=START.boot_ms + by_ms,
    )


@pytest.mark.parametrize(
    ("look", "often", "slept"),
    [
        (later(5_000), True, False),
        (later(60_001), True, True),
        (later(60_001), False, False),
        (later(8_000, asleep=3_000), True, True),
        (later(8_000, asleep=3_000), False, True),
        (later(8_000, asleep=900), True, False),
    ],
)
def test_sleep(look, often, slept):
    _, passage = advance(begin_line(START, None), look, looked_often=often)
    assert passage.slept is slept
    assert passage.good_ms == 1_000_000
    assert (passage.step_ms, passage.shift_ms) == (0, 0)


def test_step_of_the_clock_moves_agent_time_only_where_no_server_has_told_it():
    look = later(5_000, step=3_600_000)
    alone, passage = advance(begin_line(START, None), look, looked_often=True)
    assert (passage.step_ms, passage.shift_ms) == (3_600_000, 3_600_000)
    assert alone.at(look.boot_ms) == passage.now_ms == look.wall_ms
    told, passage = advance(begin_line(START, 700), look, looked_often=True)
    assert (passage.step_ms, passage.shift_ms) == (3_600_000, 0)
    assert told.at(look.boot_ms) == passage.now_ms == 1_000_000 + 700 + 5_000
    assert correction(told) == 0


def test_small_deviations_are_left_alone_and_greater_ones_corrected():
    line = begin_line(START, 0)
    assert correction(replace(line, offset_ms=199)) == 0
    off = replace(line, offset_ms=-200)
    assert correction(off) == -200
    assert correction(corrected(off, -200)) == 0
