"""`dev.py run`: the real product end to end on this machine, with a demo organization.

Order matters: desktop, backend, enrolment, tray app, clock in. What is started here is ended here.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from devtools import desktop, environment
from devtools.environment import say
from devtools.processes import PATIENCE_S, Child, Children
from devtools.trouble import Trouble

FIRST_PORT = 8470
TYPIST_WINDOW = "Hourproof demonstration terminal"
MEMO = "Trying out Hourproof"
LISTENS = "listens on"
"""What the backend says when the port is its own."""
PORT_TAKEN = 3
"""The backend's exit code where the port is not to be had."""


@dataclass(frozen=True)
class Options:
    """What the person asked for."""

    fresh: bool
    segment_minutes: int
    port: int | None
    virtual: bool
    typist: bool
    seconds: float | None
    data: Path


class _Stop(Exception):
    """Raised out of a wait by Ctrl-C or a termination signal."""


def run(root: Path, options: Options) -> int:
    """Run the demonstration until stopped; return the exit code."""
    virtual = options.virtual or not desktop.present()
    if virtual and not sys.platform.startswith("linux"):
        raise Trouble("a virtual desktop can be made on Linux only. Run this in a desktop session.")
    packages = environment.QT_PACKAGES
    if virtual:
        packages += environment.VIRTUAL_DESKTOP_PACKAGES
    elif not any(
        map(shutil.which, ("gnome-keyring-daemon", "kwalletd5", "kwalletd6", "keepassxc"))
    ):
        packages += ("gnome-keyring",)
    environment.prepare(root, packages)
    with _signals_stop_us(), _only_one(options.data) as home:
        if options.fresh:
            _start_over(home)
        with contextlib.suppress(_Stop):
            return _run(root, home, options, virtual=virtual)
        say("Stopped: nothing of it is running any more. The data stays for the next run.")
        return 0


def _run(root: Path, home: Path, options: Options, *, virtual: bool) -> int:
    port = _port(home, options.port)
    url = f"http://127.0.0.1:{port}"
    environ = environment.child_environment()
    environ["HOURPROOF_HOME"] = str(home / "agent")
    with Children(home / "logs") as children:
        screen: desktop.VirtualDesktop | None = None
        product: _Product | None = None
        try:
            if virtual:
                say("Starting a virtual desktop")
                screen = desktop.VirtualDesktop(children, home / "desktop", environ)
                environ = screen.env
                _terminal(children, home, environ)
            product = _Product(root, home, environ, url, children)
            demo = product.backend(port, options.segment_minutes)
            contract = product.agent(demo)
            if virtual and options.typist:
                typist = [sys.executable, "-m", "devtools.typist", TYPIST_WINDOW]
                children.start("typist", typist, env=environ, cwd=root)
            _tell(demo, url, home, environ, contract, screen, options)
            _watch(children, options.seconds)
            return 0
        finally:
            if product is not None:
                product.stop()
            children.stop_all()
            if screen is not None:
                screen.remove_runtime_folder()


class _Product:
    """The backend and the tray app of one run."""

    def __init__(
        self, root: Path, home: Path, environ: dict[str, str], url: str, children: Children
    ) -> None:
        self._root = root
        self._home = home
        self._environ = environ
        self._url = url
        self._children = children
        self._app: Child | None = None

    def backend(self, port: int, segment_minutes: int) -> dict[str, Any]:
        """Make the demo organization where it is missing, start the backend; what `demo` printed."""
        data = str(self._home / "server")
        server = environment.tool(self._root, "hourproof-server")
        arguments = [
            "demo",
            "--data",
            data,
            "--segment-minutes",
            str(segment_minutes),
            "--new-code",
        ]
        demo = json.loads(
            self._call([server, *arguments, "--json"], "making the demo organization")
        )
        child = self._children.start(
            "server",
            [server, "serve", "--data", data, "--host", "127.0.0.1", "--port", str(port)],
            env=self._environ,
        )
        try:
            # Another program may have taken the port meanwhile, even another backend of ours: only what this
            # one says proves that it is this one that answers.
            self._children.wait_for(
                "the backend's first answer",
                lambda: LISTENS in child.said() and self._backend_answers(),
            )
        except Trouble as trouble:
            if child.process.poll() == PORT_TAKEN:
                raise Trouble(
                    f"port {port} of this machine was taken by another program just now. End it, or choose another "
                    "port with --port."
                ) from trouble
            raise
        return dict(demo)

    def agent(self, demo: dict[str, Any]) -> str:
        """Enrol this machine where it is not, start the tray app, clock in; the contract's id."""
        contract = str(demo["contract"]["id"])
        status = json.loads(self._hourproof("status", "--json", accept=(0, 3, 4)) or "{}")
        if not status.get("enrolled"):
            self._hourproof(
                "enrol",
                "--server",
                self._url,
                "--code",
                str(demo["code"]),
                "--name",
                "Demo computer",
            )
        self._app = self._children.start(
            "app", [environment.tool(self._root, "hourproof-app")], env=self._environ
        )
        self._children.wait_for("the tray app's first answer", self._agent_answers)
        self._hourproof("agree", contract)
        self._hourproof("start", contract, "--memo", MEMO, accept=(0,))
        return contract

    def stop(self) -> None:
        """Clock out and let the app write everything down before the other processes are ended."""
        if self._app is None or self._app.process.poll() is not None:
            return
        say("Clocking out and stopping")
        command = [environment.tool(self._root, "hourproof"), "quit"]
        # Where even this fails, the app is ended by a signal and recovers at its next start.
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(
                command, env=self._environ, capture_output=True, check=False, timeout=PATIENCE_S
            )
            self._app.process.wait(PATIENCE_S)

    def _backend_answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self._url}/api/v1/server", timeout=2) as answer:
                return bool(json.load(answer).get("product") == "hourproof")
        except (urllib.error.URLError, OSError, ValueError):
            return False

    def _agent_answers(self) -> bool:
        command = [environment.tool(self._root, "hourproof"), "status", "--json"]
        return (
            subprocess.run(command, env=self._environ, capture_output=True, check=False).returncode
            == 0
        )

    def _hourproof(self, *arguments: str, accept: tuple[int, ...] = (0,)) -> str:
        command = [environment.tool(self._root, "hourproof"), *arguments]
        return self._call(command, f"hourproof {arguments[0]}", accept=accept)

    def _call(self, command: list[str], what: str, *, accept: tuple[int, ...] = (0,)) -> str:
        done = subprocess.run(
            command, env=self._environ, capture_output=True, text=True, check=False
        )
        if done.returncode not in accept:
            raise Trouble(
                f"{what} failed with code {done.returncode}:\n{(done.stderr or done.stdout).strip()}"
            )
        return done.stdout


def _terminal(children: Children, home: Path, environ: dict[str, str]) -> None:
    notes = home / "desktop" / "notes.txt"
    command = ["xterm", "-T", TYPIST_WINDOW, "-geometry", "120x36+60+90"]
    command += ["-fa", "DejaVu Sans Mono", "-fs", "12"]
    command += ["-e", "sh", "-c", 'exec cat > "$1"', "notes", str(notes)]
    children.start("terminal", command, env=environ)


def _tell(
    demo: dict[str, Any],
    url: str,
    home: Path,
    environ: dict[str, str],
    contract: str,
    screen: desktop.VirtualDesktop | None,
    options: Options,
) -> None:
    employer, contractor = demo["employer"], demo["contractor"]
    today = time.strftime("%Y-%m-%d", time.gmtime())
    length = options.segment_minutes
    each = "minute" if length == 1 else f"{length} minutes"
    lines = [
        "",
        "Hourproof is running, and the clock runs: the contractor is clocked in.",
        "",
        f"  Work diary    {url}/contracts/{contract}/diary/{today}",
        f"  Employer      {employer['email']}    password  {employer['password']}",
        f"  Contractor    {contractor['email']}    password  {contractor['password']}",
        f"  Data          {home}  (logs in {home / 'logs'})",
        f"  Segments      one each {each}; its card is in the diary about two minutes after its end",
    ]
    if screen is not None:
        lines.append(
            f"  Desktop       virtual, DISPLAY={environ['DISPLAY']}"
            + ("; a script types in a terminal there" if options.typist else "; nobody works there")
        )
    tool = environment.tool(Path(__file__).resolve().parent.parent, "hourproof")
    setting = f"HOURPROOF_HOME={home / 'agent'}"
    if screen is not None:
        # The screen and the keyring are this desktop's own: `doctor` and `export` need them.
        names = ("DISPLAY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS")
        setting += "".join(f" {name}={environ[name]}" for name in names)
    lines += [
        f"  Command line  {setting} {tool} status",
        "",
        "Stop with Ctrl-C. The next run goes on with this data; --fresh starts over.",
    ]
    say("\n".join(lines))


def _watch(children: Children, seconds: float | None) -> None:
    deadline = None if seconds is None else time.monotonic() + seconds
    while deadline is None or time.monotonic() < deadline:
        children.raise_if_one_ended()
        time.sleep(0.5)


@contextlib.contextmanager
def _signals_stop_us() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        # A second Ctrl-C while we clean up must not leave processes behind.
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
        raise _Stop

    numbers = [signal.SIGINT, signal.SIGTERM]
    if hasattr(signal, "SIGHUP"):
        numbers.append(signal.SIGHUP)
    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def _only_one(home: Path) -> Iterator[Path]:
    """Hold the demo folder for this run; two runs on one folder would fight over it."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    mark = home / "running"
    with mark.open("a+") as held:
        try:
            _lock(held.fileno())
        except OSError:
            raise Trouble(
                "the demonstration is already running from this folder. Stop it with Ctrl-C in its terminal first."
            ) from None
        yield home


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _start_over(home: Path) -> None:
    for name in ("agent", "desktop", "logs", "server"):
        shutil.rmtree(home / name, ignore_errors=True)
    (home / "port").unlink(missing_ok=True)


def _port(home: Path, asked: int | None) -> int:
    """The port of the backend: the one asked for, else the one of the first run, else a free one."""
    kept = home / "port"
    if asked is None and kept.exists():
        asked = int(kept.read_text())
    candidates = [asked] if asked is not None else range(FIRST_PORT, FIRST_PORT + 50)
    for port in candidates:
        with socket.socket() as probe:
            if sys.platform != "win32":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                probe.bind(("127.0.0.1", port))
                kept.write_text(str(port))
                return int(port)
    raise Trouble(
        f"port {asked} of this machine is in use by another program. End it, or choose another with --port."
        if asked is not None
        else f"no port from {FIRST_PORT} to {FIRST_PORT + 49} is free. Choose one with --port."
    )
