"""The witness: by its own call (C2SP tlog-witness), as a program, and asked by a server that exports."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from server.export.stored_head import stored_head
from server.log.sequencer import Head
from server.witness.asking import WitnessAddress, WitnessError, Witnesses
from server.witness.cli import serving
from server.witness.witness import (
    MAX_BODY_BYTES,
    Request,
    Witness,
    decode_request,
    encode_request,
    read_logs,
)
from tests.support.backend import ROOT
from tests.support.evidence import LOG, LOG_VKEY, ORIGIN, MemoryLog
from tests.support.ingest_room import Room, ingest_room
from tests.support.site import HandClock
from wire import merkle
from wire.checkpoint import sign_checkpoint
from wire.cosignature import cosigned_at_s, witness_vkey
from wire.keys import SoftwareSigner
from wire.note import vkey
from wire.problems import WireError
from wire.records import OrganizationId

NOW_MS = 1_780_000_000_999
SIGNER = SoftwareSigner(Ed25519PrivateKey.from_private_bytes(b"w" * 32))
VKEY = witness_vkey("witness.example", SIGNER.public)


@pytest.fixture
def witness(tmp_path: Path) -> Iterator[Witness]:
    made = opened(tmp_path)
    yield made
    made.close()


def opened(folder: Path) -> Witness:
    return Witness(
        folder / "witness.db",
        vkey=VKEY,
        signer=SIGNER,
        logs={ORIGIN: [LOG_VKEY]},
        clock=HandClock(NOW_MS),
    )


def grown(log: MemoryLog, entries: int) -> MemoryLog:
    for number in range(entries):
        log.receive(b"%d of %d" % (number, len(log.entries)), have=1, recv_ms=NOW_MS)
    return log


def asked(log: MemoryLog, old: int, *, note: str | None = None) -> bytes:
    size = len(log.entries)
    proof = merkle.consistency_proof(min(old, size), size, log.node)
    return encode_request(Request(old, proof, note or log.note()))


def test_it_cosigns_what_continues(witness: Witness) -> None:
    log = grown(MemoryLog(), 3)
    answer = witness.add_checkpoint(asked(log, 0))
    assert answer.status == 200
    assert cosigned_at_s(log.note() + answer.body, VKEY) == NOW_MS // 1000
    grown(log, 40)
    answer = witness.add_checkpoint(asked(log, 3))
    assert answer.status == 200
    cosigned_at_s(log.note() + answer.body, VKEY)
    assert witness.add_checkpoint(asked(log, 43)).status == 200, "the same once more"


def test_who_does_not_know_what_it_knows_is_told(witness: Witness) -> None:
    log = grown(MemoryLog(), 5)
    assert witness.add_checkpoint(asked(log, 0)).status == 200
    grown(log, 2)
    answer = witness.add_checkpoint(asked(log, 0))
    assert (answer.status, answer.body, answer.content_type) == (409, "5\n", "text/x.tlog.size")


def test_another_history_is_not_cosigned_and_a_restart_forgets_nothing(tmp_path: Path) -> None:
    first = opened(tmp_path)
    assert first.add_checkpoint(asked(grown(MemoryLog(), 5), 0)).status == 200
    first.close()
    second = opened(tmp_path)
    fork = grown(grown(MemoryLog(), 3), 2)
    assert second.add_checkpoint(asked(fork, 5)).status == 409, "one size, another root"
    grown(fork, 3)
    assert second.add_checkpoint(asked(fork, 5)).status == 422
    assert second.add_checkpoint(asked(fork, 0)).status == 409
    rolled_back = grown(MemoryLog(), 4)
    assert second.add_checkpoint(asked(rolled_back, 4)).status == 409
    second.close()


def test_what_is_not_of_a_log_that_it_knows_is_refused(witness: Witness) -> None:
    log = grown(MemoryLog(), 2)
    checkpoint = log.checkpoint()
    stranger = SoftwareSigner(Ed25519PrivateKey.from_private_bytes(b"s" * 32))
    theirs = sign_checkpoint(checkpoint, vkey=vkey(ORIGIN, stranger.public), signer=stranger)
    assert witness.add_checkpoint(asked(log, 0, note=theirs)).status == 403
    other = sign_checkpoint(
        replace(checkpoint, origin="other.example/log"),
        vkey=vkey("other.example/log", LOG.public),
        signer=LOG,
    )
    assert witness.add_checkpoint(asked(log, 0, note=other)).status == 404
    assert witness.add_checkpoint(encode_request(Request(3, (), log.note()))).status == 400


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\n\n",
        b"old 0\n\n",
        b"old x\n\nnote",
        b"old 00\n\nnote",
        b"old -1\n\nnote",
        b"new 0\n\nnote",
        b"old 0\nnot base64\n\nnote",
        b"old 0\n" + b"A" * 44 + b"\n\nnote",
        b"old 0\n" + b"\n".join([b"A" * 43 + b"="] * 64) + b"\n\nnote",
        b"old 0\n\n" + b"\0" * 20_000,
    ],
)
def test_nonsense_is_refused(witness: Witness, body: bytes) -> None:
    assert witness.add_checkpoint(body).status == 400


def test_a_request_survives_its_encoding() -> None:
    request = Request(7, (b"a" * 32, b"b" * 32), "text\n1\n\n— n c2ln\n")
    assert decode_request(encode_request(request)) == request


def test_the_list_of_logs(tmp_path: Path) -> None:
    assert read_logs(f"# ours\n\n{LOG_VKEY}\n {LOG_VKEY} \n") == {ORIGIN: [LOG_VKEY, LOG_VKEY]}
    for text in ("", "# nothing", "rubbish", VKEY):
        with pytest.raises(WireError):
            read_logs(text)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made


def test_a_server_asks_and_ends_its_evidence_with_the_signature(room: Room, tmp_path: Path) -> None:
    witness = Witness(
        tmp_path / "witness.db",
        vkey=VKEY,
        signer=SIGNER,
        logs={room.sender.origin: [room.sender.vkey]},
        clock=room.site.clock,
    )
    server = serving(witness, "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_address[1]}"
        stored = room.site.core.database

        witnesses = Witnesses([WitnessAddress(url, VKEY)], stored, lambda _: newest(room))
        for _ in range(3):
            room.sender.send(room.sender.seal(pictures=False))
            signed = witnesses.head(room.organization)
            assert signed.checkpoint == room.sender.known
            assert cosigned_at_s(signed.note, VKEY) == room.site.clock.now_ms() // 1000
        # Who has forgotten what the witness knows is told by it.
        again = Witnesses([WitnessAddress(url, VKEY)], stored, lambda _: newest(room))
        room.sender.send(room.sender.seal(pictures=False))
        cosigned_at_s(again.head(room.organization).note, VKEY)
        assert httpx.post(f"{url}/other").status_code == 404
        large = b"x" * (MAX_BODY_BYTES + 1)
        assert httpx.post(f"{url}/add-checkpoint", content=large).status_code == 413
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        witness.close()
    # A witness that is gone stops nothing.
    room.sender.send(room.sender.seal(pictures=False))
    assert again.head(room.organization).note == newest(room).note


def test_a_server_goes_on_asking_after_a_failure(room: Room) -> None:
    asked: list[int] = []
    twice = threading.Event()

    def organizations() -> tuple[OrganizationId, ...]:
        asked.append(len(asked))
        if len(asked) == 1:
            raise RuntimeError("the first look fails")
        twice.set()
        return ()

    nobody = WitnessAddress("http://127.0.0.1:9", VKEY)
    witnesses = Witnesses([nobody], room.site.core.database, lambda _: newest(room), every_s=0.01)
    witnesses.start(organizations)
    assert twice.wait(30)
    witnesses.close()


def newest(room: Room) -> Head:
    found = stored_head(room.site.core, room.organization)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("url", "key"), [("ftp://x", VKEY), ("http://", VKEY), ("http://x", LOG_VKEY), ("http://x", "")]
)
def test_an_address_that_is_none_is_refused(url: str, key: str) -> None:
    with pytest.raises(WitnessError):
        WitnessAddress(url, key)


def test_the_program(tmp_path: Path) -> None:
    folder = tmp_path / "witness"
    program = [sys.executable, "-m", "server.witness.cli"]
    common = ["--data", str(folder), "--name", "witness.example"]
    printed = subprocess.run(
        [*program, "key", *common], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    assert (folder / "witness.pem").stat().st_mode & 0o777 == 0o600
    logs = tmp_path / "logs.txt"
    logs.write_text(f"{LOG_VKEY}\n")
    serve = [*program, "serve", *common, "--logs", str(logs), "--port", "0"]
    process = subprocess.Popen(serve, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        port = int(process.stdout.readline().split()[-1])
        assert process.stdout.readline().startswith(printed)
        log = grown(MemoryLog(), 2)
        answer = httpx.post(f"http://127.0.0.1:{port}/add-checkpoint", content=asked(log, 0))
        assert answer.status_code == 200
        cosigned_at_s(log.note() + answer.text, printed)
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        assert process.stdout is not None
        process.stdout.close()
    logs.write_text("rubbish")
    for arguments, code in ((serve, 2), ([*program, "serve", *common, "--logs", "none"], 4)):
        done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
