"""What waits behind a refused statement goes on without it, in a stream of its own, and all of it holds together."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise

import pytest

from sync.records import SyncState, UploadState
from tests.support.evidence import CONTRACT, SLOT_START_MS
from tests.support.sync_rig import Rig, told
from tests.support.sync_story import (
    BLACK,
    close,
    consent,
    memo_change,
    redaction,
    reveal,
    seed_of,
    session,
    tracked,
)
from tests.sync.test_sync_export import exported, verified
from wire.contractor import Close, ContractorStatement, Session
from wire.outgoing import ManualClaimed, ManualTakenBack, OutgoingId
from wire.records import RedactReason
from wire.statement import Segment

DAY_MS = 86_400_000


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path, authority=True)
    yield rig
    rig.spool.close()


def here(rig: Rig) -> list[tuple[str, str]]:
    """Type and state of every statement, by streams and their order."""
    with rig.spool.file.reading() as db:
        rows = db.execute("SELECT type, state FROM statements ORDER BY stream, seq").fetchall()
    return [(str(kind), str(state)) for kind, state in rows]


def a_while(rig: Rig) -> None:
    """Longer than any jitter, and shorter than it takes until what was refused is tried again."""
    rig.uploader.upload_now()
    rig.run(until_ms=rig.clock.now_ms + 50 * 60_000)


def whole(rig: Rig) -> None:
    """Every stream at the server is whole, each segment is there once, and a bundle of all of it holds."""
    received = [one.statement for one in rig.server.received]
    for stream in {one.stream for one in received}:
        assert [one.seq for one in received if one.stream == stream] == list(
            range(sum(one.stream == stream for one in received))
        )
    spans = sorted((one.start_ms, one.end_ms) for one in received if isinstance(one, Segment))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    rig.uploader.learn()
    rig.server.offline = True
    _, bundle = exported(rig)
    report = verified(rig, bundle)
    rig.server.offline = False
    assert report.exit_code(strict=False) == 0, report


def is_segment(number: int) -> Callable[[ContractorStatement], bool]:
    start_ms = told(number).start_ms
    return lambda one: isinstance(one, Segment) and one.start_ms == start_ms


def a_morning(rig: Rig, *, first: int = 1) -> None:
    """A session with its first segments delivered; then all kinds of statements, which wait."""
    for blob in BLACK:
        rig.pictures.put(blob)
    seed = seed_of("morning")
    rig.say(consent())
    rig.say(session("morning", rig.clock.now_ms))
    segments = [tracked(number, seed) for number in range(6)]
    for segment in segments[:first]:
        rig.seal(segment)
    if first:
        rig.run()
    for segment in segments[first:5]:
        rig.seal(segment)
    rig.say(memo_change(segments[1].segment, "Another memo of the refused one"))
    rig.say(redaction(segments[2], "corner", blacked=(2,)))
    rig.say(memo_change(segments[3].segment, "Proofs", "memo of 3"))
    span = {"start_ms": SLOT_START_MS - 7_200_000, "end_ms": SLOT_START_MS - 3_600_000}
    claim = OutgoingId("claim")
    rig.say(ManualClaimed(outgoing=claim, contract=CONTRACT, minutes=60, memo="A call", **span))
    back = OutgoingId("back")
    rig.say(
        ManualTakenBack(outgoing=back, contract=CONTRACT, manual=claim, reason=RedactReason.MISTAKE)
    )
    rig.seal(segments[5])
    rig.say(reveal("morning", rig.clock.now_ms))
    rig.say(close(rig))


def test_all_but_what_needs_it_goes_on_and_follows_when_it_is_taken(rig):
    a_morning(rig)
    rig.server.refuses = is_segment(1)
    a_while(rig)
    assert rig.uploader.status().state is SyncState.REFUSED
    left = [kind for kind, state in here(rig) if state != "receipted"]
    # What changes it, the reveal in its stream, and the close that counts it.
    assert left == ["segment", "memo", "reveal", "close"]
    received = [one.statement for one in rig.server.received]
    assert sum(isinstance(one, Session) for one in received) == 2
    assert {one.start_ms for one in received if isinstance(one, Segment)} == {
        told(number).start_ms for number in (0, 2, 3, 4, 5)
    }
    rig.server.refuses = lambda _: False
    rig.run()
    assert rig.uploader.status().state is SyncState.DELIVERED
    assert {state for _, state in here(rig)} == {"receipted"}
    closes = [one.statement for one in rig.server.received if isinstance(one.statement, Close)]
    assert [len(one.heads) for one in closes] == [2]
    whole(rig)


def test_without_it_for_ever_the_rest_holds(rig):
    a_morning(rig)
    rig.server.refuses = is_segment(1)
    a_while(rig)
    rig.seal(tracked(6, seed_of("morning")))
    rig.run(until_ms=rig.clock.now_ms + 5 * DAY_MS)
    states = rig.spool.states(CONTRACT, start_ms=0, end_ms=SLOT_START_MS + DAY_MS)
    refused = [one.start_ms for one in states if one.state is not UploadState.RECEIPTED]
    assert refused == [told(1).start_ms]
    assert rig.uploader.status().problems[0].details["segment"] == told(1).segment


@pytest.mark.parametrize(
    "kind", ["consent", "session", "reveal", "close", "memo", "redact", "manual"]
)
def test_a_statement_of_any_type_may_be_the_refused_one(rig, kind):
    rig.say(consent("earlier"))
    rig.run()
    a_morning(rig, first=0)
    rig.server.refuses = lambda one: one.type == kind
    a_while(rig)
    refused = [(one, state) for one, state in here(rig) if state == "refused"]
    assert (kind, "refused") in refused
    if kind != "session":
        assert all(one != "segment" or state == "receipted" for one, state in here(rig))
    rig.server.refuses = lambda _: False
    rig.run()
    assert {state for _, state in here(rig)} == {"receipted"}
    whole(rig)


def test_bad_ones_in_a_row_hold_up_nothing(rig):
    rig.say(consent())
    rig.seal(told(0))
    rig.run()
    for number in range(1, 9):
        rig.seal(told(number))
    bad = {told(number).start_ms for number in (1, 2, 3, 7)}
    rig.server.refuses = lambda one: isinstance(one, Segment) and one.start_ms in bad
    a_while(rig)
    assert len(rig.server.received) == 1 + 5
    assert rig.uploader.status().tally.refused == 4
    rig.server.refuses = lambda _: False
    rig.run()
    assert len(rig.server.received) == 1 + 9
    whole(rig)


def test_a_bad_first_one_holds_up_nothing(rig):
    for number in range(4):
        rig.seal(told(number))
    rig.server.refuses = is_segment(0)
    a_while(rig)
    assert len(rig.server.received) == 3


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_refused_all_arrives_in_the_end(rig, seed):
    chance = random.Random(seed)
    seeds = [seed_of("morning"), seed_of("noon")]
    rig.say(consent())
    number = 0
    for name, seed_bytes in zip(("morning", "noon"), seeds, strict=True):
        rig.say(session(name, told(number).start_ms))
        for _ in range(chance.randrange(1, 5)):
            segment = rig.seal(tracked(number, seed_bytes))
            number += 1
            rig.clock.now_ms = max(rig.clock.now_ms, segment.end_ms)
            if chance.random() < 0.4:
                rig.say(memo_change(segment.segment, f"memo {number}", f"memo {number}"))
            if chance.random() < 0.3:
                rig.say(redaction(segment, f"title {number}", removed=(3,)))
            if chance.random() < 0.3:
                odds = chance.random()
                rig.server.refuses = lambda _, odds=odds: chance.random() < odds
                a_while(rig)
        rig.say(reveal(name, rig.clock.now_ms))
    rig.server.refuses = lambda _: chance.random() < 0.3
    rig.run(until_ms=rig.clock.now_ms + 3 * DAY_MS)
    rig.server.refuses = lambda _: False
    rig.run()
    assert {state for _, state in here(rig)} == {"receipted"}
    arrived = [one.statement for one in rig.server.received if one.statement.type == "segment"]
    assert len(arrived) == number
    whole(rig)
