"""`hourproof-server export` as operators meet it, while a server runs and after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.backend import Backend, command
from tests.support.ingest_room import ingest_room
from tests.support.life import Life, life
from wire.bundle.report import Report
from wire.bundle.verify import verify


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """Its server has stopped: the folder is what is left."""
    with life(tmp_path_factory.mktemp("life") / "data") as made:
        pass
    return made


def exported(lived: Life, file: Path, *more: str):
    """Run the command for the contract of `lived`."""
    data = str(lived.site.settings.data)
    return command("export", "--data", data, "--contract", lived.contract, *more, str(file))


def verified(file: Path, trust: Path) -> Report:
    """The report of the bundle under the key of the trust file."""
    keys = [line for line in trust.read_text().splitlines() if line and line[0] != "#"]
    with file.open("rb") as opened:
        return verify(opened, vkeys=keys)


def test_a_bundle_and_its_trust_file_are_written_and_verify(lived, tmp_path):
    file, trust = tmp_path / "all.hpb", tmp_path / "trust.txt"
    done = exported(lived, file, "--trust", str(trust))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{file}: ")
    report = verified(file, trust)
    assert report.error is None
    assert report.exit_code() == 2  # one item has never arrived
    assert not list(tmp_path.glob("*.part"))


def test_it_only_reads_and_needs_no_stopped_server(lived, tmp_path):
    with Backend(lived.site.settings.data):
        done = exported(
            lived, tmp_path / "b.hpb", "--period", "2026-03-09..2026-03-09", "--pictures", "none"
        )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "b.hpb").stat().st_size > 10_000


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--period", "March"), 2, "'March' is no period"),
        (("--period", "2026-03-10..2026-03-09"), 2, "comes after its last"),
        (("--pictures", "some"), 2, "--pictures"),
    ],
)
def test_what_cannot_be_meant_is_told_in_words(lived, tmp_path, arguments, code, sentence):
    done = exported(lived, tmp_path / "c.hpb", *arguments)
    assert done.returncode == code
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_an_unknown_contract_and_a_folder_that_is_not_there_are_told(lived, tmp_path):
    data = str(lived.site.settings.data)
    done = command("export", "--data", data, "--contract", "feedfeedfeedfeed", "x.hpb")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "There is no contract feedfeedfeedfeed." in done.stderr
    done = exported(lived, tmp_path / "nowhere" / "d.hpb")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "cannot be written: No such file or directory." in done.stderr


def test_a_bundle_that_is_there_gives_way_only_to_a_whole_one(lived, tmp_path):
    file = tmp_path / "e.hpb"
    file.write_bytes(b"the one before")
    blobs = lived.site.settings.blobs
    hidden = blobs.rename(blobs.with_name("elsewhere"))
    blobs.write_bytes(b"a file where the pictures should be")
    try:
        done = exported(lived, file)
    finally:
        blobs.unlink()
        hidden.rename(blobs)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert file.read_bytes() == b"the one before"
    assert exported(lived, file).returncode == 0
    assert file.stat().st_size > 10_000
    assert list(tmp_path.iterdir()) == [file]


def test_the_only_contract_needs_no_name(lived, tmp_path):
    data, file = str(lived.site.settings.data), tmp_path / "only.hpb"
    done = command("export", "--data", data, "--pictures", "none", str(file))
    assert done.returncode == 0, done.stderr
    assert file.stat().st_size


def test_of_several_contracts_one_must_be_named(tmp_path):
    with ingest_room(tmp_path / "data") as room:
        other = room.site.contract(room.organization, room.member, title="Another")
        data = str(room.site.settings.data)
    done = command("export", "--data", data, str(tmp_path / "x.hpb"))
    assert done.returncode == 1
    assert "--contract" in done.stderr
    assert f"{other}  Another" in done.stderr
