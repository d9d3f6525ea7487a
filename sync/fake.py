"""A whole server in memory that is a `Transport`, with faults on demand: for tests and demonstrations.

It checks uploads and keeps its log with the same `wire` functions as the real one.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from enum import StrEnum
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sync.device_grant import TOKEN_TYPE
from sync.errors import PROBLEM_PREFIX
from sync.fake_authority import ORGANIZATION, PERSON, PERSON_SUBJECT, FakeAuthority
from sync.fake_log import FakeLog, grown, replayed
from sync.key import DeviceKey
from sync.transport import Request, Response, TransportError, TransportFailure
from wire import fields, keys, merkle
from wire.authority import (
    DeviceStatement,
)
from wire.batch import decode_batch
from wire.chain import Link, follow
from wire.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from wire.contractor import (
    WEEK_MS,
    Close,
    ContractorStatement,
    Manual,
    MemoChange,
    Redact,
    Reveal,
    Session,
)
from wire.contracts import contract_to_json
from wire.enrolment import enrolment_message
from wire.envelope import sha256_of
from wire.note import vkey
from wire.problems import WireCode, WireError
from wire.receipt import Entry, Receipt, decode_entry, encode_entry, encode_receipt
from wire.records import (
    ContractId,
    DeviceId,
    Sha256,
    StreamHead,
    StreamId,
    Target,
)
from wire.statement import Segment
from wire.verification import VerifiedStatement, verify_upload

RETRY_AFTER_S = 120
FUTURE_MS = 120_000


class Fault(StrEnum):
    """What happens to one request instead of, or besides, being answered."""

    OFFLINE = "offline"
    TIMEOUT = "timeout"
    LOST_ANSWER = "lost-answer"
    """Carried out, but the answer never arrives."""
    FAILED = "failed"
    BUSY = "busy"
    BUSY_UNTIL = "busy-until"
    """503 whose Retry-After is a date."""
    DISK_FULL = "disk-full"
    PAGE = "page"
    """A sign-in page of the network in between."""
    TRUNCATED = "truncated"
    """Carried out; half of the answer arrives."""
    TWICE = "twice"
    """The request arrives two times; the second answer comes back."""
    REFUSED = "refused"
    # Carried out, but the receipt is not one.
    WRONG_KEY = "wrong-key"
    OTHER_ENTRY = "other-entry"
    LESS_RECEIVED = "less-received"
    FORKED = "forked"
    ROLLED_BACK = "rolled-back"
    GARBLED = "garbled"


BAD_RECEIPTS = (
    Fault.WRONG_KEY,
    Fault.OTHER_ENTRY,
    Fault.LESS_RECEIVED,
    Fault.FORKED,
    Fault.ROLLED_BACK,
    Fault.GARBLED,
)


@dataclass(slots=True)
class FakeDevice:
    """An enrolled device."""

    device: DeviceId
    public: Ed25519PublicKey
    revoked: bool = False


class FakeServer(FakeAuthority):
    """Answers as a Hourproof server does. One thread at a time.

    `faults` are used up one per request; while `offline` nothing arrives. `received` lists every accepted
    statement in order.
    """

    def __init__(
        self, *, origin: str, key: DeviceKey, other: DeviceKey, wall_ms: Callable[[], int]
    ) -> None:
        super().__init__(origin=origin, key=key, wall_ms=wall_ms)
        self.offline = False
        self.faults: deque[Fault] = deque()
        self.received: list[VerifiedStatement] = []
        self.codes: dict[str, str] = {}
        """One-time codes, and the problem that using each meets; empty for a good one."""
        self.sign_ins: dict[str, str] = {}
        """Sign-ins through a browser by their device code: what a poll meets, empty once somebody said yes."""
        self.looked: list[dict[str, str | int]] = []
        self.devices: dict[str, FakeDevice] = {}
        """By token."""
        self.product = "hourproof"
        self.api = 1
        self.statements = (1, 1)
        self._other = other
        self.restored = False
        """It has been shown a checkpoint of its own that is larger than its log."""
        self.refuses: Callable[[ContractorStatement], bool] = lambda _: False
        """Statements that it will not take, as a server with a fault in a check of its own would not."""
        self.stopped: set[ContractId] = set()
        """Contracts that are paused or over: it takes no time of them."""
        self.parts: dict[Sha256, bytearray] = {}
        """Beginnings of batches, by the hash of the whole."""
        self.takes_parts = True
        self.more_received = 0
        """Items that new entries claim besides those that were sent."""
        self.erased: set[tuple[StreamId, int, int]] = set()
        """Items, as (stream, seq, index), that were redacted and are not taken in again."""
        self._index: dict[Sha256, int] = {}
        """Of each envelope its newest entry."""
        self._links: dict[StreamId, Link] = {}
        self._places: dict[tuple[StreamId, int], Sha256] = {}
        self._payloads: dict[tuple[StreamId, int], Sha256] = {}
        self._seeds: dict[tuple[StreamId, int], Sha256] = {}

    def send(self, request: Request) -> Response:
        """See `Transport.send`."""
        fault = self.faults.popleft() if self.faults else None
        if self.offline or fault is Fault.OFFLINE:
            raise TransportError(TransportFailure.UNREACHABLE, "fake")
        if fault is Fault.TIMEOUT:
            raise TransportError(TransportFailure.TIMEOUT, "fake")
        refused = self._refused(fault)
        if refused is not None:
            return refused
        answer = self._route(request, fault)
        if fault is Fault.TWICE:
            answer = self._route(request, fault)
        if fault is Fault.LOST_ANSWER:
            raise TransportError(TransportFailure.TIMEOUT, "fake")
        if fault is Fault.TRUNCATED:
            return Response(answer.status, answer.headers, answer.body[: len(answer.body) // 2])
        return answer

    def _week(self, contract: str, week_start_ms: int) -> Response:
        """The heads of all streams of a contract, and the minutes as claimed: nothing overlaps here."""
        here = [one.statement for one in self.received if one.statement.contract == contract]
        heads = {one.stream: one.seq for one in here}
        taken_back = {
            (one.target.stream, one.target.seq) for one in here if isinstance(one, Redact)
        }
        minutes = {
            kind: sum(
                one.minutes
                for one in here
                if isinstance(one, kind)
                and 0 <= one.start_ms - week_start_ms < WEEK_MS
                and not (kind is Manual and (one.stream, one.seq) in taken_back)
            )
            for kind in (Segment, Manual)
        }
        return self._json(
            200,
            heads=[
                {"stream": stream, "seq": seq, "sha256": self._payloads[stream, seq]}
                for stream, seq in sorted(heads.items())
            ],
            minutes=minutes[Segment],
            manual_minutes=minutes[Manual],
        )

    def restore(self, size: int) -> None:
        """Go back to the first `size` entries, as from a backup."""
        self._log = replayed(self._log.entries[:size])
        self._index = {env: index for env, index in self._index.items() if index < size}

    def forget(self, stream: StreamId) -> None:
        """Lose all statements of a stream, as a server does that was restored from a backup."""
        self._links.pop(stream)
        self._places = {place: env for place, env in self._places.items() if place[0] != stream}

    def _refused(self, fault: Fault | None) -> Response | None:
        match fault:
            case Fault.FAILED:
                return _problem(500, "internal")
            case Fault.BUSY:
                return _problem(503, "busy", retry_after=str(RETRY_AFTER_S))
            case Fault.BUSY_UNTIL:
                until_s = self._wall_ms() // 1000 + RETRY_AFTER_S
                return _problem(503, "busy", retry_after=formatdate(until_s, usegmt=True))
            case Fault.DISK_FULL:
                return _problem(507, "disk-full")
            case Fault.REFUSED:
                return _problem(422, "bad-signature", code="bad-signature", step="I5")
            case Fault.PAGE:
                return Response(
                    200, {"content-type": "text/html"}, b"<h1>Welcome to our Wi-Fi</h1>"
                )
            case _:
                return None

    def _route(self, request: Request, fault: Fault | None) -> Response:
        parts = urlsplit(request.url)
        match request.method, parts.path:
            case "GET", "/api/v1/server":
                return self._server()
            case "POST", "/api/v1/devices":
                return self._enrol(json.loads(request.body))
            case "POST", "/api/v1/device_authorization":
                return self._ask_sign_in()
            case "POST", "/api/v1/token":
                return self._poll_sign_in(parse_qs(request.body.decode("ascii")))
            case "GET", "/api/v1/looks":
                return self._device(request, lambda _: self._json(200, looks=self.looked))
            case "GET", "/api/v1/contracts":
                return self._device(request, lambda _: self._contracts())
            case "GET", "/api/v1/authority":
                known, since = (int(parse_qs(parts.query)[name][0]) for name in ("known", "since"))
                return self._device(
                    request, lambda _: self._json(200, **self.authority(known, since))
                )
            case "GET", "/api/v1/streams":
                asked = parse_qs(parts.query)
                contract, week_ms = asked["contract"][0], int(asked["week_start_ms"][0])
                return self._device(request, lambda _: self._week(contract, week_ms))
            case "POST", "/api/v1/checkpoints":
                return self._device(request, lambda _: self._compare(json.loads(request.body)))
            case (("GET" | "PUT"), path) if path.startswith("/api/v1/parts/"):
                return self._device(request, lambda _: self._part(request, path, parts.query))
            case "POST", "/api/v1/statements":
                asked = parse_qs(parts.query)
                known = int(asked["known"][0])
                whole = self.parts.get(Sha256(asked.get("parts", [""])[0]))
                body = request.body if whole is None else bytes(whole)
                return self._device(
                    request, lambda device: self._ingest(body, device, known, fault)
                )
            case _:
                return Response(404, {"content-type": "text/plain"}, b"not found")

    def _part(self, request: Request, path: str, query: str) -> Response:
        """Keep a part of a batch, or tell how much of it is here."""
        if not self.takes_parts:
            return Response(404, {"content-type": "text/plain"}, b"not found")
        here = self.parts.setdefault(Sha256(path.rpartition("/")[2]), bytearray())
        if request.method == "PUT" and int(parse_qs(query)["at"][0]) == len(here):
            here += request.body
        return self._json(200, at=len(here))

    def _server(self) -> Response:
        low, high = self.statements
        return self._json(
            200,
            product=self.product,
            version="0.1.0",
            api=self.api,
            statements={"min": low, "stable": high, "max": high},
            limits={
                "statement_bytes": 65_536,
                "picture_bytes": 4_000_000,
                "batch_bytes": 24_000_000,
            },
        )

    def _enrol(self, asked: dict[str, str]) -> Response:
        trouble = self.codes.get(asked["code"], "code-invalid")
        if trouble:
            status = {"code-expired": 410, "code-used": 409}.get(trouble, 403)
            return _problem(status, trouble)
        try:
            der = fields.base64std(asked["public_key"], "public_key")
            public = keys.load_spki(der)
            message = enrolment_message(asked["code"], asked["name"], der)
            keys.verify(public, fields.base64std(asked["proof"], "proof"), message)
        except WireError as error:
            low = error.code is WireCode.LOW_ORDER_KEY
            return _problem(422, "low-order-key" if low else "bad-proof")
        self.codes[asked["code"]] = "code-used"
        device = FakeDevice(DeviceId(f"{len(self.devices):016x}"), public)
        token = f"token-{device.device}"
        self.devices[token] = device
        if self._voice is not None:
            proof = fields.base64std(asked["proof"], "proof")
            said = {"key": der, "code": asked["code"], "name": asked["name"], "proof": proof}
            self._state(DeviceStatement, PERSON_SUBJECT, authoriser=None, **said)
        return self._json(
            201,
            device=device.device,
            token=token,
            person={"id": PERSON, "name": "Ana"},
            organization={"id": ORGANIZATION, "name": "Example"},
            log={"origin": self.origin, "key": self.vkey, "checkpoint": self.checkpoint_note()},
        )

    def _ask_sign_in(self) -> Response:
        device_code = f"device-code-{len(self.sign_ins)}"
        self.sign_ins[device_code] = "authorization_pending"
        page = f"https://{self.origin.partition('/')[0]}/device"
        user_code = "BCDF-GHJK"
        return self._json(
            200,
            device_code=device_code,
            user_code=user_code,
            verification_uri=page,
            verification_uri_complete=f"{page}?user_code={user_code}",
            expires_in=900,
            interval=5,
        )

    def _poll_sign_in(self, asked: dict[str, list[str]]) -> Response:
        trouble = self.sign_ins.get(asked["device_code"][0], "invalid_grant")
        if trouble:
            return self._json(400, error=trouble)
        code = f"signed-in-{len(self.codes)}"
        self.codes[code] = ""
        return self._json(200, access_token=code, token_type=TOKEN_TYPE, expires_in=600)

    def _device(self, request: Request, then: Callable[[FakeDevice], Response]) -> Response:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        device = self.devices.get(token)
        if device is None:
            return _problem(401, "not-signed-in")
        return _problem(403, "device-revoked") if device.revoked else then(device)

    def _contracts(self) -> Response:
        return self._json(200, contracts=[contract_to_json(one) for one in self.contracts])

    def _compare(self, asked: dict[str, str]) -> Response:
        """What is said to a checkpoint that somebody was given."""
        seen = open_checkpoint(asked["note"], origin=self.origin, vkey=self.vkey)
        size = len(self._log.entries)
        if seen.size > size:
            self.restored = True
            return _problem(503, "restored-from-backup", retry_after=str(RETRY_AFTER_S))
        return self._json(200, size=size)

    def _ingest(self, body: bytes, device: FakeDevice, known: int, fault: Fault | None) -> Response:
        if self.restored:
            return _problem(503, "restored-from-backup", retry_after=str(RETRY_AFTER_S))
        if known > len(self._log.entries):
            return _problem(409, "checkpoint-unknown", size=len(self._log.entries))
        contracts: set[ContractId] = {one.contract for one in self.contracts}
        try:
            verified = verify_upload(
                decode_batch(body), public=device.public, log=self.origin, contracts=contracts
            )
        except WireError as error:
            return _problem(
                422, error.code.value, code=error.code.value, where=error.where, step=error.step
            )
        env = verified.envelope_sha256
        already = env in self._index
        if self.refuses(verified.statement):
            return _problem(422, "item-mismatch", code="item-mismatch", step="I13")
        if verified.statement.contract in self.stopped:
            return _problem(422, "contract-not-running", code="contract-not-running", step="I21")
        refused = self._unwelcome(verified) if already else self._misplaced(verified)
        if refused is not None:
            return refused
        if already:
            self._complete(verified)
        else:
            self._accept(verified)
        receipt, consistency = self._receipt(env, known, fault)
        return self._json(
            200 if already else 201, receipt=receipt, consistency=consistency, known=known
        )

    def _misplaced(self, verified: VerifiedStatement) -> Response | None:
        """The problem if the statement does not follow what is here."""
        statement = verified.statement
        if (statement.stream, statement.seq) in self._places:
            return _problem(409, "stream-reused")
        if _latest_ms(statement) > self._wall_ms() + FUTURE_MS:
            return _problem(422, "from-the-future")
        link = self._links.get(statement.stream)
        expected = link.seq + 1 if link else 0
        if statement.seq != expected:
            return _problem(409, "out-of-order", expected_seq=expected)
        try:
            follow(link, statement, verified.payload_sha256)
            self._check_named(statement)
        except WireError as error:
            return _problem(422, error.code.value, code=error.code.value, where=error.where)
        return None

    def _check_named(self, statement: ContractorStatement) -> None:
        """Whether what it refers to is here."""
        named: tuple[Target | StreamHead, ...] = ()
        if isinstance(statement, Redact | MemoChange):
            named = (statement.target,)
        if isinstance(statement, Close):
            named = statement.heads
        for one in named:
            if self._payloads.get((one.stream, one.seq)) != one.sha256:
                raise WireError(WireCode.WRONG_TARGET, "statement/target")
        if isinstance(statement, Reveal):
            committed = self._seeds.get((statement.stream, statement.session))
            if committed is None:
                raise WireError(WireCode.WRONG_TARGET, "statement/session")
            if sha256_of(statement.seed) != committed:
                raise WireError(WireCode.SEED_MISMATCH, "statement/seed")

    def _unwelcome(self, verified: VerifiedStatement) -> Response | None:
        """The problem if a statement that is here already brings an item that was erased."""
        place = verified.statement.stream, verified.statement.seq
        held = decode_entry(self._log.entries[self._index[verified.envelope_sha256]])
        fresh = verified.have & ~held.have if isinstance(held, Entry) else 0
        for stream, seq, index in sorted(self.erased):
            if (stream, seq) == place and fresh >> index & 1:
                return _problem(422, "item-erased", code="item-erased", where=f"items/{index}")
        return None

    def _accept(self, verified: VerifiedStatement) -> None:
        statement, env = verified.statement, verified.envelope_sha256
        place = statement.stream, statement.seq
        self._log_entry(env, verified.have | self.more_received)
        link = self._links.get(statement.stream)
        self._links[statement.stream] = follow(link, statement, verified.payload_sha256)
        self._places[place] = env
        self._payloads[place] = verified.payload_sha256
        if isinstance(statement, Session):
            self._seeds[place] = statement.seed_sha256
        if isinstance(statement, Redact):
            named = (*statement.removed, *(new.index for new in statement.replaced))
            target = statement.target
            self.erased |= {(target.stream, target.seq, index) for index in named}
        self.received.append(verified)

    def _complete(self, verified: VerifiedStatement) -> None:
        """Log once more a statement of which items came that were not here."""
        env = verified.envelope_sha256
        held = decode_entry(self._log.entries[self._index[env]])
        if isinstance(held, Entry) and verified.have & ~held.have:
            self._log_entry(env, held.have | verified.have)

    def _log_entry(self, env: Sha256, have: int) -> None:
        entry = Entry(env=env, have=have, recv_ms=self._wall_ms())
        self._index[env] = self._log.add(encode_entry(entry))

    def _receipt(self, env: Sha256, known: int, fault: Fault | None) -> tuple[str, list[str]]:
        """The newest receipt of an accepted envelope and the consistency proof, spoilt as `fault` says."""
        log, index = self._log, self._index[env]
        key = self._key_for(len(log.entries))
        if fault is Fault.GARBLED:
            return "not a receipt", []
        if fault is Fault.WRONG_KEY:
            key = self._other
        if fault is Fault.OTHER_ENTRY:
            log, index = grown(log, Entry(sha256_of(b"other"), 1, self._wall_ms()))
        if fault is Fault.LESS_RECEIVED:
            log, index = grown(log, Entry(env, 0, self._wall_ms()))
        if fault is Fault.FORKED:
            entry = log.entries[index]
            log = FakeLog()
            for number in range(len(self._log.entries) - 1):
                log.add(b"another history %d" % number)
            index = log.add(entry)
        if fault is Fault.ROLLED_BACK:
            entry = log.entries[index]
            log = FakeLog()
            index = log.add(entry)
        size = len(log.entries)
        note = sign_checkpoint(
            Checkpoint(self.origin, size, log.root(size)),
            vkey=vkey(self.origin, key.signer.public),
            signer=key.signer,
        )
        proof = merkle.inclusion_proof(index, size, log.node)
        consistency = merkle.consistency_proof(known, size, log.node) if known <= size else ()
        receipt = Receipt(entry=log.entries[index], index=index, proof=proof, checkpoint=note)
        return encode_receipt(receipt), [step.hex() for step in consistency]

    def _json(self, status: int, **members: object) -> Response:
        body = json.dumps({**members, "time_ms": self._wall_ms()}).encode("utf-8")
        return Response(status, {"content-type": "application/json"}, body)


def _latest_ms(statement: ContractorStatement) -> int:
    """The end of the span that a statement claims, or when it was made."""
    if isinstance(statement, Segment | Manual):
        return statement.end_ms
    return statement.made_ms


def _problem(
    status: int, name: str, *, retry_after: str | None = None, **extras: str | int
) -> Response:
    headers = {"content-type": "application/problem+json"}
    if retry_after is not None:
        headers["retry-after"] = retry_after
    content = {"type": PROBLEM_PREFIX + name, "title": name, "status": status, "detail": name}
    return Response(status, headers, json.dumps({**content, **extras}).encode("utf-8"))
