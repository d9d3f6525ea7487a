"""Claiming time without evidence: what is refused, what is signed, and that nothing is lost or doubled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.client import ClientError, ManualClaim, ManualView, ProblemCode, RedactReason
from agent.core.problems import Problem
from tests.support.agent_world import DAY_MS, HOUR_MS, MINUTE_MS, MONDAY_MS, World, a_contract
from wire.outgoing import ManualClaimed, ManualTakenBack, OutgoingId

OTHER = a_contract("b" * 16)
NOW_MS = MONDAY_MS + 2 * DAY_MS + 10 * HOUR_MS
A_CLAIM = ManualClaim(
    contract="a" * 16,
    start_ms=NOW_MS - 3 * HOUR_MS,
    end_ms=NOW_MS - 2 * HOUR_MS,
    memo="A call on the road",
)


def a_world() -> World:
    return World(contracts=(a_contract(idle_minutes=None), OTHER), start_ms=NOW_MS)


def claim(world: World, asked: ManualClaim = A_CLAIM) -> ManualView:
    made: list[ManualView] = []
    world.do(lambda agent: made.append(agent.claim_time(claim=asked)))
    return made[0]


def refused(world: World, asked: ManualClaim) -> Problem:
    with pytest.raises(ClientError) as caught:
        claim(world, asked)
    return caught.value.problem


def manuals(world: World) -> tuple[ManualView, ...]:
    return world.agent.manual_times()


def claimed(world: World) -> list[ManualClaimed]:
    return [one for one in world.outbox.statements.values() if isinstance(one, ManualClaimed)]


def test_a_claim_is_signed_when_the_verb_returns():
    world = a_world()
    made = claim(world)
    (said,) = claimed(world)
    assert (said.start_ms, said.end_ms, said.minutes) == (A_CLAIM.start_ms, A_CLAIM.end_ms, 60)
    assert said.memo == "A call on the road"
    assert manuals(world) == (made,)
    assert (made.delivered, made.taken_back, made.made_ms) == (False, False, NOW_MS)
    # A crash now changes nothing, and asking again does not double it.
    world.build()
    assert manuals(world) == (made,)
    assert refused(world, A_CLAIM).code is ProblemCode.MANUAL_CLAIMED
    world.deliver()
    assert manuals(world)[0].delivered


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"contract": "c" * 16}, ProblemCode.UNKNOWN_CONTRACT),
        ({"end_ms": NOW_MS + MINUTE_MS}, ProblemCode.MANUAL_IN_FUTURE),
        ({"end_ms": A_CLAIM.start_ms}, ProblemCode.BAD_REQUEST),
        ({"end_ms": A_CLAIM.end_ms + 1}, ProblemCode.BAD_REQUEST),
        ({"start_ms": NOW_MS - 27 * HOUR_MS}, ProblemCode.MANUAL_TOO_LONG),
        ({"memo": " \t "}, ProblemCode.MEMO_MISSING),
        ({"memo": "x" * 501}, ProblemCode.MEMO_TOO_LONG),
    ],
)
def test_what_cannot_be_claimed_is_refused_with_its_own_problem(change, code):
    world = a_world()
    assert refused(world, replace(A_CLAIM, **change)).code is code
    assert claimed(world) == []


def test_a_contract_may_allow_none():
    contract = replace(a_contract(), manual_allowed=False)
    world = World(contracts=(contract, OTHER), start_ms=NOW_MS)
    assert refused(world, A_CLAIM).code is ProblemCode.MANUAL_NOT_ALLOWED
    claim(world, replace(A_CLAIM, contract=OTHER.contract))


def test_until_now_can_be_claimed_and_a_whole_day():
    world = a_world()
    claim(world, replace(A_CLAIM, start_ms=NOW_MS - DAY_MS, end_ms=NOW_MS))
    assert claimed(world)[0].minutes == 24 * 60


@pytest.mark.parametrize(("late_ms", "refused_"), [(-1, False), (0, True)])
def test_a_week_can_be_added_to_until_monday_noon(late_ms, refused_):
    deadline_ms = MONDAY_MS + 7 * DAY_MS + 12 * HOUR_MS
    world = World(contracts=(a_contract(),), start_ms=deadline_ms + late_ms)
    asked = replace(A_CLAIM, start_ms=MONDAY_MS, end_ms=MONDAY_MS + HOUR_MS)
    if refused_:
        problem = refused(world, asked)
        assert problem.code is ProblemCode.MANUAL_TOO_LATE
        assert problem.details["at_ms"] == str(deadline_ms)
    else:
        claim(world, asked)


def track(world: World, minutes: int) -> tuple[int, int]:
    """Track so long on the first contract; the span."""
    world.clock_in(memo="Work")
    start_ms = world.clock.wall_ms()
    world.pass_time(minutes * MINUTE_MS, typing=True)
    return start_ms, world.clock.wall_ms()


@pytest.mark.parametrize("contract", ["a" * 16, "b" * 16])
def test_tracked_time_cannot_be_claimed_too_on_any_contract(contract):
    world = a_world()
    start_ms, end_ms = track(world, 20)
    inside = ManualClaim(contract=contract, start_ms=end_ms - MINUTE_MS, end_ms=end_ms, memo="x")
    assert refused(world, inside).code is ProblemCode.MANUAL_OVERLAPS, "while it is open"
    world.do(lambda agent: agent.stop())
    assert refused(world, inside).code is ProblemCode.MANUAL_OVERLAPS, "while it waits"
    world.pass_time(5 * MINUTE_MS)
    assert world.outbox.sealed
    assert refused(world, inside).code is ProblemCode.MANUAL_OVERLAPS, "when it is signed"
    world.journal.segments.clear()
    assert refused(world, inside).code is ProblemCode.MANUAL_OVERLAPS, "when the journal forgot it"
    claim(world, replace(inside, start_ms=end_ms, end_ms=end_ms + MINUTE_MS))
    claim(world, replace(inside, start_ms=start_ms - MINUTE_MS, end_ms=start_ms))


def test_taken_back_time_can_be_claimed_again():
    world = a_world()
    made = claim(world)
    world.do(lambda agent: agent.take_back_time(manual=made.manual, reason=RedactReason.MISTAKE))
    (back,) = [one for one in world.outbox.statements.values() if isinstance(one, ManualTakenBack)]
    assert back.manual == OutgoingId(made.manual)
    (shown,) = manuals(world)
    assert (shown.memo, shown.taken_back) == (None, True)
    claim(world)
    assert len(manuals(world)) == 2


def test_only_a_claim_that_stands_can_be_taken_back():
    world = a_world()
    made = claim(world)

    def back(manual: str) -> ProblemCode:
        with pytest.raises(ClientError) as caught:
            world.do(lambda agent: agent.take_back_time(manual=manual, reason=RedactReason.OTHER))
        return caught.value.problem.code

    assert back("nothing") is ProblemCode.UNKNOWN_CLAIM
    world.do(lambda agent: agent.take_back_time(manual=made.manual, reason=RedactReason.OTHER))
    assert back(made.manual) is ProblemCode.ALREADY_REDACTED


def test_what_cannot_be_signed_is_refused_and_not_shown():
    world = a_world()
    world.outbox.trouble = Problem(ProblemCode.KEYRING_LOCKED)
    assert refused(world, A_CLAIM).code is ProblemCode.KEYRING_LOCKED
    world.outbox.trouble = None
    assert manuals(world) == ()
    claim(world)


def test_nobody_claims_before_enrolling():
    world = World(enrolled=False)
    assert refused(world, A_CLAIM).code is ProblemCode.NOT_ENROLLED


def test_claimed_time_is_in_no_sum_of_tracked_time():
    world = a_world()
    world.ready()
    claim(world)
    assert (world.shown.today_minutes, world.shown.week_minutes) == (0, 0)
