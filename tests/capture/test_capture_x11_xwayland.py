"""A display that turns out to be Xwayland when it is there: no sense of X11 is trusted on it, at any time."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from capture.api import Obstacle, Scope, SenseError
from capture.x11 import xcb
from capture.x11.device_idle import X11DeviceIdle
from capture.x11.idle import X11Idle
from capture.x11.input_counter import X11InputCounter
from capture.x11.screen import X11Screen
from capture.x11.window import X11WindowProbe
from tests.support.desktop import Desktop

_EXTENSION = xcb.Connection.extension


def _as_xwayland(connection: xcb.Connection, name: str) -> int | None:
    """No Xwayland is at hand; it is known by this extension."""
    return 200 if name == "XWAYLAND" else _EXTENSION(connection, name)


SENSES: dict[str, Callable[[str], object]] = {
    "idle": lambda display: X11Idle(display=display).idle_ms(),
    "device-idle": lambda display: X11DeviceIdle(display=display).device_idle_ms(),
    "window": lambda display: X11WindowProbe(display=display).active(),
    "input": lambda display: X11InputCounter(display=display).start(),
    "screen": lambda display: X11Screen(display=display).capture(),
    "excluding": lambda display: X11Screen(display=display).capture(Scope(frozenset({"vault"}))),
}


@pytest.mark.parametrize("sense", SENSES)
def test_a_sense_that_finds_xwayland_when_it_connects_says_so(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, sense: str
) -> None:
    before = len(os.listdir("/proc/self/fd"))
    monkeypatch.setattr(xcb.Connection, "extension", _as_xwayland)
    with pytest.raises(SenseError) as caught:
        SENSES[sense](desktop.display)
    assert caught.value.reason is Obstacle.WAYLAND_SESSION
    assert len(os.listdir("/proc/self/fd")) == before


@pytest.mark.parametrize(
    "kind", [X11Idle, X11DeviceIdle, X11WindowProbe, X11InputCounter, X11Screen]
)
def test_each_of_them_says_so_when_it_is_asked(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, kind: Callable[..., X11Idle]
) -> None:
    assert kind(display=desktop.display).why_not() is None
    monkeypatch.setattr(xcb.Connection, "extension", _as_xwayland)
    assert kind(display=desktop.display).why_not() is Obstacle.WAYLAND_SESSION


def test_an_idle_timer_that_comes_back_as_xwayland_is_not_trusted(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle = X11Idle(display=desktop.display)
    idle.idle_ms()
    desktop.kill_server()
    with pytest.raises(SenseError):
        idle.idle_ms()
    desktop.restart_server()
    monkeypatch.setattr(xcb.Connection, "extension", _as_xwayland)
    with pytest.raises(SenseError) as caught:
        idle.idle_ms()
    assert caught.value.reason is Obstacle.WAYLAND_SESSION
