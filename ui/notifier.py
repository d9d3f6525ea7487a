"""Tells through the system's notifications what the person should hear now, and takes it back when it is over."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from agent.client import Snapshot
from ui.bridge import Bridge
from ui.desktop_notices import DesktopNotices
from ui.present_notices import Act, Told, notifications


class Notifier(QObject):
    """Follows the snapshots; used on the main thread."""

    show_wanted = Signal()
    problems_wanted = Signal()
    devices_wanted = Signal()

    def __init__(
        self,
        bridge: Bridge,
        service: DesktopNotices,
        *,
        seen: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """`seen`: the main window is in front, so that it says the same; then nothing pops up over it."""
        super().__init__(parent)
        self._bridge = bridge
        self._service = service
        self._seen = seen
        self._told: Mapping[str, Told] = {}
        service.activated.connect(self._answered)
        bridge.changed.connect(self._follow)
        self._follow(bridge.snapshot)

    def close(self) -> None:
        """Take back what stands: without the app nobody could answer it."""
        self._told = {}
        self._service.close()

    def _follow(self, snapshot: Snapshot) -> None:
        now = notifications(snapshot)
        for key in self._told.keys() - now.keys():
            self._service.withdraw(key)
        seen = self._seen()
        for key, told in now.items():
            # A button that came or went is no news; what is said is.
            before = self._told.get(key)
            news = before is None or (before.title, before.body) != (told.title, told.body)
            if news and not seen:
                self._service.show(key, told)
        self._told = now

    def _answered(self, key: str, act: str) -> None:
        told = self._told.get(key)
        if told is None:
            return
        chosen = told.opens if act == Act.OPEN.value else Act(act)
        if chosen not in (told.opens, *(one for one, _ in told.acts)):
            return  # it was offered when things stood differently
        if chosen is Act.START:
            self._bridge.start()
        elif chosen is Act.STOP:
            self._bridge.stop()
        elif chosen is Act.DROP_IDLE:
            self._bridge.discard_idle()
        elif chosen is Act.PROBLEMS:
            self.problems_wanted.emit()
        elif chosen is Act.DEVICES:
            self.devices_wanted.emit()
        else:
            self.show_wanted.emit()
        if told.notice is not None:
            self._bridge.dismiss(notice=told.notice)
