"""This device's own diary: every state of a segment, what was taken back, and claims apart."""

from __future__ import annotations

from dataclasses import replace

from agent.client import (
    DiaryPage,
    EntryState,
    Ground,
    ItemKind,
    ManualClaim,
    Redaction,
    RedactReason,
    Region,
    Verdict,
)
from agent.runtime.ports import Week
from tests.support.agent_world import DAY_MS, HOUR_MS, MINUTE_MS, MONDAY_MS, World, a_contract
from tests.support.storyboard import MomentAt
from wire.records import StreamHead, StreamId

CONTRACT = a_contract(idle_minutes=None)


def a_world() -> World:
    return World(contracts=(CONTRACT,), moment=MomentAt(50).moment)


def page(world: World, start_ms: int = MONDAY_MS, end_ms: int = MONDAY_MS + DAY_MS) -> DiaryPage:
    pages: list[DiaryPage] = []
    world.do(lambda agent: pages.append(agent.diary(start_ms=start_ms, end_ms=end_ms)))
    return pages[0]


def states(world: World) -> list[EntryState]:
    return [one.state for one in page(world).entries]


def test_a_segment_goes_through_its_states():
    world = a_world()
    assert page(world) == DiaryPage((), ())
    world.clock_in(memo="Work")
    world.pass_time(5 * MINUTE_MS + 30_000, typing=True)  # half of its review
    assert states(world) == [EntryState.OPEN]
    (opened,) = page(world).entries
    assert opened.end_ms == world.clock.wall_ms()
    assert (opened.minutes, opened.memo, opened.pictures) == (6, "Work", 1)
    assert opened.keys
    world.do(lambda agent: agent.stop())
    assert states(world) == [EntryState.HELD]
    world.pass_time(2 * MINUTE_MS)
    assert states(world) == [EntryState.SIGNED]
    world.deliver()
    (kept,) = page(world).entries
    assert (kept.state, kept.receipt_ms) == (EntryState.RECEIPTED, 1)
    assert (kept.segment, kept.keys, kept.memo) == (opened.segment, opened.keys, "Work")
    assert (kept.app, kept.title) == (opened.app, opened.title)


def test_what_was_taken_back_is_not_in_it():
    world = a_world()
    world.clock_in(memo="Secret")
    world.pass_time(6 * MINUTE_MS, typing=True)
    (opened,) = page(world).entries
    items = (ItemKind.MEMO, ItemKind.WINDOW, ItemKind.SCREENSHOT, ItemKind.ACTIVITY)

    def redact(**what: object) -> None:
        asked = Redaction(segment=opened.segment, reason=RedactReason.PRIVACY, **what)
        world.do(lambda agent: agent.redact(redaction=asked))

    redact(items=items)
    for _ in range(2):
        (left,) = page(world).entries
        assert (left.memo, left.app, left.title, left.pictures) == (None, None, None, 0)
        assert (left.keys, left.clicks, left.scrolls) == (None, None, None)
        world.do(lambda agent: agent.stop())
        world.pass_time(2 * MINUTE_MS)
    assert left.minutes == 6
    redact(everything=True)
    assert [one.minutes for one in page(world).entries] == [0]


def test_only_the_days_that_are_asked_for_and_claims_apart():
    world = a_world()
    now_ms = world.clock.wall_ms()
    claim = ManualClaim(
        contract=CONTRACT.contract, start_ms=now_ms - HOUR_MS, end_ms=now_ms, memo="A call"
    )
    world.do(lambda agent: agent.claim_time(claim=claim))
    world.clock_in()
    world.pass_time(5 * MINUTE_MS, typing=True)
    today = page(world)
    assert len(today.entries) == 1
    assert [one.memo for one in today.claims] == ["A call"]
    assert page(world, MONDAY_MS + DAY_MS, MONDAY_MS + 2 * DAY_MS) == DiaryPage((), ())


def test_each_minute_picture_and_reason_is_in_it_signed_or_not():
    world = a_world()
    world.clock_in(memo="Work")
    world.pass_time(6 * MINUTE_MS, typing=True)
    (opened,) = page(world).entries
    assert opened.per_minute is not None
    assert sum(opened.per_minute.keys) == opened.keys
    assert len(opened.shots) == opened.pictures == 1
    assert (opened.address, opened.taken_back, opened.no_picture) == (None, (), None)
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    (signed,) = page(world).entries
    assert signed.sealed
    assert signed.address is not None
    assert (signed.shots, signed.taken_ms) == (opened.shots, opened.taken_ms)
    assert (signed.slot_start_ms, signed.slot_ms) == (opened.slot_start_ms, opened.slot_ms)
    world.deliver()
    (kept,) = page(world).entries
    assert kept.shots[0].picture == kept.shots[0].thumbnail, "the full one is freed"


def test_a_part_blacked_out_of_a_picture_is_not_called_taken_back():
    contract = replace(a_contract(idle_minutes=None), redaction_keeps_time=False)
    for terms, ground in (
        (CONTRACT, Ground.PICTURES_BLACKENED),
        (contract, Ground.BLACKENING_NOT_ALLOWED),
    ):
        world = World(contracts=(terms,), moment=MomentAt(50).moment)
        world.clock_in(memo="Work")
        world.pass_time(6 * MINUTE_MS, typing=True)
        (opened,) = page(world).entries
        corner = Redaction(segment=opened.segment, regions=(Region(0, 0, 32, 20),))
        world.do(lambda agent, asked=corner: agent.redact(redaction=asked))
        (left,) = page(world).entries
        assert left.pictures == 1
        assert left.holds is not None
        assert ground in left.holds.grounds


def test_whether_it_would_hold_follows_the_segment():
    world = a_world()
    world.clock_in(memo="Work")
    world.pass_time(6 * MINUTE_MS, typing=True)

    def holds():
        (only,) = page(world).entries
        assert only.holds is not None
        return only.holds

    assert holds().verdict is Verdict.NOT_YET
    assert Ground.STILL_TRACKED in holds().grounds
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    assert Ground.NOT_RECEIPTED in holds().grounds
    world.deliver()
    assert (holds().verdict, holds().minutes) == (Verdict.HOLDS, 6)
    assert {Ground.AGREED, Ground.RECEIPTED, Ground.PICTURES_PRESENT} <= set(holds().grounds)
    (only,) = page(world).entries
    pictures = Redaction(
        segment=only.segment, items=(ItemKind.SCREENSHOT,), reason=RedactReason.PRIVACY
    )
    world.do(lambda agent: agent.redact(redaction=pictures))
    assert Ground.PICTURES_REDACTED in holds().grounds
    (only,) = page(world).entries
    assert only.taken_back == (ItemKind.SCREENSHOT,)


def test_the_limit_is_of_the_week_though_one_day_is_asked_for():
    limited = a_contract(idle_minutes=None, weekly_limit_minutes=8)
    world = World(contracts=(limited,), moment=MomentAt(50).moment)
    world.clock_in(memo="Work")
    world.pass_time(6 * MINUTE_MS, typing=True)
    world.do(lambda agent: agent.stop())
    world.pass_time(DAY_MS)
    world.do(lambda agent: agent.start())
    world.pass_time(6 * MINUTE_MS, typing=True)
    first = page(world).entries
    second = page(world, MONDAY_MS + DAY_MS, MONDAY_MS + 2 * DAY_MS).entries
    counted = sum(one.counted for one in first)
    assert sum(one.holds.minutes + one.holds.over for one in second if one.holds) == 6
    left = sum(one.counted - one.holds.over for one in second if one.holds)
    assert left == 8 - counted
    assert {Ground.PARTLY_OVER_LIMIT, Ground.OVER_LIMIT} & {
        ground for one in second if one.holds for ground in one.holds.grounds
    }


def test_what_is_signed_after_its_week_was_closed_is_late():
    world = a_world()
    world.clock_in(memo="In time")
    world.pass_time(5 * MINUTE_MS, typing=True)
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    (first,) = page(world).entries
    assert first.address is not None
    stream, _, seq = first.address.partition("/")
    head = StreamHead(StreamId(stream), int(seq), "a" * 64)
    world.outbox.own_week = Week(minutes=5, manual_minutes=0, heads=(head,))
    world.directory.told_week = Week(minutes=5, manual_minutes=0, heads=(head,))
    before = world.clock.wall_ms()
    world.do(lambda agent: agent.close_week(contract=CONTRACT.contract, week_start_ms=MONDAY_MS))
    assert [one.late for one in page(world).entries] == [False]
    world.pass_time(10 * MINUTE_MS)
    world.clock_in(memo="After it")
    world.pass_time(5 * MINUTE_MS, typing=True)
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    claim = ManualClaim(
        contract=CONTRACT.contract,
        start_ms=before - HOUR_MS,
        end_ms=before - HOUR_MS + 5 * MINUTE_MS,
        memo="A call",
    )
    world.do(lambda agent: agent.claim_time(claim=claim))
    today = page(world)
    assert {(one.memo, one.late) for one in today.entries} == {
        ("In time", False),
        ("After it", True),
    }
    assert [one.late for one in today.claims] == [True]
