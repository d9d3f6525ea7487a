"""All the senses of a desktop in memory at once, as `capture.select` would give them."""

from __future__ import annotations

from capture.api import Senses
from capture.fake.desktop import FakeDesktop
from capture.fake.idle import FakeIdle
from capture.fake.input_counter import FakeInputCounter
from capture.fake.screen import FakeScreen
from capture.fake.window import FakeWindowProbe


def senses_of(desktop: FakeDesktop) -> Senses:
    """The senses of `desktop`; one that the script took away is None with its obstacle beside it."""
    screen, counter = FakeScreen(desktop), FakeInputCounter(desktop)
    idle, window = FakeIdle(desktop), FakeWindowProbe(desktop)
    asked = (("screen", screen), ("input", counter), ("idle", idle), ("window", window))
    obstacles = tuple(
        (sense, obstacle)
        for sense, back_end in asked
        if (obstacle := back_end.why_not()) is not None
    )
    missing = {sense for sense, _ in obstacles}
    return Senses(
        screen=None if "screen" in missing else screen,
        input=None if "input" in missing else counter,
        idle=None if "idle" in missing else idle,
        window=None if "window" in missing else window,
        obstacles=obstacles,
    )
