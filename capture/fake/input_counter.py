"""Counts the input that a script makes on a desktop in memory."""

from __future__ import annotations

from capture.api import Counts, Obstacle
from capture.fake.desktop import FakeDesktop


class FakeInputCounter:
    """`capture.api.InputCounter` of a `FakeDesktop`; at most one counts on a desktop at a time."""

    def __init__(self, desktop: FakeDesktop) -> None:
        self._desktop = desktop

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "fake-input"

    def why_not(self) -> Obstacle | None:
        """What the script says."""
        return self._desktop.obstacle("input")

    def start(self) -> None:
        """Begin counting from zero. Raises `SenseError` where the script says so."""
        self._desktop.start_counting()

    def take(self) -> Counts:
        """What the script made since the last time. Raises `SenseError` where the script says so."""
        return self._desktop.take_counts()

    def stop(self) -> None:
        """Stop counting. Idempotent."""
        self._desktop.stop_counting()
