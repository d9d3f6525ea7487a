"""Asks a Hourproof server the few things that an agent asks, and checks that it is one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from sync.address import ServerAddress
from sync.errors import SyncCode, SyncError, from_answer, from_transport
from sync.key import DeviceKey
from sync.learning import AuthorityTold, Stated, Turned
from sync.server_time import ApiClock, ServerTime
from sync.transport import Request, Response, Transport, TransportError
from wire import fields, statement
from wire.batch import CONTENT_TYPE
from wire.canonical import JsonValue
from wire.checkpoint import Checkpoint, open_checkpoint
from wire.contracts import contract_from_json
from wire.problems import WireError
from wire.records import Contract, ContractId, DeviceId, OrganizationId, PersonId, StreamHead

API_VERSION: Final = 1
PRODUCT: Final = "hourproof"
_UPLOAD_S: Final = 60.0
_LIST_BYTES: Final = 8_000_000
_AUTHORITY_BYTES: Final = 64_000_000
"""Years of statements about what has expired."""
_ANYTHING: Final = 1_000_000

T = TypeVar("T")


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


class ServerApi:
    """One server, as seen by one device. Any thread, if the transport allows it.

    Every method raises `SyncError` and nothing else; none repeats a request by itself. `time` learns from every
    answer how far the clocks are apart.
    """

    def __init__(
        self,
        transport: Transport,
        address: ServerAddress,
        *,
        clock: ApiClock,
        time: ServerTime,
        token: str | None = None,
    ) -> None:
        self._transport = transport
        self._address = address
        self._clock = clock
        self._time = time
        self._token = token

    def server_info(self) -> ServerInfo:
        """What is there; raises SERVER_NOT_HOURPROOF, SERVER_TOO_OLD or SERVER_TOO_NEW if it cannot be used."""
        value = self._ask("GET", "/api/v1/server", signed_in=False)
        if not isinstance(value, dict) or value.get("product") != PRODUCT:
            raise self._trouble(SyncCode.SERVER_NOT_HOURPROOF)
        # The versions first: another one may say the rest differently.
        self._check_versions(value)
        return self._read(_server_info, value)

    def enrol(self, *, code: str, name: str, os: str, key: DeviceKey) -> Enrolled:
        """Enrol `key` as the device called `name` with a one-time `code`.

        A lost answer leaves the code used: the caller then needs a new one. Raises NAME_INVALID or CODE_INVALID
        for texts that no server would take, before anything is sent.
        """
        try:
            proof = key.prove(code=code, name=name)
        except WireError as error:
            wrong_name = error.where == "enrolment/name"
            raise self._trouble(
                SyncCode.NAME_INVALID if wrong_name else SyncCode.CODE_INVALID, reason=str(error)
            ) from error
        body: JsonValue = {
            "code": code,
            "name": name,
            "os": os,
            "public_key": fields.to_base64std(key.public_spki),
            "proof": fields.to_base64std(proof),
        }
        value = self._ask("POST", "/api/v1/devices", body=body, signed_in=False)
        return self._read(_enrolled, value)

    def contracts(self) -> tuple[Contract, ...]:
        """The contracts that this device's owner may clock in on."""
        value = self._ask("GET", "/api/v1/contracts", answer_bytes=_LIST_BYTES)
        return self._read(_contracts, value)

    def authority(self, *, known: int) -> AuthorityTold:
        """What the server has stated of itself, of this device's owner and of their contracts, with receipts."""
        path = f"/api/v1/authority?known={known}"
        return self._read(_authority, self._ask("GET", path, answer_bytes=_AUTHORITY_BYTES))

    def week(self, contract: ContractId, *, week_start_ms: int) -> WeekTold:
        """The heads of all streams of a contract, and what the server counts of a week up to them."""
        path = f"/api/v1/streams?contract={contract}&week_start_ms={week_start_ms}"
        return self._read(_week, self._ask("GET", path))

    def show_checkpoint(self, note: str) -> None:
        """Show the newest checkpoint that was verified here: a server that lost a part of its log learns it."""
        self._ask("POST", "/api/v1/checkpoints", body={"note": note})

    def upload(self, batch: bytes, *, known: int) -> Delivered:
        """Hand in one statement with its items; `known` is the size of the log as this device holds it."""
        answer = self._send(
            Request(
                "POST",
                self._address.url(f"/api/v1/statements?known={known}"),
                {**self._headers(signed_in=True), "Content-Type": CONTENT_TYPE},
                batch,
                timeout_s=_UPLOAD_S,
            )
        )
        return self._read(
            lambda value: _delivered(value, already=answer.status == 200), self._json(answer)
        )

    def _ask(
        self,
        method: str,
        path: str,
        *,
        body: JsonValue = None,
        signed_in: bool = True,
        answer_bytes: int = _ANYTHING,
    ) -> JsonValue:
        headers = self._headers(signed_in=signed_in)
        data = b""
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body).encode("utf-8")
        url = self._address.url(path)
        return self._json(
            self._send(Request(method, url, headers, data, answer_bytes=answer_bytes))
        )

    def _headers(self, *, signed_in: bool) -> dict[str, str]:
        headers = {"Accept": "application/json, application/problem+json"}
        if signed_in:
            if self._token is None:
                raise self._trouble(SyncCode.NOT_SIGNED_IN)
            headers["Authorization"] = f"Bearer {self._token}"
        return headers

    def _send(self, request: Request) -> Response:
        """Exchange and keep the time of it; only a 2xx answer comes back."""
        sent_mono_ms = self._clock.mono_ms()
        try:
            answer = self._transport.send(request)
        except TransportError as failure:
            raise from_transport(failure, server=self._address.base) from failure
        mono_ms, wall_ms = self._clock.mono_ms(), self._clock.wall_ms()
        if not 200 <= answer.status < 300:
            raise from_answer(answer, server=self._address.base, now_ms=wall_ms)
        server_ms = _time_of(answer)
        if server_ms is not None:
            self._time.note(server_ms, sent_mono_ms=sent_mono_ms, mono_ms=mono_ms, wall_ms=wall_ms)
        return answer

    def _json(self, answer: Response) -> JsonValue:
        """The JSON of an answer. A page instead of it comes from another product or a captive portal."""
        if not answer.headers.get("content-type", "").startswith("application/json"):
            raise self._trouble(SyncCode.SERVER_NOT_HOURPROOF, status=str(answer.status))
        try:
            value: JsonValue = json.loads(answer.body)
        except (ValueError, RecursionError) as error:
            raise self._trouble(SyncCode.SERVER_FAILED, detail="not JSON") from error
        return value

    def _read(self, reader: Callable[[JsonValue], T], value: JsonValue) -> T:
        """Read an answer; one of the wrong shape is a failure of the server."""
        try:
            return reader(value)
        except WireError as error:
            raise self._trouble(SyncCode.SERVER_FAILED, detail=str(error)) from error

    def _check_versions(self, value: JsonValue) -> None:
        api, low, high, version = self._read(_versions, value)
        details = {"version": version, "api": str(api), "statements": f"{low}-{high}"}
        if api < API_VERSION or high < statement.STABLE_VERSION:
            raise self._trouble(SyncCode.SERVER_TOO_OLD, **details)
        if api > API_VERSION or low > statement.STABLE_VERSION:
            raise self._trouble(SyncCode.SERVER_TOO_NEW, **details)

    def _trouble(self, code: SyncCode, **details: str) -> SyncError:
        return SyncError(code, {"server": self._address.base, **details})


def _time_of(answer: Response) -> int | None:
    """The `time_ms` of a JSON answer, if it has a believable one."""
    try:
        value = json.loads(answer.body)
        return fields.instant(value["time_ms"], "time_ms")
    except (ValueError, RecursionError, KeyError, TypeError, WireError):
        return None


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


def _versions(value: JsonValue) -> tuple[int, int, int, str]:
    """API, oldest and newest statement that are taken, and the program's version."""
    statements = _member(value, "server", "statements")
    return (
        _number(value, "server", "api"),
        _number(statements, "server/statements", "min"),
        _number(statements, "server/statements", "max"),
        _text(value, "server", "version"),
    )


def _server_info(value: JsonValue) -> ServerInfo:
    api, statement_min, statement_max, version = _versions(value)
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


def _enrolled(value: JsonValue) -> Enrolled:
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


def _contracts(value: JsonValue) -> tuple[Contract, ...]:
    listed = fields.array(_member(value, "answer", "contracts"), "answer/contracts", high=10_000)
    return tuple(contract_from_json(one) for one in listed)


def _week(value: JsonValue) -> WeekTold:
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


def _authority(value: JsonValue) -> AuthorityTold:
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


def _delivered(value: JsonValue, *, already: bool) -> Delivered:
    return Delivered(
        receipt=_text(value, "answer", "receipt", high=100_000),
        consistency=_consistency(value, "answer"),
        known=_number(value, "answer", "known"),
        time_ms=fields.instant(_member(value, "answer", "time_ms"), "answer/time_ms"),
        already=already,
    )
