"""How somebody stands to a contract now, by what came last."""

from __future__ import annotations

import pytest

from server.team.presence import (
    GRACE_MS,
    Heard,
    Presence,
    Standing,
    due_after_ms,
    standing_of,
)
from wire.records import MINUTE_MS

NOW_MS = 1_773_172_800_000
DUE_MS = 25 * MINUTE_MS


def stands(*heard: Heard) -> Standing:
    return standing_of(heard, now_ms=NOW_MS, due_after_ms=DUE_MS)


def test_of_whom_nothing_came_is_out() -> None:
    assert stands() == Standing(Presence.OUT, None, None)


def test_who_said_that_the_clock_stopped_is_out() -> None:
    assert stands(Heard(NOW_MS - 5, None)) == Standing(Presence.OUT, None, NOW_MS - 5)


@pytest.mark.parametrize(
    ("quiet_ms", "presence"),
    [(0, Presence.IN), (DUE_MS, Presence.IN), (DUE_MS + 1, Presence.SILENT)],
)
def test_who_is_clocked_in_is_silent_once_what_was_due_has_not_come(quiet_ms, presence) -> None:
    heard_ms = NOW_MS - quiet_ms
    since_ms = heard_ms - 5 * MINUTE_MS
    assert stands(Heard(heard_ms, since_ms)) == Standing(presence, since_ms, heard_ms)


def test_the_device_at_work_counts_and_of_several_the_one_heard_of_last() -> None:
    out = Heard(NOW_MS, None)
    early, later = Heard(NOW_MS - 9, 100), Heard(NOW_MS - 7, 200)
    assert stands(out, early, later) == Standing(Presence.IN, 200, NOW_MS)


def test_a_clock_that_was_set_back_makes_nobody_silent() -> None:
    assert stands(Heard(NOW_MS + 90_000, NOW_MS)).presence is Presence.IN


@pytest.mark.parametrize(("idle", "minutes"), [(10, 20), (None, 10)])
def test_the_next_is_due_when_the_idle_rule_cannot_reach_back(idle, minutes) -> None:
    due_ms = due_after_ms(segment_minutes=10, idle_minutes=idle)
    assert due_ms == minutes * MINUTE_MS + GRACE_MS
