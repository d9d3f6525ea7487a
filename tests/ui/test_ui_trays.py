"""The tray's icon and menu in both kinds of tray, by real clicks and by what a panel does over the bus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.desktop import Desktop, wait_until
from tests.support.status_host import StatusHost
from tests.ui.on_desktop import App, in_task_bar, mapped, state


@pytest.fixture
def host(desktop: Desktop) -> Iterator[StatusHost]:
    made = StatusHost(desktop.open_bus())
    yield made
    made.close()


def texts(host: StatusHost) -> list[str]:
    return [one.text for one in host.menu() if one.visible and not one.separator]


def colours(pixels: dict[int, bytes]) -> set[bytes]:
    """The colours of the parts of an icon that can be seen."""
    data = pixels[max(pixels)]
    return {data[at + 1 : at + 4] for at in range(0, len(data), 4) if data[at] == 255}


# ---- a StatusNotifier host ----


@pytest.fixture
def app(host: StatusHost, start, tmp_path) -> App:
    import threading

    # The app waits for the host while it registers: the host serves on this thread, the app starts on another.
    made: list[App] = []
    starting = threading.Thread(target=lambda: made.append(start("--minimized")))
    starting.start()
    host.wait_for_item()
    starting.join(20)
    return made[0]


def test_a_panel_gets_icon_tooltip_and_state(host, app, desktop):
    assert not mapped(desktop, "Hourproof")
    out = host.pixels()
    assert {16, 22, 24, 32, 48, 64} <= set(out)
    assert all(len(data) == width * width * 4 for width, data in out.items())
    assert "Website relaunch" in host.tooltip()
    assert "Clocked out. Nothing is captured." in host.tooltip()
    app.say("in")
    host.wait_to_show(lambda: "Clocked in. Your time is tracked." in host.tooltip())
    running = host.pixels()
    assert running[32] != out[32]
    assert colours(running) != colours(out)
    app.say("paused")
    host.wait_to_show(lambda: "Paused by you" in host.tooltip())
    paused = host.pixels()
    assert paused[32] not in (running[32], out[32])
    app.say("near")  # needs a person: the badge
    host.wait_to_show(lambda: "Paused by you" not in host.tooltip())
    badged = host.pixels()
    assert badged[32] not in (running[32], paused[32])
    assert badged[16] not in (running[16], paused[16])


def test_a_panel_clicks_the_menu(host, app, desktop):
    host.click("Start")
    app.hear("verb start")
    host.wait_to_show(lambda: texts(host)[0] == "Stop")
    (pause,) = [one for one in host.menu() if one.text == "Pause for"]
    said = [one.text for one in pause.children if one.visible]
    assert said == ["15 minutes", "30 minutes", "1 hour", "Until I go on"]
    host.click("Pause for", "15 minutes")
    app.hear("verb pause_for")
    host.wait_to_show(lambda: "Go on" in texts(host))
    host.click("Go on")
    app.hear("verb start")
    host.wait_to_show(lambda: "Go on" not in texts(host))
    host.click("Switch contract", "Support & docs")
    app.hear("verb choose_contract")

    def contracts() -> list[tuple[str, bool]]:
        (found,) = [one for one in host.menu() if one.text == "Switch contract"]
        return [(one.text, one.checked) for one in found.children]

    host.wait_to_show(
        lambda: contracts() == [("Website relaunch", False), ("Support & docs", True)]
    )
    host.click("Stop")
    app.hear("verb stop")
    host.wait_to_show(lambda: "Pause for" not in texts(host))


def test_a_panel_brings_the_windows_and_ends_the_app(host, app, desktop):
    host.activate()
    wait_until(lambda: mapped(desktop, "Hourproof"), "the window that a click brings")
    desktop.run("xdotool", "key", "ctrl+w")
    wait_until(lambda: not mapped(desktop, "Hourproof"), "the window gone")
    host.click("Memo…")
    wait_until(lambda: mapped(desktop, "Hourproof"), "the memo's window")
    host.click("Problems…")
    wait_until(
        lambda: mapped(desktop, "Problems — Hourproof") or mapped(desktop, "Problems"),
        "the problems",
    )
    host.click("Quit")
    app.hear("verb shutdown")
    assert app.process.wait(20) == 0


def test_quitting_from_a_panel_asks_while_the_clock_runs(host, app, desktop):
    app.say("in")
    host.wait_to_show(lambda: texts(host)[0] == "Stop")
    host.click("Quit")
    wait_until(lambda: "Hourproof" in desktop.active_title(), "the question")
    desktop.run("xdotool", "key", "Escape")
    host.click("Show Hourproof")
    assert app.process.poll() is None


# ---- an XEmbed tray ----


def at_icon(app: App) -> tuple[str, str] | None:
    """The middle of the icon, once the tray has taken it in."""
    app.say("tray")
    _, there, *place = app.hear("tray").split()
    x, y, width, height = (int(n) for n in place)
    if there != "True" or width < 8 or y < 700:
        return None
    return str(x + width // 2), str(y + height // 2)


@pytest.mark.parametrize(
    "tint", [(), ("--transparent", "true", "--alpha", "0", "--tint", "0x101010")]
)
def test_the_menu_of_an_xembed_tray_by_real_clicks_and_keys(desktop, start, tint):
    desktop.open_tray(*tint)
    app = start("--minimized")

    def opened() -> bool:
        middle = at_icon(app)
        if middle is None:
            return False
        desktop.run("xdotool", "mousemove", *middle, "click", "3")
        app.say("menu")
        return app.hear("menu") == "menu True"

    wait_until(opened, "the menu")
    desktop.run("xdotool", "key", "Down", "Return")  # Start
    app.hear("verb start")
    wait_until(opened, "the menu again")
    desktop.run("xdotool", "key", "--delay", "60", "Down", "Down", "Right", "Down", "Return")
    assert app.hear("verb pause_for")
    wait_until(opened, "the menu while paused")
    desktop.run("xdotool", "key", "--delay", "60", "Down", "Down", "Return")  # Go on
    app.hear("verb start")
    wait_until(opened, "the menu at the end")
    desktop.run("xdotool", "key", "Escape")
    assert app.end() == 0


# ---- a tray that goes, and one that comes later ----


def test_an_xembed_tray_that_goes_leaves_the_window_in_the_task_bar_until_one_comes(desktop, start):
    tray = desktop.open_tray()
    app = start("--minimized")
    assert state(desktop) == ""
    wait_until(lambda: at_icon(app) is not None, "the icon")
    desktop.close_window(tray)
    app.hear("found False")
    wait_until(lambda: in_task_bar(desktop), "the window in the task bar")
    desktop.open_tray()
    app.say("in")  # nobody tells of an XEmbed tray: it is found with the next news of the clock
    app.hear("found True")
    wait_until(lambda: "Iconic" not in state(desktop), "the window out of the task bar")
    assert not mapped(desktop, "Hourproof")
    wait_until(lambda: at_icon(app) is not None, "the icon in the new tray")
    assert app.end() == 0


def test_a_window_that_is_open_stays_where_it_is_when_the_tray_goes_and_comes(desktop, start):
    tray = desktop.open_tray()
    app = start()
    desktop.wait_for_front("Hourproof")
    desktop.close_window(tray)
    app.hear("found False")
    assert mapped(desktop, "Hourproof")
    desktop.run("xdotool", "key", "ctrl+w")
    wait_until(lambda: in_task_bar(desktop), "the window in the task bar")
    told = desktop.run("xwininfo", "-name", "Hourproof").split("Window id: ")[1]
    desktop.run("xdotool", "windowactivate", told.split()[0])  # as a task bar does
    wait_until(lambda: mapped(desktop, "Hourproof"), "the window from the task bar")
    desktop.open_tray()
    app.say("in")
    app.hear("found True")
    assert mapped(desktop, "Hourproof")
    desktop.run("xdotool", "key", "ctrl+w")
    wait_until(lambda: not mapped(desktop, "Hourproof"), "the window in the tray")
    assert "Iconic" not in state(desktop)
