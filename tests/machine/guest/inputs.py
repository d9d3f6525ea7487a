"""Real keyboards and mice by the kernel's uinput, as if they were plugged in."""

from __future__ import annotations

import fcntl
import os
import struct
import time
from types import TracebackType
from typing import Self

_SET_EVENT, _SET_KEY, _SET_RELATIVE = 0x40045564, 0x40045565, 0x40045566
_SETUP, _CREATE, _DESTROY = 0x405C5503, 0x5501, 0x5502
_SYN, _KEY, _RELATIVE, _REPEAT = 0x00, 0x01, 0x02, 0x14
_X, _Y, _WHEEL = 0x00, 0x01, 0x08
_USB = 0x03
KEYS = tuple(range(16, 26))
"""The row from Q to P."""
LEFT = 0x110
HAND_S = 0.06
"""As quick as a hand: what is quicker, the system takes for a switch that bounces, or for more than it can hold."""


class Device:
    """One device with a plug; use it as a context."""

    def __init__(self, name: str, *, keys: tuple[int, ...], relative: tuple[int, ...] = ()) -> None:
        self.name = name
        self._file = os.open("/dev/uinput", os.O_WRONLY | os.O_NONBLOCK)
        for event in (_KEY, _RELATIVE) if relative else (_KEY, _REPEAT):
            fcntl.ioctl(self._file, _SET_EVENT, event)
        for key in keys:
            fcntl.ioctl(self._file, _SET_KEY, key)
        for axis in relative:
            fcntl.ioctl(self._file, _SET_RELATIVE, axis)
        identity = struct.pack("=HHHH80sI", _USB, 0x1209, 1, 1, name.encode(), 0)
        fcntl.ioctl(self._file, _SETUP, identity)
        fcntl.ioctl(self._file, _CREATE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        fcntl.ioctl(self._file, _DESTROY)
        os.close(self._file)

    def press(self, key: int) -> None:
        """Push a key or button down."""
        self._emit(_KEY, key, 1)

    def release(self, key: int) -> None:
        """Let it go."""
        self._emit(_KEY, key, 0)

    def type(self, count: int) -> None:
        """Press and release `count` keys."""
        for index in range(count):
            self.press(KEYS[index % len(KEYS)])
            self.release(KEYS[index % len(KEYS)])
            time.sleep(HAND_S)

    def click(self, count: int) -> None:
        """Press and release the left button."""
        for _ in range(count):
            self.press(LEFT)
            time.sleep(HAND_S)
            self.release(LEFT)
            time.sleep(HAND_S)

    def scroll(self, steps: int) -> None:
        """Turn the wheel by so many detents."""
        for _ in range(steps):
            self._emit(_RELATIVE, _WHEEL, -1)
            time.sleep(HAND_S)

    def move(self, steps: int) -> None:
        """Push the mouse about."""
        for index in range(steps):
            self._emit(_RELATIVE, _X if index % 2 else _Y, 3)
            time.sleep(0.002)

    def _emit(self, kind: int, code: int, value: int) -> None:
        for event in ((kind, code, value), (_SYN, 0, 0)):
            os.write(self._file, struct.pack("=qqHHi", 0, 0, *event))


def keyboard(name: str = "test keyboard") -> Device:
    """A keyboard that repeats what is held."""
    # All the usual keys, or the system takes it for a remote control.
    return Device(name, keys=tuple(range(1, 128)))


def mouse(name: str = "test mouse") -> Device:
    """A mouse with a wheel."""
    return Device(name, keys=(LEFT, LEFT + 1, LEFT + 2), relative=(_X, _Y, _WHEEL))
