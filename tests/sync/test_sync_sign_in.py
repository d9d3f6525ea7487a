"""Signing in through a browser, as the server tells it: RFC 8628 to the letter, and everything that is not."""

from __future__ import annotations

import json

import pytest

from sync.address import parse_address
from sync.api import ServerApi
from sync.device_grant import Pending
from sync.errors import SyncCode, SyncError
from sync.fake import Fault
from sync.server_time import ServerTime
from sync.transport import Request, Response, TransportError, TransportFailure
from tests.support.evidence import CONTRACT
from tests.support.sync_rig import TurnedClock, api_of, key_of, server_of

GOOD = {
    "device_code": "secret",
    "user_code": "BCDF-GHJK",
    "verification_uri": "https://diary.example/device",
    "verification_uri_complete": "https://diary.example/device?user_code=BCDF-GHJK",
    "expires_in": 900,
    "interval": 5,
    "time_ms": 1_800_000_000_000,
}


class Fixed:
    """Answers everything with the same, or does not answer."""

    def __init__(self, said: object, *, status: int = 200, kind: str = "application/json") -> None:
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.answer = Response(status, {"content-type": kind}, body)
        self.failure: TransportError | None = None
        self.asked: list[Request] = []

    def send(self, request: Request) -> Response:
        self.asked.append(request)
        if self.failure is not None:
            raise self.failure
        return self.answer


def over(transport: Fixed, *, address: str = "https://diary.example") -> ServerApi:
    return ServerApi(
        transport, parse_address(address), clock=TurnedClock(), time=ServerTime(), token=None
    )


def code_of(act) -> SyncCode:
    with pytest.raises(SyncError) as refused:
        act()
    return refused.value.code


def test_a_sign_in_is_asked_for_waited_for_and_used():
    clock = TurnedClock()
    server = server_of(clock)
    api = api_of(server, clock, token=None)
    grant = api.ask_sign_in(name="The laptop “ü”")
    assert grant.user_code == "BCDF-GHJK"
    assert grant.complete_url == f"{grant.verification_url}?user_code=BCDF-GHJK"
    assert grant.expires_ms == clock.wall_ms() + 900_000

    def poll():
        return api.poll_sign_in(device_code=grant.device_code)

    assert poll() is Pending.WAITING
    server.sign_ins[grant.device_code] = "slow_down"
    assert poll() is Pending.SLOWER
    server.sign_ins[grant.device_code] = ""
    code = poll()
    assert isinstance(code, str)
    assert api.enrol(code=code, name="laptop", os="x", key=key_of("laptop")).person_name == "Ana"


@pytest.mark.parametrize(
    ("error", "meant"),
    [
        ("access_denied", SyncCode.SIGN_IN_DECLINED),
        ("expired_token", SyncCode.SIGN_IN_EXPIRED),
        ("invalid_grant", SyncCode.SIGN_IN_EXPIRED),
        ("invalid_client", SyncCode.SERVER_REFUSED),
        ("x" * 10_000, SyncCode.SERVER_REFUSED),
    ],
)
def test_errors_of_oauth_are_told_apart(error, meant):
    for status in (400, 401):
        api = over(Fixed({"error": error}, status=status))
        assert code_of(lambda api=api: api.poll_sign_in(device_code="x")) is meant


def test_what_is_secret_goes_as_a_form_and_never_in_an_address():
    transport = Fixed({"error": "authorization_pending"}, status=400)
    over(transport).poll_sign_in(device_code="secret&client_id=other")
    (request,) = transport.asked
    assert request.url == "https://diary.example/api/v1/token"
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert b"device_code=secret%26client_id%3Dother" in request.body


@pytest.mark.parametrize(
    "changed",
    [
        {"device_code": ""},
        {"device_code": None},
        {"user_code": "B" * 41},
        {"user_code": "BCDF\u202eGHJK"},
        {"user_code": 12},
        {"expires_in": "900"},
        {"expires_in": -1},
        {"interval": 1.5},
        {"verification_uri": "http://diary.example/device"},
        {"verification_uri": "file:///etc/passwd"},
        {"verification_uri": "javascript:alert(1)"},
        {"verification_uri": "https://"},
        {"verification_uri": "https://diary.example@evil.example/"},
        {"verification_uri": "https://diary.example/ --new-window"},
        {"verification_uri": "https://[diary"},
        {"verification_uri": "https://diary.example/" + "x" * 500},
        {"verification_uri_complete": "http://diary.example/device?x"},
    ],
)
def test_what_must_not_be_shown_or_opened_is_refused(changed):
    said = {name: value for name, value in {**GOOD, **changed}.items() if value is not None}
    assert code_of(lambda: over(Fixed(said)).ask_sign_in(name="x")) is SyncCode.SERVER_FAILED


def test_what_a_server_may_leave_out_or_overdo():
    said = {
        name: GOOD[name] for name in ("device_code", "user_code", "verification_uri", "expires_in")
    }
    grant = over(Fixed(said)).ask_sign_in(name="x")
    assert (grant.interval_s, grant.complete_url) == (5, grant.verification_url)
    wild = over(Fixed({**GOOD, "interval": 0, "expires_in": 10**12})).ask_sign_in(name="x")
    assert (wild.interval_s, wild.expires_ms) == (1, GOOD["time_ms"] + 86_400_000)


def test_a_page_without_encryption_is_opened_of_this_very_machine_only():
    here = {**GOOD, "verification_uri": "http://127.0.0.1:8000/device"}
    here.pop("verification_uri_complete")
    assert over(Fixed(here), address="http://127.0.0.1:8000").ask_sign_in(name="x")
    assert code_of(lambda: over(Fixed(here)).ask_sign_in(name="x")) is SyncCode.SERVER_FAILED


@pytest.mark.parametrize(
    ("transport", "meant"),
    [
        (Fixed(b"not found", status=404, kind="text/plain"), SyncCode.SERVER_TOO_OLD),
        (Fixed(b"", status=405), SyncCode.SERVER_TOO_OLD),
        (Fixed(b"<h1>Wi-Fi</h1>", kind="text/html"), SyncCode.SERVER_NOT_HOURPROOF),
        (Fixed(b"<h1>no</h1>", status=400, kind="text/html"), SyncCode.SERVER_NOT_HOURPROOF),
        (Fixed(b"{", kind="application/json"), SyncCode.SERVER_FAILED),
        (Fixed([]), SyncCode.SERVER_FAILED),
        (Fixed(b"", status=503), SyncCode.SERVER_BUSY),
    ],
)
def test_servers_that_cannot(transport, meant):
    assert code_of(lambda: over(transport).ask_sign_in(name="x")) is meant


@pytest.mark.parametrize(
    ("said", "status", "kind"),
    [
        ({"access_token": "A", "token_type": "Bearer"}, 200, "application/json"),
        ({"token_type": "urn:hourproof:enrolment-code"}, 200, "application/json"),
        ({"access_token": "A" * 41, "token_type": "urn:hourproof:enrolment-code"}, 200, "application/json"),
        ({"error": 7}, 400, "application/json"),
        ({"error": "access_denied"}, 400, "text/html"),
        ({"error": "access_denied"}, 200, "application/json"),
    ],
)  # fmt: skip
def test_an_answer_of_another_shape_decides_nothing(said, status, kind):
    code = code_of(
        lambda: over(Fixed(said, status=status, kind=kind)).poll_sign_in(device_code="x")
    )
    assert code in (SyncCode.SERVER_FAILED, SyncCode.SERVER_NOT_HOURPROOF)


@pytest.mark.parametrize("name", ["", "x" * 65, "a\nb", "a\u202eb"])
def test_a_name_that_could_not_be_enrolled_is_not_sent(name):
    transport = Fixed(GOOD)
    assert code_of(lambda: over(transport).ask_sign_in(name=name)) is SyncCode.NAME_INVALID
    assert transport.asked == []


def test_a_redirect_is_not_followed():
    transport = Fixed({})
    transport.failure = TransportError(TransportFailure.REDIRECTED, "https://elsewhere.example")
    assert (
        code_of(lambda: over(transport).poll_sign_in(device_code="x")) is SyncCode.SERVER_REDIRECTED
    )


def test_who_looked_is_told_to_devices_only():
    clock = TurnedClock()
    server = server_of(clock)
    stream = "A" * 22
    server.looked = [{"stream": stream, "seq": 3, "who": "Olive", "looked_ms": 1_800_000_000_000}]
    (look,) = api_of(server, clock).looks(CONTRACT, start_ms=0, end_ms=1)
    assert (look.stream, look.seq, look.who) == (stream, 3, "Olive")
    nobody = api_of(server, clock, token=None)
    assert code_of(lambda: nobody.looks(CONTRACT, start_ms=0, end_ms=1)) is SyncCode.NOT_SIGNED_IN
    server.faults.append(Fault.PAGE)

    def act():
        return api_of(server, clock).looks(CONTRACT, start_ms=0, end_ms=1)

    assert code_of(act) is SyncCode.SERVER_NOT_HOURPROOF
    server.looked = [{"stream": stream, "seq": 3, "who": "", "looked_ms": 1_800_000_000_000}]
    assert code_of(act) is SyncCode.SERVER_FAILED


def test_a_server_that_does_not_tell_who_looked_is_too_old():
    api = ServerApi(
        Fixed(b"", status=404),
        parse_address("https://diary.example"),
        clock=TurnedClock(),
        time=ServerTime(),
        token="t",
    )
    assert code_of(lambda: api.looks(CONTRACT, start_ms=0, end_ms=1)) is SyncCode.SERVER_TOO_OLD
