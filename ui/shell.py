"""Holds the windows together: who opens whom, what closing means, and how the app ends.

Windows are made when they are first needed: an app that lives in the tray does not hold them in memory.
"""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from agent.client import ClockState, Problem, Snapshot
from ui import messages, present
from ui.bridge import Bridge
from ui.consent import ConsentWindow
from ui.icons import app_icon
from ui.main_window import MainWindow
from ui.picture import PictureWindow
from ui.preview import Preview
from ui.problems import ProblemsWindow
from ui.theme import Look
from ui.tray import Tray


class Shell(QObject):
    """All windows of the app over one bridge; used on the main thread when the agent is there."""

    ended = Signal()
    """The agent has ended: the program may end too."""

    def __init__(self, bridge: Bridge, look: Look, version: str) -> None:
        super().__init__()
        self._bridge = bridge
        self._look = look
        self._version = version
        self._ending = False
        self.tray = Tray(bridge, look)
        self.preview = Preview(bridge)
        self._lead(self.tray)
        self.preview.zoom.connect(lambda paths: self.picture.open_pictures(paths))
        self.tray.show_wanted.connect(self.show)
        self.tray.memo_wanted.connect(self._show_memo)
        self.tray.host_came.connect(self._tray_came)
        bridge.changed.connect(self._follow)
        bridge.done.connect(self._done)
        bridge.refused.connect(self._refused)
        bridge.broken.connect(lambda _: self._give_up_waiting())

    @cached_property
    def window(self) -> MainWindow:
        """The main window."""
        window = MainWindow(self._bridge, self._look)
        window.setWindowIcon(app_icon())
        window.say_tray(Tray.available())
        self._lead(window)
        window.problems_wanted.connect(lambda: self.problems.open_page())
        window.closed.connect(self._window_closed)
        window.zoom.connect(lambda paths: self.picture.open_pictures(paths))
        return window

    @cached_property
    def consent(self) -> ConsentWindow:
        """What the chosen contract captures, to agree to."""
        return ConsentWindow(self._bridge)

    @cached_property
    def problems(self) -> ProblemsWindow:
        """All that is wrong, with details for a report."""
        return ProblemsWindow(self._bridge, self._version)

    @cached_property
    def picture(self) -> PictureWindow:
        """A capture as large as it is."""
        return PictureWindow()

    def open(self, *, minimized: bool) -> None:
        """Put the icon into the tray and show the window, unless it is to stay in the tray."""
        self.tray.show()
        if not (minimized and Tray.available()):
            self.show()

    def show(self) -> None:
        """Bring the main window to the front."""
        self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    def open_diary(self) -> None:
        """Show today's work diary in the browser."""
        url = present.diary_url(self._bridge.snapshot)
        if url is not None:
            QDesktopServices.openUrl(QUrl(url))

    def quit(self) -> None:
        """End the app, after asking when the clock runs."""
        if self._ending:
            return
        if present.clocked_in(self._bridge.snapshot) and not self._ask_quit():
            return
        self.end()

    def end(self) -> None:
        """End the app without asking: clock out, write everything down, close."""
        if self._ending:
            return
        self._ending = True
        self.preview.hide()
        for name in ("consent", "problems", "picture"):
            if name in vars(self):  # made
                getattr(self, name).hide()
        self._bridge.shutdown()

    def leave(self) -> None:
        """The agent has ended without us: end too. Any thread may send a signal here."""
        self._ending = True
        self.ended.emit()

    def _lead(self, part: MainWindow | Tray) -> None:
        """Let the main window's and the tray's menus lead to the same places."""
        part.consent_wanted.connect(lambda: self.consent.open_page())
        part.diary_wanted.connect(self.open_diary)
        part.quit_wanted.connect(self.quit)

    def _tray_came(self) -> None:
        if "window" in vars(self):  # else it asks when it is made
            self.window.say_tray(True)

    def _ask_quit(self) -> bool:
        self.show()
        box = QMessageBox(self.window)
        box.setWindowTitle(messages.APP)
        box.setText(messages.QUIT_ASK)
        box.setInformativeText(messages.QUIT_DETAIL)
        leave = box.addButton(messages.QUIT_YES, QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(messages.QUIT_NO, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is leave

    def _window_closed(self) -> None:
        if Tray.available():
            self.window.hide()
        else:
            self.quit()

    def _show_memo(self) -> None:
        self.show()
        self.window.present_memo()

    def _follow(self, snapshot: Snapshot) -> None:
        """The agent may be ended from the command line: the app ends with it."""
        if snapshot.state is ClockState.STOPPING and not self._ending:
            self.leave()

    def _done(self, verb: str) -> None:
        if verb == "shutdown":
            self.ended.emit()

    def _refused(self, verb: str, problem: Problem) -> None:
        """Show the window when the tray's menu was refused: it says why beside the field."""
        if verb == "shutdown":
            self.ended.emit()
        elif verb in ("start", "stop", "choose_contract"):
            made = "window" in vars(self)
            if not made or not self.window.isVisible():
                self.show()
            if not made:  # then it was not there to hear it
                self._bridge.refused.emit(verb, problem)

    def _give_up_waiting(self) -> None:
        """A shutdown that broke is no reason to stay."""
        if self._ending:
            self.ended.emit()
