"""A day with 144 segments before four monitors: walked by keys, chosen in ranges, its pictures read when seen."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from agent.client import PictureView
from tests.ui.diary_desk import TODAY, TODAY_MS, Desk, Opened
from tests.ui.fake_diary import entry_of
from ui.diary_days import Period
from ui.diary_paint import KEPT_CARDS
from ui.diary_thumbnails import KEPT, WAITING

Key, Shift, Control = (
    Qt.Key,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
SLOT_MS = 600_000


def picture(number: int) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (320, 180), (number % 256, 60, 90)).save(data, "WEBP")
    return data.getvalue()


@pytest.fixture
def desk(open_diary: Opened) -> Desk:
    entries = [
        entry_of(
            TODAY_MS + number * SLOT_MS,
            shots=tuple(
                PictureView(monitor, f"full-{number}-{monitor}", f"{number}-{monitor}", 1920, 1080)
                for monitor in range(4)
            ),
            pictures=4,
        )
        for number in range(144)
    ]
    desk = open_diary(entries)
    desk.client.images = {
        shot.thumbnail: picture(number) for number, one in enumerate(entries) for shot in one.shots
    }
    desk.window.thumbnails.forget()
    desk.press(Key.Key_Home)
    return desk


def at(desk: Desk) -> int:
    """The number of the one card that is chosen."""
    (key,) = desk.chosen()
    return [one.segment for one in desk.client.entries].index(key)


def test_the_day_is_walked_by_single_cards_lines_pages_and_to_its_ends(desk):
    columns = desk.window.list.cards.columns
    assert (len(desk.cards()), at(desk)) == (144, 0)
    desk.press(Key.Key_Right)
    desk.press(Key.Key_Down)
    assert at(desk) == 1 + columns
    desk.press(Key.Key_PageDown)
    page = at(desk) - 1 - columns
    assert page >= columns
    assert page % columns == 0, "a page is whole lines"
    desk.press(Key.Key_PageUp)
    assert at(desk) == 1 + columns
    desk.press(Key.Key_End)
    assert at(desk) == 143
    for _ in range(200 // columns):
        desk.press(Key.Key_PageUp)
    assert at(desk) < columns
    desk.press(Key.Key_Home)
    assert at(desk) == 0


def test_ranges_and_all_are_chosen_by_keys(desk):
    columns = desk.window.list.cards.columns
    for _ in range(3):
        desk.press(Key.Key_Right, Shift)
    assert len(desk.chosen()) == 4
    desk.press(Key.Key_Down, Shift)
    assert len(desk.chosen()) == 4 + columns
    desk.press(Key.Key_End, Shift)
    assert len(desk.chosen()) == 144
    desk.press(Key.Key_Home)
    assert len(desk.chosen()) == 1
    desk.press(Key.Key_A, Control)
    assert len(desk.chosen()) == 144, "the heading of the day is not chosen"
    assert desk.window.detail.heading.text() == "144 segments chosen"
    assert desk.window.memo_action.isEnabled()
    assert not desk.window.regions_action.isEnabled(), "regions are of one segment"


def test_one_memo_for_the_whole_day(desk):
    desk.press(Key.Key_A, Control)
    desk.press(Key.Key_F2)
    desk.dialog().edit.setPlainText("All day")
    desk.click(desk.dialog().do_button)
    assert {card.memo for card in desk.cards()} == {"All day"}
    assert desk.client.verbs.count("edit_memo") == 144


def test_figures_lead_to_the_time_that_begins_so(desk):
    QTest.keyClicks(desk.window.list, "14:3")
    desk.settle()
    assert at(desk) == (14 * 60 + 30) // 10
    assert (
        desk.window.list.viewport()
        .rect()
        .intersects(desk.window.list.visualRect(desk.window.list.currentIndex()))
    )


def test_pictures_are_read_as_they_are_seen_and_let_go(desk, qtbot):
    taken: list[str] = []
    read = desk.client.picture

    def note(*, sha256: str) -> bytes:
        taken.append(sha256)
        return read(sha256=sha256)

    desk.client.picture = note
    desk.window.thumbnails.forget()
    desk.window.list.cards.forget()
    desk.window.list.viewport().update()
    qtbot.waitUntil(lambda: len(set(taken)) >= desk.window.list.cards.columns, timeout=5000)
    desk.settle()
    assert len(set(taken)) < 60, "not of the whole day"
    for card in desk.cards():
        desk.choose(card.key)
    for _ in range(WAITING):
        desk.settle()
    thumbnails = desk.window.thumbnails
    assert len(set(taken)) > KEPT, "each card that was looked at has four"
    assert len(thumbnails._kept) <= KEPT
    assert len(desk.window.list.cards._cards) <= KEPT_CARDS
    desk.window.hide()
    desk.settle()
    assert not thumbnails._kept
    assert not desk.window.list.cards._cards


def test_each_of_four_pictures_has_a_button_with_its_name(desk, qtbot):
    desk.choose(desk.client.entries[5].segment)
    pictures = desk.window.detail.pictures
    names = [pictures.itemAt(place).widget().accessibleName() for place in range(pictures.count())]
    assert names == [f"Show the picture of monitor {number}" for number in range(1, 5)]
    for place in range(4):
        qtbot.waitUntil(
            lambda at=place: not pictures.itemAt(at).widget().icon().isNull(), timeout=5000
        )


def test_two_monitors_that_show_the_same_both_have_their_picture(open_diary, qtbot):
    same = tuple(PictureView(monitor, "full", "thumb", 1920, 1080) for monitor in range(2))
    desk = open_diary([entry_of(TODAY_MS, shots=same, pictures=2)])
    desk.client.images = {"thumb": picture(1)}
    desk.window.thumbnails.forget()
    desk.window.detail.show_cards((), desk.bridge.snapshot)
    desk.window._show_chosen()
    pictures = desk.window.detail.pictures
    for place in range(2):
        qtbot.waitUntil(
            lambda at=place: not pictures.itemAt(at).widget().icon().isNull(), timeout=5000
        )


def test_a_week_of_such_days_is_walked_too(open_diary):
    entries = [
        entry_of(TODAY_MS + day * 86_400_000 + number * SLOT_MS)
        for day in range(7)
        for number in range(144)
    ]
    desk = open_diary(entries)
    desk.window.show_day(TODAY, Period.WEEK)
    desk.settle()
    assert len(desk.cards()) == 7 * 144
    desk.press(Key.Key_End)
    assert at(desk) == 7 * 144 - 1
