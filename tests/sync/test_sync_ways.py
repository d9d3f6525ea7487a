"""Ways to a server: proxies with and without a password, private authorities, a limit of bandwidth, a limit in all."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
from pathlib import Path

import pytest

from sync.bandwidth import BLOCK_BYTES, Bandwidth, PacedBody
from sync.errors import SyncCode, from_answer, from_transport
from sync.http_transport import HttpTransport, Way
from sync.transport import Request, Response, TransportError, TransportFailure
from tests.support.connect_proxy import connect_proxy
from tests.support.private_ca import PrivateCa
from tests.support.sync_http import served
from tests.sync.test_sync_http import Scripted, failure_of, mono_ms, ok, raw_server


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "requests_ca_bundle"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def way():
    """A transport that goes a certain way, closed afterwards."""
    made = []

    def make(**wanted):
        transport = HttpTransport(user_agent="t", mono_ms=mono_ms, way=Way(**wanted))
        made.append(transport)
        return transport

    yield make
    for transport in made:
        transport.close()


@pytest.fixture
def ca(tmp_path: Path) -> PrivateCa:
    return PrivateCa(tmp_path)


def test_a_private_authority_is_trusted_when_it_is_named(way, ca):
    with served(Scripted(ok), context=ca.server_context("time.test")) as url:
        answer = way(ca_file=str(ca.file)).send(Request("POST", url, body=b"there"))
        assert answer.body == b"hello there"
        assert failure_of(way(), Request("GET", url)).kind is TransportFailure.TLS


def test_another_authority_is_not(way, ca, tmp_path, monkeypatch):
    other = PrivateCa(tmp_path, "Another authority")
    # The environment does not replace what was set.
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(ca.file))
    with served(Scripted(ok), context=ca.server_context("time.test")) as url:
        failure = failure_of(way(ca_file=str(other.file)), Request("GET", url))
    assert failure.kind is TransportFailure.TLS


@pytest.mark.parametrize("content", [None, b"", b"no certificate", b"\0" * 100])
def test_a_file_that_is_none_is_named(way, tmp_path, content):
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_bytes(content)
    failure = failure_of(way(ca_file=str(path)), Request("GET", "https://time.test/"))
    assert failure.kind is TransportFailure.CA_FILE
    assert str(path) in failure.detail
    assert from_transport(failure, server="s").code is SyncCode.CA_FILE_UNUSABLE


def test_a_proxy_carries_encrypted_requests(way, ca):
    with (
        connect_proxy() as proxy,
        served(Scripted(ok), context=ca.server_context("time.test")) as url,
    ):
        port = url.rpartition(":")[2]
        transport = way(proxy=proxy.url(), ca_file=str(ca.file))
        # The name is looked up by the proxy alone: it exists nowhere.
        answer = transport.send(Request("POST", f"https://time.test:{port}/", body=b"there"))
        assert answer.body == b"hello there"
        assert proxy.asked == [f"time.test:{port}"]


def test_a_proxy_wants_its_password(way, ca):
    with (
        connect_proxy(wanted="ana:s3cret/%") as proxy,
        served(Scripted(ok), context=ca.server_context("time.test")) as url,
    ):
        good = way(proxy=proxy.url("ana:s3cret%2F%25"), ca_file=str(ca.file))
        assert good.send(Request("GET", url)).status == 200
        for user in ("", "ana:wrong"):
            failure = failure_of(
                way(proxy=proxy.url(user), ca_file=str(ca.file)), Request("GET", url)
            )
            assert failure.kind is TransportFailure.PROXY
        assert proxy.refused == 2


def test_a_proxy_is_chosen_over_the_environment_and_so_is_none(way, ca, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        dead = f"http://127.0.0.1:{listener.getsockname()[1]}"
    monkeypatch.setenv("https_proxy", dead)
    with (
        connect_proxy() as proxy,
        served(Scripted(ok), context=ca.server_context("time.test")) as url,
    ):
        assert way(proxy=proxy.url(), ca_file=str(ca.file)).send(Request("GET", url)).status == 200
        assert way(no_proxy=True, ca_file=str(ca.file)).send(Request("GET", url)).status == 200
        assert len(proxy.asked) == 1
        failure = failure_of(way(ca_file=str(ca.file)), Request("GET", url))
        assert failure.kind is TransportFailure.PROXY


def test_a_proxy_that_refuses_a_plain_request_is_named():
    error = from_answer(Response(407, {}, b""), server="s", now_ms=0)
    assert error.code is SyncCode.PROXY_FAILED


class Bucket:
    """A limit whose time is written down instead of waited for."""

    def __init__(self, bytes_per_s: int) -> None:
        self.now_ms = 0
        self.limit = Bandwidth(bytes_per_s, mono_ms=lambda: self.now_ms, wait_ms=self._wait)

    def _wait(self, wait_ms: int) -> None:
        self.now_ms += wait_ms


def test_the_limit_holds_over_time():
    bucket = Bucket(1_000)
    sent = 0
    while bucket.now_ms < 100_000:
        bucket.limit.take(700)
        sent += 700
        assert sent <= 1_000 + bucket.now_ms + 700
    assert sent >= 100_000, "and it is used"


def test_a_pause_fills_the_bucket_once():
    bucket = Bucket(1_000)
    bucket.limit.take(1_000)
    assert bucket.now_ms == 0
    bucket.now_ms += 3_600_000
    at_ms = bucket.now_ms
    for _ in range(3):
        bucket.limit.take(1_000)
    assert bucket.now_ms - at_ms == 2_000


def test_a_clock_that_stands_still_or_goes_back_gives_nothing_away():
    bucket = Bucket(1_000)
    bucket.limit.take(1_000)
    bucket.now_ms -= 5_000
    bucket.limit.take(500)
    assert bucket.now_ms == -4_500


def test_a_body_goes_out_in_blocks_and_whole():
    bucket = Bucket(BLOCK_BYTES)
    body = bytes(range(256)) * 200
    paced = PacedBody(body, bucket.limit)
    assert len(paced) == len(body)
    blocks = [len(part) for part in iter(lambda: paced.read(65_536), b"")]
    assert sum(blocks) == len(body)
    assert max(blocks) <= BLOCK_BYTES
    assert bucket.now_ms == pytest.approx((len(body) / BLOCK_BYTES - 1) * 1000, abs=10)


def test_no_limit_of_nothing():
    with pytest.raises(ValueError, match="positive"):
        Bandwidth(0, mono_ms=int, wait_ms=print)


def test_a_paced_request_arrives_whole_with_its_length(way):
    bucket, server = Bucket(100_000), Scripted(ok)
    body = b"x" * 1_000_000
    with served(server) as url:
        way(bandwidth=bucket.limit).send(Request("POST", url, body=body, answer_bytes=2_000_000))
    (request,) = server.requests
    assert request.body == body
    assert request.headers["Content-Length"] == "1000000"
    assert bucket.now_ms == pytest.approx(9_000, abs=20)


def hurried(left_s: float) -> HttpTransport:
    """A transport to whose request only `left_s` are left when it goes out."""
    times = iter((0, round((10 + 5 - left_s) * 1000)))
    return HttpTransport(user_agent="t", mono_ms=lambda: next(times, 0), direct=True)


@pytest.mark.parametrize(
    "said",
    [
        b"H",
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
    ],
)
def test_a_trickle_anywhere_is_cut_off_in_all(said):
    """A byte comes before each time limit of a read: line by line, header by header, body."""
    gone = threading.Event()

    def talk(connection):
        connection.recv(65_536)
        connection.sendall(said)
        with contextlib.suppress(OSError):
            while not gone.wait(0.02):
                connection.sendall(b"X-A: b\r\n" if said.endswith(b"OK\r\n") else b"x")

    with raw_server(talk) as port:
        transport = hurried(0.4)
        try:
            request = Request("GET", f"http://127.0.0.1:{port}/", timeout_s=5, answer_bytes=10**9)
            begun = time.monotonic()
            failure = failure_of(transport, request)
            assert time.monotonic() - begun < 4, "long before the limit of a read"
        finally:
            gone.set()
            transport.close()
    assert failure.kind in (
        TransportFailure.TIMEOUT,
        TransportFailure.UNREACHABLE,
        TransportFailure.BROKEN,
    )
    if said != b"H":
        assert failure.kind is TransportFailure.TIMEOUT


def test_a_trickle_within_tls_is_cut_off_too(ca):
    gone = threading.Event()

    def talk(connection):
        connection.recv(65_536)
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        with contextlib.suppress(OSError):
            while not gone.wait(0.02):
                connection.sendall(b"X-A: b\r\n")

    times = iter((0, 14_600))
    transport = HttpTransport(
        user_agent="t",
        mono_ms=lambda: next(times, 0),
        direct=True,
        way=Way(ca_file=str(ca.file)),
    )
    with raw_server(talk, context=ca.server_context("time.test")) as port:
        try:
            failure = failure_of(
                transport, Request("GET", f"https://127.0.0.1:{port}/", timeout_s=5)
            )
        finally:
            gone.set()
            transport.close()
    assert failure.kind is TransportFailure.TIMEOUT


def test_a_server_that_reads_nothing_is_cut_off():
    gone = threading.Event()
    transport = hurried(0.4)
    with raw_server(lambda _: gone.wait(20)) as port:
        try:
            request = Request(
                "POST", f"http://127.0.0.1:{port}/", body=bytes(50_000_000), timeout_s=5
            )
            failure = failure_of(transport, request)
        finally:
            gone.set()
            transport.close()
    assert failure.kind is TransportFailure.TIMEOUT


def test_after_a_cut_the_next_request_has_a_connection_of_its_own(way):
    transport = way()
    with served(Scripted(ok)) as url:
        for _ in range(3):
            assert transport.send(Request("GET", url)).status == 200


def test_a_bomb_is_not_unpacked(way):
    bomb = gzip.compress(bytes(10_000_000))
    with served(Scripted(lambda _: Response(200, {"Content-Encoding": "gzip"}, bomb))) as url:
        failure = failure_of(way(), Request("GET", url))
    assert failure.kind is TransportFailure.BROKEN
    assert isinstance(failure, TransportError)
