"""How long a script made no input on a desktop in memory."""

from __future__ import annotations

from capture.api import Obstacle
from capture.fake.desktop import FakeDesktop


class FakeIdle:
    """`capture.api.Idle` of a `FakeDesktop`. Its time passes only by the script."""

    def __init__(self, desktop: FakeDesktop) -> None:
        self._desktop = desktop

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "fake-idle"

    def why_not(self) -> Obstacle | None:
        """What the script says."""
        return self._desktop.obstacle("idle")

    def idle_ms(self) -> int:
        """Milliseconds since the script's last input. Raises `SenseError` where the script says so."""
        return self._desktop.idle_ms()
