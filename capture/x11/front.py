"""Which monitor is the active one on an X server: where most of the window in front is, else the pointer."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from capture.api import Monitor, Rectangle
from capture.monitors import holding
from capture.x11 import presence, requests, xcb


def active_monitor(display: str | None, monitors: Sequence[Monitor]) -> Monitor | None:
    """The active one of `monitors`; None only where there is none. Raises `SenseError`."""
    try:
        connection = presence.connect(display)
        try:
            pointer = requests.pointer_of(connection.ask(requests.pointer(connection.root)))
            return holding(monitors, _front(connection), pointer)
        finally:
            connection.close()
    except xcb.XError as error:
        raise presence.sense_error(error) from error


def active_window(connection: xcb.Connection, atom: int) -> int | None:
    """The window that the window manager names in `atom`, its _NET_ACTIVE_WINDOW. Raises `XError`."""
    named = connection.property(connection.root, atom, limit=4)
    window = struct.unpack("=I", named)[0] if len(named) == 4 else 0
    return window or None


def _front(connection: xcb.Connection) -> Rectangle | None:
    """Where the window in front is on the root; None for none, and for one that just went."""
    window = active_window(connection, connection.atom("_NET_ACTIVE_WINDOW"))
    if window is None:
        return None
    asked = [
        requests.attributes(window),
        requests.geometry(window),
        requests.place_on(window, connection.root),
    ]
    attributes, geometry, corner = connection.ask_all(asked)
    if not (
        isinstance(attributes, bytes) and isinstance(geometry, bytes) and isinstance(corner, bytes)
    ):
        return None
    if not requests.is_seen(attributes):
        return None
    inner = requests.geometry_of(geometry)
    width, height = inner.place.width - 2 * inner.border, inner.place.height - 2 * inner.border
    return Rectangle(*requests.corner_of(corner), width, height)
