"""A device asks for its owner's devices and ends another one, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from server.authority.models import AuthorityStatement
from tests.support.ingest_room import Room, ingest_room
from tests.support.sender import Sender
from wire.authority import Revoke, decode_authority
from wire.envelope import parse


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made


def own(room: Room, sender: Sender) -> dict[str, dict[str, Any]]:
    answer = room.site.http.get("/api/v1/devices", headers=sender.headers)
    assert answer.status_code == 200, answer.text
    return {one["keyid"]: one for one in answer.json()["devices"]}


def end(room: Room, sender: Sender, keyid: str, **body: object) -> httpx.Response:
    headers = {"Authorization": sender.headers["Authorization"]}
    return room.site.http.post(f"/api/v1/devices/{keyid}/end", json=body, headers=headers)


def kind(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


def revoked(room: Room) -> list[Revoke]:
    with room.site.core.database.reading() as rows:
        stated = rows.scalars(select(AuthorityStatement.envelope)).all()
    said = [decode_authority(parse(bytes(one)).payload) for one in stated]
    return [one for one in said if isinstance(one, Revoke)]


def test_each_device_is_told_with_when_it_was_heard_of(room: Room) -> None:
    first, second = room.sender, room.second_sender()
    told = own(room, first)
    assert told.keys() == {first.signer.key_id, second.signer.key_id}
    assert {one["seen_ms"] for one in told.values()} == {None}
    first.send(first.seal())
    told = own(room, second)
    assert told[first.signer.key_id]["seen_ms"] == room.site.clock.now_ms()
    assert told[second.signer.key_id]["seen_ms"] is None


def test_a_device_ends_another_and_the_log_says_so(room: Room) -> None:
    first, second = room.sender, room.second_sender()
    since_ms = room.site.clock.now_ms() - 5_000
    assert end(room, first, second.signer.key_id, lost_since_ms=since_ms).status_code == 200
    (said,) = revoked(room)
    assert (said.keyid, said.lost_since_ms) == (second.signer.key_id, since_ms)
    assert kind(second.post(second.seal().body)) == (403, "device-revoked")
    assert own(room, first).keys() == {first.signer.key_id}
    assert end(room, first, second.signer.key_id).status_code == 200, "it is ended already"
    assert len(revoked(room)) == 1


def test_what_cannot_be_ended(room: Room) -> None:
    first = room.sender
    assert kind(end(room, first, first.signer.key_id)) == (400, "bad-request")
    assert kind(end(room, first, "0" * 64)) == (404, "not-found")
    second = room.second_sender()
    later = room.site.clock.now_ms() + 1
    assert kind(end(room, first, second.signer.key_id, lost_since_ms=later))[0] == 400
    assert revoked(room) == []
    assert room.site.http.get("/api/v1/devices").status_code == 401
