"""Pictures of a desktop in memory: the same script gives the same pixels."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFont

from capture.api import EVERYTHING, MOST_BLACKED, Frame, Monitor, Obstacle, Rectangle, Scope
from capture.fake.desktop import FakeDesktop, FakeWindow
from capture.monitors import holding, place_of
from capture.rectangles import blacken, joined, overlap

_TEXT_PIXELS = 28
FAKE_WINDOW_COLOUR = (0xC0, 0x20, 0x90)
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

    def capture(self, scope: Scope = EVERYTHING) -> tuple[Frame, ...]:
        """Draw every monitor in `scope`. Raises `SenseError` where the script says so."""
        monitors, text = self._desktop.picture_plan()
        windows = self._desktop.windows()
        if scope.excluded:
            self._desktop.need_windows()
        if scope.active_only:
            front = windows[-1].place if windows else None
            active = holding(monitors, front, (0, 0))
            monitors = () if active is None else (active,)
        return tuple(_draw(monitor, text, windows, scope.excluded) for monitor in monitors)


def _draw(
    monitor: Monitor, text: str, windows: tuple[FakeWindow, ...], excluded: frozenset[str]
) -> Frame:
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
    hidden = []
    for window in windows:
        on = overlap(window.place, place_of(monitor))
        if on is None:
            continue
        place = Rectangle(on.x - monitor.x, on.y - monitor.y, on.width, on.height)
        right, bottom = place.x + place.width, place.y + place.height
        image.paste(FAKE_WINDOW_COLOUR, (place.x, place.y, right, bottom))
        pen.text((place.x + 8, place.y + 4), window.app, fill="#ffffff", font=font)
        if window.app.lower() in excluded:
            hidden.append(place)
    pixels = bytearray(image.tobytes("raw", "BGRX"))
    blacked = joined(hidden, most=MOST_BLACKED)
    blacken(pixels, width=size[0], rectangles=blacked)
    return Frame(
        monitor=monitor, width=size[0], height=size[1], bgrx=bytes(pixels), blacked=blacked
    )
