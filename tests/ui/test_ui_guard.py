"""Mistakes of ours are shown and said, once at a time, and do not stop the clock."""

import sys
import threading

import pytest

from agent.client import Problem, ProblemCode
from ui.guard import ExceptionGuard, say_problem


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
    assert "ours alone" in guard.window.details.toPlainText()
    assert guard.window.details.toPlainText().startswith("hourproof: 1.2.3\n")
    assert "RuntimeError: ours alone" in capsys.readouterr().err
    guard.remove()
    assert threading.excepthook is before


def test_a_mistake_that_repeats_does_not_bury_the_desktop(qtbot, guard, capsys, look):
    guard.report(RuntimeError("first"))
    qtbot.waitUntil(lambda: guard.window is not None)
    first = guard.window
    guard.report(RuntimeError("second"))
    qtbot.wait(20)
    assert guard.window is first
    assert "second" in capsys.readouterr().err


def test_problems_are_one_line_on_standard_error(capsys):
    say_problem(Problem(ProblemCode.KEYRING_MISSING))
    said = capsys.readouterr().err
    assert said.startswith("hourproof-app: There is no keyring")
    assert said.count("\n") == 1


def test_a_program_without_standard_error_says_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    say_problem(Problem(ProblemCode.KEYRING_MISSING))
