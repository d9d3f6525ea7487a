"""A StatusNotifier host that starts late: owns the name that tray icons look for, and notes who comes.

Run with the address of a bus in DBUS_SESSION_BUS_ADDRESS; ends when it is told to.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection

NAME = "org.kde.StatusNotifierWatcher"


@ClassInfo({"D-Bus Interface": NAME})
class Host(QObject):
    """The one method that matters to an icon."""

    @Slot(str)
    def RegisterStatusNotifierItem(self, service: str) -> None:
        sys.stdout.write(f"item {service}\n")
        sys.stdout.flush()


def main() -> int:
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    host = Host()
    slots = QDBusConnection.RegisterOption.ExportAllSlots
    if not bus.registerObject("/StatusNotifierWatcher", host, slots) or not bus.registerService(
        NAME
    ):
        return 1
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
