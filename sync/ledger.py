"""Reads back what this device has sealed, as it stands with everything that was taken back since."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

import apsw

from sync import claims, closes, devices, redacting
from sync.claims import KeptClaim
from sync.closes import NewestClose
from sync.devices import StatedDevice
from sync.records import UploadState
from sync.redacting import SealedTarget
from sync.spool_file import SpoolFile, query
from wire import envelope
from wire.contractor import WEEK_MS, Close, Consent, Manual, decode_statement
from wire.counting import counted_minutes
from wire.outgoing import ConsentGiven, OutgoingId
from wire.records import ContractId, PersonId, StreamHead, StreamId
from wire.statement import Segment

_KEPT: Final = 700
"""How many segments that were read stay in memory: about a week with each minute tracked, a few megabytes."""
_NO_ENTRY: Final = 2**62
"""Where in the log something stands that has no receipt yet: after all that have one."""


@dataclass(frozen=True, slots=True)
class KeptConsent:
    """A consent that this device has signed, and whether its receipt is there."""

    consent: ConsentGiven
    made_ms: int
    delivered: bool


@dataclass(frozen=True, slots=True)
class KeptSegment:
    """A sealed segment as it stands, how far its upload has come, and when its receipt came (UTC)."""

    target: SealedTarget
    state: UploadState
    receipt_ms: int | None


@dataclass(frozen=True, slots=True)
class KeptCover:
    """A week that this device has closed: over the statements up to `heads`; signed at `made_ms` (UTC)."""

    contract: ContractId
    week_start_ms: int
    heads: tuple[StreamHead, ...]
    made_ms: int


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
        self._closes: dict[int, KeptCover] = {}
        """Closes that were read, by number: none is ever changed."""
        self._read: OrderedDict[tuple[int, str, int | None], SealedTarget] = OrderedDict()
        """Segments by number, state and the newest statement about them: what one says changes only by another."""

    def segment(self, name: str) -> SealedTarget | None:
        """The segment of this `SegmentId`, or with this place: `STREAM/SEQ`."""
        with self._file.reading() as db:
            return redacting.find(db, name)

    def changed(self) -> tuple[str, ...]:
        """The names of all segments of which something was taken back or replaced, oldest first."""
        with self._file.reading() as db:
            rows = query(
                db,
                "SELECT name FROM statements WHERE type = 'segment' AND number IN ("
                " SELECT target FROM statements WHERE target IS NOT NULL"
                " UNION SELECT number FROM items WHERE disclosure IS NULL) ORDER BY number",
            )
        return tuple(name for (name,) in rows)

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

    def closes(self) -> tuple[KeptCover, ...]:
        """Every close of a week that this device has signed, oldest first."""
        with self._file.reading() as db:
            numbers = [
                number
                for (number,) in query(
                    db, "SELECT number FROM statements WHERE type = 'close' ORDER BY number"
                )
            ]
            for number in numbers:
                if number not in self._closes:
                    ((sealed,),) = query(
                        db, "SELECT envelope FROM statements WHERE number = ?", (number,)
                    )
                    said = decode_statement(envelope.parse(sealed).payload)
                    if isinstance(said, Close):
                        self._closes[number] = KeptCover(
                            said.contract, said.week_start_ms, said.heads, said.made_ms
                        )
        return tuple(self._closes[number] for number in numbers)

    def segments(self, *, start_ms: int, end_ms: int) -> tuple[KeptSegment, ...]:
        """Every sealed segment of any contract that begins in `[start_ms, end_ms)`, by its start."""
        with self._file.reading() as db:
            rows = query(
                db,
                "SELECT number, state, (SELECT min(received_ms) FROM receipts"
                "  WHERE receipts.number = statements.number),"
                " (SELECT max(number) FROM statements AS later"
                "  WHERE later.target = statements.number) FROM statements"
                " WHERE type = 'segment' AND start_ms >= ? AND start_ms < ?"
                " ORDER BY start_ms, number",
                (start_ms, end_ms),
            )
            found = self._targets(
                db, [(number, state, newest) for number, state, _, newest in rows]
            )
        return tuple(
            KeptSegment(target, UploadState(state), receipt_ms)
            for (_, state, receipt_ms, _), target in zip(rows, found, strict=True)
        )

    def _targets(
        self, db: apsw.Connection, wanted: list[tuple[int, str, int | None]]
    ) -> list[SealedTarget]:
        """Segments as they stand; kept for the next time, since a diary that is open is read again and again."""
        missing = [key for key in wanted if key not in self._read]
        fresh = redacting.read(db, [one[0] for one in missing], to_show=True) if missing else {}
        found = [self._read[key] if key in self._read else fresh[key[0]] for key in wanted]
        for key, target in zip(wanted, found, strict=True):
            self._read[key] = target
            self._read.move_to_end(key)
        while len(self._read) > _KEPT:
            self._read.popitem(last=False)
        return found

    def claims(self, *, start_ms: int, end_ms: int) -> tuple[KeptClaim, ...]:
        """What was claimed without evidence and has any part in `[start_ms, end_ms)`, by its start."""
        with self._file.reading() as db:
            return claims.between(db, start_ms=start_ms, end_ms=end_ms)

    def claim(self, name: str) -> KeptClaim | None:
        """The claim of this `OutgoingId`."""
        with self._file.reading() as db:
            return claims.find(db, name)

    def tracked(self, *, start_ms: int, end_ms: int) -> tuple[tuple[int, int, ContractId], ...]:
        """Start, end and contract of what is sealed and still counts with any part in `[start_ms, end_ms)`."""
        with self._file.reading() as db:
            return claims.tracked_between(db, start_ms=start_ms, end_ms=end_ms)

    def newest_close(
        self, contract: ContractId, *, week_start_ms: int, origin: str
    ) -> NewestClose | None:
        """The newest close of a week that this device has signed for the log `origin`."""
        return closes.newest_close(self._file, contract, week_start_ms=week_start_ms, origin=origin)

    def devices(self, *, origin: str, person: PersonId) -> tuple[StatedDevice, ...]:
        """Every device of `person` that the log `origin` names, in its order."""
        return devices.stated_devices(self._file, origin=origin, person=person)

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
            spans: list[tuple[int, int, int, int]] = []
            manual = 0
            for number, stream, seq, sealed, entry in rows:
                head = heads.get(StreamId(stream))
                if head is None or seq > head.seq:
                    continue
                said = decode_statement(envelope.parse(sealed).payload)
                if isinstance(said, Manual):
                    manual += claims.minutes_of(db, number, said)
                if isinstance(said, Segment):
                    minutes = redacting.minutes_now(db, number, said)
                    at = _NO_ENTRY + number if entry is None else entry
                    spans.append((said.start_ms, at, said.end_ms, minutes))
        counted = counted_minutes((start, end, minutes) for start, _, end, minutes in sorted(spans))
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
