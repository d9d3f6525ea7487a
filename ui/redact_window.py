"""The redaction editor: the pictures of a capture, what is blacked out of them, and the step that does it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from agent.client import Problem, ProblemCode, Redaction, Region, Snapshot, Tracking
from ui import redact_words
from ui.bridge import Bridge
from ui.capture_card import pixmap_of
from ui.flow import FlowRow
from ui.present_capture import Tone
from ui.present_pages import refusal
from ui.question import Question
from ui.redact_canvas import Change, RedactCanvas
from ui.redact_model import MOST_BOXES, History, Plan, Subject, redactions
from ui.switch import Switch
from ui.theme import GRID
from ui.tongue import tr, tr_count
from ui.widgets import ErrorLabel, text_label

HOLD_EVERY_MS = 60_000
"""How often the review is held anew while the window is open; one hold lasts twice as long."""
_ZOOMS = (0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0)
_SEALED = frozenset({ProblemCode.ALREADY_SEALED, ProblemCode.UNKNOWN_SEGMENT})


class RedactWindow(QWidget):
    """Opened for one segment at a time; nothing of a picture stays in memory after it is closed."""

    closed = Signal(str)
    """The segment is no longer looked at."""

    def __init__(self, bridge: Bridge, find: Callable[[str], Subject | None]) -> None:
        """`find` gives a segment's subject as it stands now."""
        super().__init__()
        self._bridge = bridge
        self._find = find
        self._subject: Subject | None = None
        self._history = History(0)
        self._page = 0
        self._fitted = True
        self._signed = False
        self._applied = False
        self._left: list[Redaction] = []
        """What is still to be asked for; the first is under way."""
        self.setWindowTitle(tr(redact_words.TITLE))
        self.canvas = RedactCanvas()
        self.canvas.changed.connect(self._changed)
        self.canvas.chosen.connect(self._write)
        self.canvas.step_ended.connect(lambda: self._history.end_step())
        self.pages = QButtonGroup(self)
        self.pages.idClicked.connect(self.turn_to)
        self.page_row = FlowRow(spacing=2 * GRID)
        self.sheet = QScrollArea()
        self.sheet.setWidget(self.canvas)
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet.setMinimumSize(QSize(240, 160))
        self.sheet.viewport().installEventFilter(self)
        self.status = text_label()
        self.keys = text_label(tr(redact_words.KEYS), Tone.PLAIN)
        self.terms = text_label(tone=Tone.PLAIN)
        self.new_button = self._button(tr(redact_words.NEW_BOX), self._new_box)
        self.remove_button = self._button(tr(redact_words.REMOVE_BOX), self.canvas.remove_box)
        self.whole_button = self._button(tr(redact_words.WHOLE), self.canvas.cover)
        self.undo_button = self._button(tr(redact_words.UNDO), self.undo)
        self.redo_button = self._button(tr(redact_words.REDO), self.redo)
        self.out_button = self._button("−", lambda: self.zoom(-1))
        self.out_button.setAccessibleName(tr(redact_words.ZOOM_OUT))
        self.out_button.setToolTip(tr(redact_words.ZOOM_OUT))
        self.fit_button = self._button(tr(redact_words.ZOOM_FIT), self.fit)
        self.in_button = self._button("+", lambda: self.zoom(1))
        self.in_button.setAccessibleName(tr(redact_words.ZOOM_IN))
        self.in_button.setToolTip(tr(redact_words.ZOOM_IN))
        self.percent = text_label(tone=Tone.PLAIN)
        self.percent.setWordWrap(False)
        self.through = Switch(tr(redact_words.SEE_THROUGH))
        self.through.toggled.connect(self._see_through)
        self.photo = Switch(tr(redact_words.REMOVE_PHOTO))
        self.photo.toggled.connect(self._photo_toggled)
        self.cancel_button = self._button(tr(redact_words.CANCEL), self.close)
        self.apply_button = self._button(tr(redact_words.APPLY), self.apply)
        self.apply_button.setProperty("kind", "primary")
        self.error = ErrorLabel(self.apply_button)
        self._lay_out()
        self._shortcuts()
        self._hold_timer = QTimer(self)
        self._hold_timer.setInterval(HOLD_EVERY_MS)
        self._hold_timer.timeout.connect(self._hold)
        bridge.changed.connect(self._follow)
        bridge.done.connect(self._done)
        bridge.refused.connect(self._refused)
        bridge.broken.connect(lambda _: self._stop_applying())
        self.resize(1000, 760)

    @property
    def segment(self) -> str | None:
        """The segment that is being looked at; None while the window is closed."""
        return None if self._subject is None else self._subject.segment

    @property
    def plan(self) -> Plan:
        """What is blacked out as it stands."""
        return self._history.plan

    @property
    def holding(self) -> bool:
        """Whether the review is held anew from time to time."""
        return self._hold_timer.isActive()

    def open_subject(self, subject: Subject) -> None:
        """Show these pictures with nothing blacked out; boxes of the same segment stay."""
        if self._subject is None or self._subject.segment != subject.segment:
            self._take(subject)
            self._signed = self._applied = False
            self.error.say("")
            self._hold()
            self._hold_timer.start()
        self.show()
        self.raise_()
        self.activateWindow()
        self.canvas.setFocus()

    def turn_to(self, page: int) -> None:
        """Show this picture; the photo comes after the screens."""
        subject = self._subject
        if subject is None:
            return
        self._page = page
        of = [*(one.picture for one in subject.pictures)]
        of += [] if subject.photo is None else [subject.photo.picture]
        data = self._bridge.picture(of[page]) if page < len(of) else None
        self.canvas.editable = page < len(subject.pictures)
        self.canvas.show_picture(pixmap_of(data))
        self.canvas.choose(None)
        if self._fitted:
            self.fit()
        button = self.pages.button(page)
        button.setChecked(True)
        self._write()

    def zoom(self, direction: int) -> None:
        """One step larger (1) or smaller (-1)."""
        now = self.canvas.scale
        steps = [z for z in _ZOOMS if (z > now * 1.01 if direction > 0 else z < now * 0.99)]
        if steps:
            self._fitted = False
            self.canvas.set_scale(min(steps) if direction > 0 else max(steps))
            self._write()

    def fit(self) -> None:
        """As large as the window has room for, and no larger than it is."""
        self._fitted = True
        size, room = self.canvas.pixmap.size(), self.sheet.viewport().size()
        if not self.canvas.pixmap.isNull():
            across, down = room.width() / size.width(), room.height() / size.height()
            self.canvas.set_scale(max(0.02, min(1.0, across, down)))
        self._write()

    def undo(self) -> None:
        """Take the last step back."""
        self._history.undo()
        self._write()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._history.redo()
        self._write()

    def apply(self) -> None:
        """Black out what is drawn, one picture after the other; the window closes when all is done."""
        if self._subject is None or self._left or self.plan.empty:
            return
        self.error.say("")
        self._left = list(redactions(self._subject, self.plan))
        self._write()
        self._bridge.redact(redaction=self._left[0])

    def leave(self) -> None:
        """Close without asking."""
        self._history = History(0)
        self.close()

    # --- events --------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Boxes that were drawn are not thrown away by a slip."""
        if self._left:
            event.ignore()
            return
        if self._subject is not None and self._unapplied():
            event.ignore()
            self._ask()
            return
        super().closeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the review and of the pictures; not when the window is only minimised."""
        super().hideEvent(event)
        subject = self._subject
        if event.spontaneous() or subject is None:
            return
        self._subject = None
        self._hold_timer.stop()
        self._history = History(0)
        self.canvas.show_boxes((), None)
        self.canvas.show_picture(pixmap_of(None))
        if not self._signed and (self._applied or not subject.in_review):
            self._bridge.keep(segment=subject.segment)
        self.closed.emit(subject.segment)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the picture fitted, also when a line below it comes or goes."""
        if event.type() is QEvent.Type.Resize and self._fitted:
            self.fit()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Only a window that is shown knows its room."""
        super().showEvent(event)
        if self._fitted:
            self.fit()

    # --- what is shown -------------------------------------------------------------------------

    def _take(self, subject: Subject, plan: Plan | None = None) -> None:
        self._subject = subject
        self._history = History(len(subject.pictures))
        if plan is not None:
            self._history.change(plan)
        for button in self.pages.buttons():
            self.pages.removeButton(button)
            self.page_row.remove(button)
        names = [
            tr(redact_words.SCREEN_NUMBER).format(number=number + 1)
            for number in range(len(subject.pictures))
        ]
        names += [] if subject.photo is None else [tr(redact_words.PHOTO)]
        for number, name in enumerate(names):
            button = QPushButton(name)
            button.setCheckable(True)
            self.pages.addButton(button, number)
            self.page_row.add(button)
        self.page_row.setVisible(len(names) > 1)
        self.turn_to(min(self._page, len(names) - 1) if plan is not None else 0)

    def _write(self) -> None:
        """Bring everything beside the picture up to date with the plan."""
        subject = self._subject
        if subject is None:
            return
        on_photo = self._page >= len(subject.pictures)
        boxes = () if on_photo else self.plan.boxes[self._page]
        if on_photo and self.plan.photo and not self.canvas.pixmap.isNull():
            size = self.canvas.pixmap.size()
            boxes = (Region(0, 0, size.width(), size.height()),)
        self.canvas.show_boxes(boxes, None if on_photo else self.canvas.index)
        index, gone, busy = self.canvas.index, self.canvas.pixmap.isNull(), bool(self._left)
        self.status.setText(self._status(boxes, index, on_photo=on_photo))
        self._name_canvas(boxes)
        for button, can in (
            (self.new_button, not on_photo and len(boxes) < MOST_BOXES),
            (self.whole_button, not on_photo),
            (self.remove_button, index is not None),
            (self.undo_button, self._history.can_undo),
            (self.redo_button, self._history.can_redo),
            (self.apply_button, not self.plan.empty),
        ):
            button.setEnabled(can and not busy and (not gone or button is self.apply_button))
        self.new_button.setVisible(not on_photo)
        self.remove_button.setVisible(not on_photo)
        self.whole_button.setVisible(not on_photo)
        self.through.setVisible(not on_photo)
        self.keys.setVisible(not on_photo)
        self.photo.setVisible(on_photo)
        self.photo.blockSignals(True)
        self.photo.setChecked(self.plan.photo)
        self.photo.blockSignals(False)
        self.cancel_button.setEnabled(not busy)
        self.canvas.setEnabled(not busy)
        percent = round(self.canvas.scale * 100)
        self.percent.setText(tr(redact_words.ZOOM_AT).format(percent=percent))
        self.terms.setText(self._terms(subject))

    def _status(self, boxes: tuple[Region, ...], index: int | None, *, on_photo: bool) -> str:
        if self._left:
            return tr(redact_words.APPLYING)
        if self.canvas.pixmap.isNull():
            return tr(redact_words.GONE)
        if on_photo:
            return tr(redact_words.PHOTO_GOES if self.plan.photo else redact_words.PHOTO_STAYS)
        if index is not None:
            box = boxes[index]
            return tr(redact_words.CHOSEN).format(
                index=index + 1,
                count=len(boxes),
                width=box.width,
                height=box.height,
                x=box.x,
                y=box.y,
            )
        if not boxes:
            return tr(redact_words.NOTHING)
        return tr_count(redact_words.BOXES, len(boxes))

    def _name_canvas(self, boxes: tuple[Region, ...]) -> None:
        button = self.pages.button(self._page)
        name = button.text()
        words = tr(redact_words.CANVAS).format(
            picture=name, boxes=tr_count(redact_words.BOXES, len(boxes))
        )
        self.canvas.describe(words, self.status.text())

    def _terms(self, subject: Subject) -> str:
        keeps = subject.keeps_time
        words = [tr(redact_words.TIME_STAYS if keeps else redact_words.TIME_GOES)]
        words.append(tr(redact_words.SIGNED if self._signed else redact_words.HELD))
        return " ".join(words)

    # --- what is done --------------------------------------------------------------------------

    def _new_box(self) -> None:
        self.canvas.add_box()
        self.canvas.setFocus()

    def _changed(self, boxes: tuple[Region, ...], change: Change) -> None:
        if len(boxes) > MOST_BOXES:
            self.canvas.index = None
            self.error.say(tr(redact_words.TOO_MANY).format(count=MOST_BOXES))
            return
        self.error.say("")
        step = None if change is Change.ONE else (change, self._page, self.canvas.index)
        self._history.change(self.plan.with_boxes(self._page, boxes), step)
        self._write()

    def _photo_toggled(self, removed: bool) -> None:
        self._history.change(Plan(self.plan.boxes, photo=removed))
        self._write()

    def _see_through(self, through: bool) -> None:
        self.canvas.see_through = through
        self.canvas.update()

    def _follow(self, snapshot: Snapshot) -> None:
        """Whoever stands before a locked screen sees no picture, should the lock let windows through."""
        self.canvas.conceal(snapshot.tracking is Tracking.LOCKED)

    def _hold(self) -> None:
        if self._subject is not None and not self._signed:
            self._bridge.hold_review(segment=self._subject.segment)

    def _done(self, verb: str) -> None:
        if verb != "redact" or not self._left or self._subject is None:
            return
        self._applied = True
        self._left.pop(0)
        if self._left:
            self._bridge.redact(redaction=self._left[0])
        else:
            self.leave()

    def _refused(self, verb: str, problem: Problem) -> None:
        if verb == "hold_review" and problem.code in _SEALED:
            self._signed = True
            self._hold_timer.stop()
            self._write()
        elif verb == "redact" and self._left and self._subject is not None:
            self._go_on_with_what_is_left(self._subject)
            self.error.say(refusal(problem))

    def _go_on_with_what_is_left(self, subject: Subject) -> None:
        """Show again what was not blacked out; pictures that were changed meanwhile have other hashes."""
        left, self._left = self._left, []
        monitors = {one.monitor for one in left if one.regions}
        boxes = dict(zip((p.monitor for p in subject.pictures), self.plan.boxes, strict=True))
        photo = any(one.items for one in left)
        now = self._find(subject.segment) or subject
        kept = tuple(
            boxes.get(picture.monitor, ()) if picture.monitor in monitors else ()
            for picture in now.pictures
        )
        self._take(now, Plan(kept, photo=photo and now.photo is not None))

    def _stop_applying(self) -> None:
        self._left = []
        self._write()

    def _unapplied(self) -> bool:
        return len(self.plan.boxes) > 0 and not self.plan.empty

    def _ask(self) -> None:
        if self.findChild(Question) is not None:
            return  # it asks already
        Question(
            self,
            title=tr(redact_words.TITLE),
            text=tr(redact_words.CLOSE_ASK),
            do=tr(redact_words.CLOSE_LEAVE),
            stay=tr(redact_words.CLOSE_STAY),
            danger=True,
        ).ask(self.leave)

    # --- how it is built -----------------------------------------------------------------------

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda: act())
        return button

    def _shortcuts(self) -> None:
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.undo),
            (QKeySequence(QKeySequence.StandardKey.Redo), self.redo),
            (QKeySequence("Ctrl+Y"), self.redo),
            (QKeySequence("Ctrl++"), lambda: self.zoom(1)),
            (QKeySequence("Ctrl+="), lambda: self.zoom(1)),
            (QKeySequence("Ctrl+-"), lambda: self.zoom(-1)),
            (QKeySequence("Ctrl+0"), self.fit),
            (QKeySequence("PgDown"), lambda: self._turn(1)),
            (QKeySequence("PgUp"), lambda: self._turn(-1)),
            (QKeySequence("Ctrl+Return"), self.apply),
        ):
            QShortcut(keys, self).activated.connect(act)

    def _turn(self, by: int) -> None:
        count = len(self.pages.buttons())
        if count > 1:
            self.turn_to((self._page + by) % count)

    def _lay_out(self) -> None:
        tools = FlowRow(spacing=2 * GRID)
        for part in (
            *(self.new_button, self.remove_button, self.whole_button, self.photo),
            *(self.undo_button, self.redo_button),
            *(self.out_button, self.percent, self.in_button, self.fit_button, self.through),
        ):
            tools.add(part)
        foot = QHBoxLayout()
        foot.setSpacing(2 * GRID)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button, alignment=Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.apply_button, alignment=Qt.AlignmentFlag.AlignBottom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(self.page_row)
        whole.addWidget(self.sheet, 1)
        whole.addWidget(self.status)
        whole.addWidget(tools)
        whole.addWidget(self.keys)
        whole.addWidget(self.terms)
        whole.addWidget(self.error)
        whole.addLayout(foot)
