"""The real backend as a process of its own: `hourproof-server` on a free loopback port, ended by its own pid."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60.0


def free_port() -> int:
    """A port of the loopback address that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `hourproof-server` with `arguments` to its end."""
    return subprocess.run(
        [sys.executable, "-m", "server.cli", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


class Backend:
    """A server on the data folder `data`, which survives it. Start it with `with` or `start`."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        """The process; it must have been started."""
        assert self._process is not None
        return self._process.pid

    def demo(self, *arguments: str) -> dict[str, Any]:
        """The demo organization with a new one-time code; made when it is missing."""
        done = command("demo", "--data", str(self.data), "--json", "--new-code", *arguments)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def start(self) -> None:
        """Start, and wait until it answers."""
        arguments = ["serve", "--data", str(self.data), "--port", str(self.port)]
        with (self.data.parent / f"{self.data.name}.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "server.cli", *arguments],
                cwd=ROOT,
                stdout=log,
                stderr=log,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )
        deadline = time.monotonic() + PATIENCE_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the server did not start:\n{self.log()}")
            time.sleep(0.05)

    def stop(self) -> int:
        """End it as an operator does; returns its exit code."""
        return self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a power cut does: no code of its own runs any more."""
        self._end(signal.SIGKILL)

    def log(self) -> str:
        """What it said, in all its lives."""
        return (self.data.parent / f"{self.data.name}.log").read_text(errors="replace")

    def check(self) -> dict[str, Any]:
        """What `hourproof-server check` says of the data folder."""
        found: dict[str, Any] = json.loads(
            command("check", "--data", str(self.data), "--json").stdout
        )
        return found

    def _end(self, number: signal.Signals) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        process.send_signal(number)
        return process.wait(PATIENCE_S)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/v1/server", timeout=2).is_success
        except httpx.TransportError:
            return False
