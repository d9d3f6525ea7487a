"""Step I21: what began while a contract was paused or over is not taken; what began before is, however late."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.contracts.models import ContractPause, ContractRow
from tests.support.evidence import SLOT_MS, SLOT_START_MS
from tests.support.ingest_room import Room, ingest_room
from tests.support.sender import Sealed
from wire.drafts import ManualDraft, SessionDraft
from wire.records import Memo
from wire.sessions import seed_sha256

PAUSED_MS = SLOT_START_MS + 2 * SLOT_MS
RESUMED_MS = SLOT_START_MS + 5 * SLOT_MS
ENDED_MS = SLOT_START_MS + 8 * SLOT_MS
LATER_MS = SLOT_START_MS + 40 * SLOT_MS


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made
        made.whole()


def pause(room: Room, from_ms: int, until_ms: int | None, *, number: int = 1) -> None:
    with room.site.core.database.writing() as rows:
        rows.merge(
            ContractPause(
                organization=room.organization,
                contract=room.contract,
                number=number,
                from_ms=from_ms,
                until_ms=until_ms,
            )
        )


def end(room: Room, at_ms: int) -> None:
    with room.site.core.database.writing() as rows:
        rows.get_one(ContractRow, (room.organization, room.contract)).ended_ms = at_ms


def segment(room: Room, number: int, *, link: bool = True) -> Sealed:
    told, _ = room.sender.told(number, pictures=False)
    return room.sender.seal(told=told, pictures=False, link=link)


def refused(room: Room, sealed: Sealed, where: str = "statement/start_ms") -> None:
    problem = room.refused(sealed.body, status=422, code="contract-not-running")
    assert (problem["where"], problem["step"]) == (where, "I21")


def manual(room: Room, start_ms: int, *, link: bool = True) -> Sealed:
    draft = ManualDraft(start_ms=start_ms, end_ms=start_ms + 60_000, minutes=1, memo=Memo("call"))
    return room.sender.say(draft, made_ms=LATER_MS, link=link)


def session(room: Room, started_ms: int, *, link: bool = True) -> Sealed:
    draft = SessionDraft(started_ms=started_ms, seed_sha256=seed_sha256(b"s" * 32))
    return room.sender.say(draft, made_ms=LATER_MS, link=link)


def test_a_pause_takes_what_began_before_and_after_it_alone(room: Room) -> None:
    room.sender.send(segment(room, 0))
    # It begins before the pause and ends in it.
    pause(room, PAUSED_MS - SLOT_MS // 2, None)
    room.sender.send(segment(room, 1))
    refused(room, segment(room, 2, link=False))
    pause(room, PAUSED_MS - SLOT_MS // 2, RESUMED_MS)
    refused(room, segment(room, 4, link=False))
    room.sender.send(segment(room, 5))
    assert room.stored()["segments"] == 3


def test_the_very_instants_belong_to_the_pause_and_to_the_work_after_it(room: Room) -> None:
    pause(room, PAUSED_MS, RESUMED_MS)
    refused(room, segment(room, 2, link=False))
    room.sender.send(segment(room, 5))
    assert room.stored()["segments"] == 1


def test_after_the_end_nothing_begins_and_what_was_before_still_comes(room: Room) -> None:
    end(room, ENDED_MS)
    refused(room, segment(room, 8, link=False))
    refused(room, segment(room, 9, link=False))
    room.sender.send(segment(room, 7))
    assert room.stored()["segments"] == 1


def test_sessions_and_time_without_evidence_follow_too(room: Room) -> None:
    pause(room, PAUSED_MS, RESUMED_MS)
    end(room, ENDED_MS)
    for within_ms in (PAUSED_MS, RESUMED_MS - 60_000, ENDED_MS, ENDED_MS + SLOT_MS):
        refused(room, session(room, within_ms, link=False), "statement/started_ms")
        refused(room, manual(room, within_ms, link=False))
    room.sender.send(session(room, RESUMED_MS))
    room.sender.send(manual(room, RESUMED_MS))


def test_another_contract_runs_on(room: Room) -> None:
    other = room.site.contract(room.organization, room.member, title="Other work")
    with room.site.core.database.writing() as rows:
        rows.get_one(ContractRow, (room.organization, other)).ended_ms = SLOT_START_MS
    room.sender.send(segment(room, 0))
    assert room.stored()["segments"] == 1
