"""Batches that come in parts: put together, checked like any other, forgotten, and each device's own."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from server.ingest.parts import KEEP_MS, MOST, PART_BYTES
from tests.support.ingest_room import Room, ingest_room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path) as room:
        yield room


def put(room: Room, batch: str, at: int, data: bytes, **headers: str) -> Any:
    headers = {**room.sender.headers, "content-type": "application/octet-stream", **headers}
    return room.site.http.put(
        f"/api/v1/parts/{batch}", params={"at": at}, content=data, headers=headers
    )


def here(room: Room, batch: str) -> int:
    answer = room.site.http.get(f"/api/v1/parts/{batch}", headers=room.sender.headers)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["at"])


def post(room: Room, batch: str) -> Any:
    return room.site.http.post(
        "/api/v1/statements", params={"known": 0, "parts": batch}, headers=room.sender.headers
    )


def name_of(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def incoming(room: Room) -> list[Path]:
    return sorted((room.site.settings.data / "incoming").iterdir())


def test_a_batch_in_parts_is_stored_like_any_other(room: Room) -> None:
    body = room.sender.seal().body
    batch = name_of(body)
    assert here(room, batch) == 0
    for at in range(0, len(body), 1_000):
        answer = put(room, batch, at, body[at : at + 1_000])
        assert answer.json() == {"at": min(at + 1_000, len(body))}
    assert here(room, batch) == len(body)
    assert room.stored()["statements"] == 0
    answer = post(room, batch)
    assert answer.status_code == 201, answer.text
    assert answer.json()["receipt"]
    assert room.stored()["statements"] == 1
    assert incoming(room) == []
    room.whole()


def test_a_part_that_does_not_fit_changes_nothing_and_is_told(room: Room) -> None:
    batch = name_of(b"x" * 30)
    assert put(room, batch, 0, b"x" * 10).json() == {"at": 10}
    # Its answer was lost, so it comes again; and one too far on.
    assert put(room, batch, 0, b"x" * 10).json() == {"at": 10}
    assert put(room, batch, 20, b"x" * 10).json() == {"at": 10}
    assert put(room, batch, 10, b"x" * 20).json() == {"at": 30}


def test_what_is_not_whole_or_another_is_refused_and_forgotten(room: Room) -> None:
    body = room.sender.seal().body
    batch = name_of(body)
    put(room, batch, 0, body[:-1])
    before = room.stored()
    answer = post(room, batch)
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:hourproof:problem:bad-request")
    assert here(room, batch) == 0
    put(room, batch, 0, b"y" * len(body))
    assert post(room, batch).status_code == 400
    assert post(room, name_of(b"never")).status_code == 400
    assert room.stored() == before


def test_a_whole_batch_that_is_refused_can_be_mended(room: Room) -> None:
    body = bytearray(room.sender.seal().body)
    body[-1] ^= 1
    batch = name_of(bytes(body))
    put(room, batch, 0, bytes(body))
    answer = post(room, batch)
    assert answer.status_code == 422
    assert room.stored()["statements"] == 0


def test_parts_of_another_device_are_not_seen(room: Room) -> None:
    other = room.second_sender()
    batch = name_of(b"abc")
    put(room, batch, 0, b"ab")
    answer = room.site.http.get(f"/api/v1/parts/{batch}", headers=other.headers)
    assert answer.json() == {"at": 0}


@pytest.mark.parametrize("batch", ["x", "..", "AB" * 32, "0" * 63, "%2e%2e%2fx"])
def test_a_name_that_is_no_hash_is_refused(room: Room, batch: str) -> None:
    assert put(room, batch, 0, b"x").status_code in (400, 404)
    assert not (room.site.settings.data / "incoming").exists() or incoming(room) == []


def test_who_is_not_signed_in_leaves_nothing(room: Room) -> None:
    answer = put(room, name_of(b"x"), 0, b"x", Authorization="Bearer nonsense")
    assert answer.status_code == 401
    assert not (room.site.settings.data / "incoming").exists()


def test_too_much_is_refused(room: Room) -> None:
    batch = name_of(b"x")
    assert put(room, batch, 0, b"x" * (PART_BYTES + 1)).status_code == 413
    assert put(room, batch, 10**9, b"x").status_code == 413
    assert put(room, batch, -1, b"x").status_code == 400
    assert here(room, batch) == 0


def test_old_ones_go_and_no_device_has_many(room: Room) -> None:
    names = [name_of(b"%d" % number) for number in range(MOST + 2)]
    for age, batch in enumerate(names):
        put(room, batch, 0, b"x")
        for path in incoming(room):
            if path.name.endswith(batch):
                os.utime(path, (room.site.clock.now_ms() / 1000 + age - 100,) * 2)
    left = [path.name.rpartition("-")[2] for path in incoming(room)]
    assert sorted(left) == sorted(names[-MOST:])
    room.site.clock.forward(KEEP_MS + 200_000)
    put(room, name_of(b"new"), 0, b"x")
    assert [path.name.rpartition("-")[2] for path in incoming(room)] == [name_of(b"new")]
