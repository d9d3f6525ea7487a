"""Bad luck to order: a disk without room, a folder without rights, another program at the server's address."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

NO_RIGHTS_BEYOND = "--bounding-set=-dac_override,-dac_read_search"


@contextmanager
def no_room_for(pid: int) -> Iterator[None]:
    """As long as this lasts, the process can write to no file, as on a full disk. Needs no rights but Linux."""
    if sys.platform != "linux":
        pytest.skip("only Linux changes the limits of a running process")
    import resource

    soft, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (soft, hard))


def room(size: int) -> tuple[str, ...]:
    """What stands before a command that may make no file longer than `size` bytes."""
    return (_needed("prlimit"), f"--fsize={size}")


def without_rights() -> tuple[str, ...]:
    """What stands before a command whose rights end where those of files and folders do, even as root."""
    if os.geteuid() != 0:
        return ()
    return (_needed("setpriv"), NO_RIGHTS_BEYOND)


def sentence(done: subprocess.CompletedProcess[str], *, code: int) -> str:
    """What a refused command said: one line, with what is wrong and what to do, and this exit code."""
    said = done.stderr.strip()
    assert done.returncode == code, (done.args, done.returncode, done.stdout, said)
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1, said
    program, _, words = said.partition(": ")
    assert program.startswith("hourproof")
    assert words.count(". ") >= 1, f"only one half: {words}"
    return words


@contextmanager
def other_program(status: int, kind: str, body: bytes, **headers: str) -> Iterator[str]:
    """Something else on a loopback port that answers every request with this; yields its address."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Stay quiet."""

        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("content-length") or 0))
            self.send_response(status)
            for name, value in {"Content-Type": kind, **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = _answer

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _needed(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    return found
