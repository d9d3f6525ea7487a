"""Every window of the app in every state worth looking at: one line each in `STATES`.

`python3 dev.py pictures` takes a picture of each, and a test walks them for accessibility. To add a state,
add a line: its name, the snapshot, how to open the window, and what to do in it then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QScrollArea, QToolButton, QWidget

from agent.client import (
    ClockState,
    ClosedWeek,
    ConsentView,
    DiaryEntry,
    IdlePrompt,
    ManualView,
    Notice,
    NoticeCode,
    Privacy,
    Problem,
    ProblemCode,
    ProblemSpan,
    Region,
    ReviewState,
    SenseCheck,
    Snapshot,
    SyncState,
    Tracking,
    TrialCapture,
)
from agent.core.reminders import Reminders
from agent.store.network import Network
from agent.store.settings import Settings
from tests.support.desktop import wait_until
from tests.ui import fake_client, painted_desktop
from tests.ui.fake_client import (
    CHECK_CODE,
    CLOCKED_IN,
    CLOCKED_OUT,
    CONSENT_NEEDED,
    CONTRACT,
    LAST_WEEK_MS,
    NOW_MS,
    OTHER,
    POLICY,
    SIGNED_OUT,
    SYNC,
)
from tests.ui.fake_diary import DiaryClient, claim_of, every_kind, full_days
from tests.ui.fake_evidence import ReadyEvidence
from tests.ui.fake_setup import FakeSetup, FakeTrials
from ui import messages
from ui.bridge import Bridge
from ui.diary import DiaryWindow
from ui.diary_days import Period
from ui.diary_export import ExportDialog, VerifyDialog
from ui.first_run import FirstRun
from ui.present_diary import CardRow
from ui.present_pages import Answer
from ui.problem_words import problem_words
from ui.problems import FailureWindow
from ui.redact_canvas import Change
from ui.shell import Around, Shell
from ui.theme import Look
from ui.tongue import tr

MINUTE_MS = 60_000
WRONG_CHECK_CODE = "BCDF-GHJK-XXXX"
"""Nobody waits with it."""
TODAY_MS = NOW_MS - NOW_MS % (24 * 60 * MINUTE_MS)
_TODAY = datetime.fromtimestamp(TODAY_MS / 1000, UTC).date()
_TWO_DAYS = (_TODAY, _TODAY + timedelta(days=1))
SETTINGS = Settings(
    privacy=Privacy(excluded_apps=("KeePassXC", "Signal"), blur=6),
    network=Network(proxy="http://proxy.example:8080", kilobytes_per_s=500),
    reminders=Reminders(clock_in_minutes=15),
)
CONSENTS = (
    ConsentView(
        contract=OTHER.contract,
        policy_sha256="ab" * 32,
        features=("screenshot",),
        shown_ms=NOW_MS - 90_000_000,
        made_ms=NOW_MS - 90_000_000,
        delivered=False,
    ),
)
LONG_MEMO = "Review of the draft with everybody who was there. " * 200
"""10,000 characters."""
MIXED_MEMO = "👩🏽‍💻 Überprüfung · مراجعة المسودة (v2) · עברית · \u202eabc\u202c 🎉"


CLOSED: dict[str, Any] = {
    "closed": ClosedWeek(CONTRACT.contract, LAST_WEEK_MS, 1300, 30),
    "closed_ms": NOW_MS - 3_600_000,
}


REVOKED = (Problem(ProblemCode.DEVICE_REVOKED), Problem(ProblemCode.RECEIPT_INVALID))


class Studio:
    """Pictures for captures, painted once into a folder."""

    def __init__(self, folder: Path) -> None:
        self.editor = painted_desktop.save_pair(painted_desktop.editor(), folder, "editor")
        self.browser = painted_desktop.save_pair(painted_desktop.browser(), folder, "browser")
        self.person = painted_desktop.save_pair(painted_desktop.person(), folder, "person")


class Stage:
    """One shell over a fake client that shows one snapshot; closed after each state."""

    def __init__(
        self,
        app: QApplication,
        look: Look,
        studio: Studio,
        snapshot: Snapshot,
        *,
        under_way: bool = False,
    ) -> None:
        """`under_way`: the first run has begun and is not over."""
        self.app = app
        self.look = look
        self.studio = studio
        self.client = DiaryClient(_diary(studio), (_claim(),), snapshot=snapshot)
        self.bridge = Bridge(self.client)
        first_run = FirstRun(FakeSetup(under_way=under_way), FakeTrials())
        self.shell = Shell(
            self.bridge,
            look,
            "1.2.3",
            Around(
                first_run=first_run,
                evidence=ReadyEvidence(self.client.gate),
                enrol_anew=lambda: None,
            ),
        )
        self.extra: list[QWidget] = []
        """Windows that do not belong to the shell; closed with the stage."""

    def settle(self) -> None:
        """Carry out the verbs under way and what they bring; those that the gate holds back stay under way."""
        for _ in range(3):
            if not self.client.gate.is_set():
                self.app.processEvents()
                continue
            self.bridge.wait()
            window = vars(self.shell).get("window")
            if window is not None and window.first_run.trying is not None:
                window.first_run.trying.wait()
            self.app.processEvents()

    def publish(self, snapshot: Snapshot) -> None:
        """Show another snapshot."""
        self.client.publish(snapshot)
        self.settle()

    def close(self) -> None:
        """Close everything; what is let go is deleted at once, so that no look can reach it."""
        self.client.gate.set()
        self.shell.preview.retire()
        if "redaction" in vars(self.shell):
            self.shell.redaction.leave()
        self.bridge.close()
        self.shell.tray.hide()
        shiboken6.delete(self.shell.tray)
        for window in self.app.topLevelWidgets():
            if shiboken6.isValid(window):
                if isinstance(window, QDialog):
                    window.reject()  # it ends what it does, which the gate lets go on
                window.hide()
                window.deleteLater()
        self.app.sendPostedEvents(None, 52)  # DeferredDelete
        self.app.processEvents()


def _diary(studio: Studio) -> tuple[DiaryEntry, ...]:
    """A morning with each state, and the day before it full; pictures of the studio."""
    pictures = (studio.editor, studio.browser)

    def seen(entry: DiaryEntry) -> DiaryEntry:
        shots = tuple(
            replace(shot, picture=pictures[n % 2][0], thumbnail=pictures[n % 2][1])
            for n, shot in enumerate(entry.shots)
        )
        photo = entry.photo
        if photo is not None:
            photo = replace(photo, picture=studio.person[0], thumbnail=studio.person[1])
        return replace(entry, shots=shots, photo=photo)

    before = full_days(TODAY_MS - 16 * 60 * MINUTE_MS, 48, per_day=48)
    kinds = every_kind(TODAY_MS)
    # Two days ago: the clock ran all day, before four monitors.
    whole = (
        replace(one, shots=kinds[2].shots, pictures=4)
        for one in full_days(TODAY_MS - 48 * 60 * MINUTE_MS, 144)
    )
    return tuple(seen(entry) for entry in (*whole, *before, *kinds))


def _claim() -> ManualView:
    return claim_of(TODAY_MS + 12 * 60 * MINUTE_MS)


Open = Callable[[Stage], QWidget]
Then = Callable[[Stage], None]
Made = Snapshot | Callable[[Studio], Snapshot]


@dataclass(frozen=True, slots=True)
class State:
    """One window in one state. `then` is done once it is shown; `readme` is its name among docs/pictures."""

    name: str
    snapshot: Made
    open: Open
    then: Then | None = None
    readme: str | None = None
    under_way: bool = False

    def stage(self, app: QApplication, look: Look, studio: Studio) -> Stage:
        """A stage with the snapshot of this state."""
        made = self.snapshot if isinstance(self.snapshot, Snapshot) else self.snapshot(studio)
        return Stage(app, look, studio, made, under_way=self.under_way)

    def shown(self, stage: Stage) -> QWidget:
        """Bring the stage into this state; what is in front then: the window, or a question or menu over it."""
        window = self.open(stage)
        stage.settle()
        if self.then is not None:
            self.then(stage)
        stage.settle()
        return QApplication.activeModalWidget() or QApplication.activePopupWidget() or window


# --- how windows are opened --------------------------------------------------------------------


def diary(stage: Stage) -> QWidget:
    """The own diary, at the day of the snapshot."""
    stage.shell.diary.open_page()
    stage.settle()
    return stage.shell.diary


def legend(stage: Stage) -> QWidget:
    """What the marks of the diary mean."""
    window = diary(stage)
    assert isinstance(window, DiaryWindow)
    window.show_legend()
    assert window.legend is not None
    return window.legend


def diary_of(period: Period, days_ago: int = 0) -> Open:
    """The own diary over another period or day."""

    def opened(stage: Stage) -> QWidget:
        window = diary(stage)
        day = datetime.fromtimestamp(TODAY_MS / 1000, UTC).date() - timedelta(days=days_ago)
        stage.shell.diary.show_day(day, period)
        stage.settle()
        return window

    return opened


def choose_card(stage: Stage) -> None:
    """A segment with two pictures that was received."""
    stage.shell.diary.list.choose(stage.client.entries[-13].segment)
    stage.settle()


def diary_asking(name: str) -> Then:
    """A question of the diary about the first card."""

    def then(stage: Stage) -> None:
        choose_card(stage)
        getattr(stage.shell.diary.questions, name)()

    return then


def main(stage: Stage) -> QWidget:
    """The main window."""
    stage.shell.show()
    return stage.shell.window


def consent(stage: Stage) -> QWidget:
    """What is captured."""
    stage.shell.consent.open_page()
    return stage.shell.consent


def problems(stage: Stage) -> QWidget:
    """The problems page."""
    stage.shell.problems.open_page()
    return stage.shell.problems


def ask_anew(stage: Stage) -> None:
    """Enrol this device anew?"""
    stage.shell.problems.answers[Answer.ENROL_ANEW].click()
    stage.settle()


def problem_devices(stage: Stage) -> QWidget:
    """The devices, while the server cannot be reached."""
    stage.client.refusals["look_for_devices"] = Problem(ProblemCode.SERVER_UNREACHABLE)
    return settings(5)(stage)


def vouched(stage: Stage) -> None:
    """A new device was vouched for."""
    page = stage.shell.settings.devices
    page.check.setText(CHECK_CODE)
    page.vouch()
    stage.settle()
    see_vouching(stage)


def not_vouched(stage: Stage) -> None:
    """Nobody waits with the code that was typed."""
    page = stage.shell.settings.devices
    page.check.setText(WRONG_CHECK_CODE)
    page.vouch()
    stage.settle()
    see_vouching(stage)


def see_vouching(stage: Stage) -> None:
    """Scroll to the foot of the page."""
    area = stage.shell.settings.stack.currentWidget()
    if isinstance(area, QScrollArea):
        area.ensureWidgetVisible(stage.shell.settings.devices.vouching)


def ask_end_device(stage: Stage) -> None:
    """End a device that was lost?"""
    page = stage.shell.settings.devices
    page.ask_end("2" * 64, "Maya’s laptop")
    if page.question is not None:
        page.question.lost.setChecked(True)
    stage.settle()


def week_to_close(**what: Any) -> Open:
    """The own diary at last week, of one contract, which stands as `what` says."""

    def opened(stage: Stage) -> QWidget:
        stage.client.weeks = dict(what)
        stage.shell.diary.open_page()
        picker = stage.shell.diary.contract
        picker.setCurrentIndex(picker.findData(CONTRACT.contract))
        stage.shell.diary.reading.contract = CONTRACT.contract
        return diary_of(Period.WEEK, 3)(stage)

    return opened


def ask_close(stage: Stage) -> None:
    """Close the week?"""
    stage.shell.diary.close_bar.ask()
    stage.settle()


def refused_close(stage: Stage) -> None:
    """The week was not closed."""
    stage.client.refusals["close_week"] = Problem(ProblemCode.WEEK_NOT_DELIVERED)
    ask_close(stage)
    dialog = stage.shell.diary.close_bar.dialog
    if dialog is not None:
        dialog.close_week()
    stage.settle()


def closed_now(stage: Stage) -> None:
    """The week was closed just now."""
    ask_close(stage)
    dialog = stage.shell.diary.close_bar.dialog
    if dialog is not None:
        dialog.close_week()
    stage.settle()


def settings(row: int) -> Callable[[Stage], QWidget]:
    """A page of the settings, with something set."""

    def open_at(stage: Stage) -> QWidget:
        stage.client.kept = SETTINGS
        stage.client.signed = CONSENTS
        stage.client.starts = True
        stage.shell.settings.open_page(row)
        return stage.shell.settings

    return open_at


def preview(stage: Stage) -> QWidget:
    """The capture preview."""
    stage.shell.preview.refresh()
    return stage.shell.preview


def picture(stage: Stage) -> QWidget:
    """The full pictures of the last capture."""
    capture = stage.bridge.snapshot.capture
    assert capture is not None
    stage.shell.picture.open_pictures(tuple(one.picture for one in capture.pictures))
    return stage.shell.picture


def redact(stage: Stage) -> QWidget:
    """The redaction editor with the last capture."""
    capture = stage.bridge.snapshot.capture
    assert capture is not None
    stage.shell.redact_regions.emit(capture.segment)
    return stage.shell.redaction


def redact_signed(stage: Stage) -> QWidget:
    """The editor with a segment that is signed already."""
    stage.client.refusals["hold_review"] = Problem(ProblemCode.ALREADY_SEALED)
    window = redact(stage)
    stage.settle()
    return window


def tray_menu(stage: Stage) -> QWidget:
    """The menu of the tray icon."""
    stage.shell.tray.menu.popup(QPoint(300, 200))
    return stage.shell.tray.menu


def tray_submenu(name: str) -> Open:
    """A menu within that of the tray icon."""

    def opened(stage: Stage) -> QWidget:
        menu: QMenu = getattr(stage.shell.tray, name)
        menu.popup(QPoint(300, 200))
        return menu

    return opened


def bug(stage: Stage) -> QWidget:
    """What is shown after a mistake of ours."""
    return failure(
        stage,
        messages.APP,
        tr(messages.BUG_TITLE),
        tr(messages.BUG_HINT),
        "ValueError\n  ui/x.py:1",
    )


def cannot_start(stage: Stage) -> QWidget:
    """The keyring is locked at the start."""
    words = problem_words(Problem(ProblemCode.KEYRING_LOCKED))
    return failure(
        stage, tr(messages.STARTUP_TITLE), words.title, words.hint, "keyring-locked", again=True
    )


def failure(
    stage: Stage, window_title: str, title: str, hint: str, details: str, *, again: bool = False
) -> QWidget:
    """Something that cannot be gone on with."""
    window = FailureWindow(
        window_title=window_title,
        title=title,
        hint=hint,
        details=f"hourproof: 1.2.3\n{details}",
        again=again,
    )
    stage.extra.append(window)
    window.show()
    return window


# --- what is done in them ----------------------------------------------------------------------


def drop_down(button: QToolButton) -> None:
    """Open the menu of a button as it does, but without its waiting loop."""
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))


def open_diary_menu(stage: Stage) -> None:
    """The menu of the diary."""
    drop_down(stage.shell.diary.more_button)


def ask_take_back(stage: Stage) -> None:
    """The question before manual time is taken back."""
    stage.shell.diary.list.choose(claim_key(stage))
    stage.settle()
    stage.shell.diary.questions.delete()


def claim_key(stage: Stage) -> str:
    """The card of the manual time."""
    rows = stage.shell.diary.list.model().rows
    return next(r.key for r in rows if isinstance(r, CardRow) and r.claim is not None)


def many_memos(stage: Stage) -> None:
    """A memo for all segments of the day."""
    stage.shell.diary.list.selectAll()
    stage.settle()
    stage.shell.diary.questions.edit_memo()


def export_form(stage: Stage) -> None:
    """What to export."""
    stage.shell.diary.export_wanted.emit((None, *_TWO_DAYS))


def exported(stage: Stage) -> None:
    """An export that is done."""
    begin_export(stage, there=False)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    dialog.job.wait()


def exporting(stage: Stage) -> None:
    """An export that is under way."""
    stage.client.gate.clear()
    begin_export(stage, there=False)


def export_there(stage: Stage) -> None:
    """A file of that name is there already."""
    begin_export(stage, there=True)


def begin_export(stage: Stage, *, there: bool) -> None:
    """Begin an export into a file that is there, or is not."""
    file = Path(stage.studio.editor[0]).with_name("maya.hpb")
    file.unlink(missing_ok=True)
    if there:
        file.write_bytes(b"another")
    export_form(stage)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    dialog.file.setText(str(file))
    dialog.begin()


def verifying(stage: Stage) -> None:
    """A check that is under way."""
    stage.client.gate.clear()
    verify_form(stage)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VerifyDialog)
    dialog.file.setText(stage.studio.editor[0])
    dialog.begin()
    wait_until(lambda: stage.app.processEvents() or dialog.progress.isVisible(), "it tells")


def verify_form(stage: Stage) -> None:
    """Which file to check."""
    stage.shell.diary.verify_wanted.emit()


def card_menu(stage: Stage) -> None:
    """What can be done with a card, where it is."""
    choose_card(stage)
    cards = stage.shell.diary.list
    place = cards.visualRect(cards.currentIndex()).center()
    cards.customContextMenuRequested.emit(place)


def only_contract(stage: Stage) -> None:
    """A contract of which nothing was tracked."""
    picker = stage.shell.diary.contract
    picker.setCurrentIndex(picker.findData(OTHER.contract))
    picker.activated.emit(picker.currentIndex())


def diary_unreadable(stage: Stage) -> None:
    """A day that cannot be read."""
    stage.client.refusals["diary"] = Problem(ProblemCode.SPOOL_CORRUPT, {"path": "/maya/spool"})
    stage.shell.diary.show_day(datetime.fromtimestamp(TODAY_MS / 1000, UTC).date())


def diary_loading(stage: Stage) -> None:
    """A day that is being read."""
    stage.client.gate.clear()
    stage.shell.diary.show_day(datetime.fromtimestamp(TODAY_MS / 1000, UTC).date())


def memo_too_long(stage: Stage) -> None:
    """A memo of 10,000 characters."""
    diary_asking("edit_memo")(stage)
    stage.shell.diary.questions.dialog.edit.setPlainText(LONG_MEMO)


def memo_cleaned(stage: Stage) -> None:
    """A memo with signs that turn the direction of writing."""
    diary_asking("edit_memo")(stage)
    stage.shell.diary.questions.dialog.edit.setPlainText(MIXED_MEMO)


def memo_refused(stage: Stage) -> None:
    """A memo that the agent does not take: it stays in its field."""
    stage.client.refusals["edit_memo"] = Problem(ProblemCode.UNKNOWN_SEGMENT)
    diary_asking("edit_memo")(stage)
    stage.shell.diary.questions.dialog.edit.setPlainText("Other words")
    stage.shell.diary.questions.dialog.do_button.click()


def manual_refused(stage: Stage) -> None:
    """Manual time where something is tracked already."""
    stage.client.refusals["claim_time"] = Problem(
        ProblemCode.MANUAL_OVERLAPS,
        {"at_ms": str(TODAY_MS), "until_ms": str(TODAY_MS + 40 * MINUTE_MS)},
    )
    diary_asking("add_manual")(stage)
    stage.shell.diary.questions.dialog.why.setPlainText("A call about the timetable")
    stage.shell.diary.questions.dialog.do_button.click()


def deleting(stage: Stage) -> None:
    """A deletion that can still be undone."""
    diary_asking("delete")(stage)
    stage.shell.diary.questions.dialog.do_button.click()


def delete_refused(stage: Stage) -> None:
    """A segment that is gone when it is deleted."""
    stage.client.refusals["redact"] = Problem(ProblemCode.UNKNOWN_SEGMENT)
    deleting(stage)
    stage.shell.diary.work.commit()


def export_refused(stage: Stage) -> None:
    """An export into a folder that is not there."""
    export_form(stage)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    dialog.file.setText("/media/usb/diary.hpb")
    dialog.begin()


def open_menu(stage: Stage) -> None:
    """The menu of the main window."""
    drop_down(stage.shell.window.menu_button)


def refuse(verb: str, code: ProblemCode, act: Then, **details: str) -> Then:
    """Carry out `act`, and let the agent refuse `verb`."""

    def then(stage: Stage) -> None:
        stage.client.refusals[verb] = Problem(code, details)
        act(stage)
        stage.settle()

    return then


def enrol_form(stage: Stage) -> None:
    """Fill the form for enrolling and send it."""
    page = stage.shell.window.enrol
    page.server.setText("https://time.example.com")
    page.wait._open_url = lambda _url: True
    page.submit()
    stage.settle()


def while_it_waits(code: ProblemCode, **details: str) -> Then:
    """A code is shown, and then the server is asked how it stands."""

    def then(stage: Stage) -> None:
        stage.client.refusals["enrol_signed_in"] = Problem(code, details)
        enrol_form(stage)
        stage.settle()
        stage.shell.window.enrol.wait.asks.emit()
        stage.settle()

    return then


ASKED = {"url": "https://time.example.com", "during": "enrolment"}
ANOTHER_PROGRAM = refuse("ask_sign_in", ProblemCode.SERVER_NOT_HOURPROOF, enrol_form, **ASKED)
UNSECURED = refuse(
    "ask_sign_in", ProblemCode.SERVER_UNREACHABLE, enrol_form, **ASKED, sync="server-tls"
)
NOBODY_CAME = {"sync": "sign-in-expired"}
CAMERA_BUSY = SenseCheck("camera", reason="camera-busy")
SCREEN_REFUSED = SenseCheck(
    "screen", problem=Problem(ProblemCode.SCREEN_UNAVAILABLE, {"why": "permission-missing"})
)


def decline_consent(stage: Stage) -> None:
    """The policy was read and not agreed to."""
    stage.shell.window.first_run.consent.read.click()
    stage.shell.consent.decline_button.click()
    stage.settle()


def enrol_vouched(stage: Stage) -> None:
    """Wait for another device to vouch for this one."""
    page = stage.shell.window.enrol
    page.use_code(True)
    page.server.setText("https://time.example.com")
    page.code.setText("K7QF-2M9X-A1B2-C3D4")
    page.voucher.setChecked(True)
    page.submit()
    stage.settle()


def enrol_by_code(stage: Stage) -> None:
    """The form for a one-time code."""
    stage.shell.window.enrol.use_code(True)


def tried_again(*checks: SenseCheck) -> Then:
    """The senses are tried once more, and this is found."""

    def then(stage: Stage) -> None:
        stage.settle()
        steps = stage.shell.window.first_run
        trials = steps.trying._trials
        trials.checks.update({check.sense: check for check in checks})
        refused = next((check.problem for check in checks if check.sense == "screen"), None)
        trials.capture = TrialCapture((), refused)
        steps.check.again.click()
        stage.settle()

    return then


def capture_refused(stage: Stage) -> None:
    """On to the test capture, which the system does not let happen."""
    tried_again(SCREEN_REFUSED)(stage)
    check_done(stage)


def lock(stage: Stage) -> None:
    """Boxes are drawn, then the session is locked."""
    draw_boxes(stage)
    stage.publish(replace(stage.bridge.snapshot, tracking=Tracking.LOCKED))


def enrol_waiting(stage: Stage) -> None:
    """The server takes its time."""
    stage.client.gate.clear()
    enrol_form(stage)


def check_done(stage: Stage) -> None:
    """The senses were tried: on to the test capture, which is taken."""
    stage.settle()
    steps = stage.shell.window.first_run
    steps.check.go_on.click()
    steps.capture.take.click()
    stage.settle()


def draw_boxes(stage: Stage) -> None:
    """Three boxes, the second of them chosen."""
    canvas = stage.shell.redaction.canvas
    boxes = (Region(0, 0, 420, 60), Region(390, 240, 760, 150), Region(1200, 700, 420, 220))
    canvas.changed.emit(boxes, Change.ONE)
    canvas.choose(1)


def see_through(stage: Stage) -> None:
    """Boxes that can be seen through while they are drawn."""
    draw_boxes(stage)
    stage.shell.redaction.through.click()


def remove_photo(stage: Stage) -> None:
    """The photo is to go."""
    window = stage.shell.redaction
    window.turn_to(1)
    window.photo.click()


def redact_refused(stage: Stage) -> None:
    """The picture was freed meanwhile."""
    stage.client.refusals["redact"] = Problem(ProblemCode.PICTURE_NOT_HERE)
    draw_boxes(stage)
    stage.shell.redaction.apply()
    stage.settle()


def leave_redacting(stage: Stage) -> None:
    """Close with boxes that are not applied: it asks."""
    draw_boxes(stage)
    stage.shell.redaction.close()


def press_keep(stage: Stage) -> None:
    """Press Keep in the preview."""
    stage.shell.preview.panel.keep_button.click()


def ask_withdraw(stage: Stage) -> None:
    """The question before an agreement is withdrawn."""
    stage.shell.settings.ask_withdraw(CONTRACT.contract, CONTRACT.title)


def wrong_proxy(stage: Stage) -> None:
    """An address with a password, which is refused."""
    field = stage.shell.settings.network.proxy
    field.line.setText("http://maya:secret@proxy.example:8080")
    field.ask_address()
    stage.settle()


def ask_quit(stage: Stage) -> None:
    """Quit while clocked in: it asks."""
    stage.shell.quit()


# --- snapshots ---------------------------------------------------------------------------------

FULL_POLICY = replace(
    POLICY, webcam=True, signals=True, monitors="active", blur=2, review_delay_s=0
)
OVER = replace(CLOCKED_IN, week_minutes=2460, today_minutes=470)
NEAR = replace(CLOCKED_IN, week_minutes=2210)
PROBLEMS = (
    Problem(ProblemCode.SERVER_UNREACHABLE, {"server": "https://time.example.com"}),
    Problem(ProblemCode.DISK_FULL),
)
IDLE = IdlePrompt(
    contract=CONTRACT.contract,
    from_ms=NOW_MS - 34 * MINUTE_MS,
    until_ms=NOW_MS - 2 * MINUTE_MS,
    minutes=32,
    may_keep=True,
    answer_by_ms=NOW_MS + 8 * MINUTE_MS,
)
NO_CONTRACT = replace(
    CLOCKED_OUT,
    state=ClockState.READY,
    contracts=(),
    contract=None,
    today_minutes=0,
    week_minutes=0,
)
LONG_CONTRACT = replace(
    CONTRACT,
    title="Relaunch of everything that the studio has ever published anywhere",
    employer="The Aurora Studio for Applied Typography and Associates",
)
STRICT = replace(CONTRACT, redaction_keeps_time=False)
EVERYTHING = replace(CONTRACT, agreed=False, policy=FULL_POLICY, idle_keep=True)
PAUSED_BY_HAND = replace(
    CLOCKED_IN,
    tracking=Tracking.PAUSED,
    paused_by_hand=True,
    resumes_ms=NOW_MS + 20 * MINUTE_MS,
)
SPANS = (
    ProblemSpan(PROBLEMS[0], NOW_MS - 40 * MINUTE_MS, None),
    ProblemSpan(PROBLEMS[1], NOW_MS - 5 * MINUTE_MS, None),
)
GONE = fake_client.capture_of(paths=(("/gone", "/gone"),))
NOTICES = (
    Notice("1", NoticeCode.LIMIT_NEAR, NOW_MS, {}),
    Notice("2", NoticeCode.RECOVERED_AND_CONTINUED, NOW_MS, {}),
)


def captured(
    snapshot: Snapshot = CLOCKED_IN,
    *,
    two: bool = False,
    photo: bool = False,
    review: ReviewState = ReviewState.OPEN,
    age_s: int = 14,
) -> Callable[[Studio], Snapshot]:
    """`snapshot` with a capture of one or two monitors, and of the person."""

    def make(studio: Studio) -> Snapshot:
        paths = (studio.editor, studio.browser) if two else (studio.editor,)
        capture = fake_client.capture_of(
            paths=paths,
            review=review,
            taken_ms=NOW_MS - age_s * 1000,
            photo=studio.person if photo else None,
        )
        return replace(snapshot, capture=capture)

    return make


def tracking(how: Tracking, **changes: Any) -> Snapshot:
    """Clocked in, in this sub-state."""
    return replace(CLOCKED_IN, tracking=how, **changes)


def sync(state: SyncState, waiting: int = 7) -> Snapshot:
    """Clocked out with uploads in this state."""
    return replace(CLOCKED_OUT, sync=replace(SYNC, state=state, waiting=waiting))


# --- the states --------------------------------------------------------------------------------

# One line each: this is a table.
# fmt: off
STATES: tuple[State, ...] = (
    State("first-run", SIGNED_OUT, main),
    State("first-run-empty-fields", SIGNED_OUT, main, lambda s: s.shell.window.enrol.submit()),
    State("first-run-enrolling", SIGNED_OUT, main, enrol_waiting),
    State("first-run-unreachable", SIGNED_OUT, main, refuse("ask_sign_in", ProblemCode.SERVER_UNREACHABLE, enrol_form)),
    State("first-run-sign-in", SIGNED_OUT, main, enrol_form),
    State("first-run-by-code", SIGNED_OUT, main, enrol_by_code),
    State("first-run-vouching", SIGNED_OUT, main, enrol_vouched),
    State("first-run-another-program", SIGNED_OUT, main, ANOTHER_PROGRAM),
    State("first-run-no-secure-connection", SIGNED_OUT, main, UNSECURED),
    State("first-run-keyring-locked", SIGNED_OUT, main, refuse("ask_sign_in", ProblemCode.KEYRING_LOCKED, enrol_form)),
    State("first-run-code-expired", SIGNED_OUT, main, while_it_waits(ProblemCode.CODE_EXPIRED, **NOBODY_CAME)),
    State("first-run-declined", SIGNED_OUT, main, while_it_waits(ProblemCode.SIGN_IN_DECLINED)),
    State("first-run-server-gone", SIGNED_OUT, main, while_it_waits(ProblemCode.SERVER_UNREACHABLE)),
    State("first-run-too-old", SIGNED_OUT, main, refuse("ask_sign_in", ProblemCode.SERVER_TOO_OLD, enrol_form)),
    State("no-contract", NO_CONTRACT, main),
    State("choose-contract", replace(CLOCKED_OUT, state=ClockState.READY, contract=None), main),
    State("clocked-out", CLOCKED_OUT, main),
    State("consent-needed", CONSENT_NEEDED, main),
    State("clocked-in-no-capture", CLOCKED_IN, main),
    State("clocked-in", captured(age_s=150, review=ReviewState.KEPT), main, readme="app"),
    State("capture-in-review", captured(), main),
    State("capture-two-monitors-photo", captured(two=True, photo=True), main),
    State("capture-delete-asked", captured(), main, lambda s: s.shell.window.work.panel.delete_button.click()),
    State("capture-deleted", captured(review=ReviewState.DELETED), main),
    State("capture-none", replace(CLOCKED_IN, capture=fake_client.capture_of(reason="screen-locked")), main),
    State("away", tracking(Tracking.AWAY), main),
    State("locked", tracking(Tracking.LOCKED), main),
    State("paused", tracking(Tracking.PAUSED), main),
    State("paused-until", PAUSED_BY_HAND, main),
    State("limit-near", replace(NEAR, notices=NOTICES[:1]), main),
    State("over-limit", OVER, main),
    State("uploads-waiting", sync(SyncState.WAITING), main),
    State("uploads-offline", sync(SyncState.OFFLINE), main),
    State("uploads-refused", replace(sync(SyncState.REFUSED), problems=PROBLEMS[1:]), main),
    State("uploads-halted", sync(SyncState.HALTED), main),
    State("notices-problems", replace(CLOCKED_IN, notices=NOTICES, problems=PROBLEMS), main),
    State("idle-asked", replace(CLOCKED_IN, idle=IDLE), main),
    State("idle-asked-in-review", lambda studio: replace(captured()(studio), idle=IDLE), main),
    State("idle-dropped", replace(CLOCKED_IN, idle=replace(IDLE, may_keep=False)), main),
    State("long-memo", replace(CLOCKED_IN, memo=LONG_MEMO, recent_memos=(LONG_MEMO, MIXED_MEMO)), main),
    State("mixed-memo", replace(CLOCKED_IN, memo=MIXED_MEMO, recent_memos=(MIXED_MEMO,)), main),
    State("long-names", replace(CLOCKED_IN, contracts=(LONG_CONTRACT, OTHER)), main),
    State("start-refused", CLOCKED_OUT, main, refuse("start", ProblemCode.MEMO_MISSING, lambda s: s.bridge.start())),
    State("no-tray", CLOCKED_OUT, main, lambda s: s.shell.window.say_tray(False)),
    State("main-menu", CLOCKED_OUT, main, open_menu),
    State("quit-asked", CLOCKED_IN, main, ask_quit),
    State("consent-to-agree", CONSENT_NEEDED, consent),
    State("consent-agreed", CLOCKED_OUT, consent),
    State("consent-everything", replace(CONSENT_NEEDED, contracts=(EVERYTHING,)), consent),
    State("problems-revoked", replace(CLOCKED_OUT, problems=REVOKED), problems),
    State("problems-anew-asked", replace(CLOCKED_OUT, problems=REVOKED), problems, ask_anew),
    State("problems-none", CLOCKED_OUT, problems),
    State("problems", replace(CLOCKED_OUT, problems=PROBLEMS, problem_spans=SPANS), problems),
    State("settings-privacy", CLOCKED_OUT, settings(0)),
    State("settings-agreements", CONSENT_NEEDED, settings(1)),
    State("settings-withdraw-asked", CLOCKED_OUT, settings(1), ask_withdraw),
    State("settings-network", CLOCKED_OUT, settings(2)),
    State("settings-proxy-refused", CLOCKED_OUT, settings(2), wrong_proxy),
    State("settings-appearance", CLOCKED_OUT, settings(3)),
    State("settings-start", CLOCKED_OUT, settings(4)),
    State("settings-devices", CLOCKED_OUT, settings(5)),
    State("settings-devices-offline", CLOCKED_OUT, problem_devices),
    State("settings-devices-vouched", CLOCKED_OUT, settings(5), vouched),
    State("settings-devices-not-vouched", CLOCKED_OUT, settings(5), not_vouched),
    State("settings-devices-end-asked", CLOCKED_OUT, settings(5), ask_end_device),
    State("settings-devices-new", SIGNED_OUT, settings(5)),
    State("settings-about", CLOCKED_OUT, settings(6)),
    State("settings-about-new", SIGNED_OUT, settings(6)),
    State("preview", captured(), preview, readme="preview"),
    State("preview-two-monitors", captured(two=True), preview),
    State("preview-photo", captured(photo=True), preview),
    State("preview-deleting", captured(), preview, lambda s: s.shell.preview.panel.delete_button.click()),
    State("preview-refused", captured(), preview, refuse("keep", ProblemCode.UNKNOWN_SEGMENT, press_keep)),
    State("picture", captured(two=True), picture),
    State("picture-gone", replace(CLOCKED_IN, capture=GONE), picture),
    State("redact", captured(two=True, photo=True), redact),
    State("redact-boxes", captured(two=True), redact, draw_boxes),
    State("redact-locked", captured(two=True), redact, lock),
    State("redact-see-through", captured(), redact, see_through),
    State("redact-photo", captured(photo=True), redact, remove_photo),
    State("redact-time-not-kept", lambda studio: replace(captured()(studio), contracts=(STRICT,)), redact, draw_boxes),
    State("redact-signed", captured(), redact_signed),
    State("redact-refused", captured(), redact, redact_refused),
    State("redact-gone", replace(CLOCKED_IN, capture=GONE), redact),
    State("redact-leave-asked", captured(), redact, leave_redacting),
    State("diary", CLOCKED_IN, diary),
    State("diary-segment", CLOCKED_IN, diary, choose_card),
    State("diary-week", CLOCKED_IN, diary_of(Period.WEEK)),
    State("diary-close-open", CLOCKED_OUT, week_to_close(waiting=2, edit_until_ms=NOW_MS + 1)),
    State("diary-close-unsealed", CLOCKED_OUT, week_to_close(unsealed=True)),
    State("diary-close-closed", CLOCKED_OUT, week_to_close(**CLOSED, delivered=True)),
    State("diary-close-short", CLOCKED_OUT, week_to_close(**CLOSED, minutes=1301)),
    State("diary-close-asked", CLOCKED_OUT, week_to_close(), ask_close),
    State("diary-close-refused", CLOCKED_OUT, week_to_close(), refused_close),
    State("diary-close-done", CLOCKED_OUT, week_to_close(), closed_now),
    State("diary-full-day", CLOCKED_IN, diary_of(Period.DAY, 1)),
    State("diary-empty", CLOCKED_IN, diary_of(Period.DAY, 3)),
    State("diary-memo", CLOCKED_IN, diary, diary_asking("edit_memo")),
    State("diary-redact", CLOCKED_IN, diary, diary_asking("redact")),
    State("diary-delete", CLOCKED_IN, diary, diary_asking("delete")),
    State("diary-manual", CLOCKED_IN, diary, diary_asking("add_manual")),
    State("diary-memo-many", CLOCKED_IN, diary, many_memos),
    State("diary-take-back", CLOCKED_IN, diary, ask_take_back),
    State("diary-menu", CLOCKED_IN, diary, open_diary_menu),
    State("diary-card-menu", CLOCKED_IN, diary, card_menu),
    State("diary-legend", CLOCKED_IN, legend),
    State("diary-no-contract", NO_CONTRACT, diary_of(Period.DAY, 3)),
    State("diary-only-contract", CLOCKED_IN, diary, only_contract),
    State("diary-unreadable", CLOCKED_IN, diary, diary_unreadable),
    State("diary-loading", CLOCKED_IN, diary, diary_loading),
    State("diary-memo-too-long", CLOCKED_IN, diary, memo_too_long),
    State("diary-memo-cleaned", CLOCKED_IN, diary, memo_cleaned),
    State("diary-memo-refused", CLOCKED_IN, diary, memo_refused),
    State("diary-manual-refused", CLOCKED_IN, diary, manual_refused),
    State("diary-deleting", CLOCKED_IN, diary, deleting),
    State("diary-delete-refused", CLOCKED_IN, diary, delete_refused),
    State("diary-four-monitors", CLOCKED_IN, diary_of(Period.DAY, 2)),
    State("diary-export-refused", CLOCKED_IN, diary, export_refused),
    State("diary-export", CLOCKED_IN, diary, export_form),
    State("diary-exported", CLOCKED_IN, diary, exported),
    State("diary-verify", CLOCKED_IN, diary, verify_form),
    State("diary-exporting", CLOCKED_IN, diary, exporting),
    State("diary-export-there", CLOCKED_IN, diary, export_there),
    State("diary-verifying", CLOCKED_IN, diary, verifying),
    State("first-run-consent", CONSENT_NEEDED, main, under_way=True),
    State("first-run-consent-declined", CONSENT_NEEDED, main, decline_consent, under_way=True),
    State("first-run-check", CLOCKED_OUT, main, under_way=True),
    State("first-run-camera-busy", CLOCKED_OUT, main, tried_again(CAMERA_BUSY), under_way=True),
    State("first-run-screen-refused", CLOCKED_OUT, main, tried_again(SCREEN_REFUSED), under_way=True),
    State("first-run-capture-refused", CLOCKED_OUT, main, capture_refused, under_way=True),
    State("first-run-capture", CLOCKED_OUT, main, check_done, under_way=True),
    State("tray-menu", CLOCKED_IN, tray_menu),
    State("tray-menu-paused", PAUSED_BY_HAND, tray_menu),
    State("tray-menu-new", SIGNED_OUT, tray_menu),
    State("tray-menu-pause", CLOCKED_IN, tray_submenu("pause")),
    State("tray-menu-contracts", CLOCKED_IN, tray_submenu("contracts")),
    State("bug", CLOCKED_IN, bug),
    State("cannot-start", CLOCKED_OUT, cannot_start),
)
# fmt: on
