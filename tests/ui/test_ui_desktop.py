"""On a real X server with a window manager and a tray: focus, keyboard, tray icon, signals."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desktop import Desktop, DesktopError, wait_until


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    with Desktop(window_manager=True) as made:
        # No session bus: the tray is asked for the X way, and none is started behind our back.
        made.env = {k: v for k, v in made.env.items() if k != "DBUS_SESSION_BUS_ADDRESS"}
        made.env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
        yield made


@pytest.fixture
def tray(desktop: Desktop) -> None:
    desktop.spawn(["trayer", "--edge", "bottom", "--align", "left", "--height", "24"])
    wait_until(lambda: listed(desktop, '"panel"'), "the tray")


class App:
    """`tests.ui.desk_app`, told words and heard."""

    def __init__(self, desktop: Desktop, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.desk_app", str(folder), *arguments],
            env=desktop.env,
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._heard = b""
        self.hear("shown")

    def say(self, word: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n".encode())

    def hear(self, start: str) -> str:
        """The next line that begins with `start`; lines before it are dropped."""
        assert self.process.stdout is not None
        deadline = time.monotonic() + 20
        while True:
            while b"\n" in self._heard:
                line, _, self._heard = self._heard.partition(b"\n")
                if line.decode().startswith(start):
                    return line.decode()
            ready, _, _ = select.select([self.process.stdout], [], [], deadline - time.monotonic())
            piece = os.read(self.process.stdout.fileno(), 4096) if ready else b""
            if not piece:
                raise DesktopError(f"the app did not say {start!r}")
            self._heard += piece

    def end(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(20)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


@pytest.fixture
def start(desktop: Desktop, tmp_path: Path) -> Iterator[object]:
    apps: list[App] = []

    def make(*arguments: str) -> App:
        apps.append(App(desktop, tmp_path, *arguments))
        return apps[-1]

    yield make
    for app in apps:
        app.close()


def listed(desktop: Desktop, name: str) -> bool:
    return name in desktop.run("xwininfo", "-root", "-tree")


def mapped(desktop: Desktop, name: str) -> bool:
    try:
        return "IsViewable" in desktop.run("xwininfo", "-name", name)
    except DesktopError:
        return False


def open_typewriter(desktop: Desktop, file: Path) -> None:
    """A terminal that writes each line that is typed into it to `file`."""
    command = ["xterm", "-T", "typewriter", "-e", "sh", "-c", 'exec cat > "$1"', "sh", str(file)]
    desktop.spawn(command)
    wait_until(lambda: "typewriter" in desktop.active_title(), "the typewriter in front")


def type_text(desktop: Desktop, text: str) -> None:
    desktop.run("xdotool", "key", "--delay", "20", *text)


def test_the_preview_takes_nothing_from_the_window_being_typed_in(desktop, tray, start, tmp_path):
    app = start("--minimized")
    typed = tmp_path / "typed"
    open_typewriter(desktop, typed)
    type_text(desktop, "before")
    app.say("capture")
    wait_until(lambda: mapped(desktop, "Capture preview"), "the preview")
    type_text(desktop, "after")
    desktop.run("xdotool", "key", "Return")
    wait_until(lambda: typed.read_text() == "beforeafter\n", "what was typed")
    assert "typewriter" in desktop.active_title()

    app.say("where")
    x, y, width, height = (int(n) for n in app.hear("preview").split()[1:])
    assert x + width == 1280 - 16
    assert 800 - 60 < y + height < 800

    # A click on it does its work and still leaves the keyboard where it was.
    desktop.run("xdotool", "mousemove", str(x + 40), str(y + height - 24), "click", "1")
    app.hear("verb keep")
    wait_until(lambda: not mapped(desktop, "Capture preview"), "the preview gone")
    type_text(desktop, "later")
    desktop.run("xdotool", "key", "Return")
    wait_until(lambda: typed.read_text() == "beforeafter\nlater\n", "what was typed afterwards")


def test_the_clock_is_started_and_stopped_by_keyboard(desktop, tray, start):
    app = start()
    wait_until(lambda: "Hourproof" in desktop.active_title(), "the main window in front")
    desktop.run("xdotool", "key", "alt+s")
    app.hear("verb start")
    desktop.run("xdotool", "key", "ctrl+Return")
    app.hear("verb stop")
    desktop.run("xdotool", "key", "alt+m")
    desktop.run("xdotool", "key", "ctrl+a")
    type_text(desktop, "memo")
    desktop.run("xdotool", "key", "Return")
    app.hear("verb set_memo")


def test_the_tray_icon_is_there_and_brings_the_window(desktop, tray, start):
    app = start("--minimized")

    def clicked() -> bool:
        # The tray moves an icon about while it takes it in: each try asks anew where it is.
        app.say("tray")
        _, there, *place = app.hear("tray").split()
        x, y, width, height = (int(n) for n in place)
        if there != "True" or width < 8 or y < 700:
            return False
        middle = str(x + width // 2), str(y + height // 2)
        desktop.run("xdotool", "mousemove", *middle, "click", "1")
        return mapped(desktop, "Hourproof")

    assert not mapped(desktop, "Hourproof")
    wait_until(clicked, "the window that a click on the icon brings")
    # Closing the window leaves the app in its tray.
    desktop.run("xdotool", "key", "ctrl+w")
    wait_until(lambda: not mapped(desktop, "Hourproof"), "the window gone")
    assert app.process.poll() is None


def test_without_a_tray_the_window_stays(desktop, start):
    start("--minimized")
    wait_until(lambda: mapped(desktop, "Hourproof"), "the main window")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_app_cleanly_and_without_a_question(desktop, tray, start, number):
    app = start("--minimized")
    app.say("away")
    app.process.send_signal(number)
    app.hear("verb shutdown")
    assert app.process.wait(20) == 0


@pytest.fixture
def bus(desktop: Desktop) -> None:
    """A session bus of this desktop's own."""
    process = desktop.spawn(["dbus-daemon", "--session", "--nofork", "--print-address"], read=True)
    desktop.env["DBUS_SESSION_BUS_ADDRESS"] = desktop.read_line(process, "the bus")


def test_a_tray_host_that_starts_later_is_given_the_icon(desktop, bus, start):
    app = start()
    host = desktop.spawn([sys.executable, "-m", "tests.ui.tray_host"], read=True)
    app.hear("host came")
    assert desktop.read_line(host, "the icon at the new host").startswith("item ")
    assert app.end() == 0
