"""Long work of the diary's dialogs on a thread of its own: with progress, and to be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from agent.client import Trouble
from agent.exported import Stopped
from ui import diary_words, messages
from ui.present_capture import Tone
from ui.question import ColumnDialog
from ui.tongue import tr
from ui.widgets import ErrorLabel, field_label, set_property, text_label, title_label
from ui.workers import guarded, one_worker


class Job(QObject):
    """One piece of long work on a thread of its own; made and used on the main thread."""

    told = Signal(object)
    """How far it is."""
    ended = Signal(object)
    """What came of it: a result, a `Problem`, an `OSError`, `Stopped`, or another exception: a mistake of ours."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = one_worker(linger_ms=0, parent=self)
        self._stop = threading.Event()

    def start(self, work: Callable[[Callable[[object], None]], object]) -> None:
        """Do `work`, which is given what to tell its progress to."""
        self._stop.clear()
        self._pool.start(lambda: guarded(lambda: self._run(work), self.ended.emit))

    def stop(self) -> None:
        """Ask it to end at its next step."""
        self._stop.set()

    def wait(self) -> None:
        """Wait until it has ended."""
        self._pool.waitForDone()

    def _run(self, work: Callable[[Callable[[object], None]], object]) -> None:
        result: object
        try:
            result = work(self._tell)
        except Trouble as trouble:
            result = trouble.problem
        except (Stopped, OSError) as ended:
            result = ended
        self.ended.emit(result)

    def _tell(self, how_far: object) -> None:
        if self._stop.is_set():
            raise Stopped
        self.told.emit(how_far)


class LongWork(ColumnDialog):
    """A dialog with a way to start, progress, a way to stop, and a result in words."""

    broken = Signal(object)
    """The work ended in an exception that is a mistake of ours."""

    def __init__(self, parent: QWidget | None, title: str, intro: str, start: str) -> None:
        super().__init__(parent, title, width=460)
        self.job = Job(self)
        self.column.addWidget(title_label(title))
        self.column.addWidget(text_label(intro, Tone.PLAIN))
        self.start_button = QPushButton(start)
        self.start_button.setProperty("kind", "primary")
        self.start_button.setDefault(True)
        self.stop_button = QPushButton(tr(diary_words.EXPORT_STOP))
        self.close_button = QPushButton(tr(messages.CLOSE))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(title)
        self.state = text_label()
        self.progress.hide()
        self.stop_button.hide()
        self.start_button.clicked.connect(self.begin)
        self.stop_button.clicked.connect(self.job.stop)
        self.close_button.clicked.connect(self.close)
        self.job.ended.connect(self._ended)
        self.job.told.connect(self.tell)

    def finish(self) -> None:
        """Put progress and buttons below what was added."""
        self.column.addWidget(self.progress)
        self.column.addWidget(self.state)
        self.add_answers(self.stop_button, self.close_button, self.start_button)

    def begin(self) -> None:
        """Start the work, if all that it needs is given."""

    def tell(self, how_far: object) -> None:
        """Show how far it is."""

    def end(self, result: object) -> None:
        """Show what came of it."""

    def file_row(self, words: str, choose: Callable[[], str]) -> None:
        """Ask for a file: a field, a button that chooses one by `choose`, and a place for what is wrong with it."""
        self.file = QLineEdit()
        self.choose_button = QPushButton(tr(diary_words.EXPORT_CHOOSE))
        self.file_error = ErrorLabel(self.file)
        self.file.textEdited.connect(lambda: self.file_error.say(""))

        def chosen() -> None:
            name = choose()
            if name:
                self.file.setText(name)
                self.file_error.say("")

        self.choose_button.clicked.connect(chosen)
        self.column.addWidget(field_label(words, self.file))
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(self.choose_button)
        self.column.addLayout(row)
        self.column.addWidget(self.file_error)

    def named(self) -> Path | None:
        """The file that is named; a name without a folder lies in that of the person. None: none is named."""
        name = self.file.text().strip()
        return Path.home() / Path(name).expanduser() if name else None

    def say_file(self, text: str) -> None:
        """Say what is wrong with the file, and lead back to its name."""
        self.say("")
        self.file_error.say(text)
        self.file.setFocus()

    def run(self, work: Callable[[Callable[[object], None]], object]) -> None:
        """Do `work` and show that it runs."""
        self._running(True)
        self.say("")
        self.job.start(work)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say how it stands."""
        self.state.setText(text)
        self.progress.setAccessibleDescription(text)
        set_property(self.state, "tone", tone.value)

    def reject(self) -> None:
        """Stop what runs, then close."""
        self.job.stop()
        self.job.wait()
        super().reject()

    def _ended(self, result: object) -> None:
        self._running(False)
        if isinstance(result, Exception) and not isinstance(result, Stopped | OSError):
            self.broken.emit(result)
            self.say("")
            return
        self.end(result)

    def _running(self, runs: bool) -> None:
        # Only how far it is moves the bar: one that runs to and fro would move by itself.
        self.progress.hide()
        self.stop_button.setVisible(runs)
        self.start_button.setEnabled(not runs)
        self.close_button.setEnabled(not runs)
        if runs:
            self.stop_button.setFocus()
