"""Takes pixels while it is known where excluded apps show: the windows are read before and after.

A window that moves, appears or goes meanwhile makes the picture be taken again. On a desktop that never
rests, everything is covered where an excluded window was seen at any time.
"""

from __future__ import annotations

import select
import struct
from collections.abc import Callable
from typing import Final, TypeVar

from capture.api import ExclusionError, Rectangle, SenseError
from capture.x11 import presence, requests, xcb
from capture.x11.windows import Sight, WindowTree

REST_S: Final = 0.15
"""How long nothing may change before pixels are read: a compositor shows a window where it was until then."""
PATIENT_LOOKS: Final = 8
"""How many looks at the windows wait for that before pixels are read all the same."""
TRIES: Final = 3

_UNMAP, _MAP, _REPARENT, _CONFIGURE = 18, 19, 21, 22
_CHANGES: Final = frozenset((17, _UNMAP, _MAP, _REPARENT, _CONFIGURE, 24, 26))

_T = TypeVar("_T")


class Exclusion:
    """Finds out where windows of the apps in `excluded` show on `display`. One thread; `close` it.

    Raises `ExclusionError` where that cannot be told, and `SenseError` where there is no X server.
    """

    def __init__(self, display: str | None, excluded: frozenset[str]) -> None:
        self._changed = False
        self._mapped: set[int] = set()
        self._places: list[tuple[int, Rectangle]] = []
        self._sights: list[Sight] = []
        connection: xcb.Connection | None = None
        try:
            connection = presence.connect(display, self._hear)
            connection.tell(requests.listen(connection.root, requests.SUBSTRUCTURE_NOTIFY))
            self._tree = WindowTree(connection, excluded)
        except xcb.XError as error:
            if connection is not None:
                connection.close()
            raise _explained(error) from error
        self._connection = connection

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def during(self, grab: Callable[[], _T]) -> tuple[_T, tuple[Rectangle, ...]]:
        """What `grab` returns, and where on the root excluded windows may show in it."""
        try:
            for _ in range(TRIES):
                before = self._at_rest()
                self._changed = False
                grabbed = grab()
                after = self._look()
                if not self._changed and before == after:
                    return grabbed, before.shown()
            return grabbed, self._anywhere()
        except xcb.XError as error:
            raise _explained(error) from error

    def windows(self) -> frozenset[int]:
        """The visible windows of excluded apps now."""
        try:
            return self._look().excluded
        except xcb.XError as error:
            raise _explained(error) from error

    # --- inside --------------------------------------------------------------------------------

    def _at_rest(self) -> Sight:
        """The windows after a while in which nothing changed, or after enough patience."""
        for _ in range(PATIENT_LOOKS):
            self._changed = False
            sight = self._look()
            select.select([self._connection.fileno()], [], [], REST_S)
            self._connection.pump()
            if not self._changed:
                break
        return sight

    def _look(self) -> Sight:
        sight = self._tree.look()
        self._sights.append(sight)
        return sight

    def _anywhere(self) -> tuple[Rectangle, ...]:
        """Every place where an excluded window was at any time, whatever covered it.

        A window that was there only between two looks may have been anybody's.
        """
        read = {top.window for sight in self._sights for top in sight.tops}
        if self._mapped - read:
            raise ExclusionError(None, "a window came and went before it was known whose it is")
        hidden = {top.window for sight in self._sights for top in sight.tops if top.black}
        seen = (black for sight in self._sights for top in sight.tops for black in top.black)
        heard = (place for window, place in self._places if window in hidden)
        return (*seen, *heard)

    def _hear(self, address: int) -> None:
        """Take in an event of a window on the root."""
        event = xcb.event_at(address)
        kind = event[0] & 0x7F
        if kind not in _CHANGES:
            return
        self._changed = True
        (window,) = struct.unpack_from("=I", event, 8)
        if kind == _MAP:
            self._mapped.add(window)
        elif kind == _CONFIGURE:
            x, y, width, height, border = struct.unpack_from("=hhHHH", event, 16)
            place = Rectangle(x, y, width + 2 * border, height + 2 * border)
            self._places.append((window, place))


def _explained(error: xcb.XError) -> SenseError:
    """Without a server there is no picture anyhow; else it is the exclusion that failed."""
    if isinstance(error, xcb.XLostError | xcb.XLibraryMissingError | presence.WaylandError):
        return presence.sense_error(error)
    return ExclusionError(None, f"the windows cannot be read: {error}")
