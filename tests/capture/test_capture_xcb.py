"""The X connection: errors stay with who caused them, and nothing of it outlives its holder."""

from __future__ import annotations

import os
import struct
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from capture.api import Obstacle, SenseError
from capture.x11 import xcb
from capture.x11.device_idle import X11DeviceIdle
from capture.x11.idle import X11Idle
from capture.x11.input_counter import X11InputCounter
from capture.x11.screen import X11Screen
from capture.x11.window import X11WindowProbe
from tests.support.desktop import Desktop, wait_until

GET_INPUT_FOCUS = struct.pack("=BBH", 43, 0, 1)
NO_SUCH_WINDOW = 0x1FFFFFFF


def get_geometry(window: int) -> bytes:
    return struct.pack("=BBHI", 14, 0, 0, window)


def map_window(window: int) -> bytes:
    return struct.pack("=BBHI", 8, 0, 0, window)


def test_an_error_is_raised_by_the_question_that_caused_it(desktop: Desktop) -> None:
    connection = xcb.Connection(desktop.display)
    with pytest.raises(xcb.XRefusedError) as caught:
        connection.ask(get_geometry(NO_SUCH_WINDOW))
    assert caught.value.code == 9  # BadDrawable
    assert len(connection.ask(get_geometry(connection.root))) == 32
    connection.close()


def test_an_error_of_a_request_without_reply_is_raised_later(desktop: Desktop) -> None:
    connection = xcb.Connection(desktop.display)
    connection.tell(map_window(NO_SUCH_WINDOW))
    with pytest.raises(xcb.XRefusedError) as caught:
        connection.ask(GET_INPUT_FOCUS)
    assert caught.value.code == 3  # BadWindow
    connection.ask(GET_INPUT_FOCUS)
    connection.close()


def test_many_questions_from_two_threads_do_not_mix(desktop: Desktop) -> None:
    connection = xcb.Connection(desktop.display)
    names = [[f"ATOM_{thread}_{n}" for n in range(200)] for thread in range(2)]
    found: list[dict[str, int]] = [{}, {}]

    def ask(thread: int) -> None:
        for name in names[thread]:
            found[thread][name] = connection.atom(name)

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for answers in found:
        for name, number in answers.items():
            assert connection.atom(name) == number
    assert len({n for answers in found for n in answers.values()}) == 400
    connection.close()


def test_a_closed_connection_says_so(desktop: Desktop) -> None:
    connection = xcb.Connection(desktop.display)
    connection.close()
    connection.close()
    for call in (connection.fileno, connection.pump, lambda: connection.ask(GET_INPUT_FOCUS)):
        with pytest.raises(xcb.XLostError):
            call()


@pytest.mark.parametrize("display", [":9999", "", "nonsense", "no.such.host.invalid:0"])
def test_no_server_is_a_lost_connection(display: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(xcb.XLostError):
        xcb.Connection(display)


def test_a_sense_that_nobody_holds_lets_its_connection_go(desktop: Desktop) -> None:
    before = len(os.listdir("/proc/self/fd"))
    sense = X11Idle(display=desktop.display)
    sense.idle_ms()
    assert len(os.listdir("/proc/self/fd")) == before + 1
    del sense
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_look_at_the_window_in_front_leaves_nothing_open(desktop: Desktop) -> None:
    before = len(os.listdir("/proc/self/fd"))
    probe = X11WindowProbe(display=desktop.display)
    probe.active()
    assert len(os.listdir("/proc/self/fd")) == before


def test_an_extension_that_is_not_there_is_named(desktop: Desktop) -> None:
    connection = xcb.Connection(desktop.display)
    assert connection.extension("NO-SUCH-EXTENSION") is None
    with pytest.raises(xcb.XLackingError, match="NO-SUCH-EXTENSION"):
        connection.need_extension("NO-SUCH-EXTENSION")
    connection.close()


# --- a server that lets nobody in ----------------------------------------------------------------

GRAB, UNGRAB = struct.pack("=BBH", 36, 0, 1), struct.pack("=BBH", 37, 0, 1)


@pytest.fixture
def holder(desktop: Desktop) -> Iterator[xcb.Connection]:
    """A client that holds the server of `desktop` grabbed."""
    connection = xcb.Connection(desktop.display)
    connection.tell(GRAB)
    connection.ask(GET_INPUT_FOCUS)
    yield connection
    connection.close()


def connecting() -> int:
    return sum(thread.name == "x-connect" for thread in threading.enumerate())


def test_a_grabbed_server_is_given_up_in_time_and_asked_by_one_thread(
    desktop: Desktop, holder: xcb.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xcb, "CONNECT_S", 0.05)
    for _ in range(5):
        with pytest.raises(xcb.XSlowError):
            xcb.Connection(desktop.display)
    assert connecting() == 1
    holder.tell(UNGRAB)
    wait_until(lambda: connecting() == 0, "the connection")
    connection = xcb.Connection(desktop.display)
    assert len(connection.ask(GET_INPUT_FOCUS)) == 32
    connection.close()


def test_a_grabbed_server_that_dies_is_a_lost_one_and_a_new_one_is_found(
    desktop: Desktop, holder: xcb.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xcb, "CONNECT_S", 0.05)
    with pytest.raises(xcb.XSlowError):
        xcb.Connection(desktop.display)
    desktop.kill_server()
    wait_until(lambda: connecting() == 0, "the connection")
    with pytest.raises(xcb.XLostError):
        xcb.Connection(desktop.display)
    desktop.restart_server()
    connection = xcb.Connection(desktop.display)
    assert len(connection.ask(GET_INPUT_FOCUS)) == 32
    connection.close()


def test_two_threads_at_a_grabbed_server_leave_no_connection_behind(
    desktop: Desktop, holder: xcb.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xcb, "CONNECT_S", 0.3)
    before = len(os.listdir("/proc/self/fd"))
    failed: list[xcb.XSlowError] = []

    def connect() -> None:
        try:
            xcb.Connection(desktop.display)
        except xcb.XSlowError as error:
            failed.append(error)

    threads = [threading.Thread(target=connect) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(failed) == 3
    holder.tell(UNGRAB)
    wait_until(lambda: connecting() == 0, "the connections")
    connection = xcb.Connection(desktop.display)
    assert len(os.listdir("/proc/self/fd")) == before + 1
    connection.close()


@pytest.mark.parametrize(
    "kind", [X11Idle, X11WindowProbe, X11Screen, X11InputCounter, X11DeviceIdle]
)
def test_no_sense_hangs_at_a_grabbed_server(
    desktop: Desktop,
    holder: xcb.Connection,
    monkeypatch: pytest.MonkeyPatch,
    kind: Callable[..., Any],
) -> None:
    monkeypatch.setattr(xcb, "CONNECT_S", 0.05)
    sense = kind(display=desktop.display)
    act = {
        X11Idle: "idle_ms",
        X11WindowProbe: "active",
        X11Screen: "capture",
        X11InputCounter: "start",
        X11DeviceIdle: "device_idle_ms",
    }[kind]
    with pytest.raises(SenseError) as caught:
        getattr(sense, act)()
    assert caught.value.reason is None
    assert sense.why_not() is Obstacle.NO_DISPLAY
    holder.tell(UNGRAB)
    wait_until(lambda: sense.why_not() is not Obstacle.NO_DISPLAY, "the server")
