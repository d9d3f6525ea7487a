"""Step I20: the server stores no webcam photo and no signals that had not been agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from server.evidence.models import FileUse, ItemRow, SegmentRow
from tests.support import evidence
from tests.support.evidence import SLOT_START_MS
from tests.support.ingest_room import NOW_MS, Room, ingest_room
from tests.support.sender import Sealed, webp
from wire.drafts import ConsentDraft, MemoDraft
from wire.records import Absence, Feature, Item, ItemKind, Memo, Reason, Sha256, Signals, Webcam

AGREED_MS = SLOT_START_MS - 60_000
ALL = (Feature.ACTIVITY, Feature.SCREENSHOTS, Feature.SIGNALS, Feature.WEBCAM, Feature.WINDOW)
FILES = webp(640, 480, 3), webp(320, 240, 4)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made
        made.whole()


def agree(room: Room, *features: Feature, at_ms: int = AGREED_MS, policy: str = "aa") -> None:
    draft = ConsentDraft(
        policy_sha256=Sha256(policy * 32), features=features, shown_ms=at_ms - 5_000
    )
    room.sender.send(room.sender.say(draft, made_ms=at_ms))


def photo(taken_ms: int) -> Webcam:
    picture, thumbnail = (
        evidence.image(data, width=width, height=height)
        for data, (width, height) in zip(FILES, ((640, 480), (320, 240)), strict=True)
    )
    return Webcam(taken_ms, "image/webp", picture, thumbnail)


def segment(room: Room, *more: Item, number: int = 0) -> Sealed:
    told, _ = room.sender.told(number, pictures=False)
    files = FILES if any(isinstance(item, Webcam) for item in more) else ()
    told = replace(told, items=(*told.items, *more))
    return room.sender.seal(told=told, files=files, pictures=False)


def refused(room: Room, sealed: Sealed, where: str = "items") -> None:
    problem = room.refused(sealed.body, status=422, code="no-consent")
    assert (problem["where"], problem["step"]) == (where, "I20")
    del room.sender.links[sealed.seq :]


SIGNALS = Signals(injected=(0,) * 10, device_input=(1,) * 10)
PHOTO = photo(SLOT_START_MS + 2_000)


@pytest.mark.parametrize("item", [SIGNALS, PHOTO])
def test_what_nobody_agreed_to_is_refused(room: Room, item: Item) -> None:
    refused(room, segment(room, item))
    feature = Feature.SIGNALS if item is PHOTO else Feature.WEBCAM
    agree(room, Feature.ACTIVITY, Feature.SCREENSHOTS, feature, Feature.WINDOW)
    refused(room, segment(room, item))


def test_what_was_agreed_to_is_stored_with_its_files(room: Room) -> None:
    agree(room, *ALL)
    room.sender.send(segment(room, SIGNALS, PHOTO))
    with room.site.core.database.reading() as rows:
        kinds = [row.kind for row in rows.query(ItemRow).order_by(ItemRow.item)]
        assert kinds[-2:] == ["signals", "webcam"]
        assert rows.query(FileUse).count() == 2
    assert room.stored()["pictures"] == 2


def test_a_withdrawal_ends_it_and_a_new_agreement_begins_it_again(room: Room) -> None:
    agree(room, *ALL, at_ms=AGREED_MS)
    agree(room, at_ms=AGREED_MS + 1)
    refused(room, segment(room, SIGNALS), "statement/start_ms")
    agree(room, *ALL, at_ms=AGREED_MS + 2, policy="bb")
    room.sender.send(segment(room, SIGNALS))


def test_a_newer_answer_to_the_same_policy_takes_its_place(room: Room) -> None:
    agree(room, *ALL, at_ms=AGREED_MS)
    agree(room, Feature.ACTIVITY, at_ms=AGREED_MS + 1)
    refused(room, segment(room, PHOTO))


def test_an_agreement_does_not_reach_back(room: Room) -> None:
    agree(room, *ALL, at_ms=SLOT_START_MS + 1)
    refused(room, segment(room, SIGNALS))
    agree(room, *ALL, at_ms=SLOT_START_MS)
    room.sender.send(segment(room, SIGNALS))


def test_a_reason_needs_no_agreement(room: Room) -> None:
    room.sender.send(segment(room, Absence(ItemKind.WEBCAM, Reason.NOT_AGREED)))


def test_what_comes_later_of_a_segment_is_refused_too(room: Room) -> None:
    sealed = segment(room, SIGNALS, PHOTO)
    room.sender.send(sealed.only(0, 1, 2, 3))
    problem = room.refused(sealed.body, status=422, code="no-consent")
    assert problem["step"] == "I20"


def test_a_span_that_is_kept_as_idle_is_stored_as_such(room: Room) -> None:
    told, _ = room.sender.told(0, pictures=False)
    told = replace(told, items=tuple(evidence.idle_items()), idle=True)
    room.sender.send(room.sender.seal(told=told, files=(), pictures=False))
    room.sender.send(room.sender.seal(pictures=False))
    with room.site.core.database.reading() as rows:
        found = rows.query(SegmentRow).order_by(SegmentRow.start_ms).all()
        assert [(row.idle, row.minutes) for row in found] == [(True, 10), (False, 10)]


def test_the_memo_of_idle_time_may_change_but_not_be_emptied(room: Room) -> None:
    told, _ = room.sender.told(0, pictures=False)
    told = replace(told, items=tuple(evidence.idle_items()), idle=True)
    idle = room.sender.seal(told=told, files=(), pictures=False)
    work = room.sender.seal(pictures=False)
    room.sender.send(idle)
    room.sender.send(work)

    def memo(of: Sealed, text: str, *, link: bool = True) -> Sealed:
        draft = MemoDraft(target=of.target, memo=Memo(text))
        return room.sender.say(draft, made_ms=NOW_MS, link=link)

    problem = room.refused(memo(idle, "", link=False).body, status=422, code="item-mismatch")
    assert (problem["where"], problem["step"]) == ("items/0", "I19")
    room.sender.send(memo(idle, "A call"))
    room.sender.send(memo(work, ""))
    # The statement first, what it says later.
    empty = memo(idle, "")
    room.sender.send(empty.only())
    problem = room.refused(empty.body, status=422, code="item-mismatch")
    assert (problem["where"], problem["step"]) == ("items/0", "I19")
