"""`hourproof-server` as operators meet it: real processes, real folders, sentences and exit codes."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from server.cli import _EXIT_CODES
from tests.support.backend import Backend, command, free_port
from tests.support.sender import Sender

AS_ROOT = os.geteuid() == 0 if hasattr(os, "geteuid") else False


def told(code: int, *arguments: str) -> str:
    """Run, expect the exit code and one sentence without a trace; returns the sentence."""
    done = command(*arguments)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 2
    return done.stderr


def test_the_demo_is_made_once_and_told_again(tmp_path: Path) -> None:
    backend = Backend(tmp_path / "data")
    first = backend.demo("--segment-minutes", "5")
    again = json.loads(command("demo", "--data", str(backend.data), "--json").stdout)
    assert again == first | {"code": None}
    renewed = backend.demo()
    assert renewed | {"code": None} == again
    assert renewed["code"] != first["code"]
    assert (backend.data / "demo.json").stat().st_mode & 0o777 == 0o600
    assert backend.data.stat().st_mode & 0o777 == 0o700
    code = command("code", "--data", str(backend.data)).stdout.strip()
    with backend:
        http = httpx.Client(base_url=backend.url, timeout=30)
        contract = first["contract"]["id"]
        senders = [
            Sender.enrol(http, told_code, contract)
            for told_code in (first["code"], renewed["code"], code)
        ]
        answer = http.get("/api/v1/contracts", headers=senders[0].headers)
        assert "server" not in answer.headers
        answer = answer.json()
        assert answer["contracts"][0]["segment_minutes"] == 5
        for role in ("employer", "contractor"):
            form = {"email": first[role]["email"], "password": first[role]["password"]}
            signed_in = httpx.post(
                f"{backend.url}/sign-in", data=form, headers={"Origin": backend.url}, timeout=30
            )
            assert signed_in.status_code == 303
        senders[0].send(senders[0].seal())
        # Looked at while the server runs.
        assert backend.check()["statements"] == 1
        doctor = json.loads(command("doctor", "--data", str(backend.data), "--json").stdout)
        assert (doctor["journal_mode"], doctor["synchronous"]) == ("wal", 2)
        assert doctor["devices"] == 3
        busy = told(4, "serve", "--data", str(backend.data), "--port", "0")
        assert "Another server runs" in busy
        http.close()
    assert "everything that was received is on the disk" in backend.log()
    assert "Traceback" not in backend.log()


def test_check_finds_damage(tmp_path: Path) -> None:
    backend = Backend(tmp_path / "data")
    demo = backend.demo()
    with backend, httpx.Client(base_url=backend.url, timeout=30) as http:
        sender = Sender.enrol(http, demo["code"], demo["contract"]["id"])
        sender.send(sender.seal())
    pictures = sorted(path for path in (backend.data / "blobs").rglob("*") if path.is_file())
    pictures[0].write_bytes(b"other bytes")
    pictures[1].unlink()
    # What says which statements use a file: erasing trusts it.
    with closing(sqlite3.connect(backend.data / "hourproof.db")) as db, db:
        (lost,) = db.execute("SELECT max(sha256) FROM file_uses").fetchone()
        db.execute("DELETE FROM file_uses WHERE sha256 = ?", (lost,))
    done = command("check", "--data", str(backend.data), "--json")
    assert done.returncode == 7
    kinds = sorted(damage["kind"] for damage in json.loads(done.stdout)["damages"])
    assert kinds == ["picture-damaged", "picture-missing", "picture-not-noted"]


def test_a_port_in_use(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        sentence = told(3, "serve", "--data", str(tmp_path / "data"), "--port", str(port))
    assert str(port) in sentence
    assert "--port" in sentence
    assert not (tmp_path / "data").exists(), "nothing was begun"


def test_an_address_that_is_not_ours(tmp_path: Path) -> None:
    told(3, "serve", "--data", str(tmp_path), "--host", "203.0.113.7", "--port", "0")


@pytest.mark.parametrize(
    "address", ["ftp://x", "example.com", "https://x/path", "https://u@x", "https://a+b"]
)
def test_a_wrong_public_address(tmp_path: Path, address: str) -> None:
    told(2, "serve", "--data", str(tmp_path), "--port", "0", "--public-url", address)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--mail-from", "hours@example.com"), "go with --smtp"),
        (("--smtp", "mail.example.com"), "smtp+starttls://"),
        (("--smtp", "smtps://mail.example.com"), "--mail-from"),
        (("--smtp", "smtps://u:hidden@mail.example.com"), "in a file"),
        (("--smtp", "smtps://u@mail.example.com", "--mail-from", "h@example.com"), "password"),
        (("--smtp", "smtps://m.example", "--smtp-password-file", "/nowhere/at/all"), "be read"),
    ],
)
def test_a_mail_server_that_cannot_be(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    sentence = told(2, "serve", "--data", str(tmp_path), "--port", "0", *arguments)
    assert said in sentence
    assert "hidden" not in sentence


def test_a_data_folder_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for verb in ("serve", "demo", "migrate", "doctor", "check"):
        more = ["--port", "0"] if verb == "serve" else []
        assert "--data" in told(4, verb, "--data", str(tmp_path / "file" / "data"), *more)


@pytest.mark.skipif(AS_ROOT, reason="root may write everywhere")
def test_a_data_folder_without_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    told(4, "migrate", "--data", str(tmp_path))


def test_a_damaged_database(tmp_path: Path) -> None:
    (tmp_path / "hourproof.db").write_bytes(b"this is no database" * 500)
    sentence = told(5, "serve", "--data", str(tmp_path), "--port", str(free_port()))
    assert "backup" in sentence


def test_a_missing_log_key(tmp_path: Path) -> None:
    backend = Backend(tmp_path / "data")
    backend.demo()
    (key,) = (backend.data / "keys").iterdir()
    key.unlink()
    sentence = told(4, "serve", "--data", str(backend.data), "--port", "0")
    assert "backup" in sentence


def test_a_code_for_nobody(tmp_path: Path) -> None:
    assert "no contractor" in told(1, "code", "--data", str(tmp_path))
    Backend(tmp_path).demo()
    assert "x@y.example" in told(1, "code", "--data", str(tmp_path), "--email", "x@y.example")


def test_a_stream_that_is_open_holds_up_no_stop(tmp_path: Path) -> None:
    backend = Backend(tmp_path / "data")
    demo = backend.demo()
    with backend, httpx.Client(base_url=backend.url, timeout=30) as http:
        form = {"email": demo["employer"]["email"], "password": demo["employer"]["password"]}
        http.post("/sign-in", data=form, headers={"Origin": backend.url})
        path = f"/contracts/{demo['contract']['id']}/live"
        with http.stream("GET", path) as stream:
            assert stream.status_code == 200
            lines = stream.iter_lines()
            assert next(lines) == "retry: 5000"
            assert backend.stop() == 0
            # Ended by the server as answers are, not cut.
            assert not any(line.startswith("event") for line in lines)
    assert "everything that was received is on the disk" in backend.log()
    # What uvicorn says of answers that it had to cut after its patience.
    assert "Cancel" not in backend.log()


def test_help_tells_the_exit_codes() -> None:
    for verb in ((), ("serve",), ("check",)):
        done = command(*verb, "--help")
        assert done.returncode == 0
        assert _EXIT_CODES.strip() in done.stdout
    assert command("nonsense").returncode == 2
    assert command("serve").returncode == 2
    assert command("--version").stdout.startswith("hourproof-server ")
