"""Activity bars as paths of SVG: 6 units to a minute, 20 high; two paths for a whole segment keep pages small. And the
lines of days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_STEP, _WIDTH, _HIGH, _FULL = 6, 5, 20, 10


def active_path(heights: Sequence[int | None]) -> str:
    """The bars of minutes with input; `heights` are 0 to 10, None where not tracked."""
    return "".join(
        _bar(number, height * _HIGH // _FULL) for number, height in enumerate(heights) if height
    )


def still_path(heights: Sequence[int | None]) -> str:
    """Thin lines for minutes that were tracked without any input."""
    return "".join(_bar(number, 1) for number, height in enumerate(heights) if height == 0)


def strip_path(stretches: Iterable[tuple[int, int]], *, top: int, high: int) -> str:
    """Stretches (start, minutes) on the line of a day, a unit to a minute."""
    return "".join(f"M{start} {top}h{minutes}v{high}h-{minutes}z" for start, minutes in stretches)


def _bar(number: int, height: int) -> str:
    return f"M{number * _STEP} {_HIGH}v-{height}h{_WIDTH}v{height}z"
