"""How long a script made no input by hand on a desktop in memory."""

from __future__ import annotations

from capture.api import Obstacle
from capture.fake.desktop import FakeDesktop


class FakeDeviceIdle:
    """`capture.api.DeviceIdle` of a `FakeDesktop`. Its time passes only by the script."""

    def __init__(self, desktop: FakeDesktop) -> None:
        self._desktop = desktop

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "fake-device-idle"

    def why_not(self) -> Obstacle | None:
        """What the script says."""
        return self._desktop.obstacle("device-idle")

    def device_idle_ms(self) -> int:
        """Milliseconds since the script's last input that was not injected. Raises `SenseError`."""
        return self._desktop.device_idle_ms()
