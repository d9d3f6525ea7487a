"""The front door as a program: what it refuses, with which words and codes, and how it ends."""

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.support.desktop import ROOT, Desktop, DesktopError, wait_until
from tests.ui.on_desktop import mapped


def run(env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ui.app", *arguments]
    return subprocess.run(
        command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def start(desktop: Desktop) -> Iterator[object]:
    started: list[subprocess.Popen[str]] = []

    def make(*arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "ui.app", *arguments]
        app = subprocess.Popen(
            command, env=desktop.env, cwd=ROOT, stderr=subprocess.PIPE, text=True
        )
        started.append(app)
        return app

    yield make
    for app in started:
        if app.poll() is None:
            app.kill()
        app.communicate()


def viewable(desktop: Desktop, window: str) -> bool:
    try:
        return "IsViewable" in desktop.run("xwininfo", "-id", window)
    except DesktopError:
        # The window manager takes its frame away just now.
        return False


def ended(app: subprocess.Popen[str]) -> tuple[int, str]:
    _, said = app.communicate(timeout=30)
    return app.returncode, said


@pytest.mark.parametrize("display", [None, ":9731"], ids=["none", "dead"])
def test_without_a_display_it_says_so_and_ends_with_8(tmp_path, display):
    import os

    gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {k: v for k, v in os.environ.items() if k not in gone}
    if display is not None:
        env["DISPLAY"] = display
    done = run(env, "--home", str(tmp_path / "home"))
    assert done.returncode == 8
    assert done.stderr.startswith("hourproof-app: There is no desktop to show the app on. Log in")
    assert not (tmp_path / "home").exists()


def test_version_and_help_need_no_display(tmp_path):
    env = {"PATH": "/usr/bin:/bin"}
    assert run(env, "--version").stdout.startswith("hourproof-app ")
    assert "--minimized" in run(env, "--help").stdout
    assert run(env, "--nonsense").returncode == 2


def test_a_data_folder_that_cannot_be_is_shown_in_a_window(desktop, start, tmp_path):
    file = tmp_path / "file"
    file.touch()
    app = start("--home", str(file / "home"))
    wait_until(lambda: mapped(desktop, "Hourproof cannot start"), "the window about it")
    desktop.run("xdotool", "key", "Escape")
    code, said = ended(app)
    assert code == 6
    assert said.startswith("hourproof-app: The data folder cannot be written. Make ")
    assert str(file / "home") in said


def test_a_second_start_shows_the_first_and_ends(desktop, start, tmp_path):
    home = str(tmp_path / "home")
    desktop.open_tray()
    first = start("--home", home)
    wait_until(lambda: "Hourproof" in desktop.active_title(), "the main window")
    # The icon in the tray bears the same name: the window is known by its number.
    window = desktop.run("xdotool", "getactivewindow").strip()
    desktop.run("xdotool", "key", "ctrl+w")
    wait_until(lambda: not viewable(desktop, window), "the window gone")
    code, said = ended(start("--home", home))
    assert (code, said) == (0, "hourproof-app: running already; its window is shown.\n")
    wait_until(lambda: viewable(desktop, window), "the main window again")
    first.send_signal(signal.SIGTERM)
    assert ended(first) == (0, "")


def test_another_agent_without_windows_is_named(desktop, start, tmp_path):
    from agent.wiring import build

    with build(home=tmp_path / "home", environment=desktop.env):
        app = start("--home", str(tmp_path / "home"))
        wait_until(lambda: mapped(desktop, "Hourproof cannot start"), "the window about it")
        app.send_signal(signal.SIGTERM)
        code, said = ended(app)
    assert code == 1
    assert said == (
        "hourproof-app: Hourproof is running already. Look for its icon in the tray, or end it "
        "with: hourproof quit. Nothing was changed.\n"
    )


def test_a_signal_ends_it_while_its_window_is_open(desktop, start, tmp_path):
    app = start("--home", str(tmp_path / "home"))
    wait_until(lambda: mapped(desktop, "Hourproof"), "the main window")
    app.send_signal(signal.SIGINT)
    assert ended(app) == (0, "")


def test_it_ends_with_the_agent_when_that_is_ended_from_outside(desktop, start, tmp_path):
    home = str(tmp_path / "home")
    app = start("--home", home)
    wait_until(lambda: mapped(desktop, "Hourproof"), "the main window")
    done = subprocess.run(
        [sys.executable, "-m", "agent.cli", "quit"],
        env={**desktop.env, "HOURPROOF_HOME": home},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 0, done.stderr
    assert ended(app) == (0, "")


def test_no_source_text_is_kept_in_memory() -> None:
    """The binding to Qt would read the source of every module, ours too."""
    program = (
        "import linecache, sys\n"
        "from ui.sources import leave_sources_unread\n"
        "assert leave_sources_unread()\n"
        "import ui.program\n"
        "rooms = ('agent', 'capture', 'sync', 'ui', 'wire')\n"
        "ours = [m for name, m in sys.modules.items() if name.split('.')[0] in rooms]\n"
        "assert len(ours) > 50\n"
        "print([m.__name__ for m in ours if m.__file__ in linecache.cache])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
