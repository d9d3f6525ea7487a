"""The tray app's windows over a fake client, as a program of its own on a real desktop.

Standard input carries words, one each line: `capture` puts a picture into review, `away` pauses the
clock. Standard output tells what happened: `shown`, then each verb as it is carried out, `tray` and
where the icon stands, `host came` when a tray host started later.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.fake_client import CLOCKED_IN, CLOCKED_OUT, NOW_MS, FakeClient, capture_of
from ui.bridge import Bridge
from ui.icons import app_icon
from ui.shell import Shell
from ui.signals import EndingSignals
from ui.theme import Look


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
    shell = Shell(bridge, Look(app), "test")
    shell.ended.connect(app.quit)
    signals = EndingSignals(shell.end)

    def order() -> None:
        word = sys.stdin.readline().strip()
        if word == "capture":
            shot = capture_of(paths=(picture(folder),), taken_ms=NOW_MS)
            client.publish(replace(CLOCKED_IN, capture=shot))
        elif word == "away":
            client.publish(CLOCKED_IN)
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
    shell.open(minimized=minimized)
    QTimer.singleShot(0, lambda: tell("shown"))
    try:
        return app.exec()
    finally:
        notifier.setEnabled(False)
        signals.close()
        bridge.close()


if __name__ == "__main__":
    sys.exit(main())
