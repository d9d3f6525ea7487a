"""How much of a contract's time counts: one rule for the diary's days, its weeks and what agents are told."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple, Protocol

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from server.evidence.models import SegmentRow
from server.storage.database import Value
from wire.contractor import WEEK_MS
from wire.counting import Claim, counted_minutes, week_minutes
from wire.records import MINUTE_MS, SEGMENT_MINUTES, ContractId, OrganizationId, StreamId

_LONGEST_MS = max(SEGMENT_MINUTES) * MINUTE_MS

_CLAIMS = (
    "SELECT stream, seq, slot_start_ms, start_ms, end_ms, claimed, position FROM segments"
    " WHERE organization = ? AND contract = ? AND start_ms >= ? AND start_ms < ?"
)
_REDACTIONS = (
    "SELECT target_stream, target_seq, changes.stream, changes.seq, changes.minutes FROM segments"
    " JOIN changes ON changes.organization = segments.organization"
    " AND target_stream = segments.stream AND target_seq = segments.seq"
    " WHERE segments.organization = ? AND contract = ? AND start_ms >= ? AND start_ms < ?"
    " AND changes.minutes IS NOT NULL"
)
_MANUAL = (
    "SELECT stream, seq, minutes FROM manual_times"
    " WHERE organization = ? AND contract = ? AND start_ms >= ? AND start_ms < ?"
)
_TAKEN_BACK = (
    "SELECT target_stream, target_seq, changes.stream, changes.seq FROM manual_times"
    " JOIN changes ON changes.organization = manual_times.organization"
    " AND target_stream = manual_times.stream AND target_seq = manual_times.seq"
    " WHERE manual_times.organization = ? AND contract = ? AND start_ms >= ? AND start_ms < ?"
)
_WEEKS = text(
    # In their order no segment begins before those that came first. What these have touched of its minutes is then
    # all that lies before the furthest end of them, and `wire.counting.counted_minutes` comes to a window over rows.
    "SELECT contract, sum(MIN(minutes, MAX(0, past - MAX(first, coalesce(touched, first))))) FROM ("
    "SELECT contract, minutes, first, past, max(past) OVER (PARTITION BY contract ORDER BY start_ms, position"
    " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS touched FROM ("
    "SELECT contract, start_ms, position, minutes, start_ms / :minute_ms AS first,"
    " (end_ms + :minute_ms - 1) / :minute_ms AS past FROM segments WHERE organization = :organization"
    " AND contract IN (SELECT value FROM json_each(:contracts)) AND start_ms >= :from_ms"
    " AND start_ms < :last_ms"
    " AND slot_start_ms >= :from_ms AND slot_start_ms < :to_ms) AS slots) AS spans GROUP BY contract"
)

_LAST_ENDS = (
    # One that began before the newest ends after it only if it is longer: by no more than a slot.
    "SELECT wanted.value ->> 0, (SELECT max(end_ms) FROM segments"
    "  WHERE organization = ?1 AND contract = wanted.value ->> 0 AND start_ms >="
    "  (SELECT max(start_ms) FROM segments"
    "   WHERE organization = ?1 AND contract = wanted.value ->> 0) - ?3)"
    " FROM json_each(?2) AS wanted"
)


class CountedSegment(NamedTuple):
    """A segment by the position of its first log entry: where its slot begins, and how many of its minutes count."""

    position: int
    slot_start_ms: int
    minutes: int


class Reads(Protocol):
    """Plain SQL, in a transaction of its own or in that of a writer."""

    def select(self, sql: str, *values: Value) -> list[tuple[Any, ...]]:
        """All rows of one SELECT."""
        ...


def tracked_minutes(
    session: Session,
    organization: OrganizationId,
    contract: ContractId,
    *,
    from_ms: int,
    to_ms: int,
) -> int:
    """The minutes that count of the segments whose slots begin in `[from_ms, to_ms)`."""
    counted = counted_segments(session, organization, contract, from_ms=from_ms, to_ms=to_ms)
    return sum(one.minutes for one in counted)


def tracked_minutes_of(
    session: Session,
    organization: OrganizationId,
    contracts: Collection[ContractId],
    *,
    from_ms: int,
    to_ms: int,
) -> dict[ContractId, int]:
    """What `tracked_minutes` says of each of `contracts`, in one question for all of them."""
    found = session.execute(
        _WEEKS,
        {
            "organization": organization,
            "contracts": json.dumps(list(contracts)),
            "from_ms": from_ms,
            "to_ms": to_ms,
            "last_ms": to_ms + _LONGEST_MS,
            "minute_ms": MINUTE_MS,
        },
    )
    return dict.fromkeys(contracts, 0) | {contract: int(minutes) for contract, minutes in found}


def last_ends_of(
    reads: Reads, organization: OrganizationId, contracts: Collection[ContractId]
) -> dict[ContractId, int]:
    """When the last segment of each of `contracts` ended, with one question; those without any are left out."""
    asked = json.dumps([[contract] for contract in contracts])
    found = reads.select(_LAST_ENDS, organization, asked, _LONGEST_MS)
    return {contract: end_ms for contract, end_ms in found if end_ms is not None}


def counted_segments(
    session: Session,
    organization: OrganizationId,
    contract: ContractId,
    *,
    from_ms: int,
    to_ms: int,
) -> list[CountedSegment]:
    """The segments whose slots begin in `[from_ms, to_ms)`, in the order in which minutes count."""
    claims = session.execute(
        select(
            SegmentRow.position,
            SegmentRow.slot_start_ms,
            SegmentRow.start_ms,
            SegmentRow.end_ms,
            SegmentRow.minutes,
        )
        .where(
            SegmentRow.organization == organization,
            SegmentRow.contract == contract,
            # A span lies within its slot.
            SegmentRow.start_ms >= from_ms,
            SegmentRow.start_ms < to_ms + _LONGEST_MS,
            SegmentRow.slot_start_ms >= from_ms,
            SegmentRow.slot_start_ms < to_ms,
        )
        .order_by(SegmentRow.start_ms, SegmentRow.position)
    ).all()
    counts = counted_minutes((row.start_ms, row.end_ms, row.minutes) for row in claims)
    return [
        CountedSegment(row.position, row.slot_start_ms, minutes)
        for row, minutes in zip(claims, counts, strict=True)
    ]


def billable(
    reads: Reads,
    organization: OrganizationId,
    contract: ContractId,
    *,
    week_start_ms: int,
    heads: Mapping[str, int],
) -> tuple[int, int]:
    """The most that a close of the week that begins at `week_start_ms` may say: tracked and manual minutes that
    count over all statements up to `heads`, which gives the newest number of each stream."""

    def covered(stream: StreamId, seq: int) -> bool:
        return seq <= heads.get(stream, -1)

    week = (organization, contract, week_start_ms, week_start_ms + WEEK_MS)
    left: dict[tuple[StreamId, int], list[int]] = defaultdict(list)
    for target, number, stream, seq, minutes in reads.select(_REDACTIONS, *week):
        if covered(stream, seq):
            left[target, number].append(minutes)
    claims = [
        Claim(
            slot_start_ms=slot_start_ms,
            start_ms=start_ms,
            end_ms=end_ms,
            # Each redaction leaves no more than the one before it.
            minutes=min([claimed, *left[stream, seq]]),
            position=position,
        )
        for stream, seq, slot_start_ms, start_ms, end_ms, claimed, position in reads.select(
            _CLAIMS, *week
        )
        if covered(stream, seq)
    ]
    taken_back = {
        (target, number)
        for target, number, stream, seq in reads.select(_TAKEN_BACK, *week)
        if covered(stream, seq)
    }
    manual = sum(
        minutes
        for stream, seq, minutes in reads.select(_MANUAL, *week)
        if covered(stream, seq) and (stream, seq) not in taken_back
    )
    return week_minutes(claims, week_start_ms), manual
