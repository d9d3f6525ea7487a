"""A spool of the first release goes on: nothing is lost, nothing is sent twice, and what waited goes up."""

from __future__ import annotations

import json
from pathlib import Path

import apsw
import pytest

from sync.errors import SpoolCorrupt, SyncCode
from sync.records import UploadState
from sync.schema import STEPS
from sync.spool import Spool
from sync.spool_file import SpoolFile
from tests.support.evidence import CONTRACT, ORIGIN, SLOT_START_MS
from tests.support.sync_rig import DAY_MS, OTHER_CONTRACT, Rig, pictures_of, told
from tests.support.sync_story import redaction
from wire.envelope import parse, sha256_of
from wire.statement import decode_segment

ROWS = Path(__file__).parent / "data" / "spool-1.sql"


def old_spool(folder: Path) -> Path:
    """The file as the first release left it."""
    path = folder / "spool.sqlite"
    file = SpoolFile(path, steps=STEPS[:1])
    with file.writing() as db:
        db.execute(ROWS.read_text(encoding="utf-8"))
    with file.reading() as db:
        assert db.pragma("user_version") == 1
    file.close()
    return path


def before(path: Path) -> list[tuple]:
    """What the first release knew of each segment."""
    db = apsw.Connection(str(path))
    rows = db.execute(
        "SELECT segment, stream, seq, state, envelope, disclosures, receipt FROM sealed"
        " LEFT JOIN receipts USING (sealed) ORDER BY sealed"
    ).fetchall()
    db.close()
    return rows


def test_everything_is_carried_over(tmp_path):
    path = old_spool(tmp_path)
    old = before(path)
    spool = Spool(path, rng=None)
    assert spool.whereabouts([row[0] for row in old]) == {row[0]: row[3] for row in old}
    for row in old:
        assert spool.receipt(row[0]) == row[6]
        found = spool.ledger.segment(row[0])
        assert (found.place.stream, found.place.seq) == (row[1], row[2])
        with spool.file.reading() as db:
            (number,) = (db.execute("SELECT number FROM statements WHERE name = ?", (row[0],)).get,)
        parcel = spool.parcel(number)
        assert parcel.envelope == row[4]
        assert [item.disclosure for item in parcel.items] == row[5].split("\n")
        assert [len(item.images) for item in parcel.items] == [0, 2, 2, 0, 0]
        sent = 0b11111 if row[3] in ("receipted", "refused") else 0
        assert (parcel.sent, parcel.have) == (sent, 0b11111 if row[6] else 0)
        assert decode_segment(parse(parcel.envelope).payload).items
    tally = spool.tally()
    assert (tally.receipted, tally.waiting, tally.refused, tally.others) == (4, 2, 1, 0)
    full, thumbnails = pictures_of(told(3))
    assert full | thumbnails | pictures_of(told(0))[1] <= spool.needed()
    assert not pictures_of(told(0))[0] & spool.needed()
    spool.close()


def test_what_waited_goes_up_to_the_same_log(tmp_path):
    """The server of the rig, with the same history, takes what was refused and what waited."""
    rig = Rig(tmp_path)
    rig.spool.close()
    (tmp_path / "spool.sqlite").unlink()
    for number in (0, 1, 2):
        rig.store_pictures(told(number))
    path = old_spool(tmp_path)
    replay(rig, before(path))
    rig.open()
    rig.clock.now_ms = SLOT_START_MS + DAY_MS
    for number in (3, 4):
        rig.store_pictures(told(number))
    rig.run()
    assert [one.statement.contract for one in rig.server.received].count(CONTRACT) == 5
    states = rig.spool.states(CONTRACT, start_ms=SLOT_START_MS, end_ms=SLOT_START_MS + DAY_MS)
    assert {one.state for one in states} == {UploadState.RECEIPTED}
    # And its segments can be changed like any other.
    rig.say(redaction(told(0), "title", removed=(3,)))
    assert rig.spool.ledger.segment(told(0).segment).present[3] is None
    rig.run()
    assert rig.spool.tally().others == 0
    # The copy from before the migration holds what was taken back: it is gone.
    assert list(tmp_path.glob("spool.sqlite.before-*")) == []
    rig.spool.close()


def replay(rig: Rig, rows: list[tuple]) -> None:
    """Let the server in memory receive again what the file says was delivered, in the order of the log."""
    from sync.transport import Request
    from tests.support.sync_rig import TOKEN, blobs_of_segment
    from wire.batch import Batch, encode_batch
    from wire.receipt import decode_entry, decode_receipt

    delivered = [row for row in rows if row[6]]
    for row in sorted(delivered, key=lambda row: decode_receipt(row[6]).index):
        rig.clock.now_ms = decode_entry(decode_receipt(row[6]).entry).recv_ms
        number = (decode_segment(parse(row[4]).payload).start_ms - SLOT_START_MS) // 600_000
        blobs = tuple(blobs_of_segment(told(number)))
        body = encode_batch(Batch(row[4], tuple(row[5].split("\n")), blobs))
        headers = {"Authorization": f"Bearer {TOKEN}"}
        url = "https://diary.example/api/v1/statements?known=0"
        answer = rig.server.send(Request("POST", url, headers, body))
        assert answer.status == 201
        entry = decode_entry(decode_receipt(json.loads(answer.body)["receipt"]).entry)
        assert entry == decode_entry(decode_receipt(row[6]).entry)


def test_the_copy_from_before_is_whole(tmp_path):
    path = old_spool(tmp_path)
    old = before(path)
    Spool(path, rng=None).close()
    assert before(tmp_path / "spool.sqlite.before-4-1") == old


def test_a_migration_that_is_cut_off_is_done_again(tmp_path):
    path = old_spool(tmp_path)
    old = before(path)

    def cut_off(db: apsw.Connection) -> None:
        STEPS[1](db)
        raise apsw.FullError("no room")

    with pytest.raises(Exception, match="no room"):
        SpoolFile(path, steps=(STEPS[0], cut_off))
    assert before(path) == old
    spool = Spool(path, rng=None)
    assert spool.tally().receipted == 4
    spool.close()


def test_what_we_never_wrote_is_set_aside_instead_of_half_migrated(tmp_path):
    path = old_spool(tmp_path)
    db = apsw.Connection(str(path))
    db.execute("UPDATE sealed SET disclosures = 'no disclosure' WHERE sealed = 3")
    db.close()
    with pytest.raises(SpoolCorrupt) as corrupt:
        Spool(path, rng=None)
    assert corrupt.value.code is SyncCode.SPOOL_CORRUPT
    assert len(before(Path(corrupt.value.kept_at))) == 6


def test_what_has_no_linked_proofs_is_left_out_of_an_export(tmp_path):
    """The first release kept no consistency proofs: those statements cannot be shown to stand in today's log."""
    from sync.export import ExportAsked, prepare

    path = old_spool(tmp_path)
    spool = Spool(path, rng=None)
    asked = ExportAsked(
        origin=ORIGIN,
        contract=OTHER_CONTRACT,
        period=None,
        made_ms=SLOT_START_MS + DAY_MS,
        thumbnails=True,
        pictures=False,
    )
    with pytest.raises(Exception, match="authority"):
        prepare(spool, asked, blob=lambda _: None, is_here=lambda _: False)
    assert sha256_of(b"")  # the file is left as it is
    spool.close()
