"""A database that was put back from a backup is recognised, and nothing new is signed over it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw
import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from server.log.models import LogEntry
from tests.support.ingest_room import Room, ingest_room
from tests.support.sender import Sender, enrolment, keypair
from tests.support.site import AS_BROWSER, Member, Site
from wire.checkpoint import Checkpoint, sign_checkpoint
from wire.keys import SoftwareSigner
from wire.note import vkey
from wire.receipt import decode_receipt
from wire.records import ContractId, OrganizationId, Sha256


@dataclass
class Past:
    """A server whose database will be put back, the device that saw more of it, and what that was given."""

    data: Path
    now_ms: int
    organization: OrganizationId
    contract: ContractId
    member: Member
    sender: Sender
    code: str
    newest: str
    """The note of the newest checkpoint that was signed."""

    def put_back(self, *, forgotten: bool) -> None:
        """Put the old database back; `forgotten` if what lies beside it was put back too."""
        for name in ("hourproof.db-wal", "hourproof.db-shm"):
            (self.data / name).unlink(missing_ok=True)
        shutil.copy(self.data.parent / "old.db", self.data / "hourproof.db")
        if forgotten:
            shutil.rmtree(self.data / "heads")

    def site(self) -> Site:
        """The server, once more."""
        return Site(self.data, now_ms=self.now_ms)


@pytest.fixture
def past(tmp_path: Path) -> Past:
    data = tmp_path / "data"
    with ingest_room(data) as room:
        room.sender.send(room.sender.seal())
        code = room.code()
        room.site.core.database.select("SELECT 1")
        _copy(room, tmp_path / "old.db")
        for _ in range(3):
            sealed = room.sender.seal()
            answer = room.sender.post(sealed.body, known=room.sender.known.size)
            newest = decode_receipt(answer.json()["receipt"]).checkpoint
            room.sender.send(sealed, status=200)
        return Past(
            data,
            room.site.clock.now_ms(),
            room.organization,
            room.contract,
            room.member,
            room.sender,
            code,
            newest,
        )


def _copy(room: Room, to: Path) -> None:
    raw = apsw.Connection(str(room.site.settings.database), flags=apsw.SQLITE_OPEN_READONLY)
    raw.execute("VACUUM INTO ?", (str(to),))
    raw.close()


def entries(site: Site) -> int:
    with site.core.database.reading() as session:
        return session.query(LogEntry).count()


def refused(answer: httpx.Response, status: int, code: str) -> None:
    assert (answer.status_code, answer.json()["type"]) == (
        status,
        f"urn:hourproof:problem:{code}",
    ), answer.text


def shown(site: Site, past: Past, note: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {past.sender.token}"}
    return site.http.post("/api/v1/checkpoints", json={"note": note}, headers=headers)


def takes_nothing_new(past: Past, site: Site) -> None:
    """Uploads, devices and statements are refused; what is stored is shown."""
    past.sender.http = site.http
    before = entries(site)
    sealed = past.sender.seal(link=False)
    refused(past.sender.post(sealed.body), 503, "restored-from-backup")
    body = enrolment(past.code, keypair())
    refused(site.http.post("/api/v1/devices", json=body), 503, "restored-from-backup")
    refused(
        site.http.get("/api/v1/authority", headers=past.sender.headers),
        503,
        "restored-from-backup",
    )
    assert entries(site) == before
    browser = site.signed_in(past.member)
    page = browser.get("/", follow_redirects=True, headers=AS_BROWSER)
    assert page.status_code == 200
    assert "Chart redesign" in page.text


def test_the_file_beside_the_database_tells(past: Past) -> None:
    past.put_back(forgotten=False)
    with past.site() as site:
        takes_nothing_new(past, site)


def test_a_restart_without_a_backup_goes_on(past: Past) -> None:
    with past.site() as site:
        past.sender.http = site.http
        past.sender.send(past.sender.seal())


def test_a_torn_or_lost_file_stops_nothing(past: Past) -> None:
    (path,) = (past.data / "heads").glob("*.heads")
    path.write_bytes(path.read_bytes()[:3_000])
    with past.site() as site:
        past.sender.http = site.http
        past.sender.send(past.sender.seal())
    path.unlink()
    with past.site() as site:
        past.sender.http = site.http
        past.sender.send(past.sender.seal())


def test_a_device_that_saw_more_tells(past: Past) -> None:
    past.put_back(forgotten=True)
    with past.site() as site:
        sender = past.sender
        sender.http = site.http
        sealed = sender.seal(link=False)
        refused(sender.post(sealed.body, known=sender.known.size), 409, "checkpoint-unknown")
        refused(shown(site, past, past.newest), 503, "restored-from-backup")
        takes_nothing_new(past, site)
    # It is not forgotten.
    with past.site() as site:
        sender.http = site.http
        refused(sender.post(sealed.body), 503, "restored-from-backup")


def test_another_history_of_the_same_size_is_recognised_too(past: Past) -> None:
    """Too late to prevent it, but it goes no further: what the device shows is not of this log."""
    past.put_back(forgotten=True)
    with past.site() as site:
        code = past.code
        other = Sender.enrol(site.http, code, past.contract)
        for number in range(4):
            other.send(other.seal(pictures=False, made_ms=None), status=201)
            assert number < 4
        refused(shown(site, past, past.newest), 503, "restored-from-backup")
        refused(other.post(other.seal(pictures=False).body), 503, "restored-from-backup")


def test_a_checkpoint_that_the_log_contains_is_welcome(past: Past) -> None:
    with past.site() as site:
        answer = shown(site, past, past.newest)
        assert answer.status_code == 200
        assert answer.json() == {"size": past.sender.known.size, "time_ms": past.now_ms}


def notes_of_others(past: Past) -> Iterator[str]:
    """Checkpoints that a device could make up to stop the server."""
    stranger = SoftwareSigner(Ed25519PrivateKey.from_private_bytes(b"s" * 32))
    huge = Checkpoint(past.sender.origin, 10**6, Sha256("ab" * 32))
    yield sign_checkpoint(huge, vkey=vkey(past.sender.origin, stranger.public), signer=stranger)
    yield past.newest.replace("\n", "\n1", 1)
    yield past.newest[:-8]
    yield "\0" * 2_048
    yield ""


def test_what_we_did_not_sign_stops_nothing(past: Past) -> None:
    with past.site() as site:
        past.sender.http = site.http
        for note in notes_of_others(past):
            refused(shown(site, past, note), 422, "bad-checkpoint")
        past.sender.send(past.sender.seal())
