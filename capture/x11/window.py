"""Which window is in front on an X server, as its window manager says (EWMH)."""

from __future__ import annotations

import struct

from capture.api import ActiveWindow, Obstacle
from capture.x11 import presence, xcb

_BAD_WINDOW = 3
_TITLE_BYTES = 2048
_CLASS_BYTES = 512


class X11WindowProbe:
    """`capture.api.WindowProbe` of the X server `display`; None means the one of the environment.

    Used from one thread. Without a window manager there is no window in front. A lost connection is
    opened anew by the next call.
    """

    def __init__(self, *, display: str | None = None) -> None:
        self._display = display
        self._connection: xcb.Connection | None = None
        self._atoms: dict[str, int] = {}

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "x11-ewmh"

    def why_not(self) -> Obstacle | None:
        """Say what keeps this back-end from working here."""
        return presence.why_not(self._display, lambda _connection: None)

    def active(self) -> ActiveWindow | None:
        """The window in front now, or None when there is none or it just went. Raises `SenseError`."""
        try:
            if self._connection is None:
                self._connection = xcb.Connection(self._display)
                self._atoms.clear()
            return self._look(self._connection)
        except xcb.XRefusedError as error:
            if error.code == _BAD_WINDOW:
                return None
            raise presence.sense_error(error) from error
        except xcb.XError as error:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            raise presence.sense_error(error) from error

    def _look(self, connection: xcb.Connection) -> ActiveWindow | None:
        named = self._read(connection, connection.root, "_NET_ACTIVE_WINDOW", limit=4)
        window = struct.unpack("=I", named)[0] if len(named) == 4 else 0
        if window == 0:
            return None
        title = self._read(connection, window, "_NET_WM_NAME", limit=_TITLE_BYTES)
        text = title.decode("utf-8", "replace")
        if not text:
            old = self._read(connection, window, "WM_NAME", limit=_TITLE_BYTES)
            text = old.decode("latin-1")
        # Two strings, each ended by a zero: the instance and the class; the class names the program.
        names = self._read(connection, window, "WM_CLASS", limit=_CLASS_BYTES).split(b"\0")
        app = names[1] if len(names) > 1 and names[1] else names[0]
        return ActiveWindow(app=app.decode("utf-8", "replace"), title=text)

    def _read(self, connection: xcb.Connection, window: int, name: str, *, limit: int) -> bytes:
        if name not in self._atoms:
            self._atoms[name] = connection.atom(name)
        return connection.property(window, self._atoms[name], limit=limit)
