"""Storing checked segments beside their log entries: the part of a group commit that knows the tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from server.ingest.problems import refusal
from server.log.sequencer import Placed
from server.problems import Code, Problem
from server.storage.database import Value, Writes
from wire.chain import Link, check_link, link_of
from wire.items import kind_of
from wire.problems import WireError, verification_step
from wire.receipt import Entry, encode_entry
from wire.records import (
    ContractId,
    DeviceId,
    OrganizationId,
    PersonId,
    Sha256,
    StreamId,
)
from wire.verification import VerifiedStatement

STREAM_STEP = "I18"

_KNOWN = (
    "SELECT envelope_sha256, position, entry FROM statements JOIN log_entries"
    " ON log_entries.organization = statements.organization AND position = log_position"
    " WHERE statements.organization = ? AND envelope_sha256 IN (SELECT value FROM json_each(?))"
)
_HEADS = (
    "SELECT stream, contract, device, seq, sha256, end_ms FROM streams"
    " WHERE organization = ? AND stream IN (SELECT value FROM json_each(?))"
)
_MOVE_STREAM = (
    "UPDATE streams SET seq = ?, sha256 = ?, end_ms = ?, anchor_size = ?"
    " WHERE organization = ? AND stream = ?"
)


def _insert(table: str, columns: str) -> str:
    marks = ", ".join("?" for _ in columns.split())
    return f"INSERT INTO {table} ({', '.join(columns.split())}) VALUES ({marks})"  # noqa: S608 - our own names


_ADD_STREAM = _insert(
    "streams", "organization stream contract device seq sha256 end_ms anchor_size"
)
_ADD_STATEMENT = _insert(
    "statements",
    "organization stream seq type envelope envelope_sha256 payload_sha256 have log_position"
    " newest_position recv_ms",
)
_ADD_SEGMENT = _insert(
    "segments",
    "organization contract start_ms stream seq end_ms slot_start_ms slot_ms minutes claimed person"
    " device recv_ms position late",
)
_ADD_ITEM = _insert("items", "organization contract start_ms stream seq item kind commitment")
_ADD_DISCLOSURE = _insert("disclosures", "organization stream seq item text")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A segment that passed every check which needs no look at its stream; its pictures are durable."""

    organization: OrganizationId
    device: DeviceId
    person: PersonId
    verified: VerifiedStatement
    envelope: bytes


@dataclass(frozen=True, slots=True)
class StreamHead:
    """The newest link of a stream and the device that it belongs to."""

    device: DeviceId
    link: Link


class SegmentShelf:
    """Opens groups. Stateless: the tables alone know what is there."""

    def open(self, writes: Writes, arrivals: Sequence[Arrival]) -> SegmentGroup:
        """Look up what is known of the arrivals, all of one organization."""
        if not arrivals:
            return SegmentGroup(writes, {}, {})
        organization = arrivals[0].organization
        hashes = [arrival.verified.envelope_sha256 for arrival in arrivals]
        streams = list({arrival.verified.segment.stream for arrival in arrivals})
        known = {
            sha256: Placed(position, entry, new=False)
            for sha256, position, entry in writes.select(_KNOWN, organization, json.dumps(hashes))
        }
        heads = {
            row[0]: stream_head(*row)
            for row in writes.select(_HEADS, organization, json.dumps(streams))
        }
        return SegmentGroup(writes, known, heads)


class SegmentGroup:
    """One group commit: arrivals see those placed before them."""

    def __init__(
        self, writes: Writes, known: dict[Sha256, Placed], heads: dict[StreamId, StreamHead]
    ) -> None:
        self._writes = writes
        self._known = known
        self._heads = heads
        self._before = frozenset(heads)
        self._moved: dict[StreamId, OrganizationId] = {}
        self._statements: list[tuple[Value, ...]] = []
        self._segments: list[tuple[Value, ...]] = []
        self._items: list[tuple[Value, ...]] = []
        self._disclosures: list[tuple[Value, ...]] = []

    def place(self, arrival: Arrival, *, position: int, recv_ms: int) -> Placed:
        """See `server.log.sequencer.Group`."""
        verified, segment = arrival.verified, arrival.verified.segment
        known = self._known.get(verified.envelope_sha256)
        if known is not None:
            return known
        check_stream(self._heads.get(segment.stream), arrival.device, verified)
        entry = encode_entry(
            Entry(env=verified.envelope_sha256, have=verified.have, recv_ms=recv_ms)
        )
        self._known[verified.envelope_sha256] = Placed(position, entry, new=False)
        self._heads[segment.stream] = StreamHead(
            arrival.device, link_of(segment, verified.payload_sha256)
        )
        self._moved[segment.stream] = arrival.organization
        self._collect(arrival, position, recv_ms)
        return Placed(position, entry, new=True)

    def write(self) -> None:
        """Put the collected rows into the transaction."""
        begun: list[tuple[Value, ...]] = []
        moved: list[tuple[Value, ...]] = []
        for stream, organization in self._moved.items():
            device, link = self._heads[stream].device, self._heads[stream].link
            newest = (link.seq, link.payload_sha256, link.end_ms, 0)
            if stream in self._before:
                moved.append((*newest, organization, stream))
            else:
                begun.append((organization, stream, link.contract, device, *newest))
        self._writes.run(_MOVE_STREAM, moved)
        self._writes.run(_ADD_STREAM, begun)
        self._writes.run(_ADD_STATEMENT, self._statements)
        self._writes.run(_ADD_SEGMENT, self._segments)
        self._writes.run(_ADD_ITEM, self._items)
        self._writes.run(_ADD_DISCLOSURE, self._disclosures)

    def _collect(self, arrival: Arrival, position: int, recv_ms: int) -> None:
        verified, segment = arrival.verified, arrival.verified.segment
        self._statements.append(
            (
                arrival.organization,
                segment.stream,
                segment.seq,
                segment.type,
                arrival.envelope,
                verified.envelope_sha256,
                verified.payload_sha256,
                verified.have,
                position,
                position,
                recv_ms,
            )
        )
        place = (
            arrival.organization,
            segment.contract,
            segment.start_ms,
            segment.stream,
            segment.seq,
        )
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
                recv_ms,
                position,
                0,
            )
        )
        self._items.extend(
            (
                *place,
                index,
                str(kind_of(item)),
                segment.items[index],
            )
            for index, item in enumerate(verified.items)
            if item is not None
        )
        self._disclosures.extend(
            (arrival.organization, segment.stream, segment.seq, index, disclosure)
            for index, disclosure in enumerate(verified.disclosures)
        )


def stream_head(
    stream: StreamId, contract: ContractId, device: DeviceId, seq: int, sha256: Sha256, end_ms: int
) -> StreamHead:
    """The newest link of a stream, from its row."""
    link = Link(
        contract=contract,
        stream=stream,
        seq=seq,
        payload_sha256=sha256,
        anchor_size=0,  # not kept: streams that run back with their anchors are not refused here
        end_ms=end_ms,
    )
    return StreamHead(device, link)


def check_stream(head: StreamHead | None, device: DeviceId, verified: VerifiedStatement) -> None:
    """Step I18: the statement is the next of its stream, and the stream is this device's. Raises `Problem`."""
    segment = verified.segment
    if head is not None and head.device != device:
        raise Problem(
            Code.STREAM_REUSED,
            "This stream belongs to another device. Begin a new stream.",
            extras={"where": "statement/stream", "step": STREAM_STEP},
        )
    expected = 0 if head is None else head.link.seq + 1
    if segment.seq < expected:
        raise Problem(
            Code.STREAM_REUSED,
            f"Another statement with seq {segment.seq} is here already. Begin a new stream.",
            extras={"expected_seq": expected, "where": "statement/seq", "step": STREAM_STEP},
        )
    if segment.seq > expected:
        raise Problem(
            Code.OUT_OF_ORDER,
            f"The next statement of this stream has seq {expected}. Send that first.",
            extras={"expected_seq": expected, "where": "statement/seq", "step": STREAM_STEP},
        )
    try:
        with verification_step(STREAM_STEP):
            check_link(None if head is None else head.link, segment)
    except WireError as error:
        raise refusal(error) from error
