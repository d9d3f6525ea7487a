"""Packed counts and counted minutes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.evidence.packing import pack, unpack
from server.evidence.service import counted_minutes
from wire.records import MINUTE_MS, Activity, minutes_touched

counts = st.integers(0, 1_000_000)


@given(st.lists(st.tuples(counts, counts, counts), max_size=31))
def test_packing_is_lossless(rows: list[tuple[int, int, int]]) -> None:
    keys, clicks, scrolls = zip(*rows, strict=True) if rows else ((), (), ())
    activity = Activity(keys=tuple(keys), clicks=tuple(clicks), scrolls=tuple(scrolls))
    assert unpack(pack(activity)) == activity


def test_ten_usual_minutes_are_short() -> None:
    activity = Activity(keys=(120,) * 10, clicks=(14,) * 10, scrolls=(200,) * 10)
    assert len(pack(activity)) <= 50


@pytest.mark.parametrize("packed", [b"\x80", b"\x01\x02", b"\x01\x02\x83"])
def test_cut_off_counts_are_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match="cut off"):
        unpack(packed)


claims = st.lists(
    st.tuples(st.integers(0, 3_000_000), st.integers(1, 700_000), st.integers(1, 12)).map(
        lambda c: (c[0], c[0] + c[1], c[2])
    ),
    max_size=12,
)


@given(claims)
def test_a_minute_counts_once_and_only_what_is_claimed(found: list[tuple[int, int, int]]) -> None:
    touched = {
        minute
        for start, end, _ in found
        for minute in range(
            start // MINUTE_MS, start // MINUTE_MS + minutes_touched(start_ms=start, end_ms=end)
        )
    }
    counts = counted_minutes(found)
    assert sum(counts) <= len(touched)
    assert all(0 <= count <= claimed for count, (_, _, claimed) in zip(counts, found, strict=True))
    whole = [(start, end, 10**6) for start, end, _ in found]
    assert sum(counted_minutes(whole)) == len(touched)


def test_claims_are_served_in_their_order() -> None:
    minute = MINUTE_MS
    first, second = (0, 10 * minute, 7), (5 * minute, 15 * minute, 10)
    assert counted_minutes([first, second]) == [7, 5]
    assert counted_minutes([first, first]) == [7, 0]
    assert counted_minutes([(0, 200_000, 4), (200_000, 600_000, 7)]) == [4, 6]
