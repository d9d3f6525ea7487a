"""When the person hears that what waits for the upload runs out of room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent.core.problems import Problem, ProblemCode
from agent.core.quota import DAY_MS, quota_problem

NOW_MS = 1_800_000_000_000
MEGA = 1_000_000


def after(days: float, used_mb: float, quota_mb: int = 2_000) -> Problem | None:
    return quota_problem(
        round(used_mb * MEGA),
        quota_bytes=quota_mb * MEGA,
        since_ms=round(NOW_MS - days * DAY_MS),
        now_ms=NOW_MS,
    )


def test_a_fortnight_of_two_monitors_says_nothing() -> None:
    assert after(14, 14 * 8 * 6 * 2 * 0.16) is None


def test_a_busy_first_hour_says_nothing() -> None:
    assert after(1 / 24, 300) is None


def test_the_days_left_are_said_well_before() -> None:
    assert after(10, 1_250) is None
    near = after(10, 1_400)
    assert near is not None
    assert near.code is ProblemCode.SPOOL_NEAR_QUOTA
    assert near.details == {"used_mb": "1400", "quota_mb": "2000", "days_left": "4"}
    assert near.shades == ()


def test_a_slow_filling_is_said_when_most_is_used() -> None:
    assert after(400, 1_599) is None
    late = after(400, 1_600)
    assert late is not None
    assert late.details["days_left"] == "100"


def test_reached_is_another_thing() -> None:
    full = after(10, 2_000)
    assert full is not None
    assert full.shades == ("spool-near-quota/reached",)
    assert after(10, 2_500, 2_000) is not None


def test_nothing_waits() -> None:
    assert quota_problem(0, quota_bytes=1, since_ms=None, now_ms=0) is None


@given(
    used=st.integers(0, 10**12),
    quota=st.integers(1, 10**12),
    since=st.integers(0, 2 * NOW_MS),
)
def test_it_never_fails_and_is_never_silent_when_full(used: int, quota: int, since: int) -> None:
    said = quota_problem(used, quota_bytes=quota, since_ms=since, now_ms=NOW_MS)
    if used >= quota:
        assert said is not None
        assert said.details["why"] == "reached"
