"""The whole server on both databases: what people and devices do, some of it at once, comes out the same."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from server.accounts.models import Role
from server.contracts.models import ContractRow
from server.evidence.models import Disclosure, Erasure, ItemRow, SegmentRow, Statement
from server.log.models import LogEntry
from server.retention.expire import expire_due
from server.storage.database import Database
from server.storage.errors import DatabaseAwayError
from tests.support.evidence import SLOT_START_MS
from tests.support.hiring import offer_of
from tests.support.ingest_room import Room, ingest_room
from tests.support.postgres import Cluster
from tests.support.sender import Sealed, Sender
from tests.support.site import AS_BROWSER, Site
from tests.support.studio import DAY, studio
from tests.support.waiting import wait_until
from wire.drafts import RedactDraft
from wire.records import RedactReason

MADE_MS = SLOT_START_MS + 30 * 24 * 3_600_000
HERE = {"Sec-Fetch-Site": "same-origin", **AS_BROWSER}
PATIENCE_S = 60.0
NewUrl = Callable[[], str | None]


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest) -> NewUrl:
    """The address of an empty database with all tables; None where it is a file."""
    if request.param == "sqlite":
        return lambda: None
    cluster: Cluster = request.getfixturevalue("postgres")
    tables: str = request.getfixturevalue("postgres_tables")
    return lambda: cluster.database(like=tables)


@pytest.fixture
def room(tmp_path: Path, new_url: NewUrl) -> Iterator[Room]:
    with ingest_room(tmp_path / "data", database_url=new_url()) as made:
        yield made
        made.whole()


def redact(room: Room, sealed: Sealed, *indexes: int) -> Sealed:
    draft = RedactDraft(
        target=sealed.target, removed=indexes, minutes=10, reason=RedactReason.PRIVACY
    )
    return room.sender.say(draft, made_ms=MADE_MS)


def test_devices_upload_at_once_while_pages_are_written(room: Room) -> None:
    """Four devices and the people's writer share one log and one order; each receipt is checked by its device."""
    senders = [room.sender, *(room.second_sender() for _ in range(3))]
    failed: list[BaseException] = []

    def upload(sender: Sender) -> None:
        try:
            for _ in range(6):
                sealed = sender.seal(pictures=False)
                sender.send(sealed)
                sender.send(sealed, status=200)
        except Exception as error:  # noqa: BLE001 - told by the test's own thread
            failed.append(error)

    def invite() -> None:
        for _ in range(10):
            room.code()

    threads = [threading.Thread(target=upload, args=(sender,)) for sender in senders]
    threads.append(threading.Thread(target=invite))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    with room.site.core.database.reading() as rows:
        positions = rows.scalars(select(LogEntry.position).order_by(LogEntry.position)).all()
        segments = rows.scalar(select(func.count()).select_from(SegmentRow))
    assert list(positions) == list(range(len(positions)))
    assert segments == 24


def test_what_was_put_back_is_gone_and_what_expired_too(room: Room) -> None:
    first, second = room.sender.seal(), room.sender.seal()
    room.sender.send(first)
    room.sender.send(second)
    room.sender.send(redact(room, first, 1, 3))
    room.site.clock.forward(400 * 24 * 3_600_000)
    assert expire_due(room.site.core) == 2
    assert expire_due(room.site.core) == 0
    database = room.site.core.database

    def finished() -> bool:
        with database.reading() as rows:
            return not rows.query(Erasure).count()

    wait_until(finished, "what has to be erased to be gone", patience_s=PATIENCE_S)
    with database.reading() as rows:
        found = rows.scalars(select(ItemRow.gone).order_by(ItemRow.start_ms, ItemRow.item)).all()
        texts = rows.scalars(
            select(Disclosure.text)
            .join(
                Statement,
                (Statement.stream == Disclosure.stream) & (Statement.seq == Disclosure.seq),
            )
            .where(Statement.type == "segment")
        ).all()
    assert found == ["expired", "removed", "expired", "removed", *["expired"] * 4]
    assert {character for text in texts for character in text} == {"0"}
    assert room.stored()["pictures"] == 0


def test_a_day_a_week_and_a_month_are_shown(tmp_path: Path, new_url: NewUrl) -> None:
    with studio(tmp_path / "data", database_url=new_url()) as firm:
        owner, contractor = firm.site.signed_in(firm.owner), firm.site.signed_in(firm.contractor)
        page = owner.get(firm.day).text
        assert page.count("data-card ") == 8
        # Berlin's clock: an hour later than UTC.
        assert "09:00" in page
        assert contractor.get(firm.day).text.count("data-card ") == 8
        diary = f"/contracts/{firm.contract}/diary"
        for span in (f"week/{DAY.isoformat()}", f"month/{DAY.isoformat()[:7]}"):
            shown = owner.get(f"{diary}/{span}", follow_redirects=True)
            assert "1:09" in shown.text
        detail = owner.get(firm.address("nasty"))
        assert detail.status_code == 200
        assert "&lt;b&gt;bold" in detail.text
        stranger = firm.site.signed_in(firm.stranger)
        assert stranger.get(firm.day).status_code == 404
        # What was looked at is told to the contractor.
        assert firm.site.core.database.select("SELECT count(*) FROM looks") == [(1,)]


def test_hiring_from_the_offer_to_the_contract(tmp_path: Path, new_url: NewUrl) -> None:
    with Site(tmp_path / "data", now_ms=1_773_172_800_000, database_url=new_url()) as site:
        firm = site.organization()
        olga = site.person("Olga Owner", organization=firm, role=Role.OWNER)
        cora = site.person("Cora", organization=firm)
        offer = offer_of(site, firm, cora, by=olga)
        contractor = site.signed_in(cora)
        page = contractor.get(f"/offers/{offer}")
        assert page.status_code == 200
        assert "Harbour maps" in page.text
        found = re.search(r'name="seal" value="([^"]*)"', page.text)
        assert found is not None
        form = {"act": "accept", "version": "1", "seal": found[1]}
        # From two tabs at once it is accepted once.
        answers: list[int] = []

        def accept() -> None:
            answer = contractor.post(f"/offers/{offer}/answer", data=form, headers=HERE)
            answers.append(answer.status_code)

        threads = [threading.Thread(target=accept) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answers == [303, 303]
        with site.core.database.reading() as rows:
            (contract,) = rows.scalars(select(ContractRow)).all()
        assert contract.title == "Harbour maps"
        owner = site.signed_in(olga)
        assert "Harbour maps" in owner.get("/contracts").text
        assert "Harbour maps" in owner.get(f"/contracts/{contract.contract}").text


def test_a_commit_whose_answer_is_lost_is_found_and_not_done_twice(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection dies after the database has carried the commit out: the device asks again, and the log goes on."""
    lost = threading.Event()
    original = Database.writes

    def writes(self: Database) -> object:
        manager = original(self)

        class Losing:
            def __enter__(self) -> object:
                return manager.__enter__()

            def __exit__(self, *what: object) -> object:
                told = manager.__exit__(*what)  # type: ignore[arg-type]  # handed on as they came
                if threading.current_thread().name.startswith("log-") and not lost.is_set():
                    lost.set()
                    raise DatabaseAwayError("The answer was lost.")
                return told

        return Losing()

    monkeypatch.setattr(Database, "writes", writes)
    sealed = room.sender.seal()
    assert room.sender.post(sealed.body).status_code == 503
    assert lost.is_set()
    # It is there already; the receipt is good, and so are those after it.
    room.sender.send(sealed, status=200)
    room.sender.send(room.sender.seal())
    with room.site.core.database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(SegmentRow)) == 2
