"""The operator's verbs about the log, as commands: new keys, and a new log after a loss."""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path
from typing import Any

import apsw
import httpx
import pytest

from tests.support.backend import Backend, command
from tests.support.sender import Sender
from wire.authority import Genesis, Rotate, decode_authority
from wire.envelope import parse


@pytest.fixture
def backend(tmp_path: Path) -> Backend:
    return Backend(tmp_path / "data")


def run(backend: Backend, *arguments: str, code: int = 0) -> str:
    verb, *rest = arguments
    done = command(verb, "--data", str(backend.data), *rest)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def stated(sender: Sender) -> list[Any]:
    """What the organization has stated, decoded."""
    told = sender.http.get("/api/v1/authority", headers=sender.headers)
    assert told.status_code == 200, told.text
    return [
        decode_authority(parse(base64.b64decode(one["envelope"])).payload)
        for one in told.json()["statements"]
    ]


def sending(backend: Backend, demo: dict[str, Any], http: httpx.Client) -> Sender:
    return Sender.enrol(http, demo["code"], demo["contract"]["id"])


def test_keys_are_turned_while_the_server_runs_and_while_it_does_not(backend: Backend) -> None:
    demo = backend.demo()
    said = run(backend, "rotate", "statement")
    assert "statement key of Northwind Studio is now" in said
    with backend, httpx.Client(base_url=backend.url, timeout=60) as http:
        sender = sending(backend, demo, http)
        sender.send(sender.seal(pictures=False))
        said = run(backend, "rotate", "log")
        new = said.split("is now ")[1].splitlines()[0]
        assert new != sender.vkey
        sender.vkey = new
        sender.send(sender.seal(pictures=False))
        kinds = [s.role for s in stated(sender) if isinstance(s, Rotate)]
        assert kinds == ["statement", "log"]
    assert backend.check()["damages"] == []
    for path in (backend.data / "keys").iterdir():
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_log_that_cannot_go_on_is_succeeded(backend: Backend, tmp_path: Path) -> None:
    demo = backend.demo()
    backup = tmp_path / "backup.db"
    with backend, httpx.Client(base_url=backend.url, timeout=60) as http:
        sender = sending(backend, demo, http)
        raw = apsw.Connection(str(backend.data / "hourproof.db"))
        raw.execute("VACUUM INTO ?", (str(backup),))
        raw.close()
        sender.send(sender.seal(pictures=False))
        sender.send(sender.seal(pictures=False))
        assert "Stop that one first" in run(backend, "new-origin", code=4)
    newest = sender.known
    assert json.loads(run(backend, "doctor", "--json"))["put_back"] == "none"
    for path in backend.data.glob("hourproof.db*"):
        path.unlink()
    shutil.copy(backup, backend.data / "hourproof.db")
    assert "hourproof-server recover" in run(backend, "doctor")
    assert "recover" in run(backend, "rotate", "log", code=1)
    said = run(backend, "new-origin", "--public-url", "https://diary.example")
    assert "New log        diary.example/log/" in said
    code = said.rpartition("contractor.example  ")[2].split()[0]
    with backend, httpx.Client(base_url=backend.url, timeout=60) as http:
        sender.http = http
        old = sender.post(sender.seal(link=False, pictures=False).body)
        assert (old.status_code, old.json()["type"]) == (
            403,
            "urn:hourproof:problem:device-revoked",
        )
        again = Sender.enrol(http, code, "0" * 16)
        told = http.get("/api/v1/contracts", headers=again.headers).json()["contracts"]
        assert [contract["title"] for contract in told] == [demo["contract"]["title"]]
        again.contract = told[0]["contract"]
        again.send(again.seal(pictures=False))
        genesis = stated(again)[0]
        assert isinstance(genesis, Genesis)
        assert genesis.previous is not None
        assert (genesis.previous.origin, genesis.previous.size, genesis.previous.root) == (
            sender.origin,
            newest.size,
            newest.root,
        )
    # A further code is for the new organization.
    assert len(run(backend, "code").strip()) == 19
    assert json.loads(run(backend, "check", "--json"))["damages"] == []


def test_where_there_is_nothing_the_verbs_say_so(tmp_path: Path) -> None:
    for verb in (("rotate", "log"), ("new-origin",)):
        assert "There is no Hourproof database" in run(Backend(tmp_path / "none"), *verb, code=4)
    backend = Backend(tmp_path / "data")
    backend.demo()
    said = run(backend, "rotate", "log", "--organization", "0" * 16, code=1)
    assert "no organization" in said
