"""A contract is paused or ended while the agent runs: a refusal makes it ask for its contracts anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.runtime.clock import EventWaiter
from agent.runtime.uploader import REFRESH_MS, REFRESH_SOONEST_MS, Uploader
from tests.support.agent_world import ManualClock, MemoryDirectory, MemoryOutbox, a_contract
from tests.support.evidence import CONTRACT
from tests.support.sync_rig import OTHER_CONTRACT, Rig, told
from wire.records import Contract


class Hand:
    """The runtime's uploader turned by hand, over `outbox`."""

    def __init__(self, outbox, clock) -> None:
        self.clock = clock
        self.directory = MemoryDirectory((a_contract(),), enrolled=True)
        self.refreshed: list[tuple[Contract, ...]] = []
        self.uploader = Uploader(
            outbox=outbox,
            directory=self.directory,
            clock=clock,
            waiter=EventWaiter(),
            pumped=lambda: None,
            refreshed=self.refreshed.append,
        )


@pytest.fixture
def outbox():
    return MemoryOutbox()


@pytest.fixture
def hand(outbox):
    made = Hand(outbox, ManualClock(1_773_172_800_000))
    assert made.uploader.cycle() == REFRESH_MS
    return made


def test_a_refusal_for_the_contract_makes_it_ask_at_once(hand, outbox):
    hand.clock.pass_ms(REFRESH_MS // 2)
    outbox.not_running = True
    assert hand.uploader.cycle() == 0
    assert len(hand.refreshed) == 1
    assert hand.uploader.cycle() == REFRESH_MS
    assert len(hand.refreshed) == 2


def test_many_refusals_ask_no_more_than_once_a_minute(hand, outbox):
    outbox.not_running = True
    assert hand.uploader.cycle() == REFRESH_SOONEST_MS
    hand.clock.pass_ms(REFRESH_SOONEST_MS // 2)
    outbox.not_running = True
    assert hand.uploader.cycle() == REFRESH_SOONEST_MS // 2
    assert len(hand.refreshed) == 1
    hand.clock.pass_ms(REFRESH_SOONEST_MS // 2)
    assert hand.uploader.cycle() == REFRESH_MS
    assert len(hand.refreshed) == 2


def test_a_refusal_never_puts_the_next_question_off(hand, outbox):
    hand.clock.pass_ms(REFRESH_MS - 1_000)
    assert hand.uploader.cycle() == 1_000
    hand.clock.pass_ms(1_000)
    hand.uploader.cycle()
    outbox.not_running = True
    assert hand.uploader.cycle() == REFRESH_SOONEST_MS


def test_against_a_server_that_takes_no_time_of_it_any_more(tmp_path: Path) -> None:
    """The spool's own uploader tells of the refusal; what belongs to another contract goes on."""
    rig = Rig(tmp_path)
    hand = Hand(rig.uploader, rig.clock)
    hand.uploader.cycle()
    rig.server.stopped.add(CONTRACT)
    rig.seal(told(0))
    rig.seal(told(0, contract=OTHER_CONTRACT))
    asked_ms = rig.clock.now_ms
    while len(hand.refreshed) < 2:
        pause_ms = hand.uploader.cycle()
        assert pause_ms is not None
        rig.clock.now_ms += pause_ms
    assert rig.clock.now_ms - asked_ms < REFRESH_MS // 2
    rig.run(until_ms=rig.clock.now_ms + REFRESH_MS)
    assert [contract for contract, _, _ in rig.arrived()] == [OTHER_CONTRACT]
    rig.spool.close()
