"""The X connection: errors stay with who caused them, and nothing of it outlives its holder."""

from __future__ import annotations

import os
import struct
import threading

import pytest

from capture.x11 import xcb
from capture.x11.idle import X11Idle
from capture.x11.window import X11WindowProbe
from tests.support.desktop import Desktop

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


@pytest.mark.parametrize("kind", [X11Idle, X11WindowProbe])
def test_a_sense_that_nobody_holds_lets_its_connection_go(
    desktop: Desktop, kind: type[X11Idle] | type[X11WindowProbe]
) -> None:
    before = len(os.listdir("/proc/self/fd"))
    sense = kind(display=desktop.display)
    if isinstance(sense, X11Idle):
        sense.idle_ms()
    else:
        sense.active()
    assert len(os.listdir("/proc/self/fd")) == before + 1
    del sense
    assert len(os.listdir("/proc/self/fd")) == before


def test_an_extension_that_is_not_there_is_named(desktop: Desktop) -> None:
    connection = xcb.Connection(desktop.display)
    assert connection.extension("NO-SUCH-EXTENSION") is None
    with pytest.raises(xcb.XLackingError, match="NO-SUCH-EXTENSION"):
        connection.need_extension("NO-SUCH-EXTENSION")
    connection.close()
