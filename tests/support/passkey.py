"""An authenticator by hand: makes and uses passkeys as a browser would say them, and bends what it says."""

from __future__ import annotations

import hashlib
import json
import struct
from dataclasses import dataclass, field, replace
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from fido2 import cbor
from fido2.cose import ES256, RS256, CoseKey, EdDSA

from server.accounts.passkey_checks import to_base64url

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40

PrivateKey = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey


def elliptic(number: int = 1) -> ec.EllipticCurvePrivateKey:
    """The same key for the same number."""
    return ec.derive_private_key(1_000 + number, ec.SECP256R1())


@dataclass(frozen=True, slots=True)
class Authenticator:
    """One passkey. What is not as it should be is changed with `dataclasses.replace`."""

    origin: str
    name: str = "localhost"
    person: str = ""
    key: PrivateKey = field(default_factory=elliptic)
    credential_id: bytes = b"credential of the tests"
    flags: int = PRESENT | VERIFIED
    counter: int = 0
    framed: bool = False
    kind: str = ""
    type: str = "public-key"
    cose: CoseKey | None = None

    def bent(self, **changes: Any) -> Authenticator:
        """Another one, with some things as they should not be."""
        return replace(self, **changes)

    def make(self, challenge: str) -> str:
        """The answer to a request to make the passkey."""
        cose = self.cose if self.cose is not None else _cose(self.key)
        attested = (
            bytes(16)
            + struct.pack(">H", len(self.credential_id))
            + self.credential_id
            + cbor.encode(dict(cose))
        )
        data = self._data(self.flags | ATTESTED) + attested
        told = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client(self.kind or "webauthn.create", challenge)
        return self._said({"attestationObject": told}, client)

    def use(self, challenge: str, *, signed: bytes | None = None) -> str:
        """The answer to a request to use it; `signed` is signed in the place of what should be."""
        data = self._data(self.flags)
        client = self._client(self.kind or "webauthn.get", challenge)
        message = data + hashlib.sha256(client).digest() if signed is None else signed
        told = {
            "authenticatorData": data,
            "signature": _sign(self.key, message),
            "userHandle": self.person.encode(),
        }
        return self._said(told, client)

    def _data(self, flags: int) -> bytes:
        named = hashlib.sha256(self.name.encode()).digest()
        return named + struct.pack(">BI", flags, self.counter)

    def _client(self, kind: str, challenge: str) -> bytes:
        told = {
            "type": kind,
            "challenge": challenge,
            "origin": self.origin,
            "crossOrigin": self.framed,
        }
        return json.dumps(told).encode()

    def _said(self, response: dict[str, bytes], client: bytes) -> str:
        told = {name: to_base64url(value) for name, value in response.items()}
        return json.dumps(
            {
                "rawId": to_base64url(self.credential_id),
                "type": self.type,
                "response": {"clientDataJSON": to_base64url(client), **told},
            }
        )


def _cose(key: PrivateKey) -> CoseKey:
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return ES256.from_cryptography_key(key.public_key())
    if isinstance(key, rsa.RSAPrivateKey):
        return RS256.from_cryptography_key(key.public_key())
    return EdDSA.from_cryptography_key(key.public_key())


def _sign(key: PrivateKey, message: bytes) -> bytes:
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key.sign(message, ec.ECDSA(hashes.SHA256()))
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(message, padding.PKCS1v15(), hashes.SHA256())
    return key.sign(message)
