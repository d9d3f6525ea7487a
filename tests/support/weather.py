"""What befalls the machine of a seat: sleep, clocks that are set, a full disk, a dead network, a kill."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from agent.core.events import ScreenLocked, ScreenUnlocked, Shutdown, Suspending
from agent.core.model import Mode
from capture.fake.desktop import Breakage
from sync.fake import BAD_RECEIPTS, Fault
from tests.support.agent_world import HOUR_MS, MINUTE_MS
from tests.support.bad_disk import KINDS, Killed
from tests.support.contractor import Contractor

PASSING = tuple(fault for fault in Fault if fault not in BAD_RECEIPTS)


class Weather:
    """Happens to the seat of `contractor`, drawn by lot."""

    def __init__(self, contractor: Contractor) -> None:
        self.contractor = contractor
        self.seat = contractor.seat
        self.random = contractor.random

    def choices(self) -> list[tuple[int, Callable[[], None]]]:
        """What may happen, each with its weight."""
        return [
            (4, self.lock),
            (4, self.sleep),
            (3, self.set_clock),
            (2, self.hibernate),
            (5, self.disk),
            (5, self.network),
            (3, self.policy),
            (2, self.refresh),
            (3, self.kill),
            (9, self.die_at_a_write),
            (3, self.power_cut),
            (2, self.slow_pictures),
            (1, self.sync_failure),
            (2, self.senses),
            (1, self.quit),
        ]

    def lock(self) -> None:
        """Lock or unlock the screen."""

        def lock() -> None:
            locked = not self.seat.truth.locked
            self.seat.truth.set(locked=locked)
            if not locked:
                self.seat.touched()
            self.seat.do(ScreenLocked if locked else ScreenUnlocked)

        self.seat.guarded("lock or unlock", lock)

    def sleep(self) -> None:
        """Sleep, announced or not."""
        by_ms = self.random.choice([3_000, 90_000, 20 * MINUTE_MS, 9 * HOUR_MS])
        announced = self.random.random() < 0.5

        def sleep() -> None:
            if announced:
                self.seat.do(Suspending)
            self.seat.truth.asleep(by_ms)
            self.seat.machine.sleep(by_ms)
            self.seat.looked_at = at_once
            if at_once:
                self.seat.machine.turn()

        at_once = self.random.random() < 0.7
        self.seat.guarded(f"sleep {by_ms} ms{' announced' if announced else ''}", sleep)

    def hibernate(self) -> None:
        """Sleep for long and come back with other clocks, in the same boot session."""
        by_ms = self.random.choice([HOUR_MS, 30 * HOUR_MS])
        step_ms = self.random.choice([0, -HOUR_MS, HOUR_MS])

        def hibernate() -> None:
            self.seat.truth.asleep(by_ms)
            self.seat.machine.sleep(by_ms)
            self.seat.machine.clock.step_wall(step_ms)
            self.seat.machine.turn()

        self.seat.guarded(f"hibernate {by_ms} ms, clock {step_ms} ms", hibernate)

    def set_clock(self) -> None:
        """The wall clock is set, or has drifted."""
        by_ms = self.random.choice([-2, -1, 1, 2]) * self.random.choice(
            [400, 1_500, 10_000, 10 * MINUTE_MS, HOUR_MS]
        )

        def set_clock() -> None:
            self.seat.machine.clock.step_wall(by_ms)
            self.seat.machine.turn()

        self.seat.guarded(f"clock {by_ms} ms", set_clock)

    def disk(self) -> None:
        """Fill the disk for some kinds of files, or make room."""
        disk = self.seat.machine.disk
        if disk.full:
            self.seat.say("disk good")
            disk.full.clear()
        else:
            kinds = set(self.random.sample(KINDS, self.random.randrange(1, len(KINDS) + 1)))
            self.seat.say(f"disk full for {sorted(kinds)}")
            disk.full |= kinds

    def sync_failure(self) -> None:
        """The disk refuses to sync; the program is started anew some time later."""
        kind = self.random.choice(KINDS)

        def fail() -> None:
            self.seat.machine.disk.unsyncable.add(kind)
            self.seat.machine.pass_time(2 * MINUTE_MS, typing_ms=20_000)

        self.seat.guarded(f"no sync for {kind}", fail)
        self.seat.machine.disk.heal()
        self.seat.say("disk good, started anew")
        self.seat.begin_again(30_000)

    def network(self) -> None:
        """Take the network away or bring it back; let the server fail in some way."""
        network = self.seat.machine.network
        if self.random.random() < 0.5:
            network.down = not network.down
            self.seat.say(f"network {'down' if network.down else 'up'}")
        else:
            faults = self.random.choices(PASSING, k=self.random.randrange(1, 6))
            self.seat.say(f"server: {[one.value for one in faults]}")
            self.seat.machine.server.faults.extend(faults)

    def policy(self) -> None:
        """The employer changes the policy of a contract; the contractor agrees to it, mostly."""
        contract = self.random.choice(self.seat.storm.contracts)
        self.seat.storm.change_policy(contract.contract)
        self.refresh()
        if self.random.random() < 0.8:
            self.contractor.agree(contract.contract)

    def refresh(self) -> None:
        """Hear the contracts."""
        self.seat.guarded(
            "refresh", lambda: (self.seat.machine.refresh(), self.seat.machine.turn())
        )

    def kill(self) -> None:
        """Kill -9 between two turns."""
        after_ms = self.random.choice([1_000, 30_000, 200_000, 299_000, 301_000, 4_000_000])
        self.seat.say(f"kill, again after {after_ms} ms")
        self.seat.begin_again(after_ms)

    def power_cut(self) -> None:
        """Pull the plug, between two turns or at a write."""
        disk = self.seat.machine.disk
        if self.random.random() < 0.5:
            disk.die_at = disk.steps + self.random.randrange(1, 80)
            with suppress(Killed):
                self.seat.machine.pass_time(3 * MINUTE_MS, typing_ms=20_000)
        self.seat.say(f"power cut {disk.died_in}")
        self.seat.begin_again(self.random.choice([20_000, 4_000_000]), power=True)

    def die_at_a_write(self) -> None:
        """Let the process die at some operation of whatever comes next."""
        disk = self.seat.machine.disk
        disk.die_at = disk.steps + self.random.randrange(1, 60)
        disk.torn = self.random.random() < 0.3
        do = self.contractor
        next_one = self.random.choice(
            (
                do.work,
                do.clock_in,
                self.seat.clock_out,
                do.delete,
                do.redact,
                do.edit_memo,
            )
        )
        self.seat.say(f"will die at step {disk.die_at}{' torn' if disk.torn else ''}")
        next_one()
        disk.die_at, disk.torn = None, False

    def slow_pictures(self) -> None:
        """Let pictures take their time from now on."""
        self.seat.machine.slow_ms = self.random.choice([0, 2_000, 30_000, 70_000])
        self.seat.say(f"pictures take {self.seat.machine.slow_ms} ms")

    def senses(self) -> None:
        """Break the counter, or mend it."""
        if self.random.random() < 0.5:
            self.seat.say("input breaks")
            self.seat.machine.desktop.break_sense("input", Breakage(None, "test"))
        else:
            self.seat.say("input works")
            self.seat.machine.desktop.mend_sense("input")

    def quit(self) -> None:
        """Quit, and begin again."""

        def end() -> None:
            self.seat.do(Shutdown)
            self.seat.truth.set(on=False)

        self.seat.guarded("quit", end)
        if self.seat.machine.state.mode is Mode.STOPPING:
            self.seat.begin_again(10_000)
