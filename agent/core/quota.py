"""Whether what waits for the upload still has room, and for how long. Pure."""

from __future__ import annotations

from typing import Final

from agent.core.problems import Problem, ProblemCode

DAY_MS: Final = 86_400_000
WARN_DAYS: Final = 5
"""At the present rate this many days are left: a warning."""
WARN_SHARE: Final = 0.8
"""Or this much of the quota is used."""
_MEGA: Final = 1_000_000
_REACHED: Final = "reached"


def quota_problem(
    used_bytes: int, *, quota_bytes: int, since_ms: int | None, now_ms: int
) -> Problem | None:
    """SPOOL_NEAR_QUOTA when it is time to say so; `why` is `reached` once no picture is taken any more.

    `since_ms` is when the oldest of what waits was tracked: the rate is taken over the time since, at least a day,
    so that one busy hour is no alarm.
    """
    if used_bytes <= 0 or since_ms is None:
        return None
    per_day = used_bytes * DAY_MS / max(now_ms - since_ms, DAY_MS)
    left = max(0, quota_bytes - used_bytes)
    days_left = int(left / per_day)
    details = {
        "used_mb": str(round(used_bytes / _MEGA)),
        "quota_mb": str(round(quota_bytes / _MEGA)),
        "days_left": str(days_left),
    }
    if not left:
        return Problem(ProblemCode.SPOOL_NEAR_QUOTA, {**details, "why": _REACHED})
    if days_left < WARN_DAYS or used_bytes >= quota_bytes * WARN_SHARE:
        return Problem(ProblemCode.SPOOL_NEAR_QUOTA, details)
    return None
