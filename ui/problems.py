"""The problems page: what is wrong, what to do, and diagnostics to copy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import messages
from ui.bridge import Bridge
from ui.flow import FlowRow
from ui.present_capture import Tone
from ui.present_pages import Answer, ProblemLine, answer_words, problem_lines
from ui.theme import GRID
from ui.tongue import tr
from ui.widgets import frame, text_label, title_label


def problem_card(title: str, hint: str, when: str = "", tone: Tone = Tone.BAD) -> QWidget:
    """One problem: its title, what to do, and since when it stands."""
    card = frame("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
    layout.setSpacing(GRID)
    head = title_label(title)
    head.setProperty("tone", tone.value)
    layout.addWidget(head)
    for text in (hint, when):
        if text:
            layout.addWidget(text_label(text))
    card.setAccessibleName(f"{title}. {hint} {when}".rstrip())
    return card


def copy_button() -> QPushButton:
    """The button that copies diagnostics."""
    return QPushButton(tr(messages.COPY))


def copy_text(button: QPushButton, text: str) -> None:
    """Put `text` on the clipboard and say on the button that it is there."""
    QGuiApplication.clipboard().setText(text)
    button.setText(tr(messages.COPIED))


class ProblemsWindow(QWidget):
    """Follows the snapshot while it is open."""

    answered = Signal(object)
    """This `Answer` to a problem was chosen."""

    def __init__(self, bridge: Bridge, diagnostics: Callable[[], str]) -> None:
        super().__init__()
        self._bridge = bridge
        self._diagnostics = diagnostics
        self._shown: tuple[ProblemLine, ...] | None = None
        self.setWindowTitle(tr(messages.PROBLEMS_TITLE))
        self.cards: list[QWidget] = []
        self.answers: dict[Answer, QPushButton] = {}
        """The first button of each answer that is shown."""
        self._offered: frozenset[Answer] = frozenset()
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
        scroll.setAccessibleName(tr(messages.PROBLEMS_TITLE))
        self.copy = copy_button()
        self.copy.clicked.connect(self.copy_diagnostics)
        self.again = QPushButton(tr(messages.TRY_AGAIN))
        self.again.clicked.connect(bridge.refresh)
        self.again.clicked.connect(bridge.upload_now)
        self.close_button = QPushButton(tr(messages.CLOSE))
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
        whole.addWidget(title_label(tr(messages.PROBLEMS_TITLE)))
        whole.addWidget(scroll, 1)
        whole.addLayout(buttons)
        self.resize(480, 420)
        bridge.changed.connect(lambda _: self._refresh())

    def open_page(self) -> None:
        """Show what is wrong now."""
        self.copy.setText(tr(messages.COPY))
        self.show()
        self._refresh()
        self.raise_()
        self.activateWindow()

    def copy_diagnostics(self) -> None:
        """Copy what support needs to know."""
        copy_text(self.copy, self._diagnostics())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def offer(self, *answers: Answer) -> None:
        """Say what can be answered with here."""
        self._offered = frozenset(answers)

    def _card(self, line: ProblemLine) -> QWidget:
        card = problem_card(line.title, line.hint, line.when, line.tone)
        offered = [one for one in line.answers if one in self._offered]
        if not offered:
            return card
        row = FlowRow(spacing=2 * GRID)
        for answer in offered:
            # Two problems may have the same answer, and a letter for Alt leads to one place.
            words = answer_words(answer)
            button = QPushButton(words if answer not in self.answers else words.replace("&", ""))
            button.clicked.connect(lambda _=False, chosen=answer: self.answered.emit(chosen))
            self.answers.setdefault(answer, button)
            row.add(button)
        layout = card.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addSpacing(GRID)
            layout.addWidget(row)
        return card

    def _refresh(self) -> None:
        lines = problem_lines(self._bridge.snapshot)
        if not self.isVisible() or lines == self._shown:
            return
        self._shown = lines
        for card in self.cards:
            self.list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.answers = {}
        self.cards = [self._card(one) for one in lines]
        standing = any(one.tone is Tone.BAD for one in lines)
        if not standing:
            self.cards.insert(0, text_label(tr(messages.PROBLEMS_NONE), Tone.GOOD))
        for card in self.cards:
            self.list.addWidget(card)
        self.again.setVisible(standing)


class FailureWindow(QWidget):
    """Something that cannot be gone on with, or a mistake of ours: words, details and a way out."""

    def __init__(
        self, *, window_title: str, title: str, hint: str, details: str, again: bool = False
    ) -> None:
        """With `again` it offers to try once more: `wanted_again` says whether that was chosen."""
        super().__init__()
        self.wanted_again = False
        self.setWindowTitle(window_title)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(tr(messages.DIAGNOSTICS))
        self.copy = copy_button()
        self.copy.clicked.connect(lambda: copy_text(self.copy, details))
        self.close_button = QPushButton(tr(messages.CLOSE))
        self.close_button.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        self.again_button = QPushButton(tr(messages.TRY_AGAIN))
        self.again_button.setVisible(again)
        self.again_button.clicked.connect(self._again)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.again_button)
        first = self.again_button if again else self.close_button
        first.setProperty("kind", "primary")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        whole.setSpacing(3 * GRID)
        whole.addWidget(problem_card(title, hint))
        whole.addWidget(self.details, 1)
        whole.addLayout(buttons)
        self.resize(480, 320)
        first.setFocus()

    def _again(self) -> None:
        self.wanted_again = True
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
