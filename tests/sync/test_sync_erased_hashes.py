"""Of a picture that was taken back not even the hash is left in the spool's files, however the rows came to lie."""

from __future__ import annotations

import base64
import hashlib
import random

import pytest

from sync.errors import SyncCode, SyncError
from sync.redacting import erase_item
from sync.spool_file import SpoolFile, query
from sync.uploader import SCRUB_AGAIN_MS
from tests.support.sync_rig import Rig, pictures_of, told
from tests.support.sync_story import redaction
from wire.records import Sha256

ROWS = 3_000


def forms_of(sha256: Sha256) -> list[bytes]:
    """How a hash may be written."""
    raw = bytes.fromhex(sha256)
    return [sha256.encode(), raw, base64.b64encode(raw)[:42], base64.urlsafe_b64encode(raw)[:42]]


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path, authority=True)
    yield rig
    rig.spool.close()


@pytest.mark.parametrize("delivered", [False, True])
def test_no_hash_of_a_picture_that_is_taken_back_stays(rig, delivered):
    segments = [rig.seal(told(number)) for number in range(5)]
    if delivered:
        rig.run()
    gone = set().union(*pictures_of(segments[2]))
    kept = set().union(*pictures_of(segments[3]))
    rig.say(redaction(segments[2], "all of it", removed=(0, 1, 2, 3, 4), minutes=0))
    rig.run()
    raw = b"".join(path.read_bytes() for path in rig.folder.glob("spool.sqlite*"))
    assert [one for one in gone if any(form in raw for form in forms_of(one))] == []
    assert all(one.encode() in raw for one in kept)
    assert not query(rig.spool.file._db, "SELECT 1 FROM erasing")


def test_none_stays_among_thousands(tmp_path):
    """At a scale at which SQLite leaves copies of rows in pages when it balances a tree."""
    file = SpoolFile(tmp_path / "spool.sqlite")
    file._db.pragma("foreign_keys", 0)  # the statements that the rows belong to are no matter here
    file._db.pragma("synchronous", "off")
    chance = random.Random(7)
    there: dict[int, Sha256] = {}
    erased: set[Sha256] = set()
    for first in range(0, ROWS, 30):
        with file.writing() as db:
            for number in range(first, first + 30):
                there[number] = Sha256(hashlib.sha256(b"%d" % number).hexdigest())
                text = f"SECRET{number:08d}" * chance.choice((9, 30, 200))
                db.execute("INSERT INTO items VALUES (?, 0, 'screenshot', ?, NULL)", (number, text))
                db.execute("INSERT INTO images VALUES (?, 0, 1, ?, 1)", (number, there[number]))
            for _ in range(chance.randrange(30)):
                number = chance.choice(list(there))
                erased.add(there.pop(number))
                erase_item(db, number, 0)
            db.execute("DELETE FROM releases")
    file.scrub()
    raw = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert [one for one in erased if any(form in raw for form in forms_of(one))] == []
    texts = [number for number in range(ROWS) if number not in there]
    assert [one for one in texts if b"SECRET%08d" % one in raw] == []
    assert all(one.encode() in raw for one in there.values())
    assert len(erased) > ROWS / 4
    file.close()


def test_without_room_for_it_uploads_go_on_and_it_is_done_later(rig, monkeypatch):
    segments = [rig.seal(told(number)) for number in range(3)]
    full = SyncError(SyncCode.DISK_FULL, {"path": "x"})
    calls = []

    def no_room():
        calls.append(1)
        raise full

    with monkeypatch.context() as patch:
        patch.setattr(rig.spool.file, "scrub", no_room)
        rig.say(redaction(segments[0], "all of it", removed=(0, 1, 2, 3, 4), minutes=0))
        begun_ms = rig.clock.now_ms
        rig.run(until_ms=begun_ms + SCRUB_AGAIN_MS - 1)
        assert SyncCode.DISK_FULL in {one.code for one in rig.uploader.status().problems}
    assert len(rig.server.received) == 4
    assert len(calls) == 2  # once at once, and once by the uploader: it does not try at every step
    rig.run()
    assert rig.clock.now_ms == begun_ms + SCRUB_AGAIN_MS
    assert rig.uploader.status().problems == ()
    raw = b"".join(path.read_bytes() for path in rig.folder.glob("spool.sqlite*"))
    gone = set().union(*pictures_of(segments[0]))
    assert not any(form in raw for one in gone for form in forms_of(one))
