"""Turns what the agent says into signed statements of the right stream; runs inside one transaction of the spool."""

from __future__ import annotations

from typing import Final, NamedTuple, assert_never

import apsw

from sync import claims, redacting
from sync.errors import SyncCode, SyncError
from sync.records import DeviceIdentity, Rng, SealedInfo
from sync.spool_file import query
from wire import drafts, envelope, fields, items
from wire.chain import Link, follow
from wire.contractor import ContractorStatement, Manual, encode_statement
from wire.drafts import (
    CloseDraft,
    ConsentDraft,
    Draft,
    ManualDraft,
    RevealDraft,
    SessionDraft,
)
from wire.head import ZERO_SHA256, Place
from wire.outgoing import (
    ConsentGiven,
    ManualClaimed,
    ManualTakenBack,
    MemoChanged,
    Outgoing,
    RedactAsked,
    SessionRevealed,
    SessionStarted,
    WeekClosed,
    name_of,
)
from wire.problems import WireCode, WireError
from wire.records import (
    Anchor,
    ContractId,
    Item,
    Memo,
    Pictured,
    SegmentEvidence,
    Sha256,
    StreamId,
)
from wire.statement import Segment

TIME_RAN_BACK: Final = "time-ran-back"
"""Why a stream was closed: something began before the last of its kind in the stream had."""

_LOST: Final = frozenset(
    {
        SyncCode.STREAM_REUSED.value,
        SyncCode.OUT_OF_ORDER.value,
        SyncCode.OTHER_DEVICE.value,
    }
)
"""Streams closed for these reasons can never go on at the server."""


class Desk(NamedTuple):
    """What sealing needs: the open transaction, when it is, as whom to sign, and randomness."""

    db: apsw.Connection
    made_ms: int
    identity: DeviceIdentity
    rng: Rng


def find(db: apsw.Connection, name: str) -> SealedInfo | None:
    """Where the statement of this name stands if it has been sealed."""
    rows = query(db, "SELECT stream, seq FROM statements WHERE name = ?", (name,))
    return SealedInfo(name, StreamId(rows[0][0]), rows[0][1], new=False) if rows else None


def seal(desk: Desk, outgoing: Outgoing) -> SealedInfo | None:
    """Sign what the agent says as the next statement of its stream and write it down.

    None if there is nothing to sign: a session in streams that take nothing any more, a change of what was never
    delivered and never can be. Raises `SyncError`: EVIDENCE_INVALID for what is no statement, ALREADY_REDACTED for a
    change of what the target no longer has.
    """
    name = name_of(outgoing)
    try:
        match outgoing:
            case SegmentEvidence():
                return _seal_segment(desk, outgoing)
            case ConsentGiven(policy_sha256=policy, features=features, shown_ms=shown_ms):
                draft = ConsentDraft(policy_sha256=policy, features=features, shown_ms=shown_ms)
                return _append(desk, draft, name=name, contract=outgoing.contract)
            case SessionStarted():
                return _seal_session(desk, outgoing)
            case SessionRevealed():
                return _seal_reveal(desk, outgoing)
            case RedactAsked() | MemoChanged():
                return _seal_change(desk, outgoing)
            case ManualClaimed():
                return _seal_claim(desk, outgoing)
            case ManualTakenBack():
                return _seal_take_back(desk, outgoing)
            case WeekClosed():
                return _seal_close(desk, outgoing)
            case _:
                assert_never(outgoing)
    except WireError as error:
        kind = "segment" if isinstance(outgoing, SegmentEvidence) else "statement"
        details = {kind: name, "where": error.where, "reason": str(error)}
        raise SyncError(SyncCode.EVIDENCE_INVALID, details) from error


def close_stream(db: apsw.Connection, stream: StreamId, reason: str) -> None:
    """Let no further segment into `stream`; later ones of its contract begin a new one."""
    db.execute(
        "UPDATE streams SET closed_by = ? WHERE stream = ? AND closed_by IS NULL", (reason, stream)
    )


def _seal_segment(desk: Desk, evidence: SegmentEvidence) -> SealedInfo:
    """A segment that begins before the last one's end (the clock was set back) cannot stand in the same chain;
    rather than losing it, that stream is closed and the segment begins a new one.
    """
    link = _open_link(desk, evidence.contract)
    if link is not None and link.end_ms is not None and evidence.start_ms < link.end_ms:
        close_stream(desk.db, link.stream, TIME_RAN_BACK)
        link = None
    if link is None:
        link = _state_hidden(desk, evidence.contract, before_ms=evidence.start_ms)
    return _append(
        desk,
        evidence,
        name=evidence.segment,
        contract=evidence.contract,
        link=link,
        anchor_ms=evidence.start_ms,
    )


def _seal_session(desk: Desk, told: SessionStarted) -> SealedInfo:
    link = _open_link(desk, told.contract)
    if link is not None:
        ((newest_ms,),) = query(
            desk.db,
            "SELECT max(started_ms) FROM sessions JOIN statements USING (number) WHERE stream = ?",
            (link.stream,),
        )
        if newest_ms is not None and told.started_ms <= newest_ms:
            close_stream(desk.db, link.stream, TIME_RAN_BACK)
            link = None
    if link is None:
        link = _state_hidden(desk, told.contract, before_ms=told.started_ms)
    draft = SessionDraft(started_ms=told.started_ms, seed_sha256=told.seed_sha256)
    return _append_session(desk, draft, name=told.outgoing, contract=told.contract, link=link)


def _state_hidden(desk: Desk, contract: ContractId, *, before_ms: int) -> Link | None:
    """Begin a stream with the sessions that are not revealed yet and began until `before_ms`; None without any.

    Segments that are sealed from now on may belong to them, and a session counts only in its own stream.
    """
    hidden = query(
        desk.db,
        "SELECT DISTINCT started_ms, seed_sha256 FROM sessions JOIN statements USING (number)"
        " JOIN streams USING (stream) WHERE revealed IS NULL AND streams.contract = ?"
        " AND device = ? AND origin = ? AND started_ms < ? ORDER BY started_ms",
        (contract, desk.identity.device, desk.identity.origin, before_ms),
    )
    link, stated_ms = None, None
    for started_ms, seed_sha256 in hidden:
        if started_ms == stated_ms:  # of two begun at one instant, one stands for both
            continue
        stated_ms = started_ms
        draft = SessionDraft(started_ms=started_ms, seed_sha256=Sha256(seed_sha256))
        name = f"session again {desk.rng.randbytes(fields.STREAM_BYTES).hex()}"
        _append_session(desk, draft, name=name, contract=contract, link=link, anchor_ms=before_ms)
        link = _open_link(desk, contract)
    return link


def _append_session(
    desk: Desk,
    draft: SessionDraft,
    *,
    name: str,
    contract: ContractId,
    link: Link | None,
    anchor_ms: int | None = None,
) -> SealedInfo:
    if anchor_ms is None:
        anchor_ms = min(draft.started_ms, _oldest_hidden_ms(desk, contract))
    info = _append(desk, draft, name=name, contract=contract, link=link, anchor_ms=anchor_ms)
    desk.db.execute(
        "INSERT INTO sessions (number, seed_sha256, started_ms)"
        " SELECT number, ?, ? FROM statements WHERE name = ?",
        (draft.seed_sha256, draft.started_ms, name),
    )
    return info


def _seal_reveal(desk: Desk, told: SessionRevealed) -> SealedInfo | None:
    """Reveal a session in every stream in which it was stated and that can still take a statement."""
    stated = query(
        desk.db,
        "SELECT number, stream, seq, closed_by FROM sessions JOIN statements USING (number)"
        " JOIN streams USING (stream) WHERE revealed IS NULL AND device = ? AND origin = ?"
        " AND seed_sha256 = (SELECT seed_sha256 FROM sessions JOIN statements USING (number)"
        "  WHERE name = ?) ORDER BY number",
        (desk.identity.device, desk.identity.origin, told.session),
    )
    first = None
    for number, stream, seq, closed_by in stated:
        if closed_by in _LOST:
            continue
        draft = RevealDraft(session=seq, seed=told.seed, ended_ms=told.ended_ms)
        name = told.outgoing if first is None else f"{told.outgoing} in {stream}"
        link = _link(desk.db, StreamId(stream))
        info = _append(desk, draft, name=name, contract=told.contract, link=link)
        desk.db.execute(
            "UPDATE sessions SET revealed = (SELECT number FROM statements WHERE name = ?)"
            " WHERE number = ?",
            (name, number),
        )
        first = first or info
    return first


def _seal_change(desk: Desk, told: RedactAsked | MemoChanged) -> SealedInfo | None:
    """Sign a redaction or a new memo, and erase here what it takes back.

    A target without a receipt is changed in its own stream, so that it goes up before; one that can never get
    a receipt (another key signed it) is only erased.
    """
    target = redacting.find(desk.db, told.segment)
    if target is None or target.segment.contract != told.contract:
        raise WireError(WireCode.WRONG_TARGET, "statement/target", told.segment)
    draft = redacting.draft(target, told)
    info = None
    if target.delivered or target.device == desk.identity.device:
        own = None if target.delivered else _link(desk.db, target.place.stream)
        info = _append(
            desk, draft, name=told.outgoing, contract=told.contract, link=own, target=target.number
        )
    redacting.erase(desk.db, target, draft, name=told.outgoing)
    return info


def _seal_claim(desk: Desk, told: ManualClaimed) -> SealedInfo:
    draft = ManualDraft(
        start_ms=told.start_ms, end_ms=told.end_ms, minutes=told.minutes, memo=Memo(told.memo)
    )
    return _append(desk, draft, name=told.outgoing, contract=told.contract)


def _seal_take_back(desk: Desk, told: ManualTakenBack) -> SealedInfo | None:
    """Sign that claimed time is taken back, by the rules of `_seal_change`, and erase its memo here."""
    target = claims.find(desk.db, told.manual)
    if target is None or target.manual.contract != told.contract:
        raise WireError(WireCode.WRONG_TARGET, "statement/target", told.manual)
    draft = claims.draft(target, told.reason)
    info = None
    if target.delivered or target.device == desk.identity.device:
        own = None if target.delivered else _link(desk.db, target.place.stream)
        info = _append(
            desk, draft, name=told.outgoing, contract=told.contract, link=own, target=target.number
        )
    redacting.erase_item(desk.db, target.number, 0)
    return info


def _seal_close(desk: Desk, told: WeekClosed) -> SealedInfo:
    draft = CloseDraft(
        week_start_ms=told.week_start_ms,
        heads=told.heads,
        minutes=told.minutes,
        manual_minutes=told.manual_minutes,
    )
    info = _append(desk, draft, name=told.outgoing, contract=told.contract)
    desk.db.executemany(
        "INSERT INTO awaits (number, awaited) SELECT closing.number, head.number"
        " FROM statements AS closing, statements AS head"
        " WHERE closing.name = ? AND head.stream = ? AND head.seq = ? AND head.stream <> ?",
        [(told.outgoing, one.stream, one.seq, info.stream) for one in told.heads],
    )
    return info


def _append(
    desk: Desk,
    draft: Draft,
    *,
    name: str,
    contract: ContractId,
    link: Link | None = None,
    anchor_ms: int | None = None,
    target: int | None = None,
) -> SealedInfo:
    """Sign `draft` as what follows `link`, without one in the open stream, without that in a new one."""
    db, identity = desk.db, desk.identity
    link = link or _open_link(desk, contract)
    if anchor_ms is None:
        anchor_ms = min(desk.made_ms, _oldest_hidden_ms(desk, contract))
    stream = link.stream if link else StreamId(fields.to_base64url(desk.rng.randbytes(16)))
    place = Place(
        log=identity.origin,
        contract=contract,
        stream=stream,
        seq=link.seq + 1 if link else 0,
        prev=link.payload_sha256 if link else ZERO_SHA256,
        anchor=_anchor(db, identity.origin, stream, before_ms=anchor_ms),
        made_ms=desk.made_ms,
    )
    told = drafts.items_of(draft)
    salts = tuple(desk.rng.randbytes(items.SALT_BYTES) for _ in told)
    statement, disclosures = drafts.build(draft, place, salts=salts)
    payload = encode_statement(statement)
    following = follow(link, statement, envelope.sha256_of(payload))
    if link is None:
        db.execute(
            "INSERT INTO streams (stream, origin, device, contract, opened_ms, next_seq)"
            " VALUES (?, ?, ?, ?, ?, 0)",
            (stream, identity.origin, identity.device, contract, statement.made_ms),
        )
    db.execute(
        "UPDATE streams SET next_seq = ?, last_sha256 = ?, last_end_ms = ?, last_anchor = ?"
        " WHERE stream = ?",
        (
            following.seq + 1,
            following.payload_sha256,
            following.end_ms,
            following.anchor_size,
            stream,
        ),
    )
    number = write_statement(db, statement, envelope.seal(payload, identity.signer), name, target)
    for position, (item, disclosure) in enumerate(zip(told, disclosures, strict=True)):
        write_item(db, number, position, item, disclosure)
    return SealedInfo(name, stream, statement.seq, new=True)


def _open_link(desk: Desk, contract: ContractId) -> Link | None:
    """The last statement of the open stream; None when a stream must be begun."""
    rows = query(
        desk.db,
        "SELECT stream FROM streams WHERE origin = ? AND device = ? AND contract = ?"
        " AND closed_by IS NULL",
        (desk.identity.origin, desk.identity.device, contract),
    )
    return _link(desk.db, StreamId(rows[0][0])) if rows else None


def _link(db: apsw.Connection, stream: StreamId) -> Link:
    """The last statement of a stream."""
    ((contract, seq, sha256, end_ms, anchor),) = query(
        db,
        "SELECT contract, next_seq - 1, last_sha256, last_end_ms, last_anchor FROM streams"
        " WHERE stream = ?",
        (stream,),
    )
    return Link(
        contract=ContractId(contract),
        stream=stream,
        seq=seq,
        payload_sha256=Sha256(sha256),
        anchor_size=anchor,
        end_ms=end_ms,
    )


def _oldest_hidden_ms(desk: Desk, contract: ContractId) -> int:
    """When the oldest session began of which segments may still come; `made_ms` if there is none.

    Nothing may cite a newer checkpoint than they can, since anchors of a stream do not run back.
    """
    ((oldest_ms,),) = query(
        desk.db,
        "SELECT min(started_ms) FROM sessions JOIN statements USING (number)"
        " JOIN streams USING (stream) WHERE revealed IS NULL AND streams.contract = ?"
        " AND device = ? AND origin = ?",
        (contract, desk.identity.device, desk.identity.origin),
    )
    return desk.made_ms if oldest_ms is None else int(oldest_ms)


def _anchor(db: apsw.Connection, origin: str, stream: StreamId, *, before_ms: int) -> Anchor:
    """The newest checkpoint that was verified before `before_ms`, such as a segment's start.

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


def write_statement(
    db: apsw.Connection,
    statement: ContractorStatement,
    sealed: bytes,
    name: str,
    target: int | None,
) -> int:
    """Write a statement down and return its number."""
    start_ms, end_ms = None, None
    if isinstance(statement, Segment | Manual):
        start_ms, end_ms = statement.start_ms, statement.end_ms
    db.execute(
        "INSERT INTO statements (name, type, stream, seq, contract, start_ms, end_ms, made_ms,"
        " envelope, state, target) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)",
        (
            name,
            statement.type,
            statement.stream,
            statement.seq,
            statement.contract,
            start_ms,
            end_ms,
            statement.made_ms,
            sealed,
            target,
        ),
    )
    return db.last_insert_rowid()


def write_item(
    db: apsw.Connection, number: int, position: int, item: Item, disclosure: str
) -> None:
    """Write one item of a statement down, with the files that it names."""
    db.execute(
        "INSERT INTO items (number, position, kind, disclosure) VALUES (?, ?, ?, seal_text(?))",
        (number, position, items.kind_of(item), disclosure),
    )
    if isinstance(item, Pictured):
        db.executemany(
            "INSERT INTO images (number, item, full, sha256, bytes) VALUES (?, ?, ?, ?, ?)",
            [
                (number, position, full, image.sha256, image.bytes)
                for image, full in ((item.picture, True), (item.thumbnail, False))
            ],
        )
