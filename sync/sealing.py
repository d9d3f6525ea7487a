"""Turns reviewed segments into signed statements of the right stream; runs inside one transaction of the spool."""

from __future__ import annotations

import apsw

from sync.errors import SyncCode, SyncError
from sync.records import DeviceIdentity, Rng, SealedInfo
from sync.spool_file import query
from wire import envelope, fields, items
from wire.chain import Link, check_link
from wire.problems import WireCode, WireError
from wire.records import Anchor, Screenshot, SegmentEvidence, SegmentId, Sha256, StreamId
from wire.statement import ZERO_SHA256, Segment, build_segment, encode_segment

TIME_RAN_BACK = "time-ran-back"
"""Why a stream was closed: a segment began before the last one of its stream had ended."""


def find(db: apsw.Connection, segment: SegmentId) -> SealedInfo | None:
    """Where `segment` stands if it has been sealed."""
    rows = query(db, "SELECT stream, seq FROM sealed WHERE segment = ?", (segment,))
    return SealedInfo(segment, StreamId(rows[0][0]), rows[0][1], new=False) if rows else None


def seal(
    db: apsw.Connection,
    evidence: SegmentEvidence,
    *,
    made_ms: int,
    identity: DeviceIdentity,
    rng: Rng,
) -> SealedInfo:
    """Sign `evidence` as the next statement of its stream and write it down.

    A segment that begins before the last statement's end (the clock was set back) cannot stand in the same
    chain; rather than losing it, that stream is closed and the segment begins a new one. Raises `SyncError`
    EVIDENCE_INVALID for a segment that is no statement.
    """
    link = _link(db, evidence, identity)
    if link is not None and link.end_ms is not None and evidence.start_ms < link.end_ms:
        close_stream(db, link.stream, TIME_RAN_BACK)
        link = None
    try:
        segment, disclosures = _statement(db, evidence, link, made_ms, identity, rng)
        check_link(link, segment)
        payload = encode_segment(segment)
    except WireError as error:
        details = {"segment": evidence.segment, "where": error.where, "reason": str(error)}
        raise SyncError(SyncCode.EVIDENCE_INVALID, details) from error
    payload_sha256 = envelope.sha256_of(payload)
    if link is None:
        _open_stream(db, segment, identity)
    db.execute(
        "UPDATE streams SET next_seq = ?, last_sha256 = ?, last_end_ms = ?, last_anchor = ?"
        " WHERE stream = ?",
        (segment.seq + 1, payload_sha256, segment.end_ms, segment.anchor.size, segment.stream),
    )
    _write(db, evidence, segment, envelope.seal(payload, identity.signer), disclosures)
    return SealedInfo(evidence.segment, segment.stream, segment.seq, new=True)


def close_stream(db: apsw.Connection, stream: StreamId, reason: str) -> None:
    """Let no further statement into `stream`; later segments of its contract begin a new one."""
    db.execute(
        "UPDATE streams SET closed_by = ? WHERE stream = ? AND closed_by IS NULL", (reason, stream)
    )


def _link(db: apsw.Connection, evidence: SegmentEvidence, identity: DeviceIdentity) -> Link | None:
    """The last statement of the open stream; None when a stream must be begun."""
    rows = query(
        db,
        "SELECT stream, next_seq - 1, last_sha256, last_end_ms, last_anchor FROM streams"
        " WHERE origin = ? AND device = ? AND contract = ? AND closed_by IS NULL",
        (identity.origin, identity.device, evidence.contract),
    )
    for stream, seq, payload_sha256, end_ms, anchor_size in rows:
        return Link(
            contract=evidence.contract,
            stream=StreamId(stream),
            seq=seq,
            payload_sha256=Sha256(payload_sha256),
            anchor_size=anchor_size,
            end_ms=end_ms,
        )
    return None


def _statement(
    db: apsw.Connection,
    evidence: SegmentEvidence,
    link: Link | None,
    made_ms: int,
    identity: DeviceIdentity,
    rng: Rng,
) -> tuple[Segment, tuple[str, ...]]:
    stream = (
        link.stream if link else StreamId(fields.to_base64url(rng.randbytes(fields.STREAM_BYTES)))
    )
    return build_segment(
        evidence,
        log=identity.origin,
        stream=stream,
        seq=link.seq + 1 if link else 0,
        prev=link.payload_sha256 if link else ZERO_SHA256,
        anchor=_anchor(db, identity.origin, stream, before_ms=evidence.start_ms),
        made_ms=made_ms,
        salts=tuple(rng.randbytes(items.SALT_BYTES) for _ in evidence.items),
    )


def _anchor(db: apsw.Connection, origin: str, stream: StreamId, *, before_ms: int) -> Anchor:
    """The newest checkpoint that was verified before `before_ms`, the segment's start.

    Never an older one than the stream's last statement cites, so that anchors do not run back with the clock;
    the oldest known if all were verified later.
    """
    rows = query(
        db,
        "SELECT size, root FROM checkpoints"
        " WHERE origin = ?1 AND (verified_ms <= ?2 OR size <= coalesce("
        "   (SELECT last_anchor FROM streams WHERE stream = ?3),"
        "   (SELECT min(size) FROM checkpoints WHERE origin = ?1)))"
        " ORDER BY size DESC LIMIT 1",
        (origin, before_ms, stream),
    )
    if not rows:
        raise WireError(WireCode.WRONG_LOG, "log", "no checkpoint is known")
    return Anchor(size=rows[0][0], root=Sha256(rows[0][1]))


def _open_stream(db: apsw.Connection, segment: Segment, identity: DeviceIdentity) -> None:
    db.execute(
        "INSERT INTO streams (stream, origin, device, contract, opened_ms, next_seq)"
        " VALUES (?, ?, ?, ?, ?, 0)",
        (segment.stream, segment.log, identity.device, segment.contract, segment.made_ms),
    )


def _write(
    db: apsw.Connection,
    evidence: SegmentEvidence,
    segment: Segment,
    sealed: bytes,
    disclosures: tuple[str, ...],
) -> None:
    db.execute(
        "INSERT INTO sealed (segment, stream, seq, contract, start_ms, end_ms, made_ms,"
        " envelope, disclosures, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')",
        (
            evidence.segment,
            segment.stream,
            segment.seq,
            segment.contract,
            segment.start_ms,
            segment.end_ms,
            segment.made_ms,
            sealed,
            "\n".join(disclosures),
        ),
    )
    number = db.last_insert_rowid()
    images = [
        pair
        for item in evidence.items
        if isinstance(item, Screenshot)
        for pair in ((item.picture, True), (item.thumbnail, False))
    ]
    db.executemany(
        "INSERT INTO images (sealed, position, sha256, bytes, full) VALUES (?, ?, ?, ?, ?)",
        [
            (number, position, image.sha256, image.bytes, full)
            for position, (image, full) in enumerate(images)
        ],
    )
