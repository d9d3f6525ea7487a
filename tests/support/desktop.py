"""A private X desktop for tests: a real Xvfb, real windows, a known number of keys and clicks.

`with Desktop() as desktop:` starts one; everything it started is ended by process id. Input is made
by `xdotool`, so it comes from the XTEST devices of the server and counts as injected as well.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.support.waiting import PATIENCE_S, TooLateError, wait_until

ROOT = Path(__file__).resolve().parents[2]
TRAY_STARTS = 4
KEY_NAMES = tuple("asdfghjklqwertyuiopzxcvbnm")


class DesktopError(RuntimeError):
    """The desktop could not be brought into the state that a test asked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle of the virtual desktop in pixels."""

    x: int
    y: int
    width: int
    height: int


ONE_MONITOR = (Place(0, 0, 1280, 800),)
TWO_MONITORS = (Place(0, 0, 1920, 1080), Place(1920, 0, 1920, 1080))


class Desktop:
    """One X server with `monitors`, optionally with the openbox window manager.

    `env` is the environment in which programs see this desktop and no other; `display` is its name
    such as `:7`. With one monitor no RandR monitor is made: the whole screen is the monitor. A server whose name
    must stay free while it is gone is given one that no other looks for (`own_name`).
    """

    def __init__(
        self,
        *,
        monitors: Sequence[Place] = ONE_MONITOR,
        window_manager: bool = False,
        server_options: Sequence[str] = (),
        own_name: bool = False,
    ) -> None:
        self.monitors = tuple(monitors)
        # Servers that choose for themselves take the lowest number that is free.
        self.display = f":{1_000 + os.getpid() % 30_000}" if own_name else ""
        self.env: dict[str, str] = {}
        self._window_manager = window_manager
        self._server_options = tuple(server_options)
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start the server (and the window manager); returns when clients can connect."""
        try:
            self._start_server()
            if len(self.monitors) > 1:
                self.set_monitors(self.monitors)
            if self._window_manager:
                self._start_window_manager()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End everything that was started here, newest first. May be called twice."""
        while self._processes:
            end(self._processes.pop())

    def kill_server(self) -> None:
        """End the X server under its clients, as when a session crashes.

        It is asked to go, not killed: a killed one leaves its lock behind, over which servers that
        start at the same moment can come to share a name.
        """
        end(self._processes[0])

    def restart_server(self) -> None:
        """Start the X server again under the same name, empty, after `kill_server`."""
        del self._processes[0]
        self._start_server()
        self._processes.insert(0, self._processes.pop())

    def run(self, *command: str) -> str:
        """Run `command` on this desktop to its end and return its output."""
        done = subprocess.run(
            command, env=self.env, capture_output=True, text=True, check=False, timeout=PATIENCE_S
        )
        if done.returncode != 0:
            raise DesktopError(f"{' '.join(command[:3])}: {done.stderr.strip()}")
        return done.stdout

    def spawn(
        self,
        command: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        read: bool = False,
        write: bool = False,
    ) -> subprocess.Popen[bytes]:
        """Start `command` on this desktop with `env` added; it is ended with the desktop.

        With `read` its standard output is a pipe, which the caller must empty; with `write` its
        standard input is one.
        """
        process = subprocess.Popen(
            command,
            env={**self.env, **(env or {})},
            cwd=ROOT,
            stdin=subprocess.PIPE if write else subprocess.DEVNULL,
            stdout=subprocess.PIPE if read else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(process)
        return process

    def set_monitors(self, monitors: Sequence[Place]) -> None:
        """Divide the screen into `monitors`, replacing those that were made before."""
        for line in self.run("xrandr", "--listmonitors").splitlines():
            name = line.split()[1].strip("+*")
            if name.startswith("TEST"):
                self.run("xrandr", "--delmonitor", name)
        for number, place in enumerate(monitors):
            # Only the first monitor may own the one output that the server has.
            output = "screen" if number == 0 else "none"
            geometry = f"{place.width}/500x{place.height}/300+{place.x}+{place.y}"
            self.run("xrandr", "--setmonitor", f"TEST{number}", geometry, output)
        self.monitors = tuple(monitors)

    # --- input ---------------------------------------------------------------------------------

    def type_keys(self, count: int) -> None:
        """Press and release exactly `count` keys, none of them a modifier."""
        if count:
            names = [KEY_NAMES[n % len(KEY_NAMES)] for n in range(count)]
            self.run("xdotool", "key", "--delay", "4", *names)

    def hold_key(self, seconds: float) -> None:
        """Press one key, keep it down for `seconds` so that it repeats, and release it."""
        self.run("xdotool", "keydown", "h")
        time.sleep(seconds)
        self.run("xdotool", "keyup", "h")

    def click(self, count: int, *, button: int = 1) -> None:
        """Press and release mouse `button` exactly `count` times."""
        if count:
            self.run("xdotool", "click", "--repeat", str(count), "--delay", "4", str(button))

    def scroll(self, count: int, *, button: int = 5) -> None:
        """Turn the wheel exactly `count` steps (4 up, 5 down, 6 left, 7 right)."""
        self.click(count, button=button)

    def move_mouse(self, steps: int) -> None:
        """Move the pointer `steps` times by one pixel to and fro: motion and nothing else."""
        moves: list[str] = []
        for step in range(steps):
            moves += ["mousemove_relative", "--", "1" if step % 2 == 0 else "-1", "0"]
        if moves:
            self.run("xdotool", *moves)

    # --- windows -------------------------------------------------------------------------------

    def open_window(
        self,
        title: str = "Known window",
        *,
        app: str = "known-app",
        text: str = "",
        colour: str = "#336699",
        place: Place = Place(100, 100, 640, 400),
    ) -> subprocess.Popen[bytes]:
        """Open a window of `colour` with `text` in it at exactly `place`, without a frame.

        Returns when the server shows it. It has the focus, and it selects pointer motion and keys.
        """
        command = [
            sys.executable,
            "-m",
            "tests.support.shown_window",
            f"--title={title}",
            f"--app={app}",
            f"--text={text}",
            f"--colour={colour}",
            f"--place={place.x},{place.y},{place.width},{place.height}",
        ]
        process = self.spawn(command, read=True)
        answer = self.read_line(process, "a window")
        if answer != "shown":
            raise DesktopError(f"the window said {answer!r}")
        if self._window_manager:
            self.wait_for_front(title)
        return process

    def open_terminal(
        self, title: str, text: str, *, geometry: str = "80x24+40+40"
    ) -> subprocess.Popen[bytes]:
        """Open an xterm that shows `text`; returns when it is mapped.

        `geometry` gives columns, rows and place, as for any X program.
        """
        script = 'printf "%s\\n" "$1"; exec sleep 1000'
        command = [
            "xterm",
            "-T",
            title,
            "-geometry",
            geometry,
            "-e",
            "sh",
            "-c",
            script,
            "sh",
            text,
        ]
        process = self.spawn(command)
        wait_until(lambda: self._is_listed(title), f"the terminal {title!r}")
        return process

    def open_tray(self, *options: str) -> subprocess.Popen[bytes]:
        """Show a tray for icons (XEmbed); `options` are those of trayer. Returns when it is there."""
        # About one start in thirty comes to nothing: trayer asks the window manager something before
        # it shows itself, and waits for good when the answer was there first.
        for _ in range(TRAY_STARTS - 1):
            process = self.spawn(["trayer", *options])
            try:
                wait_until(lambda: self._is_listed("panel"), "the tray", patience_s=5)
            except TooLateError:
                self.close_window(process)
            else:
                return process
        process = self.spawn(["trayer", *options])
        wait_until(lambda: self._is_listed("panel"), "the tray")
        return process

    def open_bus(self) -> str:
        """Start a session bus that programs started from now on find; its address."""
        process = self.spawn(["dbus-daemon", "--session", "--nofork", "--print-address"], read=True)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self.read_line(process, "the bus")
        return self.env["DBUS_SESSION_BUS_ADDRESS"]

    def has_owner(self, name: str) -> bool:
        """Whether some program has `name` on the session bus that `open_bus` has started; none is started for it."""
        answer = self.run(
            *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus"),
            *("/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner", f"string:{name}"),
        )
        return "boolean true" in answer

    def close_window(self, process: subprocess.Popen[bytes]) -> None:
        """End a program that `spawn`, `open_window` or `open_terminal` gave."""
        self._processes.remove(process)
        end(process)

    def wait_for_front(self, title: str) -> None:
        """Wait until the window manager says that a window with `title` is in front."""
        wait_until(lambda: title in self.active_title(), f"the window {title!r} in front")

    def active_title(self) -> str:
        """The title of the window that the window manager says is in front; empty for none."""
        root = self.run("xprop", "-root", "_NET_ACTIVE_WINDOW")
        window = root.rsplit(" ", 1)[-1].strip()
        if not window.startswith("0x") or window == "0x0":
            return ""
        try:
            return self.run("xprop", "-id", window, "_NET_WM_NAME", "WM_NAME")
        except DesktopError:
            return ""  # the window went between the two questions

    # --- inside --------------------------------------------------------------------------------

    def _start_server(self) -> None:
        width = max(place.x + place.width for place in self.monitors)
        height = max(place.y + place.height for place in self.monitors)
        reader, writer = os.pipe()
        # A name is given only to a server that comes back; else the server takes a free one.
        name = [self.display] if self.display else []
        command = ["Xvfb", *name, "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24"]
        # Without -noreset the server forgets monitors and properties when its last client leaves.
        command += ["-nolisten", "tcp", "-noreset", "-dpi", "96"]
        command += self._server_options
        try:
            server = subprocess.Popen(
                command,
                pass_fds=[writer],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            self._processes.append(server)
            os.close(writer)
            writer = -1
            self.display = f":{_first_line(reader, 'an X server')}"
        finally:
            os.close(reader)
            if writer >= 0:
                os.close(writer)
        self.env = environment_for(self.display)

    def _start_window_manager(self) -> None:
        self.spawn(["openbox", "--sm-disable"])
        wait_until(
            lambda: "window id" in self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"),
            "the window manager",
        )

    def read_line(self, process: subprocess.Popen[bytes], what: str) -> str:
        """The next line of a process that was spawned with `read`; raise when patience ends."""
        if process.stdout is None:
            raise DesktopError("the process was started without a pipe")
        return _first_line(process.stdout.fileno(), what)

    def _is_listed(self, title: str) -> bool:
        return f'"{title}"' in self.run("xwininfo", "-root", "-tree")


def environment_for(display: str, base: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment `base` with `display` as its only desktop."""
    # The tests themselves run their widgets offscreen; programs on a desktop show real windows.
    foreign = ("WAYLAND_DISPLAY", "XAUTHORITY", "QT_QPA_PLATFORM")
    env = {k: v for k, v in base.items() if k not in foreign}
    return {**env, "DISPLAY": display, "XDG_SESSION_TYPE": "x11"}


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask `process` to end, insist after five seconds, and close its pipes."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()


def _first_line(descriptor: int, what: str) -> str:
    line = b""
    deadline = time.monotonic() + PATIENCE_S
    while not line.endswith(b"\n"):
        ready, _, _ = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise DesktopError(f"gave up waiting for {what}")
        piece = os.read(descriptor, 1)
        if not piece:
            raise DesktopError(f"{what} ended before it was ready")
        line += piece
    return line.decode().strip()
