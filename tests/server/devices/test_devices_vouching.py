"""A new device asks, another one of the same person vouches, over real HTTP."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from server.authority.models import AuthorityStatement
from server.devices.vouching import WAIT_MS
from tests.support.ingest_room import Room, ingest_room
from tests.support.sender import Sender, enrolment, keypair
from wire.authority import DeviceStatement, check_authorisation, decode_authority
from wire.enrolment import authorisation_message
from wire.envelope import parse
from wire.keys import SoftwareSigner, spki


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made


def asking(room: Room, signer: SoftwareSigner, **changes: str) -> dict[str, Any]:
    """What a new device sends."""
    body = enrolment(changes.pop("code", None) or room.code(), signer, **changes)
    return {name: body[name] for name in ("code", "name", "public_key", "proof")}


def ask(room: Room, body: dict[str, Any]) -> httpx.Response:
    return room.site.http.post("/api/v1/vouchers", json=body)


def waiting(room: Room, sender: Sender) -> list[dict[str, str]]:
    answer = room.site.http.get("/api/v1/vouchers", headers=sender.headers)
    assert answer.status_code == 200, answer.text
    listed: list[dict[str, str]] = answer.json()["waiting"]
    return listed


def signature(sender: Sender, body: dict[str, Any], *, name: str | None = None) -> str:
    public = base64.b64decode(body["public_key"])
    message = authorisation_message(body["code"], name or body["name"], public)
    return base64.b64encode(sender.signer.sign(message)).decode()


def vouch(room: Room, sender: Sender, keyid: str, sig: str) -> httpx.Response:
    path = f"/api/v1/vouchers/{keyid}"
    headers = {"Authorization": sender.headers["Authorization"]}
    return room.site.http.put(path, json={"sig": sig}, headers=headers)


def kind(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


def test_one_device_vouches_for_another(room: Room) -> None:
    old, signer = room.sender, keypair()
    body = asking(room, signer)
    assert waiting(room, old) == []
    assert ask(room, body).json()["authoriser"] is None
    (shown,) = waiting(room, old)
    assert shown == {
        "keyid": signer.key_id,
        **{name: body[name] for name in ("code", "name", "public_key")},
    }
    assert vouch(room, old, signer.key_id, signature(old, body)).status_code == 200
    voucher = ask(room, body).json()["authoriser"]
    assert voucher["keyid"] == old.signer.key_id
    answer = room.site.http.post(
        "/api/v1/devices", json={**body, "os": "test", "authoriser": voucher}
    )
    assert answer.status_code == 201, answer.text
    with room.site.core.database.reading() as rows:
        found = rows.scalars(
            select(AuthorityStatement).where(AuthorityStatement.type == DeviceStatement.type)
        )
        said = [decode_authority(parse(row.envelope).payload) for row in found]
    (mine,) = [one for one in said if isinstance(one, DeviceStatement) and one.authoriser]
    assert mine.key == spki(signer.public)
    check_authorisation(mine, old.signer.public)


def test_asking_does_not_use_up_the_code_and_needs_a_good_one(room: Room) -> None:
    signer = keypair()
    body = asking(room, signer)
    for _ in range(3):
        assert ask(room, body).status_code == 200
    assert kind(ask(room, {**body, "code": "AAAA-BBBB-CCCC-DDDD"})) == (422, "bad-proof")
    assert kind(ask(room, asking(room, signer, code="AAAA-BBBB-CCCC-DDDD"))) == (
        403,
        "code-invalid",
    )
    assert kind(ask(room, {**body, "name": "other"})) == (422, "bad-proof")


def test_only_devices_of_the_same_person_see_it_and_can_vouch(room: Room) -> None:
    signer = keypair()
    body = asking(room, signer)
    ask(room, body)
    other = Sender.enrol(room.site.http, room.code(), room.contract)
    assert len(waiting(room, other)) == 1
    nobody = room.site.http.get("/api/v1/vouchers")
    assert kind(nobody) == (401, "not-signed-in")
    wrong = signature(other, body, name="another name")
    assert kind(vouch(room, other, signer.key_id, wrong)) == (422, "bad-authorisation")
    for sig in ("", "no base64", signature(room.sender, body)):
        assert kind(vouch(room, other, signer.key_id, sig)) == (422, "bad-authorisation")
    assert kind(vouch(room, other, "0" * 64, signature(other, body))) == (404, "not-found")
    assert ask(room, body).json()["authoriser"] is None


def test_whoever_asks_no_more_is_forgotten(room: Room) -> None:
    body = asking(room, keypair())
    ask(room, body)
    room.site.clock.forward(WAIT_MS - 1)
    assert len(waiting(room, room.sender)) == 1
    ask(room, body)
    room.site.clock.forward(WAIT_MS - 1)
    assert len(waiting(room, room.sender)) == 1
    room.site.clock.forward(1)
    assert waiting(room, room.sender) == []


def test_another_name_must_be_vouched_for_again(room: Room) -> None:
    old, signer = room.sender, keypair()
    code = room.code()
    body = asking(room, signer, code=code)
    ask(room, body)
    vouch(room, old, signer.key_id, signature(old, body))
    renamed = asking(room, signer, code=code, name="renamed")
    assert ask(room, renamed).json()["authoriser"] is None
