"""The second implementation of the format's bytes makes the golden vectors, byte for byte."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.tamper.forms import (
    ENROLMENT_TYPE,
    Key,
    b64url,
    canonical,
    checkpoint_text,
    envelope_of,
    leaf_hash,
    node_ranges,
    pae,
    signed_note,
    tree_hash,
    vkey,
)
from tests.tamper.world import bundle_file, rich, short

GOOD = Path(__file__).parents[2] / "wire" / "vectors" / "good"


class PublicKey(Key):
    """A key of the golden vectors: its seed is the SHA-256 of its word."""

    @property
    def seed(self) -> bytes:
        return hashlib.sha256(self.word.encode()).digest()


DEVICE, LOG = PublicKey("device"), PublicKey("log")


def facts():
    return json.loads((GOOD / "facts.json").read_text())


def test_keys_are_named_as_in_the_vectors():
    assert DEVICE.keyid == facts()["device_key_id"]
    assert DEVICE.spki == (GOOD / "device.spki").read_bytes()
    assert vkey(facts()["log_origin"], LOG) == facts()["log_vkey"]


@pytest.mark.parametrize("number", range(3))
def test_envelope_disclosures_and_checkpoint_are_those_of_the_vectors(number):
    payload = (GOOD / f"segment-{number}.statement.json").read_bytes()
    assert canonical(json.loads(payload)) == payload
    assert (
        canonical(envelope_of(payload, DEVICE))
        == (GOOD / f"segment-{number}.envelope.json").read_bytes()
    )
    for told, commitment in zip(
        json.loads((GOOD / f"segment-{number}.disclosures.json").read_text()),
        json.loads(payload)["items"],
        strict=True,
    ):
        assert b64url(canonical(told["opened"])) == told["disclosure"]
        assert b64url(hashlib.sha256(told["disclosure"].encode()).digest()) == commitment
    leaves = [
        leaf_hash((GOOD / f"segment-{one}.entry.json").read_bytes()) for one in range(number + 1)
    ]
    origin = facts()["log_origin"]
    note = signed_note(origin, LOG, checkpoint_text(origin, number + 1, tree_hash(leaves)))
    assert note == (GOOD / f"segment-{number}.checkpoint").read_text()


def test_enrolment_is_signed_as_in_the_vectors():
    told = {"code": "K7QX-2M4P", "name": "studio", "public_key": DEVICE.spki.hex()}
    message = pae(ENROLMENT_TYPE, canonical(told))
    assert message == (GOOD / "enrolment.message").read_bytes()
    assert DEVICE.sign(message) == (GOOD / "enrolment.signature").read_bytes()


def test_nodes_and_entries_give_every_root():
    leaves = [leaf_hash(b"%d" % index) for index in range(23)]
    for given in (set(), {0}, {22}, {3, 4, 11}, set(range(23))):
        for sizes in (set(), {1}, {5, 17}, set(range(1, 23))):
            ranges = node_ranges(23, given, sizes)
            covered = [index for low, high in ranges for index in range(low, high)] + sorted(given)
            assert sorted(covered) == list(range(23))
            nodes = {one: tree_hash(leaves[one[0] : one[1]]) for one in ranges}
            for size in (23, *sizes):
                assert root(0, size, given, nodes, leaves) == tree_hash(leaves[:size])


def root(low, high, given, nodes, leaves):
    """A root from what a bundle gives, by the three rules of the format."""
    if high - low == 1 and low in given:
        return leaves[low]
    if (low, high) in nodes and not any(low <= one < high for one in given):
        return nodes[low, high]
    assert high - low > 1
    cut = low + (1 << (high - low - 1).bit_length() - 1)
    parts = root(low, cut, given, nodes, leaves) + root(cut, high, given, nodes, leaves)
    return hashlib.sha256(b"\1" + parts).digest()


@pytest.mark.parametrize("story", [rich, short])
def test_archives_open_in_an_ordinary_reader(story):
    told = story()
    with zipfile.ZipFile(io.BytesIO(bundle_file(told))) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:2] == ["bundle.json", "log/notes.jsonl"]
        assert {
            name: archive.read(f"blobs/{name}") for name in told.bundle().blobs
        } == told.bundle().blobs


def test_a_story_is_told_the_same_each_time():
    assert bundle_file(rich()) == bundle_file(rich())
