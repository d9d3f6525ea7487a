"""Everything can be reached and heard: names of controls, mnemonics, focus order, shapes of icons."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QWidget,
)

from agent.client import Notice, NoticeCode, Problem, ProblemCode, SyncState
from tests.ui.fake_client import (
    CLOCKED_IN,
    CLOCKED_OUT,
    CONSENT_NEEDED,
    NOW_MS,
    SIGNED_OUT,
    SYNC,
    capture_of,
)
from ui.icons import mark_pixmap
from ui.present import Glyph, Mark
from ui.problems import FailureWindow
from ui.tokens import Theme

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableWidget)
FULL = replace(
    CLOCKED_IN,
    capture=capture_of(paths=(("/p", "/t"),)),
    problems=(Problem(ProblemCode.DISK_FULL),),
    sync=replace(SYNC, state=SyncState.OFFLINE, waiting=2),
    notices=(Notice("1", NoticeCode.LIMIT_NEAR, NOW_MS, {}),),
)


def _controls(window: QWidget) -> list[QWidget]:
    return [w for kind in CONTROLS for w in window.findChildren(kind) if w.isVisible()]


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _windows(rig) -> list[QWidget]:
    shell = rig.shell
    shell.window.show()
    shell.consent.open_page()
    shell.problems.open_page()
    shell.picture.open_pictures(("/p",))
    shell.preview.refresh()
    rig.settle()
    return [shell.window, shell.consent, shell.problems, shell.picture, shell.preview]


@pytest.mark.parametrize(
    "snapshot",
    [SIGNED_OUT, CLOCKED_OUT, CONSENT_NEEDED, FULL],
    ids=["new", "out", "consent", "full"],
)
def test_every_control_has_a_name_that_can_be_spoken(rig, snapshot):
    rig.show(snapshot)
    for window in _windows(rig):
        for control in _controls(window):
            inner = isinstance(control.parent(), QComboBox)
            assert _name(control).strip("☰?& ") or inner, (window, control)


@pytest.mark.parametrize(
    "snapshot",
    [SIGNED_OUT, CLOCKED_OUT, CONSENT_NEEDED, FULL],
    ids=["new", "out", "consent", "full"],
)
def test_no_letter_leads_to_two_places(rig, snapshot):
    rig.show(snapshot)
    for window in _windows(rig):
        texts = [b.text() for b in window.findChildren(QAbstractButton) if b.isVisible()]
        texts += [w.text() for w in window.findChildren(QLabel) if w.isVisible() and w.buddy()]
        letters = [t[t.index("&") + 1].lower() for t in texts if "&" in t]
        assert len(letters) == len(set(letters)), texts


def test_tab_reaches_every_control_of_the_main_window(rig):
    rig.show(FULL)
    window = rig.shell.window
    window.show()
    rig.settle()
    window.work.button.setFocus()
    reached, widget = set(), window.work.button
    while widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    wanted = {c for c in _controls(window) if not isinstance(c.parent(), QComboBox)}
    missed = {
        c for c in wanted if c not in reached or not c.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    assert not missed


def test_the_failure_window_can_be_heard_and_left(qapp, look, qtbot):
    window = FailureWindow(window_title="t", title="No", hint="Do", details="x")
    qtbot.addWidget(window)
    window.show()
    assert all(_name(control) for control in _controls(window))
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def _grey(mark: Mark, theme: Theme, size: int) -> list[int]:
    """How opaque and how bright each pixel is, without its colour."""
    image = mark_pixmap(mark, theme, size).toImage()
    pixels = [image.pixelColor(x, y) for y in range(size) for x in range(size)]
    return [round((c.lightness() * c.alphaF()) / 16) for c in pixels]


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("size", [16, 22, 48])
def test_marks_are_told_apart_without_colour(qapp, theme, size):
    marks = [Mark(glyph, 15, needs) for glyph in Glyph for needs in (False, True)]
    pictures = [_grey(mark, theme, size) for mark in marks]
    for index, one in enumerate(pictures):
        for other in pictures[:index]:
            different = sum(1 for a, b in zip(one, other, strict=True) if abs(a - b) > 2)
            assert different >= size * size * 0.02


def test_the_hand_moves(qapp):
    early, late = (_grey(Mark(Glyph.HAND, m, False), Theme.LIGHT, 22) for m in (5, 35))
    assert early != late


def test_the_theme_follows_the_system(rig, look):
    colour = rig.app.palette().window().color().name()
    look._follow(Qt.ColorScheme.Dark)
    try:
        assert look.theme is Theme.DARK
        assert rig.app.palette().window().color().name() != colour
    finally:
        look._follow(Qt.ColorScheme.Light)
    assert rig.app.palette().window().color().name() == colour
