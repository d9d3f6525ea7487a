"""The colours and measures of the app, the same as in `server/web/static/tokens.css`.

In the style sheet each name is a custom property (`surface-raised` is `--surface-raised`): the
light values in `:root`, the dark ones in `:root` inside `@media (prefers-color-scheme: dark)`.
Every colour that carries text or a state is readable (4.5:1) on both surfaces of its theme;
`line-strong` outlines controls and marks charts (3:1). Both also hold on `accent-soft`, the ground of what is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Theme(StrEnum):
    """Which of the two palettes."""

    LIGHT = "light"
    DARK = "dark"


LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "surface": "#f4f6f5",
        "surface-raised": "#ffffff",
        "ink": "#16201f",
        "ink-muted": "#54605e",
        "line": "#d8dedc",
        "line-strong": "#78837f",
        "accent": "#0b666e",
        "on-accent": "#ffffff",
        "accent-soft": "#dcecee",
        "tracked": "#2a7130",
        "manual": "#855600",
        "over-limit": "#a63a24",
        "idle": "#5f6866",
        "late": "#2757b8",
        "redacted": "#3a6b53",
        "removed": "#5f6664",
        "disputed": "#6e3fb0",
        "danger": "#b3261e",
        "on-danger": "#ffffff",
    }
)

DARK: Mapping[str, str] = MappingProxyType(
    {
        "surface": "#121718",
        "surface-raised": "#1b2223",
        "ink": "#e6ecea",
        "ink-muted": "#9daba8",
        "line": "#2e3839",
        "line-strong": "#70807d",
        "accent": "#5cc4cc",
        "on-accent": "#06282b",
        "accent-soft": "#17383b",
        "tracked": "#6fc27a",
        "manual": "#e0a94a",
        "over-limit": "#f08a6c",
        "idle": "#9ba6a4",
        "late": "#86aef5",
        "redacted": "#86b89c",
        "removed": "#98a19f",
        "disputed": "#bd98ee",
        "danger": "#ff8a80",
        "on-danger": "#3a0906",
    }
)

LENGTHS: Mapping[str, str] = MappingProxyType({"grid": "4px", "radius": "6px"})
"""The same in both themes: all distances are multiples of `grid`."""


def palette(theme: Theme) -> Mapping[str, str]:
    """Colour of each name in `theme`, as `#rrggbb`."""
    return DARK if theme is Theme.DARK else LIGHT
