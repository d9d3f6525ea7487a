"""Pictures of the monitors of an X server, by mss."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import mss
from mss.exception import ScreenShotError
from mss.screenshot import ScreenShot

from capture.api import (
    EVERYTHING,
    MOST_BLACKED,
    DarkError,
    Frame,
    Monitor,
    Obstacle,
    Rectangle,
    Scope,
    SenseError,
)
from capture.monitors import in_order, place_of, region_of, within
from capture.rectangles import blacken, joined, overlap
from capture.x11 import presence, xcb
from capture.x11.blank import Lamp
from capture.x11.exclusion import Exclusion
from capture.x11.front import active_monitor

_Shots = tuple[tuple[Monitor, ScreenShot], ...]


class X11Screen:
    """`capture.api.Screen` of the X server `display`; None means the one of the environment."""

    def __init__(self, *, display: str | None = None) -> None:
        self._display = display

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "x11-mss"

    def why_not(self) -> Obstacle | None:
        """Say what keeps this back-end from working here, by taking a picture that is thrown away."""
        obstacle = presence.why_not(self._display, _check)
        if obstacle is not None:
            return obstacle
        try:
            self.capture()
        except DarkError:
            return None  # it will be lit again
        except SenseError as error:
            return error.reason or Obstacle.NO_DISPLAY
        return None

    def capture(self, scope: Scope = EVERYTHING) -> tuple[Frame, ...]:
        """Take one picture of every monitor in `scope`. Raises `SenseError`, `ExclusionError`, `DarkError`."""
        try:
            # Also keeps a server that lets nobody in from holding the caller, for mss has no time limit.
            connection = presence.connect(self._display)
            try:
                lamp = Lamp(connection)
                _expect_light(lamp)
                shots, hidden = self._take(scope)
                _expect_light(lamp)
            finally:
                connection.close()
        except xcb.XError as error:
            raise presence.sense_error(error) from error
        return tuple(_frame(monitor, shot, hidden) for monitor, shot in shots)

    def _take(self, scope: Scope) -> tuple[_Shots, tuple[Rectangle, ...]]:
        """The pixels, and where excluded apps show in them."""

        def shoot() -> _Shots:
            return self._again_if_changed(lambda: self._shoot(scope))

        if not scope.excluded:
            return shoot(), ()
        exclusion = Exclusion(self._display, scope.excluded)
        try:
            return exclusion.during(shoot)
        finally:
            exclusion.close()

    def _again_if_changed(self, shoot: Callable[[], _Shots]) -> _Shots:
        try:
            return shoot()
        except ScreenShotError:
            # A monitor that was unplugged between the question and the picture: ask anew, once.
            pass
        try:
            return shoot()
        except ScreenShotError as error:
            obstacle = presence.why_not(self._display, _check)
            raise SenseError(obstacle, f"no picture: {error}") from error

    def _shoot(self, scope: Scope) -> _Shots:
        # A new object for each shot: it keeps the geometry that it saw first for ever.
        with mss.MSS(display=self._display) as shooter:
            monitors = self._in_scope(_connected(shooter), scope)
            if not monitors:
                raise SenseError(None, "no monitor is connected")
            return tuple((monitor, shooter.grab(region_of(monitor))) for monitor in monitors)

    def _in_scope(self, monitors: tuple[Monitor, ...], scope: Scope) -> Sequence[Monitor]:
        if not scope.active_only or len(monitors) < 2:
            return monitors
        active = active_monitor(self._display, monitors)
        return () if active is None else (active,)


def _expect_light(lamp: Lamp) -> None:
    if lamp.is_dark():
        raise DarkError(None, "the monitors are off, or the screensaver is on")


def _connected(shooter: mss.MSS) -> tuple[Monitor, ...]:
    whole = shooter.monitors[0]
    screen = Rectangle(whole["left"], whole["top"], whole["width"], whole["height"])
    return within(screen, in_order(shooter.monitors))


def _frame(monitor: Monitor, shot: ScreenShot, hidden: Iterable[Rectangle]) -> Frame:
    """The pixels of `shot` as a frame, with everything in `hidden`, on the root, painted black."""
    place = place_of(monitor)
    parts = (part for one in hidden if (part := overlap(one, place)) is not None)
    inside = (Rectangle(one.x - place.x, one.y - place.y, one.width, one.height) for one in parts)
    blacked = joined(inside, most=MOST_BLACKED)
    blacken(shot.raw, width=shot.width, rectangles=blacked)
    return Frame(
        monitor=monitor, width=shot.width, height=shot.height, bgrx=shot.bgra, blacked=blacked
    )


def _check(connection: xcb.Connection) -> None:
    # Without RandR the monitors cannot be told apart.
    connection.need_extension("RANDR")
