"""The tray app: builds the agent, opens the windows, and ends both cleanly."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from agent.client import Problem, ProblemCode, Trouble
from agent.version import VERSION
from agent.wiring import (
    BuiltAgent,
    OwnEvidence,
    app_settings,
    build,
    diagnostics_of,
    presenting,
    rest,
    set_aside,
)
from ui import messages
from ui.first_run_needs import FirstRun
from ui.guard import EXIT_NO_DISPLAY, ExceptionGuard, QtMessages, say, say_problem
from ui.icons import app_icon
from ui.in_sight import InSight
from ui.languages import Languages
from ui.living import Living
from ui.present_pages import problem_diagnostics
from ui.problem_words import problem_words
from ui.shell import Around
from ui.signals import EndingSignals
from ui.summons import Summons, summon
from ui.theme import Look
from ui.tongue import tr

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


class _Once(QObject):
    """What belongs to one agent: its end, asked for at the local socket, and whether another is to begin anew."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.anew = False

    def begin_anew(self) -> None:
        """Its data is to be set aside once it has ended."""
        self.anew = True


class Building(Protocol):
    """Makes the agent; see `agent.wiring.build`. It is called again when a person asks to try again."""

    def __call__(self, *, home: Path | None, on_shutdown: Callable[[], None]) -> BuiltAgent: ...


def main(argv: Sequence[str] | None = None, make: Building = build) -> int:
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
    languages = Languages(app)
    # Before the agent is there, which may have to say why it does not come.
    chosen = app_settings(arguments.home, os.environ)
    look.choose(chosen.theme)
    languages.use(chosen.language)
    minimized = arguments.minimized
    try:
        while True:
            once = _Once()
            code = _run(
                app, arguments.home, make, look, languages, guard, once, minimized=minimized
            )
            if not once.anew:
                return code
            minimized = False
    finally:
        guard.remove()


def _run(
    app: QApplication,
    home: Path | None,
    make: Building,
    look: Look,
    languages: Languages,
    guard: ExceptionGuard,
    once: _Once,
    *,
    minimized: bool,
) -> int:
    """Run with one agent until it ends, and set its data aside if that was asked for; the exit code."""
    built = None
    while built is None:
        try:
            built = make(home=home, on_shutdown=once.ended.emit)
        except Trouble as trouble:
            code = _cannot_start(app, trouble.problem)
            if code is not None:
                return code
    try:
        built.start()
        code = _live(app, built, look, languages, guard, once, minimized=minimized)
    except Trouble as trouble:
        code = _cannot_start(app, trouble.problem)
        return EXIT_REFUSED if code is None else code
    finally:
        built.close()
    if once.anew:
        try:
            set_aside(built.paths)
        except Trouble as trouble:
            once.anew = False
            failed = _cannot_start(app, trouble.problem)
            return EXIT_REFUSED if failed is None else failed
    return code


def _live(
    app: QApplication,
    built: BuiltAgent,
    look: Look,
    languages: Languages,
    guard: ExceptionGuard,
    once: _Once,
    *,
    minimized: bool,
) -> int:
    """Show the windows over a running agent until they end."""
    around = Around(
        diagnostics=lambda: diagnostics_of(built),
        first_run=FirstRun(setup=built.setup, trials=built.trials),
        presenting=presenting,
        # Without an address the library would start a bus of its own and leave it running.
        bus_address=os.environ.get("DBUS_SESSION_BUS_ADDRESS"),
        enrol_anew=once.begin_anew,
        evidence=OwnEvidence(built.paths),
        shortcut=built.shortcut,
        rest=rest,
    )
    living = Living(built.client, look, languages, VERSION, around)
    living.broken.connect(guard.report)
    # Not `quit`: that asks each window, and ours refuse to be closed by anything but `Shell`.
    living.ended.connect(lambda: app.exit(0))
    once.ended.connect(living.leave)
    # A desktop that logs out asks all programs to end: there is no time for questions then.
    app.commitDataRequest.connect(lambda _: living.end())
    in_sight = InSight(app)
    signals = EndingSignals(living.end)
    summons = Summons(built.paths.lock.parent)
    summons.heard.connect(living.show)
    QTimer.singleShot(0, lambda: living.open(minimized=minimized))
    try:
        return app.exec()
    finally:
        signals.close()
        in_sight.deleteLater()
        living.close()
        # The look outlives it, and tells each tray of its changes.
        living.shell.dissolve()
        _drop_windows(app)


def _cannot_start(app: QApplication, problem: Problem) -> int | None:
    """Say on standard error and in a window why the app does not start; None: it is to be tried again."""
    if problem.code is ProblemCode.AGENT_RUNNING and summon(Path(problem.details.get("path", ""))):
        say(messages.CLI_SHOWN)
        return 0
    say_problem(problem)
    from ui.problems import FailureWindow  # rarely needed

    words = problem_words(problem)
    details = "\n".join([f"hourproof: {VERSION}", *problem_diagnostics(problem)])
    window = FailureWindow(
        window_title=tr(messages.STARTUP_TITLE),
        title=words.title,
        hint=words.hint,
        details=details,
        # What waits for a person: a keyring that is locked may be open by now, one that is missing there.
        again=problem.code in (ProblemCode.KEYRING_LOCKED, ProblemCode.KEYRING_MISSING),
    )
    signals = EndingSignals(app.quit)
    app.setQuitOnLastWindowClosed(True)
    window.show()
    app.exec()
    signals.close()
    again = window.wanted_again
    _drop_windows(app)
    if again:
        app.setQuitOnLastWindowClosed(False)
        return None
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
