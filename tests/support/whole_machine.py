"""One machine with the whole agent on it, on one thread: real core, engine, journal, spool, pictures and uploader.

The wiring is the product's own (`agent.wiring.build.open_basis`). What a test turns by hand are the clocks, the
desktop, the disk (`bad_disk`), the network and the moment at which a picture is ready. A machine is killed and started
again as often as one likes; what its disk holds is all that it remembers.
"""

from __future__ import annotations

import hashlib
import random
import threading
import traceback
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import apsw
import pytest

from agent.client import ClientError
from agent.core.events import Event
from agent.core.model import State
from agent.core.problems import Problem, Trouble
from agent.runtime import agent as running
from agent.runtime.agent import RunningAgent
from agent.runtime.changes import Changes
from agent.runtime.effects import Effects
from agent.runtime.engine import Engine
from agent.runtime.shots import Shot, ShotWorker
from agent.store.secrets import SecretName
from agent.wiring.build import Basis, HeardTime, open_basis
from capture.api import EVERYTHING, ActiveWindow, Frame, Monitor, Obstacle, Scope
from capture.fake.desktop import FakeDesktop
from capture.fake.senses import senses_of
from sync.fake import FakeServer
from sync.key import DeviceKey
from sync.timetable import Schedule
from sync.transport import Request, Response, TransportError, TransportFailure
from tests.support.agent_world import INFO, ManualClock
from tests.support.bad_disk import BadDisk, Killed
from wire.records import Contract

URL = "https://diary.example"
ORIGIN = "diary.example/log/1"
SIDE = 16
SCHEDULE = Schedule(jitter_ms=5_000)
BUSY_TURNS = 2_000
MONITOR = Monitor(index=0, x=0, y=0, width=SIDE, height=SIDE)


class KeptSecrets:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[SecretName, str] = {}

    def read(self, name: SecretName) -> str | None:
        return self.kept.get(name)

    def write(self, name: SecretName, secret: str) -> None:
        self.kept[name] = secret

    def delete(self, name: SecretName) -> None:
        self.kept.pop(name, None)


class SeededChance:
    """The same numbers for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def below(self, bound: int) -> int:
        return self._random.randrange(bound)

    def token_hex(self, size: int) -> str:
        return self._random.randbytes(size).hex()

    def token_bytes(self, size: int) -> bytes:
        return self._random.randbytes(size)


class NoisyScreen:
    """A small screen that never shows the same twice."""

    name = "noisy-screen"

    def __init__(self) -> None:
        self.shots = 0
        self.captured: Callable[[], None] = lambda: None
        """Called with every capture."""

    def why_not(self) -> Obstacle | None:
        return None

    def capture(self, scope: Scope = EVERYTHING) -> tuple[Frame, ...]:
        self.shots += 1
        self.captured()
        noise = random.Random(self.shots).randbytes(SIDE * SIDE * 4)
        return (Frame(monitor=MONITOR, width=SIDE, height=SIDE, bgrx=noise),)


class Network:
    """The way to the server: as long as the machine lives, and as far as the network carries."""

    def __init__(self, server: FakeServer, disk: BadDisk) -> None:
        self._server = server
        self._disk = disk
        self.down = False
        self.sent: list[bytes] = []
        """Every body that went out."""

    def send(self, request: Request) -> Response:
        if self.down:
            raise TransportError(TransportFailure.UNREACHABLE, "down")
        self.sent.append(request.body or b"")
        if self._disk.step(f"send {request.method} {request.url}"):
            self._disk.end("send")
        answer = self._server.send(request)
        if self._disk.step(f"answered {request.method} {request.url}"):
            self._disk.end("answered")
        return answer


class HandShots(ShotWorker):
    """The real worker's work, done on the test's thread when the test says so."""

    def __init__(self, **parts: Any) -> None:
        super().__init__(**parts)
        # One that is never started: `take` finds a thread there and only puts down what is wanted.
        self._thread = threading.Thread(name="never-started")

    def develop(self) -> Shot | None:
        """Take the next picture that is wanted, if any."""
        while not self._jobs.empty():
            wanted = self._jobs.get()
            if wanted is not None:
                shot = self._shoot(wanted, self._now_ms())
                return self._with_photo(shot, wanted.stop) if wanted.webcam else shot
        return None


class HandAgent(RunningAgent):
    """The running agent without threads: whoever asks for something is the control thread."""

    def _on_control(self, job: Callable[[], Problem | None]) -> None:
        problem = job()
        if problem is not None:
            raise ClientError(problem)


def server_of(wall_ms: Callable[[], int], contracts: list[Contract]) -> FakeServer:
    """A server that lets two devices enrol."""
    keys = [DeviceKey.from_secret(hashlib.sha256(one).digest()) for one in (b"log", b"other")]
    server = FakeServer(origin=ORIGIN, key=keys[0], other=keys[1], wall_ms=wall_ms)
    server.contracts = contracts
    server.begin(DeviceKey.from_secret(hashlib.sha256(b"statements").digest()))
    server.state_policies()
    return server


@dataclass
class Running:
    """What a process of the agent is made of."""

    basis: Basis
    agent: HandAgent
    engine: Engine
    effects: Effects
    changes: Changes
    shots: HandShots
    cleanup: ExitStack


@dataclass
class Machine:
    """See the module. Every method but `kill`, `lose_power` and `start` may raise `Killed`."""

    name: str
    disk: BadDisk
    server: FakeServer
    clock: ManualClock
    seed: int = 1
    desktop: FakeDesktop = field(default_factory=FakeDesktop)
    secrets: KeptSecrets = field(default_factory=KeptSecrets)
    slow_ms: int = 0
    """How long a picture takes."""
    schedule: Schedule = SCHEDULE
    looked: Callable[[], None] | None = None
    """Called after every turn of the agent."""

    def __post_init__(self) -> None:
        self.network = Network(self.server, self.disk)
        self.screen = NoisyScreen()
        self.chance = SeededChance(self.seed)
        self.running: Running | None = None
        self.windows = 0
        self._pump_ms: int | None = None
        self._late: deque[tuple[int, Shot]] = deque()

    # The process

    @property
    def engine(self) -> Engine:
        assert self.running is not None, "the agent is not running"
        return self.running.engine

    @property
    def state(self) -> State:
        return self.engine.state

    @property
    def basis(self) -> Basis:
        assert self.running is not None, "the agent is not running"
        return self.running.basis

    @property
    def now_ms(self) -> int:
        """Agent time."""
        return self.engine._parts.keeper.now_ms()

    def start(self) -> None:
        """A new process of the agent on what the disk holds. Raises `Trouble` and `Killed`."""
        self.desktop.stop_counting()
        self._late.clear()
        cleanup = ExitStack()
        try:
            basis = open_basis(
                cleanup,
                home=self.disk.root,
                environment={"HOURPROOF_LOG": "critical"},
                clock=self.clock,
                chance=self.chance,
                transport=lambda _address: self.network,
                secrets=self.secrets,
                schedule=self.schedule,
            )
            basis.outbox.open_access()
            self.running = self._run(basis, cleanup)
        except BaseException as error:
            self.running = None
            traceback.clear_frames(error.__traceback__)
            self._give_up(cleanup)
            raise
        self._pump_ms = self.now_ms

    def _run(self, basis: Basis, cleanup: ExitStack) -> Running:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(running, "ShotWorker", HandShots)
            agent = HandAgent(
                clock=self.clock,
                rng=self.chance,
                senses=replace(senses_of(self.desktop), screen=self.screen),
                info=INFO,
                journal=basis.journal,
                memory=basis.owner,
                privacy=basis.owner,
                pictures=basis.pictures,
                directory=basis.directory,
                outbox=basis.outbox,
                ledger=basis.ledger,
                claims=basis.ledger,
                vouching=basis.directory,
                signing_in=basis.signing_in,
                looking=basis.looks,
                devices=basis.devices,
                server_time=HeardTime(basis.server_time),
                problems=basis.problems,
            )
        shots = agent._effects._shots
        assert isinstance(shots, HandShots)
        agent._effects._sealed = self._sealed
        return Running(basis, agent, agent._engine, agent._effects, agent._changes, shots, cleanup)

    def kill(self) -> None:
        """End the process as kill -9 does: nothing is written any more."""
        running, self.running = self.running, None
        if running is None:
            return
        self.disk.dead = True
        for connection in (running.basis.journal._connection, running.basis.outbox._spool.file._db):
            with suppress(apsw.ConnectionClosedError):
                connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        self._give_up(running.cleanup)

    def _give_up(self, cleanup: ExitStack) -> None:
        """Let go of what a process held, without another write."""
        self.disk.dead = True
        with suppress(Killed, apsw.Error, OSError, Trouble):
            cleanup.close()
        self.disk.revive()

    def lose_power(self, chance: random.Random) -> None:
        """Kill, and lose what the disk had not made safe."""
        self.kill()
        self.disk.lose_power(chance)
        self.clock.reboot()

    # Time

    def turn(self) -> int | None:
        """What the control thread and the uploader do at this instant; in how long they want to come again."""
        wanted: list[int] = []
        for _ in range(BUSY_TURNS):
            deadline = self.engine.turn()
            self._develop()
            now_ms = self.now_ms
            if self._late and self._late[0][0] <= now_ms:
                self._answer(self._late.popleft()[1])
                continue
            if self._pump_ms is not None and self._pump_ms <= now_ms:
                self._pump(now_ms)
                continue
            wanted = [] if deadline is None else [deadline]
            if self._late:
                wanted.append(self._late[0][0] - now_ms)
            if self._pump_ms is not None:
                wanted.append(self._pump_ms - now_ms)
            break
        else:
            raise AssertionError("the agent never comes to rest")
        if self.looked is not None:
            self.looked()
        return min(wanted, default=None)

    def pass_time(self, by_ms: int, *, typing_ms: int | None = None) -> None:
        """Let time pass on a waking machine, with input every `typing_ms`."""
        left = by_ms
        typed = 0
        wanted = self.turn()
        while left > 0:
            part = left if wanted is None else min(left, max(1, wanted))
            if typing_ms is not None:
                part = min(part, typing_ms - typed)
            self.clock.pass_ms(part)
            self.desktop.be_idle(part)
            left -= part
            typed += part
            if typing_ms is not None and typed >= typing_ms:
                typed = 0
                self.desktop.type_keys(1)
                self.typed()
            wanted = self.turn()

    def typed(self) -> None:
        """Hook for whoever keeps an account."""

    def sleep(self, by_ms: int) -> None:
        """Sleep without a warning; idle timers stand still."""
        self.clock.pass_ms(by_ms, awake=False)

    # The contractor

    def do(self, make: Callable[[int], Event]) -> Problem | None:
        """A verb, or what a sense announces; what was wrong with it."""
        problem = self.engine.verb(make)
        self.turn()
        return problem

    def change(self, verb: Callable[[Changes], None]) -> Problem | None:
        """A change of a segment, as the front ends ask for it."""
        assert self.running is not None
        try:
            verb(self.running.changes)
        except ClientError as refused:
            return refused.problem
        finally:
            if not self.disk.dead:
                self.turn()
        return None

    def focus(self) -> str:
        """Bring a window with a new title to the front."""
        self.windows += 1
        title = f"title-{self.name}-{self.windows:06}-end"
        self.desktop.focus(ActiveWindow(app="editor", title=title))
        return title

    def refresh(self) -> Problem | None:
        """Ask the server for the contracts."""
        try:
            told = self.basis.directory.refresh()
        except Trouble as trouble:
            return trouble.problem
        self.engine.told_contracts(told, enrolled=False)
        return None

    # Inside

    def _sealed(self) -> None:
        self._pump_ms = 0

    def _pump(self, now_ms: int) -> None:
        self._pump_ms = None
        due_ms = self.basis.outbox.pump(now_ms)
        self.engine.delivered()
        if self._pump_ms is None:
            self._pump_ms = due_ms

    def _develop(self) -> None:
        assert self.running is not None
        while self.running is not None and (shot := self.running.shots.develop()) is not None:
            if self.slow_ms:
                self._late.append((self.now_ms + self.slow_ms, shot))
            else:
                self._answer(shot)

    def _answer(self, shot: Shot) -> None:
        assert self.running is not None
        done = self.running.effects.shot_done(shot)
        if done is not None:
            self.running.engine.news(done)


def folder_bytes(folder: Path) -> bytes:
    """Everything that lies in the files below `folder`."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
