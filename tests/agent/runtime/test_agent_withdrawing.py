"""Withdrawing consent: capture stops at once, it is signed, and it holds until it is agreed to again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.client import ClientError, ClockState, ProblemCode
from agent.core.problems import Problem
from tests.support.agent_world import HOUR_MS, MINUTE_MS, World, a_contract
from wire.contracts import policy_sha256
from wire.outgoing import ConsentGiven
from wire.records import SegmentEvidence

CONTRACT = a_contract(idle_minutes=None)
OTHER = a_contract("b" * 16, idle_minutes=None)


def a_world() -> World:
    return World(contracts=(CONTRACT, OTHER))


def withdraw(world: World, contract: str = CONTRACT.contract) -> None:
    world.do(lambda agent: agent.withdraw(contract=contract))


def agree(world: World) -> None:
    policy = policy_sha256(CONTRACT.policy)
    world.do(lambda agent: agent.agree(contract=CONTRACT.contract, policy_sha256=policy))


def consents(world: World) -> list[ConsentGiven]:
    return [one for one in world.outbox.statements.values() if isinstance(one, ConsentGiven)]


def segments(world: World) -> list[SegmentEvidence]:
    return list(world.outbox.sealed.values())


def refused(world: World, act) -> ProblemCode:
    with pytest.raises(ClientError) as caught:
        world.do(act)
    return caught.value.problem.code


def test_capture_stops_at_once_and_it_is_signed_without_features():
    world = a_world()
    world.clock_in(memo="Work")
    world.pass_time(5 * MINUTE_MS, typing=True)
    at_ms = world.clock.wall_ms()
    withdraw(world)
    assert world.shown.state is ClockState.CONSENT_NEEDED
    assert not world.shown.contracts[0].agreed
    given, taken = consents(world)
    assert given.features
    assert (taken.features, taken.policy_sha256) == ((), given.policy_sha256)
    assert taken.shown_ms == at_ms
    assert not world.desktop._counting
    world.pass_time(HOUR_MS, typing=True)
    # What was tracked under the consent is kept, up to that moment.
    assert [one.end_ms for one in segments(world)] == [at_ms]
    assert refused(world, lambda agent: agent.start()) is ProblemCode.CONSENT_MISSING


def test_it_holds_after_a_restart_and_until_it_is_agreed_to_again():
    world = a_world()
    world.clock_in()
    withdraw(world)
    world.build()
    assert world.shown.state is ClockState.CONSENT_NEEDED
    world.clock.pass_ms(MINUTE_MS)
    agree(world)
    world.do(lambda agent: agent.start())
    assert world.shown.state is ClockState.CLOCKED_IN
    assert [bool(one.features) for one in consents(world)] == [True, False, True]


def test_a_crash_before_it_is_signed_loses_nothing():
    world = a_world()
    world.clock_in()
    world.outbox.trouble = Problem(ProblemCode.KEYRING_LOCKED)
    withdraw(world)
    assert len(consents(world)) == 1
    world.outbox.trouble = None
    world.build()
    world.pass_time(MINUTE_MS)
    assert [bool(one.features) for one in consents(world)] == [True, False]


def test_another_contract_goes_on():
    world = a_world()
    world.ready(OTHER)
    world.clock_in(CONTRACT, memo="Work")
    withdraw(world, OTHER.contract)
    assert world.shown.state is ClockState.CLOCKED_IN
    assert [one.agreed for one in world.shown.contracts] == [True, False]
    code = refused(world, lambda agent: agent.choose_contract(contract=OTHER.contract))
    assert code is ProblemCode.CONSENT_MISSING


def test_there_must_be_something_to_withdraw():
    world = a_world()
    assert refused(world, lambda a: a.withdraw(contract=CONTRACT.contract)) is (
        ProblemCode.CONSENT_MISSING
    )
    world.ready()
    withdraw(world)
    assert refused(world, lambda a: a.withdraw(contract=CONTRACT.contract)) is (
        ProblemCode.CONSENT_MISSING
    )
    assert world.shown.state is ClockState.CONSENT_NEEDED


@pytest.mark.parametrize("later_ms", [0, MINUTE_MS])
def test_what_another_device_withdrew_stops_this_one(later_ms):
    world = a_world()
    world.clock_in(memo="Work")
    world.pass_time(MINUTE_MS, typing=True)
    at_ms = world.clock.wall_ms() + later_ms
    world.directory.told = (replace(CONTRACT, withdrawn_ms=at_ms), OTHER)
    world.do(lambda agent: agent.refresh())
    assert world.shown.state is ClockState.CONSENT_NEEDED
    assert not world.desktop._counting
    assert len(consents(world)) == 1, "it was signed on the other device"
    world.pass_time(2 * MINUTE_MS)
    agree(world)
    assert world.shown.state is ClockState.CLOCKED_OUT, "agreed to again since"


def test_a_withdrawal_from_before_the_agreement_says_nothing():
    world = a_world()
    world.directory.told = (replace(CONTRACT, withdrawn_ms=world.clock.wall_ms() - 1), OTHER)
    world.do(lambda agent: agent.refresh())
    world.clock_in()
    assert world.shown.state is ClockState.CLOCKED_IN
