"""The pane beside the diary: all that is recorded of one segment, whether it would hold, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from agent.client import Snapshot
from ui import diary_words, present_diary, present_diary_detail
from ui.diary_thumbnails import Thumbnails
from ui.flow import FlowRow
from ui.present_capture import Tone
from ui.present_diary import CardRow
from ui.theme import GRID
from ui.tongue import tr, tr_all, tr_count
from ui.widgets import frame, text_label, title_label

_PICTURE = QSize(144, 81)


class DiaryDetail(QWidget):
    """Shows one card, or how many are chosen; asks through signals for what is to be done."""

    zoom = Signal(tuple)
    """Show these pictures in full."""
    memo_wanted = Signal()
    redact_wanted = Signal()
    regions_wanted = Signal(str)
    delete_wanted = Signal()
    back = Signal()

    def __init__(self, thumbnails: Thumbnails, zone: tzinfo | None) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._zone = zone
        self._cards: Sequence[CardRow] = ()
        # Two monitors may show the very same: then one picture is for two buttons.
        self._waiting: dict[str, list[QPushButton]] = {}
        self.setAccessibleName(tr(diary_words.DETAIL))
        self.back_button = QPushButton(tr(diary_words.CLOSE_DETAIL))
        self.back_button.setProperty("kind", "quiet")
        self.back_button.clicked.connect(self.back)
        self.back_button.hide()
        self.heading = title_label()
        self.hint = text_label(tr(diary_words.NOTHING_CHOSEN), Tone.PLAIN)
        self.verdict = title_label()
        self.grounds = QVBoxLayout()
        self.as_far = text_label(tr(diary_words.HOLDS_AS_FAR), Tone.PLAIN)
        self.holds = frame("card")
        self.pictures = QGridLayout()
        self.no_photo = text_label(tone=Tone.PLAIN)
        self.facts = QGridLayout()
        self.table = QTableWidget()
        self.no_counts = text_label(tone=Tone.PLAIN)
        self.looks_title = title_label(tr(diary_words.LOOKS_TITLE))
        self.looks = text_label()
        self.memo_button = QPushButton(tr(diary_words.EDIT_MEMO))
        self.redact_button = QPushButton(tr(diary_words.REDACT))
        self.regions_button = QPushButton(tr(diary_words.BLACK_OUT))
        self.delete_button = QPushButton(tr(diary_words.DELETE))
        self.memo_button.clicked.connect(self.memo_wanted)
        self.redact_button.clicked.connect(self.redact_wanted)
        self.regions_button.clicked.connect(self.ask_regions)
        self.delete_button.clicked.connect(self.delete_wanted)
        self._table_title = title_label(tr(diary_words.PER_MINUTE))
        self._facts_title = title_label(tr(diary_words.FACTS))
        self._lay_out()
        thumbnails.came.connect(self._picture_came)

    @property
    def cards(self) -> Sequence[CardRow]:
        """What is shown."""
        return self._cards

    def show_cards(self, cards: Sequence[CardRow], snapshot: Snapshot) -> None:
        """Show these cards: one in full, several by their number."""
        # The very same rows: what is read again is made anew where anything of it has changed.
        pairs = zip(cards, self._cards, strict=False)
        if cards and len(cards) == len(self._cards) and all(a is b for a, b in pairs):
            return
        same = [card.key for card in cards] == [card.key for card in self._cards]
        self._cards = cards
        only = cards[0] if len(cards) == 1 else None
        entry = only.entry if only is not None else None
        self.hint.setVisible(not cards)
        self.heading.setVisible(bool(cards))
        if only is not None:
            self.heading.setText(present_diary_detail.heading(only, self._zone))
        else:
            self.heading.setText(tr_count(diary_words.SEVERAL_CHOSEN, len(cards)))
        self._show_holds(only)
        self._show_pictures(only)
        self._show_facts(only, snapshot)
        self._show_minutes(only)
        self.looks_title.setVisible(entry is not None)
        self.looks.setVisible(entry is not None)
        self._show_verbs()
        if not same:
            self.sheet.verticalScrollBar().setValue(0)

    def say_looks(self, text: str) -> None:
        """Say who looked at what is shown."""
        self.looks.setText(text)

    def _show_verbs(self) -> None:
        cards = self._cards
        segments = bool(present_diary_detail.segments_left(cards))
        claim = len(cards) == 1 and cards[0].claim is not None
        self.memo_button.setVisible(segments)
        self.redact_button.setVisible(segments)
        self.regions_button.setVisible(
            len(cards) == 1
            and cards[0].entry is not None
            and present_diary_detail.can_black_out(cards[0].entry)
        )
        taken_back = claim and cards[0].state is present_diary.CardState.REMOVED
        self.delete_button.setText(tr(diary_words.TAKE_BACK if claim else diary_words.DELETE))
        self.delete_button.setVisible(segments or (claim and not taken_back))

    def _show_holds(self, only: CardRow | None) -> None:
        entry = only.entry if only is not None else None
        self.holds.setVisible(entry is not None)
        _clear(self.grounds)
        if entry is None:
            return
        self.verdict.setText(present_diary_detail.verdict_line(entry))
        for line in present_diary_detail.grounds(entry):
            label = text_label(f"{line.sign} {line.text}", line.tone)
            self.grounds.addWidget(label)

    def _show_pictures(self, only: CardRow | None) -> None:
        _clear(self.pictures)
        self._waiting = {}
        entry = only.entry if only is not None else None
        shown: list[tuple[str, str]] = []
        if entry is not None:
            names = present_diary_detail.picture_names(entry.shots)
            shown = [(shot.thumbnail, name) for shot, name in zip(entry.shots, names, strict=True)]
            if entry.photo is not None:
                shown.append((entry.photo.thumbnail, tr(diary_words.SHOW_PHOTO)))
        for place, (thumbnail, name) in enumerate(shown):
            button = QPushButton()
            button.setProperty("kind", "picture")
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFixedSize(_PICTURE)
            button.setIconSize(_PICTURE - QSize(4, 4))
            button.clicked.connect(lambda _=False, at=place: self._zoom(at))
            self.pictures.addWidget(button, place // 2, place % 2)
            self._waiting.setdefault(thumbnail, []).append(button)
        for thumbnail in tuple(self._waiting):
            self._picture_came(thumbnail)
        why = ""
        if entry is not None:
            why = present_diary_detail.photo_line(entry)
            if only is not None and not entry.shots:
                why = f"{present_diary.picture_words(only)} {why}".strip()
        self.no_photo.setText(why)
        self.no_photo.setVisible(bool(why))

    def _picture_came(self, thumbnail: str) -> None:
        if thumbnail not in self._waiting:
            return
        pixmap = self._thumbnails.get(thumbnail)
        if pixmap is None:
            return
        for button in self._waiting.pop(thumbnail):
            if pixmap.isNull():
                button.setText("–")
                gone = tr(diary_words.PICTURE_GONE)
                button.setToolTip(gone)
                button.setAccessibleDescription(gone)
                button.setEnabled(False)
            else:
                button.setIcon(QIcon(_within(pixmap, _PICTURE - QSize(4, 4))))

    def _show_facts(self, only: CardRow | None, snapshot: Snapshot) -> None:
        _clear(self.facts)
        self._facts_title.setVisible(only is not None)
        if only is None:
            return
        for row, fact in enumerate(present_diary_detail.facts(only, snapshot, self._zone)):
            name = text_label(fact.name, Tone.PLAIN)
            name.setWordWrap(False)
            value = text_label(fact.value)
            value.setAccessibleName(f"{fact.name}: {fact.value}")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.facts.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self.facts.addWidget(value, row, 1)

    def _show_minutes(self, only: CardRow | None) -> None:
        entry = only.entry if only is not None else None
        self._table_title.setVisible(entry is not None)
        if entry is None:
            self.table.hide()
            self.no_counts.hide()
            return
        told = present_diary_detail.minutes(entry, self._zone)
        self.no_counts.setText(told.none)
        self.no_counts.setVisible(bool(told.none))
        self.table.setVisible(bool(told.rows))
        self.table.setRowCount(len(told.rows))
        self.table.setHorizontalHeaderLabels(list(told.columns))
        for row, cells in enumerate(told.rows):
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, cell)
        high = self.table.horizontalHeader().sizeHint().height() + 2
        self.table.setFixedHeight(
            high + sum(self.table.rowHeight(row) for row in range(len(told.rows)))
        )

    def _zoom(self, place: int) -> None:
        entry = self._cards[0].entry if len(self._cards) == 1 else None
        if entry is None:
            return
        pictures = [shot.picture for shot in entry.shots]
        if entry.photo is not None:
            pictures.append(entry.photo.picture)
        self.zoom.emit((*pictures[place:], *pictures[:place]))

    def zoom_first(self) -> None:
        """Show the pictures of what is chosen, if there are any."""
        entry = self._cards[0].entry if len(self._cards) == 1 else None
        if entry is not None and (entry.shots or entry.photo is not None):
            self._zoom(0)

    def ask_regions(self) -> None:
        """Ask for the editor of regions of what is shown."""
        if len(self._cards) == 1:
            self.regions_wanted.emit(self._cards[0].key)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self.holds)
        inside.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        holds_title = text_label(tr(diary_words.HOLDS_TITLE), Tone.PLAIN)
        inside.addWidget(holds_title)
        inside.addWidget(self.verdict)
        inside.addLayout(self.grounds)
        inside.addWidget(self.as_far)
        self.table.setColumnCount(len(tr_all(diary_words.MINUTE_COLUMNS)))
        self.table.setAccessibleName(tr(diary_words.PER_MINUTE))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self.table.fontMetrics().height() + 3 * GRID)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.facts.setColumnStretch(1, 1)
        self.facts.setHorizontalSpacing(3 * GRID)
        self.pictures.setColumnStretch(2, 1)
        verbs = FlowRow(spacing=2 * GRID)
        for button in (
            self.memo_button,
            self.redact_button,
            self.regions_button,
            self.delete_button,
        ):
            verbs.add(button)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        for part in (self.heading, self.hint, self.holds):
            column.addWidget(part)
        column.addLayout(self.pictures)
        column.addWidget(self.no_photo)
        column.addWidget(verbs)
        column.addWidget(self._facts_title)
        column.addLayout(self.facts)
        column.addWidget(self._table_title)
        column.addWidget(self.table)
        column.addWidget(self.no_counts)
        column.addWidget(self.looks_title)
        column.addWidget(self.looks)
        column.addStretch(1)
        self.sheet = QScrollArea()
        self.sheet.setWidget(inner)
        self.sheet.setWidgetResizable(True)
        self.sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QHBoxLayout()
        top.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        top.addWidget(self.back_button)
        top.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(top)
        whole.addWidget(self.sheet, 1)


def _within(pixmap: QPixmap, room: QSize) -> QPixmap:
    return pixmap.scaled(
        room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _clear(layout: QVBoxLayout | QGridLayout) -> None:
    """Take all widgets out of a layout and let them go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if isinstance(widget, QLabel | QPushButton):
            widget.hide()
            widget.deleteLater()
