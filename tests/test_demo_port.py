"""`dev.py run` takes no other program for its backend, whatever that answers."""

from __future__ import annotations

import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools import environment
from devtools.demo import _Product
from devtools.processes import Children
from devtools.trouble import Trouble

ROOT = Path(__file__).resolve().parents[1]


class Another(http.server.BaseHTTPRequestHandler):
    """Answers as a backend of ours does."""

    def do_GET(self) -> None:
        body = b'{"product": "hourproof"}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def taken_port() -> Iterator[int]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Another) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def product(home: Path, children: Children, port: int) -> _Product:
    environ = {**environment.child_environment(), "HOURPROOF_HOME": str(home / "agent")}
    return _Product(ROOT, home, environ, f"http://127.0.0.1:{port}", children)


def test_another_program_on_the_port_is_not_taken_for_the_backend(
    tmp_path: Path, taken_port: int
) -> None:
    (tmp_path / "logs").mkdir()
    # What an earlier run said on this port proves nothing.
    (tmp_path / "logs" / "server.log").write_text("Hourproof listens on http://127.0.0.1\n")
    with Children(tmp_path / "logs") as children:
        ours = product(tmp_path, children, taken_port)
        assert ours._backend_answers()
        with pytest.raises(
            Trouble, match=f"port {taken_port} of this machine was taken by another"
        ):
            ours.backend(taken_port, 10)


def test_a_child_says_only_what_it_said_itself(tmp_path: Path) -> None:
    (tmp_path / "echo.log").write_text("earlier\n")
    with Children(tmp_path) as children:
        child = children.start("echo", ["echo", "now"], env=dict(os.environ))
        child.process.wait(60)
        assert child.said() == "now\n"
