"""The consent page: what is captured, when, who sees it, how long it is kept, and what never is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from agent.client import ContractView, Problem, Snapshot
from ui import messages, present
from ui.bridge import Bridge
from ui.present_capture import Tone
from ui.present_pages import Consent, consent, refusal
from ui.theme import GRID
from ui.tongue import tr
from ui.widgets import ErrorLabel, set_property, text_label, title_label

_SHARES = (22, 33, 23, 22)
"""Percent of the width that each column takes."""
_PADDING = QSize(28, 16)
"""Left and right, top and bottom together: the style sheet's padding and Qt's own margin."""


class ConsentTable(QTableWidget):
    """A table that is as tall as its text, walked by arrow keys and left by Tab."""

    def __init__(self) -> None:
        super().__init__()
        self._tall = 0
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)

    def fill(self, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        """Show these rows."""
        self.setColumnCount(len(columns))
        self.setHorizontalHeaderLabels(columns)
        self.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                if column == 0:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                self.setItem(row, column, item)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns and give each row the height of its text."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        for column, share in enumerate(_SHARES[: self.columnCount()]):
            self.setColumnWidth(column, width * share // 100)
        for row in range(self.rowCount()):
            self.setRowHeight(row, max(self._height(row, c) for c in range(self.columnCount())))
        tall = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + GRID
        tall += sum(self.rowHeight(row) for row in range(self.rowCount()))
        self._tall = tall
        self.setMaximumHeight(tall)
        self.updateGeometry()

    def _height(self, row: int, column: int) -> int:
        """What a cell needs for all its words; Qt's own guess forgets the style sheet's padding."""
        item = self.item(row, column)
        if item is None:
            return 0
        room = QRect(0, 0, self.columnWidth(column) - _PADDING.width(), 10_000)
        words = QFontMetrics(item.font()).boundingRect(
            room, Qt.TextFlag.TextWordWrap.value, item.text()
        )
        return words.height() + _PADDING.height()

    def sizeHint(self) -> QSize:
        """Tall enough for all rows."""
        return QSize(super().sizeHint().width(), self._tall)


class ConsentWindow(QWidget):
    """Agree or decline for a contract; once agreed it can be read again at any time."""

    closed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._consent: Consent | None = None
        self._contract: str | None = None
        """Whose page was asked for; None: of the chosen contract."""
        self.title = title_label()
        self.intro = text_label()
        self.table = ConsentTable()
        self.never_title = title_label(tr(messages.CONSENT_NEVER_TITLE))
        self.never = QVBoxLayout()
        self.never.setSpacing(GRID)
        self.never_lines: list[QLabel] = []
        self.footer = text_label(tone=Tone.PLAIN)
        self.agree_button = QPushButton(tr(messages.AGREE))
        self.agree_button.setProperty("kind", "primary")
        self.agree_button.clicked.connect(self.agree)
        self.decline_button = QPushButton(tr(messages.DECLINE))
        self.decline_button.clicked.connect(self.close)
        self.close_button = QPushButton(tr(messages.CLOSE))
        self.close_button.clicked.connect(self.close)
        self.error = ErrorLabel(self.agree_button)

        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.footer, 1)
        for button in (self.decline_button, self.close_button, self.agree_button):
            buttons.addWidget(button, alignment=Qt.AlignmentFlag.AlignBottom)
        self._column = whole = QVBoxLayout(self)
        whole.setContentsMargins(6 * GRID, 5 * GRID, 6 * GRID, 5 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(self.title)
        whole.addWidget(self.intro)
        whole.addSpacing(GRID)
        whole.addWidget(self.table, 100)
        whole.addSpacing(GRID)
        whole.addWidget(self.never_title)
        whole.addLayout(self.never)
        whole.addSpacing(2 * GRID)
        whole.addStretch(1)
        whole.addWidget(self.error)
        whole.addLayout(buttons)
        self.setMinimumWidth(480)
        self.resize(820, 680)
        bridge.changed.connect(lambda _: self._refresh())
        bridge.done.connect(self._done)
        bridge.refused.connect(self._refused)
        bridge.broken.connect(lambda _: self.agree_button.setEnabled(True))

    def open_page(self, contract: str | None = None) -> None:
        """Show the page of a contract, else of the chosen one; nothing happens where there is none."""
        self._contract = contract
        self._refresh(always=True)
        if self._consent is None:
            return
        self.error.say("")
        self.show()
        # Only a window that is shown knows how its rows wrap.
        self._column.activate()
        room = self.screen().availableGeometry().height() * 9 // 10
        self.resize(self.width(), min(self._column.totalHeightForWidth(self.width()), room))
        self.raise_()
        self.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Never so low that a line is cut; what is taller than the screen scrolls in the table."""
        super().resizeEvent(event)
        room = self.screen().availableGeometry().height() * 9 // 10
        self.setMinimumHeight(min(self._column.totalMinimumHeightForWidth(self.width()), room))

    def agree(self) -> None:
        """Agree to exactly the policy that is being shown."""
        page = self._consent
        if page is None:
            return
        self.error.say("")
        self.agree_button.setEnabled(False)
        self._bridge.agree(contract=page.contract, policy_sha256=page.policy_sha256)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top of the table, so that agreeing is a step of its own."""
        super().showEvent(event)
        self.table.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it was closed, agreed to or not."""
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes without agreeing."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _refresh(self, *, always: bool = False) -> None:
        if not always and not self.isVisible():
            return
        contract = self._asked_for(self._bridge.snapshot)
        page = consent(contract) if contract is not None else None
        if page is None:
            self._consent = None
            self.close()
        elif page != self._consent:
            self._consent = page
            self._show_page(page)

    def _asked_for(self, snapshot: Snapshot) -> ContractView | None:
        if self._contract is None:
            return present.chosen_contract(snapshot)
        return next((one for one in snapshot.contracts if one.contract == self._contract), None)

    def _show_page(self, page: Consent) -> None:
        self.setWindowTitle(page.title)
        self.title.setText(page.title)
        self.intro.setText(page.intro)
        self.table.fill(page.columns, page.rows)
        self.table.setAccessibleName(page.title)
        for line in self.never_lines:
            self.never.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.never_lines = [text_label(f"✕  {text}") for text in page.never]
        for line, text in zip(self.never_lines, page.never, strict=True):
            line.setAccessibleName(f"{tr(messages.CONSENT_NEVER_TITLE)}: {text}")
            self.never.addWidget(line)
        self.footer.setText(page.footer)
        set_property(self.footer, "tone", (Tone.GOOD if page.agreed else Tone.PLAIN).value)
        self.agree_button.setVisible(not page.agreed)
        self.agree_button.setEnabled(True)
        self.decline_button.setVisible(not page.agreed)
        self.close_button.setVisible(page.agreed)

    def _done(self, verb: str) -> None:
        if verb == "agree":
            self.close()

    def _refused(self, verb: str, problem: Problem) -> None:
        if verb == "agree":
            self.agree_button.setEnabled(True)
            self.error.say(refusal(problem))
