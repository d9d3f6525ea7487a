"""Keys that start and stop the clock from anywhere: chosen, told when they cannot be had, and really pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from agent.client import (
    AppSettings,
    Problem,
    ProblemCode,
    ShortcutChoice,
    ShortcutStanding,
    ShortcutState,
)
from tests.support.login_service import private_bus
from tests.support.portal import DesktopPart, Portal
from tests.support.waiting import wait_until
from tests.ui.fake_client import CLOCKED_OUT, FakeClient
from tests.ui.on_desktop import App, mapped, open_typewriter
from ui import present_settings
from ui.bridge import Bridge
from ui.desktop_notices import DesktopNotices
from ui.settings_window import SettingsWindow
from ui.shortcut import Shortcut


class FakeKeys:
    def __init__(self) -> None:
        self.used: list[ShortcutChoice] = []
        self.state = ShortcutState.WORKS
        self.pressed: Callable[[], None] = lambda: None
        self.tell: Callable[[ShortcutStanding], None] = lambda _: None
        self.purpose = ""
        self.configured = 0
        self.closed = 0

    def use(
        self,
        *,
        keys: ShortcutChoice,
        purpose: str,
        pressed: Callable[[], None],
        tell: Callable[[ShortcutStanding], None],
    ) -> None:
        self.used.append(keys)
        self.purpose = purpose
        self.pressed = pressed
        self.tell = tell
        off = keys is ShortcutChoice.OFF
        tell(ShortcutStanding(ShortcutState.OFF if off else self.state))

    def configure(self) -> None:
        self.configured += 1

    def close(self) -> None:
        self.closed += 1


class Rig:
    def __init__(self, qapp) -> None:
        self.app = qapp
        self.client = FakeClient(CLOCKED_OUT)
        self.bridge = Bridge(self.client)
        self.said: list[str] = []
        self.notices = DesktopNotices(
            address=None, fallback=lambda _title, body: self.said.append(body)
        )
        self.keys = FakeKeys()
        self.shortcut = Shortcut(self.bridge, self.keys, self.notices)

    def choose(self, choice: ShortcutChoice) -> None:
        app = AppSettings(shortcut=choice)
        self.client.publish(replace(self.client.snapshot(), app=app))
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            self.app.processEvents()
            self.shortcut._pool.waitForDone()
            self.bridge.wait()
            self.app.processEvents()


@pytest.fixture
def rig(qapp) -> Iterator[Rig]:
    made = Rig(qapp)
    yield made
    made.shortcut.close()
    made.bridge.close()


def test_none_are_held_until_some_are_chosen(rig):
    rig.settle()
    assert rig.keys.used == []
    rig.choose(ShortcutChoice.CTRL_ALT_H)
    rig.choose(ShortcutChoice.CTRL_ALT_H)
    rig.choose(ShortcutChoice.OFF)
    assert rig.keys.used == [ShortcutChoice.CTRL_ALT_H, ShortcutChoice.OFF]
    assert rig.said == []


def test_they_start_stop_and_go_on_and_it_is_said(rig):
    rig.choose(ShortcutChoice.CTRL_ALT_H)
    rig.keys.pressed()
    rig.settle()
    assert rig.client.verbs == ["start"]
    rig.client.pause()
    rig.settle()
    rig.keys.pressed()
    rig.settle()
    rig.keys.pressed()
    rig.settle()
    assert rig.client.verbs == ["start", "pause", "start", "stop"]
    assert [said.split(".")[0] for said in rig.said] == ["Started", "Started", "Stopped"]


def test_a_start_from_elsewhere_is_not_told_as_theirs(rig):
    rig.choose(ShortcutChoice.CTRL_ALT_H)
    rig.bridge.start()
    rig.settle()
    rig.client.refusals["stop"] = Problem(ProblemCode.AGENT_NOT_RUNNING)
    rig.keys.pressed()
    rig.settle()
    rig.bridge.start()
    rig.settle()
    assert rig.said == []


def test_what_the_agent_says_while_the_app_ends_asks_for_no_keys(rig):
    rig.choose(ShortcutChoice.CTRL_ALT_H)
    rig.shortcut.close()
    rig.choose(ShortcutChoice.CTRL_ALT_J)
    rig.client.publish(CLOCKED_OUT)
    rig.settle()
    assert rig.keys.used == [ShortcutChoice.CTRL_ALT_H]
    assert rig.keys.closed == 1


HAD_OR_NOT_ASKED_FOR = (
    ShortcutState.OFF,
    ShortcutState.WORKS,
    ShortcutState.ASKED,
    ShortcutState.DECLINED,
)


@pytest.mark.parametrize("state", [s for s in ShortcutState if s not in HAD_OR_NOT_ASKED_FOR])
def test_keys_that_cannot_be_had_are_told(rig, state):
    rig.keys.state = state
    rig.choose(ShortcutChoice.CTRL_SHIFT_F9)
    assert len(rig.said) == 1
    named = state in (ShortcutState.TAKEN, ShortcutState.UNKNOWN)
    assert ("Ctrl+Shift+F9" in rig.said[0]) == named


def test_a_desktop_that_asks_is_told_what_for_and_its_answer_is_shown(rig):
    rig.keys.state = ShortcutState.ASKED
    window = SettingsWindow(rig.bridge)
    window.follow_keys(rig.shortcut)
    field = window.start.shortcut
    assert (field.standing.isHidden(), field.configure.isHidden()) == (True, True)
    rig.choose(ShortcutChoice.CTRL_ALT_H)
    assert rig.keys.purpose == "Start or stop the clock"
    assert "asks you" in field.standing.text()
    rig.keys.tell(ShortcutStanding(ShortcutState.WORKS, "<b>Meta</b>+F9", configurable=True))
    rig.settle()
    assert field.standing.text().endswith(": <b>Meta</b>+F9")
    assert field.standing.textFormat() is Qt.TextFormat.PlainText
    assert not field.configure.isHidden()
    field.configure.click()
    rig.settle()
    assert rig.keys.configured == 1
    rig.keys.tell(ShortcutStanding(ShortcutState.WORKS, "", configurable=False))
    rig.settle()
    assert "does not say" in field.standing.text()
    assert field.configure.isHidden()
    assert rig.said == []
    # What an older wish hears late is nothing to the newer one.
    late = rig.keys.tell
    rig.keys.state = ShortcutState.WORKS
    rig.choose(ShortcutChoice.SUPER_F9)
    late(ShortcutStanding(ShortcutState.REFUSED))
    rig.settle()
    assert field.standing.isHidden()
    assert rig.said == []
    rig.keys.tell(ShortcutStanding(ShortcutState.REFUSED))
    rig.settle()
    assert [field.standing.text()] == rig.said
    window.close()


def test_who_says_no_to_the_desktop_is_not_asked_at_every_start(rig):
    rig.keys.state = ShortcutState.DECLINED
    rig.choose(ShortcutChoice.CTRL_ALT_H)
    assert rig.client.kept.app.shortcut is ShortcutChoice.OFF
    rig.choose(ShortcutChoice.OFF)
    assert rig.said == []
    assert rig.shortcut.standing.state is ShortcutState.DECLINED
    assert "said no" in present_settings.keys_note(rig.shortcut.keys, rig.shortcut.standing)


def test_real_keys_in_another_window_start_and_stop_the_clock(desktop, start, tmp_path):
    desktop.open_tray()
    app: App = start("--minimized")
    app.say("keys ctrl+alt+h")
    app.hear("keys asked for")
    open_typewriter(desktop, tmp_path / "typed")
    desktop.run("xdotool", "key", "ctrl+alt+h")
    app.hear("verb start")
    app.hear("clock clocked-in")
    desktop.run("xdotool", "key", "ctrl+alt+h")
    app.hear("verb stop")
    assert not mapped(desktop, "Hourproof")
    assert "typewriter" in desktop.active_title()
    assert app.end() == 0


def test_on_wayland_the_portal_gives_them_and_the_settings_say_which(
    desktop,
    start,
    tmp_path,
):
    with private_bus(tmp_path) as made:
        part, portal = DesktopPart(made.address), Portal(made.address, tmp_path)
        portal.start()
        try:
            desktop.env["DBUS_SESSION_BUS_ADDRESS"] = made.address
            # What a program on Wayland sees; its windows still go to the X server of the test.
            desktop.env |= {"XDG_SESSION_TYPE": "wayland", "QT_QPA_PLATFORM": "xcb"}
            app: App = start()
            app.say("keys ctrl+alt+h")
            app.hear("keys works Press <b>Ctrl</b>+Alt+H")
            part.press()
            app.hear("verb start")
            app.hear("clock clocked-in")
            part.press()
            app.hear("verb stop")
            assert app.end() == 0
            wait_until(lambda: not part.sessions, "that the keys were given back")
        finally:
            portal.end()
            part.close()
