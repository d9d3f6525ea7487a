"""Holds the windows together: who opens whom, what closing means, and how the app ends.

Windows are made when they are first needed: an app that lives in the tray does not hold them in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from agent.client import ClockState, DiaryEntry, Problem, ReviewState, ShortcutClient, Snapshot
from agent.exported import Evidence
from ui import messages, notice_words, present, present_diary_detail, present_pages
from ui.bridge import Bridge
from ui.desktop_notices import DesktopNotices
from ui.icons import app_icon
from ui.manners import Manners
from ui.notifier import Notifier
from ui.present_notices import Told
from ui.present_pages import Answer
from ui.preview import Preview
from ui.question import Question
from ui.redact_model import Subject, subject_of
from ui.rest import Rest
from ui.shortcut import Shortcut
from ui.theme import Look
from ui.tongue import tr
from ui.tray import Tray

if TYPE_CHECKING:  # each is imported when it is first opened: together they are several megabytes
    from ui.consent import ConsentWindow
    from ui.diary import DiaryWindow
    from ui.diary_export import ExportDialog, VerifyDialog
    from ui.first_run_needs import FirstRun
    from ui.main_window import MainWindow
    from ui.picture import PictureWindow
    from ui.problems import ProblemsWindow
    from ui.redact_window import RedactWindow
    from ui.settings_window import SettingsWindow

_MINIMIZED = "minimized"
"""The notification that says where the window has gone."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the windows use besides the agent. Each may be missing, and then nothing of it is offered."""

    diagnostics: Callable[[], str] | None = None
    """Makes what the problems page copies; without it that is the snapshot alone."""
    first_run: FirstRun | None = None
    """Its steps after the sign-in."""
    presenting: Callable[[], bool] | None = None
    """Whether nothing should come up now; it may take seconds and is called on a thread."""
    bus_address: str | None = None
    """Of the session's bus, for notifications; without it the tray's icon shows them."""
    enrol_anew: Callable[[], None] | None = None
    """Remembers that all data is to be set aside when the app has ended, and that it then begins anew."""
    evidence: Evidence | None = None
    """Exports the diary and checks exports."""
    shortcut: ShortcutClient | None = None
    """Lets keys reach the app from elsewhere."""
    rest: Callable[[], None] | None = None
    """Gives back memory that is not needed to wait; called when no window is worked in."""


ALONE: Final = Around()
"""Nothing but the agent."""


class Shell(QObject):
    """All windows of the app over one bridge; used on the main thread when the agent is there."""

    redact_regions = Signal(str)
    """Open the redaction editor for this segment; windows that show segments lead here."""
    ended = Signal()
    """The agent has ended: the program may end too."""

    def __init__(
        self,
        bridge: Bridge,
        look: Look,
        version: str,
        around: Around = ALONE,
    ) -> None:
        super().__init__()
        self._evidence = around.evidence
        self._enrol_anew = around.enrol_anew
        self._diagnostics = around.diagnostics or (
            lambda: present_pages.diagnostics(bridge.snapshot, version)
        )
        self._bridge = bridge
        self._look = look
        self._first_run = around.first_run
        self._ending = False
        self._put_down = False
        """The main window is in the task bar in place of an icon in a tray."""
        self.tray = Tray(bridge, look)
        self._manners = None if around.presenting is None else Manners(around.presenting)
        if self._manners is not None:
            self._manners.broken.connect(bridge.broken)
        self.preview = Preview(bridge, self._manners)
        self.preview.redact_regions.connect(self.redact_regions)
        self.redact_regions.connect(self.open_redaction)
        self.notices = DesktopNotices(
            address=around.bus_address, fallback=self.tray.tell, parent=self
        )
        self.notifier = Notifier(bridge, self.notices, seen=self._in_front, parent=self)
        self.notifier.show_wanted.connect(self.show)
        self.notifier.problems_wanted.connect(lambda: self.problems.open_page())
        self.notifier.devices_wanted.connect(lambda: self.settings.open_devices())
        self.shortcut = (
            None
            if around.shortcut is None
            else Shortcut(bridge, around.shortcut, self.notices, parent=self)
        )
        self.rest = None if around.rest is None else Rest(bridge, around.rest, parent=self)
        self._lead(self.tray)
        self.preview.zoom.connect(lambda hashes: self.picture.open_pictures(hashes))
        self.tray.show_wanted.connect(self.show)
        self.tray.memo_wanted.connect(self._show_memo)
        self.tray.found.connect(self._tray_found)
        bridge.changed.connect(self._follow)
        bridge.done.connect(self._done)
        bridge.refused.connect(self._refused)
        bridge.broken.connect(lambda _: self._give_up_waiting())

    @cached_property
    def window(self) -> MainWindow:
        """The main window."""
        from ui.main_window import MainWindow

        window = MainWindow(self._bridge, self._look, self._first_run)
        window.setWindowIcon(app_icon())
        window.say_tray(Tray.available())
        self._lead(window)
        window.closed.connect(self._window_closed)
        window.zoom.connect(lambda hashes: self.picture.open_pictures(hashes))
        window.redact_regions.connect(self.redact_regions)
        return window

    @cached_property
    def consent(self) -> ConsentWindow:
        """What the chosen contract captures, to agree to."""
        from ui.consent import ConsentWindow

        window = ConsentWindow(self._bridge)
        window.closed.connect(lambda: self.window.first_run.consent_closed())
        return window

    @cached_property
    def diary(self) -> DiaryWindow:
        """The contractor's own diary."""
        from ui.diary import DiaryWindow

        diary = DiaryWindow(self._bridge, self._look)
        diary.setWindowIcon(app_icon())
        diary.offer_evidence(self._evidence is not None)
        diary.zoom.connect(lambda hashes: self.picture.open_pictures(hashes))
        diary.browser_wanted.connect(self.open_in_browser)
        diary.regions_wanted.connect(self.redact_regions)
        diary.export_wanted.connect(self._export)
        diary.verify_wanted.connect(self._verify)
        return diary

    @cached_property
    def problems(self) -> ProblemsWindow:
        """All that is wrong, with details for a report."""
        from ui.problems import ProblemsWindow

        window = ProblemsWindow(self._bridge, self._diagnostics)
        offered = [Answer.SAVE_EVIDENCE] if self._evidence is not None else []
        if self._enrol_anew is not None:
            offered.append(Answer.ENROL_ANEW)
        window.offer(*offered)
        window.answered.connect(self._answer)
        return window

    @cached_property
    def picture(self) -> PictureWindow:
        """A capture as large as it is."""
        from ui.picture import PictureWindow

        return PictureWindow(self._bridge.picture)

    @cached_property
    def redaction(self) -> RedactWindow:
        """The redaction editor."""
        from ui.redact_window import RedactWindow

        window = RedactWindow(self._bridge, self._subject)
        window.setWindowIcon(app_icon())
        window.closed.connect(lambda _: self.preview.edit(None))
        return window

    @cached_property
    def settings(self) -> SettingsWindow:
        """What can be set on this machine."""
        from ui.settings_window import SettingsWindow

        window = SettingsWindow(self._bridge)
        window.setWindowIcon(app_icon())
        window.consent_wanted.connect(lambda contract: self.consent.open_page(contract))
        if self.shortcut is not None:
            window.follow_keys(self.shortcut)
        return window

    @property
    def ending(self) -> bool:
        """Whether the app is on its way out."""
        return self._ending

    def open_windows(self) -> dict[str, QPoint]:
        """Which of the windows can be seen, and where."""
        made = {name: part for name, part in vars(self).items() if isinstance(part, QWidget)}
        return {name: part.pos() for name, part in made.items() if part.isVisible()}

    def reopen(self, places: Mapping[str, QPoint], settings_row: int = 0) -> None:
        """Show the tray's icon and the windows of another shell's `open_windows`, as far as they need nothing more."""
        self.tray.show()
        for name, opened in (
            ("window", self.show),
            ("diary", self.open_diary),
            ("consent", lambda: self.consent.open_page()),
            ("problems", lambda: self.problems.open_page()),
            ("settings", lambda: self.settings.open_page(settings_row)),
        ):
            if name in places:
                opened()
                getattr(self, name).move(places[name])

    def let_go(self) -> None:
        """Finish what is half done; the bridge must still be open."""
        if self.shortcut is not None:
            self.shortcut.close()
        self.notifier.close()
        self.preview.retire()
        if "redaction" in vars(self):
            self.redaction.leave()
        if self._manners is not None:
            self._manners.close()

    def dissolve(self) -> None:
        """Take everything away; the bridge must be closed. Nothing here may be used afterwards."""
        self._ending = True
        for part in tuple(vars(self).values()):
            if isinstance(part, QWidget):
                part.hide()
                part.deleteLater()
        self.tray.hide()
        # It listens to the look, which lives on.
        self.tray.deleteLater()
        self.deleteLater()

    def open(self, *, minimized: bool) -> None:
        """Put the icon into the tray and show the window, unless it is to stay in the tray."""
        self.tray.show()
        if not (minimized and Tray.available()):
            self.show()

    def show(self) -> None:
        """Bring the main window to the front."""
        self._put_down = False
        self.notices.withdraw(_MINIMIZED)
        self.tray.look_around()
        self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    def open_diary(self) -> None:
        """Show the contractor's own diary."""
        self.diary.open_page()

    def open_in_browser(self) -> None:
        """Show today's work diary in the browser, as the employer sees it."""
        url = present.diary_url(self._bridge.snapshot)
        if url is not None:
            QDesktopServices.openUrl(QUrl(url))

    def open_redaction(self, segment: str) -> None:
        """Let parts of this segment's pictures be blacked out; nothing happens when it has none."""
        subject = self._subject(segment)
        if subject is not None:
            self.preview.edit(segment)
            self.redaction.open_subject(subject)

    def quit(self) -> None:
        """End the app, after asking when the clock runs."""
        if self._ending:
            return
        if present.clocked_in(self._bridge.snapshot):
            self._ask_quit()
        else:
            self.end()

    def end(self) -> None:
        """End the app without asking: clock out, write everything down, close."""
        if self._ending:
            return
        self._ending = True
        self.let_go()
        for name in ("diary", "consent", "problems", "picture", "settings"):
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
        part.problems_wanted.connect(lambda: self.problems.open_page())
        part.settings_wanted.connect(lambda: self.settings.open_page())
        part.quit_wanted.connect(self.quit)

    def _subject(self, segment: str) -> Subject | None:
        """What there is to black out of a segment; None where this machine knows no pictures of it."""
        snapshot = self._bridge.snapshot
        capture = snapshot.capture
        if capture is None or capture.segment != segment:
            entry = self.diary.entry(segment) if "diary" in vars(self) else None
            return None if entry is None else self._subject_of_entry(entry)
        if capture.review is ReviewState.DELETED or not (capture.pictures or capture.photo):
            return None
        contract = present.chosen_contract(snapshot)
        left_ms = capture.review_until_ms - snapshot.now_ms - self._bridge.elapsed_ms()
        return subject_of(
            capture,
            keeps_time=contract is None or contract.redaction_keeps_time,
            in_review=capture.review is ReviewState.OPEN and left_ms > 0,
        )

    def _subject_of_entry(self, entry: DiaryEntry) -> Subject | None:
        """What there is to black out of a segment of the diary: full pictures go with their delivery."""
        if not present_diary_detail.can_black_out(entry):
            return None
        contracts = self._bridge.snapshot.contracts
        contract = next((one for one in contracts if one.contract == entry.contract), None)
        return Subject(
            segment=entry.segment,
            pictures=entry.shots,
            photo=entry.photo,
            keeps_time=contract is None or contract.redaction_keeps_time,
            in_review=False,
        )

    def _answer(self, answer: Answer) -> None:
        """A problem is answered with this."""
        if answer is Answer.SAVE_EVIDENCE:
            self.open_diary()
            self._export((self._bridge.snapshot.contract, *self.diary.reading.days))
        elif answer is Answer.ENROL_ANEW:
            asked = Question(
                self.problems,
                title=messages.APP,
                text=tr(messages.ANEW_ASK),
                detail=tr(messages.ANEW_DETAIL),
                do=tr(messages.ANEW_YES),
                stay=tr(messages.ANEW_NO),
                danger=True,
            )
            asked.ask(self._begin_anew)

    def _begin_anew(self) -> None:
        if self._enrol_anew is not None and not self._ending:
            self._enrol_anew()
            self.end()

    def _export(self, what: tuple[str | None, date, date]) -> None:
        """Offer to export what the diary shows."""
        if self._evidence is None:
            return
        from ui.diary_export import ExportDialog

        contract, first, end = what
        dialog = ExportDialog(
            self.diary,
            self._evidence,
            self._bridge.snapshot.contracts,
            contract=contract or self._bridge.snapshot.contract,
            days=(first, end),
        )
        dialog.check_wanted.connect(self._verify)
        self._open_work(dialog)

    def _verify(self, file: str = "") -> None:
        """Offer to check an export."""
        if self._evidence is not None:
            from ui.diary_export import VerifyDialog

            self._open_work(VerifyDialog(self.diary, self._evidence, file))

    def _open_work(self, dialog: ExportDialog | VerifyDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.broken.connect(self._bridge.broken)
        dialog.open()

    def _tray_found(self, there: bool) -> None:
        """The tray came, or went and took the way to the windows with it."""
        if self._ending:
            return
        made = "window" in vars(self)  # else it asks when it is made
        hidden = not made or not self.window.isVisible()
        if made:
            self.window.say_tray(there)
        if there and self._put_down:
            self._put_down = False
            self.notices.withdraw(_MINIMIZED)
            if self.window.isMinimized():
                self.window.hide()
        elif not there and hidden:
            self._minimize()

    def _minimize(self) -> None:
        """Without a tray the task bar is where the app is found."""
        self._put_down = True
        self.window.say_tray(False)
        self.window.showMinimized()
        self.notices.show(_MINIMIZED, Told(title=messages.APP, body=tr(notice_words.MINIMIZED)))

    def _ask_quit(self) -> None:
        self.show()
        if self.window.findChild(Question) is not None:
            return  # it asks already
        Question(
            self.window,
            title=messages.APP,
            text=tr(messages.QUIT_ASK),
            detail=tr(messages.QUIT_DETAIL),
            do=tr(messages.QUIT_YES),
            stay=tr(messages.QUIT_NO),
        ).ask(self.end)

    def _window_closed(self) -> None:
        if Tray.available():
            self.window.hide()
        else:
            self._minimize()

    def _in_front(self) -> bool:
        """Whether the person is looking at the main window."""
        return "window" in vars(self) and self.window.isVisible() and self.window.isActiveWindow()

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
