"""Odd monitors of a real X server: mirrored, overlapping, apart from each other, and the active one of several."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

import pytest

from capture.api import Monitor, Scope, SenseError
from capture.x11.screen import X11Screen
from tests.capture.test_capture_x11_exclusion import OTHER, SECRET, pixels_of
from tests.support.desktop import Desktop, DesktopError, Place
from tests.support.painter import Painter

ACTIVE = Scope(active_only=True)


def places_of(desktop: Desktop, scope: Scope) -> list[tuple[int, int, int, int, int]]:
    frames = X11Screen(display=desktop.display).capture(scope)
    monitors = [frame.monitor for frame in frames]
    return [(one.index, one.x, one.y, one.width, one.height) for one in monitors]


def test_mirrored_and_overlapping_monitors(wide_desktop: Desktop) -> None:
    Painter(wide_desktop).open("a", app="Editor", colour=OTHER, place=Place(1000, 100, 300, 200))
    large, small = Place(0, 0, 1920, 1080), Place(960, 0, 1280, 720)
    wide_desktop.set_monitors([large, large, small])
    first, second = X11Screen(display=wide_desktop.display).capture()
    assert (first.width, first.height, second.width, second.height) == (1920, 1080, 1280, 720)
    assert pixels_of(first, OTHER) == pixels_of(second, OTHER) == 300 * 200


def test_the_active_monitor_is_that_of_the_window_in_front(wide_desktop: Desktop) -> None:
    window = Painter(wide_desktop).open(
        "a", app="Editor", colour=OTHER, place=Place(1800, 100, 600, 200)
    )
    wide_desktop.run("xdotool", "mousemove", "5", "5")
    assert places_of(wide_desktop, ACTIVE) == [(0, 0, 0, 1920, 1080)]
    wide_desktop.run(
        *("xprop", "-root", "-f", "_NET_ACTIVE_WINDOW", "32c"),
        *("-set", "_NET_ACTIVE_WINDOW", hex(window)),
    )
    assert places_of(wide_desktop, ACTIVE) == [(1, 1920, 0, 1920, 1080)]


def test_without_a_window_in_front_it_is_that_of_the_pointer(wide_desktop: Desktop) -> None:
    wide_desktop.run("xdotool", "mousemove", "2500", "500")
    assert places_of(wide_desktop, ACTIVE) == [(1, 1920, 0, 1920, 1080)]


def test_the_active_monitor_with_an_app_excluded(wide_desktop: Desktop) -> None:
    Painter(wide_desktop).open("a", app="Vault", colour=SECRET, place=Place(2000, 50, 100, 100))
    wide_desktop.run("xdotool", "mousemove", "2500", "500")
    scope = Scope(excluded=frozenset({"vault"}), active_only=True)
    (frame,) = X11Screen(display=wide_desktop.display).capture(scope)
    assert frame.monitor.x == 1920
    assert pixels_of(frame, SECRET) == 0
    assert len(frame.blacked) == 1


@pytest.mark.parametrize("options", [("-extension", "MIT-SHM")])
def test_a_server_without_shared_memory(options: tuple[str, ...]) -> None:
    with Desktop(server_options=options) as desktop:
        Painter(desktop).open("a", app="Editor", colour=OTHER, place=Place(10, 10, 90, 70))
        (frame,) = X11Screen(display=desktop.display).capture()
        assert pixels_of(frame, OTHER) == 90 * 70


def without_size(desktop: Desktop) -> None:
    """Add a monitor of no pixels, as a dock that is just being plugged in can have."""
    desktop.run("xrandr", "--setmonitor", "EMPTY", "0/0x0/0+0+0", "none")
    assert "EMPTY 0/0x0/0" in desktop.run("xrandr", "--listmonitors")


def shrink(desktop: Desktop, size: str) -> None:
    """Make the screen smaller and switch its output off, at which xrandr complains the first time."""
    with contextlib.suppress(DesktopError):
        desktop.run("xrandr", "--fb", size)
    width, height = size.split("x")
    root = desktop.run("xwininfo", "-root").split()
    assert (root[root.index("Width:") + 1], root[root.index("Height:") + 1]) == (width, height)


def test_a_monitor_without_size_is_left_out(wide_desktop: Desktop) -> None:
    without_size(wide_desktop)
    assert places_of(wide_desktop, Scope()) == [(0, 0, 0, 1920, 1080), (1, 1920, 0, 1920, 1080)]
    wide_desktop.run("xdotool", "mousemove", "5", "5")
    assert places_of(wide_desktop, ACTIVE) == [(0, 0, 0, 1920, 1080)]


@pytest.mark.parametrize("scope", [Scope(), Scope(excluded=frozenset({"vault"}), active_only=True)])
def test_without_a_monitor_that_has_a_size_there_is_no_picture(
    desktop: Desktop, scope: Scope
) -> None:
    screen = X11Screen(display=desktop.display)
    shrink(desktop, "1000x700")
    without_size(desktop)
    with pytest.raises(SenseError, match="no monitor is connected") as caught:
        screen.capture(scope)
    assert caught.value.reason is None
    desktop.run("xrandr", "--setmonitor", "REAL", "1000/300x700/200+0+0", "none")
    assert len(screen.capture(scope)) == 1


@pytest.mark.parametrize("scope", [Scope(), Scope(excluded=frozenset({"vault"}))])
def test_a_monitor_that_goes_between_the_question_and_the_pixels_is_asked_for_anew(
    wide_desktop: Desktop, monkeypatch: pytest.MonkeyPatch, scope: Scope
) -> None:
    screen = X11Screen(display=wide_desktop.display)
    chosen = screen._in_scope
    asked: list[int] = []

    def unplug(monitors: tuple[Monitor, ...], wanted: Scope) -> Sequence[Monitor]:
        found = chosen(monitors, wanted)
        asked.append(len(found))
        if len(asked) == 1:
            shrink(wide_desktop, "1000x700")
        return found

    monkeypatch.setattr(screen, "_in_scope", unplug)
    frames = screen.capture(scope)
    assert [(frame.width, frame.height) for frame in frames] == [(1000, 700)]
    assert asked[0] == 2
    assert asked[-1] == 1


def test_a_screen_that_never_has_the_same_size_twice_gives_a_reason(
    wide_desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = X11Screen(display=wide_desktop.display)
    chosen = screen._in_scope
    sizes = iter(("1000x700", "900x600", "800x500"))

    def unplug(monitors: tuple[Monitor, ...], wanted: Scope) -> Sequence[Monitor]:
        shrink(wide_desktop, next(sizes))
        return chosen(monitors, wanted)

    monkeypatch.setattr(screen, "_in_scope", unplug)
    with pytest.raises(SenseError, match="no picture") as caught:
        screen.capture()
    assert caught.value.reason is None
