"""How long no hardware device of an X server has seen input, by the timers that it keeps for each (SYNC).

Input that programs make through XTEST comes from devices of its own, which are passed over: it does not
move these timers.
"""

from __future__ import annotations

import re
import struct

from capture.api import Obstacle
from capture.x11 import presence, xcb
from capture.x11.input_counter import ask_synthetic_devices, find_xinput

_INITIALIZE, _LIST_COUNTERS, _QUERY_COUNTER = 0, 1, 5
_VERSION = (3, 1)
_TIMER = re.compile(rb"DEVICEIDLETIME ([0-9]+)")


class X11DeviceIdle:
    """`capture.api.DeviceIdle` of the X server `display`; None means the one of the environment.

    Used from one thread. A lost connection is opened anew by the next call.
    """

    def __init__(self, *, display: str | None = None) -> None:
        self._display = display
        self._server: _Server | None = None

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "x11-sync"

    def why_not(self) -> Obstacle | None:
        """Say what keeps this back-end from working here."""
        return presence.why_not(
            self._display, lambda connection: _Server(connection).device_idle_ms()
        )

    def device_idle_ms(self) -> int:
        """Milliseconds since a hardware device last saw input. Raises `SenseError`."""
        try:
            if self._server is None:
                self._server = self._connect()
            return self._server.device_idle_ms()
        except xcb.XError as error:
            self._forget()
            raise presence.sense_error(error) from error

    def _connect(self) -> _Server:
        connection = presence.connect(self._display)
        try:
            return _Server(connection)
        except xcb.XError:
            connection.close()
            raise

    def _forget(self) -> None:
        if self._server is not None:
            self._server.connection.close()
            self._server = None


class _Server:
    """The timers of one server. Raises `XLackingError` where it keeps none."""

    def __init__(self, connection: xcb.Connection) -> None:
        self.connection = connection
        self._xinput = find_xinput(connection)
        self._sync = connection.need_extension("SYNC")
        connection.ask(struct.pack("=BBHBB2x", self._sync, _INITIALIZE, 0, *_VERSION))

    def device_idle_ms(self) -> int:
        """The least of all timers of real devices, which may come and go."""
        synthetic = ask_synthetic_devices(self.connection, self._xinput)
        timers = self._timers()
        real = [counter for device, counter in timers.items() if device not in synthetic]
        if not real:
            raise xcb.XLackingError("the X server has no timer of a hardware device")
        return min(self._value(counter) for counter in real)

    def _timers(self) -> dict[int, int]:
        """The counter of each device that has one."""
        reply = self.connection.ask(struct.pack("=BBH", self._sync, _LIST_COUNTERS, 0))
        (count,) = struct.unpack_from("=8xI", reply)
        at, found = 32, {}
        for _ in range(count):
            counter, length = struct.unpack_from("=I8xH", reply, at)
            name = reply[at + 14 : at + 14 + length]
            told = _TIMER.fullmatch(name)
            if told is not None:
                found[int(told.group(1))] = counter
            at += 14 + length + -(14 + length) % 4
        return found

    def _value(self, counter: int) -> int:
        reply = self.connection.ask(struct.pack("=BBHI", self._sync, _QUERY_COUNTER, 0, counter))
        high, low = struct.unpack_from("=8xiI", reply)
        return int((high << 32) + low)
