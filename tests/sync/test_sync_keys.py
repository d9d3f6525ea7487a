"""Keys of others that are no keys are refused where they reach this machine, and no signature has two spellings."""

from __future__ import annotations

import base64
import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.errors import SyncCode, SyncError
from sync.key import SECRET_BYTES, DeviceKey
from sync.transport import Request, Response
from tests.support.evidence import ORIGIN
from tests.support.sync_rig import Rig, TurnedClock, api_of, key_of, server_of, told
from tests.wire.bad import low_order_keys, non_canonical_keys
from wire.enrolment import enrolment_message
from wire.keys import spki, verify
from wire.note import parse_vkey
from wire.problems import WireError

GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493
WEAK = [*low_order_keys(), *non_canonical_keys()]


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path, authority=True)
    yield rig
    rig.spool.close()


def vkey_of(raw: bytes) -> str:
    """The vkey of 32 bytes, with the hash that goes with them."""
    key = b"\x01" + raw
    named = hashlib.sha256(f"{ORIGIN}\n".encode() + key).digest()[:4].hex()
    return f"{ORIGIN}+{named}+{base64.b64encode(key).decode()}"


def test_this_spelling_of_a_vkey_is_the_one_that_is_read():
    raw = key_of("log").signer.public.public_bytes_raw()
    assert parse_vkey(vkey_of(raw))[0] == ORIGIN


@pytest.mark.parametrize("raw", WEAK, ids=bytes.hex)
def test_an_enrolment_with_a_weak_log_key_is_refused(raw):
    """Under such a key anybody's receipts would hold."""
    clock = TurnedClock()
    server = server_of(clock)
    server.codes["code"] = ""

    class Weak:
        def send(self, request: Request) -> Response:
            answer = server.send(request)
            content = json.loads(answer.body)
            content["log"]["key"] = vkey_of(raw)
            return Response(answer.status, answer.headers, json.dumps(content).encode())

    with pytest.raises(SyncError) as refusal:
        api_of(Weak(), clock, token=None).enrol(
            code="code", name="Desk", os="Debian", key=key_of("new")
        )
    assert refusal.value.code is SyncCode.SERVER_FAILED
    assert "key" in refusal.value.details["detail"]


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_a_secret_of_another_length_is_no_key(size):
    with pytest.raises(ValueError, match=f"{SECRET_BYTES} secret bytes"):
        DeviceKey.from_secret(bytes(size))


def test_a_new_key_is_new_and_comes_back_from_its_secret():
    first, second = DeviceKey.generate(), DeviceKey.generate()
    assert first.key_id != second.key_id
    again = DeviceKey.from_secret(first.to_secret())
    assert (again.key_id, again.public_spki) == (first.key_id, first.public_spki)
    assert first.public_spki == spki(first.signer.public)
    assert first.to_secret().hex() not in repr(first)


def test_proof_of_possession_binds_code_name_and_key():
    key, other = key_of("one"), key_of("two")
    proof = key.prove(code="code", name="Desk")
    verify(key.signer.public, proof, enrolment_message("code", "Desk", key.public_spki))
    for message, public in (
        (enrolment_message("other", "Desk", key.public_spki), key.signer.public),
        (enrolment_message("code", "Other", key.public_spki), key.signer.public),
        (enrolment_message("code", "Desk", other.public_spki), key.signer.public),
        (enrolment_message("code", "Desk", key.public_spki), other.signer.public),
    ):
        with pytest.raises(WireError):
            verify(public, proof, message)


def malleated(signature: bytes) -> bytes:
    """The same signature with S + L: what a verifier that does not reduce S takes for another valid one."""
    s = int.from_bytes(signature[32:], "little") + GROUP_ORDER
    return signature[:32] + s.to_bytes(32, "little")


def spoilt(change):
    """Every signature of an uploaded statement's receipt changed."""

    def answer_of(answer: Response) -> Response:
        content = json.loads(answer.body)
        if "receipt" not in content:
            return answer
        head, dash, tail = content["receipt"].rpartition("\n— ")
        name, _, encoded = tail.strip().partition(" ")
        hinted = base64.b64decode(encoded)
        signed = base64.b64encode(hinted[:4] + change(hinted[4:])).decode()
        content["receipt"] = f"{head}{dash}{name} {signed}\n"
        return Response(answer.status, answer.headers, json.dumps(content).encode())

    return answer_of


@pytest.mark.parametrize(
    "change",
    [
        malleated,
        lambda signature: bytes(32) + signature[32:],
        lambda signature: signature[:32] + bytes(32),
        lambda signature: b"\x01" + bytes(63),
        lambda signature: signature[32:] + signature[:32],
        lambda signature: signature[:63],
        lambda signature: signature + b"\x00",
        lambda signature: bytes([signature[0] ^ 1]) + signature[1:],
        lambda signature: signature[:63] + bytes([signature[63] ^ 0x80]),
        lambda _: Ed25519PrivateKey.generate().sign(b"x"),
    ],
)
def test_no_other_signature_of_a_checkpoint_is_taken(rig, change):
    class Spoiling:
        def send(self, request: Request) -> Response:
            return spoilt(change)(rig.server.send(request))

    rig.seal(told(0))
    rig.uploader = rig.uploader_over(Spoiling())
    rig.run()
    assert rig.spool.log(ORIGIN).halt.code in ("receipt-signature", "receipt-malformed")
    assert rig.pictures.removed == []


def test_the_receipt_that_was_spoilt_was_good(rig):
    class Same:
        def send(self, request: Request) -> Response:
            return spoilt(lambda signature: signature)(rig.server.send(request))

    rig.seal(told(0))
    rig.uploader = rig.uploader_over(Same())
    rig.run()
    assert rig.spool.log(ORIGIN).halt is None
    assert rig.spool.tally().receipted == 1
