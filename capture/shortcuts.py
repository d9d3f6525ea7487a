"""What a desktop that gives a program one combination of keys must offer, whatever the system.

Nothing here says which key was pressed: a combination is asked for by its name, and that it was pressed is all that
is ever heard.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Grab(StrEnum):
    """What came of asking for a combination."""

    OFF = "off"
    """None was asked for."""
    WORKS = "works"
    ASKED = "asked"
    """The desktop asks the person first, in a window of its own."""
    TAKEN = "taken"
    """Another program has it."""
    UNKNOWN = "unknown"
    """This keyboard has no such key."""
    DECLINED = "declined"
    """The person said no when the desktop asked."""
    REFUSED = "refused"
    """The desktop gave none, or took them back."""
    NOWHERE = "nowhere"
    """This desktop gives programs no keys."""


@dataclass(frozen=True, slots=True)
class Holding:
    """How it stands with the combination now."""

    grab: Grab
    named: str | None = None
    """What the desktop calls the keys that it chose; empty: it does not say; None: those that were asked for."""
    configurable: bool = False
    """Whether the desktop shows a window of its own in which they can be changed."""


Tell = Callable[[Holding], None]


class Shortcut(Protocol):
    """At most one combination at a time. Not for two threads at once."""

    def use(self, keys: str | None, purpose: str, pressed: Callable[[], None], tell: Tell) -> None:
        """Hold `keys`, such as `ctrl+alt+h`, instead of those before; None: none.

        `purpose` is what a desktop that asks the person shows. `tell` hears how it stands, now and whenever that
        changes; it and `pressed` may be called on a thread of the back-end, never after `close` has returned.
        """

    def configure(self) -> None:
        """Have the desktop show its window for the keys; nothing happens where `configurable` is False."""

    def close(self) -> None:
        """Let it go. Idempotent."""
