"""Sends what the spool holds, in order, and frees pictures only once a checked receipt is stored.

Rules, in short. Statements of a stream go one after the other: the next only when the one before has its receipt.
Streams do not wait for each other. A statement that was refused stays listed with its problem and is tried again
hours later; what waits behind it goes on in another stream, and new segments follow there, so that one bad statement
never holds up the work after it. A statement whose pictures are missing or altered on this machine goes
without those items; they follow once the files are whole again. An answer that does not check out stops
everything to that log for good: the agent keeps its copies as evidence.
"""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sync.answers import Delivered
from sync.api import ServerApi
from sync.errors import SyncCode, SyncError, SyncProblem
from sync.log_watch import LogWatch, told_mask
from sync.packing import Packed, PictureStore, pack
from sync.records import (
    Delivery,
    DeviceIdentity,
    Halt,
    Head,
    Log,
    Parcel,
    Rng,
    SyncState,
    SyncStatus,
    Tally,
    UploadState,
)
from sync.spool import Spool
from sync.timetable import Schedule, Timetable
from wire.envelope import sha256_of
from wire.receipt import decode_receipt
from wire.records import Sha256

# The statement, not the way to the server, is what was wrong.
_REFUSALS: Final = frozenset(
    {
        SyncCode.STATEMENT_REFUSED,
        SyncCode.TOO_LARGE,
        SyncCode.SERVER_REFUSED,
        SyncCode.STREAM_REUSED,
        SyncCode.OUT_OF_ORDER,
    }
)
# The server knows another history of the stream than we do: it can never go on.
_LOST_STREAMS: Final = frozenset({SyncCode.STREAM_REUSED, SyncCode.OUT_OF_ORDER})
# The server may have stumbled over this very statement: let others go first.
_SUSPECT: Final = frozenset({SyncCode.SERVER_FAILED, SyncCode.SERVER_TIMEOUT})
_NOT_WELCOME: Final = frozenset({SyncCode.NOT_SIGNED_IN, SyncCode.DEVICE_REVOKED})
_LOCAL: Final = frozenset(
    {
        SyncCode.DISK_FULL,
        SyncCode.DISK_FAILED,
        SyncCode.SPOOL_CORRUPT,
        SyncCode.FOLDER_UNWRITABLE,
        SyncCode.SPOOL_IN_USE,
    }
)


ITEM_ERASED: Final = "item-erased"
"""What a server says to an item that was redacted or has expired there."""


NOT_RUNNING: Final = "contract-not-running"
"""What a server says to time that begins while its contract is paused or over."""


WHOLE_BYTES: Final = 262_144
"""A batch of up to this size goes in one request."""
MOST_REFUSED_AT_FIRST: Final = 3
"""So many statements of one contract that stand first in their streams are set apart; after that all wait."""
SCRUB_AGAIN_MS: Final = 600_000
"""How long after there was no room for it the file is written anew again."""
PART_BYTES: Final = 65_536
"""A larger one goes in parts of this size: on a slow line that breaks often, each that arrived stays."""


@dataclass(slots=True)
class _Parts:
    """How far the batch of a statement has gone in parts; `at` is None until the server has told it."""

    batch: Sha256
    at: int | None = None


class Uploader:
    """Sends to one server as one device. `pump` on one thread only; everything else from any thread."""

    def __init__(
        self,
        spool: Spool,
        api: ServerApi,
        pictures: PictureStore,
        *,
        identity: DeviceIdentity,
        rng: Rng,
        schedule: Schedule | None = None,
    ) -> None:
        self._spool = spool
        self._api = api
        self._pictures = pictures
        self._identity = identity
        self._watch = LogWatch(spool, api, origin=identity.origin)
        self._table = Timetable(schedule or Schedule(), rng=rng)
        # Shared with the threads that ask for the status.
        self._lock = threading.Lock()
        self._hurry = False
        self._parts: dict[str, _Parts] = {}
        self._parts_taken = True
        """Whether the server knows of parts: older ones do not."""
        self._uploading = False
        self._trouble: SyncProblem | None = None
        self._unremovable: SyncProblem | None = None
        self._put_off: dict[str, SyncProblem] = {}
        self._next_ms: int | None = None
        self._not_running = False
        self._now_ms = 0
        self._scrub_ms: int | None = None
        """Not before then is tried again what there was no room for."""

    def upload_now(self) -> None:
        """Forget jitter and back-off at the next `pump`, but not what the server asked for."""
        with self._lock:
            self._hurry = True

    def take_not_running(self) -> bool:
        """Whether something was refused, since this was asked last, because its contract does not run."""
        with self._lock:
            found, self._not_running = self._not_running, False
        return found

    def pump(self, now_ms: int) -> int | None:
        """Do what is due at `now_ms` and return when to be called again; None: after the next seal or `upload_now`.

        At most one exchange with the server; returns `now_ms` when there is more to do. Troubles are not raised
        but shown by `status`.
        """
        self._table.at(now_ms)
        self._now_ms = now_ms
        with self._lock:
            hurry, self._hurry = self._hurry, False
        try:
            next_ms = self._step(hurry=hurry)
        except SyncError as error:
            self._pause(error)
            next_ms = self._table.next_ms()
        if self._scrub_ms is not None:
            next_ms = self._scrub_ms if next_ms is None else min(next_ms, self._scrub_ms)
        with self._lock:
            self._next_ms = next_ms
        return next_ms

    def learn(self) -> None:
        """Fetch, check and keep what the server has stated, and new keys of its log. Any thread; network.

        Raises `SyncError` if it cannot be had or does not hold. A proof that does not hold halts the log as
        a bad receipt does.
        """
        log = self._watch.log()
        if log is not None:
            self._watch.learn(log)

    def status(self) -> SyncStatus:
        """The present figures, state and problems."""
        tally = self._spool.tally()
        log = self._spool.log(self._identity.origin)
        refused = [
            head.problem
            for held in (self._spool.heads, self._spool.incomplete)
            for head in held(self._identity.origin)
            if head.problem
        ]
        halted = [_problem_of(log.halt)] if log and log.halt else []
        with self._lock:
            trouble = [one for one in (self._trouble, self._unremovable) if one]
            return SyncStatus(
                state=_state(bool(halted), self._uploading, self._trouble, tally),
                tally=tally,
                next_try_ms=self._next_ms,
                problems=(*halted, *trouble, *refused, *self._put_off.values()),
            )

    def _step(self, *, hurry: bool) -> int | None:
        """Free what can be freed, then send the statement whose turn it is."""
        self._release()
        log = self._watch.log()
        if log is None:
            return None
        heads = {head.turn: head for head in self._own_heads()}
        self._table.see(heads)
        if hurry:
            self._table.hurry()
        turn = self._table.due()
        if turn is not None:
            self._send(heads[turn], log)
            # What waited behind a refused statement has a turn of its own now.
            self._table.see({head.turn for head in self._own_heads()})
        return self._table.next_ms()

    def _own_heads(self) -> Collection[Head]:
        """The heads that this device may send; those of an earlier key are marked, once."""
        own = []
        for head in self._spool.heads(self._identity.origin):
            if head.device == self._identity.device:
                own.append(head)
            elif head.problem is None:
                problem = SyncProblem(SyncCode.OTHER_DEVICE, head.details)
                self._spool.refuse(head, problem, close_stream=True)
        own.extend(
            head
            for head in self._spool.incomplete(self._identity.origin)
            if head.device == self._identity.device
        )
        return own

    def _send(self, head: Head, log: Log) -> None:
        """One statement: pack, note what is sent, send, check, store, free. In this order."""
        parcel = self._spool.parcel(head.number)
        packed = pack(head, parcel, self._pictures)
        if head.state is UploadState.RECEIPTED and not packed.mask:
            self._table.put_off(head.turn, refused=True)
            return
        if packed.mask & ~parcel.sent:
            self._spool.sending(head, packed.mask)
        with self._lock:
            self._uploading = True
        try:
            parts = self._parts_of(head, packed)
            if parts is not None and parts.at != len(packed.body):
                self._send_part(head, parts, packed.body)
                return
            name = None if parts is None else parts.batch
            answer = self._api.upload(packed.body, known=log.checkpoint.size, parts=name)
        except SyncError as error:
            if self._parts_lost(head, error):
                return
            if error.code is SyncCode.CHECKPOINT_UNKNOWN:
                error = self._watch.show(log) or error
            self._failed(head, error)
            return
        finally:
            with self._lock:
                self._uploading = False
        self._answered(head, log, parcel, packed, answer)

    def _parts_of(self, head: Head, packed: Packed) -> _Parts | None:
        """How far this batch has gone in parts; None where it goes whole."""
        if len(packed.body) <= WHOLE_BYTES or not self._parts_taken:
            return None
        batch = sha256_of(packed.body)
        parts = self._parts.get(head.turn)
        if parts is None or parts.batch != batch:
            parts = self._parts[head.turn] = _Parts(batch)
        return parts

    def _send_part(self, head: Head, parts: _Parts, body: bytes) -> None:
        """One exchange: ask where to go on, or send the next part. The turn stays, so the next `pump` goes on."""
        if parts.at is None:
            parts.at = min(self._api.part_at(parts.batch), len(body))
        else:
            data = body[parts.at : parts.at + PART_BYTES]
            parts.at = min(self._api.send_part(parts.batch, at=parts.at, data=data), len(body))
        self._reached(head)

    def _parts_lost(self, head: Head, error: SyncError) -> bool:
        """Whether it failed for the parts alone, and is to be begun again; if so it waits as after any failure."""
        parts = self._parts.pop(head.turn, None)
        if parts is None:
            return False
        if error.code is SyncCode.SERVER_NOT_HOURPROOF and parts.at is None:
            # A server of before, or nothing of ours any more: the whole will tell.
            self._parts_taken = False
        elif error.details.get("problem") != "bad-request":
            return False
        self._pause(error)
        return True

    def _answered(
        self, head: Head, log: Log, parcel: Parcel, packed: Packed, answer: Delivered
    ) -> None:
        """Check the receipt; keep it, or halt."""
        self._parts.pop(head.turn, None)
        have = told_mask(
            answer.receipt, least=parcel.have | packed.mask, most=parcel.sent | packed.mask
        )
        checkpoint = self._watch.check(log, parcel, answer, have=have)
        if checkpoint is None:
            self._table.see(())
            return
        receipt = decode_receipt(answer.receipt)
        self._spool.deliver(
            head,
            Delivery(
                receipt=answer.receipt,
                entry=receipt.index,
                have=have,
                checkpoint=checkpoint,
                note=receipt.checkpoint,
                known=log.checkpoint,
                consistency=answer.consistency,
                received_ms=answer.time_ms,
                problem=packed.problem,
            ),
        )
        if packed.problem is not None and head.state is UploadState.RECEIPTED:
            self._table.put_off(head.turn, refused=True)
        else:
            self._table.delivered(head.turn)
        self._reached(head)
        self._release()

    def _failed(self, head: Head, error: SyncError) -> None:
        """Decide by what went wrong who has to wait and for how long."""
        if error.details.get("problem") == NOT_RUNNING:
            with self._lock:
                self._not_running = True
        if error.code in _REFUSALS and head.state is UploadState.RECEIPTED:
            if error.details.get("problem") == ITEM_ERASED:
                self._spool.give_up(head, _index_in(error.details.get("where", "")))
            self._table.put_off(head.turn, refused=True)
            self._reached(head)
            return
        if error.code in _REFUSALS:
            problem = SyncProblem(error.code, {**error.details, **head.details})
            lost = error.code in _LOST_STREAMS
            # Where one stream after the other is refused from its very first statement, none is better begun anew.
            few = self._spool.refused_at_first(head.contract, head.device) < MOST_REFUSED_AT_FIRST
            alone = not lost and (head.seq > 0 or few)
            self._spool.refuse(
                head,
                problem,
                close_stream=lost or alone,
                # Of a lost stream nobody knows how much of it is at the server.
                go_on=(self._identity, self._now_ms) if alone else None,
            )
            self._table.put_off(head.turn, refused=True)
            self._reached(head)
            return
        if error.code is SyncCode.FROM_THE_FUTURE:
            self._table.put_off(head.turn, refused=False)
            self._reached(head)
            with self._lock:
                self._put_off[head.turn] = error.problem
            return
        if error.code in _SUSPECT:
            self._table.put_off(head.turn, refused=False)
        self._pause(error)

    def _reached(self, head: Head) -> None:
        """The server answered about `head`: whatever was in the way is gone."""
        self._table.reached()
        with self._lock:
            self._trouble = None
            self._put_off.pop(head.turn, None)

    def _pause(self, error: SyncError) -> None:
        self._table.pause(asked_ms=error.retry_after_ms)
        with self._lock:
            self._trouble = error.problem

    def _release(self) -> None:
        """Free what is receipted or taken back. What cannot be removed is tried again at the next `pump`."""
        problem = None
        try:
            self._spool.release(self._pictures.remove)
            problem = self._scrub()
        except OSError as error:
            problem = SyncProblem(
                SyncCode.FOLDER_UNWRITABLE, {"path": str(error.filename), "reason": str(error)}
            )
        with self._lock:
            self._unremovable = problem

    def _scrub(self) -> SyncProblem | None:
        """Leave no copy of what was erased; where there is no room for that, send on, and try again later."""
        if self._scrub_ms is not None and self._now_ms < self._scrub_ms:
            return self._unremovable
        try:
            self._spool.scrub()
        except SyncError as error:
            if error.code not in (SyncCode.DISK_FULL, SyncCode.FOLDER_UNWRITABLE):
                raise
            self._scrub_ms = self._now_ms + SCRUB_AGAIN_MS
            return error.problem
        self._scrub_ms = None
        return None


def _index_in(where: str) -> int | None:
    """The index in a place such as `items/2`."""
    kind, _, index = where.partition("/")
    return int(index) if kind == "items" and index.isdecimal() and len(index) < 3 else None


def _problem_of(halt: Halt) -> SyncProblem:
    return SyncProblem(
        SyncCode.RECEIPT_INVALID,
        {"reason": halt.code, "where": halt.where, "at_ms": str(halt.at_ms)},
    )


def _state(halted: bool, uploading: bool, trouble: SyncProblem | None, tally: Tally) -> SyncState:
    """The one word for all of it: the worst first."""
    if halted:
        return SyncState.HALTED
    if uploading:
        return SyncState.UPLOADING
    if trouble is not None and trouble.code in _NOT_WELCOME:
        return SyncState.REFUSED
    if trouble is not None and trouble.code not in _LOCAL:
        return SyncState.OFFLINE
    if tally.refused:
        return SyncState.REFUSED
    return SyncState.WAITING if tally.waiting else SyncState.DELIVERED
