"""What the diary does with input that is wrong: a sentence beside the field, and nothing that was typed is lost."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent.client import ClientError, Problem, ProblemCode, Trouble
from agent.exported import Soundness
from agent.wiring import OwnEvidence
from sync.key import DeviceKey
from tests.support.built_agent import CONTRACT as OWN
from tests.support.built_agent import World, agree, enrol, wait_for
from tests.ui.diary_desk import TODAY, TODAY_MS, Desk, Opened
from tests.ui.fake_client import CLOCKED_IN, OTHER
from tests.ui.fake_diary import every_kind
from ui import diary_words
from ui.bridge import Bridge
from ui.diary import DiaryWindow
from ui.diary_days import FIRST_DAY, LAST_DAY, Period, moved, to_read
from ui.diary_export import ExportDialog, VerifyDialog
from ui.present_diary import CardRow
from ui.tongue import tr_count
from wire.records import ItemKind

Key = Qt.Key
HOUR_MS = 3_600_000
EMOJI = "👩🏽‍💻👨‍👩‍👧‍👦"
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def opened(open_diary: Opened) -> Opened:
    return open_diary


@pytest.fixture
def desk(opened: Opened) -> Desk:
    return opened(every_kind(TODAY_MS))


def memo_dialog(desk: Desk, memo: str, segment: int = 0):
    desk.choose(desk.client.entries[segment].segment)
    desk.press(Key.Key_F2)
    dialog = desk.dialog()
    dialog.edit.setPlainText(memo)
    return dialog


def memos_told(desk: Desk) -> list[str]:
    return [told["memo"] for name, told in desk.client.calls if name == "edit_memo"]


# Memos


@pytest.mark.parametrize(
    ("typed", "signed"),
    [
        (f"{EMOJI} call", f"{EMOJI} call"),
        ("a\u202ecba\u202c b\u2066c\u2069", "acba bc"),
        ("bell\x07 escape\x1b[31m nul\x00", "bell escape[31m nul"),
        ("first\nsecond\n\n\tthird", "first second third"),
        ("مراجعة \u200fالمسودة", "مراجعة المسودة"),
        ("  \u00a0 wide  ", "wide"),
    ],
    ids=["joiners", "bidi", "control", "lines", "arabic", "blanks"],
)
def test_a_memo_is_saved_as_it_is_signed_and_says_what_is_left_out(desk, typed, signed):
    dialog = memo_dialog(desk, typed)
    left_out = any(sign in typed for sign in "\u202e\x07\u200f")
    assert (diary_words.MEMO_CLEANED in dialog.left.text()) is left_out
    desk.click(dialog.do_button)
    assert memos_told(desk) == [signed]


def test_ten_thousand_characters_stay_in_the_field_and_are_counted(desk):
    dialog = memo_dialog(desk, "x" * 10_000)
    assert dialog.left.text() == tr_count(diary_words.MEMO_OVER, 9_500)
    assert not dialog.do_button.isEnabled()
    QTest.keyClick(dialog.edit, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert memos_told(desk) == []
    assert len(dialog.edit.toPlainText()) == 10_000
    dialog.edit.setPlainText(EMOJI * 10)
    assert dialog.do_button.isEnabled()


@pytest.mark.parametrize("blank", ["", "   ", "\n\n", "\u202e\u202c", "\x00\x01"])
def test_an_empty_memo_says_that_it_empties_and_is_taken_where_none_is_needed(desk, blank):
    dialog = memo_dialog(desk, blank)
    assert diary_words.MEMO_EMPTY in dialog.left.text() or diary_words.MEMO_CLEANED in (
        dialog.left.text()
    )
    desk.click(dialog.do_button)
    assert memos_told(desk) == [""]


def test_a_memo_that_changes_nothing_is_not_signed(desk):
    dialog = memo_dialog(desk, desk.client.entries[0].memo + " ")
    desk.click(dialog.do_button)
    assert desk.window.questions.dialog is None
    assert memos_told(desk) == []


def test_of_many_memos_those_that_were_refused_are_tried_again_alone(desk, monkeypatch):
    first, second = desk.client.entries[:2]
    take = desk.client.edit_memo
    stubborn = {second.segment}

    def edit_memo(*, segment: str, memo: str) -> None:
        if segment in stubborn:
            raise ClientError(Problem(ProblemCode.SERVER_REFUSED))
        take(segment=segment, memo=memo)

    monkeypatch.setattr(desk.client, "edit_memo", edit_memo)
    desk.choose(first.segment)
    desk.press(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Key.Key_F2)
    dialog = desk.dialog()
    dialog.edit.setPlainText("Both")
    desk.click(dialog.do_button)
    assert dialog.isVisible()
    assert dialog.error.text().startswith(tr_count(diary_words.MEMO_NOT_CHANGED, 1))
    assert dialog.edit.toPlainText() == "Both"
    stubborn.clear()
    before = len(memos_told(desk))
    desk.click(dialog.do_button)
    assert desk.window.questions.dialog is None
    again = [told["segment"] for name, told in desk.client.calls if name == "edit_memo"][before:]
    assert again == [second.segment]


def test_a_refusal_that_comes_after_the_question_was_closed_is_said_below(desk):
    dialog = memo_dialog(desk, "Later")
    desk.client.refusals["edit_memo"] = Problem(ProblemCode.UNKNOWN_SEGMENT)
    desk.client.gate.clear()
    dialog.do_button.click()
    dialog.reject()
    desk.client.gate.set()
    desk.settle()
    assert desk.window.notice.isVisible()
    assert "gone" in desk.window.notice_error.text()


# Redacting and deleting


def test_a_redaction_that_is_refused_keeps_what_was_chosen(desk):
    desk.client.refusals["redact"] = Problem(ProblemCode.DISK_FULL, {"path": "/home/maya"})
    desk.choose(desk.client.entries[0].segment)
    desk.press(Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    dialog = desk.dialog()
    dialog.boxes[ItemKind.MEMO, None].setChecked(True)
    desk.click(dialog.do_button)
    assert dialog.isVisible()
    assert "/home/maya" in dialog.error.text()
    assert dialog.boxes[ItemKind.MEMO, None].isChecked()
    desk.client.refusals.clear()
    desk.click(dialog.do_button)
    assert desk.window.questions.dialog is None


def test_deleting_what_the_agent_has_just_lost_says_so(desk):
    held = next(one for one in desk.client.entries if not one.sealed)
    desk.choose(held.segment)
    desk.press(Key.Key_Delete)
    desk.client.entries = tuple(one for one in desk.client.entries if one is not held)
    desk.client.refusals["redact"] = Problem(ProblemCode.UNKNOWN_SEGMENT)
    desk.click(desk.dialog().do_button)
    assert held.segment not in [card.key for card in desk.cards()]
    assert desk.window.notice.isVisible()
    assert "That segment is gone" in desk.window.notice_error.text()
    assert not desk.window.undo_button.isVisible()
    desk.window.show_day(TODAY - timedelta(days=1))
    desk.settle()
    assert not desk.window.notice.isVisible(), "it is about what is no longer shown"


# Manual time


def manual_dialog(desk: Desk, day: date = TODAY, why: str = "A call"):
    desk.window.show_day(day)
    desk.settle()
    desk.window.questions.add_manual()
    dialog = desk.dialog()
    dialog.why.setPlainText(why)
    return dialog


@pytest.mark.parametrize(("start", "end"), [((10, 0), (9, 0)), ((10, 0), (10, 0))])
def test_an_end_that_is_not_after_the_beginning(desk, start, end):
    dialog = manual_dialog(desk)
    dialog.start.setTime(QTime(*start))
    dialog.end.setTime(QTime(*end))
    desk.click(dialog.do_button)
    assert dialog.time_error.text() == diary_words.ENDS_BEFORE
    assert dialog.why.toPlainText() == "A call"
    assert "claim_time" not in desk.client.verbs


def test_midnight_as_the_end_is_that_of_the_day(opened):
    desk = opened(zone=BERLIN)
    dialog = manual_dialog(desk, date(2026, 9, 20))
    dialog.start.setTime(QTime(22, 30))
    dialog.end.setTime(QTime(0, 0))
    assert dialog.length.text() == "1:30 in all"
    claim = dialog.claim()
    assert claim.end_ms - claim.start_ms == 90 * 60_000
    assert claim.end_ms % (24 * HOUR_MS) == 22 * HOUR_MS, "midnight in Berlin"


def test_a_time_that_comes_twice_says_which_is_meant(opened):
    desk = opened(zone=BERLIN)
    dialog = manual_dialog(desk, date(2026, 10, 25))
    dialog.day.setDate(QDate(2026, 10, 25))
    dialog.start.setTime(QTime(1, 0))
    dialog.end.setTime(QTime(2, 30))
    twice = diary_words.TWICE.format(time="02:30")
    assert dialog.length.text() == f"1:30 in all\n{twice}"
    dialog.end.setTime(QTime(3, 30))
    assert dialog.length.text() == "3:30 in all", "an hour longer than clocks show"


@pytest.mark.parametrize(
    ("code", "details", "place", "words"),
    [
        (ProblemCode.MANUAL_IN_FUTURE, {}, "time_error", "not over yet"),
        (ProblemCode.MANUAL_TOO_LATE, {}, "day_error", "Monday, 12:00 UTC"),
        (ProblemCode.UNKNOWN_CONTRACT, {}, "contract_error", "Choose another one"),
        (ProblemCode.MANUAL_NOT_ALLOWED, {}, "contract_error", "Ask your employer"),
        (
            ProblemCode.MANUAL_OVERLAPS,
            {"at_ms": str(TODAY_MS + HOUR_MS), "until_ms": str(TODAY_MS + 2 * HOUR_MS)},
            "time_error",
            "It is tracked: 01:00–02:00.",
        ),
        (
            ProblemCode.MANUAL_CLAIMED,
            {"at_ms": str(TODAY_MS + HOUR_MS), "until_ms": str(TODAY_MS + 2 * HOUR_MS)},
            "time_error",
            "It is claimed: 01:00–02:00.",
        ),
        (ProblemCode.MEMO_TOO_LONG, {"why": "manual", "limit": "500"}, "why_error", "reason"),
        (ProblemCode.MEMO_MISSING, {"why": "manual"}, "why_error", "needs a reason"),
        (ProblemCode.DISK_FULL, {"path": "/home"}, "error", "/home"),
    ],
)
def test_each_refusal_of_manual_time_stands_beside_its_field(desk, code, details, place, words):
    desk.client.refusals["claim_time"] = Problem(code, details)
    dialog = manual_dialog(desk)
    dialog.start.setTime(QTime(6, 0))
    dialog.end.setTime(QTime(6, 30))
    desk.click(dialog.do_button)
    assert words in getattr(dialog, place).text()
    assert getattr(dialog, place).isVisible()
    assert (dialog.start.time(), dialog.why.toPlainText()) == (QTime(6, 0), "A call")
    assert dialog.do_button.isEnabled()


def test_letters_do_not_get_into_dates_and_times(desk):
    dialog = manual_dialog(desk)
    for field, read in ((dialog.start, "time"), (dialog.day, "date")):
        before = getattr(field, read)()
        field.setFocus()
        QTest.keyClicks(field, "abcxyz")
        assert getattr(field, read)() == before
    dialog.reject()


def test_a_reason_of_ten_thousand_characters_or_none_that_can_be_seen(desk):
    dialog = manual_dialog(desk, why="y" * 10_000)
    desk.click(dialog.do_button)
    assert dialog.why_error.text() == tr_count(diary_words.MEMO_OVER, 9_500)
    dialog.why.setPlainText("\u202e\u2066\x00")
    desk.click(dialog.do_button)
    assert dialog.why_error.text() == diary_words.REASON_NEEDED
    assert "claim_time" not in desk.client.verbs


# Days that do not exist


@pytest.mark.parametrize("typed", ["31.02.2026", "01.01.0001", "31.12.9999", "99.99.9999", "today"])
def test_no_day_that_can_be_typed_leads_astray(desk, typed):
    desk.window.date.setDisplayFormat("dd.MM.yyyy")
    desk.press(Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.date.hasFocus()
    QTest.keyClick(desk.window.date, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(desk.window.date, typed)
    QTest.keyClick(desk.window.date, Key.Key_Return)
    desk.settle()
    assert FIRST_DAY <= desk.window.reading.day <= LAST_DAY
    assert not desk.window.reading.busy


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize("edge", [date.min, FIRST_DAY, LAST_DAY, date.max])
@pytest.mark.parametrize("zone", [UTC, ZoneInfo("Pacific/Kiritimati"), None])
def test_the_edges_of_time_can_be_shown_and_stepped_over(opened, period, edge, zone):
    desk = opened(zone=zone)
    desk.window.show_day(edge, period)
    desk.settle()
    for by in (-1, 1):
        desk.window._step(by)
        desk.settle()
        assert FIRST_DAY <= desk.window.reading.day <= LAST_DAY
        assert to_read(period, moved(period, desk.window.reading.day, by), zone)
    desk.window.reading.stop()


# Who looked


def test_why_nobody_can_say_who_looked(desk, qtbot):
    desk.client.refusals["looks"] = Problem(ProblemCode.DEVICE_REVOKED)
    desk.choose(desk.client.entries[0].segment)
    qtbot.waitUntil(
        lambda: desk.window.detail.looks.text().startswith("Who looked cannot be told now."),
        timeout=5000,
    )
    assert "This device may not upload any more" in desk.window.detail.looks.text()


# Nothing to show


def test_a_contract_of_which_nothing_was_tracked_says_how_to_see_the_rest(desk):
    picker = desk.window.contract
    picker.setCurrentIndex(picker.findData(OTHER.contract))
    picker.activated.emit(picker.currentIndex())
    desk.settle()
    assert OTHER.title in desk.window.empty_text.text()
    assert desk.window.empty_hint.text() == diary_words.EMPTY_CONTRACT_HINT


def test_without_a_contract_it_says_where_one_will_appear(opened):
    desk = opened(snapshot=replace(CLOCKED_IN, contracts=(), contract=None))
    assert desk.window.empty_text.text() == diary_words.NO_CONTRACT


def test_a_diary_that_could_not_be_read_can_be_read_again(desk):
    desk.client.refusals["diary"] = Problem(ProblemCode.SPOOL_CORRUPT)
    desk.window.show_day(TODAY)
    desk.settle()
    assert desk.window.retry_button.isVisible()
    desk.client.refusals.clear()
    desk.click(desk.window.retry_button)
    assert desk.cards()
    assert not desk.window.retry_button.isVisible()


# Files: a real agent's evidence


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OwnEvidence, list]]:
    world = World(tmp_path_factory.mktemp("home"))
    world.server.begin(DeviceKey.from_secret(hashlib.sha256(b"statements").digest()))
    world.server.state_policies()
    with world.build() as built:
        enrol(world)
        world.door.choose_contract(contract=OWN.contract)
        agree(world)
        world.door.start()
        wait_for(lambda: world.door.snapshot().session_ms > 0)
        world.door.stop()
        wait_for(lambda: len(world.server.received) == 4)
        wait_for(lambda: world.door.snapshot().sync.next_try_ms is None)
        contracts = list(built.client.snapshot().contracts)
        yield OwnEvidence(built.paths, secrets=world.secrets), contracts


@pytest.fixture
def export(qapp: QApplication, look: object, qtbot, evidence):
    dialog = ExportDialog(
        None, evidence[0], evidence[1], contract=OWN.contract, days=(TODAY, TODAY)
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def begin(dialog: ExportDialog | VerifyDialog, file: object, qtbot) -> None:
    dialog.file.setText(str(file))
    dialog.start_button.click()
    dialog.job.wait()
    qtbot.waitUntil(lambda: dialog.start_button.isEnabled(), timeout=20_000)


def test_an_export_into_a_folder_that_is_gone_names_it(export, qtbot, tmp_path):
    begin(export, tmp_path / "gone" / "mine.hpb", qtbot)
    assert str(tmp_path / "gone") in export.file_error.text()
    assert export.file.text().endswith("mine.hpb")


def test_an_export_onto_a_folder_asks_for_a_name(export, qtbot, tmp_path):
    begin(export, tmp_path, qtbot)
    assert export.file_error.text() == diary_words.EXPORT_IS_FOLDER


def test_an_export_asks_before_it_replaces_a_file(export, qtbot, tmp_path):
    file = tmp_path / "mine.hpb"
    file.write_bytes(b"mine")
    begin(export, file, qtbot)
    assert export.file_error.text() == diary_words.EXPORT_THERE
    assert export.start_button.text() == diary_words.EXPORT_REPLACE
    assert file.read_bytes() == b"mine"
    export.file.setText(str(tmp_path / "other.hpb"))
    assert export.start_button.text() == diary_words.EXPORT_START, "another file, another answer"
    begin(export, file, qtbot)
    export.start_button.click()
    export.job.wait()
    qtbot.waitUntil(lambda: export.check_button.isVisible(), timeout=20_000)
    assert file.read_bytes() != b"mine"
    assert not export.file_error.text()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_export_into_a_folder_that_cannot_be_written(export, qtbot, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    begin(export, locked / "mine.hpb", qtbot)
    assert str(locked) in export.file_error.text()
    assert "Choose another folder" in export.file_error.text()


def test_an_export_onto_what_is_no_disk_says_what_the_system_says(export, qtbot):
    """A folder of the kernel's takes no files, whoever asks."""
    begin(export, "/proc/mine.hpb", qtbot)
    assert export.file_error.text().startswith("Nothing can be written to /proc")
    assert export.file.text() == "/proc/mine.hpb"


def test_an_export_that_finds_no_room_says_where(export, qtbot, tmp_path, monkeypatch):
    def full(*_args: object, **_named: object) -> None:
        raise Trouble(Problem(ProblemCode.DISK_FULL, {"path": str(tmp_path)}))

    monkeypatch.setattr(export, "_evidence", type("Full", (), {"export": staticmethod(full)})())
    begin(export, tmp_path / "mine.hpb", qtbot)
    assert str(tmp_path) in export.file_error.text()
    assert "No file was written" in export.file_error.text()


def test_a_name_without_a_folder_lies_in_that_of_the_person(export, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    export.file.setText("mine.hpb")
    assert export.named() == tmp_path / "mine.hpb"
    export.file.setText("~/mine.hpb")
    assert export.named() == tmp_path / "mine.hpb"


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (None, diary_words.VERIFY_GONE),
        ("folder", diary_words.VERIFY_IS_FOLDER),
        (b"", diary_words.VERIFIED[Soundness.NOT_A_BUNDLE]),
        (b"PK\x03\x04 not a bundle", diary_words.VERIFIED[Soundness.NOT_A_BUNDLE]),
        (bytes(100_000), diary_words.VERIFIED[Soundness.NOT_A_BUNDLE]),
    ],
    ids=["gone", "folder", "empty", "cut", "zeros"],
)
def test_checking_what_is_no_bundle(qapp, look, evidence, qtbot, tmp_path, made, words):
    file = Path(tmp_path, "mine.hpb")
    if made == "folder":
        file.mkdir()
    elif made is not None:
        file.write_bytes(made)
    dialog = VerifyDialog(None, evidence[0], str(file))
    qtbot.addWidget(dialog)
    dialog.show()
    begin(dialog, file, qtbot)
    assert words in (dialog.file_error.text(), dialog.state.text())
    assert dialog.file.text() == str(file)


def test_nothing_named_is_asked_for(qapp, look, evidence, qtbot, export):
    begin(export, "  ", qtbot)
    assert export.file_error.text() == diary_words.EXPORT_NO_FILE
    check = VerifyDialog(None, evidence[0])
    qtbot.addWidget(check)
    check.start_button.click()
    assert check.file_error.text() == diary_words.VERIFY_NO_FILE


def test_without_a_contract_there_is_nothing_to_export(qapp, look, evidence, qtbot):
    dialog = ExportDialog(None, evidence[0], [], contract=None, days=(TODAY, TODAY))
    qtbot.addWidget(dialog)
    assert dialog.state.text() == diary_words.EXPORT_NONE
    assert not dialog.start_button.isEnabled()


# The agent itself


def memo_of(window: DiaryWindow) -> str:
    """The memo of the first card."""
    return next(row for row in window.model.rows if isinstance(row, CardRow)).memo


def test_a_real_agent_refuses_beside_the_field_and_takes_it_then(
    qapp: QApplication, look: object, tmp_path: Path, qtbot
) -> None:
    world = World(tmp_path / "home")
    with world.build() as built:
        enrol(world)
        world.door.choose_contract(contract=OWN.contract)
        agree(world)
        world.door.start()
        wait_for(lambda: world.door.snapshot().session_ms > 0)
        bridge = Bridge(built.client)
        window = DiaryWindow(bridge, look, UTC)
        window.open_page()
        qtbot.waitUntil(lambda: window.list.chosen_cards() != (), timeout=10_000)
        window.questions.edit_memo()
        dialog = window.questions.dialog
        dialog.edit.setPlainText(f"{EMOJI} \u202ex")
        dialog.do_button.click()
        qtbot.waitUntil(lambda: window.questions.dialog is None, timeout=10_000)
        first = [row for row in window.model.rows if isinstance(row, CardRow)]
        qtbot.waitUntil(lambda: memo_of(window) == f"{EMOJI} x", timeout=10_000)
        window.questions.add_manual()
        dialog = window.questions.dialog
        day = first[0].day
        dialog.day.setDate(QDate(day.year, day.month, day.day).addDays(1))
        dialog.why.setPlainText("Tomorrow")
        dialog.do_button.click()
        qtbot.waitUntil(lambda: bool(dialog.time_error.text()), timeout=10_000)
        assert "not over yet" in dialog.time_error.text()
        assert dialog.why.toPlainText() == "Tomorrow"
        dialog.day.setDate(QDate(2001, 1, 1))
        dialog.do_button.click()
        qtbot.waitUntil(lambda: bool(dialog.day_error.text()), timeout=10_000)
        assert "Monday, 12:00 UTC" in dialog.day_error.text()
        dialog.reject()
        bridge.close()
        window.hide()
        window.deleteLater()
        qapp.processEvents()
