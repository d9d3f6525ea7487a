"""Drives the real tray app (`live_app`) as a person does: looks at it, points, drags, types."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.support.desktop import Desktop, Place, wait_until
from tests.ui.on_desktop import Heard

PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is seen; `place` is in pixels of the desktop, `origin` where its own 0, 0 lies."""

    kind: str
    text: str
    name: str
    enabled: bool
    focus: bool
    window: str
    place: Place
    origin: tuple[int, int]
    more: Mapping[str, Any]


class Live(Heard):
    """The app as a process of its own; ended by `close`."""

    def __init__(self, desktop: Desktop, env: Mapping[str, str], *arguments: str) -> None:
        super().__init__(desktop, "tests.ui.live_app", *arguments, env=env)
        self.desktop = desktop
        self.keys = 0
        """How many keys were pressed here."""

    # what is seen

    def look(self) -> tuple[dict[str, Place], list[Part]]:
        """The windows by title, and everything in them."""
        self.say("look")
        told = json.loads(self.hear("look ").removeprefix("look "))
        windows = {title: Place(*place) for title, place in told["windows"].items()}
        return windows, [_part(one) for one in told["parts"]]

    def windows(self) -> dict[str, Place]:
        """The windows that are shown, with their frames."""
        return self.look()[0]

    def find(self, words: str, window: str = "") -> Part | None:
        """The first part that says these words, all of them or among others."""
        parts = [part for part in self.look()[1] if window in part.window]
        whole = [part for part in parts if words in (part.text, part.name)]
        within = [part for part in parts if words in part.text]
        return next(iter([*whole, *within]), None)

    def wait_for(self, words: str, window: str = "") -> Part:
        """The same, as soon as it is seen."""
        found: list[Part] = []

        def seen() -> bool:
            part = self.find(words, window)
            if part is not None:
                found.append(part)
            return part is not None

        try:
            wait_until(seen, f"{words!r} to be seen", patience_s=PATIENCE_S)
        except Exception as error:
            error.add_note(self.words())
            raise
        return found[0]

    def wait_gone(self, words: str, window: str = "") -> None:
        """Wait until nothing says these words any more."""
        wait_until(
            lambda: self.find(words, window) is None, f"{words!r} to go", patience_s=PATIENCE_S
        )

    def words(self) -> str:
        """All that is said, one line each; the part with the keyboard is marked."""
        windows, parts = self.look()
        lines = [f"[{title}] {place}" for title, place in windows.items()]
        lines += [
            f"{'>' if part.focus else ' '} {part.window}: {part.kind} {part.text or part.name}"
            for part in parts
            if part.text or part.name
        ]
        return "\n".join(lines)

    def focused(self) -> Part | None:
        """What has the keyboard."""
        return next((part for part in self.look()[1] if part.focus), None)

    # what is done

    def key(self, *names: str) -> None:
        """Press these keys, one after the other."""
        self.keys += len(names)
        self.desktop.run("xdotool", "key", "--delay", "25", *names)

    def click(self, words: str, window: str = "") -> None:
        """Point at what says these words and press the mouse."""
        place = self.wait_for(words, window).place
        x, y = place.x + place.width // 2, place.y + place.height // 2
        self.desktop.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the mouse at one point of the desktop and let it go at another, with moves between."""
        middle = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
        self.desktop.run("xdotool", "mousemove", *map(str, start), "mousedown", "1")
        for point in (middle, end):
            self.desktop.run("xdotool", "mousemove", *map(str, point))
        self.desktop.run("xdotool", "mouseup", "1")

    def front(self, title: str) -> None:
        """Wait until the window with this title has the keyboard."""
        self.until(lambda: title in self.desktop.active_title(), f"{title!r} in front")

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Poll until it holds; the error says what was seen at the end."""
        try:
            wait_until(condition, what, patience_s=PATIENCE_S)
        except Exception as error:
            error.add_note(self.words())
            raise


def _part(told: dict[str, Any]) -> Part:
    return Part(
        kind=told.pop("kind"),
        text=told.pop("text"),
        name=told.pop("name"),
        enabled=told.pop("enabled"),
        focus=told.pop("focus"),
        window=told.pop("window"),
        place=Place(*told.pop("place")),
        origin=tuple(told.pop("origin")),
        more=told,
    )
