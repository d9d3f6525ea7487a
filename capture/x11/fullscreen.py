"""Whether the window in front fills its screen by intent, as the window manager says (EWMH)."""

from __future__ import annotations

import struct
from typing import Final

from capture.x11 import presence, xcb
from capture.x11.front import active_window

_STATES: Final = 64
"""No window has more states than that."""
_BAD_WINDOW: Final = 3


def in_front(display: str | None) -> bool:
    """Whether the window in front is full-screen now; False where there is none. Raises `SenseError`.

    A connection of its own each time: it is asked rarely, while a capture waits to be shown.
    """
    try:
        connection = xcb.Connection(display)
        try:
            window = active_window(connection, connection.atom("_NET_ACTIVE_WINDOW"))
            if window is None:
                return False
            states = connection.property(
                window, connection.atom("_NET_WM_STATE"), limit=4 * _STATES
            )
            wanted = connection.atom("_NET_WM_STATE_FULLSCREEN")
            return (wanted,) in struct.iter_unpack("=I", states[: len(states) // 4 * 4])
        finally:
            connection.close()
    except xcb.XRefusedError as error:
        if error.code == _BAD_WINDOW:
            return False  # it just went
        raise presence.sense_error(error) from error
    except xcb.XError as error:
        raise presence.sense_error(error) from error
