"""Mistakes of ours are shown and said, once at a time, and do not stop the clock."""

import sys
import threading

import pytest
from PySide6.QtCore import QTimer

from agent.client import Problem, ProblemCode
from ui.guard import ExceptionGuard, say_problem
from ui.problems import FailureWindow


@pytest.fixture
def guard(qapp):
    made = ExceptionGuard("1.2.3")
    yield made
    made.remove()
    if made.window is not None:
        made.window.hide()
        made.window.deleteLater()
    qapp.processEvents()


def test_an_exception_from_any_thread_is_shown_with_its_trace(qtbot, guard, capsys, look):
    def fail():
        raise RuntimeError("ours alone")

    before = threading.excepthook
    guard.install()
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: guard.window is not None)
    details, said = guard.window.details.toPlainText(), capsys.readouterr().err
    assert details.startswith("hourproof: 1.2.3\nRuntimeError\n")
    assert "test_ui_guard.py" in details
    assert "RuntimeError" in said
    # Its text may quote a memo or a title: this is what people send to others.
    assert "ours alone" not in details + said
    guard.remove()
    assert threading.excepthook is before


def test_a_mistake_that_repeats_does_not_bury_the_desktop(qtbot, guard, capsys, look):
    guard.report(RuntimeError("first"))
    qtbot.waitUntil(lambda: guard.window is not None)
    first = guard.window
    guard.report(KeyError("second"))
    qtbot.wait(20)
    assert guard.window is first
    assert "KeyError" in capsys.readouterr().err


def test_problems_are_one_line_on_standard_error(capsys):
    say_problem(Problem(ProblemCode.KEYRING_MISSING))
    said = capsys.readouterr().err
    assert said.startswith("hourproof-app: There is no keyring")
    assert said.count("\n") == 1


def test_a_program_without_standard_error_says_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    say_problem(Problem(ProblemCode.KEYRING_MISSING))


@pytest.mark.parametrize("again", [True, False])
def test_what_waits_for_a_person_can_be_tried_again(qtbot, look, again):
    window = FailureWindow(window_title="t", title="No", hint="Do", details="x", again=again)
    qtbot.addWidget(window)
    window.show()
    assert window.again_button.isVisible() is again
    if again:
        window.again_button.click()
    else:
        window.close_button.click()
    assert window.wanted_again is again
    assert not window.isVisible()


def test_a_start_that_finds_the_keyring_locked_is_tried_again(qapp, qtbot, look, capsys):
    from ui import program

    def press():
        (window,) = [w for w in qapp.topLevelWidgets() if isinstance(w, FailureWindow)]
        window.again_button.click()

    QTimer.singleShot(50, press)
    assert program._cannot_start(qapp, Problem(ProblemCode.KEYRING_LOCKED)) is None
    assert "locked" in capsys.readouterr().err
    assert not qapp.quitOnLastWindowClosed()
