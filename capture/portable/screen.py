"""Pictures of the monitors on any system that mss knows."""

from __future__ import annotations

import mss
from mss.exception import ScreenShotError

from capture.api import EVERYTHING, ExclusionError, Frame, Monitor, Obstacle, Scope, SenseError
from capture.monitors import in_order, region_of


class PortableScreen:
    """`capture.api.Screen` by mss on the desktop of this process."""

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "mss"

    def why_not(self) -> Obstacle | None:
        """Say what keeps this back-end from working here, by taking a picture that is thrown away."""
        try:
            self.capture()
        except SenseError as error:
            return error.reason or Obstacle.NO_DISPLAY
        return None

    def capture(self, scope: Scope = EVERYTHING) -> tuple[Frame, ...]:
        """Take one picture of every monitor that is connected now. Raises `SenseError`.

        It sees no windows: with anything excluded it raises `ExclusionError`, and of several monitors it
        cannot tell the active one.
        """
        if scope.excluded:
            raise ExclusionError(None, "the windows cannot be read here")
        try:
            # A new object for each shot: it keeps the geometry that it saw first for ever.
            with mss.MSS() as shooter:
                monitors = in_order(shooter.monitors)
                if not monitors:
                    raise SenseError(Obstacle.NO_DISPLAY, "no monitor is connected")
                if scope.active_only and len(monitors) > 1:
                    raise SenseError(Obstacle.NOT_THIS_SYSTEM, "no telling which monitor is active")
                return tuple(_frame(shooter, monitor) for monitor in monitors)
        except ScreenShotError as error:
            raise SenseError(Obstacle.NO_DISPLAY, f"no picture: {error}") from error
        except OSError as error:
            # mss loads the libraries of the system when it is first used.
            raise SenseError(Obstacle.LIBRARY_MISSING, f"no picture: {error}") from error


def _frame(shooter: mss.MSS, monitor: Monitor) -> Frame:
    # On a scaled macOS desktop a picture has more pixels than its monitor has points.
    shot = shooter.grab(region_of(monitor))
    return Frame(monitor=monitor, width=shot.width, height=shot.height, bgrx=shot.bgra)
