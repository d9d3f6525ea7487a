"""Keys from anywhere through the real xdg-desktop-portal, with every answer that a desktop and a person can give."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jeepney import DBusAddress, HeaderFields, new_signal
from jeepney.io.blocking import open_dbus_connection

from capture import select
from capture.linux.shortcut import PortalShortcut, trigger_of
from capture.shortcuts import Grab, Holding
from tests.support.login_service import PrivateBus, private_bus
from tests.support.newer_portal import NewerPortal
from tests.support.portal import PATH, DesktopPart, Portal
from tests.support.waiting import wait_until

KEYS = "ctrl+alt+h"
GIVEN = Holding(Grab.WORKS, "Ctrl+Alt+H")
ASKED = Holding(Grab.ASKED)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    with private_bus(tmp_path) as made:
        yield made


@pytest.fixture
def desktop(bus: PrivateBus) -> Iterator[DesktopPart]:
    made = DesktopPart(bus.address)
    made.answer = (0, "Ctrl+Alt+H")
    yield made
    made.close()


@pytest.fixture
def portal(bus: PrivateBus, tmp_path: Path) -> Iterator[Portal]:
    made = Portal(bus.address, tmp_path)
    yield made
    made.end()


class Heard:
    """A shortcut and what it said."""

    def __init__(self, address: str) -> None:
        self.shortcut = PortalShortcut(bus=address, again_s=0.2)
        self.presses: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self.told: list[Holding] = []

    def use(self, keys: str | None) -> None:
        self.told.clear()
        purpose = "Start or stop the clock"
        self.shortcut.use(keys, purpose, lambda: self.presses.put(True), self.told.append)

    def until(self, holding: Holding) -> None:
        wait_until(lambda: bool(self.told) and self.told[-1] == holding, f"{holding}")

    def press(self) -> None:
        assert self.presses.get(timeout=20)


@pytest.fixture
def heard(bus: PrivateBus) -> Iterator[Heard]:
    made = Heard(bus.address)
    yield made
    made.shortcut.close()


def no_session(desktop: DesktopPart) -> None:
    wait_until(lambda: not desktop.sessions, "that the session was given back")


def test_the_desktop_is_asked_and_its_keys_arrive(portal, desktop, heard):
    portal.start()
    heard.use(KEYS)
    heard.until(GIVEN)
    assert heard.told == [ASKED, GIVEN]
    wish = {
        "description": ("s", "Start or stop the clock"),
        "preferred_trigger": ("s", "CTRL+ALT+h"),
    }
    assert desktop.wishes == [("start-stop", wish)]
    desktop.press("another-of-ours")
    desktop.press()
    heard.press()
    desktop.press()
    heard.press()
    assert heard.presses.empty()
    heard.shortcut.configure()  # not in this version: nothing happens
    heard.shortcut.close()
    no_session(desktop)
    assert heard.told == [ASKED, GIVEN]


@pytest.mark.parametrize(
    ("code", "named", "grab"),
    [(1, None, Grab.DECLINED), (2, None, Grab.REFUSED), (0, None, Grab.REFUSED)],
)
def test_a_desktop_or_a_person_that_gives_none_is_told(portal, desktop, heard, code, named, grab):
    desktop.answer = (code, named)
    portal.start()
    heard.use(KEYS)
    heard.until(Holding(grab))
    no_session(desktop)
    # Whoever chooses others is asked again.
    desktop.answer = (0, "Meta+F9")
    heard.use("super+f9")
    heard.until(Holding(Grab.WORKS, "Meta+F9"))


def test_a_desktop_that_gives_no_session_gives_no_keys(portal, desktop, heard):
    desktop.gives_sessions = False
    portal.start()
    heard.use(KEYS)
    heard.until(Holding(Grab.NOWHERE))
    assert desktop.wishes == []


def test_keys_that_are_changed_in_the_desktop_are_named_anew(portal, desktop, heard):
    portal.start()
    heard.use(KEYS)
    heard.until(GIVEN)
    desktop.rename("Super\u202e + \nSpace" + "!" * 200)
    wait_until(lambda: heard.told[-1] != GIVEN, "the other name")
    named = heard.told[-1].named
    assert named is not None
    assert named.startswith("Super + Space!!!")
    assert len(named) == 80
    desktop.rename("")
    heard.until(Holding(Grab.WORKS, ""))
    desktop.press()
    heard.press()


def test_a_session_that_the_desktop_closes_is_over_and_not_asked_for_again(portal, desktop, heard):
    portal.start()
    heard.use(KEYS)
    heard.until(GIVEN)
    desktop.take_back()
    heard.until(Holding(Grab.REFUSED))
    heard.shortcut.configure()
    heard.shortcut.close()
    assert len(desktop.wishes) == 1


def test_a_question_that_is_open_is_taken_back(portal, desktop, heard):
    desktop.answer = None
    portal.start()
    heard.use(KEYS)
    wait_until(lambda: desktop.asking, "the desktop's question")
    assert heard.told == [ASKED]
    heard.shortcut.close()
    wait_until(lambda: bool(desktop.taken_back), "the question's end")
    no_session(desktop)
    assert heard.told == [ASKED]


def test_an_answer_may_take_its_time(portal, desktop, heard):
    desktop.answer = None
    portal.start()
    heard.use(KEYS)
    wait_until(lambda: desktop.asking, "the desktop's question")
    desktop.answer_now(0, "Ctrl+Alt+H")
    heard.until(GIVEN)
    desktop.press()
    heard.press()


def test_other_keys_and_none_give_the_ones_before_back(portal, desktop, heard):
    portal.start()
    heard.use(KEYS)
    heard.until(GIVEN)
    (first,) = desktop.sessions
    heard.use("ctrl+alt+j")
    heard.until(GIVEN)
    wait_until(lambda: first not in desktop.sessions, "the first session's end")
    assert len(desktop.sessions) == 1
    heard.use(None)
    assert heard.told == [Holding(Grab.OFF)]
    no_session(desktop)


@pytest.mark.parametrize("interfaces", [None, "org.freedesktop.impl.portal.Email"])
def test_where_nobody_gives_keys_it_is_said_and_a_portal_that_comes_later_is_used(
    portal, desktop, heard, interfaces
):
    if interfaces is not None:
        portal.start(interfaces=interfaces)
    heard.use(KEYS)
    heard.until(Holding(Grab.NOWHERE))
    portal.end()
    portal.start()
    heard.until(GIVEN)
    desktop.press()
    heard.press()


def test_a_portal_that_dies_and_comes_back_is_asked_anew(portal, desktop, heard):
    portal.start()
    heard.use(KEYS)
    heard.until(GIVEN)
    for round_ in (2, 3):
        heard.told.clear()
        portal.end()
        portal.start()
        heard.until(GIVEN)
        assert len(desktop.wishes) == round_
        desktop.press()
        heard.press()


def test_a_portal_that_dies_with_its_question_asks_again_when_it_is_back(portal, desktop, heard):
    desktop.answer = None
    portal.start()
    heard.use(KEYS)
    wait_until(lambda: desktop.asking, "the desktop's question")
    portal.end()
    desktop.answer = (0, "Ctrl+Alt+H")
    portal.start()
    heard.until(GIVEN)


def test_no_other_program_speaks_for_the_portal(portal, desktop, heard, bus):
    portal.start()
    heard.use(KEYS)
    heard.until(GIVEN)
    liar = open_dbus_connection(bus.address)
    emitter = DBusAddress(PATH, interface="org.freedesktop.portal.GlobalShortcuts")
    body = (desktop.sessions[-1], "start-stop", 1, {})
    lie = new_signal(emitter, "Activated", "osta{sv}", body)
    # To every connection there is, ours among them: a signal to one alone asks for no match.
    for number in range(40):
        lie.header.fields[HeaderFields.destination] = f":1.{number}"
        liar.send(lie)
    liar.close()
    desktop.rename("After the lies")
    heard.until(Holding(Grab.WORKS, "After the lies"))
    assert heard.presses.empty()


def test_a_bus_that_dies_and_one_that_is_not_there(portal, desktop, heard, bus):
    portal.start()
    heard.use(KEYS)
    heard.until(GIVEN)
    bus.kill()
    heard.until(Holding(Grab.NOWHERE))
    heard.use(KEYS)
    heard.until(Holding(Grab.NOWHERE))
    assert ASKED not in heard.told


def test_a_newer_portal_learns_our_name_first_and_shows_its_window_for_the_keys(bus, heard):
    portal = NewerPortal(bus.address)
    try:
        heard.use(KEYS)
        heard.until(Holding(Grab.WORKS, "Meta+1", configurable=True))
        assert portal.registered == ["hourproof"]
        assert portal.calls.index("Register") < portal.calls.index("CreateSession")
        heard.shortcut.configure()
        wait_until(lambda: "ConfigureShortcuts" in portal.calls, "the window for the keys")
        heard.shortcut.close()
        wait_until(lambda: portal.calls[-1] == "Close", "the session given back")
        assert portal.faults == []
    finally:
        portal.close()


@pytest.mark.parametrize(
    ("keys", "trigger"),
    [
        ("ctrl+alt+h", "CTRL+ALT+h"),
        ("CTRL+Shift+F9", "CTRL+SHIFT+F9"),
        ("super+f12", "LOGO+F12"),
        ("h", None),
        ("ctrl+", None),
        ("hyper+h", None),
        ("ctrl+ä", None),
        ("ctrl+fx", None),
        ("", None),
    ],
)
def test_combinations_are_written_as_desktops_read_them(keys, trigger):
    assert trigger_of(keys) == trigger
    if trigger is None:
        told: list[Holding] = []
        never: Callable[[], None] = lambda: None  # noqa: E731 — a name for what is not called
        PortalShortcut(bus="unix:path=/nonexistent").use(keys, "", never, told.append)
        assert told == [Holding(Grab.UNKNOWN)]


def test_wayland_gets_the_portal_and_x11_its_grab():
    bus = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
    wayland = select.shortcut({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":1", **bus})
    assert isinstance(wayland, PortalShortcut)
    assert not isinstance(select.shortcut({"DISPLAY": ":1", **bus}), PortalShortcut)
    assert select.shortcut({"WAYLAND_DISPLAY": "wayland-0"}) is None
    assert select.shortcut(bus) is None
