"""Taking in one batch: every check that needs state, the pictures, then the sequencer and its receipt.

Steps I1 to I14 are `wire.verification`; from I15 on they are here, with the numbers of `wire/SPEC.md`.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass

from server.context import Core
from server.devices.service import DeviceIdentity
from server.ingest.landing import Landing
from server.ingest.pictures import PictureError, check_picture
from server.ingest.problems import refusal
from server.ingest.shelf import HEAD, Arrival, check_stream, stream_head
from server.log.sequencer import Receipted
from server.log.service import Logs
from server.problems import Code, Problem
from wire.batch import DEFAULT_LIMITS, Batch, BatchLimits, decode_batch
from wire.items import referenced_blobs
from wire.merkle import EMPTY_ROOT
from wire.problems import WireCode, WireError
from wire.records import Anchor, ContractId, Screenshot, Sha256
from wire.verification import VerifiedSegment, verify_upload

FUTURE_MS = 120_000
"""How far a device's clock may run ahead of ours."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the database says about the sender and the statement before it is taken."""

    origin: str
    contracts: frozenset[ContractId]


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

    def check(self, device: DeviceIdentity, body: bytes) -> Checked:
        """Every check of the batch in `body` that does not need the log; raises `Problem` for a refusal."""
        try:
            batch = decode_batch(body, limits=self.limits)
            sender = self._sender(device)
            verified = verify_upload(
                batch, public=device.public_key, log=sender.origin, contracts=sender.contracts
            )
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
        if checked.files:
            # Not left to whoever waits for the answer: he may go away while the statement is being stored.
            answer.add_done_callback(lambda done: landed.leave(kept=_went_well(done)))
        return answer

    def _sender(self, device: DeviceIdentity) -> _Known:
        with self._core.database.rows() as rows:
            ((origin,),) = rows.select(
                "SELECT log_origin FROM organizations WHERE organization = ?", device.organization
            )
            # Ended contracts too: what was tracked before the end may come late.
            contracts = rows.select(
                "SELECT contract FROM contracts WHERE organization = ? AND person = ?",
                device.organization,
                device.person,
            )
        return _Known(origin, frozenset(contract for (contract,) in contracts))

    def _is_new(self, arrival: Arrival) -> bool:
        """False when this very envelope is stored. Checks steps I17 and I18 early for a new one.

        The sequencer checks I18 again, where nothing can come in between; here it saves writing the
        pictures of a statement that cannot be taken.
        """
        segment, organization = arrival.verified.segment, arrival.organization
        root: Sha256 | None = Sha256(EMPTY_ROOT.hex())
        with self._core.database.rows() as rows:
            if rows.select(
                "SELECT 1 FROM statements WHERE organization = ? AND envelope_sha256 = ?",
                organization,
                arrival.verified.envelope_sha256,
            ):
                return False
            if segment.anchor.size:
                signed = rows.select(
                    "SELECT root FROM log_heads WHERE organization = ? AND size = ?",
                    organization,
                    segment.anchor.size,
                )
                root = signed[0][0] if signed else None
            streams = rows.select(HEAD, organization, segment.stream)
        head = stream_head(*streams[0]) if streams else None
        _check_anchor(segment.anchor, root)
        check_stream(head, arrival.device, arrival.verified)
        return True

    def _check_times(self, verified: VerifiedSegment) -> None:
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


def _went_well(answer: Future[Receipted]) -> bool:
    return not answer.cancelled() and answer.exception() is None


def _check_pictures(verified: VerifiedSegment, batch: Batch) -> None:
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
