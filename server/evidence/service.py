"""Reading stored evidence back: segments with their items, statements, pictures, and how much was tracked."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.context import Core
from server.devices.models import Device
from server.evidence.models import ItemRow, SegmentRow, Statement
from wire import envelope, items, statement
from wire.records import (
    MINUTE_MS,
    SEGMENT_MINUTES,
    ContractId,
    DeviceId,
    Item,
    KeyId,
    OrganizationId,
    PersonId,
    Screenshot,
    Sha256,
    StreamId,
    minutes_touched,
)
from wire.statement import Segment

_LOG = logging.getLogger(__name__)

_LONGEST_MS = max(SEGMENT_MINUTES) * MINUTE_MS


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSegment:
    """A segment as it lies in the database. An item is None when its disclosure is gone."""

    contract: ContractId
    stream: StreamId
    seq: int
    person: PersonId
    device: DeviceId
    slot_start_ms: int
    slot_ms: int
    start_ms: int
    end_ms: int
    minutes: int
    recv_ms: int
    items: tuple[Item | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentDetail:
    """Everything about one segment: what was stored of it and the signed statement itself."""

    segment: StoredSegment
    statement: Segment
    envelope: bytes
    envelope_sha256: Sha256
    payload_sha256: Sha256
    disclosures: tuple[str | None, ...]
    have: int
    log_position: int
    device_name: str
    device_os: str
    public_key: bytes
    """DER SubjectPublicKeyInfo."""
    key_id: KeyId


@dataclass(frozen=True, slots=True)
class Picture:
    """Exactly the bytes that the contractor's machine signed for."""

    data: bytes
    media_type: str
    sha256: Sha256


class Evidence:
    """Reads segments of an organization. Who may see them is for the caller to decide. Safe from any thread."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def segments(
        self, organization: OrganizationId, contract: ContractId, *, from_ms: int, to_ms: int
    ) -> tuple[StoredSegment, ...]:
        """The segments whose span overlaps `[from_ms, to_ms)`, in order of their start."""
        # A span lies within one slot, so none that began earlier than the longest slot can reach here.
        reach = (
            SegmentRow.organization == organization,
            SegmentRow.contract == contract,
            SegmentRow.start_ms > from_ms - _LONGEST_MS,
            SegmentRow.start_ms < to_ms,
        )
        with self._core.database.reading() as session:
            rows = session.scalars(
                select(SegmentRow)
                .where(*reach, SegmentRow.end_ms > from_ms)
                .order_by(SegmentRow.start_ms, SegmentRow.stream, SegmentRow.seq)
            ).all()
            disclosed = session.execute(
                select(ItemRow.start_ms, ItemRow.stream, ItemRow.seq, ItemRow.disclosure)
                .where(
                    ItemRow.organization == organization,
                    ItemRow.contract == contract,
                    ItemRow.start_ms > from_ms - _LONGEST_MS,
                    ItemRow.start_ms < to_ms,
                )
                .order_by(ItemRow.start_ms, ItemRow.stream, ItemRow.seq, ItemRow.item)
            ).all()
        by_segment = {
            key: tuple(row.disclosure for row in group)
            for key, group in groupby(disclosed, key=lambda row: (row.stream, row.seq))
        }
        return tuple(_stored(row, by_segment.get((row.stream, row.seq), ())) for row in rows)

    def segment(
        self, organization: OrganizationId, contract: ContractId, stream: StreamId, seq: int
    ) -> SegmentDetail | None:
        """One segment of the contract, or None when there is none of this name."""
        with self._core.database.reading() as session:
            found = _rows(session, organization, contract, stream, seq)
            if found is None:
                return None
            row, sealed, device = found
            disclosures = _disclosures(session, row)
        return SegmentDetail(
            segment=_stored(row, disclosures),
            statement=statement.decode_statement(envelope.parse(sealed.envelope).payload),
            envelope=sealed.envelope,
            envelope_sha256=sealed.envelope_sha256,
            payload_sha256=sealed.payload_sha256,
            disclosures=disclosures,
            have=sealed.have,
            log_position=sealed.log_position,
            device_name=device.name,
            device_os=device.os,
            public_key=device.public_key,
            key_id=device.key_id,
        )

    def picture(
        self,
        organization: OrganizationId,
        contract: ContractId,
        stream: StreamId,
        seq: int,
        number: int,
        *,
        thumbnail: bool,
    ) -> Picture | None:
        """Screenshot `number` (from 0) of a segment, in full or as thumbnail; None when it does not exist.

        A file whose bytes are not those that were signed for is logged and counts as gone: nothing else than
        the original is ever shown.
        """
        with self._core.database.reading() as session:
            row = session.scalar(
                select(SegmentRow).where(
                    SegmentRow.organization == organization,
                    SegmentRow.stream == stream,
                    SegmentRow.seq == seq,
                    SegmentRow.contract == contract,
                )
            )
            if row is None:
                return None
            disclosures = _disclosures(session, row)
        shots = [item for item in _opened(row, disclosures) if isinstance(item, Screenshot)]
        if not 0 <= number < len(shots):
            return None
        shot = shots[number]
        image = shot.thumbnail if thumbnail else shot.picture
        data = self._core.blobs.get(organization, image.sha256)
        if data is None or hashlib.sha256(data).hexdigest() != image.sha256:
            _LOG.error(
                "blob %s of organization %s is missing or damaged", image.sha256, organization
            )
            return None
        return Picture(data, shot.media_type, image.sha256)


def tracked_minutes(
    session: Session,
    organization: OrganizationId,
    contract: ContractId,
    *,
    from_ms: int,
    to_ms: int,
) -> int:
    """How many different UTC minutes of `[from_ms, to_ms)` were tracked: one that two segments touch counts once."""
    spans = session.execute(
        select(SegmentRow.start_ms, SegmentRow.end_ms).where(
            SegmentRow.organization == organization,
            SegmentRow.contract == contract,
            SegmentRow.start_ms > from_ms - _LONGEST_MS,
            SegmentRow.start_ms < to_ms,
            SegmentRow.end_ms > from_ms,
        )
    ).all()
    return count_minutes((max(start, from_ms), min(end, to_ms)) for start, end in spans)


def count_minutes(spans: Iterable[tuple[int, int]]) -> int:
    """How many different UTC minutes the half-open millisecond `spans` touch."""
    total, reached = 0, 0
    for start_ms, end_ms in sorted(spans):
        first = max(start_ms // MINUTE_MS, reached)
        last = -(-end_ms // MINUTE_MS)
        total += max(0, last - first)
        reached = max(reached, last)
    return total


def _rows(
    session: Session,
    organization: OrganizationId,
    contract: ContractId,
    stream: StreamId,
    seq: int,
) -> tuple[SegmentRow, Statement, Device] | None:
    found = session.execute(
        select(SegmentRow, Statement, Device)
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
        .where(
            SegmentRow.organization == organization,
            SegmentRow.stream == stream,
            SegmentRow.seq == seq,
            SegmentRow.contract == contract,
        )
    ).first()
    return None if found is None else (found[0], found[1], found[2])


def _disclosures(session: Session, row: SegmentRow) -> tuple[str | None, ...]:
    return tuple(
        session.scalars(
            select(ItemRow.disclosure)
            .where(
                ItemRow.organization == row.organization,
                ItemRow.contract == row.contract,
                ItemRow.start_ms == row.start_ms,
                ItemRow.stream == row.stream,
                ItemRow.seq == row.seq,
            )
            .order_by(ItemRow.item)
        )
    )


def _stored(row: SegmentRow, disclosures: Sequence[str | None]) -> StoredSegment:
    return StoredSegment(
        contract=row.contract,
        stream=row.stream,
        seq=row.seq,
        person=row.person,
        device=row.device,
        slot_start_ms=row.slot_start_ms,
        slot_ms=row.slot_ms,
        start_ms=row.start_ms,
        end_ms=row.end_ms,
        minutes=row.minutes,
        recv_ms=row.recv_ms,
        items=_opened(row, disclosures),
    )


def _opened(row: SegmentRow, disclosures: Sequence[str | None]) -> tuple[Item | None, ...]:
    minutes = minutes_touched(start_ms=row.start_ms, end_ms=row.end_ms)
    return tuple(
        None if disclosure is None else items.read_disclosure(disclosure, minutes=minutes)
        for disclosure in disclosures
    )
