"""Takes a picture of every state of the gallery on the desktop it runs on; started by `dev.py pictures`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from agent.client import LanguageChoice
from tests.ui.gallery import STATES, Stage, State, Studio
from ui.icons import app_icon
from ui.languages import Languages
from ui.theme import Look
from ui.tokens import Theme

SETTLED_MS = 220
"""A window manager has placed, activated and painted a window within this; pictures judge nothing."""


class Session:
    """Goes through states and themes by timers: between them the desktop places and paints what is shown."""

    def __init__(self, app: QApplication, studio: Studio, jobs: list[tuple[State, Theme]]) -> None:
        self.app = app
        self.look = Look(app)
        self.studio = studio
        self.jobs = jobs
        self.count = len(jobs)
        self.stage: Stage | None = None
        self.window: QWidget | None = None
        self.folders: list[Path] = []
        self.readme: Path | None = None

    def next(self) -> None:
        """Open the next state; the program ends after the last."""
        if not self.jobs:
            self.app.exit(0)
            return
        state, theme = self.jobs[0]
        scheme = Qt.ColorScheme.Dark if theme is Theme.DARK else Qt.ColorScheme.Light
        # A virtual desktop has no theme of its own that could change.
        self.look._follow(scheme)
        self.stage = state.stage(self.app, self.look, self.studio)
        self.window = state.open(self.stage)
        QTimer.singleShot(SETTLED_MS, self.act)

    def act(self) -> None:
        """Do in the window what the state asks for."""
        state, _ = self.jobs[0]
        if state.then is not None and self.stage is not None:
            state.then(self.stage)
        # Only then: on a busy machine it may have taken longer than that.
        QTimer.singleShot(SETTLED_MS, self.take)

    def take(self) -> None:
        """Take the picture of the window and of what popped up from it."""
        state, theme = self.jobs.pop(0)
        assert self.stage is not None
        assert self.window is not None
        waiting = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        shot = self.picture(waiting)
        for folder in self.folders:
            shot.save(str(folder / f"{state.name}-{theme.value}.png"))
        if self.readme is not None and state.readme is not None and theme is Theme.LIGHT:
            shot.save(str(self.readme / f"{state.readme}.png"))
        done = self.count - len(self.jobs)
        sys.stdout.write(f"{done}/{self.count} {state.name} {theme.value}\n")
        sys.stdout.flush()
        if waiting is not None:
            waiting.close()
        QTimer.singleShot(0, self.close)

    def close(self) -> None:
        """Leave the state."""
        assert self.stage is not None
        self.stage.close()
        self.next()

    def picture(self, waiting: QWidget | None) -> QPixmap:
        """What the screen shows where the window is, with the question over it or the menu beside it."""
        assert self.window is not None
        place = self._place(self.window)
        if waiting is not None:
            place = place.united(self._place(waiting))
        screen = self.window.screen()
        place = place.intersected(screen.geometry())
        return screen.grabWindow(0, place.x(), place.y(), place.width(), place.height())

    @staticmethod
    def _place(window: QWidget) -> QRect:
        return QRect(window.mapToGlobal(window.rect().topLeft()), window.size())


def main() -> int:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path)
    parser.add_argument("--readme", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--theme", choices=[t.value for t in Theme])
    parser.add_argument("--language", choices=[c.value for c in LanguageChoice])
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    chosen = [s for s in STATES if not options.only or any(o in s.name for o in options.only)]
    if options.readme is not None:
        chosen = [s for s in chosen if s.readme is not None or options.out is not None]
    if options.list:
        sys.stdout.write("".join(f"{state.name}\n" for state in chosen))
        return 0
    if not chosen:
        sys.stderr.write("No state has a name like that; --list names them.\n")
        return 2
    themes = [Theme(options.theme)] if options.theme else list(Theme)
    if options.out is None:
        themes = [Theme.LIGHT]  # the README's
    app = QApplication(["hourproof"])
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(app_icon())
    if options.language is not None:
        Languages(app).use(LanguageChoice(options.language))
    with tempfile.TemporaryDirectory() as folder:
        jobs = [(state, theme) for theme in themes for state in chosen]
        session = Session(app, Studio(Path(folder)), jobs)
        if options.out is not None:
            options.out.mkdir(parents=True, exist_ok=True)
            session.folders.append(options.out)
        session.readme = options.readme
        QTimer.singleShot(0, session.next)
        return app.exec()


if __name__ == "__main__":
    sys.exit(main())
