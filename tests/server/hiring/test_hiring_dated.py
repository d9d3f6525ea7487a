"""What holds when of terms that change from dates on, and from when a weekly limit holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.terms.dated import Dated, Step, coming_week
from server.terms.limits import holds_from, lowers
from wire.contractor import WEEK_MS
from wire.counting import week_start_of


def at(day: int, hour: int = 0) -> int:
    """An hour of March 2026; the 9th and the 16th are Mondays."""
    return int(datetime(2026, 3, day, hour, tzinfo=UTC).timestamp()) * 1000


def test_weeks_begin_on_monday_in_utc():
    assert week_start_of(at(9)) == week_start_of(at(15, 23)) == at(9)
    assert week_start_of(at(9) - 1) == at(2)
    assert coming_week(at(9)) == coming_week(at(15, 23)) == at(16)


@pytest.mark.parametrize(
    ("before", "after", "lower"),
    [(40, 30, True), (30, 40, False), (None, 40, True), (40, None, False), (40, 40, False)],
)
def test_a_lower_limit_waits_for_the_next_week_and_any_other_holds_for_all_of_this_one(
    before, after, lower
):
    assert lowers(before, after) == lower
    expected = at(16) if lower else at(9)
    assert holds_from(Dated(before), after, at(11, 15)) == expected


def test_of_steps_from_the_same_instant_the_newest_one_counts():
    made = Dated(40, (Step(at(16), 2, 20), Step(at(16), 1, 30)))
    assert [made.at(at(16) - 1), made.at(at(16)), made.of_week(at(20))] == [40, 20, 20]
    assert made.planned(at(15)) == Step(at(16), 2, 20)
    assert made.planned(at(16)) is None


def test_what_changes_nothing_is_no_step():
    made = Dated(40, (Step(at(16), 1, 30), Step(at(16), 2, 40)))
    assert made.steps() == ()
    assert made.planned(at(10)) is None


def test_two_changes_in_one_millisecond_keep_their_order():
    made = Dated(40, (Step(at(9), at(10), 50),))
    assert made.set_ms(at(10)) == at(10) + 1
    assert made.set_ms(at(11)) == at(11)


_SOME = st.integers(0, 12)
_WRITTEN = st.lists(st.tuples(_SOME, st.integers(0, 3)), max_size=8).map(
    lambda told: tuple(Step(week * WEEK_MS, number, v) for number, (week, v) in enumerate(told))
)


def _with(made: Dated[int], wanted: tuple[tuple[int, int], ...]) -> Dated[int]:
    set_ms = made.set_ms(0)
    steps = tuple(Step(from_ms, set_ms, value) for from_ms, value in wanted)
    return replace(made, written=(*made.written, *steps))


@given(_WRITTEN, _SOME, _SOME, st.integers(0, 3))
def test_a_change_takes_the_place_of_all_that_was_planned_and_of_nothing_before(
    written, now, later, value
):
    made, now_ms, from_ms = Dated(1, written), now * WEEK_MS + 7, (now + later) * WEEK_MS
    after = _with(made, made.replaced(value, from_ms=from_ms, now_ms=now_ms))
    for week in range(30):
        instant_ms = week * WEEK_MS
        if instant_ms >= from_ms:
            expected = value
        elif instant_ms > now_ms:
            expected = made.at(now_ms)
        else:
            expected = made.at(instant_ms)
        assert after.at(instant_ms) == expected


@given(_WRITTEN, _SOME)
def test_taking_back_leaves_nothing_planned_and_the_past_as_it_is(written, now):
    made, now_ms = Dated(1, written), now * WEEK_MS + 7
    after = _with(made, made.without_plans(now_ms))
    assert after.planned(now_ms) is None
    assert [after.at(w * WEEK_MS) for w in range(now + 1)] == [
        made.at(w * WEEK_MS) for w in range(now + 1)
    ]
    assert after.at(99 * WEEK_MS) == made.at(now_ms)
