"""The small arithmetic of the records."""

import pytest

from wire.records import MINUTE_MS, SEGMENT_MINUTES, Activity, minutes_touched


@pytest.mark.parametrize(
    ("start_ms", "end_ms", "minutes"),
    [
        (0, 0, 0),
        (5, 4, 0),
        (0, 1, 1),
        (0, MINUTE_MS, 1),
        (0, MINUTE_MS + 1, 2),
        (MINUTE_MS - 1, MINUTE_MS, 1),
        (MINUTE_MS - 1, MINUTE_MS + 1, 2),
        (1, 30 * MINUTE_MS - 1, 30),
        (600_000, 1_200_000, 10),
    ],
)
def test_minutes_touched(start_ms, end_ms, minutes):
    assert minutes_touched(start_ms=start_ms, end_ms=end_ms) == minutes


def test_active_minutes_have_any_input():
    assert Activity((0, 3, 0, 0), (0, 0, 1, 0), (0, 2, 0, 0)).active_minutes == 2


def test_segments_divide_the_hour():
    assert all(60 % minutes == 0 for minutes in SEGMENT_MINUTES)
