"""What a backend is given wrong: each request is answered with one stable problem and nothing is stored; each start
that cannot be is refused with one sentence.
"""

from __future__ import annotations

import copy
import os
import socket
import sqlite3
import struct
import subprocess
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support import evidence
from tests.support.backend import Backend
from tests.support.mishaps import room, sentence, without_rights
from tests.support.product import BIN, PATIENCE_S
from tests.support.sender import Sender, enrolment, keypair, webp
from wire import canonical
from wire.batch import CONTENT_TYPE, encode_batch
from wire.envelope import seal
from wire.fields import to_base64url
from wire.records import Screenshot, StreamId

USAGE, PORT, FOLDER, DATABASE, DISK = 2, 3, 4, 5, 6


# ---- the API ----


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    """A running server."""
    with Backend(tmp_path_factory.mktemp("backend") / "data") as backend:
        yield backend


@pytest.fixture(scope="module")
def http(backend: Backend) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=backend.url, timeout=30) as http:
        yield http


@pytest.fixture(scope="module")
def device(backend: Backend, http: httpx.Client) -> Sender:
    """The one enrolled device."""
    demo = backend.demo()
    return Sender.enrol(http, demo["code"], demo["contract"]["id"])


@pytest.fixture
def sender(device: Sender) -> Sender:
    """The same device with a stream that is new."""
    sender = copy.copy(device)
    sender.stream, sender.links = StreamId(to_base64url(os.urandom(16))), []
    return sender


@dataclass(frozen=True)
class Bad:
    """A bad upload and the problem that answers it."""

    body: Callable[[Sender], bytes]
    status: int
    code: str
    says: str
    step: str = ""
    headers: tuple[tuple[str, str], ...] = ()


def _good(sender: Sender) -> bytes:
    return sender.seal(seq=0, link=False).body


def _with_statement(**changes: object) -> Callable[[Sender], bytes]:
    """A batch whose statement has other members, signed again by the device itself."""

    def make(sender: Sender) -> bytes:
        sealed = sender.seal(seq=0, link=False)
        statement = canonical.decode(sealed.payload)
        assert isinstance(statement, dict)
        payload = canonical.encode(statement | changes)  # type: ignore[arg-type]  # wrong on purpose
        return encode_batch(replace(sealed.batch, envelope=seal(payload, sender.signer)))

    return make


def _with_picture(
    data: bytes, *, width: int = 1920, height: int = 1080, size: int | None = None
) -> Callable[[Sender], bytes]:
    """A batch whose statement tells this size of a picture whose bytes are `data`."""

    def make(sender: Sender) -> bytes:
        told, files = sender.told(0)
        shot = told.items[1]
        assert isinstance(shot, Screenshot)
        picture = evidence.image(data, width=width, height=height)
        if size is not None:
            picture = replace(picture, bytes=size)
        kind = "image/png" if data.startswith(b"\x89PNG") else "image/webp"
        made = evidence.with_item(told, 1, replace(shot, picture=picture, media_type=kind))
        return sender.seal(told=made, files=[data, *files[1:]], seq=0, link=False).body

    return make


def _webp_bomb(side: int) -> bytes:
    """Forty bytes that say they are `side` by `side` pixels."""
    frame = b"\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", side, side) + b"\0" * 6
    return b"RIFF" + struct.pack("<I", 28) + b"WEBPVP8 " + struct.pack("<I", 16) + frame


def _png_bomb(side: int) -> bytes:
    """A PNG of some kilobytes that unfolds to `side` by `side` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    rows = zlib.compress(b"\0" * (side // 8 + 1) * side, 9)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


BAD = {
    "statement too large": Bad(
        lambda sender: _good(sender).replace(b'"envelope":', b'"envelope":9', 1),
        413,
        "too-large",
        "envelope",
    ),
    "unknown version": Bad(
        _with_statement(v=2), 422, "unknown-version", "Update the server or the agent.", "I7"
    ),
    "unknown type": Bad(
        _with_statement(type="song"), 422, "unknown-type", "does not know that type.", "I7"
    ),
    "unknown field": Bad(
        _with_statement(mood="good"), 422, "unknown-field", "a field that this version", "I8"
    ),
    "not canonical": Bad(
        lambda sender: _good(sender).replace(b'{"blobs"', b'{ "blobs"', 1),
        422,
        "not-canonical",
        "not the canonical encoding",
    ),
    "truncated": Bad(lambda sender: _good(sender)[:-9], 422, "bad-batch", "do not add up"),
    "nothing": Bad(lambda _: b"", 422, "bad-batch", "do not add up"),
    "a page": Bad(lambda _: b"<html>\n</html>", 422, "not-json", "are not JSON"),
    "wrong content type": Bad(
        _good,
        415,
        "wrong-content-type",
        f"Send a batch as {CONTENT_TYPE}.",
        headers=(("Content-Type", "application/json"),),
    ),
    "picture of more bytes than declared": Bad(
        _with_picture(webp(1920, 1080), size=100), 422, "blob-mismatch", "not the one that", "I14"
    ),
    "picture of other dimensions": Bad(
        _with_picture(webp(64, 36)), 422, "bad-picture", "64 by 36 pixels, the statement", "I15"
    ),
    "decompression bomb, as declared": Bad(
        _with_picture(_webp_bomb(16383), width=16383, height=16383),
        422,
        "bad-picture",
        "at most 8192 a side",
        "I15",
    ),
    "decompression bomb, denied": Bad(
        _with_picture(_webp_bomb(16383)), 422, "bad-picture", "16383 by 16383", "I15"
    ),
    "PNG bomb": Bad(
        _with_picture(_png_bomb(12_000)), 422, "bad-picture", "12000 by 12000 pixels", "I15"
    ),
    "no sign-in": Bad(
        _good, 401, "not-signed-in", "Send the device's token", headers=(("Authorization", ""),)
    ),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_bad_upload_is_one_problem_and_stores_nothing(
    backend: Backend, sender: Sender, bad: Bad
) -> None:
    before = _held(backend)
    answer = sender.post(bad.body(sender), **dict(bad.headers))
    problem = _problem(answer, status=bad.status, code=bad.code)
    assert bad.says in problem["detail"], problem
    if bad.step:
        assert (problem["code"], problem["step"]) == (bad.code, bad.step)
        assert problem["where"]
    assert bad.status in (401, 415) or "Nothing was stored." in problem["detail"]
    assert _held(backend) == before
    # The device is no worse off: its good statement is taken afterwards.
    sender.send(sender.seal())


def test_a_bad_enrolment_is_one_problem_and_does_not_use_up_the_code(
    backend: Backend, http: httpx.Client
) -> None:
    signer = keypair()
    good = enrolment(backend.demo()["code"], signer)
    # A proof binds the code, so another code needs another proof.
    unknown = enrolment("ZZZZ-ZZZZ-ZZZZ-ZZZZ", signer)
    for body, status, code in (
        (unknown, 403, "code-invalid"),
        (good | {"proof": "AAAA"}, 422, "bad-proof"),
        (good | {"public_key": "AAAA"}, 422, "low-order-key"),
        (good | {"name": ""}, 400, "bad-request"),
        (good | {"code": "x" * 100}, 400, "bad-request"),
    ):
        _problem(http.post("/api/v1/devices", json=body), status=status, code=code)
    assert http.post("/api/v1/devices", json=good).status_code == 201
    _problem(http.post("/api/v1/devices", json=good), status=409, code="code-used")


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/api/v1/nothing", b"", 404, "not-found"),
        ("PUT", "/api/v1/devices", b"", 405, "method-not-allowed"),
        ("POST", "/api/v1/devices", b"{", 400, "bad-request"),
        ("POST", "/api/v1/devices", b"x" * 300_000, 413, "too-large"),
        ("GET", "/api/v1/contracts", b"", 401, "not-signed-in"),
    ],
)
def test_a_request_that_goes_astray_is_one_problem(
    http: httpx.Client, method: str, path: str, body: bytes, status: int, code: str
) -> None:
    headers = {"Content-Type": "application/json"}
    answer = http.request(method, path, content=body, headers=headers)
    _problem(answer, status=status, code=code)


def _problem(answer: httpx.Response, *, status: int, code: str) -> dict[str, Any]:
    """The answer as RFC 9457 asks: media type, stable type, the same status, a title, a sentence."""
    assert answer.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = answer.json()
    assert (answer.status_code, problem["type"]) == (status, f"urn:hourproof:problem:{code}"), (
        problem
    )
    assert problem["status"] == status
    assert problem["title"]
    assert not problem["title"].endswith(".")
    assert problem["detail"][0].isupper() or code == "bad-request"
    assert problem["detail"].endswith(".")
    return problem


def _held(backend: Backend) -> tuple[frozenset[str], tuple[int, ...]]:
    """Every stored picture, and how many statements, segments and items there are."""
    with closing(sqlite3.connect(f"file:{backend.data / 'hourproof.db'}?mode=ro", uri=True)) as db:
        tables = ("statements", "segments", "items")
        counts = [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
    files = (backend.data / "blobs").rglob("*")
    return frozenset(path.name for path in files if path.is_file()), tuple(counts)


# ---- the command line ----


def _server(
    *arguments: str | Path, before: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    command = [*before, str(BIN / "hourproof-server"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE_S)


def _serve(
    data: Path, *more: str, before: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    return _server("serve", "--data", data, "--port", "0", *more, before=before)


@pytest.mark.parametrize("size", [0, 20_000], ids="{} bytes".format)
def test_a_full_disk_at_the_start(tmp_path: Path, size: int) -> None:
    data = tmp_path / "data"
    words = sentence(_serve(data, before=room(size)), code=DISK)
    assert words.startswith("There is no room ")
    assert words.endswith("Free some space; what was stored before is kept.")
    # With room again it simply begins.
    assert _server("migrate", "--data", data).returncode == 0


def test_a_folder_without_rights(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    words = sentence(_serve(folder, before=without_rights()), code=FOLDER)
    assert words == (
        f"{folder} cannot be used as data folder: Permission denied. Give another one with --data, "
        "or the rights to this one."
    )
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="permission bits are those of POSIX")
def test_a_database_that_may_only_be_read(tmp_path: Path) -> None:
    assert _server("demo", "--data", tmp_path).returncode == 0
    database = tmp_path / "hourproof.db"
    database.chmod(0o400)
    before = database.read_bytes()
    words = sentence(_serve(tmp_path, before=without_rights()), code=FOLDER)
    assert words == f"{database} cannot be opened for writing. Check who owns the data folder."
    assert database.read_bytes() == before


@pytest.mark.parametrize("verb", ["doctor", "check"])
def test_a_folder_that_was_mistyped(tmp_path: Path, verb: str) -> None:
    data = tmp_path / "dta"
    assert sentence(_server(verb, "--data", data), code=FOLDER) == (
        f"There is no Hourproof database in {data}. Check --data; nothing was made there."
    )
    assert not data.exists()


def test_a_database_of_a_newer_release(tmp_path: Path) -> None:
    import apsw

    assert _server("demo", "--data", tmp_path).returncode == 0
    database = tmp_path / "hourproof.db"
    connection = apsw.Connection(str(database))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = database.read_bytes()
    words = sentence(_serve(tmp_path), code=DATABASE)
    assert "was written by a newer release of Hourproof" in words
    assert words.endswith("Install that release; nothing was changed.")
    assert database.read_bytes() == before


def test_pages_of_the_database_that_are_damaged(tmp_path: Path) -> None:
    assert _server("demo", "--data", tmp_path).returncode == 0
    database = tmp_path / "hourproof.db"
    data = bytearray(database.read_bytes())
    data[4096 * 3 : 4096 * 6] = b"\x5a" * 4096 * 3
    database.write_bytes(data)
    words = sentence(_serve(tmp_path), code=DATABASE)
    assert words.startswith("The database is damaged (")
    assert "put back a copy from the folder `backups` or from your own backup" in words
    assert database.read_bytes() == data, "what is left of it is left alone"


def test_places_to_listen_and_to_keep_that_are_none(tmp_path: Path, backend: Backend) -> None:
    words = sentence(_serve(tmp_path, "--host", "no-such-host.invalid"), code=PORT)
    assert words.endswith("Give an address of this machine as --host.")
    words = sentence(_serve(tmp_path, "--blobs", "floppy://a"), code=1)
    assert words.startswith("floppy://a is no object store (")
    assert "Give --blobs as s3://, gs:// or az://" in words
    done = _server("serve", "--data", tmp_path, "--port", "70000")
    said = "hourproof-server: 70000 is no port: give 0 to 65535.\n"
    assert (done.returncode, done.stderr) == (USAGE, said)
    port = str(backend.port)
    words = sentence(_server("serve", "--data", tmp_path / "two", "--port", port), code=PORT)
    assert words.endswith("Stop what uses it, or give another --port.")
    words = sentence(_serve(backend.data), code=FOLDER)
    assert words == f"Another server runs on {backend.data}. Stop that one first."
    with socket.create_connection(("127.0.0.1", backend.port), timeout=5):
        pass  # the first one was not disturbed
