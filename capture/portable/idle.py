"""How long there has been no input, by the timer of Windows or of macOS.

Both are asked through ctypes, and a library that is not there says that this is another system.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from capture.api import Obstacle, SenseError

_APPLICATION_SERVICES = (
    "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
)
_COMBINED_SESSION_STATE = 0
_ANY_INPUT = 0xFFFFFFFF


class PortableIdle:
    """`capture.api.Idle` of Windows and macOS."""

    def __init__(self) -> None:
        self._ask: Callable[[], int] | None = None

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "system-idle"

    def why_not(self) -> Obstacle | None:
        """Say what keeps this back-end from working here."""
        try:
            self.idle_ms()
        except SenseError as error:
            return error.reason or Obstacle.NO_DISPLAY
        return None

    def idle_ms(self) -> int:
        """Milliseconds since the last input of any kind. Raises `SenseError`."""
        if self._ask is None:
            self._ask = _windows_timer() or _macos_timer()
        if self._ask is None:
            raise SenseError(Obstacle.NOT_THIS_SYSTEM, "neither Windows nor macOS")
        return self._ask()


class _LastInputInfo(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint32), ("tick_ms", ctypes.c_uint32))


def ticks_between(*, earlier: int, later: int) -> int:
    """Milliseconds between two readings of a counter of 32 bits, which starts anew every 49.7 days."""
    return (later - earlier) & 0xFFFFFFFF


def _windows_timer() -> Callable[[], int] | None:
    try:
        user, kernel = ctypes.CDLL("user32.dll"), ctypes.CDLL("kernel32.dll")
    except OSError:
        return None
    kernel.GetTickCount.restype = ctypes.c_uint32

    def ask() -> int:
        info = _LastInputInfo(size=ctypes.sizeof(_LastInputInfo))
        if not user.GetLastInputInfo(ctypes.byref(info)):
            raise SenseError(None, "GetLastInputInfo failed")
        return ticks_between(earlier=info.tick_ms, later=kernel.GetTickCount())

    return ask


def _macos_timer() -> Callable[[], int] | None:
    try:
        services = ctypes.CDLL(_APPLICATION_SERVICES)
    except OSError:
        return None
    since = services.CGEventSourceSecondsSinceLastEventType
    since.restype, since.argtypes = ctypes.c_double, (ctypes.c_int32, ctypes.c_uint32)
    return lambda: max(0, round(since(_COMBINED_SESSION_STATE, _ANY_INPUT) * 1000))
