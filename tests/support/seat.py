"""A contractor's seat at one machine: whatever is done at it may end the process, and another begins."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import apsw

from agent.core.events import Event, ScreenLocked, Stop
from agent.core.model import CLOCKED_IN
from agent.core.problems import Problem, Trouble
from agent.core.recovery import CONTINUE_WITHIN_MS
from tests.support.agent_world import HOUR_MS, MINUTE_MS
from tests.support.bad_disk import Killed
from tests.support.invariants import Book, Truth
from tests.support.whole_machine import Machine
from wire.records import SegmentId

if TYPE_CHECKING:
    from tests.support.storm import Storm

LONGEST_WAIT_MS = 40 * 24 * HOUR_MS
"""By then everything must have been delivered: refused statements are tried again once a day at the least."""


class Seat:
    """One machine, what is true of it and what it keeps."""

    def __init__(self, storm: Storm, machine: Machine, chance: random.Random) -> None:
        self.storm = storm
        self.machine = machine
        self.random = chance
        self.truth = Truth(machine.clock)
        self.book = Book(machine, self.truth)
        self.stopped_by_itself = False
        self.deleting: SegmentId | None = None
        self.looked_at = True
        machine.looked = self.looked
        machine.typed = self.touched  # type: ignore[method-assign]  # a hook
        machine.screen.captured = self.truth.captured

    def say(self, what: str) -> None:
        """Note what is done here, to be read when it fails."""
        self.storm.say(self, what)

    def guarded(self, what: str, action: Callable[[], object]) -> None:
        """Do it; where the process dies of it, begin a new one."""
        self.say(what)
        with suppress(Killed):
            action()
        if self.machine.disk.dead or self.machine.running is None:
            self.say(f"  died in: {self.machine.disk.died_in}")
            self.begin_again(self.random.choice([1_000, 30_000, 200_000, 299_000, 301_000]))

    def begin_again(self, after_ms: int, *, power: bool = False) -> None:
        """The process ends here, and another begins after so long."""
        machine, truth = self.machine, self.truth
        truth.set(running=False)
        died_ms = machine.clock.boot_ms()
        truth.unsure_ms = MINUTE_MS
        if power:
            machine.lose_power(self.random)
        else:
            machine.kill()
        self.pass_outside(after_ms)
        wanted, self.stopped_by_itself = truth.on or self.stopped_by_itself, False
        for attempt in range(8):
            if attempt and self.random.random() < 0.3:
                machine.disk.die_at = machine.disk.steps + self.random.randrange(1, 40)
            try:
                machine.start()
                machine.disk.die_at = None
                break
            except Killed:
                self.say(f"  died again in: {machine.disk.died_in}")
                machine.kill()
                self.pass_outside(1_000)
                after_ms += 1_000
            except (Trouble, apsw.FullError, apsw.IOError) as trouble:
                # In SQLite itself a file is closed without a word; only this file system makes an error of it.
                self.say(f"  cannot start: {trouble}")
                machine.disk.heal()
        else:
            machine.disk.die_at = None
            machine.start()
        session = machine.state.session
        assert session is None or wanted, "clocked in by itself"
        assert session is None or after_ms < CONTINUE_WITHIN_MS + 1_000
        if session is None:
            truth.stopped_by_death(died_ms)
        held = session is not None and session.paused
        truth.set(on=session is not None, running=True, held=held)
        if session is not None:
            # Another contract may have been switched to by a verb that was never answered.
            truth.going_on(self._idle_ms())
        self.book.deleting = None
        if self.deleting is not None:
            self.book.perhaps.add(self.deleting)
            self.deleting = None
        if truth.locked:
            machine.do(ScreenLocked)
        machine.turn()

    def pass_outside(self, by_ms: int) -> None:
        """Time passes without the agent."""
        self.machine.clock.pass_ms(by_ms)
        self.machine.desktop.be_idle(by_ms)

    def clock_out(self) -> None:
        """Stop."""

        def stop() -> None:
            self.do(Stop)
            self.truth.set(on=False)

        if self.machine.state.session is not None:
            self.guarded("stop", stop)

    def make_well(self) -> None:
        """Nothing is broken from here on; clock out and wait until everything is delivered."""
        machine = self.machine
        machine.disk.heal()
        machine.disk.die_at = None
        machine.network.down = False
        machine.server.faults.clear()
        machine.slow_ms = 0
        machine.desktop.mend_sense("input")
        self.say("all well")
        self.begin_again(CONTINUE_WITHIN_MS + 60_000)
        if machine.state.session is not None:
            self.clock_out()
        machine.pass_time(3 * MINUTE_MS)
        waited_ms = 0
        while machine.basis.outbox.status().waiting and waited_ms < LONGEST_WAIT_MS:
            wanted = machine.turn()
            part_ms = min(wanted or HOUR_MS, 6 * HOUR_MS)
            self.pass_outside(max(1, part_ms))
            waited_ms += max(1, part_ms)
        # Other statements, and what is freed and erased behind them.
        for _ in range(40):
            machine.pass_time(30 * MINUTE_MS)
            if not machine.basis.outbox._spool.tally().others:
                break
        machine.pass_time(5 * MINUTE_MS)
        self.book.see_all()
        self.book.see()
        self.book.judge()
        self.book.arrived()
        self.book.nothing_left()

    def do(self, make: Callable[[int], Event]) -> Problem | None:
        """Tell the machine an event; the problem with which it refuses."""
        return self.machine.do(make)

    def looked(self) -> None:
        """The engine has looked at its clocks: take in what came of it."""
        machine, truth = self.machine, self.truth
        self.looked_at = True
        truth.line(machine.now_ms, written=machine.state.storage_retry_ms is None)
        if truth.on and machine.state.session is None and machine.state.mode not in CLOCKED_IN:
            truth.set(on=False)
            self.stopped_by_itself = True
        self.book.see()

    def touched(self) -> None:
        """The contractor has touched the machine."""
        self.truth.touched(self._idle_ms())

    def _idle_ms(self) -> int | None:
        known = self.machine.state.known(self.machine.state.chosen)
        minutes = None if known is None else known.contract.idle_minutes
        return None if minutes is None else minutes * MINUTE_MS

    def any_segment(self) -> SegmentId | None:
        """A segment of which something is left, if there is any."""
        names = [name for name in self.book.rows if name not in self.book.taken_back]
        return self.random.choice(names) if names else None
