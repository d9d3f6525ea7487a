"""The contractor's own diary: days of cards with their totals, a detail beside them, and what can be done."""

from __future__ import annotations

from datetime import date, tzinfo

from PySide6.QtCore import QDate, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QDateEdit, QMenu

from agent.client import ClockState, ContractView, DiaryEntry, Problem, Snapshot
from ui import diary_days, diary_words, present_diary
from ui import theme as dress
from ui.bridge import Bridge
from ui.diary_close import CloseBar
from ui.diary_days import Period
from ui.diary_detail import DiaryDetail
from ui.diary_frame import DiaryFrame, qdate
from ui.diary_legend import DiaryLegend
from ui.diary_list import DiaryList
from ui.diary_looks import DiaryLooks
from ui.diary_model import DiaryModel, day_words
from ui.diary_questions import DiaryQuestions
from ui.diary_reading import DiaryReading
from ui.diary_thumbnails import Thumbnails
from ui.diary_work import DiaryWork
from ui.present_diary import CardRow, Row
from ui.present_pages import refusal
from ui.tongue import tr, tr_count

_NARROW = 720
"""Below this the detail takes the place of the list instead of standing beside it."""
_NEWS_MS = 1_500
"""How long news gather before an open diary is read again."""


class DiaryWindow(DiaryFrame):
    """Shows a day, a week, a month or a year of what this device tracked; works with the server or without."""

    zoom = Signal(tuple)
    """Show these pictures in full."""
    regions_wanted = Signal(str)
    """Open the editor for regions of this segment's pictures."""
    browser_wanted = Signal()
    """Show the diary in the browser, as the employer sees it."""
    export_wanted = Signal(object)
    """Export, of this contract (None: to be chosen) and of the days `(first, last)` that are shown."""
    verify_wanted = Signal()
    """Check an export."""

    def __init__(self, bridge: Bridge, look: dress.Look, zone: tzinfo | None = None) -> None:
        """`zone` is that of the viewer, None: of this computer."""
        self.thumbnails = Thumbnails(bridge)
        self.model = DiaryModel(zone)
        super().__init__(
            bridge.snapshot,
            DiaryList(self.model, look, self.thumbnails),
            DiaryDetail(self.thumbnails, zone),
        )
        self.thumbnails.setParent(self)
        self.model.setParent(self)
        self._bridge = bridge
        self._zone = zone
        self._seen: object = None
        self._arriving = True
        self.reading = DiaryReading(bridge, zone, self)
        self.looks = DiaryLooks(bridge, zone, self)
        self.legend: DiaryLegend | None = None
        """The page about the marks, while it is open."""
        self._look = look
        self.work = DiaryWork(bridge, self)
        self.questions = DiaryQuestions(
            self, bridge, self.reading, self.work, chosen=self.list.chosen_cards, zone=zone
        )
        self.close_bar = CloseBar(bridge, zone)
        self.below.addWidget(self.close_bar)
        self._connect()
        self._shortcuts()
        self._show_menu()
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(_NEWS_MS)
        self._news.timeout.connect(self.read_again)

    # Opening and closing

    def open_page(self) -> None:
        """Show the diary, at today if it was not open."""
        if not self.isVisible():
            self.show_day(self._today())
        self.show()
        self.raise_()
        self.activateWindow()
        self._arriving = True

    def offer_evidence(self, offered: bool) -> None:
        """Say whether exports can be made and checked here."""
        self.export_action.setVisible(offered)
        self.verify_action.setVisible(offered)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with what is there now."""
        super().showEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read, held or left undone for a window that nobody sees."""
        super().hideEvent(event)
        self._news.stop()
        self.looks.stop()
        self.work.commit()
        self.reading.stop()
        self.thumbnails.forget()
        self.list.cards.forget()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the questions with the window."""
        self.questions.close()
        if self.legend is not None:
            self.legend.close()
        self.close_bar.shut()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the detail beside the list or in its place."""
        super().resizeEvent(event)
        self._fit()

    # Where and when

    def show_day(self, day: date, period: Period | None = None) -> None:
        """Show this day, or the week, month or year around it."""
        self.looks.forget()
        self.reading.read(period or self.reading.period, diary_days.nearest(day))

    def entry(self, segment: str) -> DiaryEntry | None:
        """The segment of this id, if it is shown."""
        return next((one for one in self.reading.page.entries if one.segment == segment), None)

    def read_again(self) -> None:
        """Read what is shown anew; what is chosen stays chosen."""
        if self.isVisible() and not self.reading.busy:
            self.reading.read(self.reading.period, self.reading.day, again=True)

    def _step(self, by: int) -> None:
        self.show_day(diary_days.moved(self.reading.period, self.reading.day, by))

    def _today(self) -> date:
        return diary_days.day_at(self._bridge.snapshot.now_ms, self._zone)

    def _pick_day(self, picked: QDate) -> None:
        day = date(picked.year(), picked.month(), picked.day())
        if day != self.reading.day:
            self.show_day(day)

    def _pick_period(self, place: int) -> None:
        self.show_day(self.reading.day, tuple(Period)[place])

    def _pick_contract(self, _place: int) -> None:
        chosen = self.contract.currentData()
        if chosen != self.reading.contract:
            self.reading.contract = chosen
            self._show_all()

    # What was read

    def _began(self) -> None:
        self.model.show_rows(())
        if not self.work.waiting:
            self.say_refused("")
        self.close_bar.clear()
        day = self.reading.day
        self.date.blockSignals(True)
        self.date.setDate(qdate(day))
        self.date.blockSignals(False)
        self.period.setCurrentIndex(tuple(Period).index(self.reading.period))
        self._say_empty(tr(diary_words.LOADING), "")
        self._show_chosen()

    def _more(self, rows: tuple[Row, ...]) -> None:
        self.model.add_rows(rows)
        self.empty.setVisible(not self.model.rows)
        self.list.setVisible(bool(self.model.rows))
        if rows:
            self.totals.setText(tr(diary_words.LOADING_MORE).format(date=day_words(rows[-1].day)))

    def _show_all(self) -> None:
        """Show the period as it was read, and keep what was chosen."""
        rows = self.reading.rows()
        keys = [card.key for card in self.list.chosen_cards()]
        self.model.show_rows(rows)
        contract = self._contract(self.reading.contract)
        parts = present_diary.totals_line(
            self.reading.totals(rows), self.reading.week_minutes(), contract
        )
        self.totals.setText(" · ".join(parts))
        self._show_empty(rows)
        self.close_bar.follow(self.reading)
        if rows and not self.list.chosen_cards():
            chosen = next((key for key in keys if self.list.choose(key)), None)
            if chosen is None:
                self._choose_first(rows)
        self._show_chosen()
        # Who walks through days that are empty goes on walking; who went elsewhere stays there.
        if rows and (self._arriving or self.focusWidget() in (None, self)):
            self.list.setFocus()
        self._arriving = False

    def _choose_first(self, rows: tuple[Row, ...]) -> None:
        """The newest card where today is shown, else the first."""
        cards = [row for row in rows if isinstance(row, CardRow)]
        today = self._today()
        first, end = self.reading.days
        self.list.choose((cards[-1] if first <= today < end else cards[0]).key)

    def _failed(self, problem: Problem) -> None:
        if self.model.rows:
            self.say_refused(refusal(problem))
        else:
            why = refusal(problem)
            self._say_empty(tr(diary_words.CANNOT_READ).format(why=why), "")
            self.retry_button.show()

    def _show_empty(self, rows: tuple[Row, ...]) -> None:
        if rows:
            self.empty.hide()
            self.detail.hint.setText(tr(diary_words.NOTHING_CHOSEN))
            self.list.show()
            return
        first, _ = self.reading.days
        snapshot = self._bridge.snapshot
        contract = self.reading.contract
        period = self.reading.period
        self._say_empty(*present_diary.empty(period, first, self._today(), snapshot, contract))

    def _say_empty(self, text: str, hint: str) -> None:
        self.empty_text.setText(text)
        self.empty_hint.setText(hint)
        self.retry_button.hide()
        self.detail.hint.setText("")  # there is nothing to choose
        self.empty.show()
        if self.list.hasFocus():
            self.setFocus()
        self.list.hide()

    def _follow(self, snapshot: Snapshot) -> None:
        """Read again when something that the diary shows has changed, if it is seen."""
        sync = snapshot.sync
        seen = (
            (snapshot.state, snapshot.tracking, snapshot.capture, snapshot.today_minutes),
            (sync.receipted, sync.waiting, sync.held, sync.state),
            snapshot.contracts,
        )
        if seen == self._seen:
            return
        self._seen = seen
        self.list_contracts(snapshot)
        self._show_menu()
        first, end = self.reading.days
        live = first <= self._today() < end
        # A year is read on request alone: it takes too long to be read for every receipt.
        if self.isVisible() and live and self.reading.period in (Period.DAY, Period.WEEK):
            self._news.start()

    # What is chosen

    def _show_chosen(self) -> None:
        cards = self.list.chosen_cards()
        only = cards[0] if len(cards) == 1 else None
        self.detail.show_cards(cards, self._bridge.snapshot)
        self.looks.look_at(only.entry if only is not None else None)
        self._show_verbs()

    def _open_detail(self) -> None:
        """Where the detail is not beside the list it takes its place; else the pictures are shown in full."""
        if self.detail.isVisible():
            self.detail.zoom_first()
            return
        self.left.hide()
        self.detail.show()
        self.detail.back_button.setFocus()

    def _close_detail(self) -> None:
        self.left.show()
        self.detail.setVisible(not self._narrow())
        self.list.setFocus()

    def _show_verbs(self) -> None:
        """Offer what can be done with what is chosen, in the words of the detail."""
        for action, button in (
            (self.memo_action, self.detail.memo_button),
            (self.redact_action, self.detail.redact_button),
            (self.regions_action, self.detail.regions_button),
            (self.delete_action, self.detail.delete_button),
        ):
            action.setText(button.text())
            action.setEnabled(not button.isHidden())

    def _refused(self, problem: Problem) -> None:
        self.say_refused(refusal(problem))

    def _offer_verbs(self, place: QPoint) -> None:
        if self.list.chosen_cards():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self.about_cards)
            menu.popup(self.list.viewport().mapToGlobal(place))

    def show_legend(self) -> None:
        """Show what the marks mean."""
        if self.legend is None:
            self.legend = DiaryLegend(self, self._look)
            self.legend.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.legend.finished.connect(self._legend_closed)
        self.legend.show()
        self.legend.raise_()
        self.legend.activateWindow()

    def _legend_closed(self) -> None:
        self.legend = None

    def _show_waiting(self) -> None:
        waiting = self.work.waiting
        claims = [one.manual for one in self.reading.page.claims if one.manual in waiting]
        said = tr_count(diary_words.DELETING, len(waiting)) if waiting else ""
        self.say_waiting(tr(diary_words.CLAIM_GOES) if claims else said)
        if waiting and self.questions.dialog is None:
            self.undo_button.setFocus()

    def _export(self) -> None:
        first, end = self.reading.days
        self.export_wanted.emit((self.reading.contract, first, end))

    def _contract(self, contract: str | None) -> ContractView | None:
        found = (one for one in self._bridge.snapshot.contracts if one.contract == contract)
        return next(found, None)

    def _narrow(self) -> bool:
        return self.width() < _NARROW * max(1.0, self.fontMetrics().height() / 18)

    def _fit(self) -> None:
        narrow = self._narrow()
        self.detail.back_button.setVisible(narrow)
        self.keys.setVisible(not narrow)
        showing = self.left.isHidden()
        if narrow:
            self.detail.setVisible(showing)
        else:
            self.left.show()
            self.detail.show()

    def _show_menu(self) -> None:
        enrolled = self._bridge.snapshot.state is not ClockState.SIGNED_OUT
        for action in (self.manual_action, self.export_action, self.browser_action):
            action.setEnabled(enrolled)

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.today.clicked.connect(lambda: self.show_day(self._today()))
        self.date.dateChanged.connect(self._pick_day)
        self.period.activated.connect(self._pick_period)
        self.contract.activated.connect(self._pick_contract)
        self.manual_action.triggered.connect(self.questions.add_manual)
        self.export_action.triggered.connect(self._export)
        self.verify_action.triggered.connect(self.verify_wanted)
        self.browser_action.triggered.connect(self.browser_wanted)
        self.again_action.triggered.connect(self.read_again)
        self.undo_button.clicked.connect(self.work.undo)
        self.reading.began.connect(self._began)
        self.reading.more.connect(self._more)
        self.reading.done.connect(self._show_all)
        self.reading.failed.connect(self._failed)
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._open_detail)
        self.list.customContextMenuRequested.connect(self._offer_verbs)
        self.looks.said.connect(self.detail.say_looks)
        self.memo_action.triggered.connect(self.questions.edit_memo)
        self.redact_action.triggered.connect(self.questions.redact)
        self.regions_action.triggered.connect(self.detail.ask_regions)
        self.delete_action.triggered.connect(self.questions.delete)
        self.undo_action.triggered.connect(self.work.undo)
        self.undo_action.setEnabled(False)
        self.all_action.triggered.connect(self._choose_all)
        self.go_action.triggered.connect(self._go_to_day)
        self.legend_action.triggered.connect(self.show_legend)
        self.legend_button.clicked.connect(self.show_legend)
        self.retry_button.clicked.connect(self.read_again)
        self.detail.back.connect(self._close_detail)
        self.detail.zoom.connect(self.zoom)
        self.detail.regions_wanted.connect(self.regions_wanted)
        self.detail.memo_wanted.connect(self.questions.edit_memo)
        self.detail.redact_wanted.connect(self.questions.redact)
        self.detail.delete_wanted.connect(self.questions.delete)
        self.questions.added.connect(self.read_again)
        self.work.done.connect(self.read_again)
        self.work.refused.connect(self._refused)
        self.work.waits.connect(self._show_waiting)
        self._bridge.changed.connect(self._follow)

    def _shortcuts(self) -> None:
        for keys, slot in (
            ("Alt+Left", lambda: self._step(-1)),
            ("Alt+Right", lambda: self._step(1)),
            ("Ctrl+W", self.close),
            ("Esc", self._escape),
            ("F10", self.more_button.showMenu),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, call=slot: call())
            self.addAction(action)

    def _choose_all(self) -> None:
        if self.model.rows:
            self.list.setFocus()
            self.list.selectAll()

    def _go_to_day(self) -> None:
        self.date.setFocus()
        self.date.setSelectedSection(QDateEdit.Section.DaySection)

    def _escape(self) -> None:
        """Back to the list, then away."""
        if self.left.isHidden() or not self.list.hasFocus():
            self._close_detail()
        else:
            self.close()
