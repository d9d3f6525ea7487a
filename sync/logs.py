"""What is kept of the logs: their keys, checkpoints with proofs, halts, and what the server stated in them.

Every function works within a transaction of the spool's file.
"""

from __future__ import annotations

import json

import apsw

from sync.errors import SyncCode, SyncError
from sync.learning import Held, Lesson
from sync.records import Halt, Log
from sync.spool_file import query
from wire.checkpoint import Checkpoint
from wire.records import Sha256


def know(
    db: apsw.Connection,
    *,
    origin: str,
    vkey: str,
    checkpoint: Checkpoint,
    note: str,
    verified_ms: int,
) -> None:
    """See `Spool.know_log`."""
    for (held,) in query(db, "SELECT vkey FROM logs WHERE origin = ?", (origin,)):
        if vkey not in {held, *(later for _, later in _rotations(db, origin))}:
            details = {"origin": origin, "where": "vkey"}
            raise SyncError(SyncCode.RECEIPT_INVALID, details)
        return
    db.execute("INSERT INTO logs (origin, vkey) VALUES (?, ?)", (origin, vkey))
    add_checkpoint(db, checkpoint, note=note, verified_ms=verified_ms)


def find(db: apsw.Connection, origin: str) -> Log | None:
    """What is known of a log."""
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
    db: apsw.Connection,
    lesson: Lesson,
    *,
    known: Checkpoint,
    consistency: tuple[str, ...],
    verified_ms: int,
) -> None:
    """See `Spool.learn`."""
    checkpoint = lesson.checkpoint
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
    add_checkpoint(db, checkpoint, note=lesson.note, verified_ms=verified_ms)
    add_continuation(db, known, checkpoint, consistency)


def held(db: apsw.Connection, origin: str, *, since: int | None) -> Held:
    """See `Spool.held`."""
    if since is None:
        ((since,),) = query(
            db,
            "SELECT coalesce(max(entry) + 1, 0) FROM authority"
            " WHERE origin = ? AND subject NOT LIKE 'organization/%'",
            (origin,),
        )
    own = query(
        db,
        "SELECT entry, envelope FROM authority"
        " WHERE origin = ? AND subject LIKE 'organization/%' ORDER BY entry",
        (origin,),
    )
    others = query(
        db,
        "SELECT entry, envelope FROM authority WHERE origin = ?1 AND entry IN ("
        " SELECT min(entry) FROM authority WHERE origin = ?1 AND entry < ?2"
        "  AND subject NOT LIKE 'organization/%' GROUP BY subject UNION"
        " SELECT max(entry) FROM authority WHERE origin = ?1 AND entry < ?2"
        "  AND subject NOT LIKE 'organization/%' GROUP BY subject) ORDER BY entry",
        (origin, since),
    )
    return Held(tuple(own), tuple(others), since)


def halt(db: apsw.Connection, origin: str, halted: Halt) -> None:
    """See `Spool.halt`."""
    db.execute(
        "UPDATE logs SET halted_ms = ?, halted_code = ?, halted_where = ?,"
        " halted_answer = ? WHERE origin = ? AND halted_ms IS NULL",
        (halted.at_ms, halted.code, halted.where, halted.answer, origin),
    )


def add_continuation(
    db: apsw.Connection, known: Checkpoint, checkpoint: Checkpoint, consistency: tuple[str, ...]
) -> None:
    """Keep the proof that a checkpoint continues the one known before: what an export links receipts with."""
    if 0 < known.size < checkpoint.size:
        db.execute(
            "INSERT OR IGNORE INTO continuations (origin, old_size, new_size, proof)"
            " VALUES (?, ?, ?, ?)",
            (checkpoint.origin, known.size, checkpoint.size, json.dumps(consistency)),
        )


def add_checkpoint(
    db: apsw.Connection, checkpoint: Checkpoint, *, note: str, verified_ms: int
) -> None:
    """Keep a verified checkpoint; the first verification of a size is the one that counts."""
    db.execute(
        "INSERT OR IGNORE INTO checkpoints (origin, size, root, note, verified_ms)"
        " VALUES (?, ?, ?, ?, ?)",
        (checkpoint.origin, checkpoint.size, checkpoint.root, note, verified_ms),
    )


def _rotations(db: apsw.Connection, origin: str) -> tuple[tuple[int, str], ...]:
    rows = query(db, "SELECT after, vkey FROM rotations WHERE origin = ? ORDER BY after", (origin,))
    return tuple((after, vkey) for after, vkey in rows)
