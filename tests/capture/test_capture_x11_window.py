"""The window in front on a real X server, with the odd windows that real desktops have."""

from __future__ import annotations

import pytest

from capture.api import ActiveWindow, Obstacle, SenseError
from capture.x11.window import X11WindowProbe
from tests.support.desktop import Desktop


def test_without_a_window_manager_there_is_none(desktop: Desktop) -> None:
    desktop.open_window("Alone")
    assert X11WindowProbe(display=desktop.display).active() is None


def point_at(desktop: Desktop, window: str) -> None:
    """Say that `window` is in front, as a window manager would."""
    desktop.run(
        *("xprop", "-root", "-f", "_NET_ACTIVE_WINDOW", "32c"),
        *("-set", "_NET_ACTIVE_WINDOW", window),
    )


def window_id(desktop: Desktop, title: str) -> str:
    return desktop.run("xdotool", "search", "--name", title).split()[0]


def test_a_window_that_vanished_is_none(desktop: Desktop) -> None:
    probe = X11WindowProbe(display=desktop.display)
    window = desktop.open_window("Gone")
    point_at(desktop, window_id(desktop, "Gone"))
    assert probe.active() == ActiveWindow(app="known-app", title="Gone")
    desktop.close_window(window)
    assert probe.active() is None
    assert probe.active() is None


def test_an_old_title_in_latin_1_is_read(desktop: Desktop) -> None:
    desktop.open_window("New")
    window = window_id(desktop, "New")
    desktop.run("xprop", "-id", window, "-remove", "_NET_WM_NAME")
    desktop.run("xprop", "-id", window, "-f", "WM_NAME", "8s", "-set", "WM_NAME", "Old title")
    point_at(desktop, window)
    found = X11WindowProbe(display=desktop.display).active()
    assert found == ActiveWindow(app="known-app", title="Old title")


def test_a_window_without_names_has_empty_ones(desktop: Desktop) -> None:
    desktop.open_window("Bare")
    window = window_id(desktop, "Bare")
    for name in ("_NET_WM_NAME", "WM_NAME", "WM_CLASS"):
        desktop.run("xprop", "-id", window, "-remove", name)
    point_at(desktop, window)
    assert X11WindowProbe(display=desktop.display).active() == ActiveWindow(app="", title="")


def test_a_huge_title_is_cut_and_odd_bytes_do_no_harm(desktop: Desktop) -> None:
    desktop.open_window("é" * 5000 + "end")
    point_at(desktop, window_id(desktop, "end"))
    found = X11WindowProbe(display=desktop.display).active()
    assert found is not None
    assert found.title == "é" * 1024


def test_an_xterm_is_named_by_its_class(managed_desktop: Desktop) -> None:
    managed_desktop.open_terminal("Build log", "make: done")
    probe = X11WindowProbe(display=managed_desktop.display)
    managed_desktop.wait_for_front("Build log")
    assert probe.active() == ActiveWindow(app="XTerm", title="Build log")


def test_no_server_is_told_and_a_later_one_is_found(desktop: Desktop) -> None:
    probe = X11WindowProbe(display=":9999")
    assert probe.why_not() is Obstacle.NO_DISPLAY
    with pytest.raises(SenseError) as caught:
        probe.active()
    assert caught.value.reason is Obstacle.NO_DISPLAY
