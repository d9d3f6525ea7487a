"""What a browser says of a passkey, read and checked as Web Authentication demands; pure, no database."""

from __future__ import annotations

import base64
import binascii
import hashlib
import ipaddress
import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

import msgspec
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from fido2 import cbor
from fido2.cose import CoseKey
from fido2.webauthn import AttestationObject, AuthenticatorData

ALGORITHMS: Final = (-7, -8, -257)
"""COSE numbers of ES256, EdDSA and RS256: every authenticator has one of them."""

MOST_CHARACTERS: Final = 40_000
"""Longest response that is read; real ones have about a thousand."""

MOST_ID_BYTES: Final = 1023
_MOST_KEY_BYTES: Final = 1200
_UNREADABLE: Final = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RecursionError,
    struct.error,
    UnsupportedAlgorithm,
)
"""What reading foreign bytes as CBOR or as a key raises."""


class Refusal(StrEnum):
    """Why a passkey was not taken."""

    NO_ADDRESS = "no-address"
    """The server's address is none that browsers keep passkeys for: plain http, or no name but a number."""
    UNREADABLE = "unreadable"
    WRONG_KIND = "wrong-kind"
    WRONG_ORIGIN = "wrong-origin"
    WRONG_SITE = "wrong-site"
    CHALLENGE_OVER = "challenge-over"
    NOT_PRESENT = "not-present"
    NOT_VERIFIED = "not-verified"
    UNKNOWN = "unknown"
    REMOVED = "removed"
    BAD_SIGNATURE = "bad-signature"
    ALGORITHM = "algorithm"
    KNOWN = "known"
    TOO_MANY = "too-many"
    BAD_NAME = "bad-name"


class PasskeyRefusedError(Exception):
    """A passkey that was not taken, for the reason `refusal`."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Site:
    """For whom passkeys are made: the address of this server as browsers write it, and its host's name."""

    origin: str
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a browser sent, as far as it can be read without looking anything up."""

    credential_id: bytes
    kind: str
    challenge: bytes
    origin: str
    framed: bool
    client_sha256: bytes
    authenticator: bytes
    """Authenticator data of a use, attestation object of a new passkey."""
    signature: bytes
    person: bytes
    """The user handle; empty where the browser named none."""


@dataclass(frozen=True, slots=True)
class New:
    """A passkey to keep: its COSE key as CBOR, and where its counter begins."""

    credential_id: bytes
    public_key: bytes
    counter: int


class _Response(msgspec.Struct, frozen=True):
    client: str = msgspec.field(name="clientDataJSON")
    attestation: str = msgspec.field(name="attestationObject", default="")
    authenticator: str = msgspec.field(name="authenticatorData", default="")
    signature: str = ""
    person: str | None = msgspec.field(name="userHandle", default=None)


class _Credential(msgspec.Struct, frozen=True):
    raw_id: str = msgspec.field(name="rawId")
    type: str
    response: _Response


class _Client(msgspec.Struct, frozen=True):
    type: str
    challenge: str
    origin: str
    framed: bool = msgspec.field(name="crossOrigin", default=False)


def site_of(public_url: str) -> Site | None:
    """The site of a server's public address; None where browsers keep no passkeys for it.

    They do for https with a name, and for `localhost` even without https.
    """
    parts = urlsplit(public_url)
    name = (parts.hostname or "").rstrip(".")
    local = name == "localhost" or name.endswith(".localhost")
    if not name or not (local or (parts.scheme == "https" and not _is_number(name))):
        return None
    standard = {"https": 443, "http": 80}.get(parts.scheme)
    port = "" if parts.port in (None, standard) else f":{parts.port}"
    return Site(origin=f"{parts.scheme}://{name}{port}", name=name)


def read(text: str) -> Told:
    """What `text`, a credential as JSON with its bytes in base64url, says. Raises `PasskeyRefusedError`."""
    if not text or len(text) > MOST_CHARACTERS:
        raise PasskeyRefusedError(Refusal.UNREADABLE)
    try:
        credential = msgspec.json.decode(text.encode(), type=_Credential)
        response = credential.response
        plain = from_base64url(response.client)
        client = msgspec.json.decode(plain, type=_Client)
        told = Told(
            credential_id=from_base64url(credential.raw_id),
            kind=client.type,
            challenge=from_base64url(client.challenge),
            origin=client.origin,
            framed=client.framed,
            client_sha256=hashlib.sha256(plain).digest(),
            authenticator=from_base64url(response.authenticator or response.attestation),
            signature=from_base64url(response.signature),
            person=from_base64url(response.person or ""),
        )
    except (ValueError, RecursionError) as error:
        raise PasskeyRefusedError(Refusal.UNREADABLE) from error
    if credential.type != "public-key" or not 0 < len(told.credential_id) <= MOST_ID_BYTES:
        raise PasskeyRefusedError(Refusal.UNREADABLE)
    return told


def check_new(told: Told, site: Site) -> New:
    """The passkey that `told` makes; its challenge has been checked. Raises `PasskeyRefusedError`."""
    _check_client(told, site, "webauthn.create")
    try:
        data = AttestationObject(told.authenticator).auth_data
    except _UNREADABLE as error:
        raise PasskeyRefusedError(Refusal.UNREADABLE) from error
    _check_authenticator(data, site)
    made = data.credential_data
    if made is None or made.credential_id != told.credential_id:
        raise PasskeyRefusedError(Refusal.UNREADABLE)
    key = made.public_key
    if key.get(3) not in ALGORITHMS:
        raise PasskeyRefusedError(Refusal.ALGORITHM)
    public_key = cbor.encode(dict(key))
    if len(public_key) > _MOST_KEY_BYTES:
        raise PasskeyRefusedError(Refusal.ALGORITHM)
    # Only a key that can check signatures is kept: this one fits none, and says so.
    if _fits(public_key, b"", b"\0" * 64):
        raise PasskeyRefusedError(Refusal.UNREADABLE)
    return New(made.credential_id, public_key, data.counter)


def check_use(told: Told, site: Site, *, public_key: bytes, person: str) -> int:
    """The counter of a use of a kept passkey of `person`; its challenge has been checked.

    Raises `PasskeyRefusedError`.
    """
    _check_client(told, site, "webauthn.get")
    try:
        data = AuthenticatorData(told.authenticator)
    except _UNREADABLE as error:
        raise PasskeyRefusedError(Refusal.UNREADABLE) from error
    _check_authenticator(data, site)
    if not _fits(public_key, told.authenticator + told.client_sha256, told.signature):
        raise PasskeyRefusedError(Refusal.BAD_SIGNATURE)
    if told.person != person.encode():
        raise PasskeyRefusedError(Refusal.UNKNOWN)
    return data.counter


def went_back(before: int, now: int) -> bool:
    """Whether a counter did not go on: the passkey may have been copied. Zero says that it does not count."""
    return (before or now) > 0 and now <= before


def to_base64url(data: bytes) -> str:
    """Without padding, as browsers write it."""
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def from_base64url(text: str) -> bytes:
    """Raises `ValueError` for anything else."""
    padded = text.encode("ascii") + b"=" * (-len(text) % 4)
    try:
        return base64.b64decode(padded, altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from error


def _check_client(told: Told, site: Site, kind: str) -> None:
    if told.kind != kind:
        raise PasskeyRefusedError(Refusal.WRONG_KIND)
    if told.origin != site.origin or told.framed:
        raise PasskeyRefusedError(Refusal.WRONG_ORIGIN)


def _check_authenticator(data: AuthenticatorData, site: Site) -> None:
    if data.rp_id_hash != hashlib.sha256(site.name.encode()).digest():
        raise PasskeyRefusedError(Refusal.WRONG_SITE)
    if not data.is_user_present():
        raise PasskeyRefusedError(Refusal.NOT_PRESENT)
    if not data.is_user_verified():
        raise PasskeyRefusedError(Refusal.NOT_VERIFIED)


def _fits(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature is of that key. Raises `PasskeyRefusedError` for bytes that are no key."""
    try:
        decoded = cbor.decode(public_key)
        if not isinstance(decoded, dict):
            raise PasskeyRefusedError(Refusal.UNREADABLE)
        CoseKey.parse(decoded).verify(message, signature)
    except InvalidSignature:
        return False
    except _UNREADABLE as error:
        raise PasskeyRefusedError(Refusal.UNREADABLE) from error
    return True


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
