"""`hourproof-server` on PostgreSQL as operators meet it: real processes, sentences and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.backend import command
from tests.support.postgres import Cluster


def test_the_verbs_work_on_a_postgresql_database(postgres: Cluster, tmp_path: Path) -> None:
    data, url = str(tmp_path / "data"), postgres.database()

    def run(*words: str, code: int = 0) -> str:
        done = command(*words, "--data", data, "--database", url)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    assert "no Hourproof database at --database" in run("doctor", code=4)
    made = json.loads(run("demo", "--json"))
    assert "The database is up to date" in run("migrate")
    told = json.loads(run("doctor", "--json"))
    assert told["postgresql"].split(".")[0] >= "15"
    assert (told["synchronous_commit"], told["data_checksums"]) == ("on", "on")
    assert told["people"] == 2
    assert not (tmp_path / "data" / "hourproof.db").exists()
    assert run("rotate", "log").startswith("The log key of ")
    checked = json.loads(run("check", "--json"))
    assert checked["damages"] == []
    assert checked["organizations"] == 1
    assert made["contract"]["title"] in run("demo")


def test_an_address_that_is_none_is_said_without_repeating_it(tmp_path: Path) -> None:
    for address, code in (
        ("mysql://me:secret@here/hours", 2),
        ("postgresql://me:secret@127.0.0.1:1/hours", 5),
    ):
        done = command("migrate", "--data", str(tmp_path), "--database", address)
        assert done.returncode == code, done.stderr
        assert "--database" in done.stderr
        assert "secret" not in done.stderr
