"""Enrolling devices by one-time code, and recognising them by their token."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.accounts.models import Person
from server.authority.orders import order_device, order_revoke
from server.clock import Clock, Rng, new_id
from server.context import Core
from server.devices.models import Device, EnrolmentCode
from server.organizations.models import Organization
from server.problems import Code, Problem
from wire import keys
from wire.authority import Authoriser
from wire.enrolment import authorisation_message, enrolment_message
from wire.problems import WireCode, WireError
from wire.records import DeviceId, KeyId, OrganizationId, PersonId

CODE_LIFE_MS = 7 * 24 * 3_600_000
"""How long a new code can be used unless said otherwise: a week."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: nothing that reads like something else
_GROUPS, _GROUP = 4, 4  # 80 bits: not to be guessed
_TOKEN = "hpd1"  # noqa: S105 - the prefix that says what the token is


@dataclass(frozen=True, slots=True)
class DeviceIdentity:
    """Who is calling: an enrolled device, its owner, the key and the log that its statements name."""

    organization: OrganizationId
    device: DeviceId
    person: PersonId
    public_key: Ed25519PublicKey
    log_origin: str


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A new device; `token` is told once and never again."""

    device: DeviceId
    token: str
    person: PersonId
    person_name: str
    organization: OrganizationId
    organization_name: str
    log_origin: str
    log_key: str


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Whose device a key would become that was shown with a usable code."""

    organization: OrganizationId
    person: PersonId
    public: Ed25519PublicKey


def new_code(
    session: Session,
    organization: OrganizationId,
    person: PersonId,
    *,
    clock: Clock,
    rng: Rng,
    life_ms: int = CODE_LIFE_MS,
) -> str:
    """A fresh one-time code for a device of `person`; only its hash is kept."""
    drawn = rng.token_bytes(_GROUPS * _GROUP)
    letters = "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in drawn)
    code = "-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))
    now_ms = clock.now_ms()
    session.add(
        EnrolmentCode(
            organization=organization,
            code_sha256=code_sha256(code),
            person=person,
            created_ms=now_ms,
            expires_ms=now_ms + life_ms,
            used_ms=None,
            device=None,
        )
    )
    session.flush()
    return code


def revoke(
    session: Session,
    row: Device,
    *,
    lost_since_ms: int | None,
    now_ms: int,
) -> None:
    """Take nothing more from a device, from this transaction on, and have that stated in the log.

    `lost_since_ms` is since when its key was in other hands, if it was. Devices are revoked once.
    """
    row.revoked_ms = now_ms
    row.lost_since_ms = lost_since_ms
    order_revoke(
        session,
        row.organization,
        row.person,
        key_id=row.key_id,
        lost_since_ms=lost_since_ms,
        now_ms=now_ms,
    )


class Devices:
    """Enrolment and recognition. Safe from any thread."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def organization_of(self, code: str) -> OrganizationId:
        """Whose code this is; raises `Problem` unless it can be used now."""
        with self._core.database.reading() as session:
            return _usable_code(session, code, self._core.clock.now_ms()).organization

    def enrol(
        self,
        *,
        code: str,
        name: str,
        public_key: str,
        proof: str,
        os: str,
        authoriser: tuple[str, str] | None = None,
    ) -> Enrolled:
        """Use up `code` and enrol the key (base64 of SPKI and of its signature over `enrolment_message`).

        `authoriser` is the key id of a device of the same person that vouches for the new one, and base64 of
        its signature over `authorisation_message`; without it the server alone does. Raises `Problem`.
        """
        public, signature = _possessed(code, name, public_key, proof)
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as session:
            row = _usable_code(session, code, now_ms)
            key_id = keys.key_id(public)
            if session.scalar(
                select(Device.device).where(
                    Device.organization == row.organization, Device.key_id == key_id
                )
            ):
                raise Problem(Code.KEY_KNOWN, "Make a new key for this device and enrol that.")
            vouched = (
                None
                if authoriser is None
                else _vouched(
                    session, row, authoriser, authorisation_message(code, name, keys.spki(public))
                )
            )
            device = DeviceId(new_id(self._core.rng))
            secret = base64.urlsafe_b64encode(self._core.rng.token_bytes(32)).rstrip(b"=").decode()
            session.add(
                Device(
                    organization=row.organization,
                    device=device,
                    person=row.person,
                    name=_plain(name),
                    os=_plain(os),
                    public_key=keys.spki(public),
                    key_id=key_id,
                    token_sha256=hashlib.sha256(secret.encode()).hexdigest(),
                    created_ms=now_ms,
                    revoked_ms=None,
                    lost_since_ms=None,
                )
            )
            order_device(
                session,
                row.organization,
                row.person,
                spki=keys.spki(public),
                code=code,
                name=name,
                proof=signature,
                authoriser=vouched,
                now_ms=now_ms,
            )
            row.used_ms = now_ms
            row.device = device
            organization = session.get_one(Organization, row.organization)
            person = session.get_one(Person, row.person)
            return Enrolled(
                device=device,
                token=f"{_TOKEN}.{row.organization}.{device}.{secret}",
                person=row.person,
                person_name=person.name,
                organization=row.organization,
                organization_name=organization.name,
                log_origin=organization.log_origin,
                log_key=organization.log_key,
            )

    def examine(self, *, code: str, name: str, public_key: str, proof: str) -> Newcomer:
        """Whose device this would be, without using up `code`; arguments as for `enrol`. Raises `Problem`."""
        public, _ = _possessed(code, name, public_key, proof)
        with self._core.database.reading() as session:
            row = _usable_code(session, code, self._core.clock.now_ms())
            return Newcomer(row.organization, row.person, public)

    def vouched(self, caller: DeviceIdentity, sig: str, message: bytes) -> Authoriser:
        """The signature of the calling device over `message`. Raises `Problem` if it is another's."""
        try:
            signature = _base64(sig, "sig")
            keys.verify(caller.public_key, signature, message, where="sig")
        except WireError as error:
            raise _not_vouched(error) from error
        return Authoriser(keyid=keys.key_id(caller.public_key), sig=signature)

    def authenticate(self, authorization: str | None) -> DeviceIdentity:
        """The device whose bearer token came in the header `authorization`.

        Raises `Problem`: `not-signed-in`, or `device-revoked` for a token that was good once.
        """
        scheme, _, token = (authorization or "").partition(" ")
        parts = token.strip().split(".")
        if scheme.lower() != "bearer" or len(parts) != 4 or parts[0] != _TOKEN:
            raise _not_signed_in()
        found = self._core.database.select(
            "SELECT person, public_key, token_sha256, revoked_ms, log_origin"
            " FROM devices JOIN organizations USING (organization)"
            " WHERE organization = ? AND device = ?",
            parts[1],
            parts[2],
        )
        told = hashlib.sha256(parts[3].encode("utf-8", "surrogatepass")).hexdigest()
        person, public_key, token_sha256, revoked_ms, log_origin = (
            found[0] if found else ("", b"", "", None, "")
        )
        if not hmac.compare_digest(token_sha256, told):
            raise _not_signed_in()
        if revoked_ms is not None:
            raise Problem(
                Code.DEVICE_REVOKED,
                "This device was removed from the organization. Enrol it again with a new code.",
            )
        return DeviceIdentity(
            OrganizationId(parts[1]),
            DeviceId(parts[2]),
            PersonId(person),
            _known_key(public_key),
            log_origin,
        )


@lru_cache(maxsize=4_096)
def _known_key(spki: bytes) -> Ed25519PublicKey:
    """The key of an enrolled device; that it is a safe one costs more to show than everything else here."""
    return keys.load_spki(spki)


def _possessed(code: str, name: str, public_key: str, proof: str) -> tuple[Ed25519PublicKey, bytes]:
    """The key and its signature over the enrolment. Raises `Problem` if it does not hold."""
    public = _public_key(public_key)
    try:
        message = enrolment_message(code, name, keys.spki(public))
        signature = _base64(proof, "proof")
        keys.verify(public, signature, message)
    except WireError as error:
        raise Problem(
            Code.BAD_PROOF,
            "The proof is not this key's signature over code, name and key.",
            extras={"where": error.where},
        ) from error
    return public, signature


def _not_signed_in() -> Problem:
    return Problem(
        Code.NOT_SIGNED_IN,
        "Send the device's token as 'Authorization: Bearer ...'.",
        headers={"WWW-Authenticate": "Bearer"},
    )


def _usable_code(session: Session, code: str, now_ms: int) -> EnrolmentCode:
    row = session.scalar(
        select(EnrolmentCode).where(EnrolmentCode.code_sha256 == code_sha256(code))
    )
    if row is None:
        raise Problem(
            Code.CODE_INVALID, "No such code. Type it as it was given, or ask for a new one."
        )
    if row.used_ms is not None:
        raise Problem(Code.CODE_USED, "Each code enrols one device. Ask for a new one.")
    if row.expires_ms <= now_ms:
        raise Problem(Code.CODE_EXPIRED, "The code was not used in time. Ask for a new one.")
    return row


def _vouched(
    session: Session, code: EnrolmentCode, told: tuple[str, str], message: bytes
) -> Authoriser:
    """The device that vouches: one of the same person that may send now, whose key signed `message`."""
    key_id, sig = KeyId(told[0]), told[1]
    device = session.scalar(
        select(Device).where(
            Device.organization == code.organization,
            Device.person == code.person,
            Device.key_id == key_id,
            Device.revoked_ms.is_(None),
        )
    )
    if device is None:
        raise _not_vouched(WireError(WireCode.UNKNOWN_KEY, "authoriser/keyid"))
    try:
        signature = _base64(sig, "authoriser/sig")
        keys.verify(_known_key(device.public_key), signature, message, where="authoriser/sig")
    except WireError as error:
        raise _not_vouched(error) from error
    return Authoriser(keyid=key_id, sig=signature)


def _not_vouched(error: WireError) -> Problem:
    return Problem(
        Code.BAD_AUTHORISATION,
        "No device of the same person, with that key and in good standing, signed for this one.",
        extras={"code": str(error.code), "where": error.where},
    )


def code_sha256(code: str) -> str:
    """The hash of a code however it was typed: case, dashes and spaces do not matter, O is 0, I and L are 1."""
    typed = "".join(code.upper().replace("-", "").split())
    return hashlib.sha256(typed.translate(str.maketrans("OIL", "011")).encode()).hexdigest()


def _public_key(text: str) -> Ed25519PublicKey:
    try:
        return keys.load_spki(_base64(text, "public_key"))
    except WireError as error:
        why = (
            "Its order is low: anybody could sign for it."
            if error.code is WireCode.LOW_ORDER_KEY
            else "It must be the base64 of an Ed25519 SubjectPublicKeyInfo in DER."
        )
        raise Problem(Code.LOW_ORDER_KEY, why, extras={"where": error.where}) from error


def _base64(text: str, where: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise WireError(WireCode.BAD_VALUE, where, "not base64") from error


def _plain(text: str) -> str:
    """`text` without control characters, for showing."""
    return "".join(c for c in text if not unicodedata.category(c).startswith("C")).strip()
