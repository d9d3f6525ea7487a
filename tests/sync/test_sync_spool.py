"""The spool on real files: sealing, chains, anchors, damage, migration, and what it tells of itself."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from sync.errors import SpoolCorrupt, SyncCode, SyncError, SyncProblem
from sync.records import DeviceIdentity, Halt, UploadState
from sync.schema import STEPS
from sync.spool import Spool
from sync.spool_file import SpoolFile
from tests.support.evidence import CONTRACT, ORIGIN, SLOT_MS, SLOT_START_MS
from tests.support.sync_rig import (
    DAY_MS,
    DEVICE_ID,
    OTHER_CONTRACT,
    Rig,
    key_of,
    pictures_of,
    told,
)
from wire.chain import Link, check_link, link_of
from wire.checkpoint import Checkpoint
from wire.envelope import open_envelope, sha256_of
from wire.items import open_disclosure
from wire.records import Activity, Memo, Sha256, Window
from wire.statement import ZERO_SHA256, decode_segment

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path)
    yield rig
    rig.spool.close()


def statements(rig):
    """Every sealed statement in order, opened with the device's key."""
    with rig.spool.file.reading() as db:
        rows = db.execute("SELECT number FROM statements ORDER BY number").fetchall()
    for (number,) in rows:
        parcel = rig.spool.parcel(number)
        payload = open_envelope(parcel.envelope, key_of("device").signer.public)
        yield decode_segment(payload), parcel, sha256_of(payload)


def test_what_is_sealed_is_a_whole_signed_chain(rig):
    for number in range(5):
        rig.seal(told(number))
    link: Link | None = None
    for number, (segment, parcel, payload_sha256) in enumerate(statements(rig)):
        check_link(link, segment)
        link = link_of(segment, payload_sha256)
        assert segment.log == ORIGIN
        assert segment.start_ms == told(number).start_ms
        opened = [
            open_disclosure(item.disclosure, commitment=commitment, minutes=10)
            for item, commitment in zip(parcel.items, segment.items, strict=True)
        ]
        assert tuple(opened) == told(number).items
        assert [len(item.images) for item in parcel.items] == [0, 2, 2, 0, 0]
    assert link.seq == 4


def test_sealing_again_changes_nothing(rig):
    (first,) = rig.spool.seal(told(0), made_ms=told(0).end_ms, identity=rig.identity)
    rig.seal(told(1))
    before = list(statements(rig))
    (again,) = rig.spool.seal(told(0), made_ms=told(5).end_ms, identity=rig.identity)
    assert first.new
    assert again == replace(first, new=False)
    assert list(statements(rig)) == before


def test_salts_and_streams_are_never_the_same(rig):
    rig.seal(told(0))
    rig.seal(told(1))
    rig.seal(told(0, contract=OTHER_CONTRACT))
    found = list(statements(rig))
    assert len({segment.stream for segment, _, _ in found}) == 2
    commitments = [item for segment, _, _ in found for item in segment.items]
    assert len(set(commitments)) == len(commitments)


def test_one_contract_cannot_be_told_from_the_other(rig):
    rig.seal(told(0))
    rig.seal(told(0, contract=OTHER_CONTRACT))
    assert [segment.prev for segment, _, _ in statements(rig)] == [ZERO_SHA256] * 2


def test_time_that_ran_back_begins_a_new_stream_and_loses_nothing(rig):
    rig.seal(told(3))
    rig.seal(told(2))
    rig.seal(told(4))
    (first, second, third) = [segment for segment, _, _ in statements(rig)]
    assert (first.seq, second.seq, third.seq) == (0, 0, 1)
    assert second.stream == third.stream != first.stream
    rig.run()
    assert len(rig.server.received) == 3


def test_two_segments_in_one_slot_follow_each_other(rig):
    whole = told(0)
    middle = whole.start_ms + SLOT_MS // 2
    items = tuple(
        replace(item, keys=item.keys[:5], clicks=item.clicks[:5], scrolls=item.scrolls[:5])
        if isinstance(item, Activity)
        else replace(item, taken_ms=middle + 1)
        if hasattr(item, "taken_ms")
        else item
        for item in whole.items
    )
    first = replace(
        whole,
        end_ms=middle,
        minutes=5,
        items=tuple(
            replace(item, taken_ms=whole.start_ms + 1) if hasattr(item, "taken_ms") else item
            for item in items
        ),
    )
    second = replace(told(0, prefix="b"), start_ms=middle, minutes=5, items=items)
    rig.seal(first)
    rig.seal(second)
    assert [segment.seq for segment, _, _ in statements(rig)] == [0, 1]
    rig.run()
    assert len(rig.server.received) == 2


def test_an_anchor_was_verified_before_the_segment_began(rig):
    rig.seal(told(0))
    rig.run()  # its receipt comes after segment 1 began
    assert told(1).start_ms < rig.clock.now_ms < told(2).start_ms
    rig.seal(told(1))
    rig.seal(told(2))
    sizes = [segment.anchor.size for segment, _, _ in statements(rig)]
    assert sizes == [0, 0, 1]


def test_anchors_do_not_run_back_with_the_clock(rig):
    for number in range(3):
        rig.seal(told(number))
        rig.run()
    rig.seal(told(3))
    with rig.spool.file.writing() as db:  # the clock was ahead when these were verified
        db.execute("UPDATE checkpoints SET verified_ms = verified_ms + 864000000")
    rig.seal(told(4))
    before, after = [segment.anchor.size for segment, _, _ in statements(rig)][-2:]
    assert before == after > 0


def test_without_any_checkpoint_before_it_the_oldest_is_cited(rig):
    with rig.spool.file.writing() as db:
        db.execute("UPDATE checkpoints SET verified_ms = verified_ms + 864000000")
    rig.seal(told(0))
    assert [segment.anchor.size for segment, _, _ in statements(rig)] == [0]


def test_every_checkpoint_and_what_links_it_is_kept_for_years(rig):
    rig.seal(told(0))
    rig.run()
    for years in (1, 2):
        rig.seal(told(years * 365 * 144))
        rig.run()
    with rig.spool.file.reading() as db:
        assert [row[0] for row in db.execute("SELECT size FROM checkpoints")] == [0, 1, 2, 3]
        linked = db.execute("SELECT old_size, new_size FROM continuations ORDER BY old_size")
        assert linked.fetchall() == [(1, 2), (2, 3)]
    assert rig.spool.receipt(told(0).segment) is not None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: replace(one, minutes=11),
        lambda one: replace(one, items=one.items[:-1]),
        lambda one: replace(one, end_ms=one.start_ms),
        lambda one: replace(one, contract="not an id"),
    ],
)
def test_a_segment_that_is_no_statement_is_a_known_refusal(rig, spoil):
    with pytest.raises(SyncError) as refusal:
        rig.spool.seal(spoil(told(0)), made_ms=told(0).end_ms, identity=rig.identity)
    assert refusal.value.code is SyncCode.EVIDENCE_INVALID
    assert refusal.value.details["segment"] == told(0).segment
    assert rig.spool.tally().waiting == 0
    rig.seal(told(1))
    assert [segment.seq for segment, _, _ in statements(rig)] == [0]


def test_hostile_titles_and_memos_are_cleaned_before_signing(rig):
    segment = told(0)
    items = tuple(
        Window(app="a\x00pp", title="\u202eevil\x1b[2J")
        if isinstance(item, Window)
        else Memo(text="m\u2066emo" * 1000)
        if isinstance(item, Memo)
        else item
        for item in segment.items
    )
    rig.seal(replace(segment, items=items))
    rig.run()
    assert len(rig.server.received) == 1


def test_sealing_for_an_unknown_log_is_refused(rig):
    identity = DeviceIdentity(DEVICE_ID, "other.example/log", key_of("device").signer)
    with pytest.raises(SyncError) as refusal:
        rig.spool.seal(told(0), made_ms=told(0).end_ms, identity=identity)
    assert refusal.value.code is SyncCode.EVIDENCE_INVALID
    assert rig.spool.log("other.example/log") is None


def test_a_log_that_changes_its_key_is_refused(rig):
    log = rig.spool.log(ORIGIN)
    arguments = {
        "origin": ORIGIN,
        "checkpoint": Checkpoint(ORIGIN, 9, Sha256("0" * 64)),
        "note": "note",
        "verified_ms": 0,
    }
    rig.spool.know_log(vkey=log.vkey, **arguments)
    assert rig.spool.log(ORIGIN) == log
    with pytest.raises(SyncError) as refusal:
        rig.spool.know_log(vkey="other", **arguments)
    assert refusal.value.code is SyncCode.RECEIPT_INVALID


def test_states_are_those_of_the_day_asked_for(rig):
    for number in (0, 1, 144):
        rig.seal(told(number))
    rig.seal(told(0, contract=OTHER_CONTRACT))
    first_day = rig.spool.states(CONTRACT, start_ms=SLOT_START_MS, end_ms=SLOT_START_MS + DAY_MS)
    assert [one.segment for one in first_day] == [told(0).segment, told(1).segment]
    assert [(one.seq, one.state, one.behind, one.problem) for one in first_day] == [
        (0, UploadState.WAITING, False, None),
        (1, UploadState.WAITING, False, None),
    ]
    assert rig.spool.whereabouts(["nothing"]) == {}
    assert rig.spool.receipt(told(0).segment) is None


def test_a_refusal_never_takes_back_a_receipt(rig):
    rig.seal(told(0))
    (head,) = rig.spool.heads(ORIGIN)
    rig.run()
    rig.spool.refuse(head, SyncProblem(SyncCode.TOO_LARGE), close_stream=False)
    assert rig.spool.whereabouts([head.name]) == {head.name: UploadState.RECEIPTED}


def test_threads_may_seal_at_once(rig):
    def seal(contract):
        for number in range(20):
            rig.spool.seal(
                told(number, contract=contract), made_ms=told(20).end_ms, identity=rig.identity
            )
            rig.spool.tally()

    threads = [
        threading.Thread(target=seal, args=(contract,)) for contract in (CONTRACT, OTHER_CONTRACT)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for contract in (CONTRACT, OTHER_CONTRACT):
        seqs = [one.seq for one, _, _ in statements(rig) if one.contract == contract]
        assert seqs == list(range(20))


# -- the file


def test_commits_are_durable_by_the_settings_read_back(rig):
    with rig.spool.file.reading() as db:
        assert db.pragma("journal_mode") == "wal"
        assert db.pragma("synchronous") == 2
        assert db.pragma("fullfsync") == 1
        assert db.pragma("foreign_keys") == 1
        assert db.pragma("user_version") == len(STEPS)


def test_what_was_sealed_outlives_kill_9(tmp_path):
    code = (
        "import os, signal\n"
        "from pathlib import Path\n"
        "from tests.support.sync_rig import Rig, told\n"
        f"rig = Rig(Path({str(tmp_path)!r}))\n"
        "rig.seal(told(0)); rig.seal(told(1))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == -9
    spool = Spool(tmp_path / "spool.sqlite", rng=random.Random(1))
    assert spool.tally().waiting == 2
    spool.close()


def test_settings_that_do_not_take_are_not_passed_over():
    with pytest.raises(SyncError) as refusal:
        SpoolFile(Path(":memory:"))  # which cannot keep a write-ahead log
    assert refusal.value.code is SyncCode.DISK_FAILED
    assert "journal_mode" in refusal.value.details["reason"]


def test_a_damaged_file_that_cannot_be_moved_is_told(tmp_path, monkeypatch):
    path = tmp_path / "spool.sqlite"
    damage_header(path)

    def refuse(self, target):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(SyncError) as refusal:
        SpoolFile(path)
    assert refusal.value.code is SyncCode.FOLDER_UNWRITABLE
    assert path.exists()


def test_needed_images_are_those_of_the_waiting_and_all_thumbnails(rig):
    first, second = rig.seal(told(0)), told(1)
    rig.run()
    rig.seal(second)
    full, thumbnails = pictures_of(second)
    assert rig.spool.needed() == full | thumbnails | pictures_of(first)[1]


def test_a_second_process_is_kept_out(rig):
    with pytest.raises(SyncError) as refusal:
        Spool(rig.folder / "spool.sqlite", rng=rig.rng)
    assert refusal.value.code is SyncCode.SPOOL_IN_USE
    rig.seal(told(0))


def damage_header(path):
    path.write_bytes(b"not a database at all" * 400)


def damage_middle(path):
    data = bytearray(path.read_bytes())
    data[4096 * 2 : 4096 * 5] = os.urandom(4096 * 3)
    path.write_bytes(data)


def foreign_id(path):
    data = bytearray(path.read_bytes())
    data[68:72] = b"BOOK"
    path.write_bytes(data)


def cut(path):
    path.write_bytes(path.read_bytes()[: 4096 * 3 + 100])


def other_program(path):
    path.unlink()
    db = apsw.Connection(str(path))
    db.execute("CREATE TABLE bookmarks (url)")
    db.close()


@pytest.mark.parametrize("damage", [damage_header, damage_middle, cut, other_program, foreign_id])
def test_a_damaged_file_is_set_aside_whole_and_named(tmp_path, damage):
    rig = Rig(tmp_path)
    for number in range(10):
        rig.seal(told(number))
    rig.spool.close()
    path = tmp_path / "spool.sqlite"
    damage(path)
    before = path.read_bytes()
    for number in (1, 2):
        with pytest.raises(SpoolCorrupt) as corrupt:
            Spool(path, rng=rig.rng)
        kept_at = Path(corrupt.value.kept_at)
        assert kept_at == tmp_path / f"spool.sqlite.unreadable-{number}"
        assert kept_at.read_bytes() == before
        assert corrupt.value.details["path"] == str(path)
        assert not path.exists()
        # Then a new one begins, and its stream is another.
        spool = Spool(path, rng=rig.rng)
        assert spool.tally().waiting == 0
        spool.close()
        path.write_bytes(before)


@pytest.mark.parametrize("damage", [damage_header, damage_middle, Path.unlink, foreign_id])
def test_a_write_ahead_log_goes_aside_unchanged_with_its_file(tmp_path, damage):
    (tmp_path / "first").mkdir()
    rig = Rig(tmp_path / "first")
    with rig.spool.file.reading() as db:
        db.wal_autocheckpoint(0)
    for number in range(10):
        rig.seal(told(number))
    # As after a power cut: the newest statements are in the log only.
    for name in ("spool.sqlite", "spool.sqlite-wal"):
        shutil.copy(tmp_path / "first" / name, tmp_path)
    rig.spool.close()
    path, log = tmp_path / "spool.sqlite", tmp_path / "spool.sqlite-wal"
    if path.stat().st_size < 4096 * 5:
        shutil.copy(tmp_path / "first" / "spool.sqlite", path)
    before = log.read_bytes()
    assert len(before) > 100_000
    damage(path)
    if damage is damage_middle:  # pages that the log does not replace
        log.write_bytes(before := before[: 32 + 24 + 4096])
    with pytest.raises(SpoolCorrupt) as corrupt:
        Spool(path, rng=rig.rng)
    assert Path(corrupt.value.kept_at + "-wal").read_bytes() == before
    assert not log.exists()


def test_a_file_that_cannot_even_be_read_is_told(tmp_path):
    (tmp_path / "spool.sqlite").mkdir()
    with pytest.raises(SyncError) as refusal:
        Spool(tmp_path / "spool.sqlite", rng=random.Random(1))
    assert refusal.value.code is SyncCode.FOLDER_UNWRITABLE


def test_damage_found_later_is_told_and_nothing_more_is_written(rig):
    rig.seal(told(0))
    for _ in range(2):
        with pytest.raises(SyncError) as refusal, rig.spool.file.reading():
            raise apsw.CorruptError("found on the way")
        assert refusal.value.code is SyncCode.SPOOL_CORRUPT
    with pytest.raises(SyncError):
        rig.spool.tally()


def test_after_a_failed_write_nothing_is_trusted(rig):
    with pytest.raises(SyncError) as refusal, rig.spool.file.writing():
        raise apsw.IOError("fsync failed")
    assert refusal.value.code is SyncCode.DISK_FAILED
    with pytest.raises(SyncError) as refusal:
        rig.seal(told(0))
    assert refusal.value.code is SyncCode.DISK_FAILED


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SyncError) as refusal:
        Spool(tmp_path / "missing" / "spool.sqlite", rng=random.Random(1))
    assert refusal.value.code is SyncCode.FOLDER_UNWRITABLE


def test_a_file_from_the_future_is_refused_and_left_alone(rig):
    with rig.spool.file.reading() as db:
        db.pragma("user_version", len(STEPS) + 1)
    rig.spool.close()
    with pytest.raises(SyncError) as refusal:
        Spool(rig.folder / "spool.sqlite", rng=rig.rng)
    assert refusal.value.code is SyncCode.SPOOL_TOO_NEW
    assert refusal.value.details["version"] == str(len(STEPS) + 1)
    assert (rig.folder / "spool.sqlite").exists()
    db = apsw.Connection(str(rig.folder / "spool.sqlite"))
    db.pragma("user_version", len(STEPS))
    db.close()
    rig.open()


def test_a_later_step_is_taken_after_a_copy(tmp_path):
    rig = Rig(tmp_path)
    rig.seal(told(0))
    rig.spool.close()
    path = tmp_path / "spool.sqlite"
    steps = (*STEPS, "CREATE TABLE later (x INTEGER) STRICT;")
    file = SpoolFile(path, steps=steps)
    with file.reading() as db:
        assert db.pragma("user_version") == len(STEPS) + 1
        assert db.execute("SELECT count(*) FROM statements").get == 1
        assert db.execute("SELECT count(*) FROM later").get == 0
    file.close()
    copy = apsw.Connection(str(tmp_path / f"spool.sqlite.before-{len(steps)}-1"))
    assert copy.pragma("user_version") == len(STEPS)
    assert copy.execute("SELECT count(*) FROM statements").get == 1
    copy.close()
    SpoolFile(path, steps=steps).close()
    assert len(list(tmp_path.glob("*.before-*"))) == 1


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path):
    Rig(tmp_path).spool.close()
    path = tmp_path / "spool.sqlite"
    with pytest.raises(apsw.SQLError):
        SpoolFile(path, steps=(*STEPS, "CREATE TABLE later (x INTEGER) STRICT; nonsense;"))
    file = SpoolFile(path)
    with file.reading() as db:
        assert db.pragma("user_version") == len(STEPS)
        assert db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").get == 0
    file.close()


def test_a_failed_transaction_is_undone(rig):
    def fail():
        with rig.spool.file.writing() as db:
            db.execute("INSERT INTO logs (origin, vkey) VALUES ('x', 'y')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with rig.spool.file.reading() as db:
        assert db.execute("SELECT count(*) FROM logs").get == 1


def test_a_halt_is_kept_over_a_restart(rig):
    halt = Halt(5, "receipt-forked", "R8 consistency", "text")
    rig.spool.halt(ORIGIN, halt)
    rig.restart()
    assert rig.spool.log(ORIGIN).halt == halt
