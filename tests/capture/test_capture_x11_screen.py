"""Pictures of a real X server: every monitor, in the right place, with what the windows show."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops

from capture.api import Frame, Monitor, Obstacle, SenseError
from capture.monitors import in_order
from capture.x11.screen import X11Screen
from tests.support import shown_window
from tests.support.desktop import Desktop, Place


def image_of(frame: Frame) -> Image.Image:
    return Image.frombytes("RGB", (frame.width, frame.height), frame.bgrx, "raw", "BGRX")


def test_shows_exactly_what_a_window_shows(desktop: Desktop) -> None:
    place = Place(210, 130, 500, 300)
    text = "Invoice 2026-114\nquick brown fox"
    desktop.open_window("Invoice", text=text, colour="#aa3311", place=place)
    (frame,) = X11Screen(display=desktop.display).capture()
    seen = image_of(frame).crop((210, 130, 710, 430))
    meant = shown_window.picture(width=500, height=300, colour="#aa3311", text=text)
    assert ImageChops.difference(seen, meant).getbbox() is None


def test_each_monitor_shows_its_own_part(wide_desktop: Desktop) -> None:
    wide_desktop.open_window("Left", colour="#ff0000", place=Place(100, 100, 200, 200))
    wide_desktop.open_window("Right", colour="#00ff00", place=Place(1920 + 50, 60, 200, 200))
    left, right = X11Screen(display=wide_desktop.display).capture()
    assert left.monitor == Monitor(index=0, x=0, y=0, width=1920, height=1080)
    assert right.monitor == Monitor(index=1, x=1920, y=0, width=1920, height=1080)
    assert image_of(left).getpixel((150, 150)) == (255, 0, 0)
    assert image_of(right).getpixel((100, 100)) == (0, 255, 0)
    assert (0, 255, 0) not in colours(left)
    assert (255, 0, 0) not in colours(right)


def colours(frame: Frame) -> set[object]:
    found = image_of(frame).getcolors(maxcolors=1000)
    assert found is not None
    return {colour for _, colour in found}


def test_a_window_across_two_monitors_is_on_both(wide_desktop: Desktop) -> None:
    wide_desktop.open_window("Wide", colour="#0000ff", place=Place(1820, 500, 200, 100))
    left, right = X11Screen(display=wide_desktop.display).capture()
    assert image_of(left).getpixel((1919, 550)) == (0, 0, 255)
    assert image_of(right).getpixel((0, 550)) == (0, 0, 255)
    assert image_of(right).getpixel((100, 550)) == (0, 0, 0)


def test_monitors_of_different_size_below_each_other() -> None:
    above, below = Place(0, 0, 1024, 768), Place(0, 768, 800, 600)
    with Desktop(monitors=(above, below)) as desktop:
        desktop.open_window("Low", colour="#123456", place=Place(10, 800, 100, 100))
        frames = X11Screen(display=desktop.display).capture()
        assert [(f.width, f.height) for f in frames] == [(1024, 768), (800, 600)]
        assert image_of(frames[1]).getpixel((50, 80)) == (0x12, 0x34, 0x56)


def test_a_monitor_plugged_in_later_is_seen(wide_desktop: Desktop) -> None:
    screen = X11Screen(display=wide_desktop.display)
    assert len(screen.capture()) == 2
    thirds = [Place(x, 0, 1280, 1080) for x in (0, 1280, 2560)]
    wide_desktop.set_monitors(thirds)
    assert [f.monitor.x for f in screen.capture()] == [0, 1280, 2560]


def test_why_not_tells_a_missing_display() -> None:
    screen = X11Screen(display=":9999")
    assert screen.why_not() is Obstacle.NO_DISPLAY
    with pytest.raises(SenseError) as caught:
        screen.capture()
    assert caught.value.reason is Obstacle.NO_DISPLAY


def test_a_monitor_that_reaches_past_the_screen_is_taken_as_far_as_it_goes(
    wide_desktop: Desktop,
) -> None:
    wide_desktop.open_window("Edge", colour="#00ff00", place=Place(3740, 980, 100, 100))
    wide_desktop.set_monitors(
        [Place(0, 0, 1920, 1080), Place(3000, 0, 1920, 1080), Place(5000, 0, 640, 480)]
    )
    frames = X11Screen(display=wide_desktop.display).capture()
    assert [frame.monitor for frame in frames] == [
        Monitor(index=0, x=0, y=0, width=1920, height=1080),
        Monitor(index=1, x=3000, y=0, width=840, height=1080),
    ]
    assert image_of(frames[1]).getpixel((839, 1079)) == (0, 255, 0)


def listed(*places: tuple[int, int, int, int]) -> list[dict[str, object]]:
    keys = ("left", "top", "width", "height")
    everything = dict.fromkeys(keys, 1)
    return [everything, *(dict(zip(keys, place, strict=True)) for place in places)]


def test_order_is_left_to_right_then_down() -> None:
    monitors = in_order(listed((1920, 0, 800, 600), (0, 1080, 640, 480), (0, 0, 1920, 1080)))
    assert [(m.index, m.x, m.y) for m in monitors] == [(0, 0, 0), (1, 0, 1080), (2, 1920, 0)]


def test_mirrored_monitors_count_once() -> None:
    assert len(in_order(listed((0, 0, 1920, 1080), (0, 0, 1920, 1080)))) == 1


def test_places_left_of_the_first_monitor_are_kept() -> None:
    (first, second) = in_order(listed((0, 0, 1920, 1080), (-1280, 0, 1280, 1024)))
    assert (first.x, second.x) == (-1280, 0)


def test_the_whole_desktop_is_no_monitor() -> None:
    assert in_order(listed()) == ()
