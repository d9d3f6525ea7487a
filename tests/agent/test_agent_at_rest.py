"""The whole agent leaves nothing readable in its data folder, and needs its keyring to read it again."""

from __future__ import annotations

import base64
import json
import threading
from pathlib import Path

import pytest

from agent import cli
from agent.client import ProblemCode
from agent.core.problems import Problem, Trouble
from agent.store.paths import find_paths
from agent.store.pictures import PictureFiles
from agent.store.secrets import SecretName
from agent.store.vault import MAGIC
from agent.wiring import build_when_unlocked, set_aside
from agent.wiring.at_rest import PICTURES, open_vault
from capture.api import ActiveWindow
from tests.support.built_agent import (
    CONTRACT,
    World,
    agree,
    enrol,
    received,
    refused,
    tracked_once,
    wait_for,
)

MEMO = "writing about Zanzibar"
TITLE = "Minutes of the meeting in Ouagadougou"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "home")


def forms_of(word: str) -> tuple[bytes, ...]:
    """How a word may stand in a file: as it is, in JSON, and in base64 at each offset."""
    raw = word.encode()
    shifted = (base64.b64encode(b"x" * shift + raw) for shift in range(3))
    return (raw, raw[:12], json.dumps(word).encode()[1:-1], *(one[4:-4] for one in shifted))


def test_no_file_tells_memo_title_or_picture(world: World) -> None:
    world.desktop.focus(ActiveWindow(app="writer", title=TITLE))
    with world.build():
        tracked_once(world, MEMO)
        world.door.set_memo(memo=f"{MEMO} again")
        assert world.door.snapshot().contracts[0].title == CONTRACT.title
        world.server.offline = True
        world.door.start()
        wait_for(lambda: world.door.snapshot().session_ms > 0)
        look_through(world)
    look_through(world)
    with world.build():
        assert MEMO in world.door.snapshot().recent_memos


def look_through(world: World) -> None:
    files = [path for path in world.home.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"journal.sqlite", "spool.sqlite", "settings.toml"}
    for path in files:
        data = path.read_bytes()
        for word in (MEMO, TITLE, CONTRACT.title):
            assert not any(form in data for form in forms_of(word)), path
        assert b"WEBP" not in data, path


def test_a_locked_keyring_is_waited_for_and_nothing_is_lost(world: World) -> None:
    with world.build():
        enrol(world)
        agree(world)
        world.server.offline = True
        world.door.choose_contract(contract=CONTRACT.contract)
        world.door.start()
        wait_for(lambda: world.door.snapshot().session_ms > 0)
        world.door.stop()
    before = len(received(world, "segment"))
    world.secrets.locked = True
    with pytest.raises(Trouble) as trouble:
        world.build()
    assert trouble.value.problem.code is ProblemCode.KEYRING_LOCKED
    told: list[Problem] = []

    def unlock_then_build() -> object:
        if len(told) == 1 and made:
            world.secrets.locked = False
        made.append(1)
        return world.build()

    made: list[int] = []
    world.server.offline = False
    agent = build_when_unlocked(
        unlock_then_build,  # type: ignore[arg-type]  # returns what `build` does
        locked=told.append,
        given_up=threading.Event(),
        again_s=0.01,
    )
    assert agent is not None
    assert [problem.code for problem in told] == [ProblemCode.KEYRING_LOCKED]
    with agent:
        wait_for(lambda: len(received(world, "segment")) > before)


def test_waiting_for_the_keyring_can_be_given_up(world: World) -> None:
    with world.build():
        enrol(world)
    world.secrets.locked = True
    given_up = threading.Event()
    assert (
        build_when_unlocked(
            world.build, locked=lambda _: given_up.set(), given_up=given_up, again_s=60
        )
        is None
    )


def test_without_its_key_nothing_is_read_or_overwritten_and_there_is_a_way_on(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    with world.build():
        tracked_once(world, MEMO)
    key = world.secrets.kept.pop(SecretName.STORE_KEY)
    before = contents(world.home)
    with pytest.raises(Trouble) as trouble:
        world.build()
    assert trouble.value.problem.code is ProblemCode.KEY_LOST
    assert "key-lost/store-key" in trouble.value.problem.shades
    assert SecretName.STORE_KEY not in world.secrets.kept
    assert contents(world.home) == before
    assert cli.main(["--home", str(world.home), "set-aside"]) == 0
    aside = world.home / "set-aside-1"
    assert str(aside) in capsys.readouterr().out
    assert contents(aside) == before
    world.server.codes["good"] = ""
    with world.build():
        enrol(world)
        assert world.door.snapshot().sync.receipted == 0
    # The keyring came back after all: the old files are whole.
    new = set_aside(find_paths(world.home, environment={}))
    assert new.name == "set-aside-2"
    world.secrets.kept[SecretName.STORE_KEY] = key
    for path in aside.iterdir():
        path.rename(world.home / path.name)
    with world.build():
        assert world.door.snapshot().sync.receipted == 1
        assert MEMO in world.door.snapshot().recent_memos


def contents(folder: Path) -> dict[str, bytes]:
    """What lies there that is not the log, the lock or an earlier set-aside."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and not path.name.startswith(("agent.", "events."))
        and "set-aside" not in str(path.relative_to(folder))
        and not path.name.endswith("-shm")
    }


def test_nothing_is_set_aside_beside_a_running_agent(world: World) -> None:
    with world.build():
        enrol(world)
        with pytest.raises(Trouble) as trouble:
            set_aside(find_paths(world.home, environment={}))
        assert trouble.value.problem.code is ProblemCode.AGENT_RUNNING
        assert world.door.snapshot().person == "Ana"


def test_what_an_earlier_version_left_in_the_clear_is_sealed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from agent.store.vault import IN_THE_CLEAR, Vault

    with monkeypatch.context() as earlier:
        earlier.setattr(Vault, "cipher", lambda *_: IN_THE_CLEAR)
        with world.build():
            tracked_once(world, MEMO)
            wait_for(lambda: world.door.snapshot().sync.receipted == 1)
    # Where the memos were kept then.
    memos = (world.home / "memos.sealed").read_text()
    (world.home / "memos.sealed").unlink()
    settings = world.home / "settings.toml"
    contract, listed = CONTRACT.contract, json.dumps(json.loads(memos)[CONTRACT.contract])
    old = settings.read_text().replace("[memos]\n", f"[memos]\n{contract} = {listed}\n")
    settings.write_text(old)
    raw = b"".join(path.read_bytes() for path in world.home.rglob("*") if path.is_file())
    assert any(form in raw for form in forms_of(MEMO)), "the test would find it"
    assert any(form in raw for form in forms_of(CONTRACT.title)), "the test would find it"
    with world.build():
        look_through(world)
        assert MEMO in world.door.snapshot().recent_memos
        assert world.door.snapshot().contracts[0].title == CONTRACT.title
        segment = received(world, "segment")[0]
        world.door.edit_memo(segment=f"{segment.stream}/{segment.seq}", memo="another")  # type: ignore[union-attr]  # a segment
        wait_for(lambda: len(received(world, "memo")) == 1)
        look_through(world)


def test_a_picture_is_had_by_its_hash_alone(world: World) -> None:
    picture = b"RIFF\x1a\0\0\0WEBPVP8L" + bytes(14)
    paths = find_paths(world.home, environment={})
    with world.build() as agent:
        enrol(world)
        vault = open_vault(paths, world.secrets, random_bytes=bytes, enrolled=True)
        name = PictureFiles(paths.pictures, vault.cipher(PICTURES)).put(picture)
        assert world.door.picture(sha256=name) == agent.client.picture(sha256=name) == picture
        look_through(world)
        assert refused(lambda: world.door.picture(sha256="ab" * 32)) is ProblemCode.PICTURE_NOT_HERE
        assert refused(lambda: world.door.picture(sha256="../x")) is ProblemCode.BAD_REQUEST


def test_a_list_of_contracts_that_was_sealed_with_another_key_is_fetched_anew(world: World) -> None:
    with world.build():
        enrol(world)
    file = world.home / "contracts.json"
    sealed = file.read_bytes()
    assert sealed.startswith(MAGIC)
    # As if it came out of another set of files: the name of the key is another.
    file.write_bytes(MAGIC + bytes(4) + sealed[8:])
    with world.build():
        problems = {one.code for one in world.door.snapshot().problems}
        assert ProblemCode.CONTRACTS_CORRUPT in problems
        wait_for(lambda: len(world.door.snapshot().contracts) == 1)
    assert file.read_bytes().startswith(MAGIC)
    assert (world.home / "contracts.json.corrupt-1").exists()
