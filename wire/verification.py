"""What can be checked of an upload without any state, step by step as numbered in `wire/SPEC.md`."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from wire import canonical, envelope, items, statement
from wire.batch import Batch
from wire.envelope import sha256_of
from wire.problems import WireCode, WireError, verification_step
from wire.receipt import have_all
from wire.records import ContractId, Item, Sha256
from wire.statement import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedSegment:
    """An upload whose bytes are in order; whether it fits what is known already is the server's to say.

    `have` has the bit of every item whose disclosure and blobs are there: with version 1, all of them.
    """

    segment: Segment
    items: tuple[Item, ...]
    disclosures: tuple[str, ...]
    payload_sha256: Sha256
    envelope_sha256: Sha256
    have: int


def verify_upload(
    batch: Batch, *, public: Ed25519PublicKey, log: str, contracts: Container[ContractId]
) -> VerifiedSegment:
    """Check `batch` by steps I2 to I14; raises `WireError` with the number of the failed step.

    `public` is the key of the device that uploads, `log` the origin of the organization's log and
    `contracts` those for which the device's owner may track time. Step I1 is `wire.batch.decode_batch`; steps
    from I15 on need state and are the server's.
    """
    # I2: the envelope is canonical and has one payload and one signature.
    with verification_step("I2"):
        sealed = envelope.parse(batch.envelope)
    # I3: it says that it holds a statement.
    with verification_step("I3"):
        envelope.check_payload_type(sealed)
    # I4: it names the device's key, and that is no weak one.
    with verification_step("I4"):
        envelope.check_key(sealed, public)
    # I5: that key signed the bytes received. Only now are they read.
    with verification_step("I5"):
        envelope.check_signature(sealed, public)
    # I6: the payload is canonical, not too large and not too deep.
    with verification_step("I6"):
        value = canonical.decode(sealed.payload, where="statement")
    # I7: it is a segment of a known version.
    with verification_step("I7"):
        statement.check_version(value)
    # I8: it has exactly its members, each within its bounds.
    with verification_step("I8"):
        segment = statement.segment_from_json(value)
    # I9: it is meant for this log.
    if segment.log != log:
        raise WireError(WireCode.WRONG_LOG, "statement/log", segment.log, step="I9")
    # I10: it is for a contract of the device's owner.
    if segment.contract not in contracts:
        raise WireError(WireCode.WRONG_CONTRACT, "statement/contract", step="I10")
    # I11: the disclosures are those committed to, one to one and in order.
    with verification_step("I11"):
        _check_commitments(segment, batch.disclosures)
    # I12: each disclosure opens as an item within its bounds.
    with verification_step("I12"):
        opened = statement.read_items(segment, batch.disclosures)
    # I13: the items agree with each other and with the span.
    with verification_step("I13"):
        items.check_together(opened, start_ms=segment.start_ms, end_ms=segment.end_ms)
    # I14: the blobs are exactly the files named by the items, in order.
    with verification_step("I14"):
        _check_blobs(opened, batch.blobs)
    return VerifiedSegment(
        segment=segment,
        items=opened,
        disclosures=batch.disclosures,
        payload_sha256=sha256_of(sealed.payload),
        envelope_sha256=sealed.sha256,
        have=have_all(len(opened)),
    )


def _check_commitments(segment: Segment, disclosures: tuple[str, ...]) -> None:
    if len(disclosures) != len(segment.items):
        detail = f"{len(disclosures)} disclosures for {len(segment.items)} items"
        raise WireError(WireCode.COMMITMENT_MISMATCH, "items", detail)
    for index, disclosure in enumerate(disclosures):
        items.check_commitment(disclosure, segment.items[index], f"items/{index}")


def _check_blobs(opened: tuple[Item, ...], blobs: tuple[bytes, ...]) -> None:
    named = items.referenced_blobs(opened)
    if len(blobs) != len(named):
        detail = f"{len(blobs)} blobs for {len(named)} files"
        raise WireError(WireCode.BLOB_MISMATCH, "blobs", detail)
    for index, (blob, image) in enumerate(zip(blobs, named, strict=True)):
        if len(blob) != image.bytes:
            detail = f"{len(blob)} bytes instead of {image.bytes}"
            raise WireError(WireCode.BLOB_MISMATCH, f"blobs/{index}", detail)
        if sha256_of(blob) != image.sha256:
            raise WireError(WireCode.BLOB_MISMATCH, f"blobs/{index}", "other bytes")
