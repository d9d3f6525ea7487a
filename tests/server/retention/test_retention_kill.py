"""SIGKILL right after something was taken back: the next start finishes the erasing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from tests.support.backend import Backend
from tests.support.sender import Sealed, Sender
from tests.support.waiting import wait_until
from wire.drafts import RedactDraft
from wire.records import RedactReason

PATIENCE_S = 60.0
LIVES = 4


def texts(sealed: Sealed) -> list[bytes]:
    """What must not be found any more; the beginning of each disclosure is its salt."""
    found = [disclosure[:40].encode() for disclosure in sealed.batch.disclosures if disclosure]
    return found + [blob[60:100] for blob in sealed.batch.blobs]


def traces(folder: Path, searched: list[bytes]) -> list[str]:
    """The files of `folder` that have any of it."""
    found = []
    for path in folder.rglob("*"):
        try:
            data = path.read_bytes() if path.is_file() else b""
        except FileNotFoundError:
            continue  # just deleted
        found += [path.name for piece in searched if piece in data]
    return found


@pytest.mark.timeout(200)
def test_a_server_that_is_killed_erases_when_it_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    backend = Backend(folder)
    contract = backend.demo()["contract"]["id"]
    backend.start()
    code = backend.demo()["code"]
    with httpx.Client(base_url=backend.url, timeout=30) as http:
        sender = Sender.enrol(http, code, contract)
    gone: list[bytes] = []
    for life in range(LIVES):
        with httpx.Client(base_url=backend.url, timeout=30) as http:
            sender.http = http
            told, files = sender.told(life)
            sealed = sender.seal(told=told, files=files)
            sender.send(sealed)
            assert traces(folder, texts(sealed)), "the search finds what is there"
            draft = RedactDraft(
                target=sealed.target, removed=(0, 1, 2, 3), minutes=0, reason=RedactReason.PRIVACY
            )
            taken = sender.say(draft, made_ms=told.end_ms + 60_000)
            # Every other life somebody reads meanwhile: until then the write-ahead log cannot be cut, and the
            # kill comes in the middle for certain.
            reading = life % 2 == 0
            with closing(sqlite3.connect(folder / "hourproof.db")) as reader:
                if reading:
                    reader.execute("BEGIN")
                    reader.execute("SELECT count(*) FROM disclosures").fetchone()
                sender.send(taken)
                backend.kill()
                gone += texts(sealed)
                assert traces(folder, gone) or not reading
        backend.start()
        wait_until(
            lambda gone=tuple(gone): not traces(folder, gone),
            "what was erased to be in no file",
            patience_s=PATIENCE_S,
        )
    assert backend.stop() == 0
    found = backend.check()
    assert (found["damages"], found["left_over"]) == ([], [])
