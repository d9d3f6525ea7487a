"""Starts child processes, notices when one ends too early, and ends them all in reverse order."""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from devtools.trouble import Trouble

PATIENCE_S = 15.0
"""How long a child may take to end after it was asked, before it is killed."""


@dataclass
class Child:
    """One process that we started and must end."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path
    log_before: int = 0
    """How long its log was when it was started: earlier runs wrote that."""

    def said(self) -> str:
        """What it has written to its log since it was started."""
        with self.log.open("rb") as written:
            written.seek(self.log_before)
            return written.read().decode(errors="replace")


def _die_with_parent() -> None:
    # PR_SET_PDEATHSIG: even if this script is killed outright, its children are told to end.
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


class Children:
    """All processes of one run. Use as a context manager: leaving it ends them."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._children: list[Child] = []
        logs.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Children:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop_all()

    def start(
        self,
        name: str,
        command: Sequence[str],
        *,
        env: Mapping[str, str],
        stdin: bytes | None = None,
        stdout: int | None = None,
        pass_fds: tuple[int, ...] = (),
        cwd: Path | None = None,
    ) -> Child:
        """Start `command` in a session of its own, its output going to the log named after it."""
        log = self._logs / f"{name}.log"
        posix = sys.platform != "win32"
        with log.open("ab") as sink:
            before = sink.tell()
            try:
                process = subprocess.Popen(
                    command,
                    env=dict(env),
                    stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL,
                    stdout=sink if stdout is None else stdout,
                    stderr=sink,
                    pass_fds=pass_fds,
                    cwd=cwd,
                    start_new_session=posix,  # Ctrl-C in the terminal reaches us alone: we end them in order
                    preexec_fn=_die_with_parent if sys.platform == "linux" else None,
                )
            except OSError as error:
                raise Trouble(f"could not start {name} ({command[0]}): {error.strerror}") from error
        if stdin is not None and process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(stdin)
                process.stdin.close()
        child = Child(name, process, log, before)
        self._children.append(child)
        return child

    def wait_for(self, what: str, ready: Callable[[], bool], *, seconds: float = 30.0) -> None:
        """Wait until `ready()`; raise `Trouble` when a child dies meanwhile or `seconds` pass."""
        deadline = time.monotonic() + seconds
        while not ready():
            self.raise_if_one_ended()
            if time.monotonic() > deadline:
                raise Trouble(
                    f"{what} did not happen within {seconds:.0f} s. The logs are in {self._logs}"
                )
            time.sleep(0.1)

    def raise_if_one_ended(self) -> None:
        """Raise `Trouble` with the last lines of its log when a child ended by itself."""
        for child in self._children:
            code = child.process.poll()
            if code is not None:
                raise Trouble(
                    f"{child.name} ended by itself with code {code}. {last_words(child.log)}"
                )

    def stop(self, child: Child, *, ask: int = signal.SIGTERM) -> None:
        """End one child: ask, wait, then kill what is left of its session."""
        self._children.remove(child)
        if child.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                child.process.send_signal(ask)
            try:
                child.process.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                print(f"{child.name} did not end when asked; killing it.", flush=True)
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.process.pid, signal.SIGKILL)  # its own children, if it left any
        elif child.process.poll() is None:
            child.process.kill()
        child.process.wait()

    def stop_all(self) -> None:
        """End every child, the youngest first."""
        for child in reversed(list(self._children)):
            self.stop(child)


def last_words(log: Path, lines: int = 12) -> str:
    """The end of a log file, for a message."""
    text = log.read_text(encoding="utf-8", errors="replace").strip() if log.exists() else ""
    if not text:
        return f"Its log {log} is empty."
    return f"Its log {log} ends with:\n" + "\n".join(
        "    " + line for line in text.splitlines()[-lines:]
    )


def read_line(stream: IO[bytes] | int, seconds: float, what: str) -> str:
    """Read one line from a child's pipe, waiting at most `seconds` (POSIX)."""
    descriptor = stream if isinstance(stream, int) else stream.fileno()
    deadline = time.monotonic() + seconds
    data = b""
    while not data.endswith(b"\n"):
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([descriptor], [], [], left)[0]:
            raise Trouble(f"{what} did not answer within {seconds:.0f} s")
        chunk = os.read(descriptor, 1)
        if not chunk:
            raise Trouble(f"{what} ended before it was ready")
        data += chunk
    return data.decode().strip()
