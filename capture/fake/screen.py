"""Pictures of a desktop in memory: the same script gives the same pixels."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFont

from capture.api import Frame, Monitor, Obstacle
from capture.fake.desktop import FakeDesktop

_TEXT_PIXELS = 28
_BACKGROUNDS = ("#20456b", "#3d5a3a", "#6b4020", "#4a3566")


class FakeScreen:
    """`capture.api.Screen` of a `FakeDesktop`."""

    def __init__(self, desktop: FakeDesktop) -> None:
        self._desktop = desktop

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "fake-screen"

    def why_not(self) -> Obstacle | None:
        """What the script says."""
        return self._desktop.obstacle("screen")

    def capture(self) -> tuple[Frame, ...]:
        """Draw every monitor. Raises `SenseError` where the script says so."""
        monitors, text = self._desktop.picture_plan()
        return tuple(_draw(monitor, text) for monitor in monitors)


def _draw(monitor: Monitor, text: str) -> Frame:
    size = (monitor.width, monitor.height)
    image = Image.new("RGB", size, _BACKGROUNDS[monitor.index % len(_BACKGROUNDS)])
    pen = ImageDraw.Draw(image)
    page = (size[0] // 12, size[1] // 12, size[0] * 11 // 12, size[1] * 11 // 12)
    pen.rectangle(page, fill="#fbfaf7")
    font = ImageFont.load_default(_TEXT_PIXELS)
    caption = f"Monitor {monitor.index + 1}"
    pen.multiline_text(
        (page[0] + 24, page[1] + 20), f"{caption}\n\n{text}", fill="#1c1c1c", font=font
    )
    bgrx = image.tobytes("raw", "BGRX")
    return Frame(monitor=monitor, width=monitor.width, height=monitor.height, bgrx=bgrx)
