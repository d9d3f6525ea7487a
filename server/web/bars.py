"""Activity bars as paths of SVG: 6 units to a minute, 20 high; two paths for a whole segment keep pages small."""

from __future__ import annotations

from collections.abc import Sequence

_STEP, _WIDTH, _HIGH, _FULL = 6, 5, 20, 10


def active_path(heights: Sequence[int | None]) -> str:
    """The bars of minutes with input; `heights` are 0 to 10, None where not tracked."""
    return "".join(
        _bar(number, height * _HIGH // _FULL) for number, height in enumerate(heights) if height
    )


def still_path(heights: Sequence[int | None]) -> str:
    """Thin lines for minutes that were tracked without any input."""
    return "".join(_bar(number, 1) for number, height in enumerate(heights) if height == 0)


def _bar(number: int, height: int) -> str:
    return f"M{number * _STEP} {_HIGH}v-{height}h{_WIDTH}v{height}z"
