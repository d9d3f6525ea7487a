"""Which monitors to take pictures of, from the list that mss gives. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from capture.api import Monitor


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


def region_of(monitor: Monitor) -> dict[str, int]:
    """`monitor` as mss wants to be told of it."""
    return {
        "left": monitor.x,
        "top": monitor.y,
        "width": monitor.width,
        "height": monitor.height,
    }
