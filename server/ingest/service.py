"""Taking in one batch: every check that needs state, the pictures, then the sequencer and its receipt.

Steps I1 to I14 are `wire.verification`; from I15 on they are here, with the numbers of `wire/SPEC.md`.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass

from server.context import Core
from server.devices.service import DeviceIdentity
from server.ingest.landing import Landed, Landing
from server.ingest.pictures import PictureError, check_picture
from server.ingest.problems import refusal
from server.ingest.rows import Arrival
from server.ingest.stream import COLUMNS, check_stream, stream_head
from server.log.sequencer import Receipted
from server.log.service import Logs
from server.problems import Code, Problem
from server.storage.errors import DatabaseAwayError
from wire.batch import DEFAULT_LIMITS, Batch, BatchLimits, decode_batch
from wire.contractor import ContractorStatement
from wire.merkle import EMPTY_ROOT
from wire.problems import WireCode, WireError
from wire.records import Anchor, ContractId, ImageFile, Pictured, Sha256
from wire.statement import Segment
from wire.verification import VerifiedStatement, verify_upload

FUTURE_MS = 120_000
"""How far a device's clock may run ahead of ours."""


EARLY_MS = 120_000
"""How far what a device states may lie before the checkpoint that it cites."""

_BEFORE = (
    "SELECT (SELECT have FROM statements WHERE organization = ?1 AND envelope_sha256 = ?2),"  # noqa: S608 - our own names
    " (SELECT root FROM log_heads WHERE organization = ?1 AND size = ?3),"
    " (SELECT recv_ms FROM log_heads WHERE organization = ?1 AND size = ?3),"
    f" {COLUMNS}"
    " FROM (SELECT 1) AS one LEFT JOIN streams ON organization = ?1 AND stream = ?4"
)
"""One row: the mask of what has been received of this envelope, root and time of the anchor's checkpoint, and the
head of the stream."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement fit to be stored, and the files that must be durable before it is: those that are new here."""

    arrival: Arrival
    files: dict[Sha256, bytes]


class Ingest:
    """Receives batches: first `check`, then `store`. Both read and write files: call them on worker threads."""

    def __init__(
        self,
        core: Core,
        logs: Logs[Arrival],
        landing: Landing,
        *,
        limits: BatchLimits = DEFAULT_LIMITS,
    ) -> None:
        self._core = core
        self._logs = logs
        self._landing = landing
        self.limits = limits

    def admit(self, device: DeviceIdentity, known: int) -> None:
        """Raise `Problem` where the log cannot take anything from a device that has verified it at size `known`:
        before its anchor is looked at, which such a log would not know."""
        self._logs.of(device.organization).admit(known)

    def check(self, device: DeviceIdentity, body: bytes) -> Checked:
        """Every check of the batch in `body` that does not need the log; raises `Problem` for a refusal."""
        try:
            batch = decode_batch(body, limits=self.limits)
            verified = verify_upload(
                batch,
                public=device.public_key,
                log=device.log_origin,
                contracts=self._contracts(device),
            )
        except WireError as error:
            raise refusal(error) from error
        arrival = Arrival(
            device.organization, device.device, device.person, verified, batch.envelope
        )
        have = self._have(arrival)
        if have is None:
            self._check_times(verified.statement)
        fresh = verified.have & ~(have or 0)
        return Checked(arrival, _fresh_files(verified, batch, fresh))

    def store(self, checked: Checked, *, known: int) -> Future[Receipted]:
        """Make the pictures durable and queue the statement for the log.

        The future holds the receipt once the statement is durable, by this upload or by one before;
        `known` is the sender's newest log size. Here and in the future: `Problem` for a refusal, and
        `StorageError`; then nothing of it is stored (after `DatabaseAwayError`, all or nothing).
        """
        organization = checked.arrival.organization
        landed = self._landing.land(organization, checked.files)
        try:
            answer = self._logs.of(organization).submit(checked.arrival, known=known)
        except BaseException:
            landed.leave(kept=False)
            raise
        return _settled(answer, landed) if checked.files else answer

    def _contracts(self, device: DeviceIdentity) -> frozenset[ContractId]:
        """Those of the device's owner. Ended ones too: what was tracked before the end may come late."""
        found = self._core.database.select(
            "SELECT contract FROM contracts WHERE organization = ? AND person = ?",
            device.organization,
            device.person,
        )
        return frozenset(contract for (contract,) in found)

    def _have(self, arrival: Arrival) -> int | None:
        """The mask of what has been received of this very envelope before, None for a new one.

        For a new one steps I17 and, early, I18. The sequencer checks I18 again, where nothing can come in
        between; here it saves writing the pictures of a statement that cannot be taken.
        """
        statement = arrival.verified.statement
        ((have, root, checkpoint_ms, *head),) = self._core.database.select(
            _BEFORE,
            arrival.organization,
            arrival.verified.envelope_sha256,
            statement.anchor.size,
            statement.stream,
        )
        if have is not None:
            return int(have)
        if statement.anchor.size == 0:
            root, checkpoint_ms = EMPTY_ROOT.hex(), None
        _check_anchor(statement.anchor, root)
        if checkpoint_ms is not None:
            _check_not_before(statement, checkpoint_ms - EARLY_MS)
        check_stream(stream_head(*head) if head[0] else None, arrival.device, statement)
        return None

    def _check_times(self, statement: ContractorStatement) -> None:
        """Step I16: nothing is claimed of a time that has not come."""
        latest_ms = self._core.clock.now_ms() + FUTURE_MS
        for name in ("end_ms", "week_start_ms", "made_ms"):
            # All other instants of a statement are not after the one at which it was made.
            if getattr(statement, name, 0) > latest_ms:
                raise Problem(
                    Code.FROM_THE_FUTURE,
                    "The device's clock runs ahead of the server's: correct it. Nothing was stored.",
                    extras={
                        "where": f"statement/{name}",
                        "step": "I16",
                        "time_ms": self._core.clock.now_ms(),
                    },
                )


def _settled(answer: Future[Receipted], landed: Landed) -> Future[Receipted]:
    """What `answer` holds, once the pictures have gone where that sends them.

    Not left to whoever waits for the answer: he may go away while the statement is being stored.
    """
    settled = Future[Receipted]()

    def settle(done: Future[Receipted]) -> None:
        error = done.exception()
        try:
            # Where the commit's answer was lost it may be stored: if it is not, the sweep finds them.
            landed.leave(kept=error is None or isinstance(error, DatabaseAwayError))
        finally:
            if error is None:
                settled.set_result(done.result())
            else:
                settled.set_exception(error)

    # Nobody can cancel either: they are not given away before, and a running one cannot be.
    settled.set_running_or_notify_cancel()
    answer.add_done_callback(settle)
    return settled


def _fresh_files(verified: VerifiedStatement, batch: Batch, fresh: int) -> dict[Sha256, bytes]:
    """The files of the items whose bits are in `fresh`, after step I15: each file's header says what the statement
    says, within the limits. Nothing is decoded."""
    files: dict[Sha256, bytes] = {}
    at = 0
    for index, item in enumerate(verified.items):
        if not isinstance(item, Pictured):
            continue
        for image in (item.picture, item.thumbnail):
            if fresh >> index & 1:
                _check_picture(item, image, batch.blobs[at], at)
                files[image.sha256] = batch.blobs[at]
            at += 1
    return files


def _check_picture(item: Pictured, image: ImageFile, data: bytes, at: int) -> None:
    try:
        check_picture(image, item.media_type, data)
    except PictureError as error:
        raise Problem(
            Code.BAD_PICTURE,
            f"Picture {at}: {error}. Nothing was stored.",
            extras={"code": str(Code.BAD_PICTURE), "where": f"blobs/{at}", "step": "I15"},
        ) from error


def _check_anchor(anchor: Anchor, root: Sha256 | None) -> None:
    """Step I17: the anchor is a checkpoint that this log has signed."""
    if root != anchor.root:
        raise refusal(
            WireError(WireCode.BAD_VALUE, "statement/anchor", "never signed here", step="I17")
        )


def _check_not_before(statement: ContractorStatement, earliest_ms: int) -> None:
    """Step I17: it is not of a time before the checkpoint that it cites."""
    for name in ("start_ms", "made_ms") if isinstance(statement, Segment) else ("made_ms",):
        if getattr(statement, name) < earliest_ms:
            where, detail = f"statement/{name}", f"before {earliest_ms}"
            raise refusal(WireError(WireCode.TIME_BEFORE_ANCHOR, where, detail, step="I17"))
