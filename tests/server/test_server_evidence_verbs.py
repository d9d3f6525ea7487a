"""`hourproof-server expire`, `devices` and `revoke`, beside a running server and without one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.cli import main
from server.evidence.models import ItemRow
from tests.support.evidence import SLOT_START_MS
from tests.support.ingest_room import Room, ingest_room
from wire.authority import Revoke, decode_authority
from wire.envelope import parse
from wire.keys import key_id

SHORTEN = "UPDATE policies SET document = json_set(document, '$.retention_days', ?)"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made


def run(room: Room, *arguments: str) -> int:
    return main([*arguments, "--data", str(room.site.settings.data)])


def revocation(room: Room) -> Revoke:
    ((envelope,),) = room.site.core.database.select(
        "SELECT envelope FROM authority_statements WHERE type = 'revoke'"
    )
    statement = decode_authority(parse(envelope).payload)
    assert isinstance(statement, Revoke)
    return statement


def test_a_revoked_device_sends_no_more_and_the_log_says_so(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    room.sender.send(room.sender.seal(pictures=False))
    lost = "2026-01-02T00:00:00Z"
    assert run(room, "revoke", "desk", "--lost-since", lost) == 0
    assert "may not send any more, and the log says so" in capsys.readouterr().out
    room.refused(room.sender.seal(pictures=False).body, status=403, code="device-revoked")
    stated = revocation(room)
    assert stated.keyid == key_id(room.sender.signer.public)
    assert stated.lost_since_ms == SLOT_START_MS + 24 * 3_600_000
    assert run(room, "revoke", "desk") == 1
    assert "has been revoked already" in capsys.readouterr().err


def test_devices_are_listed_and_chosen_by_id_where_names_are_alike(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    other = room.second_sender()
    assert run(room, "revoke", "desk") == 1
    assert "Several devices have this name" in capsys.readouterr().err
    assert run(room, "devices", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    wanted = next(one for one in listed if one["key_id"] == key_id(other.signer.public))
    assert run(room, "revoke", wanted["device"]) == 0
    other_body = other.seal(pictures=False).body
    assert other.post(other_body).status_code == 403
    room.sender.send(room.sender.seal(pictures=False))
    capsys.readouterr()
    assert run(room, "devices") == 0
    shown = capsys.readouterr().out
    assert shown.count("\n") == 2
    assert shown.count("revoked") == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("revoke", "nobody"), 1),
        (("revoke", "desk", "--lost-since", "yesterday"), 2),
        (("revoke", "desk", "--lost-since", "2026-01-02T00:00:00"), 2),
        (("revoke", "desk", "--lost-since", "2999-01-02T00:00Z"), 2),
    ],
)
def test_what_cannot_be_is_refused(room: Room, given: tuple[str, ...], code: int) -> None:
    assert run(room, *given) == code
    room.sender.send(room.sender.seal(pictures=False))


def test_without_a_server_it_is_all_done_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ingest_room(tmp_path / "data") as room:
        room.sender.send(room.sender.seal())
        assert room.stored()["pictures"] == 2
        with room.site.core.database.writes() as writes:
            writes.run(SHORTEN, [(1,)])
    assert run(room, "expire") == 0
    assert "the items of 1 segments" in capsys.readouterr().out
    assert run(room, "revoke", "desk") == 0
    files = [path for path in room.site.settings.blobs.rglob("*") if path.is_file()]
    assert files == []
    reopened = room.site.core.database
    with reopened.reading() as rows:
        assert {row.gone for row in rows.query(ItemRow)} == {"expired"}
    assert revocation(room).lost_since_ms is None
    reopened.close()


def test_beside_a_running_server_that_one_deletes_the_files(room: Room) -> None:
    room.sender.send(room.sender.seal())
    with room.site.core.database.writes() as writes:
        writes.run(SHORTEN, [(1,)])
    assert run(room, "expire") == 0
    assert room.stored()["pictures"] == 0
    room.whole()
