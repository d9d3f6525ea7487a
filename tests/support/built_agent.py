"""The whole agent, built as it is shipped, over a server and a desktop in memory; asked over its local socket."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from agent import cli
from agent.client import ClientError, ProblemCode
from agent.control import ControlClient
from agent.core.problems import Problem
from agent.runtime.clock import SystemClock
from agent.store.errors import StoreError
from agent.store.secrets import SecretName
from agent.wiring import BuiltAgent, build
from capture.fake.desktop import FakeDesktop
from capture.fake.senses import senses_of
from sync.fake import FakeServer
from sync.key import DeviceKey
from sync.timetable import Schedule
from sync.transport import Request, Response, Transport
from tests.support.waiting import wait_until
from wire.contractor import ContractorStatement
from wire.records import Contract, ContractId, Policy, WindowPolicy
from wire.statement import Segment

URL = "https://diary.example"
AT_ONCE = Schedule(jitter_ms=1, first_ms=50, longest_ms=200)
CONTRACT = Contract(
    contract=ContractId("c0ffee0000000001"),
    title="Website",
    employer="Bo",
    segment_minutes=10,
    idle_minutes=10,
    weekly_limit_minutes=None,
    memo_required=False,
    policy=Policy(
        version=1,
        screenshots=True,
        webcam=False,
        window=WindowPolicy.TITLE,
        review_delay_s=0,
        retention_days=180,
    ),
    week_start_ms=1_767_571_200_000,
    week_minutes=0,
)


class KeptSecrets:
    """A keyring in memory that can be locked."""

    def __init__(self) -> None:
        self.kept: dict[SecretName, str] = {}
        self.locked = False

    def read(self, name: SecretName) -> str | None:
        self._check()
        return self.kept.get(name)

    def write(self, name: SecretName, secret: str) -> None:
        self._check()
        self.kept[name] = secret

    def delete(self, name: SecretName) -> None:
        self._check()
        self.kept.pop(name, None)

    def _check(self) -> None:
        if self.locked:
            raise StoreError(Problem(ProblemCode.KEYRING_LOCKED, {"reason": "test"}))


class OneAtATime:
    """The fake server serves one thread at a time."""

    def __init__(self, inner: Transport) -> None:
        self._inner = inner
        self._turn = threading.Lock()

    def send(self, request: Request) -> Response:
        with self._turn:
            return self._inner.send(request)


class World:
    """One contractor's machine and one server, both kept over restarts of the agent."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.secrets = KeptSecrets()
        keys = (DeviceKey.from_secret(hashlib.sha256(one).digest()) for one in (b"log", b"other"))
        self.server = FakeServer(
            origin="diary.example/log/1",
            key=next(keys),
            other=next(keys),
            wall_ms=SystemClock().wall_ms,
        )
        self.server.codes["good"] = ""
        self.server.codes["late"] = "code-expired"
        self.server.contracts = [CONTRACT]
        self.desktop = FakeDesktop()
        self.transport = OneAtATime(self.server)

    def state(self) -> None:
        """Let the server state itself and its policies in its log, as one that can be exported from does."""
        self.server.begin(DeviceKey.from_secret(hashlib.sha256(b"statements").digest()))
        self.server.state_policies()

    def build(self) -> BuiltAgent:
        return build(
            home=self.home,
            environment={},
            senses=senses_of(self.desktop),
            transport=lambda _address: self.transport,
            secrets=self.secrets,
            schedule=AT_ONCE,
        )

    @property
    def door(self) -> ControlClient:
        return ControlClient(self.home / "run" / "agent.json")


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until it holds; the line that asks says for what."""
    wait_until(condition, "it to come about")


def received(world: World, kind: str) -> list[ContractorStatement]:
    """The statements of this type that the server has taken, in order."""
    return [one.statement for one in world.server.received if one.statement.type == kind]


def refused(act: Callable[[], object]) -> ProblemCode:
    with pytest.raises(ClientError) as error:
        act()
    return error.value.problem.code


def enrol(world: World, code: str = "good") -> None:
    world.door.enrol(server_url=URL, code=code, device_name="Desk")


def agree(world: World) -> None:
    (contract,) = world.door.snapshot().contracts
    world.door.agree(contract=contract.contract, policy_sha256=contract.policy.sha256)


def tracked_once(world: World, memo: str) -> Segment:
    """Enrol, agree, track a moment, and wait until its session is revealed."""
    enrol(world)
    agree(world)
    door = world.door
    door.choose_contract(contract=CONTRACT.contract)
    door.set_memo(memo=memo)
    door.start()
    wait_for(lambda: door.snapshot().session_ms > 0)
    door.stop()
    wait_for(lambda: len(received(world, "reveal")) == 1)
    (segment,) = received(world, "segment")
    assert isinstance(segment, Segment)
    return segment


def deliver_once(world: World) -> None:
    """Enrol, agree, track a moment, and wait until all of it is delivered."""
    tracked_once(world, "")
    wait_for(lambda: world.door.snapshot().sync.next_try_ms is None)


def hourproof(world: World, *arguments: str) -> int:
    """The command in this process, on the folder of the world; its exit code."""
    return cli.main(["--home", str(world.home), *arguments])


def traces_of(word: bytes) -> list[bytes]:
    """The word as it is, and as it would stand in base64 at each of the three places in a group."""
    coded = [base64.urlsafe_b64encode(b"x" * before + word)[4:-4] for before in (0, 1, 2)]
    assert all(len(one) >= 4 for one in coded)
    return [word, *coded]
