"""The real tray app over the real agent, which also tells what it shows: `python -m tests.ui.live_app [options]`.

Options are those of `hourproof-app`. HOURPROOF_FAST_TIME makes the agent's time pass faster; all else is the
product. A line on standard input is answered on standard output: `look` with everything that is seen, as JSON,
`clip` and hexadecimal UTF-8 when that is on the clipboard.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QSocketNotifier, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from agent.wiring import BuiltAgent, build
from capture.select import select
from tests.support.fast_time import VARIABLE, FastClock, FastIdle, FastWaiter
from ui import preview, program, redact_window
from ui.redact_canvas import RedactCanvas

_SHOWN = (QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QComboBox, RedactCanvas)


def text_of(widget: QWidget) -> str:
    """What it says."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&", "")
    return str(widget.text()) if isinstance(widget, QLabel | QLineEdit) else ""


def described(widget: QWidget) -> dict[str, object]:
    """One thing that is seen; its place is that of the part that is not scrolled away."""
    seen = widget.visibleRegion().boundingRect()
    corner = widget.mapToGlobal(seen.topLeft())
    origin = widget.mapToGlobal(QPoint(0, 0))
    told: dict[str, object] = {
        "kind": type(widget).__name__,
        "text": text_of(widget),
        "name": widget.accessibleName(),
        "enabled": widget.isEnabled(),
        "focus": widget.hasFocus(),
        "window": widget.window().windowTitle(),
        "place": [corner.x(), corner.y(), seen.width(), seen.height()],
        "origin": [origin.x(), origin.y()],
    }
    if isinstance(widget, RedactCanvas):
        told["scale"] = widget.scale
        told["boxes"] = [[one.x, one.y, one.width, one.height] for one in widget.boxes]
    return told


def look() -> str:
    """Everything that is seen, as JSON in one line."""
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    parts = [
        described(part)
        for window in windows
        for part in window.findChildren(QWidget)
        if isinstance(part, _SHOWN) and part.isVisible() and not part.visibleRegion().isEmpty()
    ]
    frames = {
        one.windowTitle(): list(one.frameGeometry().getRect())
        for one in windows
        if one.windowTitle()
    }
    return json.dumps({"windows": frames, "parts": parts})


class Ears(QSocketNotifier):
    """Answers on standard output."""

    def __init__(self) -> None:
        super().__init__(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self.activated.connect(self._asked)
        self._heard = b""

    def _asked(self) -> None:
        piece = os.read(sys.stdin.fileno(), 4096)
        if not piece:  # the test is gone
            self.setEnabled(False)
            return
        *lines, self._heard = (self._heard + piece).split(b"\n")
        for line in lines:
            if line == b"look":
                tell(f"look {look()}")
            elif line.startswith(b"clip "):
                QApplication.clipboard().setText(bytes.fromhex(line[5:].decode()).decode())
                tell("clipped")


def tell(text: str) -> None:
    """One line to the test."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def quick(home: Path | None, on_shutdown: Callable[[], None]) -> BuiltAgent:
    """The agent on the clock of the test."""
    clock = FastClock.of_environment()
    senses = select(os.environ)
    if senses.idle is not None:
        senses = replace(senses, idle=FastIdle(senses.idle, clock))
    return build(
        home=home,
        on_shutdown=on_shutdown,
        clock=clock,
        senses=senses,
        make_waiter=lambda: FastWaiter(clock),
    )


def main() -> int:
    """Run it until it is quit."""
    heard: list[Ears] = []
    fast = VARIABLE in os.environ and FastClock.of_environment().speed > 1
    if fast:  # a hold lasts as long as the agent says: its time is what runs faster
        redact_window.HOLD_EVERY_MS //= FastClock.of_environment().speed
        preview.HOLD_EVERY_MS //= FastClock.of_environment().speed

    def make(*, home: Path | None, on_shutdown: Callable[[], None]) -> BuiltAgent:
        if not heard:  # the first moment at which there is an application
            heard.append(Ears())
            QTimer.singleShot(0, lambda: tell("shown"))
        return quick(home, on_shutdown) if fast else build(home=home, on_shutdown=on_shutdown)

    try:
        return program.main(sys.argv[1:], make)
    finally:
        for ears in heard:
            ears.setEnabled(False)


if __name__ == "__main__":
    sys.exit(main())
