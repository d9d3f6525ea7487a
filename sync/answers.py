"""What a server answers a device: the values, and how each is read out of JSON that is not trusted yet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sync.learning import AuthorityTold, Stated, Turned
from wire import fields
from wire.authority import Authoriser
from wire.canonical import JsonValue
from wire.checkpoint import Checkpoint, open_checkpoint
from wire.contracts import contract_from_json
from wire.records import (
    Contract,
    DeviceId,
    KeyId,
    OrganizationId,
    PersonId,
    StreamHead,
    StreamId,
)


@dataclass(frozen=True, slots=True)
class ServerInfo:
    """What a server says of itself; sizes in bytes."""

    version: str
    api: int
    statement_min: int
    statement_max: int
    statement_bytes: int
    picture_bytes: int
    batch_bytes: int


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What a device is told once: its name and token, whose it is, and the log that will receipt its statements."""

    device: DeviceId
    token: str
    """Secret; sent with every later request."""
    person: PersonId
    person_name: str
    organization: OrganizationId
    organization_name: str
    origin: str
    vkey: str
    checkpoint: Checkpoint
    checkpoint_note: str
    time_ms: int


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A new device that asks for a voucher: what it will enrol with. The server's word, to be compared by eye."""

    code: str
    name: str
    public_spki: bytes

    @property
    def key_id(self) -> str:
        """The name of its key."""
        return hashlib.sha256(self.public_spki).hexdigest()


@dataclass(frozen=True, slots=True)
class Delivered:
    """The server's answer to a statement. Nothing in it has been checked yet."""

    receipt: str
    consistency: tuple[str, ...]
    known: int
    time_ms: int
    already: bool
    """The server had it from before: an earlier answer was lost."""


@dataclass(frozen=True, slots=True)
class WeekTold:
    """What the server counts of a week over all statements up to `heads`, by stream."""

    minutes: int
    manual_minutes: int
    heads: tuple[StreamHead, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """Who opened which segment; `looked_ms` is UTC."""

    stream: StreamId
    seq: int
    who: str
    looked_ms: int


def _object(value: JsonValue, where: str) -> dict[str, JsonValue]:
    """An object; members that we do not know yet are left alone."""
    if not isinstance(value, dict):
        raise fields.bad(where, "not an object")
    return value


def _member(value: JsonValue, where: str, name: str) -> JsonValue:
    found = _object(value, where)
    if name not in found:
        raise fields.bad(f"{where}/{name}", "missing")
    return found[name]


def _text(value: JsonValue, where: str, name: str, *, high: int = 1000) -> str:
    found = fields.string(_member(value, where, name), f"{where}/{name}")
    if not 0 < len(found) <= high:
        raise fields.bad(f"{where}/{name}", "empty or too long")
    return found


def _number(value: JsonValue, where: str, name: str) -> int:
    return fields.integer(_member(value, where, name), f"{where}/{name}")


def _optional_number(value: JsonValue, where: str, name: str) -> int | None:
    return None if _member(value, where, name) is None else _number(value, where, name)


def read_versions(value: JsonValue) -> tuple[int, int, int, str]:
    """API, oldest and newest statement that are taken, and the program's version."""
    statements = _member(value, "server", "statements")
    return (
        _number(value, "server", "api"),
        _number(statements, "server/statements", "min"),
        _number(statements, "server/statements", "max"),
        _text(value, "server", "version"),
    )


def read_server_info(value: JsonValue) -> ServerInfo:
    api, statement_min, statement_max, version = read_versions(value)
    limits = _member(value, "server", "limits")
    return ServerInfo(
        version=version,
        api=api,
        statement_min=statement_min,
        statement_max=statement_max,
        statement_bytes=_number(limits, "server/limits", "statement_bytes"),
        picture_bytes=_number(limits, "server/limits", "picture_bytes"),
        batch_bytes=_number(limits, "server/limits", "batch_bytes"),
    )


def read_enrolled(value: JsonValue) -> Enrolled:
    person = _member(value, "device", "person")
    organization = _member(value, "device", "organization")
    log = _member(value, "device", "log")
    origin = fields.origin(_member(log, "device/log", "origin"), "device/log/origin")
    vkey = _text(log, "device/log", "key")
    note = _text(log, "device/log", "checkpoint", high=10_000)
    return Enrolled(
        device=DeviceId(_text(value, "device", "device")),
        token=_text(value, "device", "token"),
        person=PersonId(_text(person, "device/person", "id")),
        person_name=_text(person, "device/person", "name"),
        organization=OrganizationId(_text(organization, "device/organization", "id")),
        organization_name=_text(organization, "device/organization", "name"),
        origin=origin,
        vkey=vkey,
        checkpoint=open_checkpoint(note, origin=origin, vkey=vkey),
        checkpoint_note=note,
        time_ms=fields.instant(_member(value, "device", "time_ms"), "device/time_ms"),
    )


def read_voucher(value: JsonValue) -> Authoriser | None:
    found, at = _member(value, "answer", "authoriser"), "answer/authoriser"
    if found is None:
        return None
    return Authoriser(
        keyid=KeyId(fields.sha256(_member(found, at, "keyid"), f"{at}/keyid")),
        sig=fields.base64std(_text(found, at, "sig"), f"{at}/sig"),
    )


def read_newcomers(value: JsonValue) -> tuple[Newcomer, ...]:
    at = "answer/waiting"
    listed = fields.array(_member(value, "answer", "waiting"), at, high=1_000)
    return tuple(
        Newcomer(
            code=_text(one, at, "code"),
            name=_text(one, at, "name"),
            public_spki=fields.base64std(_text(one, at, "public_key"), f"{at}/public_key"),
        )
        for one in listed
    )


def read_contracts(value: JsonValue) -> tuple[Contract, ...]:
    listed = fields.array(_member(value, "answer", "contracts"), "answer/contracts", high=10_000)
    return tuple(contract_from_json(one) for one in listed)


def read_week(value: JsonValue) -> WeekTold:
    at = "answer"
    listed = fields.array(_member(value, at, "heads"), f"{at}/heads", high=10_000)
    return WeekTold(
        minutes=_number(value, at, "minutes"),
        manual_minutes=_number(value, at, "manual_minutes"),
        heads=tuple(sorted((_head(one) for one in listed), key=lambda head: head.stream)),
    )


def _head(value: JsonValue) -> StreamHead:
    at = "answer/heads"
    return StreamHead(
        stream=fields.stream_id(_member(value, at, "stream"), f"{at}/stream"),
        seq=_number(value, at, "seq"),
        sha256=fields.sha256(_member(value, at, "sha256"), f"{at}/sha256"),
    )


def read_looks(value: JsonValue) -> tuple[Looked, ...]:
    at = "answer/looks"
    listed = fields.array(_member(value, "answer", "looks"), at, high=100_000)
    return tuple(
        Looked(
            stream=fields.stream_id(_member(one, at, "stream"), f"{at}/stream"),
            seq=_number(one, at, "seq"),
            who=_text(one, at, "who", high=200),
            looked_ms=fields.instant(_member(one, at, "looked_ms"), f"{at}/looked_ms"),
        )
        for one in listed
    )


def read_authority(value: JsonValue) -> AuthorityTold:
    at = "answer"
    listed = fields.array(_member(value, at, "statements"), f"{at}/statements", high=100_000)
    turned = fields.array(_member(value, at, "rotations"), f"{at}/rotations", high=1_000)
    return AuthorityTold(
        statements=tuple(_stated(one, f"{at}/statements") for one in listed),
        rotations=tuple(
            Turned(_stated(one, f"{at}/rotations"), _consistency(one, f"{at}/rotations"))
            for one in turned
        ),
        consistency=_consistency(value, at),
        known=_number(value, at, "known"),
        time_ms=fields.instant(_member(value, at, "time_ms"), f"{at}/time_ms"),
        next=_optional_number(value, at, "next"),
    )


def _stated(value: JsonValue, where: str) -> Stated:
    sealed = _text(value, where, "envelope", high=200_000)
    return Stated(
        envelope=fields.base64std(sealed, f"{where}/envelope"),
        receipt=_text(value, where, "receipt", high=100_000),
    )


def _consistency(value: JsonValue, where: str) -> tuple[str, ...]:
    steps = fields.array(_member(value, where, "consistency"), f"{where}/consistency", high=128)
    return tuple(fields.sha256(step, f"{where}/consistency") for step in steps)


def read_devices_seen(value: JsonValue) -> dict[KeyId, int]:
    seen = {}
    devices = fields.array(_member(value, "answer", "devices"), "answer/devices", high=10_000)
    for number, one in enumerate(devices):
        where = f"devices/{number}"
        seen_ms = _optional_number(one, where, "seen_ms")
        if seen_ms is not None:
            key = fields.sha256(_member(one, where, "keyid"), f"{where}/keyid")
            seen[KeyId(key)] = fields.instant(seen_ms, f"{where}/seen_ms")
    return seen


def read_at(value: JsonValue) -> int:
    return fields.integer(_member(value, "answer", "at"), "answer/at", low=0)


def read_delivered(value: JsonValue, *, already: bool) -> Delivered:
    return Delivered(
        receipt=_text(value, "answer", "receipt", high=100_000),
        consistency=_consistency(value, "answer"),
        known=_number(value, "answer", "known"),
        time_ms=fields.instant(_member(value, "answer", "time_ms"), "answer/time_ms"),
        already=already,
    )
