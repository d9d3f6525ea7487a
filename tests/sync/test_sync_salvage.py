"""What is whole in a damaged spool is taken out, verified, put back and delivered; what is lost is said."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from sync.at_rest import IN_THE_CLEAR
from sync.errors import SpoolCorrupt
from sync.pages import PAGE_SIZES, records
from sync.records import DeviceIdentity
from sync.salvage import Fragments, Gap, Salvage, gather, put_back, verified
from sync.spool import Spool
from tests.support.evidence import ORIGIN
from tests.support.sync_rig import DEVICE_ID, Rig, key_of, told
from tests.support.sync_story import a_day, memo_change, redaction
from wire.checkpoint import open_checkpoint


def damaged(rig: Rig, damage: Callable[[Path], None]) -> Path:
    """End the rig's program, damage its file, and have the next start set it aside."""
    rig.spool.close()
    path = rig.folder / "spool.sqlite"
    damage(path)
    with pytest.raises(SpoolCorrupt) as corrupt:
        Spool(path, rng=rig.rng)
    kept = Path(corrupt.value.problem.details["kept_at"])
    begin_anew(rig)
    return kept


def begin_anew(rig: Rig) -> None:
    """A new, empty spool that knows the log from the enrolment."""
    note = rig.server.checkpoint_note()
    rig.open()
    rig.spool.know_log(
        origin=ORIGIN,
        vkey=rig.server.vkey,
        checkpoint=open_checkpoint(note, origin=ORIGIN, vkey=rig.server.vkey),
        note=note,
        verified_ms=rig.clock.now_ms,
    )


def overwrite(start: int, size: int) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[start : start + size] = b"\xa5" * len(data[start : start + size])
        path.write_bytes(data)

    return damage


def salvage(rig: Rig, file: Path) -> Salvage:
    fragments = gather(file, IN_THE_CLEAR)
    return put_back(rig.spool, fragments, rig.identity, vkey=rig.server.vkey)


def names(rig: Rig) -> dict[str, str]:
    with rig.spool.file.reading() as db:
        return dict(db.execute("SELECT name, state FROM statements").fetchall())


def test_a_file_without_its_header_is_put_back_whole_and_delivered(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    for number in range(6):
        rig.seal(told(number))
        if number == 2:
            rig.run()
    before = names(rig)
    delivered = [name for name, state in before.items() if state == "receipted"]
    assert 0 < len(delivered) < len(before)
    kept = damaged(rig, overwrite(0, 100))
    assert names(rig) == {}
    found = salvage(rig, kept)
    assert (found.found, found.put_back, found.gaps) == (len(before), len(before), ())
    assert found.delivered == len(delivered)
    assert (found.stranded, found.foreign, found.items_lost, found.known) == (0, 0, 0, 0)
    assert names(rig) == before
    rig.run()
    assert set(names(rig).values()) == {"receipted"}
    assert len(rig.server.received) == 6
    # Once more changes nothing, and so does what is tracked later.
    again = salvage(rig, kept)
    assert (again.put_back, again.known) == (0, len(before))
    rig.seal(told(9))
    rig.run()
    assert len(rig.server.received) == 7


def test_everything_that_a_day_says_comes_back(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    a_day(rig)
    before = names(rig)
    with rig.spool.file.reading() as db:
        sessions = db.execute("SELECT seed_sha256, revealed IS NULL FROM sessions").fetchall()
        items = db.execute("SELECT count(*) FROM items WHERE disclosure IS NOT NULL").fetchall()
    kept = damaged(rig, overwrite(0, 64))
    salvage(rig, kept)
    assert set(names(rig)) == set(before)
    with rig.spool.file.reading() as db:
        again = db.execute("SELECT seed_sha256, revealed IS NULL FROM sessions").fetchall()
        assert sorted(again) == sorted(sessions)
        held = db.execute("SELECT count(*) FROM items WHERE disclosure IS NOT NULL").fetchall()
    assert held == items
    rig.run()
    assert set(names(rig).values()) == {"receipted"}


def test_what_was_taken_back_stays_taken_back(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    first, second = rig.seal(told(0)), rig.seal(told(1))
    fragments = gather_now(rig)
    rig.say(memo_change(second.segment, "another memo"))
    rig.say(redaction(first, "taken back", removed=(0,)))
    kept = damaged(rig, overwrite(0, 100))
    # As if the damaged file held the erased contents still, in a page that nothing points to.
    found = gather(kept, IN_THE_CLEAR)
    stale = Fragments(
        found.envelopes, {**fragments.disclosures, **found.disclosures}, found.receipts
    )
    put_back(rig.spool, stale, rig.identity, vkey=rig.server.vkey)
    shown = rig.spool.ledger.segment(first.segment)
    assert shown is not None
    assert shown.present[0] is None
    changed = rig.spool.ledger.segment(second.segment)
    assert changed is not None
    assert "another memo" in str(changed.present)
    raw = b"".join(path.read_bytes() for path in tmp_path.glob("spool.sqlite*[!0-9]"))
    (old,) = [
        text for text in fragments.disclosures.values() if text not in found.disclosures.values()
    ][:1] or [""]
    assert not old or old.encode() not in raw
    rig.run()
    assert set(names(rig).values()) == {"receipted"}


def gather_now(rig: Rig) -> Fragments:
    """What is in the file at this moment."""
    copy = rig.folder / "copy"
    rig.spool.copy_to(copy)
    return gather(copy, IN_THE_CLEAR)


@pytest.mark.parametrize("seed", range(12))
def test_random_damage_never_puts_back_what_does_not_verify(tmp_path: Path, seed: int) -> None:
    rig = Rig(tmp_path, seed=seed)
    for number in range(8):
        rig.seal(told(number))
        if number == 3:
            rig.run()
    before = names(rig)
    rig.spool.close()
    path = tmp_path / "spool.sqlite"
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(data))
        size = chance.choice((1, 16, 500, 4096))
        data[at : at + size] = chance.randbytes(len(data[at : at + size]))
    data[:100] = b"\0" * 100
    kept = tmp_path / "spool.sqlite.unreadable-1"
    kept.write_bytes(data)
    for left in tmp_path.glob("spool.sqlite*"):
        if left != kept:
            left.unlink()
    begin_anew(rig)
    found = salvage(rig, kept)
    assert set(names(rig)) <= set(before) | {
        name for name in names(rig) if name.startswith("salvaged ")
    }
    assert found.found == found.put_back + found.stranded
    fragments = gather(kept, IN_THE_CLEAR)
    for one in verified(fragments, rig.identity, vkey=rig.server.vkey)[0]:
        assert one.statement.log == ORIGIN
    rig.run(until_ms=rig.clock.now_ms + 600_000)
    assert not rig.spool.log(ORIGIN).halt  # type: ignore[union-attr]  # it is known
    held = {one.envelope for one in verified(fragments, rig.identity, vkey=rig.server.vkey)[0]}
    assert len(held) == found.found


def test_after_a_gap_nothing_is_put_back_that_no_server_can_take(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    for number in range(5):
        rig.seal(told(number))
    fragments = gather_now(rig)
    found, _ = verified(fragments, rig.identity, vkey=rig.server.vkey)
    middle = found[2]
    less = Fragments(
        {one.envelope: one.name for one in found if one is not middle},
        fragments.disclosures,
        fragments.receipts,
    )
    rig.spool.close()
    for left in tmp_path.glob("spool.sqlite*"):
        left.unlink()
    begin_anew(rig)
    done = put_back(rig.spool, less, rig.identity, vkey=rig.server.vkey)
    stream = middle.statement.stream
    assert done.gaps == (Gap(stream, 2, 2),)
    assert (done.put_back, done.stranded) == (2, 2)
    rig.run()
    assert len(rig.server.received) == 2


def test_statements_of_another_key_are_left(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.seal(told(0))
    other = DeviceIdentity(DEVICE_ID, ORIGIN, key_of("somebody else").signer)
    done = put_back(rig.spool, gather_now(rig), other, vkey=rig.server.vkey)
    assert (done.found, done.foreign, done.put_back) == (0, 1, 0)


@pytest.mark.parametrize("data", [b"", b"\0" * 5_000, b"\x0d" * 70_000, b"\x0a\xff" * 40_000])
def test_nonsense_has_no_rows_that_verify(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "nonsense"
    file.write_bytes(data)
    assert gather(file, IN_THE_CLEAR).envelopes == {}


@pytest.mark.parametrize("size", sorted(PAGE_SIZES))
def test_rows_are_read_whatever_the_page_size_and_wherever_they_go_on(
    tmp_path: Path, size: int
) -> None:
    file = tmp_path / "any.sqlite"
    rows = [(n, f"text {n}", bytes([n % 256]) * (n * 40), None, -n) for n in range(1, 150)]
    with apsw.Connection(str(file)) as db:
        db.pragma("page_size", size)
        db.execute(
            "CREATE TABLE a (k TEXT PRIMARY KEY, n INTEGER, t TEXT, b BLOB, x TEXT, m INTEGER)"
            " WITHOUT ROWID"
        )
        db.execute("CREATE TABLE r (n INTEGER, t TEXT, b BLOB, x TEXT, m INTEGER)")
        for row in rows:
            db.execute("INSERT INTO a VALUES (?, ?, ?, ?, ?, ?)", (str(row[0]), *row))
            db.execute("INSERT INTO r VALUES (?, ?, ?, ?, ?)", row)
    db.close()
    data = bytearray(file.read_bytes())
    data[:100] = b"\xa5" * 100
    file.write_bytes(data)
    found = set(records(file))
    assert set(rows) <= found
    assert {(str(row[0]), *row) for row in rows} <= found
