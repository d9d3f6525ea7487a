"""The main window: one narrow column with the clock's state on top and the uploads at the foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from agent.client import Problem
from ui import messages, present
from ui.bridge import Bridge
from ui.enrol_page import EnrolPage
from ui.icons import mark_pixmap
from ui.present import Main, Page
from ui.present_capture import Tone
from ui.present_pages import refusal
from ui.theme import GRID, Look
from ui.widgets import ErrorLabel, Ticker, frame, set_property, text_label, title_label
from ui.work_page import WorkPage

WIDTH = 380
_MARK = 20
_FOOT_VERBS = frozenset({"upload_now", "refresh", "dismiss"})
"""Verbs without a field of their own: their refusals stand at the foot."""


class EmptyPage(QWidget):
    """Enrolled but on no contract: says what will appear here and how."""

    look_again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = text_label(tone=Tone.PLAIN)
        self.button = QPushButton(messages.LOOK_AGAIN)
        self.button.clicked.connect(self.look_again)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4 * GRID, 0, 4 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(title_label(messages.NO_CONTRACTS_TITLE))
        whole.addWidget(self.text)
        whole.addSpacing(2 * GRID)
        whole.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        whole.addStretch(1)


class MainWindow(QWidget):
    """Shows `present.main` of the newest snapshot; asks through signals for other windows."""

    consent_wanted = Signal()
    problems_wanted = Signal()
    diary_wanted = Signal()
    quit_wanted = Signal()
    closed = Signal()
    zoom = Signal(tuple)

    def __init__(self, bridge: Bridge, look: Look) -> None:
        super().__init__()
        self._bridge = bridge
        self._look = look
        self._notices: tuple[tuple[str, str], ...] = ()
        self._notice_cards: list[QWidget] = []
        self.setWindowTitle(messages.APP)

        self.mark = QLabel()
        self.mark.setFixedSize(_MARK, _MARK)
        self.state = text_label()
        self.menu_button = QToolButton()
        self.menu_button.setText("☰")
        self.menu_button.setProperty("kind", "quiet")
        self.menu_button.setAccessibleName(messages.MENU)
        self.menu_button.setToolTip(f"{messages.MENU} (F10)")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu_button.setMenu(self._menu())
        self.notice_box = QVBoxLayout()
        self.notice_box.setSpacing(2 * GRID)

        self.enrol = EnrolPage(bridge)
        self.empty = EmptyPage()
        self.work = WorkPage(bridge)
        self.sync = text_label()
        self.upload = QPushButton(messages.UPLOAD_NOW)
        self.upload.setProperty("kind", "quiet")
        self.upload.clicked.connect(bridge.upload_now)
        self.foot_error = ErrorLabel(self.upload)
        self.problems = text_label()
        self.problems_button = QPushButton(messages.SHOW_PROBLEMS)
        self.problems_button.setProperty("kind", "quiet")
        self.problems_button.clicked.connect(self.problems_wanted)
        self.rule = frame("rule")
        self.no_tray = text_label(messages.NO_TRAY, Tone.CARE)
        self.no_tray.hide()

        self.inner = QWidget()
        self.column = QVBoxLayout(self.inner)
        self.sheet = QScrollArea()
        self._page: Page | None = None
        self._shape: tuple[bool, bool, int] | None = None
        self._lay_out()
        self.empty.look_again.connect(bridge.refresh)
        self.work.consent_wanted.connect(self.consent_wanted)
        self.work.zoom.connect(self.zoom)
        self._shortcuts()
        self.inner.installEventFilter(self)
        self._ticker = Ticker(self, self._tick)
        bridge.changed.connect(lambda _: self.refresh())
        bridge.done.connect(self._done)
        bridge.refused.connect(self._refused)
        look.changed.connect(self.refresh)
        self.resize(WIDTH, 640)
        self.refresh()

    @property
    def ticking(self) -> bool:
        """Whether a face of this window is being redrawn each second."""
        return self._ticker.running

    def say_tray(self, available: bool) -> None:
        """Say whether the desktop has a tray to close into."""
        self.no_tray.setVisible(not available)
        self._fit(shrink=False)

    def present_memo(self) -> None:
        """Bring the memo under the cursor."""
        self.work.memo_edit.setFocus()
        self.work.memo_edit.selectAll()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave it to the shell what closing means."""
        event.ignore()
        self.closed.emit()

    def refresh(self) -> None:
        """Show the newest snapshot."""
        main = present.main(self._bridge.snapshot, self._bridge.elapsed_ms())
        pages: dict[Page, QWidget] = {
            Page.ENROL: self.enrol,
            Page.EMPTY: self.empty,
            Page.WORK: self.work,
        }
        for page, widget in pages.items():
            widget.setVisible(page is main.page)
        self._show_state(main)
        self._show_notices(main.notices)
        self.empty.text.setText(main.empty)
        self.work.show_main(main)
        self._show_foot(main)
        self._ticker.want(main.runs)
        if main.page is not self._page:
            self._page = main.page
            self._turn_to(main.page)
            self._shape = None
        shape = (main.capture is None, main.problems is None, len(main.notices))
        if shape != self._shape:
            self._fit(shrink=self._shape is None)
            self._shape = shape

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what the column comes to hold: an error beside a field, a line that wraps."""
        if watched is self.inner and event.type() is QEvent.Type.LayoutRequest:
            self._fit(shrink=False)
        return super().eventFilter(watched, event)

    def _fit(self, *, shrink: bool) -> None:
        """Make the window as tall as what it holds, if the screen allows it."""
        self.column.activate()
        available = self.screen().availableGeometry()
        room = available.height() * 9 // 10
        # As if there were a scroll bar: one that has come goes only where it is not needed beside itself.
        width = self.width() - self.sheet.verticalScrollBar().sizeHint().width()
        tall = min(self.column.totalHeightForWidth(width), room)
        if shrink or tall > self.height():
            self.resize(self.width(), tall)
            below = self.y() + self.frameGeometry().height() - available.y() - available.height()
            if self.isVisible() and below > 0:
                self.move(self.x(), max(available.y(), self.y() - below))

    def _turn_to(self, page: Page) -> None:
        """Begin a page at its first step."""
        first: dict[Page, QWidget] = {
            Page.ENROL: self.enrol.server,
            Page.EMPTY: self.empty.button,
            Page.WORK: self.work.button if self.work.button.isEnabled() else self.work.contract,
        }
        first[page].setFocus()

    def _tick(self) -> None:
        main = present.main(self._bridge.snapshot, self._bridge.elapsed_ms())
        self.work.show_faces(main)
        self._ticker.want(main.runs)

    def _show_state(self, main: Main) -> None:
        self.mark.setPixmap(
            mark_pixmap(main.mark, self._look.theme, _MARK, self.devicePixelRatioF())
        )
        self.state.setText(main.state.text)
        set_property(self.state, "tone", main.state.tone.value)

    def _show_foot(self, main: Main) -> None:
        enrolled = main.page is not Page.ENROL
        self.sync.setText(main.sync.text)
        set_property(self.sync, "tone", main.sync.tone.value)
        self.sync.setVisible(enrolled)
        self.rule.setVisible(enrolled or main.problems is not None)
        self.upload.setVisible(enrolled and main.can_upload)
        self.problems.setVisible(main.problems is not None)
        self.problems_button.setVisible(main.problems is not None)
        if main.problems is not None:
            self.problems.setText(main.problems.text)
            set_property(self.problems, "tone", main.problems.tone.value)

    def _show_notices(self, notices: tuple[tuple[str, str], ...]) -> None:
        if notices == self._notices:
            return
        self._notices = notices
        for card in self._notice_cards:
            self.notice_box.removeWidget(card)
            card.hide()
            card.deleteLater()
        # One letter for one button: Alt+O dismisses the first, then the next.
        self._notice_cards = [
            self._notice(notice_id, text, messages.DISMISS if at == 0 else messages.DISMISS_NEXT)
            for at, (notice_id, text) in enumerate(notices)
        ]
        for card in self._notice_cards:
            self.notice_box.addWidget(card)

    def _notice(self, notice_id: str, text: str, dismiss: str) -> QWidget:
        card = frame("notice")
        row = QHBoxLayout(card)
        row.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.addWidget(text_label(text), 1)
        button = QPushButton(dismiss)
        button.setAccessibleDescription(text)
        button.clicked.connect(lambda: self._bridge.dismiss(notice=notice_id))
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        return card

    def _done(self, verb: str) -> None:
        if verb in _FOOT_VERBS:
            self.foot_error.say("")

    def _refused(self, verb: str, problem: Problem) -> None:
        if verb in _FOOT_VERBS:
            self.foot_error.say(refusal(problem))
        # The pages hear of it before: an error beside a field needs room.
        self._fit(shrink=False)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for words, signal in (
            (messages.DIARY, self.diary_wanted),
            (messages.CONSENT_MENU, self.consent_wanted),
            (messages.PROBLEMS_MENU, self.problems_wanted),
        ):
            menu.addAction(words).triggered.connect(signal)
        menu.addSeparator()
        menu.addAction(messages.UPLOAD_NOW).triggered.connect(self._bridge.upload_now)
        menu.addAction(messages.REFRESH).triggered.connect(self._bridge.refresh)
        menu.addSeparator()
        quit_action = menu.addAction(messages.QUIT)
        quit_action.setShortcut(QKeySequence.StandardKey.Quit)
        quit_action.triggered.connect(self.quit_wanted)
        self.addAction(quit_action)
        return menu

    def _shortcuts(self) -> None:
        for keys, slot in (
            ("Ctrl+Return", self.work.main_verb),
            ("Ctrl+Enter", self.work.main_verb),
            ("F10", self.menu_button.showMenu),
            ("Ctrl+W", self.close),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, call=slot: call())
            self.addAction(action)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self.mark)
        head.addWidget(self.state, 1)
        head.addWidget(self.menu_button)
        foot_row = QHBoxLayout()
        foot_row.addWidget(self.sync, 1)
        foot_row.addWidget(self.upload)
        problems_row = QHBoxLayout()
        problems_row.addWidget(self.problems, 1)
        problems_row.addWidget(self.problems_button)
        column = self.column
        column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        column.addLayout(self.notice_box)
        # Not a stacked widget: that is as tall as its tallest page.
        for page in (self.enrol, self.empty, self.work):
            column.addWidget(page, 1)
        column.addWidget(self.rule)
        column.addLayout(problems_row)
        column.addLayout(foot_row)
        column.addWidget(self.foot_error)
        column.addWidget(self.no_tray)
        scroll = self.sheet
        scroll.setWidget(self.inner)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.setMinimumWidth(320)
