"""Snapshot in, texts, marks and actions out: one table per decision."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest

from agent.client import (
    ClockState,
    Notice,
    NoticeCode,
    Problem,
    ProblemCode,
    ProblemSpan,
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
    POLICY,
    SIGNED_OUT,
    SYNC,
    capture_of,
)
from ui import formats, present, present_capture, present_pages
from ui.present import Glyph, MainVerb, Page
from ui.present_capture import Tone

EMPTY = replace(CLOCKED_OUT, state=ClockState.READY, contracts=(), contract=None)
READY = replace(CLOCKED_OUT, state=ClockState.READY, contract=None)
AWAY = replace(CLOCKED_IN, tracking=Tracking.AWAY)
LOCKED = replace(CLOCKED_IN, tracking=Tracking.LOCKED)
PAUSED = replace(CLOCKED_IN, tracking=Tracking.PAUSED)
STOPPING = replace(CLOCKED_OUT, state=ClockState.STOPPING)


@pytest.mark.parametrize(
    ("snapshot", "page", "glyph", "verb", "enabled", "moves", "says"),
    [
        (SIGNED_OUT, Page.ENROL, Glyph.RING, MainVerb.START, False, False, "Not enrolled"),
        (EMPTY, Page.EMPTY, Glyph.RING, MainVerb.START, False, False, "No contract yet"),
        (READY, Page.WORK, Glyph.RING, MainVerb.START, False, False, "Choose a contract"),
        (CLOCKED_OUT, Page.WORK, Glyph.RING, MainVerb.START, True, False, "Clocked out"),
        (CONSENT_NEEDED, Page.WORK, Glyph.RING, MainVerb.CONSENT, True, False, "agreement"),
        (CLOCKED_IN, Page.WORK, Glyph.HAND, MainVerb.STOP, True, True, "Clocked in"),
        (AWAY, Page.WORK, Glyph.BAR, MainVerb.STOP, True, False, "away"),
        (LOCKED, Page.WORK, Glyph.BAR, MainVerb.STOP, True, False, "locked"),
        (PAUSED, Page.WORK, Glyph.BAR, MainVerb.STOP, True, False, "when you use"),
        (STOPPING, Page.WORK, Glyph.RING, MainVerb.STOP, False, False, "Writing"),
    ],
    ids=lambda value: value.state.value if hasattr(value, "state") else None,
)
def test_each_state(snapshot, page, glyph, verb, enabled, moves, says):
    main = present.main(snapshot)
    assert main.page is page
    assert main.mark.glyph is glyph
    assert main.verb is verb
    assert main.verb_enabled is enabled
    assert main.runs is moves
    assert says in main.state.text
    tray = present.tray(snapshot)
    assert (tray.mark, tray.verb, tray.verb_enabled) == (main.mark, verb, enabled)


@pytest.mark.parametrize(
    "snapshot", [SIGNED_OUT, EMPTY, READY, CLOCKED_OUT, CONSENT_NEEDED], ids=lambda s: s.state
)
def test_every_state_without_a_clock_says_that_nothing_is_captured(snapshot):
    assert "Nothing is captured." in present.state_line(snapshot).text


@pytest.mark.parametrize(
    ("tracking", "elapsed_ms", "shown"),
    [
        (Tracking.CAPTURING, 0, "0:42:07"),
        (Tracking.CAPTURING, 999, "0:42:07"),
        (Tracking.CAPTURING, 53_000, "0:43:00"),
        (Tracking.AWAY, 53_000, "0:42:07"),
        (Tracking.LOCKED, 53_000, "0:42:07"),
        (Tracking.PAUSED, 53_000, "0:42:07"),
    ],
)
def test_the_session_clock_runs_only_while_time_is_tracked(tracking, elapsed_ms, shown):
    snapshot = replace(CLOCKED_IN, tracking=tracking)
    assert present.faces(snapshot, elapsed_ms)[0].value == shown
    beside = present.faces(snapshot, elapsed_ms, seconds=False)[0]
    assert beside.value == shown[: -len(":07")]


@pytest.mark.parametrize(
    ("week", "limit", "value", "note", "tone", "share"),
    [
        (760, 2400, "12:40", "of 40:00", Tone.PLAIN, 760 / 2400),
        (2160, 2400, "36:00", "of 40:00", Tone.CARE, 0.9),
        (2400, 2400, "40:00", "of 40:00", Tone.CARE, 1.0),
        (2480, 2400, "41:20", "1:20 over the limit", Tone.LIMIT, 2480 / 2400),
        (760, None, "12:40", "no limit", Tone.PLAIN, None),
        (0, 0, "0:00", "of 0:00", Tone.CARE, 1.0),
    ],
)
def test_the_week_against_its_limit(week, limit, value, note, tone, share):
    face = present.faces(replace(CLOCKED_OUT, week_minutes=week, week_limit_minutes=limit), 0)[2]
    assert (face.value, face.note, face.tone, face.share) == (value, note, tone, share)


@pytest.mark.parametrize(
    ("review", "age_s", "keep", "delete", "pops", "detail"),
    [
        (ReviewState.OPEN, 20, True, True, True, "Kept in 0:40"),
        (ReviewState.OPEN, 59, True, True, True, "Kept in 0:01"),
        (ReviewState.OPEN, 60, False, True, False, "goes up with its segment"),
        (ReviewState.KEPT, 20, False, True, False, "goes up with its segment"),
        (ReviewState.KEPT, 600, False, False, False, "Kept."),
        (ReviewState.DELETED, 20, False, False, False, "Deleted"),
    ],
)
def test_what_can_be_done_about_a_capture(review, age_s, keep, delete, pops, detail):
    capture = capture_of(paths=(("p", "t"),), review=review, taken_ms=NOW_MS)
    shown = present_capture.capture(replace(CLOCKED_IN, capture=capture), age_s * 1000, UTC)
    assert (shown.can_keep, shown.can_delete, shown.pops_up) == (keep, delete, pops)
    assert detail in shown.detail


def test_a_deleted_capture_shows_no_picture_any_more():
    capture = capture_of(paths=(("p", "t"),), review=ReviewState.DELETED)
    shown = present_capture.capture(replace(CLOCKED_IN, capture=capture), 0, UTC)
    assert shown.thumbnails == shown.pictures == ()


@pytest.mark.parametrize(
    ("review", "age_s", "removable"),
    [
        (ReviewState.OPEN, 20, True),
        (ReviewState.KEPT, 20, True),
        (ReviewState.KEPT, 600, False),
        (ReviewState.DELETED, 20, False),
    ],
)
def test_a_photo_is_the_last_of_the_pictures_and_can_be_removed_alone(review, age_s, removable):
    capture = capture_of(
        paths=(("p", "t"),), photo=("photo", "small"), review=review, taken_ms=NOW_MS
    )
    shown = present_capture.capture(replace(CLOCKED_IN, capture=capture), age_s * 1000, UTC)
    assert shown.can_remove_photo is removable
    deleted = review is ReviewState.DELETED
    assert shown.pictures == (() if deleted else ("p", "photo"))
    assert shown.thumbnails == (() if deleted else ("t", "small"))


def test_a_photo_without_a_screenshot_is_reviewed_too_and_a_missing_one_is_explained():
    alone = capture_of(reason="permission-missing", photo=("photo", "small"))
    shown = present_capture.capture(replace(CLOCKED_IN, capture=alone), 0, UTC)
    assert shown.pops_up
    assert shown.can_remove_photo
    busy = capture_of(paths=(("p", "t"),), no_photo="camera-busy")
    shown = present_capture.capture(replace(CLOCKED_IN, capture=busy), 0, UTC)
    assert shown.detail.endswith("No photo: another program has the camera.")
    assert not shown.can_remove_photo


def test_a_capture_without_a_picture_says_why_and_does_not_pop_up():
    capture = capture_of(reason="screen-locked")
    shown = present_capture.capture(replace(CLOCKED_IN, capture=capture), 0, UTC)
    assert shown.detail == "No picture: the screen was locked."
    assert not shown.pops_up


@pytest.mark.parametrize(
    ("age_s", "words"),
    [(5, "just now"), (61, "1 min ago"), (3599, "59 min ago"), (7300, "2 h ago")],
)
def test_ages(age_s, words):
    capture = capture_of(taken_ms=NOW_MS - age_s * 1000, review=ReviewState.KEPT)
    shown = present_capture.capture(replace(CLOCKED_IN, capture=capture), 0, UTC)
    assert shown.heading.endswith(words)


def test_an_age_that_would_grow_stale_is_not_shown():
    capture = capture_of(review=ReviewState.KEPT)
    shown = present_capture.capture(replace(CLOCKED_OUT, capture=capture), 0, UTC)
    assert shown.heading == "Captured at 14:13"


def test_clock_times_are_in_the_viewers_zone():
    capture = capture_of(review=ReviewState.KEPT)
    zone = timezone(timedelta(hours=5, minutes=30))
    shown = present_capture.capture(replace(CLOCKED_OUT, capture=capture), 0, zone)
    assert shown.heading == "Captured at 19:43"
    assert present.diary_url(CLOCKED_OUT, timezone(timedelta(hours=10))).endswith("2026-09-22")
    assert present.diary_url(CLOCKED_OUT, UTC).endswith("2026-09-21")


@pytest.mark.parametrize(
    ("state", "waiting", "text", "tone"),
    [
        (SyncState.DELIVERED, 0, "Everything is delivered. Last receipt at 14:09.", Tone.GOOD),
        (SyncState.WAITING, 1, "1 segment waits for its upload.", Tone.PLAIN),
        (SyncState.WAITING, 4, "4 segments wait for their upload.", Tone.PLAIN),
        (SyncState.UPLOADING, 1, "Uploading 1 segment…", Tone.PLAIN),
        (
            SyncState.OFFLINE,
            7,
            "Offline. 7 segments are kept here and go up when you are back.",
            Tone.CARE,
        ),
        (SyncState.OFFLINE, 0, "Offline. Nothing waits; you can go on working.", Tone.CARE),
        (SyncState.REFUSED, 2, "The server refused a segment. 2 are kept here.", Tone.BAD),
        (
            SyncState.HALTED,
            3,
            "Uploading has stopped: a receipt does not check out. Everything is kept.",
            Tone.BAD,
        ),
    ],
)
def test_the_line_about_uploads(state, waiting, text, tone):
    line = present.sync_line(
        replace(CLOCKED_OUT, sync=replace(SYNC, state=state, waiting=waiting)), UTC
    )
    assert (line.text, line.tone) == (text, tone)


def test_before_the_first_receipt_nothing_is_claimed_to_be_delivered():
    fresh = replace(CLOCKED_OUT, sync=replace(SYNC, last_receipt_ms=None))
    assert present.sync_line(fresh).text == "Nothing to deliver yet."


@pytest.mark.parametrize(
    ("changes", "needed"),
    [
        ({}, False),
        ({"problems": (Problem(ProblemCode.SERVER_UNREACHABLE),)}, False),
        ({"problems": (Problem(ProblemCode.DISK_FULL),)}, True),
        ({"state": ClockState.CONSENT_NEEDED}, True),
        ({"state": ClockState.SIGNED_OUT}, True),
        ({"notices": (Notice("1", NoticeCode.SEGMENT_DELETED, NOW_MS, {}),)}, False),
        ({"notices": (Notice("1", NoticeCode.RECOVERED_AND_STOPPED, NOW_MS, {}),)}, True),
    ],
)
def test_when_the_badge_calls(changes, needed):
    assert present.mark(replace(CLOCKED_OUT, **changes)).needs_you is needed


def test_the_hand_moves_with_the_minutes_of_the_session():
    assert present.mark(CLOCKED_IN).minute == 42
    assert present.mark(replace(CLOCKED_IN, session_ms=61 * 60_000)).minute == 1


def test_problems_are_counted_and_the_first_is_named():
    disk, clock = Problem(ProblemCode.DISK_FULL), Problem(ProblemCode.CLOCK_OFF)
    assert present.problems_line(CLOCKED_OUT) is None
    one = present.problems_line(replace(CLOCKED_OUT, problems=(disk,)))
    assert one.text == "The disk is full"
    two = present.problems_line(replace(CLOCKED_OUT, problems=(disk, clock)))
    assert two.text == "The disk is full, and 1 more."


def test_being_offline_is_said_once():
    offline = replace(
        CLOCKED_OUT,
        sync=replace(SYNC, state=SyncState.OFFLINE, waiting=2),
        problems=(Problem(ProblemCode.SERVER_UNREACHABLE),),
    )
    assert present.problems_line(offline) is None


def test_the_tooltip_says_all_that_the_window_does():
    lines = present.tray(CLOCKED_IN, UTC).tooltip.splitlines()
    assert lines == [
        "Website relaunch",
        "Clocked in. Your time is tracked.",
        "This session 0:42 · Today 3:20",
        "This week 12:40 of 40:00",
        "Everything is delivered. Last receipt at 14:09.",
    ]


@pytest.mark.parametrize(
    ("snapshot", "url"),
    [
        (SIGNED_OUT, None),
        (READY, "https://time.example.com/"),
        (
            CLOCKED_OUT,
            "https://time.example.com/contracts/c0ffee0000000001/diary/2026-09-21",
        ),
    ],
)
def test_where_the_diary_is(snapshot, url):
    assert present.diary_url(snapshot, UTC) == url


# --- the consent page ---------------------------------------------------------------------------


def test_consent_lists_what_the_policy_takes_and_what_it_does_not():
    page = present_pages.consent(CONTRACT)
    taken = [row[0] for row in page.rows]
    assert taken == [
        "A picture of each screen",
        "How many key presses, clicks and scrolls",
        "The app in front and its title",
        "Your memo",
        "When you clock in and out, on which device, system and monitors",
    ]
    assert "10 minutes" in page.rows[0][1]
    assert "60 seconds" in page.rows[0][1]
    assert "180 days" in page.rows[0][3]
    assert "photos from the webcam" in page.never
    assert all(len(row) == len(page.columns) for row in page.rows)


def test_consent_does_not_promise_what_the_release_does_not_do():
    words = " ".join(cell for row in present_pages.consent(CONTRACT).rows for cell in row)
    assert "then it is erased" not in words
    assert "whoever runs the server" in words


def test_consent_and_hint_speak_of_one_minute_in_the_singular():
    contract = replace(CONTRACT, segment_minutes=1, idle_minutes=1)
    page = present_pages.consent(contract)
    assert page.rows[0][1].startswith("Once in each minute, at")
    assert "After 1 minute without" in page.rows[-1][1]
    hint = present.main(replace(CLOCKED_OUT, contracts=(contract,))).capture_hint
    assert hint.endswith("in each minute while the clock runs.")


def test_a_pause_that_ends_by_itself_says_when():
    deleted = replace(PAUSED, resumes_ms=NOW_MS + 60_000)
    assert present.state_line(deleted, UTC).text == "Paused. It goes on by itself at 14:14."


def test_no_limit_is_claimed_before_a_contract_is_chosen():
    week = present.faces(replace(READY, week_limit_minutes=None), 0)[2]
    assert (week.note, week.share) == ("", None)


@pytest.mark.parametrize(
    ("code", "details", "says"),
    [
        (NoticeCode.IDLE_DISCARDED, {"minutes": "1"}, "No input for 1 minute: "),
        (NoticeCode.IDLE_DISCARDED, {"minutes": "12"}, "No input for 12 minutes: "),
        (NoticeCode.SEGMENT_DELETED, {"minutes": "3"}, "It was never uploaded."),
        (NoticeCode.SEGMENT_DELETED, {"resumes_ms": str(NOW_MS)}, "tracked until 14:13."),
    ],
)
def test_notices_tell_their_details(code, details, says):
    assert says in present.notice_text(Notice("n1", code, NOW_MS, details), UTC)


@pytest.mark.parametrize(
    ("change", "row", "never"),
    [
        ({"webcam": True}, "A photo from the webcam", None),
        ({"window": "app"}, "The app in front", None),
        ({"window": "none"}, None, "which app is in front"),
        ({"screenshots": False}, None, "pictures of your screen"),
    ],
)
def test_consent_follows_the_policy(change, row, never):
    contract = replace(CONTRACT, policy=replace(POLICY, **change))
    page = present_pages.consent(contract)
    assert row is None or row in [r[0] for r in page.rows]
    assert never is None or never in page.never


def test_consent_without_review_or_idle_says_so():
    contract = replace(CONTRACT, idle_minutes=None, policy=replace(POLICY, review_delay_s=0))
    words = " ".join(cell for row in present_pages.consent(contract).rows for cell in row)
    assert "seconds" not in words
    assert "Time without input counts too" in words


# --- diagnostics --------------------------------------------------------------------------------


def test_diagnostics_hold_no_memo_and_no_picture():
    snapshot = replace(
        CLOCKED_IN,
        memo="secret memo",
        capture=capture_of(paths=(("/p/secret.webp", "/t/secret.webp"),)),
        problems=(Problem(ProblemCode.DISK_FULL, {"path": "/data", "free": "0"}),),
    )
    text = present_pages.diagnostics(snapshot, "1.2.3")
    assert "secret" not in text
    assert "hourproof: 1.2.3" in text
    assert "problem: disk-full\n  path: <elsewhere>\n" in text
    for name in (snapshot.person, snapshot.organization, snapshot.device):
        assert name not in text


def test_problems_say_since_when_and_which_are_over():
    full, offline = Problem(ProblemCode.DISK_FULL), Problem(ProblemCode.SERVER_UNREACHABLE)
    snapshot = replace(
        CLOCKED_IN,
        problems=(full,),
        problem_spans=(
            ProblemSpan(full, NOW_MS, None),
            ProblemSpan(offline, NOW_MS - 120_000, NOW_MS - 60_000),
        ),
    )
    standing, over = present_pages.problem_lines(snapshot, UTC)
    assert standing.tone is Tone.BAD
    assert standing.hint
    assert standing.when.startswith("Since 20")
    assert over.tone is Tone.PLAIN
    assert over.hint == ""
    assert over.when.endswith("; over now.")
    # An agent of before that does not tell since when.
    (plain,) = present_pages.problem_lines(replace(snapshot, problem_spans=()), UTC)
    assert plain.when == ""


# --- numbers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("milliseconds", "text"), [(-5, "0:00:00"), (59_999, "0:00:59"), (36_000_000, "10:00:00")]
)
def test_running_clocks(milliseconds, text):
    assert formats.running(milliseconds) == text


@pytest.mark.parametrize(
    ("milliseconds", "text"), [(60_000, "1:00"), (59_001, "1:00"), (1, "0:01"), (0, "0:00")]
)
def test_countdowns_end_at_nought_and_not_before(milliseconds, text):
    assert formats.countdown(milliseconds) == text


def test_the_week_tells_what_is_left():
    assert present.faces(CLOCKED_OUT, 0)[2].hint == "27:20 left this week"
