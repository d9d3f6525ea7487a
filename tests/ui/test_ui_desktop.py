"""On a real X server with a window manager and a tray: focus, keyboard, tray icon, signals."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desktop import TWO_MONITORS, Desktop, wait_until
from tests.ui.on_desktop import App, mapped, open_typewriter, type_text


@pytest.fixture
def tray(desktop: Desktop) -> None:
    desktop.open_tray("--edge", "bottom", "--align", "left", "--height", "24")


@pytest.fixture
def start_on_two(tmp_path: Path) -> Iterator[tuple[Desktop, App]]:
    with Desktop(window_manager=True, monitors=TWO_MONITORS) as desktop:
        desktop.env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
        desktop.open_tray("--edge", "top", "--align", "left", "--height", "24")
        app = App(desktop, tmp_path, "--minimized")
        yield desktop, app
        app.close()


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


def test_the_preview_waits_for_the_end_of_a_film(desktop, tray, start):
    app = start("--minimized")
    film = desktop.spawn(["xterm", "-fullscreen", "-T", "film", "-e", "sleep", "1000"])
    wait_until(lambda: "film" in desktop.active_title(), "the film in front")
    app.say("present")
    app.hear("polite")
    app.say("capture")
    app.hear("verb hold_review")
    assert not mapped(desktop, "Capture preview")
    desktop.close_window(film)
    wait_until(lambda: mapped(desktop, "Capture preview"), "the preview after the film")


def test_the_preview_stands_where_the_pointer_is_and_survives_its_display(start_on_two):
    desktop, app = start_on_two
    desktop.run("xdotool", "mousemove", "2600", "500")
    app.say("capture")
    wait_until(lambda: mapped(desktop, "Capture preview"), "the preview")
    app.say("where")
    x, _y, width, _height = (int(n) for n in app.hear("preview").split()[1:])
    assert x + width == 3840 - 16
    desktop.set_monitors(TWO_MONITORS[:1])

    def moved() -> bool:
        app.say("where")
        x, _y, width, _height = (int(n) for n in app.hear("preview").split()[1:])
        return x + width == 1920 - 16

    wait_until(moved, "the preview on the display that is left")


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


def test_settings_are_changed_by_keyboard_alone(desktop, tray, start):
    app = start()
    wait_until(lambda: "Hourproof" in desktop.active_title(), "the main window in front")
    desktop.run("xdotool", "key", "F10")
    desktop.run("xdotool", "key", "e")  # the menu’s letter
    wait_until(lambda: "Settings" in desktop.active_title(), "the settings in front")
    for _ in range(3):
        desktop.run("xdotool", "key", "Down")
    desktop.run("xdotool", "key", "alt+c")  # the colours
    desktop.run("xdotool", "key", "Down")
    app.hear("verb set_setting")
    desktop.run("xdotool", "key", "ctrl+Next")
    desktop.run("xdotool", "key", "alt+s")  # start with the session
    app.hear("verb start_with_session")
    desktop.run("xdotool", "key", "Escape")
    wait_until(lambda: not mapped(desktop, "Settings – Hourproof"), "the settings gone")
    wait_until(lambda: "Hourproof" in desktop.active_title(), "the main window in front again")


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


def test_a_tray_host_that_starts_later_is_given_the_icon(desktop, bus, start):
    app = start()
    host = desktop.spawn([sys.executable, "-m", "tests.ui.tray_host"], read=True)
    app.hear("host came")
    assert desktop.read_line(host, "the icon at the new host").startswith("item ")
    assert app.end() == 0
