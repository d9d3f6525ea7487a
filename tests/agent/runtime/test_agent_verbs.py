"""The surface that front ends see: verbs, refusals, snapshots, notices and totals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.client import (
    ClientError,
    ClockState,
    NoticeCode,
    ProblemCode,
    ReviewState,
    SyncState,
    Tracking,
)
from agent.core.problems import Problem
from agent.core.tracked import Phase
from agent.runtime.ports import Offset
from tests.support.agent_world import (
    DAY_MS,
    HOUR_MS,
    MINUTE_MS,
    MONDAY_MS,
    MemoryJournal,
    World,
    a_contract,
)
from wire.contracts import policy_sha256
from wire.records import Memo, SegmentEvidence


def refusal(world: World, verb) -> Problem:
    """What the verb is refused with."""
    with pytest.raises(ClientError) as caught:
        world.do(verb)
    return caught.value.problem


def test_signed_out_agent_refuses_everything_but_enrolling():
    world = World(enrolled=False)
    assert world.shown.state is ClockState.SIGNED_OUT
    verbs = [
        lambda agent: agent.start(),
        lambda agent: agent.choose_contract(contract="a" * 16),
        lambda agent: agent.agree(contract="a" * 16, policy_sha256="0" * 64),
        lambda agent: agent.set_memo(memo="x"),
        lambda agent: agent.upload_now(),
        lambda agent: agent.refresh(),
    ]
    for verb in verbs:
        assert refusal(world, verb).code is ProblemCode.NOT_ENROLLED


def test_enrolling():
    world = World(enrolled=False)

    def enrol(code: str):
        return lambda agent: agent.enrol(server_url="https://s", code=code, device_name="desk")

    assert refusal(world, enrol("bad")).code is ProblemCode.CODE_INVALID
    world.do(enrol("good"))
    shown = world.shown
    assert (shown.state, shown.server_url, shown.person) == (ClockState.READY, "https://s", "Ada")
    assert [one.title for one in shown.contracts] == ["Work"]
    assert refusal(world, enrol("good")).code is ProblemCode.ALREADY_ENROLLED


def test_refusals():
    world = World()
    contract = world.contracts[0]
    assert refusal(world, lambda a: a.start()).code is ProblemCode.NO_CONTRACT
    nowhere = refusal(world, lambda a: a.choose_contract(contract="nowhere"))
    assert nowhere == Problem(ProblemCode.UNKNOWN_CONTRACT, {"contract": "nowhere"})
    world.do(lambda a: a.choose_contract(contract=contract.contract))
    assert world.shown.state is ClockState.CONSENT_NEEDED
    stale = refusal(world, lambda a: a.agree(contract=contract.contract, policy_sha256="0" * 64))
    assert stale.code is ProblemCode.POLICY_CHANGED
    world.ready()
    too_long = refusal(world, lambda a: a.set_memo(memo="x" * 501))
    assert too_long.code is ProblemCode.MEMO_TOO_LONG
    assert too_long.details == {"characters": "501", "limit": "500"}
    assert refusal(world, lambda a: a.keep(segment="no")).code is ProblemCode.UNKNOWN_SEGMENT
    assert refusal(world, lambda a: a.delete(segment="no")).code is ProblemCode.UNKNOWN_SEGMENT


def test_choices_outlive_the_program():
    world = World()
    world.clock_in(memo="Drawing")
    world.do(lambda agent: agent.set_memo(memo="Painting"))
    world.do(lambda agent: agent.stop())
    world.build()
    shown = world.shown
    assert shown.state is ClockState.CLOCKED_OUT
    assert shown.contract == world.contracts[0].contract
    assert shown.contracts[0].agreed
    assert (shown.memo, shown.recent_memos) == ("Painting", ("Painting", "Drawing"))


def test_memo_applies_from_the_open_segment_on_and_is_cleaned():
    world = World()
    world.clock_in(memo="One")
    world.pass_time(12 * MINUTE_MS, typing=True)
    world.do(lambda agent: agent.set_memo(memo="Two\n\u202ethree\x07"))
    world.pass_time(10 * MINUTE_MS, typing=True)
    memos = [evidence.items[-1] for evidence in world.outbox.sealed.values()]
    assert memos == [Memo("One"), Memo("Two three")]


def test_three_clocks():
    tuesday = MONDAY_MS + DAY_MS + 23 * HOUR_MS + 30 * MINUTE_MS
    world = World(start_ms=tuesday)
    world.clock_in()
    world.pass_time(20 * MINUTE_MS, typing=True)
    shown = world.shown
    assert (shown.session_ms, shown.session_started_ms) == (20 * MINUTE_MS, tuesday)
    assert shown.today_minutes == shown.week_minutes == 20
    world.pass_time(15 * MINUTE_MS, typing=True)
    shown = world.shown
    assert (shown.today_minutes, shown.week_minutes) == (5, 35)
    world.do(lambda agent: agent.stop())
    world.pass_time(HOUR_MS)
    assert world.shown.session_ms == 0
    assert world.shown.today_minutes == 5


def test_week_turns_on_monday_utc_inside_a_session():
    world = World(start_ms=MONDAY_MS + 7 * DAY_MS - 5 * MINUTE_MS)
    world.clock_in()
    world.pass_time(4 * MINUTE_MS, typing=True)
    assert world.shown.week_minutes == 4
    world.pass_time(3 * MINUTE_MS + 1, typing=True)
    assert world.shown.week_minutes == 3  # the running minute is tracked in part


def test_minute_touched_twice_counts_once():
    world = World()
    world.clock_in()
    world.pass_time(20_000, typing=True)
    world.do(lambda agent: agent.stop())
    world.pass_time(10_000)
    world.do(lambda agent: agent.start())
    world.pass_time(20_000, typing=True)
    world.do(lambda agent: agent.stop())
    assert world.shown.today_minutes == 1


def test_weekly_limit_warns_at_ninety_percent_and_once_it_is_used_up():
    world = World(contracts=(a_contract(weekly_limit_minutes=100, week_minutes=85),))
    world.clock_in()
    world.pass_time(5 * MINUTE_MS, typing=True)
    assert [notice.code for notice in world.shown.notices] == [NoticeCode.LIMIT_NEAR]
    assert world.shown.week_minutes == 90
    world.pass_time(20 * MINUTE_MS, typing=True)
    codes = [notice.code for notice in world.shown.notices]
    assert codes == [NoticeCode.LIMIT_NEAR, NoticeCode.LIMIT_REACHED]
    assert world.shown.tracking is Tracking.CAPTURING


def test_minutes_of_this_device_are_not_counted_twice_when_the_server_tells_them():
    world = World()
    world.clock_in()
    world.pass_time(30 * MINUTE_MS, typing=True)
    world.directory.told = (a_contract(week_minutes=50),)
    world.do(lambda agent: agent.refresh())
    assert world.shown.week_minutes == 50


def test_review_of_the_last_capture():
    world = World()
    world.clock_in()
    while world.shown.capture is None:
        world.pass_time(1_000, typing=True)
    capture = world.shown.capture
    assert capture.review is ReviewState.OPEN
    assert 59_000 <= capture.review_until_ms - capture.taken_ms <= 60_000
    (picture,) = capture.pictures
    assert set(world.pictures.files) == {picture.picture, picture.thumbnail}
    assert world.agent.picture(sha256=picture.picture) == world.pictures.files[picture.picture]
    assert (picture.width, picture.height) == (64, 40)
    world.do(lambda agent: agent.keep(segment=capture.segment))
    assert world.shown.capture.review is ReviewState.KEPT
    world.do(lambda agent: agent.delete(segment=capture.segment))
    deleted = world.shown.capture
    assert (deleted.review, deleted.pictures) == (ReviewState.DELETED, ())
    assert world.shown.tracking is Tracking.PAUSED
    (notice,) = world.shown.notices
    assert notice.code is NoticeCode.SEGMENT_DELETED
    world.do(lambda agent: agent.dismiss(notice=notice.notice_id))
    assert world.shown.notices == ()


def test_not_everything_is_delivered_while_a_segment_is_not_sealed():
    world = World()
    world.clock_in()
    while world.shown.capture is None:
        world.pass_time(1_000, typing=True)
    world.pass_time(5_000, typing=True)
    world.do(lambda agent: agent.stop())
    sync = world.shown.sync
    assert (sync.state, sync.waiting, sync.held) == (SyncState.WAITING, 1, 1)
    world.do(lambda agent: agent.keep(segment=world.shown.capture.segment))
    sync = world.shown.sync
    assert (sync.state, sync.waiting, sync.held) == (SyncState.WAITING, 1, 0)
    world.deliver()
    assert (world.shown.sync.state, world.shown.sync.waiting) == (SyncState.DELIVERED, 0)


def test_after_delivery_the_capture_shows_its_thumbnail():
    world = World()
    world.clock_in()
    world.pass_time(12 * MINUTE_MS, typing=True)
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    assert world.shown.sync.state is SyncState.WAITING
    world.deliver()
    assert world.shown.sync.state is SyncState.DELIVERED
    assert len(world.pictures.files) == 1


def test_without_room_time_and_counts_go_on_and_the_reason_is_said():
    world = World()
    world.pictures.room = False
    world.clock_in()
    world.pass_time(12 * MINUTE_MS, typing=True)
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    world.deliver()
    assert world.pictures.files == {}
    assert world.shown.today_minutes >= 12
    assert world.shown.capture.reason == "no-room"
    world.pictures.room = True
    world.do(lambda agent: agent.start())
    while world.shown.capture.reason is not None:
        world.pass_time(10_000, typing=True)
    assert len(world.shown.capture.pictures) == 1


def test_subscribers_hear_of_changes_and_not_of_passing_time():
    world = World()
    heard = []
    unsubscribe = world.agent.subscribe(heard.append)
    world.pass_time(HOUR_MS)
    assert [one.state for one in heard] == [ClockState.READY]
    world.clock_in()
    assert heard[-1].state is ClockState.CLOCKED_IN
    before = len(heard)
    world.pass_time(50_000, typing=True)
    assert len(heard) - before <= 1
    unsubscribe()
    world.settle()
    before = len(heard)
    world.do(lambda agent: agent.stop())
    assert len(heard) == before


def test_subscriber_that_fails_stops_nobody(caplog):
    world = World()
    heard = []

    def fail(snapshot):
        if snapshot.contract is not None:
            raise ValueError("a bug of a listener")

    world.agent.subscribe(fail)
    world.agent.subscribe(heard.append)
    world.settle()
    world.clock_in()
    assert heard[-1].state is ClockState.CLOCKED_IN
    assert "a subscriber failed" in caplog.text


def test_clock_stays_still_while_clocked_out_and_ticks_every_five_seconds_while_in():
    world = World()
    world.ready()
    assert world.pass_time(10 * HOUR_MS) <= 1
    world.do(lambda agent: agent.start())
    turns = world.pass_time(10 * MINUTE_MS, typing=True)
    assert turns <= 10 * 12 + 10 + 5
    world.do(lambda agent: agent.stop())
    world.pass_time(5 * MINUTE_MS)
    assert world.pass_time(10 * HOUR_MS) <= 1


def test_one_write_a_minute():
    journal = MemoryJournal()
    world = World(journal=journal)
    world.clock_in()
    before = journal.writes
    world.pass_time(10 * MINUTE_MS, typing=True)
    assert 10 <= journal.writes - before <= 14


def test_policy_that_changed_needs_consent_again():
    world = World()
    world.clock_in()
    changed = a_contract(version=2)
    world.directory.told = (changed,)
    world.do(lambda agent: agent.refresh())
    assert world.shown.state is ClockState.CONSENT_NEEDED
    assert refusal(world, lambda agent: agent.start()).code is ProblemCode.CONSENT_MISSING
    policy = policy_sha256(changed.policy)
    world.do(lambda a: a.agree(contract=changed.contract, policy_sha256=policy))
    world.do(lambda agent: agent.start())
    assert world.shown.state is ClockState.CLOCKED_IN


def test_contract_that_is_gone_stops_the_clock():
    world = World()
    world.clock_in()
    world.pass_time(MINUTE_MS, typing=True)
    world.directory.told = ()
    world.do(lambda agent: agent.refresh())
    assert world.shown.state is ClockState.READY
    assert world.shown.contract is None
    world.pass_time(3 * MINUTE_MS)
    assert len(world.outbox.sealed) == 1


def test_server_time_moves_the_clock_between_segments_only():
    world = World()
    world.clock_in()
    world.pass_time(MINUTE_MS, typing=True)
    world.server_time.known = Offset(offset_ms=3_000, measured_ms=world.clock.wall_ms())
    world.pass_time(8 * MINUTE_MS, typing=True)
    assert world.shown.now_ms == world.clock.wall_ms()
    world.pass_time(15 * MINUTE_MS, typing=True)
    assert world.shown.now_ms == world.clock.wall_ms() + 3_000
    first, second = world.outbox.sealed.values()
    assert (first.clock.offset_age_s, second.clock.offset_age_s) == (None, 9 * 60)
    assert second.start_ms - first.end_ms == 3_000
    assert second.end_ms % (10 * MINUTE_MS) == 0
    assert world.problems() == []


def test_server_time_that_lies_behind_never_tracks_twice():
    world = World()
    world.clock_in()
    world.server_time.known = Offset(offset_ms=-3_000, measured_ms=world.clock.wall_ms())
    world.pass_time(25 * MINUTE_MS, typing=True)
    first, second = world.outbox.sealed.values()
    assert first.end_ms == second.start_ms


def test_clock_that_is_hours_off_is_shown():
    world = World()
    world.server_time.known = Offset(offset_ms=7_200_000, measured_ms=world.clock.wall_ms())
    world.clock_in()
    assert world.problems() == [ProblemCode.CLOCK_OFF]
    assert world.shown.now_ms == world.clock.wall_ms() + 7_200_000
    world.clock.step_wall(7_200_000)
    world.settle()
    # The wall clock was put right by hand; agent time did not move, and the offset is gone with the step.
    assert world.shown.now_ms == world.clock.wall_ms()
    assert world.problems() == []
    assert world.shown.tracking is Tracking.PAUSED


def test_full_disk_stops_the_clock_and_says_so():
    journal = MemoryJournal()
    world = World(journal=journal)
    world.clock_in()
    world.pass_time(3 * MINUTE_MS + 20_000, typing=True)
    journal.trouble = Problem(ProblemCode.DISK_FULL, {"path": "/x"})
    world.pass_time(MINUTE_MS, typing=True)
    assert world.shown.state is ClockState.CLOCKED_OUT
    assert world.problems() == [ProblemCode.DISK_FULL]
    assert refusal(world, lambda agent: agent.start()).code is ProblemCode.DISK_FULL
    journal.trouble = None
    world.pass_time(2 * MINUTE_MS)
    assert world.problems() == []
    (evidence,) = world.outbox.sealed.values()
    assert evidence.minutes == 3


def test_crash_after_sealing_before_writing_it_down_seals_once():
    journal = MemoryJournal()
    world = World(journal=journal)
    world.clock_in()
    world.pass_time(5 * MINUTE_MS, typing=True)
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    # As if the process had died between the spool and the journal.
    for name, sealed in journal.segments.items():
        journal.segments[name] = replace(sealed, phase=Phase.CLOSED)
    world.build()
    world.pass_time(2 * MINUTE_MS)
    (segment,) = world.outbox.sealed
    assert world.outbox.calls == 4, "consent, session, segment and reveal, each once"
    assert refusal(world, lambda a: a.delete(segment=segment)).code is ProblemCode.ALREADY_SEALED


def test_segment_in_the_spool_cannot_be_deleted_even_when_that_could_not_be_written_down():
    journal = MemoryJournal()
    world = World(contracts=(a_contract(review_delay_s=0),), journal=journal)
    seal = world.outbox.seal

    def seal_and_fill_the_disk(*outgoing, made_ms):
        seal(*outgoing, made_ms=made_ms)
        if isinstance(outgoing[0], SegmentEvidence):
            journal.trouble = Problem(ProblemCode.DISK_FULL)

    world.outbox.seal = seal_and_fill_the_disk
    world.clock_in()
    world.pass_time(9 * MINUTE_MS, typing=True)
    world.do(lambda agent: agent.stop())
    (segment,) = world.outbox.sealed
    assert world.agent._engine.state.waiting, "the journal does not know that it is sealed"
    journal.trouble = None
    assert refusal(world, lambda a: a.delete(segment=segment)).code is ProblemCode.ALREADY_SEALED


def test_picture_that_two_segments_share_stays_until_both_are_gone():
    """A still screen gives the same bytes twice, and files are named by their bytes."""
    world = World()
    world.clock_in()
    world.pass_time(12 * MINUTE_MS, typing=True)
    first = world.shown.capture
    while world.shown.capture.segment == first.segment:
        world.pass_time(1_000, typing=True)
    second = world.shown.capture
    assert first.pictures == second.pictures
    files = dict(world.pictures.files)
    world.do(lambda agent: agent.delete(segment=second.segment))
    assert world.pictures.files == files
    world.deliver()
    assert len(world.pictures.files) == 1, "the thumbnail of what was delivered"
