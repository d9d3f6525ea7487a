"""The diary window by keys and clicks: days, choosing, memos, redaction, deletion with undo, manual time."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from PySide6.QtCore import QRectF, Qt, QTime
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox

from agent.client import Look, Problem, ProblemCode, RedactReason
from tests.ui.diary_desk import DAY_MS, TODAY, TODAY_MS, Desk, Opened
from tests.ui.fake_client import NOW_MS, SIGNED_OUT
from tests.ui.fake_diary import claim_of, entry_of, every_kind, full_days
from ui import diary_words
from ui.diary_days import Period
from ui.diary_marks import paint_state
from ui.present_diary import CardRow, CardState, DayRow, tag
from ui.question import Question
from ui.tokens import Theme, palette
from wire.records import ItemKind

Key = Qt.Key


@pytest.fixture
def opened(open_diary: Opened) -> Opened:
    return open_diary


@pytest.fixture
def desk(opened: Opened) -> Desk:
    return opened(every_kind(TODAY_MS), (claim_of(TODAY_MS + 7 * 3_600_000),))


def test_today_shows_every_state_with_manual_time_apart(desk):
    states = {card.state for card in desk.cards()}
    assert states == set(CardState)
    heading = desk.window.model.rows[0]
    assert isinstance(heading, DayRow)
    assert (heading.day, heading.totals.manual) == (TODAY, 60)
    assert heading.totals.tracked == sum(one.counted for one in desk.client.entries)
    assert "Manual 1:00" in desk.window.totals.text()
    assert desk.chosen() == [desk.client.entries[-1].segment], "the newest is chosen"
    assert desk.window.list.hasFocus()


def test_arrows_walk_cards_and_days(desk):
    first, second = desk.client.entries[:2]
    desk.choose(first.segment)
    desk.press(Key.Key_Right)
    assert desk.chosen() == [second.segment]
    desk.press(Key.Key_Left)
    desk.press(Key.Key_Down)
    below = desk.cards().index(next(c for c in desk.cards() if c.key == first.segment))
    assert desk.chosen() == [desk.cards()[below + desk.window.list.cards.columns].key]
    desk.press(Key.Key_Up)
    assert desk.chosen() == [first.segment]
    desk.press(Key.Key_End)
    assert desk.chosen() == [desk.cards()[-1].key]
    desk.press(Key.Key_Home)
    assert desk.chosen() == [desk.cards()[0].key]
    desk.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.window.reading.day == TODAY - timedelta(days=1)
    assert diary_words.EMPTY_DAY in desk.window.empty_text.text()
    desk.press(Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert desk.window.reading.day == TODAY


def test_arrows_go_over_the_headings_of_a_week(opened):
    days = [entry_of(TODAY_MS + day * DAY_MS + 9 * 3_600_000) for day in range(3)]
    desk = opened(days)
    desk.window.show_day(TODAY, Period.WEEK)
    desk.settle()
    desk.choose(days[0].segment)
    desk.press(Key.Key_Down)
    assert desk.chosen() == [days[1].segment]
    desk.press(Key.Key_Right)
    assert desk.chosen() == [days[2].segment]
    desk.press(Key.Key_Up)
    assert desk.chosen() == [days[1].segment]


def test_arrows_go_where_they_point_where_text_runs_from_the_right(desk):
    first, second = desk.client.entries[:2]
    desk.window.list.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    desk.choose(first.segment)
    desk.press(Key.Key_Left)
    assert desk.chosen() == [second.segment]
    desk.press(Key.Key_Right)
    assert desk.chosen() == [first.segment]


def test_the_detail_says_whether_it_would_hold_and_why(desk):
    desk.choose(desk.client.entries[0].segment)
    assert desk.window.detail.verdict.text().startswith("Yes. 10 minutes")
    assert desk.window.detail.table.rowCount() == 10
    desk.choose(desk.client.entries[8].segment)
    assert desk.window.detail.verdict.text().startswith("No")
    grounds = desk.window.detail.grounds
    said = [grounds.itemAt(place).widget().text() for place in range(grounds.count())]
    assert any(
        line.startswith("✕ It has no picture: the system did not permit it") for line in said
    )


def test_a_memo_for_many(desk):
    first, second = desk.client.entries[:2]
    desk.choose(first.segment)
    desk.press(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Key.Key_F2)
    QTest.keyClick(desk.dialog().edit, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(desk.dialog().edit, "Footer")
    desk.click(desk.dialog().do_button)
    memos = [told for name, told in desk.client.calls if name == "edit_memo"]
    assert memos == [{"segment": one.segment, "memo": "Footer"} for one in (first, second)]
    assert [card.memo for card in desk.cards()[1:3]] == ["Footer", "Footer"]
    assert desk.chosen() == [first.segment, second.segment], "what was chosen stays chosen"


@pytest.mark.parametrize(
    ("memo", "fits"),
    [("x" * 10_000, False), ("👩🏽‍💻 Überprüfung · \u202eabc\u202c عربى", True), ("x" * 500, True)],
    ids=["long", "mixed", "just"],
)
def test_memos_that_are_hard_to_take(desk, memo, fits):
    desk.choose(desk.client.entries[0].segment)
    desk.press(Key.Key_F2)
    dialog = desk.dialog()
    dialog.edit.setPlainText(memo)
    assert dialog.do_button.isEnabled() is fits
    assert ("too many" in dialog.left.text()) is not fits
    dialog.reject()
    desk.settle()
    assert "edit_memo" not in desk.client.verbs


def test_long_and_mixed_memos_are_painted(opened):
    memos = ("x" * 10_000, "👩🏽‍💻 \u202eabc\u202c عربى " * 20, "\n\n\t")
    entries = [
        entry_of(TODAY_MS + n * 600_000, memo=memo, title=memo) for n, memo in enumerate(memos)
    ]
    desk = opened(entries, [claim_of(TODAY_MS + DAY_MS // 2, memo=memos[0])])
    assert not desk.window.grab().isNull()
    for card in desk.cards():
        desk.choose(card.key)
        assert not desk.window.grab().isNull()


def test_redacting_asks_what_and_why(desk):
    entry = desk.client.entries[0]
    desk.choose(entry.segment)
    desk.click(desk.window.detail.redact_button)
    dialog = desk.dialog()
    desk.click(dialog.do_button)
    assert dialog.error.text() == diary_words.REDACT_NOTHING
    dialog.boxes[ItemKind.SCREENSHOT, None].setChecked(True)
    dialog.why.setCurrentIndex(dialog.why.findData(RedactReason.NOT_WORK))
    desk.click(dialog.do_button)
    (told,) = [told["redaction"] for name, told in desk.client.calls if name == "redact"]
    assert (told.items, told.reason) == ((ItemKind.SCREENSHOT,), RedactReason.NOT_WORK)
    assert next(c for c in desk.cards() if c.key == entry.segment).state is CardState.REDACTED


def test_one_monitor_of_four_can_be_redacted(desk):
    desk.choose(desk.client.entries[2].segment)
    desk.click(desk.window.detail.redact_button)
    dialog = desk.dialog()
    dialog.boxes[ItemKind.SCREENSHOT, 2].setChecked(True)
    (told,) = dialog.redactions()
    assert (told.items, told.monitor) == ((ItemKind.SCREENSHOT,), 2)
    dialog.reject()


def _answer(desk: Desk, yes: bool) -> None:
    box = desk.dialog()
    assert isinstance(box, Question)
    desk.click(box.do_button if yes else box.stay_button)


def test_what_is_signed_is_deleted_only_when_it_can_no_longer_be_undone(desk):
    entry = desk.client.entries[0]
    desk.choose(entry.segment)
    desk.press(Key.Key_Delete)
    _answer(desk, yes=True)
    assert "redact" not in desk.client.verbs
    assert desk.window.undo_button.isVisible()
    desk.click(desk.window.undo_button)
    assert not desk.window.notice.isVisible()
    desk.choose(entry.segment)
    desk.window.list.setFocus()
    desk.press(Key.Key_Delete)
    _answer(desk, yes=True)
    desk.window.work.commit()
    desk.settle()
    (told,) = [told["redaction"] for name, told in desk.client.calls if name == "redact"]
    assert (told.segment, told.everything) == (entry.segment, True)
    assert next(c for c in desk.cards() if c.key == entry.segment).state is CardState.REMOVED


def test_closing_the_window_does_what_was_put_off(desk):
    desk.choose(desk.client.entries[0].segment)
    desk.press(Key.Key_Delete)
    _answer(desk, yes=True)
    desk.window.hide()
    desk.settle()
    assert desk.client.verbs.count("redact") == 1


def test_the_agent_going_does_what_was_put_off(desk):
    desk.choose(desk.client.entries[0].segment)
    desk.press(Key.Key_Delete)
    _answer(desk, yes=True)
    desk.bridge.close()
    assert desk.client.verbs.count("redact") == 1


def test_what_is_not_signed_is_deleted_at_once(desk):
    held = next(one for one in desk.client.entries if not one.sealed)
    desk.choose(held.segment)
    desk.press(Key.Key_Delete)
    assert diary_words.DELETE_UNSENT in desk.dialog().detail.text()
    _answer(desk, yes=True)
    assert desk.client.verbs.count("redact") == 1
    assert held.segment not in [card.key for card in desk.cards()]


def test_keep_is_the_default_answer(desk):
    desk.choose(desk.client.entries[0].segment)
    desk.press(Key.Key_Delete)
    _answer(desk, yes=False)
    assert not desk.window.work.waiting
    assert "redact" not in desk.client.verbs


def test_a_memo_that_is_refused_stays_in_its_field_with_the_reason(desk):
    desk.client.refusals["edit_memo"] = Problem(ProblemCode.MEMO_MISSING, {"why": "edit"})
    desk.choose(desk.client.entries[0].segment)
    desk.press(Key.Key_F2)
    dialog = desk.dialog()
    dialog.edit.setPlainText("Other")
    desk.click(dialog.do_button)
    assert dialog.isVisible()
    assert dialog.edit.toPlainText() == "Other"
    assert dialog.error.isVisible()
    assert "The old memo still holds" in dialog.error.text()
    del desk.client.refusals["edit_memo"]
    desk.click(dialog.do_button)
    assert desk.window.questions.dialog is None
    assert desk.client.entries[0].memo == "Other"


def test_manual_time_is_added_with_errors_beside_the_field(desk):
    desk.press(Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = desk.dialog()
    desk.click(dialog.do_button)
    assert dialog.why_error.text() == diary_words.REASON_NEEDED
    dialog.why.setPlainText("Stand-up meeting")
    dialog.end.setTime(QTime(8, 0))
    desk.click(dialog.do_button)
    assert dialog.time_error.text() == diary_words.ENDS_BEFORE
    dialog.start.setTime(QTime(6, 0))
    dialog.end.setTime(QTime(6, 30))
    desk.client.refusals["claim_time"] = Problem(
        ProblemCode.MANUAL_OVERLAPS,
        {"at_ms": str(TODAY_MS + 6 * 3_600_000), "until_ms": str(TODAY_MS + 7 * 3_600_000)},
    )
    desk.click(dialog.do_button)
    assert dialog.isVisible()
    assert dialog.time_error.text()
    del desk.client.refusals["claim_time"]
    desk.click(dialog.do_button)
    claims = [card for card in desk.cards() if card.claim is not None]
    assert claims[0].memo == "Stand-up meeting"
    assert claims[0].start_ms == TODAY_MS + 6 * 3_600_000


def test_a_time_that_the_clocks_skip_is_said_beside_the_field(opened):
    desk = opened(zone=ZoneInfo("Europe/Berlin"))
    desk.window.show_day(date(2026, 3, 29))
    desk.settle()
    desk.window.questions.add_manual()
    dialog = desk.dialog()
    dialog.why.setPlainText("Call")
    dialog.start.setTime(QTime(2, 30))
    dialog.end.setTime(QTime(4, 0))
    assert dialog.claim() is None
    assert "02:30" in dialog.time_error.text()
    dialog.start.setTime(QTime(1, 30))
    claim = dialog.claim()
    assert claim is not None
    assert claim.end_ms - claim.start_ms == 90 * 60_000
    dialog.reject()


def test_manual_time_is_taken_back_after_a_question(desk):
    claim = desk.client.claims[0]
    desk.choose(claim.manual)
    desk.press(Key.Key_Delete)
    _answer(desk, yes=True)
    assert "take_back_time" not in desk.client.verbs
    desk.window.work.commit()
    desk.settle()
    assert desk.client.claims[0].taken_back
    assert desk.window.model.rows[0].totals.manual == 0


def test_who_looked_is_asked_and_offline_is_said(desk, qtbot):
    entry = desk.client.entries[0]
    desk.client.seen = {entry.segment: (Look(entry.segment, "Nadia Berg", NOW_MS),)}
    desk.choose(entry.segment)
    qtbot.waitUntil(lambda: "Nadia Berg" in desk.window.detail.looks.text(), timeout=5000)
    desk.client.refusals["looks"] = Problem(ProblemCode.SERVER_UNREACHABLE)
    desk.choose(desk.client.entries[1].segment)
    qtbot.waitUntil(
        lambda: desk.window.detail.looks.text() == diary_words.LOOKS_OFFLINE, timeout=5000
    )
    desk.choose(desk.client.entries[-1].segment)
    assert desk.window.detail.looks.text() == diary_words.LOOKS_NOT_SENT


def test_pictures_that_are_gone_say_so(desk, qtbot):
    entry = desk.client.entries[0]
    desk.choose(entry.segment)
    thumbnail = entry.shots[0].thumbnail
    qtbot.waitUntil(lambda: desk.window.thumbnails.get(thumbnail) is not None, timeout=5000)
    assert desk.window.thumbnails.get(thumbnail).isNull()
    button = desk.window.detail.pictures.itemAt(0).widget()
    qtbot.waitUntil(lambda: not button.isEnabled(), timeout=5000)
    assert button.accessibleDescription() == diary_words.PICTURE_GONE


def test_a_full_day_with_four_monitors(opened, qtbot):
    four = every_kind(TODAY_MS)[2].shots
    entries = [
        entry_of(TODAY_MS + number * 600_000, shots=four, pictures=4) for number in range(144)
    ]
    desk = opened(entries)
    data = io.BytesIO()
    Image.new("RGB", (320, 180), "navy").save(data, "WEBP")
    desk.client.images = {shot.thumbnail: data.getvalue() for shot in four}
    assert len(desk.cards()) == 144
    desk.window.thumbnails.forget()
    desk.choose(entries[70].segment)
    button = desk.window.detail.pictures.itemAt(2).widget()
    qtbot.waitUntil(lambda: not button.icon().isNull(), timeout=5000)
    buttons = desk.window.detail.pictures
    assert buttons.count() == 4
    shown: list[tuple[str, ...]] = []
    desk.window.zoom.connect(shown.append)
    desk.click(buttons.itemAt(2).widget())
    assert shown == [("full-2", "full-3", "full-0", "full-1")]


def test_a_year_comes_in_steps_and_whole(opened):
    entries = full_days(TODAY_MS - 200 * DAY_MS, 2000, per_day=12)
    desk = opened(entries)
    steps: list[int] = []
    desk.window.reading.more.connect(lambda rows: steps.append(len(rows)))
    desk.window.show_day(TODAY, Period.YEAR)
    for _ in range(80):
        desk.settle()
        if not desk.window.reading.busy:
            break
    assert len(desk.cards()) == 2000
    assert len(steps) > 20
    days = [row.day for row in desk.window.model.rows if isinstance(row, DayRow)]
    assert len(days) == len(set(days)) == -(-2000 // 12), "no day is split by the weeks"


def test_the_diary_that_cannot_be_read_says_why(opened):
    desk = opened(every_kind(TODAY_MS))
    desk.client.refusals["diary"] = Problem(ProblemCode.SPOOL_CORRUPT)
    desk.window.show_day(TODAY - timedelta(days=1))
    desk.settle()
    assert desk.window.empty.isVisible()
    assert "cannot be read" in desk.window.empty_text.text()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "EMPTY_TODAY"),
        (TODAY - timedelta(days=1), "EMPTY_DAY"),
        (date(2027, 1, 1), "EMPTY_FUTURE"),
    ],
)
def test_empty_days_teach(opened, day, words):
    desk = opened()
    desk.window.show_day(day)
    desk.settle()
    assert desk.window.empty_text.text() == getattr(diary_words, words)


def test_before_the_enrolment_it_says_when_it_begins(opened):
    desk = opened(snapshot=SIGNED_OUT)
    assert desk.window.empty_text.text() == diary_words.NOT_ENROLLED
    assert not desk.window.manual_action.isEnabled()


@pytest.mark.parametrize("scale", [1, 2])
def test_it_fits_360_pixels_and_large_text(opened, qapp, scale):
    before = qapp.font()
    large = qapp.font()
    large.setPointSizeF(before.pointSizeF() * scale)
    qapp.setFont(large)
    try:
        desk = opened(every_kind(TODAY_MS))
        desk.window.resize(360, 640)
        desk.settle()
        assert desk.window.width() <= (360 if scale == 1 else 620)
        assert not desk.window.detail.isVisible()
        desk.press(Key.Key_Return)
        assert desk.window.detail.isVisible()
        assert not desk.window.list.isVisible()
        desk.click(desk.window.detail.back_button)
        assert desk.window.list.isVisible()
        assert desk.window.list.cards.columns >= 1
    finally:
        qapp.setFont(before)


def test_every_control_has_a_name_and_every_card_a_sentence(desk):
    controls = [
        widget
        for kind in (QAbstractButton, QComboBox)
        for widget in desk.window.findChildren(kind)
        if widget.isVisible() and not isinstance(widget.parent(), QComboBox)
    ]
    for control in controls:
        name = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
        assert name.strip("☰‹›& ") or control.objectName().startswith("qt_"), control
    view = QAccessible.queryAccessibleInterface(desk.window.list)
    assert view.role() in (QAccessible.Role.List, QAccessible.Role.Table)
    said = desk.window.model.data(desk.window.model.index(2), Qt.ItemDataRole.AccessibleTextRole)
    assert "09:00–09:10, Tracked, 10 minutes. Header and navigation." in said
    assert "Would this hold? Yes" in said


def test_no_letter_leads_to_two_places(desk):
    desk.choose(desk.client.entries[0].segment)
    texts = [b.text() for b in desk.window.findChildren(QAbstractButton) if b.isVisible()]
    letters = [t[t.index("&") + 1].lower() for t in texts if "&" in t]
    assert len(letters) == len(set(letters)), texts


def test_a_new_receipt_is_seen_while_it_is_open(desk, qtbot):
    asked = desk.client.verbs.count("diary")
    snapshot = desk.client.snapshot()
    desk.client.publish(replace(snapshot, today_minutes=snapshot.today_minutes + 10))
    qtbot.waitUntil(lambda: desk.client.verbs.count("diary") > asked, timeout=5000)
    desk.settle()
    desk.window.hide()
    asked = desk.client.verbs.count("diary")
    desk.client.publish(replace(snapshot, today_minutes=snapshot.today_minutes + 20))
    desk.settle()
    assert not desk.window._news.isActive()
    assert desk.client.verbs.count("diary") == asked


def test_reading_again_leaves_what_did_not_change_and_the_focus_alone(desk, qtbot):
    data = io.BytesIO()
    Image.new("RGB", (320, 180), "navy").save(data, "WEBP")
    desk.client.images[desk.client.entries[0].shots[0].thumbnail] = data.getvalue()
    desk.window.thumbnails.forget()
    desk.choose(desk.client.entries[0].segment)
    button = desk.window.detail.pictures.itemAt(0).widget()
    qtbot.waitUntil(lambda: not button.icon().isNull(), timeout=5000)
    before = list(desk.window.model.rows)
    button.setFocus()
    entry = desk.client.entries[1]
    desk.client._change(entry.segment, memo="Changed")
    desk.window.read_again()
    desk.settle()
    after = list(desk.window.model.rows)
    anew = [a.key for a, b in zip(after, before, strict=True) if a is not b]
    # The card whose memo changed, and the two whose bands ended or began at it.
    assert anew[0] == entry.segment
    assert len(anew) <= 3
    assert desk.window.detail.pictures.itemAt(0).widget() is button
    assert desk.window.focusWidget() is button


@pytest.mark.parametrize("theme", Theme)
def test_states_are_told_apart_without_colour(qapp, theme):
    pictures = []
    for state in CardState:
        image = QImage(28, 28, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_state(painter, QRectF(0, 0, 28, 28), state, QColor("black"))
        painter.end()
        pictures.append(bytes(image.constBits()))
        assert state.value in palette(theme)
    assert len(set(pictures)) == len(CardState)


def test_what_came_after_the_close_of_the_week_has_a_corner_and_a_word(opened):
    late = entry_of(TODAY_MS, late=True)
    idle = entry_of(TODAY_MS + 600_000, late=True, idle=True)
    desk = opened([late, idle, entry_of(TODAY_MS + 1_200_000)])
    first, second, third = desk.cards()
    assert (tag(first), tag(second), tag(third)) == ("Late", "Idle · Late", "")
    assert "Tracked, Late" in desk.window.model.spoken(first)
    assert "Late" not in desk.window.model.spoken(third)
    image = desk.window.list.grab().toImage()
    colour = desk.window._look.colour("late").rgb()

    def corner(card: CardRow) -> int:
        place = desk.window.list.visualRect(
            desk.window.model.index(desk.window.model.place_of(card.key))
        )
        return sum(
            image.pixel(x, y) == colour
            for x in range(place.right() - 24, place.right())
            for y in range(place.top(), place.top() + 48)
        )

    assert corner(first) > 60
    assert corner(second) > 60
    assert corner(third) == 0
