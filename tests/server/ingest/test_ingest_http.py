"""Uploads over real HTTP: what holds is stored once and receipted; what does not is refused and leaves nothing."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from sqlalchemy import update

from server.devices.models import Device
from server.evidence.models import SegmentRow, Statement
from tests.support import evidence
from tests.support.ingest_room import NOW_MS, Room, ingest_room
from tests.support.sender import Sealed, Sender, keypair, webp
from wire import canonical
from wire.batch import encode_batch
from wire.envelope import parse, seal
from wire.records import (
    Activity,
    Anchor,
    ContractId,
    ImageFile,
    Screenshot,
    Sha256,
    minutes_touched,
)
from wire.statement import decode_segment, encode_segment

BEGUN = 3
"""What a room's log begins with: genesis, the contract's policy, the device."""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made


def resealed(sealed: Sealed, sender: Sender, **changes: object) -> bytes:
    """The upload with fields of its statement changed, signed again by the device itself."""
    segment = replace(decode_segment(sealed.payload), **changes)  # type: ignore[arg-type]  # any field
    envelope = seal(encode_segment(segment), sender.signer)
    return encode_batch(replace(sealed.batch, envelope=envelope))


def test_what_was_sent_is_stored_and_receipted(room: Room) -> None:
    sent = [room.sender.seal() for _ in range(5)]
    sizes = [room.sender.send(sealed).size for sealed in sent]
    assert sizes == sorted(set(sizes))
    assert room.stored() == {
        "statements": 5,
        "segments": 5,
        "items": 20,
        "log_entries": BEGUN + 5,
        "pictures": 10,
    }
    room.whole()


def test_the_same_envelope_again_gets_a_fresh_receipt_and_is_not_stored_twice(room: Room) -> None:
    first = room.sender.seal()
    room.sender.send(first)
    room.sender.send(room.sender.seal())
    before = room.stored()
    newest = room.sender.send(first, status=200)
    assert newest.size == BEGUN + 2, "the receipt is against the newest checkpoint"
    assert room.stored() == before


def test_the_same_envelope_many_times_at_once_is_stored_once(room: Room) -> None:
    sealed = room.sender.seal()
    start = threading.Barrier(8)

    def post(_number: int) -> int:
        with httpx.Client(base_url=room.site.url, timeout=30) as http:
            start.wait()
            return http.post(
                "/api/v1/statements", content=sealed.body, headers=room.sender.headers
            ).status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = sorted(pool.map(post, range(8)))
    assert statuses == [200] * 7 + [201]
    assert room.stored()["statements"] == 1
    assert room.stored()["log_entries"] == BEGUN + 1


def test_many_devices_at_once_each_get_their_own_receipts(room: Room) -> None:
    senders = [room.sender, *(room.second_sender() for _ in range(5))]

    def work(sender: Sender) -> int:
        with httpx.Client(base_url=room.site.url, timeout=60) as http:
            sender.http = http
            for _ in range(10):
                sender.send(sender.seal(pictures=False))
        return sender.known.size

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, senders))
    assert room.stored()["statements"] == 60
    assert room.stored()["log_entries"] == BEGUN + 5 + 60, "each device is stated too"
    room.whole()


@pytest.mark.parametrize("part", ["envelope", "disclosure", "picture", "header"])
def test_a_flipped_byte_anywhere_is_refused(room: Room, part: str) -> None:
    sealed = room.sender.seal()
    body = bytearray(sealed.body)
    start = body.index(b"\n") + 1
    envelope_end = start + len(sealed.batch.envelope)
    place, codes = {
        # in the payload's base64; in a disclosure's text; in the last thumbnail; in the sizes
        "envelope": (start + 40, {"bad-signature", "not-canonical", "bad-value"}),
        "disclosure": (envelope_end + 12, {"commitment-mismatch"}),
        "picture": (len(body) - 20, {"blob-mismatch"}),
        "header": (body.index(b'"envelope":') + 11, {"bad-batch", "not-json", "bad-value"}),
    }[part]
    body[place] ^= 1
    before = room.stored()
    answer = room.sender.post(bytes(body))
    assert answer.status_code == 422
    assert answer.json()["code"] in codes
    assert answer.json()["step"]
    assert room.stored() == before
    room.sender.send(sealed)


def test_a_picture_of_another_segment_is_refused(room: Room) -> None:
    sealed = room.sender.seal()
    others = webp(1920, 1080, 77), webp(320, 180, 77)
    problem = room.refused(
        encode_batch(replace(sealed.batch, blobs=others)), status=422, code="blob-mismatch"
    )
    assert problem["step"] == "I14"


@pytest.mark.parametrize(
    ("width", "height", "told_width", "told_height", "why"),
    [
        (64, 36, 1920, 1080, "the file is 64 by 36"),
        (1920, 1080, 1920, 1081, "the statement says 1920 by 1081"),
        (16_000, 16, 16_000, 16, "at most 8192 a side"),
        (8_000, 5_100, 8_000, 5_100, "million in all"),
    ],
    ids=["smaller than told", "one line off", "too wide", "too many pixels"],
)
def test_a_picture_that_is_not_as_told_or_too_large_is_refused(
    room: Room, width: int, height: int, told_width: int, told_height: int, why: str
) -> None:
    told, files = room.sender.told(0)
    files[0] = webp(width, height)
    shot = told.items[1]
    assert isinstance(shot, Screenshot)
    picture = evidence.image(files[0], width=told_width, height=told_height)
    told = evidence.with_item(told, 1, replace(shot, picture=picture))
    sealed = room.sender.seal(told=told, files=files)
    problem = room.refused(sealed.body, status=422, code="bad-picture")
    assert problem["step"] == "I15"
    assert why in problem["detail"]


def test_a_decompression_bomb_is_refused_by_its_header(room: Room) -> None:
    told, files = room.sender.told(0)
    # A WebP of a few bytes whose frame says 16383 by 16383: 268 million pixels.
    frame = b"\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", 16383, 16383) + b"\0" * 6
    files[0] = (
        b"RIFF" + struct.pack("<I", len(frame) + 12) + b"WEBPVP8 " + struct.pack("<I", 16) + frame
    )
    shot = told.items[1]
    assert isinstance(shot, Screenshot)
    for side in (16383, 1920):
        lying = ImageFile(
            evidence.image(files[0], width=1, height=1).sha256, len(files[0]), side, side
        )
        made = evidence.with_item(told, 1, replace(shot, picture=lying))
        room.refused(
            room.sender.seal(told=made, files=files, seq=0).body, status=422, code="bad-picture"
        )


def test_another_type_than_told_is_refused(room: Room) -> None:
    told, files = room.sender.told(0)
    shot = told.items[1]
    assert isinstance(shot, Screenshot)
    made = evidence.with_item(told, 1, replace(shot, media_type="image/png"))
    problem = room.refused(
        room.sender.seal(told=made, files=files).body, status=422, code="bad-picture"
    )
    assert "the statement says image/png" in problem["detail"]


def test_too_large_is_refused_without_reading_it_all(room: Room) -> None:
    host, port = room.site.url.removeprefix("http://").split(":")
    head = (
        f"POST /api/v1/statements HTTP/1.1\r\nHost: {host}\r\n"
        f"Authorization: Bearer {room.sender.token}\r\n"
        "Content-Type: application/vnd.hourproof.batch.v1\r\n"
    )
    before = room.stored()
    # told in advance: the answer comes before a single byte of the body
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(f"{head}Content-Length: 999999999999\r\n\r\n".encode())
        assert connection.recv(4096).startswith(b"HTTP/1.1 413 ")
    # not told: the answer comes as soon as the limit is passed
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        chunk = b"%x\r\n%s\r\n" % (1_000_000, b"x" * 1_000_000)
        sent = 0
        connection.settimeout(0.2)
        answer = b""
        while not answer and sent < 60:
            try:
                connection.sendall(chunk)
                sent += 1
                answer = connection.recv(4096)
            except TimeoutError:
                continue
            except OSError:
                break
        assert sent < 40
    assert room.stored() == before


def test_a_picture_larger_than_the_limit_is_refused_by_name(room: Room) -> None:
    sealed = room.sender.seal()
    body = sealed.body.replace(
        b'"blobs":[%d,' % len(sealed.batch.blobs[0]), b'"blobs":[4000001,', 1
    )
    problem = room.refused(body, status=413, code="too-large")
    assert problem["where"] == "batch/blobs/0"


def test_another_content_type_is_refused(room: Room) -> None:
    sealed = room.sender.seal()
    room.refused(
        sealed.body, status=415, code="wrong-content-type", **{"Content-Type": "text/plain"}
    )


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [("v", 2, "unknown-version"), ("v", 0, "unknown-version"), ("type", "score", "unknown-type")],
)
def test_unknown_versions_and_types_are_refused(
    room: Room, field: str, value: object, code: str
) -> None:
    sealed = room.sender.seal()
    statement = canonical.decode(sealed.payload)
    assert isinstance(statement, dict)
    payload = canonical.encode(statement | {field: value})  # type: ignore[dict-item]  # test values
    envelope = seal(payload, room.sender.signer)
    problem = room.refused(
        encode_batch(replace(sealed.batch, envelope=envelope)), status=422, code=code
    )
    assert problem["step"] == "I7"


def test_rubbish_is_refused(room: Room) -> None:
    room.refused(b"", status=422, code="bad-batch")
    room.refused(b"{}\n", status=422, code="missing-field")
    room.refused(b"\xff" * 5000, status=422, code="bad-batch")


def test_somebody_elses_signature_is_refused(room: Room) -> None:
    sealed = room.sender.seal()
    envelope = seal(sealed.payload, keypair())
    problem = room.refused(
        encode_batch(replace(sealed.batch, envelope=envelope)), status=422, code="wrong-key"
    )
    assert problem["step"] == "I4"


def test_another_log_and_another_contract_are_refused(room: Room) -> None:
    sealed = room.sender.seal()
    room.refused(
        resealed(sealed, room.sender, log="other.example/log/0011223344556677"),
        status=422,
        code="wrong-log",
    )
    room.refused(
        resealed(sealed, room.sender, contract=ContractId("0123456789abcdef")),
        status=422,
        code="wrong-contract",
    )


def test_the_future_is_refused(room: Room) -> None:
    room.sender.send(room.sender.seal(made_ms=NOW_MS + 119_000))
    late = room.sender.seal(made_ms=NOW_MS + 121_000)
    problem = room.refused(late.body, status=422, code="from-the-future")
    assert (problem["where"], problem["time_ms"]) == ("statement/made_ms", NOW_MS)
    room.site.clock.forward(2_000)
    room.sender.send(late)


def test_an_anchor_must_be_a_checkpoint_that_was_signed(room: Room) -> None:
    known = room.sender.send(room.sender.seal())
    for anchor in (
        Anchor(known.size, Sha256("ab" * 32)),
        Anchor(known.size + 500, known.root),
    ):
        sealed = room.sender.seal(anchor=anchor, link=False)
        assert room.refused(sealed.body, status=422, code="bad-value")["step"] == "I17"


def test_nothing_is_of_a_time_before_the_checkpoint_that_it_cites(room: Room) -> None:
    known = room.sender.send(room.sender.seal())
    told, files = room.sender.told(1)

    def at(start_ms: int) -> Sealed:
        slot_ms = start_ms // told.slot_ms * told.slot_ms
        end_ms = slot_ms + told.slot_ms
        minutes = minutes_touched(start_ms=start_ms, end_ms=end_ms)
        shot = told.items[1]
        assert isinstance(shot, Screenshot)
        counts = (1,) * minutes
        items = (
            Activity(counts, counts, counts),
            replace(shot, taken_ms=start_ms),
            *told.items[2:],
        )
        moved = replace(
            told,
            slot_start_ms=slot_ms,
            start_ms=start_ms,
            end_ms=end_ms,
            minutes=minutes,
            items=items,
        )
        return room.sender.seal(told=moved, files=files, anchor=known.anchor, link=False)

    # The checkpoint is of NOW_MS, at the beginning of a slot; two minutes before that lie in another one.
    early = at(NOW_MS - 120_001)
    problem = room.refused(early.body, status=422, code="time-before-anchor")
    assert (problem["step"], problem["where"]) == ("I17", "statement/start_ms")
    room.sender.send(at(NOW_MS - 120_000))


def test_anchors_do_not_run_back(room: Room) -> None:
    known = room.sender.send(room.sender.seal())
    room.site.clock.forward(2 * 3_600_000)
    hour = 6 * (30 * 24 + 1)
    later, files = room.sender.told(hour)
    room.sender.send(room.sender.seal(told=later, files=files, anchor=known.anchor))
    told, files = room.sender.told(hour + 1)
    back = room.sender.seal(told=told, files=files, link=False)
    assert room.refused(back.body, status=422, code="anchor-ran-back")["step"] == "I18"


def test_order_is_kept(room: Room) -> None:
    first, second, third = (room.sender.seal() for _ in range(3))
    problem = room.refused(second.body, status=409, code="out-of-order")
    assert problem["expected_seq"] == 0
    room.sender.send(first)
    problem = room.refused(third.body, status=409, code="out-of-order")
    assert problem["expected_seq"] == 1
    room.sender.send(second)
    room.sender.send(third)


def test_another_statement_in_the_same_place_is_refused(room: Room) -> None:
    first = room.sender.seal()
    room.sender.send(first)
    other = room.sender.seal(seq=0, made_ms=NOW_MS, link=False)
    assert other.envelope_sha256 != first.envelope_sha256
    problem = room.refused(other.body, status=409, code="stream-reused")
    assert problem["expected_seq"] == 1


def test_a_stream_belongs_to_one_device(room: Room) -> None:
    room.sender.send(room.sender.seal())
    other = room.second_sender()
    other.stream, other.links = room.sender.stream, list(room.sender.links)
    stolen = other.seal()
    room.sender.signer, room.sender.token = other.signer, other.token
    room.refused(stolen.body, status=409, code="stream-reused")


def test_a_spliced_chain_and_overlapping_spans_are_refused(room: Room) -> None:
    room.sender.send(room.sender.seal())
    second = room.sender.seal(link=False)
    problem = room.refused(
        resealed(second, room.sender, prev=Sha256("cd" * 32)), status=422, code="wrong-prev"
    )
    assert problem["step"] == "I18"
    told, files = room.sender.told(0)
    again = room.sender.seal(told=told, files=files, link=False)
    assert room.refused(again.body, status=422, code="span-overlap")["step"] == "I18"


def test_without_a_good_token_nothing_is_taken(room: Room) -> None:
    sealed = room.sender.seal()
    for token in ("", "Bearer", "Basic abc", "Bearer hpd1.x.y.z", room.sender.token):
        room.refused(sealed.body, status=401, code="not-signed-in", Authorization=token)
    wrong = room.sender.headers["Authorization"][:-1] + "!"
    room.refused(sealed.body, status=401, code="not-signed-in", Authorization=wrong)


def test_a_revoked_device_is_told_so(room: Room) -> None:
    sealed = room.sender.seal()
    with room.site.core.database.writing() as session:
        session.execute(update(Device).values(revoked_ms=1))
    room.refused(sealed.body, status=403, code="device-revoked")


def test_known_must_be_a_number(room: Room) -> None:
    for known in ("-1", "x", "9" * 30, "1.5"):
        answer = room.site.http.post(
            f"/api/v1/statements?known={known}", content=b"", headers=room.sender.headers
        )
        assert answer.status_code == 400


def test_a_known_size_beyond_the_log_is_asked_to_be_shown(room: Room) -> None:
    sealed = room.sender.seal()
    answer = room.sender.post(sealed.body, known=10_000)
    assert (answer.status_code, answer.json()["type"]) == (
        409,
        "urn:hourproof:problem:checkpoint-unknown",
    )
    assert answer.json()["size"] == BEGUN
    assert room.stored()["statements"] == 0
    room.sender.send(sealed)


def test_counts_and_times_are_what_was_signed(room: Room) -> None:
    sealed = room.sender.seal()
    room.sender.send(sealed)
    with room.site.core.database.reading() as session:
        row = session.query(SegmentRow).one()
    told, _ = room.sender.told(0)
    assert (row.claimed, row.position, row.late) == (told.minutes, BEGUN, False)
    assert (row.start_ms, row.end_ms, row.minutes) == (told.start_ms, told.end_ms, told.minutes)
    assert (row.person, row.contract) == (room.member.person, room.contract)
    assert row.recv_ms == NOW_MS


def test_the_envelope_is_kept_to_the_byte(room: Room) -> None:
    sealed = room.sender.seal()
    room.sender.send(sealed)
    with room.site.core.database.reading() as session:
        row = session.query(Statement).one()
    assert row.envelope == sealed.batch.envelope
    assert parse(row.envelope).payload == sealed.payload
