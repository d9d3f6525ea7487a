"""The main window: one narrow column with the clock's state on top and the uploads at the foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
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
from ui import messages, present, present_capture
from ui.bridge import Bridge
from ui.enrol_page import EnrolPage
from ui.first_run import FirstRunPage
from ui.first_run_needs import FirstRun
from ui.icons import mark_pixmap
from ui.present import Main, Page
from ui.present_capture import Tone
from ui.present_pages import refusal
from ui.theme import GRID, Look
from ui.tongue import tr
from ui.widgets import ErrorLabel, Ticker, frame, set_property, text_label, title_label
from ui.work_page import WorkPage

WIDTH = 380
_LEAST_WIDTH = 320
_MARK = 20
_FOOT_VERBS = frozenset({"upload_now", "refresh", "dismiss"})
"""Verbs without a field of their own: their refusals stand at the foot."""


class EmptyPage(QWidget):
    """Enrolled but on no contract: says what will appear here and how."""

    look_again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = text_label(tone=Tone.PLAIN)
        self.button = QPushButton(tr(messages.LOOK_AGAIN))
        self.button.clicked.connect(self.look_again)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4 * GRID, 0, 4 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(title_label(tr(messages.NO_CONTRACTS_TITLE)))
        whole.addWidget(self.text)
        whole.addSpacing(2 * GRID)
        whole.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        whole.addStretch(1)


class MainWindow(QWidget):
    """Shows `present.main` of the newest snapshot; asks through signals for other windows."""

    consent_wanted = Signal()
    problems_wanted = Signal()
    diary_wanted = Signal()
    settings_wanted = Signal()
    quit_wanted = Signal()
    closed = Signal()
    zoom = Signal(tuple)
    redact_regions = Signal(str)

    def __init__(self, bridge: Bridge, look: Look, first_run: FirstRun | None = None) -> None:
        """Without `first_run` the first run ends with the sign-in."""
        super().__init__()
        self._bridge = bridge
        self._look = look
        self._notices: tuple[tuple[str, str], ...] = ()
        self._notice_cards: list[QWidget] = []
        self.setWindowTitle(messages.APP)

        self.mark = QLabel()
        self.mark.setFixedSize(_MARK, _MARK)
        self.state = text_label()
        self.go_on = QPushButton(tr(messages.GO_ON))
        self.go_on.clicked.connect(bridge.start)
        self.menu_button = QToolButton()
        self.menu_button.setText("☰")
        self.menu_button.setProperty("kind", "quiet")
        self.menu_button.setAccessibleName(tr(messages.MENU))
        self.menu_button.setToolTip(f"{tr(messages.MENU)} (F10)")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu_button.setMenu(self._menu())
        self.notice_box = QVBoxLayout()
        self.notice_box.setSpacing(2 * GRID)

        self.enrol = EnrolPage(bridge, None if first_run is None else first_run.setup)
        self.first_run = FirstRunPage(bridge, first_run)
        self.empty = EmptyPage()
        self.work = WorkPage(bridge)
        self.sync = text_label()
        self.upload = QPushButton(tr(messages.UPLOAD_NOW))
        self.upload.setProperty("kind", "quiet")
        self.upload.clicked.connect(bridge.upload_now)
        self.foot_error = ErrorLabel(self.upload)
        self.problems = text_label()
        self.problems_button = QPushButton(tr(messages.SHOW_PROBLEMS))
        self.problems_button.setProperty("kind", "quiet")
        self.problems_button.clicked.connect(self.problems_wanted)
        self.rule = frame("rule")
        self.no_tray = text_label(tr(messages.NO_TRAY), Tone.CARE)
        self.no_tray.hide()

        self._grown = QTimer(self)
        self._grown.setSingleShot(True)
        self._grown.timeout.connect(self._make_room)
        self.inner = QWidget()
        self.column = QVBoxLayout(self.inner)
        self.sheet = QScrollArea()
        self._page: Page | None = None
        self._shape: tuple[bool, bool, int] | None = None
        self._lay_out()
        self.empty.look_again.connect(bridge.refresh)
        self.first_run.consent_wanted.connect(self.consent_wanted)
        self.first_run.turned.connect(self._turn_first_run)
        self.work.consent_wanted.connect(self.consent_wanted)
        self.work.zoom.connect(self.zoom)
        self.work.redact_regions.connect(self.redact_regions)
        # Its question may take more lines than what stood there.
        self.work.panel.installEventFilter(self)
        self._shortcuts()
        self.inner.installEventFilter(self)
        self._ticker = Ticker(self, self._tick, self._due_ms)
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
        self.first_run.say_tray(available)
        self._fit(shrink=False)

    def present_memo(self) -> None:
        """Bring the memo under the cursor."""
        self.work.memo_edit.setFocus()
        self.work.memo_edit.selectAll()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave it to the shell what closing means."""
        event.ignore()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Show seconds while the window is the one that the keyboard writes to."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isVisible():
            self._tick()

    def refresh(self) -> None:
        """Show the newest snapshot."""
        main = self._main()
        pages: dict[Page, QWidget] = {
            Page.ENROL: self.enrol,
            Page.EMPTY: self.empty,
            Page.WORK: self.work,
        }
        if main.page is Page.ENROL:
            self.first_run.begun()
        stepping = self.first_run.show_snapshot(self._bridge.snapshot)
        self.first_run.setVisible(stepping)
        for page, widget in pages.items():
            widget.setVisible(page is main.page and not stepping)
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
        if event.type() is QEvent.Type.LayoutRequest:
            if watched is self.inner:
                self._fit(shrink=False)
            else:
                self._grown.start()  # only then do the layouts around it know
        return super().eventFilter(watched, event)

    def _make_room(self) -> None:
        """The last capture asks something: else its page would be as tall as before."""
        self.work.panel.updateGeometry()
        self.work.updateGeometry()
        self._fit(shrink=False)

    def _fit(self, *, shrink: bool) -> None:
        """Make the window as tall as what it holds, if the screen allows it."""
        self.column.activate()
        available = self.screen().availableGeometry()
        # With large text words are wider than the window: then it is as wide as they are.
        bar = self.sheet.verticalScrollBar().sizeHint().width()
        least = max(_LEAST_WIDTH, self.column.minimumSize().width() + bar)
        self.setMinimumWidth(min(least, available.width()))
        room = available.height() * 9 // 10
        # As if there were a scroll bar: one that has come goes only where it is not needed beside itself.
        width = self.width() - self.sheet.verticalScrollBar().sizeHint().width()
        whole = self.column.totalHeightForWidth(width)
        # What does not fit on the screen is scrolled to: the sheet would squeeze lines that wrap.
        self.inner.setMinimumHeight(whole)
        tall = min(whole, room)
        if shrink or tall > self.height():
            self.resize(self.width(), tall)
            below = self.y() + self.frameGeometry().height() - available.y() - available.height()
            if self.isVisible() and below > 0:
                self.move(self.x(), max(available.y(), self.y() - below))

    def _turn_to(self, page: Page) -> None:
        """Begin a page at its first step."""
        first: dict[Page, QWidget] = {
            Page.ENROL: self.enrol.first,
            Page.EMPTY: self.empty.button,
            Page.WORK: self.work.button if self.work.button.isEnabled() else self.work.contract,
        }
        stepping = self.first_run.step is not None
        (self.first_run.first if stepping else first[page]).setFocus()

    def _turn_first_run(self) -> None:
        """Another step of the first run, or its end: begin it at its first control."""
        if self._page is None:
            return  # the window is being made
        if self.first_run.step is None:
            QTimer.singleShot(0, self.refresh)
            self._page = None
            return
        self.first_run.setVisible(True)
        self.first_run.first.setFocus()
        QTimer.singleShot(0, lambda: self._fit(shrink=True))

    def _tick(self) -> None:
        main = self._main()
        self.work.show_faces(main)
        self._ticker.want(main.runs)

    def _main(self) -> Main:
        bridge = self._bridge
        return present.main(bridge.snapshot, bridge.elapsed_ms(), seconds=self._shows_seconds())

    def _due_ms(self) -> int:
        bridge = self._bridge
        seconds = self._shows_seconds()
        return present_capture.moves_in_ms(bridge.snapshot, bridge.elapsed_ms(), seconds=seconds)

    def _shows_seconds(self) -> bool:
        """Beside a window that is worked in, seconds would only distract, and wake the machine each time."""
        return self.isActiveWindow()

    def _show_state(self, main: Main) -> None:
        self.mark.setPixmap(
            mark_pixmap(main.mark, self._look.theme, _MARK, self.devicePixelRatioF())
        )
        self.state.setText(main.state.text)
        self.go_on.setVisible(present.paused_by_hand(self._bridge.snapshot))
        set_property(self.state, "tone", main.state.tone.value)

    def _show_foot(self, main: Main) -> None:
        enrolled = main.page is not Page.ENROL and self.first_run.step is None
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
            self._notice(
                notice_id, text, tr(messages.DISMISS) if at == 0 else tr(messages.DISMISS_NEXT)
            )
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
            (tr(messages.DIARY), self.diary_wanted),
            (tr(messages.CONSENT_MENU), self.consent_wanted),
            (tr(messages.PROBLEMS_MENU), self.problems_wanted),
            (tr(messages.SETTINGS_MENU), self.settings_wanted),
        ):
            menu.addAction(words).triggered.connect(signal)
        menu.addSeparator()
        menu.addAction(tr(messages.UPLOAD_NOW)).triggered.connect(self._bridge.upload_now)
        menu.addAction(tr(messages.REFRESH)).triggered.connect(self._bridge.refresh)
        menu.addSeparator()
        quit_action = menu.addAction(tr(messages.QUIT))
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
            ("Esc", self.close),
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
        head.addWidget(self.go_on)
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
        for page in (self.enrol, self.first_run, self.empty, self.work):
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
        self.setMinimumWidth(_LEAST_WIDTH)
