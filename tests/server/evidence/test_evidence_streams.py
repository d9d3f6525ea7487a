"""`GET /api/v1/streams`: what a device needs to close a week, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.evidence import SLOT_START_MS
from tests.support.ingest_room import NOW_MS, Room, ingest_room
from wire.contractor import FIRST_MONDAY_MS, WEEK_MS
from wire.drafts import CloseDraft, RedactDraft
from wire.records import RedactReason, StreamHead

WEEK_START_MS = SLOT_START_MS - (SLOT_START_MS - FIRST_MONDAY_MS) % WEEK_MS


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made


def asked(room: Room, contract: str = "", week_start_ms: int = WEEK_START_MS) -> tuple[int, dict]:  # type: ignore[type-arg]  # JSON
    answer = room.site.http.get(
        "/api/v1/streams",
        params={"contract": contract or room.contract, "week_start_ms": week_start_ms},
        headers={"Authorization": f"Bearer {room.sender.token}"},
    )
    return answer.status_code, answer.json()


def test_what_it_tells_is_what_a_close_may_say(room: Room) -> None:
    other = room.second_sender()
    first = room.sender.seal(pictures=False)
    room.sender.send(first)
    room.sender.send(room.sender.seal(pictures=False))
    told, files = other.told(5, pictures=False)
    other.send(other.seal(told=told, files=files))
    draft = RedactDraft(target=first.target, minutes=4, reason=RedactReason.MISTAKE)
    other.send(other.say(draft, made_ms=NOW_MS))
    status, found = asked(room)
    assert status == 200
    assert (found["minutes"], found["manual_minutes"], found["time_ms"]) == (24, 0, NOW_MS)
    heads = [StreamHead(one["stream"], one["seq"], one["sha256"]) for one in found["heads"]]
    assert [head.stream for head in heads] == sorted([room.sender.stream, other.stream])
    assert {head.seq for head in heads} == {1}
    close = CloseDraft(
        week_start_ms=WEEK_START_MS, heads=tuple(heads), minutes=24, manual_minutes=0
    )
    room.sender.send(room.sender.say(close, made_ms=NOW_MS))
    # What was redacted after the heads of a close is not taken off again.
    assert asked(room, week_start_ms=WEEK_START_MS + WEEK_MS)[1]["minutes"] == 0


def test_only_ones_own_contract_and_only_mondays(room: Room) -> None:
    person = room.site.person("Somebody Else", organization=room.organization)
    theirs = room.site.contract(room.organization, person)
    for contract in (theirs, "0" * 16, "no id"):
        status, problem = asked(room, contract)
        assert (status, problem["type"]) == (404, "urn:hourproof:problem:not-found")
    assert asked(room, week_start_ms=WEEK_START_MS + 1)[0] == 400
    assert asked(room, week_start_ms=-1)[0] == 400
    room.sender.token = "nonsense"
    assert asked(room)[0] == 401
