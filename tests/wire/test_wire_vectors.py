"""The golden vectors: good ones are accepted and mean what they say, bad ones are refused at the right place."""

import base64
import json
from pathlib import Path

import pytest

from tests.support.evidence import CONTRACT, DEVICE, LOG_VKEY, ORIGIN
from tests.wire.make import FOLDER, bad_cases, bad_files, good_files
from wire.batch import decode_batch, encode_batch
from wire.chain import check_link, link_of
from wire.checkpoint import Checkpoint, open_checkpoint
from wire.enrolment import enrolment_message
from wire.envelope import open_envelope, sha256_of
from wire.keys import key_id, load_spki, spki, verify
from wire.problems import WireError
from wire.receipt import check_receipt, decode_entry, decode_receipt, encode_entry, encode_receipt
from wire.statement import decode_segment, encode_segment
from wire.verification import verify_upload

GOOD, BAD = FOLDER / "good", FOLDER / "bad"
CASES = json.loads((BAD / "cases.json").read_bytes())


@pytest.mark.parametrize(
    ("folder", "made"), [(GOOD, good_files), (BAD, lambda: bad_files(bad_cases()))]
)
def test_files_are_what_the_generator_makes(folder: Path, made):
    files = made()
    assert sorted(files) == sorted(path.name for path in folder.iterdir())
    for name, data in files.items():
        assert (folder / name).read_bytes() == data, name


def facts():
    return json.loads((GOOD / "facts.json").read_bytes())


def test_hashes_of_good_files():
    for name, digest in facts()["sha256"].items():
        assert sha256_of((GOOD / name).read_bytes()) == digest


@pytest.mark.parametrize("number", range(3))
def test_good_upload(number: int):
    stem = f"segment-{number}"
    public = load_spki(base64.b64decode(facts()["device_public_key"]))
    data = (GOOD / f"{stem}.batch").read_bytes()
    batch = decode_batch(data)
    assert encode_batch(batch) == data
    found = verify_upload(batch, public=public, log=ORIGIN, contracts=[CONTRACT])
    payload = (GOOD / f"{stem}.statement.json").read_bytes()
    assert batch.envelope == (GOOD / f"{stem}.envelope.json").read_bytes()
    assert open_envelope(batch.envelope, public) == payload
    assert encode_segment(found.segment) == payload
    assert decode_segment(payload) == found.segment
    assert found.payload_sha256 == sha256_of(payload)
    assert found.envelope_sha256 == sha256_of(batch.envelope)
    assert found.have == 0b11111
    opened = json.loads((GOOD / f"{stem}.disclosures.json").read_bytes())
    assert [one["disclosure"] for one in opened] == list(found.disclosures)
    assert opened[0]["opened"][2]["keys"] == list(found.items[0].keys)
    previous = None
    if number:
        before = (GOOD / f"segment-{number - 1}.statement.json").read_bytes()
        previous = link_of(decode_segment(before), sha256_of(before))
    check_link(previous, found.segment)


@pytest.mark.parametrize("number", range(3))
def test_good_receipt(number: int):
    stem = f"segment-{number}"
    text = (GOOD / f"{stem}.tlog-proof").read_text("utf-8")
    about = json.loads((GOOD / f"{stem}.consistency.json").read_bytes())
    receipt = decode_receipt(text)
    assert encode_receipt(receipt) == text
    assert receipt.entry == (GOOD / f"{stem}.entry.json").read_bytes()
    assert encode_entry(decode_entry(receipt.entry)) == receipt.entry
    assert receipt.checkpoint == (GOOD / f"{stem}.checkpoint").read_text("utf-8")
    found = check_receipt(
        text,
        origin=facts()["log_origin"],
        vkey=facts()["log_vkey"],
        envelope_sha256=sha256_of((GOOD / f"{stem}.envelope.json").read_bytes()),
        have=0b11111,
        known=Checkpoint(ORIGIN, about["known"]["size"], about["known"]["root"]),
        consistency=about["consistency"],
    )
    assert found.size == number + 1
    assert found == open_checkpoint(receipt.checkpoint, origin=ORIGIN, vkey=LOG_VKEY)


def test_good_enrolment():
    public = load_spki((GOOD / "device.spki").read_bytes())
    assert key_id(public) == facts()["device_key_id"]
    message = (GOOD / "enrolment.message").read_bytes()
    assert message == enrolment_message("K7QX-2M4P", "studio", spki(public))
    verify(public, (GOOD / "enrolment.signature").read_bytes(), message)


def run(kind: str, data: bytes) -> None:
    """Do with a bad vector what a program would do with such bytes."""
    if kind == "batch":
        verify_upload(decode_batch(data), public=DEVICE.public, log=ORIGIN, contracts=[CONTRACT])
    elif kind == "receipt":
        asked = json.loads(data)
        known = asked["known"]
        check_receipt(
            asked["receipt"],
            origin=ORIGIN,
            vkey=LOG_VKEY,
            envelope_sha256=sha256_of(asked["envelope"].encode()),
            have=asked["have"],
            known=known and Checkpoint(ORIGIN, known["size"], known["root"]),
            consistency=asked["consistency"],
        )
    elif kind == "note":
        open_checkpoint(data.decode(), origin=ORIGIN, vkey=LOG_VKEY)
    elif kind == "key":
        load_spki(data)
    elif kind == "chain":
        asked = json.loads(data)
        before = asked["previous"]
        link = before and link_of(decode_segment(before.encode()), sha256_of(before.encode()))
        check_link(link, decode_segment(asked["statement"].encode()))
    else:
        pytest.fail(f"unknown kind {kind}")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_bad_vector_is_refused_at_its_place(case):
    with pytest.raises(WireError) as caught:
        run(case["kind"], (BAD / case["file"]).read_bytes())
    error = caught.value
    step = case["step"] if case["kind"] != "chain" else ""
    assert (error.code, error.where, error.step) == (case["code"], case["where"], step)
