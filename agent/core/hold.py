"""Would this hold? Whether a segment counts towards billing as things stand, and the one reason that says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent.core.events import KnownContract
from agent.core.limits import LimitLevel
from agent.core.tracked import Phase, TrackedSegment
from wire.records import Reason


class HoldReason(StrEnum):
    """Why it counts, or why not; the first that applies, gravest first."""

    OVER_LIMIT = "over-limit"
    """The week's limit was used up before it."""
    MEMO_MISSING = "memo-missing"
    """The contract asks for a memo and there is none."""
    PICTURE_MISSING = "picture-missing"
    """The contract asks for a picture and the capture failed."""
    STILL_OPEN = "still-open"
    """Counts so far; it is being tracked."""
    NOT_DELIVERED = "not-delivered"
    """Counts; its receipt is still to come."""
    DELIVERED = "delivered"
    """Counts, and the receipt proves it."""


NOT_BILLED = frozenset({HoldReason.OVER_LIMIT, HoldReason.MEMO_MISSING, HoldReason.PICTURE_MISSING})

_NOBODYS_FAULT = frozenset(
    {
        None,
        Reason.CONTRACT_TAKES_NONE,
        Reason.ENDED_BEFORE_MOMENT,
        Reason.DISCARDED_WITH_IDLE,
        Reason.EXCLUDED_APP,
        Reason.INTERRUPTED,
    }
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the segment's minutes count towards billing, and why."""

    counts: bool
    reason: HoldReason


def would_hold(segment: TrackedSegment, known: KnownContract, limit: LimitLevel) -> Verdict:
    """Judge a segment; `limit` is where the week stood before it."""
    reason = _reason(segment, known, limit)
    return Verdict(counts=reason not in NOT_BILLED, reason=reason)


def _reason(segment: TrackedSegment, known: KnownContract, limit: LimitLevel) -> HoldReason:
    if limit is LimitLevel.REACHED:
        return HoldReason.OVER_LIMIT
    if known.contract.memo_required and not segment.memo:
        return HoldReason.MEMO_MISSING
    if segment.no_screenshot not in _NOBODYS_FAULT:
        return HoldReason.PICTURE_MISSING
    if segment.phase is Phase.OPEN:
        return HoldReason.STILL_OPEN
    return HoldReason.DELIVERED if segment.phase is Phase.DELIVERED else HoldReason.NOT_DELIVERED
