"""The rows that arrivals become, collected and put into the transaction in the order that the tables ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from server.evidence.erasing import use_files
from server.evidence.tallies import changed
from server.storage.database import Value, Writes
from wire.chain import Link
from wire.items import kind_of, referenced_blobs
from wire.records import ContractId, DeviceId, OrganizationId, PersonId, Sha256, StreamId
from wire.statement import Segment
from wire.verification import VerifiedStatement


def insert(table: str, columns: str) -> str:
    """An INSERT of one row; `columns` are separated by spaces."""
    marks = ", ".join("?" for _ in columns.split())
    return f"INSERT INTO {table} ({', '.join(columns.split())}) VALUES ({marks})"  # noqa: S608 - our own names


_ADD_STREAM = insert("streams", "organization stream contract device seq sha256 end_ms anchor_size")
_MOVE_STREAM = (
    "UPDATE streams SET seq = ?, sha256 = ?, end_ms = ?, anchor_size = ?"
    " WHERE organization = ? AND stream = ?"
)
_ADD_STATEMENT = insert(
    "statements",
    "organization stream seq type envelope envelope_sha256 payload_sha256 have log_position"
    " newest_position recv_ms",
)
_ADD_SEGMENT = insert(
    "segments",
    "organization contract start_ms stream seq end_ms slot_start_ms slot_ms minutes claimed person"
    " device recv_ms position late idle",
)
_ADD_ITEM = insert("items", "organization contract start_ms stream seq item kind commitment")
_ADD_LATER = insert(
    "later_items",
    "organization stream seq item contract target_start_ms target_stream target_seq target_item"
    " kind commitment",
)
_ADD_DISCLOSURE = insert("disclosures", "organization stream seq item text")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A statement that passed every check which needs no look at its stream; its pictures are durable."""

    organization: OrganizationId
    device: DeviceId
    person: PersonId
    verified: VerifiedStatement
    envelope: bytes


@dataclass(frozen=True, slots=True)
class Entered:
    """Where and when an arrival enters the log."""

    position: int
    recv_ms: int


@dataclass(frozen=True, slots=True)
class ItemPlace:
    """Which item of which segment, or time without evidence, an item of another statement is about."""

    start_ms: int
    stream: StreamId | None = None
    seq: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """A statement that is allowed: where its items stand, and what to do once it is stored itself."""

    items: tuple[ItemPlace, ...]
    carry_out: Callable[[Entered], None]


class Rows:
    """Collects rows; `write` puts them into the transaction, in bulk and in order. Once written, they are forgotten."""

    def __init__(self, writes: Writes) -> None:
        self._writes = writes
        self._begun: dict[StreamId, tuple[OrganizationId, DeviceId, Link]] = {}
        self._moved: dict[StreamId, tuple[OrganizationId, Link]] = {}
        self._statements: list[tuple[Value, ...]] = []
        self._segments: list[tuple[Value, ...]] = []
        self._weeks: list[tuple[OrganizationId, ContractId, int]] = []
        self._items: list[tuple[Value, ...]] = []
        self._later: list[tuple[Value, ...]] = []
        self._disclosures: list[tuple[Value, ...]] = []
        self._files: list[tuple[OrganizationId, StreamId, int, int, Sha256]] = []

    def add(self, arrival: Arrival, link: Link, entered: Entered) -> None:
        """The statement itself, with which its stream now ends as `link` says, and what it discloses."""
        verified, statement = arrival.verified, arrival.verified.statement
        if link.seq == 0 or link.stream in self._begun:
            self._begun[link.stream] = (arrival.organization, arrival.device, link)
        else:
            self._moved[link.stream] = (arrival.organization, link)
        self._statements.append(
            (
                arrival.organization,
                statement.stream,
                statement.seq,
                statement.type,
                arrival.envelope,
                verified.envelope_sha256,
                verified.payload_sha256,
                verified.have,
                entered.position,
                entered.position,
                entered.recv_ms,
            )
        )
        for index in range(len(verified.items)):
            self.disclose(arrival, index)

    def disclose(self, arrival: Arrival, index: int) -> None:
        """What item number `index` discloses, if it came, and the files that it names."""
        statement = arrival.verified.statement
        disclosure, item = arrival.verified.disclosures[index], arrival.verified.items[index]
        if disclosure is None or item is None:
            return
        key = (arrival.organization, statement.stream, statement.seq, index)
        self._disclosures.append((*key, disclosure))
        self._files.extend((*key, image.sha256) for image in referenced_blobs((item,)))

    def add_segment(
        self, arrival: Arrival, segment: Segment, entered: Entered, *, late: bool
    ) -> None:
        """A segment with its items."""
        place = (
            arrival.organization,
            segment.contract,
            segment.start_ms,
            segment.stream,
            segment.seq,
        )
        self._weeks.append((arrival.organization, segment.contract, segment.slot_start_ms))
        self._segments.append(
            (
                *place,
                segment.end_ms,
                segment.slot_start_ms,
                segment.slot_ms,
                segment.minutes,
                segment.minutes,
                arrival.person,
                arrival.device,
                entered.recv_ms,
                entered.position,
                late,
                segment.idle,
            )
        )
        self._items.extend(
            (*place, index, None if item is None else str(kind_of(item)), segment.items[index])
            for index, item in enumerate(arrival.verified.items)
        )

    def add_later(self, arrival: Arrival, index: int, place: ItemPlace) -> None:
        """Item number `index` of another statement than a segment, which stands at `place`."""
        statement = arrival.verified.statement
        item = arrival.verified.items[index]
        self._later.append(
            (
                arrival.organization,
                statement.stream,
                statement.seq,
                index,
                statement.contract,
                place.start_ms,
                place.stream,
                place.seq,
                place.item,
                None if item is None else str(kind_of(item)),
                statement.commitments[index],
            )
        )

    def write(self) -> None:
        """Put everything into the transaction."""
        write = self._writes.run
        write(
            _ADD_STREAM,
            [
                (organization, stream, link.contract, device, *_newest(link))
                for stream, (organization, device, link) in self._begun.items()
            ],
        )
        write(
            _MOVE_STREAM,
            [
                (*_newest(link), organization, stream)
                for stream, (organization, link) in self._moved.items()
            ],
        )
        write(_ADD_STATEMENT, self._statements)
        write(_ADD_SEGMENT, self._segments)
        changed(self._writes, self._weeks)
        write(_ADD_ITEM, self._items)
        write(_ADD_LATER, self._later)
        write(_ADD_DISCLOSURE, self._disclosures)
        use_files(self._writes, self._files)
        self._begun.clear()
        self._moved.clear()
        for written in (self._statements, self._segments, self._items, self._later):
            written.clear()
        self._weeks.clear()
        self._disclosures.clear()
        self._files.clear()


def _newest(link: Link) -> tuple[int, Sha256, int, int]:
    return link.seq, link.payload_sha256, link.end_ms or 0, link.anchor_size
