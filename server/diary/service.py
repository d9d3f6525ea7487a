"""Reads what the diary shows out of the database and the blob store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, func, literal, select, tuple_
from sqlalchemy.orm import Session

from server.context import Core
from server.devices.models import Device
from server.diary.access import ContractView, visible_contract, visible_contracts
from server.diary.day import week_start
from server.diary.mark import Signed, unsound
from server.diary.opening import Opened, claimed, open_items, recorded
from server.diary.proof import Stored
from server.diary.recorded import Claimed, Recorded, Trouble
from server.evidence.acts import CloseRow, ManualTime
from server.evidence.models import ItemRow, LaterItem, SegmentRow, Statement
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


@dataclass(frozen=True, slots=True)
class Close:
    """The contractor's newest close of a week: what is billed."""

    minutes: int
    manual_minutes: int
    recv_ms: int


@dataclass(frozen=True, slots=True)
class Week:
    """What a week comes to: tracked minutes that count, of the limit, and the contractor's close of it, if any."""

    minutes: int
    limit_minutes: int | None
    close: Close | None

    @property
    def over_minutes(self) -> int:
        """How far over the limit."""
        return 0 if self.limit_minutes is None else max(0, self.minutes - self.limit_minutes)

    @property
    def percent(self) -> int:
        """Of the limit, at most 100."""
        if self.over_minutes:
            return 100
        return 100 * self.minutes // self.limit_minutes if self.limit_minutes else 0


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
        """The segments whose slots begin in [start_ms, end_ms), each checked now (`server.diary.mark`)."""
        # The head first: the nodes that it covers are on the disk before it is signed.
        head = self._heads(view.organization)
        with self._core.database.reading() as rows:
            found = rows.scalars(
                select(SegmentRow).where(
                    *_of(view),
                    SegmentRow.start_ms >= start_ms,
                    SegmentRow.start_ms < end_ms + _LONGEST_SLOT_MS,
                )
            )
            wanted = [row for row in found if start_ms <= row.slot_start_ms < end_ms]
            shown = _recorded(rows, view, wanted)
            signed = _signed(rows, wanted)
        wrong = unsound(self._core.database, view.organization, head, signed)
        return tuple(
            replace(one, trouble=Trouble.FORGED) if (one.stream, one.seq) in wrong else one
            for one in shown
        )

    def claims(self, view: ContractView, *, start_ms: int, end_ms: int) -> tuple[Claimed, ...]:
        """What is claimed without evidence and begins in [start_ms, end_ms)."""
        with self._core.database.reading() as rows:
            found = rows.scalars(
                select(ManualTime).where(
                    ManualTime.organization == view.organization,
                    ManualTime.contract == view.contract,
                    ManualTime.start_ms >= start_ms,
                    ManualTime.start_ms < end_ms,
                )
            )
            return tuple(
                claimed(row, rows.get(LaterItem, (row.organization, row.stream, row.seq, 0)))
                for row in found
            )

    def week(self, view: ContractView, instant_ms: int) -> Week:
        """What the week that holds `instant_ms` comes to."""
        start_ms = week_start(instant_ms)
        with self._core.database.reading() as rows:
            minutes = _week_minutes(rows, view, instant_ms)
            close = rows.scalar(
                select(CloseRow)
                .where(
                    CloseRow.organization == view.organization,
                    CloseRow.contract == view.contract,
                    CloseRow.week_start_ms == start_ms,
                )
                .order_by(CloseRow.position.desc())
                .limit(1)
            )
        return Week(
            minutes=minutes,
            limit_minutes=view.limit_minutes,
            close=None
            if close is None
            else Close(close.minutes, close.manual_minutes, close.recv_ms),
        )

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
            opened = _opened(rows, view, [row])[_key(row)]
            statement = rows.get_one(Statement, (view.organization, stream, seq))
            device = rows.get_one(Device, (view.organization, row.device))
            receipt = _receipt(rows, view.organization, statement.newest_position, head)
            stored = _stored(rows, statement, device.public_key)
            previous, following = _neighbour(rows, view, row, -1), _neighbour(rows, view, row, 1)
        files = referenced_blobs([None if one.later else one.item for one in opened])
        return Detail(
            recorded=recorded(row, opened),
            device_name=device.name,
            device_os=device.os,
            stored=replace(stored, blobs=self._blobs(view, files)),
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
            shots = _recorded(rows, view, [row])[0].shots
        if index >= len(shots):
            return None
        image = shots[index].thumbnail if thumbnail else shots[index].picture
        data = self._core.blobs.get(view.organization, image.sha256)
        if data is None or sha256_of(data) != image.sha256:
            return None
        return Picture(data=data, media_type=shots[index].media_type, sha256=image.sha256)

    def _blobs(self, view: ContractView, files: Sequence[ImageFile]) -> tuple[bytes | None, ...]:
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


def _signed(rows: Session, segments: Sequence[SegmentRow]) -> list[Signed]:
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
    commitments: dict[_Key, list[str]] = defaultdict(list)
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
    wanted = {_key(row) for row in segments}
    return [
        Signed(row, tuple(commitments[_key(row)]), envelope, public_key)
        for row, envelope, public_key in found
        if _key(row) in wanted
    ]


def _stored(rows: Session, statement: Statement, public_key: bytes) -> Stored:
    """What is stored of a segment's statement, but for its files."""
    here = (statement.organization, statement.stream)
    before = rows.get(Statement, (*here, statement.seq - 1)) if statement.seq else None
    items = rows.scalars(
        select(ItemRow)
        .join(SegmentRow)
        .where(
            SegmentRow.organization == statement.organization,
            SegmentRow.stream == statement.stream,
            SegmentRow.seq == statement.seq,
        )
        .order_by(ItemRow.item)
    ).all()
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


def _opened(
    rows: Session, view: ContractView, segments: Sequence[SegmentRow]
) -> dict[_Key, tuple[Opened, ...]]:
    """The items of each segment as they are now."""
    if not segments:
        return {}
    starts = [row.start_ms for row in segments]
    items: dict[_Key, list[ItemRow]] = defaultdict(list)
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
        items[_key(item)].append(item)
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
        _key(row): open_items(row, items[_key(row)], later[row.stream, row.seq]) for row in segments
    }


def _recorded(
    rows: Session, view: ContractView, segments: Sequence[SegmentRow]
) -> tuple[Recorded, ...]:
    opened = _opened(rows, view, segments)
    return tuple(recorded(row, opened[_key(row)]) for row in segments)
