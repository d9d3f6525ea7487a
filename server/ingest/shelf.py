"""Storing checked segments beside their log entries: the part of a group commit that knows the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.evidence.models import ItemRow, SegmentRow, Statement, Stream
from server.evidence.packing import pack
from server.ingest.problems import refusal
from server.log.models import LogEntry
from server.log.sequencer import Placed
from server.problems import Code, Problem
from server.storage.database import insert_rows
from wire.chain import Link, check_link, link_of
from wire.items import kind_of
from wire.problems import WireError, verification_step
from wire.receipt import Entry, encode_entry
from wire.records import (
    Activity,
    ContractId,
    DeviceId,
    OrganizationId,
    PersonId,
    Sha256,
    StreamId,
)
from wire.verification import VerifiedSegment

STREAM_STEP = "I18"

HEAD_COLUMNS = "stream, contract, device, seq, sha256, end_ms"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A segment that passed every check which needs no look at its stream; its pictures are durable."""

    organization: OrganizationId
    device: DeviceId
    person: PersonId
    verified: VerifiedSegment
    envelope: bytes


@dataclass(frozen=True, slots=True)
class StreamHead:
    """The newest link of a stream and the device that it belongs to."""

    device: DeviceId
    link: Link


class SegmentShelf:
    """Opens groups. Stateless: the tables alone know what is there."""

    def open(self, session: Session, arrivals: Sequence[Arrival]) -> SegmentGroup:
        """Look up at once what is known of all arrivals."""
        if not arrivals:
            return SegmentGroup(session, {}, {})
        organization = arrivals[0].organization
        hashes = {arrival.verified.envelope_sha256 for arrival in arrivals}
        streams = {arrival.verified.segment.stream for arrival in arrivals}
        known = session.execute(
            select(Statement.envelope_sha256, LogEntry.position, LogEntry.entry)
            .join(
                LogEntry,
                (LogEntry.organization == Statement.organization)
                & (LogEntry.position == Statement.log_position),
            )
            .where(Statement.organization == organization, Statement.envelope_sha256.in_(hashes))
        ).all()
        return SegmentGroup(
            session,
            {row.envelope_sha256: Placed(row.position, row.entry, new=False) for row in known},
            stream_heads(session, organization, streams),
        )


class SegmentGroup:
    """One group commit: arrivals see those placed before them."""

    def __init__(
        self,
        session: Session,
        known: dict[str, Placed],
        heads: dict[StreamId, StreamHead],
    ) -> None:
        self._session = session
        self._known = known
        self._heads = heads
        self._before = frozenset(heads)
        self._statements: list[dict[str, object]] = []
        self._segments: list[dict[str, object]] = []
        self._items: list[dict[str, object]] = []
        self._moved: dict[StreamId, OrganizationId] = {}

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
        moved = [self._stream_row(stream, owner) for stream, owner in self._moved.items()]
        new = [row for row in moved if row["stream"] not in self._before]
        old = [row for row in moved if row["stream"] in self._before]
        if old:
            self._session.connection().exec_driver_sql(
                "UPDATE streams SET seq = ?, sha256 = ?, end_ms = ?"
                " WHERE organization = ? AND stream = ?",
                [
                    (row["seq"], row["sha256"], row["end_ms"], row["organization"], row["stream"])
                    for row in old
                ],
            )
        insert_rows(self._session, Stream, new)
        insert_rows(self._session, Statement, self._statements)
        insert_rows(self._session, SegmentRow, self._segments)
        insert_rows(self._session, ItemRow, self._items)

    def _stream_row(self, stream: StreamId, organization: OrganizationId) -> dict[str, object]:
        head = self._heads[stream]
        return {
            "organization": organization,
            "stream": stream,
            "contract": head.link.contract,
            "device": head.device,
            "seq": head.link.seq,
            "sha256": head.link.payload_sha256,
            "end_ms": head.link.end_ms,
        }

    def _collect(self, arrival: Arrival, position: int, recv_ms: int) -> None:
        verified, segment = arrival.verified, arrival.verified.segment
        activity = next((item for item in verified.items if isinstance(item, Activity)), None)
        self._statements.append(
            {
                "organization": arrival.organization,
                "stream": segment.stream,
                "seq": segment.seq,
                "type": segment.type,
                "envelope": arrival.envelope,
                "envelope_sha256": verified.envelope_sha256,
                "payload_sha256": verified.payload_sha256,
                "have": verified.have,
                "log_position": position,
                "recv_ms": recv_ms,
            }
        )
        place = {
            "organization": arrival.organization,
            "contract": segment.contract,
            "start_ms": segment.start_ms,
            "stream": segment.stream,
            "seq": segment.seq,
        }
        self._segments.append(
            place
            | {
                "end_ms": segment.end_ms,
                "slot_start_ms": segment.slot_start_ms,
                "slot_ms": segment.slot_ms,
                "minutes": segment.minutes,
                "person": arrival.person,
                "device": arrival.device,
                "activity": None if activity is None else pack(activity),
                "recv_ms": recv_ms,
            }
        )
        self._items.extend(
            place
            | {
                "item": index,
                "kind": str(kind_of(item)),
                "commitment": segment.items[index],
                "disclosure": verified.disclosures[index],
            }
            for index, item in enumerate(verified.items)
        )


def stream_heads(
    session: Session, organization: OrganizationId, streams: set[StreamId]
) -> dict[StreamId, StreamHead]:
    """The newest links of those of `streams` that exist."""
    rows = session.execute(
        select(
            Stream.stream, Stream.contract, Stream.device, Stream.seq, Stream.sha256, Stream.end_ms
        ).where(Stream.organization == organization, Stream.stream.in_(streams))
    ).all()
    return {row.stream: stream_head(*row) for row in rows}


def stream_head(
    stream: StreamId, contract: ContractId, device: DeviceId, seq: int, sha256: Sha256, end_ms: int
) -> StreamHead:
    """A row of the columns `HEAD_COLUMNS`."""
    link = Link(contract=contract, stream=stream, seq=seq, payload_sha256=sha256, end_ms=end_ms)
    return StreamHead(device, link)


def check_stream(head: StreamHead | None, device: DeviceId, verified: VerifiedSegment) -> None:
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
