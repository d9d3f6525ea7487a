"""What happens to mistakes of ours and to a desktop that is not there: said, and never swallowed."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from agent.client import Problem, ProblemCode
from agent.discreet import HOME_ONLY
from ui import messages
from ui.problem_words import problem_words
from ui.tongue import tr

if TYPE_CHECKING:  # imported when there is something to show
    from ui.problems import FailureWindow

EXIT_NO_DISPLAY = 8


def say_problem(problem: Problem) -> None:
    """Write one problem to standard error, as one line."""
    words = problem_words(problem)
    say(messages.CLI_ERROR.format(title=words.title, hint=words.hint))


def say(text: str) -> None:
    """Write to standard error, if the program has one: a windowed program may have none."""
    if sys.stderr is not None:
        sys.stderr.write(text.rstrip("\n") + "\n")
        sys.stderr.flush()


class QtMessages:
    """Hears what Qt has to say; its last words before aborting without a desktop become ours.

    Qt ends the process itself when no platform can be opened, and offers no way to ask before: a
    display that is named but dead is found out only by connecting. Nothing has been started then.
    """

    def __init__(self) -> None:
        self._early: list[str] | None = []

    def install(self) -> None:
        """Hear Qt from now on; call it before the application is made."""
        qInstallMessageHandler(self._hear)

    def opened(self) -> None:
        """The desktop is there: what was said so far is passed on, and so is the rest at once."""
        early, self._early = self._early or [], None
        for text in early:
            say(text)

    def _hear(self, kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg and self._early is not None:
            say_problem(Problem(ProblemCode.NO_DISPLAY))
            for line in self._early:
                say(f"  {line}")
            os._exit(EXIT_NO_DISPLAY)
        if kind is QtMsgType.QtDebugMsg or kind is QtMsgType.QtInfoMsg:
            return
        if self._early is not None:
            self._early.append(text)
        else:
            say(text)


class ExceptionGuard(QObject):
    """Shows exceptions that nobody expected, from any thread, and lets the clock run on."""

    _caught = Signal(str)

    def __init__(self, version: str) -> None:
        super().__init__()
        self._version = version
        self.window: FailureWindow | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._hooks: Callable[[], None] | None = None

    def install(self) -> None:
        """Catch what reaches the top of any thread."""
        before = sys.excepthook, threading.excepthook
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

        def restore() -> None:
            sys.excepthook, threading.excepthook = before

        self._hooks = restore

    def remove(self) -> None:
        """Put the hooks back that were there before."""
        if self._hooks is not None:
            self._hooks()
            self._hooks = None

    def report(self, error: BaseException) -> None:
        """Report one exception: where it was, and nothing of the person's. Any thread."""
        text = "\n".join(HOME_ONLY.stack(error))
        say(text)
        self._caught.emit(f"hourproof: {self._version}\n{text}")

    def _hook(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self.report(error)

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)

    def _show(self, details: str) -> None:
        if self.window is not None and self.window.isVisible():
            return  # one at a time: a mistake that repeats must not bury the desktop
        from ui.problems import FailureWindow

        self.window = FailureWindow(
            window_title=messages.APP,
            title=tr(messages.BUG_TITLE),
            hint=tr(messages.BUG_HINT),
            details=details,
        )
        self.window.show()
