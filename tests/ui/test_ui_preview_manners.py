"""The preview waits while nothing should come up, holds the review meanwhile, and takes deletions back."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from agent.client import IdlePrompt, Tracking
from tests.ui.conftest import Rig
from tests.ui.fake_client import CLOCKED_IN, CONTRACT, NOW_MS, capture_of
from tests.ui.gallery import LONG_MEMO, MIXED_MEMO
from ui.manners import Manners
from ui.preview import Preview

SEGMENT = "5e90000000000001"


class Desk:
    """What a desktop says when it is asked whether it is busy."""

    def __init__(self) -> None:
        self.busy = False
        self.asked = 0

    def __call__(self) -> bool:
        self.asked += 1
        return self.busy


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def manners(qapp, desk):
    made = Manners(desk)
    yield made
    made.close()


@pytest.fixture
def preview(rig, manners):
    rig.shell.preview.retire()  # the shell's own has no manners
    made = Preview(rig.bridge, manners)
    yield made
    made.retire()
    made.deleteLater()


def look(rig: Rig, manners: Manners) -> None:
    """Let a question under way be answered."""
    manners.close()
    QApplication.processEvents()
    rig.settle()


CAPTURED = replace(CLOCKED_IN, capture=capture_of(paths=(("/p", "/t"),)))


def test_it_comes_up_when_the_desktop_is_free(rig, preview, manners, desk):
    rig.show(CAPTURED)
    look(rig, manners)
    assert desk.asked >= 1
    assert preview.isVisible()
    assert "hold_review" not in rig.client.verbs


def test_it_waits_while_the_desktop_is_busy_and_holds_the_review(rig, preview, manners, desk):
    desk.busy = True
    rig.show(CAPTURED)
    look(rig, manners)
    assert not preview.isVisible()
    assert rig.client.calls[0] == ("hold_review", {"segment": SEGMENT})
    assert preview.looking
    preview._hold_timer.timeout.emit()
    rig.settle()
    assert rig.client.verbs.count("hold_review") == 2
    desk.busy = False
    preview._look_timer.timeout.emit()
    look(rig, manners)
    assert preview.isVisible()
    held = rig.client.verbs.count("hold_review")
    assert not preview._hold_timer.isActive(), "from here on the countdown runs"
    assert held == 2


def test_it_steps_back_when_a_film_begins(rig, preview, manners, desk):
    rig.show(CAPTURED)
    look(rig, manners)
    assert preview.isVisible()
    desk.busy = True
    preview._look_timer.timeout.emit()
    look(rig, manners)
    assert not preview.isVisible()


def test_it_is_not_shown_on_a_locked_screen_and_comes_back_after_it(rig, preview, manners):
    rig.show(CAPTURED)
    look(rig, manners)
    rig.show(replace(CAPTURED, tracking=Tracking.LOCKED))
    assert not preview.isVisible()
    assert "hold_review" in rig.client.verbs
    rig.show(CAPTURED)
    assert preview.isVisible()


def test_nothing_is_asked_while_no_capture_is_in_review(rig, preview, manners, desk):
    rig.show(CLOCKED_IN)
    look(rig, manners)
    assert desk.asked == 0
    assert not preview.looking
    rig.show(CAPTURED)
    look(rig, manners)
    preview.panel.keep_button.click()
    rig.settle()
    assert not preview.looking
    assert not preview.ticking


def test_a_desktop_that_cannot_be_asked_is_a_bug_and_not_a_crash(rig, qapp):
    def bad() -> bool:
        raise RuntimeError("ours")

    manners, said = Manners(bad), []
    manners.broken.connect(said.append)
    manners.ask()
    look(rig, manners)
    assert [type(error) for error in said] == [RuntimeError]


def test_a_deletion_can_be_taken_back(rig, preview, manners):
    rig.show(CAPTURED)
    look(rig, manners)
    preview.panel.delete_button.click()
    rig.settle()
    assert preview.isVisible()
    assert preview.undo_button.isVisible()
    assert "delete" not in rig.client.verbs
    assert "hold_review" in rig.client.verbs, "it is not signed while it can be taken back"
    preview.undo_button.click()
    rig.settle()
    assert preview.panel.isVisible()
    preview._undo_timer.timeout.emit()
    assert "delete" not in rig.client.verbs


@pytest.mark.parametrize("how", ["time", "another capture", "the end"])
def test_a_deletion_that_is_not_taken_back_happens(rig, preview, manners, how):
    rig.show(CAPTURED)
    look(rig, manners)
    preview.panel.delete_button.click()
    if how == "time":
        preview._undo_timer.timeout.emit()
    elif how == "the end":
        preview.retire()
    else:
        other = capture_of(paths=(("/p", "/t"),), segment="5e90000000000002")
        rig.show(replace(CAPTURED, capture=other))
    rig.settle()
    assert [c for c in rig.client.calls if c[0] == "delete"] == [("delete", {"segment": SEGMENT})]


def test_it_stands_beside_an_idle_question(rig, preview, manners):
    idle = IdlePrompt(CONTRACT.contract, NOW_MS - 900_000, NOW_MS, 15, True, NOW_MS + 600_000)
    rig.show(replace(CAPTURED, idle=idle))
    look(rig, manners)
    rig.shell.show()
    rig.settle()
    assert preview.isVisible()
    rig.shell.window.work.idle.drop_button.click()
    rig.settle()
    assert rig.client.verbs[-1] == "discard_idle"
    assert preview.isVisible(), "the answer was about another time"


@pytest.mark.parametrize("memo", [LONG_MEMO, MIXED_MEMO], ids=["10,000 characters", "mixed"])
def test_no_memo_is_too_much_for_a_window(rig, memo):
    shown = replace(CLOCKED_IN, memo=memo, recent_memos=(memo, "Short"))
    rig.show(shown)
    rig.shell.show()
    rig.settle()
    window = rig.shell.window
    assert window.work.memo_edit.text() == memo
    assert window.minimumSizeHint().width() <= 400, "a memo does not widen the window"
    assert len(rig.shell.tray.icon.toolTip()) < 1_000
    window.work.memo_edit.selectAll()
    window.work.memo_edit.insert("Other")
    window.work.memo_edit.editingFinished.emit()
    rig.settle()
    assert window.work.memo_edit.text() == "Other"
