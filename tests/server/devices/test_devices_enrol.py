"""Enrolment over real HTTP."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from server.devices.models import Device, EnrolmentCode
from tests.support.ingest_room import Room, ingest_room
from tests.support.sender import Sender, enrolment, keypair
from wire.checkpoint import open_checkpoint


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made


def refused(room: Room, body: dict[str, Any], *, status: int, code: str) -> None:
    answer = room.site.http.post("/api/v1/devices", json=body)
    assert (answer.status_code, answer.json()["type"]) == (
        status,
        f"urn:hourproof:problem:{code}",
    ), answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_device_is_told_everything_it_needs(room: Room) -> None:
    signer = keypair()
    answer = room.site.http.post("/api/v1/devices", json=enrolment(room.code(), signer))
    assert answer.status_code == 201
    told = answer.json()
    assert told["person"] == {"id": room.member.person, "name": room.member.name}
    assert told["organization"]["id"] == room.organization
    assert told["time_ms"] == room.site.clock.now_ms()
    open_checkpoint(
        told["log"]["checkpoint"], origin=told["log"]["origin"], vkey=told["log"]["key"]
    )
    with room.site.core.database.reading() as session:
        row = session.scalars(select(Device).where(Device.device == told["device"])).one()
    assert row.key_id == signer.key_id
    assert told["token"].split(".")[3] not in repr(vars(row)), "only the token's hash is kept"


@pytest.mark.parametrize(
    "typed", [str.lower, lambda c: c.replace("-", ""), lambda c: c.replace("-", " ")]
)
def test_a_code_may_be_typed_carelessly(room: Room, typed: Any) -> None:
    Sender.enrol(room.site.http, typed(room.code()), room.contract)


def test_a_code_works_once(room: Room) -> None:
    code = room.code()
    Sender.enrol(room.site.http, code, room.contract)
    refused(room, enrolment(code, keypair()), status=409, code="code-used")


def test_a_code_works_once_even_in_a_race(room: Room) -> None:
    code = room.code()

    def enrol(_number: int) -> int:
        body = enrolment(code, keypair())
        return httpx.post(f"{room.site.url}/api/v1/devices", json=body, timeout=30).status_code

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(enrol, range(6))) == [201, *[409] * 5]


def test_a_code_expires(room: Room) -> None:
    code = room.code(life_ms=1_000)
    room.site.clock.forward(1_000)
    refused(room, enrolment(code, keypair()), status=410, code="code-expired")


def test_an_unknown_code_is_refused(room: Room) -> None:
    refused(room, enrolment("0000-0000-0000-0000", keypair()), status=403, code="code-invalid")


def test_codes_are_kept_as_hashes(room: Room) -> None:
    code = room.code()
    with room.site.core.database.reading() as session:
        kept = " ".join(repr(vars(row)) for row in session.scalars(select(EnrolmentCode)))
    assert code not in kept
    assert code.replace("-", "") not in kept


def test_a_key_is_enrolled_once(room: Room) -> None:
    signer = keypair()
    assert room.site.http.post("/api/v1/devices", json=enrolment(room.code(), signer)).is_success
    refused(room, enrolment(room.code(), signer), status=409, code="key-known")


@pytest.mark.parametrize("changed", ["name", "code", "proof", "public_key"])
def test_the_proof_binds_key_code_and_name(room: Room, changed: str) -> None:
    code = room.code()
    body = enrolment(code, keypair())
    other = enrolment(room.code(), keypair(), name="another")
    refused(room, body | {changed: other[changed]}, status=422, code="bad-proof")
    # and the code was not used up by it
    assert room.site.http.post("/api/v1/devices", json=body).is_success


@pytest.mark.parametrize("y", [0, 1, 2**255 - 20])
def test_keys_under_which_anything_verifies_are_refused(room: Room, y: int) -> None:
    spki = bytes.fromhex("302a300506032b6570032100") + y.to_bytes(32, "little")
    body = enrolment(room.code(), keypair()) | {"public_key": base64.b64encode(spki).decode()}
    refused(room, body, status=422, code="low-order-key")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"code": 7, "name": "n", "public_key": "", "proof": ""},
        {"code": "x" * 65, "name": "n", "public_key": "", "proof": ""},
        {"code": "x", "name": "", "public_key": "", "proof": ""},
    ],
)
def test_malformed_requests_are_refused(room: Room, body: dict[str, Any]) -> None:
    refused(room, body, status=400, code="bad-request")


def test_the_body_is_limited(room: Room) -> None:
    answer = room.site.http.post("/api/v1/devices", content=b"x" * 300_000)
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:hourproof:problem:too-large"


def test_contracts_are_told_with_policy_and_week(room: Room) -> None:
    other = room.site.person("Somebody Else", organization=room.organization)
    room.site.contract(room.organization, other, title="Not yours")
    answer = room.site.http.get("/api/v1/contracts", headers=room.sender.headers)
    assert answer.status_code == 200
    (contract,) = answer.json()["contracts"]
    assert contract["contract"] == room.contract
    assert contract["week_minutes"] == 0
    assert contract["policy"]["screenshots"] is True
    assert room.site.http.get("/api/v1/contracts").status_code == 401


def test_the_week_counts_each_minute_once(room: Room) -> None:
    room.site.clock.forward(-(room.site.clock.now_ms() - 1_767_225_600_000) + 7_200_000)
    for _ in range(3):
        room.sender.send(room.sender.seal(pictures=False))
    second = room.second_sender()
    second.send(second.seal(pictures=False))
    answer = room.site.http.get("/api/v1/contracts", headers=room.sender.headers)
    (contract,) = answer.json()["contracts"]
    assert contract["week_minutes"] == 30
    # 2026-01-01 is a Thursday; its week began on Monday the 29th.
    assert contract["week_start_ms"] == 1_766_966_400_000
