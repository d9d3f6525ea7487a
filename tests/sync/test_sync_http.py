"""The HTTP transport over real sockets on loopback, and the wrappers around any transport."""

from __future__ import annotations

import contextlib
import datetime
import socket
import ssl
import subprocess
import sys
import threading
import time

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from sync.http_transport import HttpTransport
from sync.transport import (
    RecordingTransport,
    Request,
    Response,
    TransportError,
    TransportFailure,
)
from tests.support.sync_http import served


def mono_ms():
    return time.monotonic_ns() // 1_000_000


@pytest.fixture
def http(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    transport = HttpTransport(user_agent="Hourproof/0.1", mono_ms=mono_ms)
    yield transport
    transport.close()


class Scripted:
    """Answers every request with the same function, and keeps them."""

    def __init__(self, answer) -> None:
        self.answer = answer
        self.requests: list[Request] = []

    def send(self, request: Request) -> Response:
        self.requests.append(request)
        return self.answer(request)


def ok(request: Request) -> Response:
    return Response(200, {"Content-Type": "text/plain", "X-Test": "1"}, b"hello " + request.body)


@contextlib.contextmanager
def raw_server(talk, *, context: ssl.SSLContext | None = None):
    """A socket whose every connection is handed to `talk` in a thread; gives the port."""
    listener = socket.create_server(("127.0.0.1", 0))
    threads = []

    def accept():
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=serve, args=(connection,))
            thread.start()
            threads.append(thread)

    def serve(connection):
        with contextlib.suppress(OSError), connection:
            if context is not None:
                with context.wrap_socket(connection, server_side=True) as secure:
                    talk(secure)
            else:
                talk(connection)

    accepting = threading.Thread(target=accept)
    accepting.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join()
        for thread in threads:
            thread.join()


def failure_of(transport, request) -> TransportError:
    with pytest.raises(TransportError) as failure:
        transport.send(request)
    return failure.value


def test_a_request_arrives_whole_and_its_answer_comes_back(http):
    server = Scripted(ok)
    with served(server) as url:
        answer = http.send(
            Request("POST", f"{url}/a?b=1", {"Authorization": "Bearer x"}, b"\x00\xff")
        )
    assert answer.status == 200
    assert answer.body == b"hello \x00\xff"
    assert answer.headers["x-test"] == "1"
    (request,) = server.requests
    assert (request.method, request.url) == ("POST", "/a?b=1")
    assert request.headers["Authorization"] == "Bearer x"
    assert request.headers["User-Agent"] == "Hourproof/0.1"
    assert request.headers["Accept-Encoding"] == "identity"


def test_answers_of_any_status_come_back(http):
    with served(Scripted(lambda _: Response(503, {"Retry-After": "3"}, b""))) as url:
        answer = http.send(Request("GET", url))
    assert (answer.status, answer.headers["retry-after"]) == (503, "3")


def test_netrc_does_not_replace_our_authorization(http, tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    server = Scripted(ok)
    with served(server) as url:
        http.send(Request("GET", url, {"Authorization": "Bearer x"}))
    assert server.requests[0].headers["Authorization"] == "Bearer x"


def test_cookies_are_not_kept(http):
    server = Scripted(lambda _: Response(200, {"Set-Cookie": "who=me; Path=/"}, b""))
    with served(server) as url:
        http.send(Request("GET", url))
        http.send(Request("GET", url))
    assert all("Cookie" not in request.headers for request in server.requests)


def test_redirects_stay_within_the_server(http):
    def answer(request: Request) -> Response:
        if request.url == "/new":
            return Response(200, {}, b"here")
        return Response(301, {"Location": "/new"}, b"")

    server = Scripted(answer)
    with served(server) as url:
        assert http.send(Request("GET", f"{url}/old")).body == b"here"
        failure = failure_of(http, Request("POST", f"{url}/old", body=b"statement"))
    assert failure.kind is TransportFailure.REDIRECTED
    assert failure.detail.endswith("/new")


@pytest.mark.parametrize(
    "location", ["http://127.0.0.1:1/x", "https://evil.example/", "//evil/", ""]
)
def test_redirects_elsewhere_are_not_followed(http, location):
    server = Scripted(lambda _: Response(302, {"Location": location}, b""))
    with served(server) as url:
        failure = failure_of(http, Request("GET", url, {"Authorization": "Bearer x"}))
    assert failure.kind is TransportFailure.REDIRECTED
    assert len(server.requests) == 1


def test_redirects_end_somewhere(http):
    server = Scripted(lambda _: Response(302, {"Location": "/again"}, b""))
    with served(server) as url:
        assert failure_of(http, Request("GET", url)).kind is TransportFailure.REDIRECTED
    assert len(server.requests) == 4


def test_nobody_listening_is_unreachable(http):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    failure = failure_of(http, Request("GET", f"http://127.0.0.1:{port}/"))
    assert failure.kind is TransportFailure.UNREACHABLE


def test_a_silent_server_times_out(http):
    with raw_server(lambda connection: connection.recv(65_536) and connection.recv(1)) as port:
        request = Request("GET", f"http://127.0.0.1:{port}/", timeout_s=0.2)
        failure = failure_of(http, request)
        http.close()
    assert failure.kind is TransportFailure.TIMEOUT


def test_a_server_that_stops_in_the_middle_times_out(http):
    def talk(connection):
        connection.recv(65_536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
        connection.recv(1)

    with raw_server(talk) as port:
        failure = failure_of(http, Request("GET", f"http://127.0.0.1:{port}/", timeout_s=0.2))
        http.close()
    assert failure.kind is TransportFailure.TIMEOUT


def test_a_trickle_does_not_hold_us_for_ever():
    now_ms = 0

    def clock():
        nonlocal now_ms
        now_ms += 1_000
        return now_ms

    def talk(connection):
        connection.recv(65_536)
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b".")

    http = HttpTransport(user_agent="t", mono_ms=clock, direct=True)
    with raw_server(talk) as port:
        request = Request("GET", f"http://127.0.0.1:{port}/", timeout_s=5, answer_bytes=10**9)
        failure = failure_of(http, request)
        http.close()
    assert failure.kind is TransportFailure.TIMEOUT
    assert now_ms <= 17_000


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", TransportFailure.BROKEN),
        (b"", TransportFailure.UNREACHABLE),
        (b"SSH-2.0-OpenSSH_9.2\r\n", TransportFailure.UNREACHABLE),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", TransportFailure.BROKEN),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nx", TransportFailure.BROKEN),
        (
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxx",
            TransportFailure.BROKEN,
        ),
        (
            b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n",
            TransportFailure.REDIRECTED,
        ),
    ],
)
def test_broken_answers(http, said, kind):
    def talk(connection):
        connection.recv(65_536)
        connection.sendall(said)

    with raw_server(talk) as port:
        assert failure_of(http, Request("GET", f"http://127.0.0.1:{port}/")).kind is kind


def test_a_flood_is_not_read(http):
    with served(Scripted(lambda _: Response(200, {}, b"x" * 100_001))) as url:
        failure = failure_of(http, Request("GET", url, answer_bytes=100_000))
        assert failure.kind is TransportFailure.ANSWER_TOO_LARGE
        assert len(http.send(Request("GET", url, answer_bytes=100_001)).body) == 100_001


def test_proxies_of_the_environment_are_respected_except_by_direct_transports(http, monkeypatch):
    proxy, server = Scripted(ok), Scripted(ok)
    with served(proxy) as proxy_url, served(server) as url:
        monkeypatch.setenv("http_proxy", proxy_url)
        http.send(Request("GET", f"{url}/through"))
        assert [request.url for request in proxy.requests] == [f"{url}/through"]
        direct = HttpTransport(user_agent="t", mono_ms=mono_ms, direct=True)
        direct.send(Request("GET", f"{url}/direct"))
        direct.close()
    assert [request.url for request in server.requests] == ["/direct"]


def test_a_dead_proxy_is_named_as_such(http, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
    failure = failure_of(http, Request("GET", "http://time.example/"))
    assert failure.kind is TransportFailure.PROXY


def test_an_unknown_certificate_is_refused(http, tmp_path):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*self_signed(tmp_path))
    with raw_server(lambda connection: connection.recv(1), context=context) as port:
        failure = failure_of(http, Request("GET", f"https://127.0.0.1:{port}/"))
    assert failure.kind is TransportFailure.TLS


def self_signed(folder):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    start = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=36_500))
        .sign(key, hashes.SHA256())
    )
    chain, private = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return chain, private


def test_connections_are_reused_and_can_be_closed(http):
    ports = set()

    def talk(connection):
        ports.add(connection.getpeername()[1])
        while connection.recv(65_536):
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    with raw_server(talk) as port:
        url = f"http://127.0.0.1:{port}/"
        http.send(Request("GET", url))
        http.send(Request("GET", url))
        assert len(ports) == 1
        http.close()
        http.send(Request("GET", url))
        http.close()
    assert len(ports) == 2


def test_two_threads_do_not_share_a_connection(http):
    barrier = threading.Barrier(2)

    def talk(connection):
        connection.recv(65_536)
        barrier.wait(10)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    with raw_server(talk) as port:
        request = Request("GET", f"http://127.0.0.1:{port}/")
        answers = []
        other = threading.Thread(target=lambda: answers.append(http.send(request)))
        other.start()
        answers.append(http.send(request))
        other.join()
        http.close()
    assert [answer.body for answer in answers] == [b"ok", b"ok"]


def test_requests_is_not_imported_before_the_first_request():
    code = (
        "import sys, sync.http_transport as h, sync.api, sync.uploader\n"
        "h.HttpTransport(user_agent='t', mono_ms=int)\n"
        "sys.exit('requests' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_recording_keeps_answers_and_failures():
    def answer(request: Request) -> Response:
        if request.url == "bad":
            raise TransportError(TransportFailure.TIMEOUT)
        return ok(request)

    recording = RecordingTransport(Scripted(answer))
    recording.send(Request("GET", "good"))
    with pytest.raises(TransportError):
        recording.send(Request("GET", "bad"))
    first, second = recording.exchanges
    assert (first.request.url, first.outcome.status) == ("good", 200)
    assert second.outcome.kind is TransportFailure.TIMEOUT
