"""Pictures on their way in: what comes of them when uploads fail, one beside another."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from server.ingest.landing import Landing
from server.storage.errors import DiskFullError
from server.storage.folder import FolderStore
from wire.envelope import sha256_of
from wire.records import OrganizationId, Sha256

ORGANIZATION = OrganizationId("00" * 8)


def files(*contents: bytes) -> dict[Sha256, bytes]:
    return {sha256_of(data): data for data in contents}


@contextmanager
def upload(landing: Landing, files: Mapping[Sha256, bytes]) -> Iterator[None]:
    """An upload of `files` that goes well unless an exception ends it."""
    landed = landing.land(ORGANIZATION, files)
    try:
        yield
    except BaseException:
        landed.leave(kept=False)
        raise
    landed.leave(kept=True)


def fail(wanted: bool) -> None:
    if wanted:
        raise RuntimeError


def count(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file())


def test_they_are_there_inside_and_stay_after_a_good_end(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    with upload(Landing(store), files(b"a", b"b")):
        assert store.get(ORGANIZATION, sha256_of(b"a")) == b"a"
    assert count(tmp_path) == 2


def test_a_failure_takes_away_what_was_new_and_nothing_else(tmp_path: Path) -> None:
    landing = Landing(FolderStore(tmp_path))
    with upload(landing, files(b"old")):
        pass
    with pytest.raises(RuntimeError), upload(landing, files(b"old", b"new")):
        raise RuntimeError
    assert count(tmp_path) == 1


@pytest.mark.parametrize("first_fails", [True, False])
def test_two_uploads_share_a_picture(tmp_path: Path, first_fails: bool) -> None:
    landing = Landing(FolderStore(tmp_path))
    inside, leave = threading.Event(), threading.Event()

    def other() -> None:
        try:
            with upload(landing, files(b"shared")):
                inside.set()
                assert leave.wait(20)
                fail(not first_fails)
        except RuntimeError:
            return

    thread = threading.Thread(target=other)
    thread.start()
    assert inside.wait(20)
    try:
        with upload(landing, files(b"shared")):
            fail(first_fails)
    except RuntimeError:
        pass
    leave.set()
    thread.join(20)
    assert count(tmp_path) == 1


def test_a_disk_that_fills_up_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    class Small(FolderStore):
        room = 1

        def put(self, organization: OrganizationId, sha256: Sha256, data: bytes) -> None:
            if self.room == 0:
                raise DiskFullError("full")
            self.room -= 1
            super().put(organization, sha256, data)

    landing = Landing(Small(tmp_path))
    with pytest.raises(DiskFullError), upload(landing, files(b"a", b"b")):
        pytest.fail("never inside")
    assert count(tmp_path) == 0
