"""Pictures: whole or not there, one file for the same bytes, and a damaged one is noticed."""

from __future__ import annotations

import hashlib
import resource
from pathlib import Path

import pytest

from agent.core.problems import ProblemCode
from agent.store.errors import StoreError
from agent.store.pictures import PictureFiles
from wire.records import Sha256


@pytest.fixture
def pictures(tmp_path: Path) -> PictureFiles:
    return PictureFiles(tmp_path)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_picture_lies_under_its_hash(tmp_path: Path, pictures: PictureFiles) -> None:
    name = pictures.put(b"pixels")
    assert name == hashlib.sha256(b"pixels").hexdigest()
    assert pictures.path(name) == tmp_path / name[:2] / name
    assert pictures.read(name) == b"pixels"
    assert pictures.path(name).stat().st_mode & 0o777 == 0o600


def test_the_same_bytes_are_one_file(tmp_path: Path, pictures: PictureFiles) -> None:
    assert pictures.put(b"pixels") == pictures.put(b"pixels")
    assert len(files(tmp_path)) == 1


def test_a_damaged_file_is_noticed_and_put_right(pictures: PictureFiles) -> None:
    name = pictures.put(b"pixels")
    pictures.path(name).write_bytes(b"pixelz")
    with pytest.raises(StoreError) as refused:
        pictures.read(name)
    assert refused.value.problem.code is ProblemCode.PICTURE_MISSING
    assert refused.value.problem.details["reason"] == "changed"
    pictures.put(b"pixels")
    assert pictures.read(name) == b"pixels"


def test_a_missing_file_is_said_and_removing_it_is_no_error(pictures: PictureFiles) -> None:
    name = pictures.put(b"pixels")
    pictures.remove(name)
    pictures.remove(name)
    with pytest.raises(StoreError) as refused:
        pictures.read(name)
    assert refused.value.problem.code is ProblemCode.PICTURE_MISSING


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_only_hashes_name_pictures(pictures: PictureFiles, name: str) -> None:
    with pytest.raises(ValueError, match="not a hash"):
        pictures.path(Sha256(name))


def test_a_sweep_removes_what_nothing_refers_to(tmp_path: Path, pictures: PictureFiles) -> None:
    kept, orphan = pictures.put(b"kept"), pictures.put(b"orphan")
    half = pictures.path(orphan).with_name(f".{orphan}.abc.part")
    half.write_bytes(b"half")
    foreign = tmp_path / "aa"
    foreign.mkdir(exist_ok=True)
    (foreign / "README").write_text("not ours")
    pictures.sweep(frozenset({kept}))
    assert files(tmp_path) == sorted([kept, "README"])


def test_a_full_disk_leaves_no_half_picture(tmp_path: Path, pictures: PictureFiles) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(StoreError) as refused:
            pictures.put(b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refused.value.problem.code is ProblemCode.DISK_FULL
    assert files(tmp_path) == []
    pictures.read(pictures.put(b"x" * 100_000))
