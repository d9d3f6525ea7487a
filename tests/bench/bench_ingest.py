"""Ingest over HTTP, in statements per second, beside the bare costs under it on the same machine in the same run."""

from __future__ import annotations

import http.client
import os
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import apsw
import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.backend import Backend
from tests.support.sender import Sealed, Sender, enrolment, keypair

CLIENTS = (1, 16)
STATEMENTS = 800
"""Sent at each number of clients, without pictures; a quarter as many with them."""
BARE_S = 3.0
ROW = os.urandom(2_500)


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

            def stream() -> Sender:
                # One stream per client; that it is one device makes no difference to the server.
                return Sender(shared, enrolled, signer, demo["contract"]["id"])

            rows = []
            for pictures in (False, True):
                for clients in CLIENTS:
                    what = f"statements/s, {clients} clients{', pictures' if pictures else ''}"
                    senders = [stream() for _ in range(clients)]
                    rows.append((what, *_ingest(backend.port, senders, pictures=pictures)))
    print(f"{'':<38}{'per s':>9}{'p50 ms':>9}{'p99 ms':>9}{'/ commits':>11}{'/ verifies':>11}")
    print(f"{'bare SQLite FULL, one row per commit':<38}{commits:>9.0f}")
    print(f"{'bare Ed25519 verifies, one thread':<38}{verifies:>9.0f}")
    for what, rate, p50, p99 in rows:
        print(
            f"{what:<38}{rate:>9.0f}{p50:>9.1f}{p99:>9.1f}{rate / commits:>11.2f}{rate / verifies:>11.3f}"
        )
    print("The clients run on the same cores as the server; each waits for its receipt.")
    return 0


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


def _ingest(port: int, senders: list[Sender], *, pictures: bool) -> tuple[float, float, float]:
    """Statements per second over all clients, and the median and 99th percentile of waiting, in ms."""
    each = STATEMENTS // len(senders) // (4 if pictures else 1)
    sealed = [[sender.seal(pictures=pictures) for _ in range(each)] for sender in senders]
    waits: list[float] = []
    begin = threading.Barrier(len(senders) + 1)

    def work(sender: Sender, batches: list[Sealed]) -> None:
        bodies = [batch.body for batch in batches]
        mine = []
        # http.client: the cheapest one at hand, since it runs on the server's cores.
        own = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        begin.wait()
        for body in bodies:
            start = time.perf_counter()
            own.request("POST", "/api/v1/statements", body, sender.headers)
            answer = own.getresponse()
            content = answer.read()
            mine.append((time.perf_counter() - start) * 1000)
            assert answer.status == 201, content
        own.close()
        waits.extend(mine)

    threads = [
        threading.Thread(target=work, args=pair) for pair in zip(senders, sealed, strict=True)
    ]
    for thread in threads:
        thread.start()
    begin.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - start
    waits.sort()
    return (
        len(waits) / elapsed,
        waits[len(waits) // 2],
        waits[min(len(waits) - 1, len(waits) * 99 // 100)],
    )


if __name__ == "__main__":
    raise SystemExit(main())
