"""Input that seems to come from the devices of a test's X server and not from XTEST's own.

XTEST can also be told to speak for a named device. That is how tests make input that is not marked as
injected where no real keyboard can be had; it is a way round that mark as well.
"""

from __future__ import annotations

import struct
from types import TracebackType
from typing import Self

from capture.x11 import xcb

_FAKE_INPUT = 2
_CHANGE_HIERARCHY = 43
_QUERY_VERSION, _QUERY_DEVICE = 47, 48
_GET_INPUT_FOCUS = struct.pack("=BBH", 43, 0, 1)
_KEY_PRESS, _KEY_RELEASE, _BUTTON_PRESS, _BUTTON_RELEASE = 1, 2, 3, 4
_KEYCODE = 38


class XDevices:
    """The input devices of the X server `display`, by name."""

    def __init__(self, display: str) -> None:
        self.connection = xcb.Connection(display)
        name = b"XInputExtension"
        reply = self.connection.ask(struct.pack("=BxHH2x", 98, 0, len(name)) + name + b"\0")
        self._xinput, self._first_event = struct.unpack_from("=9xBB", reply)
        self._xtest = self.connection.need_extension("XTEST")
        self.connection.ask(struct.pack("=BBHHH", self._xinput, _QUERY_VERSION, 0, 2, 2))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.connection.close()

    def query(self) -> bytes:
        """The raw reply to XIQueryDevice for all devices."""
        return self.connection.ask(struct.pack("=BBHH2x", self._xinput, _QUERY_DEVICE, 0, 0))

    def by_name(self) -> dict[str, int]:
        """The id of each device."""
        reply = self.query()
        (count,) = struct.unpack_from("=8xH", reply)
        at, found = 32, {}
        for _ in range(count):
            device, classes, length = struct.unpack_from("=H4xHH", reply, at)
            at += 12
            found[reply[at : at + length].decode()] = device
            at += length + -length % 4
            for _ in range(classes):
                at += 4 * struct.unpack_from("=2xH", reply, at)[0]
        return found

    def press_key(self, device: str, *, keycode: int = _KEYCODE) -> None:
        """Press and release a key of `device`."""
        self._fake(device, _KEY_PRESS, keycode)
        self._fake(device, _KEY_RELEASE, keycode)

    def press_button(self, device: str, *, button: int = 1) -> None:
        """Press and release a button of `device`."""
        self._fake(device, _BUTTON_PRESS, button)
        self._fake(device, _BUTTON_RELEASE, button)

    def add_master(self, name: str) -> None:
        """Add a pair of master devices, with XTEST devices of their own."""
        encoded = name.encode()
        padded = encoded + bytes(-len(encoded) % 4)
        words = 2 + len(padded) // 4
        change = struct.pack("=HHHBB", 1, words, len(encoded), True, True) + padded
        head = struct.pack("=BBHBxxx", self._xinput, _CHANGE_HIERARCHY, 0, 1)
        self.connection.tell(head + change)
        self.settle()

    def settle(self) -> None:
        """Wait until the server has done all that was asked; raises if it refused."""
        self.connection.ask(_GET_INPUT_FOCUS)

    def _fake(self, device: str, kind: int, detail: int) -> None:
        event = struct.pack(
            "=BBxxII12x7xB", self._first_event + kind, detail, 0, 0, self.by_name()[device]
        )
        self.connection.tell(struct.pack("=BBH", self._xtest, _FAKE_INPUT, 0) + event)
        self.settle()
