"""Lets statements go on that wait behind a refused one: they are signed anew, as a stream of their own.

Only what was never sent is moved, so nobody else has seen it where it stood. What it says stays the same, `made_ms`
included; its place in a chain changes, and with it what names a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import apsw

from sync.sealing import Desk, close_stream, write_statement
from sync.spool_file import query
from wire import envelope, fields
from wire.chain import Link, follow
from wire.contractor import (
    Close,
    ContractorStatement,
    MemoChange,
    Redact,
    Reveal,
    Session,
    decode_statement,
    encode_statement,
)
from wire.head import ZERO_SHA256
from wire.records import Anchor, ContractId, Sha256, StreamHead, StreamId, Target
from wire.statement import Segment

MOVED: Final = "moved"
"""Why a stream takes no new statements that was begun for what waited in one that took none either."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A statement that waits, and the statements that it speaks of, by number."""

    number: int
    statement: ContractorStatement
    target: int | None
    session: int | None


def go_on(desk: Desk, refused: int, *, reason: str) -> bool:
    """Move what waits behind the statement number `refused` into a new stream, where there is anything to move.

    What cannot go without the refused one stays behind it: changes of it, closes, and reveals of sessions stated
    before it. A session that moved segments belong to is stated again. The stream is closed for `reason`. Raises
    `WireError`, and then all of it must be undone.
    """
    db = desk.db
    ((stream, seq, contract, sealed),) = query(
        db, "SELECT stream, seq, contract, envelope FROM statements WHERE number = ?", (refused,)
    )
    waiting = _waiting_behind(db, stream, seq)
    moved, stay = _part(waiting, refused, seq)
    if not moved:
        return False
    ((closed_by,),) = query(db, "SELECT closed_by FROM streams WHERE stream = ?", (stream,))
    close_stream(db, StreamId(stream), reason)
    new = _Chain(desk, ContractId(contract), None)
    new.begin(None if closed_by is None else MOVED)
    _restate(new, StreamId(stream), seq, moved)
    for one in moved:
        new.move(one)
    new.reveal_restated()
    old = _Chain(desk, ContractId(contract), _link_at(db, stream, seq, sealed), newest=refused)
    for one in stay:
        old.move(one, beside=(new,))
    old.write_down()
    new.write_down()
    _close_over(desk, StreamId(stream), seq, (old, new))
    return True


def _close_over(desk: Desk, stream: StreamId, seq: int, chains: tuple[_Chain, _Chain]) -> None:
    """Sign closes of other streams anew that speak for what was moved out of `stream`: none of them was sent yet."""
    db, identity = desk.db, desk.identity
    contract = chains[0].contract
    rows = query(
        db,
        "SELECT one.stream, one.seq, one.envelope, before.envelope FROM statements AS one"
        " JOIN streams ON streams.stream = one.stream"
        " LEFT JOIN statements AS before ON before.stream = one.stream AND before.seq = one.seq - 1"
        " WHERE one.type = 'close' AND one.state = 'waiting' AND one.contract = ?"
        " AND one.stream <> ? AND device = ? AND origin = ? ORDER BY one.seq DESC",
        (contract, stream, identity.device, identity.origin),
    )
    first: dict[StreamId, tuple[int, bytes | None]] = {}
    for other, at, sealed, before in rows:
        told = decode_statement(envelope.parse(sealed).payload)
        if isinstance(told, Close) and any(
            head.stream == stream and head.seq > seq for head in told.heads
        ):
            first[StreamId(other)] = at, before
    for other, (at, before) in first.items():
        link = None if before is None else _link_at(db, other, at - 1, before)
        chain = _Chain(desk, contract, link, stream=other)
        for one in _waiting_behind(db, other, at - 1):
            chain.move(one, beside=chains)
        chain.write_down()


def _waiting_behind(db: apsw.Connection, stream: str, seq: int) -> list[_Waiting]:
    rows = query(
        db,
        "SELECT number, envelope, target, (SELECT number FROM sessions WHERE revealed = one.number)"
        " FROM statements AS one WHERE stream = ? AND seq > ? ORDER BY seq",
        (stream, seq),
    )
    return [
        _Waiting(number, decode_statement(envelope.parse(sealed).payload), target, session)
        for number, sealed, target, session in rows
    ]


def _part(
    waiting: Sequence[_Waiting], refused: int, seq: int
) -> tuple[list[_Waiting], list[_Waiting]]:
    """What can go on elsewhere, and what has to stay."""
    moved: list[_Waiting] = []
    stay: list[_Waiting] = []
    for one in waiting:
        at_home = isinstance(one.statement, Close) or one.target == refused
        if isinstance(one.statement, Reveal):
            at_home = one.statement.session <= seq
        (stay if at_home else moved).append(one)
    return moved, stay


def _restate(new: _Chain, stream: StreamId, seq: int, moved: Sequence[_Waiting]) -> None:
    """State those sessions of before again that moved segments belong to, oldest first."""
    wanted: dict[int, tuple[int, str]] = {}
    for one in moved:
        if isinstance(one.statement, Segment):
            rows = query(
                new.db,
                "SELECT number, seq, started_ms, seed_sha256 FROM sessions"
                " JOIN statements USING (number) WHERE stream = ? AND seq < ? AND started_ms <= ?"
                " ORDER BY seq DESC LIMIT 1",
                (stream, one.statement.seq, one.statement.start_ms),
            )
            wanted |= {number: (begun, seed) for number, at, begun, seed in rows if at <= seq}
    for number, (started_ms, seed_sha256) in sorted(wanted.items(), key=lambda one: one[1]):
        new.restate(number, started_ms, Sha256(seed_sha256), moved[0].statement.anchor)


def _link_at(db: apsw.Connection, stream: str, seq: int, sealed: bytes) -> Link:
    """What the refused statement is to the one behind it."""
    payload = envelope.parse(sealed).payload
    refused = decode_statement(payload)
    ends = query(
        db,
        "SELECT end_ms FROM statements WHERE stream = ? AND seq <= ? AND type = 'segment'"
        " ORDER BY seq DESC LIMIT 1",
        (stream, seq),
    )
    return Link(
        contract=refused.contract,
        stream=refused.stream,
        seq=seq,
        payload_sha256=envelope.sha256_of(payload),
        anchor_size=refused.anchor.size,
        end_ms=ends[0][0] if ends else None,
    )


class _Chain:
    """A stream that statements are put into, one behind the other."""

    def __init__(
        self,
        desk: Desk,
        contract: ContractId,
        link: Link | None,
        *,
        stream: StreamId | None = None,
        newest: int = 0,
    ) -> None:
        """What follows `link`; without one the beginning of `stream`, or of a new one."""
        self.db = desk.db
        self.contract = contract
        self._desk = desk
        self._link = link
        new = StreamId(fields.to_base64url(desk.rng.randbytes(fields.STREAM_BYTES)))
        self._stream = (stream or new) if link is None else link.stream
        self._newest = newest
        """The number of the newest statement that was put in."""
        self._anchor: Anchor | None = None
        self._places: dict[int, Target] = {}
        """Where statements stand now, by their numbers."""
        self._restated: dict[int, tuple[int, int]] = {}
        """For sessions of another stream: number and `seq` of the statement here."""

    def begin(self, closed_by: str | None) -> None:
        """Write a new stream down."""
        identity = self._desk.identity
        self.db.execute(
            "INSERT INTO streams (stream, origin, device, contract, opened_ms, closed_by, next_seq)"
            " VALUES (?, ?, ?, ?, ?, ?, 0)",
            (
                self._stream,
                identity.origin,
                identity.device,
                self.contract,
                self._desk.made_ms,
                closed_by,
            ),
        )

    def restate(self, number: int, started_ms: int, seed_sha256: Sha256, anchor: Anchor) -> None:
        """State the session number `number` of another stream here."""
        statement = Session(
            log=self._desk.identity.origin,
            contract=self.contract,
            stream=self._stream,
            seq=0,
            prev=ZERO_SHA256,
            anchor=anchor,
            made_ms=self._desk.made_ms,
            started_ms=started_ms,
            seed_sha256=seed_sha256,
        )
        name = f"session again {self._desk.rng.randbytes(fields.STREAM_BYTES).hex()}"
        new, place = self._write(statement, name)
        self.db.execute(
            "INSERT INTO sessions (number, seed_sha256, started_ms) VALUES (?, ?, ?)",
            (new, seed_sha256, started_ms),
        )
        self._restated[number] = new, place.seq

    def move(self, one: _Waiting, *, beside: Sequence[_Chain] = ()) -> None:
        """Put a statement here that stood elsewhere; a close has to speak for the streams `beside` as well."""
        statement = one.statement
        if isinstance(statement, Redact | MemoChange) and one.target in self._places:
            statement = replace(statement, target=self._places[one.target])
        if isinstance(statement, Reveal) and one.session in self._places:
            statement = replace(statement, session=self._places[one.session].seq)
        if isinstance(statement, Close):
            statement = self._closing(one.number, statement, beside)
        _, sealed, link = self._sign(statement)
        self.db.execute(
            "UPDATE statements SET stream = ?, seq = ?, envelope = ? WHERE number = ?",
            (self._stream, link.seq, sealed, one.number),
        )
        self._stands(one.number, link, statement.anchor)

    def reveal_restated(self) -> None:
        """Reveal those restated sessions here whose reveal is signed for the other stream already."""
        for number, (again, seq) in self._restated.items():
            rows = query(
                self.db,
                "SELECT statements.name, envelope FROM sessions JOIN statements"
                " ON statements.number = revealed WHERE sessions.number = ?",
                (number,),
            )
            for name, sealed in rows:
                told = decode_statement(envelope.parse(sealed).payload)
                if not isinstance(told, Reveal):
                    raise TypeError(told.type)
                anchor = told.anchor if self._anchor is None else self._anchor
                there = replace(told, session=seq, anchor=anchor, made_ms=self._desk.made_ms)
                new, _ = self._write(there, f"{name} in {self._stream}")
                self.db.execute("UPDATE sessions SET revealed = ? WHERE number = ?", (new, again))

    def write_down(self) -> None:
        """What the stream has come to."""
        link = self._link
        if link is not None:
            self.db.execute(
                "UPDATE streams SET next_seq = ?, last_sha256 = ?, last_end_ms = ?, last_anchor = ?"
                " WHERE stream = ?",
                (link.seq + 1, link.payload_sha256, link.end_ms, link.anchor_size, self._stream),
            )

    def _closing(self, number: int, close: Close, beside: Sequence[_Chain]) -> Close:
        """A close of the same minutes, over the other streams as well; it has to wait for them."""
        heads = {head.stream: head for head in close.heads}
        for chain in (self, *beside):
            link = chain._link
            if link is not None:
                heads[link.stream] = StreamHead(link.stream, link.seq, link.payload_sha256)
        self.db.executemany(
            "INSERT OR IGNORE INTO awaits (number, awaited) VALUES (?, ?)",
            [(number, chain._newest) for chain in beside],
        )
        return replace(close, heads=tuple(heads[stream] for stream in sorted(heads)))

    def _write(self, statement: ContractorStatement, name: str) -> tuple[int, Target]:
        payload, sealed, link = self._sign(statement)
        number = write_statement(self.db, decode_statement(payload), sealed, name, None)
        return number, self._stands(number, link, statement.anchor)

    def _sign(self, statement: ContractorStatement) -> tuple[bytes, bytes, Link]:
        """The statement as the next one here: payload and envelope."""
        before = self._link
        here = replace(
            statement,
            stream=self._stream,
            seq=0 if before is None else before.seq + 1,
            prev=ZERO_SHA256 if before is None else before.payload_sha256,
        )
        payload = encode_statement(here)
        link = follow(before, here, envelope.sha256_of(payload))
        return payload, envelope.seal(payload, self._desk.identity.signer), link

    def _stands(self, number: int, link: Link, anchor: Anchor) -> Target:
        place = Target(link.stream, link.seq, link.payload_sha256)
        self._link, self._newest, self._anchor = link, number, anchor
        self._places[number] = place
        return place
