"""What the contractor takes back is nowhere in the spool's files afterwards, whenever the program is killed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sync.errors import SyncCode
from sync.spool_file import COPY_MARK
from tests.support.evidence import CONTRACT
from tests.support.sync_rig import Rig, told
from tests.support.sync_story import (
    a_day,
    consent,
    memo_change,
    redaction,
    reveal,
    seed_of,
    session,
    tracked,
)
from tests.sync.test_sync_crash import Killed, Steps, begin_again, instrument
from wire.contractor import Redact, Session
from wire.statement import Segment


def raw(folder: Path) -> bytes:
    """The bytes of every file of the spool, whatever it is called."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("spool.sqlite*")))


def disclosures(rig: Rig, name: str) -> list[str]:
    with rig.spool.file.reading() as db:
        rows = db.execute(
            "SELECT disclosure FROM items JOIN statements USING (number) WHERE name = ?"
            " ORDER BY position",
            (name,),
        ).fetchall()
    return [row[0] for row in rows]


def marks(disclosure: str) -> list[bytes]:
    """Parts of its salt, by which the remains of a disclosure are known wherever a page was cut."""
    return [disclosure[at : at + 8].encode() for at in range(4, 28, 8)]


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path, authority=True)
    yield rig
    rig.spool.close()


@pytest.mark.parametrize("delivered", [False, True])
def test_nothing_of_it_is_left_in_any_file(rig, delivered):
    segments = [rig.seal(told(number)) for number in range(6)]
    if delivered:
        rig.run()
    gone = disclosures(rig, segments[2].segment)
    kept = disclosures(rig, segments[3].segment)
    # The reader of an export and an old migration left copies.
    rig.spool.copy_to(rig.folder / f"spool.sqlite.{COPY_MARK}-1")
    shutil.copy(rig.folder / f"spool.sqlite.{COPY_MARK}-1", rig.folder / "spool.sqlite.before-2-1")
    assert all(mark in raw(rig.folder) for text in (*gone, *kept) for mark in marks(text)[:1])
    rig.say(redaction(segments[2], "all of it", removed=(0, 1, 2, 3, 4), minutes=0))
    assert not any(mark in raw(rig.folder) for text in gone for mark in marks(text))
    assert all(text.encode() in raw(rig.folder) for text in kept)
    assert list(rig.folder.glob("spool.sqlite.*")) == []


def test_nothing_of_an_old_memo_is_left(rig):
    segment = rig.seal(told(0))
    rig.say(memo_change(segment.segment, "What nobody should read any more"))
    (gone,) = disclosures(rig, "memo")
    rig.say(memo_change(segment.segment, "Better", "again"))
    assert not any(mark in raw(rig.folder) for mark in marks(gone))


def test_a_copy_that_cannot_be_removed_is_said_and_tried_again(rig, monkeypatch):
    segment = rig.seal(told(0))
    copy = rig.folder / "spool.sqlite.before-2-1"
    copy.write_bytes(b"x")
    unlink = Path.unlink

    def refuse(self, missing_ok=False):
        if self == copy:
            raise PermissionError(13, "Permission denied", str(self))
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    # It is signed and erased all the same, so it must not look refused: only the copy is left over.
    assert rig.say(redaction(segment, "title", removed=(3,)))
    assert disclosures(rig, segment.segment)[3] is None
    rig.pump()
    assert rig.uploader.status().problems[0].code is SyncCode.FOLDER_UNWRITABLE
    monkeypatch.undo()
    rig.run()
    assert not copy.exists()
    assert rig.uploader.status().problems == ()


# -- killed between any two steps


def story(rig: Rig) -> None:
    """A session in which things are taken back before and after their upload."""
    seed = seed_of("morning")
    rig.say(consent())
    rig.say(session("morning", rig.clock.now_ms))
    first, second = tracked(0, seed), tracked(1, seed)
    seal(rig, first)
    rig.run()
    say(rig, redaction(first, "first", removed=(1, 4), minutes=3))
    seal(rig, second)
    say(rig, memo_change(second.segment, "What nobody should read"))
    say(rig, memo_change(second.segment, "Chapter one", "again"))
    say(rig, redaction(second, "second", removed=(2,), minutes=10))
    say(rig, reveal("morning", second.end_ms))
    rig.run()


def seal(rig: Rig, segment) -> None:
    """As the journal does it: a segment that is known is not handed over again."""
    if not rig.spool.whereabouts([segment.segment]):
        rig.seal(segment)


def say(rig: Rig, outgoing) -> None:
    """The agent asks again after a crash; a name that is known is passed over."""
    if not rig.spool.whereabouts([outgoing.outgoing]):
        rig.say(outgoing)


def run_until(folder: Path, last: int | None) -> tuple[Rig, int]:
    """The story up to step `last`; if killed there, again from its beginning over what the disk holds."""
    folder.mkdir()
    rig = Rig(folder, authority=True)
    steps = Steps(last)
    instrument_spool(rig, steps)
    try:
        story(rig)
    except Killed:
        begin_again(rig)
        rig.clock.now_ms = max(rig.clock.now_ms, told(1).end_ms)
        story(rig)
    return rig, steps.count


def instrument_spool(rig: Rig, steps: Steps) -> None:
    instrument(rig, steps)
    remove = rig.pictures.remove

    def unchecked(sha256):
        # What was taken back may go without a receipt: `check_free` knows of no redactions.
        steps.step()
        type(rig.pictures).remove(rig.pictures, sha256)
        steps.step()

    assert remove
    rig.pictures.remove = unchecked


@pytest.mark.timeout(240)
def test_a_crash_at_any_step_loses_nothing_doubles_nothing_and_leaves_nothing(tmp_path):
    rig, steps = run_until(tmp_path / "whole", None)
    expected = summary(rig)
    gone = [
        disclosure
        for one in rig.server.received
        for disclosure in one.disclosures
        if disclosure is not None and disclosure.encode() not in raw(rig.folder)
    ]
    rig.spool.close()
    assert steps > 150
    assert len(gone) == 2  # of the first segment, which was uploaded before
    for last in range(1, steps + 1, 3):
        rig, _ = run_until(tmp_path / str(last), last)
        assert summary(rig) == expected, last
        held = raw(rig.folder)
        first, second = (rig.spool.ledger.segment(told(number).segment) for number in (0, 1))
        assert [one is None for one in first.present] == [False, True, False, False, True], last
        assert [one is None for one in second.present] == [False, False, True, False, False], last
        assert (first.minutes, second.minutes) == (3, 10)
        for one in rig.server.received:
            for index, disclosure in enumerate(one.disclosures):
                taken = isinstance(one.statement, Segment) and index in (
                    (1, 4) if one.statement.start_ms == told(0).start_ms else (2, 4)
                )
                if disclosure is not None and taken:
                    assert not any(mark in held for mark in marks(disclosure)), last
        rig.spool.close()
        shutil.rmtree(tmp_path / str(last))


def summary(rig: Rig) -> list[tuple[str, int]]:
    """What the server has, each statement once."""
    received = [one.statement for one in rig.server.received]
    assert len({(one.stream, one.seq) for one in received}) == len(received)
    assert {one.contract for one in received} == {CONTRACT}
    assert rig.spool.tally().waiting == rig.spool.tally().others == 0
    assert sum(isinstance(one, Session) for one in received) == 1
    assert sum(isinstance(one, Redact) for one in received) == 2
    return [(one.type, one.seq) for one in received]


def test_a_day_leaves_nothing_of_what_was_taken_back(rig):
    segments = a_day(rig)
    whole = rig.spool.ledger.segment(segments[3].segment)
    assert whole.present == (None,) * 5
    received = next(
        one
        for one in rig.server.received
        if isinstance(one.statement, Segment) and one.statement.start_ms == segments[3].start_ms
    )
    assert received.disclosures == (None,) * 5
