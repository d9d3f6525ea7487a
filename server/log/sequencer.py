"""The one writer of one organization's log: whatever has arrived becomes one durable group, then one checkpoint.

The order is the promise: rows, entries and tree nodes are committed and on the disk before the checkpoint that
covers them is signed. A crash in between loses nothing that was promised.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from server.clock import Clock, Rng
from server.log.tree import Growth, Tree
from server.problems import Problem, busy
from server.storage.database import Database, Writes
from server.storage.errors import StorageError
from wire import merkle
from wire.checkpoint import Checkpoint, sign_checkpoint
from wire.keys import Signer
from wire.receipt import Receipt, Tick, encode_entry, encode_receipt
from wire.records import OrganizationId, Sha256

_LOG = logging.getLogger(__name__)

TICK_AFTER_MS = 600_000
"""After this long without an entry the log gets a tick."""

GROUP = 512
"""The most arrivals in one commit."""

WAITING = 4_096
"""The most arrivals that may wait; the next one is told to come back."""

A = TypeVar("A")
A_contra = TypeVar("A_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an arrival stands: at `position` with these bytes; `new` unless it was there before."""

    position: int
    entry: bytes
    new: bool


class Group(Protocol[A_contra]):
    """One transaction of a `Shelf`."""

    def place(self, arrival: A_contra, *, position: int, recv_ms: int) -> Placed:
        """Take `arrival` for `position`, or say where it stands already; raise `Problem` to refuse it alone."""
        ...

    def write(self) -> None:
        """Put all that was placed into the transaction."""
        ...


class Shelf(Protocol[A_contra]):
    """Where arrivals are kept beside the log, in the same transaction."""

    def open(self, writes: Writes, arrivals: Sequence[A_contra]) -> Group[A_contra]:
        """Begin a group; called on the sequencer's thread."""
        ...


@dataclass(frozen=True, slots=True)
class Receipted:
    """The answer to an arrival: the receipt's text and the consistency proof (hex) from the size it asked for."""

    receipt: str
    consistency: tuple[str, ...]
    new: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The newest signed checkpoint, as text too."""

    checkpoint: Checkpoint
    note: str


@dataclass(frozen=True, slots=True)
class _Waiting(Generic[A]):
    arrival: A
    known: int
    answer: Future[Receipted]


class Sequencer(Generic[A]):
    """Sequences arrivals of one organization on a thread of its own. `submit` and `head` are safe from any thread."""

    def __init__(
        self,
        *,
        organization: OrganizationId,
        vkey: str,
        origin: str,
        signer: Signer,
        database: Database,
        clock: Clock,
        rng: Rng,
        shelf: Shelf[A],
        tick_after_ms: int = TICK_AFTER_MS,
    ) -> None:
        self._organization = organization
        self._vkey = vkey
        self._origin = origin
        self._signer = signer
        self._database = database
        self._clock = clock
        self._rng = rng
        self._shelf = shelf
        self._tick_after_ms = tick_after_ms
        self._queue: queue.Queue[_Waiting[A] | None] = queue.Queue(WAITING)
        self._closed = False
        self._closing = threading.Lock()
        self._tree = Tree(database, organization)
        if self._tree.size == 0:
            self._commit([])
        self._head = self._sign()
        self._last_entry_mono_ms = clock.mono_ms()
        self._thread = threading.Thread(target=self._run, name=f"log-{organization}")
        self._thread.start()

    @property
    def head(self) -> Head:
        """The newest signed checkpoint."""
        return self._head

    def submit(self, arrival: A, *, known: int) -> Future[Receipted]:
        """Queue `arrival`; `known` is the log size that its sender has verified before, 0 for none.

        The future ends in a `Problem`, a `StorageError`, or the receipt.
        """
        waiting = _Waiting(arrival, known, Future[Receipted]())
        with self._closing:
            if self._closed:
                raise busy()
            try:
                self._queue.put_nowait(waiting)
            except queue.Full:
                raise busy() from None
        return waiting.answer

    def close(self) -> None:
        """Take nothing more, finish what has arrived, end the thread."""
        with self._closing:
            if self._closed:
                return
            self._closed = True
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        closing = False
        while not closing:
            waiting, closing = self._next_group()
            try:
                if waiting:
                    self._answer(waiting)
                elif not closing:
                    self._commit([])
            except StorageError:
                _LOG.exception("log %s: the tick was not stored", self._organization)
                self._last_entry_mono_ms = self._clock.mono_ms()
            except Exception:  # noqa: BLE001 - loop guard: the log must go on for the next arrival
                _LOG.exception("log %s: a bug", self._organization)
                self._last_entry_mono_ms = self._clock.mono_ms()

    def _next_group(self) -> tuple[list[_Waiting[A]], bool]:
        """Whatever has arrived, after waiting for the first; nothing when a tick is due."""
        due_ms = self._last_entry_mono_ms + self._tick_after_ms - self._clock.mono_ms()
        group: list[_Waiting[A]] = []
        try:
            first = self._queue.get(timeout=max(due_ms, 1) / 1000)
            while first is not None:
                if first.answer.set_running_or_notify_cancel():
                    group.append(first)
                if len(group) == GROUP:
                    return group, False
                first = self._queue.get_nowait()
        except queue.Empty:
            return group, False
        return group, True

    def _answer(self, waiting: list[_Waiting[A]]) -> None:
        """Commit the group and resolve its futures, whatever happens."""
        try:
            outcomes = self._commit(waiting)
        except StorageError as error:
            for one in waiting:
                one.answer.set_exception(error)
            return
        except Exception as error:  # noqa: BLE001 - loop guard: a poisoned arrival must fail alone
            if len(waiting) == 1:
                _LOG.exception("log %s: a bug while storing an arrival", self._organization)
                waiting[0].answer.set_exception(error)
                return
            for one in waiting:
                self._answer([one])
            return
        for one, outcome in zip(waiting, outcomes, strict=True):
            if isinstance(outcome, Problem):
                one.answer.set_exception(outcome)
                continue
            try:
                one.answer.set_result(self._receipt(outcome, one.known))
            except Exception as error:  # noqa: BLE001 - loop guard: the others have their receipts due
                _LOG.exception("log %s: a bug while writing a receipt", self._organization)
                one.answer.set_exception(error)

    def _commit(self, waiting: Sequence[_Waiting[A]]) -> list[Placed | Problem]:
        """Store the group and sign; an empty one stores a tick."""
        growth = Growth(self._tree, recv_ms=max(self._clock.now_ms(), self._tree.recv_ms))
        outcomes: list[Placed | Problem] = []
        with self._database.writes() as writes:
            group = self._shelf.open(writes, [one.arrival for one in waiting])
            for one in waiting:
                try:
                    placed = group.place(one.arrival, position=growth.size, recv_ms=growth.recv_ms)
                except Problem as problem:
                    outcomes.append(problem)
                    continue
                if placed.new:
                    growth.add(placed.entry)
                outcomes.append(placed)
            if not waiting:
                rand = Sha256(self._rng.token_bytes(32).hex())
                growth.add(encode_entry(Tick(rand=rand, recv_ms=growth.recv_ms)))
            if growth.grown:
                group.write()
                growth.write(writes, self._organization)
        # From here on the group is on the disk, and only from here on it is promised.
        if growth.grown:
            growth.accept()
            self._head = self._sign()
            self._last_entry_mono_ms = self._clock.mono_ms()
        return outcomes

    def _sign(self) -> Head:
        checkpoint = Checkpoint(self._origin, self._tree.size, self._tree.root())
        return Head(checkpoint, sign_checkpoint(checkpoint, vkey=self._vkey, signer=self._signer))

    def _receipt(self, placed: Placed, known: int) -> Receipted:
        size = self._head.checkpoint.size
        proof = merkle.inclusion_proof(placed.position, size, self._tree.node)
        receipt = Receipt(placed.entry, placed.position, proof, self._head.note)
        consistency = merkle.consistency_proof(min(known, size), size, self._tree.node)
        return Receipted(
            encode_receipt(receipt), tuple(hash_.hex() for hash_ in consistency), placed.new
        )
