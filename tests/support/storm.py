"""A seeded contractor, a seeded machine and a seeded world, each at its worst, over the whole agent.

The driver only does and notes what it does; what must hold is in `invariants`. Run one seed again with
`HOURPROOF_STORM=SEED`, as a failure says.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from agent.core.events import (
    Agree,
    Choose,
    Event,
)
from agent.store.vault import IN_THE_CLEAR, Vault
from capture.fake.desktop import FakeDesktop
from tests.support.agent_world import HOUR_MS, MONDAY_MS, ManualClock, a_contract
from tests.support.bad_disk import Disks
from tests.support.contractor import Contractor
from tests.support.seat import Seat
from tests.support.weather import Weather
from tests.support.whole_machine import MONITOR, URL, Machine, server_of
from wire.contracts import policy_sha256
from wire.records import Contract, ContractId

CONTRACTS = (
    a_contract("a" * 16, segment_minutes=2, idle_minutes=3, review_delay_s=20),
    a_contract("b" * 16, segment_minutes=1, idle_minutes=None, review_delay_s=0),
)


def drawn_contracts(seed: int) -> list[Contract]:
    """The two contracts with what a contract may say drawn by lot."""
    chance = random.Random(f"contracts of {seed}")

    def drawn(one: Contract) -> Contract:
        return replace(
            one,
            auto_resume=chance.random() < 0.5,
            idle_keep=chance.random() < 0.6,
            manual_allowed=chance.random() < 0.8,
            policy=replace(one.policy, webcam=chance.random() < 0.6),
        )

    return [drawn(one) for one in CONTRACTS]


class Storm:
    """One run of one seed in a folder."""

    def __init__(
        self,
        folder: Path,
        seed: int,
        *,
        machines: int = 1,
        wide: bool = False,
        in_the_clear: bool = False,
    ) -> None:
        """`wide`: contracts of all kinds, photos, idle time that may be kept, and time without evidence."""
        self.random = random.Random(seed)
        self.told: list[str] = []
        self.wide = wide
        self.in_the_clear = in_the_clear
        self.contracts: list[Contract] = drawn_contracts(seed) if wide else list(CONTRACTS)
        self.disks = Disks()
        self.folder = folder
        self.seats: list[Seat] = []
        self._machines = machines
        self._seed = seed

    def run(self, steps: int) -> None:
        """Play, make everything well, and check."""
        with self.prepared():
            for _ in range(steps):
                self._one_thing(self.random.choice(self.seats))
            for seat in self.seats:
                seat.make_well()

    @contextmanager
    def prepared(self, start_ms: int | None = None) -> Iterator[None]:
        """With every machine enrolled and running, and both contracts agreed to, the first one chosen."""
        if start_ms is None:
            start_ms = MONDAY_MS + self.random.randrange(0, 7 * 24) * HOUR_MS
        begin_ms = start_ms
        clocks = [ManualClock(begin_ms) for _ in range(self._machines)]
        boot_ms = clocks[0].boot_ms()

        def true_ms() -> int:
            """What every clock would say had nobody touched it: the server's never were."""
            return begin_ms + max(clock.boot_ms() for clock in clocks) - boot_ms

        server = server_of(true_ms, self.contracts)
        with self.disks, pytest.MonkeyPatch.context() as patch:
            if self.in_the_clear:
                # Whoever searches the disk finds everything.
                patch.setattr(Vault, "cipher", lambda *_: IN_THE_CLEAR)
            try:
                for number, clock in enumerate(clocks):
                    machine = Machine(
                        f"m{number}",
                        self.disks.disk(self.folder / f"home{number}"),
                        server,
                        clock,
                        seed=self._seed * 10 + number,
                        desktop=FakeDesktop(monitors=(MONITOR,)),
                    )
                    self.seats.append(Seat(self, machine, self.random))
                    self._enrol(self.seats[-1])
                yield
            finally:
                for seat in self.seats:
                    seat.machine.kill()

    def _one_thing(self, seat: Seat) -> None:
        """Any one thing that a contractor does or that befalls the machine."""
        contractor = Contractor(seat)
        choices = [*contractor.choices(), *Weather(contractor).choices()]
        if self.wide:
            choices += contractor.wide_choices()
        (chosen,) = self.random.choices(
            [do for _, do in choices], [weight for weight, _ in choices]
        )
        seat.machine.focus()
        chosen()
        if seat.looked_at:
            seat.book.judge()

    def say(self, seat: Seat, what: str) -> None:
        """Note what is done, to be read when it fails."""
        machine = seat.machine
        mode = "" if machine.running is None else machine.state.mode.value
        self.told.append(f"{machine.name} {machine.clock.boot_ms() / 1000:12.3f} {mode:14} {what}")

    def change_policy(self, contract: ContractId) -> None:
        """The employer changes a policy."""
        at = next(i for i, one in enumerate(self.contracts) if one.contract == contract)
        old = self.contracts[at]
        policy = replace(old.policy, version=old.policy.version + 1)
        self.contracts[at] = replace(old, policy=policy)
        server = self.seats[0].machine.server
        server.state_policies()

    def _enrol(self, seat: Seat) -> None:
        machine = seat.machine
        machine.server.codes[machine.name] = ""
        machine.start()
        machine.basis.directory.enrol(server_url=URL, code=machine.name, device_name=machine.name)
        machine.engine.told_contracts(machine.basis.directory.contracts(), enrolled=True)
        machine.turn()
        for one in reversed(self.contracts):
            assert machine.do(partial(_chosen, one)) is None
            assert machine.do(partial(_agreed, one)) is None


def _chosen(contract: Contract, now_ms: int) -> Event:
    return Choose(now_ms, contract.contract)


def _agreed(contract: Contract, now_ms: int) -> Event:
    return Agree(now_ms, contract.contract, policy_sha256(contract.policy))
