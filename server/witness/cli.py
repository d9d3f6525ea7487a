"""`hourproof-witness`: watch the logs of servers grow, and sign that they did."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FrameType
from typing import NoReturn

from server.clock import SystemClock, SystemRng
from server.log.keys import ensure_key
from server.storage.apsw_dbapi import Error as DatabaseError
from server.storage.errors import DataFolderError
from server.version import VERSION
from server.witness.witness import MAX_BODY_BYTES, Answer, Witness, read_logs
from wire.cosignature import witness_vkey
from wire.problems import WireError

OK, USAGE, PORT, FOLDER = 0, 2, 3, 4
DEFAULT_PORT = 8766

_EXIT_CODES = """\
exit codes:
  0   done
  2   wrong arguments
  3   the address or port cannot be used
  4   the data folder or the list of logs cannot be used
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except KeyboardInterrupt:
        return OK
    except (DataFolderError, DatabaseError) as error:
        return _complain(str(error), FOLDER)
    except WireError as error:
        return _complain(f"{error.where}: {error.code}.", USAGE)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hourproof-witness",
        description="Signs that the evidence logs it knows have grown and never changed. It sees sizes and "
        "hashes, nothing of what is in them.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"hourproof-witness {VERSION}")
    parsers = parser.add_subparsers(required=True, metavar="VERB")
    key = parsers.add_parser("key", help="make the witness's key, once, and print its public half")
    serve = parsers.add_parser("serve", help="answer until stopped")
    for made, run in ((key, _key), (serve, _serve)):
        made.set_defaults(run=run)
        made.add_argument("--data", type=Path, required=True, metavar="FOLDER")
        made.add_argument("--name", required=True, help="the witness's name, such as its address")
    serve.add_argument(
        "--logs", type=Path, required=True, metavar="FILE", help="one vkey of a log to a line"
    )
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    serve.add_argument(
        "--port", type=int, default=DEFAULT_PORT, help="port to listen on (%(default)s; 0: any)"
    )
    return parser


def _key(chosen: argparse.Namespace) -> int:
    signer = ensure_key(chosen.data / "witness.pem", rng=SystemRng())
    print(witness_vkey(chosen.name, signer.public))
    return OK


def _serve(chosen: argparse.Namespace) -> int:
    signer = ensure_key(chosen.data / "witness.pem", rng=SystemRng())
    vkey = witness_vkey(chosen.name, signer.public)
    try:
        logs = read_logs(chosen.logs.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        return _complain(f"{chosen.logs} cannot be read: {error}.", FOLDER)
    witness = Witness(
        chosen.data / "witness.db", vkey=vkey, signer=signer, logs=logs, clock=SystemClock()
    )
    try:
        server = serving(witness, chosen.host, chosen.port)
    except (OSError, OverflowError) as error:
        witness.close()
        return _complain(f"Cannot listen on {chosen.host} port {chosen.port}: {error}.", PORT)
    signal.signal(signal.SIGTERM, _interrupt)
    print(f"hourproof-witness {VERSION} listens on port {server.server_address[1]}", flush=True)
    print(f"{vkey} watches {len(logs)} logs", flush=True)
    try:
        server.serve_forever()
    finally:
        server.server_close()
        witness.close()
    return OK


def serving(witness: Witness, host: str, port: int) -> ThreadingHTTPServer:
    """The HTTP server of `witness`, listening; run its `serve_forever`. Raises `OSError`."""

    class Handler(BaseHTTPRequestHandler):
        """One request."""

        server_version = "hourproof-witness"
        timeout = 30

        def do_POST(self) -> None:
            """The one call there is."""
            told = self.headers.get("Content-Length", "")
            size = int(told) if told.isascii() and told.isdigit() and len(told) < 9 else -1
            if self.path != "/add-checkpoint":
                self._answer(Answer(404, "there is only /add-checkpoint here\n"))
            elif not 0 <= size <= MAX_BODY_BYTES:
                self._answer(Answer(413, f"at most {MAX_BODY_BYTES} bytes\n"))
            else:
                self._answer(witness.add_checkpoint(self.rfile.read(size)))

        def log_message(self, format: str, *args: object) -> None:
            """Nobody is told who asked."""

        def _answer(self, answer: Answer) -> None:
            body = answer.body.encode()
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return ThreadingHTTPServer((host, port), Handler)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _complain(sentence: str, code: int) -> int:
    print(f"hourproof-witness: {sentence}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
