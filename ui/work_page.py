"""The page for work: contract, memo, the large button, three clocks, the last capture, the uploads."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from agent.client import Problem
from ui import messages
from ui.bridge import Bridge
from ui.capture_card import CapturePanel
from ui.idle_card import IdleCard
from ui.present import Face, Main, MainVerb
from ui.present_capture import Tone
from ui.present_pages import Field, field_of, refusal
from ui.theme import GRID, tabular
from ui.tongue import tr
from ui.widgets import (
    ElidedLabel,
    ErrorLabel,
    Picker,
    SteadyLabel,
    field_label,
    frame,
    set_property,
    text_label,
)

_THUMBNAIL = QSize(120, 68)


class FaceView(QWidget):
    """One clock: label, value in figures of equal width, a note, and a bar where there is a limit."""

    def __init__(self, *, points: float) -> None:
        super().__init__()
        self.label = QLabel()
        self.label.setProperty("tone", Tone.PLAIN.value)
        self.value = SteadyLabel()
        self.value.setFont(tabular(self.font(), points=points))
        self.note = QLabel()
        self.note.setProperty("tone", Tone.PLAIN.value)
        drop = self.value.fontMetrics().descent() - self.note.fontMetrics().descent()
        self.note.setContentsMargins(0, 0, 0, max(0, drop))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(self.value)
        top.addWidget(self.note, alignment=Qt.AlignmentFlag.AlignBottom)
        top.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.label)
        whole.addLayout(top)
        whole.addWidget(self.bar)
        whole.addStretch(1)

    def show_face(self, face: Face) -> None:
        """Copy a face into the labels."""
        self.label.setText(face.label)
        if self.value.text() != face.value:
            self.value.setText(face.value)
        self.note.setText(face.note)
        self.note.setVisible(bool(face.note))
        set_property(self.note, "tone", face.tone.value)
        self.bar.setVisible(face.share is not None)
        if face.share is not None:
            self.bar.setValue(round(min(1.0, face.share) * 1000))
            set_property(self.bar, "tone", face.tone.value)
        self.setToolTip(face.hint)
        self.setAccessibleName(f"{face.label}: {face.value} {face.note}".strip())
        self.setAccessibleDescription(face.hint)
        self.bar.setAccessibleName(self.accessibleName())
        self.bar.setAccessibleDescription(face.hint)


class WorkPage(QWidget):
    """Copies `present.Main` into its parts and turns clicks into verbs."""

    consent_wanted = Signal()
    zoom = Signal(tuple)
    redact_regions = Signal(str)
    """Open the redaction editor for this segment."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._shown: Main | None = None
        self._start_after_memo = False
        self._asked_memo: str | None = None

        self.contract = Picker()
        self.contract.setPlaceholderText(tr(messages.CONTRACT_PLACEHOLDER))
        self.contract_error = ErrorLabel(self.contract)
        self.seen_by = ElidedLabel()
        self.seen_by.setProperty("tone", Tone.PLAIN.value)
        self.memo = Picker()
        self.memo.setEditable(True)
        self.memo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.memo_edit = QLineEdit()
        self.memo.setLineEdit(self.memo_edit)
        self.memo.setCompleter(None)  # type: ignore[arg-type]  # Qt: None switches completion off
        self.memo_edit.setPlaceholderText(tr(messages.MEMO_PLACEHOLDER))
        self.memo_edit.setAccessibleName(tr(messages.MEMO).replace("&", ""))
        self.memo_error = ErrorLabel(self.memo_edit)
        self.button = QPushButton()
        self.button.setProperty("large", True)
        font = self.button.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self.button.setFont(font)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button_error = ErrorLabel(self.button)

        points = self.font().pointSizeF()
        self.session = FaceView(points=points * 2.6)
        self.today = FaceView(points=points * 1.6)
        self.week = FaceView(points=points * 1.6)
        self.panel = CapturePanel(bridge.picture, thumbnail=_THUMBNAIL, beside=True)
        self.hint = text_label(tone=Tone.PLAIN)
        self.idle = IdleCard()

        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(field_label(tr(messages.CONTRACT), self.contract))
        whole.addWidget(self.contract)
        whole.addWidget(self.contract_error)
        whole.addWidget(self.seen_by)
        whole.addSpacing(2 * GRID)
        whole.addWidget(field_label(tr(messages.MEMO), self.memo))
        whole.addWidget(self.memo)
        whole.addWidget(self.memo_error)
        whole.addSpacing(2 * GRID)
        whole.addWidget(self.button)
        whole.addWidget(self.button_error)
        whole.addSpacing(2 * GRID)
        whole.addWidget(self._idle())
        whole.addWidget(self._faces())
        whole.addSpacing(2 * GRID)
        whole.addWidget(self._capture())
        whole.addStretch(1)
        self._connect()

    def _idle(self) -> QWidget:
        card = frame("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.idle)
        self.idle_frame = QWidget()
        layout = QVBoxLayout(self.idle_frame)
        layout.setContentsMargins(0, 0, 0, 2 * GRID)
        layout.addWidget(card)
        self.idle_frame.hide()
        return self.idle_frame

    def _faces(self) -> QWidget:
        card = frame("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        grid.setHorizontalSpacing(4 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        grid.addWidget(self.session, 0, 0, 1, 2)
        grid.addWidget(self.today, 1, 0)
        grid.addWidget(self.week, 1, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        return card

    def _capture(self) -> QWidget:
        card = frame("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.addWidget(self.panel)
        layout.addWidget(self.hint)
        return card

    def _connect(self) -> None:
        self.contract.activated.connect(self._choose)
        self.memo_edit.editingFinished.connect(self.commit_memo)
        self.memo.activated.connect(lambda _: self._memo_picked())
        self.memo_edit.textEdited.connect(lambda _: self.memo_error.say(""))
        self.button.clicked.connect(self.main_verb)
        self.panel.keep.connect(lambda segment: self._bridge.keep(segment=segment))
        self.panel.delete.connect(lambda segment: self._bridge.delete(segment=segment))
        self.panel.redact.connect(lambda photo: self._bridge.redact(redaction=photo))
        self.panel.zoom.connect(self.zoom)
        self.panel.redact_regions.connect(self.redact_regions)
        self.idle.keep.connect(lambda memo: self._bridge.keep_idle(memo=memo))
        self.idle.drop.connect(self._bridge.discard_idle)
        self.idle.stop.connect(self._drop_and_stop)
        self._bridge.done.connect(self._done)
        self._bridge.refused.connect(self._refused)

    def show_main(self, main: Main) -> None:
        """Show everything anew."""
        before, self._shown = self._shown, main
        self.idle_frame.setVisible(self.idle.show_asked(main.idle))
        if before is None or before.choices != main.choices:
            self.contract.clear()
            for choice in main.choices:
                self.contract.addItem(choice.title, choice.contract)
                self.contract.setItemData(
                    self.contract.count() - 1, choice.title, Qt.ItemDataRole.ToolTipRole
                )
        self.contract.setCurrentIndex(self.contract.findData(main.chosen))
        self.contract.setToolTip(self.contract.currentText())
        self.contract.setEnabled(main.can_choose)
        self.seen_by.setText(main.seen_by)
        self.seen_by.setVisible(bool(main.seen_by))
        self._show_memo(before, main)
        self.button.setText(main.verb_text)
        self.button.setEnabled(main.verb_enabled)
        set_property(self.button, "kind", "stop" if main.verb is MainVerb.STOP else "primary")
        self.show_faces(main)
        if before is not None and before.verb is not main.verb:
            self._clear_errors()

    def show_faces(self, main: Main) -> None:
        """Show what moves: the clocks and the last capture."""
        for view, face in zip((self.session, self.today, self.week), main.faces, strict=True):
            view.show_face(face)
        self.panel.setVisible(main.capture is not None)
        self.hint.setVisible(main.capture is None)
        self.hint.setText(main.capture_hint)
        if main.capture is not None:
            self.panel.show_capture(main.capture)

    def main_verb(self) -> None:
        """Do what the large button says; a memo that is still being written goes first."""
        main = self._shown
        if main is None or not main.verb_enabled:
            return
        self._clear_errors()
        if main.verb is MainVerb.CONSENT:
            self.consent_wanted.emit()
        elif main.verb is MainVerb.STOP:
            self._bridge.stop()
        elif self._memo_is_new():
            self._start_after_memo = True
            self._ask_memo()
        else:
            self._bridge.start()

    def commit_memo(self) -> None:
        """Tell the agent the memo if it was changed here."""
        if self._memo_is_new() and self.memo_edit.text().strip() != self._asked_memo:
            self._ask_memo()

    def _ask_memo(self) -> None:
        # Enter is followed by leaving the field: the same memo is asked for once.
        self._asked_memo = self.memo_edit.text().strip()
        self._bridge.set_memo(memo=self._asked_memo)

    def _memo_picked(self) -> None:
        self.memo_edit.setModified(True)
        self.commit_memo()

    def _memo_is_new(self) -> bool:
        return (
            self._shown is not None
            and self.memo_edit.isModified()
            and self.memo_edit.text().strip() != self._shown.memo
        )

    def _show_memo(self, before: Main | None, main: Main) -> None:
        edit = self.memo_edit
        text, modified, cursor = edit.text(), edit.isModified(), edit.cursorPosition()
        if before is None or before.memos != main.memos:
            self.memo.clear()
            self.memo.addItems(list(main.memos))
        if modified and text.strip() != main.memo:
            # Half a memo on the screen is not overwritten by the old one from the agent.
            if edit.text() != text:  # whoever writes in its middle goes on there
                edit.setText(text)
                edit.setCursorPosition(cursor)
            edit.setModified(True)
        elif self.memo_edit.text() != main.memo or before is None:
            self.memo_edit.setText(main.memo)
            self.memo_edit.setCursorPosition(0)
        self.memo.setToolTip(main.memo)

    def _choose(self, index: int) -> None:
        self._clear_errors()
        contract = self.contract.itemData(index)
        if self._shown is not None and contract != self._shown.chosen:
            self._bridge.choose_contract(contract=contract)

    def _done(self, verb: str) -> None:
        if verb == "set_memo":
            if self.memo_edit.text().strip() == self._asked_memo:
                self.memo_edit.setModified(False)
            self._asked_memo = None
            self.memo_error.say("")
            if self._start_after_memo:
                self._start_after_memo = False
                self._bridge.start()

    def _refused(self, verb: str, problem: Problem) -> None:
        words = refusal(problem)
        if verb in ("keep", "delete", "redact"):
            self.panel.say_error(words)
            return
        if verb in ("keep_idle", "discard_idle"):
            self.idle.say_error(words)
            return
        if verb not in ("start", "stop", "set_memo", "choose_contract"):
            return
        self._start_after_memo = False
        self._asked_memo = None
        if field_of(problem) is Field.MEMO:
            self.memo_error.say(words)
            self.memo_edit.setFocus()
        elif field_of(problem) is Field.CONTRACT or verb == "choose_contract":
            self.contract_error.say(words)
            if self._shown is not None:
                self.contract.setCurrentIndex(self.contract.findData(self._shown.chosen))
        else:
            self.button_error.say(words)

    def _drop_and_stop(self) -> None:
        self._bridge.discard_idle()
        self._bridge.stop()

    def _clear_errors(self) -> None:
        for error in (self.contract_error, self.memo_error, self.button_error):
            error.say("")
