"""Counts key presses, clicks and scroll steps by pynput, wherever pynput runs.

pynput tells which key it was; this room takes that argument and never looks at it.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from capture.api import Counts, Obstacle, SenseError

if TYPE_CHECKING:
    from pynput import keyboard, mouse

    _Listener = tuple[keyboard.Listener | mouse.Listener, threading.Event]

_log = logging.getLogger(__name__)
_STOP_ROUND_S, _STOP_ROUNDS = 0.1, 30


class PortableInputCounter:
    """`capture.api.InputCounter` by pynput on the desktop of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # the listeners call from threads of their own
        self._keys = self._clicks = self._scrolls = self._injected = 0
        self._pressed_since_start = False
        self._listeners: tuple[_Listener, ...] = ()

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
        if self._listeners:
            raise RuntimeError("the counter was started twice")
        with self._lock:
            self._forget()
        self._listeners = self._make_listeners()
        for listener, _ in self._listeners:
            listener.start()
        for listener, _ in self._listeners:
            listener.wait()
        if self._has_ended():
            self.stop()
            raise SenseError(Obstacle.NO_DISPLAY, "the input listener did not start")
        # Only macOS has this: without the grant its listeners run and hear nothing.
        if not getattr(self._listeners[0][0], "IS_TRUSTED", True):
            self.stop()
            raise SenseError(Obstacle.PERMISSION_MISSING, "input monitoring is not allowed")

    def take(self) -> Counts:
        """Return what was counted up to this moment. Raises `SenseError` when counting has died."""
        if not self._listeners:
            raise SenseError(None, "the counter is not running")
        if self._has_ended():
            raise SenseError(Obstacle.NO_DISPLAY, "the input listener ended")
        with self._lock:
            counts = Counts(
                keys=self._keys, clicks=self._clicks, scrolls=self._scrolls, injected=self._injected
            )
            self._keys = self._clicks = self._scrolls = self._injected = 0
            return counts

    def stop(self) -> None:
        """Stop counting and take the hooks away. Idempotent."""
        for listener, ended in self._listeners:
            _end(listener, ended)
        self._listeners = ()
        with self._lock:
            self._forget()

    def _has_ended(self) -> bool:
        return any(ended.is_set() for _, ended in self._listeners)

    def _make_listeners(self) -> tuple[_Listener, ...]:
        """Two listeners, each with the event that it sets when it ends. Raises `SenseError`."""
        try:
            # pynput looks for a display when it is imported.
            from pynput import keyboard, mouse
        except ImportError as error:
            raise SenseError(Obstacle.NO_DISPLAY, str(error)) from error

        keys_ended, pointer_ended = threading.Event(), threading.Event()

        class Keys(keyboard.Listener):
            def run(self) -> None:
                with _thread_guard(self, keys_ended):
                    super().run()

        class Pointer(mouse.Listener):
            def run(self) -> None:
                with _thread_guard(self, pointer_ended):
                    super().run()

        return (
            (Keys(on_press=self._on_press, on_release=self._on_release), keys_ended),
            (Pointer(on_click=self._on_click, on_scroll=self._on_scroll), pointer_ended),
        )

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


def _end(listener: keyboard.Listener | mouse.Listener, ended: threading.Event) -> None:
    """Stop `listener` and wait, for a few seconds at most, until it has `ended`."""
    if ended.is_set():
        return
    for _ in range(_STOP_ROUNDS):
        with _guard():
            listener.stop()
            _disable_record(listener)
        if ended.wait(_STOP_ROUND_S):
            # Not pynput's own join: it raises what ended the listener, which is in the log already.
            threading.Thread.join(listener)
            return
    _log.warning("an input listener did not stop")


def _disable_record(listener: keyboard.Listener | mouse.Listener) -> None:
    """On X11, end the listener at once.

    pynput says so on the connection that records, where the server reads nothing more, and so ends with
    the next input only; and what comes before it has begun to record is lost, so this may be repeated.
    """
    control = getattr(listener, "_display_stop", None)
    if control is not None:
        control.record_disable_context(getattr(listener, "_context", 0))
        control.flush()


@contextlib.contextmanager
def _guard() -> Iterator[None]:
    """Keep what pynput raises, which is whatever its platform raises, from ending a thread of ours."""
    try:
        yield
    except Exception:  # noqa: BLE001  (thread guard)
        _log.warning("an input listener failed", exc_info=True)


@contextlib.contextmanager
def _thread_guard(
    listener: keyboard.Listener | mouse.Listener, ended: threading.Event
) -> Iterator[None]:
    """Around a listener's thread: its end is told by `ended`, and whoever waits for it is let go."""
    with _guard():
        yield
    for name in ("_display_stop", "_display_record"):
        display = getattr(listener, name, None)
        if display is not None:
            # Only on X11: python-xlib keeps the sockets of a server that went away open.
            display.display.socket.close()
    ended.set()
    # pynput's own wait() never returns if a listener fails before it is ready.
    listener._mark_ready()
