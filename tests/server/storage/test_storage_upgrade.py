"""A database of the first release: what is stored in it survives the upgrade, and what it had let go of does not."""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path

import apsw
import pytest

from server.evidence.models import Disclosure, FileUse, ItemRow, SegmentRow, Statement, Stream
from server.evidence.tallies import ChangedWeek
from server.storage.database import Database
from server.storage.migrate import SCRIPTS, delete_copies, migrate
from wire.counting import week_start_of

ORGANIZATION, CONTRACT, PERSON, DEVICE = "0" * 16, "1" * 16, "2" * 16, "3" * 16
GHOST = "LONG-FORGOTTEN-" * 40


def old_scripts(folder: Path) -> Path:
    """The migrations up to the first release."""
    scripts = folder / "old"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    for later in (scripts / "versions").glob("m*.py"):
        if not later.name.startswith("m0001"):
            later.unlink()
    return scripts


def disclosure(kind: str, value: object) -> str:
    text = json.dumps(["c2FsdA", kind, value], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


SHOT = disclosure(
    "screenshot", {"picture": {"sha256": "aa" * 32}, "thumbnail": {"sha256": "bb" * 32}}
)
ABSENT = disclosure("screenshot", {"reason": "screen-locked"})


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Two segments of one stream, the second with an anchor, and text that was deleted without care."""
    path = tmp_path / "hourproof.db"
    migrate(path, backups=tmp_path / "backups", now_ms=1, scripts=old_scripts(tmp_path))
    raw = apsw.Connection(str(path))
    raw.pragma("secure_delete", 0)
    raw.pragma("user_version", 0)
    for table, values in (
        ("organizations", (ORGANIZATION, "n", "o", "k", 1)),
        ("people", (PERSON, "e", "n", None, "UTC", 1)),
        ("memberships", (ORGANIZATION, PERSON, "contractor", 1)),
        ("contracts", (ORGANIZATION, CONTRACT, PERSON, "t", 10, None, None, 0, 1, 1, None)),
        ("devices", (ORGANIZATION, DEVICE, PERSON, "n", "o", b"k", "k", "t", 1, None)),
        ("streams", (ORGANIZATION, "S", CONTRACT, DEVICE, 1, "p1", 1_200_000)),
    ):
        add(raw, table, values)
    for seq in (0, 1):
        payload = json.dumps({"anchor": {"size": 7 * seq}}).encode()
        envelope = json.dumps({"payload": base64.b64encode(payload).decode()}).encode()
        key = (ORGANIZATION, "S", seq)
        add(raw, "statements", (*key, "segment", envelope, f"e{seq}", f"p{seq}", 3, 4 + seq, 99))
        start_ms = 600_000 * seq
        place = (ORGANIZATION, CONTRACT, start_ms, "S", seq)
        times = (start_ms + 600_000, start_ms, 600_000, 9)
        add(raw, "segments", (*place, *times, PERSON, DEVICE, b"\x01\x02\x03", 99))
        add(raw, "items", (*place, 0, "screenshot", "c0", SHOT if seq else ABSENT))
        add(raw, "items", (*place, 1, "memo", "c1", None if seq else "a memo"))
    add(raw, "people", ("4" * 16, GHOST, "n", None, "UTC", 1))
    raw.execute("DELETE FROM people WHERE email = ?", (GHOST,))
    raw.pragma("wal_checkpoint(truncate)")
    raw.close()
    assert GHOST.encode() in path.read_bytes()
    return path


def add(raw: apsw.Connection, table: str, values: tuple[object, ...]) -> None:
    raw.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(values))})", values)  # type: ignore[arg-type]  # what SQLite stores


def test_what_was_stored_is_brought_over(old: Path, tmp_path: Path) -> None:
    done = migrate(old, backups=tmp_path / "backups", now_ms=2)
    assert done.before == "0001"
    database = Database(old)
    with database.reading() as rows:
        assert [(row.anchor_size, row.end_ms) for row in rows.query(Stream)] == [(7, 1_200_000)]
        statements = rows.query(Statement).order_by(Statement.seq).all()
        assert [(row.log_position, row.newest_position) for row in statements] == [(4, 4), (5, 5)]
        segments = rows.query(SegmentRow).order_by(SegmentRow.seq).all()
        assert [(row.minutes, row.claimed, row.position, row.late) for row in segments] == [
            (9, 9, 4, False),
            (9, 9, 5, False),
        ]
        items = rows.query(ItemRow).order_by(ItemRow.seq, ItemRow.item).all()
        assert [(item.kind, item.commitment, item.disclosure, item.gone) for item in items] == [
            ("screenshot", "c0", ABSENT, None),
            ("memo", "c1", "a memo", None),
            ("screenshot", "c0", SHOT, None),
            ("memo", "c1", None, None),
        ]
        assert rows.query(Disclosure).count() == 3
        uses = [(use.sha256, use.seq, use.item) for use in rows.query(FileUse)]
        assert sorted(uses) == [("aa" * 32, 1, 0), ("bb" * 32, 1, 0)]
        weeks = [(row.contract, row.week_start_ms) for row in rows.query(ChangedWeek)]
        assert weeks == [(CONTRACT, week_start_of(0))]
    assert database.select("PRAGMA foreign_key_check") == []
    database.close()


def test_what_was_let_go_of_is_gone_and_the_copy_can_go_too(old: Path, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    done = migrate(old, backups=backups, now_ms=2)
    assert done.backup is not None
    assert GHOST.encode() not in old.read_bytes()
    assert old.read_bytes().count(b"a memo") == 1
    assert b"a memo" in done.backup.read_bytes()
    (backups / "my-own.db").write_bytes(b"the operator's")
    delete_copies(backups)
    assert [path.name for path in backups.iterdir()] == ["my-own.db"]


def test_the_file_is_written_anew_only_once(old: Path, tmp_path: Path) -> None:
    migrate(old, backups=tmp_path / "backups", now_ms=2)
    written = old.stat().st_mtime_ns
    assert migrate(old, backups=tmp_path / "backups", now_ms=3).backup is None
    assert old.stat().st_mtime_ns == written
