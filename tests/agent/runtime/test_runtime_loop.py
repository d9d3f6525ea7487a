"""The control loop and the clocks under it."""

from __future__ import annotations

import threading

import pytest

from agent.core.problems import Problem, ProblemCode
from agent.runtime.clock import EventWaiter, SystemClock, SystemRng
from agent.runtime.loop import ControlLoop
from agent.runtime.uploader import REFRESH_MS, REFRESH_RETRY_MS, Uploader
from tests.support.agent_world import (
    MONDAY_MS,
    ManualClock,
    MemoryDirectory,
    MemoryOutbox,
    a_contract,
)


def test_bug_in_a_job_or_a_turn_does_not_end_the_loop(caplog):
    loop = ControlLoop(EventWaiter())
    done = []
    loop.post(lambda: done.append(1 / 0))
    loop.post(lambda: done.append("next"))
    assert loop.cycle(lambda: 1 // 0) == 1_000
    assert loop.cycle(lambda: 7) == 7
    assert done == ["next"]
    assert "a job of the control loop failed" in caplog.text
    assert "a turn of the control loop failed" in caplog.text


def test_call_returns_or_raises_what_the_job_does():
    loop = ControlLoop(EventWaiter())
    thread = threading.Thread(target=loop.run, args=(lambda: None,))
    thread.start()
    assert loop.call(lambda: 42) == 42
    with pytest.raises(ZeroDivisionError):
        loop.call(lambda: 1 // 0)
    loop.end()
    thread.join(20)
    assert not thread.is_alive()


def test_wake_before_the_wait_is_not_lost():
    waiter = EventWaiter()
    waiter.wake()
    waiter.wait(None)


def test_system_clock_and_generator():
    clock = SystemClock()
    assert clock.boot_ms() >= clock.mono_ms() - 1
    assert clock.boot_id() == SystemClock().boot_id() != ""
    midnight = clock.local_midnight_ms(clock.wall_ms())
    assert 0 <= clock.wall_ms() - midnight < 25 * 3_600_000
    rng = SystemRng()
    assert {rng.below(3) for _ in range(200)} == {0, 1, 2}
    assert len(rng.token_hex(8)) == 16
    assert len(rng.token_bytes(8)) == 8


class Rig:
    """An uploader turned by hand."""

    def __init__(self, *, enrolled: bool = True) -> None:
        self.clock = ManualClock(MONDAY_MS)
        self.outbox = MemoryOutbox()
        self.directory = MemoryDirectory((a_contract(),), enrolled=enrolled)
        self.pumped = 0
        self.refreshed = []
        self.uploader = Uploader(
            outbox=self.outbox,
            directory=self.directory,
            clock=self.clock,
            waiter=EventWaiter(),
            pumped=self._pumped,
            refreshed=self.refreshed.append,
        )

    def _pumped(self) -> None:
        self.pumped += 1


def test_uploader_leaves_the_network_alone_until_enrolled():
    rig = Rig(enrolled=False)
    assert rig.uploader.cycle() is None
    assert (rig.outbox.pumps, rig.refreshed) == (0, [])


def test_uploader_fetches_contracts_once_an_hour_and_pumps_each_time():
    rig = Rig()
    assert rig.uploader.cycle() == REFRESH_MS
    rig.clock.pass_ms(REFRESH_MS // 2)
    assert rig.uploader.cycle() == REFRESH_MS // 2
    assert (rig.pumped, len(rig.refreshed)) == (2, 1)
    rig.clock.pass_ms(REFRESH_MS // 2)
    rig.uploader.cycle()
    assert len(rig.refreshed) == 2


def test_uploader_tries_sooner_after_a_failure_and_says_what_the_server_said():
    rig = Rig()
    rig.directory.trouble = Problem(ProblemCode.DEVICE_REVOKED)
    assert rig.uploader.cycle() == REFRESH_RETRY_MS
    assert rig.uploader.refresh_problem == Problem(ProblemCode.DEVICE_REVOKED)
    rig.directory.trouble = Problem(ProblemCode.SERVER_UNREACHABLE)
    rig.clock.pass_ms(REFRESH_RETRY_MS)
    rig.uploader.cycle()
    assert rig.uploader.refresh_problem is None
    assert rig.pumped == 2
