"""Reads what the diary shows out of the database and the blob store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, literal, select, tuple_
from sqlalchemy.orm import Session

from server.context import Core
from server.devices.models import Device
from server.diary.access import ContractView, visible_contract, visible_contracts
from server.diary.day import Recorded, week_start
from server.diary.opening import open_items, recorded
from server.diary.proof import Stored
from server.evidence.models import ItemRow, SegmentRow, Statement
from server.evidence.service import tracked_minutes
from server.log.models import LogEntry, LogNode
from server.log.sequencer import Head
from wire import merkle
from wire.envelope import sha256_of
from wire.items import referenced_blobs
from wire.receipt import Receipt, encode_receipt
from wire.records import (
    MINUTE_MS,
    SEGMENT_MINUTES,
    ContractId,
    ImageFile,
    Item,
    OrganizationId,
    PersonId,
    Sha256,
    StreamId,
)

_WEEK_MS = 7 * 24 * 60 * MINUTE_MS
_LONGEST_SLOT_MS = max(SEGMENT_MINUTES) * MINUTE_MS


@dataclass(frozen=True, slots=True)
class Picture:
    """Exactly the bytes that were committed to."""

    data: bytes
    media_type: str
    sha256: Sha256


@dataclass(frozen=True, slots=True)
class Place:
    """Where a segment stands: enough to make its address."""

    stream: StreamId
    seq: int
    slot_start_ms: int


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything about one segment."""

    recorded: Recorded
    device_name: str
    device_os: str
    stored: Stored
    receipt: str
    """The log's receipt, made anew against its newest checkpoint."""
    previous: Place | None
    next: Place | None


@dataclass(frozen=True, slots=True)
class Overview:
    """A contract in the list: tracked minutes of this week, and the end of the last segment."""

    view: ContractView
    week_minutes: int
    last_ms: int | None


class Diary:
    """Read-only. Every method opens its own short session; call from any thread but the event loop's.

    `heads` gives the newest signed checkpoint of an organization's log.
    """

    def __init__(self, core: Core, heads: Callable[[OrganizationId], Head]) -> None:
        self._core = core
        self._heads = heads

    def contract(self, person: PersonId, contract: ContractId) -> ContractView | None:
        """The contract, or None when there is none that `person` may see."""
        with self._core.database.reading() as rows:
            return visible_contract(rows, person=person, contract=contract)

    def contracts(self, person: PersonId) -> tuple[Overview, ...]:
        """All contracts that `person` may see."""
        now_ms = self._core.clock.now_ms()
        with self._core.database.reading() as rows:
            return tuple(
                Overview(
                    view=view,
                    week_minutes=_week_minutes(rows, view, now_ms),
                    last_ms=rows.scalar(select(func.max(SegmentRow.end_ms)).where(*_of(view))),
                )
                for view in visible_contracts(rows, person)
            )

    def segments(self, view: ContractView, *, start_ms: int, end_ms: int) -> tuple[Recorded, ...]:
        """The segments whose slots begin in [start_ms, end_ms)."""
        with self._core.database.reading() as rows:
            found = rows.scalars(
                select(SegmentRow).where(
                    *_of(view),
                    SegmentRow.start_ms >= start_ms,
                    SegmentRow.start_ms < end_ms + _LONGEST_SLOT_MS,
                )
            )
            wanted = [row for row in found if start_ms <= row.slot_start_ms < end_ms]
            return _recorded(rows, view, wanted)

    def week_minutes(self, view: ContractView, instant_ms: int) -> int:
        """Tracked minutes of the week that holds `instant_ms`."""
        with self._core.database.reading() as rows:
            return _week_minutes(rows, view, instant_ms)

    def last_slot_ms(self, view: ContractView) -> int | None:
        """Where the slot of the newest segment begins, None when there is none."""
        with self._core.database.reading() as rows:
            return rows.scalar(
                select(SegmentRow.slot_start_ms)
                .where(*_of(view))
                .order_by(SegmentRow.start_ms.desc())
                .limit(1)
            )

    def detail(self, view: ContractView, *, stream: StreamId, seq: int) -> Detail | None:
        """One segment with what is stored of it, or None."""
        # The head first: the nodes that it covers are on the disk before it is signed.
        head = self._heads(view.organization)
        with self._core.database.reading() as rows:
            row = _segment(rows, view, stream, seq)
            if row is None:
                return None
            items = _items(rows, view, [row])[_key(row)]
            statement = rows.get_one(Statement, (view.organization, stream, seq))
            before = rows.get(Statement, (view.organization, stream, seq - 1)) if seq else None
            device = rows.get_one(Device, (view.organization, row.device))
            receipt = _receipt(rows, view.organization, statement.log_position, head)
            previous, following = _neighbour(rows, view, row, -1), _neighbour(rows, view, row, 1)
        stored = Stored(
            envelope=statement.envelope,
            before=None if before is None else before.envelope,
            disclosures=tuple(item.disclosure for item in items),
            blobs=self._blobs(view, open_items(row, items)[0]),
            public_key=device.public_key,
        )
        return Detail(
            recorded=recorded(row, items),
            device_name=device.name,
            device_os=device.os,
            stored=stored,
            receipt=receipt,
            previous=previous,
            next=following,
        )

    def picture(
        self, view: ContractView, *, stream: StreamId, seq: int, index: int, thumbnail: bool
    ) -> Picture | None:
        """The bytes of screenshot number `index` of a segment, or None when those bytes are not there."""
        with self._core.database.reading() as rows:
            row = _segment(rows, view, stream, seq)
            if row is None:
                return None
            shots = recorded(row, _items(rows, view, [row])[_key(row)]).shots
        if index >= len(shots):
            return None
        image = shots[index].thumbnail if thumbnail else shots[index].picture
        data = self._core.blobs.get(view.organization, image.sha256)
        if data is None or sha256_of(data) != image.sha256:
            return None
        return Picture(data=data, media_type=shots[index].media_type, sha256=image.sha256)

    def _blobs(self, view: ContractView, items: Iterable[Item]) -> tuple[bytes | None, ...]:
        files: Sequence[ImageFile] = referenced_blobs(tuple(items))
        return tuple(self._core.blobs.get(view.organization, file.sha256) for file in files)


_Key = tuple[int, StreamId, int]


def _key(row: SegmentRow | ItemRow) -> _Key:
    return row.start_ms, row.stream, row.seq


def _of(view: ContractView) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (
        SegmentRow.organization == view.organization,
        SegmentRow.contract == view.contract,
    )


def _segment(rows: Session, view: ContractView, stream: StreamId, seq: int) -> SegmentRow | None:
    return rows.scalar(
        select(SegmentRow).where(*_of(view), SegmentRow.stream == stream, SegmentRow.seq == seq)
    )


def _week_minutes(rows: Session, view: ContractView, instant_ms: int) -> int:
    start_ms = week_start(instant_ms)
    return tracked_minutes(
        rows, view.organization, view.contract, from_ms=start_ms, to_ms=start_ms + _WEEK_MS
    )


def _neighbour(rows: Session, view: ContractView, row: SegmentRow, direction: int) -> Place | None:
    """The segment just before (-1) or after (1) `row` in the contract."""
    order = tuple_(SegmentRow.start_ms, SegmentRow.stream, SegmentRow.seq)
    here = tuple_(*(literal(part) for part in _key(row)))
    columns = (SegmentRow.start_ms, SegmentRow.stream, SegmentRow.seq)
    if direction > 0:
        beyond, ordered = order > here, [column.asc() for column in columns]
    else:
        beyond, ordered = order < here, [column.desc() for column in columns]
    found = rows.execute(
        select(SegmentRow.stream, SegmentRow.seq, SegmentRow.slot_start_ms)
        .where(*_of(view), beyond)
        .order_by(*ordered)
        .limit(1)
    ).one_or_none()
    return None if found is None else Place(*found)


def _receipt(rows: Session, organization: OrganizationId, position: int, head: Head) -> str:
    """The receipt of log entry `position` against `head`."""

    def node(level: int, index: int) -> bytes:
        return rows.get_one(LogNode, (organization, level, index)).hash

    entry = rows.get_one(LogEntry, (organization, position)).entry
    proof = merkle.inclusion_proof(position, head.checkpoint.size, node)
    return encode_receipt(Receipt(entry=entry, index=position, proof=proof, checkpoint=head.note))


def _items(
    rows: Session, view: ContractView, segments: Sequence[SegmentRow]
) -> dict[_Key, list[ItemRow]]:
    by_segment: dict[_Key, list[ItemRow]] = defaultdict(list)
    if segments:
        starts = [row.start_ms for row in segments]
        found = rows.scalars(
            select(ItemRow)
            .where(
                ItemRow.organization == view.organization,
                ItemRow.contract == view.contract,
                ItemRow.start_ms >= min(starts),
                ItemRow.start_ms <= max(starts),
            )
            .order_by(ItemRow.item)
        )
        for item in found:
            by_segment[_key(item)].append(item)
    return by_segment


def _recorded(
    rows: Session, view: ContractView, segments: Sequence[SegmentRow]
) -> tuple[Recorded, ...]:
    items = _items(rows, view, segments)
    return tuple(recorded(row, items[_key(row)]) for row in segments)
