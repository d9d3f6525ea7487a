"""Statements of every type in one chain: sessions across streams, anchors, idempotence, what is refused."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from sync.errors import SyncCode, SyncError, SyncProblem
from sync.fake import FakeDevice, Fault
from sync.records import DeviceIdentity, UploadState
from tests.support.evidence import ORIGIN, SLOT_MS, SLOT_START_MS, idle_items
from tests.support.sync_rig import (
    OTHER_CONTRACT,
    TOKEN,
    Rig,
    key_of,
    pictures_of,
    told,
)
from tests.support.sync_story import (
    BLACK,
    a_day,
    close,
    consent,
    memo_change,
    redaction,
    reveal,
    seed_of,
    session,
    tracked,
)
from wire.chain import follow
from wire.contractor import (
    Close,
    Consent,
    MemoChange,
    Redact,
    Reveal,
    Session,
    decode_statement,
)
from wire.envelope import open_envelope, sha256_of
from wire.outgoing import OutgoingId
from wire.records import DeviceId, Memo, Screenshot
from wire.statement import Segment


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path, authority=True)
    yield rig
    rig.spool.close()


def stated(rig):
    """Every statement in the order of sealing, opened with the device's key, and its name."""
    with rig.spool.file.reading() as db:
        rows = db.execute("SELECT name, envelope FROM statements ORDER BY number").fetchall()
    key = key_of("device").signer.public
    return [(name, decode_statement(open_envelope(sealed, key))) for name, sealed in rows]


def streams(rig):
    """The types of every stream, in order."""
    found = {}
    for _, statement in stated(rig):
        found.setdefault(statement.stream, []).append(statement.type)
    return list(found.values())


def check_chains(rig):
    """Every stream is one chain."""
    links = {}
    for _, statement in stated(rig):
        payload = sha256_of(_payload(statement))
        links[statement.stream] = follow(links.get(statement.stream), statement, payload)


def _payload(statement):
    from wire.contractor import encode_statement

    return encode_statement(statement)


def test_every_type_stands_in_one_chain(rig):
    a_day(rig)
    kinds = [type(statement) for _, statement in stated(rig)]
    assert kinds == [
        Consent,
        Session,
        *[Segment] * 3,
        *[Redact] * 2,
        MemoChange,
        Segment,
        Redact,
        Segment,
        Reveal,
        Close,
    ]
    check_chains(rig)
    assert [one.statement.seq for one in rig.server.received] == list(range(13))
    tally = rig.spool.tally()
    assert (tally.waiting, tally.others, tally.refused, tally.receipted) == (0, 0, 0, 5)


def test_sealing_again_under_one_name_seals_once(rig):
    for _ in range(2):
        rig.say(consent(), session("morning", rig.clock.now_ms))
    (first, second) = rig.say(consent(), session("morning", rig.clock.now_ms))
    assert (first.new, first.seq, second.new, second.seq) == (False, 0, False, 1)
    assert len(stated(rig)) == 2


def test_all_or_none_are_sealed(rig):
    segment = told(0)
    rig.clock.now_ms = segment.end_ms
    with pytest.raises(SyncError):
        rig.say(consent(), segment, redaction(segment, "more", minutes=11))
    assert stated(rig) == []
    assert rig.spool.tally().waiting == 0
    rig.say(consent())
    assert [statement.seq for _, statement in stated(rig)] == [0]


def test_a_clock_set_back_does_not_make_a_statement_before_what_it_speaks_of(rig):
    late = session("morning", rig.clock.now_ms + 5_000)
    rig.say(replace(consent(), shown_ms=rig.clock.now_ms + 3_000), late)
    rig.say(reveal("morning", rig.clock.now_ms + 9_000))
    assert [statement.made_ms - rig.clock.now_ms for _, statement in stated(rig)] == [
        3_000,
        5_000,
        9_000,
    ]


# -- sessions over several streams


def test_a_new_stream_begins_with_the_session_that_is_not_revealed_yet(rig):
    rig.say(session("morning", SLOT_START_MS - 1))
    rig.seal(tracked(3, seed_of("morning")))
    rig.seal(tracked(2, seed_of("morning")))  # the clock was set back
    rig.seal(tracked(4, seed_of("morning")))
    assert streams(rig) == [["session", "segment"], ["session", "segment", "segment"]]
    rig.say(reveal("morning", rig.clock.now_ms))
    assert streams(rig) == [
        ["session", "segment", "reveal"],
        ["session", "segment", "segment", "reveal"],
    ]
    check_chains(rig)
    rig.run()
    assert rig.spool.tally().others == 0
    assert len(rig.server.received) == 7
    # And nothing is stated again of a session that is revealed.
    rig.seal(tracked(1, seed_of("morning")))
    assert streams(rig)[-1] == ["segment"]


def test_a_session_of_a_stream_that_was_lost_stays_unrevealed(rig):
    rig.say(session("morning", SLOT_START_MS - 1))
    rig.run()
    rig.server.forget(rig.server.received[0].statement.stream)
    rig.seal(tracked(0, seed_of("morning")))
    rig.run(until_ms=rig.clock.now_ms + SLOT_MS)
    assert rig.uploader.status().problems[0].code is SyncCode.OUT_OF_ORDER
    rig.seal(tracked(1, seed_of("morning")))
    (info,) = rig.say(reveal("morning", rig.clock.now_ms))
    assert streams(rig) == [["session", "segment"], ["session", "segment", "reveal"]]
    assert info.seq == 2
    assert rig.say(replace(reveal("never begun", 0), outgoing=OutgoingId("x"))) == ()


def test_a_session_that_began_earlier_than_the_one_before_gets_a_new_stream(rig):
    rig.say(session("evening", SLOT_START_MS + 50))
    rig.say(session("morning", SLOT_START_MS + 10))
    assert streams(rig) == [["session"], ["session"]]
    rig.say(session("night", SLOT_START_MS + 90))
    assert streams(rig) == [["session"], ["session", "session"]]


def test_an_anchor_is_none_that_segments_still_to_come_cannot_bear(rig):
    rig.say(session("morning", rig.clock.now_ms))
    held = tracked(0, seed_of("morning"))
    rig.clock.now_ms = held.end_ms
    rig.run()  # a checkpoint is verified after the held segment began
    rig.clock.now_ms += SLOT_MS
    rig.say(consent())
    rig.seal(held)
    rig.say(reveal("morning", rig.clock.now_ms))
    rig.say(replace(consent(), outgoing=OutgoingId("again")))
    sizes = [statement.anchor.size for _, statement in stated(rig)]
    assert sizes[:3] == [sizes[0]] * 3
    assert sizes[4] > sizes[0]  # once nothing can come any more
    with rig.spool.file.reading() as db:
        verified = dict(db.execute("SELECT size, verified_ms FROM checkpoints"))
    assert all(
        verified[statement.anchor.size] <= statement.start_ms
        for _, statement in stated(rig)
        if isinstance(statement, Segment)
    )


# -- what is taken back


def rows(rig, segment):
    """The disclosures that are held of a segment, and its image files."""
    with rig.spool.file.reading() as db:
        items = db.execute(
            "SELECT disclosure FROM items JOIN statements USING (number) WHERE name = ?"
            " ORDER BY position",
            (segment.segment,),
        ).fetchall()
        images = db.execute(
            "SELECT sha256 FROM images JOIN statements USING (number) WHERE name = ?",
            (segment.segment,),
        ).fetchall()
    return [row[0] for row in items], {row[0] for row in images}


def test_what_is_taken_back_before_the_upload_is_never_sent(rig):
    segment = rig.seal(told(0))
    files = set.union(*pictures_of(segment))
    rig.say(redaction(segment, "shots", removed=(1, 2), minutes=9))
    disclosures, images = rows(rig, segment)
    assert [one is None for one in disclosures] == [False, True, True, False, False]
    assert images == set()
    rig.run()
    first, second = rig.server.received
    assert [one is None for one in first.disclosures] == [False, True, True, False, False]
    assert first.have == 0b11001
    assert second.statement.minutes == 9
    assert files.isdisjoint(rig.pictures.files)
    assert rig.uploader.status().next_try_ms is None


def test_a_redaction_that_comes_with_its_segment_leaves_nothing_of_it(rig):
    segment = told(0)
    rig.store_pictures(segment)
    rig.clock.now_ms = segment.end_ms
    rig.say(segment, redaction(segment, "title", removed=(3,)))
    assert rows(rig, segment)[0][3] is None
    rig.run()
    assert rig.server.received[0].have == 0b10111


def test_what_is_taken_back_after_the_upload_is_erased_here_with_its_files(rig):
    segment = rig.seal(told(0))
    rig.run()
    assert set(rig.pictures.files) == pictures_of(segment)[1]
    rig.say(redaction(segment, "all of it", removed=(0, 1, 2, 3, 4), minutes=0))
    assert rows(rig, segment) == ([None] * 5, set())
    rig.run()
    assert rig.pictures.files == {}
    found = rig.spool.ledger.segment(segment.segment)
    assert (found.present, found.minutes) == ((None,) * 5, 0)


def test_a_blacked_out_picture_stands_in_the_place_of_the_one_before(rig):
    for blob in BLACK:
        rig.pictures.put(blob)
    segment = rig.seal(told(0))
    rig.run()
    rig.say(redaction(segment, "corner", blacked=(2,)))
    rig.run()
    (redact,) = [one for one in rig.server.received if isinstance(one.statement, Redact)]
    assert redact.have == 1
    found = rig.spool.ledger.segment(segment.segment)
    shot = found.present[2]
    assert isinstance(shot, Screenshot)
    assert shot.regions
    assert isinstance(found.present[1], Screenshot)
    old = segment.items[2]
    assert old.thumbnail.sha256 not in rig.pictures.files
    assert hashlib.sha256(BLACK[1]).hexdigest() in rig.pictures.files
    assert hashlib.sha256(BLACK[0]).hexdigest() not in rig.pictures.files  # its receipt is here
    # And the new one can be taken back too.
    rig.say(redaction(segment, "the corner too", removed=(2,)))
    rig.run()
    assert rig.spool.ledger.segment(segment.segment).present[2] is None
    assert hashlib.sha256(BLACK[1]).hexdigest() not in rig.pictures.files


def test_a_newer_memo_erases_the_one_before(rig):
    segment = rig.seal(told(0))
    rig.say(memo_change(segment.segment, "second"))
    rig.say(memo_change(segment.segment, "third", "again"))
    found = rig.spool.ledger.segment(segment.segment)
    assert found.present[4] == Memo("third")
    with rig.spool.file.reading() as db:
        held = db.execute(
            "SELECT disclosure IS NOT NULL FROM items WHERE kind = 'memo' ORDER BY number"
        ).fetchall()
    assert held == [(0,), (0,), (1,)]
    rig.run()
    assert [one.have for one in rig.server.received] == [0b01111, 0, 1]


@pytest.mark.parametrize(
    "again",
    [
        {"removed": (3,)},
        {"removed": (5,)},
        {"removed": (-1,)},
    ],
)
def test_what_is_gone_is_not_taken_back_again(rig, again):
    segment = rig.seal(told(0))
    rig.say(redaction(segment, "title", removed=(3,)))
    with pytest.raises(SyncError) as refusal:
        rig.say(redaction(segment, "again", **again))
    assert refusal.value.code is SyncCode.ALREADY_REDACTED
    assert refusal.value.details == {"segment": segment.segment}


def test_a_memo_that_was_removed_is_not_replaced(rig):
    segment = rig.seal(told(0))
    rig.say(redaction(segment, "memo", removed=(4,)))
    with pytest.raises(SyncError) as refusal:
        rig.say(memo_change(segment.segment, "another", "changed"))
    assert refusal.value.code is SyncCode.ALREADY_REDACTED


def test_the_memo_of_idle_time_is_never_empty(rig):
    idle = rig.seal(replace(told(0), items=tuple(idle_items()), idle=True), with_pictures=False)
    with pytest.raises(SyncError) as refused:
        rig.say(memo_change(idle.segment, ""))
    assert refused.value.code is SyncCode.EVIDENCE_INVALID
    rig.say(memo_change(idle.segment, "A call"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: redaction(one, "x", removed=(3,), minutes=11),
        lambda one: redaction(one, "x"),
        lambda one: redaction(one, "x", removed=(3, 3)),
        lambda one: replace(redaction(one, "x", removed=(3,)), segment="unknown"),
        lambda one: replace(redaction(one, "x", removed=(3,)), contract=OTHER_CONTRACT),
        lambda one: redaction(one, "x", removed=(2,), blacked=(2,)),
        lambda one: replace(
            redaction(one, "x", blacked=(2,)),
            replaced=(replace(redaction(one, "x", blacked=(2,)).replaced[0], index=1),),
        ),
    ],
)
def test_a_redaction_that_a_server_would_refuse_is_not_sealed(rig, spoil):
    segment = rig.seal(told(0))
    with pytest.raises(SyncError) as refusal:
        rig.say(spoil(segment))
    assert refusal.value.code is SyncCode.EVIDENCE_INVALID
    assert len(stated(rig)) == 1
    assert None not in rows(rig, segment)[0]


def test_minutes_never_rise_again(rig):
    segment = rig.seal(told(0))
    rig.say(redaction(segment, "title", removed=(3,), minutes=4))
    with pytest.raises(SyncError):
        rig.say(redaction(segment, "memo", removed=(4,), minutes=5))
    rig.say(redaction(segment, "memo", removed=(4,), minutes=4))
    assert rig.spool.ledger.segment(segment.segment).minutes == 4


def test_a_change_of_what_waits_in_a_closed_stream_goes_up_behind_it(rig):
    first = rig.seal(told(3))
    rig.seal(told(2))  # the clock was set back: a new stream
    rig.say(redaction(first, "title", removed=(3,)))
    assert streams(rig) == [["segment", "redact"], ["segment"]]
    rig.run()
    assert len(rig.server.received) == 3
    # What is delivered is changed in the stream that goes on.
    rig.say(redaction(first, "memo", removed=(4,)))
    assert streams(rig)[1] == ["segment", "redact"]
    rig.run()
    assert len(rig.server.received) == 4


def test_what_another_key_signed_and_never_delivered_is_only_erased(rig):
    segment = rig.seal(told(0))
    other = DeviceId("de71ce0000000002")
    rig.server.devices[TOKEN] = FakeDevice(other, key_of("new").signer.public)
    rig.identity = DeviceIdentity(other, ORIGIN, key_of("new").signer)
    rig.restart()
    assert rig.say(redaction(segment, "title", removed=(3,))) == ()
    assert rows(rig, segment)[0][3] is None
    assert len(stated_names(rig)) == 1


def stated_names(rig):
    with rig.spool.file.reading() as db:
        return [name for (name,) in db.execute("SELECT name FROM statements")]


def test_what_lacked_and_is_taken_back_is_waited_for_no_longer(rig):
    segment = rig.seal(told(0))
    rig.pictures.files.pop(segment.items[1].picture.sha256)
    rig.run(until_ms=rig.clock.now_ms + SLOT_MS)
    assert rig.uploader.status().problems[0].code is SyncCode.PICTURE_MISSING
    rig.say(redaction(segment, "shot", removed=(1,)))
    rig.run()
    assert rig.uploader.status().problems == ()
    assert rig.uploader.status().next_try_ms is None


# -- closes


def test_a_week_is_what_is_claimed_and_not_taken_back(rig):
    segments = [rig.seal(told(number)) for number in range(3)]
    rig.seal(told(7 * 144))
    rig.say(redaction(segments[1], "half", removed=(3,), minutes=4))
    week = close(rig)
    assert (week.minutes, week.manual_minutes) == (24, 0)
    assert [head.seq for head in week.heads] == [4]


def test_a_close_counts_no_minute_twice_and_nothing_of_a_refused_stream(rig):
    rig.seal(told(0))
    rig.seal(told(0, prefix="again"))  # the clock was set back
    assert close(rig).minutes == 10
    assert len(close(rig).heads) == 2
    rig.seal(told(2))
    (_, second) = rig.spool.heads(ORIGIN)
    rig.spool.refuse(second, SyncProblem(SyncCode.STATEMENT_REFUSED), close_stream=True)
    assert [head.seq for head in close(rig).heads] == [0]


def test_a_close_waits_for_the_other_streams_that_it_speaks_for(rig):
    rig.seal(told(3))
    rig.seal(told(2))
    rig.run()
    first = rig.server.received[0].statement.stream
    rig.say(redaction(told(2), "title", removed=(3,)))
    rig.say(close(rig))
    name, told_last = stated(rig)[-1]
    assert name == "close"
    assert {head.stream: head.seq for head in told_last.heads} == {
        first: 0,
        told_last.stream: told_last.seq - 1,
    }
    rig.run()
    assert isinstance(rig.server.received[-1].statement, Close)


def test_a_close_does_not_overtake_a_stream_that_hangs(rig):
    rig.seal(told(3))
    rig.server.faults.append(Fault.FAILED)
    rig.uploader.upload_now()
    rig.pump()
    rig.seal(told(2))
    rig.say(close(rig))
    with rig.spool.file.reading() as db:
        assert db.execute("SELECT count(*) FROM awaits").get == 1
    rig.uploader.upload_now()  # the stream that failed goes last
    rig.run()
    kinds = [type(one.statement) for one in rig.server.received]
    assert kinds[-1] is Close
    assert kinds.count(Segment) == 2
    with rig.spool.file.reading() as db:  # it was not even tried before
        assert db.execute("SELECT tries FROM statements WHERE name = 'close'").get == 1


def test_a_close_over_nothing_is_refused(rig):
    with pytest.raises(SyncError) as refusal:
        rig.say(close(rig))
    assert refusal.value.code is SyncCode.EVIDENCE_INVALID


# -- reading back


def test_a_segment_is_found_by_its_id_and_by_its_place(rig):
    segment = rig.seal(told(0))
    found = rig.spool.ledger.segment(segment.segment)
    assert found.present == segment.items
    place = f"{found.place.stream}/{found.place.seq}"
    assert rig.spool.ledger.segment(place) == found
    for unknown in ("", "/", f"{found.place.stream}/", f"{found.place.stream}/x", place + "0" * 30):
        assert rig.spool.ledger.segment(unknown) is None


def test_consents_are_read_back_in_order(rig):
    rig.say(consent())
    rig.run()
    rig.say(replace(consent("none"), features=()))
    first, second = rig.spool.ledger.consents()
    assert (first.consent, first.delivered) == (consent(), True)
    assert (second.consent.features, second.delivered) == ((), False)


def test_consents_and_sessions_do_not_count_as_segments(rig):
    rig.say(consent(), session("morning", rig.clock.now_ms))
    tally = rig.spool.tally()
    assert (tally.waiting, tally.others) == (0, 2)
    rig.run()
    assert (rig.spool.tally().receipted, rig.spool.tally().others) == (0, 0)
    assert rig.spool.whereabouts(["consent"]) == {"consent": UploadState.RECEIPTED}
