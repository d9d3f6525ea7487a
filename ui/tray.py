"""The tray icon: the clock's shape, a tooltip that says how it stands, and a short menu."""

from __future__ import annotations

import os
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from ui import messages, present
from ui.bridge import Bridge
from ui.icons import tray_icon
from ui.present import MainVerb, Mark
from ui.theme import Look
from ui.tokens import Theme
from ui.tongue import tr, tr_count

PAUSES = (15, 30, 60)
"""Minutes that a pause can be asked for."""
_WATCHER = "org.kde.StatusNotifierWatcher"
_EMBEDDED = "QSystemTrayIconSys"
"""Qt's own window for the icon in an XEmbed tray; it goes when the tray goes."""
GONE_MS = 5_000
"""How long a tray may be away: one that is only started again is back by then."""


class Tray(QObject):
    """Shows `present.tray` of the newest snapshot; the menu is built once and kept up to date."""

    show_wanted = Signal()
    memo_wanted = Signal()
    consent_wanted = Signal()
    diary_wanted = Signal()
    problems_wanted = Signal()
    settings_wanted = Signal()
    quit_wanted = Signal()
    host_came = Signal()
    """A tray host appeared after the start; the icon was made anew for it."""
    found = Signal(bool)
    """Whether there is a tray, when that has changed."""

    def __init__(self, bridge: Bridge, look: Look) -> None:
        super().__init__()
        self._bridge = bridge
        self._look = look
        self._painted: tuple[Mark, Theme] | None = None
        self._view = present.tray(bridge.snapshot)
        self._there = self.available()
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(GONE_MS)
        self._gone.timeout.connect(self._missed)
        self.menu = QMenu()
        self.verb = self.menu.addAction("")
        self.verb.triggered.connect(self._main_verb)
        self.go_on = self.menu.addAction(tr(messages.GO_ON))
        self.go_on.triggered.connect(bridge.start)
        self.pause = self.menu.addMenu(tr(messages.PAUSE_FOR))
        self._list_pauses()
        self.contracts = self.menu.addMenu(tr(messages.SWITCH_CONTRACT))
        self._group = QActionGroup(self)
        self.memo = self.menu.addAction(tr(messages.EDIT_MEMO))
        self.memo.triggered.connect(self.memo_wanted)
        self.menu.addSeparator()
        self.menu.addAction(tr(messages.SHOW_WINDOW)).triggered.connect(self.show_wanted)
        self.diary = self.menu.addAction(tr(messages.DIARY))
        self.diary.triggered.connect(self.diary_wanted)
        self.consent = self.menu.addAction(tr(messages.CONSENT_MENU))
        self.consent.triggered.connect(self.consent_wanted)
        self.menu.addAction(tr(messages.PROBLEMS_MENU)).triggered.connect(self.problems_wanted)
        self.menu.addAction(tr(messages.SETTINGS_MENU)).triggered.connect(self.settings_wanted)
        self.menu.addSeparator()
        self.menu.addAction(tr(messages.QUIT)).triggered.connect(self.quit_wanted)
        self.icon = self._new_icon()
        self._watcher = self._watch(os.environ)
        bridge.changed.connect(lambda _: self.refresh())
        bridge.changed.connect(lambda _: self.look_around())
        look.changed.connect(self.refresh)
        self.refresh()

    @staticmethod
    def available() -> bool:
        """Whether this desktop shows tray icons now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Put the icon into the tray; without a host it waits for one."""
        self.icon.show()
        self.look_around()

    def look_around(self) -> None:
        """See whether there is a tray now. Nobody tells when an XEmbed one comes, so whoever has a reason looks."""
        for widget in QApplication.topLevelWidgets():
            if widget.metaObject().className() == _EMBEDDED:
                widget.installEventFilter(self)  # a filter that is there already is not doubled
        there = self.available()
        if there and not self._there:
            self._there = True
            self.found.emit(True)
        elif self._there and not there and not self._gone.isActive():
            self._gone.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The icon's own window is taken away with an XEmbed tray."""
        if event.type() is QEvent.Type.Hide:
            self._gone.start()
        return super().eventFilter(watched, event)

    def tell(self, title: str, text: str) -> None:
        """Show this beside the icon; where there is none, or it cannot, the window says the same."""
        if self.icon.isVisible() and QSystemTrayIcon.supportsMessages():
            self.icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.NoIcon)

    def hide(self) -> None:
        """Take the icon away."""
        self.icon.hide()
        self._gone.stop()

    def refresh(self) -> None:
        """Show the newest snapshot."""
        before, self._view = self._view, present.tray(self._bridge.snapshot)
        view = self._view
        if self._painted != (view.mark, self._look.theme):
            self._painted = (view.mark, self._look.theme)
            self.icon.setIcon(tray_icon(view.mark, self._look.theme))
        if self.icon.toolTip() != view.tooltip:
            self.icon.setToolTip(view.tooltip)
        self.verb.setText(view.verb_text)
        self.verb.setEnabled(view.verb_enabled)
        self.verb.setVisible(view.enrolled)
        self.go_on.setVisible(view.paused_by_hand)
        self.pause.menuAction().setVisible(view.can_pause)
        self.memo.setVisible(view.enrolled)
        self.contracts.menuAction().setVisible(bool(view.choices))
        self.consent.setVisible(view.chosen is not None)
        self.diary.setVisible(view.diary_url is not None)
        if not self.contracts.actions() or before.choices != view.choices:
            self._list_contracts()
        for action in self.contracts.actions():
            action.setChecked(action.data() == view.chosen)

    def _list_pauses(self) -> None:
        for minutes in PAUSES:
            text = (
                tr_count(messages.MINUTES, minutes)
                if minutes % 60
                else tr_count(messages.HOURS, minutes // 60)
            )
            self.pause.addAction(text).triggered.connect(
                lambda _=False, length=minutes: self._bridge.pause_for(minutes=length)
            )
        self.pause.addAction(tr(messages.PAUSE_OPEN)).triggered.connect(self._bridge.pause)

    def _list_contracts(self) -> None:
        for action in self._group.actions():
            self._group.removeAction(action)
            self.contracts.removeAction(action)
            action.deleteLater()
        for choice in self._view.choices:
            # A title is not ours: an ampersand in it is no mnemonic.
            action = QAction(choice.title.replace("&", "&&"), self)
            action.setData(choice.contract)
            action.setCheckable(True)
            action.triggered.connect(
                lambda _=False, contract=choice.contract: self._bridge.choose_contract(
                    contract=contract
                )
            )
            self._group.addAction(action)
            self.contracts.addAction(action)

    def _main_verb(self) -> None:
        if self._view.verb is MainVerb.CONSENT:
            self.consent_wanted.emit()
        elif self._view.verb is MainVerb.STOP:
            self._bridge.stop()
        else:
            self._bridge.start()

    def _new_icon(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon()
        icon.setContextMenu(self.menu)
        icon.activated.connect(self._activated)
        icon.messageClicked.connect(self.show_wanted)
        return icon

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.show_wanted.emit()

    def _watch(self, environ: Mapping[str, str]) -> QDBusServiceWatcher | None:
        """Hear of a StatusNotifier host that starts later, which Qt does not register with itself."""
        # Without an address the library would start a bus of its own and leave it running.
        if not environ.get("DBUS_SESSION_BUS_ADDRESS"):
            return None
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return None
        mode = QDBusServiceWatcher.WatchModeFlag
        both = mode.WatchForRegistration | mode.WatchForUnregistration
        watcher = QDBusServiceWatcher(_WATCHER, bus, both, self)
        watcher.serviceRegistered.connect(self._host_came)
        watcher.serviceUnregistered.connect(lambda _: self._gone.start())
        return watcher

    def _missed(self) -> None:
        """It was gone; it may be back."""
        if self._there and not self.available():
            self._there = False
            self.found.emit(False)

    def _host_came(self) -> None:
        shown = self.icon.isVisible()
        self.icon.hide()
        self.icon.deleteLater()
        self.icon = self._new_icon()
        self._painted = None
        self.refresh()
        self.icon.setVisible(shown)
        self._gone.stop()
        self.host_came.emit()
        self.look_around()
