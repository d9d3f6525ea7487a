"""Our windows as programs on a desktop of the tests: told words, heard, seen, and typed beside."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from tests.support.desktop import ROOT, Desktop, DesktopError, wait_until

PATIENCE_S = 60.0


class Heard:
    """A module run as a program: it takes words on its standard input and tells on its output what happens.

    Returns when it has said `shown`. `env` is its environment where the desktop's alone is not enough.
    """

    def __init__(
        self, desktop: Desktop, module: str, *arguments: str, env: Mapping[str, str] | None = None
    ) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            env=desktop.env if env is None else env,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._module = module
        self._heard = b""
        self.hear("shown")

    def say(self, word: str) -> None:
        """Tell it a word."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n".encode())

    def hear(self, start: str) -> str:
        """The next line that begins with `start`; lines before it are dropped."""
        assert self.process.stdout is not None
        deadline = time.monotonic() + PATIENCE_S
        while True:
            while b"\n" in self._heard:
                line, _, self._heard = self._heard.partition(b"\n")
                if line.decode().startswith(start):
                    return line.decode()
            left = max(0.0, deadline - time.monotonic())
            ready, _, _ = select.select([self.process.stdout], [], [], left)
            piece = os.read(self.process.stdout.fileno(), 4096) if ready else b""
            if not piece:
                raise DesktopError(f"{self._module} did not say {start!r}")
            self._heard += piece

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send it a signal; the code with which it ends."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_S)

    def close(self) -> None:
        """Kill it if it still runs. Idempotent."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


class App(Heard):
    """`tests.ui.desk_app`: the whole app over a fake client."""

    def __init__(self, desktop: Desktop, folder: Path, *arguments: str) -> None:
        super().__init__(desktop, "tests.ui.desk_app", str(folder), *arguments)


def mapped(desktop: Desktop, name: str) -> bool:
    """Whether a window of this name is shown."""
    try:
        return "IsViewable" in desktop.run("xwininfo", "-name", name)
    except DesktopError:
        return False


def state(desktop: Desktop) -> str:
    """What the window manager says of the main window; empty while there is none."""
    try:
        return desktop.run("xprop", "-name", "Hourproof", "WM_STATE", "_NET_WM_STATE")
    except DesktopError:
        return ""


def in_task_bar(desktop: Desktop) -> bool:
    """Whether the main window is minimised into the task bar."""
    return "window state: Iconic" in state(desktop) and "SKIP_TASKBAR" not in state(desktop)


def open_typewriter(desktop: Desktop, file: Path) -> None:
    """A terminal that writes each line that is typed into it to `file`."""
    command = ["xterm", "-T", "typewriter", "-e", "sh", "-c", 'exec cat > "$1"', "sh", str(file)]
    desktop.spawn(command)
    wait_until(lambda: "typewriter" in desktop.active_title(), "the typewriter in front")


def type_text(desktop: Desktop, text: str) -> None:
    """Type it into whatever has the keyboard."""
    desktop.run("xdotool", "key", "--delay", "20", *text)
