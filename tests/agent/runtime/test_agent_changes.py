"""Taking back, changing and closing what was tracked: before it is signed and afterwards."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from agent.client import ClientError, ItemKind, ProblemCode, Redaction, RedactReason, Region
from agent.core.intervals import WEEK_MS
from agent.core.problems import Problem
from agent.core.tracked import Phase
from agent.runtime.agent import RunningAgent
from agent.runtime.ports import Week
from capture.api import Monitor
from tests.support.agent_world import (
    HOUR_MS,
    MINUTE_MS,
    MONDAY_MS,
    SMALL_MONITOR,
    MemoryJournal,
    World,
    a_contract,
)
from tests.support.storyboard import MomentAt
from wire.outgoing import MemoChanged, RedactAsked, WeekClosed
from wire.records import Memo, Screenshot, SegmentId, StreamHead, StreamId

CORNER = Region(0, 0, 32, 20)
TOLD = Week(minutes=0, manual_minutes=0, heads=())


def a_world(**options: object) -> World:
    """An agent whose pictures are taken in the middle of each segment."""
    journal = MemoryJournal()
    contract = a_contract(**{"idle_minutes": None, **options})
    return World(contracts=(contract,), journal=journal, moment=MomentAt(50).moment)


def captured(world: World) -> str:
    """Track until a capture is under review; its segment."""
    world.clock_in(memo="Secret work")
    world.pass_time(6 * MINUTE_MS, typing=True)
    capture = world.shown.capture
    assert capture is not None
    assert capture.pictures
    return capture.segment


def sealed(world: World) -> str:
    """Track, stop and wait until the segment is signed."""
    segment = captured(world)
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    assert segment in world.outbox.sealed
    return segment


def redact(world: World, segment: str, **what: object) -> None:
    redaction = Redaction(segment=segment, **what)  # type: ignore[arg-type]  # its fields
    world.do(lambda agent: agent.redact(redaction=redaction))


def refused(world: World, act) -> Problem:
    with pytest.raises(ClientError) as caught:
        world.do(act)
    return caught.value.problem


def refused_redaction(world: World, segment: str, **what: object) -> Problem:
    redaction = Redaction(segment=segment, **what)  # type: ignore[arg-type]  # its fields
    return refused(world, lambda agent: agent.redact(redaction=redaction))


def statement(world: World, kind: type) -> object:
    """The only statement of this kind."""
    (one,) = [one for one in world.outbox.statements.values() if isinstance(one, kind)]
    return one


def picture(world: World, shot: Screenshot) -> Image.Image:
    return Image.open(io.BytesIO(world.pictures.files[shot.picture.sha256])).convert("RGB")


# Before it is signed


def test_item_taken_back_before_it_is_signed_is_redacted_together_with_its_segment():
    world = a_world()
    segment = captured(world)
    files = set(world.pictures.files)
    redact(world, segment, items=(ItemKind.SCREENSHOT, ItemKind.MEMO), reason=RedactReason.MISTAKE)
    assert not files & set(world.pictures.files), "the files are gone at once"
    assert world.shown.capture.pictures == ()
    calls = world.outbox.calls
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    names = list(world.outbox.statements)
    asked = statement(world, RedactAsked)
    assert names.index(asked.outgoing) == names.index(segment) + 1
    assert world.outbox.calls == calls + 2, "the segment with its redaction in one, and the reveal"
    evidence = world.outbox.sealed[SegmentId(segment)]
    kinds = [type(evidence.items[index]) for index in asked.removed]
    assert kinds == [Screenshot, Memo]
    assert (asked.minutes, asked.reason) == (evidence.minutes, RedactReason.MISTAKE)
    row = world.journal.find(SegmentId(segment))
    assert (row.screenshots, row.memo, row.phase) == ((), "", Phase.SEALED)
    assert row.window is not None


def test_what_is_taken_back_before_signing_survives_a_crash():
    world = a_world()
    segment = captured(world)
    redact(world, segment, items=(ItemKind.SCREENSHOT,))
    world.build()
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    assert statement(world, RedactAsked).segment == segment
    assert world.pictures.files == {}


def test_region_blacked_out_before_signing_is_in_the_signed_picture():
    world = a_world()
    segment = captured(world)
    before = set(world.pictures.files)
    redact(world, segment, regions=(CORNER,))
    redact(world, segment, regions=(CORNER, Region(40, 30, 4, 4)))
    assert not before & set(world.pictures.files)
    assert len(world.pictures.files) == 2
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    evidence = world.outbox.sealed[SegmentId(segment)]
    (shot,) = [item for item in evidence.items if isinstance(item, Screenshot)]
    assert shot.regions == (CORNER, Region(40, 30, 4, 4))
    image = picture(world, shot)
    assert max(image.getpixel((5, 5))) < 24
    assert not [one for one in world.outbox.statements.values() if isinstance(one, RedactAsked)]


def test_everything_taken_back_before_signing_leaves_no_trace_of_it():
    world = a_world()
    segment = captured(world)
    redact(world, segment, everything=True)
    world.do(lambda agent: agent.stop())
    world.pass_time(12 * MINUTE_MS)
    assert world.outbox.sealed == {}
    assert world.pictures.files == {}
    assert not world.journal.segments


def test_memo_changed_before_signing_is_the_signed_one():
    world = a_world()
    segment = captured(world)
    world.do(lambda agent: agent.edit_memo(segment=segment, memo="Other\x07 work"))
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    assert world.outbox.sealed[SegmentId(segment)].items[-1] == Memo("Other work")


def test_refusals_before_signing():
    world = a_world(memo_required=True)
    segment = captured(world)
    monitor = refused_redaction(world, segment, items=(ItemKind.SCREENSHOT,), monitor=1)
    assert monitor.code is ProblemCode.NOTHING_TO_REDACT
    beside = refused_redaction(world, segment, regions=(CORNER,), monitor=1)
    assert beside.code is ProblemCode.NOTHING_TO_REDACT
    for region in (Region(60, 0, 5, 5), Region(-1, 0, 5, 5), Region(0, 0, 0, 5)):
        outside = refused_redaction(world, segment, regions=(region,))
        assert outside == Problem(ProblemCode.REGION_OUTSIDE, {"width": "64", "height": "40"})
    many = tuple(Region(x, 0, 1, 1) for x in range(60)) + tuple(
        Region(x, 1, 1, 1) for x in range(5)
    )
    assert refused_redaction(world, segment, regions=many).code is ProblemCode.REGION_OUTSIDE
    empty = refused(world, lambda agent: agent.edit_memo(segment=segment, memo=" "))
    assert empty.code is ProblemCode.MEMO_MISSING
    long = refused(world, lambda agent: agent.edit_memo(segment=segment, memo="x" * 501))
    assert long.code is ProblemCode.MEMO_TOO_LONG
    redact(world, segment, items=(ItemKind.MEMO,))
    again = refused_redaction(world, segment, items=(ItemKind.MEMO,))
    assert again.code is ProblemCode.NOTHING_TO_REDACT
    gone = refused(world, lambda agent: agent.edit_memo(segment=segment, memo="x"))
    assert gone.code is ProblemCode.ALREADY_REDACTED
    assert len(world.pictures.files) == 2


def test_only_the_named_monitor_is_taken_back():
    world = a_world()
    world.desktop.connect((SMALL_MONITOR, Monitor(index=1, x=64, y=0, width=80, height=40)))
    segment = captured(world)
    redact(world, segment, items=(ItemKind.SCREENSHOT,), monitor=1)
    redact(world, segment, regions=(CORNER,), monitor=0)
    assert [one.monitor for one in world.shown.capture.pictures] == [0]
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    evidence = world.outbox.sealed[SegmentId(segment)]
    shots = {item.monitor.index: item for item in evidence.items if isinstance(item, Screenshot)}
    assert shots[0].regions == (CORNER,)
    assert statement(world, RedactAsked).removed == (evidence.items.index(shots[1]),)
    assert set(world.pictures.files) == {
        shots[0].picture.sha256,
        shots[0].thumbnail.sha256,
    }


# Afterwards


def test_item_taken_back_after_signing_is_asked_for_and_forgotten_here():
    world = a_world()
    segment = sealed(world)
    redact(world, segment, items=(ItemKind.WINDOW, ItemKind.SCREENSHOT))
    asked = statement(world, RedactAsked)
    evidence = world.outbox.sealed[SegmentId(segment)]
    kinds = {type(evidence.items[index]).__name__ for index in asked.removed}
    assert kinds == {"Window", "Screenshot"}
    assert asked.removed == tuple(sorted(asked.removed))
    assert asked.minutes == evidence.minutes
    assert world.pictures.files == {}
    row = world.journal.find(SegmentId(segment))
    assert (row.window, row.screenshots, row.memo) == (None, (), "Secret work")
    again = refused_redaction(world, segment, items=(ItemKind.WINDOW,))
    assert again.code is ProblemCode.NOTHING_TO_REDACT


def test_everything_taken_back_after_signing_takes_its_time_too():
    world = a_world()
    segment = sealed(world)
    assert world.shown.week_minutes == 6
    redact(world, segment, items=(ItemKind.MEMO,))
    redact(world, segment, everything=True)
    *_, asked = [one for one in world.outbox.statements.values() if isinstance(one, RedactAsked)]
    assert (asked.minutes, len(asked.removed)) == (0, 3)
    assert world.shown.week_minutes == 0
    assert not world.journal.segments
    again = refused_redaction(world, segment, everything=True)
    assert again.code is ProblemCode.ALREADY_REDACTED


def test_region_blacked_out_after_signing_replaces_the_picture():
    world = a_world()
    segment = sealed(world)
    before = set(world.pictures.files)
    redact(world, segment, regions=(CORNER,))
    (blackout,) = statement(world, RedactAsked).replaced
    evidence = world.outbox.sealed[SegmentId(segment)]
    old = evidence.items[blackout.index]
    assert isinstance(old, Screenshot)
    new = blackout.screenshot
    assert (new.monitor, new.taken_ms, new.regions) == (old.monitor, old.taken_ms, (CORNER,))
    assert set(world.pictures.files) == {new.picture.sha256, new.thumbnail.sha256}
    assert not before & set(world.pictures.files)
    assert max(picture(world, new).getpixel((5, 5))) < 24
    assert max(picture(world, new).getpixel((60, 35))) > 60
    assert world.journal.find(SegmentId(segment)).screenshots == (new,)


def test_region_of_a_picture_that_was_freed_needs_the_very_copy(tmp_path):
    world = a_world()
    segment = sealed(world)
    full = world.pictures.files[_shot(world, segment).picture.sha256]
    world.deliver()
    assert len(world.pictures.files) == 1, "only the thumbnail is left"
    missing = refused_redaction(world, segment, regions=(CORNER,))
    assert missing.code is ProblemCode.PICTURE_NOT_HERE
    assert missing.shades == ()
    copy = tmp_path / "saved.webp"
    nowhere = refused_redaction(world, segment, regions=(CORNER,), picture=str(copy))
    assert nowhere.shades == ("picture-not-here/unreadable",)
    copy.write_bytes(full + b"\0")
    another = refused_redaction(world, segment, regions=(CORNER,), picture=str(copy))
    assert another.shades == ("picture-not-here/another",)
    copy.write_bytes(full)
    redact(world, segment, regions=(CORNER,), picture=str(copy))
    (blackout,) = statement(world, RedactAsked).replaced
    assert blackout.screenshot.picture.sha256 in world.pictures.files
    row = world.journal.find(SegmentId(segment))
    assert (row.phase, row.screenshots) == (Phase.DELIVERED, (blackout.screenshot,))


def test_memo_changed_after_signing():
    world = a_world()
    segment = sealed(world)
    world.do(lambda agent: agent.edit_memo(segment=segment, memo=" Other\nwork "))
    assert statement(world, MemoChanged).text == "Other work"
    assert world.journal.find(SegmentId(segment)).memo == "Other work"
    long = refused(world, lambda agent: agent.edit_memo(segment=segment, memo="x" * 501))
    assert long.code is ProblemCode.MEMO_TOO_LONG
    nowhere = refused(world, lambda agent: agent.edit_memo(segment="no", memo="x"))
    assert nowhere.code is ProblemCode.UNKNOWN_SEGMENT
    assert refused_redaction(world, "no", everything=True).code is ProblemCode.UNKNOWN_SEGMENT


def test_refused_sealing_changes_nothing():
    world = a_world()
    segment = sealed(world)
    files, row = dict(world.pictures.files), world.journal.find(SegmentId(segment))
    world.outbox.trouble = Problem(ProblemCode.KEYRING_LOCKED)
    locked = refused_redaction(world, segment, items=(ItemKind.SCREENSHOT,))
    assert locked.code is ProblemCode.KEYRING_LOCKED
    world.pass_time(MINUTE_MS)
    assert world.pictures.files == files
    assert world.journal.find(SegmentId(segment)) == row


def test_what_could_not_be_forgotten_is_forgotten_when_there_is_room():
    world = a_world()
    segment = sealed(world)
    journal = world.journal
    assert isinstance(journal, MemoryJournal)
    journal.trouble = Problem(ProblemCode.DISK_FULL)
    redact(world, segment, items=(ItemKind.SCREENSHOT,))
    assert statement(world, RedactAsked)
    assert world.pictures.files, "the journal still names them"
    journal.trouble = None
    world.pass_time(MINUTE_MS)
    assert world.pictures.files == {}
    assert world.journal.find(SegmentId(segment)).screenshots == ()


def _shot(world: World, segment: str) -> Screenshot:
    evidence = world.outbox.sealed[SegmentId(segment)]
    (shot,) = [item for item in evidence.items if isinstance(item, Screenshot)]
    return shot


# Closing a week

OWN = StreamHead(StreamId("A" * 22), 5, "a" * 64)
OTHER = StreamHead(StreamId("B" * 22), 9, "b" * 64)


def close(world: World, *, week_start_ms: int = MONDAY_MS):
    contract = world.contracts[0].contract
    return lambda agent: agent.close_week(contract=contract, week_start_ms=week_start_ms)


def closing_world(own: Week, told: Week) -> World:
    world = a_world()
    sealed(world)
    world.outbox.own_week, world.directory.told_week = own, told
    return world


def test_closing_with_one_device_needs_nobody_elses_count():
    own = Week(minutes=7, manual_minutes=2, heads=(OWN,))
    world = closing_world(own, TOLD)
    closed: list[object] = []

    def act(agent: RunningAgent) -> None:
        closed.append(close(world)(agent))

    world.do(act)
    said = statement(world, WeekClosed)
    assert (said.minutes, said.manual_minutes, said.heads) == (7, 2, (OWN,))
    (shown,) = closed
    assert (shown.minutes, shown.manual_minutes, shown.week_start_ms) == (7, 2, MONDAY_MS)


def test_closing_with_other_devices_takes_the_servers_count():
    own = Week(minutes=7, manual_minutes=0, heads=(OWN,))
    told = Week(minutes=60, manual_minutes=5, heads=(OWN, OTHER))
    world = closing_world(own, told)
    world.do(close(world))
    said = statement(world, WeekClosed)
    assert (said.minutes, said.manual_minutes, said.heads) == (60, 5, (OWN, OTHER))


@pytest.mark.parametrize(
    ("own", "told", "code"),
    [
        (TOLD, TOLD, ProblemCode.WEEK_EMPTY),
        (
            Week(7, 0, (replace(OWN, seq=6),)),
            Week(60, 0, (OWN, OTHER)),
            ProblemCode.WEEK_NOT_DELIVERED,
        ),
        (Week(7, 0, (OWN,)), Week(60, 0, (OTHER,)), ProblemCode.WEEK_NOT_DELIVERED),
        (Week(7, 0, (OWN,)), Week(6, 0, (OWN,)), ProblemCode.MINUTES_DIFFER),
        (Week(7, 3, (OWN,)), Week(7, 2, (OWN, OTHER)), ProblemCode.MINUTES_DIFFER),
    ],
)
def test_close_that_would_not_be_right_is_refused(own, told, code):
    world = closing_world(own, told)
    assert refused(world, close(world)).code is code
    assert not [one for one in world.outbox.statements.values() if isinstance(one, WeekClosed)]


def test_week_with_unsigned_time_is_not_closed():
    world = a_world()
    captured(world)
    world.outbox.own_week = Week(minutes=7, manual_minutes=0, heads=(OWN,))
    assert refused(world, close(world)).code is ProblemCode.WEEK_NOT_SEALED
    before = MONDAY_MS - WEEK_MS
    world.do(close(world, week_start_ms=before))
    assert statement(world, WeekClosed).week_start_ms == before


def test_tracking_that_begins_while_the_server_is_asked_stops_the_close():
    world = closing_world(Week(minutes=7, manual_minutes=0, heads=(OWN,)), TOLD)
    inner = world.directory.week

    def slow(contract, *, week_start_ms):
        world.agent._engine.verb(_start)
        return inner(contract, week_start_ms=week_start_ms)

    def _start(now_ms):
        from agent.core.events import Start

        return Start(now_ms=now_ms)

    world.directory.week = slow
    assert refused(world, close(world)).code is ProblemCode.WEEK_NOT_SEALED


def test_refusals_of_a_close():
    world = closing_world(Week(minutes=7, manual_minutes=0, heads=(OWN,)), TOLD)
    odd = refused(world, close(world, week_start_ms=MONDAY_MS + HOUR_MS))
    assert odd.code is ProblemCode.BAD_REQUEST
    nobodys = refused(
        world, lambda agent: agent.close_week(contract="f" * 16, week_start_ms=MONDAY_MS)
    )
    assert nobodys.code is ProblemCode.UNKNOWN_CONTRACT
    world.directory.trouble = Problem(ProblemCode.SERVER_UNREACHABLE)
    assert refused(world, close(world)).code is ProblemCode.SERVER_UNREACHABLE
    world.directory.trouble = None
    world.outbox.trouble = Problem(ProblemCode.KEYRING_LOCKED)
    assert refused(world, close(world)).code is ProblemCode.KEYRING_LOCKED
