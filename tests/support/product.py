"""The whole product for end-to-end tests: a desktop, a keyring, a backend and an agent, all of them real.

Backend and agent run as processes on a clock twelve times as fast (`fast_time`), and are driven through
their own doors: the `hourproof` command, HTTP and the browser. Everything is ended by process id.
"""

from __future__ import annotations

import json
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.support.desktop import ONE_MONITOR, ROOT, Desktop, Place
from tests.support.fast_time import FastClock
from tests.support.keyring_service import KeyringService
from tests.support.waiting import wait_until

SPEED = 12
PATIENCE_S = 60.0
BIN = Path(sys.executable).parent


class ProductError(AssertionError):
    """The product did not come to the state that a test waited for."""


def wait_for(condition: Callable[[], object], what: str, *, patience_s: float = PATIENCE_S) -> None:
    """Poll until `condition` holds; name `what` when patience ends."""
    wait_until(condition, what, patience_s=patience_s)


def free_port() -> int:
    """A loopback port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def verify(bundle: Path, trust: Path, *options: str) -> tuple[int, dict[str, Any]]:
    """Check a bundle as somebody else would, who has nothing of the product's; exit code and report."""
    done = subprocess.run(
        [BIN / "hourproof", "verify", bundle, "--trust", trust, "--json", *options],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    return done.returncode, json.loads(done.stdout)


class Product:
    """Start it with `with`; backend and agent are started by the test, since tests also end them."""

    def __init__(
        self,
        folder: Path,
        *,
        monitors: tuple[Place, ...] = ONE_MONITOR,
        segment_minutes: int = 1,
        speed: int = SPEED,
        own_display: bool = False,
    ) -> None:
        self.data = folder / "server"
        self.home = folder / "agent"
        self.logs = folder / "logs"
        self.logs.mkdir(parents=True)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.clock = FastClock.starting_now(speed)
        self._folder = folder
        self._segment_minutes = segment_minutes
        self._cleanup = ExitStack()
        self.desktop = Desktop(monitors=monitors, window_manager=True, own_name=own_display)
        self.env: dict[str, str] = {}
        self.keyring: KeyringService
        self.demo: dict[str, Any] = {}
        self._backend: subprocess.Popen[bytes] | None = None
        self._agent: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self._cleanup.enter_context(self.desktop)
            self.keyring = self._cleanup.enter_context(KeyringService.started(self._folder / "k"))
            self.env = {
                **self.keyring.environment(self.desktop.env),
                **self.clock.environment(),
                "HOURPROOF_HOME": str(self.home),
            }
            self.demo = self._make_demo()
        except BaseException:
            self._cleanup.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end(self._agent)
        self._end(self._backend)
        self._cleanup.close()

    def begin(self) -> None:
        """Start the backend, enrol, start the agent, and have a window that takes the input."""
        self.start_backend()
        self.enrol()
        self.start_agent()
        self.sit_down()

    def sit_down(self) -> None:
        """Open a window that takes the input."""
        self.desktop.open_window("Work")
        self.desktop.run("xdotool", "mousemove", "300", "300")

    def work(self, minutes: float) -> int:
        """Type for so many minutes of its clock; when the last key was pressed at the latest (UTC)."""
        until = self.clock.wall_ms() + minutes * 60_000

        def typed_long_enough() -> bool:
            self.desktop.type_keys(3)
            return self.clock.wall_ms() > until

        wait_for(typed_long_enough, f"{minutes} minutes of work")
        return self.clock.wall_ms()

    # ---- backend ----

    @property
    def contract(self) -> str:
        """The id of the demo contract."""
        return str(self.demo["contract"]["id"])

    def start_backend(self) -> None:
        """Start the backend on its port and wait until it answers."""
        self._backend = self._spawn(
            "server",
            [sys.executable, "-m", "tests.support.fast_server", str(self.data), str(self.port)],
        )
        wait_for(self._backend_answers, "the backend")

    def kill_backend(self) -> None:
        """SIGKILL, as a power cut would."""
        assert self._backend is not None
        self._backend.kill()
        self._backend.wait()

    @property
    def backend_pid(self) -> int:
        """Of the running backend."""
        assert self._backend is not None
        return self._backend.pid

    def stop_backend(self) -> None:
        """End it in good order."""
        self._end(self._backend)

    def run_server(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the operator's command on the backend's data, which must not be in use."""
        command = [str(BIN / "hourproof-server"), *arguments, "--data", str(self.data)]
        return subprocess.run(
            command, env=self.env, capture_output=True, text=True, check=False, timeout=PATIENCE_S
        )

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        """What the backend's database file answers, whether or not the backend runs."""
        database = f"file:{self.data / 'hourproof.db'}?mode=ro"
        with closing(sqlite3.connect(database, uri=True)) as db:
            return db.execute(question).fetchall()

    def _backend_answers(self) -> bool:
        self._raise_if_ended(self._backend, "server")
        try:
            with urllib.request.urlopen(f"{self.url}/api/v1/server", timeout=2) as answer:
                return bool(json.load(answer)["product"] == "hourproof")
        except (urllib.error.URLError, OSError):
            return False

    def demo_command(self) -> list[str]:
        """What makes the demonstration, but for its arguments."""
        return [str(BIN / "hourproof-server"), "demo"]

    def _make_demo(self) -> dict[str, Any]:
        command = [*self.demo_command(), "--data", str(self.data), "--json"]
        command += ["--segment-minutes", str(self._segment_minutes), "--new-code"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=self.env)
        if done.returncode != 0:
            raise ProductError(done.stderr)
        return dict(json.loads(done.stdout))

    # ---- agent ----

    def enrol(self, *, url: str | None = None) -> None:
        """Enrol this machine with the demo's one-time code, and agree to the contract's policy."""
        code = str(self.demo["code"])
        self.hourproof(
            "enrol", "--server", url or self.url, "--code", code, "--name", "Test computer"
        )

    def start_agent(self) -> None:
        """Start the headless agent and wait until it answers on its local socket."""
        self.begin_agent()
        self.wait_for_agent()

    def begin_agent(self) -> None:
        """Start the headless agent and wait for nothing."""
        self._agent = self._spawn("agent", [sys.executable, "-m", "tests.support.fast_agent"])

    def wait_for_agent(self) -> None:
        """Wait until the agent answers on its local socket."""
        wait_for(self._agent_answers, "the agent")

    @property
    def agent_pid(self) -> int:
        """Of the running agent."""
        assert self._agent is not None
        return self._agent.pid

    def stop_agent(self) -> None:
        """End it in good order."""
        self._end(self._agent)

    def start_real_agent(self, *command: str) -> int:
        """Start the installed agent `command`, which lives on the real clock; returns its process id."""
        self._agent = self._spawn("agent", [str(BIN / command[0]), *command[1:]])
        return self._agent.pid

    def start_window(self) -> None:
        """Start the tray app a second time, which opens the window of the first and ends."""
        command = [str(BIN / "hourproof-app")]
        subprocess.run(command, env=self.env, check=True, timeout=PATIENCE_S, capture_output=True)

    def quit_agent(self) -> None:
        """End the agent as a person does, and wait for its process."""
        assert self._agent is not None
        self.hourproof("quit")
        self._agent.wait(20)

    def kill_agent(self) -> None:
        """SIGKILL, as a power cut would."""
        assert self._agent is not None
        self._agent.kill()
        self._agent.wait()

    def clock_in(self, memo: str = "Testing") -> None:
        """Agree to the policy if need be and start the clock."""
        self.hourproof("agree", self.contract)
        self.hourproof("start", self.contract, "--memo", memo)

    def picture_file(self, name: str) -> Path:
        """Where the agent keeps the picture, or thumbnail, with this hash."""
        return self.home / "pictures" / name[:2] / name

    def diary(self) -> list[dict[str, Any]]:
        """The entries of the own diary of yesterday and today, since midnight may pass meanwhile."""
        return [
            entry
            for day in ("yesterday", "today")
            for entry in json.loads(self.hourproof("diary", day, "--utc", "--json"))["entries"]
        ]

    def status(self) -> dict[str, Any]:
        """What `hourproof status --json` says."""
        return dict(json.loads(self.hourproof("status", "--json")))

    def hourproof(self, *arguments: str, accept: tuple[int, ...] = (0,)) -> str:
        """Run the real command and return what it printed; raise unless its code is accepted."""
        done = self.run_hourproof(*arguments)
        if done.returncode not in accept:
            raise ProductError(
                f"hourproof {' '.join(arguments)}: code {done.returncode}\n{done.stdout}{done.stderr}"
                + self.last_words("agent")
            )
        return done.stdout

    def run_hourproof(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the real command, whatever its exit code."""
        command = [str(BIN / "hourproof"), *arguments]
        return subprocess.run(
            command, env=self.env, capture_output=True, text=True, check=False, timeout=PATIENCE_S
        )

    def wait_delivered(self, count: int | None = None) -> None:
        """Wait until everything sealed has its receipt (and, with `count`, exactly so many)."""

        def all_there() -> bool:
            self.hourproof("upload")
            sync = self.status()["sync"]
            if sync["waiting"] or sync["state"] != "delivered":
                return False
            return bool(sync["receipted"]) if count is None else sync["receipted"] == count

        wait_for(all_there, "all receipts")

    def _agent_answers(self) -> bool:
        self._raise_if_ended(self._agent, "agent")
        return self.run_hourproof("status", "--json").returncode == 0

    # ---- inside ----

    def last_words(self, name: str) -> str:
        """The end of a process's log, for a failing test."""
        log = self.logs / f"{name}.log"
        text = log.read_text(errors="replace") if log.exists() else ""
        return f"\n--- {name} ---\n" + "\n".join(text.splitlines()[-30:])

    def _spawn(self, name: str, command: list[str]) -> subprocess.Popen[bytes]:
        with (self.logs / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                command,
                env=self.env,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def _raise_if_ended(self, process: subprocess.Popen[bytes] | None, name: str) -> None:
        if process is not None and process.poll() is not None:
            raise ProductError(f"the {name} ended with {process.returncode}{self.last_words(name)}")

    def _end(self, process: subprocess.Popen[bytes] | None) -> None:
        if process is None or process.poll() is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
