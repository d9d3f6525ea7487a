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
from server.ingest.shelf import Arrival, check_stream, stream_head
from server.log.sequencer import Receipted
from server.log.service import Logs
from server.problems import Code, Problem
from wire.batch import DEFAULT_LIMITS, Batch, BatchLimits, decode_batch
from wire.items import referenced_blobs
from wire.merkle import EMPTY_ROOT
from wire.problems import WireCode, WireError
from wire.receipt import have_all
from wire.records import Anchor, ContractId, Screenshot, Sha256
from wire.verification import VerifiedStatement, verify_upload

FUTURE_MS = 120_000
"""How far a device's clock may run ahead of ours."""


_BEFORE = (
    "SELECT EXISTS (SELECT 1 FROM statements WHERE organization = ?1 AND envelope_sha256 = ?2),"
    " (SELECT root FROM log_heads WHERE organization = ?1 AND size = ?3),"
    " stream, contract, device, seq, sha256, end_ms"
    " FROM (SELECT 1) LEFT JOIN streams ON organization = ?1 AND stream = ?4"
)
"""One row: whether the envelope is stored, the root of the anchor's checkpoint, and the head of the stream."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement fit to be stored, and the files that must be durable before it is."""

    arrival: Arrival
    files: dict[Sha256, bytes]


class Ingest:
    """Receives batches: first `check`, then `store`. Both read and write files: call them on worker threads."""

    def __init__(
        self, core: Core, logs: Logs[Arrival], *, limits: BatchLimits = DEFAULT_LIMITS
    ) -> None:
        self._core = core
        self._logs = logs
        self._landing = Landing(core.blobs)
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
            _check_taken(verified)
        except WireError as error:
            raise refusal(error) from error
        arrival = Arrival(
            device.organization, device.device, device.person, verified, batch.envelope
        )
        if not self._is_new(arrival):
            return Checked(arrival, {})
        _check_pictures(verified, batch)
        self._check_times(verified)
        images = referenced_blobs(verified.items)
        files = {image.sha256: blob for image, blob in zip(images, batch.blobs, strict=True)}
        return Checked(arrival, files)

    def store(self, checked: Checked, *, known: int) -> Future[Receipted]:
        """Make the pictures durable and queue the statement for the log.

        The future holds the receipt once the statement is durable, by this upload or by one before;
        `known` is the sender's newest log size. Here and in the future: `Problem` for a refusal, and
        `StorageError`; then nothing of it is stored.
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

    def _is_new(self, arrival: Arrival) -> bool:
        """False when this very envelope is stored. Checks steps I17 and I18 early for a new one.

        The sequencer checks I18 again, where nothing can come in between; here it saves writing the
        pictures of a statement that cannot be taken.
        """
        segment = arrival.verified.segment
        ((stored, root, *head),) = self._core.database.select(
            _BEFORE,
            arrival.organization,
            arrival.verified.envelope_sha256,
            segment.anchor.size,
            segment.stream,
        )
        if stored:
            return False
        if segment.anchor.size == 0:
            root = EMPTY_ROOT.hex()
        _check_anchor(segment.anchor, root)
        check_stream(stream_head(*head) if head[0] else None, arrival.device, arrival.verified)
        return True

    def _check_times(self, verified: VerifiedStatement) -> None:
        """Step I16: nothing is claimed of a time that has not come."""
        latest_ms = self._core.clock.now_ms() + FUTURE_MS
        segment = verified.segment
        for name, value_ms in (("end_ms", segment.end_ms), ("made_ms", segment.made_ms)):
            if value_ms > latest_ms:
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
            landed.leave(kept=error is None)
        finally:
            if error is None:
                settled.set_result(done.result())
            else:
                settled.set_exception(error)

    # Nobody can cancel either: they are not given away before, and a running one cannot be.
    settled.set_running_or_notify_cancel()
    answer.add_done_callback(settle)
    return settled


def _check_taken(verified: VerifiedStatement) -> None:
    """Only segments are taken in, and only whole."""
    items = len(verified.segment.items)
    if verified.have != have_all(items):
        raise WireError(WireCode.COMMITMENT_MISMATCH, "items", "not all are there", step="I11")


def _check_pictures(verified: VerifiedStatement, batch: Batch) -> None:
    """Step I15: each file's header says what the statement says, within the limits; nothing is decoded."""
    at = 0
    for item in verified.items:
        if not isinstance(item, Screenshot):
            continue
        for image in (item.picture, item.thumbnail):
            try:
                check_picture(image, item.media_type, batch.blobs[at])
            except PictureError as error:
                raise Problem(
                    Code.BAD_PICTURE,
                    f"Picture {at}: {error}. Nothing was stored.",
                    extras={"code": str(Code.BAD_PICTURE), "where": f"blobs/{at}", "step": "I15"},
                ) from error
            at += 1


def _check_anchor(anchor: Anchor, root: Sha256 | None) -> None:
    """Step I17: the anchor is a checkpoint that this log has signed."""
    if root != anchor.root:
        raise refusal(
            WireError(WireCode.BAD_VALUE, "statement/anchor", "never signed here", step="I17")
        )
