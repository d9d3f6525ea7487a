"""Ingest over HTTP, in statements per second, beside the bare costs under it on the same machine in the same run.

Where HOURPROOF_BENCH_AW names the Python of an environment with `aw-server`, beside that as well, with as many events.
"""

from __future__ import annotations

import os
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import apsw
import httpx
import psutil
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from server.settings import Settings
from tests.bench import _peer
from tests.support.backend import Backend
from tests.support.sender import Sealed, Sender, enrolment, keypair

CLIENTS = (1, 16)
STATEMENTS = 1_600
"""Sent at each number of clients, without pictures; a quarter as many with them."""
WARM = 50
"""Statements before the first that count: the first requests of a process pay for its caches."""
BARE_S = 3.0
ROW = os.urandom(2_500)


@dataclass(frozen=True, slots=True)
class Ran:
    """One round: rate, waiting in ms, processor time in ms per statement, statements per commit."""

    per_s: float
    p50_ms: float
    p99_ms: float
    server_ms: float
    client_ms: float
    group: float


class Client:
    """One kept-alive connection that sends whole requests: the cheapest client, since it runs on the server's cores."""

    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self._head = f"POST /api/v1/statements HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{lines}"

    def request(self, body: bytes) -> bytes:
        """The bytes of one upload."""
        return f"{self._head}Content-Length: {len(body)}\r\n\r\n".encode() + body

    def send(self, request: bytes) -> None:
        """Send, and wait for the whole answer; anything but 201 ends the measurement."""
        self._socket.sendall(request)
        answer = b""
        while (end := answer.find(b"\r\n\r\n")) < 0:
            answer += self._more()
        assert answer.startswith(b"HTTP/1.1 201 "), answer
        length = answer[:end].lower().split(b"content-length: ")[1].split(b"\r\n")[0]
        missing = end + 4 + int(length) - len(answer)
        while missing > 0:
            missing -= len(self._more())

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _more(self) -> bytes:
        data = self._socket.recv(65_536)
        assert data, "the server hung up"
        return data


def main() -> int:
    """Measure and print; judges nothing."""
    with tempfile.TemporaryDirectory(prefix="hourproof-bench-") as name:
        folder = Path(name)
        commits = _per_second(_commits(folder / "bare.db"))
        verifies = _per_second(_verifies())
        backend, signer = Backend(folder / "data"), keypair()
        demo = backend.demo()
        with backend, httpx.Client(base_url=backend.url, timeout=60) as shared:
            enrolled = shared.post("/api/v1/devices", json=enrolment(demo["code"], signer)).json()

            def senders(count: int) -> list[Sender]:
                # One stream per client; that it is one device makes no difference to the server.
                contract = demo["contract"]["id"]
                return [Sender(shared, enrolled, signer, contract) for _ in range(count)]

            _ingest(backend, senders(2), WARM, pictures=True)
            rows = [
                (
                    f"{clients} client{'s' if clients > 1 else ''}{', two pictures' if pictures else ''}",
                    _ingest(
                        backend,
                        senders(clients),
                        STATEMENTS // (4 if pictures else 1),
                        pictures=pictures,
                    ),
                )
                for pictures in (False, True)
                for clients in CLIENTS
            ]
    _print(commits, verifies, rows)
    peer = _peer.ask(STATEMENTS)
    print(peer)
    if isinstance(peer, _peer.Peer):
        ours = rows[0][1]
        print(
            f"ours, {STATEMENTS} signed statements of {rows[0][0]}, as a multiple of it: "
            f"{ours.per_s / peer.per_s:.2f}x per s, {ours.server_ms / peer.server_ms:.2f}x ms of the server each"
        )
    return 0


def _print(commits: float, verifies: float, rows: list[tuple[str, Ran]]) -> None:
    print(f"{'bare SQLite, synchronous FULL, one row per commit':<54}{commits:>7.0f} per s")
    print(f"{'bare Ed25519 verifies, one thread':<54}{verifies:>7.0f} per s")
    print()
    print(
        f"{'ingest':<26}{'per s':>7}{'/ commits':>11}{'/ verifies':>12}{'p50 ms':>8}{'p99 ms':>8}"
        f"{'group':>7}{'server ms':>11}{'client ms':>11}"
    )
    for what, ran in rows:
        print(
            f"{what:<26}{ran.per_s:>7.0f}{ran.per_s / commits:>11.2f}{ran.per_s / verifies:>12.3f}"
            f"{ran.p50_ms:>8.1f}{ran.p99_ms:>8.1f}{ran.group:>7.1f}{ran.server_ms:>11.2f}{ran.client_ms:>11.2f}"
        )
    print(
        "group: statements per commit. server ms, client ms: processor time per statement of either process.\n"
        "The clients run on the same cores as the server; each waits for its receipt."
    )


def _per_second(once: Callable[[], object]) -> float:
    count, start = 0, time.perf_counter()
    while (elapsed := time.perf_counter() - start) < BARE_S:
        once()
        count += 1
    return count / elapsed


def _commits(path: Path) -> Callable[[], object]:
    connection = apsw.Connection(str(path))
    connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "full")
    connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB)")
    return lambda: connection.execute("INSERT INTO t (b) VALUES (?)", (ROW,))


def _verifies() -> Callable[[], object]:
    private = Ed25519PrivateKey.generate()
    signature, public = private.sign(ROW), private.public_key()
    return lambda: public.verify(signature, ROW)


def _ingest(backend: Backend, senders: list[Sender], statements: int, *, pictures: bool) -> Ran:
    """Send `statements` by all of `senders` at once, each waiting for the receipt before it sends the next."""
    each = statements // len(senders)
    sealed = [[sender.seal(pictures=pictures) for _ in range(each)] for sender in senders]
    waits: list[float] = []
    begin = threading.Barrier(len(senders) + 1)

    def work(sender: Sender, batches: list[Sealed]) -> None:
        client, mine = Client(backend.port, sender.headers), []
        requests = [client.request(batch.body) for batch in batches]
        begin.wait()
        for request in requests:
            start = time.perf_counter()
            client.send(request)
            mine.append((time.perf_counter() - start) * 1000)
        client.close()
        waits.extend(mine)

    threads = [
        threading.Thread(target=work, args=pair) for pair in zip(senders, sealed, strict=True)
    ]
    for thread in threads:
        thread.start()
    server = psutil.Process(backend.pid)
    groups = _groups(backend)
    begin.wait()
    start, client_s, server_s = time.perf_counter(), time.process_time(), _cpu_s(server)
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - start
    count = len(waits)
    waits.sort()
    return Ran(
        per_s=count / elapsed,
        p50_ms=waits[count // 2],
        p99_ms=waits[min(count - 1, count * 99 // 100)],
        server_ms=(_cpu_s(server) - server_s) * 1000 / count,
        client_ms=(time.process_time() - client_s) * 1000 / count,
        group=count / (_groups(backend) - groups),
    )


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _groups(backend: Backend) -> int:
    """How many groups were committed so far: each has one head of the log."""
    with closing(
        apsw.Connection(str(Settings(data=backend.data).database), flags=apsw.SQLITE_OPEN_READONLY)
    ) as file:
        return int(file.execute("SELECT count(*) FROM log_heads").get)


if __name__ == "__main__":
    raise SystemExit(main())
