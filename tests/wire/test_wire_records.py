"""The small arithmetic of the records."""

import re
from pathlib import Path

import pytest

import wire
from wire.records import MINUTE_MS, SEGMENT_MINUTES, Activity, Reason, minutes_touched


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


def test_the_specification_lists_the_reasons_there_are():
    text = (Path(wire.__file__).parent / "SPEC.md").read_text(encoding="utf-8")
    (listed,) = re.findall(r"Reasons: ((?:`[a-z-]+`,?\s+)*`[a-z-]+`)\.", text)
    assert re.findall(r"`([a-z-]+)`", listed) == [reason.value for reason in Reason]
