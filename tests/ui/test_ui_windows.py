"""The windows copy what is presented and turn keys and clicks into verbs."""

from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from agent.client import (
    ClockState,
    IdlePrompt,
    ItemKind,
    Notice,
    NoticeCode,
    Problem,
    ProblemCode,
    ReviewState,
    SyncState,
    Tracking,
)
from tests.ui.fake_client import (
    CLOCKED_IN,
    CLOCKED_OUT,
    CONSENT_NEEDED,
    CONTRACT,
    NOW_MS,
    OTHER,
    SIGNED_OUT,
    SYNC,
    capture_of,
)
from ui.question import Question

Key = Qt.Key


@pytest.fixture
def window(rig):
    rig.shell.window.show()
    rig.shell.window.activateWindow()
    QTest.qWaitForWindowActive(rig.shell.window)
    rig.settle()
    return rig.shell.window


@pytest.fixture
def pictures(tmp_path):
    paths = []
    for index in range(2):
        full, small = tmp_path / f"{index}.webp", tmp_path / f"{index}-small.webp"
        Image.new("RGB", (320, 180), (200, 30 * index, 60)).save(full)
        Image.new("RGB", (160, 90), (200, 30 * index, 60)).save(small)
        paths.append((str(full), str(small)))
    return tuple(paths)


# --- the clock ----------------------------------------------------------------------------------


def test_start_and_stop_by_keyboard_alone(rig, window, qtbot):
    # Qt shows the button pressed for a tenth of a second before it clicks.
    QTest.keyClick(window, Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: rig.client.verbs == ["start"])
    rig.settle()
    assert window.work.button.text() == "&Stop"
    QTest.keyClick(window, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rig.settle()
    assert rig.client.verbs == ["start", "stop"]
    assert window.work.button.text() == "&Start"


def test_a_memo_being_written_goes_before_the_start(rig, window):
    window.work.memo_edit.selectAll()
    QTest.keyClicks(window.work.memo_edit, "Fix the footer")
    QTest.keyClick(window, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rig.settle()
    assert rig.client.calls == [("set_memo", {"memo": "Fix the footer"}), ("start", {})]


def test_a_memo_that_is_refused_holds_the_start_back(rig, window):
    rig.client.refusals["set_memo"] = Problem(ProblemCode.MEMO_TOO_LONG, {"limit": "500"})
    window.work.memo_edit.selectAll()
    QTest.keyClicks(window.work.memo_edit, "x" * 40)
    window.work.main_verb()
    rig.settle()
    assert rig.client.verbs == ["set_memo"]
    assert "500 characters" in window.work.memo_error.text()
    assert window.work.memo_error.isVisible()
    assert window.work.memo_edit.accessibleDescription() == window.work.memo_error.text()


def test_half_a_memo_survives_a_snapshot(rig, window):
    window.work.memo_edit.selectAll()
    QTest.keyClicks(window.work.memo_edit, "half a me")
    rig.show(replace(CLOCKED_IN, memo="from the agent", recent_memos=("from the agent",)))
    assert window.work.memo_edit.text() == "half a me"
    QTest.keyClicks(window.work.memo_edit, "mo")
    QTest.keyClick(window.work.memo_edit, Key.Key_Return)
    rig.settle()
    assert rig.client.calls == [("set_memo", {"memo": "half a memo"})]


def test_a_memo_that_is_changed_elsewhere_shows(rig, window):
    rig.show(replace(CLOCKED_IN, memo="set by the command line"))
    assert window.work.memo_edit.text() == "set by the command line"
    window.work.commit_memo()
    rig.settle()
    assert rig.client.calls == []


def test_a_recent_memo_can_be_picked(rig, window):
    window.work.memo.setCurrentIndex(1)
    window.work.memo.activated.emit(1)
    rig.settle()
    assert rig.client.calls == [("set_memo", {"memo": "Contact form"})]


def test_picking_a_contract_chooses_it_once(rig, window):
    window.work.contract.setFocus()
    QTest.keyClick(window.work.contract, Key.Key_Down)
    rig.settle()
    assert rig.client.calls == [("choose_contract", {"contract": OTHER.contract})]
    assert window.work.contract.currentText() == OTHER.title
    assert "Borealis" in window.work.seen_by.text()


def test_a_contract_that_is_refused_falls_back(rig, window):
    rig.client.refusals["choose_contract"] = Problem(ProblemCode.UNKNOWN_CONTRACT)
    window.work.contract.setFocus()
    QTest.keyClick(window.work.contract, Key.Key_Down)
    rig.settle()
    assert window.work.contract.currentText() == CONTRACT.title
    assert window.work.contract_error.isVisible()


def test_a_refused_start_is_said_below_the_button_until_the_next_try(rig, window):
    rig.client.refusals["start"] = Problem(ProblemCode.SCREEN_UNAVAILABLE)
    window.work.button.click()
    rig.settle()
    assert "cannot be captured" in window.work.button_error.text()
    rig.client.refusals.clear()
    window.work.button.click()
    rig.settle()
    assert not window.work.button_error.isVisible()


@pytest.mark.parametrize(
    ("snapshot", "ticks"),
    [
        (CLOCKED_OUT, False),
        (CLOCKED_IN, True),
        (replace(CLOCKED_IN, tracking=Tracking.AWAY), False),
        (replace(CLOCKED_OUT, capture=capture_of()), True),
        (replace(CLOCKED_OUT, capture=capture_of(review=ReviewState.KEPT)), False),
    ],
)
def test_the_window_is_redrawn_only_while_something_moves(rig, window, snapshot, ticks):
    rig.show(snapshot)
    assert window.ticking is ticks


def test_a_window_that_cannot_be_seen_is_not_redrawn(rig, window):
    rig.show(CLOCKED_IN)
    assert window.ticking
    window.hide()
    assert not window.ticking
    window.show()
    assert window.ticking
    window.showMinimized()
    rig.settle()
    assert not window.ticking


def test_a_hidden_app_has_no_timer_at_all(rig):
    rig.show(replace(CLOCKED_IN, capture=capture_of()))
    parts = (rig.shell.window, rig.shell.preview, rig.shell.tray, rig.shell)
    assert not [t for part in parts for t in part.findChildren(QTimer) if t.isActive()]


def test_beside_a_window_that_is_worked_in_the_clock_shows_minutes(rig, window, qtbot):
    rig.show(replace(CLOCKED_IN, capture=None))
    value = window.work.session.value
    assert value.text() == "0:42:07"
    width = value.width()
    other = QLabel("Worked in")
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: value.text() == "0:42")
    timers = [one for one in window.findChildren(QTimer) if one.isActive()]
    assert [one.remainingTime() > 40_000 for one in timers] == [True]
    qtbot.waitUntil(lambda: value.width() < width)
    window.activateWindow()
    qtbot.waitUntil(lambda: value.text().startswith("0:42:"))
    qtbot.waitUntil(lambda: value.width() == width)
    assert value.width() >= value.sizeHint().width()


def test_a_second_that_passes_lays_nothing_out_anew(rig, window, qtbot):
    rig.show(replace(CLOCKED_IN, capture=None))
    value = window.work.session.value
    laid_out = []

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() is QEvent.Type.LayoutRequest:
                laid_out.append(watched)
            return False

    rig.settle()
    watch = Watch()
    for part in (window, window.inner, window.work, window.work.session):
        part.installEventFilter(watch)
    before = value.text()
    qtbot.waitUntil(lambda: value.text() != before)
    rig.settle()
    assert laid_out == []
    value.setText("10:42:07")
    rig.settle()
    assert laid_out


def test_the_clock_runs_on_between_snapshots(rig, window, qtbot):
    rig.show(CLOCKED_IN)
    assert window.work.session.value.text() == "0:42:07"
    qtbot.waitUntil(lambda: window.work.session.value.text() == "0:42:09", timeout=5000)
    assert window.work.session.accessibleName() == "This session: 0:42:09"


# --- first run ----------------------------------------------------------------------------------


def test_enrolling_by_keyboard(rig, window):
    rig.show(SIGNED_OUT)
    page = window.enrol
    assert page.isVisible()
    page.use_code(True)
    page.device.setText("workbench")
    QTest.keyClicks(page.server, "https://time.example.com ")
    QTest.keyClicks(page.code, "ABCD")
    QTest.keyClick(page.code, Key.Key_Return)
    rig.settle()
    assert rig.client.calls == [
        (
            "enrol",
            {"server_url": "https://time.example.com", "code": "ABCD", "device_name": "workbench"},
        )
    ]
    assert window.work.isVisible()
    assert not page.isVisible()
    assert page.code.text() == ""


@pytest.mark.parametrize(
    ("code", "where"),
    [
        (ProblemCode.SERVER_ADDRESS_INVALID, "server"),
        (ProblemCode.SERVER_UNREACHABLE, "server"),
        (ProblemCode.SERVER_NOT_HOURPROOF, "server"),
        (ProblemCode.CODE_INVALID, "code"),
        (ProblemCode.CODE_EXPIRED, "code"),
        (ProblemCode.KEYRING_MISSING, "form"),
    ],
)
def test_a_refused_enrolment_is_said_beside_its_field(rig, window, code, where):
    rig.show(SIGNED_OUT)
    page = window.enrol
    page.use_code(True)
    rig.client.refusals["enrol"] = Problem(code)
    for field in (page.server, page.code, page.device):
        field.setText("x")
    page.submit()
    rig.settle()
    said = {str(field): error.isVisible() for field, error in page.errors.items()}
    assert said == {name: name == where for name in ("server", "code", "form")}
    assert page.button.isEnabled()
    assert page.code.text() == "x"
    assert "is lost" not in page.errors[where].text()


def test_the_window_grows_for_an_error(rig, window):
    rig.show(SIGNED_OUT)
    before = window.height()
    window.enrol.use_code(True)
    rig.client.refusals["enrol"] = Problem(ProblemCode.SERVER_UNREACHABLE)
    for field in (window.enrol.server, window.enrol.code, window.enrol.device):
        field.setText("x")
    window.enrol.submit()
    rig.settle()
    assert window.height() > before


def test_enrolling_shows_that_it_is_under_way_and_cannot_be_asked_twice(rig, window):
    rig.show(SIGNED_OUT)
    page = window.enrol
    page.use_code(True)
    rig.client.gate.clear()
    for field in (page.server, page.code, page.device):
        field.setText("x")
    page.submit()
    assert page.progress.isVisible()
    assert page.button.isEnabled()  # so that the keyboard stays on it
    page.button.click()
    page.code.returnPressed.emit()
    rig.client.gate.set()
    rig.settle()
    assert rig.client.verbs == ["enrol"]


def test_empty_fields_are_named_and_nothing_is_sent(rig, window):
    rig.show(SIGNED_OUT)
    page = window.enrol
    page.use_code(True)
    page.device.clear()
    page.submit()
    rig.settle()
    assert rig.client.calls == []
    assert all(e.isVisible() for e in (page.errors["server"], page.errors["code"]))
    assert page.device_error.isVisible()


def test_without_contracts_the_window_teaches_and_looks_again(rig, window):
    rig.show(replace(CLOCKED_OUT, state=ClockState.READY, contracts=(), contract=None))
    assert "Aurora Studio" in window.empty.text.text()
    window.empty.button.click()
    rig.settle()
    assert rig.client.verbs == ["refresh"]


# --- consent ------------------------------------------------------------------------------------


def test_consent_is_read_before_it_is_given(rig, window):
    rig.show(CONSENT_NEEDED)
    window.work.button.click()
    page = rig.shell.consent
    assert page.isVisible()
    assert page.focusWidget() is not page.agree_button
    assert page.table.rowCount() == 5
    page.agree_button.click()
    rig.settle()
    assert rig.client.calls == [
        ("agree", {"contract": CONTRACT.contract, "policy_sha256": CONTRACT.policy.sha256})
    ]
    assert not page.isVisible()


def test_declining_sends_nothing(rig, window):
    rig.show(CONSENT_NEEDED)
    window.work.button.click()
    rig.shell.consent.decline_button.click()
    rig.settle()
    assert rig.client.calls == []
    assert not rig.shell.consent.isVisible()


def test_agreed_consent_can_be_read_again(rig, window):
    rig.shell.consent.open_page()
    assert rig.shell.consent.isVisible()
    assert not rig.shell.consent.agree_button.isVisible()
    assert rig.shell.consent.close_button.isVisible()


def test_a_policy_that_changes_while_it_is_read_is_shown_and_not_agreed_to(rig, window):
    rig.show(CONSENT_NEEDED)
    page = rig.shell.consent
    page.open_page()
    rig.client.refusals["agree"] = Problem(ProblemCode.POLICY_CHANGED)
    page.agree()
    rig.settle()
    assert page.error.isVisible()
    webcam = replace(CONTRACT.policy, webcam=True, sha256="cd" * 32, version=2)
    rig.show(replace(CONSENT_NEEDED, contracts=(replace(CONTRACT, agreed=False, policy=webcam),)))
    assert page.table.rowCount() == 6
    rig.client.refusals.clear()
    page.agree()
    rig.settle()
    assert rig.client.calls[-1][1]["policy_sha256"] == "cd" * 32


def test_no_word_of_the_consent_page_is_cut_off(rig, window):
    long = replace(CONTRACT, agreed=False, employer="Gesellschaft für angewandte Datenverarbeitung")
    rig.show(replace(CONSENT_NEEDED, contracts=(long,)))
    page = rig.shell.consent
    page.open_page()
    rig.settle()
    table = page.table
    for row in range(table.rowCount()):
        for column in range(table.columnCount()):
            item = table.item(row, column)
            needed = table._height(row, column)
            assert table.rowHeight(row) >= needed, item.text()


# --- idle time ----------------------------------------------------------------------------------


def asked(minutes: int = 28, *, may_keep: bool = True) -> IdlePrompt:
    from_ms = CLOCKED_IN.now_ms - minutes * 60_000
    return IdlePrompt(
        contract=CONTRACT.contract,
        from_ms=from_ms,
        until_ms=CLOCKED_IN.now_ms,
        minutes=minutes,
        may_keep=may_keep,
        answer_by_ms=CLOCKED_IN.now_ms + 600_000,
    )


def test_idle_time_is_kept_with_a_memo_from_the_window(rig, window):
    assert not window.work.idle_frame.isVisible()
    rig.show(replace(CLOCKED_IN, idle=asked()))
    idle = window.work.idle
    assert idle.isVisible()
    assert idle.heading.text() == "No input for 28 minutes"
    assert not idle.memo.hasFocus(), "a question takes nobody's focus"
    rig.client.refusals["keep_idle"] = Problem(ProblemCode.MEMO_MISSING, {"why": "idle"})
    idle.keep_button.click()
    rig.settle()
    assert "with a memo" in idle.error.text()
    rig.client.refusals.clear()
    idle.memo.setText("Reading")
    rig.show(replace(CLOCKED_IN, idle=asked(), session_ms=CLOCKED_IN.session_ms + 1))
    assert idle.memo.text() == "Reading", "a new snapshot takes nothing away"
    idle.keep_button.click()
    rig.settle()
    assert rig.client.calls[-1] == ("keep_idle", {"memo": "Reading"})
    assert not window.work.idle_frame.isVisible()


def test_idle_time_is_dropped_or_dropped_with_a_stop(rig, window):
    rig.show(replace(CLOCKED_IN, idle=asked()))
    window.work.idle.drop_button.click()
    rig.settle()
    assert rig.client.verbs == ["discard_idle"]
    rig.show(replace(CLOCKED_IN, idle=asked(30)))
    window.work.idle.stop_button.click()
    rig.settle()
    assert rig.client.verbs == ["discard_idle", "discard_idle", "stop"]


def test_where_idle_time_may_not_be_kept_there_is_nothing_to_keep(rig, window):
    rig.show(replace(CLOCKED_IN, idle=asked(may_keep=False)))
    idle = window.work.idle
    assert not idle.keep_button.isVisible()
    assert not idle.memo.isVisible()
    assert "was dropped" in idle.detail.text()


# --- the last capture ---------------------------------------------------------------------------


def test_keep_and_delete_from_the_window(rig, window, pictures):
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=pictures)))
    panel = window.work.panel
    panel.delete_button.click()
    rig.settle()
    assert rig.client.calls == []
    assert panel.sure_button.isVisible()
    assert not panel.keep_button.isVisible()
    panel.back_button.click()
    assert panel.keep_button.isVisible()
    panel.delete_button.click()
    panel.sure_button.click()
    rig.settle()
    assert rig.client.calls == [("delete", {"segment": "5e90000000000001"})]
    assert not panel.delete_button.isVisible()
    assert not panel.picture.isVisible()


def test_a_question_is_not_answered_for_another_capture(rig, window, pictures):
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=pictures)))
    window.work.panel.delete_button.click()
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=pictures, segment="another")))
    assert not window.work.panel.sure_button.isVisible()


def test_a_refused_delete_is_said_in_the_card(rig, window, pictures):
    rig.client.refusals["delete"] = Problem(ProblemCode.ALREADY_SEALED)
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=pictures)))
    window.work.panel.delete_button.click()
    window.work.panel.sure_button.click()
    rig.settle()
    assert "signed already" in window.work.panel.error.text()


def test_a_thumbnail_that_is_gone_is_no_reason_to_fail(rig, window):
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=(("/no/such", "/no/such"),))))
    assert window.work.panel.picture.isVisible()
    window.work.panel.picture.click()
    rig.settle()
    assert rig.shell.picture.isVisible()


def test_the_full_pictures_are_walked_and_dropped(rig, window, pictures):
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=pictures)))
    window.work.panel.picture.click()
    viewer = rig.shell.picture
    assert viewer.isVisible()
    assert "1 of 2" in viewer.which.text()
    QTest.keyClick(viewer, Key.Key_Right)
    assert "2 of 2" in viewer.which.text()
    assert not viewer.canvas.pixmap.isNull()
    QTest.keyClick(viewer, Key.Key_Escape)
    assert not viewer.isVisible()
    assert viewer.canvas.pixmap.isNull()


# --- the preview --------------------------------------------------------------------------------


def test_the_preview_stands_while_a_picture_is_in_review(rig, pictures):
    preview = rig.shell.preview
    assert not preview.isVisible()
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=pictures)))
    assert preview.isVisible()
    assert preview.ticking
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=pictures, review=ReviewState.KEPT)))
    assert not preview.isVisible()
    assert not preview.ticking


def test_the_photo_stands_beside_the_picture_and_can_be_removed_alone(rig, pictures):
    screen, photo = pictures
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=(screen,), photo=photo)))
    panel = rig.shell.preview.panel
    assert panel.photo_button.isVisible()
    beside = panel.picture.icon().pixmap(panel.picture.iconSize()).toImage()
    left, right = (
        beside.pixelColor(beside.width() * part // 4, beside.height() // 2) for part in (1, 3)
    )
    assert left != right, "two pictures side by side"
    panel.photo_button.click()
    rig.settle()
    ((verb, given),) = rig.client.calls
    assert verb == "redact"
    assert given["redaction"].items == (ItemKind.WEBCAM,)
    assert given["redaction"].segment == "5e90000000000001"
    assert rig.shell.preview.isVisible(), "the screenshot is still in review"
    assert not panel.photo_button.isVisible()


def test_a_photo_that_cannot_be_removed_says_why(rig, pictures):
    rig.client.refusals["redact"] = Problem(ProblemCode.NOTHING_TO_REDACT)
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=pictures[:1], photo=pictures[1])))
    panel = rig.shell.preview.panel
    panel.photo_button.click()
    rig.settle()
    assert rig.shell.preview.isVisible()
    assert panel.error.isVisible()


def test_keep_closes_the_preview_at_once(rig, pictures):
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=pictures)))
    rig.client.gate.clear()
    rig.shell.preview.panel.keep_button.click()
    assert not rig.shell.preview.isVisible()
    rig.client.gate.set()
    rig.settle()
    assert rig.client.calls == [("keep", {"segment": "5e90000000000001"})]
    assert not rig.shell.preview.isVisible()


def test_a_refused_delete_brings_the_preview_back_with_the_reason(rig, pictures):
    rig.client.refusals["delete"] = Problem(ProblemCode.ALREADY_SEALED)
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=pictures)))
    panel = rig.shell.preview.panel
    panel.delete_button.click()
    rig.shell.preview.finish_deleting()
    rig.settle()
    assert rig.shell.preview.isVisible()
    assert panel.error.isVisible()


def test_the_preview_ends_with_its_countdown(rig, pictures, qtbot):
    nearly = capture_of(paths=pictures, taken_ms=NOW_MS - 58_500)
    rig.show(replace(CLOCKED_IN, capture=nearly))
    assert "0:02" in rig.shell.preview.panel.detail.text()
    qtbot.waitUntil(lambda: not rig.shell.preview.isVisible(), timeout=5000)
    assert rig.client.calls == []


# --- problems, notices, uploads -----------------------------------------------------------------


def test_problems_are_listed_with_diagnostics_to_copy(rig, window):
    rig.show(replace(CLOCKED_OUT, problems=(Problem(ProblemCode.DISK_FULL, {"path": "/data"}),)))
    window.problems_button.click()
    page = rig.shell.problems
    assert [card.accessibleName() for card in page.cards] == [
        "The disk is full. Free some space at /data, then start the clock again. "
        "What was tracked before is kept."
    ]
    page.copy.click()
    assert "problem: disk-full\n  path: <elsewhere>" in QGuiApplication.clipboard().text()
    page.again.click()
    rig.settle()
    assert rig.client.verbs == ["refresh", "upload_now"]
    rig.show(CLOCKED_OUT)
    assert page.cards[0].text() == "Nothing is wrong."


def test_a_notice_is_read_once(rig, window):
    notice = Notice("n7", NoticeCode.IDLE_DISCARDED, NOW_MS, {"minutes": "12"})
    rig.show(replace(CLOCKED_IN, notices=(notice,)))
    card = window.notice_box.itemAt(0).widget()
    assert "12 minutes" in card.findChildren(type(window.state))[0].text()
    card.findChild(type(window.upload)).click()
    rig.settle()
    assert rig.client.calls == [("dismiss", {"notice": "n7"})]
    assert window.notice_box.count() == 0


def test_of_several_notices_one_has_the_letter(rig, window):
    notices = tuple(Notice(f"n{n}", NoticeCode.CLOCK_STEPPED, NOW_MS, {}) for n in range(2))
    rig.show(replace(CLOCKED_IN, notices=notices))
    cards = [window.notice_box.itemAt(at).widget() for at in range(2)]
    assert [card.findChild(QPushButton).text() for card in cards] == ["&OK", "OK"]


def test_the_window_grows_with_what_it_says(rig, window):
    rig.show(CLOCKED_OUT)
    before = window.height()
    window.work.memo_error.say("This memo is too long for the diary, " * 6)
    rig.settle()
    assert window.height() > before
    assert not window.sheet.verticalScrollBar().isVisible()


def test_a_mistake_of_ours_gives_the_fields_back(rig, window):
    rig.show(SIGNED_OUT)
    window.enrol.use_code(True)
    window.enrol.server.setText("https://time.example")
    window.enrol.code.setText("ABCD")
    rig.client.failures["enrol"] = RuntimeError("ours")
    window.enrol.button.click()
    rig.settle()
    assert window.enrol.button.isEnabled()
    assert window.enrol.progress.isHidden()


def test_uploading_at_once_is_offered_only_when_it_can_help(rig, window):
    assert not window.upload.isVisible()
    rig.show(replace(CLOCKED_OUT, sync=replace(SYNC, state=SyncState.OFFLINE, waiting=3)))
    assert window.upload.isVisible()
    rig.client.refusals["upload_now"] = Problem(ProblemCode.SERVER_UNREACHABLE, {"url": "u"})
    window.upload.click()
    rig.settle()
    assert "cannot be reached" in window.foot_error.text()
    rig.show(replace(CLOCKED_OUT, sync=replace(SYNC, state=SyncState.HALTED, waiting=3)))
    assert not window.upload.isVisible()
    # What the contractor may still review is not sealed and cannot go.
    held = replace(SYNC, state=SyncState.WAITING, waiting=1, held=1)
    rig.show(replace(CLOCKED_OUT, sync=held))
    assert not window.upload.isVisible()


# --- the tray and the end -----------------------------------------------------------------------


def test_the_trays_menu_follows_the_state(rig):
    tray = rig.shell.tray
    assert tray.verb.text() == "&Start"
    tray.verb.trigger()
    rig.settle()
    assert rig.client.verbs == ["start"]
    assert tray.verb.text() == "&Stop"
    assert [a.text() for a in tray.contracts.actions()] == ["Website relaunch", "Support && docs"]
    assert [a.isChecked() for a in tray.contracts.actions()] == [True, False]
    tray.contracts.actions()[1].trigger()
    rig.settle()
    assert rig.client.calls[-1] == ("choose_contract", {"contract": OTHER.contract})
    assert [a.isChecked() for a in tray.contracts.actions()] == [False, True]
    rig.show(SIGNED_OUT)
    assert not tray.verb.isVisible()
    assert not tray.diary.isVisible()


def test_the_trays_memo_leads_to_the_memo(rig, window):
    window.hide()
    rig.shell.tray.memo.trigger()
    assert window.isVisible()
    assert window.focusWidget() is window.work.memo


def test_no_window_is_made_before_it_is_needed(rig):
    rig.show(CLOCKED_IN)
    assert vars(rig.shell).keys().isdisjoint({"window", "consent", "problems", "picture"})


def test_a_refusal_from_the_tray_opens_the_window(rig):
    rig.client.refusals["start"] = Problem(ProblemCode.MEMO_MISSING)
    rig.shell.tray.verb.trigger()
    rig.settle()
    assert rig.shell.window.isVisible()
    assert rig.shell.window.work.memo_error.isVisible()


@pytest.mark.parametrize("way", ["close", "Esc"])
def test_without_a_tray_a_closed_window_stays_in_the_task_bar(rig, window, way):
    assert window.no_tray.isVisible()
    assert "task bar" in window.no_tray.text()
    if way == "close":
        window.close()
    else:
        QTest.keyClick(window, Key.Key_Escape)
    assert window.isMinimized()
    assert rig.client.verbs == []
    rig.shell.show()
    assert not window.isMinimized()


def test_the_trays_menu_pauses_for_a_while_and_goes_on(rig):
    tray = rig.shell.tray
    assert not tray.pause.menuAction().isVisible()
    rig.show(CLOCKED_IN)
    assert tray.pause.menuAction().isVisible()
    assert not tray.go_on.isVisible()
    said = [action.text() for action in tray.pause.actions()]
    assert said == ["15 minutes", "30 minutes", "1 hour", "Until I go on"]
    for action in tray.pause.actions():
        action.trigger()
        rig.settle()
    lengths = [15, 30, 60]
    asked = [("pause_for", {"minutes": minutes}) for minutes in lengths]
    assert rig.client.calls == [*asked, ("pause", {})]
    assert tray.go_on.isVisible()
    assert rig.shell.window.go_on.isVisibleTo(rig.shell.window)
    assert "when you say so" in rig.shell.window.state.text()
    tray.go_on.trigger()
    rig.settle()
    assert rig.client.verbs[-1] == "start"
    assert not tray.go_on.isVisible()


def test_the_trays_menu_leads_to_the_problems(rig):
    rig.shell.tray.problems_wanted.emit()
    assert rig.shell.problems.isVisible()


@pytest.mark.parametrize(("answer", "verbs"), [("leave", ["shutdown"]), ("stay", [])])
def test_quitting_asks_while_the_clock_runs(rig, window, qtbot, answer, verbs):
    rig.show(CLOCKED_IN)
    rig.shell.quit()
    rig.shell.quit()  # asks once
    (asked,) = window.findChildren(Question)
    assert "clocked in" in asked.detail.text()
    assert rig.client.verbs == []
    (asked.do_button if answer == "leave" else asked.stay_button).click()
    rig.settle()
    assert rig.client.verbs == verbs


def test_quitting_while_clocked_out_does_not_ask(rig, window, qtbot):
    with qtbot.waitSignal(rig.shell.ended):
        rig.shell.quit()


def test_an_agent_that_is_ended_from_outside_takes_the_app_with_it(rig, window, qtbot):
    with qtbot.waitSignal(rig.shell.ended):
        rig.client.publish(replace(CLOCKED_OUT, state=ClockState.STOPPING))
    assert rig.client.calls == []


def test_a_shutdown_that_breaks_is_no_reason_to_stay(rig, qtbot):
    rig.client.failures["shutdown"] = RuntimeError("ours")
    with qtbot.waitSignal(rig.shell.ended):
        rig.shell.end()
