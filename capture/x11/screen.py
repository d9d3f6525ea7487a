"""Pictures of the monitors of an X server, by mss."""

from __future__ import annotations

import mss
from mss.exception import ScreenShotError

from capture.api import Frame, Monitor, Obstacle, SenseError
from capture.monitors import in_order, region_of
from capture.x11 import presence, xcb


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
        except SenseError as error:
            return error.reason or Obstacle.NO_DISPLAY
        return None

    def capture(self) -> tuple[Frame, ...]:
        """Take one picture of every monitor that is connected now. Raises `SenseError`."""
        try:
            return self._shoot()
        except ScreenShotError:
            # A monitor that was unplugged between the question and the picture: ask anew, once.
            return self._shoot_or_explain()

    def _shoot_or_explain(self) -> tuple[Frame, ...]:
        try:
            return self._shoot()
        except ScreenShotError as error:
            obstacle = presence.why_not(self._display, _check)
            raise SenseError(obstacle, f"no picture: {error}") from error

    def _shoot(self) -> tuple[Frame, ...]:
        # A new object for each shot: it keeps the geometry that it saw first for ever.
        with mss.MSS(display=self._display) as shooter:
            monitors = in_order(shooter.monitors)
            if not monitors:
                raise SenseError(None, "no monitor is connected")
            return tuple(self._frame(shooter, monitor) for monitor in monitors)

    def _frame(self, shooter: mss.MSS, monitor: Monitor) -> Frame:
        shot = shooter.grab(region_of(monitor))
        return Frame(monitor=monitor, width=shot.width, height=shot.height, bgrx=shot.bgra)


def _check(connection: xcb.Connection) -> None:
    # Without RandR the monitors cannot be told apart.
    connection.need_extension("RANDR")
