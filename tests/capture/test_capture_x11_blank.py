"""A screen that shows nothing: its saver is on, or its monitors are switched off."""

from __future__ import annotations

import struct

import pytest

from capture.api import DarkError, Scope
from capture.x11 import presence, requests, xcb
from capture.x11.blank import Lamp
from capture.x11.screen import X11Screen
from tests.support.desktop import Desktop


@pytest.mark.parametrize("kind", ["blank", "noblank"])
@pytest.mark.parametrize("scope", [Scope(), Scope(excluded=frozenset({"vault"}))])
def test_no_picture_while_the_saver_is_on(desktop: Desktop, kind: str, scope: Scope) -> None:
    screen = X11Screen(display=desktop.display)
    desktop.open_window()
    assert len(screen.capture(scope)) == 1
    desktop.run("xset", "s", kind)
    desktop.run("xset", "s", "activate")
    with pytest.raises(DarkError):
        screen.capture(scope)
    assert screen.why_not() is None
    desktop.type_keys(1)
    assert len(screen.capture(scope)) == 1


def test_no_picture_when_the_saver_comes_on_while_it_is_taken(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = X11Screen(display=desktop.display)
    taken = screen._shoot

    def shoot(scope: Scope) -> object:
        desktop.run("xset", "s", "activate")
        return taken(scope)

    monkeypatch.setattr(screen, "_shoot", shoot)
    with pytest.raises(DarkError):
        screen.capture()


@pytest.mark.parametrize(
    "options", [("-extension", "MIT-SCREEN-SAVER"), ("-extension", "DPMS")], ids=["saver", "power"]
)
def test_a_server_that_cannot_blank_is_lit(options: tuple[str, ...]) -> None:
    with Desktop(server_options=options) as desktop:
        connection = presence.connect(desktop.display)
        assert not Lamp(connection).is_dark()
        connection.close()
        assert len(X11Screen(display=desktop.display).capture()) == 1


def power_reply(*, level: int, enabled: bool) -> bytes:
    """The answer to DPMSInfo as the protocol's description has it; no server of these tests knows DPMS."""
    return struct.pack("=BxHIHB21x", 1, 7, 0, level, enabled)


@pytest.mark.parametrize(
    ("level", "enabled", "down"),
    [(0, True, False), (1, True, True), (2, True, True), (3, True, True), (3, False, False)],
)
def test_what_the_power_of_the_monitors_says(level: int, enabled: bool, down: bool) -> None:
    assert requests.power_is_down(power_reply(level=level, enabled=enabled)) is down


class Powered:
    """A connection to a server whose monitors can be switched off."""

    root = 1

    def __init__(self, level: int) -> None:
        self._level = level
        self.asked: list[bytes] = []

    def extension(self, name: str) -> int | None:
        return 150 if name == "DPMS" else None

    def ask(self, request: bytes) -> bytes:
        self.asked.append(request)
        return power_reply(level=self._level, enabled=True)


def test_monitors_that_are_off_are_dark() -> None:
    off, lit = Powered(3), Powered(0)
    assert Lamp(_as_connection(off)).is_dark()
    assert not Lamp(_as_connection(lit)).is_dark()
    assert off.asked == [bytes((150, 7, 0, 0))]


def _as_connection(powered: Powered) -> xcb.Connection:
    connection: object = powered
    assert not isinstance(connection, xcb.Connection)
    return connection  # type: ignore[return-value] # only what a lamp asks is answered
