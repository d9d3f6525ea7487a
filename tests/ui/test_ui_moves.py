"""When a face is drawn anew: exactly when what it shows changes."""

from dataclasses import replace

import pytest

from agent.client import ReviewState, Tracking
from tests.ui.fake_client import CLOCKED_IN, NOW_MS, SLOT_MS, capture_of
from ui import present
from ui.present_capture import capture, moves_in_ms

SESSION_MS = 2_527_000
ALONE = replace(CLOCKED_IN, capture=None, session_ms=SESSION_MS)
KEPT = capture_of(review=ReviewState.KEPT, taken_ms=NOW_MS - 20_000)


@pytest.mark.parametrize("elapsed_ms", [0, 1, 250, 999, 52_999, 53_000, 3_600_001])
@pytest.mark.parametrize("seconds", [True, False])
@pytest.mark.parametrize(
    "snapshot",
    [
        ALONE,
        replace(ALONE, capture=KEPT),
        replace(ALONE, capture=capture_of(taken_ms=NOW_MS - 20_300)),
        replace(ALONE, tracking=Tracking.AWAY, capture=capture_of(taken_ms=NOW_MS - 20_300)),
    ],
)
def test_nothing_changes_before_and_something_then(snapshot, seconds, elapsed_ms):
    def shown(at_ms):
        return (
            present.faces(snapshot, at_ms, seconds=seconds),
            replace(found, left_ms=None) if (found := capture(snapshot, at_ms)) else None,
        )

    due = moves_in_ms(snapshot, elapsed_ms, seconds=seconds)
    assert 0 < due <= 60_000
    assert shown(elapsed_ms) == shown(elapsed_ms + due - 1)
    if snapshot is ALONE:
        assert shown(elapsed_ms) != shown(elapsed_ms + due)


def test_minutes_are_drawn_once_a_minute_and_a_countdown_each_second():
    assert moves_in_ms(ALONE, 0) == 1000
    assert moves_in_ms(ALONE, 0, seconds=False) == 60_000 - SESSION_MS % 60_000
    in_review = replace(ALONE, capture=capture_of(taken_ms=NOW_MS - 20_000))
    assert moves_in_ms(in_review, 250, seconds=False) == 750


def test_the_end_of_a_segment_is_a_change():
    end_ms = SLOT_MS - NOW_MS % SLOT_MS
    snapshot = replace(ALONE, capture=KEPT, session_ms=0)
    assert moves_in_ms(snapshot, end_ms - 300, seconds=False) <= 300
