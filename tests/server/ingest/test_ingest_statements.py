"""Statements of every type over HTTP: what each changes, and every way in which I19 refuses one whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from server.devices.models import Device
from server.evidence.acts import CloseRow, ConsentRow, ManualTime, TrackedSession
from server.evidence.erasing import ERASED
from server.evidence.models import (
    Change,
    FileUse,
    ItemRow,
    LaterEntry,
    LaterItem,
    SegmentRow,
    Statement,
)
from server.evidence.service import tracked_minutes
from server.ingest.rows import Arrival
from server.ingest.shelf import SegmentShelf
from server.problems import Problem
from tests.support import evidence
from tests.support.evidence import SLOT_MS, SLOT_START_MS
from tests.support.ingest_room import NOW_MS, Room, ingest_room
from tests.support.sender import Sealed, Sender, webp
from wire.contractor import FIRST_MONDAY_MS, WEEK_MS, Redact, decode_statement
from wire.drafts import (
    CloseDraft,
    ConsentDraft,
    ManualDraft,
    MemoDraft,
    RedactDraft,
    RevealDraft,
    SessionDraft,
)
from wire.envelope import sha256_of
from wire.items import commitment, disclose
from wire.keys import key_id
from wire.moment import seed_sha256
from wire.records import (
    Feature,
    Memo,
    RedactReason,
    Region,
    Screenshot,
    Sha256,
    StreamHead,
    StreamId,
    Target,
)
from wire.statement import decode_segment
from wire.verification import verify_upload

ACTIVITY, SHOT, WINDOW, MEMO = range(4)
ALL = (ACTIVITY, SHOT, WINDOW, MEMO)
MADE_MS = SLOT_START_MS + 3_600_000
WEEK_START_MS = SLOT_START_MS - (SLOT_START_MS - FIRST_MONDAY_MS) % WEEK_MS
SEED = bytes(range(32))
ALL_FEATURES = (Feature.ACTIVITY, Feature.SCREENSHOTS, Feature.WINDOW)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made
        made.whole()


def redact(target: Target, *removed: int, minutes: int = 10, **more: object) -> RedactDraft:
    draft = RedactDraft(
        target=target, removed=removed, minutes=minutes, reason=RedactReason.PRIVACY
    )
    return replace(draft, **more)  # type: ignore[arg-type]  # fields of a draft


def blacked_out(
    sealed: Sealed, sender: Sender, *, shade: int = 9
) -> tuple[Screenshot, tuple[bytes, bytes]]:
    """The picture of a segment with a region painted over, as other files."""
    told, _ = sender.told(sealed.seq)
    shot = told.items[SHOT]
    assert isinstance(shot, Screenshot)
    files = webp(1920, 1080, 100 + shade), webp(320, 180, 100 + shade)
    regions = (Region(x=10, y=10, width=300, height=200),)
    pictures = (
        evidence.image(files[0], width=1920, height=1080),
        evidence.image(files[1], width=320, height=180),
    )
    return replace(shot, picture=pictures[0], thumbnail=pictures[1], regions=regions), files


def sent(room: Room, **how: bool) -> Sealed:
    """A segment that is here."""
    sealed = room.sender.seal(**how)  # type: ignore[arg-type]  # flags
    room.sender.send(sealed)
    return sealed


def refused(room: Room, sealed: Sealed, code: str, *, where: str = "", status: int = 422) -> None:
    """It is refused by step I19 and leaves nothing."""
    problem = room.refused(sealed.body, status=status, code=code)
    assert problem["step"] == "I19"
    assert where in problem["where"]


def items(room: Room, seq: int = 0) -> list[tuple[str | None, str | None]]:
    """Of each item of a segment why it is gone, and the beginning of what it discloses."""
    with room.site.core.database.reading() as rows:
        found = rows.query(ItemRow).where(ItemRow.seq == seq, ItemRow.stream == room.sender.stream)
        return [(row.gone, row.disclosure and "text") for row in found.order_by(ItemRow.item)]


def minutes(room: Room) -> int:
    """What counts of the week."""
    with room.site.core.database.reading() as rows:
        return tracked_minutes(
            rows,
            room.organization,
            room.contract,
            from_ms=WEEK_START_MS,
            to_ms=WEEK_START_MS + WEEK_MS,
        )


def test_removing_items_erases_them_and_keeps_the_time(room: Room) -> None:
    target = sent(room).target
    room.sender.send(room.sender.say(redact(target, SHOT, WINDOW), made_ms=MADE_MS))
    assert items(room) == [(None, "text"), ("removed", None), ("removed", None), (None, "text")]
    assert minutes(room) == 10
    with room.site.core.database.reading() as rows:
        change = rows.query(Change).one()
        assert (change.type, change.minutes, change.reason) == ("redact", 10, "privacy")
        assert (change.target_seq, change.seq, change.made_ms) == (0, 1, MADE_MS)
        gone = rows.query(ItemRow).where(ItemRow.item == SHOT).one()
        assert (gone.by_stream, gone.by_seq) == (room.sender.stream, 1)
        assert len(named(rows)) == 0


def test_removing_a_segment_takes_its_time_too(room: Room) -> None:
    target = sent(room).target
    room.sender.send(room.sender.say(redact(target, *ALL, minutes=0), made_ms=MADE_MS))
    assert [gone for gone, _ in items(room)] == ["removed"] * 4
    assert minutes(room) == 0
    with room.site.core.database.reading() as rows:
        row = rows.query(SegmentRow).one()
        assert (row.minutes, row.claimed) == (0, 10)


def named(rows: Session) -> set[str]:
    """The files that items name now."""
    return {use.sha256 for use in rows.query(FileUse)} - {ERASED}


def test_a_picture_gives_way_to_one_with_something_blacked_out(room: Room) -> None:
    first = sent(room)
    shot, files = blacked_out(first, room.sender)
    draft = redact(first.target, replaced=((SHOT, shot),))
    room.sender.send(room.sender.say(draft, files=files, made_ms=MADE_MS))
    assert items(room)[SHOT] == ("replaced", None)
    with room.site.core.database.reading() as rows:
        later = rows.query(LaterItem).one()
        assert (later.target_seq, later.target_item, later.gone) == (0, SHOT, None)
        assert later.disclosure is not None
        assert named(rows) == {sha256_of(file) for file in files}
    # Once more: the first replacement goes; and then the picture as a whole.
    again, more = blacked_out(first, room.sender, shade=8)
    draft = redact(first.target, replaced=((SHOT, again),))
    room.sender.send(room.sender.say(draft, files=more, made_ms=MADE_MS + 1))
    with room.site.core.database.reading() as rows:
        gone = {row.seq: (row.gone, row.by_seq) for row in rows.query(LaterItem)}
        assert gone == {1: ("replaced", 2), 2: (None, None)}
        assert named(rows) == {sha256_of(file) for file in more}
    room.sender.send(room.sender.say(redact(first.target, SHOT), made_ms=MADE_MS + 2))
    assert items(room)[SHOT] == ("removed", None)
    with room.site.core.database.reading() as rows:
        assert len(named(rows)) == 0
        assert [row.gone for row in rows.query(LaterItem)] == ["replaced", "removed"]


def test_another_picture_cannot_take_the_place(room: Room) -> None:
    first = sent(room)
    shot, files = blacked_out(first, room.sender)
    for other, index in (
        (replace(shot, taken_ms=shot.taken_ms + 1), SHOT),
        (replace(shot, monitor=replace(shot.monitor, index=3)), SHOT),
        (shot, WINDOW),
    ):
        draft = redact(first.target, replaced=((index, other),))
        made = room.sender.say(draft, files=files, made_ms=MADE_MS, link=False)
        refused(room, made, "item-mismatch", where="items/0")


def test_what_was_removed_cannot_be_named_again(room: Room) -> None:
    first = sent(room)
    room.sender.send(room.sender.say(redact(first.target, SHOT, MEMO), made_ms=MADE_MS))
    shot, files = blacked_out(first, room.sender)
    for draft, more in (
        (redact(first.target, SHOT), ()),
        (redact(first.target, replaced=((SHOT, shot),)), files),
        (MemoDraft(target=first.target, memo=Memo("another")), ()),
    ):
        made = room.sender.say(draft, files=more, made_ms=MADE_MS, link=False)
        refused(room, made, "wrong-target")


def test_a_redaction_adds_no_time_and_changes_something(room: Room) -> None:
    target = sent(room).target
    room.sender.send(room.sender.say(redact(target, minutes=6), made_ms=MADE_MS))
    assert minutes(room) == 6
    more = room.sender.say(redact(target, SHOT, minutes=7), made_ms=MADE_MS, link=False)
    refused(room, more, "adds-time")
    idle = room.sender.say(redact(target, minutes=6), made_ms=MADE_MS, link=False)
    refused(room, idle, "wrong-target")


def test_a_target_must_be_the_contractors_own_segment(room: Room) -> None:
    first = sent(room)
    session = room.sender.say(
        SessionDraft(started_ms=MADE_MS, seed_sha256=seed_sha256(SEED)), made_ms=MADE_MS
    )
    room.sender.send(session)
    other_person = room.site.person("Other Contractor", organization=room.organization)
    other_contract = room.site.contract(room.organization, other_person)
    machine = room.site.machine(room.organization, other_person)
    stream, seq = machine.track(other_contract, SLOT_START_MS, SLOT_START_MS + SLOT_MS)
    with room.site.core.database.reading() as rows:
        theirs = rows.get_one(Statement, (room.organization, stream, seq)).payload_sha256
    for target in (
        replace(first.target, seq=7),
        replace(first.target, sha256=Sha256("ab" * 32)),
        replace(first.target, stream=StreamId("A" * 22)),
        session.target,
        Target(stream, seq, theirs),
    ):
        made = room.sender.say(redact(target, MEMO), made_ms=MADE_MS, link=False)
        refused(room, made, "wrong-target", where="statement/target")


def test_another_device_of_the_contractor_may_take_back(room: Room) -> None:
    target = sent(room).target
    other = room.second_sender()
    other.send(other.say(redact(target, WINDOW), made_ms=MADE_MS))
    assert items(room)[WINDOW] == ("removed", None)


def test_a_memo_takes_the_place_of_the_one_before(room: Room) -> None:
    target = sent(room).target
    for number in (1, 2):
        draft = MemoDraft(target=target, memo=Memo(f"memo {number}"))
        room.sender.send(room.sender.say(draft, made_ms=MADE_MS + number))
    assert items(room)[MEMO] == ("replaced", None)
    with room.site.core.database.reading() as rows:
        later = rows.query(LaterItem).order_by(LaterItem.seq).all()
        assert [(row.target_item, row.gone, row.disclosure is None) for row in later] == [
            (MEMO, "replaced", True),
            (MEMO, None, False),
        ]
        assert [row.type for row in rows.query(Change)] == ["memo", "memo"]


def test_time_without_evidence_stands_apart(room: Room) -> None:
    sent(room)
    start_ms = SLOT_START_MS + 7 * SLOT_MS
    draft = ManualDraft(
        start_ms=start_ms, end_ms=start_ms + 90_000, minutes=2, memo=Memo("a call on the phone")
    )
    room.sender.send(room.sender.say(draft, made_ms=MADE_MS))
    assert minutes(room) == 10
    with room.site.core.database.reading() as rows:
        row = rows.query(ManualTime).one()
        assert (row.start_ms, row.end_ms, row.minutes) == (start_ms, start_ms + 90_000, 2)
        assert (row.person, row.late) == (room.member.person, False)
        memo = rows.query(LaterItem).one()
        assert (memo.target_start_ms, memo.target_stream) == (start_ms, None)
        assert memo.disclosure is not None


def test_consents_are_kept_in_the_order_of_the_log(room: Room) -> None:
    for features in ((Feature.ACTIVITY, Feature.SCREENSHOTS), ()):
        draft = ConsentDraft(
            policy_sha256=Sha256("aa" * 32), features=features, shown_ms=MADE_MS - 5_000
        )
        room.sender.send(room.sender.say(draft, made_ms=MADE_MS))
    with room.site.core.database.reading() as rows:
        found = rows.query(ConsentRow).order_by(ConsentRow.position).all()
        assert [row.features for row in found] == ["activity screenshots", ""]
        assert found[0].shown_ms == MADE_MS - 5_000


def test_a_session_is_opened_once_and_only_by_its_own_seed(room: Room) -> None:
    def session(started_ms: int, *, link: bool = True) -> Sealed:
        draft = SessionDraft(started_ms=started_ms, seed_sha256=seed_sha256(SEED))
        return room.sender.say(draft, made_ms=MADE_MS, link=link)

    def reveal(
        seed: bytes = SEED, *, session: int = 0, ended_ms: int = MADE_MS, link: bool = False
    ) -> Sealed:
        draft = RevealDraft(session=session, seed=seed, ended_ms=ended_ms)
        return room.sender.say(draft, made_ms=MADE_MS, link=link)

    room.sender.send(session(SLOT_START_MS + 1_000))
    refused(room, session(SLOT_START_MS + 1_000, link=False), "wrong-target")
    sent(room)
    refused(room, reveal(b"x" * 32), "seed-mismatch")
    refused(room, reveal(session=1), "wrong-target", where="statement/session")
    refused(room, reveal(ended_ms=SLOT_START_MS), "wrong-target", where="statement/ended_ms")
    room.sender.send(reveal(link=True))
    refused(room, reveal(), "wrong-target", where="statement/session")
    with room.site.core.database.reading() as rows:
        row = rows.query(TrackedSession).one()
        assert (row.seq, row.reveal_seq, row.ended_ms) == (0, 2, MADE_MS)


def head_of(sealed: Sealed) -> StreamHead:
    return StreamHead(sealed.target.stream, sealed.target.seq, sealed.target.sha256)


def close(minutes: int, *heads: StreamHead, manual: int = 0) -> CloseDraft:
    return CloseDraft(
        week_start_ms=WEEK_START_MS, heads=heads, minutes=minutes, manual_minutes=manual
    )


def test_a_close_says_at_most_what_counts_and_what_comes_after_it_is_late(room: Room) -> None:
    first = sent(room)
    room.sender.send(room.sender.say(redact(first.target, minutes=8), made_ms=MADE_MS))
    start_ms = SLOT_START_MS + 20 * SLOT_MS
    manual = ManualDraft(start_ms=start_ms, end_ms=start_ms + 60_000, minutes=1, memo=Memo("call"))
    room.sender.send(room.sender.say(manual, made_ms=start_ms + 60_000))
    other = room.second_sender()
    theirs = other.seal(seq=0)
    other.send(theirs)

    def said(draft: CloseDraft, *, link: bool = False) -> Sealed:
        return room.sender.say(draft, made_ms=NOW_MS, link=link)

    # Both began at once: the segment of the other device touches the same minutes.
    refused(room, said(close(9, head_of(theirs))), "close-total", where="statement/minutes")
    refused(room, said(close(8, manual=2)), "close-total", where="statement/manual_minutes")
    wrong = replace(head_of(theirs), sha256=Sha256("ab" * 32))
    refused(room, said(close(8, wrong)), "wrong-target", where="statement/heads")
    room.sender.send(said(close(8, manual=1), link=True))
    refused(room, said(close(7, manual=1)), "close-total", where="statement/minutes")
    late = room.sender.seal()
    room.sender.send(late)
    room.sender.send(said(close(18, manual=1), link=True))
    with room.site.core.database.reading() as rows:
        ours = SegmentRow.stream == room.sender.stream
        segments = rows.query(SegmentRow).where(ours).order_by(SegmentRow.start_ms)
        assert [row.late for row in segments] == [False, True]
        closes = rows.query(CloseRow).order_by(CloseRow.position)
        assert [(row.minutes, row.manual_minutes) for row in closes] == [(8, 1), (18, 1)]


def test_a_close_of_a_week_to_come_is_of_the_future(room: Room) -> None:
    sent(room)
    draft = replace(close(0), week_start_ms=WEEK_START_MS + 6 * WEEK_MS)
    made = room.sender.say(draft, made_ms=NOW_MS)
    problem = room.refused(made.body, status=422, code="from-the-future")
    assert (problem["where"], problem["step"]) == ("statement/week_start_ms", "I16")


def test_items_may_come_later_and_are_logged_then(room: Room) -> None:
    first = room.sender.seal()
    room.sender.send(first.only(ACTIVITY, MEMO))
    assert items(room) == [(None, "text"), (None, None), (None, None), (None, "text")]
    room.sender.send(first.only(ACTIVITY, MEMO), status=200)
    assert room.stored()["pictures"] == 0
    room.sender.send(first.only(SHOT), have=0b1011)
    room.sender.send(first, have=0b1111)
    room.sender.send(first, status=200)
    assert [text for _, text in items(room)] == ["text"] * 4
    with room.site.core.database.reading() as rows:
        row = rows.query(Statement).one()
        positions = [later.position for later in rows.query(LaterEntry)]
        assert (row.have, row.newest_position) == (0b1111, positions[-1])
        assert len(positions) == 2
        assert row.log_position < positions[0] < positions[1]
        assert [item.kind for item in rows.query(ItemRow)] == [
            "activity",
            "screenshot",
            "window",
            "memo",
        ]
    assert room.stored()["pictures"] == 2
    # The next of the stream follows the first entry's statement, as before.
    sent(room)


def test_items_that_come_later_must_agree_with_those_that_are_there(room: Room) -> None:
    usual = room.sender.seal(link=False)
    second_memo = disclose(Memo("another one"), b"s" * 16)
    segment = decode_segment(usual.payload)
    lying = replace(segment, items=(*segment.items, commitment(second_memo)))
    disclosures = (*usual.batch.disclosures, second_memo)
    whole = room.sender.sealed(lying, disclosures, usual.batch.blobs)  # type: ignore[arg-type]  # none is None
    assert room.refused(whole.body, status=422, code="item-mismatch")["step"] == "I13"
    room.sender.send(whole.only(ACTIVITY, MEMO))
    rest = whole.only(MEMO + 1)
    assert room.refused(rest.body, status=422, code="item-mismatch")["step"] == "I13"
    room.sender.send(whole.only(SHOT, WINDOW), have=0b01111)


def test_what_was_taken_back_before_it_came_is_not_taken_in(room: Room) -> None:
    first = room.sender.seal()
    room.sender.send(first.only(ACTIVITY, WINDOW, MEMO))
    room.sender.send(room.sender.say(redact(first.target, SHOT, WINDOW), made_ms=MADE_MS))
    problem = room.refused(first.body, status=422, code="item-erased")
    assert problem["where"] == f"items/{SHOT}"
    # What had come before and is sent once more is not put back; the receipt says what it said.
    room.sender.send(first.only(ACTIVITY, WINDOW, MEMO), status=200)
    assert [text for _, text in items(room)] == ["text", None, None, "text"]
    assert room.stored()["pictures"] == 0


def test_a_replacement_may_come_later(room: Room) -> None:
    first = sent(room)
    shot, files = blacked_out(first, room.sender)
    draft = redact(first.target, replaced=((SHOT, shot),))
    made = room.sender.say(draft, files=files, made_ms=MADE_MS)
    room.sender.send(made.only())
    with room.site.core.database.reading() as rows:
        assert rows.query(LaterItem).one().disclosure is None
        assert len(named(rows)) == 0
    room.sender.send(made)
    with room.site.core.database.reading() as rows:
        assert rows.query(LaterItem).one().disclosure is not None
        assert len(named(rows)) == 2


def test_types_and_links_share_one_stream(room: Room) -> None:
    """Whatever the type, the next must name the one before, and a device may not write into another's."""
    first = sent(room)
    taken = room.sender.say(redact(first.target, SHOT), made_ms=MADE_MS)
    statement = decode_statement(taken.payload)
    assert isinstance(statement, Redact)
    spliced = room.sender.sealed(replace(statement, prev=Sha256("ab" * 32)), link=False)
    assert room.refused(spliced.body, status=422, code="wrong-prev")["step"] == "I18"
    room.sender.send(taken)
    again = room.sender.sealed(replace(statement, minutes=3), link=False)
    room.refused(again.body, status=409, code="stream-reused")
    sent(room)


def arrival_of(room: Room, sender: Sender, sealed: Sealed) -> Arrival:
    """What `sender` sends, checked as far as that needs no state."""
    verified = verify_upload(
        sealed.batch, public=sender.signer.public, log=sender.origin, contracts=(room.contract,)
    )
    with room.site.core.database.reading() as rows:
        key = key_id(sender.signer.public)
        device = rows.query(Device).where(Device.key_id == key).one().device
    return Arrival(room.organization, device, room.member.person, verified, sealed.batch.envelope)


def test_a_redaction_may_come_in_the_same_group_as_its_segment(room: Room) -> None:
    first, other = room.sender.seal(pictures=False), room.second_sender()
    taken = other.say(redact(first.target, MEMO, minutes=4), made_ms=MADE_MS)
    group_of = [arrival_of(room, room.sender, first), arrival_of(room, other, taken)]
    with pytest.raises(RuntimeError), room.site.core.database.writes() as writes:  # noqa: PT012 - all is the point
        group = SegmentShelf().open(writes, group_of)
        for number, arrival in enumerate(group_of):
            assert group.place(arrival, position=90 + number, recv_ms=NOW_MS).new
        group.write()
        assert writes.select("SELECT minutes, claimed FROM segments") == [(4, 10)]
        assert writes.select("SELECT gone FROM items WHERE item = ?", MEMO) == [("removed",)]
        raise RuntimeError  # nothing of it is to stay
    assert room.stored()["statements"] == 0


def test_a_device_that_is_revoked_while_its_upload_waits_is_refused(room: Room) -> None:
    arrival = arrival_of(room, room.sender, room.sender.seal(pictures=False))
    with room.site.core.database.writing() as rows:
        rows.execute(update(Device).values(revoked_ms=1))
    with room.site.core.database.writes() as writes:
        group = SegmentShelf().open(writes, [arrival])
        with pytest.raises(Problem, match="device-revoked"):
            group.place(arrival, position=90, recv_ms=NOW_MS)


def claimed(room: Room, *, at: int = 7) -> Sealed:
    """Half an hour without evidence that is here."""
    start_ms = SLOT_START_MS + at * SLOT_MS
    draft = ManualDraft(
        start_ms=start_ms, end_ms=start_ms + 1_800_000, minutes=30, memo=Memo("a call on the phone")
    )
    sealed = room.sender.say(draft, made_ms=NOW_MS)
    room.sender.send(sealed)
    return sealed


def test_a_claim_is_taken_back_whole_and_its_memo_is_erased(room: Room) -> None:
    claim = claimed(room)

    def said(draft: RedactDraft, *, link: bool = False) -> Sealed:
        return room.sender.say(draft, made_ms=NOW_MS, link=link)

    for wrong in (redact(claim.target, 0, minutes=5), redact(claim.target, minutes=0)):
        refused(room, said(wrong), "wrong-target", where="statement/removed")
    other = replace(claim.target, sha256=Sha256("ab" * 32))
    refused(room, said(redact(other, 0, minutes=0)), "wrong-target", where="statement/target")
    room.sender.send(said(redact(claim.target, 0, minutes=0), link=True))
    refused(room, said(redact(claim.target, 0, minutes=0)), "wrong-target")
    refused(
        room,
        room.sender.say(MemoDraft(target=claim.target, memo=Memo("x")), made_ms=NOW_MS, link=False),
        "wrong-target",
    )
    with room.site.core.database.reading() as rows:
        memo = rows.query(LaterItem).one()
        assert (memo.gone, memo.disclosure) == ("removed", None)
        assert set(memo.content.text) == {"0"}
        change = rows.query(Change).one()
        assert (change.type, change.target_seq, change.minutes) == ("redact", claim.seq, 0)


def test_another_device_of_the_contractor_takes_it_back(room: Room) -> None:
    claim = claimed(room)
    again = room.second_sender()
    draft = redact(claim.target, 0, minutes=0)
    again.send(again.say(draft, made_ms=NOW_MS))
    with room.site.core.database.reading() as rows:
        assert rows.query(Change).one().stream == again.stream


def test_a_close_counts_claims_that_were_not_taken_back_under_its_heads(room: Room) -> None:
    claim = claimed(room)

    def said(draft: CloseDraft, *, link: bool = False) -> Sealed:
        return room.sender.say(draft, made_ms=NOW_MS, link=link)

    room.sender.send(said(close(0, manual=30), link=True))
    back = redact(claim.target, 0, minutes=0)
    room.sender.send(room.sender.say(back, made_ms=NOW_MS))
    refused(room, said(close(0, manual=1)), "close-total", where="statement/manual_minutes")
    room.sender.send(said(close(0, manual=0), link=True))


def test_nothing_that_began_after_a_withdrawal_is_taken_in(room: Room) -> None:
    def consent(made_ms: int, *features: Feature) -> None:
        draft = ConsentDraft(
            policy_sha256=Sha256("aa" * 32), features=features, shown_ms=made_ms - 1
        )
        room.sender.send(room.sender.say(draft, made_ms=made_ms))

    def segment(slot: int, *, link: bool = True) -> Sealed:
        told, files = room.sender.told(slot)
        return room.sender.seal(told=told, files=files, link=link)

    def contracts() -> list[dict[str, object]]:
        listed: list[dict[str, object]] = room.site.http.get(
            "/api/v1/contracts", headers=room.sender.headers
        ).json()["contracts"]
        return listed

    consent(SLOT_START_MS - 1_000, *ALL_FEATURES)
    room.sender.send(segment(0))
    assert "withdrawn_ms" not in contracts()[0]
    withdrawn_ms = SLOT_START_MS + 2 * SLOT_MS
    consent(withdrawn_ms)
    assert contracts()[0]["withdrawn_ms"] == withdrawn_ms
    problem = room.refused(segment(2, link=False).body, status=422, code="no-consent")
    assert (problem["step"], problem["where"]) == ("I20", "statement/start_ms")
    # What had begun before it was agreed to, whenever it arrives.
    room.sender.send(segment(1))
    consent(SLOT_START_MS + 5 * SLOT_MS, *ALL_FEATURES)
    assert "withdrawn_ms" not in contracts()[0]
    room.refused(segment(4, link=False).body, status=422, code="no-consent")
    room.sender.send(segment(5))
