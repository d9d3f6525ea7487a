"""One suite over every blob store."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from obstore.store import LocalStore, MemoryStore

from server.storage.blobs import BlobStore
from server.storage.errors import BlobStoreError, DiskFullError
from server.storage.folder import FolderStore
from server.storage.objects import ObjectBlobs, object_blobs
from wire.envelope import sha256_of
from wire.records import OrganizationId

ONE, OTHER = OrganizationId("11" * 8), OrganizationId("22" * 8)
DATA = os.urandom(70_000)
NAME = sha256_of(DATA)


@pytest.fixture(params=["folder", "memory", "local"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    if request.param == "folder":
        return FolderStore(tmp_path / "blobs")
    if request.param == "memory":
        return ObjectBlobs(MemoryStore())
    return ObjectBlobs(LocalStore(tmp_path))


def test_what_is_put_is_there(store: BlobStore) -> None:
    assert not store.exists(ONE, NAME)
    store.put(ONE, NAME, DATA)
    assert store.exists(ONE, NAME)
    assert store.get(ONE, NAME) == DATA
    assert list(store.names(ONE)) == [NAME]


def test_what_is_not_there_is_none(store: BlobStore) -> None:
    assert store.get(ONE, NAME) is None
    assert list(store.names(ONE)) == []
    store.delete(ONE, NAME)


def test_organizations_are_apart(store: BlobStore) -> None:
    store.put(ONE, NAME, DATA)
    assert store.get(OTHER, NAME) is None
    store.put(OTHER, NAME, DATA)
    store.delete(ONE, NAME)
    assert store.get(ONE, NAME) is None
    assert store.get(OTHER, NAME) == DATA
    assert (list(store.names(ONE)), list(store.names(OTHER))) == ([], [NAME])


def test_putting_twice_changes_nothing(store: BlobStore) -> None:
    store.put(ONE, NAME, DATA)
    store.put(ONE, NAME, DATA)
    assert store.get(ONE, NAME) == DATA


def test_many_threads_may_put_the_same(store: BlobStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        for put in [pool.submit(store.put, ONE, NAME, DATA) for _ in range(16)]:
            put.result()
    assert store.get(ONE, NAME) == DATA


def test_an_empty_blob_is_a_blob(store: BlobStore) -> None:
    name = sha256_of(b"")
    store.put(ONE, name, b"")
    assert store.exists(ONE, name)
    assert store.get(ONE, name) == b""


def test_the_folder_leaves_no_temporary_files(tmp_path: Path) -> None:
    FolderStore(tmp_path).put(ONE, NAME, DATA)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files == [tmp_path / ONE / NAME[:2] / NAME]


def test_what_a_crash_left_half_written_has_no_name_and_goes(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.clear_unfinished()
    store.put(ONE, NAME, DATA)
    (tmp_path / ".new" / f"{NAME}.1.0").write_bytes(b"half")
    assert list(store.names(ONE)) == [NAME]
    store.clear_unfinished()
    assert list((tmp_path / ".new").iterdir()) == []
    assert store.get(ONE, NAME) == DATA


def test_a_full_disk_is_told_as_such_and_leaves_nothing(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")

    class OnFull(FolderStore):
        def _make_folder(self, folder: Path) -> None:
            super()._make_folder(folder)
            if folder.name == ".new":
                # The temporary file that `put` opens next is a door to a device without room.
                (folder / f"{NAME}.{os.getpid()}.0").symlink_to(full)

    store = OnFull(tmp_path)
    with pytest.raises(DiskFullError):
        store.put(ONE, NAME, DATA)
    assert not store.exists(ONE, NAME)
    assert list((tmp_path / ".new").iterdir()) == []
    assert list((tmp_path / ONE / NAME[:2]).iterdir()) == []


def test_a_folder_that_cannot_be_used_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "blobs").write_text("a file where the folder should be")
    with pytest.raises(BlobStoreError):
        FolderStore(tmp_path / "blobs").put(ONE, NAME, DATA)


def test_an_unknown_address_is_refused() -> None:
    with pytest.raises(BlobStoreError, match="nonsense"):
        object_blobs("nonsense://bucket")
