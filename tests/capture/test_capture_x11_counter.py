"""The XInput2 counter on a real X server: what it counts, and what it must never touch."""

from __future__ import annotations

import ast
import ctypes
import inspect
import os
import struct
import textwrap
import threading
import time
from collections.abc import Iterator

import pytest

from capture.api import Counts, Obstacle, SenseError
from capture.x11 import input_counter, xcb
from capture.x11.input_counter import X11InputCounter, synthetic_devices
from tests.support.desktop import Desktop, wait_until
from tests.support.xdevice import XDevices

KEYBOARD, MOUSE = "Xvfb keyboard", "Xvfb mouse"
XINPUT = 131
DETAIL_BYTES = range(16, 20)


@pytest.fixture
def counter(desktop: Desktop) -> Iterator[X11InputCounter]:
    made = X11InputCounter(display=desktop.display)
    made.start()
    yield made
    made.stop()


# --- which key it was is never read ------------------------------------------------------------


def raw_event(
    kind: int, *, detail: int, source: int = 9, flags: int = 0
) -> ctypes.Array[ctypes.c_char]:
    """A raw event as libxcb lays it out."""
    data = struct.pack("=BBHIHHIIHHI4x", 35, XINPUT, 1, 0, kind, 2, 5, detail, source, 0, flags)
    return ctypes.create_string_buffer(data, len(data))


def tally_of(*events: ctypes.Array[ctypes.c_char]) -> Counts:
    tally = input_counter.Tally()
    tally.xinput = XINPUT
    for event in events:
        tally.see(ctypes.addressof(event))
    return tally.take()


def test_every_key_counts_the_same() -> None:
    one = Counts(keys=1, clicks=0, scrolls=0, injected=0)
    assert {tally_of(raw_event(13, detail=detail)) for detail in range(256)} == {one}


def test_a_keys_detail_is_never_addressed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each structure that is laid over a key's event is watched: none covers the detail."""
    covered: set[int] = set()
    for structure in (
        input_counter.EventHead,
        input_counter.EventSource,
        input_counter.ButtonDetail,
    ):

        class Watched:
            plain = structure
            OFFSET = getattr(structure, "OFFSET", 0)

            @classmethod
            def from_address(cls, address: int) -> ctypes.Structure:
                start = address - ctypes.addressof(event)
                covered.update(range(start, start + ctypes.sizeof(cls.plain)))
                return cls.plain.from_address(address)

        monkeypatch.setattr(input_counter, structure.__name__, Watched)

    event = raw_event(13, detail=38)
    assert tally_of(event).keys == 1
    assert covered
    assert covered.isdisjoint(DETAIL_BYTES)

    covered.clear()
    event = raw_event(15, detail=1)
    assert tally_of(event).clicks == 1
    assert covered.issuperset(DETAIL_BYTES)  # a button's number is read: the watch does watch


def test_no_structure_of_a_key_has_room_for_its_detail() -> None:
    for structure, offset in (
        (input_counter.EventHead, 0),
        (input_counter.EventSource, input_counter.EventSource.OFFSET),
    ):
        size = ctypes.sizeof(structure)
        assert set(range(offset, offset + size)).isdisjoint(DETAIL_BYTES)


def test_events_are_never_copied_whole() -> None:
    """`string_at` would bring a key's number into Python: only two bytes of the head may be taken."""
    pump = ast.parse(textwrap.dedent(inspect.getsource(xcb.Connection.pump)))
    calls = [n for n in ast.walk(pump) if isinstance(n, ast.Call)]
    copies = [c for c in calls if isinstance(c.func, ast.Attribute) and c.func.attr == "string_at"]
    assert [ast.literal_eval(copy.args[1]) for copy in copies] == [2]
    assert "string_at" not in inspect.getsource(input_counter)


# --- what counts -------------------------------------------------------------------------------


def test_repeats_that_a_server_sends_raw_do_not_count() -> None:
    repeat = 1 << 16
    counts = tally_of(raw_event(13, detail=38), raw_event(13, detail=38, flags=repeat))
    assert counts.keys == 1


def test_events_of_other_extensions_do_not_count() -> None:
    foreign = raw_event(13, detail=38)
    foreign[1] = bytes([XINPUT + 1])
    assert tally_of(foreign).keys == 0


@pytest.mark.parametrize("button", [1, 2, 3, 8, 9])
def test_these_buttons_are_clicks(counter: X11InputCounter, desktop: Desktop, button: int) -> None:
    desktop.click(1, button=button)
    assert counter.take() == Counts(keys=0, clicks=1, scrolls=0, injected=1)


@pytest.mark.parametrize("button", [4, 5, 6, 7])
def test_these_buttons_are_scrolls(counter: X11InputCounter, desktop: Desktop, button: int) -> None:
    desktop.scroll(1, button=button)
    assert counter.take() == Counts(keys=0, clicks=0, scrolls=1, injected=1)


def test_devices_are_told_from_xtest(
    counter: X11InputCounter, desktop: Desktop, devices: XDevices
) -> None:
    for _ in range(3):
        devices.press_key(KEYBOARD)
    devices.press_button(MOUSE)
    desktop.type_keys(2)
    desktop.click(1)
    assert counter.take() == Counts(keys=5, clicks=2, scrolls=0, injected=3)


def test_input_in_the_name_of_a_master_is_injected(
    counter: X11InputCounter, devices: XDevices
) -> None:
    devices.press_key("Virtual core keyboard")
    assert counter.take() == Counts(keys=1, clicks=0, scrolls=0, injected=1)


def test_xtest_devices_that_come_later_are_known(
    counter: X11InputCounter, devices: XDevices
) -> None:
    before = synthetic_devices(devices.query())
    devices.add_master("second")
    added = synthetic_devices(devices.query()) - before
    names = {name for name, device in devices.by_name().items() if device in added}
    assert {"second XTEST keyboard", "second XTEST pointer"} <= names
    counter.take()
    devices.press_key("second XTEST keyboard")
    devices.press_button("second XTEST pointer")
    assert counter.take() == Counts(keys=1, clicks=1, scrolls=0, injected=2)


def test_modifiers_count_like_other_keys(counter: X11InputCounter, desktop: Desktop) -> None:
    desktop.run("xdotool", "key", "shift+a")
    assert counter.take().keys == 2


def test_counts_while_another_client_has_grabbed_the_keyboard(
    counter: X11InputCounter, desktop: Desktop
) -> None:
    other = xcb.Connection(desktop.display)
    grab_keyboard = struct.pack("=BBHIIBBxx", 31, False, 0, other.root, 0, 1, 1)
    other.ask(grab_keyboard)
    desktop.type_keys(6)
    assert counter.take().keys == 6
    other.close()


def test_two_counters_do_not_disturb_each_other(desktop: Desktop) -> None:
    first = X11InputCounter(display=desktop.display)
    second = X11InputCounter(display=desktop.display)
    first.start()
    second.start()
    desktop.type_keys(4)
    assert (first.take().keys, second.take().keys) == (4, 4)
    first.stop()
    desktop.type_keys(3)
    assert second.take().keys == 3
    second.stop()


# --- the thread --------------------------------------------------------------------------------


def wakeups_of(thread_id: int) -> int:
    with open(f"/proc/self/task/{thread_id}/status") as status:
        lines = dict(line.split(":", 1) for line in status)
    return int(lines["voluntary_ctxt_switches"])


def thread_of_counter() -> threading.Thread:
    (found,) = (t for t in threading.enumerate() if t.name == "input-counter")
    return found


def test_sleeps_while_the_mouse_just_moves(counter: X11InputCounter, desktop: Desktop) -> None:
    desktop.open_window()
    thread = thread_of_counter().native_id
    assert thread is not None
    wait_until(lambda: wakeups_of(thread) > 0, "the thread to sleep")
    before = wakeups_of(thread)
    for _ in range(5):
        desktop.move_mouse(60)
    assert wakeups_of(thread) == before


def test_wakes_a_few_times_for_many_keys(counter: X11InputCounter, desktop: Desktop) -> None:
    thread = thread_of_counter().native_id
    assert thread is not None
    wait_until(lambda: wakeups_of(thread) > 0, "the thread to sleep")
    before = wakeups_of(thread)
    desktop.type_keys(120)
    assert wakeups_of(thread) - before <= 3
    assert counter.take().keys == 120


def test_nothing_is_lost_when_the_thread_drains(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(input_counter, "DRAIN_S", 0.01)
    counter = X11InputCounter(display=desktop.display)
    counter.start()
    counted = 0
    for _ in range(5):
        desktop.type_keys(40)
        counted += counter.take().keys
    assert counted == 200
    counter.stop()


def test_stop_ends_the_thread_and_closes_everything(desktop: Desktop) -> None:
    def open_files() -> int:
        return len(os.listdir("/proc/self/fd"))

    before = open_files()
    counter = X11InputCounter(display=desktop.display)
    for _ in range(3):
        counter.start()
        assert open_files() > before
        desktop.type_keys(1)
        counter.stop()
        assert "input-counter" not in {t.name for t in threading.enumerate()}
        assert open_files() == before


# --- trouble -----------------------------------------------------------------------------------


def test_take_returns_in_time_while_the_server_is_grabbed(
    counter: X11InputCounter, desktop: Desktop, devices: XDevices
) -> None:
    desktop.type_keys(3)
    grab, ungrab = struct.pack("=BBH", 36, 0, 1), struct.pack("=BBH", 37, 0, 1)
    devices.connection.tell(grab)
    devices.settle()
    before = time.perf_counter()
    first = counter.take()
    took = time.perf_counter() - before
    devices.connection.tell(ungrab)
    devices.settle()
    assert took < 0.05
    assert first.keys + counter.take().keys == 3


def take_until_it_fails(counter: X11InputCounter) -> None:
    """The kernel may close the sockets of a killed server a moment after it is gone."""
    wait_until(lambda: counter.take() is None, "the counter to fail")


def test_start_without_a_server_says_so() -> None:
    counter = X11InputCounter(display=":9999")
    assert counter.why_not() is Obstacle.NO_DISPLAY
    with pytest.raises(SenseError) as caught:
        counter.start()
    assert caught.value.reason is Obstacle.NO_DISPLAY
    counter.stop()


def test_a_lost_server_ends_the_thread(counter: X11InputCounter, desktop: Desktop) -> None:
    thread = thread_of_counter()
    desktop.kill_server()
    with pytest.raises(SenseError) as caught:
        take_until_it_fails(counter)
    assert caught.value.reason is Obstacle.NO_DISPLAY
    thread.join(input_counter.DRAIN_S + 5)
    assert not thread.is_alive()
    counter.stop()
    with pytest.raises(SenseError):
        counter.start()


def test_counts_again_after_a_new_start_on_a_new_server(desktop: Desktop) -> None:
    counter = X11InputCounter(display=desktop.display)
    counter.start()
    desktop.kill_server()
    with pytest.raises(SenseError):
        take_until_it_fails(counter)
    counter.stop()
    with Desktop() as next_desktop:
        again = X11InputCounter(display=next_desktop.display)
        again.start()
        next_desktop.type_keys(2)
        assert again.take().keys == 2
        again.stop()
