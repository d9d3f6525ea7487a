"""One combination of keys that the X server gives to us alone, wherever the keyboard is: start and stop.

The server tells of this combination and of no other key. Which key it was is not even read from its event.
"""

from __future__ import annotations

import ctypes
import os
import select
import struct
import threading
from collections.abc import Callable
from contextlib import ExitStack

from capture.shortcuts import Grab, Holding, Tell
from capture.x11 import presence, xcb

_LOCKS = (0, 0x02, 0x10, 0x12)
"""Caps Lock and Num Lock are modifiers to the server: the combination holds with and without them."""
MODIFIERS = {"shift": 0x01, "ctrl": 0x04, "alt": 0x08, "super": 0x40}
_NAMED = {"space": 0x20, "pause": 0xFF13}
_FIRST_CODE, _CODES = 8, 248
_KEY_PRESS, _KEY_RELEASE = 2, 3
_BAD_ACCESS = 10
_SAME_MS = 20
"""A press so soon after a release is the repeating of a key that is held."""


class EventTime(ctypes.Structure):
    """Of the event of a key: what it is, and when. The byte between, which says which key, has no name here."""

    _fields_ = (
        ("response", ctypes.c_uint8),
        ("_unread", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("time", ctypes.c_uint32),
    )


def keysym_of(name: str) -> int | None:
    """The number that X gives to a key of this name: a letter, a digit, `f1` to `f12`, `space`, `pause`."""
    if len(name) == 1 and name.isascii() and name.isalnum():
        return ord(name)
    if name[:1] == "f" and name[1:].isdecimal() and 1 <= int(name[1:]) <= 12:
        return 0xFFBD + int(name[1:])
    return _NAMED.get(name)


class X11Shortcut:
    """Implements `capture.shortcuts.Shortcut` by a grab that the server keeps for us."""

    def __init__(self, *, display: str | None) -> None:
        self._display = display
        self._run: _Run | None = None

    def use(
        self,
        keys: str | None,
        purpose: str,  # noqa: ARG002 — the X server asks nobody, and shows it to nobody
        pressed: Callable[[], None],
        tell: Tell,
    ) -> None:
        """See `Shortcut`. `tell` is called once, here."""
        self.close()
        tell(Holding(Grab.OFF if keys is None else self._grab(keys, pressed)))

    def configure(self) -> None:
        """The server has no window for keys."""

    def close(self) -> None:
        """See `Shortcut`."""
        if self._run is not None:
            self._run.end()
            self._run = None

    def _grab(self, keys: str, pressed: Callable[[], None]) -> Grab:
        *names, key = keys.lower().split("+")
        keysym = keysym_of(key)
        if keysym is None or not names or any(name not in MODIFIERS for name in names):
            return Grab.UNKNOWN
        try:
            self._run = _Run(self._display, sum({MODIFIERS[one] for one in names}), keysym, pressed)
        except xcb.XRefusedError as refused:
            return Grab.TAKEN if refused.code == _BAD_ACCESS else Grab.NOWHERE
        except xcb.XError:
            return Grab.NOWHERE
        except LookupError:
            return Grab.UNKNOWN
        return Grab.WORKS


class _Run:
    """A connection that holds one combination, and the thread that hears of it."""

    def __init__(
        self, display: str | None, modifiers: int, keysym: int, pressed: Callable[[], None]
    ) -> None:
        self._pressed = pressed
        self._released_ms: int | None = None
        self._connection = presence.connect(display, self._see)
        with ExitStack() as undo:
            undo.callback(self._connection.close)
            code = _keycode(self._connection, keysym)
            for locks in _LOCKS:
                self._connection.tell(_grab(self._connection.root, modifiers | locks, code))
            # Whatever was refused is known once something asked later is answered (GetInputFocus).
            self._connection.ask(struct.pack("=BBH", 43, 0, 0))
            self._connection.pump()
            undo.pop_all()  # it is held: the connection stays open
        self._end, self._told = os.pipe()
        self._thread = threading.Thread(target=self._hear, name="x-shortcut", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Let the combination go; `pressed` is not called any more when this returns."""
        os.close(self._told)
        self._thread.join()
        os.close(self._end)
        self._connection.close()

    def _hear(self) -> None:
        while True:
            try:
                ready = select.select([self._end, self._connection.fileno()], [], [])[0]
                if self._end in ready:
                    return
                self._connection.pump()
            except xcb.XError:
                return  # the server has gone, and everything on it

    def _see(self, address: int) -> None:
        event = EventTime.from_address(address)
        kind = event.response & 0x7F
        if kind == _KEY_RELEASE:
            self._released_ms = int(event.time)
        elif kind == _KEY_PRESS:
            before = self._released_ms
            if before is None or not 0 <= int(event.time) - before < _SAME_MS:
                self._pressed()


def _keycode(connection: xcb.Connection, keysym: int) -> int:
    """On which key of this keyboard `keysym` is. Raises `LookupError`."""
    # GetKeyboardMapping.
    reply = connection.ask(struct.pack("=BBHBBH", 101, 0, 0, _FIRST_CODE, _CODES, 0))
    each = reply[1]
    symbols = struct.unpack_from(f"={_CODES * each}I", reply, 32)
    for at, symbol in enumerate(symbols):
        if symbol == keysym:
            return _FIRST_CODE + at // each
    raise LookupError(f"no key for {keysym:#x}")


def _grab(window: int, modifiers: int, code: int) -> bytes:
    """GrabKey: other input goes on as ever."""
    return struct.pack("=BBHIHBBB3x", 33, 0, 0, window, modifiers, code, 1, 1)
