"""Whether the X senses can be trusted here: the question that they all answer in `why_not`."""

from __future__ import annotations

from collections.abc import Callable

from capture.api import Obstacle, SenseError
from capture.x11 import xcb


def why_not(display: str | None, check: Callable[[xcb.Connection], object]) -> Obstacle | None:
    """Connect to `display`, see that it is a real X server, and let `check` raise what it misses."""
    try:
        connection = xcb.Connection(display)
    except xcb.XLibraryMissingError:
        return Obstacle.LIBRARY_MISSING
    except xcb.XLostError:
        return Obstacle.NO_DISPLAY
    try:
        if connection.extension("XWAYLAND") is not None:
            return Obstacle.WAYLAND_SESSION
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
    if isinstance(error, xcb.XLackingError):
        return SenseError(Obstacle.EXTENSION_MISSING, str(error))
    return SenseError(None, str(error))
