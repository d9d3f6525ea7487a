"""What can be checked of an upload without any state, step by step as numbered in `wire/SPEC.md`."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from wire import canonical, contractor, envelope, items
from wire.batch import Batch
from wire.contractor import ContractorStatement
from wire.envelope import sha256_of
from wire.problems import WireCode, WireError, verification_step
from wire.records import ContractId, Item, Sha256
from wire.statement import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedStatement:
    """An upload whose bytes are in order; whether it fits what is known already is the server's to say.

    `have` has the bit of every item that came, disclosure and files; the others are None in `items` and
    `disclosures`.
    """

    statement: ContractorStatement
    items: tuple[Item | None, ...]
    disclosures: tuple[str | None, ...]
    payload_sha256: Sha256
    envelope_sha256: Sha256
    have: int

    @property
    def segment(self) -> Segment:
        """The statement, for a reader that wants segments only; raises `WireError` for another type."""
        if not isinstance(self.statement, Segment):
            raise WireError(WireCode.UNKNOWN_TYPE, "statement/type", self.statement.type)
        return self.statement


def have_of(disclosures: Sequence[str | None]) -> int:
    """The mask of those that are there."""
    return sum(1 << index for index, one in enumerate(disclosures) if one is not None)


def verify_upload(
    batch: Batch, *, public: Ed25519PublicKey, log: str, contracts: Container[ContractId]
) -> VerifiedStatement:
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
    # I7: it is a contractor's statement of a known version and type.
    with verification_step("I7"):
        kind = contractor.check_version(value)
    # I8: it has exactly its members, each within its bounds.
    with verification_step("I8"):
        statement = contractor.statement_from_json(value, kind)
    # I9: it is meant for this log.
    if statement.log != log:
        raise WireError(WireCode.WRONG_LOG, "statement/log", statement.log, step="I9")
    # I10: it is for a contract of the device's owner.
    if statement.contract not in contracts:
        raise WireError(WireCode.WRONG_CONTRACT, "statement/contract", step="I10")
    # I11: the disclosures are those committed to, one to one and in order, or null.
    with verification_step("I11"):
        check_commitments(statement, batch.disclosures)
    # I12: each disclosure opens as an item within its bounds.
    with verification_step("I12"):
        opened = contractor.read_items(statement, batch.disclosures)
    # I13: the items agree with each other and with the span, as far as they are sent.
    with verification_step("I13"):
        contractor.check_items(statement, opened)
    # I14: the blobs are exactly the files named by the items, in order.
    with verification_step("I14"):
        _check_blobs(opened, batch.blobs)
    return VerifiedStatement(
        statement=statement,
        items=opened,
        disclosures=batch.disclosures,
        payload_sha256=sha256_of(sealed.payload),
        envelope_sha256=sealed.sha256,
        have=have_of(batch.disclosures),
    )


def check_commitments(statement: ContractorStatement, disclosures: Sequence[str | None]) -> None:
    """Raise `WireError` unless `disclosures` has what each commitment of `statement` stands for, or None."""
    commitments = statement.commitments
    if len(disclosures) != len(commitments):
        detail = f"{len(disclosures)} disclosures for {len(commitments)} items"
        raise WireError(WireCode.COMMITMENT_MISMATCH, "items", detail)
    for index, (disclosure, expected) in enumerate(zip(disclosures, commitments, strict=True)):
        if disclosure is not None:
            items.check_commitment(disclosure, expected, f"items/{index}")


def _check_blobs(opened: Sequence[Item | None], blobs: tuple[bytes, ...]) -> None:
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
