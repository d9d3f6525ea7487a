"""Folders: where they are, that only their owner can enter, and what is said when they cannot be made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from agent.core.problems import ProblemCode
from agent.store.errors import StoreError
from agent.store.paths import find_paths, make_folders


def test_one_folder_holds_everything_when_named(tmp_path: Path) -> None:
    named = find_paths(None, environment={"HOURPROOF_HOME": str(tmp_path / "home")})
    assert named == find_paths(tmp_path / "home", environment={"HOURPROOF_HOME": "/elsewhere"})
    assert named.settings == tmp_path / "home" / "settings.toml"
    assert named.journal.parent == named.spool.parent == tmp_path / "home"
    assert not (tmp_path / "home").exists()


def test_the_platforms_folders_are_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, f"/nowhere/{name}")
    paths = find_paths(None, environment={})
    assert paths.keyring_service == "hourproof"
    assert paths.config == Path("/nowhere/XDG_CONFIG_HOME/hourproof")
    assert paths.data == Path("/nowhere/XDG_DATA_HOME/hourproof")
    assert paths.runtime == Path("/nowhere/XDG_DATA_HOME/hourproof/run")


def test_every_home_has_its_own_name_in_the_keyring(tmp_path: Path) -> None:
    names = {
        find_paths(home, environment={}).keyring_service
        for home in (tmp_path / "a", tmp_path / "b", tmp_path / "b" / "a")
    }
    assert len(names) == 3
    assert all(name.startswith("hourproof:") for name in names)
    relative = find_paths(tmp_path / "b" / ".." / "a", environment={})
    assert relative.keyring_service in names


def test_folders_are_made_for_their_owner_only(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    paths = find_paths(home, environment={})
    make_folders(paths)
    make_folders(paths)
    for folder in (paths.config, paths.data, paths.pictures, paths.runtime):
        assert folder.stat().st_mode & 0o777 == 0o700, folder
    assert sorted(path.name for path in home.iterdir()) == ["pictures", "run"]


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("I am a file")
    with pytest.raises(StoreError) as refused:
        make_folders(find_paths(tmp_path / "home", environment={}))
    assert refused.value.problem.code is ProblemCode.DATA_FOLDER_UNWRITABLE
    assert refused.value.problem.details["path"] == str(tmp_path / "home")


@pytest.mark.skipif(os.geteuid() != 0, reason="gives a folder away")
def test_a_folder_of_somebody_else_is_not_taken(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    os.chown(home, 65534, 65534)
    with pytest.raises(StoreError) as refused:
        make_folders(find_paths(home, environment={}))
    assert refused.value.problem.code is ProblemCode.DATA_FOLDER_UNWRITABLE
    assert refused.value.problem.details["reason"] == "belongs to another user"


def test_a_linked_home_is_followed(tmp_path: Path) -> None:
    (tmp_path / "large disk").mkdir()
    (tmp_path / "home").symlink_to(tmp_path / "large disk")
    make_folders(find_paths(tmp_path / "home", environment={}))
    assert (tmp_path / "large disk" / "pictures").is_dir()
