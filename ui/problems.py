"""The problems page: what is wrong, what to do, and diagnostics to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from agent.client import Problem
from ui import messages
from ui.bridge import Bridge
from ui.present_capture import Tone
from ui.present_pages import diagnostics
from ui.theme import GRID
from ui.widgets import frame, text_label, title_label


def problem_card(title: str, hint: str) -> QWidget:
    """One problem: its title and what to do."""
    card = frame("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
    layout.setSpacing(GRID)
    head = title_label(title)
    head.setProperty("tone", Tone.BAD.value)
    layout.addWidget(head)
    layout.addWidget(text_label(hint))
    card.setAccessibleName(f"{title}. {hint}")
    return card


def copy_button() -> QPushButton:
    """The button that copies diagnostics."""
    return QPushButton(messages.COPY)


def copy_text(button: QPushButton, text: str) -> None:
    """Put `text` on the clipboard and say on the button that it is there."""
    QGuiApplication.clipboard().setText(text)
    button.setText(messages.COPIED)


class ProblemsWindow(QWidget):
    """Follows the snapshot while it is open."""

    def __init__(self, bridge: Bridge, version: str) -> None:
        super().__init__()
        self._bridge = bridge
        self._version = version
        self._problems: tuple[Problem, ...] | None = None
        self.setWindowTitle(messages.PROBLEMS_TITLE)
        self.cards: list[QWidget] = []
        self.list = QVBoxLayout()
        self.list.setContentsMargins(0, 0, 0, 0)
        self.list.setSpacing(2 * GRID)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.list)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(messages.PROBLEMS_TITLE)
        self.copy = copy_button()
        self.copy.clicked.connect(self.copy_diagnostics)
        self.again = QPushButton(messages.TRY_AGAIN)
        self.again.clicked.connect(bridge.refresh)
        self.again.clicked.connect(bridge.upload_now)
        self.close_button = QPushButton(messages.CLOSE)
        self.close_button.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.again)
        buttons.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        whole.setSpacing(3 * GRID)
        whole.addWidget(title_label(messages.PROBLEMS_TITLE))
        whole.addWidget(scroll, 1)
        whole.addLayout(buttons)
        self.resize(480, 420)
        bridge.changed.connect(lambda _: self._refresh())

    def open_page(self) -> None:
        """Show what is wrong now."""
        self.copy.setText(messages.COPY)
        self.show()
        self._refresh()
        self.raise_()
        self.activateWindow()

    def copy_diagnostics(self) -> None:
        """Copy what support needs to know."""
        copy_text(self.copy, diagnostics(self._bridge.snapshot, self._version))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _refresh(self) -> None:
        problems = self._bridge.snapshot.problems
        if not self.isVisible() or problems == self._problems:
            return
        self._problems = problems
        for card in self.cards:
            self.list.removeWidget(card)
            card.hide()
            card.deleteLater()
        words = [messages.problem_words(p) for p in problems]
        self.cards = [problem_card(w.title, w.hint) for w in words]
        if not self.cards:
            self.cards = [text_label(messages.PROBLEMS_NONE, Tone.GOOD)]
        for card in self.cards:
            self.list.addWidget(card)
        self.again.setVisible(bool(problems))


class FailureWindow(QWidget):
    """Something that cannot be gone on with, or a mistake of ours: words, details and a way out."""

    def __init__(self, *, window_title: str, title: str, hint: str, details: str) -> None:
        super().__init__()
        self.setWindowTitle(window_title)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(messages.DIAGNOSTICS)
        self.copy = copy_button()
        self.copy.clicked.connect(lambda: copy_text(self.copy, details))
        self.close_button = QPushButton(messages.CLOSE)
        self.close_button.setProperty("kind", "primary")
        self.close_button.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        whole.setSpacing(3 * GRID)
        whole.addWidget(problem_card(title, hint))
        whole.addWidget(self.details, 1)
        whole.addLayout(buttons)
        self.resize(480, 320)
        self.close_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
