"""Which window a script put in front on a desktop in memory."""

from __future__ import annotations

from capture.api import ActiveWindow, Obstacle
from capture.fake.desktop import FakeDesktop


class FakeWindowProbe:
    """`capture.api.WindowProbe` of a `FakeDesktop`."""

    def __init__(self, desktop: FakeDesktop) -> None:
        self._desktop = desktop

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "fake-window"

    def why_not(self) -> Obstacle | None:
        """What the script says."""
        return self._desktop.obstacle("window")

    def active(self) -> ActiveWindow | None:
        """The window that the script put in front. Raises `SenseError` where the script says so."""
        return self._desktop.front()
