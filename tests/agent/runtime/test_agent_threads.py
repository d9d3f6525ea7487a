"""The agent on its real threads and the real clock."""

from __future__ import annotations

import threading

import pytest

from agent.client import ClientError, ClockState, ProblemCode, SyncState
from agent.runtime.agent import RunningAgent
from agent.runtime.clock import EventWaiter, SystemClock, SystemRng
from capture.fake.desktop import FakeDesktop
from capture.fake.senses import senses_of
from tests.support.agent_world import (
    INFO,
    SMALL_MONITOR,
    MemoryDirectory,
    MemoryJournal,
    MemoryMemory,
    MemoryOutbox,
    MemoryPictures,
    MemoryServerTime,
    a_contract,
)
from wire.contracts import policy_sha256


class Parts:
    """A running agent and what it runs on."""

    def __init__(self) -> None:
        self.contract = a_contract(segment_minutes=1, review_delay_s=0)
        self.outbox = MemoryOutbox()
        self.directory = MemoryDirectory((self.contract,), enrolled=True)
        self.desktop = FakeDesktop(monitors=(SMALL_MONITOR,), text="work")
        self.agent = RunningAgent(
            clock=SystemClock(),
            rng=SystemRng(),
            senses=senses_of(self.desktop),
            info=INFO,
            journal=MemoryJournal(),
            memory=MemoryMemory(),
            privacy=MemoryMemory(),
            pictures=MemoryPictures(),
            directory=self.directory,
            outbox=self.outbox,
            ledger=self.outbox,
            claims=self.outbox,
            vouching=self.directory,
            signing_in=self.directory.sign_in,
            looking=self.directory,
            devices=self.directory.fleet,
            server_time=MemoryServerTime(),
        )

    def clock_in(self) -> None:
        contract = self.contract
        self.agent.choose_contract(contract=contract.contract)
        policy = policy_sha256(contract.policy)
        self.agent.agree(contract=contract.contract, policy_sha256=policy)
        self.agent.start()


@pytest.fixture
def parts():
    made = Parts()
    made.agent.start_threads()
    yield made
    made.agent.shutdown()


def until(agent: RunningAgent, holds) -> None:
    """Wait until a snapshot says so."""
    seen = threading.Event()
    unsubscribe = agent.subscribe(lambda snapshot: seen.set() if holds(snapshot) else None)
    assert seen.wait(20)
    unsubscribe()


def test_verbs_have_happened_when_they_return(parts):
    parts.clock_in()
    assert parts.agent.snapshot().state is ClockState.CLOCKED_IN
    parts.agent.stop()
    assert parts.agent.snapshot().state is ClockState.CLOCKED_OUT


def test_stopped_segment_is_sealed_and_delivered(parts):
    parts.clock_in()
    first = parts.agent.snapshot()
    EventWaiter().wait(50)  # a span of no length would be dropped
    parts.agent.stop()
    until(parts.agent, lambda shown: shown.sync.receipted == 1)
    assert parts.agent.snapshot().sync.state is SyncState.DELIVERED
    assert first.session_started_ms is not None


def test_refused_verb_raises_in_its_own_thread(parts):
    with pytest.raises(ClientError) as caught:
        parts.agent.start()
    assert caught.value.problem.code is ProblemCode.NO_CONTRACT


def test_verb_from_a_subscriber_is_a_bug_that_is_found(parts, caplog):
    tried = threading.Event()

    def bad(snapshot):
        try:
            parts.agent.stop()
        finally:
            tried.set()

    unsubscribe = parts.agent.subscribe(bad)
    assert tried.wait(20)
    unsubscribe()
    parts.agent.refresh()  # by now the control thread is through with it
    assert parts.agent.snapshot().state is ClockState.READY
    assert "a verb was called on the control thread" in caplog.text


def test_contracts_are_fetched_at_start(parts):
    parts.directory.told = (*parts.directory.told, a_contract("b" * 16))
    parts.agent.refresh()
    assert len(parts.agent.snapshot().contracts) == 2


def test_shutdown_clocks_out_and_ends_every_thread():
    before = set(threading.enumerate())
    parts = Parts()
    parts.agent.start_threads()
    parts.clock_in()
    parts.agent.shutdown()
    assert parts.agent.snapshot().state is ClockState.STOPPING
    left = [one for one in set(threading.enumerate()) - before if one.is_alive()]
    assert left == []
    with pytest.raises(ClientError) as caught:
        parts.agent.start()
    assert caught.value.problem.code is ProblemCode.AGENT_NOT_RUNNING
    parts.agent.shutdown()


def test_run_forever_returns_after_shutdown():
    parts = Parts()
    thread = threading.Thread(target=parts.agent.run_forever)
    thread.start()
    parts.clock_in()
    parts.agent.shutdown()
    thread.join(20)
    assert not thread.is_alive()
