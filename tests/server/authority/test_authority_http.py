"""What the organization states: in the log before anything refers to it, told with receipts, through rotations."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from server.authority import orders, service
from server.check import check
from server.contracts import service as contracts
from server.devices.models import Device
from server.devices.service import new_code, revoke
from server.log.keys import add_key
from server.log.sequencer import Head
from server.storage.database import Database
from tests.support.ingest_room import Room, ingest_room
from tests.support.sender import Sender, enrolment, keypair
from tests.support.site import Site
from tests.support.waiting import wait_until
from wire import keys
from wire.authority import (
    AuthorityStatement,
    DeviceStatement,
    ExpiredTarget,
    Genesis,
    PolicyStatement,
    Revoke,
    Role,
    Rotate,
    authorisation_message,
    check_authorisation,
    check_possession,
    decode_authority,
    open_authority,
)
from wire.chain import SubjectLink, check_subject_link, subject_link_after
from wire.checkpoint import Checkpoint, open_checkpoint
from wire.envelope import parse, sha256_of
from wire.fields import base64std, to_base64std
from wire.keys import SoftwareSigner
from wire.note import vkey
from wire.problems import WireError
from wire.receipt import check_receipt, decode_receipt
from wire.records import PersonId, Sha256, StreamId


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made


def asked(room: Room, *, known: int = 0, sender: Sender | None = None) -> dict[str, Any]:
    answer = room.site.http.get(
        f"/api/v1/authority?known={known}", headers=(sender or room.sender).headers
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    assert found["known"] == known
    assert found["time_ms"] == room.site.clock.now_ms()
    return found


def checked(
    told: dict[str, Any], sender: Sender, *, known: Checkpoint | None = None
) -> tuple[list[AuthorityStatement], Checkpoint]:
    """The statements, after every check that a stranger can make of them, and the head of all their receipts."""
    heads: set[Checkpoint] = set()
    links: dict[str, SubjectLink] = {}
    statement_key: bytes | None = None
    statements: list[AuthorityStatement] = []
    for one in told["statements"]:
        envelope = base64.b64decode(one["envelope"], validate=True)
        heads.add(
            check_receipt(
                one["receipt"],
                origin=sender.origin,
                vkey=sender.vkey,
                envelope_sha256=sha256_of(envelope),
                have=0,
                known=known,
                consistency=told["consistency"],
            )
        )
        sealed = parse(envelope)
        if statement_key is None:
            statement_key = _genesis_key(sealed.payload)
        statement = open_authority(sealed, keys.load_spki(statement_key), log=sender.origin)
        check_subject_link(links.get(statement.subject), statement)
        links[statement.subject] = subject_link_after(
            links.get(statement.subject), statement, sha256_of(sealed.payload)
        )
        if isinstance(statement, Rotate) and statement.role is Role.STATEMENT:
            statement_key = statement.statement_key
        statements.append(statement)
    (head,) = heads
    return statements, head


def _genesis_key(payload: bytes) -> bytes:
    first = decode_authority(payload)
    assert isinstance(first, Genesis)
    return first.statement_key


def rotate(room: Room, role: Role) -> str:
    """Order a new key as the command line does; returns it."""
    core = room.site.core
    signer = add_key(core.settings.keys, room.organization, role.value, rng=core.rng)
    key = (
        vkey(room.sender.origin, signer.public)
        if role is Role.LOG
        else to_base64std(keys.spki(signer.public))
    )
    with core.database.writing() as session:
        orders.order_rotate(
            session, room.organization, role=role, key=key, now_ms=room.site.clock.now_ms()
        )
    return key


def test_the_log_begins_with_genesis_policy_and_device(room: Room) -> None:
    statements, head = checked(asked(room), room.sender)
    assert [statement.type for statement in statements] == ["genesis", "policy", "device"]
    genesis, policy, device = statements
    assert isinstance(genesis, Genesis)
    assert genesis.log_key == room.sender.vkey
    assert genesis.previous is None
    assert genesis.subject == f"organization/{room.organization}"
    assert isinstance(policy, PolicyStatement)
    assert policy.policy == contracts.DEFAULT_POLICY
    assert (policy.person, policy.segment_minutes) == (room.member.person, 10)
    assert policy.subject == f"contract/{room.contract}"
    assert isinstance(device, DeviceStatement)
    assert device.key == keys.spki(room.sender.signer.public)
    assert device.authoriser is None
    check_possession(device)
    assert head == room.sender.known


def test_what_is_new_continues_what_was_known(room: Room) -> None:
    known = room.sender.known
    room.sender.send(room.sender.seal())
    statements, head = checked(asked(room, known=known.size), room.sender, known=known)
    assert len(statements) == 3
    assert head.size == known.size + 1


def test_only_what_is_new_is_told_and_not_more_than_fits(room: Room) -> None:
    core = room.site.core
    for seed in range(3):
        with core.database.writing() as session:
            policy = replace(contracts.DEFAULT_POLICY, version=2 + seed)
            orders.order_policy(
                *(session, room.organization, room.contract),
                person=room.member.person,
                segment_minutes=10,
                policy=policy,
                now_ms=room.site.clock.now_ms(),
            )
    rotate(room, Role.STATEMENT)
    everything = asked(room)
    assert len(everything["statements"]) == 7
    assert everything["next"] is None

    note = decode_receipt(everything["statements"][0]["receipt"]).checkpoint
    newest = open_checkpoint(note, origin=room.sender.origin, vkey=room.sender.vkey)
    head = Head(newest, note, room.sender.vkey)

    def indexes(told: service.Told) -> list[int]:
        return [decode_receipt(stated.receipt).index for stated in told.statements]

    seen: list[int] = []
    since: int | None = 0
    while since is not None:
        told = service.of_person(
            core,
            room.organization,
            room.member.person,
            head=head,
            known=0,
            since=since,
            page_bytes=2_500,
        )
        assert since == 0 or told.next is None or told.next > since
        # What is said of itself is in the first answer, whatever its place in the log.
        assert {0, 6} <= set(indexes(told)) or since > 0
        assert 6 in indexes(told)
        seen += indexes(told)
        since = told.next
    assert set(seen) == set(range(7))
    assert len(seen) > 7
    answer = room.sender.http.get(
        "/api/v1/authority?known=0&since=5", headers=room.sender.headers
    ).json()
    assert [decode_receipt(one["receipt"]).index for one in answer["statements"]] == [5, 6]


def test_everybody_is_told_only_what_concerns_them(room: Room) -> None:
    other = room.site.person("Robin Other", organization=room.organization)
    contract = room.site.contract(room.organization, other)
    with room.site.core.database.writing() as session:
        code = new_code(
            session, room.organization, other.person, clock=room.site.clock, rng=room.site.rng
        )
    theirs = Sender.enrol(room.site.http, code, contract)
    subjects = {s.subject for s in checked(asked(room, sender=theirs), theirs)[0]}
    assert subjects == {
        f"organization/{room.organization}",
        f"person/{other.person}",
        f"contract/{contract}",
    }
    assert len(checked(asked(room), room.sender)[0]) == 3


def test_a_device_stands_in_the_log_before_anything_that_it_sends(room: Room) -> None:
    second = room.second_sender()
    second.send(second.seal(pictures=False))
    rows = room.site.core.database.select(
        "SELECT type, log_position FROM authority_statements WHERE subject = ? ORDER BY seq",
        f"person/{room.member.person}",
    )
    ((first_upload,),) = room.site.core.database.select("SELECT min(log_position) FROM statements")
    assert [kind for kind, _ in rows] == ["device", "device"]
    assert max(position for _, position in rows) < first_upload


def test_policies_revocations_and_expiries_are_stated(room: Room) -> None:
    now_ms = room.site.clock.now_ms()
    policy = replace(contracts.DEFAULT_POLICY, version=2, screenshots=False)
    lost = keypair()
    target = ExpiredTarget(
        stream=StreamId(room.sender.stream), seq=0, sha256=Sha256("a" * 64), items=(0, 2)
    )
    with room.site.core.database.writing() as session:
        contracts.change_policy(session, room.organization, room.contract, policy, now_ms=now_ms)
        orders.order_revoke(
            session,
            room.organization,
            room.member.person,
            key_id=lost.key_id,
            lost_since_ms=now_ms - 5,
            now_ms=now_ms,
        )
        orders.order_expire(
            session, room.organization, room.contract, targets=[target] * 300, now_ms=now_ms
        )
    statements, _ = checked(asked(room), room.sender)
    assert [s.type for s in statements[3:]] == ["policy", "revoke", "expire", "expire"]
    assert isinstance(statements[3], PolicyStatement)
    assert statements[3].policy == policy
    assert isinstance(statements[4], Revoke)
    assert (statements[4].keyid, statements[4].lost_since_ms) == (lost.key_id, now_ms - 5)
    assert [len(s.targets) for s in statements[5:]] == [256, 44]  # type: ignore[union-attr]  # expire
    told = room.site.http.get("/api/v1/contracts", headers=room.sender.headers).json()
    assert told["contracts"][0]["policy"]["version"] == 2


def test_an_order_that_no_reader_would_take_is_refused_when_it_is_given(room: Room) -> None:
    before = asked(room)["statements"]
    with (
        pytest.raises(WireError),
        room.site.core.database.writing() as session,
    ):
        orders.order_policy(
            session,
            room.organization,
            room.contract,
            person=PersonId("nobody"),
            segment_minutes=10,
            policy=contracts.DEFAULT_POLICY,
            now_ms=room.site.clock.now_ms(),
        )
    room.sender.send(room.sender.seal())
    assert len(asked(room)["statements"]) == len(before)


def test_what_another_process_ordered_is_stated_soon(room: Room) -> None:
    """Nobody calls: the server looks by itself."""
    elsewhere = Database(room.site.settings.database)
    with elsewhere.writing() as session:
        orders.order_revoke(
            session,
            room.organization,
            room.member.person,
            key_id=keypair().key_id,
            lost_since_ms=None,
            now_ms=room.site.clock.now_ms(),
        )
    orders_left = "SELECT number FROM authority_orders"
    wait_until(lambda: not elsewhere.select(orders_left), "the order to be carried out")
    elsewhere.close()
    assert checked(asked(room), room.sender)[0][-1].type == "revoke"


def test_the_statement_key_can_be_turned(room: Room) -> None:
    key = rotate(room, Role.STATEMENT)
    second = room.second_sender()
    statements, _ = checked(asked(room), room.sender)
    assert [s.type for s in statements[3:]] == ["rotate", "device"]
    device = asked(room)["statements"][-1]
    sealed = parse(base64.b64decode(device["envelope"]))
    assert sealed.key_id == keys.key_id(keys.load_spki(base64std(key, "key")))
    second.send(second.seal(pictures=False))


def test_the_log_key_can_be_turned_and_who_knows_the_old_one_is_led_to_the_new(room: Room) -> None:
    sender = room.sender
    sender.send(sender.seal())
    known = sender.known
    first, second = rotate(room, Role.LOG), rotate(room, Role.LOG)
    told = asked(room, known=known.size)
    assert [len(told["rotations"]), first != second] == [2, True]
    trusted = sender.vkey
    for turned, expected in zip(told["rotations"], (first, second), strict=True):
        envelope = base64.b64decode(turned["envelope"])
        last = check_receipt(
            turned["receipt"],
            origin=sender.origin,
            vkey=trusted,
            envelope_sha256=sha256_of(envelope),
            have=0,
            known=known,
            consistency=turned["consistency"],
        )
        statement = decode_authority(parse(envelope).payload)
        assert isinstance(statement, Rotate)
        trusted = statement.key
        assert trusted == expected
        assert last.size > known.size
    with pytest.raises(WireError, match="receipt-signature"):
        checked(told, sender, known=known)
    sender.vkey = trusted
    statements, head = checked(told, sender, known=known)
    assert [s.type for s in statements[3:]] == ["rotate", "rotate"]
    sender.known = head
    sender.send(sender.seal())
    enrolled = room.second_sender()
    assert enrolled.vkey == second
    enrolled.send(enrolled.seal(pictures=False))
    room.whole()


def test_a_log_goes_on_with_the_new_key_after_a_restart(tmp_path: Path) -> None:
    with ingest_room(tmp_path / "data") as room:
        new = rotate(room, Role.LOG)
        asked(room)
        now_ms = room.site.clock.now_ms()
    with Site(tmp_path / "data", now_ms=now_ms) as site:
        room.sender.http = site.http
        room.sender.vkey = new
        room.sender.send(room.sender.seal())


@pytest.mark.parametrize("known", ["-1", "x", "9007199254740992"])
def test_sizes_that_are_none_are_refused(room: Room, known: str) -> None:
    answer = room.site.http.get(f"/api/v1/authority?known={known}", headers=room.sender.headers)
    assert answer.status_code == 400


def test_nobody_else_may_ask(room: Room) -> None:
    assert room.site.http.get("/api/v1/authority").status_code == 401
    assert room.site.http.post("/api/v1/checkpoints", json={"note": ""}).status_code == 401


def vouched(room: Room, by: SoftwareSigner, **changes: str) -> dict[str, Any]:
    """The body that enrols a new key for which `by` vouches."""
    signer, code = keypair(), room.code()
    message = authorisation_message(code, "second", keys.spki(signer.public))
    voucher = {"keyid": by.key_id, "sig": to_base64std(by.sign(message))} | changes
    return enrolment(code, signer, name="second") | {"authoriser": voucher}


def test_an_enrolled_device_can_vouch_for_a_new_one(room: Room) -> None:
    body = vouched(room, room.sender.signer)
    answer = room.site.http.post("/api/v1/devices", json=body)
    assert answer.status_code == 201, answer.text
    device = checked(asked(room), room.sender)[0][-1]
    assert isinstance(device, DeviceStatement)
    assert device.name == "second"
    check_possession(device)
    check_authorisation(device, room.sender.signer.public)


def test_nobody_else_can_vouch(room: Room) -> None:
    gone = room.second_sender()
    with room.site.core.database.writing() as session:
        row = session.scalars(select(Device).where(Device.key_id == gone.signer.key_id)).one()
        revoke(session, row, lost_since_ms=None, now_ms=room.site.clock.now_ms())
    own = room.sender.signer
    for body in (
        vouched(room, keypair()),
        vouched(room, gone.signer),
        vouched(room, own, sig=to_base64std(own.sign(b"something else"))),
        vouched(room, own, sig="not base64"),
        vouched(room, keypair(), keyid=own.key_id),
    ):
        answer = room.site.http.post("/api/v1/devices", json=body)
        assert (answer.status_code, answer.json()["type"]) == (
            422,
            "urn:hourproof:problem:bad-authorisation",
        )
        # The code is not used up.
        del body["authoriser"]
        assert room.site.http.post("/api/v1/devices", json=body).status_code == 201


@pytest.mark.parametrize(
    ("sql", "kinds"),
    [
        (
            "UPDATE authority_statements SET envelope = CAST(replace(CAST(envelope AS TEXT),"
            " 'signatures', 'signaturez') AS BLOB) WHERE type = 'device'",
            {"authority-not-logged", "authority-damaged"},
        ),
        (
            "UPDATE authority_statements SET log_position = 99 WHERE type = 'device' AND seq = 1",
            {"authority-not-logged"},
        ),
        (
            "UPDATE authority_statements SET seq = 7 WHERE type = 'policy'",
            {"authority-damaged"},
        ),
        ("DELETE FROM authority_statements WHERE type = 'rotate'", {"authority-damaged"}),
    ],
)
def test_damage_of_what_was_stated_is_found(room: Room, sql: str, kinds: set[str]) -> None:
    rotate(room, Role.STATEMENT)
    room.second_sender()
    room.whole()
    with room.site.core.database.writing() as session:
        session.connection().exec_driver_sql(sql)
    assert {damage.kind for damage in check(room.site.core).damages} == kinds
