"""Keeps what was sealed until the server has receipted it, and the receipts afterwards, durably."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import apsw

from sync import sealing
from sync.errors import SyncCode, SyncError, SyncProblem
from sync.learning import Lesson
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
from sync.spool_file import Row, SpoolFile, query
from wire.checkpoint import Checkpoint
from wire.outgoing import MemoChanged, Outgoing, RedactAsked, name_of
from wire.records import ContractId, DeviceId, SegmentId, Sha256, StreamId


class Spool:
    """The durable half of sending. Any thread; every method is short and may raise `SyncError`.

    Opening raises what `SpoolFile` raises. Nothing is ever deleted but what the contractor takes back: what was
    receipted stays, with every proof, as the contractor's own evidence.
    """

    def __init__(self, path: Path, *, rng: Rng) -> None:
        self.file = SpoolFile(path)
        """For the other readers of `sync`."""
        self._rng = rng
        self._tally: Tally | None = None
        self.ledger = Ledger(self.file)
        """What was sealed, to be read back."""
        with self.file.reading() as db:
            # A crash may have come between erasing and scrubbing.
            self._dirty = bool(query(db, "SELECT 1 FROM items WHERE disclosure IS NULL LIMIT 1"))

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
            for (held,) in query(db, "SELECT vkey FROM logs WHERE origin = ?", (origin,)):
                if vkey not in {held, *(later for _, later in _rotations(db, origin))}:
                    details = {"origin": origin, "where": "vkey"}
                    raise SyncError(SyncCode.RECEIPT_INVALID, details)
                return
            db.execute("INSERT INTO logs (origin, vkey) VALUES (?, ?)", (origin, vkey))
            _add_checkpoint(db, checkpoint, note=note, verified_ms=verified_ms)

    def log(self, origin: str) -> Log | None:
        """What is known of a log."""
        with self.file.reading() as db:
            rows = query(
                db,
                "SELECT vkey, size, root, note, halted_ms, halted_code, halted_where, halted_answer"
                " FROM logs JOIN checkpoints USING (origin) WHERE origin = ?"
                " ORDER BY size DESC LIMIT 1",
                (origin,),
            )
            rotations = _rotations(db, origin)
        for vkey, size, root, note, *halted in rows:
            halt = None if halted[0] is None else Halt(*halted)
            checkpoint = Checkpoint(origin, size, Sha256(root))
            return Log(origin, vkey, checkpoint, note, halt, rotations)
        return None

    def learn(
        self, lesson: Lesson, *, known: Checkpoint, consistency: tuple[str, ...], verified_ms: int
    ) -> None:
        """Keep statements of the server that hold, with their receipts and the log's keys: one transaction.

        `consistency` shows that the lesson's checkpoint continues `known`.
        """
        checkpoint = lesson.checkpoint
        with self.file.writing() as db:
            for one in lesson.statements:
                db.execute(
                    "INSERT OR IGNORE INTO authority"
                    " (origin, entry, subject, seq, envelope, receipt) VALUES (?, ?, ?, ?, ?, ?)",
                    (
                        checkpoint.origin,
                        one.entry,
                        one.subject,
                        one.seq,
                        one.envelope,
                        one.receipt,
                    ),
                )
                if one.rotates is not None:
                    db.execute(
                        "INSERT OR IGNORE INTO rotations (origin, after, vkey) VALUES (?, ?, ?)",
                        (checkpoint.origin, one.entry + 1, one.rotates),
                    )
            _add_checkpoint(db, checkpoint, note=lesson.note, verified_ms=verified_ms)
            _add_continuation(db, known, checkpoint, consistency)

    def halt(self, origin: str, halt: Halt) -> None:
        """Send nothing more to this log, also after a restart. The first reason stays."""
        with self.file.writing() as db:
            db.execute(
                "UPDATE logs SET halted_ms = ?, halted_code = ?, halted_where = ?,"
                " halted_answer = ? WHERE origin = ? AND halted_ms IS NULL",
                (halt.at_ms, halt.code, halt.where, halt.answer, origin),
            )

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
        if any(isinstance(one, RedactAsked | MemoChanged) for one in outgoing):
            self._dirty = True
            self.scrub()
        return tuple(info for info in told if info is not None)

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
                db, "SELECT disclosure FROM items WHERE number = ? ORDER BY position", (number,)
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

    def refuse(self, head: Head, problem: SyncProblem, *, close_stream: bool) -> None:
        """Note why a statement did not go; later ones of its stream wait. It may be tried again.

        With `close_stream` later segments of the contract begin a new stream instead of queueing up here.
        """
        with self.file.writing() as db:
            self._tally = None
            db.execute(
                "UPDATE statements SET state = 'refused', problem = ?, details = ?,"
                " tries = tries + 1 WHERE number = ? AND state <> 'receipted'",
                (problem.code.value, json.dumps(dict(problem.details)), head.number),
            )
            if close_stream:
                sealing.close_stream(db, head.stream, problem.code.value)

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
            _add_checkpoint(
                db, delivery.checkpoint, note=delivery.note, verified_ms=delivery.received_ms
            )
            _add_continuation(db, delivery.known, delivery.checkpoint, delivery.consistency)

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
                self._tally = _count(db)
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
            rows = query(
                db,
                "SELECT name, stream, seq, start_ms, end_ms, state, problem, details, EXISTS ("
                "  SELECT 1 FROM statements AS before INDEXED BY statements_undelivered"
                "  WHERE before.stream = statements.stream AND before.seq < statements.seq"
                "  AND before.state = 'refused' AND before.state <> 'receipted')"
                " FROM statements WHERE contract = ? AND start_ms >= ? AND start_ms < ?"
                " AND type = 'segment' ORDER BY start_ms, number",
                (contract, start_ms, end_ms),
            )
        return tuple(
            SegmentState(
                segment=SegmentId(row[0]),
                stream=StreamId(row[1]),
                seq=row[2],
                start_ms=row[3],
                end_ms=row[4],
                state=UploadState(row[5]),
                behind=bool(row[8]),
                problem=_problem(row[6], row[7]),
            )
            for row in rows
        )

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
        problem=_problem(row[8], row[9]),
    )


def _rotations(db: apsw.Connection, origin: str) -> tuple[tuple[int, str], ...]:
    rows = query(db, "SELECT after, vkey FROM rotations WHERE origin = ? ORDER BY after", (origin,))
    return tuple((after, vkey) for after, vkey in rows)


def _add_continuation(
    db: apsw.Connection, known: Checkpoint, checkpoint: Checkpoint, consistency: tuple[str, ...]
) -> None:
    """Keep the proof that a checkpoint continues the one known before: what an export links receipts with."""
    if 0 < known.size < checkpoint.size:
        db.execute(
            "INSERT OR IGNORE INTO continuations (origin, old_size, new_size, proof)"
            " VALUES (?, ?, ?, ?)",
            (checkpoint.origin, known.size, checkpoint.size, json.dumps(consistency)),
        )


def _add_checkpoint(
    db: apsw.Connection, checkpoint: Checkpoint, *, note: str, verified_ms: int
) -> None:
    """Keep a verified checkpoint; the first verification of a size is the one that counts."""
    db.execute(
        "INSERT OR IGNORE INTO checkpoints (origin, size, root, note, verified_ms)"
        " VALUES (?, ?, ?, ?, ?)",
        (checkpoint.origin, checkpoint.size, checkpoint.root, note, verified_ms),
    )


def _count(db: apsw.Connection) -> Tally:
    ((waiting, others, refused),) = query(
        db,
        "SELECT coalesce(sum(type = 'segment'), 0), coalesce(sum(type <> 'segment'), 0),"
        " coalesce(sum(state = 'refused'), 0) FROM statements WHERE state <> 'receipted'",
    )
    ((receipted,),) = query(
        db, "SELECT count(*) FROM statements WHERE state = 'receipted' AND type = 'segment'"
    )
    ((last_ms,),) = query(db, "SELECT max(received_ms) FROM receipts")
    ((waiting_bytes,),) = query(
        db,
        "SELECT coalesce(sum(bytes), 0) FROM (SELECT DISTINCT sha256, bytes"
        # From the few that wait to their images; the other way round would read years of images.
        " FROM statements CROSS JOIN images USING (number) WHERE state <> 'receipted')",
    )
    return Tally(waiting, refused, receipted, waiting_bytes, last_ms, others)


def _problem(code: str | None, details: str | None) -> SyncProblem | None:
    if code is None:
        return None
    return SyncProblem(SyncCode(code), json.loads(details or "{}"))
