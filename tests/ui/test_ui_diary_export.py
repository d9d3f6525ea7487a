"""Export and check from the window: progress, stopping, results in words, and a real bundle."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from agent.client import Problem, ProblemCode, Trouble
from agent.exported import Checked, Exported, Soundness
from agent.wiring import OwnEvidence
from tests.support.built_agent import CONTRACT as OWN
from tests.support.built_agent import World, deliver_once
from tests.ui.fake_client import CONTRACT
from ui import diary_words
from ui.diary_export import ExportDialog, VerifyDialog, size_words, utc_days

DAYS = (date(2026, 9, 21), date(2026, 9, 22))


class Slow:
    """Evidence that waits at each step until it is let on."""

    def __init__(self) -> None:
        self.step = threading.Semaphore(0)
        self.asked: list[object] = []
        self.problem: Problem | None = None

    def export(self, file, *, contract, period, pictures, progress) -> Exported:
        self.asked.append((file, contract, period, pictures))
        for size in (600_000, 1_200_000, 1_800_000):
            progress(size)
            assert self.step.acquire(timeout=20)
        if self.problem is not None:
            raise Trouble(self.problem)
        file.write_bytes(b"bundle")
        return Exported(
            contract=contract,
            from_ms=0,
            to_ms=1,
            statements=12,
            left_out=1,
            pictures=False,
            bytes=1_800_000,
        )

    def check(self, file, *, progress) -> Checked:
        with file.open("rb"):
            progress(50, 100)
        return Checked(
            soundness=Soundness.INCOMPLETE,
            tracked_minutes=460,
            manual_minutes=60,
            segments=46,
            details=("finding: blob-missing, 2",),
        )


@pytest.fixture
def evidence() -> Slow:
    return Slow()


@pytest.fixture
def export(
    qapp: QApplication, look: object, evidence: Slow
) -> Iterator[Callable[[Path], ExportDialog]]:
    made: list[ExportDialog] = []

    def open_for(file: Path) -> ExportDialog:
        dialog = ExportDialog(None, evidence, [CONTRACT], contract=CONTRACT.contract, days=DAYS)
        dialog.file.setText(str(file))
        dialog.show()
        made.append(dialog)
        return dialog

    yield open_for
    for dialog in made:
        for _ in range(4):
            evidence.step.release()
        dialog.reject()
        dialog.deleteLater()
    qapp.processEvents()


def test_an_export_tells_its_progress_and_its_result(export, evidence, tmp_path, qtbot):
    dialog = export(tmp_path / "mine.hpb")
    dialog.period.setCurrentIndex(1)
    dialog.start_button.click()
    qtbot.waitUntil(lambda: "600 kB" in dialog.state.text(), timeout=5000)
    assert dialog.stop_button.isVisible()
    assert dialog.progress.isHidden(), "how much there is in all is not known"
    assert not dialog.close_button.isEnabled()
    for _ in range(3):
        evidence.step.release()
    qtbot.waitUntil(lambda: dialog.check_button.isVisible(), timeout=5000)
    said = dialog.state.text()
    file = str(tmp_path / "mine.hpb")
    assert f"12 statements in 1.8 MB. The file is {file}." in said.replace("\u200b", "")
    assert diary_words.EXPORT_SMALL in said
    assert "1 has no receipt yet" in said
    assert evidence.asked == [
        (tmp_path / "mine.hpb", CONTRACT.contract, utc_days(*DAYS), True),
    ]


def test_an_export_can_be_stopped(export, evidence, tmp_path, qtbot):
    dialog = export(tmp_path / "mine.hpb")
    dialog.start_button.click()
    qtbot.waitUntil(lambda: "600 kB" in dialog.state.text(), timeout=5000)
    dialog.stop_button.click()
    evidence.step.release()
    qtbot.waitUntil(lambda: dialog.state.text() == diary_words.EXPORT_STOPPED, timeout=5000)
    assert not (tmp_path / "mine.hpb").exists()
    assert dialog.start_button.isEnabled()


def test_an_export_that_is_refused_says_why(export, evidence, tmp_path, qtbot):
    evidence.problem = Problem(ProblemCode.NOTHING_TO_EXPORT)
    dialog = export(tmp_path / "mine.hpb")
    for _ in range(3):
        evidence.step.release()
    dialog.start_button.click()
    qtbot.waitUntil(lambda: dialog.state.text() == diary_words.EXPORT_NOTHING, timeout=5000)


def test_without_a_file_it_says_so_beside_the_field(export):
    dialog = export(Path())
    dialog.file.clear()
    dialog.start_button.click()
    assert dialog.file_error.text() == diary_words.EXPORT_NO_FILE


def test_a_check_says_in_words_what_it_came_to(qapp, look, evidence, tmp_path, qtbot):
    file = tmp_path / "mine.hpb"
    file.write_bytes(b"bundle")
    dialog = VerifyDialog(None, evidence, str(file))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.start_button.click()
    words = diary_words.VERIFIED[Soundness.INCOMPLETE]
    qtbot.waitUntil(lambda: dialog.state.text().startswith(words), timeout=5000)
    assert "7:40 tracked and 1:00 manual, in 46 segments." in dialog.state.text()
    assert "blob-missing" in dialog.details.toPlainText()
    dialog.file.setText(str(tmp_path / "none.hpb"))
    dialog.start_button.click()
    qtbot.waitUntil(lambda: bool(dialog.file_error.text()), timeout=5000)


@pytest.mark.parametrize(
    ("size", "words"), [(1_500, "2 kB"), (2_500_000, "2.5 MB"), (3_210_000_000, "3.2 GB")]
)
def test_sizes(size, words):
    assert size_words(size) == words


def test_a_real_export_is_whole_and_one_bit_less_is_not(qapp, look, tmp_path, qtbot):
    world = World(tmp_path / "home")
    world.state()
    with world.build() as built:
        deliver_once(world)
        evidence = OwnEvidence(built.paths, secrets=world.secrets)
        contracts = built.client.snapshot().contracts
        dialog = ExportDialog(None, evidence, contracts, contract=OWN.contract, days=DAYS)
        qtbot.addWidget(dialog)
        file = tmp_path / "mine.hpb"
        dialog.file.setText(str(file))
        dialog.show()
        dialog.start_button.click()
        qtbot.waitUntil(lambda: dialog.check_button.isVisible(), timeout=20_000)
        check = VerifyDialog(None, evidence, str(file))
        qtbot.addWidget(check)
        check.show()
        check.start_button.click()
        intact = diary_words.VERIFIED[Soundness.INTACT]
        qtbot.waitUntil(lambda: check.state.text().startswith(intact), timeout=20_000)
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(bytes(data))
        check.start_button.click()
        bad = (Soundness.BROKEN, Soundness.NOT_A_BUNDLE)
        words = tuple(diary_words.VERIFIED[one] for one in bad)
        qtbot.waitUntil(lambda: check.state.text().startswith(words), timeout=20_000)
