"""Chooses the senses of this session: the one place where systems and back-ends are told apart."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from capture.api import (
    Camera,
    DeviceIdle,
    Idle,
    InputCounter,
    Obstacle,
    Screen,
    Sense,
    Senses,
    Session,
    WindowProbe,
)

if TYPE_CHECKING:
    from capture.shortcuts import Shortcut

SomeSense = TypeVar("SomeSense", bound=Sense)


def select(
    environ: Mapping[str, str] = os.environ, *, camera: Callable[[], str | None] = lambda: None
) -> Senses:
    """The first back-end of each sense that works here, or why none does.

    A display that is named and does not answer may come yet: its back-ends are there, beside the obstacle.

    Each candidate is tried, which takes a picture and opens and closes connections: call it once, from
    the thread that starts the agent. `environ` names the desktop; `camera` says which camera the contractor
    has chosen, None: the first that gives a picture. No camera is opened here.
    """
    webcam = _camera(camera)
    session = _session(environ)
    screens: list[Screen] = []
    counters: list[InputCounter] = []
    idles: list[Idle] = []
    windows: list[WindowProbe] = []
    device_idles: list[DeviceIdle] = []

    if sys.platform == "linux":
        if _is_wayland(environ):
            # X11 tools see only the X programs in a Wayland session: black pictures, partial counts.
            return _nothing(Obstacle.WAYLAND_SESSION, webcam, session)
        from capture.portable.input_counter import PortableInputCounter
        from capture.portable.screen import PortableScreen
        from capture.x11.device_idle import X11DeviceIdle
        from capture.x11.idle import X11Idle
        from capture.x11.input_counter import X11InputCounter
        from capture.x11.screen import X11Screen
        from capture.x11.window import X11WindowProbe

        display = environ.get("DISPLAY")
        if not display:
            return _nothing(Obstacle.NO_DISPLAY, webcam, session)
        screens = [X11Screen(display=display), PortableScreen()]
        counters = [X11InputCounter(display=display), PortableInputCounter()]
        idles = [X11Idle(display=display)]
        windows = [X11WindowProbe(display=display)]
        device_idles = [X11DeviceIdle(display=display)]
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
        camera=webcam,
        device_idle=next(
            (one for one in device_idles if one.why_not() in (None, Obstacle.NO_DISPLAY)), None
        ),
        session=session,
    )


def fullscreen_in_front(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the window in front is full-screen now; False where nobody tells. Any thread. Raises `SenseError`."""
    if sys.platform == "linux" and environ.get("DISPLAY") and not _is_wayland(environ):
        from capture.x11 import fullscreen

        return fullscreen.in_front(environ.get("DISPLAY"))
    return False


def shortcut(environ: Mapping[str, str] = os.environ) -> Shortcut | None:
    """What gives a program a combination of keys on this desktop; None where we know of no way."""
    if sys.platform != "linux":
        return None
    if environ.get("DISPLAY") and not _is_wayland(environ):
        from capture.x11.shortcut import X11Shortcut

        return X11Shortcut(display=environ.get("DISPLAY"))
    # A Wayland session gives keys through its portal alone. Without an address no bus is looked for.
    address = environ.get("DBUS_SESSION_BUS_ADDRESS")
    if address and _is_wayland(environ):
        from capture.linux.shortcut import PortalShortcut

        return PortalShortcut(bus=address)
    return None


def _camera(device: Callable[[], str | None]) -> Camera | None:
    """The camera of this system, whether one is plugged in now or not; None where we know of no way."""
    from capture.camera.child import CameraSystem
    from capture.camera.process import ChildCamera

    if sys.platform == "linux":
        from capture.camera import v4l2

        return ChildCamera(system=CameraSystem.V4L2, device=device, at_hand=v4l2.at_hand)
    systems = {"win32": CameraSystem.DIRECTSHOW, "darwin": CameraSystem.AVFOUNDATION}
    system = systems.get(sys.platform)
    return None if system is None else ChildCamera(system=system, device=device)


def _session(environ: Mapping[str, str]) -> Session | None:
    """What tells of lock and sleep on this system, whether it can be asked now or not."""
    if sys.platform == "linux":
        from capture.linux.session import LogindSession

        return LogindSession(session=environ.get("XDG_SESSION_ID") or None)
    return None


def first_that_works(
    sense: str, candidates: Sequence[SomeSense], obstacles: list[tuple[str, Obstacle]]
) -> SomeSense | None:
    """The first of `candidates` that works; else the obstacle of the best one joins `obstacles`.

    Where only the display is missing that one is given all the same: it works as soon as there is one.
    """
    best: Obstacle | None = None
    for candidate in candidates:
        obstacle = candidate.why_not()
        if obstacle is None:
            return candidate
        best = best or obstacle
        if best is Obstacle.NO_DISPLAY:
            obstacles.append((sense, best))
            return candidate
        if obstacle in (Obstacle.NO_DISPLAY, Obstacle.WAYLAND_SESSION):
            break  # no other back-end sees more, and some would not know that they see nothing
    obstacles.append((sense, best or Obstacle.NOT_THIS_SYSTEM))
    return None


def _is_wayland(environ: Mapping[str, str]) -> bool:
    """Whether the session is Wayland's, even if it offers a display for X programs as well."""
    return bool(environ.get("WAYLAND_DISPLAY")) or environ.get("XDG_SESSION_TYPE") == "wayland"


def _nothing(obstacle: Obstacle, camera: Camera | None, session: Session | None) -> Senses:
    """No sense of the desktop works, all for one reason."""
    return Senses(
        screen=None,
        input=None,
        idle=None,
        window=None,
        obstacles=tuple((sense, obstacle) for sense in ("screen", "input", "idle", "window")),
        camera=camera,
        session=session,
    )
