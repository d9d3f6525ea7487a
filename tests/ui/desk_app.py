"""The tray app's windows over a fake client, as a program of its own on a real desktop.

Standard input carries words, one each line: `capture` puts a picture into review, `away` pauses the
clock, `in` clocks in, `paused` pauses it by hand, `near` and `remind` bring a notice, `calm` takes it away,
`keys` chooses a shortcut, `light` and `dark` the theme.
Standard output tells what happened: `shown`, then each verb as it is carried out, `tray` and where the icon
stands, `host came` when a tray host started later, `found` and whether there is a tray now, `keys` and how it
stands with them, `clock` and its state once the windows know of it.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEvent, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from agent.client import AppSettings, Notice, NoticeCode, ShortcutChoice, Snapshot, ThemeChoice
from agent.wiring import presenting
from agent.wiring.shortcut import Shortcut
from tests.ui.fake_client import CLOCKED_IN, CLOCKED_OUT, NOW_MS, FakeClient, capture_of
from ui.bridge import Bridge
from ui.icons import app_icon
from ui.manners import Manners
from ui.shell import Around, Shell
from ui.signals import EndingSignals
from ui.theme import Look

NEAR = Notice("n1", NoticeCode.LIMIT_NEAR, NOW_MS, {})
REMINDER = Notice("n2", NoticeCode.NOT_CLOCKED_IN, NOW_MS, {"minutes": "25"})


class Told(FakeClient):
    """Tells its verbs on standard output."""

    def _verb(self, name: str, **arguments: object) -> None:
        super()._verb(name, **arguments)
        tell(f"verb {name}")


def tell(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def picture(folder: Path) -> tuple[str, str]:
    full, small = folder / "full.webp", folder / "small.webp"
    image = Image.new("RGB", (1280, 720), (240, 244, 248))
    image.paste((40, 70, 110), (0, 0, 1280, 48))
    image.save(full)
    image.resize((320, 180)).save(small)
    return str(full), str(small)


def main() -> int:
    folder = Path(sys.argv[1])
    minimized = "--minimized" in sys.argv
    app = QApplication(["hourproof"])
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(app_icon())
    client = Told(CLOCKED_OUT)
    bridge = Bridge(client)
    around = Around(
        bus_address=os.environ.get("DBUS_SESSION_BUS_ADDRESS"), shortcut=Shortcut(os.environ)
    )
    look = Look(app)
    shell = Shell(bridge, look, "test", around)
    shell.ended.connect(lambda: app.exit(0))
    signals = EndingSignals(shell.end)

    clock = [client.snapshot().state]

    def tell_clock(snapshot: Snapshot) -> None:
        if snapshot.state is not clock[0]:
            clock[0] = snapshot.state
            tell(f"clock {snapshot.state.value}")

    # After the windows, which were connected before: they show it when it is told.
    bridge.changed.connect(tell_clock)

    def tell_keys() -> None:
        assert shell.shortcut is not None
        standing = shell.shortcut.standing
        tell(f"keys {standing.state} {standing.named}")

    def order() -> None:
        word = sys.stdin.readline().strip()
        if word == "present":
            shell.preview._manners = Manners(presenting)
            shell.preview._manners.answered.connect(shell.preview._answered)
            tell("polite")
        elif word == "capture":
            shot = capture_of(paths=(picture(folder),), taken_ms=NOW_MS)
            client.publish(replace(CLOCKED_IN, capture=shot))
        elif word == "away" or word == "in":
            client.publish(CLOCKED_IN)
        elif word == "paused":
            client.pause()
        elif word == "near":
            client.publish(replace(CLOCKED_IN, notices=(NEAR,)))
        elif word == "remind":
            client.publish(replace(CLOCKED_OUT, notices=(REMINDER,)))
        elif word.startswith("keys "):
            app_settings = AppSettings(shortcut=ShortcutChoice(word.split()[1]))
            client.publish(replace(client.snapshot(), app=app_settings))
            app.processEvents()
            assert shell.shortcut is not None
            shell.shortcut._pool.waitForDone()
            tell("keys asked for")
            shell.shortcut.stands.connect(tell_keys)
        elif word == "quit":
            QTimer.singleShot(0, shell.quit)  # it may ask, and words are taken meanwhile
        elif word == "menu":
            tell(f"menu {shell.tray.menu.isVisible()}")
        elif word in ("light", "dark"):
            look.choose(ThemeChoice(word))
        elif word == "calm":
            client.publish(CLOCKED_OUT)
        elif word == "where":
            place = shell.preview.frameGeometry()
            tell(f"preview {place.x()} {place.y()} {place.width()} {place.height()}")
        elif word == "tray":
            place = shell.tray.icon.geometry()
            there = shell.tray.available()
            tell(f"tray {there} {place.x()} {place.y()} {place.width()} {place.height()}")

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(order)
    shell.tray.host_came.connect(lambda: tell("host came"))
    shell.tray.found.connect(lambda there: tell(f"found {there}"))
    shell.open(minimized=minimized)
    QTimer.singleShot(0, lambda: tell("shown"))
    try:
        return app.exec()
    finally:
        notifier.setEnabled(False)
        signals.close()
        bridge.close()
        # As the real program: Python would get to the windows after the application.
        shell.dissolve()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    sys.exit(main())
