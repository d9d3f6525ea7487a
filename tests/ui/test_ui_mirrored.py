"""From right to left the painted cards are mirrored: every part stands on the other side, pictures stay as they are."""

import pytest
from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QColor, QImage

from tests.ui.gallery import STATES, TODAY_MS
from ui.present_diary import CardRow

SLOT_MS = 600_000
DIARY = next(state for state in STATES if state.name == "diary")


@pytest.fixture
def direction(qapp):
    def turn(to: Qt.LayoutDirection) -> None:
        qapp.setLayoutDirection(to)
        QLocale.setDefault(QLocale("ar" if to is Qt.LayoutDirection.RightToLeft else "C"))

    yield turn
    turn(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def card(staged, direction):
    """Paints the card of the segment with this number of the morning."""
    stage, _ = staged(DIARY)

    def painted(number: int, to: Qt.LayoutDirection) -> QImage:
        direction(to)
        stage.settle()
        rows = stage.shell.diary.list.model().rows
        start = TODAY_MS + 9 * 3_600_000 + number * SLOT_MS
        at = next(
            place
            for place, row in enumerate(rows)
            if isinstance(row, CardRow) and row.entry is not None and row.entry.start_ms == start
        )
        cards = stage.shell.diary.list
        cards.selectionModel().clear()
        cards.scrollTo(cards.model().index(at))
        stage.settle()
        place = cards.visualRect(cards.model().index(at))
        assert cards.viewport().rect().contains(place)
        return cards.viewport().grab(place).toImage()

    return painted


def columns(image: QImage, colour: QColor, rows: QRect | None = None) -> tuple[int, int]:
    """From where to where the colour stands."""
    place = rows or image.rect()
    found = [
        x
        for x in range(place.left(), place.right() + 1)
        for y in range(place.top(), place.bottom() + 1)
        if image.pixelColor(x, y).rgb() == colour.rgb()
    ]
    assert found, colour.name()
    return min(found), max(found)


LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def _mirrors(image: QImage, other: QImage, colour: QColor, rows: QRect) -> None:
    """Where the colour begins from the left in one image, it begins from the right in the other."""
    begin, end = columns(image, colour, rows)
    mirrored_begin, mirrored_end = columns(other, colour, rows)
    last = image.width() - 1
    assert abs(begin - (last - mirrored_end)) <= 2
    assert abs(end - (last - mirrored_begin)) <= 2
    assert abs(begin - mirrored_begin) > 8, "it stands on one side"


def test_bars_begin_where_reading_begins(card, look):
    """Four minutes of a segment that has just begun."""
    image, other = card(14, LEFT), card(14, RIGHT)
    assert image.size() == other.size()
    bars = QRect(8, image.height() - 70, image.width() - 16, 40)
    _mirrors(image, other, look.colour("accent"), bars)


def test_the_mark_of_the_state_and_that_of_the_upload_change_sides(card, look):
    image, other = card(13, LEFT), card(13, RIGHT)
    foot = QRect(8, image.height() - 40, image.width() - 16, 36)
    _mirrors(image, other, look.colour("tracked"), foot)


def test_the_words_of_the_band_begin_at_its_edge(card, look):
    image, other = card(4, LEFT), card(4, RIGHT)
    _mirrors(image, other, look.colour("accent"), QRect(0, 2, image.width(), 12))


def test_the_photo_changes_sides(card):
    middle = card(4, LEFT).width() // 2
    photo = [card(1, side) for side in (LEFT, RIGHT)]
    skin = _photo_column(photo[0]), _photo_column(photo[1])
    assert skin[0] < middle < skin[1]


def _photo_column(image: QImage) -> int:
    """The middle of the bright photo over the dark picture."""
    high = image.height() // 2
    bright = [x for x in range(8, image.width() - 8) if image.pixelColor(x, high).lightness() > 120]
    assert bright
    return sum(bright) // len(bright)
