"""Whether the X senses can be trusted here: the question that they all answer in `why_not`."""

from __future__ import annotations

from collections.abc import Callable

from capture.api import Obstacle, SenseError
from capture.x11 import xcb


class WaylandError(xcb.XError):
    """The server is Xwayland, behind which only the X programs of a Wayland session can be seen."""


def connect(display: str | None, on_event: Callable[[int], None] | None = None) -> xcb.Connection:
    """A connection to `display`, which may be another server than last time, if that is a real one.

    Raises `XError`.
    """
    connection = xcb.Connection(display, on_event)
    try:
        if connection.extension("XWAYLAND") is not None:
            raise WaylandError("the X server is Xwayland")
    except xcb.XError:
        connection.close()
        raise
    return connection


def why_not(display: str | None, check: Callable[[xcb.Connection], object]) -> Obstacle | None:
    """Connect to `display`, see that it is a real X server, and let `check` raise what it misses."""
    try:
        connection = connect(display)
    except xcb.XLibraryMissingError:
        return Obstacle.LIBRARY_MISSING
    except WaylandError:
        return Obstacle.WAYLAND_SESSION
    except xcb.XError:
        # Also one that lets nobody in, or hangs: it is asked again later.
        return Obstacle.NO_DISPLAY
    try:
        check(connection)
    except (xcb.XLackingError, xcb.XRefusedError):
        return Obstacle.EXTENSION_MISSING
    except xcb.XError:
        return Obstacle.NO_DISPLAY
    finally:
        connection.close()
    return None


def sense_error(error: xcb.XError) -> SenseError:
    """The error that the caller of a sense understands, for one of the X connection."""
    if isinstance(error, xcb.XLibraryMissingError):
        return SenseError(Obstacle.LIBRARY_MISSING, str(error))
    if isinstance(error, xcb.XLostError):
        return SenseError(Obstacle.NO_DISPLAY, str(error))
    if isinstance(error, WaylandError):
        return SenseError(Obstacle.WAYLAND_SESSION, str(error))
    if isinstance(error, xcb.XLackingError):
        return SenseError(Obstacle.EXTENSION_MISSING, str(error))
    return SenseError(None, str(error))
