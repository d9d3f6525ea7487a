"""How long there has been no input on an X server, by its own timer (MIT-SCREEN-SAVER).

The timer does not tell synthetic input from a person's.
"""

from __future__ import annotations

import struct

from capture.api import Obstacle
from capture.x11 import presence, requests, xcb


class X11Idle:
    """`capture.api.Idle` of the X server `display`; None means the one of the environment.

    Used from one thread. A lost connection is opened anew by the next call.
    """

    def __init__(self, *, display: str | None = None) -> None:
        self._display = display
        self._connection: xcb.Connection | None = None
        self._request = b""

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "x11-screensaver"

    def why_not(self) -> Obstacle | None:
        """Say what keeps this back-end from working here."""
        return presence.why_not(
            self._display, lambda connection: connection.ask(_request(connection))
        )

    def idle_ms(self) -> int:
        """Milliseconds since the last input of any kind. Raises `SenseError`."""
        try:
            if self._connection is None:
                self._connection = self._connect()
            reply = self._connection.ask(self._request)
        except xcb.XError as error:
            self._forget()
            raise presence.sense_error(error) from error
        return int(struct.unpack_from("=16xI", reply)[0])

    def _connect(self) -> xcb.Connection:
        connection = presence.connect(self._display)
        try:
            self._request = _request(connection)
        except xcb.XError:
            connection.close()
            raise
        return connection

    def _forget(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _request(connection: xcb.Connection) -> bytes:
    """The question for the timer. Raises `XLackingError` where the server has none."""
    major = connection.need_extension("MIT-SCREEN-SAVER")
    return requests.saver_info(major, connection.root)
