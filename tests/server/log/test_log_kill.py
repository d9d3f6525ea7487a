"""The process of the log is killed between each two steps, hundreds of times: no promise is broken, and never
are there two different checkpoints of one size."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import apsw
import pytest
from sqlalchemy import select

from server.log.heads import Heads
from server.log.keys import ensure_log_key, log_origin, log_vkeys
from server.log.models import LogEntry
from server.log.proofs import Proofs
from server.organizations.models import Organization
from server.storage.database import Database
from server.storage.migrate import migrate
from tests.support.backend import ROOT
from tests.support.dying_log import ORGANIZATION
from tests.support.names_shelf import TABLE
from tests.support.site import SeededRng
from wire.checkpoint import Checkpoint, open_checkpoint
from wire.merkle import leaf_hash, root_of
from wire.problems import WireError
from wire.receipt import decode_receipt

ORIGIN = log_origin("diary.example", ORGANIZATION)
LIVES = 340
STRIDE = 1


def lives(folder: Path) -> list[dict[str, Any]]:
    """What all lives on `folder` told, in order."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.support.dying_log",
            str(folder),
            "1",
            str(1 + LIVES * STRIDE),
            str(STRIDE),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=580,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def opened(note: str, vkeys: tuple[str, ...]) -> tuple[Checkpoint, str]:
    """The checkpoint and the key that signed it."""
    for vkey in vkeys:
        try:
            return open_checkpoint(note, origin=ORIGIN, vkey=vkey), vkey
        except WireError:
            continue
    raise AssertionError(f"nobody signed {note}")


@pytest.mark.timeout(600)
@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="lives are forked")
def test_killed_between_any_two_steps_it_never_shows_two_histories(tmp_path: Path) -> None:
    path = tmp_path / "hourproof.db"
    migrate(path, backups=tmp_path, now_ms=1)
    raw = apsw.Connection(str(path))
    raw.execute(TABLE)
    raw.close()
    database = Database(path)
    with database.writing() as session:
        session.add(
            Organization(
                organization=ORGANIZATION,
                name="n",
                log_origin=ORIGIN,
                log_key=ensure_log_key(
                    tmp_path / "keys", ORGANIZATION, origin=ORIGIN, rng=SeededRng()
                ),
                created_ms=1,
            )
        )
    told = lives(tmp_path)

    assert [line for line in told if "failed" in line or "refused" in line] == []
    died = Counter(line["died"] for line in told if "died" in line)
    assert sum(died.values()) >= 300
    for function in ("_commit", "_turn", "_sign", "_keep_head", "_answer", "write", "_state"):
        assert any(f":{function}:" in place for place in died), function

    vkeys = log_vkeys(tmp_path / "keys", ORGANIZATION, origin=ORIGIN)
    out = [line["note"] for line in told if "note" in line]
    receipts = {line["name"]: decode_receipt(line["receipt"]) for line in told if "name" in line}
    out += [receipt.checkpoint for receipt in receipts.values()]
    out += [
        note
        for (note,) in database.select(
            "SELECT note FROM authority_statements WHERE note IS NOT NULL"
        )
    ]
    heads = Heads(tmp_path / "heads", ORGANIZATION, origin=ORIGIN, keys=tmp_path / "keys")
    known = heads.known()
    heads.close()
    shown: dict[int, set[tuple[str, str]]] = {}
    for note in out:
        checkpoint, vkey = opened(note, vkeys)
        shown.setdefault(checkpoint.size, set()).add((checkpoint.root, vkey))
    assert len(vkeys) > 20, "keys were turned"
    assert len(shown) > 300
    assert [found for found in shown.values() if len(found) > 1] == [], "one size, one checkpoint"

    # Everything that was given away is in the log that is left, where it was said to be.
    proofs = Proofs(database, ORGANIZATION)
    with database.reading() as session:
        entries = session.scalars(select(LogEntry.entry).order_by(LogEntry.position)).all()
    for checkpoint in known:
        assert proofs.root(checkpoint.size) == checkpoint.root
    for size, ((root, _),) in shown.items():
        assert proofs.root(size) == root
    for receipt in receipts.values():
        assert entries[receipt.index] == receipt.entry
    assert proofs.root(len(entries)) == root_of([leaf_hash(entry) for entry in entries]).hex()
    stored = {name for (name,) in database.select("SELECT name FROM names")}
    assert set(receipts) <= stored
    database.close()
