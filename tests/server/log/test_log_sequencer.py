"""The sequencer on a real database with a shelf of its own: groups, ticks, receipts, poison and shutdown."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from server.authority.voice import Voice
from server.log.heads import Heads
from server.log.keys import ensure_log_key, load_signer, log_origin
from server.log.models import LogEntry, LogHead
from server.log.sequencer import TICK_AFTER_MS, Placed, Receipted, Sequencer
from server.log.tree import Growth, Tree
from server.organizations.models import Organization
from server.problems import Code, Problem
from server.storage.database import Database, Writes
from server.storage.errors import DataFolderError, DiskFullError
from server.storage.migrate import migrate
from tests.support.site import HandClock, SeededRng
from tests.support.waiting import wait_until
from wire.checkpoint import Checkpoint, open_checkpoint
from wire.envelope import sha256_of
from wire.merkle import leaf_hash, root_of
from wire.note import parse_vkey
from wire.receipt import Entry, Tick, check_receipt, decode_entry, decode_receipt, encode_entry
from wire.records import OrganizationId, Sha256

ORGANIZATION = OrganizationId("ab" * 8)
ORIGIN = log_origin("diary.example", ORGANIZATION)
NOW_MS = 1_780_000_000_000


def name(arrival: str) -> Sha256:
    return sha256_of(arrival.encode())


@dataclass
class NamesGroup:
    shelf: NamesShelf
    placed: dict[str, Placed] = field(default_factory=dict)

    def place(self, arrival: str, *, position: int, recv_ms: int) -> Placed:
        if arrival == "refused":
            raise Problem(Code.OUT_OF_ORDER, "Not now.")
        if arrival == "poison":
            raise ZeroDivisionError
        known = self.shelf.known.get(arrival) or self.placed.get(arrival)
        if known is not None:
            return known
        entry = encode_entry(Entry(env=name(arrival), have=1, recv_ms=recv_ms))
        self.placed[arrival] = Placed(position, entry, new=False)
        return Placed(position, entry, new=True)

    def write(self) -> None:
        self.shelf.groups.append(sorted(self.placed))
        if self.shelf.fails is not None:
            raise self.shelf.fails


@dataclass
class NamesShelf:
    """Remembers arrivals in memory; what a real shelf keeps in tables."""

    groups: list[list[str]] = field(default_factory=list)
    known: dict[str, Placed] = field(default_factory=dict)
    fails: Exception | None = None
    hold: threading.Event = field(default_factory=threading.Event)
    opened: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.hold.set()

    def open(self, _writes: Writes, _arrivals: Sequence[str]) -> NamesGroup:
        self.opened.set()
        assert self.hold.wait(30)
        return NamesGroup(self)


class Rig:
    """A database with one organization, and sequencers over it."""

    def __init__(self, folder: Path) -> None:
        self.clock = HandClock(NOW_MS)
        self.keys = folder / "keys"
        self.heads = folder / "heads"
        path = folder / "hourproof.db"
        migrate(path, backups=folder, now_ms=1)
        self.database = Database(path)
        self.vkey = ensure_log_key(self.keys, ORGANIZATION, origin=ORIGIN, rng=SeededRng())
        with self.database.writing() as session:
            session.add(
                Organization(
                    organization=ORGANIZATION,
                    name="n",
                    log_origin=ORIGIN,
                    log_key=self.vkey,
                    created_ms=1,
                )
            )
        self.shelf = NamesShelf()
        self.running: list[Sequencer[str]] = []

    def start(self, **more: Any) -> Sequencer[str]:
        made = Sequencer(
            organization=ORGANIZATION,
            vkey=self.vkey,
            origin=ORIGIN,
            signers=lambda vkey: load_signer(self.keys, ORGANIZATION, vkey=vkey),
            database=self.database,
            clock=more.pop("clock", self.clock),
            rng=SeededRng(),
            shelf=self.shelf,
            voice=Voice(ORGANIZATION, ORIGIN, self.vkey, self.keys, SeededRng(3)),
            heads=Heads(self.heads, ORGANIZATION, origin=ORIGIN, keys=self.keys),
            **more,
        )
        self.running.append(made)
        return made

    def entries(self) -> list[Entry | Tick]:
        with self.database.reading() as session:
            found = session.scalars(select(LogEntry.entry).order_by(LogEntry.position)).all()
        return [decode_entry(entry) for entry in found]

    def check(self, arrival: str, answer: Receipted, *, known: Checkpoint | None) -> Checkpoint:
        return check_receipt(
            answer.receipt,
            origin=ORIGIN,
            vkey=self.vkey,
            envelope_sha256=name(arrival),
            have=1,
            known=known,
            consistency=answer.consistency,
        )


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.shelf.hold.set()
    for sequencer in made.running:
        sequencer.close()
    made.database.close()


def answer(future: Future[Receipted]) -> Receipted:
    return future.result(timeout=30)


def test_a_log_begins_with_its_genesis(rig: Rig) -> None:
    head = rig.start().head
    (entry,) = rig.entries()
    assert isinstance(entry, Entry)
    assert entry.have == 0
    assert open_checkpoint(head.note, origin=ORIGIN, vkey=rig.vkey) == head.checkpoint
    assert head.checkpoint.size == 1


def test_receipts_hold_and_follow_one_another(rig: Rig) -> None:
    sequencer = rig.start()
    known: Checkpoint | None = None
    for number in range(40):
        done = answer(sequencer.submit(str(number), known=known.size if known else 0))
        assert done.new
        known = rig.check(str(number), done, known=known)
        assert known == sequencer.head.checkpoint


def test_whatever_has_arrived_is_one_group_with_one_checkpoint(rig: Rig) -> None:
    sequencer = rig.start()
    rig.shelf.hold.clear()
    rig.shelf.opened.clear()
    first = sequencer.submit("first", known=0)
    assert rig.shelf.opened.wait(30)
    others = [sequencer.submit(f"{number:02}", known=0) for number in range(20)]
    rig.shelf.hold.set()
    assert rig.check("first", answer(first), known=None).size == 2
    sizes = {
        rig.check(f"{number:02}", answer(other), known=None).size
        for number, other in enumerate(others)
    }
    assert sizes == {22}
    assert rig.shelf.groups == [["first"], [f"{number:02}" for number in range(20)]]
    with rig.database.reading() as session:
        assert session.scalars(select(LogHead.size)).all() == [1, 2, 22]


def test_one_arrival_twice_in_a_group_is_one_entry(rig: Rig) -> None:
    sequencer = rig.start()
    rig.shelf.hold.clear()
    rig.shelf.opened.clear()
    sequencer.submit("first", known=0)
    assert rig.shelf.opened.wait(30)
    twins = [sequencer.submit("twin", known=0) for _ in range(2)]
    rig.shelf.hold.set()
    assert [answer(twin).new for twin in twins] == [True, False]
    assert len(rig.entries()) == 3
    for twin in twins:
        rig.check("twin", answer(twin), known=None)


@pytest.mark.parametrize(("bad", "error"), [("refused", Problem), ("poison", ZeroDivisionError)])
def test_a_bad_arrival_fails_alone(rig: Rig, bad: str, error: type[Exception]) -> None:
    sequencer = rig.start()
    rig.shelf.hold.clear()
    rig.shelf.opened.clear()
    first = sequencer.submit("first", known=0)
    assert rig.shelf.opened.wait(30)
    before, wrong, after = (sequencer.submit(it, known=0) for it in ("before", bad, "after"))
    rig.shelf.hold.set()
    for one, text in ((first, "first"), (before, "before"), (after, "after")):
        rig.check(text, answer(one), known=None)
    with pytest.raises(error):
        answer(wrong)
    assert len(rig.entries()) == 4


def test_a_full_disk_stores_nothing_signs_nothing_and_passes(rig: Rig) -> None:
    sequencer = rig.start()
    head = sequencer.head
    rig.shelf.fails = DiskFullError("full")
    with pytest.raises(DiskFullError):
        answer(sequencer.submit("a", known=0))
    assert sequencer.head == head
    assert len(rig.entries()) == 1
    rig.shelf.fails = None
    rig.check("a", answer(sequencer.submit("a", known=1)), known=head.checkpoint)


def test_time_in_the_log_never_runs_back(rig: Rig) -> None:
    sequencer = rig.start()
    answer(sequencer.submit("a", known=0))
    rig.clock.forward(-3_600_000)
    answer(sequencer.submit("b", known=0))
    sequencer.close()
    again = rig.start()
    answer(again.submit("c", known=0))
    rig.clock.forward(7_200_000)
    answer(again.submit("d", known=0))
    assert [entry.recv_ms for entry in rig.entries()] == [*[NOW_MS] * 4, NOW_MS + 3_600_000]


class RealMono(HandClock):
    """A clock whose monotonic half is real, so that ticks come by themselves."""

    def mono_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000


def test_a_quiet_log_ticks(rig: Rig) -> None:
    sequencer = rig.start(clock=RealMono(NOW_MS), tick_after_ms=30)
    wait_until(lambda: sequencer.head.checkpoint.size >= 4, "three ticks")
    sequencer.close()
    ticks = [entry for entry in rig.entries() if isinstance(entry, Tick)]
    assert len({tick.rand for tick in ticks}) == len(ticks) >= 3
    assert TICK_AFTER_MS == 600_000


def test_it_goes_on_after_a_restart(rig: Rig) -> None:
    first = rig.start()
    known = rig.check("a", answer(first.submit("a", known=0)), known=None)
    first.close()
    second = rig.start()
    assert second.head.checkpoint == known, "the same state is signed again, to the byte"
    assert second.head.note == first.head.note
    rig.check("b", answer(second.submit("b", known=known.size)), known=known)


def test_a_crash_after_the_commit_promises_nothing_twice(rig: Rig) -> None:
    """The group is on the disk but nobody was told: the next life signs exactly that state."""
    first = rig.start()
    known = first.head.checkpoint
    first.close()
    growth = Growth(Tree(rig.database, ORGANIZATION), recv_ms=NOW_MS)
    growth.add(encode_entry(Entry(env=name("untold"), have=1, recv_ms=NOW_MS)))
    with rig.database.writes() as writes:
        growth.write(writes, ORGANIZATION)
    # ... and here the power went.
    second = rig.start()
    assert second.head.checkpoint.size == known.size + 1
    rig.check("b", answer(second.submit("b", known=known.size)), known=known)


def test_closing_finishes_what_has_arrived_and_takes_nothing_more(rig: Rig) -> None:
    sequencer = rig.start()
    rig.shelf.hold.clear()
    rig.shelf.opened.clear()
    waiting = [sequencer.submit("first", known=0)]
    assert rig.shelf.opened.wait(30)
    waiting += [sequencer.submit(f"{number}", known=0) for number in range(30)]
    closing = threading.Thread(target=sequencer.close)
    closing.start()
    rig.shelf.hold.set()
    closing.join(30)
    assert all(one.done() and answer(one).new for one in waiting)
    with pytest.raises(Problem, match="busy"):
        sequencer.submit("late", known=0)


def test_the_root_is_that_of_all_entries(rig: Rig) -> None:
    sequencer = rig.start()
    for number in range(33):
        done = answer(sequencer.submit(f"{number}", known=0))
    with rig.database.reading() as session:
        entries = session.scalars(select(LogEntry.entry).order_by(LogEntry.position)).all()
    assert sequencer.head.checkpoint.root == root_of([leaf_hash(e) for e in entries]).hex()
    assert decode_receipt(done.receipt).index == 33


def test_an_old_receipt_can_be_asked_for_after_any_growth(rig: Rig) -> None:
    sequencer = rig.start()
    done = answer(sequencer.submit("old", known=0))
    known = rig.check("old", done, known=None)
    rig.shelf.known["old"] = Placed(1, decode_receipt(done.receipt).entry, new=False)
    for number in range(50):
        answer(sequencer.submit(f"{number}", known=0))
        again = answer(sequencer.submit("old", known=known.size))
        assert not again.new
        rig.check("old", again, known=known)


def test_the_key_is_private_and_must_be_the_right_one(rig: Rig) -> None:
    path = rig.keys / f"{ORGANIZATION}.log.pem"
    assert path.stat().st_mode & 0o777 == 0o600
    assert rig.keys.stat().st_mode & 0o777 == 0o700
    assert parse_vkey(rig.vkey)[0] == ORIGIN
    assert ensure_log_key(rig.keys, ORGANIZATION, origin=ORIGIN, rng=SeededRng(1)) == rig.vkey
    other = OrganizationId("cd" * 8)
    ensure_log_key(rig.keys, other, origin=ORIGIN, rng=SeededRng(2))
    (rig.keys / f"{other}.log.pem").replace(path)
    with pytest.raises(DataFolderError, match="not the one"):
        load_signer(rig.keys, ORGANIZATION, vkey=rig.vkey)
    path.write_text("rubbish")
    with pytest.raises(DataFolderError, match="damaged"):
        load_signer(rig.keys, ORGANIZATION, vkey=rig.vkey)
    path.unlink()
    with pytest.raises(DataFolderError, match="backup"):
        load_signer(rig.keys, ORGANIZATION, vkey=rig.vkey)


def test_two_writers_of_one_log_cannot_fork_it(rig: Rig) -> None:
    """Should the folder's lock ever fail, the primary key of the entries still refuses a second history."""
    one, two = rig.start(), rig.start()
    answer(one.submit("a", known=0))
    with pytest.raises(Exception, match="UNIQUE"):
        answer(two.submit("b", known=0))
    assert len(rig.entries()) == 2
