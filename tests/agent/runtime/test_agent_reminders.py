"""Reminders: off by default, told to nobody but the contractor, and not again and again."""

from __future__ import annotations

from agent.client import NoticeCode
from agent.core.reminders import Reminders
from tests.support.agent_world import HOUR_MS, MINUTE_MS, World, a_contract

USE = NoticeCode.NOT_CLOCKED_IN
LONG = NoticeCode.LONG_SESSION


def told(world: World, code: NoticeCode) -> list[str]:
    """The minutes in each notice of this code."""
    return [one.details["minutes"] for one in world.shown.notices if one.code is code]


def use(world: World, minutes: int) -> None:
    """Somebody types now and then."""
    for _ in range(minutes):
        world.desktop.type_keys(1)
        world.pass_time(MINUTE_MS)


def ready(**wanted: int) -> World:
    world = World(contracts=(a_contract(idle_minutes=None),), reminders=Reminders(**wanted))
    world.ready()
    return world


def test_without_the_settings_nothing_is_said_and_no_timer_is_asked() -> None:
    world = ready()
    wanted = world.settle()
    assert wanted is None, "nothing to wake up for"
    use(world, 60)
    world.do(lambda agent: agent.start())
    world.pass_time(5 * HOUR_MS, typing=True)
    assert told(world, USE) == told(world, LONG) == []


def test_use_of_the_machine_while_clocked_out_is_told_once() -> None:
    world = ready(clock_in_minutes=15)
    use(world, 14)
    assert told(world, USE) == []
    use(world, 46)
    assert told(world, USE) == ["15"]
    world.pass_time(20 * MINUTE_MS)
    use(world, 30)
    assert told(world, USE) == ["15", "15"], "after a break it is a new start"


def test_a_machine_that_nobody_uses_is_left_alone() -> None:
    world = ready(clock_in_minutes=15)
    world.pass_time(3 * HOUR_MS)
    world.desktop.lock()
    world.agent.start_listening()
    use(world, 60)
    assert told(world, USE) == []


def test_whoever_is_clocked_in_is_not_told_to_clock_in() -> None:
    world = ready(clock_in_minutes=15)
    world.do(lambda agent: agent.start())
    use(world, 60)
    world.do(lambda agent: agent.stop())
    use(world, 14)
    assert told(world, USE) == []


def test_a_long_session_is_told_once_for_each_length() -> None:
    world = ready(long_session_minutes=120)
    world.do(lambda agent: agent.start())
    world.pass_time(119 * MINUTE_MS, typing=True)
    assert told(world, LONG) == []
    world.pass_time(190 * MINUTE_MS, typing=True)
    assert [int(minutes) // 120 for minutes in told(world, LONG)] == [1, 2]
    world.do(lambda agent: agent.stop())
    world.do(lambda agent: agent.start())
    world.pass_time(100 * MINUTE_MS, typing=True)
    assert len(told(world, LONG)) == 2


def test_a_setting_that_changes_holds_from_the_next_turn() -> None:
    world = ready()
    use(world, 60)
    world.reminders = Reminders(clock_in_minutes=10)
    world.do(lambda agent: agent.dismiss(notice="none"))
    use(world, 30)
    assert told(world, USE) == ["10"]
