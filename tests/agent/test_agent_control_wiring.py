"""The fittings between store, sync and runtime: pictures that two segments share, and settings owned once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from agent.core.consents import Agreement
from agent.core.problems import Problem, ProblemCode
from agent.core.tracked import DropSegment, Phase, PutSegment, TrackedSegment
from agent.runtime import ports
from agent.store.errors import StoreError
from agent.store.journal import JournalFile
from agent.store.memos import MemoFile
from agent.store.paths import Paths, find_paths, make_folders
from agent.store.pictures import PictureFiles
from agent.store.settings import MEMOS_KEPT, Settings, SettingsFile
from agent.store.vault import IN_THE_CLEAR
from agent.wiring.build import SyncRng
from agent.wiring.memory import SettingsOwner
from agent.wiring.outbox import SpoolOutbox
from agent.wiring.pictures import PicturesToSend, SharedPictures
from sync.errors import SyncCode, SyncError
from sync.packing import PictureStore
from sync.records import Tally
from sync.timetable import Schedule
from tests.support.tracked_rows import CONTRACT, hash_of, tracked
from wire.records import ContractId, Feature, ImageFile, Sha256


class Shelf:
    """A journal and its pictures in one home."""

    def __init__(self, home: Path) -> None:
        self.paths: Paths = find_paths(home, environment={})
        make_folders(self.paths)
        self.quota_bytes = 1_000
        self.journal = JournalFile.open(self.paths.journal).journal
        self.files = files = PictureFiles(self.paths.pictures)
        self.sealed = SealedNames()
        self.shared = SharedPictures(
            files, self.journal, self.sealed, self.paths, lambda: self.quota_bytes
        )
        self.to_send = PicturesToSend(files, self.shared)

    def segment(self, number: int, full: bytes) -> TrackedSegment:
        """A segment in the journal whose full picture is `full`."""
        picture, thumbnail = self.shared.put(full), self.shared.put(b"thumbnail %d" % number)
        segment = tracked(number, phase=Phase.CLOSED)
        (shot,) = segment.screenshots
        shot = replace(
            shot,
            picture=ImageFile(sha256=picture, bytes=len(full), width=8, height=8),
            thumbnail=ImageFile(sha256=thumbnail, bytes=11, width=8, height=8),
        )
        segment = replace(segment, screenshots=(shot,))
        self.journal.write((PutSegment(segment),))
        return segment

    def holds(self, picture: Sha256) -> bool:
        return self.files.path(picture).is_file()


def memos_in(folder: Path) -> MemoFile:
    return MemoFile(folder / "memos.sealed", IN_THE_CLEAR)


class SealedNames:
    """A spool that needs what it is told to."""

    def __init__(self) -> None:
        self.names: set[Sha256] = set()
        self.waiting_bytes = 0

    def needs(self, sha256: Sha256) -> bool:
        return sha256 in self.names

    def needed(self) -> frozenset[Sha256]:
        return frozenset(self.names)

    def tally(self) -> Tally:
        return Tally(1, 0, 0, self.waiting_bytes, None)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "home")


def test_a_picture_that_two_segments_share_goes_with_the_last(shelf: Shelf) -> None:
    first, second = shelf.segment(0, b"still"), shelf.segment(1, b"still")
    picture = first.screenshots[0].picture.sha256
    assert picture == second.screenshots[0].picture.sha256
    shelf.journal.write((DropSegment(first.segment),))
    shelf.shared.remove(picture)
    assert shelf.holds(picture)
    shelf.journal.write((DropSegment(second.segment),))
    shelf.shared.remove(picture)
    assert not shelf.holds(picture)


def test_sync_cannot_remove_what_the_journal_names(shelf: Shelf) -> None:
    segment = shelf.segment(0, b"still")
    picture = segment.screenshots[0].picture.sha256
    shelf.to_send.remove(picture)
    assert shelf.to_send.read(picture) == b"still"
    shelf.journal.write((PutSegment(replace(segment, phase=Phase.DELIVERED)),))
    shelf.to_send.remove(picture)
    assert not shelf.holds(picture)
    assert shelf.holds(segment.screenshots[0].thumbnail.sha256)
    with pytest.raises(OSError, match="No such file"):
        shelf.to_send.read(picture)


def test_a_picture_that_only_the_spool_names_stays(shelf: Shelf) -> None:
    """Such as one that was blacked out after its segment was delivered."""
    picture = shelf.shared.put(b"blacked out")
    shelf.sealed.names.add(picture)
    shelf.shared.remove(picture)
    shelf.shared.sweep(shelf.journal.pictures_needed())
    assert shelf.holds(picture)
    shelf.to_send.remove(picture)
    assert not shelf.holds(picture), "the spool itself says when it is done"


class BrokenJournal:
    """A journal that can no longer be read."""

    def needs(self, picture: Sha256) -> bool:
        raise StoreError(Problem(ProblemCode.JOURNAL_CORRUPT, {}))


def test_sync_hears_of_a_broken_journal_as_an_error_of_the_disk(shelf: Shelf) -> None:
    picture = shelf.segment(0, b"still").screenshots[0].picture.sha256
    files = PictureFiles(shelf.paths.pictures)
    broken = BrokenJournal()
    shared = SharedPictures(files, broken, shelf.sealed, shelf.paths, int)  # type: ignore[arg-type]  # asked `needs` only
    with pytest.raises(OSError, match="journal-corrupt"):
        PicturesToSend(files, shared).remove(picture)
    assert shelf.holds(picture)


def test_the_sweep_at_start_leaves_what_is_needed(shelf: Shelf) -> None:
    needed = shelf.segment(0, b"needed").screenshots[0].picture.sha256
    orphan = shelf.shared.put(b"orphan")
    shelf.shared.sweep(shelf.journal.pictures_needed())
    assert shelf.holds(needed)
    assert not shelf.holds(orphan)


def test_no_sweep_while_a_damaged_journal_lies_beside(shelf: Shelf) -> None:
    picture = shelf.segment(0, b"waits in the spool").screenshots[0].picture.sha256
    shelf.journal.close()
    shelf.paths.journal.write_bytes(b"garbage " * 1000)
    again = Shelf(shelf.paths.data)
    again.shared.sweep(again.journal.pictures_needed())
    assert again.holds(picture)
    for kept in shelf.paths.data.glob("journal.sqlite.corrupt-*"):
        kept.unlink()
    again.shared.sweep(again.journal.pictures_needed())
    assert not again.holds(picture)


def test_choices_outlive_the_program(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    owner = SettingsOwner(file, Settings(), memos_in(tmp_path))
    other = ContractId("other")
    owner.choose(CONTRACT)
    for number in range(MEMOS_KEPT + 3):
        owner.add_memo(CONTRACT, f"memo {number}")
    owner.add_memo(CONTRACT, f"memo {MEMOS_KEPT}")
    owner.add_memo(other, "elsewhere")
    first = Agreement(hash_of("one"), (Feature.ACTIVITY,), at_ms=5)
    newest = Agreement(hash_of("two"), (Feature.ACTIVITY, Feature.WINDOW), at_ms=6)
    owner.agree(CONTRACT, first)
    owner.agree(CONTRACT, newest)
    remembered = SettingsOwner(file, file.load().settings, memos_in(tmp_path)).load()
    assert remembered.contract == CONTRACT
    assert remembered.memos[CONTRACT][:3] == ("memo 10", "memo 12", "memo 11")
    assert len(remembered.memos[CONTRACT]) == MEMOS_KEPT
    assert remembered.memos[other] == ("elsewhere",)
    assert remembered.consents == {CONTRACT: newest}
    kept = file.load().settings.consents
    assert [one.policy for one in kept] == [hash_of("one"), hash_of("two")], "never deleted"


def test_a_change_that_cannot_be_saved_did_not_happen(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "settings.toml"
    owner = SettingsOwner(SettingsFile(path), Settings(), memos_in(tmp_path))
    with pytest.raises(StoreError) as refused:
        owner.choose(CONTRACT)
    assert refused.value.problem.code is ProblemCode.DATA_FOLDER_UNWRITABLE
    assert owner.load().contract is None


class FailingSpool:
    """A spool whose disk fails from some moment on."""

    def __init__(self) -> None:
        self.failed = False

    def tally(self) -> Tally:
        if self.failed:
            raise SyncError(SyncCode.DISK_FAILED, {"path": "/spool"})
        return Tally(waiting=2, refused=0, receipted=5, waiting_bytes=9, last_receipt_ms=7)


def test_a_spool_that_fails_shows_as_a_problem_beside_the_last_figures(tmp_path: Path) -> None:
    spool = FailingSpool()
    outbox = SpoolOutbox(
        spool,  # type: ignore[arg-type]  # asked for its figures only
        None,  # type: ignore[arg-type]  # nobody is enrolled
        None,  # type: ignore[arg-type]  # nothing is sent
        SettingsOwner(SettingsFile(tmp_path / "settings.toml"), Settings(), memos_in(tmp_path)),
        rng=SyncRng(Counting()),
        schedule=Schedule(),
        now_ms=lambda: 0,
    )
    assert outbox.status().waiting == 2
    spool.failed = True
    status = outbox.status()
    assert (status.waiting, status.receipted) == (2, 5)
    assert status.problem is not None
    assert status.problem.code is ProblemCode.DATA_FOLDER_UNWRITABLE


class Counting:
    """Counts up; enough of a `Chance`."""

    def below(self, bound: int) -> int:
        return bound - 1

    def token_hex(self, size: int) -> str:
        return "00" * size

    def token_bytes(self, size: int) -> bytes:
        return bytes(size)


def test_chance_as_sync_asks_for_it() -> None:
    rng = SyncRng(Counting())
    assert rng.randbytes(3) == b"\0\0\0"
    assert 0.999 < rng.random() < 1.0


def test_the_fittings_fit(shelf: Shelf) -> None:
    journal: ports.Journal = shelf.journal
    pictures: ports.Pictures = shelf.shared
    to_send: PictureStore = shelf.to_send
    assert journal.spans(CONTRACT, since_ms=0) == ()
    assert pictures.read(hash_of("x")) is None
    with pytest.raises(FileNotFoundError):
        to_send.read(hash_of("x"))
