"""Checks every answer of a server against the log as this device knows it, and halts the log when one does not hold."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sync.answers import Delivered
from sync.api import ServerApi
from sync.errors import SyncCode, SyncError
from sync.learning import AuthorityRefused, Held, check_authority
from sync.records import Halt, Log, Parcel, claimed_size
from sync.spool import Spool
from wire.checkpoint import Checkpoint
from wire.envelope import sha256_of
from wire.problems import WireCode, WireError
from wire.receipt import Entry, check_receipt, decode_entry, decode_receipt

ANSWER_KEPT: Final = 40_000
"""How many characters of a bad answer are kept as evidence: more than the longest possible good receipt."""

# Nothing of the server's: it may be heard another time.
_PASSING: Final = frozenset(
    {
        SyncCode.SERVER_UNREACHABLE,
        SyncCode.SERVER_TIMEOUT,
        SyncCode.SERVER_TLS,
        SyncCode.PROXY_FAILED,
        SyncCode.SERVER_BUSY,
    }
)


class LogWatch:
    """The checks of one log. Any thread."""

    def __init__(self, spool: Spool, api: ServerApi, *, origin: str) -> None:
        self._spool = spool
        self._api = api
        self._origin = origin

    def log(self) -> Log | None:
        """The log as it is known now; None if it is not, or gets nothing more."""
        log = self._spool.log(self._origin)
        return None if log is None or log.halt else log

    def learn(self, log: Log) -> None:
        """Fetch, check and keep what the server has stated, and new keys of its log.

        Raises `SyncError` if it cannot be had or does not hold: RECEIPT_INVALID if a proof of the log does not,
        which halts the log.
        """
        held, again = self._spool.held(self._origin), False
        while True:
            told = self._api.authority(known=log.checkpoint.size, since=held.since)
            try:
                lesson = check_authority(told, log, held)
            except AuthorityRefused as refused:
                if held.since and not again:
                    # Such as by a server that tells everything each time, or for another person than before.
                    held, again = Held(), True
                    continue
                details = {"detail": str(refused.error), "of": "authority"}
                raise SyncError(SyncCode.SERVER_FAILED, details) from refused
            except WireError as error:
                self._halt(error, at_ms=told.time_ms, answer=str(told))
                raise SyncError(SyncCode.RECEIPT_INVALID, {"reason": error.code.value}) from error
            if lesson is not None:
                self._spool.learn(
                    lesson,
                    known=log.checkpoint,
                    consistency=told.consistency,
                    verified_ms=told.time_ms,
                )
            now = self._spool.log(self._origin)
            if told.next is None or now is None:
                return
            log, held = now, self._spool.held(self._origin, since=told.next)

    def show(self, log: Log) -> SyncError | None:
        """Show the newest checkpoint to a server that does not know it, and return what it says to that.

        It signed the checkpoint, so it learns that its log was longer: it was put back from a backup.
        """
        try:
            self._api.show_checkpoint(log.note)
        except SyncError as answer:
            return answer
        return None

    def check(self, log: Log, parcel: Parcel, answer: Delivered, *, have: int) -> Checkpoint | None:
        """The checkpoint of a receipt that holds, by steps R1 to R8; None after halting the log for one that does not.

        A signature that does not fit may be one of a new key of the log: then that is asked for, once. Raises
        `SyncError` if it cannot be.
        """
        try:
            try:
                return _checked(log, parcel, answer, have=have)
            except WireError as error:
                if error.code is not WireCode.RECEIPT_SIGNATURE:
                    raise
                return _checked(self._with_new_keys(log, error), parcel, answer, have=have)
        except WireError as error:
            self._halt(error, at_ms=answer.time_ms, answer=answer.receipt)
            return None

    def _with_new_keys(self, log: Log, error: WireError) -> Log:
        """`log` with the keys that it has had since; raises `error` if there are none."""
        try:
            self.learn(log)
        except SyncError as trouble:
            if trouble.code in _PASSING:
                raise
            raise error from trouble
        now = self._spool.log(log.origin)
        if now is None or now.rotations == log.rotations:
            raise error
        return replace(log, rotations=now.rotations)

    def _halt(self, error: WireError, *, at_ms: int, answer: str) -> None:
        where = f"{error.step} {error.where}"
        self._spool.halt(self._origin, Halt(at_ms, error.code.value, where, answer[:ANSWER_KEPT]))


def told_mask(receipt: str, *, least: int, most: int) -> int:
    """The mask that a receipt must have: its own if that lies within what may be, else `least`.

    An earlier answer may have been lost, so all that was ever sent may have arrived.
    """
    try:
        entry = decode_entry(decode_receipt(receipt).entry)
    except WireError:
        return least  # and the receipt is refused for what it is
    if isinstance(entry, Entry) and not least & ~entry.have and not entry.have & ~most:
        return entry.have
    return least


def _checked(log: Log, parcel: Parcel, answer: Delivered, *, have: int) -> Checkpoint:
    return check_receipt(
        answer.receipt,
        origin=log.origin,
        vkey=log.vkey_for(claimed_size(answer.receipt)),
        envelope_sha256=sha256_of(parcel.envelope),
        have=have,
        known=log.checkpoint,
        consistency=answer.consistency,
    )
