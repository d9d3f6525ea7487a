"""The style sheets and templates keep their promises: contrast, known names, nothing inline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from server.web.assets import STATIC
from server.web.render import TEMPLATES

TOKENS = (STATIC / "tokens.css").read_text("utf-8")
STATES = ("tracked", "manual", "over-limit", "idle", "late", "redacted", "removed", "disputed")
TEXT = ("ink", "ink-muted", "accent", "danger", *STATES)


def themes() -> dict[str, dict[str, str]]:
    """The properties of both themes; what dark does not set is light's."""
    light, _, dark = TOKENS.partition("@media (prefers-color-scheme: dark)")
    values = re.compile(r"--([a-z-]+):\s*([^;]+?)\s*;")
    base = dict(values.findall(light))
    return {"light": base, "dark": base | dict(values.findall(dark))}


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["surface", "surface-raised"])
@pytest.mark.parametrize("name", TEXT)
def test_text_and_states_can_be_read(theme, ground, name):
    colours = themes()[theme]
    assert contrast(colours[name], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("on-accent", "accent", 4.5),
        ("ink", "accent-soft", 4.5),
        ("ink-muted", "accent-soft", 4.5),
        ("surface-raised", "ink", 4.5),
        ("line-strong", "surface", 3),
        ("line-strong", "surface-raised", 3),
    ],
)
def test_pairs_that_the_pages_use_can_be_read(theme, text, ground, least):
    colours = themes()[theme]
    assert contrast(colours[text], colours[ground]) >= least


def test_style_sheets_use_only_names_that_the_tokens_define():
    defined = set(themes()["light"]) | {"state"}
    used = set()
    for sheet in STATIC.glob("*.css"):
        used |= set(re.findall(r"var\(--([a-z-]+)", sheet.read_text("utf-8")))
    assert used <= defined


def test_every_state_of_the_design_has_a_colour():
    sheet = (STATIC / "diary.css").read_text("utf-8")
    for state in STATES:
        assert f".state-{state} {{ --state: var(--{state}); }}" in sheet


@pytest.mark.parametrize("template", sorted(TEMPLATES.iterdir()), ids=lambda path: path.name)
def test_templates_have_nothing_that_the_content_policy_blocks(template: Path):
    text = template.read_text("utf-8")
    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"\son[a-z]+=", text)
    assert "<style" not in text
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))
    assert "|safe" not in text
    assert not re.search(r"(src|href)=\"(https?:)?//", text)


@pytest.mark.parametrize("asset", sorted(STATIC.iterdir()), ids=lambda path: path.name)
def test_static_files_ask_nothing_of_other_servers(asset: Path):
    text = asset.read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "http://" not in text
    assert "https://" not in text
    assert "@import" not in text
