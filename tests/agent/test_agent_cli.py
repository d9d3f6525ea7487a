"""`hourproof` as people use it: real processes, a real keyring and desktop, a server behind real HTTP."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from agent import cli
from agent.cli import exits
from agent.cli.words import doctor as doctor_words
from agent.cli.words import problems as problems_words
from agent.cli.words import shades as shades_words
from agent.cli.words import status as status_words
from agent.client import ClockState, NoticeCode, Problem, ProblemCode, SyncState, Tracking
from agent.runtime.clock import SystemClock
from agent.version import VERSION
from sync.fake import FakeServer
from sync.key import DeviceKey
from tests.support.desktop import Desktop, wait_until
from tests.support.keyring_service import KeyringService
from tests.support.login_service import LoginService, login_environment
from tests.support.sync_http import served
from tests.support.tracked_rows import CONTRACT as CONTRACT_ID
from wire.records import Contract, Policy, WindowPolicy

ROOT = Path(__file__).parents[2]

CONTRACT = Contract(
    contract=CONTRACT_ID,
    title="Website",
    employer="Bo Müller",
    segment_minutes=10,
    idle_minutes=10,
    weekly_limit_minutes=2400,
    memo_required=False,
    policy=Policy(
        version=3,
        screenshots=True,
        webcam=False,
        window=WindowPolicy.TITLE,
        review_delay_s=0,
        retention_days=180,
    ),
    week_start_ms=1_767_571_200_000,
    week_minutes=0,
)


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    with Desktop() as desktop:
        yield desktop


class Machine:
    """A contractor's machine with a session of its own, and a server elsewhere."""

    def __init__(self, folder: Path, desktop: Desktop, cleanup: ExitStack) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.keyring = KeyringService.open(folder / "session")
        cleanup.callback(self.keyring.close)
        self.keyring.start_keyring()
        self.environment = {
            **self.keyring.environment(desktop.env),
            "HOURPROOF_HOME": str(self.home),
            **login_environment(self.keyring.address),
        }
        login = LoginService(self.keyring.address)
        cleanup.callback(login.close)
        keys = [DeviceKey.from_secret(hashlib.sha256(one).digest()) for one in (b"log", b"other")]
        self.server = FakeServer(
            origin="diary.example/log/1", key=keys[0], other=keys[1], wall_ms=SystemClock().wall_ms
        )
        self.server.codes["good"] = ""
        self.server.codes["late"] = "code-expired"
        self.server.contracts = [CONTRACT]
        self.url = cleanup.enter_context(served(self.server))
        self.agents: list[subprocess.Popen[str]] = []
        cleanup.callback(self.end_agents)

    def hourproof(
        self, *arguments: str, expect: int = 0, environment: dict[str, str] | None = None
    ) -> str:
        """What one command printed on the stream that belongs to its exit code."""
        done = subprocess.run(
            [sys.executable, "-m", "agent.cli", *arguments],
            cwd=ROOT,
            env=environment or self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == expect, (arguments, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        return done.stdout if expect == 0 else done.stdout + done.stderr

    def start_agent(self) -> subprocess.Popen[str]:
        agent = subprocess.Popen(
            [sys.executable, "-m", "agent.cli", "run"],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.agents.append(agent)
        assert agent.stdout is not None
        assert agent.stdout.readline().startswith("Running for ")
        return agent

    def end_agents(self) -> None:
        for agent in self.agents:
            if agent.poll() is None:
                agent.kill()
            agent.communicate()

    def status(self) -> dict[str, object]:
        status = json.loads(self.hourproof("status", "--json"))
        assert isinstance(status, dict)
        return status

    def enrol(self) -> str:
        return self.hourproof("enrol", "--server", self.url, "--code", "good", "--name", "Desk")


@pytest.fixture
def machine(tmp_path: Path, desktop: Desktop) -> Iterator[Machine]:
    with ExitStack() as cleanup:
        yield Machine(tmp_path, desktop, cleanup)


def test_from_enrolment_to_delivery(machine: Machine) -> None:
    assert "Ana, Example" in machine.enrol()
    agent = machine.start_agent()
    assert machine.status()["state"] == "ready"
    assert "not agreed yet" in machine.hourproof("contracts")
    listed = json.loads(machine.hourproof("contracts", "--json"))
    assert [one["contract"] for one in listed["contracts"]] == [CONTRACT_ID]

    said = machine.hourproof("start", "Website", expect=1)
    assert "You have not agreed" in said
    said = machine.hourproof("agree", CONTRACT_ID)
    assert "one of each monitor at a random moment of each 10 minutes" in said
    assert "title" in said
    assert "version 3" in said

    said = machine.hourproof("start", "website", "--memo", "größer & kleiner")
    assert said.startswith("Clocked in, tracking.")
    assert machine.status()["memo"] == "größer & kleiner"
    machine.hourproof("memo", "other")
    assert machine.status()["memo"] == "other"
    assert "too long" in machine.hourproof("memo", "x" * 501, expect=1)
    assert machine.hourproof("stop").startswith("Clocked out.")

    def delivered() -> bool:
        machine.hourproof("upload")
        return [one.statement.type for one in machine.server.received][-1:] == ["reveal"]

    wait_until(delivered, "delivery")
    types = [one.statement.type for one in machine.server.received]
    assert types == ["consent", "session", "segment", "reveal"]
    listed = json.loads(machine.hourproof("consents", "--json"))
    assert [one["features"] for one in listed["consents"]] == [
        ["activity", "screenshots", "window"]
    ]
    assert "Website: activity, screenshots, window" in machine.hourproof("consents")
    machine.hourproof("quit")
    assert agent.wait(20) == 0
    assert agent.stderr is not None
    assert agent.stderr.read() == ""


def test_enrolling_works_with_a_running_agent(machine: Machine) -> None:
    machine.start_agent()
    assert json.loads(machine.hourproof("status", "--json", expect=4))["state"] == "signed-out"
    assert "hourproof enrol" in machine.hourproof("contracts", expect=4)
    assert "hourproof enrol" in machine.hourproof("start", expect=4)
    assert "hourproof enrol" in machine.hourproof("upload", expect=4)
    assert "Ana, Example" in machine.enrol()
    assert machine.status()["enrolled"] is True
    assert "enrolled already" in machine.hourproof(
        "enrol", "--server", machine.url, "--code", "good", expect=1
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_end_the_agent_cleanly(machine: Machine, number: signal.Signals) -> None:
    machine.enrol()
    agent = machine.start_agent()
    machine.hourproof("agree", "Website")
    machine.hourproof("start", "Website")
    agent.send_signal(number)
    assert agent.wait(30) == 0
    assert agent.stderr is not None
    assert agent.stderr.read() == ""
    assert [path.name for path in (machine.home / "run").iterdir()] == ["agent.lock"]
    machine.start_agent()
    status = machine.status()
    assert status["state"] == "clocked-out"
    assert status["notices"] == []


def test_after_kill_9_the_clock_goes_on(machine: Machine) -> None:
    machine.enrol()
    agent = machine.start_agent()
    machine.hourproof("agree", "Website")
    machine.hourproof("start", "Website")
    os.kill(agent.pid, signal.SIGKILL)
    agent.wait(10)
    assert "No agent is running" in machine.hourproof("stop", expect=3)
    machine.start_agent()
    status = machine.status()
    assert status["state"] == "clocked-in"
    notices = status["notices"]
    assert isinstance(notices, list)
    assert [notice["code"] for notice in notices] == ["recovered-and-continued"]


def test_without_an_agent_the_status_still_says_whether_it_is_enrolled(machine: Machine) -> None:
    assert json.loads(machine.hourproof("status", "--json", expect=3).split("\nhourproof:")[0]) == {
        "running": False,
        "enrolled": False,
    }
    machine.enrol()
    status = json.loads(machine.hourproof("status", "--json", expect=3))
    assert status == {"running": False, "enrolled": True, "server_url": machine.url}
    said = machine.hourproof("status", expect=3)
    assert f"Enrolled with {machine.url}." in said
    assert "hourproof run" in said


@pytest.mark.parametrize("verb", ["contracts", "stop", "start", "upload", "quit"])
def test_verbs_without_an_agent_say_so(machine: Machine, verb: str) -> None:
    assert "No agent is running" in machine.hourproof(verb, expect=3)


def test_a_second_agent_is_refused(machine: Machine) -> None:
    machine.start_agent()
    assert "running already" in machine.hourproof("run", expect=1)
    # The environment names the same folder as the option does.
    other = {key: value for key, value in machine.environment.items() if key != "HOURPROOF_HOME"}
    said = machine.hourproof("--home", str(machine.home), "run", expect=1, environment=other)
    assert "running already" in said


def test_no_display_is_said(machine: Machine) -> None:
    bare = {key: value for key, value in machine.environment.items() if key != "DISPLAY"}
    assert "no display" in machine.hourproof("run", expect=8, environment=bare)


def test_a_display_that_is_not_there_yet_is_said_and_waited_for(machine: Machine) -> None:
    machine.environment["DISPLAY"] = ":9999"
    agent = machine.start_agent()
    machine.hourproof("quit")
    _, said = agent.communicate(timeout=20)
    assert "The display is gone, or not there yet" in said


def test_bad_codes_and_servers_are_told_apart(machine: Machine) -> None:
    def enrol(code: str, url: str, expect: int) -> str:
        return machine.hourproof("enrol", "--server", url, "--code", code, expect=expect)

    assert "does not know this code" in enrol("nonsense", machine.url, 1)
    assert "has expired" in enrol("late", machine.url, 1)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        assert "cannot be reached" in enrol("good", f"http://127.0.0.1:{port}", 5)
    assert "not a server address" in enrol("good", "ftp://x", 5)
    assert "goes without encryption" in enrol("good", "http://diary.example", 5)
    machine.server.product = "wiki"
    said = enrol("good", machine.url, 5)
    assert "not an Hourproof server" in said
    assert machine.url in said
    machine.server.product = "hourproof"
    machine.server.statements = (2, 2)
    assert "too new" in enrol("good", machine.url, 5)
    assert not (machine.home / "settings.toml").exists()


def test_no_keyring_and_a_locked_one_are_told_apart(machine: Machine) -> None:
    machine.keyring.stop_keyring()
    enrol = ("enrol", "--server", machine.url, "--code", "good")
    assert "No keyring answers" in machine.hourproof(*enrol, expect=7)
    machine.keyring.start_keyring()
    machine.keyring.stop_keyring()
    machine.keyring.start_keyring("wrong password")
    assert "keyring is locked" in machine.hourproof(*enrol, expect=7)
    assert machine.server.codes["good"] == ""
    assert not (machine.home / "settings.toml").exists()
    machine.keyring.stop_keyring()
    machine.keyring.start_keyring()
    machine.enrol()


def test_a_file_for_a_home_is_said(machine: Machine) -> None:
    machine.home.write_text("a file")
    for command in (("run",), ("enrol", "--server", machine.url, "--code", "good")):
        said = machine.hourproof(*command, expect=6)
        assert str(machine.home) in said
        assert "--home" in said


def test_newer_files_are_refused(machine: Machine) -> None:
    machine.home.mkdir()
    settings = machine.home / "settings.toml"
    settings.write_text("version = 99\n")
    assert str(settings) in machine.hourproof("run", expect=6)
    assert "newer version" in machine.hourproof("status", expect=6)
    assert settings.read_text() == "version = 99\n"


def test_doctor_on_a_good_machine(machine: Machine) -> None:
    machine.enrol()
    machine.start_agent()
    said = machine.hourproof("doctor")
    assert "PROBLEM" not in said
    assert said.splitlines()[-1] == doctor_words.ALL_WELL
    for name, label in doctor_words.FINDINGS.items():
        assert label in said or name == "set-aside"
    found = json.loads(machine.hourproof("doctor", "--json"))
    assert found["running"] is True
    by_name = {one["what"]: one["details"] for one in found["findings"]}
    assert by_name["screen"]["back_end"].startswith("x11")
    assert by_name["screen"]["monitors"] == "1280x800"
    assert by_name["input"]["counted"].isdecimal()
    assert by_name["idle"]["idle_s"].isdecimal()
    assert "in_front" in by_name["window"]
    assert by_name["rights"]["files"].isdecimal()
    assert by_name["contracts"]["count"] == "1"
    assert by_name["pictures"]["count"] == "0"
    assert by_name["server"]["certificate"] == "none, this machine"
    assert by_name["keyring"] == {"keyring": "secret-service"}
    assert by_name["spool"]["waiting"] == "0"
    assert abs(int(by_name["clock"]["offset_s"])) <= 1


def test_doctor_finds_each_trouble_and_changes_nothing(machine: Machine) -> None:
    machine.enrol()
    machine.start_agent()
    machine.hourproof("quit")
    (machine.home / "journal.sqlite").write_bytes(b"garbage " * 1000)
    (machine.home / "spool.sqlite").write_bytes(b"garbage " * 1000)
    (machine.home / "contracts.json").write_bytes(b"[{}]")
    shelf = machine.home / "pictures" / "aa"
    shelf.mkdir()
    (shelf / ("a" * 64)).write_bytes(b"not these bytes")
    (shelf / "holiday.jpg").write_bytes(b"foreign")
    # While the key is there, pictures can be looked into; without it they are only counted.
    found = json.loads(machine.hourproof("doctor", "--json", expect=6))["findings"]
    pictures = next(one for one in found if one["what"] == "pictures")
    assert pictures["problem"]["code"] == "picture-missing"
    machine.server.offline = True
    machine.keyring.stop_keyring()
    before = sorted(path.name for path in machine.home.iterdir())
    bare = {key: value for key, value in machine.environment.items() if key != "DISPLAY"}
    said = machine.hourproof("doctor", "--json", expect=6, environment=bare)
    problems = {
        one["what"]: one["problem"]["code"]
        for one in json.loads(said)["findings"]
        if one["problem"]
    }
    assert problems == {
        "contracts": "contracts-corrupt",
        "journal": "journal-corrupt",
        "spool": "spool-corrupt",
        "keyring": "keyring-missing",
        "server": "server-unreachable",
        "screen": "no-display",
        "input": "no-display",
        "idle": "no-display",
        "window": "no-display",
    }
    assert sorted(path.name for path in machine.home.iterdir()) == before


def test_doctor_before_enrolment(machine: Machine) -> None:
    said = machine.hourproof("doctor", expect=4)
    assert "hourproof enrol" in said


@pytest.mark.parametrize(
    "arguments",
    [(), ("nonsense",), ("enrol",), ("start", "a", "b"), ("memo",), ("enrol", "--server", "x")],
)
def test_wrong_usage_is_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2
    assert "usage: hourproof" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [("--help",), ("start", "--help"), ("doctor", "--help"), ("run", "--help")]
)
def test_help_says_the_exit_codes(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for code in (0, 1, 2, 3, 4, 5, 6, 7, 8, 70):
        assert re.search(rf"^  {code}\b", said, re.MULTILINE), (arguments, code)
    assert "HOURPROOF_HOME" in said


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["version"]) == 0
    assert capsys.readouterr().out == f"hourproof {VERSION}\n"
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"hourproof {VERSION}\n"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == VERSION


def test_keep_and_delete_name_a_segment(machine: Machine) -> None:
    machine.enrol()
    machine.start_agent()
    for verb in ("keep", "delete"):
        assert "no such segment" in machine.hourproof(verb, "f" * 32, expect=1)
        assert "could mean" in machine.hourproof(verb, "last", expect=1)


def test_every_code_has_words_and_an_exit_code() -> None:
    assert set(problems_words.PROBLEMS) == set(ProblemCode)
    assert set(exits.EXITS) <= set(ProblemCode)
    assert set(status_words.STATES) == set(ClockState)
    assert set(status_words.TRACKING) == set(Tracking)
    assert set(status_words.SYNC) == set(SyncState)
    assert set(status_words.NOTICES) == set(NoticeCode)
    for code, (what, then) in problems_words.PROBLEMS.items():
        assert what.endswith("."), code
        assert what[0].isupper() or what[0] == "{", code
        assert len(then) > 10, code


@pytest.mark.parametrize("shade", shades_words.SHADES)
def test_words_for_a_shade_are_whole_and_belong_to_a_code(shade: str) -> None:
    code, _, detail = shade.partition("/")
    said = problems_words.problem_text(Problem(ProblemCode(code), {"why": detail}))
    assert said.startswith(shades_words.SHADES[shade][0].partition("{")[0])
    assert "{" not in said
