"""Every window in every state for everybody: heard, reached by keys, focus and text seen, large text, little room."""

import pytest
from PySide6.QtCore import QAbstractAnimation, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from tests.support.fitting import clipped
from tests.support.seeing import (
    contrast_in,
    faint,
    nameless,
    shared_letters,
    unreached,
    unseen_focus,
)
from tests.ui.gallery import STATES

WALKED = STATES
KEYBOARD = tuple(s for s in WALKED if not s.name.startswith("preview"))
"""The preview never takes the keyboard: all that it offers stands in the main window too."""


@pytest.fixture
def dark(look):
    look._follow(Qt.ColorScheme.Dark)
    yield
    look._follow(Qt.ColorScheme.Light)


@pytest.fixture
def twice_as_large(qapp):
    before = qapp.font()
    large = qapp.font()
    large.setPointSizeF(before.pointSizeF() * 2)
    qapp.setFont(large)
    yield
    qapp.setFont(before)


@pytest.mark.parametrize("state", WALKED, ids=lambda state: state.name)
def test_every_control_has_a_name_and_a_role_and_every_text_stands_out(opened, state):
    window = opened(state)
    assert nameless(window) == []
    assert faint(window) == []
    assert shared_letters(window) == []


@pytest.mark.parametrize("state", WALKED, ids=lambda state: state.name)
def test_every_text_stands_out_in_the_dark(opened, dark, state):
    assert faint(opened(state)) == []


@pytest.mark.parametrize("state", KEYBOARD, ids=lambda state: state.name)
def test_tab_reaches_every_control_and_the_focus_is_seen(opened, state):
    window = opened(state)
    assert unreached(window) == []
    assert unseen_focus(window) == []


@pytest.mark.parametrize("state", KEYBOARD, ids=lambda state: state.name)
def test_the_focus_is_seen_in_the_dark(opened, dark, state):
    assert unseen_focus(opened(state)) == []


@pytest.mark.parametrize("state", WALKED, ids=lambda state: state.name)
def test_nothing_is_cut_off_in_text_of_twice_the_size(opened, twice_as_large, state):
    assert clipped(opened(state)) == []


@pytest.mark.parametrize("state", WALKED, ids=lambda state: state.name)
def test_nothing_is_cut_off_in_the_narrowest_window(opened, qapp, state):
    window = opened(state)
    window.resize(window.minimumSizeHint().expandedTo(window.minimumSize()).width(), 480)
    qapp.processEvents()
    assert clipped(window) == []


@pytest.mark.parametrize("state", WALKED, ids=lambda state: state.name)
def test_nothing_moves_by_itself(opened, state):
    """There is nothing to switch off for those who ask the system for less motion."""
    window = opened(state)
    assert window.findChildren(QAbstractAnimation) == []


# --- the measures themselves ------------------------------------------------------------------------


def test_the_measure_of_contrast_measures(qapp):
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    for ink, least, most in (("#000000", 20, 21.1), ("#767676", 4, 4.7), ("#bbbbbb", 1, 2)):
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.fillRect(20, 10, 30, 20, QColor(ink))
        painter.end()
        assert least <= contrast_in(image, QRect(0, 0, 200, 40)) <= most


def test_a_window_with_every_fault_is_found_out(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    faint_label = QLabel("Hard to read")
    faint_label.setStyleSheet("color: #cccccc; background: white")
    silent = QPushButton()
    skipped = QPushButton("Skipped")
    skipped.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    flat = QPushButton("Unmoved")
    flat.setStyleSheet("* { border: none; background: white; color: black; outline: none; }")
    hint = QLineEdit()
    hint.setAccessibleName("Hint")
    hint.setPlaceholderText("Pale hint")
    hint.setStyleSheet("placeholder-text-color: #b0b0b0; background: white")
    for part in (faint_label, silent, skipped, flat, hint):
        row.addWidget(part)
    window.show()
    assert len(nameless(window)) == 1
    assert any("Hard to read" in one for one in faint(window))
    assert any("Pale hint" in one for one in faint(window))
    assert len(unreached(window)) == 1
    assert len(unseen_focus(window)) >= 1
