"""All statements that an organization's server signs: keys, devices, policies and what has expired."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Final, TypeAlias, assert_never

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from wire import canonical, envelope, fields, head, keys
from wire.canonical import JsonValue
from wire.checkpoint import Checkpoint
from wire.contracts import policy_from_json, policy_to_json
from wire.enrolment import CODE_CHARACTERS, NAME_CHARACTERS, enrolment_message
from wire.enrolment import authorisation_message as authorisation_message
from wire.head import STABLE_VERSION, ZERO_SHA256
from wire.items import MAX_ITEMS
from wire.merkle import EMPTY_ROOT
from wire.note import parse_vkey
from wire.problems import WireCode, WireError
from wire.records import (
    SEGMENT_MINUTES,
    ContractId,
    KeyId,
    OrganizationId,
    PersonId,
    Policy,
    Sha256,
    StreamId,
)

MAX_TARGETS = 256

_HEAD: Final = ("v", "type", "log", "made_ms", "subject", "seq", "prev")
_SUBJECT: Final = re.compile("(organization|person|contract)/[0-9a-f]{16}")


class Role(StrEnum):
    """Which of the organization's keys is replaced."""

    LOG = "log"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectPlace:
    """Where a server's statement stands: its log, what its chain is about, and what came before."""

    v: int = STABLE_VERSION
    log: str
    made_ms: int
    subject: str
    seq: int
    prev: Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Genesis(SubjectPlace):
    """Begins a log. `statement_key` is a DER SubjectPublicKeyInfo, `log_key` a vkey, `previous` the last known
    checkpoint of the log that this one succeeds."""

    type: ClassVar[str] = "genesis"
    statement_key: bytes
    log_key: str
    previous: Checkpoint | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotate(SubjectPlace):
    """Replaces a key of the organization: `key` is a vkey, or base64 of a SubjectPublicKeyInfo for statements."""

    type: ClassVar[str] = "rotate"
    role: Role
    key: str

    @property
    def statement_key(self) -> bytes:
        """The new statement key's DER SubjectPublicKeyInfo; raises `WireError` when the log's key is replaced."""
        return fields.base64std(self.key, "statement/key")


@dataclass(frozen=True, slots=True)
class Authoriser:
    """An enrolled key that vouches for a new one, and its signature."""

    keyid: KeyId
    sig: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceStatement(SubjectPlace):
    """Enrols a device's key for a person. Without `authoriser` the server alone vouches for it."""

    type: ClassVar[str] = "device"
    key: bytes
    code: str
    name: str
    proof: bytes
    authoriser: Authoriser | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoke(SubjectPlace):
    """Revokes a device's key, which was in other hands since `lost_since_ms`, if that is known."""

    type: ClassVar[str] = "revoke"
    keyid: KeyId
    lost_since_ms: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyStatement(SubjectPlace):
    """What a contract captures from now on, and whose contract it is."""

    type: ClassVar[str] = "policy"
    person: PersonId
    segment_minutes: int
    policy: Policy


@dataclass(frozen=True, slots=True)
class ExpiredTarget:
    """A segment statement, and the indexes of those of its items that have been erased."""

    stream: StreamId
    seq: int
    sha256: Sha256
    items: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expire(SubjectPlace):
    """Items whose time of keeping is over have been erased."""

    type: ClassVar[str] = "expire"
    targets: tuple[ExpiredTarget, ...]


AuthorityStatement: TypeAlias = (
    Genesis | Rotate | DeviceStatement | Revoke | PolicyStatement | Expire
)


def subject_of_organization(organization: OrganizationId) -> str:
    """The subject of the chain about an organization and its keys."""
    return f"organization/{organization}"


def subject_of_person(person: PersonId) -> str:
    """The subject of the chain about a person's devices."""
    return f"person/{person}"


def subject_of_contract(contract: ContractId) -> str:
    """The subject of the chain about a contract's policies and what expired of it."""
    return f"contract/{contract}"


def members_of(place: SubjectPlace) -> dict[str, Any]:
    """The fields of `place` by name, to make a statement that stands there."""
    return {
        "v": place.v,
        "log": place.log,
        "made_ms": place.made_ms,
        "subject": place.subject,
        "seq": place.seq,
        "prev": place.prev,
    }


def encode_authority(statement: AuthorityStatement) -> bytes:
    """The payload bytes; raises `WireError` instead of writing what `decode_authority` refuses."""
    members: dict[str, JsonValue] = {"type": statement.type, **members_of(statement)}
    data = canonical.encode(members | _own_members(statement))
    if decode_authority(data) != statement:
        raise fields.bad("statement", "does not survive its own encoding")
    return data


def decode_authority(payload: bytes) -> AuthorityStatement:
    """Read payload bytes, whose signature was checked before or is about to be; raises `WireError`."""
    value = canonical.decode(payload, where="statement")
    return _READERS[head.check_version(value, _READERS)](value)


def open_authority(
    sealed: envelope.Envelope, public: Ed25519PublicKey, *, log: str
) -> AuthorityStatement:
    """The statement in an envelope that `public`, the statement key of its time, signed for `log`.

    Raises `WireError` otherwise.
    """
    envelope.check_payload_type(sealed)
    envelope.check_key(sealed, public)
    envelope.check_signature(sealed, public)
    statement = decode_authority(sealed.payload)
    if statement.log != log:
        raise WireError(WireCode.WRONG_LOG, "statement/log", statement.log)
    return statement


def check_possession(device: DeviceStatement) -> None:
    """Raise `WireError` unless the new key signed its own enrolment."""
    public = keys.load_spki(device.key, "statement/key")
    message = enrolment_message(device.code, device.name, device.key)
    try:
        keys.verify(public, device.proof, message, where="statement/proof")
    except WireError as error:
        code = WireCode.BAD_PROOF_OF_POSSESSION
        raise WireError(code, error.where, error.detail) from error


def check_authorisation(device: DeviceStatement, public: Ed25519PublicKey) -> None:
    """Raise `WireError` unless `public`, an enrolled key, vouched for the new one."""
    at = "statement/authoriser"
    authoriser = device.authoriser
    if authoriser is None or authoriser.keyid != keys.key_id(public):
        raise WireError(WireCode.BAD_AUTHORISATION, f"{at}/keyid")
    message = authorisation_message(device.code, device.name, device.key)
    try:
        keys.verify(public, authoriser.sig, message, where=f"{at}/sig")
    except WireError as error:
        raise WireError(WireCode.BAD_AUTHORISATION, error.where, error.detail) from error


def _own_members(statement: AuthorityStatement) -> dict[str, JsonValue]:
    match statement:
        case Genesis(previous=before):
            return {
                "statement_key": fields.to_base64std(statement.statement_key),
                "log_key": statement.log_key,
                "previous": None
                if before is None
                else {"origin": before.origin, "size": before.size, "root": before.root},
            }
        case Rotate():
            return {"role": str(statement.role), "key": statement.key}
        case DeviceStatement(authoriser=vouched):
            return {
                "key": fields.to_base64std(statement.key),
                "code": statement.code,
                "name": statement.name,
                "proof": fields.to_base64std(statement.proof),
                "authoriser": None
                if vouched is None
                else {"keyid": vouched.keyid, "sig": fields.to_base64std(vouched.sig)},
            }
        case Revoke():
            return {"keyid": statement.keyid, "lost_since_ms": statement.lost_since_ms}
        case PolicyStatement():
            return {
                "person": statement.person,
                "segment_minutes": statement.segment_minutes,
                "policy": policy_to_json(statement.policy),
            }
        case Expire():
            return {
                "targets": [
                    {
                        "stream": target.stream,
                        "seq": target.seq,
                        "sha256": target.sha256,
                        "items": list(target.items),
                    }
                    for target in statement.targets
                ]
            }
        case _:
            assert_never(statement)


def _read(value: JsonValue, kind: str, *names: str) -> tuple[dict[str, JsonValue], dict[str, Any]]:
    """All members of a statement, and of them those that every server's statement has, read."""
    at = "statement"
    found = fields.members(value, at, (*_HEAD, *names))
    subject = fields.string(found["subject"], f"{at}/subject")
    if _SUBJECT.fullmatch(subject) is None:
        raise fields.bad(f"{at}/subject", "not a kind of subject and an id")
    if subject.split("/")[0] != kind:
        raise WireError(WireCode.WRONG_SUBJECT, f"{at}/subject", f"not a {kind}")
    seq = fields.integer(found["seq"], f"{at}/seq")
    prev = fields.sha256(found["prev"], f"{at}/prev")
    if (seq == 0) != (prev == ZERO_SHA256):
        raise fields.bad(f"{at}/prev", "zeros at the first statement and only there")
    return found, {
        "v": fields.integer(found["v"], f"{at}/v"),
        "log": fields.origin(found["log"], f"{at}/log"),
        "made_ms": fields.instant(found["made_ms"], f"{at}/made_ms"),
        "subject": subject,
        "seq": seq,
        "prev": prev,
    }


def _genesis(value: JsonValue) -> Genesis:
    found, place = _read(value, "organization", "statement_key", "log_key", "previous")
    if place["seq"] != 0:
        raise WireError(WireCode.NOT_GENESIS, "statement/seq", "a genesis is the first")
    return Genesis(
        **place,
        statement_key=_spki(found["statement_key"], "statement/statement_key"),
        log_key=_vkey(found["log_key"], "statement/log_key", place["log"]),
        previous=None if found["previous"] is None else _checkpoint(found["previous"]),
    )


def _checkpoint(value: JsonValue) -> Checkpoint:
    at = "statement/previous"
    found = fields.members(value, at, ("origin", "size", "root"))
    size = fields.integer(found["size"], f"{at}/size")
    root = fields.sha256(found["root"], f"{at}/root")
    if size == 0 and root != EMPTY_ROOT.hex():
        raise fields.bad(f"{at}/root", "not the root of the empty log")
    return Checkpoint(origin=fields.origin(found["origin"], f"{at}/origin"), size=size, root=root)


def _rotate(value: JsonValue) -> Rotate:
    found, place = _read(value, "organization", "role", "key")
    role = fields.one_of(found["role"], "statement/role", Role)
    key = fields.string(found["key"], "statement/key")
    if role is Role.LOG:
        _vkey(key, "statement/key", place["log"])
    else:
        _spki(key, "statement/key")
    return Rotate(**place, role=role, key=key)


def _device(value: JsonValue) -> DeviceStatement:
    found, place = _read(value, "person", "key", "code", "name", "proof", "authoriser")
    at = "statement"
    return DeviceStatement(
        **place,
        key=_spki(found["key"], f"{at}/key"),
        code=fields.text(found["code"], f"{at}/code", low=1, high=CODE_CHARACTERS),
        name=fields.text(found["name"], f"{at}/name", low=1, high=NAME_CHARACTERS),
        proof=_signature(found["proof"], f"{at}/proof"),
        authoriser=None if found["authoriser"] is None else _authoriser(found["authoriser"]),
    )


def _authoriser(value: JsonValue) -> Authoriser:
    at = "statement/authoriser"
    found = fields.members(value, at, ("keyid", "sig"))
    return Authoriser(
        keyid=KeyId(fields.sha256(found["keyid"], f"{at}/keyid")),
        sig=_signature(found["sig"], f"{at}/sig"),
    )


def _revoke(value: JsonValue) -> Revoke:
    found, place = _read(value, "person", "keyid", "lost_since_ms")
    since = found["lost_since_ms"]
    lost_ms = None if since is None else fields.instant(since, "statement/lost_since_ms")
    if lost_ms is not None and lost_ms > place["made_ms"]:
        raise fields.bad("statement/lost_since_ms", "after the statement was made")
    keyid = KeyId(fields.sha256(found["keyid"], "statement/keyid"))
    return Revoke(**place, keyid=keyid, lost_since_ms=lost_ms)


def _policy(value: JsonValue) -> PolicyStatement:
    found, place = _read(value, "contract", "person", "segment_minutes", "policy")
    minutes = fields.integer(found["segment_minutes"], "statement/segment_minutes")
    if minutes not in SEGMENT_MINUTES:
        raise fields.bad("statement/segment_minutes", f"{minutes} is no length of a segment")
    return PolicyStatement(
        **place,
        person=PersonId(fields.database_id(found["person"], "statement/person")),
        segment_minutes=minutes,
        policy=policy_from_json(found["policy"], "statement/policy"),
    )


def _expire(value: JsonValue) -> Expire:
    found, place = _read(value, "contract", "targets")
    listed = fields.array(found["targets"], "statement/targets", low=1, high=MAX_TARGETS)
    targets = []
    for number, one in enumerate(listed):
        at = f"statement/targets/{number}"
        members = fields.members(one, at, ("stream", "seq", "sha256", "items"))
        targets.append(
            ExpiredTarget(
                stream=fields.stream_id(members["stream"], f"{at}/stream"),
                seq=fields.integer(members["seq"], f"{at}/seq"),
                sha256=fields.sha256(members["sha256"], f"{at}/sha256"),
                items=head.indexes(members["items"], f"{at}/items", low=1, high=MAX_ITEMS),
            )
        )
    return Expire(**place, targets=tuple(targets))


def _spki(value: JsonValue, where: str) -> bytes:
    """A safe public key's DER SubjectPublicKeyInfo."""
    der = fields.base64std(fields.string(value, where), where)
    keys.load_spki(der, where)
    return der


def _vkey(value: JsonValue, where: str, origin: str) -> str:
    """The vkey of the log called `origin`."""
    text = fields.string(value, where)
    try:
        name, _ = parse_vkey(text)
    except WireError as error:
        raise WireError(error.code, where, error.detail) from error
    if name != origin:
        raise fields.bad(where, "the key of another log")
    return text


def _signature(value: JsonValue, where: str) -> bytes:
    return fields.base64std(fields.string(value, where), where, size=keys.SIGNATURE_BYTES)


_READERS: Final[dict[str, Callable[[JsonValue], AuthorityStatement]]] = {
    Genesis.type: _genesis,
    Rotate.type: _rotate,
    DeviceStatement.type: _device,
    Revoke.type: _revoke,
    PolicyStatement.type: _policy,
    Expire.type: _expire,
}
