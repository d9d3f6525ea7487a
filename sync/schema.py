"""The tables of the spool, as numbered steps: `user_version` says how many of them a file has seen.

A step is never edited after a release; a change is a new step at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import apsw

from sync.schema_2 import step_2

APPLICATION_ID: Final = 0x48505350
"""`HPSP`: tells our files from other SQLite files."""

Step = str | Callable[[apsw.Connection], None]
"""SQL, or what carries it out inside the step's transaction."""

STEPS: Final[tuple[Step, ...]] = (
    """
    -- A transparency log and what is known of it. A halted log gets no further uploads.
    CREATE TABLE logs (
        origin        TEXT NOT NULL PRIMARY KEY,
        vkey          TEXT NOT NULL,
        halted_ms     INTEGER,
        halted_code   TEXT,
        halted_where  TEXT,
        halted_answer TEXT
    ) STRICT, WITHOUT ROWID;

    -- Checkpoints that were verified, each a continuation of the one before.
    CREATE TABLE checkpoints (
        origin      TEXT NOT NULL REFERENCES logs,
        size        INTEGER NOT NULL,
        root        TEXT NOT NULL,
        note        TEXT NOT NULL,
        verified_ms INTEGER NOT NULL,
        PRIMARY KEY (origin, size)
    ) STRICT, WITHOUT ROWID;

    -- One hash chain of a device and a contract; a closed one gets no new statements.
    CREATE TABLE streams (
        stream        TEXT NOT NULL PRIMARY KEY,
        origin        TEXT NOT NULL REFERENCES logs,
        device        TEXT NOT NULL,
        contract      TEXT NOT NULL,
        opened_ms     INTEGER NOT NULL,
        closed_by     TEXT,
        next_seq      INTEGER NOT NULL,
        last_sha256   TEXT,
        last_end_ms   INTEGER,
        last_anchor   INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX one_open_stream ON streams (origin, device, contract) WHERE closed_by IS NULL;

    CREATE TABLE sealed (
        sealed      INTEGER NOT NULL PRIMARY KEY,
        segment     TEXT NOT NULL UNIQUE,
        stream      TEXT NOT NULL REFERENCES streams,
        seq         INTEGER NOT NULL,
        contract    TEXT NOT NULL,
        start_ms    INTEGER NOT NULL,
        end_ms      INTEGER NOT NULL,
        made_ms     INTEGER NOT NULL,
        envelope    BLOB NOT NULL,
        disclosures TEXT NOT NULL,
        state       TEXT NOT NULL CHECK (state IN ('waiting', 'refused', 'receipted')),
        problem     TEXT,
        details     TEXT,
        tries       INTEGER NOT NULL DEFAULT 0,
        UNIQUE (stream, seq)
    ) STRICT;
    CREATE INDEX sealed_undelivered ON sealed (stream, seq) WHERE state <> 'receipted';
    CREATE INDEX sealed_by_time ON sealed (contract, start_ms);

    -- The image files that a statement names, in the order of the batch.
    CREATE TABLE images (
        sealed   INTEGER NOT NULL REFERENCES sealed,
        position INTEGER NOT NULL,
        sha256   TEXT NOT NULL,
        bytes    INTEGER NOT NULL,
        full     INTEGER NOT NULL,
        PRIMARY KEY (sealed, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX images_by_hash ON images (sha256);

    CREATE TABLE receipts (
        sealed      INTEGER NOT NULL PRIMARY KEY REFERENCES sealed,
        receipt     TEXT NOT NULL,
        checkpoint  INTEGER NOT NULL,
        received_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX receipts_by_time ON receipts (received_ms);

    -- Full pictures whose statements are receipted and whose files are still to be removed.
    CREATE TABLE releases (
        sha256 TEXT NOT NULL PRIMARY KEY
    ) STRICT, WITHOUT ROWID;
    """,
    step_2,
    """
    -- Disclosures are sealed from here on (`sync.at_rest`), which earlier versions cannot send.
    CREATE INDEX items_in_the_clear ON items (number)
        WHERE disclosure IS NOT NULL AND substr(disclosure, 1, 4) <> 'hp1:';
    """,
    """
    -- Has a row while something was erased of which the pages may still hold copies: they are to be written anew.
    CREATE TABLE erasing (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1)) STRICT;
    INSERT INTO erasing SELECT 1 WHERE EXISTS (SELECT 1 FROM items WHERE disclosure IS NULL);
    """,
)
