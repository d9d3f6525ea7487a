"""What a sense must offer, whatever the platform.

No type here can hold the identity of a key, a clipboard, a sound or the contents of a file: what has no
name cannot leave the machine. Every back-end passes the same suite in `tests/conformance`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Obstacle(StrEnum):
    """Why a sense cannot work here. A code: the words are made where a person reads them."""

    NO_DISPLAY = "no-display"
    WAYLAND_SESSION = "wayland-session"
    PERMISSION_MISSING = "permission-missing"
    EXTENSION_MISSING = "extension-missing"
    LIBRARY_MISSING = "library-missing"
    NOT_THIS_SYSTEM = "not-this-system"
    BUS_MISSING = "bus-missing"
    """No message bus answers, or nobody on it who knows of sessions."""
    SESSION_UNKNOWN = "session-unknown"
    """The system does not know which session this is."""
    CAMERA_MISSING = "camera-missing"
    CAMERA_BUSY = "camera-busy"
    """Another program has it."""
    CAMERA_FAILED = "camera-failed"
    """It is there and gave no picture: it hangs, was unplugged in the middle, or its driver broke."""


class SenseError(Exception):
    """A sense that was viable failed just now; the caller records `reason` and goes on."""

    def __init__(self, reason: Obstacle | None, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class ExclusionError(SenseError):
    """Something is excluded, and it cannot be told for certain where it is: nothing may be shown."""


class DarkError(SenseError):
    """The monitors are switched off or the screensaver is on: there is nothing to be seen, and nothing is broken."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Pixels from `x`, `y` on, `width` to the right and `height` down; of what is said where it stands."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Scope:
    """What a picture may show.

    `excluded` names apps whose windows must not be seen, in lower case, as `WM_CLASS` and its like give them.
    With `active_only` only the monitor is taken that holds most of the window in front, else the pointer.
    """

    excluded: frozenset[str] = frozenset()
    active_only: bool = False


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Monitor:
    """One monitor in pixels of the virtual desktop; `index` counts from 0, left to right as listed."""

    index: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One monitor's pixels, `width * height * 4` bytes of BGRX, rows from the top, no padding.

    `blacked` are the parts of it that were painted black because an excluded app showed there, in its
    pixels, at most `MOST_BLACKED`.
    """

    monitor: Monitor
    width: int
    height: int
    bgrx: bytes
    blacked: tuple[Rectangle, ...] = ()


MOST_BLACKED = 64
"""More rectangles than this are joined to fewer, larger ones."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many inputs happened since the last `take`; `injected` is the share of them that was synthetic.

    `keys`, `clicks` and `scrolls` include the injected ones. Auto-repeat of a held key counts once.
    """

    keys: int
    clicks: int
    scrolls: int
    injected: int


@dataclass(frozen=True, slots=True)
class ActiveWindow:
    """The application and title of the window in front; either may be empty when it has none.

    `excluded` means that it belongs to an app that was to be excluded; then both are empty. `private` means
    that it is a private window of a browser, or may be one; then the title is empty.
    """

    app: str
    title: str
    excluded: bool = False
    private: bool = False


class Sense(Protocol):
    """What all senses share."""

    @property
    def name(self) -> str:
        """A short stable name of the back-end, written into every statement, such as `x11-xinput2`."""

    def why_not(self) -> Obstacle | None:
        """Say what keeps this back-end from working here, by trying; None if nothing does. Any thread."""


class Screen(Sense, Protocol):
    """Takes pictures of the monitors."""

    def capture(self, scope: Scope = EVERYTHING) -> tuple[Frame, ...]:
        """Take one picture of every monitor in `scope` that is connected now, in `Monitor.index` order.

        Called from the shot worker thread only. Geometry is read anew on each call. A monitor keeps its
        index when others are out of scope. Raises `SenseError`; `ExclusionError` where it cannot be told
        for certain what the excluded apps show; `DarkError` where the monitors show nothing.
        """


class InputCounter(Sense, Protocol):
    """Counts key presses, button presses and scroll steps between `start` and `stop`, and never else."""

    def start(self) -> None:
        """Begin counting from zero. Raises `SenseError`; calling it twice is an error of ours."""

    def take(self) -> Counts:
        """Return what was counted since `start` or the last `take`, up to this very moment, and reset.

        Called from the control thread. Returns within 50 ms. Raises `SenseError` when counting has died.
        """

    def stop(self) -> None:
        """Stop counting and release the system's hook; what was not taken is dropped. Idempotent."""


class Idle(Sense, Protocol):
    """Says how long there has been no input, by the system's own timer."""

    def idle_ms(self) -> int:
        """Milliseconds since the last input of any kind. Control thread. Raises `SenseError`."""


class DeviceIdle(Sense, Protocol):
    """Says how long the hardware has been still. Asked only where the contractor has agreed to signals."""

    def device_idle_ms(self) -> int:
        """Milliseconds since a keyboard, mouse or other device last saw input; what programs make does not count.

        Control thread. Raises `SenseError`, also where the system has no hardware device.
        """


class SessionNews(StrEnum):
    """What happens to the contractor's session."""

    LOCK_ASKED = "lock-asked"
    """Something asked the desktop to lock; `LOCKED` follows where the desktop tells that it did."""
    LOCKED = "locked"
    """The screen is locked, its saver is on, or another user's session is in front."""
    UNLOCKED = "unlocked"
    SLEEPING = "sleeping"
    """The machine is about to sleep, and waits for `Session.let_go` for a few seconds."""
    WOKE = "woke"
    ENDING = "ending"
    """The contractor logs out, or the machine is about to shut down and waits as for sleep."""


class Session(Sense, Protocol):
    """Says when the session is locked, switched away, asleep or over."""

    def start(self, tell: Callable[[SessionNews], None]) -> None:
        """Call `tell` with `LOCKED` or `UNLOCKED` as it is now, and with all that happens until `stop`.

        `tell` is called on a thread of the back-end's own and returns quickly. A system that cannot be asked now is
        asked again by and by.
        """

    def let_go(self) -> None:
        """What `SLEEPING` or `ENDING` called for is written down. Any thread, at once."""

    def stop(self) -> None:
        """Listen no more. Idempotent; when it returns `tell` is not called any more."""


class WindowWatch(Protocol):
    """Hears which window is in front while a picture is taken. One thread."""

    def end(self) -> ActiveWindow | None:
        """What was in front until now, and hear no more; None: no window.

        The window named is that in front now. If meanwhile another one was in front that is excluded, or
        private, the answer is as for that one. Raises `SenseError`; `ExclusionError` where something is
        excluded and it cannot be told whose windows were in front. Called once.
        """


class WindowProbe(Sense, Protocol):
    """Says which window is in front. Nothing is heard or read but between `watch` and its end."""

    def active(self, excluded: frozenset[str] = frozenset()) -> ActiveWindow | None:
        """The window in front now, or None when there is none. One thread at a time. Raises `SenseError`.

        `excluded` as in `Scope`; `ExclusionError` where it cannot be told whose window it is.
        """

    def watch(self, excluded: frozenset[str] = frozenset()) -> WindowWatch:
        """Begin to hear which window is in front. Raises as `active`. Whoever begins it ends it."""


@dataclass(frozen=True, slots=True)
class Photo:
    """One picture of a camera, `width * height * 4` bytes of BGRX, rows from the top, no padding."""

    width: int
    height: int
    bgrx: bytes


class StopSign:
    """Says that something begun must end at once, and sees to it that it does not begin afterwards. Any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stopped = False
        self._end: Callable[[], None] | None = None

    def stop(self) -> None:
        """End what has begun and let nothing begin any more. Idempotent; waits for a beginning under way."""
        with self._lock:
            self._stopped = True
            end, self._end = self._end, None
        if end is not None:
            end()

    def begin(self, start: Callable[[], Callable[[], None]]) -> bool:
        """Call `start` and keep the way to end what it began; False, and nothing is called, after `stop`."""
        with self._lock:
            if not self._stopped:
                self._end = start()
            return not self._stopped

    @property
    def stopped(self) -> bool:
        """Whether `stop` was called."""
        with self._lock:
            return self._stopped


class Camera(Sense, Protocol):
    """Takes one photo with the webcam, and leaves the camera closed and its lamp dark."""

    def photo(self, stop: StopSign) -> Photo | None:
        """Open the camera, take one photo, close it; None: `stop` was called before there was one.

        Called from the shot worker thread only. Takes a second or two, and ends by itself whatever the driver
        does. Raises `SenseError`.
        """


@dataclass(frozen=True, slots=True)
class Senses:
    """The back-ends chosen for this session; None where none works, with the obstacle beside it.

    One that only waits for its display is there, and has its obstacle all the same.
    """

    screen: Screen | None
    input: InputCounter | None
    idle: Idle | None
    window: WindowProbe | None
    obstacles: tuple[tuple[str, Obstacle], ...]
    """For each sense (`screen`, `input`, `idle`, `window`) that does not work when the agent starts, why."""
    camera: Camera | None = None
    """Asked whether it works only where a contract takes photos; many machines have none."""
    device_idle: DeviceIdle | None = None
    """None where hardware cannot be told from programs; then signals say so."""
    session: Session | None = None
    """None where the system offers no way to know."""
