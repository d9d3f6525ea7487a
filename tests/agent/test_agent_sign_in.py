"""Signing in through a browser on the agent's side: waited for across kills, never asked too often, one way in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from agent.client import ProblemCode, SignIn
from agent.core.problems import Trouble
from agent.store.secrets import SecretName
from agent.wiring.build import Basis, open_basis
from sync.fake import Fault
from sync.transport import Request, Response
from tests.support.agent_world import ManualClock
from tests.support.sync_rig import contract_of
from tests.support.whole_machine import URL, KeptSecrets, SeededChance, server_of
from wire.records import ContractId

CONTRACT = ContractId("c0ffee0000000001")
START_MS = 1_800_000_000_000


class Rig:
    """A data folder and a server; the program in it is started and killed at will."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.clock = ManualClock(START_MS)
        self.server = server_of(self.clock.wall_ms, [contract_of(CONTRACT)])
        self.secrets = KeptSecrets()
        self.polls = 0
        self.basis: Basis | None = None
        self._cleanup = ExitStack()

    def send(self, request: Request) -> Response:
        self.polls += request.url.endswith("/token")
        return self.server.send(request)

    def start(self) -> None:
        self.basis = open_basis(
            self._cleanup,
            home=self.home,
            environment={"HOURPROOF_LOG": "critical"},
            clock=self.clock,
            chance=SeededChance(7),
            transport=lambda _address: self,
            secrets=self.secrets,
        )

    def end(self) -> None:
        self._cleanup.close()
        self._cleanup = ExitStack()

    def again(self) -> None:
        self.end()
        self.start()

    def ask(self, *, name: str = "laptop", url: str = URL) -> SignIn:
        assert self.basis is not None
        return self.basis.signing_in.ask(server_url=url, device_name=name)

    def enrol(self) -> bool:
        assert self.basis is not None
        return self.basis.signing_in.enrol() is not None

    def poll(self) -> bool:
        """After the interval."""
        self.clock.pass_ms(5_000)
        return self.enrol()

    def answer(self, error: str) -> None:
        """What the person chose; empty: yes."""
        self.server.sign_ins[self.newest] = error

    @property
    def newest(self) -> str:
        return list(self.server.sign_ins)[-1]


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    made.start()
    yield made
    made.end()


def refused(act: Callable[[], object]) -> ProblemCode:
    with pytest.raises(Trouble) as caught:
        act()
    assert caught.value.problem.details["during"] == "enrolment"
    return caught.value.problem.code


def test_a_device_is_enrolled_once_its_person_said_yes(rig):
    assert refused(rig.enrol) is ProblemCode.SIGN_IN_NOT_ASKED
    shown = rig.ask()
    assert (shown.user_code, shown.interval_s) == ("BCDF-GHJK", 5)
    assert shown.expires_ms == START_MS + 900_000
    assert not rig.poll()
    rig.answer("")
    assert rig.poll()
    assert rig.basis.directory.identity().device_name == "laptop"
    assert SecretName.SIGN_IN not in rig.secrets.kept
    assert refused(rig.ask) is ProblemCode.ALREADY_ENROLLED
    assert refused(rig.enrol) is ProblemCode.SIGN_IN_NOT_ASKED


def test_nobody_is_asked_more_often_than_the_server_wants(rig):
    rig.ask()
    assert not rig.enrol()
    assert rig.polls == 0
    rig.answer("slow_down")
    assert not rig.poll()
    assert rig.polls == 1
    rig.answer("")
    assert not rig.poll()
    assert rig.polls == 1
    assert rig.poll()
    assert rig.polls == 2


def test_a_killed_program_goes_on_with_what_it_asked(rig):
    before = rig.ask()
    rig.again()
    assert rig.ask() == before
    assert len(rig.server.sign_ins) == 1
    rig.answer("slow_down")
    assert not rig.poll()
    rig.again()
    assert rig.ask().interval_s == 10
    rig.again()
    rig.answer("")
    assert rig.enrol()
    assert len(rig.server.devices) == 1


def test_another_name_or_server_or_little_time_begins_anew(rig):
    rig.ask()
    rig.ask(name="desk")
    assert len(rig.server.sign_ins) == 2
    rig.ask(name="desk", url="https://other.example")
    assert len(rig.server.sign_ins) == 3
    rig.clock.pass_ms(841_000)
    rig.ask(name="desk", url="https://other.example")
    assert len(rig.server.sign_ins) == 4


@pytest.mark.parametrize(
    ("error", "meant"),
    [
        ("access_denied", ProblemCode.SIGN_IN_DECLINED),
        ("expired_token", ProblemCode.CODE_EXPIRED),
        ("invalid_grant", ProblemCode.CODE_EXPIRED),
    ],
)
def test_a_no_ends_it(rig, error, meant):
    rig.ask()
    rig.answer(error)
    assert refused(rig.poll) is meant
    assert refused(rig.poll) is ProblemCode.SIGN_IN_NOT_ASKED
    assert rig.secrets.kept.keys() == set()


def test_trouble_on_the_way_ends_nothing_and_slows_the_asking(rig):
    rig.ask()
    rig.answer("")
    rig.server.offline = True
    assert refused(rig.poll) is ProblemCode.SERVER_UNREACHABLE
    assert not rig.poll()
    assert refused(rig.poll) is ProblemCode.SERVER_UNREACHABLE
    rig.server.offline = False
    rig.clock.pass_ms(5_000)
    assert rig.poll()


def test_the_time_the_server_asks_for_is_given(rig):
    rig.ask()
    rig.answer("")
    rig.server.faults.append(Fault.BUSY)
    assert refused(rig.poll) is ProblemCode.SERVER_FAILED
    rig.clock.pass_ms(115_000)
    assert not rig.enrol()
    assert rig.poll()


def test_offline_for_too_long_it_is_over_without_the_server(rig):
    rig.ask()
    rig.server.offline = True
    rig.clock.pass_ms(959_000)
    assert refused(rig.enrol) is ProblemCode.SERVER_UNREACHABLE
    rig.clock.pass_ms(60_000)
    assert refused(rig.enrol) is ProblemCode.CODE_EXPIRED


def test_a_lost_answer_of_any_step_costs_nothing(rig):
    """The answer to the poll and to each step of the enrolment is lost in turn; the person is never asked again."""
    rig.ask()
    rig.answer("")
    rig.server.faults.append(Fault.LOST_ANSWER)
    assert refused(rig.poll) is ProblemCode.SERVER_UNREACHABLE
    rig.clock.pass_ms(5_000)
    assert rig.poll()
    assert len(rig.server.devices) == 1


def test_what_is_kept_and_cannot_be_read_is_asked_for_anew(rig):
    for kept in ("", "{", "[]", '{"v": 1}', "null"):
        rig.secrets.write(SecretName.SIGN_IN, kept)
        rig.again()
        assert refused(rig.enrol) is ProblemCode.SIGN_IN_NOT_ASKED
        rig.ask()
    assert len(rig.server.sign_ins) == 5


def test_a_wall_clock_that_is_wrong_changes_nothing(rig):
    rig.clock.step_wall(-7 * 86_400_000)
    rig.server._wall_ms = lambda: rig.clock.wall_ms() + 7 * 86_400_000
    shown = rig.ask()
    assert shown.expires_ms == START_MS + 900_000
    assert rig.ask() == shown
    rig.answer("")
    assert rig.poll()


def test_a_server_that_cannot_and_one_that_is_none(rig):
    rig.server.product = "kimai"
    assert refused(rig.ask) is ProblemCode.SERVER_NOT_HOURPROOF
    rig.server.product = "hourproof"
    rig.server.faults.append(Fault.PAGE)
    assert refused(rig.ask) is ProblemCode.SERVER_NOT_HOURPROOF
    assert refused(lambda: rig.ask(url="http://far.example")) is ProblemCode.SERVER_ADDRESS_INVALID
