"""`hourproof receipt`, and the page on checking by hand followed with the files that it writes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest

from agent import wiring
from agent.cli import exits
from agent.wiring import open_export
from tests.support.built_agent import World, deliver_once, hourproof
from tests.wire.test_wire_by_hand import TOOLS, commands, run

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason="needs openssl, jq and coreutils"
)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Worked, then both server and agent gone."""
    world = World(tmp_path / "home")
    world.state()
    monkeypatch.setattr(wiring, "open_export", partial(open_export, secrets=world.secrets))
    with world.build():
        deliver_once(world)
        world.server.offline = True
    return world


def follow(tmp_path: Path, told: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The page's own commands, with the names that `receipt` told."""
    script = commands()
    for old, new in (
        ("cd wire/vectors/story\n", ""),
        ("statement=segment-next\n", f"statement={told['file']}\n"),
        ("device=device.statement.json\n", f"device={told['file']}.device.json\n"),
        ("log_key=$(jq -r '.log_vkeys[0]' facts.json)\n", f"log_key={told['log_key']}\n"),
    ):
        assert old in script
        script = script.replace(old, new)
    return run(tmp_path, script)


def test_what_it_writes_holds_by_hand(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "proof"
    assert hourproof(world, "receipt", "last", str(file), "--json") == exits.OK
    told = json.loads(capsys.readouterr().out)
    assert [Path(one).name for one in told["files"]] == [
        *("proof.envelope.json", "proof.disclosures.json", "proof.tlog-proof", "proof.device.json")
    ]
    done = follow(tmp_path, {"file": str(file), "log_key": told["log_key"]})
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("ok: ") >= 11

    # By its own name and by its place it is the same statement.
    assert hourproof(world, "receipt", told["segment"], str(tmp_path / "again")) == exits.OK
    said = capsys.readouterr().out
    assert "VERIFY_BY_HAND" in said
    payload = re.search(r"statement=(\S+)", said)
    assert payload is not None
    assert (tmp_path / "again.tlog-proof").read_bytes() == (
        tmp_path / "proof.tlog-proof"
    ).read_bytes()


def test_what_is_there_is_not_written_over(world: World, tmp_path: Path) -> None:
    (tmp_path / "proof.tlog-proof").write_text("mine")
    with pytest.raises(SystemExit) as caught:
        hourproof(world, "receipt", "last", str(tmp_path / "proof"))
    assert caught.value.code == exits.USAGE
    assert (tmp_path / "proof.tlog-proof").read_text() == "mine"
    assert not (tmp_path / "proof.envelope.json").exists()
    assert hourproof(world, "receipt", "last", str(tmp_path / "proof"), "--force") == exits.OK


def test_an_unknown_segment_is_refused(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hourproof(world, "receipt", "nothing", str(tmp_path / "proof")) == exits.REFUSED
    assert "no such segment" in capsys.readouterr().err
    missing = tmp_path / "nowhere" / "proof"
    assert hourproof(world, "receipt", "last", str(missing)) == exits.DATA
