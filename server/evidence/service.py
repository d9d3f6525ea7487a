"""How much of a contract's time counts: one rule for the diary's days, its weeks and what agents are told."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.evidence.models import SegmentRow
from wire.counting import counted_minutes
from wire.records import MINUTE_MS, SEGMENT_MINUTES, ContractId, OrganizationId

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
