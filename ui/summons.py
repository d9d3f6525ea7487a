"""A second start asks the running app to show its window: a file in its folder, gone when it has.

The folder is the agent's own, which no other user can write; nobody is woken while nothing happens.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QFileSystemWatcher, QObject, QTimer, Signal

_NAME = "show-window"
_PATIENCE_MS = 5_000
_LOOK_EVERY_MS = 50


class Summons(QObject):
    """Heard by the running app."""

    heard = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._file = folder / _NAME
        # One that a killed app left unanswered is not for us.
        self._file.unlink(missing_ok=True)
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        if self._file.exists():
            self._file.unlink(missing_ok=True)
            self.heard.emit()


def summon(folder: Path) -> bool:
    """Ask the app that runs over `folder` to show itself; whether one did within five seconds.

    A running agent without windows does not answer.
    """
    file = folder / _NAME
    try:
        file.touch(mode=0o600)
    except OSError:
        return False
    patience = QDeadlineTimer(_PATIENCE_MS)
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(_LOOK_EVERY_MS)
    timer.timeout.connect(lambda: loop.quit() if _over(file, patience) else None)
    timer.start()
    loop.exec()
    timer.stop()
    answered = not file.exists()
    file.unlink(missing_ok=True)
    return answered


def _over(file: Path, patience: QDeadlineTimer) -> bool:
    return patience.hasExpired() or not file.exists()
