"""Pausing by hand: nothing is tracked until the contractor goes on, whatever the machine does meanwhile."""

from __future__ import annotations

import pytest

from agent.client import ClientError, ClockState, ProblemCode, Tracking
from agent.core.events import ScreenLocked, ScreenUnlocked
from tests.support.agent_world import HOUR_MS, MINUTE_MS, World, a_contract

CONTRACT = a_contract()
OTHER = a_contract("b" * 16)


def working() -> World:
    world = World(contracts=(CONTRACT, OTHER))
    world.ready(OTHER, memo="Other work")
    world.clock_in(CONTRACT, memo="Work")
    world.pass_time(5 * MINUTE_MS, typing=True)
    return world


def pause(world: World) -> int:
    world.do(lambda agent: agent.pause())
    return world.clock.wall_ms()


def start(world: World) -> None:
    world.do(lambda agent: agent.start())


def paused(world: World) -> bool:
    shown = world.shown
    assert shown.state is ClockState.CLOCKED_IN
    return shown.tracking is Tracking.PAUSED and shown.paused_by_hand


def spans(world: World) -> list[tuple[int, int]]:
    rows = sorted(world.journal.segments.values(), key=lambda one: one.start_ms)
    return [(one.start_ms, one.end_ms) for one in rows]


def test_nothing_is_tracked_until_start():
    world = working()
    at_ms = pause(world)
    assert paused(world)
    assert world.shown.resumes_ms is None
    world.pass_time(HOUR_MS, typing=True)
    assert paused(world), "input does not end it"
    assert spans(world)[-1][1] == at_ms
    start(world)
    again_ms = world.clock.wall_ms()
    assert world.shown.tracking is Tracking.CAPTURING
    assert not world.shown.paused_by_hand
    world.pass_time(2 * MINUTE_MS, typing=True)
    assert spans(world)[-1][0] >= again_ms
    assert world.shown.memo == "Work"


def test_an_hour_without_input_takes_nothing_from_before_it():
    world = working()
    at_ms = pause(world)
    world.pass_time(HOUR_MS)
    assert paused(world)
    assert spans(world)[-1][1] == at_ms
    assert world.shown.idle is None


def test_it_outlives_a_lock_and_sleep():
    world = working()
    pause(world)
    engine = world.agent._engine
    engine.news(ScreenLocked(now_ms=world.clock.wall_ms()))
    assert paused(world) or world.shown.paused_by_hand
    world.sleep(HOUR_MS)
    world.pass_time(MINUTE_MS, typing=True)
    engine.news(ScreenUnlocked(now_ms=world.clock.wall_ms()))
    world.pass_time(MINUTE_MS, typing=True)
    assert paused(world)
    start(world)
    assert world.shown.tracking is Tracking.CAPTURING


def test_going_on_while_the_screen_is_locked_waits_for_the_unlock():
    world = working()
    pause(world)
    engine = world.agent._engine
    engine.news(ScreenLocked(now_ms=world.clock.wall_ms()))
    start(world)
    assert world.shown.tracking is Tracking.LOCKED
    engine.news(ScreenUnlocked(now_ms=world.clock.wall_ms()))
    world.settle()
    assert world.shown.tracking is Tracking.CAPTURING


def test_it_outlives_a_crash():
    world = working()
    at_ms = pause(world)
    world.clock.pass_ms(MINUTE_MS)
    world.build()
    world.pass_time(10 * MINUTE_MS, typing=True)
    assert paused(world)
    assert spans(world)[-1][1] == at_ms


def test_switching_while_paused_stays_paused():
    world = working()
    pause(world)
    world.do(lambda agent: agent.choose_contract(contract=OTHER.contract))
    assert paused(world)
    assert world.shown.contract == OTHER.contract
    world.pass_time(5 * MINUTE_MS, typing=True)
    assert {one.contract for one in world.journal.segments.values()} == {CONTRACT.contract}
    start(world)
    world.pass_time(MINUTE_MS, typing=True)
    assert OTHER.contract in {one.contract for one in world.journal.segments.values()}


def test_stop_ends_it():
    world = working()
    pause(world)
    world.do(lambda agent: agent.stop())
    assert world.shown.state is ClockState.CLOCKED_OUT
    start(world)
    assert world.shown.tracking is Tracking.CAPTURING


def test_pausing_twice_is_pausing_once():
    world = working()
    at_ms = pause(world)
    world.pass_time(3 * MINUTE_MS)
    pause(world)
    assert spans(world)[-1][1] == at_ms


def test_only_a_running_clock_can_be_paused():
    world = World()
    world.ready()
    with pytest.raises(ClientError) as caught:
        world.do(lambda agent: agent.pause())
    assert caught.value.problem.code is ProblemCode.NOT_CLOCKED_IN


def test_starting_what_runs_changes_nothing():
    world = working()
    before = world.agent._engine.state
    start(world)
    after = world.agent._engine.state
    assert after.open is not None
    assert before.open is not None
    assert (after.open.segment, after.session.started_ms) == (
        before.open.segment,
        before.session.started_ms,
    )


def pause_for(world: World, minutes: int) -> int:
    world.do(lambda agent: agent.pause_for(minutes=minutes))
    return world.clock.wall_ms()


def test_a_pause_with_an_end_goes_on_by_itself_then():
    world = working()
    at_ms = pause_for(world, 15)
    assert paused(world)
    assert world.shown.resumes_ms == at_ms + 15 * MINUTE_MS
    world.pass_time(14 * MINUTE_MS, typing=True)
    assert paused(world)
    assert spans(world)[-1][1] == at_ms
    world.pass_time(2 * MINUTE_MS, typing=True)
    assert world.shown.tracking is Tracking.CAPTURING
    assert not world.shown.paused_by_hand
    assert world.shown.resumes_ms is None
    world.do(lambda agent: agent.stop())
    assert spans(world)[-1][0] >= at_ms + 15 * MINUTE_MS


def test_a_pause_that_ends_with_nobody_there_tracks_nothing():
    world = working()
    at_ms = pause_for(world, 60)
    world.pass_time(3 * HOUR_MS)
    assert world.shown.tracking is Tracking.AWAY
    world.do(lambda agent: agent.stop())
    assert spans(world)[-1][1] == at_ms
    assert world.shown.idle is not None
    assert world.shown.idle.from_ms == at_ms + HOUR_MS, "the pause itself is no idle time"


def test_a_pause_that_ends_while_the_screen_is_locked_waits_for_the_unlock():
    world = working()
    pause_for(world, 15)
    engine = world.agent._engine
    engine.news(ScreenLocked(now_ms=world.clock.wall_ms()))
    world.pass_time(20 * MINUTE_MS)
    assert world.shown.tracking is Tracking.LOCKED
    engine.news(ScreenUnlocked(now_ms=world.clock.wall_ms()))
    world.settle()
    assert world.shown.tracking is Tracking.CAPTURING


def test_start_ends_a_pause_before_its_end_which_then_means_nothing():
    world = working()
    pause_for(world, 15)
    world.pass_time(MINUTE_MS)
    start(world)
    pause(world)
    world.pass_time(HOUR_MS, typing=True)
    assert paused(world)
    assert world.shown.resumes_ms is None


def test_how_long_can_be_said_anew():
    world = working()
    at_ms = pause(world)
    world.pass_time(5 * MINUTE_MS)
    pause_for(world, 30)
    assert world.shown.resumes_ms == world.clock.wall_ms() + 30 * MINUTE_MS
    pause(world)
    assert world.shown.resumes_ms is None
    assert spans(world)[-1][1] == at_ms


def test_the_end_of_a_pause_outlives_a_crash():
    world = working()
    at_ms = pause_for(world, 15)
    world.clock.pass_ms(MINUTE_MS)
    world.build()
    assert paused(world)
    assert world.shown.resumes_ms == at_ms + 15 * MINUTE_MS
    world.pass_time(15 * MINUTE_MS, typing=True)
    assert world.shown.tracking is Tracking.CAPTURING


def test_switching_keeps_the_end_of_a_pause():
    world = working()
    at_ms = pause_for(world, 15)
    world.do(lambda agent: agent.choose_contract(contract=OTHER.contract))
    assert paused(world)
    assert world.shown.resumes_ms == at_ms + 15 * MINUTE_MS


@pytest.mark.parametrize("minutes", [0, -1, 24 * 60 + 1])
def test_a_pause_of_no_length_or_of_more_than_a_day_is_refused(minutes):
    world = working()
    with pytest.raises(ClientError) as caught:
        world.do(lambda agent: agent.pause_for(minutes=minutes))
    assert caught.value.problem.code is ProblemCode.BAD_REQUEST
    assert world.shown.tracking is Tracking.CAPTURING
