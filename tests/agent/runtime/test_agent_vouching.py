"""Enrolling with a voucher or a sign-in in the browser, and giving one, as the running agent answers."""

from __future__ import annotations

import pytest

from agent.client import ClientError, ClockState, Look, ProblemCode
from agent.core.problems import Problem
from tests.support.agent_world import World

NEW = {"server_url": "https://hours.example", "code": "good", "device_name": "laptop"}


def refused(world: World, act) -> ProblemCode:
    with pytest.raises(ClientError) as caught:
        world.do(act)
    return caught.value.problem.code


def test_a_new_device_waits_until_another_has_vouched():
    world = World(enrolled=False)
    shown: list[object] = []
    assert refused(world, lambda agent: agent.enrol_vouched()) is ProblemCode.NOT_VOUCHED
    world.do(lambda agent: shown.append(agent.ask_voucher(**NEW)))
    world.do(lambda agent: shown.append(agent.enrol_vouched()))
    assert world.shown.state is ClockState.SIGNED_OUT
    world.directory.vouched = True
    world.do(lambda agent: shown.append(agent.enrol_vouched()))
    assert shown == ["AAAA-BBBB-CCCC", False, True]
    assert world.shown.state is not ClockState.SIGNED_OUT
    assert world.shown.contracts


def test_an_enrolled_device_vouches():
    world = World()
    names: list[str] = []
    world.do(lambda agent: names.append(agent.vouch(check="AAAA-BBBB-CCCC")))
    assert names == ["new desk"]
    assert refused(world, lambda a: a.vouch(check="x")) is ProblemCode.NOBODY_WAITS
    world.directory.trouble = Problem(ProblemCode.SERVER_UNREACHABLE)
    assert refused(world, lambda a: a.vouch(check="x")) is ProblemCode.SERVER_UNREACHABLE


def test_nobody_vouches_who_is_not_enrolled():
    world = World(enrolled=False)
    assert refused(world, lambda a: a.vouch(check="x")) is ProblemCode.NOT_ENROLLED


def test_a_new_device_waits_until_its_person_said_yes_in_the_browser():
    world = World(enrolled=False)
    shown: list[object] = []
    asked = {name: NEW[name] for name in ("server_url", "device_name")}
    assert refused(world, lambda agent: agent.enrol_signed_in()) is ProblemCode.SIGN_IN_NOT_ASKED
    world.do(lambda agent: shown.append(agent.ask_sign_in(**asked).user_code))
    world.do(lambda agent: shown.append(agent.enrol_signed_in()))
    assert world.shown.state is ClockState.SIGNED_OUT
    world.directory.sign_in.confirmed = True
    world.do(lambda agent: shown.append(agent.enrol_signed_in()))
    assert shown == ["BCDF-GHJK", False, True]
    assert world.shown.state is not ClockState.SIGNED_OUT
    assert world.shown.contracts


def test_who_looked_is_asked_of_the_server_and_for_contracts_of_ones_own_only():
    world = World()
    contract = world.shown.contracts[0].contract
    world.directory.looked = (Look("s1", "Olive", 2), Look("s2", "Olive", 9))
    told: list[object] = []

    def ask(agent, of):
        return agent.looks(contract=of, start_ms=0, end_ms=5)

    world.do(lambda agent: told.append(ask(agent, contract)))
    assert told == [(Look("s1", "Olive", 2),)]
    assert refused(world, lambda a: ask(a, "elsewhere")) is ProblemCode.UNKNOWN_CONTRACT
    world.directory.trouble = Problem(ProblemCode.SERVER_UNREACHABLE)
    assert refused(world, lambda a: ask(a, contract)) is ProblemCode.SERVER_UNREACHABLE
    nobody = World(enrolled=False)
    assert refused(nobody, lambda a: ask(a, contract)) is ProblemCode.NOT_ENROLLED
