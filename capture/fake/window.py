"""Which window a script put in front on a desktop in memory."""

from __future__ import annotations

from capture.api import ActiveWindow, Obstacle
from capture.fake.desktop import FakeDesktop
from capture.fronts import EXCLUDED, told_of


class FakeWindowProbe:
    """`capture.api.WindowProbe` of a `FakeDesktop`."""

    def __init__(self, desktop: FakeDesktop) -> None:
        self._desktop = desktop

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "fake-window"

    def why_not(self) -> Obstacle | None:
        """What the script says."""
        return self._desktop.obstacle("window")

    def active(self, excluded: frozenset[str] = frozenset()) -> ActiveWindow | None:
        """The window that the script put in front. Raises `SenseError` where the script says so."""
        return self.watch(excluded).end()

    def watch(self, excluded: frozenset[str] = frozenset()) -> FakeWindowWatch:
        """Begin to hear which window the script puts in front. Raises `SenseError`."""
        return FakeWindowWatch(self._desktop, excluded)


class FakeWindowWatch:
    """`capture.api.WindowWatch` of a `FakeDesktop`: no switch goes unread."""

    def __init__(self, desktop: FakeDesktop, excluded: frozenset[str]) -> None:
        self._desktop = desktop
        self._excluded = excluded
        self._since = desktop.fronts()[0]

    def end(self) -> ActiveWindow | None:
        """What the script put in front since `watch`. Raises `SenseError` where the script says so."""
        _, fronts = self._desktop.fronts()
        seen = [self._hidden(front) for front in fronts[self._since :]]
        return told_of(seen, unread=False, excluding=bool(self._excluded))

    def _hidden(self, front: ActiveWindow | None) -> ActiveWindow | None:
        return EXCLUDED if front is not None and front.app.lower() in self._excluded else front
