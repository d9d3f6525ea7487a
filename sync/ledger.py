"""Reads back what this device has sealed, as it stands with everything that was taken back since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import apsw

from sync import redacting
from sync.redacting import SealedTarget
from sync.spool_file import SpoolFile, query
from wire import envelope
from wire.contractor import WEEK_MS, Consent, Manual, decode_statement
from wire.counting import counted_minutes
from wire.outgoing import ConsentGiven, OutgoingId
from wire.records import ContractId, StreamHead, StreamId
from wire.statement import Segment

_NO_ENTRY: Final = 2**62
"""Where in the log something stands that has no receipt yet: after all that have one."""


@dataclass(frozen=True, slots=True)
class KeptConsent:
    """A consent that this device has signed, and whether its receipt is there."""

    consent: ConsentGiven
    made_ms: int
    delivered: bool


@dataclass(frozen=True, slots=True)
class KeptWeek:
    """What is counted of a week over all statements up to `heads` (by stream, ascending)."""

    minutes: int
    manual_minutes: int
    heads: tuple[StreamHead, ...]


class Ledger:
    """The reading side of a spool. Any thread; every method may raise `SyncError`."""

    def __init__(self, file: SpoolFile) -> None:
        self._file = file

    def segment(self, name: str) -> SealedTarget | None:
        """The segment of this `SegmentId`, or with this place: `STREAM/SEQ`."""
        with self._file.reading() as db:
            return redacting.find(db, name)

    def consents(self) -> tuple[KeptConsent, ...]:
        """Every consent that this device has signed, oldest first."""
        with self._file.reading() as db:
            rows = query(
                db,
                "SELECT name, envelope, state FROM statements WHERE type = 'consent' ORDER BY number",
            )
        kept = []
        for name, sealed, state in rows:
            said = decode_statement(envelope.parse(sealed).payload)
            if isinstance(said, Consent):
                given = ConsentGiven(
                    outgoing=OutgoingId(name),
                    contract=said.contract,
                    policy_sha256=said.policy_sha256,
                    features=said.features,
                    shown_ms=said.shown_ms,
                )
                kept.append(KeptConsent(given, said.made_ms, state == "receipted"))
        return tuple(kept)

    def week(self, contract: ContractId, *, week_start_ms: int, origin: str) -> KeptWeek:
        """The week by this device's statements of `contract` for the log `origin`, in all their streams.

        Of a stream that was refused only what stands before the refused statement counts.
        """
        with self._file.reading() as db:
            heads = _heads(db, contract, origin)
            rows = query(
                db,
                "SELECT number, stream, seq, envelope,"
                " (SELECT min(entry) FROM receipts WHERE receipts.number = statements.number)"
                " FROM statements WHERE contract = ? AND start_ms >= ? AND start_ms < ?",
                (contract, week_start_ms, week_start_ms + WEEK_MS),
            )
            claims: list[tuple[int, int, int, int]] = []
            manual = 0
            for number, stream, seq, sealed, entry in rows:
                head = heads.get(StreamId(stream))
                if head is None or seq > head.seq:
                    continue
                said = decode_statement(envelope.parse(sealed).payload)
                if isinstance(said, Manual):
                    manual += said.minutes
                if isinstance(said, Segment):
                    minutes = redacting.minutes_now(db, number, said)
                    at = _NO_ENTRY + number if entry is None else entry
                    claims.append((said.start_ms, at, said.end_ms, minutes))
        counted = counted_minutes(
            (start, end, minutes) for start, _, end, minutes in sorted(claims)
        )
        return KeptWeek(
            minutes=sum(counted),
            manual_minutes=manual,
            heads=tuple(heads[stream] for stream in sorted(heads)),
        )


def _heads(db: apsw.Connection, contract: ContractId, origin: str) -> dict[StreamId, StreamHead]:
    """Of each stream the newest statement before any that was refused."""
    rows = query(
        db,
        "SELECT stream, seq, envelope FROM (SELECT stream, (SELECT max(seq) FROM statements AS one"
        "  WHERE one.stream = streams.stream AND one.seq < coalesce((SELECT min(seq)"
        "   FROM statements AS refused WHERE refused.stream = streams.stream"
        "   AND state = 'refused' AND state <> 'receipted'), next_seq)) AS seq"
        " FROM streams WHERE contract = ? AND origin = ?) JOIN statements USING (stream, seq)",
        (contract, origin),
    )
    found: dict[StreamId, StreamHead] = {}
    for stream, seq, sealed in rows:
        sha256 = envelope.sha256_of(envelope.parse(sealed).payload)
        found[StreamId(stream)] = StreamHead(StreamId(stream), seq, sha256)
    return found
