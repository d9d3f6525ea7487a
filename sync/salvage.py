"""Takes what is whole out of a spool that was set aside, and puts it into the present one so that it goes up.

Nothing of the damaged file is trusted: a statement counts only if this device's key signed exactly its bytes, an item
only if the statement commits to it, a receipt only if the log's key signed it. What is put back without a receipt is
sent again; a server that has it already answers with its receipt.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import apsw

from sync import redacting
from sync.at_rest import SEALED_MARK, TextCipher, Unreadable
from sync.errors import SyncError
from sync.pages import Record, records
from sync.records import DeviceIdentity
from sync.sealing import write_item, write_statement
from sync.spool import Spool
from sync.spool_file import query
from wire import envelope, items
from wire.checkpoint import Checkpoint
from wire.contractor import (
    ContractorStatement,
    MemoChange,
    Redact,
    Reveal,
    Session,
    decode_statement,
    read_items,
)
from wire.problems import WireError
from wire.receipt import Entry, check_receipt, decode_entry, decode_receipt
from wire.records import Sha256, StreamId
from wire.statement import Segment

SALVAGED: Final = "salvaged"
"""Why streams are closed that were put back: what is tracked from now on begins others."""
_ENVELOPE: Final = b'{"payload":'
_RECEIPT: Final = "c2sp.org/tlog-proof@v1\n"
_NAME_AT, _TYPE_AT, _ENVELOPE_AT = 1, 2, 9
"""Where a row of `statements` has its name, its type and its envelope."""


@dataclass(frozen=True, slots=True)
class Fragments:
    """What was found in a file, by what it says of itself; nothing is verified yet."""

    envelopes: Mapping[bytes, str | None]
    """Each with the name that its row gave it."""
    disclosures: Mapping[str, str]
    """By their commitments."""
    receipts: Mapping[Sha256, str]
    """By the hash of the envelope that they speak of."""


@dataclass(frozen=True, slots=True)
class Found:
    """One statement that this device signed, with what is left of it."""

    name: str
    statement: ContractorStatement
    payload_sha256: Sha256
    envelope: bytes
    disclosures: tuple[str | None, ...]
    receipt: str | None
    have: int
    checkpoint: Checkpoint | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Statements of a stream that are lost: from `first` to `last`, both with."""

    stream: StreamId
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """What came of a file: how many statements of each fate, items without contents, and what is lost."""

    found: int = 0
    put_back: int = 0
    delivered: int = 0
    """Of those put back, how many had their receipt."""
    known: int = 0
    """Were in the present spool already."""
    stranded: int = 0
    """Whole, but after a gap, so that no server can take them."""
    foreign: int = 0
    """Not signed by this device's key."""
    items_lost: int = 0
    gaps: tuple[Gap, ...] = field(default=())


def gather(path: Path, cipher: TextCipher) -> Fragments:
    """Everything in the file, and in the log beside it, that may be ours. Raises `OSError`."""
    envelopes: dict[bytes, str | None] = {}
    disclosures: dict[str, str] = {}
    receipts: dict[Sha256, str] = {}
    for record in records(path):
        for value in record:
            if isinstance(value, bytes) and value.startswith(_ENVELOPE):
                envelopes[value] = _name(record) or envelopes.get(value)
            elif isinstance(value, str) and value.startswith(_RECEIPT):
                _take_receipt(value, receipts)
            elif isinstance(value, str) and len(value) > 40:
                _take_disclosure(value, cipher, disclosures)
    return Fragments(envelopes, disclosures, receipts)


def verified(
    fragments: Fragments, identity: DeviceIdentity, *, vkey: str
) -> tuple[tuple[Found, ...], int]:
    """The statements of this device, by stream and number, and how many there are of others."""
    found: dict[tuple[StreamId, int], Found] = {}
    foreign = 0
    for sealed, name in fragments.envelopes.items():
        one = _verify(sealed, name, fragments, identity, vkey)
        if one is None:
            foreign += 1
        else:
            found[(one.statement.stream, one.statement.seq)] = one
    return tuple(found[place] for place in sorted(found)), foreign


def put_back(spool: Spool, fragments: Fragments, identity: DeviceIdentity, *, vkey: str) -> Salvage:
    """Put what is whole into `spool`, in one transaction. Idempotent. Raises `SyncError`."""
    found, foreign = verified(fragments, identity, vkey=vkey)
    counts = {"put_back": 0, "delivered": 0, "known": 0, "stranded": 0, "items_lost": 0}
    gaps: list[Gap] = []
    with spool.file.writing() as db:
        numbers: list[tuple[int, Found]] = []
        for stream, grouped in itertools.groupby(found, lambda one: one.statement.stream):
            chain = list(grouped)
            gaps += _gaps(stream, chain)
            kept = _sendable(chain)
            counts["stranded"] += len(chain) - len(kept)
            numbers += _put_stream(db, identity, stream, kept, counts)
        # A session before what reveals it, a segment before what changes it.
        for number, one in sorted(numbers, key=lambda each: each[1].statement.made_ms):
            _connect(db, number, one)
        spool.restored()
    spool.scrub()
    return Salvage(found=len(found), foreign=foreign, gaps=tuple(gaps), **counts)


def _name(record: Record) -> str | None:
    """The name of a statement, where the record looks like a row of `statements`."""
    if len(record) <= _ENVELOPE_AT or not isinstance(record[_ENVELOPE_AT], bytes):
        return None
    name = record[_NAME_AT]
    return name if isinstance(name, str) and isinstance(record[_TYPE_AT], str) else None


def _take_receipt(text: str, receipts: dict[Sha256, str]) -> None:
    try:
        entry = decode_entry(decode_receipt(text).entry)
    except WireError:
        return
    if isinstance(entry, Entry):
        before = receipts.get(entry.env)
        if before is None or decode_receipt(before).index < decode_receipt(text).index:
            receipts[entry.env] = text


def _take_disclosure(text: str, cipher: TextCipher, disclosures: dict[str, str]) -> None:
    if text.startswith(SEALED_MARK):
        try:
            text = cipher.open_text(text)
        except Unreadable:
            return
    try:
        disclosures[items.commitment(text)] = text
    except WireError:  # any other text
        return


def _verify(
    sealed: bytes,
    name: str | None,
    fragments: Fragments,
    identity: DeviceIdentity,
    vkey: str,
) -> Found | None:
    """The statement, if this device's key signed exactly these bytes: Ed25519 signs the same alike."""
    try:
        payload = envelope.parse(sealed).payload
        if envelope.seal(payload, identity.signer) != sealed:
            return None
        statement = decode_statement(payload)
    except WireError:
        return None
    if statement.log != identity.origin:
        return None
    disclosures = _whole(
        statement, tuple(fragments.disclosures.get(one) for one in statement.commitments)
    )
    text = fragments.receipts.get(envelope.sha256_of(sealed))
    have, checkpoint = _receipted(text, sealed, identity, vkey)
    return Found(
        name=name or _given_name(statement),
        statement=statement,
        payload_sha256=envelope.sha256_of(payload),
        envelope=sealed,
        disclosures=disclosures,
        receipt=None if checkpoint is None else text,
        have=have,
        checkpoint=checkpoint,
    )


def _given_name(statement: ContractorStatement) -> str:
    return f"{SALVAGED} {statement.stream}/{statement.seq}"


def _whole(
    statement: ContractorStatement, disclosures: tuple[str | None, ...]
) -> tuple[str | None, ...]:
    """The disclosures, without those that cannot be read as the statement says."""
    try:
        read_items(statement, disclosures)
    except WireError:
        return (None,) * len(disclosures)
    return disclosures


def _receipted(
    text: str | None, sealed: bytes, identity: DeviceIdentity, vkey: str
) -> tuple[int, Checkpoint | None]:
    """What a receipt says was received, and its checkpoint; None if it does not hold."""
    if text is None:
        return 0, None
    try:
        entry = decode_entry(decode_receipt(text).entry)
        have = entry.have if isinstance(entry, Entry) else 0
        return have, check_receipt(
            text,
            origin=identity.origin,
            vkey=vkey,
            envelope_sha256=envelope.sha256_of(sealed),
            have=have,
            known=None,
            consistency=(),
        )
    except WireError:
        return 0, None


def _gaps(stream: StreamId, chain: list[Found]) -> Iterable[Gap]:
    """What is missing before and between the statements of a stream; of what came after, nobody can tell."""
    expected = 0
    for one in chain:
        if one.statement.seq > expected:
            yield Gap(stream, expected, one.statement.seq - 1)
        expected = one.statement.seq + 1


def _sendable(chain: list[Found]) -> list[Found]:
    """Those that a server has or can take: nothing without a receipt after a gap that it may not have either."""
    last = max((at for at, one in enumerate(chain) if one.receipt is not None), default=-1)
    kept = chain[: last + 1]
    for one in chain[last + 1 :]:
        if kept and one.statement.seq != kept[-1].statement.seq + 1:
            break
        kept.append(one)
    return kept


def _put_stream(
    db: apsw.Connection,
    identity: DeviceIdentity,
    stream: StreamId,
    chain: list[Found],
    counts: dict[str, int],
) -> list[tuple[int, Found]]:
    """Write a stream and its statements down; those that are new, with their numbers."""
    if not chain:
        return []
    first, last = chain[0].statement, chain[-1]
    ends = [one.statement.end_ms for one in chain if isinstance(one.statement, Segment)]
    db.execute(
        "INSERT OR IGNORE INTO streams (stream, origin, device, contract, opened_ms, closed_by,"
        " next_seq, last_sha256, last_end_ms, last_anchor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            stream,
            identity.origin,
            identity.device,
            first.contract,
            first.made_ms,
            SALVAGED,
            last.statement.seq + 1,
            last.payload_sha256,
            max(ends, default=None),
            last.statement.anchor.size,
        ),
    )
    written = []
    for one in chain:
        if query(
            db,
            "SELECT 1 FROM statements WHERE stream = ? AND seq = ?",
            (stream, one.statement.seq),
        ):
            counts["known"] += 1
            continue
        written.append((_put_statement(db, one), one))
        counts["put_back"] += 1
        counts["delivered"] += one.receipt is not None
        counts["items_lost"] += sum(text is None for text in one.disclosures)
    return written


def _put_statement(db: apsw.Connection, one: Found) -> int:
    # What the agent had no word of any more, such as a consent, it has sealed again since.
    taken = query(db, "SELECT 1 FROM statements WHERE name = ?", (one.name,))
    name = _given_name(one.statement) if taken else one.name
    number = write_statement(db, one.statement, one.envelope, name, None)
    kept = read_items(one.statement, one.disclosures)
    for position, (item, disclosure) in enumerate(zip(kept, one.disclosures, strict=True)):
        if item is not None and disclosure is not None:
            write_item(db, number, position, item, disclosure)
        else:
            db.execute(
                "INSERT INTO items (number, position, kind) VALUES (?, ?, 'lost')",
                (number, position),
            )
    # Whatever was sent before, the server may have: its receipt may speak of it.
    whole = (1 << len(one.disclosures)) - 1
    db.execute("UPDATE statements SET sent = ? WHERE number = ?", (whole, number))
    if one.receipt is not None and one.checkpoint is not None:
        _put_receipt(db, number, one, one.receipt, one.checkpoint)
    return number


def _put_receipt(
    db: apsw.Connection, number: int, one: Found, receipt: str, checkpoint: Checkpoint
) -> None:
    read = decode_receipt(receipt)
    entry = decode_entry(read.entry)
    db.execute(
        "INSERT OR IGNORE INTO checkpoints (origin, size, root, note, verified_ms)"
        " VALUES (?, ?, ?, ?, ?)",
        (checkpoint.origin, checkpoint.size, checkpoint.root, read.checkpoint, entry.recv_ms),
    )
    db.execute(
        "INSERT INTO receipts (number, entry, receipt, checkpoint, received_ms)"
        " VALUES (?, ?, ?, ?, ?)",
        (number, read.index, receipt, checkpoint.size, entry.recv_ms),
    )
    db.execute(
        "UPDATE statements SET state = 'receipted', have = ? WHERE number = ?", (one.have, number)
    )


def _connect(db: apsw.Connection, number: int, one: Found) -> None:
    """What one statement says of others: which it changes, which session it begins or reveals."""
    statement = one.statement
    if isinstance(statement, Session):
        db.execute(
            "INSERT INTO sessions (number, seed_sha256, started_ms) VALUES (?, ?, ?)",
            (number, statement.seed_sha256, statement.started_ms),
        )
    elif isinstance(statement, Reveal):
        db.execute(
            "UPDATE sessions SET revealed = ? WHERE number ="
            " (SELECT number FROM statements WHERE stream = ? AND seq = ?)",
            (number, statement.stream, statement.session),
        )
    elif isinstance(statement, Redact | MemoChange):
        _take_back_again(db, number, statement)


def _take_back_again(db: apsw.Connection, number: int, change: Redact | MemoChange) -> None:
    """Erase what was taken back: the damaged file may have held it still."""
    rows = query(
        db,
        "SELECT number, stream, name FROM statements WHERE stream = ? AND seq = ?",
        (change.target.stream, change.target.seq),
    )
    for target, stream, name in rows:
        db.execute("UPDATE statements SET target = ? WHERE number = ?", (target, number))
        if stream != change.stream:
            db.execute("INSERT OR IGNORE INTO awaits VALUES (?, ?)", (number, target))
        if isinstance(change, Redact):
            replaced = tuple(one.index for one in change.replaced)
            gone = (*change.removed, *replaced)
        else:
            gone = replaced = _memo_index(db, name)
        redacting.erase_again(db, target, gone, replaced, by=number)


def _memo_index(db: apsw.Connection, name: str) -> tuple[int, ...]:
    """Where a segment has its memo; nothing if that was erased already and cannot be told."""
    found = redacting.find(db, name)
    if found is None:
        return ()
    try:
        return (redacting.memo_of(found),)
    except SyncError:
        return ()
