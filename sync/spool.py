"""Keeps what was sealed until the server has receipted it, and the receipts afterwards, durably."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import apsw

from sync import sealing
from sync.errors import SyncCode, SyncError, SyncProblem
from sync.records import (
    DeviceIdentity,
    Halt,
    Head,
    Log,
    Parcel,
    Rng,
    SealedInfo,
    SegmentState,
    Tally,
    UploadState,
)
from sync.spool_file import SpoolFile, query
from wire.checkpoint import Checkpoint
from wire.records import ContractId, DeviceId, SegmentEvidence, SegmentId, Sha256, StreamId

ANCHORS_KEPT_MS = 60 * 86_400_000
"""Checkpoints older than this serve no new segment any more; receipts keep their own copies."""


class Spool:
    """The durable half of sending. Any thread; every method is short and may raise `SyncError`.

    Opening raises what `SpoolFile` raises. Nothing is ever deleted but checkpoints of long ago: what was
    receipted stays as the contractor's own proof.
    """

    def __init__(self, path: Path, *, rng: Rng) -> None:
        self._file = SpoolFile(path)
        self._rng = rng
        self._tally: Tally | None = None

    def close(self) -> None:
        """Close the file; the last call."""
        self._file.close()

    # -- logs

    def know_log(
        self, *, origin: str, vkey: str, checkpoint: Checkpoint, note: str, verified_ms: int
    ) -> None:
        """Remember the log that an enrolment named, with its first checkpoint.

        Of a log that is known already only the key's match is checked: a changed key raises
        RECEIPT_INVALID, and a checkpoint is taken up only with a proof, that is, with a receipt.
        """
        with self._file.writing() as db:
            for (held,) in query(db, "SELECT vkey FROM logs WHERE origin = ?", (origin,)):
                if held != vkey:
                    details = {"origin": origin, "where": "vkey"}
                    raise SyncError(SyncCode.RECEIPT_INVALID, details)
                return
            db.execute("INSERT INTO logs (origin, vkey) VALUES (?, ?)", (origin, vkey))
            _add_checkpoint(db, checkpoint, note=note, verified_ms=verified_ms)

    def log(self, origin: str) -> Log | None:
        """What is known of a log."""
        with self._file.reading() as db:
            rows = query(
                db,
                "SELECT vkey, size, root, note, halted_ms, halted_code, halted_where, halted_answer"
                " FROM logs JOIN checkpoints USING (origin) WHERE origin = ?"
                " ORDER BY size DESC LIMIT 1",
                (origin,),
            )
        for vkey, size, root, note, *halted in rows:
            halt = None if halted[0] is None else Halt(*halted)
            return Log(origin, vkey, Checkpoint(origin, size, Sha256(root)), note, halt)
        return None

    def halt(self, origin: str, halt: Halt) -> None:
        """Send nothing more to this log, also after a restart. The first reason stays."""
        with self._file.writing() as db:
            db.execute(
                "UPDATE logs SET halted_ms = ?, halted_code = ?, halted_where = ?,"
                " halted_answer = ? WHERE origin = ? AND halted_ms IS NULL",
                (halt.at_ms, halt.code, halt.where, halt.answer, origin),
            )

    # -- sealing

    def seal(
        self, evidence: SegmentEvidence, *, made_ms: int, identity: DeviceIdentity
    ) -> SealedInfo:
        """Sign a reviewed segment and keep it for sending: durable when this returns.

        Idempotent by `evidence.segment`. `seq`, the signed statement and the disclosures are one transaction.
        Raises `SyncError` EVIDENCE_INVALID, or DISK_FULL and the like; then nothing was sealed.
        """
        with self._file.writing() as db:
            self._tally = None
            found = sealing.find(db, evidence.segment)
            if found is not None:
                return found
            return sealing.seal(db, evidence, made_ms=made_ms, identity=identity, rng=self._rng)

    # -- sending

    def heads(self, origin: str) -> tuple[Head, ...]:
        """The first statement without a receipt of every stream for this log, oldest first."""
        with self._file.reading() as db:
            # SQLite: with min() the other columns come from the row that has the minimum.
            rows = query(
                db,
                "SELECT min(seq), sealed, segment, device, sealed.contract, stream, state, problem,"
                " details FROM sealed JOIN streams USING (stream)"
                " WHERE state <> 'receipted' AND origin = ? GROUP BY stream ORDER BY sealed",
                (origin,),
            )
        return tuple(
            Head(
                sealed=row[1],
                segment=SegmentId(row[2]),
                device=DeviceId(row[3]),
                contract=ContractId(row[4]),
                stream=StreamId(row[5]),
                seq=row[0],
                state=UploadState(row[6]),
                problem=_problem(row[7], row[8]),
            )
            for row in rows
        )

    def parcel(self, sealed: int) -> Parcel:
        """What to send of a statement."""
        with self._file.reading() as db:
            rows = query(db, "SELECT envelope, disclosures FROM sealed WHERE sealed = ?", (sealed,))
            images = query(
                db, "SELECT sha256 FROM images WHERE sealed = ? ORDER BY position", (sealed,)
            )
        envelope, disclosures = rows[0]
        return Parcel(
            envelope, tuple(disclosures.split("\n")), tuple(Sha256(row[0]) for row in images)
        )

    def refuse(self, head: Head, problem: SyncProblem, *, close_stream: bool) -> None:
        """Note why a statement did not go; later ones of its stream wait. It may be tried again.

        With `close_stream` later segments of the contract begin a new stream instead of queueing up here.
        """
        with self._file.writing() as db:
            self._tally = None
            db.execute(
                "UPDATE sealed SET state = 'refused', problem = ?, details = ?, tries = tries + 1"
                " WHERE sealed = ? AND state <> 'receipted'",
                (problem.code.value, json.dumps(dict(problem.details)), head.sealed),
            )
            if close_stream:
                sealing.close_stream(db, head.stream, problem.code.value)

    def deliver(
        self, head: Head, *, receipt: str, checkpoint: Checkpoint, note: str, received_ms: int
    ) -> None:
        """Keep a receipt that has been checked, with the checkpoint it carries: one transaction.

        Only when this has returned are the statement's full pictures up for release.
        """
        with self._file.writing() as db:
            self._tally = None
            db.execute(
                "INSERT INTO receipts (sealed, receipt, checkpoint, received_ms) VALUES (?, ?, ?, ?)",
                (head.sealed, receipt, checkpoint.size, received_ms),
            )
            db.execute(
                "UPDATE sealed SET state = 'receipted', problem = NULL, details = NULL, tries = tries + 1"
                " WHERE sealed = ?",
                (head.sealed,),
            )
            db.execute(
                "INSERT OR IGNORE INTO releases (sha256)"
                " SELECT sha256 FROM images WHERE sealed = ? AND full",
                (head.sealed,),
            )
            _add_checkpoint(db, checkpoint, note=note, verified_ms=received_ms)
            db.execute(
                "DELETE FROM checkpoints WHERE origin = ? AND size < ? AND verified_ms < ?",
                (checkpoint.origin, checkpoint.size, received_ms - ANCHORS_KEPT_MS),
            )

    def release(self, remove: Callable[[Sha256], None]) -> None:
        """Call `remove` for every full picture whose receipts are stored and that nothing waiting names.

        The lock is held meanwhile, so that no segment with the same picture is sealed in between. `remove` must
        not mind a file that is gone: after a crash it is called again. What it raises is passed on; that
        picture stays up for release.
        """
        with self._file.reading() as db:
            rows = query(
                db,
                "SELECT sha256 FROM releases WHERE NOT EXISTS ("
                " SELECT 1 FROM images JOIN sealed USING (sealed)"
                " WHERE images.sha256 = releases.sha256 AND (state <> 'receipted' OR NOT full))",
            )
            for (sha256,) in rows:
                remove(Sha256(sha256))
            if rows:
                with self._file.writing():
                    db.executemany("DELETE FROM releases WHERE sha256 = ?", rows)

    def needed(self) -> frozenset[Sha256]:
        """Every image file that must stay: all of statements without a receipt, and the thumbnails of all."""
        with self._file.reading() as db:
            rows = query(
                db,
                "SELECT DISTINCT sha256 FROM images JOIN sealed USING (sealed)"
                " WHERE state <> 'receipted' OR NOT full",
            )
        return frozenset(Sha256(sha256) for (sha256,) in rows)

    # -- telling

    def tally(self) -> Tally:
        """The figures. Cheap: kept until something changes."""
        with self._file.reading() as db:
            if self._tally is None:
                self._tally = _count(db)
            return self._tally

    def whereabouts(self, segments: Iterable[SegmentId]) -> Mapping[SegmentId, UploadState]:
        """How far these have come; those that were never sealed are left out."""
        with self._file.reading() as db:
            return {
                segment: UploadState(state)
                for segment in segments
                for (state,) in query(db, "SELECT state FROM sealed WHERE segment = ?", (segment,))
            }

    def states(
        self, contract: ContractId, *, start_ms: int, end_ms: int
    ) -> tuple[SegmentState, ...]:
        """Every sealed segment of `contract` that begins in `[start_ms, end_ms)`, by its start."""
        with self._file.reading() as db:
            rows = query(
                db,
                "SELECT segment, stream, seq, start_ms, end_ms, state, problem, details, EXISTS ("
                "  SELECT 1 FROM sealed AS before INDEXED BY sealed_undelivered"
                "  WHERE before.stream = sealed.stream AND before.seq < sealed.seq"
                "  AND before.state = 'refused' AND before.state <> 'receipted')"
                " FROM sealed WHERE contract = ? AND start_ms >= ? AND start_ms < ?"
                " ORDER BY start_ms, sealed",
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

    def receipt(self, segment: SegmentId) -> str | None:
        """The stored receipt of a segment, as the server wrote it."""
        with self._file.reading() as db:
            rows = query(
                db,
                "SELECT receipt FROM receipts JOIN sealed USING (sealed) WHERE segment = ?",
                (segment,),
            )
        return rows[0][0] if rows else None


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
    ((waiting, refused),) = query(
        db,
        "SELECT count(*), coalesce(sum(state = 'refused'), 0) FROM sealed"
        " WHERE state <> 'receipted'",
    )
    ((receipted, last_ms),) = query(db, "SELECT count(*), max(received_ms) FROM receipts")
    ((waiting_bytes,),) = query(
        db,
        "SELECT coalesce(sum(bytes), 0) FROM (SELECT DISTINCT sha256, bytes"
        # From the few that wait to their images; the other way round would read years of images.
        " FROM sealed CROSS JOIN images USING (sealed) WHERE state <> 'receipted')",
    )
    return Tally(waiting, refused, receipted, waiting_bytes, last_ms)


def _problem(code: str | None, details: str | None) -> SyncProblem | None:
    if code is None:
        return None
    return SyncProblem(SyncCode(code), json.loads(details or "{}"))
