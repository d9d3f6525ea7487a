"""The marks of the diary mean the same in the app and in the browser, and look the same on both sides."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from agent.client import EntryState, Verdict
from server.web import words as browser_words
from server.web.assets import Assets
from server.web.render import Pages
from ui import diary_legend_words as words
from ui import diary_words
from ui.diary_legend import DiaryLegend, sections
from ui.diary_marks import LATE, VERDICT_COLOURS, paint_state
from ui.present_diary import BAR_STEPS, CardState

SIDE = 64
STATE_MARKS = (*CardState, LATE)


def spoken_to_the_contractor(text: str) -> str:
    """What the browser tells of the contractor, told to them; a sentence begins with a capital."""
    for there, here in (
        ("on the contractor’s machine", "on your machine"),
        ("the contractor has", "you have"),
        ("the contractor had", "you had"),
        ("the contractor kept", "you kept"),
    ):
        text = text.replace(there, here)
    return text[:1].upper() + text[1:]


def test_both_sides_know_the_same_states_and_marks():
    there = {**browser_words.STATES_MEAN, **browser_words.MARKS_MEAN}
    assert set(words.STATES) | set(words.MARKS) == set(there)
    assert set(browser_words.STATES) | {"manual"} == {state.value for state in CardState}
    assert set(words.STATES) == {*(state.value for state in CardState), LATE}


def test_states_are_called_the_same():
    called = {**browser_words.STATES, "manual": browser_words.MARKS_MEAN["manual"][0]}
    assert dict(diary_words.STATES) == called
    assert browser_words.MARKS_MEAN["late"][0] == words.LATE


def test_every_mark_means_the_same_in_the_same_words():
    here = {
        **words.STATES,
        **{mark: meaning for mark, (_, meaning) in words.MARKS.items()},
    }
    there = {
        **browser_words.STATES_MEAN,
        **{mark: meaning for mark, (_, meaning) in browser_words.MARKS_MEAN.items()},
    }
    assert here == {mark: spoken_to_the_contractor(text) for mark, text in there.items()}
    for mark, (name, _) in words.MARKS.items():
        assert name == browser_words.MARKS_MEAN[mark][0]


def test_the_scale_of_the_bars_is_the_one_that_is_explained():
    assert f"a full bar is {BAR_STEPS[-1]} or more" in words.MARKS["bars"][1]


def browser_mark(state: str) -> QImage:
    """The mark as the browser draws it, in black."""
    pages = Pages(Assets())
    svg = str(pages._environment.get_template("parts.html").module.state_mark(state))
    line = 'fill="none" stroke="black" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"'
    for kind, drawn in (
        ("solid", 'fill="black"'),
        ("outline", line),
        ("dashed", f'{line} stroke-dasharray="2.2 2.2"'),
    ):
        svg = svg.replace(f'class="{kind}"', drawn)
    svg = re.sub(
        r"<svg [^>]*>", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">', svg
    )
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    assert renderer.isValid()
    image = blank()
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def own_mark(state: str) -> QImage:
    image = blank()
    painter = QPainter(image)
    paint_state(painter, QRectF(0, 0, SIDE, SIDE), state, QColor("black"))
    painter.end()
    return image


def blank() -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    return image


def ink(image: QImage) -> list[int]:
    return [255 - image.pixelColor(x, y).red() for y in range(SIDE) for x in range(SIDE)]


def apart(one: QImage, other: QImage) -> float:
    """The share of the ink of both that only one of them has."""
    pairs = list(zip(ink(one), ink(other), strict=True))
    return sum(abs(a - b) for a, b in pairs) / sum(max(a, b) for a, b in pairs)


@pytest.mark.parametrize("state", STATE_MARKS)
def test_each_mark_has_the_shape_of_the_browsers(qapp, state):
    own = own_mark(state)
    # The dashes of a ring begin elsewhere; that there are dashes is seen by the ink that is missing.
    bound = 0.5 if state == CardState.REMOVED else 0.06
    assert apart(own, browser_mark(state)) < bound
    others = {other: apart(own, browser_mark(other)) for other in STATE_MARKS if other != state}
    assert min(others.values()) > apart(own, browser_mark(state)) + 0.1, others


def test_a_removed_ring_has_gaps_as_in_the_browser(qapp):
    whole = sum(ink(own_mark(CardState.MANUAL)))
    for dashed in (own_mark(CardState.REMOVED), browser_mark("removed")):
        assert 0.6 * whole < sum(ink(dashed)) < 0.95 * whole


def test_the_legend_explains_every_state_mark_verdict_and_step(qapp, look, qtbot):
    lines = [line for _, found in sections() for line in found]
    assert len(lines) == len(words.STATES) + len(words.MARKS) + len(EntryState) + len(Verdict)
    legend = DiaryLegend(None, look)
    qtbot.addWidget(legend)
    legend.show()
    shown = {label.text() for label in legend.findChildren(QLabel)}
    for line in lines:
        assert {line.name, line.meaning} <= shown
    pictures = []
    for line in lines:
        image = QImage(40, 28, QImage.Format.Format_ARGB32)
        image.fill(look.colour("surface"))
        painter = QPainter(image)
        line.paint(painter, QRectF(1, 1, 36, 24), look)
        painter.end()
        pictures.append(bytes(image.constBits()))
    assert len(set(pictures)) == len(pictures), "no two marks look the same"
    assert set(words.UPLOAD_MEANS) == {state.value for state in EntryState}
    assert set(VERDICT_COLOURS) == set(Verdict)
