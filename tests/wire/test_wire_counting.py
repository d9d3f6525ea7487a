"""The minutes of a week, and what a close may bill of them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.story import NINE_MS, tell
from wire.contractor import WEEK_MS, Close
from wire.counting import Claim, check_close, week_minutes, week_start_of
from wire.problems import WireCode, WireError
from wire.records import MINUTE_MS, minutes_touched

CLOSE = tell().told["close"].statement
assert isinstance(CLOSE, Close)
MONDAY_MS = week_start_of(NINE_MS)
SLOT_MS = 600_000


@given(st.integers(0, 4_102_444_800_000))
def test_weeks_begin_on_mondays(instant_ms):
    start_ms = week_start_of(instant_ms)
    assert start_ms <= instant_ms < start_ms + WEEK_MS
    began = datetime.fromtimestamp(start_ms / 1000, UTC)
    assert (began.weekday(), began.hour, began.minute, began.second) == (0, 0, 0, 0)


@st.composite
def claims(draw):
    slot = draw(st.integers(-12, 12)) + draw(st.sampled_from([0, WEEK_MS // SLOT_MS]))
    slot_start_ms = MONDAY_MS + slot * SLOT_MS
    start = draw(st.integers(0, SLOT_MS - 1))
    end = draw(st.integers(start + 1, SLOT_MS))
    return Claim(
        slot_start_ms=slot_start_ms,
        start_ms=slot_start_ms + start,
        end_ms=slot_start_ms + end,
        minutes=draw(st.integers(0, 11)),
        position=draw(st.integers(0, 99)),
    )


def _touched(claim: Claim) -> set[int]:
    first = claim.start_ms // MINUTE_MS
    return set(range(first, first + minutes_touched(start_ms=claim.start_ms, end_ms=claim.end_ms)))


@given(st.lists(claims(), max_size=10, unique_by=lambda claim: claim.position), st.randoms())
def test_minutes_of_a_week_count_once_in_whatever_order_they_come(found, rng):
    of_week = [c for c in found if MONDAY_MS <= c.slot_start_ms < MONDAY_MS + WEEK_MS]
    seen, expected = set(), 0
    for claim in sorted(of_week, key=lambda claim: (claim.start_ms, claim.position)):
        expected += min(claim.minutes, len(_touched(claim) - seen))
        seen |= _touched(claim)
    rng.shuffle(found)
    assert week_minutes(found, MONDAY_MS) == expected
    assert week_minutes(found, MONDAY_MS - 3 * WEEK_MS) == 0


def test_of_two_that_begin_together_the_one_that_came_first_is_served_first():
    modest = Claim(
        slot_start_ms=MONDAY_MS,
        start_ms=MONDAY_MS,
        end_ms=MONDAY_MS + SLOT_MS,
        minutes=3,
        position=1,
    )
    whole = replace(modest, minutes=10, position=2)
    assert week_minutes([whole, modest], MONDAY_MS) == 3
    assert week_minutes([replace(whole, position=0), modest], MONDAY_MS) == 10


def refused(where, close, **counts):
    with pytest.raises(WireError) as caught:
        check_close(close, **counts)
    assert (caught.value.code, caught.value.where) == (
        WireCode.CLOSE_TOTAL,
        f"statement/{where}",
    )


def test_a_close_bills_what_counts_or_less():
    close = replace(CLOSE, minutes=20, manual_minutes=5)
    check_close(close, counted=20, manual=5)
    check_close(close, counted=21, manual=6)
    refused("minutes", close, counted=19, manual=5)
    refused("manual_minutes", close, counted=20, manual=4)


def test_a_later_close_never_says_less_unless_less_counts():
    before = replace(CLOSE, minutes=20, manual_minutes=5)
    check_close(before, counted=20, manual=5, previous=before)
    check_close(replace(before, minutes=25), counted=30, manual=5, previous=before)
    refused("minutes", replace(before, minutes=19), counted=20, manual=5, previous=before)
    refused(
        "manual_minutes", replace(before, manual_minutes=4), counted=20, manual=5, previous=before
    )
    # Five minutes were redacted since: they may go, but no more than they.
    check_close(replace(before, minutes=15), counted=15, manual=5, previous=before)
    refused("minutes", replace(before, minutes=14), counted=15, manual=5, previous=before)
