"""When streams may try: jitter, back-off, pauses, and clocks that run back."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from sync.server_time import Measured, ServerTime
from sync.timetable import Schedule, Timetable
from wire.records import StreamId

A, B = StreamId("a"), StreamId("b")
NOW_MS = 1_000_000_000


def minutes(count):
    return count * 60_000


def table_at(now_ms=NOW_MS, **lengths):
    table = Timetable(Schedule(**lengths), rng=random.Random(3))
    table.at(now_ms)
    return table


def test_nothing_to_send_has_no_deadline():
    table = table_at()
    assert table.next_ms() is None
    assert table.due() is None


def test_a_new_stream_gets_a_turn_within_the_jitter_and_keeps_it():
    table = table_at()
    table.see([A])
    due_ms = table.next_ms()
    assert NOW_MS <= due_ms < NOW_MS + 60_000
    assert table.due() is None
    table.see([A])
    assert table.next_ms() == due_ms
    table.at(due_ms)
    assert table.due() == A


def test_streams_without_anything_to_send_are_forgotten():
    table = table_at(jitter_ms=0)
    table.see([A, B])
    table.see([B])
    assert table.due() == B


def test_the_one_that_failed_least_goes_first():
    table = table_at(jitter_ms=0)
    table.see([A, B])
    table.put_off(A, refused=False)
    table.at(NOW_MS + 10_000)
    assert table.due() == B
    table.delivered(B)
    table.see([A])
    assert table.due() == A


def test_a_pause_is_for_all_and_ends_with_an_answer():
    table = table_at(jitter_ms=0)
    table.see([A, B])
    table.pause()
    assert table.due() is None
    assert NOW_MS + 2_500 <= table.next_ms() <= NOW_MS + 5_000
    table.reached()
    assert table.due() is not None


def test_hurrying_ends_our_own_waiting_but_not_what_was_asked_for():
    table = table_at()
    table.see([A])
    table.pause()
    table.hurry()
    assert table.due() == A
    table.pause(asked_ms=30_000)
    table.hurry()
    assert table.due() is None
    assert NOW_MS + 30_000 <= table.next_ms() <= NOW_MS + 35_000


def test_asked_for_at_once_means_at_once():
    table = table_at(jitter_ms=0)
    table.see([A])
    table.pause(asked_ms=0)
    assert table.due() == A


@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.just("at"), st.integers(-20_000, 20_000).map(minutes)),
            st.tuples(st.just("pause"), st.none() | st.integers(0, 10**15)),
            st.tuples(st.just("put_off"), st.booleans()),
            st.tuples(st.sampled_from(["see", "gone", "delivered", "hurry", "reached"]), st.none()),
        ),
        max_size=60,
    )
)
def test_no_wait_is_ever_longer_than_the_longest(steps):
    schedule = Schedule()
    longest_ms = schedule.refused_longest_ms
    table = table_at()
    now_ms = NOW_MS
    seen = False
    for what, value in steps:
        match what:
            case "at":
                now_ms += value
                table.at(now_ms)
            case "pause":
                table.pause(asked_ms=value)
            case "see":
                table.see([A])
                seen = True
            case "gone":
                table.see([])
                seen = False
            case "hurry":
                table.hurry()
            case "reached":
                table.reached()
            case "delivered" if seen:
                table.delivered(A)
            case "put_off" if seen:
                table.put_off(A, refused=value)
        next_ms = table.next_ms()
        assert (next_ms is not None) == seen
        if next_ms is not None:
            assert now_ms <= next_ms <= now_ms + longest_ms + schedule.first_ms
            # What it names is really when something is due.
            table.at(next_ms)
            assert table.due() == A
            table.at(now_ms)


def test_the_first_measurement_counts_and_quicker_ones_replace_it():
    time = ServerTime()
    assert time.latest() is None
    time.note(10_000, sent_mono_ms=0, mono_ms=400, wall_ms=5_000)
    assert time.latest() == Measured(offset_ms=5_000, round_trip_ms=400, measured_ms=5_000)
    time.note(11_000, sent_mono_ms=1_000, mono_ms=1_100, wall_ms=5_700)
    assert time.latest() == Measured(offset_ms=5_300, round_trip_ms=100, measured_ms=5_700)


def test_a_slow_answer_does_not_move_a_clock_that_may_be_right():
    time = ServerTime()
    time.note(10_900, sent_mono_ms=0, mono_ms=1_000, wall_ms=11_000)
    assert time.latest().offset_ms == 0
    time.note(12_000, sent_mono_ms=2_000, mono_ms=2_010, wall_ms=12_300)
    assert time.latest().offset_ms == -290


def test_a_slow_exchange_replaces_only_what_is_old_or_of_another_clock():
    time = ServerTime()
    time.note(10_000, sent_mono_ms=0, mono_ms=100, wall_ms=5_000)
    best = time.latest()
    time.note(20_000, sent_mono_ms=2_000, mono_ms=10_100, wall_ms=15_000)
    assert time.latest() == best
    time.note(620_000, sent_mono_ms=600_000, mono_ms=601_000, wall_ms=605_900)
    assert time.latest().round_trip_ms == 1_000
    # The wall clock is set forward by an hour: the old offset is worth nothing.
    time.note(700_000, sent_mono_ms=690_000, mono_ms=692_000, wall_ms=4_296_900)
    assert time.latest().offset_ms < -3_000_000


def test_a_clock_that_stands_still_gives_no_negative_round_trip():
    time = ServerTime()
    time.note(10_000, sent_mono_ms=50, mono_ms=0, wall_ms=10_000)
    assert time.latest() == Measured(0, 0, 10_000)
