"""What the contractor keeps out of pictures on this machine, whatever a contract takes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from wire.items import MAX_BLUR

APP_NAME_CHARACTERS: Final = 100
MOST_EXCLUDED: Final = 100


@dataclass(frozen=True, slots=True)
class Privacy:
    """`excluded_apps` are blacked out, named as their windows name them, in the order in which they were added.

    `blur` is the least radius, in pixels of the picture, by which pictures are blurred; 0: not at all.
    """

    excluded_apps: tuple[str, ...] = field(
        default=(),
        metadata={"most_values": MOST_EXCLUDED, "most_characters": APP_NAME_CHARACTERS},
    )
    blur: int = field(default=0, metadata={"least": 0, "most": MAX_BLUR})

    @property
    def excluded(self) -> frozenset[str]:
        """The names as senses compare them."""
        return frozenset(app_key(app) for app in self.excluded_apps)


def app_key(app: str) -> str:
    """How names of apps are compared: without regard to case and to blanks around them."""
    return app.strip().lower()


def with_app(privacy: Privacy, app: str) -> Privacy:
    """`privacy` with `app` excluded; the same when it was so already."""
    if app_key(app) in privacy.excluded:
        return privacy
    return replace(privacy, excluded_apps=(*privacy.excluded_apps, app.strip()))


def without_app(privacy: Privacy, app: str) -> Privacy:
    """`privacy` with `app` shown again; the same when it was not excluded."""
    kept = tuple(one for one in privacy.excluded_apps if app_key(one) != app_key(app))
    return replace(privacy, excluded_apps=kept)
