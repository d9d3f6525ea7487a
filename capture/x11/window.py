"""Which window is in front on an X server, as its window manager says (EWMH), and what it does meanwhile.

While a picture is taken the server tells of each switch and each new title, so that none is missed between
the look and the pixels. At other times nothing is listened to.
"""

from __future__ import annotations

import struct
from typing import Final

from capture.api import ActiveWindow, Obstacle, SenseError
from capture.fronts import EXCLUDED, told_of
from capture.private_windows import may_be_private
from capture.x11 import presence, requests, xcb
from capture.x11.exclusion import Exclusion
from capture.x11.windows import class_names

_BAD_WINDOW = 3
_TITLE_BYTES = 2048
_CLASS_BYTES = 512
_ACTIVE: Final = "_NET_ACTIVE_WINDOW"
_ASKED: Final = (
    ("_NET_WM_NAME", _TITLE_BYTES),
    ("WM_NAME", _TITLE_BYTES),
    ("WM_CLASS", _CLASS_BYTES),
)
_DESTROY, _PROPERTY = 17, 28
LOOKS: Final = 3
"""How often the front is read anew when it keeps changing: then the last look counts."""


class X11WindowProbe:
    """`capture.api.WindowProbe` of the X server `display`; None means the one of the environment.

    Without a window manager there is no window in front. Each look has a connection of its own.
    """

    def __init__(self, *, display: str | None = None) -> None:
        self._display = display

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "x11-ewmh"

    def why_not(self) -> Obstacle | None:
        """Say what keeps this back-end from working here."""
        return presence.why_not(self._display, lambda _connection: None)

    def active(self, excluded: frozenset[str] = frozenset()) -> ActiveWindow | None:
        """The window in front now, or None when there is none or it just went. Raises `SenseError`."""
        return self.watch(excluded).end()

    def watch(self, excluded: frozenset[str] = frozenset()) -> X11WindowWatch:
        """Begin to hear which window is in front. Raises `SenseError`."""
        return X11WindowWatch(self._display, excluded)


class X11WindowWatch:
    """`capture.api.WindowWatch`: keeps by the server's events which windows are in front, one after the other."""

    def __init__(self, display: str | None, excluded: frozenset[str]) -> None:
        self._display = display
        self._excluded = excluded
        self._fronts: list[ActiveWindow | None] = []
        self._window: int | None = None
        self._switches = 0
        """How often the window manager named one since the last look."""
        self._changed = False
        self._unread = False
        connection: xcb.Connection | None = None
        try:
            connection = presence.connect(display, self._hear)
            self._connection = connection
            self._atoms = {name: connection.atom(name) for name, _ in _ASKED}
            self._active = connection.atom(_ACTIVE)
            connection.tell(requests.listen(connection.root, requests.PROPERTY_CHANGE))
            self._look()
        except xcb.XError as error:
            if connection is not None:
                connection.close()
            raise presence.sense_error(error) from error
        except SenseError:
            self._connection.close()
            raise

    def end(self) -> ActiveWindow | None:
        """What was in front until now. Raises `SenseError`, `ExclusionError`."""
        try:
            for _ in range(LOOKS):
                if not self._is_news():
                    break
                self._look()
            else:
                self._unread = self._unread or (self._is_news() and self._switches > 0)
        except xcb.XError as error:
            raise presence.sense_error(error) from error
        finally:
            self._connection.close()
        return told_of(self._fronts, unread=self._unread, excluding=bool(self._excluded))

    # --- inside --------------------------------------------------------------------------------

    def _hear(self, address: int) -> None:
        """Take in an event: that something changed, however often, is all that is kept of it."""
        event = xcb.event_at(address)
        kind = event[0] & 0x7F
        window, what = struct.unpack_from("=II", event, 4)
        if kind == _PROPERTY and window == self._connection.root:
            self._switches += what == self._active
        elif kind == _PROPERTY and window == self._window:
            self._changed = self._changed or what in self._atoms.values()
        elif kind == _DESTROY and what == self._window:
            self._changed = True

    def _is_news(self) -> bool:
        """Whether the front is not as it was at the last look, by what was heard and by asking once more."""
        # The answer comes after all events from before it.
        window = self._front()
        return window != self._window or self._switches > 0 or self._changed

    def _front(self) -> int | None:
        named = self._connection.property(self._connection.root, self._active, limit=4)
        window = struct.unpack("=I", named)[0] if len(named) == 4 else 0
        return window or None

    def _look(self) -> None:
        """Read the window in front, and hear of it from now on."""
        known, switches = self._window, self._switches
        # What comes while the question is under way counts for the next look.
        self._switches, self._changed = 0, False
        self._window = window = self._front()
        if self._fronts and (switches > 1 or (switches == 1 and window == known)):
            # Twice, or back to the one that was known: in between there was one that nobody read.
            self._unread = True
        self._fronts.append(None if window is None else self._read(window))

    def _read(self, window: int) -> ActiveWindow | None:
        """What is told of `window`; None where it just went."""
        connection = self._connection
        try:
            # Before the names are read, so that none changes unheard.
            connection.tell(requests.listen(window, requests.PROPERTY_CHANGE | requests.STRUCTURE))
            found = self._describe(window)
        except xcb.XRefusedError as error:
            if error.code == _BAD_WINDOW:
                return None
            raise
        if self._excluded and not found.excluded and self._is_of(window):
            return EXCLUDED
        return found

    def _describe(self, window: int) -> ActiveWindow:
        replies = self._connection.ask_all(
            [requests.a_property(window, self._atoms[name], limit=size) for name, size in _ASKED]
        )
        found: dict[str, bytes] = {}
        for (name, _), reply in zip(_ASKED, replies, strict=True):
            if not isinstance(reply, bytes):
                raise reply  # it just went
            found[name] = requests.property_of(reply)
        names = class_names(found["WM_CLASS"])
        if names & self._excluded:
            return EXCLUDED
        title = found["_NET_WM_NAME"].decode("utf-8", "replace")
        # The old name is in Latin 1 where it is not said to be anything else.
        title = title or found["WM_NAME"].decode("latin-1")
        # Two strings, each ended by a zero: the instance and the class; the class names the program.
        both = found["WM_CLASS"].split(b"\0")
        app = (both[1] if len(both) > 1 and both[1] else both[0]).decode("utf-8", "replace")
        if may_be_private(names=names, title=title):
            return ActiveWindow(app=app, title="", private=True)
        return ActiveWindow(app=app, title=title)

    def _is_of(self, window: int) -> bool:
        """Whether `window` belongs to an excluded app without bearing its name, as dialogs can."""
        exclusion = Exclusion(self._display, self._excluded)
        try:
            return window in exclusion.windows()
        finally:
            exclusion.close()
