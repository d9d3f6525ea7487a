"""The settings window: a list of pages, each change kept at once, each refusal beside its field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from agent.client import AppSettings, DiaryPage, Problem, Snapshot
from ui import messages, present_settings
from ui import settings_words as words
from ui.bridge import SETTING, Bridge
from ui.devices_page import DevicesPage
from ui.present_capture import Tone
from ui.present_pages import refusal
from ui.present_settings import SettingsSeen
from ui.question import Question
from ui.settings_fields import SettingField
from ui.settings_pages import (
    AboutPage,
    ConsentsPage,
    LookPage,
    NetworkPage,
    PrivacyPage,
    SettingsPage,
    StartPage,
)
from ui.shortcut import Shortcut
from ui.theme import GRID
from ui.tongue import tr, tr_all
from ui.widgets import text_label

_SIZE = (760, 620)
_WIDEST_PAGE = 1200
"""No page asks for more, however large the text is: then it is moved sideways."""


class SettingsWindow(QWidget):
    """Shows what the agent says holds, and asks it for every change; on the main thread."""

    consent_wanted = Signal(str)
    """The page of this contract is to be read."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._seen: SettingsSeen | None = None
        self._app: AppSettings = bridge.snapshot.app
        self._contracts = bridge.snapshot.contracts
        self.setWindowTitle(f"{tr(words.TITLE)} – {messages.APP}")
        titles = tr_all(words.SECTIONS)
        self.privacy = PrivacyPage(titles[0])
        self.consents = ConsentsPage(titles[1])
        self.network = NetworkPage(titles[2])
        self.look = LookPage(titles[3])
        self.start = StartPage(titles[4])
        self.devices = DevicesPage(titles[5], bridge)
        self.about = AboutPage(titles[6])
        self.pages: tuple[SettingsPage, ...] = (
            self.privacy,
            self.consents,
            self.network,
            self.look,
            self.start,
            self.devices,
            self.about,
        )
        self.damaged = text_label("", Tone.CARE)
        self.damaged.hide()
        self.list = QListWidget()
        self.list.setProperty("kind", "pages")
        self.list.addItems(titles)
        self.list.setAccessibleName(tr(words.TITLE))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(self._scrolled(page))
            page.setting_wanted.connect(lambda key, values: self._set(key, values))
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        self.consents.read_wanted.connect(self.consent_wanted)
        self.consents.withdraw_wanted.connect(self.ask_withdraw)
        self.start.start_wanted.connect(lambda on: bridge.start_with_session(on=on))
        self.about.folder_wanted.connect(
            lambda folder: QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
        )
        self._lay_out()
        self._shortcuts()
        bridge.answered.connect(self._answered)
        bridge.changed.connect(self._follow)
        bridge.done.connect(self._done)
        bridge.refused.connect(self._refused)

    def open_devices(self) -> None:
        """Show the window at the devices."""
        self.open_page(self.pages.index(self.devices))

    def open_page(self, row: int | None = None) -> None:
        """Show the window, at a page or where it was left."""
        if row is not None:
            self.list.setCurrentRow(row)
        self._bridge.look_at_settings()
        self._bridge.look_for_apps()
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()

    def follow_keys(self, shortcut: Shortcut) -> None:
        """Show beside the choice of keys what the desktop made of it."""

        def show() -> None:
            said = present_settings.keys_note(shortcut.keys, shortcut.standing)
            self.start.shortcut.say(said, configurable=shortcut.standing.configurable)

        shortcut.stands.connect(show)
        self.start.shortcut.configure_wanted.connect(shortcut.configure)
        show()

    def ask_withdraw(self, contract: str, title: str) -> None:
        """Withdraw what was agreed to, after a question."""
        self.consents.error.say("")
        Question(
            self,
            title=messages.APP,
            text=tr(words.WITHDRAW_ASK).format(contract=title),
            detail=tr(words.WITHDRAW_DETAIL),
            do=tr(words.WITHDRAW_YES),
            stay=tr(words.WITHDRAW_NO),
            danger=True,
        ).ask(lambda: self._bridge.withdraw(contract=contract))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back to the window may have changed something on the command line."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self._bridge.look_at_settings()

    def _set(self, key: str, values: tuple[str, ...]) -> None:
        self._bridge.set_setting(key=key, values=values)

    def _answered(self, verb: str, given: object) -> None:
        if verb == "look_at_settings" and isinstance(given, SettingsSeen):
            self._seen = given
            self._show_seen()
        elif verb == "look_for_apps" and isinstance(given, DiaryPage):
            field = self.privacy.excluded
            field.offer(present_settings.recent_apps(given, field.values))

    def _follow(self, snapshot: Snapshot) -> None:
        if (snapshot.app, snapshot.contracts) != (self._app, self._contracts):
            self._app, self._contracts = snapshot.app, snapshot.contracts
            if self.isVisible():
                self._bridge.look_at_settings()

    def _show_seen(self) -> None:
        if self._seen is None:
            return
        snapshot = self._bridge.snapshot
        for page in self.pages:
            page.show_seen(self._seen, snapshot)
        damaged = present_settings.damaged(snapshot)
        self.damaged.setText(damaged)
        self.damaged.setVisible(bool(damaged))

    def _done(self, verb: str) -> None:
        if verb.startswith(SETTING):
            for field in self._fields(verb.removeprefix(SETTING)):
                field.done()
        elif verb == "withdraw":
            self.consents.error.say("")
        elif verb == "start_with_session":
            self.start.start_error.say("")
        else:
            return
        self._bridge.look_at_settings()

    def _refused(self, verb: str, problem: Problem) -> None:
        if verb.startswith(SETTING):
            for field in self._fields(verb.removeprefix(SETTING)):
                field.refuse(problem)
        elif verb == "withdraw":
            self.consents.error.say(refusal(problem))
        elif verb == "start_with_session":
            self.start.start_error.say(refusal(problem))
            self._show_seen()

    def _fields(self, key: str) -> list[SettingField]:
        return [field for page in self.pages for field in page.fields if field.key == key]

    def _scrolled(self, page: SettingsPage) -> QScrollArea:
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A page whose words are wider than the window makes it wider.
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(min(page.minimumSizeHint().width() + bar, _WIDEST_PAGE))
        return area

    def _shortcuts(self) -> None:
        # Shortcuts and not keys: a list that is open to choose from would take them for itself.
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, by=step: self._turn(by))
            self.addAction(action)

    def _turn(self, by: int) -> None:
        """Go to the next page or the one before, round and round."""
        self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())

    def _lay_out(self) -> None:
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 10 * GRID)
        row = QHBoxLayout()
        row.setSpacing(5 * GRID)
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(5 * GRID, 5 * GRID, 3 * GRID, 5 * GRID)
        whole.setSpacing(3 * GRID)
        whole.addWidget(self.damaged)
        whole.addLayout(row, 1)
        self.resize(*_SIZE)
