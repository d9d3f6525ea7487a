"""The diary window over a fake client, as a program of its own on a real desktop.

Standard output tells `shown` when its cards are there, then each verb that changes something and what it is about.
"""

from __future__ import annotations

import sys
from datetime import UTC

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.fake_client import NOW_MS
from tests.ui.fake_diary import DiaryClient, every_kind
from ui.bridge import Bridge
from ui.diary import DiaryWindow
from ui.signals import EndingSignals
from ui.theme import Look


def tell(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


class Told(DiaryClient):
    """Tells its verbs on standard output."""

    def _verb(self, name: str, **arguments: object) -> None:
        super()._verb(name, **arguments)
        if name not in ("diary", "looks"):
            tell(f"verb {name} {arguments.get('memo', '')}")


def main() -> int:
    app = QApplication(["hourproof"])
    client = Told(every_kind(NOW_MS - NOW_MS % 86_400_000))
    bridge = Bridge(client)
    window = DiaryWindow(bridge, Look(app), UTC)
    signals = EndingSignals(app.quit)
    # After the event loop has painted it once: a key that comes earlier finds no list.
    window.reading.done.connect(lambda: QTimer.singleShot(200, lambda: tell("shown")))
    window.open_page()
    try:
        return app.exec()
    finally:
        signals.close()
        bridge.close()


if __name__ == "__main__":
    sys.exit(main())
