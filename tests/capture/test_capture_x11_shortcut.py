"""A combination of keys held on a real X server: from anywhere, no other key, and told when taken."""

from __future__ import annotations

import ctypes
import queue
from collections.abc import Callable, Iterator

import pytest

from capture import select
from capture.shortcuts import Grab, Holding
from capture.x11.shortcut import EventTime, X11Shortcut, keysym_of
from tests.support.desktop import Desktop


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    with Desktop(window_manager=True) as made:
        yield made


@pytest.fixture
def shortcut(desktop: Desktop) -> Iterator[X11Shortcut]:
    made = X11Shortcut(display=desktop.display)
    yield made
    made.close()


def use(shortcut: X11Shortcut, keys: str | None, pressed: Callable[[], None]) -> Grab:
    """What it says at once, which is all that it says."""
    told: list[Holding] = []
    shortcut.use(keys, "to start and stop", pressed, told.append)
    shortcut.configure()
    (holding,) = told
    assert (holding.named, holding.configurable) == (None, False)
    return holding.grab


def press(desktop: Desktop, *keys: str) -> None:
    desktop.run("xdotool", "key", "--delay", "30", *keys)


@pytest.mark.parametrize("keys", ["ctrl+alt+h", "ctrl+shift+f9", "super+f9"])
def test_it_arrives_wherever_the_keyboard_is_and_nothing_else_does(desktop, shortcut, keys):
    heard: queue.SimpleQueue[bool] = queue.SimpleQueue()
    assert use(shortcut, keys, lambda: heard.put(True)) is Grab.WORKS
    desktop.open_window("Elsewhere")
    desktop.type_keys(20)
    press(desktop, keys.replace("f9", "F9"))
    assert heard.get(timeout=10)
    press(desktop, "ctrl+h", "h", "F9")
    press(desktop, keys.replace("f9", "F9"))
    assert heard.get(timeout=10)
    assert heard.empty()


def test_caps_lock_does_not_matter(desktop, shortcut):
    heard: queue.SimpleQueue[bool] = queue.SimpleQueue()
    assert use(shortcut, "ctrl+alt+j", lambda: heard.put(True)) is Grab.WORKS
    press(desktop, "Caps_Lock")
    try:
        press(desktop, "ctrl+alt+j")
        assert heard.get(timeout=10)
    finally:
        press(desktop, "Caps_Lock")


def test_a_key_that_is_held_counts_once(desktop, shortcut):
    heard: queue.SimpleQueue[bool] = queue.SimpleQueue()
    assert use(shortcut, "ctrl+alt+h", lambda: heard.put(True)) is Grab.WORKS
    desktop.run("xdotool", "keydown", "ctrl", "keydown", "alt", "keydown", "h", "sleep", "1.5")
    desktop.run("xdotool", "keyup", "h", "keyup", "alt", "keyup", "ctrl")
    assert heard.get(timeout=10)
    press(desktop, "ctrl+alt+h")
    assert heard.get(timeout=10)
    assert heard.empty()


def test_what_another_program_has_is_taken_and_can_be_had_later(desktop, shortcut):
    other = X11Shortcut(display=desktop.display)
    assert use(other, "ctrl+alt+h", lambda: None) is Grab.WORKS
    assert use(shortcut, "ctrl+alt+h", lambda: None) is Grab.TAKEN
    assert use(shortcut, "ctrl+alt+j", lambda: None) is Grab.WORKS
    other.close()
    other.close()
    assert use(shortcut, "ctrl+alt+h", lambda: None) is Grab.WORKS


def test_another_one_and_none_let_go_of_the_one_before(desktop, shortcut):
    other = X11Shortcut(display=desktop.display)
    assert use(shortcut, "ctrl+alt+h", lambda: None) is Grab.WORKS
    assert use(shortcut, "ctrl+alt+j", lambda: None) is Grab.WORKS
    assert use(other, "ctrl+alt+h", lambda: None) is Grab.WORKS
    assert use(shortcut, None, lambda: None) is Grab.OFF
    assert use(other, "ctrl+alt+j", lambda: None) is Grab.WORKS
    other.close()


@pytest.mark.parametrize("keys", ["h", "ctrl+", "ctrl+alt+", "hyper+h", "ctrl+ä", "ctrl+f13", ""])
def test_what_is_no_combination_is_said(shortcut, keys):
    assert use(shortcut, keys, lambda: None) is Grab.UNKNOWN


def test_without_a_server_there_are_none():
    assert use(X11Shortcut(display=":9733"), "ctrl+alt+h", lambda: None) is Grab.NOWHERE
    assert select.shortcut({}) is None
    assert select.shortcut({"DISPLAY": ":1", "XDG_SESSION_TYPE": "wayland"}) is None
    assert isinstance(select.shortcut({"DISPLAY": ":1"}), X11Shortcut)


def test_a_server_that_goes_takes_nothing_with_it():
    with Desktop() as gone:
        held = X11Shortcut(display=gone.display)
        assert use(held, "ctrl+alt+h", lambda: None) is Grab.WORKS
    held.close()


def test_which_key_it_was_is_not_read():
    assert {name for name, *_ in EventTime._fields_} == {"response", "_unread", "sequence", "time"}
    assert ctypes.sizeof(EventTime) == 8
    assert keysym_of("h") == 0x68
    assert keysym_of("f12") == 0xFFC9
