"""Checks a stored segment anew, from the bytes, each time it is shown: no step is taken on trust."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from wire import envelope, keys
from wire.batch import Batch
from wire.chain import Link, check_link, link_after
from wire.checkpoint import Checkpoint
from wire.contractor import decode_statement
from wire.problems import WireError
from wire.receipt import check_receipt, decode_receipt, have_all
from wire.records import ContractId
from wire.statement import Segment, decode_segment
from wire.verification import VerifiedStatement, verify_upload


class Check(StrEnum):
    """One thing that is checked; `server.web.words` says what it means."""

    SIGNED = "signed"
    WELL_FORMED = "well-formed"
    MEANT_FOR_HERE = "meant-for-here"
    ITEMS = "items"
    PICTURES = "pictures"
    CHAIN = "chain"
    CHECKPOINT = "checkpoint"
    INCLUDED = "included"
    COMPLETE = "complete"


_UPLOAD = (
    (Check.SIGNED, ("I2", "I3", "I4", "I5")),
    (Check.WELL_FORMED, ("I6", "I7", "I8")),
    (Check.MEANT_FOR_HERE, ("I9", "I10")),
    (Check.ITEMS, ("I11", "I12", "I13")),
    (Check.PICTURES, ("I14",)),
)
_CHAIN = (Check.CHAIN, ("I18",))
_RECEIPT = (
    (Check.CHECKPOINT, ("R1", "R2", "R3")),
    (Check.INCLUDED, ("R4", "R5", "R6")),
    (Check.COMPLETE, ("R7",)),
)


class Outcome(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    FAILED = "failed"
    UNABLE = "unable"
    """Not reached, because an earlier check failed."""


@dataclass(frozen=True, slots=True)
class Step:
    """A check with the numbers that its steps have in `wire/SPEC.md`; `why` is for experts."""

    check: Check
    numbers: tuple[str, ...]
    outcome: Outcome
    why: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the server keeps of a segment; `before` is the envelope of the statement before it in its stream and
    `before_end_ms` the end of the newest segment among those before it.

    A disclosure or blob that is not there is None. `excused` are the items that may be gone: taken back or
    expired.
    """

    envelope: bytes
    before: bytes | None
    before_end_ms: int | None
    disclosures: tuple[str | None, ...]
    excused: frozenset[int]
    blobs: tuple[bytes | None, ...]
    public_key: bytes


@dataclass(frozen=True, slots=True)
class Proof:
    """All checks of a segment. `segment` is the statement, if its signature holds; `checkpoint` the log's."""

    steps: tuple[Step, ...]
    segment: Segment | None
    checkpoint: Checkpoint | None
    log_index: int | None

    @property
    def whole(self) -> bool:
        """Whether every check passed."""
        return all(step.outcome is Outcome.PASSED for step in self.steps)


def prove(
    stored: Stored, *, contract: ContractId, log_origin: str, log_key: str, receipt: str
) -> Proof:
    """Run all checks of a segment that the log with `log_origin` and `log_key` gave `receipt` for."""
    steps, verified = _upload(stored, contract, log_origin)
    segment = verified.segment if verified else _signed_segment(stored)
    steps += _chain(stored, segment)
    sha256 = envelope.sha256_of(stored.envelope)
    checkpoint: Checkpoint | None = None
    error: WireError | None = None
    try:
        checkpoint = check_receipt(
            receipt,
            origin=log_origin,
            vkey=log_key,
            envelope_sha256=sha256,
            have=have_all(len(stored.disclosures)),
            known=None,
            consistency=(),
        )
    except WireError as found:
        error = found
    steps += _outcomes(_RECEIPT, error)
    if error is None:
        steps = _with_losses(steps, stored)
    return Proof(
        steps=steps,
        segment=segment,
        checkpoint=checkpoint,
        log_index=decode_receipt(receipt).index if checkpoint else None,
    )


def _upload(
    stored: Stored, contract: ContractId, log_origin: str
) -> tuple[tuple[Step, ...], VerifiedStatement | None]:
    batch = Batch(
        envelope=stored.envelope,
        disclosures=stored.disclosures,
        blobs=tuple(part for part in stored.blobs if part is not None),
    )
    try:
        verified = verify_upload(
            batch,
            public=keys.load_spki(stored.public_key),
            log=log_origin,
            contracts=(contract,),
        )
    except WireError as error:
        return _outcomes(_UPLOAD, error), None
    return _outcomes(_UPLOAD, None), verified


def _signed_segment(stored: Stored) -> Segment | None:
    """The statement alone, for a segment of which something else does not hold."""
    try:
        public = keys.load_spki(stored.public_key)
        return decode_segment(envelope.open_envelope(stored.envelope, public))
    except WireError:
        return None


def _chain(stored: Stored, segment: Segment | None) -> tuple[Step, ...]:
    if segment is None:
        return (Step(*_CHAIN, Outcome.UNABLE),)
    try:
        check_link(_link_before(stored), segment)
    except WireError as error:
        return (Step(*_CHAIN, Outcome.FAILED, str(error)),)
    return (Step(*_CHAIN, Outcome.PASSED),)


def _link_before(stored: Stored) -> Link | None:
    if stored.before is None:
        return None
    payload = envelope.parse(stored.before).payload
    link = link_after(None, decode_statement(payload), envelope.sha256_of(payload))
    return replace(link, end_ms=stored.before_end_ms)


def _with_losses(steps: tuple[Step, ...], stored: Stored) -> tuple[Step, ...]:
    """The last step fails where something was received, nobody took it back, and it is not here."""
    lost = [
        str(index)
        for index, disclosure in enumerate(stored.disclosures)
        if disclosure is None and index not in stored.excused
    ]
    if not lost:
        return steps
    why = f"not here any more: items/{', items/'.join(lost)}"
    return (*steps[:-1], replace(steps[-1], outcome=Outcome.FAILED, why=why))


def _outcomes(
    groups: tuple[tuple[Check, tuple[str, ...]], ...], error: WireError | None
) -> tuple[Step, ...]:
    """All groups passed, or those before the failed step did and those after it were not reached."""
    steps = []
    outcome = Outcome.PASSED
    # An error without a step comes from before the first.
    failed = None if error is None else error.step or groups[0][1][0]
    for check, numbers in groups:
        if failed in numbers:
            steps.append(Step(check, numbers, Outcome.FAILED, str(error)))
            outcome = Outcome.UNABLE
            continue
        steps.append(Step(check, numbers, outcome))
    return tuple(steps)
