"""Lock, user switch, sleep and log-out as the whole agent takes them: by a real bus, and by the fake session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from agent.client import ClientError, ClockState, NoticeCode, ProblemCode, Tracking
from agent.core.problems import Problem
from agent.core.tracked import Change, Phase, PutSegment
from capture.api import SessionNews
from capture.fake.senses import senses_of
from capture.linux.session import LogindSession
from tests.support.agent_world import HOUR_MS, MINUTE_MS, MemoryJournal, World, a_contract
from tests.support.desktop import wait_until
from tests.support.login_service import SESSION_ID, LoginService, private_bus
from wire.records import Contract


class WatchedJournal(MemoryJournal):
    """Notes whether sleep was still held off when a closed segment was written."""

    def __init__(self) -> None:
        super().__init__()
        self.is_held: Callable[[], bool] = lambda: False
        self.held: list[bool] = []

    def write(self, changes: tuple[Change, ...]) -> None:
        super().write(changes)
        if any(
            isinstance(change, PutSegment) and change.segment.phase is Phase.CLOSED
            for change in changes
        ):
            self.held.append(self.is_held())


def spans(world: World) -> list[tuple[int, int]]:
    """Everything that was signed."""
    return sorted((one.start_ms, one.end_ms) for one in world.outbox.sealed.values())


def untouched(world: World, *, from_ms: int, to_ms: int) -> None:
    """Nothing that was signed lies in the span; and something was signed."""
    assert spans(world)
    for start_ms, end_ms in spans(world):
        assert end_ms <= from_ms or start_ms >= to_ms


def now_ms(world: World) -> int:
    return world.shown.now_ms


@contextmanager
def on_a_bus(
    folder: Path, contract: Contract | None = None
) -> Iterator[tuple[World, LoginService, WatchedJournal]]:
    """A clocked-in agent that hears a real bus with a logind of ours on it."""
    journal = WatchedJournal()
    world = World(contracts=(contract or a_contract(review_delay_s=0),), journal=journal)
    with private_bus(folder) as bus:
        service = LoginService(bus.address)
        session = LogindSession(
            system=bus.address, desktop=bus.address, session=SESSION_ID, again_s=0.05
        )
        world.senses = replace(senses_of(world.desktop), session=session)
        world.build()
        world.agent.start_listening()
        try:
            journal.is_held = lambda: service.inhibitors > 0
            wait_until(lambda: service.inhibitors == 1, "the session to be listened to")
            world.clock_in(memo="Work")
            world.pass_time(2 * MINUTE_MS, typing=True)
            yield world, service, journal
        finally:
            session.stop()
            service.close()


def comes(world: World, tracking: Tracking | None) -> None:
    """Turn the loop until the agent has heard of it."""

    def has_come() -> bool:
        world.settle()
        return world.shown.tracking is tracking

    wait_until(has_come, f"{tracking}")


def test_a_lock_ends_tracking_at_once_and_an_unlock_goes_on(tmp_path: Path) -> None:
    with on_a_bus(tmp_path) as (world, service, _):
        locked_ms = now_ms(world)
        service.change("LockedHint", True)
        comes(world, Tracking.LOCKED)
        world.pass_time(HOUR_MS)
        unlocked_ms = now_ms(world)
        service.change("LockedHint", False)
        comes(world, Tracking.CAPTURING)
        world.pass_time(2 * MINUTE_MS, typing=True)
        world.do(lambda agent: agent.stop())
        untouched(world, from_ms=locked_ms, to_ms=unlocked_ms)
        assert [end for _, end in spans(world)] == [locked_ms, now_ms(world)]


def test_another_user_in_front_ends_tracking(tmp_path: Path) -> None:
    with on_a_bus(tmp_path) as (world, service, _):
        service.change("Active", False)
        comes(world, Tracking.LOCKED)
        service.change("Active", True)
        comes(world, Tracking.CAPTURING)


def test_where_the_contract_wants_it_an_unlock_asks_for_a_start(tmp_path: Path) -> None:
    contract = replace(a_contract(review_delay_s=0), auto_resume=False)
    with on_a_bus(tmp_path, contract) as (world, service, _):
        service.change("LockedHint", True)
        comes(world, Tracking.LOCKED)
        service.change("LockedHint", False)
        comes(world, None)
        assert world.shown.state is ClockState.CLOCKED_OUT
        assert world.shown.notices[-1].code is NoticeCode.START_AGAIN


def test_the_segment_is_written_down_before_the_machine_may_sleep(tmp_path: Path) -> None:
    with on_a_bus(tmp_path) as (world, service, journal):
        journal.held.clear()
        asleep_ms = now_ms(world)
        service.sleep(True)
        comes(world, Tracking.PAUSED)
        assert journal.held == [True]
        wait_until(lambda: service.inhibitors == 0, "the machine to be let go")
        world.sleep(8 * HOUR_MS)
        service.sleep(False)
        wait_until(lambda: service.inhibitors == 1, "the next sleep to be held off")
        world.pass_time(MINUTE_MS)
        assert world.shown.tracking is Tracking.PAUSED
        awake_ms = now_ms(world)
        world.pass_time(2 * MINUTE_MS, typing=True)
        assert world.shown.tracking is Tracking.CAPTURING
        world.do(lambda agent: agent.stop())
        untouched(world, from_ms=asleep_ms, to_ms=awake_ms)


@pytest.mark.parametrize("how", ["log-out", "shut-down"])
def test_a_log_out_ends_the_session_and_is_not_held_up(tmp_path: Path, how: str) -> None:
    with on_a_bus(tmp_path) as (world, service, _):
        if how == "log-out":
            service.log_out()
        else:
            service.shut_down(True)
        comes(world, None)
        assert world.shown.state is ClockState.CLOCKED_OUT
        assert world.shown.notices[-1].code is NoticeCode.STOPPED_AT_LOG_OUT
        wait_until(lambda: service.inhibitors == 0, "the machine to be let go")


def test_a_bus_that_dies_stops_nothing(tmp_path: Path) -> None:
    with on_a_bus(tmp_path) as (world, service, _):
        service.close()
        world.pass_time(2 * MINUTE_MS, typing=True)
        assert world.shown.tracking is Tracking.CAPTURING


def a_world(**terms: bool) -> World:
    world = World(contracts=(replace(a_contract(review_delay_s=0), **terms),))
    world.agent.start_listening()
    world.clock_in(memo="Work")
    world.pass_time(2 * MINUTE_MS, typing=True)
    return world


def test_a_sleep_that_nobody_announced_is_not_billed() -> None:
    world = a_world()
    good_ms = now_ms(world)
    world.sleep(3 * HOUR_MS)
    woke_ms = now_ms(world)
    world.pass_time(2 * MINUTE_MS, typing=True)
    world.do(lambda agent: agent.stop())
    untouched(world, from_ms=good_ms, to_ms=woke_ms)
    assert not world.desktop.held


def test_locked_time_is_not_billed() -> None:
    world = a_world()
    locked_ms = now_ms(world)
    world.desktop.lock()
    world.pass_time(HOUR_MS, typing=True)
    unlocked_ms = now_ms(world)
    world.desktop.lock(False)
    world.pass_time(2 * MINUTE_MS, typing=True)
    world.do(lambda agent: agent.stop())
    untouched(world, from_ms=locked_ms, to_ms=unlocked_ms)


def test_discarded_idle_time_is_not_billed_and_kept_time_is_marked() -> None:
    for answer in ("discard", "keep"):
        world = a_world(idle_keep=True)
        away_ms = now_ms(world)
        world.pass_time(30 * MINUTE_MS)
        assert world.shown.tracking is Tracking.AWAY
        back_ms = now_ms(world)
        world.pass_time(2 * MINUTE_MS, typing=True)
        prompt = world.shown.idle
        assert prompt is not None
        assert prompt.may_keep
        if answer == "discard":
            world.do(lambda agent: agent.discard_idle())
        else:
            world.do(lambda agent: agent.keep_idle(memo="Reading on paper"))
        assert world.shown.idle is None
        world.do(lambda agent: agent.stop())
        kept = [one for one in world.outbox.sealed.values() if one.idle]
        if answer == "discard":
            assert kept == []
            untouched(world, from_ms=away_ms, to_ms=back_ms)
        else:
            assert sum(one.end_ms - one.start_ms for one in kept) >= 29 * MINUTE_MS
            assert NoticeCode.IDLE_DISCARDED not in {one.code for one in world.shown.notices}


@pytest.mark.parametrize("signed", [False, True])
def test_the_memo_of_idle_time_may_be_changed_and_not_emptied(signed: bool) -> None:
    world = a_world(idle_keep=True)
    world.pass_time(30 * MINUTE_MS)
    world.pass_time(MINUTE_MS, typing=True)
    if not signed:
        world.outbox.trouble = Problem(ProblemCode.KEYRING_LOCKED)
    world.do(lambda agent: agent.keep_idle(memo="Reading on paper"))
    world.do(lambda agent: agent.stop())
    name = next(one.segment for one in world.journal.segments.values() if one.idle)
    assert (name in world.outbox.sealed) is signed
    with pytest.raises(ClientError) as refused:
        world.do(lambda agent: agent.edit_memo(segment=name, memo=" "))
    assert refused.value.problem.code is ProblemCode.MEMO_MISSING
    assert refused.value.problem.details["why"] == "idle-edit"
    world.do(lambda agent: agent.edit_memo(segment=name, memo="Reading"))


def test_input_that_belongs_to_a_wish_to_lock_brings_nothing_back() -> None:
    world = a_world()
    world.desktop.happen(SessionNews.LOCK_ASKED)
    world.desktop.type_keys(1)
    world.settle()
    assert world.shown.tracking is Tracking.PAUSED
    world.pass_time(10_000)
    world.desktop.type_keys(1)
    world.pass_time(10_000)
    assert world.shown.tracking is Tracking.CAPTURING
