"""The end of a log that a backup does not have is rebuilt from bundles, and the log goes on as if nothing had been."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import apsw
import pytest
from sqlalchemy import select

from server.authority import orders
from server.contracts import service as contracts
from server.contracts.models import ContractRow
from server.devices.service import new_code
from server.evidence.models import SegmentRow, Statement
from server.log.keys import add_key
from server.log.models import UNKNOWN_ENTRY, LogEntry
from server.recovered_authority import RecoveryError
from server.recovery import Recovered, recover
from server.settings import Settings
from server.wiring import open_core
from tests.support.backend import command
from tests.support.ingest_room import Room, ingest_room
from tests.support.sender import Sender
from tests.support.site import Site
from wire.authority import Role
from wire.note import vkey
from wire.records import OrganizationId, PersonId


@dataclass
class Lost:
    """A server that was put back from a backup, the devices that saw more, and bundles of what they saw."""

    data: Path
    now_ms: int
    organization: OrganizationId
    sender: Sender
    second: Sender
    other: Sender
    bundle: Path
    others_bundle: Path

    def recover(self, *bundles: Path) -> Recovered:
        core = open_core(Settings(data=self.data))
        try:
            return recover(core, self.organization, bundles)
        finally:
            core.database.close()


def exported(room: Room, contract: str, to: Path) -> Path:
    done = command(
        "export", "--data", str(room.site.settings.data), str(to), "--contract", contract
    )
    assert done.returncode == 0, done.stderr
    return to


def backed_up(room: Room, to: Path) -> None:
    raw = apsw.Connection(str(room.site.settings.database), flags=apsw.SQLITE_OPEN_READONLY)
    raw.execute("VACUUM INTO ?", (str(to),))
    raw.close()


@pytest.fixture
def lost(tmp_path: Path) -> Lost:
    with ingest_room(tmp_path / "data") as room:
        robin = room.site.person("Robin Other", organization=room.organization)
        contract = room.site.contract(room.organization, robin, title="Another")
        room.sender.send(room.sender.seal())
        other = other_sender(room, robin.person, contract)
        other.send(other.seal(pictures=False))
        backed_up(room, tmp_path / "old.db")

        room.sender.send(room.sender.seal())
        second = room.second_sender()
        second.send(second.seal())
        other.send(other.seal(pictures=False))
        turn_the_log_key(room)
        other.vkey = room.sender.vkey
        room.sender.send(room.sender.seal(pictures=False))
        other.send(other.seal(pictures=False))
        others_bundle = exported(room, contract, tmp_path / "other.hpb")
        room.sender.send(room.sender.seal())
        bundle = exported(room, room.contract, tmp_path / "own.hpb")
        made = Lost(
            room.site.settings.data,
            room.site.clock.now_ms(),
            room.organization,
            room.sender,
            second,
            other,
            bundle,
            others_bundle,
        )
    for path in made.data.glob("hourproof.db*"):
        path.unlink()
    shutil.copy(tmp_path / "old.db", made.data / "hourproof.db")
    shutil.rmtree(made.data / "blobs")
    return made


def other_sender(room: Room, person: PersonId, contract: str) -> Sender:
    with room.site.core.database.writing() as session:
        code = new_code(
            session,
            room.organization,
            person,
            clock=room.site.clock,
            rng=room.site.rng,
        )
    return Sender.enrol(room.site.http, code, contract)


def turn_the_log_key(room: Room) -> None:
    core = room.site.core
    signer = add_key(core.settings.keys, room.organization, "log", rng=core.rng)
    key = vkey(room.sender.origin, signer.public)
    with core.database.writing() as session:
        orders.order_rotate(
            session,
            room.organization,
            role=Role.LOG,
            key=key,
            now_ms=room.site.clock.now_ms(),
        )
        row = session.scalars(
            select(ContractRow).where(ContractRow.contract == room.contract)
        ).one()
        contracts.state_rules(session, row, now_ms=room.site.clock.now_ms())
    room.site.http.get("/api/v1/authority", headers=room.sender.headers).raise_for_status()
    room.sender.vkey = key


def test_with_all_bundles_the_log_goes_on_as_it_was(lost: Lost) -> None:
    with Site(lost.data, now_ms=lost.now_ms) as site:
        lost.sender.http = site.http
        refused = lost.sender.post(lost.sender.seal(link=False, pictures=False).body)
        assert refused.json()["type"].endswith("restored-from-backup")
    made = lost.recover(lost.others_bundle, lost.bundle)
    assert made.after == lost.sender.known.size
    assert made.statements > 5
    with Site(lost.data, now_ms=lost.now_ms) as site:
        # The same devices go on; their receipts prove that it is the log that they knew.
        for sender in (lost.sender, lost.other):
            sender.http = site.http
        lost.sender.send(lost.sender.seal())
        lost.other.send(lost.other.seal(pictures=False))
        with site.core.database.reading() as session:
            assert session.query(SegmentRow).count() == session.query(Statement).count() == 10
            assert [e for e in session.scalars(select(LogEntry.entry)) if e == UNKNOWN_ENTRY] == []
        # Whose token went with the database enrols once more.
        lost.second.http = site.http
        assert lost.second.post(lost.second.seal(link=False).body).status_code == 401
    checked = command("check", "--data", str(lost.data), "--json")
    assert checked.returncode == 0, checked.stdout


def test_what_nobody_brings_stays_unknown_and_the_log_goes_on(lost: Lost) -> None:
    made = lost.recover(lost.bundle)
    assert made.after == lost.sender.known.size
    with Site(lost.data, now_ms=lost.now_ms) as site:
        lost.sender.http = site.http
        lost.sender.send(lost.sender.seal())
        with site.core.database.reading() as session:
            entries = session.scalars(select(LogEntry.entry)).all()
        assert entries.count(UNKNOWN_ENTRY) == made.after - made.before - made.entries == 2
    checked = command("check", "--data", str(lost.data), "--json")
    assert checked.returncode == 0, checked.stdout


def test_too_little_is_refused_and_changes_nothing(lost: Lost, tmp_path: Path) -> None:
    before = (lost.data / "hourproof.db").read_bytes()
    with pytest.raises(RecoveryError, match="more devices"):
        lost.recover(lost.others_bundle)
    with pytest.raises(RecoveryError, match="No bundle"):
        lost.recover()
    spoilt = tmp_path / "spoilt.hpb"
    data = bytearray(lost.bundle.read_bytes())
    data[len(data) // 2] ^= 1
    spoilt.write_bytes(data)
    with pytest.raises(RecoveryError, match="does not hold"):
        lost.recover(spoilt)
    raw = apsw.Connection(str(lost.data / "hourproof.db"))
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    raw.close()
    assert (lost.data / "hourproof.db").read_bytes()[100:] == before[100:]


def test_twice_is_refused(lost: Lost) -> None:
    lost.recover(lost.bundle)
    with pytest.raises(RecoveryError, match="the log has"):
        lost.recover(lost.bundle)
