"""Exports the diary to a file that anybody can check, and checks such files: with progress, and to be stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from agent.client import ContractView, Problem, ProblemCode
from agent.exported import Checked, Evidence, Exported, Soundness
from ui import diary_words, formats
from ui.diary_long_work import LongWork
from ui.flow import FlowRow
from ui.present_capture import Tone
from ui.present_pages import refusal
from ui.switch import Switch
from ui.theme import GRID
from ui.tongue import tr, tr_count
from ui.widgets import Picker, field_label

_STEP = 500_000
"""Progress is told again after so many bytes."""
_DAY_MS = 86_400_000


class ExportDialog(LongWork):
    """Writes a bundle of one contract."""

    check_wanted = Signal(str)
    """Check the file at this path."""

    def __init__(
        self,
        parent: QWidget | None,
        evidence: Evidence,
        contracts: Sequence[ContractView],
        *,
        contract: str | None,
        days: tuple[date, date],
    ) -> None:
        super().__init__(
            parent,
            tr(diary_words.EXPORT_TITLE),
            tr(diary_words.EXPORT_INTRO),
            tr(diary_words.EXPORT_START),
        )
        self._evidence = evidence
        self._days = days
        self.written: Path | None = None
        self._replaced: Path | None = None
        self.contract = Picker()
        for one in contracts:
            self.contract.addItem(one.title, one.contract)
        self.contract.setCurrentIndex(max(0, self.contract.findData(contract)))
        self.period = Picker()
        self.period.addItem(tr(diary_words.EXPORT_ALL))
        last = days[1] - timedelta(days=1)
        self.period.addItem(
            tr(diary_words.EXPORT_SHOWN).format(first=days[0].isoformat(), last=last.isoformat())
        )
        self.pictures = Switch(tr(diary_words.EXPORT_PICTURES))
        self.pictures.setChecked(True)
        for words, field in (
            (tr(diary_words.EXPORT_WHAT), self.contract),
            (tr(diary_words.EXPORT_PERIOD), self.period),
        ):
            self.column.addWidget(field_label(words, field))
            self.column.addWidget(field)
        self.column.addWidget(self.pictures)
        self.file_row(tr(diary_words.EXPORT_FILE), self._choose)
        self.file.textChanged.connect(lambda: self._may_replace(None))
        if not contracts:
            self.say(tr(diary_words.EXPORT_NONE), Tone.CARE)
            self.start_button.setEnabled(False)
        self.finish()
        after = FlowRow(spacing=2 * GRID)
        self.folder_button = QPushButton(tr(diary_words.OPEN_FOLDER))
        self.folder_button.clicked.connect(self._open_folder)
        self.check_button = QPushButton(tr(diary_words.CHECK_IT))
        self.check_button.clicked.connect(self._check)
        for button in (self.folder_button, self.check_button):
            button.hide()
            after.add(button)
        self.column.insertWidget(self.column.indexOf(self.state) + 1, after)

    def begin(self) -> None:
        """Write the file that is named."""
        self.file_error.say("")
        file = self.named()
        wrong = self._wrong_with(file)
        if file is None or wrong:
            self.say_file(wrong)
            return
        if file.exists() and file != self._replaced:
            self._may_replace(file)
            self.say_file(tr(diary_words.EXPORT_THERE))
            self.start_button.setFocus()
            return
        self._may_replace(None)
        self.written = file
        contract, pictures = self.contract.currentData(), self.pictures.isChecked()
        period = utc_days(*self._days) if self.period.currentIndex() == 1 else None
        self.folder_button.hide()
        self.check_button.hide()

        def work(tell: Callable[[object], None]) -> Exported:
            told = 0

            def progress(size: int) -> None:
                nonlocal told
                if size - told >= _STEP or not told:
                    told = size
                    tell(size)

            return self._evidence.export(
                file, contract=contract, period=period, pictures=pictures, progress=progress
            )

        self.run(work)

    @staticmethod
    def _wrong_with(file: Path | None) -> str:
        """Why nothing can be written to this file, as far as its name tells."""
        if file is None:
            return tr(diary_words.EXPORT_NO_FILE)
        if file.is_dir():
            return tr(diary_words.EXPORT_IS_FOLDER)
        if not file.parent.is_dir():
            return tr(diary_words.EXPORT_NO_FOLDER).format(folder=file.parent)
        return ""

    def _may_replace(self, file: Path | None) -> None:
        """Whether the next press replaces the file that is there under this name."""
        self._replaced = file
        self.start_button.setText(
            tr(diary_words.EXPORT_START if file is None else diary_words.EXPORT_REPLACE)
        )

    def tell(self, how_far: object) -> None:
        """Say how much is written."""
        if isinstance(how_far, int):
            self.say(tr(diary_words.EXPORT_RUNS).format(size=size_words(how_far)))

    def end(self, result: object) -> None:
        """Say what is in the file, or why there is none."""
        if isinstance(result, Exported):
            self.say(self._done(result), Tone.GOOD)
            self.folder_button.show()
            self.check_button.show()
            self.check_button.setFocus()
        elif isinstance(result, Problem):
            self._refused(result)
        elif isinstance(result, OSError):
            self.say_file(self._not_written(result.strerror or ""))
        else:
            self.say(tr(diary_words.EXPORT_STOPPED), Tone.CARE)

    def _refused(self, problem: Problem) -> None:
        match problem.code:
            case ProblemCode.NOTHING_TO_EXPORT:
                self.say(tr(diary_words.EXPORT_NOTHING), Tone.CARE)
            case ProblemCode.DATA_FOLDER_UNWRITABLE:
                self.say_file(self._not_written(problem.details.get("reason", "")))
            case ProblemCode.DISK_FULL:
                self.say_file(tr(diary_words.EXPORT_NO_ROOM).format(folder=self._folder()))
            case _:
                self.say(refusal(problem), Tone.BAD)

    def _not_written(self, why: str) -> str:
        words = tr(diary_words.EXPORT_NOT_WRITTEN)
        return words.format(folder=self._folder(), error=why or tr(diary_words.REASON_UNKNOWN))

    def _folder(self) -> str:
        return "" if self.written is None else str(self.written.parent)

    def _done(self, done: Exported) -> str:
        lines = [
            tr_count(
                diary_words.EXPORT_DONE,
                done.statements,
                size=size_words(done.bytes),
                file=str(self.written).replace("/", "/\u200b"),  # it may break there
            )
        ]
        if not self.pictures.isChecked():
            lines.append(tr(diary_words.EXPORT_WITHOUT))
        else:
            lines.append(tr(diary_words.EXPORT_FULL if done.pictures else diary_words.EXPORT_SMALL))
        if done.left_out:
            lines.append(tr_count(diary_words.EXPORT_LEFT_OUT, done.left_out))
        return "\n".join(lines)

    def _choose(self) -> str:
        name = self.file.text() or str(Path.home() / f"{self._days[0].isoformat()}.hpb")
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            tr(diary_words.EXPORT_TITLE),
            name,
            tr(diary_words.EXPORT_FILTER),
            options=QFileDialog.Option.DontConfirmOverwrite,  # it is asked beside the field
        )
        return chosen

    def _open_folder(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written.parent)))

    def _check(self) -> None:
        self.check_wanted.emit(str(self.written))


class VerifyDialog(LongWork):
    """Checks a bundle against the key of this device's log."""

    def __init__(self, parent: QWidget | None, evidence: Evidence, file: str = "") -> None:
        super().__init__(
            parent,
            tr(diary_words.VERIFY_TITLE),
            tr(diary_words.VERIFY_INTRO),
            tr(diary_words.VERIFY_START),
        )
        self._evidence = evidence
        self.file_row(tr(diary_words.VERIFY_FILE), self._choose)
        self.file.setText(file)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(tr(diary_words.VERIFY_DETAILS))
        self.details.hide()
        self.finish()
        self.column.insertWidget(self.column.indexOf(self.state) + 1, self.details)

    def begin(self) -> None:
        """Check the file that is named."""
        self.file_error.say("")
        self.details.hide()
        file = self.named()
        if file is None or file.is_dir():
            self.say_file(
                tr(diary_words.VERIFY_NO_FILE if file is None else diary_words.VERIFY_IS_FOLDER)
            )
            return

        def work(tell: Callable[[object], None]) -> Checked:
            told = -1

            def progress(done: int, total: int) -> None:
                nonlocal told
                percent = 100 * done // max(1, total)
                if percent != told:
                    told = percent
                    tell(percent)

            return self._evidence.check(file, progress=progress)

        self.run(work)

    def tell(self, how_far: object) -> None:
        """Say how much is checked."""
        if isinstance(how_far, int):
            self.progress.setRange(0, 100)
            self.progress.setValue(how_far)
            self.progress.show()
            self.say(tr(diary_words.VERIFY_RUNS).format(percent=how_far))

    def end(self, result: object) -> None:
        """Say whether it holds."""
        if isinstance(result, Checked):
            self.say(verified_words(result), _TONES[result.soundness])
            self.details.setPlainText("\n".join(result.details))
            self.details.setVisible(bool(result.details))
        elif isinstance(result, Problem):
            self.say(refusal(result), Tone.BAD)
        elif isinstance(result, OSError):
            if isinstance(result, FileNotFoundError):
                said = tr(diary_words.VERIFY_GONE)
            else:
                said = tr(diary_words.FILE_UNREADABLE).format(error=result.strerror or "")
            self.say_file(said)
        else:
            self.say(tr(diary_words.VERIFY_STOPPED), Tone.CARE)

    def _choose(self) -> str:
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr(diary_words.VERIFY_TITLE), self.file.text(), tr(diary_words.EXPORT_FILTER)
        )
        return chosen


_TONES = {
    Soundness.INTACT: Tone.GOOD,
    Soundness.BROKEN: Tone.BAD,
    Soundness.INCOMPLETE: Tone.CARE,
    Soundness.NOT_A_BUNDLE: Tone.BAD,
}


def verified_words(checked: Checked) -> str:
    """What a check came to, in words."""
    said = tr(diary_words.VERIFIED[checked.soundness])
    if checked.tracked_minutes is None or checked.segments is None:
        return said
    time = tr(diary_words.VERIFIED_TIME).format(
        tracked=formats.hours(checked.tracked_minutes),
        manual=formats.hours(checked.manual_minutes or 0),
        segments=tr_count(diary_words.SEGMENTS, checked.segments),
    )
    return f"{said}\n{time}"


def size_words(size: int) -> str:
    """A number of bytes."""
    if size >= 1_000_000_000:
        return f"{size / 1e9:.1f} GB"
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{size / 1e3:.0f} kB"


def utc_days(first: date, end: date) -> tuple[int, int]:
    """The instants of days in UTC, from the first up to `end`, which is not one of them."""
    start = datetime(first.year, first.month, first.day, tzinfo=UTC)
    return round(start.timestamp()) * 1000, round(start.timestamp()) * 1000 + (
        end - first
    ).days * _DAY_MS
