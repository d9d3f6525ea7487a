"""The DSSE v1.0.2 envelope, with exactly one Ed25519 signature and exactly one spelling."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from wire import canonical, fields, keys
from wire.canonical import MAX_STATEMENT_BYTES, JsonValue
from wire.keys import Signer
from wire.problems import WireCode, WireError
from wire.records import KeyId, Sha256

PAYLOAD_TYPE: Final = "application/vnd.hourproof.statement.v1+json"
MAX_ENVELOPE_BYTES: Final = (MAX_STATEMENT_BYTES + 2) // 3 * 4 + 512
"""The base64 of the largest statement, and room for the rest, which has about 270 bytes."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A parsed envelope whose signature has not been checked yet; `sha256` is of its very bytes."""

    payload: bytes
    payload_type: str
    key_id: KeyId
    signature: bytes
    sha256: Sha256


def sha256_of(data: bytes) -> Sha256:
    """Lower-case hex SHA-256 of `data`."""
    return Sha256(hashlib.sha256(data).hexdigest())


def pae(payload_type: str, payload: bytes) -> bytes:
    """DSSE's pre-authentication encoding: the bytes that are signed."""
    kind = payload_type.encode("utf-8")
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def seal(payload: bytes, signer: Signer, *, payload_type: str = PAYLOAD_TYPE) -> bytes:
    """The bytes of the envelope in which `signer` vouches for `payload`."""
    signature = signer.sign(pae(payload_type, payload))
    signatures: list[JsonValue] = [
        {"keyid": signer.key_id, "sig": fields.to_base64std(signature)},
    ]
    return canonical.encode(
        {
            "payload": fields.to_base64std(payload),
            "payloadType": payload_type,
            "signatures": signatures,
        }
    )


def parse(data: bytes) -> Envelope:
    """Take an envelope apart; raises `WireError` unless these are the only bytes it can have."""
    return read(canonical.decode(data, where="envelope", limit=MAX_ENVELOPE_BYTES), data)


def payload_again(data: bytes) -> bytes:
    """The payload of an envelope that `parse` has let pass before, as `canonical.read_again`."""
    outer = fields.members(
        canonical.read_again(data, where="envelope"),
        "envelope",
        ("payload", "payloadType", "signatures"),
    )
    payload = fields.string(outer["payload"], "envelope/payload")
    return fields.base64std(payload, "envelope/payload")


def read(value: JsonValue, data: bytes) -> Envelope:
    """Take an envelope apart that is `value` and whose bytes are `data`, its canonical encoding."""
    if len(data) > MAX_ENVELOPE_BYTES:
        raise WireError(WireCode.TOO_LARGE, "envelope", f"{len(data)} bytes")
    outer = fields.members(value, "envelope", ("payload", "payloadType", "signatures"))
    signatures = fields.array(outer["signatures"], "envelope/signatures", low=1, high=1)
    inner = fields.members(signatures[0], "envelope/signatures/0", ("keyid", "sig"))
    payload = fields.string(outer["payload"], "envelope/payload")
    signature = fields.string(inner["sig"], "envelope/signatures/0/sig")
    return Envelope(
        payload=fields.base64std(payload, "envelope/payload"),
        payload_type=fields.text(outer["payloadType"], "envelope/payloadType", low=1, high=200),
        key_id=KeyId(fields.sha256(inner["keyid"], "envelope/signatures/0/keyid")),
        signature=fields.base64std(
            signature, "envelope/signatures/0/sig", size=keys.SIGNATURE_BYTES
        ),
        sha256=sha256_of(data),
    )


def check_payload_type(envelope: Envelope, expected: str = PAYLOAD_TYPE) -> None:
    """Raise `WireError` unless the envelope says that it holds `expected`."""
    if envelope.payload_type != expected:
        raise WireError(WireCode.WRONG_PAYLOAD_TYPE, "envelope/payloadType", envelope.payload_type)


def check_key(envelope: Envelope, public: Ed25519PublicKey) -> None:
    """Raise `WireError` unless the envelope names `public` as its signer and that is no weak key."""
    keys.refuse_weak(keys.raw(public), "envelope/signatures/0/keyid")
    if envelope.key_id != keys.key_id(public):
        raise WireError(WireCode.WRONG_KEY, "envelope/signatures/0/keyid")


def check_signature(envelope: Envelope, public: Ed25519PublicKey) -> None:
    """Raise `WireError` unless `public` signed the payload bytes under the payload type."""
    message = pae(envelope.payload_type, envelope.payload)
    keys.verify(public, envelope.signature, message, where="envelope/signatures/0/sig")


def open_envelope(data: bytes, public: Ed25519PublicKey) -> bytes:
    """The payload of an envelope that `public` signed; raises `WireError` otherwise."""
    envelope = parse(data)
    check_payload_type(envelope)
    check_key(envelope, public)
    check_signature(envelope, public)
    return envelope.payload
