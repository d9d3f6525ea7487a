"""The capture preview: shows at the corner what was just taken, and never takes the keyboard.

The same capture stands in the main window, where Keep, Redact and Delete can be reached by keyboard. While
nothing should come up (a full-screen window in front, a presentation, a locked screen, the redaction editor) it
waits, and holds the review, so that whoever comes back still sees the capture before it leaves the machine.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QScreen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from agent.client import Problem, Tracking
from ui import messages, present_capture
from ui.bridge import Bridge
from ui.capture_card import CapturePanel
from ui.manners import Manners
from ui.present_capture import Capture, Tone
from ui.present_pages import refusal
from ui.theme import GRID
from ui.tongue import tr, tr_count
from ui.widgets import Ticker, text_label

_THUMBNAIL = QSize(304, 171)
LOOK_AGAIN_MS = 3_000
"""How often it is asked whether the desktop is still busy while a capture waits or is shown."""
HOLD_EVERY_MS = 60_000
"""How often the review is held anew while the capture waits."""
UNDO_MS = 6_000
"""How long a deletion can be taken back."""


class Preview(QWidget):
    """Visible while the last capture is in review, was not decided here, and nothing else is in front."""

    zoom = Signal(tuple)
    redact_regions = Signal(str)
    """Open the redaction editor for this segment."""

    def __init__(self, bridge: Bridge, manners: Manners | None = None) -> None:
        """Without `manners` every moment is a good one."""
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # On macOS a tool window would go with the app when another one comes to the front.
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("preview")
        self.setWindowTitle(tr(messages.PREVIEW))
        self.setAccessibleName(tr(messages.PREVIEW))
        self._bridge = bridge
        self._manners = manners
        self._quiet: bool | None = None if manners is not None else False
        """Whether nothing should come up now; None: the answer is not here yet, and it stays away."""
        self._decided: str | None = None
        self._edited: str | None = None
        self._waiting: str | None = None
        self._doomed: str | None = None
        self._retired = False
        self._place_on = ""
        """The name of the screen it stands on; empty: to be chosen."""
        self.panel = CapturePanel(bridge.picture, thumbnail=_THUMBNAIL, beside=False, asks=False)
        self.going = text_label(tone=Tone.BAD)
        self.undo_button = QPushButton(tr(messages.UNDO_DELETE))
        self.undo_button.clicked.connect(self.undo)
        self.going_row = QWidget()
        row = QHBoxLayout(self.going_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.going, 1)
        row.addWidget(self.undo_button)
        self.going_row.setMinimumWidth(_THUMBNAIL.width())
        self.going_row.hide()
        self._column = whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        whole.addWidget(self.panel)
        whole.addWidget(self.going_row)
        self.panel.keep.connect(self._keep)
        self.panel.delete.connect(self._delete)
        self.panel.redact.connect(lambda photo: self._bridge.redact(redaction=photo))
        self.panel.redact_regions.connect(self.redact_regions)
        self.panel.zoom.connect(self.zoom)
        self.panel.reshaped.connect(self._place)
        self._ticker = Ticker(self, self.refresh, self._due_ms)
        self._look_timer = self._timer(LOOK_AGAIN_MS, self._ask)
        self._hold_timer = self._timer(HOLD_EVERY_MS, self._hold)
        self._undo_timer = self._timer(UNDO_MS, self.finish_deleting)
        self._undo_timer.setSingleShot(True)
        self._since_delete = QElapsedTimer()
        if manners is not None:
            manners.answered.connect(self._answered)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._screens_changed)
            app.primaryScreenChanged.connect(self._screens_changed)
        bridge.changed.connect(lambda _: self.refresh())
        bridge.refused.connect(self._refused)
        self.refresh()

    @property
    def ticking(self) -> bool:
        """Whether the countdown is being redrawn."""
        return self._ticker.running

    @property
    def looking(self) -> bool:
        """Whether the process is woken to ask whether the desktop is busy."""
        return self._look_timer.isActive()

    def refresh(self) -> None:
        """Show the capture while it is in review, and nothing else."""
        capture = self._due()
        if capture is None:
            self._waiting = None
            self._look_timer.stop()
            self._hold_timer.stop()
            self._ticker.want(False)
            self.hide()
            return
        if capture.segment != self._waiting:
            self._waiting = capture.segment
            self._quiet = None if self._manners is not None else False
            self._ask()
        if self._manners is not None and not self._look_timer.isActive():
            self._look_timer.start()
        # Not over the editor either: it would lie on its buttons.
        waits = self._edited is not None or self._bridge.snapshot.tracking is Tracking.LOCKED
        if self._quiet is not False or waits:
            self._ticker.want(False)
            self.hide()
            if (self._quiet or waits) and not self._hold_timer.isActive():
                self._hold_timer.start()
                self._hold()
            return
        self._hold_timer.stop()
        self._show(capture)

    def edit(self, segment: str | None) -> None:
        """Stay away while this segment is in the redaction editor; None: come up again."""
        self._edited = segment
        self.refresh()

    def retire(self) -> None:
        """Delete what was to be deleted, go, and never come up again: the program ends."""
        self.finish_deleting()
        self._retired = True
        self.refresh()

    def undo(self) -> None:
        """Do not delete after all."""
        self._undo_timer.stop()
        self._doomed = None
        self.refresh()

    def finish_deleting(self) -> None:
        """Delete now what was to be deleted; the program may be about to end."""
        self._undo_timer.stop()
        segment, self._doomed = self._doomed, None
        if segment is not None:
            self._decided = segment
            self._bridge.delete(segment=segment)
            self.refresh()

    def _due(self) -> Capture | None:
        """The capture that is to be shown, now or when the desktop is free again."""
        capture = present_capture.capture(self._bridge.snapshot, self._bridge.elapsed_ms())
        if self._doomed is not None and (capture is None or capture.segment != self._doomed):
            self.finish_deleting()  # another one has come
        if self._retired or capture is None or capture.segment in (self._decided, self._edited):
            return None
        return capture if capture.pops_up or capture.segment == self._doomed else None

    def _due_ms(self) -> int:
        """Until the second that it counts down changes."""
        if self._doomed is not None:
            return present_capture.to_next_second(UNDO_MS - self._since_delete.elapsed())
        bridge = self._bridge
        return present_capture.moves_in_ms(bridge.snapshot, bridge.elapsed_ms())

    def _show(self, capture: Capture) -> None:
        self.panel.show_capture(capture)
        doomed = self._doomed == capture.segment
        self.panel.setVisible(not doomed)
        self.going_row.setVisible(doomed)
        if doomed:
            left_ms = max(0, UNDO_MS - self._since_delete.elapsed())
            self.going.setText(tr_count(messages.DELETED_SOON, -(-left_ms // 1000)))
        self._ticker.want(True)
        if not self.isVisible():
            self._place_on = ""
            self._place()
            self.show()
        self._place()

    def _place(self) -> None:
        """Stand at the bottom right of the screen that is being worked on, clear of its panels."""
        screen = self._screen()
        if screen is None:  # the last display was unplugged
            return
        self._column.activate()
        width = self._column.sizeHint().width()
        self.resize(width, self._column.totalHeightForWidth(width))
        room = screen.availableGeometry()
        corner = room.bottomRight() - self.rect().bottomRight() - QPoint(4 * GRID, 4 * GRID)
        self.move(max(room.x(), corner.x()), max(room.y(), corner.y()))

    def _screen(self) -> QScreen | None:
        """The one it stands on, or where the pointer is when it has none yet or has lost it."""
        # By name: a display can go at any time, and with it the object.
        screens = {screen.name(): screen for screen in QGuiApplication.screens()}
        if self._place_on not in screens and screens:
            found = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
            self._place_on = found.name()
        return screens.get(self._place_on)

    def _screens_changed(self, _screen: QScreen | None) -> None:
        """The display it stood on may be gone: it goes where the pointer is now."""
        self._place_on = ""
        if self.isVisible():
            # The list of screens is brought up to date after this.
            QTimer.singleShot(0, self._place)

    def _ask(self) -> None:
        if self._manners is not None:
            self._manners.ask()

    def _answered(self, quiet: bool) -> None:
        if quiet != self._quiet:
            self._quiet = quiet
            self.refresh()

    def _hold(self) -> None:
        if self._waiting is not None:
            self._bridge.hold_review(segment=self._waiting)

    def _timer(self, every_ms: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(act)
        return timer

    def _keep(self, segment: str) -> None:
        self._decided = segment
        self._bridge.keep(segment=segment)
        self.refresh()

    def _delete(self, segment: str) -> None:
        # It must not be signed while it can still be taken back.
        self._bridge.hold_review(segment=segment)
        self._doomed = segment
        self._since_delete.start()
        self._undo_timer.start()
        self.refresh()
        QTimer.singleShot(0, self._place)  # its row has only now the size of its words

    def _refused(self, verb: str, problem: Problem) -> None:
        if verb in ("keep", "delete", "redact"):
            self._decided = None
            self.refresh()
            self.panel.say_error(refusal(problem))
