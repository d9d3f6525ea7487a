"""`hourproof export` on a machine whose server is gone: what it writes holds before `hourproof verify`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from agent import cli, wiring
from agent.client import ProblemCode
from agent.core.problems import Trouble
from agent.store.files import PART_SUFFIX
from agent.store.paths import find_paths
from agent.wiring import open_export
from tests.support.built_agent import (
    CONTRACT,
    World,
    agree,
    deliver_once,
    enrol,
    hourproof,
    wait_for,
)
from wire.records import ContractId


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path / "home")
    world.state()
    return world


def work(world: World) -> None:
    """Deliver a session, and then the server is gone for good."""
    deliver_once(world)
    world.server.offline = True


@pytest.fixture(autouse=True)
def keyring(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command finds the keyring of the agent that worked: what it exports lies sealed."""
    monkeypatch.setattr(wiring, "open_export", partial(open_export, secrets=world.secrets))


@pytest.fixture
def worked(world: World) -> Iterator[World]:
    """Beside an agent that runs."""
    with world.build():
        work(world)
        yield world


def verified(
    world: World, file: Path, capsys: pytest.CaptureFixture[str], *more: str
) -> dict[str, object]:
    """What `verify` says of the bundle, by the key that `trust` prints."""
    capsys.readouterr()
    assert hourproof(world, "trust") == 0
    trust = file.with_suffix(".trust")
    trust.write_text(capsys.readouterr().out, encoding="utf-8")
    code = cli.main(["verify", str(file), "--trust", str(trust), "--json", *more])
    told = json.loads(capsys.readouterr().out)
    assert isinstance(told, dict)
    return {"code": code, **told}


def left_over(world: World) -> list[str]:
    return [path.name for path in world.home.iterdir() if ".copy-" in path.name]


def test_an_export_beside_a_running_agent_holds(
    worked: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "evidence.hpb"
    assert hourproof(worked, "export", str(file)) == 0
    said = capsys.readouterr().out
    assert f"4 statements of contract {CONTRACT.contract}" in said
    assert f"hourproof verify {file} --trust trust.txt" in said
    told = verified(worked, file, capsys, "--contract", CONTRACT.contract)
    assert (told["code"], told["result"]) == (0, "intact")
    assert left_over(worked) == []
    assert not list(tmp_path.glob(f".*{PART_SUFFIX}"))


def test_an_export_without_an_agent_holds(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with world.build():
        work(world)
    file = tmp_path / "evidence.hpb"
    assert hourproof(world, "export", str(file), "--no-pictures", "--json") == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["contract"], facts["statements"], facts["left_out"]) == (CONTRACT.contract, 4, 0)
    assert facts["bytes"] == file.stat().st_size
    assert verified(world, file, capsys)["code"] == 0
    assert left_over(world) == []


def test_a_file_that_is_there_is_replaced_only_on_request(
    worked: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "evidence.hpb"
    file.write_text("mine")
    assert hourproof(worked, "export", str(file), "--force", "--contract", "nobody's") == 1
    with pytest.raises(SystemExit) as ended:
        hourproof(worked, "export", str(file))
    assert ended.value.code == 2
    assert "--force replaces it" in capsys.readouterr().err
    assert file.read_text() == "mine"
    assert hourproof(worked, "export", str(file), "--force", "--contract", "WEBSITE") == 0
    assert verified(worked, file, capsys)["code"] == 0


@pytest.mark.parametrize(
    "period",
    ["2026-01-01", "2026-02-30..2026-03-01", "2026-01-02..2026-01-01", "1999-01-01..2026-01-01"],
)
def test_a_period_that_is_none_is_wrong_usage(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], period: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        hourproof(world, "export", str(tmp_path / "x"), "--period", period)
    assert ended.value.code == 2
    assert period in capsys.readouterr().err


def test_of_days_outside_the_period_nothing_is_disclosed(
    worked: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "evidence.hpb"
    assert hourproof(worked, "export", str(file), "--period", "2020-01-01..2020-01-31") == 0
    assert '"disclosures":["' not in file.read_bytes().decode("latin-1")
    assert verified(worked, file, capsys)["code"] == 0


def test_what_cannot_be_exported_is_said(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "evidence.hpb"
    assert hourproof(world, "export", str(file)) == 4
    assert hourproof(world, "trust") == 4
    with world.build():
        enrol(world)
        capsys.readouterr()
        assert hourproof(world, "export", str(file)) == 1
        assert "hourproof status tells what waits" in capsys.readouterr().err
    assert not file.exists()


def test_copies_that_a_killed_export_left_go(worked: World, tmp_path: Path) -> None:
    left = worked.home / "spool.sqlite.copy-0011"
    fresh = worked.home / "spool.sqlite.copy-2233"
    for copy in (left, fresh):
        copy.write_bytes(b"x")
    os.utime(left, (1_700_000_000, 1_700_000_000))
    assert hourproof(worked, "export", str(tmp_path / "evidence.hpb")) == 0
    assert left_over(worked) == [fresh.name]


def test_another_contract_is_not_exported(
    worked: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hourproof(worked, "export", str(tmp_path / "x"), "--contract", "0" * 16) == 1
    assert "There is no contract" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said(
    worked: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hourproof(worked, "export", str(tmp_path / "no" / "x.hpb")) == 6
    assert str(tmp_path / "no" / "x.hpb") in capsys.readouterr().err


def test_a_server_that_never_stated_anything_is_told_apart(tmp_path: Path) -> None:
    plain = World(tmp_path / "home")
    with plain.build():
        enrol(plain)
        plain.door.choose_contract(contract=CONTRACT.contract)
        agree(plain)
        wait_for(lambda: len(plain.server.received) == 1)
        wait_for(lambda: plain.door.consents()[0].delivered)
        with (
            open_export(find_paths(plain.home, environment={}), secrets=plain.secrets) as here,
            pytest.raises(Trouble) as trouble,
        ):
            here.write(
                tmp_path / "x",
                contract=ContractId(CONTRACT.contract),
                period=None,
                pictures=True,
                progress=lambda _: None,
            )
    assert trouble.value.problem.code is ProblemCode.NOTHING_TO_EXPORT
    assert trouble.value.problem.details["why"] == "authority"
