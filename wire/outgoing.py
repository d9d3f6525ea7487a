"""What the agent hands over to be signed beside segments: one frozen record for each other statement it makes.

The head of a statement (log, stream, seq, prev, anchor) is filled in where it is sealed; targets are named by
the ids that this machine gave, which never leave it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from wire.records import (
    ContractId,
    Feature,
    RedactReason,
    Screenshot,
    SegmentEvidence,
    SegmentId,
    Sha256,
    StreamHead,
)

OutgoingId = NewType("OutgoingId", str)
"""Names a statement on this machine before and after it is sealed; sealing twice under one id seals once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGiven:
    """The contractor agreed to this policy; no features: withdrew what was agreed before."""

    outgoing: OutgoingId
    contract: ContractId
    policy_sha256: Sha256
    features: tuple[Feature, ...]
    """Ascending, no two alike."""
    shown_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStarted:
    """The clock was started on this contract; `seed_sha256` commits to the moments of its segments.

    Sealed before any of them. Where the contract's stream has to be closed meanwhile, the next stream begins
    with this statement again, as long as it is not revealed.
    """

    outgoing: OutgoingId
    contract: ContractId
    started_ms: int
    seed_sha256: Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRevealed:
    """A session is over and all its segments are sealed or dropped: its seed, of 32 bytes.

    It stands in the stream of `session` (in each, if it was stated in several), also where that takes no more
    segments. Where nothing can be added to a stream any more its session stays unrevealed.
    """

    outgoing: OutgoingId
    contract: ContractId
    session: OutgoingId
    """The `outgoing` of its `SessionStarted`."""
    seed: bytes
    ended_ms: int


@dataclass(frozen=True, slots=True)
class Blackout:
    """Instead of the target's item `index`, a screenshot, this one of the same monitor and moment."""

    index: int
    screenshot: Screenshot


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactAsked:
    """The contractor takes something of a sealed segment back: what is named is erased on this machine as well.

    `removed` are indexes of the target's items, ascending; `replaced` by index ascending; an index stands in
    one of them, once. `minutes` is what the segment claims from now on.
    """

    outgoing: OutgoingId
    contract: ContractId
    segment: SegmentId
    removed: tuple[int, ...]
    replaced: tuple[Blackout, ...]
    minutes: int
    reason: RedactReason


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoChanged:
    """The memo of a sealed segment gives way to this one (clean text of at most 500 characters)."""

    outgoing: OutgoingId
    contract: ContractId
    segment: SegmentId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualClaimed:
    """The contractor claims `[start_ms, end_ms)` without evidence; `memo` (clean text, not empty) says why."""

    outgoing: OutgoingId
    contract: ContractId
    start_ms: int
    end_ms: int
    minutes: int
    memo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualTakenBack:
    """Time that was claimed as `manual` is taken back whole, and its memo is erased on this machine as well."""

    outgoing: OutgoingId
    contract: ContractId
    manual: OutgoingId
    """The `outgoing` of its `ManualClaimed`."""
    reason: RedactReason


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekClosed:
    """The contractor closes a week at these minutes.

    `heads` are those of every stream that is counted, by stream ascending. For the stream in which the close itself
    will stand the head given here is replaced by the statement just before it.
    """

    outgoing: OutgoingId
    contract: ContractId
    week_start_ms: int
    heads: tuple[StreamHead, ...]
    minutes: int
    manual_minutes: int


Outgoing = (
    SegmentEvidence
    | ConsentGiven
    | SessionStarted
    | SessionRevealed
    | RedactAsked
    | MemoChanged
    | ManualClaimed
    | ManualTakenBack
    | WeekClosed
)


def name_of(outgoing: Outgoing) -> str:
    """The id under which this is sealed once: a segment's own, otherwise the `OutgoingId`."""
    if isinstance(outgoing, SegmentEvidence):
        return outgoing.segment
    return outgoing.outgoing
