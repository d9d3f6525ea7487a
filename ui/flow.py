"""A row of controls that goes on in the next line where it is too narrow: large text, long words, small windows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowRow(QWidget):
    """Puts widgets in reading direction, each as large as it wants to be, the lines below each other.

    A widget and not a layout: what Qt does with the items of a layout that is written in Python ends in
    crashes when windows are deleted.
    """

    def __init__(self, *, spacing: int, at_end: bool = False) -> None:
        """`spacing` is in device-independent pixels, between widgets and between lines.

        With `at_end` the lines stand where reading ends, as the buttons of a question do.
        """
        super().__init__()
        self._spacing = spacing
        self._at_end = at_end
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """One more at the end."""
        part.setParent(self)
        self._parts.append(part)
        self._arrange()

    def remove(self, part: QWidget) -> None:
        """Let go of one; it is deleted."""
        self._parts.remove(part)
        part.hide()
        part.deleteLater()
        self._arrange()

    def heightForWidth(self, width: int) -> int:
        """How tall all lines are in this width."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [part.sizeHint() for part in self._seen()]
        wide = sum(size.width() for size in sizes) + self._spacing * max(0, len(sizes) - 1)
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Room for the widest, and for all lines in the present width."""
        wide = max((part.sizeHint().width() for part in self._seen()), default=0)
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    def event(self, event: QEvent) -> bool:
        """Arrange anew when one was shown, hidden or wants another size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines in another width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._place(self.width(), move=True)
        self.updateGeometry()

    def _seen(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _place(self, width: int, *, move: bool) -> int:
        """Go through the lines; how tall they are together."""
        lines: list[list[tuple[QWidget, QSize]]] = []
        wide = 0
        for part in self._seen():
            size = part.sizeHint()
            if lines and wide + self._spacing + size.width() <= width:
                lines[-1].append((part, size))
                wide += self._spacing + size.width()
            else:
                lines.append([(part, size)])
                wide = size.width()
        top = 0
        for number, line in enumerate(lines):
            tall = max(size.height() for _, size in line)
            if move:
                self._put(line, QRect(0, top, width, tall))
            top += tall + (self._spacing if number + 1 < len(lines) else 0)
        return top

    def _put(self, line: list[tuple[QWidget, QSize]], room: QRect) -> None:
        x = 0
        if self._at_end:
            taken = sum(size.width() for _, size in line) + self._spacing * (len(line) - 1)
            x = max(0, room.width() - taken)
        for part, size in line:
            wide = min(size.width(), room.width())
            left = room.width() - x - wide if self.isRightToLeft() else x
            top = room.y() + (room.height() - size.height()) // 2
            part.setGeometry(left, top, wide, size.height())
            x += wide + self._spacing
