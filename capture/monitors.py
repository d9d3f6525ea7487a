"""Which monitors to take pictures of, from the list that mss gives. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from capture.api import Monitor, Rectangle
from capture.rectangles import overlap


def in_order(listed: Sequence[Mapping[str, object]]) -> tuple[Monitor, ...]:
    """The monitors that mss `listed`, from left to right, then downwards.

    The first that mss lists is the whole desktop and is left out. Mirrored monitors count once.
    """
    places = {tuple(int(str(m[k])) for k in ("left", "top", "width", "height")) for m in listed[1:]}
    seen = sorted(place for place in places if place[2] > 0 and place[3] > 0)
    return tuple(
        Monitor(index=index, x=x, y=y, width=width, height=height)
        for index, (x, y, width, height) in enumerate(seen)
    )


def within(whole: Rectangle, monitors: Sequence[Monitor]) -> tuple[Monitor, ...]:
    """`monitors` as far as they lie on the screen that pixels can be read of; one beside it is left out."""
    cut = [(monitor, overlap(place_of(monitor), whole)) for monitor in monitors]
    return tuple(
        replace(monitor, index=index, x=on.x, y=on.y, width=on.width, height=on.height)
        for index, (monitor, on) in enumerate((one, on) for one, on in cut if on is not None)
    )


def holding(
    monitors: Sequence[Monitor], front: Rectangle | None, pointer: tuple[int, int]
) -> Monitor | None:
    """The monitor that holds most of the window in `front`, else the `pointer`; else the first there is."""

    def shown(monitor: Monitor) -> int:
        on = None if front is None else overlap(place_of(monitor), front)
        return 0 if on is None else on.width * on.height

    def pointed(monitor: Monitor) -> bool:
        return overlap(place_of(monitor), Rectangle(*pointer, 1, 1)) is not None

    # Of equals the first is taken.
    return max(monitors, key=lambda one: (shown(one), pointed(one)), default=None)


def place_of(monitor: Monitor) -> Rectangle:
    """Where `monitor` stands on the virtual desktop."""
    return Rectangle(monitor.x, monitor.y, monitor.width, monitor.height)


def region_of(monitor: Monitor) -> dict[str, int]:
    """`monitor` as mss wants to be told of it."""
    return {
        "left": monitor.x,
        "top": monitor.y,
        "width": monitor.width,
        "height": monitor.height,
    }
