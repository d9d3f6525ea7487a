"""Keeps what was sealed until the server has receipted it, and the receipts afterwards, durably."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from sync import figures, logs, moving, sealing
from sync.at_rest import IN_THE_CLEAR, SEALED_MARK, TextCipher
from sync.errors import SyncError, SyncProblem
from sync.learning import Held, Lesson
from sync.ledger import Ledger
from sync.records import (
    Delivery,
    DeviceIdentity,
    Halt,
    Head,
    Log,
    Parcel,
    ParcelItem,
    Rng,
    SealedInfo,
    SegmentState,
    Tally,
    UploadState,
)
from sync.spool_file import MARK_ERASING, Row, SpoolFile, query
from wire.checkpoint import Checkpoint
from wire.outgoing import ManualTakenBack, MemoChanged, Outgoing, RedactAsked, name_of
from wire.problems import WireError
from wire.records import ContractId, DeviceId, Sha256, StreamId

_log = logging.getLogger(__name__)


class Spool:
    """The durable half of sending. Any thread; every method is short and may raise `SyncError`.

    Opening raises what `SpoolFile` raises. Nothing is ever deleted but what the contractor takes back: what was
    receipted stays, with every proof, as the contractor's own evidence.
    """

    def __init__(
        self, path: Path, *, rng: Rng, cipher: TextCipher = IN_THE_CLEAR, begun: bool = False
    ) -> None:
        """If it was `begun` long ago, a blank file is a damaged one."""
        self.file = SpoolFile(path, cipher=cipher, begun=begun)
        """For the other readers of `sync`."""
        self._rng = rng
        self._tally: Tally | None = None
        self.ledger = Ledger(self.file)
        """What was sealed, to be read back."""
        try:
            with self.file.reading() as db:
                # A crash may have come between erasing and scrubbing.
                gone = query(db, "SELECT 1 FROM erasing")
        except BaseException:
            self.file.close()
            raise
        self._dirty = bool(gone)

    def close(self) -> None:
        """Close the file; the last call."""
        self.file.close()

    def copy_to(self, path: Path) -> None:
        """Write everything as it is now to `path`, for another reader; see `SpoolFile.copy_to`."""
        self.file.copy_to(path)

    # -- logs

    def know_log(
        self, *, origin: str, vkey: str, checkpoint: Checkpoint, note: str, verified_ms: int
    ) -> None:
        """Remember the log that an enrolment named, with its first checkpoint.

        Of a log that is known already only the key's match is checked: a changed key that the log did not
        announce raises RECEIPT_INVALID, and a checkpoint is taken up only with a proof, that is, with a receipt.
        """
        with self.file.writing() as db:
            logs.know(
                db,
                origin=origin,
                vkey=vkey,
                checkpoint=checkpoint,
                note=note,
                verified_ms=verified_ms,
            )

    def log(self, origin: str) -> Log | None:
        """What is known of a log."""
        with self.file.reading() as db:
            return logs.find(db, origin)

    def learn(
        self, lesson: Lesson, *, known: Checkpoint, consistency: tuple[str, ...], verified_ms: int
    ) -> None:
        """Keep statements of the server that hold, with their receipts and the log's keys: one transaction.

        `consistency` shows that the lesson's checkpoint continues `known`.
        """
        with self.file.writing() as db:
            logs.learn(db, lesson, known=known, consistency=consistency, verified_ms=verified_ms)

    def held(self, origin: str, *, since: int | None = None) -> Held:
        """What is kept of the statements of a log that entered it before `since`, None: all that is here."""
        with self.file.reading() as db:
            return logs.held(db, origin, since=since)

    def halt(self, origin: str, halt: Halt) -> None:
        """Send nothing more to this log, also after a restart. The first reason stays."""
        with self.file.writing() as db:
            logs.halt(db, origin, halt)

    # -- sealing

    def seal(
        self, *outgoing: Outgoing, made_ms: int, identity: DeviceIdentity
    ) -> tuple[SealedInfo, ...]:
        """Sign these in this order and keep them for sending: durable when this returns, all or none.

        Idempotent by `wire.outgoing.name_of`; `seq`, the signed statements and the disclosures are one
        transaction. What a redaction or a new memo takes back is erased here in the same one; its files are up
        for release. Of what has nothing to sign nothing is returned (`sealing.seal`). Raises `SyncError`
        EVIDENCE_INVALID, ALREADY_REDACTED, or DISK_FULL and the like; then nothing was sealed.
        """
        with self.file.writing() as db:
            self._tally = None
            desk = sealing.Desk(db, made_ms, identity, self._rng)
            told = [sealing.find(db, name_of(one)) or sealing.seal(desk, one) for one in outgoing]
        if any(isinstance(one, RedactAsked | MemoChanged | ManualTakenBack) for one in outgoing):
            self._dirty = True
            try:
                self.scrub()
            except SyncError as error:
                # What is sealed stays sealed; the uploader scrubs again, and says so if it cannot.
                _log.warning("what was taken back may still be in copies: %s", error.code)
        return tuple(info for info in told if info is not None)

    def seal_all(self) -> None:
        """Seal what an earlier version left in the clear, all or none, and leave no trace of it. Idempotent."""
        with self.file.reading() as db:
            if not query(db, f"SELECT 1 FROM items WHERE {_IN_THE_CLEAR} LIMIT 1"):  # noqa: S608 — a constant
                return
            with self.file.writing():
                db.execute(MARK_ERASING)
                db.execute(
                    f"UPDATE items SET disclosure = seal_text(disclosure) WHERE {_IN_THE_CLEAR}"  # noqa: S608 — a constant
                )
        self._dirty = True
        self.scrub()

    def restored(self) -> None:
        """Somebody is writing rows into the file, within `file.writing`: nothing that was counted before holds."""
        self._tally = None
        self._dirty = True

    def scrub(self) -> None:
        """Leave nothing of what was erased in the file's log and copies; see `SpoolFile.scrub`. Idempotent."""
        if self._dirty:
            self.file.scrub()
            self._dirty = False

    # -- sending

    def heads(self, origin: str) -> tuple[Head, ...]:
        """The first statement without a receipt of every stream for this log, oldest first.

        Of a stream whose first must wait for another stream there is none.
        """
        with self.file.reading() as db:
            # SQLite: with min() the other columns come from the row that has the minimum.
            rows = query(
                db,
                "SELECT min(seq), number, name, type, device, statements.contract, stream, state,"
                " problem, details FROM statements JOIN streams USING (stream)"
                " WHERE state <> 'receipted' AND origin = ? GROUP BY stream ORDER BY number",
                (origin,),
            )
            return tuple(_head(row) for row in rows if not query(db, _AWAITS, (row[1],)))

    def incomplete(self, origin: str) -> tuple[Head, ...]:
        """Every statement whose receipt lacks items that are still here, oldest first."""
        with self.file.reading() as db:
            rows = query(
                db,
                "SELECT seq, number, name, type, device, statements.contract, stream, state,"
                " problem, details FROM statements JOIN streams USING (stream)"
                " WHERE lacking <> 0 AND origin = ? ORDER BY number",
                (origin,),
            )
        return tuple(_head(row) for row in rows)

    def parcel(self, number: int) -> Parcel:
        """What to send of a statement."""
        with self.file.reading() as db:
            ((envelope, sent, have),) = query(
                db, "SELECT envelope, sent, have FROM statements WHERE number = ?", (number,)
            )
            disclosures = query(
                db,
                "SELECT open_text(disclosure) FROM items WHERE number = ? ORDER BY position",
                (number,),
            )
            images = query(
                db,
                "SELECT item, sha256 FROM images WHERE number = ? ORDER BY item, full DESC",
                (number,),
            )
        items = tuple(
            ParcelItem(disclosure, tuple(Sha256(sha256) for item, sha256 in images if item == at))
            for at, (disclosure,) in enumerate(disclosures)
        )
        return Parcel(envelope, items, sent, have)

    def sending(self, head: Head, mask: int) -> None:
        """Note, before they go, that the items of `mask` are sent: a receipt may speak of them from now on."""
        with self.file.writing() as db:
            db.execute(
                "UPDATE statements SET sent = sent | ? WHERE number = ?", (mask, head.number)
            )

    def refuse(
        self,
        head: Head,
        problem: SyncProblem,
        *,
        close_stream: bool,
        go_on: tuple[DeviceIdentity, int] | None = None,
    ) -> None:
        """Note why a statement did not go. It may be tried again.

        With `close_stream` later segments of the contract begin a new stream instead of queueing up here. With
        `go_on`, as whom to sign and the present time, what waits behind it goes on in a stream of its own, as far
        as that can do without it (`sync.moving`); else it waits.
        """
        with self.file.writing() as db:
            self._tally = None
            db.execute(
                "UPDATE statements SET state = 'refused', problem = ?, details = ?,"
                " tries = tries + 1 WHERE number = ? AND state <> 'receipted'",
                (problem.code.value, json.dumps(dict(problem.details)), head.number),
            )
            if go_on is not None:
                identity, now_ms = go_on
                desk = sealing.Desk(db, now_ms, identity, self._rng)
                try:
                    with db:
                        moving.go_on(desk, head.number, reason=problem.code.value)
                except WireError as error:
                    _log.error("what waits behind a refused statement cannot go on: %s", error)
            if close_stream:
                sealing.close_stream(db, head.stream, problem.code.value)

    def refused_at_first(self, contract: ContractId, device: DeviceId) -> int:
        """How many streams of this device and contract were refused from their very first statement."""
        with self.file.reading() as db:
            ((count,),) = query(
                db,
                "SELECT count(*) FROM statements JOIN streams USING (stream) WHERE seq = 0"
                " AND state = 'refused' AND streams.contract = ? AND device = ?",
                (contract, device),
            )
        return int(count)

    def deliver(self, head: Head, delivery: Delivery) -> None:
        """Keep a receipt that has been checked, with the checkpoint it carries: one transaction.

        Only when this has returned are the full pictures of the items that it speaks of up for release. Items
        that it does not speak of and that are not erased make the statement `incomplete`.
        """
        problem = delivery.problem
        with self.file.writing() as db:
            self._tally = None
            db.execute(
                "INSERT OR IGNORE INTO receipts (number, entry, receipt, checkpoint, received_ms)"
                " VALUES (?, ?, ?, ?, ?)",
                (
                    head.number,
                    delivery.entry,
                    delivery.receipt,
                    delivery.checkpoint.size,
                    delivery.received_ms,
                ),
            )
            db.execute(
                "UPDATE statements SET state = 'receipted', have = ?2, problem = ?3, details = ?4,"
                " tries = tries + 1, lacking = (SELECT coalesce(sum(1 << position), 0) FROM items"
                "  WHERE number = ?1 AND disclosure IS NOT NULL AND NOT (?2 >> position) & 1)"
                " WHERE number = ?1",
                (
                    head.number,
                    delivery.have,
                    problem.code.value if problem else None,
                    json.dumps(dict(problem.details)) if problem else None,
                ),
            )
            db.execute(
                "INSERT OR IGNORE INTO releases (sha256) SELECT sha256 FROM images"
                " WHERE number = ? AND full AND (? >> item) & 1",
                (head.number, delivery.have),
            )
            logs.add_checkpoint(
                db, delivery.checkpoint, note=delivery.note, verified_ms=delivery.received_ms
            )
            logs.add_continuation(db, delivery.known, delivery.checkpoint, delivery.consistency)

    def give_up(self, head: Head, item: int | None) -> None:
        """Do not send this item of an incomplete statement any more, None: all the rest. The server has erased it."""
        mask = -1 if item is None else 1 << item
        with self.file.writing() as db:
            db.execute(
                "UPDATE statements SET lacking = lacking & ~?2, problem = NULL, details = NULL"
                " WHERE number = ?1 AND state = 'receipted'",
                (head.number, mask),
            )

    def release(self, remove: Callable[[Sha256], None]) -> None:
        """Call `remove` for every full picture whose receipts are stored and that nothing waiting names.

        The lock is held meanwhile, so that no segment with the same picture is sealed in between. `remove` must
        not mind a file that is gone: after a crash it is called again. What it raises is passed on; that
        picture stays up for release.
        """
        with self.file.reading() as db:
            rows = query(
                db,
                "SELECT sha256 FROM releases"
                " WHERE NOT EXISTS (SELECT 1 FROM needed WHERE needed.sha256 = releases.sha256)",
            )
            for (sha256,) in rows:
                remove(Sha256(sha256))
            if rows:
                with self.file.writing():
                    db.executemany("DELETE FROM releases WHERE sha256 = ?", rows)
                    if any(not query(db, _NAMED, row) for row in rows):
                        # Of a file that was erased not even the hash stays.
                        db.execute(MARK_ERASING)
                        self._dirty = True

    def needed(self) -> frozenset[Sha256]:
        """Every image file that must stay: all of items without a receipt, and the thumbnails of all."""
        with self.file.reading() as db:
            rows = query(db, "SELECT DISTINCT sha256 FROM needed")
        return frozenset(Sha256(sha256) for (sha256,) in rows)

    def needs(self, sha256: Sha256) -> bool:
        """Whether this image file must stay."""
        with self.file.reading() as db:
            return bool(query(db, "SELECT 1 FROM needed WHERE sha256 = ? LIMIT 1", (sha256,)))

    # -- telling

    def tally(self) -> Tally:
        """The figures. Cheap: kept until something changes."""
        with self.file.reading() as db:
            if self._tally is None:
                self._tally = figures.count(db)
            return self._tally

    def whereabouts(self, names: Iterable[str]) -> Mapping[str, UploadState]:
        """How far the statements of these names have come; those that were never sealed are left out."""
        with self.file.reading() as db:
            return {
                name: UploadState(state)
                for name in names
                for (state,) in query(db, "SELECT state FROM statements WHERE name = ?", (name,))
            }

    def states(
        self, contract: ContractId, *, start_ms: int, end_ms: int
    ) -> tuple[SegmentState, ...]:
        """Every sealed segment of `contract` that begins in `[start_ms, end_ms)`, by its start."""
        with self.file.reading() as db:
            return figures.states(db, contract, start_ms=start_ms, end_ms=end_ms)

    def receipt(self, name: str) -> str | None:
        """The newest stored receipt of a statement, as the server wrote it."""
        with self.file.reading() as db:
            rows = query(
                db,
                "SELECT receipt FROM receipts JOIN statements USING (number) WHERE name = ?"
                " ORDER BY entry DESC LIMIT 1",
                (name,),
            )
        return rows[0][0] if rows else None


_IN_THE_CLEAR = (
    f"disclosure IS NOT NULL AND substr(disclosure, 1, {len(SEALED_MARK)}) <> '{SEALED_MARK}'"
)
_NAMED = "SELECT 1 FROM images WHERE sha256 = ? LIMIT 1"
_AWAITS = (
    "SELECT 1 FROM awaits JOIN statements ON statements.number = awaited"
    " WHERE awaits.number = ? AND state <> 'receipted' LIMIT 1"
)
"""Whether a statement must wait for one of another stream."""


def _head(row: Row) -> Head:
    return Head(
        seq=row[0],
        number=row[1],
        name=row[2],
        type=row[3],
        device=DeviceId(row[4]),
        contract=ContractId(row[5]),
        stream=StreamId(row[6]),
        state=UploadState(row[7]),
        problem=figures.problem(row[8], row[9]),
    )
