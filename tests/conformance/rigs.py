"""A rig makes things happen on the desktop that a back-end looks at; one kind of rig per back-end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from capture.api import (
    ActiveWindow,
    Counts,
    Idle,
    InputCounter,
    Monitor,
    Obstacle,
    Screen,
    WindowProbe,
)
from capture.fake.desktop import Breakage, FakeDesktop
from capture.fake.idle import FakeIdle
from capture.fake.input_counter import FakeInputCounter
from capture.fake.screen import FakeScreen
from capture.fake.window import FakeWindowProbe
from capture.portable.input_counter import PortableInputCounter
from capture.portable.screen import PortableScreen
from capture.x11.idle import X11Idle
from capture.x11.input_counter import X11InputCounter
from capture.x11.screen import X11Screen
from capture.x11.window import X11WindowProbe
from tests.support.desktop import Desktop, Place, wait_until

LEFT, RIGHT = Place(0, 0, 1280, 800), Place(1280, 0, 1024, 768)


class RealRig:
    """A private X server with two monitors and a window manager."""

    tells_injected = True
    passes_time_by_itself = True

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop

    def warm_up(self, counter: InputCounter) -> None:
        """Wait until a counter that was started really counts."""

    def type_keys(self, count: int) -> None:
        self._desktop.type_keys(count)

    def click(self, count: int) -> None:
        self._desktop.click(count)

    def scroll(self, count: int) -> None:
        self._desktop.scroll(count)

    def hold_key(self) -> None:
        self._desktop.hold_key(0.9)

    def open_window(self, *, app: str, title: str) -> Callable[[], None]:
        window = self._desktop.open_window(title, app=app)
        return lambda: self._desktop.close_window(window)

    def unplug_one_monitor(self) -> None:
        self._desktop.set_monitors([LEFT])

    def break_down(self, _sense: str) -> None:
        self._desktop.kill_server()

    def mend(self, _sense: str) -> None:
        self._desktop.restart_server()

    def screen(self) -> Screen:
        return X11Screen(display=self._desktop.display)

    def counter(self) -> InputCounter:
        return X11InputCounter(display=self._desktop.display)

    def idle(self) -> Idle:
        return X11Idle(display=self._desktop.display)

    def window(self) -> WindowProbe:
        return X11WindowProbe(display=self._desktop.display)


class PortableRig(RealRig):
    """The same desktop seen by the portable back-ends; DISPLAY has to name it."""

    tells_injected = False

    def warm_up(self, counter: InputCounter) -> None:
        # pynput says that it is ready a moment before it is, its two listeners each for itself.
        heard = Collector(counter)

        def hears_both() -> bool:
            self._desktop.click(1)
            self._desktop.type_keys(1)
            heard.take()
            return heard.clicks > 0 and heard.keys > 0

        wait_until(hears_both, "the listeners")
        wait_until(lambda: counter.take() == NOTHING, "silence")

    def screen(self) -> Screen:
        return PortableScreen()

    def counter(self) -> InputCounter:
        return PortableInputCounter()


class FakeRig:
    """A desktop in memory."""

    tells_injected = True
    passes_time_by_itself = False

    def __init__(self) -> None:
        self.desktop = FakeDesktop(monitors=(_monitor(0, LEFT), _monitor(1, RIGHT)), text="Hello")

    def warm_up(self, counter: InputCounter) -> None:
        """It counts at once."""

    def type_keys(self, count: int) -> None:
        self.desktop.type_keys(count, injected=True)

    def click(self, count: int) -> None:
        self.desktop.click(count, injected=True)

    def scroll(self, count: int) -> None:
        self.desktop.scroll(count, injected=True)

    def hold_key(self) -> None:
        self.desktop.type_keys(1, injected=True)

    def open_window(self, *, app: str, title: str) -> Callable[[], None]:
        self.desktop.focus(ActiveWindow(app=app, title=title))
        return lambda: self.desktop.focus(None)

    def unplug_one_monitor(self) -> None:
        self.desktop.connect((_monitor(0, LEFT),))

    def break_down(self, sense: str) -> None:
        self.desktop.break_sense(sense, Breakage(Obstacle.NO_DISPLAY, "the session ended"))

    def mend(self, sense: str) -> None:
        self.desktop.mend_sense(sense)

    def screen(self) -> Screen:
        return FakeScreen(self.desktop)

    def counter(self) -> InputCounter:
        return FakeInputCounter(self.desktop)

    def idle(self) -> Idle:
        return FakeIdle(self.desktop)

    def window(self) -> WindowProbe:
        return FakeWindowProbe(self.desktop)


Rig = RealRig | FakeRig


@dataclass
class Collector:
    """Adds up what a counter gives, since some back-ends hear of input a moment later."""

    counter: InputCounter
    keys: int = 0
    clicks: int = 0
    scrolls: int = 0
    injected: int = 0

    def take(self) -> None:
        counts = self.counter.take()
        self.keys += counts.keys
        self.clicks += counts.clicks
        self.scrolls += counts.scrolls
        self.injected += counts.injected

    def expect(self, *, keys: int = 0, clicks: int = 0, scrolls: int = 0) -> None:
        """Wait until all of it has come, and see that nothing more has."""

        def has_come() -> bool:
            self.take()
            return self.keys + self.clicks + self.scrolls >= keys + clicks + scrolls

        wait_until(has_come, "the counts")
        assert (self.keys, self.clicks, self.scrolls) == (keys, clicks, scrolls)


NOTHING = Counts(keys=0, clicks=0, scrolls=0, injected=0)


def _monitor(index: int, place: Place) -> Monitor:
    return Monitor(index=index, x=place.x, y=place.y, width=place.width, height=place.height)
