"""Counts key presses, clicks and scroll steps by pynput, wherever pynput runs.

pynput tells which key it was; this room takes that argument and never looks at it.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from capture.api import Counts, Obstacle, SenseError

if TYPE_CHECKING:
    from pynput import keyboard, mouse

_START_PATIENCE_S = 5.0


class PortableInputCounter:
    """`capture.api.InputCounter` by pynput on the desktop of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # the listeners call from threads of their own
        self._keys = self._clicks = self._scrolls = self._injected = 0
        self._pressed_since_start = False
        self._listeners: tuple[keyboard.Listener, mouse.Listener] | None = None

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "pynput"

    def why_not(self) -> Obstacle | None:
        """Say what keeps this back-end from working here, by starting and stopping another one."""
        trial = PortableInputCounter()
        try:
            trial.start()
        except SenseError as error:
            return error.reason or Obstacle.NO_DISPLAY
        trial.stop()
        return None

    def start(self) -> None:
        """Begin counting from zero. Raises `SenseError`."""
        if self._listeners is not None:
            raise RuntimeError("the counter was started twice")
        try:
            # pynput looks for a display when it is imported.
            from pynput import keyboard, mouse
        except ImportError as error:
            raise SenseError(Obstacle.NO_DISPLAY, str(error)) from error
        with self._lock:
            self._forget()
        keys = keyboard.Listener(on_press=self._on_press, on_release=self._on_release)
        pointer = mouse.Listener(on_click=self._on_click, on_scroll=self._on_scroll)
        for listener in (keys, pointer):
            listener.start()
        self._listeners = (keys, pointer)
        for listener in (keys, pointer):
            if not _is_ready(listener):
                self.stop()
                raise SenseError(Obstacle.NO_DISPLAY, "the input listener did not start")
        # Only macOS has this: without the grant its listeners run and hear nothing.
        if not getattr(keys, "IS_TRUSTED", True):
            self.stop()
            raise SenseError(Obstacle.PERMISSION_MISSING, "input monitoring is not allowed")

    def take(self) -> Counts:
        """Return what was counted up to this moment. Raises `SenseError` when counting has died."""
        if self._listeners is None:
            raise SenseError(None, "the counter is not running")
        if not all(listener.is_alive() for listener in self._listeners):
            raise SenseError(Obstacle.NO_DISPLAY, "the input listener ended")
        with self._lock:
            counts = Counts(
                keys=self._keys, clicks=self._clicks, scrolls=self._scrolls, injected=self._injected
            )
            self._keys = self._clicks = self._scrolls = self._injected = 0
            return counts

    def stop(self) -> None:
        """Stop counting and take the hooks away. Idempotent."""
        if self._listeners is None:
            return
        for listener in self._listeners:
            if listener.is_alive() and _is_ready(listener):
                listener.stop()
        for listener in self._listeners:
            # A listener that waits for a desktop that went away ends with the process.
            threading.Thread.join(listener, _START_PATIENCE_S)
        self._listeners = None
        with self._lock:
            self._forget()

    # --- called by the listeners ---------------------------------------------------------------

    def _on_press(self, _key: object, _injected: bool) -> None:
        with self._lock:
            self._pressed_since_start = True

    def _on_release(self, _key: object, injected: bool) -> None:
        # A held key is pressed again and again but let go once: so releases are what is counted. The
        # release of a key that went down before the start is no press of ours.
        with self._lock:
            if self._pressed_since_start:
                self._keys += 1
                self._injected += injected

    def _on_click(self, _x: int, _y: int, _button: object, pressed: bool, injected: bool) -> None:
        with self._lock:
            if pressed:
                self._clicks += 1
                self._injected += injected

    def _on_scroll(self, _x: int, _y: int, _dx: int, _dy: int, injected: bool) -> None:
        with self._lock:
            self._scrolls += 1
            self._injected += injected

    def _forget(self) -> None:
        self._keys = self._clicks = self._scrolls = self._injected = 0
        self._pressed_since_start = False


def _is_ready(listener: keyboard.Listener | mouse.Listener) -> bool:
    """Wait until `listener` listens. pynput's own wait never returns if the listener fails first."""
    waiter = threading.Thread(target=listener.wait, name="input-listener-wait", daemon=True)
    waiter.start()
    waiter.join(_START_PATIENCE_S)
    return not waiter.is_alive()
