"""Whole bundles: good ones hold and tell what there is; each step refuses what it is there for."""

import io
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.bundles import (
    DAY_MS,
    HOUR_MS,
    MINUTE_MS,
    MONDAY_MS,
    ORIGIN,
    POLICY,
    Logged,
    World,
    log_vkey,
    signer,
)
from wire import drafts, merkle
from wire.bundle.archive import Archive, write_archive
from wire.bundle.findings import FindingKind
from wire.bundle.manifest import MadeBy, Withheld
from wire.bundle.verify import verify
from wire.checkpoint import Checkpoint, sign_checkpoint
from wire.contractor import encode_statement
from wire.drafts import SessionDraft
from wire.envelope import sha256_of
from wire.merkle import EMPTY_ROOT
from wire.problems import WireCode
from wire.records import Anchor, ContractId, PersonId, Sha256

K = FindingKind


def kinds(report) -> dict:
    return {finding.kind: finding.count for finding in report.findings}


def ready(**options) -> tuple[World, object]:
    """An organization with a contractor who has agreed and started the clock on one device."""
    world = World(**options)
    world.policy()
    desk = world.enrol("studio")
    world.now_ms += HOUR_MS
    world.consent(desk)
    world.start(desk)
    return world, desk


def holds(world: World, **options):
    report = world.check(**options)
    assert report.error is None, str(report.error)
    return report


def rich() -> World:
    """Two devices and everything that can be stated, once at least."""
    world, desk = ready()
    laptop = world.enrol("laptop", by=desk)
    world.consent(laptop)
    world.start(laptop)
    world.others(5)
    segments = [world.work(desk, told=world.segment(desk, monitors=2)) for _ in range(6)]
    world.tick()
    world.redact(desk, segments[0], [0, 1], minutes=10)
    world.redact(desk, segments[1], range(5), minutes=0)
    world.redact(desk, segments[2], black=[2])
    world.redact(desk, segments[2], black=[1])
    world.redact(desk, segments[2], black=[2], minutes=7)
    world.memo(desk, segments[3], "another")
    world.memo(desk, segments[3], "and another")
    world.others(3)
    world.expire(segments[4], [1, 2])
    world.work(laptop)
    world.stop(desk)
    world.stop(laptop)
    world.manual(desk, start_ms=world.now_ms - 3 * HOUR_MS)
    world.close(desk, 57, manual=30)
    world.rotate_log("log 2")
    world.rotate_statement("server 2")
    world.revoke(laptop)
    world.expire(segments[5], [3])
    world.others(9)
    world.tick()
    return world


def test_a_small_bundle_is_intact():
    world, desk = ready()
    world.work(desk)
    world.stop(desk)
    world.close(desk, 10)
    report = holds(world)
    assert kinds(report) == {K.FIRST_DEVICE: 1}
    assert (report.exit_code(), report.exit_code(strict=True)) == (0, 0)
    assert report.counts.tracked_minutes == 10
    assert report.head.size == len(world.log.entries)


def test_a_rich_bundle_is_intact():
    report = holds(rich())
    assert kinds(report) == {
        K.REMOVED: 2 + 5 + 2 + 1 + 2,
        K.EXPIRED: 3,
        K.FIRST_DEVICE: 1,
    }
    assert report.exit_code() == 0
    assert report.counts.tracked_minutes == 57
    assert report.counts.manual_minutes == 30
    assert report.counts.devices == report.counts.streams == 2


# which key is trusted


def rotated() -> World:
    """A log whose key was turned twice."""
    world, desk = ready()
    world.work(desk)
    world.rotate_log("log 2")
    world.work(desk)
    world.rotate_statement("server 2")
    world.rotate_log("log 3")
    world.policy(replace(POLICY, retention_days=30))
    world.work(desk)
    return world


@pytest.mark.parametrize("label", ["log", "log 2", "log 3"])
def test_any_key_that_the_log_has_had_may_be_the_trusted_one(label):
    holds(rotated(), vkeys=[log_vkey(label)])
    holds(rotated(), vkeys=[log_vkey("other"), log_vkey(label)])


def test_a_key_that_the_log_never_had_is_not_believed():
    error = rotated().check(vkeys=[log_vkey("other")]).error
    assert (error.step, error.code) == ("V4", WireCode.BAD_SIGNATURE)


@pytest.mark.parametrize("label", ["log", "log 2"])
def test_the_trusted_key_has_to_have_signed_something(label):
    """Else anybody could name it in a genesis, and turn to a key of their own."""
    world = rotated()
    del world.notes[0 if label == "log" else 1]
    error = world.check(vkeys=[log_vkey(label)]).error
    assert (error.step, error.code) == ("V4", WireCode.BAD_SIGNATURE)


def test_a_log_that_only_names_the_trusted_key_is_not_believed():
    """A stranger begins with our key's name, turns to a key of their own, and has one empty checkpoint of ours."""
    world = World(statement_key="stranger")
    empty = Checkpoint(ORIGIN, 0, Sha256(EMPTY_ROOT.hex()))
    world.notes.append(sign_checkpoint(empty, vkey=log_vkey(), signer=signer("log")))
    world.rotate_log("log of the stranger")
    world.notes.pop()
    world.policy()
    error = world.check().error
    assert (error.step, error.code) == ("V4", WireCode.BAD_SIGNATURE)


# what is known already


def test_a_known_checkpoint_that_nothing_covers_is_told():
    world, desk = ready()
    world.others(4)
    known = world.note()
    world.others(1)
    world.work(desk)
    world.others(10)
    report = world.check(known=[known])
    assert report.error is None
    assert kinds(report)[K.KNOWN_NOT_COVERED] == 1
    assert report.exit_code() == 2


def test_a_known_checkpoint_of_a_fork_convicts_the_log():
    world, desk = ready()
    world.work(desk)
    known = world.note()
    other, desk = ready()
    other.work(desk, told=replace(other.segment(desk), minutes=9))
    other.work(desk)
    other.notes.append(known_size_only(other, known))
    error = other.check(known=[known]).error
    assert (error.step, error.code) == ("V5", WireCode.LOG_FORKED)


def known_size_only(world: World, note: str) -> str:
    """The checkpoint of `world` at the size of another's note: it makes that root computable."""
    size = int(note.split("\n")[1])
    root = Sha256(merkle.root(size, world.log.node).hex())
    return sign_checkpoint(Checkpoint(ORIGIN, size, root), vkey=log_vkey(), signer=signer("log"))


# what there is to tell


def test_late_delayed_and_offline_segments():
    world, desk = ready()
    laptop = world.enrol("laptop", by=desk)
    world.consent(laptop)
    world.start(laptop)
    first, second = (world.segment(laptop, start_ms=world.now_ms + n * HOUR_MS) for n in (1, 2))
    anchor = world.log.checkpoint().anchor
    world.work(desk)
    world.close(desk, 10)
    world.now_ms = first.end_ms + 31 * MINUTE_MS
    world.work(laptop, told=first, anchor=anchor, made_ms=first.end_ms)
    world.now_ms = second.end_ms + 25 * HOUR_MS
    world.work(laptop, told=second, anchor=anchor, made_ms=second.end_ms)
    found = kinds(holds(world))
    assert {kind: found[kind] for kind in (K.LATE, K.DELAYED, K.OFFLINE, K.OVER_CLOSE)} == {
        K.LATE: 2,
        K.DELAYED: 1,
        K.OFFLINE: 1,
        K.OVER_CLOSE: 2,
    }
    assert holds(world).exit_code(strict=True) == 3


def test_a_minute_counts_once():
    world, desk = ready()
    laptop = world.enrol("laptop", by=desk)
    world.consent(laptop)
    world.start(laptop)
    same, anchor = world.segment(laptop, start_ms=world.now_ms), world.log.checkpoint().anchor
    world.work(desk)
    world.work(laptop, told=same, anchor=anchor)
    report = holds(world)
    assert report.counts.tracked_minutes == 10
    assert kinds(report)[K.DUPLICATE_MINUTES] == 1


def test_minutes_are_those_of_the_period():
    world, desk = ready()
    world.work(desk)
    world.now_ms += DAY_MS
    world.work(desk)
    world.manual(desk, start_ms=world.now_ms - HOUR_MS)
    day = (MONDAY_MS, MONDAY_MS + DAY_MS)
    counts = holds(world, period=day).counts
    assert (counts.tracked_minutes, counts.manual_minutes, counts.segments) == (10, 0, 2)
    counts = holds(world).counts
    assert (counts.tracked_minutes, counts.manual_minutes) == (20, 30)


def test_a_lost_device_is_suspect_for_what_it_claims_since():
    world, desk = ready()
    world.work(desk)
    lost_ms = world.now_ms + 1
    world.work(desk)
    world.now_ms += HOUR_MS
    world.revoke(desk, lost_since_ms=lost_ms)
    assert kinds(holds(world))[K.LOST_DEVICE] == 1


def test_an_agent_does_not_have_the_streams_of_other_devices():
    world, desk = ready()
    laptop = world.enrol("laptop", by=desk)
    world.consent(laptop)
    world.start(laptop)
    world.work(desk)
    world.work(laptop)
    world.close(desk, 20)
    theirs = [logged for logged in world.logged if logged in laptop.logged]
    world.logged = [logged for logged in world.logged if logged not in laptop.logged]
    world.given -= {logged.index for logged in theirs}
    error = world.check().error
    assert (error.step, error.code) == ("V18", WireCode.WRONG_TARGET)
    report = verify(io.BytesIO(world.bundle(made_by=MadeBy.AGENT)), vkeys=[log_vkey()])
    assert report.error is None, str(report.error)
    assert kinds(report)[K.STREAM_NOT_GIVEN] == 1
    assert report.exit_code() == 2


def test_what_lies_outside_the_period_may_be_withheld():
    world, desk = ready()
    first = world.work(desk)
    world.now_ms += DAY_MS
    world.work(desk)
    first.disclosures = [None] * len(first.disclosures)
    changes = {"from_ms": MONDAY_MS + DAY_MS, "withheld": frozenset({Withheld.OUTSIDE})}
    report = verify(io.BytesIO(world.bundle(**changes)), vkeys=[log_vkey()])
    assert report.error is None, str(report.error)
    assert kinds(report)[K.WITHHELD] == 4
    assert report.exit_code() == 0
    assert world.check().exit_code() == 2


def test_a_stream_may_begin_late():
    world, desk = ready()
    world.work(desk)
    world.now_ms += DAY_MS
    later = [world.consent(desk), world.start(desk), world.work(desk)]
    before = [logged for logged in desk.logged if logged not in later][:-1]
    world.logged = [logged for logged in world.logged if logged not in before]
    world.given -= {logged.index for logged in before}
    changes = {"from_ms": MONDAY_MS + DAY_MS}
    report = verify(io.BytesIO(world.bundle(**changes)), vkeys=[log_vkey()])
    assert report.error is None, str(report.error)
    assert kinds(report)[K.BEGINS_LATE] == 1
    assert report.exit_code() == 0


# around it


def test_progress_only_grows_and_ends_with_everything():
    told = []
    world = rich()
    data = world.bundle()
    report = verify(
        io.BytesIO(data),
        vkeys=[log_vkey()],
        progress=lambda done, total: told.append((done, total)),
    )
    assert report.error is None
    assert told == sorted(told)
    assert len({total for _, total in told}) == 1
    done, total = told[-1]
    assert 0.95 * total < done <= total


@given(st.binary(max_size=400))
def test_nothing_is_raised_whatever_the_file_holds(data):
    report = verify(io.BytesIO(data), vkeys=[log_vkey()])
    assert report.exit_code() == 65


@given(st.data())
def test_members_of_anything_are_refused(data):
    """The archive is in order, what its members hold is not."""
    members = list(written_members())
    number = data.draw(st.integers(0, len(members) - 1))
    name, content = members[number]
    place = data.draw(st.integers(0, len(content)))
    spoiled = content[:place] + data.draw(st.binary(min_size=1, max_size=8)) + content[place:]
    members[number] = (name, spoiled)
    report = verify(io.BytesIO(b"".join(write_archive(members))), vkeys=[log_vkey()])
    assert report.error is not None
    assert report.error.step


@cache
def written_members() -> tuple[tuple[str, bytes], ...]:
    found = Archive(io.BytesIO(rich().bundle()))
    return tuple((member.name, found.read(member)) for member in found.members)


@pytest.mark.parametrize("vkeys", [[], ["nonsense"], [log_vkey() + "="]])
def test_without_a_usable_key_nothing_is_verified(vkeys):
    world, _ = ready()
    error = world.check(vkeys=vkeys).error
    assert error.step == "V2"


# what nothing else would notice


def test_the_devices_are_those_of_the_contractor_whom_the_policy_names():
    """Else the work of anybody with a device could be shown as that of the contractor."""
    world = World()
    desk = world.enrol("studio")
    world.policy(person=PersonId("00000000000000bb"))
    world.now_ms += HOUR_MS
    world.consent(desk)
    world.work(desk)
    error = world.check().error
    assert (error.step, error.code) == ("V8", WireCode.WRONG_SUBJECT)


def test_a_stream_of_another_contract_does_not_belong_there():
    world, desk = ready()
    laptop = world.enrol("laptop", by=desk)
    other = ContractId("c0ffee00000000ff")
    draft = SessionDraft(started_ms=world.now_ms, seed_sha256=Sha256("0" * 64))
    world.say(laptop, draft, contract=other)
    error = world.check().error
    assert (error.step, error.code) == ("V9", WireCode.WRONG_CONTRACT)


def test_an_anchor_is_from_before_the_statement_entered_the_log():
    world, desk = ready()
    anchor = world.log.checkpoint()
    ahead = Anchor(size=anchor.size + 2, root=Sha256("0" * 64))
    logged = world.work(desk, anchor=ahead)
    world.others(3)
    error = world.check().error
    assert (error.step, error.code) == ("V10", WireCode.BAD_ANCHOR)
    assert error.where.endswith("anchor/size")
    assert ahead.size > logged.index + 1


def test_a_segment_does_not_begin_before_its_anchor():
    """It was made and received in time, but speaks of minutes before what it cites."""
    world, desk = ready()
    told = world.segment(desk)
    world.now_ms = told.start_ms + 3 * MINUTE_MS
    world.tick()
    error = late_by(world, desk, told).check().error
    assert (error.step, error.code) == ("V11", WireCode.TIME_BEFORE_ANCHOR)
    assert error.where.endswith("start_ms")
    world, desk = ready()
    told = world.segment(desk)
    world.now_ms = told.start_ms + 2 * MINUTE_MS
    world.tick()
    holds(late_by(world, desk, told))


def late_by(world: World, desk, told) -> World:
    """Track what is told, and cite the log as it is now, after the segment began."""
    world.work(desk, told=told)
    return world


def test_what_has_not_arrived_cannot_be_taken_back():
    world, desk = ready()
    laptop = world.enrol("laptop", by=desk)
    draft = world.segment(desk)
    place = world.place(desk)
    world.now_ms = draft.end_ms + 1_000
    segment, disclosures = drafts.build(
        draft, replace(place, made_ms=world.now_ms), salts=world.salts(len(draft.items))
    )
    payload = encode_statement(segment)
    target = Logged(0, b"", [None] * 5, segment, sha256_of(payload), draft.items)
    world.redact(laptop, target, [0])
    world.upload(desk, segment, [None, *disclosures[1:]], payload=payload)
    error = world.check().error
    assert (error.step, error.code) == ("V13", WireCode.WRONG_TARGET)


def test_a_given_statement_is_not_named_by_a_place_that_is_not_given():
    world, desk = ready()
    world.work(desk)
    later = [world.consent(desk), world.start(desk), world.work(desk)]
    hidden = [logged for logged in desk.logged if logged not in later]
    later[2].disclosures[0] = None
    misnamed = replace(later[2], statement=replace(later[2].statement, seq=0))
    world.redact(desk, misnamed, [0])
    world.logged = [logged for logged in world.logged if logged not in hidden]
    world.given -= {logged.index for logged in hidden}
    error = world.check().error
    assert (error.step, error.code) == ("V13", WireCode.WRONG_TARGET)


def test_a_changed_memo_goes_with_the_item_even_if_nobody_can_tell_which_that_was():
    world, desk = ready()
    target = world.work(desk)
    changed = world.memo(desk, target)
    told = changed.disclosures[0]
    world.redact(desk, target, [2, 3])
    holds(world)
    changed.disclosures[0] = told
    error = world.check().error
    assert (error.step, error.code) == ("V14", WireCode.REMOVED_STILL_PRESENT)
