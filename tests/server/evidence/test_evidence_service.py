"""Counted minutes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wire.counting import counted_minutes
from wire.records import MINUTE_MS, minutes_touched

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
