"""The one writer of one organization's log: whatever has arrived becomes one durable group, then one checkpoint.

The order is the promise: rows, entries and tree nodes are committed and on the disk before the checkpoint that
covers them is signed. A crash in between loses nothing that was promised. What the organization itself
has to state goes first in each group.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from server.clock import Clock, Rng
from server.log.heads import Heads, contains, lacking
from server.log.tree import Growth, Tree
from server.problems import Code, Problem, busy, restored
from server.storage.database import Database, Writes
from server.storage.errors import StorageError
from wire import merkle
from wire.checkpoint import Checkpoint, sign_checkpoint
from wire.keys import Signer
from wire.problems import WireError
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
class Rotation:
    """From the entry at `position` on, the log's key is `vkey` instead of `before`; `note` is the checkpoint
    that just includes that entry, signed by the key before, None before it was signed."""

    position: int
    before: str
    vkey: str
    note: str | None


class Voice(Protocol):
    """What the organization itself states in its log, kept in the same transaction as the entries."""

    def speak(self, writes: Writes, growth: Growth) -> Rotation | None:
        """Sign and add all that waits to be said, in an empty log the genesis before it. At a rotation of the
        log's key it stops: that entry must be the last under the key before."""
        ...

    def resume(self, writes: Writes, size: int) -> Rotation | None:
        """The rotation of the log's key whose entry is the last of a log of `size` entries, if it is one."""
        ...

    def keep_note(self, writes: Writes, rotation: Rotation, note: str) -> None:
        """Keep the last checkpoint under the key before."""
        ...


@dataclass(frozen=True, slots=True)
class Receipted:
    """The answer to an arrival: the receipt's text and the consistency proof (hex) from the size it asked for."""

    receipt: str
    consistency: tuple[str, ...]
    new: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The newest signed checkpoint, as text too, and the key that signed it."""

    checkpoint: Checkpoint
    note: str
    vkey: str


@dataclass(frozen=True, slots=True)
class _Waiting(Generic[A]):
    arrival: A
    known: int
    answer: Future[Receipted]


@dataclass(frozen=True, slots=True)
class _Errand:
    """Something else to be done on the log's thread."""

    run: Callable[[], Any]
    answer: Future[Any]


class Sequencer(Generic[A]):
    """Sequences arrivals of one organization on a thread of its own. `submit`, `settle`, `show` and `head` are safe
    from any thread. `signers` finds the key behind a vkey; `vkey` is the one that counts."""

    def __init__(
        self,
        *,
        organization: OrganizationId,
        vkey: str,
        origin: str,
        signers: Callable[[str], Signer],
        database: Database,
        clock: Clock,
        rng: Rng,
        shelf: Shelf[A],
        voice: Voice,
        heads: Heads,
        tick_after_ms: int = TICK_AFTER_MS,
    ) -> None:
        self._organization = organization
        self._vkey = vkey
        self._origin = origin
        self._signers = signers
        self._signer = signers(vkey)
        self._database = database
        self._clock = clock
        self._rng = rng
        self._shelf = shelf
        self._voice = voice
        self._heads = heads
        self._tick_after_ms = tick_after_ms
        self._queue: queue.Queue[_Waiting[A] | _Errand | None] = queue.Queue(WAITING)
        self._closed = False
        self._closing = threading.Lock()
        self._tree = Tree(database, organization)
        self._last_entry_mono_ms = clock.mono_ms()
        self._rotation: Rotation | None = None
        """One whose entry is stored and whose last checkpoint under the old key is not."""
        self._unsure = False
        """Whether the tree may lack what the last commit has stored."""
        self._lost = lacking(heads, self._tree)
        if self._lost is None:
            self._resume()
        else:
            _LOG.error(
                "log %s has %d entries and was once signed with %d: it takes nothing new",
                organization,
                self._tree.size,
                self._lost.size,
            )
        self._head = self._sign()
        if self._lost is None:
            self._keep_head()
        self._thread = threading.Thread(target=self._run, name=f"log-{organization}")
        self._thread.start()

    @property
    def head(self) -> Head:
        """The newest signed checkpoint."""
        return self._head

    def submit(self, arrival: A, *, known: int) -> Future[Receipted]:
        """Queue `arrival`; `known` is the log size that its sender has verified before, 0 for none.

        The future ends in a `Problem`, a `StorageError`, or the receipt. Raises `Problem`.
        """
        self.admit(known)
        waiting = _Waiting(arrival, known, Future[Receipted]())
        self._put(waiting)
        return waiting.answer

    def admit(self, known: int) -> None:
        """Raise `Problem` where nothing can be taken from somebody who has verified the log at size `known`."""
        if self._lost is not None:
            raise restored()
        if known > self._head.checkpoint.size:
            raise Problem(
                Code.CHECKPOINT_UNKNOWN,
                "The checkpoint that you know is larger than this log. Show it to us.",
                extras={"size": self._head.checkpoint.size},
            )

    def settle(self) -> Future[None]:
        """The future is done once all that the organization has ordered to be stated before this call is in the
        log and under a checkpoint."""
        return self._errand(lambda: self._commit([], tick=False))

    def show(self, note: str) -> Future[None]:
        """Take a checkpoint that somebody was given. If it is ours and we do not have it, the log was put back
        from a backup: from then on, and after every start, it takes nothing new. The future ends in a
        `Problem` then, or where the note is not ours."""
        return self._errand(lambda: self._compare(note))

    def close(self) -> None:
        """Take nothing more, finish what has arrived, end the thread."""
        with self._closing:
            if self._closed:
                return
            self._closed = True
        self._queue.put(None)
        self._thread.join()
        self._heads.close()

    def _put(self, what: _Waiting[A] | _Errand) -> None:
        with self._closing:
            if self._closed:
                raise busy()
            try:
                self._queue.put_nowait(what)
            except queue.Full:
                raise busy() from None

    def _errand(self, run: Callable[[], Any]) -> Future[None]:
        errand = _Errand(run, Future[None]())
        self._put(errand)
        return errand.answer

    def _resume(self) -> None:
        """Begin an empty log, finish a rotation that a crash cut off, and say what waits to be said."""
        with self._database.writes() as writes:
            self._rotation = self._voice.resume(writes, self._tree.size)
        self._commit([], tick=False)

    def _run(self) -> None:
        closing = False
        while not closing:
            waiting, errands, closing = self._next_group()
            try:
                if waiting:
                    self._answer(waiting)
                elif not closing and not errands:
                    self._tick()
            except StorageError:
                _LOG.exception("log %s: the tick was not stored", self._organization)
                self._last_entry_mono_ms = self._clock.mono_ms()
            except Exception:  # noqa: BLE001 - loop guard: the log must go on for the next arrival
                _LOG.exception("log %s: a bug", self._organization)
                self._last_entry_mono_ms = self._clock.mono_ms()

            for errand in errands:
                self._do(errand)

    def _next_group(self) -> tuple[list[_Waiting[A]], list[_Errand], bool]:
        """Whatever has arrived, after waiting for the first; nothing when a tick is due."""
        due_ms = self._last_entry_mono_ms + self._tick_after_ms - self._clock.mono_ms()
        group: list[_Waiting[A]] = []
        errands: list[_Errand] = []
        try:
            first = self._queue.get(timeout=max(due_ms, 1) / 1000)
            while first is not None:
                if isinstance(first, _Errand):
                    errands.append(first)
                elif first.answer.set_running_or_notify_cancel():
                    group.append(first)
                if len(group) == GROUP:
                    return group, errands, False
                first = self._queue.get_nowait()
        except queue.Empty:
            return group, errands, False
        return group, errands, True

    def _do(self, errand: _Errand) -> None:
        if not errand.answer.set_running_or_notify_cancel():
            return
        try:
            errand.run()
        except Exception as error:  # noqa: BLE001 - loop guard: it is told to who waits for it
            errand.answer.set_exception(error)
        else:
            errand.answer.set_result(None)

    def _tick(self) -> None:
        if self._lost is None:
            self._commit([], tick=True)
        else:
            self._last_entry_mono_ms = self._clock.mono_ms()

    def _answer(self, waiting: list[_Waiting[A]]) -> None:
        """Commit the group and resolve its futures, whatever happens."""
        try:
            outcomes = self._commit(waiting, tick=False)
        except (StorageError, Problem) as error:
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

    def _commit(self, waiting: Sequence[_Waiting[A]], *, tick: bool) -> list[Placed | Problem]:
        """Store what is to be said and the group, and sign; a tick if there is neither and one is wanted."""
        if self._lost is not None:
            raise restored()
        if self._unsure:
            self._read_again()
        while True:
            if self._rotation is not None:
                self._turn(self._rotation)
                tick = True
            growth = Growth(self._tree, recv_ms=max(self._clock.now_ms(), self._tree.recv_ms))
            outcomes: list[Placed | Problem] = []
            # Until the commit has answered: a connection can be lost after the server has carried it out.
            self._unsure = True
            with self._database.writes() as writes:
                rotation = self._voice.speak(writes, growth)
                if rotation is None:
                    outcomes = self._place(writes, growth, waiting)
                    if tick and not growth.grown:
                        rand = Sha256(self._rng.token_bytes(32).hex())
                        growth.add(encode_entry(Tick(rand=rand, recv_ms=growth.recv_ms)))
                if growth.grown:
                    growth.write(writes, self._organization)
            self._unsure = False
            # From here on the group is on the disk, and only from here on it is promised.
            grown = growth.grown
            if grown:
                growth.accept()
                self._last_entry_mono_ms = self._clock.mono_ms()
            self._rotation = rotation
            if rotation is None:
                if grown:
                    self._head = self._sign()
                    self._keep_head(durable=tick)
                return outcomes

    def _read_again(self) -> None:
        """After a commit that failed, or whose answer was lost: go on from what is stored, as after a start."""
        self._tree = Tree(self._database, self._organization)
        with self._database.writes() as writes:
            self._rotation = self._voice.resume(writes, self._tree.size)
        if self._rotation is None:
            self._head = self._sign()
            self._keep_head()
        self._unsure = False

    def _place(
        self, writes: Writes, growth: Growth, waiting: Sequence[_Waiting[A]]
    ) -> list[Placed | Problem]:
        """Put the group into the transaction."""
        outcomes: list[Placed | Problem] = []
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
        if any(isinstance(outcome, Placed) and outcome.new for outcome in outcomes):
            group.write()
        return outcomes

    def _turn(self, rotation: Rotation) -> None:
        """Sign the last checkpoint under the old key, keep it, and go on under the new one. The caller adds an
        entry, so that no checkpoint of that size is shown anywhere else. May be called again if it fails."""
        if rotation.note is None:
            self._vkey, self._signer = rotation.before, self._signers(rotation.before)
            note = self._sign().note
            with self._database.writes() as writes:
                self._voice.keep_note(writes, rotation, note)
        self._vkey, self._signer = rotation.vkey, self._signers(rotation.vkey)
        self._rotation = None

    def _sign(self) -> Head:
        checkpoint = Checkpoint(self._origin, self._tree.size, self._tree.root())
        note = sign_checkpoint(checkpoint, vkey=self._vkey, signer=self._signer)
        return Head(checkpoint, note, self._vkey)

    def _keep_head(self, *, durable: bool = False) -> None:
        """Write the head down outside the database. What fails here stops nothing: it is a second lock."""
        try:
            self._heads.keep(self._head.note, durable=durable)
        except OSError:
            _LOG.exception("log %s: its newest checkpoint was not written down", self._organization)

    def _compare(self, note: str) -> None:
        """See `show`."""
        try:
            shown = self._heads.opened(note)
        except WireError as error:
            raise Problem(
                Code.BAD_CHECKPOINT,
                "This is no checkpoint of this log with our signature.",
                extras={"code": str(error.code), "where": error.where},
            ) from error
        if not contains(self._tree, shown):
            self._heads.remember(note)
            self._lost = shown
            _LOG.error(
                "log %s: somebody has our checkpoint of %d entries that is not of this history of %d:"
                " it takes nothing new",
                self._organization,
                shown.size,
                self._tree.size,
            )
            raise restored()

    def _receipt(self, placed: Placed, known: int) -> Receipted:
        size = self._head.checkpoint.size
        proof = merkle.inclusion_proof(placed.position, size, self._tree.node)
        receipt = Receipt(placed.entry, placed.position, proof, self._head.note)
        consistency = merkle.consistency_proof(min(known, size), size, self._tree.node)
        return Receipted(
            encode_receipt(receipt), tuple(hash_.hex() for hash_ in consistency), placed.new
        )
