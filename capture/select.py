"""Chooses the senses of this session: the one place where systems and back-ends are told apart."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TypeVar

from capture.api import Idle, InputCounter, Obstacle, Screen, Sense, Senses, WindowProbe

SomeSense = TypeVar("SomeSense", bound=Sense)


def select(environ: Mapping[str, str] = os.environ) -> Senses:
    """The first back-end of each sense that works here, or why none does.

    Each candidate is tried, which takes a picture and opens and closes connections: call it once, from
    the thread that starts the agent. `environ` names the desktop.
    """
    screens: list[Screen] = []
    counters: list[InputCounter] = []
    idles: list[Idle] = []
    windows: list[WindowProbe] = []

    if sys.platform == "linux":
        if _is_wayland(environ):
            # X11 tools see only the X programs in a Wayland session: black pictures, partial counts.
            return _nothing(Obstacle.WAYLAND_SESSION)
        from capture.portable.input_counter import PortableInputCounter
        from capture.portable.screen import PortableScreen
        from capture.x11.idle import X11Idle
        from capture.x11.input_counter import X11InputCounter
        from capture.x11.screen import X11Screen
        from capture.x11.window import X11WindowProbe

        display = environ.get("DISPLAY")
        if not display:
            return _nothing(Obstacle.NO_DISPLAY)
        screens = [X11Screen(display=display), PortableScreen()]
        counters = [X11InputCounter(display=display), PortableInputCounter()]
        idles = [X11Idle(display=display)]
        windows = [X11WindowProbe(display=display)]
    elif sys.platform in ("win32", "darwin"):
        from capture.portable.idle import PortableIdle
        from capture.portable.input_counter import PortableInputCounter
        from capture.portable.screen import PortableScreen

        screens = [PortableScreen()]
        counters = [PortableInputCounter()]
        idles = [PortableIdle()]

    obstacles: list[tuple[str, Obstacle]] = []
    return Senses(
        screen=first_that_works("screen", screens, obstacles),
        input=first_that_works("input", counters, obstacles),
        idle=first_that_works("idle", idles, obstacles),
        window=first_that_works("window", windows, obstacles),
        obstacles=tuple(obstacles),
    )


def first_that_works(
    sense: str, candidates: Sequence[SomeSense], obstacles: list[tuple[str, Obstacle]]
) -> SomeSense | None:
    """The first of `candidates` that works; else the obstacle of the best one joins `obstacles`."""
    best: Obstacle | None = None
    for candidate in candidates:
        obstacle = candidate.why_not()
        if obstacle is None:
            return candidate
        best = best or obstacle
        if obstacle in (Obstacle.NO_DISPLAY, Obstacle.WAYLAND_SESSION):
            break  # no other back-end sees more, and some would not know that they see nothing
    obstacles.append((sense, best or Obstacle.NOT_THIS_SYSTEM))
    return None


def _is_wayland(environ: Mapping[str, str]) -> bool:
    """Whether the session is Wayland's, even if it offers a display for X programs as well."""
    return bool(environ.get("WAYLAND_DISPLAY")) or environ.get("XDG_SESSION_TYPE") == "wayland"


def _nothing(obstacle: Obstacle) -> Senses:
    """No sense works, all for one reason."""
    return Senses(
        screen=None,
        input=None,
        idle=None,
        window=None,
        obstacles=tuple((sense, obstacle) for sense in ("screen", "input", "idle", "window")),
    )
