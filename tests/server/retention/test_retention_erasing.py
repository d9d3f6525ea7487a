"""What is erased is nowhere any more: the raw files of the server are searched for every trace of it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from server.evidence.models import Erasure, ItemRow
from server.ingest.eraser import Eraser
from server.ingest.landing import Landing
from server.retention.expire import DAY_MS, expire_due
from tests.support.evidence import SLOT_START_MS
from tests.support.ingest_room import Room, ingest_room
from tests.support.sender import Sealed
from tests.support.waiting import wait_until
from wire.authority import Expire, decode_authority
from wire.drafts import MemoDraft, RedactDraft
from wire.envelope import parse, sha256_of
from wire.records import Memo, RedactReason

finish = Eraser.finish
MADE_MS = SLOT_START_MS + 30 * DAY_MS
PATIENCE_S = 60.0
ALL = (0, 1, 2, 3)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made
        made.whole()


def pieces(data: bytes, *, size: int = 32) -> Iterator[bytes]:
    """Stretches from all over `data`: finding any of them is finding too much."""
    step = max(size, len(data) // 12)
    for start in range(0, len(data) - size + 1, step):
        yield data[start : start + size]


def content(sealed: Sealed, index: int) -> list[bytes]:
    """What must not be found once item number `index` is erased."""
    disclosure = sealed.batch.disclosures[index]
    assert disclosure is not None
    # The beginning of a disclosure is a salt; what follows is alike in others, as the end is.
    found = [disclosure[:40].encode()]
    if index == 1:
        found += [piece for blob in sealed.batch.blobs for piece in pieces(blob[40:])]
        # The commitment hides even the hash: with it, whoever holds the picture could tell that it was here.
        names = [sha256_of(blob) for blob in sealed.batch.blobs]
        found += [form for name in names for form in (name.encode(), bytes.fromhex(name))]
    return found


def traces(folder: Path, searched: Iterable[bytes]) -> list[tuple[str, bytes]]:
    """Which of `searched` is still in which file of `folder`, names of files included."""
    wanted = list(searched)
    found = []
    for path in sorted(folder.rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        found += [(path.name, piece) for piece in wanted if piece in data]
    return found


def wait_until_erased(room: Room) -> None:
    """Until the server has finished what it has to erase."""

    def erased() -> bool:
        with room.site.core.database.reading() as rows:
            return not rows.query(Erasure).count()

    wait_until(erased, "what has to be erased to be gone", patience_s=PATIENCE_S)


def stated(room: Room, kind: str) -> bytes:
    """The envelope of the one server's statement of this type, once it is in the log."""
    found = "SELECT envelope FROM authority_statements WHERE type = ?"
    select = room.site.core.database.select
    wait_until(lambda: select(found, kind), f"a {kind} statement", patience_s=PATIENCE_S)
    ((envelope,),) = select(found, kind)
    return bytes(envelope)


def redact(room: Room, sealed: Sealed, *indexes: int, minutes: int = 10) -> Sealed:
    draft = RedactDraft(
        target=sealed.target, removed=indexes, minutes=minutes, reason=RedactReason.PRIVACY
    )
    return room.sender.say(draft, made_ms=MADE_MS)


def test_nothing_of_what_is_taken_back_is_left_in_any_file(room: Room) -> None:
    chance = random.Random(5)
    folder = room.site.settings.data
    other = room.second_sender()
    sealed: list[Sealed] = []
    gone: list[bytes] = []
    copy = room.site.settings.backups / "0001-17.db"
    copy.parent.mkdir(exist_ok=True)
    for number in range(60):
        sender = (room.sender, other)[number % 2]
        told, files = sender.told(number)
        window = replace(told.items[2], title=f"title {number} " + "long " * chance.randrange(80))  # type: ignore[call-arg]  # a window
        memo = Memo(f"memo {number} " + "words " * chance.randrange(80))
        told = replace(told, items=(*told.items[:2], window, memo))
        sealed.append(sender.seal(told=told, files=files))
        sender.send(sealed[-1])
    copy.write_bytes((folder / "hourproof.db-wal").read_bytes())
    assert traces(folder, content(sealed[0], 1)), "the search finds what is there"
    for one in chance.sample(sealed, 30):
        indexes = sorted(chance.sample(ALL, chance.randint(1, 4)))
        room.sender.send(redact(room, one, *indexes))
        gone += [piece for index in indexes for piece in content(one, index)]
    # Pictures are alike in every sixteenth segment: what another one still shows has to stay.
    kept = {blob for one in sealed for blob in one.batch.blobs}
    names = {path.name for path in room.site.settings.blobs.rglob("*") if path.is_file()}
    shown = b"".join(blob for blob in kept if sha256_of(blob) in names)
    shown += b"".join(name.encode() + bytes.fromhex(name) for name in names)
    gone = [piece for piece in gone if piece not in shown]
    wait_until_erased(room)
    assert traces(folder, gone) == []
    assert not copy.exists()
    assert len(gone) > 60


def test_what_is_taken_back_while_the_log_is_cut_waits_for_the_next_time(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    core, database = room.site.core, room.site.core.database
    eraser = Eraser(core, Landing(core.blobs))
    cut = database.leave_nothing
    rows = [(room.organization, number, "") for number in (1_001, 1_002)]

    def add(row: tuple[str, int, str]) -> None:
        with database.writes() as writes:
            writes.run("INSERT INTO erasures VALUES (?, ?, ?)", [row])

    def listed() -> set[int]:
        return {number for (number,) in database.select("SELECT number FROM erasures")}

    def cut_and_more() -> bool:
        done = cut()
        if rows:
            add(rows.pop())
        return done

    # The server's own keeper is not to come in between.
    monkeypatch.setattr(Eraser, "finish", lambda _self: True)
    monkeypatch.setattr(database, "leave_nothing", cut_and_more)
    add(rows.pop(0))
    assert finish(eraser)
    assert listed() == {1_002}
    assert finish(eraser)
    assert listed() == set()


def test_the_memo_before_is_erased_like_a_picture(room: Room) -> None:
    sealed = room.sender.seal()
    room.sender.send(sealed)
    first = room.sender.say(MemoDraft(target=sealed.target, memo=Memo("second")), made_ms=MADE_MS)
    room.sender.send(first)
    last = room.sender.say(MemoDraft(target=sealed.target, memo=Memo("third")), made_ms=MADE_MS)
    room.sender.send(last)
    wait_until_erased(room)
    folder = room.site.settings.data
    assert traces(folder, [*content(sealed, 3), *content(first, 0)]) == []
    assert traces(folder, content(last, 0))


def test_a_picture_that_another_segment_shows_too_stays_until_both_are_taken_back(
    room: Room,
) -> None:
    one, same = room.sender.seal(), None
    room.sender.send(one)
    while len(room.sender.links) < 16:
        room.sender.send(room.sender.seal(pictures=False))
    same = room.sender.seal()
    assert same.batch.blobs == one.batch.blobs
    room.sender.send(same)
    assert room.stored()["pictures"] == 2
    room.sender.send(redact(room, one, 1))
    wait_until_erased(room)
    assert room.stored()["pictures"] == 2
    room.sender.send(redact(room, same, 1))
    wait_until_erased(room)
    assert room.stored()["pictures"] == 0


def test_a_picture_that_is_just_being_uploaded_again_is_not_deleted(room: Room) -> None:
    sealed = room.sender.seal()
    landing = Landing(room.site.core.blobs)
    eraser = Eraser(room.site.core, landing)
    files = {sha256_of(blob): blob for blob in sealed.batch.blobs}
    landed = landing.land(room.organization, files)
    with room.site.core.database.writes() as writes:
        rows = [(room.organization, name) for name in files]
        listed = [(room.organization, number, name) for number, name in enumerate(files)]
        # Written and finished in one transaction's time: the server's own keeper must not come first.
        writes.run("INSERT INTO erasures VALUES (?, ?, ?)", listed)
        assert [landing.erase(*row, used=lambda: False) for row in rows] == [False, False]
        writes.run("DELETE FROM erasures WHERE organization = ? AND sha256 = ?", rows)
    landed.leave(kept=True)
    assert room.stored()["pictures"] == 2
    assert all(landing.erase(*row, used=lambda: False) for row in rows)
    assert room.stored()["pictures"] == 0
    assert eraser.finish()


def test_what_is_older_than_the_policy_allows_expires_and_that_is_stated(room: Room) -> None:
    early = room.sender.seal()
    room.sender.send(early)
    taken = redact(room, early, 2)
    room.sender.send(taken)
    memo = room.sender.say(MemoDraft(target=early.target, memo=Memo("second")), made_ms=MADE_MS)
    room.sender.send(memo)
    assert expire_due(room.site.core) == 0
    room.site.clock.forward(336 * DAY_MS)
    assert expire_due(room.site.core) == 1
    assert expire_due(room.site.core) == 0
    wait_until_erased(room)
    with room.site.core.database.reading() as rows:
        found = rows.query(ItemRow).order_by(ItemRow.item)
        assert [row.gone for row in found] == ["expired", "expired", "removed", "expired"]
    folder = room.site.settings.data
    searched = [piece for index in (0, 1, 3) for piece in content(early, index)]
    assert traces(folder, [*searched, *content(memo, 0)]) == []
    statement = decode_authority(parse(stated(room, "expire")).payload)
    assert isinstance(statement, Expire)
    assert [(target.seq, target.items) for target in statement.targets] == [(0, (0, 1, 3))]
    # What has expired is not taken in again.
    room.sender.send(early, status=200)
    assert room.stored()["pictures"] == 0


def test_a_reader_in_the_way_is_waited_for(room: Room) -> None:
    sealed = room.sender.seal()
    room.sender.send(sealed)
    database = room.site.core.database
    wal = room.site.settings.data / "hourproof.db-wal"
    with database.reading() as rows:
        # A look at the database that lasts: it has seen the text, and SQLite keeps that for it.
        assert rows.query(ItemRow).count() == 4
        room.sender.send(redact(room, sealed, 3))
        assert not database.leave_nothing()
        assert rows.query(Erasure).count() == 0
        assert wal.stat().st_size > 0
    wait_until_erased(room)
    assert traces(room.site.settings.data, content(sealed, 3)) == []


def test_files_that_are_nobodys_are_swept_up_and_all_others_stay(room: Room) -> None:
    sealed = room.sender.seal()
    room.sender.send(sealed)
    core = room.site.core
    orphan = b"left by an upload that a crash cut off"
    core.blobs.put(room.organization, sha256_of(orphan), orphan)
    landing = Landing(core.blobs)
    eraser = Eraser(core, landing)
    with_place = landing.land(room.organization, {sha256_of(b"going on"): b"going on"})
    assert eraser.sweep(lambda: True) == 0
    assert room.stored()["pictures"] == 4
    assert eraser.sweep(lambda: False) == 1
    assert room.stored()["pictures"] == 3
    with_place.leave(kept=False)
    assert room.stored()["pictures"] == 2
    room.whole()
