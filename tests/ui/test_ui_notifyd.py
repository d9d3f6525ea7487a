"""Notifications in the daemon of the Xfce desktop: its buttons pressed with the pointer, and gone with their cause."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.desktop import Desktop, DesktopError, Place
from tests.support.waiting import wait_until
from tests.support.xfce_panel import homes
from tests.ui.on_desktop import App, mapped
from ui.desktop_notices import NAME

PATIENCE_S = 60.0


class Daemon:
    """xfce4-notifyd on a desktop, and what it shows."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; returns when it answers for notifications."""
        (program,) = Path("/usr/lib").glob("*/xfce4/notifyd/xfce4-notifyd")
        self._process = self._desktop.spawn([str(program)])
        # Not asked for anything before it has its name: the bus would start another daemon that is installed.
        wait_until(lambda: self._desktop.has_owner(NAME), "the daemon", patience_s=PATIENCE_S)

    def stop(self) -> None:
        """End it, with all that it shows."""
        assert self._process is not None
        self._desktop.close_window(self._process)

    def shown(self) -> list[Place]:
        """Where the notifications stand that can be seen now."""
        found = []
        for line in self._desktop.run("xwininfo", "-root", "-tree").splitlines():
            words = line.split()
            if '("xfce4-notifyd"' in line:
                size, (x, y) = words[-2].split("+")[0], words[-1].split("+")[1:]
                width, height = (int(n) for n in size.split("x"))
                if width > 100 and self._seen(words[0]):
                    found.append(Place(int(x), int(y), width, height))
        return found

    def wait_for(self, count: int) -> list[Place]:
        """Wait until so many are shown."""
        wait_until(lambda: len(self.shown()) == count, f"{count} shown", patience_s=PATIENCE_S)
        return self.shown()

    def press(self, number: int) -> None:
        """Press a button of the only notification, counted from the right."""
        (place,) = self.wait_for(1)
        x = place.x + place.width - 74 - number * 125
        y = place.y + place.height - 30
        self._desktop.run("xdotool", "mousemove", "300", "400", "mousemove", str(x), str(y))
        self._desktop.run("xdotool", "click", "1")

    def _seen(self, window: str) -> bool:
        try:
            return "IsViewable" in self._desktop.run("xwininfo", "-id", window)
        except DesktopError:
            return False  # it went between the two questions


@pytest.fixture
def daemon(desktop: Desktop, tmp_path: Path) -> Daemon:
    desktop.env |= homes(tmp_path / "xfce")
    desktop.open_bus()
    desktop.open_tray()
    made = Daemon(desktop)
    made.start()
    return made


def test_a_button_of_a_reminder_starts_the_clock_and_the_reminder_goes(daemon, start):
    app: App = start("--minimized")
    app.say("remind")
    daemon.press(0)  # Start
    app.hear("verb start")
    app.hear("clock clocked-in")
    daemon.wait_for(0)
    assert app.end() == 0


def test_the_other_button_brings_the_window(daemon, start, desktop):
    app: App = start("--minimized")
    app.say("remind")
    daemon.press(1)  # Open Hourproof
    wait_until(lambda: mapped(desktop, "Hourproof"), "the window", patience_s=PATIENCE_S)


def test_what_is_over_is_taken_away_and_what_stands_goes_with_the_app(daemon, start):
    app: App = start("--minimized")
    for _ in range(2):
        app.say("remind")
        daemon.wait_for(1)
        app.say("calm")
        daemon.wait_for(0)
    app.say("near")
    daemon.wait_for(1)
    app.say("remind")  # instead of it
    daemon.wait_for(1)
    assert app.end() == 0
    daemon.wait_for(0)


def test_a_daemon_that_was_started_again_shows_what_comes_next(daemon, start):
    app: App = start("--minimized")
    app.say("near")
    daemon.wait_for(1)
    daemon.stop()
    daemon.start()
    app.say("remind")
    daemon.press(0)
    app.hear("verb start")
    assert app.end() == 0
