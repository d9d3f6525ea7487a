"""What a sense must offer, whatever the platform.

No type here can hold the identity of a key, a clipboard, a sound or the contents of a file: what has no
name cannot leave the machine. Every back-end passes the same suite in `tests/conformance`.
"""

from __future__ import annotations

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


class SenseError(Exception):
    """A sense that was viable failed just now; the caller records `reason` and goes on."""

    def __init__(self, reason: Obstacle | None, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


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
    """One monitor's pixels, `width * height * 4` bytes of BGRX, rows from the top, no padding."""

    monitor: Monitor
    width: int
    height: int
    bgrx: bytes


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
    """The application and title of the window in front; either may be empty when it has none."""

    app: str
    title: str


class Sense(Protocol):
    """What all senses share."""

    @property
    def name(self) -> str:
        """A short stable name of the back-end, written into every statement, such as `x11-xinput2`."""

    def why_not(self) -> Obstacle | None:
        """Say what keeps this back-end from working here, by trying; None if nothing does. Any thread."""


class Screen(Sense, Protocol):
    """Takes pictures of the monitors."""

    def capture(self) -> tuple[Frame, ...]:
        """Take one picture of every monitor that is connected now, in `Monitor.index` order.

        Called from the shot worker thread only. Geometry is read anew on each call. Raises `SenseError`.
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


class WindowProbe(Sense, Protocol):
    """Says which window is in front."""

    def active(self) -> ActiveWindow | None:
        """The window in front now, or None when there is none. Control thread. Raises `SenseError`."""


@dataclass(frozen=True, slots=True)
class Senses:
    """The back-ends chosen for this session; None where none works, with the obstacle beside it."""

    screen: Screen | None
    input: InputCounter | None
    idle: Idle | None
    window: WindowProbe | None
    obstacles: tuple[tuple[str, Obstacle], ...]
    """For each missing sense (`screen`, `input`, `idle`, `window`) why it is missing."""
