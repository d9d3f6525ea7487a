"""Rows of the diary: segments, their items as they are now, and what was signed of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, literal, select, tuple_
from sqlalchemy.orm import Session

from server.access.contracts import ContractView
from server.devices.models import Device
from server.diary.mark import Signed
from server.diary.opening import Opened, open_items, recorded
from server.diary.proof import Stored
from server.diary.recorded import Recorded
from server.evidence.models import Change, ItemRow, LaterItem, SegmentRow, Statement, Stream
from server.log.models import LogEntry, LogNode
from server.log.sequencer import Head
from wire import merkle
from wire.contractor import Redact
from wire.receipt import Receipt, encode_receipt
from wire.records import OrganizationId, StreamId


@dataclass(frozen=True, slots=True)
class Place:
    """Where a segment stands: enough to make its address."""

    stream: StreamId
    seq: int
    slot_start_ms: int


Key = tuple[int, StreamId, int]
"""Start, stream and number."""


def key_of(row: SegmentRow | ItemRow) -> Key:
    """What tells one segment of a contract from another."""
    return row.start_ms, row.stream, row.seq


def of_view(view: ContractView) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The conditions for segments of this contract."""
    return (
        SegmentRow.organization == view.organization,
        SegmentRow.contract == view.contract,
    )


def segment_row(rows: Session, view: ContractView, stream: StreamId, seq: int) -> SegmentRow | None:
    """The segment, or None when this contract has none there."""
    return rows.scalar(
        select(SegmentRow).where(*of_view(view), SegmentRow.stream == stream, SegmentRow.seq == seq)
    )


def neighbour(rows: Session, view: ContractView, row: SegmentRow, direction: int) -> Place | None:
    """The segment just before (-1) or after (1) `row` in the contract."""
    order = tuple_(SegmentRow.start_ms, SegmentRow.stream, SegmentRow.seq)
    here = tuple_(*(literal(part) for part in key_of(row)))
    columns = (SegmentRow.start_ms, SegmentRow.stream, SegmentRow.seq)
    if direction > 0:
        beyond, ordered = order > here, [column.asc() for column in columns]
    else:
        beyond, ordered = order < here, [column.desc() for column in columns]
    found = rows.execute(
        select(SegmentRow.stream, SegmentRow.seq, SegmentRow.slot_start_ms)
        .where(*of_view(view), beyond)
        .order_by(*ordered)
        .limit(1)
    ).one_or_none()
    return None if found is None else Place(*found)


def receipt_of(rows: Session, organization: OrganizationId, position: int, head: Head) -> str:
    """The receipt of log entry `position` against `head`."""

    def node(level: int, index: int) -> bytes:
        return rows.get_one(LogNode, (organization, level, index)).hash

    entry = rows.get_one(LogEntry, (organization, position)).entry
    proof = merkle.inclusion_proof(position, head.checkpoint.size, node)
    return encode_receipt(Receipt(entry=entry, index=position, proof=proof, checkpoint=head.note))


def signed_of(rows: Session, segments: Sequence[SegmentRow]) -> list[Signed]:
    """What was signed of each segment, to be checked against its row."""
    if not segments:
        return []
    starts = [row.start_ms for row in segments]
    here = (
        SegmentRow.organization == segments[0].organization,
        SegmentRow.contract == segments[0].contract,
        SegmentRow.start_ms >= min(starts),
        SegmentRow.start_ms <= max(starts),
    )
    commitments: dict[Key, list[str]] = defaultdict(list)
    for start_ms, stream, seq, commitment in rows.execute(
        select(ItemRow.start_ms, ItemRow.stream, ItemRow.seq, ItemRow.commitment)
        .join(SegmentRow)
        .where(*here)
        .order_by(ItemRow.item)
    ):
        commitments[start_ms, stream, seq].append(commitment)
    found = rows.execute(
        select(SegmentRow, Statement.envelope, Device.public_key)
        .join(
            Statement,
            (Statement.organization == SegmentRow.organization)
            & (Statement.stream == SegmentRow.stream)
            & (Statement.seq == SegmentRow.seq),
        )
        .join(
            Device,
            (Device.organization == SegmentRow.organization) & (Device.device == SegmentRow.device),
        )
        .where(*here)
    )
    wanted = {key_of(row) for row in segments}
    redactions: dict[tuple[StreamId, int], list[tuple[bytes, bytes]]] = defaultdict(list)
    for stream, seq, sealed, der in rows.execute(
        select(Change.target_stream, Change.target_seq, Statement.envelope, Device.public_key)
        .join(
            SegmentRow,
            (SegmentRow.organization == Change.organization)
            & (SegmentRow.stream == Change.target_stream)
            & (SegmentRow.seq == Change.target_seq),
        )
        .join(
            Statement,
            (Statement.organization == Change.organization)
            & (Statement.stream == Change.stream)
            & (Statement.seq == Change.seq),
        )
        .join(
            Stream,
            (Stream.organization == Change.organization) & (Stream.stream == Change.stream),
        )
        .join(
            Device,
            (Device.organization == Change.organization) & (Device.device == Stream.device),
        )
        .where(*here, Change.type == Redact.type)
        .order_by(Change.position)
    ):
        redactions[stream, seq].append((sealed, der))
    return [
        Signed(
            row,
            tuple(commitments[key_of(row)]),
            envelope,
            public_key,
            tuple(redactions[row.stream, row.seq]),
        )
        for row, envelope, public_key in found
        if key_of(row) in wanted
    ]


def items_of(rows: Session, statement: Statement) -> Sequence[ItemRow]:
    """The items of one segment in their order."""
    return rows.scalars(
        select(ItemRow)
        .join(SegmentRow)
        .where(
            SegmentRow.organization == statement.organization,
            SegmentRow.stream == statement.stream,
            SegmentRow.seq == statement.seq,
        )
        .order_by(ItemRow.item)
    ).all()


def stored_of(
    rows: Session, statement: Statement, items: Sequence[ItemRow], public_key: bytes
) -> Stored:
    """What is stored of a segment's statement, but for its files."""
    here = (statement.organization, statement.stream)
    before = rows.get(Statement, (*here, statement.seq - 1)) if statement.seq else None
    return Stored(
        envelope=statement.envelope,
        before=None if before is None else before.envelope,
        before_end_ms=rows.scalar(
            select(SegmentRow.end_ms)
            .where(
                SegmentRow.organization == statement.organization,
                SegmentRow.stream == statement.stream,
                SegmentRow.seq < statement.seq,
            )
            .order_by(SegmentRow.seq.desc())
            .limit(1)
        ),
        disclosures=tuple(item.disclosure for item in items),
        excused=frozenset(item.item for item in items if item.gone is not None),
        blobs=(),
        public_key=public_key,
    )


def opened_of(
    rows: Session, view: ContractView, segments: Sequence[SegmentRow]
) -> dict[Key, tuple[Opened, ...]]:
    """The items of each segment as they are now."""
    if not segments:
        return {}
    starts = [row.start_ms for row in segments]
    items: dict[Key, list[ItemRow]] = defaultdict(list)
    for item in rows.scalars(
        select(ItemRow)
        .where(
            ItemRow.organization == view.organization,
            ItemRow.contract == view.contract,
            ItemRow.start_ms >= min(starts),
            ItemRow.start_ms <= max(starts),
        )
        .order_by(ItemRow.item)
    ):
        items[key_of(item)].append(item)
    later: dict[tuple[StreamId | None, int | None], list[LaterItem]] = defaultdict(list)
    for instead in rows.scalars(
        select(LaterItem).where(
            LaterItem.organization == view.organization,
            LaterItem.contract == view.contract,
            LaterItem.target_start_ms >= min(starts),
            LaterItem.target_start_ms <= max(starts),
        )
    ):
        later[instead.target_stream, instead.target_seq].append(instead)
    return {
        key_of(row): open_items(row, items[key_of(row)], later[row.stream, row.seq])
        for row in segments
    }


def recorded_of(
    rows: Session, view: ContractView, segments: Sequence[SegmentRow]
) -> tuple[Recorded, ...]:
    """What the diary shows of each segment."""
    opened = opened_of(rows, view, segments)
    return tuple(recorded(row, opened[key_of(row)]) for row in segments)
