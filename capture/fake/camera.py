"""Photos by a camera in memory: the same script gives the same pixels."""

from __future__ import annotations

from PIL import Image, ImageDraw

from capture.api import Obstacle, Photo, SenseError, StopSign
from capture.fake.desktop import FakeDesktop

_SIZE = (320, 240)
_SHIRTS = ("#7a3b3b", "#3b5f7a", "#4f6b35", "#6b4a7a")


class FakeCamera:
    """`capture.api.Camera` of a `FakeDesktop`."""

    def __init__(self, desktop: FakeDesktop) -> None:
        self._desktop = desktop

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "fake-camera"

    def why_not(self) -> Obstacle | None:
        """What the script says."""
        return self._desktop.obstacle("camera")

    def photo(self, stop: StopSign) -> Photo | None:
        """Draw somebody at a desk, in another shirt each time. Raises `SenseError` where the script says so."""
        obstacle = self.why_not()
        if obstacle is not None:
            raise SenseError(obstacle, "the script says so")
        if stop.stopped:
            return None
        image = _draw(_SHIRTS[self._desktop.look() % len(_SHIRTS)])
        return Photo(*_SIZE, bgrx=image.tobytes("raw", "BGRX"))


def _draw(shirt: str) -> Image.Image:
    image = Image.new("RGB", _SIZE, "#c9c2b4")
    pen = ImageDraw.Draw(image)
    pen.ellipse((70, 150, 250, 340), fill=shirt)
    pen.ellipse((115, 50, 205, 165), fill="#d8a98a")
    return image
