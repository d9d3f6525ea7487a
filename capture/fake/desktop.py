"""The scripted desktop that the fake senses look at: what is shown, typed and broken on it."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from capture.api import ActiveWindow, Counts, Monitor, Obstacle, SenseError

TWO_MONITORS = (
    Monitor(index=0, x=0, y=0, width=1920, height=1080),
    Monitor(index=1, x=1920, y=0, width=1280, height=1024),
)


@dataclass(frozen=True, slots=True)
class Breakage:
    """How a sense is broken: the reason that it gives, or None for a failure without a known cause."""

    reason: Obstacle | None
    detail: str


class FakeDesktop:
    """One desktop in memory. Any thread may script it and any thread may look at it.

    Senses are named as in `capture.api.Senses`: `screen`, `input`, `idle`, `window`.
    """

    def __init__(self, *, monitors: tuple[Monitor, ...] = TWO_MONITORS, text: str = "") -> None:
        self._lock = threading.Lock()
        self._monitors = monitors
        self._text = text
        self._window: ActiveWindow | None = None
        self._idle_ms = 0
        self._counting = False
        self._keys = self._clicks = self._scrolls = self._injected = 0
        self._broken: dict[str, Breakage] = {}
        self._missing: dict[str, Obstacle] = {}

    # --- the script ----------------------------------------------------------------------------

    def type_keys(self, count: int, *, injected: bool = False) -> None:
        """Press and release `count` keys."""
        self._input(keys=count, clicks=0, scrolls=0, injected=injected)

    def click(self, count: int, *, injected: bool = False) -> None:
        """Press and release a mouse button `count` times."""
        self._input(keys=0, clicks=count, scrolls=0, injected=injected)

    def scroll(self, count: int, *, injected: bool = False) -> None:
        """Turn the wheel by `count` steps."""
        self._input(keys=0, clicks=0, scrolls=count, injected=injected)

    def be_idle(self, milliseconds: int) -> None:
        """Let `milliseconds` pass without input."""
        with self._lock:
            self._idle_ms += milliseconds

    def show(self, text: str) -> None:
        """Write `text` on every monitor from now on."""
        with self._lock:
            self._text = text

    def focus(self, window: ActiveWindow | None) -> None:
        """Bring `window` to the front, or none."""
        with self._lock:
            self._window = window

    def connect(self, monitors: tuple[Monitor, ...]) -> None:
        """Plug in exactly these `monitors`."""
        with self._lock:
            self._monitors = monitors

    def break_sense(self, sense: str, breakage: Breakage) -> None:
        """Let every call of `sense` fail from now on, as when the session ends."""
        with self._lock:
            self._broken[sense] = breakage

    def mend_sense(self, sense: str) -> None:
        """Let `sense` work again. An input counter has to be started anew."""
        with self._lock:
            self._broken.pop(sense, None)

    def take_away(self, sense: str, obstacle: Obstacle) -> None:
        """Make `sense` say `obstacle` when asked why it does not work here."""
        with self._lock:
            self._missing[sense] = obstacle

    # --- what the senses see -------------------------------------------------------------------

    def obstacle(self, sense: str) -> Obstacle | None:
        """Why `sense` does not work here."""
        with self._lock:
            return self._missing.get(sense)

    def picture_plan(self) -> tuple[tuple[Monitor, ...], str]:
        """The monitors and the text on them."""
        with self._lock:
            self._fail_if_broken("screen")
            return self._monitors, self._text

    def start_counting(self) -> None:
        """Count from zero."""
        with self._lock:
            self._fail_if_broken("input")
            if self._counting:
                raise RuntimeError("the counter was started twice")
            self._reset()
            self._counting = True

    def take_counts(self) -> Counts:
        """What was counted since the last time."""
        with self._lock:
            self._fail_if_broken("input")
            if not self._counting:
                raise SenseError(None, "the counter is not running")
            counts = Counts(
                keys=self._keys, clicks=self._clicks, scrolls=self._scrolls, injected=self._injected
            )
            self._reset()
            return counts

    def stop_counting(self) -> None:
        """Count no more and forget."""
        with self._lock:
            self._counting = False
            self._reset()

    def idle_ms(self) -> int:
        """How long there was no input."""
        with self._lock:
            self._fail_if_broken("idle")
            return self._idle_ms

    def front(self) -> ActiveWindow | None:
        """The window in front."""
        with self._lock:
            self._fail_if_broken("window")
            return self._window

    # --- inside, with the lock held ------------------------------------------------------------

    def _input(self, *, keys: int, clicks: int, scrolls: int, injected: bool) -> None:
        with self._lock:
            if keys + clicks + scrolls == 0:
                return
            self._idle_ms = 0
            if not self._counting:
                return
            self._keys += keys
            self._clicks += clicks
            self._scrolls += scrolls
            self._injected += keys + clicks + scrolls if injected else 0

    def _reset(self) -> None:
        self._keys = self._clicks = self._scrolls = self._injected = 0

    def _fail_if_broken(self, sense: str) -> None:
        breakage = self._broken.get(sense)
        if breakage is not None:
            raise SenseError(breakage.reason, breakage.detail)
