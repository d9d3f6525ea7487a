"""Takes a picture of every page of the gallery in each of its states; started by `dev.py pictures --pages`."""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.server.web.page_gallery import STATES, State, shown
from tests.server.web.page_world import World, page_world
from tests.support.browser import browser

SIZES = {"phone": (390, 844), "laptop": (1280, 800), "wide": (1600, 1000)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Take what was asked for, one line of progress each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--theme", choices=("light", "dark"))
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args(arguments)
    wanted = [
        state
        for state in STATES
        if not options.only or any(part in state.name for part in options.only)
    ]
    if options.list:
        sys.stdout.writelines(f"{state.name}\n" for state in wanted)
        return 0
    if not wanted:
        sys.stderr.write("No page has such a name; --list names them.\n")
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    themes = [options.theme] if options.theme else ["light", "dark"]
    with (
        tempfile.TemporaryDirectory() as folder,
        page_world(Path(folder) / "data") as world,
        browser() as chromium,
    ):
        for number, state in enumerate(wanted, 1):
            _take(chromium, world, state, themes=themes, out=options.out, scale=options.scale)
            sys.stdout.write(f"{number}/{len(wanted)} {state.name}\n")
            sys.stdout.flush()
    return 0


def _take(
    chromium: Browser, world: World, state: State, *, themes: list[str], out: Path, scale: float
) -> None:
    with shown(chromium, world, state, scale=scale) as page:
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            for theme in themes:
                page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
                _load_pictures(page)
                name = re.sub(r"\W+", "-", state.name)
                page.screenshot(path=out / f"{name}-{size}-{theme}.png", full_page=True)


def _load_pictures(page: Page) -> None:
    """Those too that are loaded only when somebody comes near them."""
    page.evaluate(
        """async () => {
          for (const image of document.images) image.loading = "eager";
          await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
        }"""
    )


if __name__ == "__main__":
    sys.exit(main())
