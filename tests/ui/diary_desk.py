"""A diary window over a client that keeps a diary, with what a person does to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.ui.fake_client import NOW_MS
from tests.ui.fake_diary import DiaryClient
from ui.bridge import Bridge
from ui.diary import DiaryWindow
from ui.present_diary import CardRow
from ui.theme import Look as Dress

DAY_MS = 86_400_000
TODAY_MS = NOW_MS - NOW_MS % DAY_MS
TODAY = date(2026, 9, 21)


class Desk:
    """A diary window over a client that keeps a diary."""

    def __init__(self, app: QApplication, look: Dress, client: DiaryClient, zone: object) -> None:
        self.app = app
        self.client = client
        self.bridge = Bridge(client)
        self.window = DiaryWindow(self.bridge, look, zone)
        self.window.open_page()
        self.settle()

    def settle(self) -> None:
        for _ in range(6):
            self.bridge.wait()
            self.app.processEvents()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        if self.app.activeWindow() is None:  # no window manager gives it back after a question
            self.window.activateWindow()
            self.app.processEvents()
        target = self.app.focusWidget() or self.window.list
        QTest.keyClick(target, key, modifiers or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def cards(self) -> list[CardRow]:
        return [row for row in self.window.model.rows if isinstance(row, CardRow)]

    def chosen(self) -> list[str]:
        return [card.key for card in self.window.list.chosen_cards()]

    def choose(self, segment: str) -> None:
        assert self.window.list.choose(segment)
        self.settle()

    def dialog(self):
        dialog = self.window.questions.dialog
        assert dialog is not None
        return dialog

    def click(self, button: QAbstractButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def close(self) -> None:
        self.bridge.close()
        self.window.hide()
        self.window.deleteLater()
        self.app.processEvents()


Opened = Callable[..., Desk]
