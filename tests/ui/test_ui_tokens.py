"""The palette is readable, and the same as the browser's."""

import re
from pathlib import Path

import pytest

from ui.tokens import LENGTHS, Theme, palette

STYLE_SHEET = Path(__file__).parents[2] / "server" / "web" / "static" / "tokens.css"
SURFACES = ("surface", "surface-raised", "accent-soft")
"""What text and marks stand on; `accent-soft` is the ground of what is chosen, and of notices."""
READABLE = (
    "ink",
    "ink-muted",
    "accent",
    "tracked",
    "manual",
    "over-limit",
    "idle",
    "late",
    "redacted",
    "removed",
    "disputed",
    "danger",
)


def _luminance(colour: str) -> float:
    def linear(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(colour[i : i + 2]) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("name", READABLE)
def test_text_and_states_are_readable_on_both_surfaces(theme, surface, name):
    colours = palette(theme)
    assert _contrast(colours[name], colours[surface]) >= 4.5


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("on-accent", "accent"),
        ("on-danger", "danger"),
        ("ink", "accent-soft"),
        ("accent", "accent-soft"),
    ],
)
def test_text_on_colour_is_readable(theme, text, ground):
    colours = palette(theme)
    assert _contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("surface", SURFACES)
def test_outlines_of_controls_can_be_seen(theme, surface):
    colours = palette(theme)
    assert _contrast(colours["line-strong"], colours[surface]) >= 3


def test_both_themes_have_the_same_names():
    assert palette(Theme.LIGHT).keys() == palette(Theme.DARK).keys()


def _properties(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*([^;]+?)\s*;", css))


def test_browser_and_app_have_the_same_tokens():
    css = re.sub(r"/\*.*?\*/", "", STYLE_SHEET.read_text("utf-8"), flags=re.DOTALL)
    light, _, dark = css.partition("@media (prefers-color-scheme: dark)")
    in_light, in_dark = _properties(light), _properties(dark)
    for name, value in palette(Theme.LIGHT).items():
        assert in_light.get(name) == value, name
    for name, value in palette(Theme.DARK).items():
        assert in_dark.get(name) == value, name
    for name, value in LENGTHS.items():
        assert in_light.get(name) == value, name
