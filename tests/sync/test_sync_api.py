"""The four questions to a server: good answers, other products, other versions, and everything malformed."""

from __future__ import annotations

import json

import pytest

from sync.address import parse_address
from sync.api import ServerApi
from sync.errors import SyncCode, SyncError
from sync.fake import Fault
from sync.key import DeviceKey
from sync.server_time import ServerTime
from sync.transport import RecordingTransport, Request, Response
from tests.support.evidence import (
    CONTRACT,
    DEVICE,
    ORIGIN,
    SLOT_MS,
    SLOT_START_MS,
    batch_of,
    blobs_of,
    evidence,
    segment_of,
)
from tests.support.sync_rig import TOKEN, TurnedClock, api_of, contract_of, key_of, server_of
from wire.batch import Batch, encode_batch
from wire.envelope import seal
from wire.keys import load_spki, verify
from wire.records import Sha256
from wire.statement import encode_segment


@pytest.fixture
def clock():
    return TurnedClock()


@pytest.fixture
def server(clock):
    server = server_of(clock)
    server.codes["GOOD-CODE"] = ""
    return server


class Fixed:
    """Answers everything with the same."""

    def __init__(self, status=200, kind="application/json", body=b"{}") -> None:
        self.answer = Response(status, {"content-type": kind}, body)

    def send(self, request: Request) -> Response:
        return self.answer


def code_of(call, *args, **kwargs):
    with pytest.raises(SyncError) as refusal:
        call(*args, **kwargs)
    assert refusal.value.details.get("server") == "https://diary.example"
    return refusal.value.code


def test_a_server_tells_what_it_is(server, clock):
    info = api_of(server, clock, token=None).server_info()
    assert (info.version, info.api, info.statement_min, info.statement_max) == ("0.1.0", 1, 1, 1)
    assert (info.statement_bytes, info.picture_bytes, info.batch_bytes) == (
        65_536,
        4_000_000,
        24_000_000,
    )


@pytest.mark.parametrize(
    "transport",
    [
        Fixed(body=b'{"product": "kimai"}'),
        Fixed(body=b"[]"),
        Fixed(body=b'"hourproof"'),
        Fixed(kind="text/html", body=b"<h1>Welcome to nginx</h1>"),
        Fixed(status=404, kind="text/html", body=b"Not Found"),
        Fixed(status=401, kind="application/json", body=b'{"error": "login"}'),
    ],
)
def test_another_product_is_recognised(transport, clock):
    assert code_of(api_of(transport, clock).server_info) is SyncCode.SERVER_NOT_HOURPROOF


@pytest.mark.parametrize(
    ("api", "statements", "code"),
    [
        (0, (1, 1), SyncCode.SERVER_TOO_OLD),
        (1, (0, 0), SyncCode.SERVER_TOO_OLD),
        (2, (1, 1), SyncCode.SERVER_TOO_NEW),
        (1, (2, 3), SyncCode.SERVER_TOO_NEW),
    ],
)
def test_other_versions_are_refused_with_their_numbers(server, clock, api, statements, code):
    server.api, server.statements = api, statements
    with pytest.raises(SyncError) as refusal:
        api_of(server, clock).server_info()
    assert refusal.value.code is code
    assert refusal.value.details["version"] == "0.1.0"
    assert refusal.value.details["statements"] == f"{statements[0]}-{statements[1]}"


def test_a_wider_range_of_statements_is_fine(server, clock):
    server.statements = (0, 9)
    assert api_of(server, clock).server_info().statement_max == 9


def test_enrolling_returns_everything_and_proves_the_key(server, clock):
    recording = RecordingTransport(server)
    api = api_of(recording, clock, token=None)
    key = DeviceKey.generate()
    enrolled = api.enrol(code="GOOD-CODE", name="Ana's laptop", os="Debian 12", key=key)
    assert enrolled.token == f"token-{enrolled.device}"
    assert (enrolled.person_name, enrolled.organization_name) == ("Ana", "Example")
    assert (enrolled.origin, enrolled.vkey) == (ORIGIN, server.vkey)
    assert (enrolled.checkpoint.origin, enrolled.checkpoint.size) == (ORIGIN, 0)
    assert enrolled.checkpoint_note == server.checkpoint_note()
    assert enrolled.time_ms == clock.now_ms
    sent = recording.exchanges[0].request
    assert "Authorization" not in sent.headers
    assert json.loads(sent.body)["os"] == "Debian 12"
    assert key.to_secret() not in sent.body


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        ("code-invalid", SyncCode.CODE_INVALID),
        ("code-expired", SyncCode.CODE_EXPIRED),
        ("code-used", SyncCode.CODE_USED),
    ],
)
def test_codes_that_do_not_work(server, clock, problem, code):
    server.codes["CODE"] = problem
    api = api_of(server, clock, token=None)
    assert code_of(api.enrol, code="CODE", name="n", os="o", key=key_of("x")) is code


def test_a_code_works_once(server, clock):
    api = api_of(server, clock, token=None)
    api.enrol(code="GOOD-CODE", name="n", os="o", key=key_of("x"))
    again = code_of(api.enrol, code="GOOD-CODE", name="n", os="o", key=key_of("x"))
    assert again is SyncCode.CODE_USED


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("", "n", SyncCode.CODE_INVALID),
        ("x" * 65, "n", SyncCode.CODE_INVALID),
        ("GOOD-CODE", "", SyncCode.NAME_INVALID),
        ("GOOD-CODE", "line\nbreak", SyncCode.NAME_INVALID),
    ],
)
def test_impossible_codes_and_names_are_refused_before_anything_is_sent(
    server, clock, code, name, expected
):
    recording = RecordingTransport(server)
    api = api_of(recording, clock, token=None)
    assert code_of(api.enrol, code=code, name=name, os="o", key=key_of("x")) is expected
    assert recording.exchanges == []


def test_a_bad_proof_is_a_refused_key(server, clock):
    class Lying(DeviceKey):
        def prove(self, *, code, name):
            return b"\x00" * 64

    key = Lying(key_of("x")._private)
    api = api_of(server, clock, token=None)
    assert code_of(api.enrol, code="GOOD-CODE", name="n", os="o", key=key) is SyncCode.KEY_REFUSED


def test_a_checkpoint_that_the_log_did_not_sign_is_no_enrolment(server, clock):
    honest = server.checkpoint_note
    server.checkpoint_note = lambda: honest().replace("0\n", "1\n", 1)
    api = api_of(server, clock, token=None)
    code = code_of(api.enrol, code="GOOD-CODE", name="n", os="o", key=key_of("x"))
    assert code is SyncCode.SERVER_FAILED


def test_contracts_come_as_records(server, clock):
    assert api_of(server, clock).contracts()[0] == contract_of(CONTRACT)


def test_without_a_token_nothing_is_asked(server, clock):
    recording = RecordingTransport(server)
    api = api_of(recording, clock, token=None)
    assert code_of(api.contracts) is SyncCode.NOT_SIGNED_IN
    assert recording.exchanges == []
    assert code_of(api_of(server, clock, token="other").contracts) is SyncCode.NOT_SIGNED_IN
    server.devices[TOKEN].revoked = True
    assert code_of(api_of(server, clock).contracts) is SyncCode.DEVICE_REVOKED


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"contracts": {}}',
        b'{"contracts": [{}]}',
        b'{"receipt": 7, "consistency": [], "known": 0, "time_ms": 1767225600000}',
        b'{"receipt": "", "consistency": [], "known": 0, "time_ms": 1767225600000}',
        b'{"receipt": "x", "consistency": ["y"], "known": 0, "time_ms": 1767225600000}',
        b'{"receipt": "x", "consistency": [], "known": -1, "time_ms": 1767225600000}',
        b'{"receipt": "x", "consistency": [], "known": 0, "time_ms": 1}',
        b'{"receipt": "x", "consistency": [], "known": 0}',
        b'{"product": "hourproof", "api": "1"}',
        b'{"product": "hourproof", "api": 1, "version": "1", "statements": {"min": 1, "max": 1}}',
    ],
)
def test_malformed_answers_are_failures_of_the_server(clock, body):
    api = api_of(Fixed(body=body), clock)
    assert code_of(api.contracts) is SyncCode.SERVER_FAILED
    assert code_of(api.upload, b"batch", known=0) is SyncCode.SERVER_FAILED
    enrol = code_of(api.enrol, code="c", name="n", os="o", key=key_of("x"))
    assert enrol is SyncCode.SERVER_FAILED
    info = code_of(api.server_info)
    assert info in (SyncCode.SERVER_FAILED, SyncCode.SERVER_NOT_HOURPROOF)


def test_the_way_there_failing_is_told(server, clock):
    server.faults.append(Fault.OFFLINE)
    assert code_of(api_of(server, clock).contracts) is SyncCode.SERVER_UNREACHABLE


def test_the_clock_is_measured_by_every_answer(server, clock):
    class Slow:
        """Each way takes 200 ms."""

        def send(self, request: Request) -> Response:
            clock.now_ms += 200
            answer = server.send(request)
            clock.now_ms += 200
            return answer

    wall = TurnedClock()

    class Behind:
        """The agent's clocks: the wall clock is an hour behind."""

        def wall_ms(self) -> int:
            return clock.now_ms - 3_600_000

        mono_ms = clock.mono_ms

    time = ServerTime()
    api = ServerApi(Slow(), parse_address("diary.example"), clock=Behind(), time=time, token=TOKEN)
    api.contracts()
    measured = time.latest()
    # Of 3 600 000 give or take half of the round trip, what is nearest to no correction.
    assert (measured.offset_ms, measured.round_trip_ms) == (3_599_800, 400)
    assert measured.measured_ms == SLOT_START_MS + 400 - 3_600_000
    assert wall.now_ms == SLOT_START_MS


def test_answers_without_a_time_measure_nothing(clock):
    time = ServerTime()
    api = ServerApi(
        Fixed(body=b'{"contracts": []}'),
        parse_address("diary.example"),
        clock=clock,
        time=time,
        token=TOKEN,
    )
    assert api.contracts() == ()
    assert time.latest() is None


def test_a_key_survives_the_secret_store_and_never_shows_itself():
    key = DeviceKey.generate()
    again = DeviceKey.from_secret(key.to_secret())
    assert again.key_id == key.key_id
    assert again.public_spki == key.public_spki
    assert key.to_secret().hex() not in repr(key)
    assert key.key_id in repr(key)
    verify(load_spki(key.public_spki), again.signer.sign(b"x"), b"x")
    with pytest.raises(ValueError, match="32 secret bytes"):
        DeviceKey.from_secret(b"short")


def test_a_forged_link_is_refused_by_the_server_in_memory(server, clock):
    """The fake is as strict as the real one: a statement that does not follow is not taken."""
    api = api_of(server, clock)
    clock.now_ms += 10 * SLOT_MS
    api.upload(encode_batch(batch_of(0)), known=0)
    segment, disclosures = segment_of(evidence(1), seq=1, prev=Sha256("1" * 64))
    envelope = seal(encode_segment(segment), DEVICE)
    blobs = tuple(blob for monitor in range(2) for blob in blobs_of(monitor, 1))
    with pytest.raises(SyncError) as refusal:
        api.upload(encode_batch(Batch(envelope, disclosures, blobs)), known=1)
    assert refusal.value.code is SyncCode.STATEMENT_REFUSED
    assert refusal.value.details["problem"] == "wrong-prev"


def test_unknown_paths_of_the_server_in_memory(server, clock):
    answer = server.send(Request("GET", "https://diary.example/api/v2/server"))
    assert answer.status == 404
