"""The whole agent on a disk that loses what was not synced, refuses to sync, fills up or may only be read."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from agent.core.events import Start
from agent.core.model import Mode
from agent.core.problems import ProblemCode, Trouble
from agent.store.pictures import PictureFiles
from agent.store.settings import Settings, SettingsFile
from tests.support.agent_world import MINUTE_MS
from tests.support.bad_disk import KINDS, SECTOR, BadDisk, Disks, Killed
from tests.support.seat import Seat
from tests.support.storm import Storm
from wire.records import ContractId


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    """A contractor, clocked in on a good disk."""
    storm = Storm(tmp_path, 1)
    with storm.prepared():
        (seat,) = storm.seats
        seat.truth.set(on=True)
        seat.touched()
        assert seat.machine.do(Start) is None
        seat.machine.pass_time(3 * MINUTE_MS, typing_ms=20_000)
        yield seat


@pytest.mark.parametrize("cut", range(24))
def test_power_cut_at_any_write(seat: Seat, cut: int) -> None:
    """Unsynced writes are lost whole, in parts or by sectors, whichever file they belong to."""
    disk = seat.machine.disk
    disk.die_at, disk.torn = disk.steps + 1 + cut * 9, cut % 2 == 1
    with pytest.raises(Killed):
        seat.machine.pass_time(10 * MINUTE_MS, typing_ms=20_000)
    seat.begin_again(20_000, power=True)
    seat.make_well()
    assert seat.book.rows


@pytest.mark.parametrize("kind", KINDS)
def test_a_failed_sync_is_never_tried_again(seat: Seat, kind: str) -> None:
    machine, disk = seat.machine, seat.machine.disk
    disk.unsyncable.add(kind)
    asked = len(disk.syncs)
    machine.pass_time(4 * MINUTE_MS, typing_ms=20_000)
    failed = [name for name in disk.syncs[asked:] if name.startswith(kind)]
    if kind == "journal":
        # What cannot be kept is not tracked, and it says so.
        assert len(failed) == 1, failed
        assert machine.state.mode is Mode.CLOCKED_OUT
        problem = machine.engine.storage_problem
        assert problem is not None
        assert problem.code is ProblemCode.DATA_FOLDER_UNWRITABLE
        assert machine.do(Start) is not None
    elif kind == "spool":
        assert len(failed) == 1, failed
        problem = machine.basis.outbox.status().problem
        assert problem is not None
        assert problem.code is ProblemCode.DATA_FOLDER_UNWRITABLE
    elif kind == "pictures":
        # Each picture is another file: none of them was synced twice.
        assert machine.running is not None
        assert machine.running.effects.picture_problem is not None
    # The disk is well again, but only a new process may believe it.
    disk.heal()
    machine.pass_time(2 * MINUTE_MS, typing_ms=20_000)
    assert [name for name in disk.syncs[asked:] if name.startswith(kind)][:1] == failed[:1]
    seat.begin_again(20_000)
    seat.make_well()


def test_a_disk_that_may_only_be_read_stops_the_clock(seat: Seat) -> None:
    machine, disk = seat.machine, seat.machine.disk
    disk.read_only = True
    written = disk.writes
    machine.pass_time(4 * MINUTE_MS, typing_ms=20_000)
    assert disk.writes == written
    assert machine.state.mode is Mode.CLOCKED_OUT
    problem = machine.engine.storage_problem
    assert problem is not None
    assert problem.code is ProblemCode.DATA_FOLDER_UNWRITABLE
    disk.heal()
    seat.begin_again(20_000)
    seat.make_well()
    assert seat.book.rows


@pytest.mark.parametrize(
    ("trouble", "code"),
    [("full", ProblemCode.DISK_FULL), ("read_only", ProblemCode.DATA_FOLDER_UNWRITABLE)],
)
def test_a_disk_without_room_at_start_is_told_and_loses_nothing(
    seat: Seat, trouble: str, code: ProblemCode
) -> None:
    machine, disk = seat.machine, seat.machine.disk
    machine.pass_time(4 * MINUTE_MS, typing_ms=20_000)
    rows = dict(seat.book.rows)
    machine.kill()
    if trouble == "full":
        disk.full.update(KINDS)
    else:
        disk.read_only = True
    for _ in range(2):
        # In SQLite itself a file is closed without a word; only this file system makes an error of it.
        with pytest.raises((Trouble, apsw.FullError)) as refused:
            machine.start()
        if isinstance(refused.value, Trouble):
            assert refused.value.problem.code is code
    disk.heal()
    seat.begin_again(20_000)
    assert set(rows) <= set(seat.book.rows)
    seat.make_well()


@pytest.mark.parametrize("kinds", [*((one,) for one in KINDS), KINDS], ids="+".join)
def test_a_full_disk_heals_by_itself(seat: Seat, kinds: tuple[str, ...]) -> None:
    machine, disk = seat.machine, seat.machine.disk
    disk.full.update(kinds)
    machine.pass_time(4 * MINUTE_MS, typing_ms=20_000)
    stopped = "journal" in kinds
    assert (machine.state.mode is Mode.CLOCKED_OUT) == stopped
    disk.heal()
    machine.pass_time(2 * MINUTE_MS, typing_ms=20_000)
    assert machine.engine.storage_problem is None
    if stopped:
        seat.truth.set(on=True)
        seat.touched()
        assert machine.do(Start) is None
        machine.pass_time(2 * MINUTE_MS, typing_ms=20_000)
    seat.make_well()
    assert seat.book.rows


def test_pictures_and_settings_are_old_or_new_after_a_power_cut(tmp_path: Path) -> None:
    """At every step of writing them, however much of what was not synced is lost."""
    old, new = (Settings(contract=ContractId(name * 16)) for name in "ab")
    picture = bytes(range(256)) * 40
    for die_at in range(1, 40):
        with Disks() as disks:
            disk = disks.disk(tmp_path / str(die_at))
            file = SettingsFile(disk.root / "settings.toml")
            folder = disk.root / "pictures"
            folder.mkdir()
            pictures = PictureFiles(folder)
            file.save(old)
            disk.die_at = disk.steps + die_at
            kept = None
            try:
                kept = pictures.put(picture)
                file.save(new)
                finished = True
            except Killed:
                finished = False
            disk.dead = True
            disk.revive()
            disk.lose_power(random.Random(die_at))
            loaded = SettingsFile(disk.root / "settings.toml").load()
            assert loaded.problem is None
            assert loaded.settings in ((new,) if finished else (old, new))
            if kept is not None:
                # What `put` has returned for may be named in the journal.
                assert pictures.read(kept) == picture
            if finished:
                return
    raise AssertionError("there was no end of steps")


def test_the_disk_itself_tears_and_loses(tmp_path: Path) -> None:
    """The stand-in does what it is for: a write that was not synced can be there by halves."""
    seen: set[int] = set()
    for seed in range(200):
        with Disks() as disks:
            disk: BadDisk = disks.disk(tmp_path / str(seed))
            db = apsw.Connection(str(disk.root / "journal.db"))
            assert db.execute("PRAGMA journal_mode = WAL").get == "wal"
            db.execute("PRAGMA synchronous = OFF")
            db.execute("CREATE TABLE one (text)")
            db.execute("INSERT INTO one VALUES (?)", ("x" * 4 * SECTOR,))
            db.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
            db.close()
            disk.lose_power(random.Random(seed))
            wal = disk.root / "journal.db-wal"
            seen.add(wal.stat().st_size if wal.exists() else -1)
    assert len(seen) > 3
