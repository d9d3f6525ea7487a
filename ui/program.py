"""The tray app: builds the agent, opens the windows, and ends both cleanly."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from agent.client import Problem, ProblemCode, Trouble
from agent.version import VERSION
from agent.wiring import BuiltAgent, build
from ui import messages
from ui.bridge import Bridge
from ui.guard import EXIT_NO_DISPLAY, ExceptionGuard, QtMessages, say, say_problem
from ui.icons import app_icon
from ui.present_pages import problem_diagnostics
from ui.problems import FailureWindow
from ui.shell import Shell
from ui.signals import EndingSignals
from ui.summons import Summons, summon
from ui.theme import Look

EXIT_REFUSED = 1
EXIT_DATA = 6
EXIT_KEYRING = 7

_EXITS = {
    ProblemCode.DATA_FOLDER_UNWRITABLE: EXIT_DATA,
    ProblemCode.SETTINGS_CORRUPT: EXIT_DATA,
    ProblemCode.SETTINGS_TOO_NEW: EXIT_DATA,
    ProblemCode.JOURNAL_CORRUPT: EXIT_DATA,
    ProblemCode.SPOOL_CORRUPT: EXIT_DATA,
    ProblemCode.DATABASE_TOO_NEW: EXIT_DATA,
    ProblemCode.DISK_FULL: EXIT_DATA,
    ProblemCode.KEYRING_MISSING: EXIT_KEYRING,
    ProblemCode.KEYRING_LOCKED: EXIT_KEYRING,
    ProblemCode.KEY_LOST: EXIT_KEYRING,
    ProblemCode.NO_DISPLAY: EXIT_NO_DISPLAY,
}


class _Outside(QObject):
    """Brings the end of the agent, asked for at the local socket, to the main thread."""

    ended = Signal()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the tray app until it is quit; returns the exit code."""
    arguments = _parse(argv)
    qt = QtMessages()
    qt.install()
    app = QApplication([messages.APP])
    qt.opened()
    app.setApplicationName("hourproof")
    app.setApplicationDisplayName(messages.APP)
    app.setDesktopFileName("hourproof")
    app.setWindowIcon(app_icon())
    app.setQuitOnLastWindowClosed(False)
    guard = ExceptionGuard(VERSION)
    guard.install()
    look = Look(app)
    outside = _Outside()
    try:
        built = build(home=arguments.home, on_shutdown=outside.ended.emit)
    except Trouble as trouble:
        return _cannot_start(app, trouble.problem)
    try:
        built.start()
        return _live(app, built, look, guard, outside, minimized=arguments.minimized)
    except Trouble as trouble:
        return _cannot_start(app, trouble.problem)
    finally:
        built.close()
        guard.remove()


def _live(
    app: QApplication,
    built: BuiltAgent,
    look: Look,
    guard: ExceptionGuard,
    outside: _Outside,
    *,
    minimized: bool,
) -> int:
    """Show the windows over a running agent until they end."""
    bridge = Bridge(built.client)
    bridge.broken.connect(guard.report)
    shell = Shell(bridge, look, VERSION)
    # Not `quit`: that asks each window, and ours refuse to be closed by anything but `Shell`.
    shell.ended.connect(lambda: app.exit(0))
    outside.ended.connect(shell.leave)
    # A desktop that logs out asks all programs to end: there is no time for questions then.
    app.commitDataRequest.connect(lambda _: shell.end())
    signals = EndingSignals(shell.end)
    summons = Summons(built.paths.lock.parent)
    summons.heard.connect(shell.show)
    QTimer.singleShot(0, lambda: shell.open(minimized=minimized))
    try:
        return app.exec()
    finally:
        signals.close()
        bridge.close()
        shell.tray.hide()
        _drop_windows(app)


def _cannot_start(app: QApplication, problem: Problem) -> int:
    """Say on standard error and in a window why the app does not start."""
    if problem.code is ProblemCode.AGENT_RUNNING and summon(Path(problem.details.get("path", ""))):
        say(messages.CLI_SHOWN)
        return 0
    say_problem(problem)
    words = messages.problem_words(problem)
    details = "\n".join([f"hourproof: {VERSION}", *problem_diagnostics(problem)])
    window = FailureWindow(
        window_title=messages.STARTUP_TITLE, title=words.title, hint=words.hint, details=details
    )
    signals = EndingSignals(app.quit)
    app.setQuitOnLastWindowClosed(True)
    window.show()
    app.exec()
    signals.close()
    _drop_windows(app)
    return _EXITS.get(problem.code, EXIT_REFUSED)


def _drop_windows(app: QApplication) -> None:
    """Delete all windows while the application still lives: Python would get to them after it."""
    for window in app.topLevelWidgets():
        window.hide()
        window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hourproof-app", description=messages.CLI_DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"hourproof-app {VERSION}")
    parser.add_argument("--minimized", action="store_true", help=messages.CLI_MINIMIZED)
    parser.add_argument("--home", type=Path, metavar="FOLDER", help=messages.CLI_HOME)
    return parser.parse_args(argv)
