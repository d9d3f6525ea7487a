"""The questions of the diary about segments: a new memo for one or many, and what to take back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import tzinfo

from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from agent.client import (
    MEMO_CHARACTERS,
    ContractView,
    ItemKind,
    Problem,
    Redaction,
    RedactReason,
    clean_text,
)
from ui import diary_words, present_diary
from ui.diary_work import Answer
from ui.present_capture import Tone
from ui.present_diary import CardRow
from ui.present_pages import refusal
from ui.question import ColumnDialog
from ui.switch import Switch
from ui.tongue import tr, tr_count
from ui.widgets import ErrorLabel, Picker, field_label, set_property, text_label, title_label

_ANY_LENGTH = 2**31


class Asking(ColumnDialog):
    """A dialog with one column, a button that does it and one that does not.

    It stays open, with all that was typed, until what it asks for was carried out or it is called off.
    """

    def __init__(self, parent: QWidget, *, title: str, do: str) -> None:
        super().__init__(parent, title)
        self.setModal(True)
        self.column.addWidget(title_label(title))
        self.do_button = QPushButton(do)
        self.do_button.setProperty("kind", "primary")
        self.cancel_button = QPushButton(tr(diary_words.CANCEL))
        self.cancel_button.clicked.connect(self.reject)
        self.error = ErrorLabel(self.do_button)
        self.over = False
        """Whether it was answered or called off: then it shows nothing any more."""

    def done(self, result: int) -> None:
        """Close it."""
        self.over = True
        super().done(result)

    def show_busy(self, busy: bool) -> None:
        """Take no second answer while the first is being carried out."""
        self.do_button.setEnabled(not busy)

    def finish(self) -> None:
        """Put the buttons below what was added."""
        self.column.addWidget(self.error)
        self.add_answers(self.cancel_button, self.do_button)
        self.do_button.setDefault(True)
        # In a field of several lines Enter begins a new one.
        QShortcut(QKeySequence("Ctrl+Return"), self, self.do_button.click)


class MemoDialog(Asking):
    """A memo for one or many segments; those that it could not be written for stay in it."""

    def __init__(
        self,
        parent: QWidget,
        cards: Sequence[CardRow],
        write: Callable[[Sequence[str], str, Answer], None],
    ) -> None:
        """`write` gives these segments this memo."""
        super().__init__(
            parent,
            title=tr_count(diary_words.MEMO_TITLE, len(cards)),
            do=tr(diary_words.SAVE),
        )
        self._write = write
        self._memos = {card.key: card.memo for card in cards if card.entry is not None}
        memos = {card.memo for card in cards}
        before = memos.pop() if len(memos) == 1 else ""
        self._had_one = bool(before)
        self.edit = QPlainTextEdit(before)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * 6)
        self.column.addWidget(field_label(tr(diary_words.MEMO_LABEL), self.edit))
        self.column.addWidget(self.edit)
        self.left = ErrorLabel(self.edit)
        self.column.addWidget(self.left)
        if memos:
            self.column.addWidget(text_label(tr(diary_words.MEMO_MIXED), Tone.PLAIN))
        if any(card.entry is not None and card.entry.sealed for card in cards):
            self.column.addWidget(text_label(tr(diary_words.MEMO_SIGNED), Tone.PLAIN))
        self.edit.textChanged.connect(self._count)
        self.do_button.clicked.connect(self._save)
        self.finish()
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.edit.setFocus()
        self._count()

    @property
    def memo(self) -> str:
        """What was written as it is signed: on one line, without signs that cannot be seen."""
        return one_line(self.edit)

    def _count(self) -> None:
        self.error.say("")
        fits = say_length(self.edit, self.left)
        if fits and not self.left.text() and self._had_one and not self.memo:
            tell(self.left, tr(diary_words.MEMO_EMPTY))
        self.do_button.setEnabled(fits)

    def _save(self) -> None:
        memo = self.memo
        keys = [key for key, before in self._memos.items() if before != memo]
        if not keys:
            self.accept()
            return
        self.show_busy(True)
        self._write(keys, memo, lambda problems: self._answered(keys, memo, problems))

    def _answered(self, keys: Sequence[str], memo: str, problems: Sequence[Problem | None]) -> bool:
        if self.over:
            return False
        self.show_busy(False)
        refused = [one for one in problems if one is not None]
        if not refused:
            self.accept()
            return True
        for key, problem in zip(keys, problems, strict=False):
            if problem is None:
                self._memos[key] = memo
        said = refusal(refused[0])
        if len(self._memos) > 1:
            said = f"{tr_count(diary_words.MEMO_NOT_CHANGED, len(refused))} {said}"
        self.error.say(said)
        self.edit.setFocus()
        return True


class RedactDialog(Asking):
    """What to take back of one or many segments, and why."""

    def __init__(
        self,
        parent: QWidget,
        cards: Sequence[CardRow],
        contract: ContractView | None,
        span: str,
        redact: Callable[[Sequence[Redaction], Answer], None],
    ) -> None:
        """`redact` takes each of these back."""
        title = (
            tr(diary_words.REDACT_TITLE).format(span=span)
            if len(cards) == 1
            else tr_count(diary_words.REDACT_MANY, len(cards))
        )
        super().__init__(parent, title=title, do=tr(diary_words.REDACT_YES))
        self._cards = cards
        self._redact = redact
        self._gone: set[Redaction] = set()
        self.column.addWidget(text_label(tr(diary_words.REDACT_WHAT), Tone.PLAIN))
        self.boxes: dict[tuple[ItemKind, int | None], Switch] = {}
        for kind, monitor in _there(cards):
            words = (
                tr(diary_words.ITEMS[kind])
                if monitor is None
                else tr(diary_words.ONE_MONITOR).format(monitor=monitor + 1)
            )
            box = Switch(words)
            self.boxes[kind, monitor] = box
            self.column.addWidget(box)
        self.why = Picker()
        for reason in RedactReason:
            self.why.addItem(tr(diary_words.REASONS[reason]), reason)
        self.column.addWidget(field_label(tr(diary_words.REDACT_WHY), self.why))
        self.column.addWidget(self.why)
        keeps = contract is None or contract.redaction_keeps_time
        sent = any(card.entry is not None and card.entry.sealed for card in cards)
        if sent:
            words = tr(diary_words.REDACT_KEEPS if keeps else diary_words.REDACT_LOSES)
            self.column.addWidget(text_label(words, Tone.PLAIN if keeps else Tone.CARE))
        else:
            self.column.addWidget(text_label(tr(diary_words.REDACT_UNSENT), Tone.PLAIN))
        self.do_button.clicked.connect(self._do)
        self.finish()
        if self.boxes:
            next(iter(self.boxes.values())).setFocus()

    def redactions(self) -> tuple[Redaction, ...]:
        """One for each segment and, where one monitor's picture goes alone, one for each of those."""
        reason = RedactReason(self.why.currentData())
        found = []
        chosen = [part for part, box in self.boxes.items() if box.isChecked()]
        for card in self._cards:
            there = _there((card,))
            kinds = tuple(
                kind for kind, monitor in chosen if monitor is None and (kind, None) in there
            )
            if kinds:
                found.append(Redaction(segment=card.key, items=kinds, reason=reason))
            if ItemKind.SCREENSHOT in kinds:
                continue
            found += [
                Redaction(segment=card.key, items=(kind,), monitor=monitor, reason=reason)
                for kind, monitor in chosen
                if monitor is not None
            ]
        return tuple(found)

    def _do(self) -> None:
        if not any(box.isChecked() for box in self.boxes.values()):
            self.error.say(tr(diary_words.REDACT_NOTHING))
            return
        asked = [one for one in self.redactions() if one not in self._gone]
        if not asked:
            self.accept()
            return
        self.error.say("")
        self.show_busy(True)
        self._redact(asked, lambda problems: self._answered(asked, problems))

    def _answered(self, asked: Sequence[Redaction], problems: Sequence[Problem | None]) -> bool:
        if self.over:
            return False
        self.show_busy(False)
        answers = list(zip(asked, problems, strict=False))
        self._gone.update(one for one, problem in answers if problem is None)
        refused = [(one, problem) for one, problem in answers if problem is not None]
        if not refused:
            self.accept()
            return True
        said = refusal(refused[0][1])
        if len(self._cards) > 1:
            left = len({one.segment for one, _ in refused})
            said = f"{tr_count(diary_words.REDACT_NOT_DONE, left)} {said}"
        self.error.say(said)
        return True


def _there(cards: Sequence[CardRow]) -> tuple[tuple[ItemKind, int | None], ...]:
    """The kinds of items of which any of these has some left; of one with several pictures each monitor too."""
    entries = [card.entry for card in cards if card.entry is not None]
    found: list[tuple[ItemKind, int | None]] = []
    if any(entry.shots for entry in entries):
        found.append((ItemKind.SCREENSHOT, None))
        if len(entries) == 1 and len(entries[0].shots) > 1:
            found += [(ItemKind.SCREENSHOT, shot.monitor) for shot in entries[0].shots]
    if any(entry.photo is not None for entry in entries):
        found.append((ItemKind.WEBCAM, None))
    if any(entry.app is not None for entry in entries):
        found.append((ItemKind.WINDOW, None))
    if any(entry.memo for entry in entries):
        found.append((ItemKind.MEMO, None))
    if any(entry.per_minute is not None for entry in entries):
        found.append((ItemKind.ACTIVITY, None))
    return tuple(found)


def span_of(cards: Sequence[CardRow], zone: tzinfo | None) -> str:
    """The time span of the first card."""
    return present_diary.card_span(cards[0], zone) if cards else ""


def one_line(edit: QPlainTextEdit) -> str:
    """What was written as it is signed, of any length."""
    return clean_text(edit.toPlainText(), _ANY_LENGTH)


def say_length(edit: QPlainTextEdit, label: ErrorLabel) -> bool:
    """Say beside a memo or a reason what is left, too much or left out; whether it fits."""
    written = edit.toPlainText()
    memo = one_line(edit)
    left = MEMO_CHARACTERS - len(memo)
    if left < 0:
        label.say(tr_count(diary_words.MEMO_OVER, -left))
        set_property(label, "tone", Tone.BAD.value)
        return False
    said = [tr_count(diary_words.MEMO_LEFT, left)] if left < 100 else []
    if memo != re.sub("[\t\n]+", " ", written).strip():
        said.append(tr(diary_words.MEMO_CLEANED))
    tell(label, " ".join(said))
    return True


def tell(label: ErrorLabel, text: str) -> None:
    """Say something beside a field that is not wrong with it."""
    label.say(text)
    set_property(label, "tone", Tone.PLAIN.value)
    label.mark(wrong=False)
