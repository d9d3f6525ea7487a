"""Counts key presses, clicks and scroll steps on an X server by XInput2 raw events.

It must never hold which key was pressed: of a key's event only the kind, the device that it came from and
the repeat flag are read, and the four bytes with the key's number are never addressed.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import struct
import threading

from capture.api import Counts, Obstacle, SenseError
from capture.x11 import presence, xcb

DRAIN_S = 2.0
"""How long events may lie with the server once the first has come: one wake-up for all of them."""
TAKE_PATIENCE_S = 0.03

_GENERIC_EVENT = 35
_HIERARCHY_CHANGED, _RAW_KEY_PRESS, _RAW_BUTTON_PRESS = 11, 13, 15
_ALL_DEVICES, _ALL_MASTER_DEVICES = 0, 1
_SELECT_EVENTS, _QUERY_VERSION, _QUERY_DEVICE = 46, 47, 48
_VERSION = (2, 2)
"""From 2.1 on raw events come even while another client has grabbed the device."""
_KEY_REPEAT = 1 << 16
_SCROLL_BUTTONS = range(4, 8)
_MASTERS = (1, 2)
_XTEST_NAMES = (b" XTEST keyboard", b" XTEST pointer")
_GET_INPUT_FOCUS = struct.pack("=BBH", 43, 0, 1)
"""The cheapest question with a reply: all events from before it have arrived when it is answered."""


class EventHead(ctypes.Structure):
    """The first ten bytes of an event: what kind it is."""

    _fields_ = (
        ("response", ctypes.c_uint8),
        ("extension", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("length", ctypes.c_uint32),
        ("kind", ctypes.c_uint16),
    )


class EventSource(ctypes.Structure):
    """Bytes 20 to 28 of a raw event: which device it came from and how."""

    OFFSET = 20
    _fields_ = (
        ("device", ctypes.c_uint16),
        ("valuators", ctypes.c_uint16),
        ("flags", ctypes.c_uint32),
    )


class ButtonDetail(ctypes.Structure):
    """Bytes 16 to 20 of a raw event of a button: its number. Never laid over the event of a key."""

    OFFSET = 16
    _fields_ = (("number", ctypes.c_uint32),)


class Tally:
    """Adds up raw events. Not locked."""

    def __init__(self) -> None:
        self.xinput = 0
        """The major opcode of XInput on this server; 0 until it is known."""
        self.synthetic: frozenset[int] = frozenset()
        """The devices through which programs make input up."""
        self.devices_changed = False
        self._keys = self._clicks = self._scrolls = self._injected = 0

    def see(self, address: int) -> None:
        """Count the event that libxcb put at `address`, if it is input."""
        head = EventHead.from_address(address)
        if head.response & 0x7F != _GENERIC_EVENT or head.extension != self.xinput:
            return
        if head.kind == _RAW_KEY_PRESS:
            source = EventSource.from_address(address + EventSource.OFFSET)
            if source.flags & _KEY_REPEAT:
                return
            self._keys += 1
            self._injected += source.device in self.synthetic
        elif head.kind == _RAW_BUTTON_PRESS:
            source = EventSource.from_address(address + EventSource.OFFSET)
            button = ButtonDetail.from_address(address + ButtonDetail.OFFSET)
            if button.number in _SCROLL_BUTTONS:
                self._scrolls += 1
            else:
                self._clicks += 1
            self._injected += source.device in self.synthetic
        elif head.kind == _HIERARCHY_CHANGED:
            self.devices_changed = True

    def take(self) -> Counts:
        """What was counted since the last time."""
        counts = Counts(
            keys=self._keys, clicks=self._clicks, scrolls=self._scrolls, injected=self._injected
        )
        self._keys = self._clicks = self._scrolls = self._injected = 0
        return counts


class X11InputCounter:
    """`capture.api.InputCounter` of the X server `display`; None means the one of the environment.

    A thread of its own empties the socket, woken only by keys and buttons, so that nothing piles up
    between two `take`s. It sleeps in the kernel while the mouse just moves.
    """

    def __init__(self, *, display: str | None = None) -> None:
        self._display = display
        self._run: _Run | None = None

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "x11-xinput2"

    def why_not(self) -> Obstacle | None:
        """Say what keeps this back-end from working here."""
        return presence.why_not(self._display, find_xinput)

    def start(self) -> None:
        """Begin counting from zero. Raises `SenseError`."""
        if self._run is not None:
            raise RuntimeError("the counter was started twice")
        try:
            self._run = _Run(self._display)
        except xcb.XError as error:
            raise presence.sense_error(error) from error

    def take(self) -> Counts:
        """Return what was counted up to this moment. Raises `SenseError` when counting has died."""
        if self._run is None:
            raise SenseError(None, "the counter is not running")
        try:
            return self._run.take()
        except xcb.XError as error:
            raise presence.sense_error(error) from error

    def stop(self) -> None:
        """Stop counting and close the connection. Idempotent."""
        if self._run is not None:
            self._run.end()
            self._run = None


class _Run:
    """One stretch of counting: a connection, its tally and the thread that empties it."""

    def __init__(self, display: str | None) -> None:
        self._tally = Tally()
        self._connection = presence.connect(display, self._tally.see)
        try:
            self._xinput = self._tally.xinput = find_xinput(self._connection)
            self._select_events()
            self._tally.synthetic = self._ask_synthetic()
        except xcb.XError:
            self._connection.close()
            raise
        self._lock = threading.Lock()  # guards the tally and who reads the socket
        self._ending = threading.Event()
        self._wake_reader, self._wake_writer = os.pipe()
        self._thread = threading.Thread(target=self._empty, name="input-counter", daemon=True)
        self._thread.start()

    def take(self) -> Counts:
        with self._lock:
            # While another client holds the server grabbed: what comes later is in the next take.
            with contextlib.suppress(xcb.XSlowError):
                self._connection.ask(_GET_INPUT_FOCUS, patience_s=TAKE_PATIENCE_S)
            self._follow_devices()
            return self._tally.take()

    def end(self) -> None:
        self._ending.set()
        os.write(self._wake_writer, b"\0")
        self._thread.join()
        os.close(self._wake_writer)
        os.close(self._wake_reader)
        self._connection.close()

    def _empty(self) -> None:
        """The thread: wait for the first event, let more gather, take them all at once."""
        try:
            descriptor = self._connection.fileno()
            while True:
                select.select([descriptor, self._wake_reader], [], [])
                if self._ending.wait(DRAIN_S):
                    return
                with self._lock:
                    self._connection.pump()
                    self._follow_devices()
        except xcb.XError:
            return  # the next `take` finds the same connection dead and says so

    def _select_events(self) -> None:
        """Ask for keys and buttons of all devices, and to hear of devices that come and go."""
        masks = (
            (_ALL_MASTER_DEVICES, 1 << _RAW_KEY_PRESS | 1 << _RAW_BUTTON_PRESS),
            (_ALL_DEVICES, 1 << _HIERARCHY_CHANGED),
        )
        body = b"".join(struct.pack("=HHI", device, 1, mask) for device, mask in masks)
        head = struct.pack(
            "=BBHIH2x", self._xinput, _SELECT_EVENTS, 0, self._connection.root, len(masks)
        )
        self._connection.tell(head + body)

    def _follow_devices(self) -> None:
        """Learn anew which devices are synthetic, if devices came or went. Lock held."""
        if not self._tally.devices_changed:
            return
        try:
            synthetic = self._ask_synthetic(patience_s=TAKE_PATIENCE_S / 2)
        except xcb.XSlowError:
            return  # tried again with the next events
        self._tally.devices_changed = False
        self._tally.synthetic = synthetic

    def _ask_synthetic(self, *, patience_s: float = 1.0) -> frozenset[int]:
        return ask_synthetic_devices(self._connection, self._xinput, patience_s=patience_s)


def ask_synthetic_devices(
    connection: xcb.Connection, xinput: int, *, patience_s: float = 1.0
) -> frozenset[int]:
    """`synthetic_devices` of the server behind `connection`, whose XInput has the major opcode `xinput`."""
    request = struct.pack("=BBHH2x", xinput, _QUERY_DEVICE, 0, _ALL_DEVICES)
    return synthetic_devices(connection.ask(request, patience_s=patience_s))


def synthetic_devices(reply: bytes) -> frozenset[int]:
    """The ids in a reply to XIQueryDevice from which input of a person never comes.

    These are the XTEST devices, and the masters: a real device is always a slave of one.
    """
    found = set()
    (count,) = struct.unpack_from("=8xH", reply)
    at = 32
    for _ in range(count):
        device, use, classes, name_length = struct.unpack_from("=HH2xHH", reply, at)
        at += 12
        if use in _MASTERS or reply[at : at + name_length].endswith(_XTEST_NAMES):
            found.add(device)
        at += name_length + -name_length % 4
        for _ in range(classes):
            (words,) = struct.unpack_from("=2xH", reply, at)
            at += words * 4
    return frozenset(found)


def find_xinput(connection: xcb.Connection) -> int:
    """The major opcode of XInput 2.2 or later. Raises `XLackingError` where the server has none."""
    major = connection.need_extension("XInputExtension")
    reply = connection.ask(struct.pack("=BBHHH", major, _QUERY_VERSION, 0, *_VERSION))
    if struct.unpack_from("=8xHH", reply) < _VERSION:
        raise xcb.XLackingError("the X server's XInput is older than 2.2")
    return major
