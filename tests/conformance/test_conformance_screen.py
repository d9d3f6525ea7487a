"""What every `capture.api.Screen` must do."""

from __future__ import annotations

import pytest

from capture.api import Monitor, SenseError
from tests.conformance.rigs import LEFT, RIGHT, Rig


def test_works_here_and_has_a_name(rig: Rig) -> None:
    assert rig.screen().why_not() is None
    assert rig.screen().name


def test_one_frame_per_monitor_in_order_with_its_geometry(rig: Rig) -> None:
    frames = rig.screen().capture()
    assert [frame.monitor for frame in frames] == [
        Monitor(index=0, x=LEFT.x, y=LEFT.y, width=LEFT.width, height=LEFT.height),
        Monitor(index=1, x=RIGHT.x, y=RIGHT.y, width=RIGHT.width, height=RIGHT.height),
    ]


def test_pixels_fill_the_frame_without_padding(rig: Rig) -> None:
    for frame in rig.screen().capture():
        assert isinstance(frame.bgrx, bytes)
        assert len(frame.bgrx) == frame.width * frame.height * 4
        assert (frame.width, frame.height) == (frame.monitor.width, frame.monitor.height)


def test_geometry_is_read_anew_each_time(rig: Rig) -> None:
    screen = rig.screen()
    assert len(screen.capture()) == 2
    rig.unplug_one_monitor()
    assert [frame.monitor.index for frame in screen.capture()] == [0]


def test_the_same_desktop_gives_the_same_pixels(rig: Rig) -> None:
    screen = rig.screen()
    assert screen.capture() == screen.capture()


def test_works_again_when_the_session_is_back(rig: Rig) -> None:
    screen = rig.screen()
    screen.capture()
    rig.break_down("screen")
    with pytest.raises(SenseError):
        screen.capture()
    rig.mend("screen")
    assert len(screen.capture()) >= 1


def test_a_lost_session_raises(rig: Rig) -> None:
    screen = rig.screen()
    screen.capture()
    rig.break_down("screen")
    with pytest.raises(SenseError):
        screen.capture()
