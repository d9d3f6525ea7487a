"""Sends what the spool holds, in order, and frees pictures only once a checked receipt is stored.

Rules, in short. Statements of a stream go one after the other: the next only when the one before has its receipt.
Streams do not wait for each other. A statement that was refused, or whose pictures are missing or altered on this
machine, stays listed with its problem and is tried again hours later; the later ones of its stream wait behind
it, and new segments begin another stream, so that one bad segment never holds up the work after it. An
answer that does not check out stops everything to that log for good: the agent keeps its copies as evidence.
"""

from __future__ import annotations

import threading
from collections.abc import Collection
from typing import Final, Protocol

from sync.api import ServerApi
from sync.errors import SyncCode, SyncError, SyncProblem
from sync.records import (
    DeviceIdentity,
    Halt,
    Head,
    Log,
    Parcel,
    Rng,
    SyncState,
    SyncStatus,
    Tally,
)
from sync.spool import Spool
from sync.timetable import Schedule, Timetable
from wire.batch import Batch, encode_batch
from wire.envelope import sha256_of
from wire.problems import WireError
from wire.receipt import check_receipt, decode_receipt, have_all
from wire.records import Sha256, StreamId

ANSWER_KEPT: Final = 40_000
"""How many characters of a bad receipt are kept as evidence: more than the longest possible good one."""

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


class PictureStore(Protocol):
    """The picture files of this machine, by the hash of their bytes."""

    def read(self, sha256: Sha256) -> bytes:
        """The bytes of a file; raises `OSError` (`FileNotFoundError`) when they cannot be had."""

    def remove(self, sha256: Sha256) -> None:
        """Delete a file; no error when it is gone already; `OSError` when it cannot be.

        Must keep the file if a segment that is not sealed yet names the same picture: two shots of a still screen are
        one file. Called with the spool's lock held: must not call the spool.
        """


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
        self._table = Timetable(schedule or Schedule(), rng=rng)
        # Shared with the threads that ask for the status.
        self._lock = threading.Lock()
        self._hurry = False
        self._uploading = False
        self._trouble: SyncProblem | None = None
        self._unremovable: SyncProblem | None = None
        self._put_off: dict[StreamId, SyncProblem] = {}
        self._next_ms: int | None = None

    def upload_now(self) -> None:
        """Forget jitter and back-off at the next `pump`, but not what the server asked for."""
        with self._lock:
            self._hurry = True

    def pump(self, now_ms: int) -> int | None:
        """Do what is due at `now_ms` and return when to be called again; None: after the next seal or `upload_now`.

        At most one exchange with the server; returns `now_ms` when there is more to do. Troubles are not raised
        but shown by `status`.
        """
        self._table.at(now_ms)
        with self._lock:
            hurry, self._hurry = self._hurry, False
        try:
            next_ms = self._step(hurry=hurry)
        except SyncError as error:
            self._pause(error)
            next_ms = self._table.next_ms()
        with self._lock:
            self._next_ms = next_ms
        return next_ms

    def status(self) -> SyncStatus:
        """The present figures, state and problems."""
        tally = self._spool.tally()
        log = self._spool.log(self._identity.origin)
        refused = [
            head.problem for head in self._spool.heads(self._identity.origin) if head.problem
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
        log = self._spool.log(self._identity.origin)
        if log is None or log.halt:
            return None
        heads = {head.stream: head for head in self._own_heads()}
        self._table.see(heads)
        if hurry:
            self._table.hurry()
        stream = self._table.due()
        if stream is not None:
            self._send(heads[stream], log)
        return self._table.next_ms()

    def _own_heads(self) -> Collection[Head]:
        """The heads that this device may send; those of an earlier key are marked, once."""
        own = []
        for head in self._spool.heads(self._identity.origin):
            if head.device == self._identity.device:
                own.append(head)
            elif head.problem is None:
                problem = SyncProblem(SyncCode.OTHER_DEVICE, {"segment": head.segment})
                self._spool.refuse(head, problem, close_stream=True)
        return own

    def _send(self, head: Head, log: Log) -> None:
        """One statement: pack, send, check, store, free. In this order."""
        parcel = self._spool.parcel(head.sealed)
        batch = self._pack(head, parcel)
        if batch is None:
            return
        with self._lock:
            self._uploading = True
        try:
            answer = self._api.upload(batch, known=log.checkpoint.size)
        except SyncError as error:
            self._failed(head, error)
            return
        finally:
            with self._lock:
                self._uploading = False
        try:
            checkpoint = check_receipt(
                answer.receipt,
                origin=log.origin,
                vkey=log.vkey,
                envelope_sha256=sha256_of(parcel.envelope),
                have=have_all(len(parcel.disclosures)),
                known=log.checkpoint,
                consistency=answer.consistency,
            )
        except WireError as error:
            kept = answer.receipt[:ANSWER_KEPT]
            halt = Halt(answer.time_ms, error.code.value, f"{error.step} {error.where}", kept)
            self._spool.halt(log.origin, halt)
            self._table.see(())
            return
        self._spool.deliver(
            head,
            receipt=answer.receipt,
            checkpoint=checkpoint,
            note=decode_receipt(answer.receipt).checkpoint,
            received_ms=answer.time_ms,
        )
        self._table.delivered(head.stream)
        self._reached(head)
        self._release()

    def _pack(self, head: Head, parcel: Parcel) -> bytes | None:
        """The body to send; None if a picture is not what was signed: then the statement is marked."""
        blobs = []
        for image in parcel.images:
            details = {"segment": head.segment, "picture": image}
            try:
                blob = self._pictures.read(image)
            except OSError as error:
                self._refuse(head, SyncCode.PICTURE_MISSING, {**details, "reason": str(error)})
                return None
            if sha256_of(blob) != image:
                self._refuse(head, SyncCode.PICTURE_ALTERED, details)
                return None
            blobs.append(blob)
        return encode_batch(Batch(parcel.envelope, parcel.disclosures, tuple(blobs)))

    def _refuse(self, head: Head, code: SyncCode, details: dict[str, str]) -> None:
        self._spool.refuse(head, SyncProblem(code, details), close_stream=True)
        self._table.put_off(head.stream, refused=True)

    def _failed(self, head: Head, error: SyncError) -> None:
        """Decide by what went wrong who has to wait and for how long."""
        if error.code in _REFUSALS:
            problem = SyncProblem(error.code, {**error.details, "segment": head.segment})
            # A stream refused from its very first statement is no better begun anew.
            close = error.code in _LOST_STREAMS or head.seq > 0
            self._spool.refuse(head, problem, close_stream=close)
            self._table.put_off(head.stream, refused=True)
            self._reached(head)
            return
        if error.code is SyncCode.FROM_THE_FUTURE:
            self._table.put_off(head.stream, refused=False)
            self._reached(head)
            with self._lock:
                self._put_off[head.stream] = error.problem
            return
        if error.code in _SUSPECT:
            self._table.put_off(head.stream, refused=False)
        self._pause(error)

    def _reached(self, head: Head) -> None:
        """The server answered about `head`: whatever was in the way is gone."""
        self._table.reached()
        with self._lock:
            self._trouble = None
            self._put_off.pop(head.stream, None)

    def _pause(self, error: SyncError) -> None:
        self._table.pause(asked_ms=error.retry_after_ms)
        with self._lock:
            self._trouble = error.problem

    def _release(self) -> None:
        """Free what is receipted. A file that cannot be removed is tried again at the next `pump`."""
        problem = None
        try:
            self._spool.release(self._pictures.remove)
        except OSError as error:
            problem = SyncProblem(
                SyncCode.FOLDER_UNWRITABLE, {"path": str(error.filename), "reason": str(error)}
            )
        with self._lock:
            self._unremovable = problem


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
