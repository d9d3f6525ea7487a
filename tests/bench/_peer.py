"""ActivityWatch's server beside ours: as many events of its own kind, on the same machine in the same run."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import httpx
import psutil

PYTHON: Final = "HOURPROOF_BENCH_AW"
"""Names the Python of an environment that has `aw-server`."""
FIRST: Final = datetime(2026, 3, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Peer:
    """How it took `events` heartbeats, one after the other by one client that keeps its connection."""

    events: int
    per_s: float
    server_ms: float
    rss_mb: float

    def __str__(self) -> str:
        return (
            f"aw-server, {self.events} heartbeats: {self.per_s:.0f} per s, {self.server_ms:.2f} ms of its server each,"
            f" {self.rss_mb:.0f} MB (no pictures, signatures, log or receipts)"
        )


def ask(events: int) -> Peer | str:
    """What ActivityWatch's server does with so many events, or why it was not measured."""
    python = os.environ.get(PYTHON, "")
    if not python:
        return f"aw-server: not there ({PYTHON} names the Python of an environment that has it)"
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home}
        environment.pop("PYTHONPATH", None)
        command = [python, "-m", "aw_server", "--host", "127.0.0.1", "--port", str(port)]
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            try:
                return _ask(process, f"http://127.0.0.1:{port}/api/0", events)
            finally:
                process.terminate()


def _ask(process: subprocess.Popen[bytes], url: str, events: int) -> Peer | str:
    with httpx.Client(timeout=10) as http:
        deadline = time.monotonic() + 60
        while True:
            try:
                http.get(f"{url}/info").raise_for_status()
                break
            except httpx.HTTPError:
                if process.poll() is not None or time.monotonic() > deadline:
                    return "aw-server: does not start"
                time.sleep(0.1)
        body: dict[str, Any] = {"client": "bench", "type": "bench", "hostname": "bench"}
        http.post(f"{url}/buckets/bench", json=body).raise_for_status()
        watched = psutil.Process(process.pid)
        used, begun = sum(watched.cpu_times()[:2]), time.perf_counter()
        for number in range(events):
            event = {
                "timestamp": (FIRST + timedelta(minutes=10 * number)).isoformat(),
                "duration": 600,
                "data": {"app": "bench", "title": str(number)},
            }
            http.post(f"{url}/buckets/bench/heartbeat?pulsetime=0", json=event).raise_for_status()
        took = time.perf_counter() - begun
        spent = sum(watched.cpu_times()[:2]) - used
        return Peer(events, events / took, spent * 1000 / events, watched.memory_info().rss / 1e6)
