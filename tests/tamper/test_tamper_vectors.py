"""The golden bundle, read by code that was written from the text of the format alone."""

import base64
import hashlib
import hmac
import io
import json
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.tamper.forms import (
    AUTHORISATION_TYPE,
    ENROLMENT_TYPE,
    SPKI_HEAD,
    STATEMENT_TYPE,
    Zip,
    b64url,
    canonical,
    from_b64url,
    leaf_hash,
    node_ranges,
    pae,
    sha256,
    split,
)

STORY = Path(__file__).parents[2] / "wire" / "vectors" / "story"


class Read:
    """What stands in the golden bundle."""

    def __init__(self) -> None:
        self.file = (STORY / "bundle.hpb").read_bytes()
        with zipfile.ZipFile(io.BytesIO(self.file)) as archive:
            self.members = [(name, archive.read(name)) for name in archive.namelist()]
        self.manifest = json.loads(self.members[0][1])
        self.notes = [line["note"] for line in self.lines("log/notes.jsonl")]
        self.nodes = self.lines("log/nodes-")
        self.entries = self.lines("log/entries-")
        self.statements = self.lines("statements/")
        self.blobs = {
            name.removeprefix("blobs/"): data
            for name, data in self.members
            if name.startswith("blobs/")
        }
        self.bodies = [
            json.loads(base64.b64decode(one["envelope"]["payload"])) for one in self.statements
        ]

    def lines(self, kind):
        found = [
            line
            for name, data in self.members
            if name.startswith(kind)
            for line in data.splitlines()
        ]
        assert [canonical(json.loads(line)) for line in found] == found
        return [json.loads(line) for line in found]


@pytest.fixture(scope="module")
def read():
    return Read()


def holds(spki, signature, message):
    assert spki.startswith(SPKI_HEAD)
    Ed25519PublicKey.from_public_bytes(spki.removeprefix(SPKI_HEAD)).verify(
        base64.b64decode(signature), message
    )


def test_every_byte_of_the_archive_follows_from_its_members(read):
    assert Zip.of(read.members).encode() == read.file


def test_checkpoints_follow_from_entries_and_nodes(read):
    leaves = {line["index"]: leaf_hash(canonical(line["entry"])) for line in read.entries}
    nodes = {(low, high): bytes.fromhex(told) for low, high, told in read.nodes}

    def root(low, high):
        if high - low == 1 and low in leaves:
            return leaves[low]
        if (low, high) in nodes:
            return nodes[low, high]
        cut = low + split(high - low)
        return hashlib.sha256(b"\1" + root(low, cut) + root(cut, high)).digest()

    sizes = []
    for note in read.notes:
        origin, size, told = note.split("\n")[:3]
        assert origin == read.manifest["origin"]
        assert root(0, int(size)) == base64.b64decode(told)
        sizes.append(int(size))
    for body in read.bodies:
        if body.get("anchor", {}).get("size"):
            assert root(0, body["anchor"]["size"]).hex() == body["anchor"]["root"]
            sizes.append(body["anchor"]["size"])
    assert sorted(nodes) == node_ranges(int(read.notes[-1].split("\n")[1]), set(leaves), set(sizes))


def test_the_log_key_signed_the_first_checkpoint(read):
    name, _, told = (STORY / "bundle.trust").read_text().split("\n")[0].split("+", 2)
    text, lines = read.notes[0].split("\n\n")
    signed = {line.split(" ")[1]: line.split(" ")[2] for line in lines.strip().split("\n")}
    key = base64.b64decode(told)[1:]
    message = f"{text}\n".encode()
    Ed25519PublicKey.from_public_bytes(key).verify(base64.b64decode(signed[name])[4:], message)


def test_every_statement_is_signed_by_a_key_that_the_log_told_before(read):
    statement_key, devices = None, {}
    for line, body in zip(read.statements, read.bodies, strict=True):
        payload = base64.b64decode(line["envelope"]["payload"])
        assert canonical(body) == payload
        if body["type"] == "genesis":
            statement_key = base64.b64decode(body["statement_key"])
        (one,) = line["envelope"]["signatures"]
        keys = {sha256(statement_key): statement_key} if "subject" in body else devices
        holds(keys[one["keyid"]], one["sig"], pae(STATEMENT_TYPE, payload))
        if body["type"] == "rotate" and body["role"] == "statement":
            statement_key = base64.b64decode(body["key"])
        if body["type"] == "device":
            spki = base64.b64decode(body["key"])
            message = canonical(
                {"code": body["code"], "name": body["name"], "public_key": spki.hex()}
            )
            holds(spki, body["proof"], pae(ENROLMENT_TYPE, message))
            if body["authoriser"] is not None:
                by = devices[body["authoriser"]["keyid"]]
                holds(by, body["authoriser"]["sig"], pae(AUTHORISATION_TYPE, message))
            devices[sha256(spki)] = spki


def test_chains_and_entries(read):
    newest = {}
    for line, body in zip(read.statements, read.bodies, strict=True):
        chain = body.get("subject") or body["stream"]
        before = newest.get(chain)
        assert body["seq"] == (before[0] + 1 if before else 0)
        assert body["prev"] == (before[1] if before else "0" * 64)
        newest[chain] = body["seq"], sha256(base64.b64decode(line["envelope"]["payload"]))
    named = [one["entry"]["env"] for one in read.entries if one["entry"]["t"] == "statement"]
    assert list(dict.fromkeys(named)) == [
        sha256(canonical(line["envelope"])) for line in read.statements
    ]


def test_disclosures_and_files(read):
    named = []
    for line, body in zip(read.statements, read.bodies, strict=True):
        told = (
            body.get("items")
            or [one["item"] for one in body.get("replaced", ())]
            or [body.get("item")]
        )
        given = [
            pair for pair in zip(told, line["disclosures"], strict=False) if pair[1] is not None
        ]
        for commitment, disclosure in given:
            assert b64url(hashlib.sha256(disclosure.encode()).digest()) == commitment
            salt, kind, value = json.loads(from_b64url(disclosure))
            assert len(from_b64url(salt)) == 16
            if kind == "screenshot" and "picture" in value:
                named += [value["picture"], value["thumbnail"]]
    assert list(dict.fromkeys(one["sha256"] for one in named)) == list(read.blobs)
    for one in named:
        assert len(read.blobs[one["sha256"]]) == one["bytes"]
        assert sha256(read.blobs[one["sha256"]]) == one["sha256"]


def test_moments_follow_from_the_seeds(read):
    pairs = list(zip(read.statements, read.bodies, strict=True))
    checked = 0
    for _, revealed in pairs:
        if revealed["type"] != "reveal":
            continue
        seed = from_b64url(revealed["seed"])
        chain = [one for one in pairs if one[1].get("stream") == revealed["stream"]]
        (opened,) = [body for _, body in chain if body["seq"] == revealed["session"]]
        assert (opened["type"], opened["seed_sha256"]) == ("session", sha256(seed))
        for line, body in chain:
            if body["type"] != "segment" or body["seq"] < opened["seq"]:
                continue
            start_ms, until_ms = body["start_ms"], body["slot_start_ms"] + body["slot_ms"]
            text = f"hourproof moment v1\n{body['contract']}\n{start_ms}".encode()
            drawn = int.from_bytes(hmac.new(seed, text, hashlib.sha256).digest(), "big")
            moment_ms = start_ms + drawn % (until_ms - start_ms)
            for disclosure in filter(None, line["disclosures"]):
                _, kind, value = json.loads(from_b64url(disclosure))
                if kind == "screenshot" and "taken_ms" in value:
                    assert moment_ms <= value["taken_ms"] <= moment_ms + 30_000
                    checked += 1
    assert checked
