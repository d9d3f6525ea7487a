"""How much of a contract's time counts: one rule for the diary's days, its weeks and what agents are told."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.evidence.models import SegmentRow
from wire.records import (
    MINUTE_MS,
    SEGMENT_MINUTES,
    ContractId,
    OrganizationId,
    minutes_touched,
)

_LONGEST_MS = max(SEGMENT_MINUTES) * MINUTE_MS


def tracked_minutes(
    session: Session,
    organization: OrganizationId,
    contract: ContractId,
    *,
    from_ms: int,
    to_ms: int,
) -> int:
    """The minutes that count of the segments whose slots begin in `[from_ms, to_ms)`."""
    claims = session.execute(
        select(SegmentRow.start_ms, SegmentRow.end_ms, SegmentRow.minutes)
        .where(
            SegmentRow.organization == organization,
            SegmentRow.contract == contract,
            # A span lies within its slot.
            SegmentRow.start_ms >= from_ms,
            SegmentRow.start_ms < to_ms + _LONGEST_MS,
            SegmentRow.slot_start_ms >= from_ms,
            SegmentRow.slot_start_ms < to_ms,
        )
        .order_by(SegmentRow.start_ms, SegmentRow.recv_ms, SegmentRow.stream, SegmentRow.seq)
    ).all()
    return sum(counted_minutes((row.start_ms, row.end_ms, row.minutes) for row in claims))


def counted_minutes(claims: Iterable[tuple[int, int, int]]) -> list[int]:
    """For each claim (start_ms, end_ms, minutes), how many of its minutes count.

    Those are the minutes that the statement claims, but never more than the UTC minutes that it touches and
    that none before it has touched: a minute counts once. The order is that of start, arrival, stream
    and number; minutes that an earlier one touched without claiming them are lost to the later one.
    """
    touched: set[int] = set()
    counts = []
    for start_ms, end_ms, minutes in claims:
        first = start_ms // MINUTE_MS
        length = minutes_touched(start_ms=start_ms, end_ms=end_ms)
        fresh = set(range(first, first + length)) - touched
        counts.append(min(minutes, len(fresh)))
        touched |= fresh
    return counts
