"""Which windows of browsers are private, or may be: their titles are never read. Pure.

Firefox and its kin say so after their own name in the title, each language in its own words: only a title
that ends with the name is taken. Chromium and its kin say nothing anywhere on X11 (`docs/decisions.md`), nor
do the small ones: no title of theirs is taken at all.
"""

from __future__ import annotations

from typing import Final

_TELLS: Final = (
    "firefox",
    "navigator",
    "librewolf",
    "waterfox",
    "floorp",
    "zen",
    "palemoon",
    "basilisk",
    "icecat",
    "seamonkey",
    "thunderbird",
)
"""Firefox and its kin, by how their class begins."""
_NAMES: Final = (
    "firefox",
    "firefox developer edition",
    "firefox nightly",
    "firefox esr",
    "nightly",
    "librewolf",
    "waterfox",
    "floorp",
    "ablaze floorp",
    "zen browser",
    "zen",
    "pale moon",
    "basilisk",
    "gnu icecat",
    "icecat",
    "seamonkey",
    "mozilla thunderbird",
    "thunderbird",
)
"""With what the titles of their ordinary windows end."""
_TELLS_NOTHING: Final = (
    "chromium",
    "google-chrome",
    "chrome",
    "crx_",
    "brave",
    "microsoft-edge",
    "msedge",
    "vivaldi",
    "opera",
    "yandex",
    "thorium",
    "iridium",
    "ungoogled",
    "epiphany",
    "org.gnome.epiphany",
    "falkon",
    "org.kde.falkon",
    "qutebrowser",
    "konqueror",
    "midori",
    "min",
    "nyxt",
    "surf",
    "tor browser",
    "torbrowser",
    "mullvad",
)
_WHOLE_WORDS: Final = frozenset({"min", "zen", "surf", "navigator", "chrome"})
"""Too short to be the beginning of another program's name."""


def may_be_private(*, names: frozenset[str], title: str) -> bool:
    """Whether the window is a private one of a browser, or one of which that cannot be told.

    `names` are those of its class, in lower case.
    """
    if any(_begins(name, browser) for name in names for browser in _TELLS_NOTHING):
        return True
    if not any(_begins(name, browser) for name in names for browser in _TELLS):
        return False
    end = title.strip().lower()
    return not any(end == name or end.endswith((f" {name}", f"—{name}")) for name in _NAMES)


def _begins(name: str, browser: str) -> bool:
    return name == browser if browser in _WHOLE_WORDS else name.startswith(browser)
