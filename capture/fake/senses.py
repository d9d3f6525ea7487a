"""All the senses of a desktop in memory at once, as `capture.select` would give them."""

from __future__ import annotations

from capture.api import Obstacle, Senses
from capture.fake.camera import FakeCamera
from capture.fake.desktop import FakeDesktop
from capture.fake.device_idle import FakeDeviceIdle
from capture.fake.idle import FakeIdle
from capture.fake.input_counter import FakeInputCounter
from capture.fake.screen import FakeScreen
from capture.fake.session import FakeSession
from capture.fake.window import FakeWindowProbe


def senses_of(desktop: FakeDesktop) -> Senses:
    """The senses of `desktop`; one that the script took away is None with its obstacle beside it."""
    screen, counter = FakeScreen(desktop), FakeInputCounter(desktop)
    idle, window = FakeIdle(desktop), FakeWindowProbe(desktop)
    device_idle = FakeDeviceIdle(desktop)
    asked = (("screen", screen), ("input", counter), ("idle", idle), ("window", window))
    obstacles = tuple(
        (sense, obstacle)
        for sense, back_end in asked
        if (obstacle := back_end.why_not()) is not None
    )
    # What only waits for its display is there, as `select` gives it.
    missing = {sense for sense, obstacle in obstacles if obstacle is not Obstacle.NO_DISPLAY}
    return Senses(
        screen=None if "screen" in missing else screen,
        input=None if "input" in missing else counter,
        idle=None if "idle" in missing else idle,
        window=None if "window" in missing else window,
        obstacles=obstacles,
        camera=FakeCamera(desktop),
        session=FakeSession(desktop),
        device_idle=None if device_idle.why_not() is not None else device_idle,
    )
