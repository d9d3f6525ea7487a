"""The scripted desktop that the fake senses look at: what is shown, typed and broken on it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from capture.api import (
    ActiveWindow,
    Counts,
    DarkError,
    ExclusionError,
    Monitor,
    Obstacle,
    Rectangle,
    SenseError,
    SessionNews,
)

TWO_MONITORS = (
    Monitor(index=0, x=0, y=0, width=1920, height=1080),
    Monitor(index=1, x=1920, y=0, width=1280, height=1024),
)


@dataclass(frozen=True, slots=True)
class Breakage:
    """How a sense is broken: the reason that it gives, or None for a failure without a known cause."""

    reason: Obstacle | None
    detail: str


@dataclass(frozen=True, slots=True)
class FakeWindow:
    """A window that an app shows somewhere on the virtual desktop."""

    app: str
    place: Rectangle


class FakeDesktop:
    """One desktop in memory. Any thread may script it and any thread may look at it.

    Senses are named as in `capture.api.Senses`: `screen`, `input`, `idle`, `window`, `camera`, `device-idle`,
    `session`;
    `windows` is the list of what shows where, without which nothing can be excluded.
    """

    def __init__(self, *, monitors: tuple[Monitor, ...] = TWO_MONITORS, text: str = "") -> None:
        self._lock = threading.Lock()
        self._monitors = monitors
        self._text = text
        self._fronts: list[ActiveWindow | None] = [None]
        self._windows: tuple[FakeWindow, ...] = ()
        self._idle_ms = 0
        self._device_idle_ms = 0
        self._counting = False
        self._keys = self._clicks = self._scrolls = self._injected = 0
        self._broken: dict[str, Breakage] = {}
        self._missing: dict[str, Obstacle] = {}
        self._photos = 0
        self._tell: Callable[[SessionNews], None] | None = None
        self._locked = False
        self._dark = False
        self._holds = False

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
            self._device_idle_ms += milliseconds

    def lock(self, locked: bool = True) -> None:
        """Lock the screen, or unlock it."""
        with self._lock:
            self._locked = locked
        self.happen(SessionNews.LOCKED if locked else SessionNews.UNLOCKED)

    def happen(self, news: SessionNews) -> None:
        """Let something happen to the session, and tell whoever listens."""
        with self._lock:
            tell = self._tell
            if news in (SessionNews.SLEEPING, SessionNews.ENDING):
                self._holds = tell is not None
        if tell is not None:
            tell(news)

    @property
    def held(self) -> bool:
        """Whether the machine waits to be let go."""
        with self._lock:
            return self._holds

    def show(self, text: str) -> None:
        """Write `text` on every monitor from now on."""
        with self._lock:
            self._text = text

    def focus(self, window: ActiveWindow | None) -> None:
        """Bring `window` to the front, or none."""
        with self._lock:
            self._fronts.append(window)

    def open_windows(self, *windows: FakeWindow) -> None:
        """Show exactly these windows, from the bottom to the top."""
        with self._lock:
            self._windows = windows

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

    def darken(self, dark: bool = True) -> None:
        """Switch the monitors off, or on."""
        with self._lock:
            self._dark = dark

    def end_display(self) -> None:
        """Let the display be gone: every sense of it fails, and says so when asked."""
        gone = Breakage(Obstacle.NO_DISPLAY, "the display is gone")
        with self._lock:
            for sense in ("screen", "input", "idle", "window"):
                self._broken[sense] = gone
                self._missing[sense] = Obstacle.NO_DISPLAY

    def begin_display(self, *, new: bool = False) -> None:
        """Let there be a display again, after `end_display`; a `new` one has timers that begin now."""
        with self._lock:
            if new:
                self._idle_ms = self._device_idle_ms = 0
            for sense in ("screen", "input", "idle", "window"):
                self._broken.pop(sense, None)
                self._missing.pop(sense, None)

    # --- what the senses see -------------------------------------------------------------------

    def obstacle(self, sense: str) -> Obstacle | None:
        """Why `sense` does not work here."""
        with self._lock:
            return self._missing.get(sense)

    def picture_plan(self) -> tuple[tuple[Monitor, ...], str]:
        """The monitors and the text on them."""
        with self._lock:
            self._fail_if_broken("screen")
            if self._dark:
                raise DarkError(None, "the monitors are off")
            return self._monitors, self._text

    def windows(self) -> tuple[FakeWindow, ...]:
        """What shows where, from the bottom to the top."""
        with self._lock:
            return self._windows

    def need_windows(self) -> None:
        """Raise `ExclusionError` where the script says that nobody can tell what shows where."""
        with self._lock:
            breakage = self._broken.get("windows")
        if breakage is not None:
            raise ExclusionError(breakage.reason, breakage.detail)

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

    def device_idle_ms(self) -> int:
        """How long there was no input but injected input."""
        with self._lock:
            self._fail_if_broken("device-idle")
            return self._device_idle_ms

    def listen(self, tell: Callable[[SessionNews], None] | None) -> None:
        """Tell what happens to the session from now on, and at once whether it is locked; None: nobody."""
        with self._lock:
            self._tell = tell
            locked = self._locked
        if tell is not None:
            tell(SessionNews.LOCKED if locked else SessionNews.UNLOCKED)

    def let_go(self) -> None:
        """The machine need not wait any more."""
        with self._lock:
            self._holds = False

    def look(self) -> int:
        """Light the camera's lamp for one photo; how many there were before."""
        with self._lock:
            self._fail_if_broken("camera")
            self._photos += 1
            return self._photos - 1

    @property
    def photos(self) -> int:
        """How often the camera's lamp was lit."""
        with self._lock:
            return self._photos

    def fronts(self) -> tuple[int, tuple[ActiveWindow | None, ...]]:
        """Every window that was in front so far, the last one now, and its place among them."""
        with self._lock:
            self._fail_if_broken("window")
            return len(self._fronts) - 1, tuple(self._fronts)

    # --- inside, with the lock held ------------------------------------------------------------

    def _input(self, *, keys: int, clicks: int, scrolls: int, injected: bool) -> None:
        with self._lock:
            if keys + clicks + scrolls == 0:
                return
            self._idle_ms = 0
            if not injected:
                self._device_idle_ms = 0
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
