"""Servers that lie, send elsewhere, flood or fail for a day: a named problem, nothing lost, no hammering."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from sync.errors import SyncCode
from sync.fake import BAD_RECEIPTS
from sync.http_transport import HttpTransport
from sync.records import SyncState
from sync.transport import Request, Response
from tests.support.evidence import evidence
from tests.support.sync_http import served
from tests.support.sync_rig import DAY_MS, Rig

LEAST, MOST = 60, 400
"""How many requests in a day are neither giving up nor hammering: about one in a quarter of an hour."""


def page(status: int, kind: str, body: bytes, *more: str) -> bytes:
    lines = [f"HTTP/1.1 {status} Said", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    head = "\r\n".join((*lines, "Connection: close", *more))
    return head.encode() + b"\r\n\r\n" + body


HTML = b"<html><h1>Welcome to our network</h1></html>"
JSON, PROBLEM = "application/json", "application/problem+json"
LIES = {
    "500 all day": (page(500, "text/plain", b"oops"), SyncCode.SERVER_FAILED),
    "502 of a gateway": (page(502, "text/html", HTML), SyncCode.SERVER_FAILED),
    "503 for ever": (
        page(503, "text/plain", b"", "Retry-After: 999999999"),
        SyncCode.SERVER_BUSY,
    ),
    "503 with nonsense": (page(503, "text/plain", b"", "Retry-After: soon"), SyncCode.SERVER_BUSY),
    "507": (page(507, "text/plain", b"full"), SyncCode.SERVER_DISK_FULL),
    "a page": (page(200, "text/html", HTML), SyncCode.SERVER_NOT_HOURPROOF),
    "a page of 404": (page(404, "text/html", HTML), SyncCode.SERVER_NOT_HOURPROOF),
    "a page of 401": (page(401, "text/html", HTML), SyncCode.SERVER_NOT_HOURPROOF),
    "a proxy's 407": (page(407, "text/html", HTML), SyncCode.PROXY_FAILED),
    "another host": (
        page(302, "text/html", b"", "Location: https://elsewhere.example/api/v1/statements"),
        SyncCode.SERVER_REDIRECTED,
    ),
    "no encryption": (
        page(308, "text/html", b"", "Location: http://127.0.0.1:1/"),
        SyncCode.SERVER_REDIRECTED,
    ),
    "a loop": (
        page(307, "text/html", b"", "Location: /api/v1/statements"),
        SyncCode.SERVER_REDIRECTED,
    ),
    "nowhere": (page(301, "text/html", b""), SyncCode.SERVER_REDIRECTED),
    "another type": (page(200, "text/plain", b"{}"), SyncCode.SERVER_NOT_HOURPROOF),
    "nothing in it": (page(200, JSON, b"{}"), SyncCode.SERVER_FAILED),
    "no JSON": (page(201, JSON, b"{"), SyncCode.SERVER_FAILED),
    "deep JSON": (page(201, JSON, b"[" * 200_000), SyncCode.SERVER_FAILED),
    "a problem of nobody": (
        page(400, PROBLEM, b'{"type": "about:blank"}'),
        SyncCode.SERVER_NOT_HOURPROOF,
    ),
    "gigantic": (page(201, JSON, b'"' + b"x" * 3_000_000 + b'"'), SyncCode.SERVER_NOT_HOURPROOF),
    "a bomb": (
        page(201, JSON, gzip.compress(bytes(5_000_000)), "Content-Encoding: gzip"),
        SyncCode.SERVER_FAILED,
    ),
    "half": (page(201, JSON, b"x" * 500)[:-300], SyncCode.SERVER_FAILED),
    "silence": (b"", SyncCode.SERVER_UNREACHABLE),
    "another protocol": (b"220 mail.example ESMTP\r\n", SyncCode.SERVER_UNREACHABLE),
}


@contextlib.contextmanager
def saying(said: bytes) -> Iterator[str]:
    """A server that reads a request and says just this."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            with contextlib.suppress(OSError), client:
                client.settimeout(10)
                read_all(client)
                client.sendall(said)
                client.shutdown(socket.SHUT_WR)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def read_all(client: socket.socket) -> None:
    """A whole request, so that closing does not take the answer back."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = client.recv(65_536)
        if not part:
            return
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    while len(body) < length:
        body += client.recv(65_536)


class Led:
    """Leads every request to where a server really listens, and counts."""

    def __init__(self) -> None:
        self.http = HttpTransport(user_agent="t", mono_ms=lambda: 0, direct=True)
        self.url = ""
        self.requests = 0

    def send(self, request: Request) -> Response:
        self.requests += 1
        parts = urlsplit(request.url)
        where = f"{self.url}{parts.path}{'?' if parts.query else ''}{parts.query}"
        return self.http.send(replace(request, url=where, timeout_s=20))


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path)
    yield rig
    rig.spool.close()


@pytest.fixture
def led(rig):
    led = Led()
    rig.uploader = rig.uploader_over(led)
    yield led
    led.http.close()


@pytest.mark.parametrize("name", LIES)
def test_a_day_of_it(rig, led, name):
    said, code = LIES[name]
    segments = [rig.seal(evidence(number)) for number in range(3)]
    with saying(said) as led.url:
        rig.run(until_ms=rig.clock.now_ms + DAY_MS)
        codes = [problem.code for problem in rig.uploader.status().problems]
        least = (
            20 if name.startswith("503 for") else LEAST
        )  # as long as it asked for, within reason
        assert least <= led.requests <= MOST
    assert code in codes
    tally = rig.spool.tally()
    assert (tally.waiting, tally.receipted, tally.refused) == (3, 0, 0)
    # Work goes on meanwhile, and all of it arrives once the server is itself again.
    rig.seal(evidence(200))
    with served(rig.server) as led.url:
        rig.run()
    assert [start for _, _, start in rig.arrived()] == [
        *(one.start_ms for one in segments),
        evidence(200).start_ms,
    ]
    assert rig.uploader.status().problems == ()


@pytest.mark.parametrize("fault", BAD_RECEIPTS)
def test_a_false_receipt_ends_it_and_nothing_is_let_go(rig, led, fault):
    """Of a server that keeps another log than it says, all later words are worth nothing."""
    for number in range(3):
        rig.seal(evidence(number))
    with served(rig.server) as led.url:
        while not rig.arrived():
            rig.clock.now_ms = max(rig.clock.now_ms, rig.pump())
        rig.server.faults.append(fault)
        rig.run(until_ms=rig.clock.now_ms + DAY_MS)
        halted = rig.uploader.status()
        asked = led.requests
        rig.seal(evidence(3))
        rig.run(until_ms=rig.clock.now_ms + 7 * DAY_MS)
    assert halted.state is SyncState.HALTED
    assert halted.problems[0].code is SyncCode.RECEIPT_INVALID
    assert led.requests == asked, "not one request more"
    assert rig.spool.tally().waiting >= 2
    needed = rig.spool.needed()
    assert all(rig.pictures.read(name) for name in needed)
