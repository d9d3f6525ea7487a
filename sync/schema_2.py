"""Step 2 of the spool's tables: statements of every type, items that can be erased one by one, and all proofs.

What a file of step 1 holds is carried over: there every statement is a segment, and every receipt speaks of all
of its items.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import apsw

from wire import canonical, fields
from wire.problems import WireError
from wire.receipt import decode_receipt
from wire.records import PICTURED

_TABLES: Final = """
    DROP INDEX sealed_undelivered;
    DROP INDEX sealed_by_time;
    DROP INDEX images_by_hash;
    DROP INDEX receipts_by_time;
    ALTER TABLE sealed RENAME TO sealed_1;
    ALTER TABLE images RENAME TO images_1;
    ALTER TABLE receipts RENAME TO receipts_1;

    -- What this device signed. Bit i of a mask stands for item i: `sent` was handed to the server at least once,
    -- `have` is what its newest receipt speaks of, `lacking` is still to be sent. `target` is the segment that it
    -- changes.
    CREATE TABLE statements (
        number      INTEGER NOT NULL PRIMARY KEY,
        name        TEXT NOT NULL UNIQUE,
        type        TEXT NOT NULL,
        stream      TEXT NOT NULL REFERENCES streams,
        seq         INTEGER NOT NULL,
        contract    TEXT NOT NULL,
        start_ms    INTEGER,
        end_ms      INTEGER,
        made_ms     INTEGER NOT NULL,
        envelope    BLOB NOT NULL,
        state       TEXT NOT NULL CHECK (state IN ('waiting', 'refused', 'receipted')),
        problem     TEXT,
        details     TEXT,
        tries       INTEGER NOT NULL DEFAULT 0,
        sent        INTEGER NOT NULL DEFAULT 0,
        have        INTEGER NOT NULL DEFAULT 0,
        lacking     INTEGER NOT NULL DEFAULT 0,
        target      INTEGER REFERENCES statements,
        UNIQUE (stream, seq)
    ) STRICT;
    CREATE INDEX statements_by_target ON statements (target) WHERE target IS NOT NULL;
    CREATE INDEX statements_undelivered ON statements (stream, seq) WHERE state <> 'receipted';
    CREATE INDEX statements_lacking ON statements (number) WHERE lacking <> 0;
    CREATE INDEX statements_by_state ON statements (type, state);
    CREATE INDEX statements_by_time ON statements (contract, start_ms);

    -- The disclosure of each commitment, null once it is erased. `replaces` is the index of the target's item in
    -- whose place it comes.
    CREATE TABLE items (
        number      INTEGER NOT NULL REFERENCES statements,
        position    INTEGER NOT NULL,
        kind        TEXT NOT NULL,
        disclosure  TEXT,
        replaces    INTEGER,
        PRIMARY KEY (number, position)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX items_erased ON items (number) WHERE disclosure IS NULL;

    -- The image files that an item names: its picture (`full`) and its thumbnail, in the order of the batch.
    CREATE TABLE images (
        number   INTEGER NOT NULL REFERENCES statements,
        item     INTEGER NOT NULL,
        full     INTEGER NOT NULL,
        sha256   TEXT NOT NULL,
        bytes    INTEGER NOT NULL,
        PRIMARY KEY (number, item, full)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX images_by_hash ON images (sha256);

    -- The files that must stay: of all items that no receipt speaks of, and all thumbnails.
    CREATE VIEW needed AS
    SELECT sha256 FROM images JOIN statements USING (number)
    WHERE state <> 'receipted' OR NOT full OR NOT (have >> item) & 1;

    -- One for each entry of the log that speaks of a statement.
    CREATE TABLE receipts (
        number      INTEGER NOT NULL REFERENCES statements,
        entry       INTEGER NOT NULL,
        receipt     TEXT NOT NULL,
        checkpoint  INTEGER NOT NULL,
        received_ms INTEGER NOT NULL,
        PRIMARY KEY (number, entry)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX receipts_by_time ON receipts (received_ms);

    -- That a checkpoint continues an earlier one: the proof, as JSON of hashes in hex.
    CREATE TABLE continuations (
        origin   TEXT NOT NULL REFERENCES logs,
        old_size INTEGER NOT NULL,
        new_size INTEGER NOT NULL,
        proof    TEXT NOT NULL,
        PRIMARY KEY (origin, new_size, old_size)
    ) STRICT, WITHOUT ROWID;

    -- Statements of the server, by their place in the log.
    CREATE TABLE authority (
        origin   TEXT NOT NULL REFERENCES logs,
        entry    INTEGER NOT NULL,
        subject  TEXT NOT NULL,
        seq      INTEGER NOT NULL,
        envelope BLOB NOT NULL,
        receipt  TEXT NOT NULL,
        PRIMARY KEY (origin, entry)
    ) STRICT, WITHOUT ROWID;

    -- Later keys of a log: each signs the checkpoints that are larger than `after`.
    CREATE TABLE rotations (
        origin TEXT NOT NULL REFERENCES logs,
        after  INTEGER NOT NULL,
        vkey   TEXT NOT NULL,
        PRIMARY KEY (origin, after)
    ) STRICT, WITHOUT ROWID;

    -- What must have its receipt before a statement may be sent: it is in another stream.
    CREATE TABLE awaits (
        number  INTEGER NOT NULL REFERENCES statements,
        awaited INTEGER NOT NULL REFERENCES statements,
        PRIMARY KEY (number, awaited)
    ) STRICT, WITHOUT ROWID;

    -- Session statements, and the statement that reveals each. One seed may stand in several streams.
    CREATE TABLE sessions (
        number      INTEGER NOT NULL PRIMARY KEY REFERENCES statements,
        seed_sha256 TEXT NOT NULL,
        started_ms  INTEGER NOT NULL,
        revealed    INTEGER REFERENCES statements
    ) STRICT;
    CREATE INDEX sessions_hidden ON sessions (number) WHERE revealed IS NULL;

    INSERT INTO statements (number, name, type, stream, seq, contract, start_ms, end_ms, made_ms, envelope,
        state, problem, details, tries)
    SELECT sealed, segment, 'segment', stream, seq, contract, start_ms, end_ms, made_ms, envelope,
        state, problem, details, tries FROM sealed_1;
"""

_DROPS: Final = """
    DROP TABLE images_1;
    DROP TABLE receipts_1;
    DROP TABLE sealed_1;
"""


def step_2(db: apsw.Connection) -> None:
    """Make the new tables and carry over what is there. Raises `apsw.CorruptError` for what we never wrote."""
    db.execute(_TABLES)
    try:
        _carry_items(db)
        _carry_receipts(db)
    except WireError as error:
        raise apsw.CorruptError(str(error)) from error
    db.execute(_DROPS)


def _carry_items(db: apsw.Connection) -> None:
    rows: Iterator[tuple[int, str, str, int]] = db.execute(
        "SELECT sealed, disclosures, state, tries FROM sealed_1"
    )
    for number, joined, state, tries in rows:
        disclosures = joined.split("\n")
        images = db.execute(
            "SELECT sha256, bytes, full FROM images_1 WHERE sealed = ? ORDER BY position", (number,)
        ).fetchall()
        for position, disclosure in enumerate(disclosures):
            kind, pictured = _glance(disclosure)
            db.execute(
                "INSERT INTO items (number, position, kind, disclosure) VALUES (?, ?, ?, ?)",
                (number, position, kind, disclosure),
            )
            files, images = (images[:2], images[2:]) if pictured else ([], images)
            db.executemany(
                "INSERT INTO images (number, item, sha256, bytes, full) VALUES (?, ?, ?, ?, ?)",
                [(number, position, *image) for image in files],
            )
        whole = (1 << len(disclosures)) - 1
        db.execute(
            "UPDATE statements SET sent = ?, have = ? WHERE number = ?",
            (
                whole if tries or state == "receipted" else 0,
                whole if state == "receipted" else 0,
                number,
            ),
        )


def _carry_receipts(db: apsw.Connection) -> None:
    rows: Iterator[tuple[int, str, int, int]] = db.execute(
        "SELECT sealed, receipt, checkpoint, received_ms FROM receipts_1"
    )
    for number, receipt, checkpoint, received_ms in rows:
        db.execute(
            "INSERT INTO receipts (number, entry, receipt, checkpoint, received_ms)"
            " VALUES (?, ?, ?, ?, ?)",
            (number, decode_receipt(receipt).index, receipt, checkpoint, received_ms),
        )


def _glance(disclosure: str) -> tuple[str, bool]:
    """The kind of an item, and whether it has files."""
    content = canonical.decode(fields.base64url(disclosure, "item"), where="item")
    _, kind, value = fields.array(content, "item", low=3, high=3)
    pictured = kind in PICTURED and isinstance(value, dict) and "picture" in value
    return fields.string(kind, "item/kind"), pictured
