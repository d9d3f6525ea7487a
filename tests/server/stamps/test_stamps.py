"""Time tokens from a real authority (OpenSSL's), checked by OpenSSL, and answers that are none."""

from __future__ import annotations

import random
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from server.export.stored_head import stored_head
from server.log.sequencer import Head
from server.outgoing import OutgoingError, check_address
from server.stamps.stamping import Stamps
from server.stamps.token import TokenError, check_answer, encode_request
from tests.support.ingest_room import Room, ingest_room

CONFIG = """\
[req]
distinguished_name = name
x509_extensions = ext
prompt = no
[name]
CN = Test authority
[ext]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = yes
"""
NONCE = bytes.fromhex("80c0ffee00000001")


def openssl(*arguments: str, cwd: Path) -> str:
    done = subprocess.run(
        ["openssl", *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


class Authority:
    """A time-stamp authority of OpenSSL's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "config").write_text(CONFIG.format(folder=folder))
        (folder / "serial").write_text("01\n")
        self.run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")

    def run(self, verb: str, *arguments: str) -> None:
        openssl(
            verb, *arguments, "-keyout", "tsa.key", "-out", "tsa.pem", "-config", "config",
            "-days", "2", cwd=self.folder,
        )  # fmt: skip

    def answer(self, request: bytes) -> bytes:
        """The TimeStampResp."""
        (self.folder / "request").write_bytes(request)
        openssl(
            "ts", "-reply", "-queryfile", "request", "-config", "config", "-section", "tsa",
            "-out", "answer", cwd=self.folder,
        )  # fmt: skip
        return (self.folder / "answer").read_bytes()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority") / "tsa")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made


def test_a_real_answer_is_taken(authority: Authority) -> None:
    for nonce in (NONCE, b"\0" * 7 + b"\x05", b"\x7f" * 8):
        request = encode_request(b"data", nonce=nonce)
        check_answer(authority.answer(request), b"data", nonce=nonce)


def test_openssl_reads_the_request(tmp_path: Path) -> None:
    (tmp_path / "request").write_bytes(encode_request(b"data", nonce=NONCE))
    told = openssl("ts", "-query", "-in", "request", "-text", cwd=tmp_path)
    assert "Hash Algorithm: sha256" in told
    assert "Nonce: 0x80C0FFEE00000001" in told
    assert "Certificate required: yes" in told


def test_an_answer_to_something_else_is_refused(authority: Authority) -> None:
    answer = authority.answer(encode_request(b"data", nonce=NONCE))
    with pytest.raises(TokenError, match="something else"):
        check_answer(answer, b"other data", nonce=NONCE)
    with pytest.raises(TokenError, match="another question"):
        check_answer(answer, b"data", nonce=NONCE[::-1])
    with pytest.raises(TokenError, match="grants no token"):
        check_answer(bytes.fromhex("30053003020102"), b"data", nonce=NONCE)


def test_nonsense_is_refused_and_nothing_else_is_raised(authority: Authority) -> None:
    answer = authority.answer(encode_request(b"data", nonce=NONCE))
    chance = random.Random(1)
    for _ in range(2_000):
        cut = answer[: chance.randrange(len(answer))]
        with pytest.raises(TokenError):
            check_answer(cut, b"data", nonce=NONCE)
        spoilt = bytearray(answer)
        spoilt[chance.randrange(120)] ^= 1 << chance.randrange(8)
        try:
            check_answer(bytes(spoilt), b"data", nonce=NONCE)
        except TokenError:
            continue


class Serving:
    """The authority over HTTP, or whatever `answers` gives."""

    def __init__(self, authority: Authority) -> None:
        self.asked = 0
        serving = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                serving.asked += 1
                assert self.headers["Content-Type"] == "application/timestamp-query"
                body = self.rfile.read(int(self.headers["Content-Length"]))
                answer = authority.answer(body) if self.path == "/tsa" else b"no"
                self.send_response(200 if self.path != "/broken" else 500)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *args: object) -> None: ...

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def serving(authority: Authority) -> Iterator[Serving]:
    made = Serving(authority)
    yield made
    made.close()


def test_each_day_has_one_token_that_openssl_verifies(
    room: Room, authority: Authority, serving: Serving
) -> None:
    def head(_organization: str) -> Head:
        found = stored_head(room.site.core, room.organization)
        assert found is not None
        return found

    stamps = Stamps(room.site.core, f"{serving.url}/tsa", head)
    first = stamps.stamp(room.organization, f"{serving.url}/tsa")
    assert first is not None
    assert stamps.stamp(room.organization, f"{serving.url}/tsa") is None
    assert serving.asked == 1
    room.sender.send(room.sender.seal(pictures=False))
    room.site.clock.forward(24 * 3_600_000)
    second = stamps.stamp(room.organization, f"{serving.url}/tsa")
    assert second is not None
    assert second != first
    for token in (first, second):
        note = token.with_suffix(".note")
        assert note.read_text().startswith(room.sender.origin)
        openssl(
            "ts", "-verify", "-data", str(note), "-in", str(token),
            "-CAfile", str(authority.folder / "tsa.pem"), cwd=token.parent,
        )  # fmt: skip
    room.site.clock.forward(24 * 3_600_000)
    with pytest.raises(TokenError, match="500"):
        stamps.stamp(room.organization, f"{serving.url}/broken")
    with pytest.raises(TokenError, match="RFC 3161"):
        stamps.stamp(room.organization, f"{serving.url}/other")
    with pytest.raises(OutgoingError):
        stamps.stamp(room.organization, "http://127.0.0.1:9/")
    assert len(list(first.parent.iterdir())) == 4, "what failed left nothing"


def test_it_asks_by_itself_and_stops(room: Room, serving: Serving) -> None:
    def head(_organization: str) -> Head:
        found = stored_head(room.site.core, room.organization)
        assert found is not None
        return found

    stamps = Stamps(room.site.core, f"{serving.url}/tsa", head)
    asked = threading.Event()

    def organizations() -> tuple[object, ...]:
        asked.set()
        return (room.organization,)

    stamps.start(organizations)  # type: ignore[arg-type]  # ids
    assert asked.wait(30)
    stamps.close()
    assert len(list((room.site.settings.data / "stamps").rglob("*.tsr"))) == 1


def test_it_goes_on_asking_after_a_failure(room: Room, serving: Serving) -> None:
    def head(_organization: str) -> Head:
        found = stored_head(room.site.core, room.organization)
        assert found is not None
        return found

    stamps = Stamps(room.site.core, f"{serving.url}/tsa", head, every_s=0.01)
    asked: list[int] = []
    twice = threading.Event()

    def organizations() -> tuple[object, ...]:
        asked.append(len(asked))
        if len(asked) == 1:
            raise RuntimeError("the first look fails")
        twice.set()
        return (room.organization,)

    stamps.start(organizations)  # type: ignore[arg-type]  # ids
    assert twice.wait(30)
    stamps.close()
    assert len(list((room.site.settings.data / "stamps").rglob("*.tsr"))) == 1


@pytest.mark.parametrize("url", ["", "ftp://x", "http://", "https://x:99999", "nothing"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(OutgoingError):
        check_address(url)
