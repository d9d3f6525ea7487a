"""One statement with everything by which anybody can check it by hand: its receipt, and the enrolment of its device."""

from __future__ import annotations

from dataclasses import dataclass

from sync.errors import SyncCode, SyncError
from sync.spool import Spool
from sync.spool_file import query
from wire import envelope, keys
from wire.authority import DeviceStatement, decode_authority


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement as it was signed, what it discloses (None: erased), its newest receipt, and its device's enrolment.

    `device` is the payload of the server's statement.
    """

    name: str
    envelope: bytes
    disclosures: tuple[str | None, ...]
    receipt: str
    device: bytes


def proof_of(spool: Spool, origin: str, asked: str) -> Proof | None:
    """The proof of the statement of this name, or with this place (`STREAM/SEQ`); `last`: the newest segment.

    None if there is no such statement here. Raises `SyncError` NOTHING_TO_EXPORT, with a `why` of `receipt` or
    `authority`, while something of it has not come yet.
    """
    stream, _, seq = asked.partition("/")
    place = int(seq) if seq.isdecimal() and len(seq) < 10 else -1
    with spool.file.reading() as db:
        if asked == "last":
            rows = query(
                db,
                "SELECT number, name, envelope FROM statements WHERE type = 'segment'"
                " AND state = 'receipted' ORDER BY start_ms DESC, number DESC LIMIT 1",
            )
        else:
            rows = query(
                db,
                "SELECT number, name, envelope FROM statements"
                " WHERE name = ?1 OR (stream = ?2 AND seq = ?3)",
                (asked, stream, place),
            )
        for number, name, sealed in rows:
            receipts = query(
                db,
                "SELECT receipt FROM receipts WHERE number = ? ORDER BY entry DESC LIMIT 1",
                (number,),
            )
            if not receipts:
                raise _nothing("receipt")
            texts = query(
                db,
                "SELECT open_text(disclosure) FROM items WHERE number = ? ORDER BY position",
                (number,),
            )
            stated = query(
                db,
                "SELECT envelope FROM authority WHERE origin = ? AND subject LIKE 'person/%'",
                (origin,),
            )
            device = _enrolment(envelope.parse(sealed).key_id, [row[0] for row in stated])
            disclosures = tuple(text for (text,) in texts)
            return Proof(name, sealed, disclosures, receipts[0][0], device)
    return None


def _enrolment(key_id: str, stated: list[bytes]) -> bytes:
    """The payload of the statement that enrolled the key."""
    for sealed in stated:
        payload = envelope.parse(sealed).payload
        said = decode_authority(payload)
        if isinstance(said, DeviceStatement) and keys.key_id(keys.load_spki(said.key)) == key_id:
            return payload
    raise _nothing("authority")


def _nothing(why: str) -> SyncError:
    return SyncError(SyncCode.NOTHING_TO_EXPORT, {"why": why})
