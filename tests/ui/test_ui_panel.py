"""The icon in the panel of the Xfce desktop: seen in its pixels, clicked with the pointer, back with the panel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.support.desktop import Desktop, DesktopError, Place
from tests.support.waiting import TooLateError, wait_until
from tests.support.xfce_panel import XfcePanel
from tests.ui.on_desktop import App, in_task_bar, mapped, state

PATIENCE_S = 60.0


@pytest.fixture
def panels(desktop: Desktop, tmp_path: Path) -> Iterator[Callable[[bool], XfcePanel]]:
    def make(dark: bool) -> XfcePanel:
        made = XfcePanel(desktop, tmp_path / "panel", dark=dark)
        made.start()
        return made

    return make


@pytest.fixture
def panel(panels) -> XfcePanel:
    return panels(False)


@pytest.fixture
def app(panel: XfcePanel, start) -> App:
    made = start("--minimized")
    seen(panel)
    return made


def seen(panel: XfcePanel, *others: Image.Image) -> Image.Image:
    """The icon once it is there, stands still, and is none of `others`."""
    shown: list[Image.Image] = [panel.picture()]

    def other() -> bool:
        before, now = shown[0], panel.picture()
        shown[0] = now
        return before == now and bool(panel.ink()) and now not in others

    wait_until(other, "the icon in the panel", patience_s=PATIENCE_S)
    return shown[0]


def came(condition: Callable[[], bool]) -> bool:
    """Whether it comes about in a while; if not, something is tried again."""
    try:
        wait_until(condition, "it", patience_s=5)
    except TooLateError:
        return False
    return True


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [n / 255 for n in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(picture: Image.Image) -> float:
    """That of the icon's strongest colour against the panel."""
    ground = luminance(picture.getpixel((0, 0)))
    ratios = []
    for _count, colour in picture.getcolors(picture.width * picture.height):
        low, high = sorted((luminance(colour), ground))
        ratios.append((high + 0.05) / (low + 0.05))
    return max(ratios)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_state_is_seen_in_a_light_and_a_dark_panel(panels, start, theme):
    panel = panels(theme == "dark")
    app = start("--minimized")
    app.say(theme)
    pictures = [seen(panel)]
    for word in ("in", "paused", "near", "calm"):
        app.say(word)
        pictures.append(seen(panel, pictures[-1]))
    out, running, paused, badged, again = pictures
    assert again == out
    assert all(contrast(one) >= 3 for one in pictures)
    greys = [one.convert("L").tobytes() for one in (out, running, paused, badged)]
    assert len(set(greys)) == 4  # by shape, for those who see no colours
    assert app.end() == 0
    wait_until(lambda: not panel.ink(), "the icon gone with the app")


def test_the_pointer_over_the_icon_brings_the_tooltip(panel, app):
    assert panel.popup() is None

    def shown() -> bool:
        panel.point()  # it comes when the pointer has rested for a while
        return came(lambda: panel.popup() is not None)

    wait_until(shown, "the tooltip", patience_s=PATIENCE_S)
    tooltip = panel.popup()
    assert tooltip is not None
    colours = panel.picture(tooltip).getcolors(tooltip.width * tooltip.height)
    assert len(colours) > 10  # letters, and not an empty box


def test_a_click_brings_the_window(panel, app, desktop):
    assert not mapped(desktop, "Hourproof")
    panel.click(1)
    wait_until(lambda: mapped(desktop, "Hourproof"), "the window", patience_s=PATIENCE_S)


class Menu:
    """The menu that the panel shows for the icon; its rows by their place."""

    def __init__(self, panel: XfcePanel, desktop: Desktop) -> None:
        self._panel = panel
        self._desktop = desktop

    def open(self) -> Place:
        """Open it with the right button, and where it stands."""

        def shown() -> bool:
            self._panel.click(3)
            return came(lambda: self._tall() is not None)

        wait_until(shown, "the panel's menu", patience_s=PATIENCE_S)
        place = self._tall()
        assert place is not None
        return place

    def choose(self, x: int, y: int) -> None:
        """Move the pointer there as a hand does, and click."""
        self._desktop.run("xdotool", "mousemove", str(x), str(y + 4), "mousemove", str(x), str(y))
        self._desktop.run("xdotool", "click", "1")

    def _tall(self) -> Place | None:
        popup = self._panel.popup()
        return popup if popup is not None and popup.height > 100 else None


def test_entries_of_its_menu_are_chosen_with_the_pointer(panel, app, desktop):
    menu = Menu(panel, desktop)
    place = menu.open()
    menu.choose(place.x + 30, place.y + 18)  # the first: Start
    app.hear("verb start")
    app.hear("clock clocked-in")
    place = menu.open()
    menu.choose(place.x + 30, place.y + 18)  # the first: Stop
    app.hear("verb stop")
    app.hear("clock clocked-out")
    place = menu.open()
    menu.choose(place.x + 30, place.y + place.height - 18)  # the last: Quit
    app.hear("verb shutdown")
    assert app.process.wait(30) == 0


def test_a_panel_that_is_killed_and_started_again_has_the_icon_back(panel, app, desktop):
    out = seen(panel)
    app.say("in")
    before = seen(panel, out)
    for _ in range(2):
        panel.stop()
        panel.start()
        app.hear("host came")
        wait_until(lambda: panel.picture() == before, "the icon again", patience_s=PATIENCE_S)
    panel.click(1)
    wait_until(lambda: mapped(desktop, "Hourproof"), "the window", patience_s=PATIENCE_S)


def test_a_panel_that_stays_away_leaves_the_window_in_the_task_bar_until_it_is_back(
    panel, app, desktop
):
    panel.stop()
    app.hear("found False")
    wait_until(lambda: in_task_bar(desktop), "the window in the task bar", patience_s=PATIENCE_S)
    panel.start()
    app.hear("found True")
    wait_until(lambda: "Iconic" not in state(desktop), "the window out of the task bar")
    assert not mapped(desktop, "Hourproof")
    seen(panel)


def test_a_panel_that_comes_later_takes_the_icon_in(desktop, start, tmp_path):
    panel = XfcePanel(desktop, tmp_path / "panel")
    app = start("--minimized")
    wait_until(lambda: mapped(desktop, "Hourproof"), "the window, as there is no tray")
    panel.start()
    app.hear("found True")
    seen(panel)
    desktop.run("xdotool", "key", "ctrl+w")
    wait_until(lambda: not mapped(desktop, "Hourproof"), "the window closed into the panel")
    panel.click(1)
    wait_until(lambda: mapped(desktop, "Hourproof"), "the window again", patience_s=PATIENCE_S)


def active(desktop: Desktop) -> str:
    """The number of the window that has the keyboard; empty for none."""
    try:
        return desktop.run("xdotool", "getactivewindow").strip()
    except DesktopError:
        return ""


def shown(desktop: Desktop) -> set[str]:
    """The numbers of our windows that can be seen, the question among them."""
    try:
        found = desktop.run("xdotool", "search", "--onlyvisible", "--name", "^Hourproof$")
    except DesktopError:
        return set()  # none
    return set(found.split())


def test_a_click_and_the_menu_leave_an_open_question_in_front(panel, app, desktop):
    app.say("in")
    app.hear("clock clocked-in")
    panel.click(1)
    wait_until(lambda: len(shown(desktop)) == 1, "the window", patience_s=PATIENCE_S)
    (window,) = shown(desktop)
    wait_until(lambda: active(desktop) == window, "the window in front", patience_s=PATIENCE_S)
    app.say("quit")
    asked = {window}
    wait_until(lambda: active(desktop) not in ("", window), "the question", patience_s=PATIENCE_S)
    question = active(desktop)
    asked.add(question)

    def still() -> bool:
        return active(desktop) == question and shown(desktop) == asked

    panel.click(1)
    wait_until(still, "the question in front after a click", patience_s=PATIENCE_S)
    menu = Menu(panel, desktop)
    place = menu.open()
    menu.choose(place.x + 30, place.y + place.height - 18)  # Quit, which is being asked about
    wait_until(lambda: panel.popup() is None, "the menu gone", patience_s=PATIENCE_S)
    wait_until(still, "the question in front after the menu", patience_s=PATIENCE_S)
    desktop.run("xdotool", "key", "Escape")
    wait_until(lambda: shown(desktop) == {window}, "the question gone", patience_s=PATIENCE_S)
    assert app.process.poll() is None


def test_an_entry_of_a_menu_within_the_menu_is_chosen_with_the_pointer(panel, app, desktop):
    app.say("in")
    app.hear("clock clocked-in")
    menu = Menu(panel, desktop)

    def chosen() -> bool:
        place = menu.open()
        row = place.y + 42  # the second: Pause for
        desktop.run("xdotool", "mousemove", str(place.x + 30), str(row), "click", "1")
        if not came(lambda: len(panel.popups()) > 1):
            desktop.run("xdotool", "key", "Escape")
            return False
        inner = max(panel.popups(), key=lambda one: one.x)
        menu.choose(inner.x + 30, inner.y + 18)  # the first: 15 minutes
        return True

    wait_until(chosen, "the menu within the menu", patience_s=PATIENCE_S)
    app.hear("verb pause_for")
