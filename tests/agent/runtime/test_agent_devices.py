"""The devices of a person as the running agent tells of them, and the week that can be closed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.client import ClientError, DeviceView, NoticeCode, ProblemCode
from agent.core.problems import Problem
from agent.runtime.fleet import newcomers
from agent.runtime.ports import KnownDevice, Week
from tests.support.agent_world import HOUR_MS, MINUTE_MS, MONDAY_MS, World
from wire.records import KeyId, StreamHead, StreamId

HERE = KnownDevice(
    key=KeyId("1" * 64),
    name="desk",
    place=5,
    here=True,
    since_ms=100,
    authoriser=None,
    ended_ms=None,
    lost_since_ms=None,
)
OLDER = replace(HERE, key=KeyId("2" * 64), name="old", place=2, here=False)
NEWER = replace(HERE, key=KeyId("3" * 64), name="laptop", place=9, here=False)
HOURS_MS = HOUR_MS + MINUTE_MS


def refused(world: World, act) -> ProblemCode:
    with pytest.raises(ClientError) as caught:
        world.do(act)
    return caught.value.problem.code


def added(world: World) -> list[str]:
    return [
        one.details["name"] for one in world.shown.notices if one.code is NoticeCode.DEVICE_ADDED
    ]


@pytest.mark.parametrize(
    ("known", "heard", "news"),
    [
        ((HERE, NEWER), {HERE.key}, ["laptop"]),
        ((HERE, NEWER), {NEWER.key}, []),
        ((OLDER, HERE), set(), []),
        ((NEWER,), set(), []),
        ((HERE, replace(NEWER, authoriser=HERE.key)), set(), []),
        ((HERE, replace(NEWER, authoriser=OLDER.key)), set(), ["laptop"]),
        ((HERE, replace(NEWER, ended_ms=3)), set(), []),
    ],
    ids=["new", "heard-of", "older", "own-place-unknown", "vouched-here", "vouched-there", "ended"],
)
def test_which_devices_are_news(known, heard, news):
    assert [one.name for one in newcomers(known, frozenset(heard))] == news


def test_a_device_that_was_added_elsewhere_is_told_once():
    world = World()
    world.directory.fleet.named = (OLDER, HERE)
    world.do(lambda agent: agent.refresh())
    assert added(world) == []
    world.directory.fleet.named = (OLDER, HERE, NEWER)
    world.do(lambda agent: agent.refresh())
    world.do(lambda agent: agent.look_for_devices())
    assert added(world) == ["laptop"]
    world.build()
    world.do(lambda agent: agent.refresh())
    assert added(world) == [], "it was known when this run began"


def test_a_device_that_was_added_while_no_agent_ran_is_told_at_the_first_look():
    world = World()
    world.directory.fleet.named = (HERE,)
    world.build()
    world.directory.fleet.named = (HERE, NEWER)
    world.do(lambda agent: agent.refresh())
    assert added(world) == ["laptop"]


def test_the_devices_are_listed_with_and_without_the_server():
    world = World()
    fleet = world.directory.fleet
    fleet.named = (HERE, replace(NEWER, authoriser=HERE.key))
    fleet.last_seen = {NEWER.key: 77}
    shown: list[tuple[DeviceView, ...]] = []
    world.do(lambda agent: shown.append(agent.devices()))
    world.do(lambda agent: shown.append(agent.look_for_devices()))
    known, told = shown
    assert [(one.name, one.here, one.vouched_by) for one in known] == [
        ("desk", True, None),
        ("laptop", False, "desk"),
    ]
    assert [one.seen_ms for one in (*known, *told)] == [None, None, None, 77]
    world.directory.trouble = Problem(ProblemCode.SERVER_UNREACHABLE)
    world.do(lambda agent: shown.append(agent.devices()))
    assert shown[-1] == known
    assert refused(world, lambda a: a.look_for_devices()) is ProblemCode.SERVER_UNREACHABLE


def test_another_device_is_ended_and_no_other():
    world = World()
    fleet = world.directory.fleet
    fleet.named = (HERE, NEWER)
    for device in (HERE.key, "4" * 64):
        end = lambda a, device=device: a.end_device(device=device, lost_since_ms=None)  # noqa: E731 - bound now
        assert refused(world, end) is ProblemCode.UNKNOWN_DEVICE
    assert fleet.lost == {}
    world.do(lambda agent: agent.end_device(device=NEWER.key, lost_since_ms=5))
    assert fleet.lost == {NEWER.key: 5}
    again = refused(world, lambda a: a.end_device(device=NEWER.key, lost_since_ms=None))
    assert again is ProblemCode.UNKNOWN_DEVICE


def test_nobody_who_is_not_enrolled_has_devices():
    world = World(enrolled=False)
    for act in (
        lambda a: a.devices(),
        lambda a: a.look_for_devices(),
        lambda a: a.end_device(device="x", lost_since_ms=None),
        lambda a: a.week(contract="c" * 16, week_start_ms=MONDAY_MS),
    ):
        assert refused(world, act) is ProblemCode.NOT_ENROLLED


def test_a_week_says_what_is_signed_what_waits_and_what_was_closed():
    world = World()
    contract = world.contracts[0].contract
    shown: list[object] = []

    def look() -> object:
        world.do(lambda a: shown.append(a.week(contract=contract, week_start_ms=MONDAY_MS)))
        return shown[-1]

    assert not look().unsealed
    world.clock_in(memo="work")
    world.pass_time(5 * MINUTE_MS, typing=True)
    assert look().unsealed, "the open segment"
    world.do(lambda agent: agent.stop())
    world.pass_time(HOURS_MS)
    week = look()
    assert (week.unsealed, week.waiting, week.closed) == (False, 1, None)
    assert week.edit_until_ms == MONDAY_MS + 7 * 24 * HOUR_MS + 12 * HOUR_MS
    head = StreamHead(StreamId("A" * 22), 5, "a" * 64)
    world.outbox.own_week = Week(minutes=5, manual_minutes=2, heads=(head,))
    world.do(lambda a: a.close_week(contract=contract, week_start_ms=MONDAY_MS))
    week = look()
    assert (week.minutes, week.manual_minutes) == (5, 2)
    assert (week.closed.minutes, week.closed.manual_minutes, week.delivered) == (5, 2, False)
    assert week.closed_ms is not None
    world.deliver()
    week = look()
    assert (week.waiting, week.delivered) == (0, True)


def test_only_a_week_of_a_known_contract_can_be_looked_at():
    world = World()
    contract = world.contracts[0].contract
    odd = refused(world, lambda a: a.week(contract=contract, week_start_ms=MONDAY_MS + 1))
    assert odd is ProblemCode.BAD_REQUEST
    other = refused(world, lambda a: a.week(contract="f" * 16, week_start_ms=MONDAY_MS))
    assert other is ProblemCode.UNKNOWN_CONTRACT
