"""Windows of a display that is gone come back, and only those that cannot be seen."""

import random

import pytest
from PySide6.QtCore import QRect

from ui.in_sight import back_in_sight
from ui.present_setup import address_of

MAIN, BESIDE = QRect(0, 24, 1280, 776), QRect(1280, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("window", "rooms", "place"),
    [
        (QRect(100, 100, 380, 600), [MAIN, BESIDE], None),
        (QRect(2000, 100, 380, 600), [MAIN, BESIDE], None),
        (QRect(2000, 100, 380, 600), [MAIN], QRect(900, 100, 380, 600)),
        (QRect(-3000, -900, 380, 600), [MAIN], QRect(0, 24, 380, 600)),
        # Most of it is seen: it stands there because somebody put it there.
        (QRect(1100, 100, 340, 600), [MAIN], None),
        (QRect(1200, 100, 380, 600), [MAIN], QRect(900, 100, 380, 600)),
        # Its title bar is above the edge.
        (QRect(100, -60, 380, 600), [MAIN], QRect(100, 24, 380, 600)),
        # Larger than what is left.
        (QRect(1400, 20, 1800, 1000), [MAIN], QRect(0, 24, 1280, 776)),
    ],
)
def test_where_a_window_goes(window, rooms, place):
    assert back_in_sight(window, rooms) == place


def test_whatever_was_moved_is_seen_and_stays():
    draw = random.Random(5)
    for _ in range(2000):
        window = QRect(
            *(draw.randrange(-4000, 4000) for _ in "xy"), *(draw.randrange(80, 3000) for _ in "wh")
        )
        rooms = [MAIN, BESIDE][: draw.randrange(1, 3)]
        place = back_in_sight(window, rooms)
        if place is not None:
            assert any(room.contains(place) for room in rooms)
            assert back_in_sight(place, rooms) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" time.example.com ", "https://time.example.com"),
        ("time.example.com:8443/", "https://time.example.com:8443/"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("ftp://time.example.com", "ftp://time.example.com"),
        ("me:word@time.example.com", "me:word@time.example.com"),
        ("two words.com", "two words.com"),
        ("words", "words"),
        ("...", "..."),
        ("", ""),
    ],
)
def test_how_an_address_begins_may_be_left_out(typed, meant):
    assert address_of(typed) == meant
