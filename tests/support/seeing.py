"""What a person can make out of a window: contrast of rendered text, whether the focus is seen, where Tab leads."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTableWidget,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    *(QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit),
    *(QAbstractSpinBox, QAbstractItemView, QAbstractSlider),
)
NAMELESS = (QAccessible.Role.NoRole, QAccessible.Role.Client)
MOST_TABS = 400
LEAST_CHANGE = 3.0
LEAST_PIXELS = 48
"""The outline of a box to tick, which is the smallest of all."""
MOST_STOPS = 6


def controls(window: QWidget) -> list[QWidget]:
    """What can be used with the keyboard or the mouse now; parts of a control are not counted beside it."""
    found = [one for one in window.findChildren(QWidget) if isinstance(one, CONTROLS)]
    return [
        one
        for one in found
        if one.isVisibleTo(window)
        and one.isEnabled()
        and not isinstance(one, QScrollBar)
        and not _is_part(one, window)
    ]


def _is_part(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, CONTROLS):
            return True
        parent = parent.parentWidget()
    return False


def nameless(window: QWidget) -> list[str]:
    """Controls that a screen reader cannot name, or does not know the kind of."""
    found = []
    if isinstance(window, QMenu):
        spoken = QAccessible.queryAccessibleInterface(window)
        inside = [spoken.child(place) for place in range(spoken.childCount())]
        for action, item in zip(window.actions(), inside, strict=True):
            kind = QAccessible.Role.Separator if action.isSeparator() else QAccessible.Role.MenuItem
            if item.role() is not kind or (
                not action.isSeparator() and not item.text(QAccessible.Text.Name).strip()
            ):
                found.append(f"{action.text()!r}: {item.role()}")
        return found
    for control in controls(window):
        spoken = QAccessible.queryAccessibleInterface(control)
        if spoken is None or spoken.role() in NAMELESS:
            found.append(f"{control}: no role")
        elif not any(letter.isalnum() for letter in spoken.text(QAccessible.Text.Name)):
            found.append(f"{control}: no name")
    return found


def unreached(window: QWidget) -> list[str]:
    """Controls that Tab does not lead to, going round the window once by real key presses."""
    if isinstance(window, QMenu):
        return _unreached_items(window)
    window.activateWindow()
    QApplication.processEvents()
    reached: set[QWidget] = set()
    here = window.focusWidget()
    if here is None:
        QTest.keyClick(window, Qt.Key.Key_Tab)
        here = window.focusWidget()
    steps: Counter[QWidget] = Counter()
    while here is not None and steps[here] < MOST_STOPS and steps.total() < MOST_TABS:
        # A date has three stops, a picture with boxes one for each box.
        steps[here] += 1
        reached.add(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = window.focusWidget()
    missed = [one for one in controls(window) if not _reached(one, reached)]
    return [f"{one} {one.accessibleName()!r}" for one in missed]


def _items(menu: QMenu) -> list[QAction]:
    """What can be chosen in a menu now."""
    return [
        one
        for one in menu.actions()
        if one.isVisible() and one.isEnabled() and not one.isSeparator()
    ]


def _unreached_items(menu: QMenu) -> list[str]:
    """Items of a menu that the arrow keys do not lead to."""
    reached = set()
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        reached.add(menu.activeAction())
    return [one.text() for one in _items(menu) if one not in reached]


def _unseen_items(menu: QMenu) -> list[str]:
    """Items of a menu that look the same when the arrow keys stand on them."""
    found = []
    for item in _items(menu):
        menu.setActiveAction(None)
        without = menu.grab(menu.actionGeometry(item)).toImage()
        menu.setActiveAction(item)
        if menu.grab(menu.actionGeometry(item)).toImage() == without:
            found.append(item.text())
    return found


def _reached(control: QWidget, reached: set[QWidget]) -> bool:
    if control in reached or any(control.isAncestorOf(one) for one in reached):
        return True
    # Of buttons of which one is chosen, Tab leads to the chosen one and arrow keys to the others.
    group = control.group() if isinstance(control, QAbstractButton) else None
    if group is not None and group.exclusive():
        return any(one in reached for one in group.buttons())
    return control.focusPolicy() is Qt.FocusPolicy.NoFocus and bool(control.property("byKeys"))


def unseen_focus(window: QWidget) -> list[str]:
    """Controls of which too little changes, or too weakly (less than 3:1), when the focus comes."""
    if isinstance(window, QMenu):
        return _unseen_items(window)
    window.activateWindow()
    QApplication.processEvents()
    found = []
    rest = [one for one in controls(window) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for control in rest:
        if control.visibleRegion().isEmpty():
            continue  # scrolled away
        with_focus = _look(window, control, focus=True)
        control.clearFocus()
        changed = _changed(with_focus, _look(window, control, focus=False))
        if changed < LEAST_PIXELS:
            found.append(f"{control} {control.accessibleName()!r}: {changed}")
    return found


def _look(window: QWidget, control: QWidget, *, focus: bool) -> QImage:
    if focus:
        control.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    place = QRect(control.mapTo(window, control.rect().topLeft()), control.size())
    return window.grab(place.adjusted(-4, -4, 4, 4)).toImage()


def _changed(one: QImage, other: QImage) -> int:
    """How many pixels differ so much that it is seen."""
    if one.size() != other.size():
        return one.width() * one.height()
    pairs: Counter[tuple[int, int]] = Counter()
    for y in range(one.height()):
        for x in range(one.width()):
            pair = one.pixel(x, y), other.pixel(x, y)
            if pair[0] != pair[1]:
                pairs[pair] += 1
    return sum(
        count
        for (a, b), count in pairs.items()
        if _ratio(_luminance(QColor(a)), _luminance(QColor(b))) >= LEAST_CHANGE
    )


def faint(window: QWidget, *, least: float = 4.5) -> list[str]:
    """Texts whose rendered colour is too near to its ground: also placeholders, and what cannot be used now."""
    if isinstance(window, QMenu):
        return _faint_items(window, least)
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window):
            continue
        if widget.visibleRegion().boundingRect() != widget.rect():
            continue  # partly scrolled away
        needed = 3.0 if widget.font().pointSizeF() >= 18 else least
        for text, place in _texts(widget):
            at = QRect(widget.mapTo(window, place.topLeft()), place.size())
            ratio = contrast_in(image, at)
            if ratio < needed:
                found.append(f"{type(widget).__name__} {text!r}: {ratio:.2f}")
    return found


def _texts(widget: QWidget) -> list[tuple[str, QRect]]:
    """The texts of a widget, each with a place in which nothing else is painted."""
    inner = widget.rect().adjusted(4, 3, -4, -3)
    found: list[tuple[str, QRect]] = []
    if isinstance(widget, QCheckBox):
        box = 18 + 8
        right = widget.isRightToLeft()
        room = inner.adjusted(0 if right else box, 0, -box if right else 0, 0)
        found.append((widget.text(), room))
    elif isinstance(widget, QLabel | QAbstractButton):
        found.append((widget.text(), inner))
    elif isinstance(widget, QLineEdit):
        found.append((widget.text() or widget.placeholderText(), inner))
    elif isinstance(widget, QComboBox) and not widget.isEditable():
        arrow = 28
        right = widget.isRightToLeft()
        room = inner.adjusted(arrow if right else 0, 0, 0 if right else -arrow, 0)
        found.append((widget.currentText(), room))
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        found.append((widget.toPlainText() or widget.placeholderText(), inner))
    elif isinstance(widget, QListWidget):
        items = [widget.item(row) for row in range(widget.count())]
        found += [
            (item.text(), widget.visualItemRect(item).translated(widget.viewport().pos()))
            for item in items
            if widget.viewport().rect().contains(widget.visualItemRect(item))
        ]
    elif isinstance(widget, QTableWidget):
        for item in widget.findItems("", Qt.MatchFlag.MatchContains):
            place = widget.visualItemRect(item).adjusted(2, 2, -2, -3)
            if widget.viewport().rect().contains(place):
                found.append((item.text(), place.translated(widget.viewport().pos())))
    return [(text, place) for text, place in found if any(one.isalnum() for one in text)]


def _faint_items(menu: QMenu, least: float) -> list[str]:
    """Items whose words do not stand out, also while they are chosen."""
    found = []
    for chosen in (False, True):
        for item in _items(menu):
            menu.setActiveAction(item if chosen else None)
            image = menu.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
            ratio = contrast_in(image, menu.actionGeometry(item).adjusted(8, 3, -8, -3))
            if ratio < least:
                found.append(f"{item.text()!r}, chosen {chosen}: {ratio:.2f}")
    return found


def letters(window: QWidget) -> list[str]:
    """The texts shown now whose Alt letter leads somewhere: of buttons, labels of fields, and items of a menu."""
    if isinstance(window, QMenu):
        return [one.text() for one in window.actions() if one.isVisible() and letter(one.text())]
    found = []
    for one in window.findChildren(QWidget):
        leads = isinstance(one, QAbstractButton) or (isinstance(one, QLabel) and one.buddy())
        if leads and one.isVisibleTo(window) and letter(one.text()):
            found.append(one.text())
    return found


def letter(text: str) -> str:
    """The Alt letter of a text, small; empty: it has none."""
    at = text.replace("&&", "  ").find("&")
    return text[at + 1].lower() if 0 <= at < len(text) - 1 else ""


def shared_letters(window: QWidget) -> list[str]:
    """Texts shown at one time whose Alt letter is that of another one: it would lead to two places."""
    texts = letters(window)
    counts = Counter(letter(text) for text in texts)
    return sorted(text for text in texts if counts[letter(text)] > 1)


def contrast_in(image: QImage, place: QRect) -> float:
    """The contrast of what is drawn in `place` to its most common colour; thin strokes are blended with it."""
    seen: Counter[int] = Counter()
    ratio = image.devicePixelRatio()
    for y in range(int(place.top() * ratio), int((place.bottom() + 1) * ratio)):
        for x in range(int(place.left() * ratio), int((place.right() + 1) * ratio)):
            if image.valid(x, y):
                seen[image.pixel(x, y)] += 1
    if len(seen) < 2:
        return 21.0 if not seen else 1.0
    ground = _luminance(QColor(seen.most_common(1)[0][0]))
    return max(_ratio(ground, _luminance(QColor(colour))) for colour in seen)


def _luminance(colour: QColor) -> float:
    parts = [
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _ratio(one: float, other: float) -> float:
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)
