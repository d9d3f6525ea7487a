"""Asks a Hourproof server the few things that an agent asks, and checks that it is one."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final, TypeVar
from urllib.parse import urlencode

from sync import answers, device_grant
from sync.address import ServerAddress
from sync.answers import Delivered, Enrolled, Looked, Newcomer, ServerInfo, WeekTold
from sync.device_grant import DeviceGrant, Pending
from sync.errors import SyncCode, SyncError, from_answer, from_transport
from sync.key import DeviceKey
from sync.learning import AuthorityTold
from sync.server_time import ApiClock, ServerTime
from sync.transport import Request, Response, Transport, TransportError
from wire import fields, statement
from wire.authority import Authoriser
from wire.batch import CONTENT_TYPE
from wire.canonical import JsonValue
from wire.enrolment import NAME_CHARACTERS
from wire.problems import WireError
from wire.records import (
    Contract,
    ContractId,
    KeyId,
    Sha256,
)

API_VERSION: Final = 1
PRODUCT: Final = "hourproof"
_UPLOAD_S: Final = 60.0
_LIST_BYTES: Final = 8_000_000
_AUTHORITY_BYTES: Final = 64_000_000
"""Years of statements about what has expired."""
_ANYTHING: Final = 1_000_000

T = TypeVar("T")


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
        return self._read(answers.read_server_info, value)

    def enrol(
        self,
        *,
        code: str,
        name: str,
        os: str,
        key: DeviceKey,
        authoriser: Authoriser | None = None,
    ) -> Enrolled:
        """Enrol `key` as the device called `name` with a one-time `code`, with another device that vouches for it.

        A lost answer leaves the code used: the caller then needs a new one. Raises NAME_INVALID or CODE_INVALID
        for texts that no server would take, before anything is sent.
        """
        body: dict[str, JsonValue] = {**self._shown(code, name, key), "os": os}
        if authoriser is not None:
            sig = fields.to_base64std(authoriser.sig)
            body["authoriser"] = {"keyid": authoriser.keyid, "sig": sig}
        value = self._ask("POST", "/api/v1/devices", body=body, signed_in=False)
        return self._read(answers.read_enrolled, value)

    def ask_sign_in(self, *, name: str) -> DeviceGrant:
        """Ask for a code with which this device's person signs in through a browser (RFC 8628).

        Raises NAME_INVALID before anything is sent, and SERVER_TOO_OLD where the server knows no such sign-in.
        """
        try:
            # As in the enrolment: nobody is to say yes to a name that is refused afterwards.
            fields.text(name, "enrolment/name", low=1, high=NAME_CHARACTERS)
        except WireError as error:
            raise self._trouble(SyncCode.NAME_INVALID, reason=str(error)) from error
        asked = {"client_id": device_grant.CLIENT_ID, "device_name": name}
        answer = self._post_form("/api/v1/device_authorization", asked)
        if answer.status in (404, 405):
            raise self._trouble(SyncCode.SERVER_TOO_OLD, status=str(answer.status))
        value, now_ms = self._json(self._good(answer)), self._clock.wall_ms()
        return self._read(
            lambda told: device_grant.read_grant(told, self._address, now_ms=now_ms), value
        )

    def poll_sign_in(self, *, device_code: str) -> str | Pending:
        """The one-time enrolment code once the person has said yes, or why there is none yet.

        Raises SIGN_IN_DECLINED and SIGN_IN_EXPIRED, after which it need not be asked again. A code that was
        fetched and not used may be fetched again: then the one before is worth nothing.
        """
        asked = {
            "grant_type": device_grant.GRANT_TYPE,
            "device_code": device_code,
            "client_id": device_grant.CLIENT_ID,
        }
        answer = self._post_form("/api/v1/token", asked)
        error = device_grant.error_of(answer)
        if error is None:
            return self._read(device_grant.read_code, self._json(self._good(answer)))
        if error in (Pending.WAITING, Pending.SLOWER):
            return Pending(error)
        code = device_grant.REFUSALS.get(error, SyncCode.SERVER_REFUSED)
        raise self._trouble(code, problem=error[:40])

    def ask_voucher(self, *, code: str, name: str, key: DeviceKey) -> Authoriser | None:
        """Ask the other devices of the code's owner to vouch for `key`; what one of them said, None: not yet.

        Raises as `enrol` does; the code is not used up.
        """
        body = self._shown(code, name, key)
        value = self._ask("POST", "/api/v1/vouchers", body=body, signed_in=False)
        return self._read(answers.read_voucher, value)

    def waiting(self) -> tuple[Newcomer, ...]:
        """The new devices of this device's owner that ask for a voucher."""
        return self._read(answers.read_newcomers, self._ask("GET", "/api/v1/vouchers"))

    def vouch(self, newcomer: Newcomer, *, sig: bytes) -> None:
        """Hand in this device's signature over the enrolment of `newcomer`."""
        body: JsonValue = {"sig": fields.to_base64std(sig)}
        self._ask("PUT", f"/api/v1/vouchers/{newcomer.key_id}", body=body)

    def devices_seen(self) -> dict[KeyId, int]:
        """When the server heard last of each device of this device's owner (UTC); not of those it never heard of.

        Raises SERVER_TOO_OLD where the server does not tell.
        """
        return self._read(answers.read_devices_seen, self._ask_newer("GET", "/api/v1/devices"))

    def end_device(self, device: KeyId, *, lost_since_ms: int | None) -> None:
        """Have nothing more taken from another device of this device's owner. Raises SERVER_TOO_OLD likewise."""
        body: JsonValue = {"lost_since_ms": lost_since_ms}
        self._ask_newer("POST", f"/api/v1/devices/{device}/end", body=body)

    def _ask_newer(self, method: str, path: str, *, body: JsonValue = None) -> JsonValue:
        """Ask what servers did not always know."""
        try:
            return self._ask(method, path, body=body, answer_bytes=_LIST_BYTES)
        except SyncError as error:
            if error.details.get("status") in ("404", "405"):
                raise self._trouble(SyncCode.SERVER_TOO_OLD, status="404") from error
            raise

    def _shown(self, code: str, name: str, key: DeviceKey) -> dict[str, JsonValue]:
        """What shows that this device holds `key`. Raises `SyncError` for texts that no server would take."""
        try:
            proof = key.prove(code=code, name=name)
        except WireError as error:
            wrong_name = error.where == "enrolment/name"
            raise self._trouble(
                SyncCode.NAME_INVALID if wrong_name else SyncCode.CODE_INVALID, reason=str(error)
            ) from error
        return {
            "code": code,
            "name": name,
            "public_key": fields.to_base64std(key.public_spki),
            "proof": fields.to_base64std(proof),
        }

    def contracts(self) -> tuple[Contract, ...]:
        """The contracts that this device's owner may clock in on."""
        value = self._ask("GET", "/api/v1/contracts", answer_bytes=_LIST_BYTES)
        return self._read(answers.read_contracts, value)

    def authority(self, *, known: int, since: int = 0) -> AuthorityTold:
        """What the server has stated of itself, of this device's owner and of their contracts, with receipts.

        Only what entered the log at the place `since` or later; not always all of it (`AuthorityTold.next`).
        """
        path = f"/api/v1/authority?known={known}&since={since}"
        return self._read(
            answers.read_authority, self._ask("GET", path, answer_bytes=_AUTHORITY_BYTES)
        )

    def week(self, contract: ContractId, *, week_start_ms: int) -> WeekTold:
        """The heads of all streams of a contract, and what the server counts of a week up to them."""
        path = f"/api/v1/streams?contract={contract}&week_start_ms={week_start_ms}"
        return self._read(answers.read_week, self._ask("GET", path))

    def looks(self, contract: ContractId, *, start_ms: int, end_ms: int) -> tuple[Looked, ...]:
        """Who looked at the segments of a contract that begin in `[start_ms, end_ms)`, by the time of the look.

        Raises SERVER_TOO_OLD where the server does not tell; the contract must be one of this device's owner.
        """
        path = f"/api/v1/looks?contract={contract}&start_ms={start_ms}&end_ms={end_ms}"
        return self._read(answers.read_looks, self._ask_newer("GET", path))

    def show_checkpoint(self, note: str) -> None:
        """Show the newest checkpoint that was verified here: a server that lost a part of its log learns it."""
        self._ask("POST", "/api/v1/checkpoints", body={"note": note})

    def part_at(self, batch: Sha256) -> int:
        """How many bytes of this batch the server has from before."""
        return self._read(answers.read_at, self._ask("GET", f"/api/v1/parts/{batch}"))

    def send_part(self, batch: Sha256, *, at: int, data: bytes) -> int:
        """Hand in a part of a batch that begins at `at`; where the next one begins.

        Raises SERVER_FAILED where it does not grow by it: it would never end.
        """
        url = self._address.url(f"/api/v1/parts/{batch}?at={at}")
        headers = {**self._headers(signed_in=True), "Content-Type": "application/octet-stream"}
        answer = self._send(Request("PUT", url, headers, data, timeout_s=_UPLOAD_S))
        now_at = self._read(answers.read_at, self._json(answer))
        if now_at <= at:
            raise self._trouble(SyncCode.SERVER_FAILED, detail=f"part at {at}, then {now_at}")
        return now_at

    def upload(self, batch: bytes, *, known: int, parts: Sha256 | None = None) -> Delivered:
        """Hand in one statement with its items; `known` is the size of the log as this device holds it.

        With `parts` the batch came in parts before, and only its hash goes.
        """
        named = "" if parts is None else f"&parts={parts}"
        answer = self._send(
            Request(
                "POST",
                self._address.url(f"/api/v1/statements?known={known}{named}"),
                {**self._headers(signed_in=True), "Content-Type": CONTENT_TYPE},
                batch if parts is None else b"",
                timeout_s=_UPLOAD_S,
            )
        )
        return self._read(
            lambda value: answers.read_delivered(value, already=answer.status == 200),
            self._json(answer),
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

    def _post_form(self, path: str, texts: dict[str, str]) -> Response:
        """What is answered to a form, of any status: OAuth says in 400 what others say in 200."""
        headers = {
            "Accept": "application/json, application/problem+json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        data = urlencode(texts).encode("ascii")
        return self._exchange(Request("POST", self._address.url(path), headers, data))

    def _send(self, request: Request) -> Response:
        """Exchange and keep the time of it; only a 2xx answer comes back."""
        return self._good(self._exchange(request))

    def _good(self, answer: Response) -> Response:
        """The same answer if it is one of success."""
        if not 200 <= answer.status < 300:
            wall_ms = self._clock.wall_ms()
            raise from_answer(answer, server=self._address.base, now_ms=wall_ms)
        return answer

    def _exchange(self, request: Request) -> Response:
        """An answer of any status; the time of one of success is kept."""
        sent_mono_ms = self._clock.mono_ms()
        try:
            answer = self._transport.send(request)
        except TransportError as failure:
            raise from_transport(failure, server=self._address.base) from failure
        mono_ms, wall_ms = self._clock.mono_ms(), self._clock.wall_ms()
        server_ms = _time_of(answer) if 200 <= answer.status < 300 else None
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
        api, low, high, version = self._read(answers.read_versions, value)
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
