"""The desktop in memory beyond what the conformance suite asks of every back-end."""

from __future__ import annotations

import pytest

from capture.api import Monitor, Obstacle, SenseError
from capture.fake.desktop import Breakage, FakeDesktop
from capture.fake.senses import senses_of


def test_text_changes_the_picture_and_the_same_text_gives_the_same() -> None:
    desktop = FakeDesktop()
    screen = senses_of(desktop).screen
    assert screen is not None
    empty = screen.capture()
    desktop.show("Chapter one")
    written = screen.capture()
    assert written != empty
    assert screen.capture() == written
    desktop.show("")
    assert screen.capture() == empty


def test_monitors_look_different() -> None:
    one = Monitor(index=0, x=0, y=0, width=640, height=480)
    two = Monitor(index=1, x=640, y=0, width=640, height=480)
    screen = senses_of(FakeDesktop(monitors=(one, two))).screen
    assert screen is not None
    first, second = screen.capture()
    assert first.bgrx != second.bgrx


def test_injected_is_scripted() -> None:
    desktop = FakeDesktop()
    counter = senses_of(desktop).input
    assert counter is not None
    counter.start()
    desktop.type_keys(5)
    desktop.click(2, injected=True)
    assert counter.take().injected == 2


@pytest.mark.parametrize("sense", ["screen", "input", "idle", "window"])
def test_each_sense_fails_and_mends_alone(sense: str) -> None:
    desktop = FakeDesktop()
    senses = senses_of(desktop)
    assert senses.screen
    assert senses.input
    assert senses.idle
    assert senses.window
    senses.input.start()
    calls = {
        "screen": senses.screen.capture,
        "input": senses.input.take,
        "idle": senses.idle.idle_ms,
        "window": senses.window.active,
    }
    desktop.break_sense(sense, Breakage(Obstacle.PERMISSION_MISSING, "taken away"))
    for name, call in calls.items():
        if name == sense:
            with pytest.raises(SenseError) as caught:
                call()
            assert caught.value.reason is Obstacle.PERMISSION_MISSING
        else:
            call()
    desktop.mend_sense(sense)
    for call in calls.values():
        call()


def test_a_missing_sense_is_none_with_its_obstacle() -> None:
    desktop = FakeDesktop()
    desktop.take_away("input", Obstacle.WAYLAND_SESSION)
    senses = senses_of(desktop)
    assert senses.input is None
    assert senses.screen is not None
    assert senses.obstacles == (("input", Obstacle.WAYLAND_SESSION),)
