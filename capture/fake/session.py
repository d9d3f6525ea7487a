"""What a script does to the session of a desktop in memory."""

from __future__ import annotations

from collections.abc import Callable

from capture.api import Obstacle, SessionNews
from capture.fake.desktop import FakeDesktop


class FakeSession:
    """`capture.api.Session` of a `FakeDesktop`. Tells on the thread of the script."""

    def __init__(self, desktop: FakeDesktop) -> None:
        self._desktop = desktop

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "fake-session"

    def why_not(self) -> Obstacle | None:
        """What the script says."""
        return self._desktop.obstacle("session")

    def start(self, tell: Callable[[SessionNews], None]) -> None:
        """Tell what the script does from now on, and at once whether it is locked."""
        self._desktop.listen(tell)

    def let_go(self) -> None:
        """The script's machine may sleep."""
        self._desktop.let_go()

    def stop(self) -> None:
        """Listen no more."""
        self._desktop.listen(None)
