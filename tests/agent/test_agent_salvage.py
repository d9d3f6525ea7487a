"""`hourproof salvage`: what waited in a damaged spool is put back, and goes up when the agent runs again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from agent.cli.words import upkeep as upkeep_words
from agent.client import SyncState
from agent.core.problems import ProblemCode, Trouble
from agent.salvaged import Lost, SalvagedFile
from agent.wiring.salvage import salvage_here
from tests.support.built_agent import CONTRACT, World, agree, enrol, wait_for


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "home")


def salvage(world: World, file: Path | None = None) -> tuple[SalvagedFile, ...]:
    return salvage_here(
        home=world.home,
        environment={},
        file=file,
        transport=lambda _: world.server,
        secrets=world.secrets,
    )


def test_what_waited_in_a_damaged_spool_is_delivered_after_all(world: World) -> None:
    with world.build():
        enrol(world)
        agree(world)
        wait_for(lambda: len(world.server.received) == 1)
        world.server.offline = True
        door = world.door
        door.choose_contract(contract=CONTRACT.contract)
        door.start()
        wait_for(lambda: door.snapshot().session_ms > 0)
        door.stop()
        wait_for(lambda: not door.snapshot().sync.held)
        before = door.snapshot().sync
        assert before.waiting
    spool = world.home / "spool.sqlite"
    data = spool.read_bytes()
    spool.write_bytes(b"\xa5" * 100 + data[100:])
    # Only the damaged file could say whether this one is needed.
    picture = world.home / "pictures" / "aa" / ("a" * 64)
    picture.parent.mkdir(exist_ok=True)
    picture.write_bytes(b"needed, perhaps")
    with world.build():
        codes = [one.code for one in world.door.snapshot().problems]
        assert ProblemCode.SPOOL_CORRUPT in codes
        with pytest.raises(Trouble) as refused:
            salvage(world)
        assert refused.value.problem.code is ProblemCode.AGENT_RUNNING
    assert picture.exists()
    (done,) = salvage(world)
    assert done.put_back == done.found > 0
    assert (done.stranded, done.foreign, done.lost) == (0, 0, ())
    assert Path(done.kept_at).read_bytes()[100:] == data[100:]
    assert not Path(done.file).exists()
    assert "goes up when the agent runs" in upkeep_words.salvaged_text(done)
    with pytest.raises(Trouble) as refused:
        salvage(world)
    assert refused.value.problem.code is ProblemCode.NOTHING_TO_SALVAGE
    # By its name it can be asked for again, and nothing is doubled.
    (again,) = salvage(world, Path(done.kept_at))
    assert (again.put_back, again.known) == (0, done.put_back)
    world.server.offline = False
    with world.build():
        world.door.upload_now()

        def delivered() -> bool:
            done = world.door.snapshot().sync.state is SyncState.DELIVERED
            return done and len(world.server.received) == 5

        wait_for(delivered)
    assert not picture.exists()
    types = [one.statement.type for one in world.server.received]
    # The agent had no word of its consent any more, and signed it once more.
    assert types.count("consent") == 2
    assert [one for one in types if one != "consent"] == ["session", "segment", "reveal"]


def test_without_an_enrolment_or_a_file_that_is_said(world: World, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as refused:
        salvage(world)
    assert refused.value.problem.code is ProblemCode.NOT_ENROLLED
    with world.build():
        enrol(world)
    with pytest.raises(Trouble) as refused:
        salvage(world, tmp_path / "nowhere")
    assert refused.value.problem.code is ProblemCode.DATA_FOLDER_UNWRITABLE
    nonsense = tmp_path / "nonsense"
    nonsense.write_bytes(b"no spool " * 1_000)
    (done,) = salvage(world, nonsense)
    assert done.found == 0
    assert nonsense.exists()


def test_what_is_lost_is_said() -> None:
    done = SalvagedFile(
        file="/x/spool.sqlite.unreadable-1",
        kept_at="/x/spool.sqlite.unreadable-1",
        found=7,
        put_back=3,
        delivered=3,
        known=1,
        stranded=2,
        foreign=4,
        items_lost=5,
        lost=(Lost("abc", 2, 2), Lost("abc", 5, 9)),
    )
    said = upkeep_words.salvaged_text(done)
    for part in ("7 statements", "3, of which 3", "2: statements before", "of another key   4"):
        assert part in said
    assert "stream abc: number 2\n" in said
    assert "number 5 to 9" in said
    assert "goes up" not in said
    assert "is now" not in said
    assert "is now /y" in upkeep_words.salvaged_text(replace(done, kept_at="/y"))
