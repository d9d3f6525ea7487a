"""What a window shows that is not translated, is cut off, or lies outside: by what its widgets say of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QScrollArea,
    QTableWidget,
    QWidget,
)

from ui.tongue import Counted
from ui.widgets import ElidedLabel

OPEN, CLOSE = "⟦", "⟧"
_ACCENTS = str.maketrans("aceinosuyACEINOSUYrtzd", "áçéïñöšúýÁÇÉÏÑÖŠÚÝŕťžď")
_MORE = " ŵíďêŕ ẃöŕďŝ ĥéŕê"


def pseudo(text: str, _count: int) -> str:
    """`text` as a language that needs two fifths more room, with accents, between brackets that show where it ends."""
    out, at = [], 0
    while at < len(text):
        letter = text[at]
        if letter == "{":
            end = text.index("}", at) + 1
            out.append(text[at:end])
            at = end
        elif letter == "&" and at + 1 < len(text):
            out.append(text[at : at + 2])
            at += 2
        else:
            out.append(letter.translate(_ACCENTS))
            at += 1
    core = "".join(out)
    lead, trail = len(core) - len(core.lstrip()), len(core.rstrip())
    more = (_MORE * (1 + len(text) // len(_MORE)))[: max(2, len(text) * 2 // 5)].rstrip()
    return f"{core[:lead]}{OPEN}{core[lead:trail]}{more}{CLOSE}{core[trail:]}"


def outside_brackets(text: str) -> str:
    """What of a text did not come through `pseudo`."""
    depth, out = 0, []
    for letter in text:
        if letter == OPEN:
            depth += 1
        elif letter == CLOSE:
            depth -= 1
        elif depth == 0:
            out.append(letter)
    return "".join(out)


def words_in(value: object) -> Iterator[str]:
    """Every text within a snapshot or the like: what people and their machines said, which is never translated."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Counted):
        return
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from words_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from words_in(key)
            yield from words_in(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from words_in(inner)


def texts_of(widget: QWidget) -> Iterator[str]:
    """Every text that a widget shows or has read out."""
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield widget.placeholderText()
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QAbstractSpinBox):
        yield widget.text()
    elif isinstance(widget, QListWidget):
        yield from (widget.item(at).text() for at in range(widget.count()))
    elif isinstance(widget, QTableWidget):
        heads = (widget.horizontalHeaderItem(at) for at in range(widget.columnCount()))
        yield from (head.text() for head in heads if head is not None)
        for row in range(widget.rowCount()):
            for column in range(widget.columnCount()):
                item = widget.item(row, column)
                if item is not None:
                    yield item.text()
    elif isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())


def seen_widgets(window: QWidget) -> list[QWidget]:
    """The window and everything in it that is shown."""
    return [window, *(w for w in window.findChildren(QWidget) if w.isVisibleTo(window))]


def untranslated(window: QWidget, data: frozenset[str]) -> list[str]:
    """Texts of a window with words that did not come through `pseudo` and are no part of `data`."""
    found = (
        [] if not outside_brackets(window.windowTitle()).strip(" –·") else [window.windowTitle()]
    )
    for widget in seen_widgets(window):
        found += [text for text in texts_of(widget) if text]
    left = []
    for text in found:
        rest = outside_brackets(text.replace("\u200b", "").replace("&&", "&"))
        for known in sorted(data, key=len, reverse=True):
            rest = rest.replace(known, " ")
        if any(letter.isalpha() for letter in rest):
            left.append(text)
    return left


def _lacks(widget: QWidget) -> str:
    """What of a widget's text does not fit into it; empty: nothing."""
    width, height = widget.width(), widget.height()
    if isinstance(widget, ElidedLabel):
        return ""  # ends in … by design, the whole stands in its tooltip
    if isinstance(widget, QLabel):
        if not widget.text():
            return ""
        if widget.wordWrap():
            room = widget.contentsRect().width()
            longest = max(
                map(
                    widget.fontMetrics().horizontalAdvance,
                    widget.text().replace("\u200b", " ").split() or [""],
                )
            )
            if longest > room + 1:
                return f"a word of {longest} in {room}"
            need = widget.heightForWidth(width)
            return f"{need} high in {height}" if need > height + 1 else ""
        need = widget.sizeHint().width()
        return f"{need} wide in {width}" if need > width + 1 else ""
    if isinstance(widget, QAbstractButton) and widget.hasHeightForWidth():
        need_lines = widget.heightForWidth(width)
        return f"{need_lines} high in {height}" if need_lines > height + 1 else ""
    if isinstance(widget, QAbstractButton) and widget.text():
        need = widget.sizeHint()
        if need.width() > width + 1 or need.height() > height + 1:
            return f"{need.width()}×{need.height()} in {width}×{height}"
    if isinstance(widget, QAbstractSpinBox):
        line = widget.findChild(QLineEdit)
        if line is not None:
            need_text = line.fontMetrics().horizontalAdvance(widget.text())
            if need_text > line.width():
                return f"{need_text} in {line.width()}"
    if isinstance(widget, QListWidget) and widget.count():
        need_list = widget.sizeHintForColumn(0)
        if need_list > widget.viewport().width() + 1:
            return f"{need_list} in {widget.viewport().width()}"
    return ""


def clipped(window: QWidget) -> list[str]:
    """Every text of a window that is cut off or lies outside of it."""
    found = []
    for widget in seen_widgets(window):
        lacks = _lacks(widget)
        if not lacks and widget is not window and _sticks_out(widget, window):
            lacks = "sticks out"
        if lacks:
            shown = next((text for text in texts_of(widget) if text), "")
            found.append(f"{type(widget).__name__} {shown!r}: {lacks}")
    return found


def _sticks_out(widget: QWidget, window: QWidget) -> bool:
    """Whether a widget reaches over the left or right edge of what shows it."""
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and parent is area.viewport():
            if area.horizontalScrollBar().maximum() > 0 and area.horizontalScrollBar().isVisible():
                return False
            break
        if isinstance(area, QAbstractScrollArea):
            return False  # a list or a table lays out its own
        parent = area
    room = window if parent is None else parent
    place = QRect(widget.mapTo(room, QPoint(0, 0)), widget.size())
    return place.left() < -1 or place.right() > room.width() + 1
