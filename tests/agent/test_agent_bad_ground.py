"""Clocks that are decades off, folders that vanish, damaged and foreign files: each told, and nothing lost."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import apsw
import pytest

from agent.client import ClientError, ClockState, NoticeCode, ProblemCode, Tracking
from agent.core.problems import Trouble
from agent.store.settings import SettingsFile
from tests.support.agent_world import DAY_MS, HOUR_MS, MINUTE_MS, MONDAY_MS
from tests.support.agent_world import World as Turned
from tests.support.built_agent import (
    CONTRACT,
    World,
    agree,
    enrol,
    received,
    wait_for,
)

NINETEEN_SEVENTY_MS = 3 * HOUR_MS
TWENTY_ONE_HUNDRED_MS = 4_102_444_800_000
YEARS_MS = 20 * 365 * DAY_MS


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "home")


@pytest.mark.parametrize("start_ms", [NINETEEN_SEVENTY_MS, TWENTY_ONE_HUNDRED_MS])
def test_a_clock_of_another_age_tracks_what_was_worked(start_ms: int) -> None:
    world = Turned(start_ms=start_ms)
    world.clock_in()
    world.pass_time(25 * MINUTE_MS, typing=True)
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    assert world.shown.state is ClockState.CLOCKED_OUT
    worked = sum(one.end_ms - one.start_ms for one in world.outbox.sealed.values())
    assert 24 * MINUTE_MS <= worked <= 25 * MINUTE_MS


def spans_after(step_ms: int) -> tuple[Turned, list[tuple[int, int]]]:
    """Twelve minutes of work, a step of the clock, and twelve more."""
    world = Turned(start_ms=MONDAY_MS + 20 * 366 * DAY_MS)
    world.clock_in()
    world.pass_time(12 * MINUTE_MS, typing=True)
    world.clock.step_wall(step_ms)
    world.pass_time(12 * MINUTE_MS, typing=True)
    shown = world.shown
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    world.seen.append(shown)
    return world, sorted((one.start_ms, one.end_ms) for one in world.outbox.sealed.values())


def test_a_clock_that_jumps_decades_ahead_bills_no_decade() -> None:
    _, spans = spans_after(YEARS_MS)
    assert 23 * MINUTE_MS <= sum(end - start for start, end in spans) <= 24 * MINUTE_MS
    assert all(0 < end - start <= 10 * MINUTE_MS for start, end in spans)


def test_a_clock_that_jumps_decades_back_pauses_and_says_until_when() -> None:
    """What was tracked lies ahead of it now, and no minute may be tracked twice."""
    world, spans = spans_after(-YEARS_MS)
    shown = world.seen[-1]
    assert shown.tracking is Tracking.PAUSED
    assert shown.resumes_ms is not None
    assert shown.resumes_ms - shown.now_ms > YEARS_MS - HOUR_MS
    assert NoticeCode.CLOCK_STEPPED in [one.code for one in shown.notices]
    assert sum(end - start for start, end in spans) == 12 * MINUTE_MS


def test_two_profiles_know_nothing_of_each_other(tmp_path: Path) -> None:
    first, second = World(tmp_path / "one"), World(tmp_path / "two")
    with first.build(), second.build():
        enrol(first)
        assert first.door.snapshot().state is not ClockState.SIGNED_OUT
        assert second.door.snapshot().state is ClockState.SIGNED_OUT
        with pytest.raises(Trouble) as refused:
            first.build()
        assert refused.value.problem.code is ProblemCode.AGENT_RUNNING
        enrol(second)
    assert len({world.home for world in (first, second)}) == 2
    assert first.secrets.kept != second.secrets.kept


def test_a_folder_that_vanishes_while_it_runs_stops_the_clock_and_is_told(world: World) -> None:
    """As when the disk of the data folder is taken away: what was uploaded stays, nothing is made up."""
    with world.build():
        enrol(world)
        agree(world)
        door = world.door
        door.choose_contract(contract=CONTRACT.contract)
        door.start()
        client = door.snapshot
        assert client().state is ClockState.CLOCKED_IN
        aside = world.home.with_name("elsewhere")
        world.home.rename(aside)
        try:
            with pytest.raises(ClientError) as refused:
                door.stop()
            assert refused.value.problem.code is ProblemCode.AGENT_NOT_RUNNING
        finally:
            aside.rename(world.home)
        wait_for(lambda: door.snapshot().state is ClockState.CLOCKED_IN)
        door.stop()
        wait_for(lambda: len(received(world, "segment")) == 1)


def test_a_folder_that_is_not_there_at_start_is_made_and_asks_to_enrol(world: World) -> None:
    with world.build():
        enrol(world)
    shutil.rmtree(world.home)
    with world.build():
        assert world.door.snapshot().state is ClockState.SIGNED_OUT


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("contracts.json", ProblemCode.CONTRACTS_CORRUPT),
        ("settings.toml", ProblemCode.SETTINGS_CORRUPT),
        ("journal.sqlite", ProblemCode.JOURNAL_CORRUPT),
        ("spool.sqlite", ProblemCode.SPOOL_CORRUPT),
    ],
)
@pytest.mark.parametrize(
    "how", ["blank", "zeros", "garbage", "truncated", "empty-object", "other-program"]
)
def test_each_damaged_file_has_a_named_problem_and_is_kept(
    world: World, name: str, code: ProblemCode, how: str
) -> None:
    with world.build():
        enrol(world)
    file = world.home / name
    whole = file.read_bytes()
    damaged = {
        "blank": b"",
        "zeros": bytes(len(whole)),  # as after a power cut on some file systems
        "garbage": b"\xff\xfe garbage " * 500,
        "truncated": whole[: max(1, len(whole) // 3)],
        "empty-object": b'{"a": [',
        "other-program": b"%PDF-1.7 a foreign file\n" * 200,
    }[how]
    file.write_bytes(damaged)
    for log in (f"{name}-wal", f"{name}-shm"):
        (world.home / log).unlink(missing_ok=True)
    with world.build():
        problems = {one.code: one for one in world.door.snapshot().problems}
        assert code in problems, problems
        kept = Path(problems[code].details["path"])
        assert kept.read_bytes() == damaged
        assert kept != file
        # Each start says it once: the next one finds nothing wrong any more.
    with world.build():
        assert code not in {one.code for one in world.door.snapshot().problems}
        assert kept.read_bytes() == damaged


def test_foreign_files_among_the_pictures_are_left_alone(world: World) -> None:
    with world.build():
        enrol(world)
    shelf = world.home / "pictures" / "ab"
    shelf.mkdir(exist_ok=True)
    for name in ("holiday.jpg", "Thumbs.db"):
        (shelf / name).write_bytes(b"not ours")
    with world.build():
        pass
    assert sorted(os.listdir(shelf)) == ["Thumbs.db", "holiday.jpg"]


def test_settings_of_a_newer_version_stop_the_start_and_stay(world: World) -> None:
    with world.build():
        enrol(world)
    file = world.home / "settings.toml"
    file.write_text(file.read_text().replace("version = ", "version = 9", 1))
    before = file.read_bytes()
    with pytest.raises(Trouble) as refused:
        world.build()
    assert refused.value.problem.code is ProblemCode.SETTINGS_TOO_NEW
    assert file.read_bytes() == before
    assert SettingsFile(world.home / "settings.toml").previous.exists()


@pytest.mark.parametrize("name", ["journal.sqlite", "spool.sqlite"])
def test_a_database_of_a_newer_version_stops_the_start_and_stays(world: World, name: str) -> None:
    with world.build():
        enrol(world)
    file = world.home / name
    db = apsw.Connection(str(file))
    db.pragma("user_version", 99)
    db.close()
    before = file.read_bytes()
    with pytest.raises(Trouble) as refused:
        world.build()
    assert refused.value.problem.code is ProblemCode.DATABASE_TOO_NEW
    assert file.read_bytes() == before


def test_a_blank_database_before_the_enrolment_is_none(world: World) -> None:
    """The program may have died just when it made the files."""
    with world.build():
        pass
    for name in ("journal.sqlite", "spool.sqlite"):
        (world.home / name).write_bytes(b"")
    with world.build():
        codes = {one.code for one in world.door.snapshot().problems}
        assert not codes & {ProblemCode.JOURNAL_CORRUPT, ProblemCode.SPOOL_CORRUPT}
