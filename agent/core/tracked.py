"""What the agent keeps of tracked time before it is sealed: the records that the journal stores.

All instants are agent time: UTC milliseconds, corrected by the server's clock between segments only.
Records are frozen; the machine makes new ones and the journal replaces the old row by the new one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wire.records import (
    AgentInfo,
    ClockReading,
    ContractId,
    Reason,
    Screenshot,
    SegmentId,
    Sha256,
    Window,
)


class Phase(StrEnum):
    """How far a segment has come on this machine."""

    OPEN = "open"
    """Being tracked; `end_ms` is the instant up to which it has been written down."""
    CLOSED = "closed"
    """Ended; waits for its review, for idle time that could still reach it, or for sealing."""
    SEALED = "sealed"
    """Signed and in the spool; can no longer be deleted here."""
    DELIVERED = "delivered"
    """Its receipt was checked; the full pictures are freed, the thumbnails stay."""


@dataclass(frozen=True, slots=True)
class MinuteCounts:
    """Input of one UTC minute, injected input included."""

    keys: int
    clicks: int
    scrolls: int


@dataclass(frozen=True, slots=True)
class TrackedSegment:
    """One continuous tracked span inside one slot: `[start_ms, end_ms)`.

    `counts` has one entry for each minute that the span touches so far, oldest first. `screenshots` and
    `no_screenshot` are both empty until the moment has come; afterwards exactly one of them is set; the same
    holds for `window` and `no_window`. `review_until_ms` is None when there was nothing to review.
    """

    segment: SegmentId
    contract: ContractId
    phase: Phase
    slot_start_ms: int
    slot_ms: int
    start_ms: int
    end_ms: int
    counts: tuple[MinuteCounts, ...]
    no_counts: Reason | None
    """Why input could not be counted; then `counts` means nothing and is never shown as zeros."""
    screenshots: tuple[Screenshot, ...]
    no_screenshot: Reason | None
    window: Window | None
    no_window: Reason | None
    moment_ms: int | None
    """When the picture was taken and the window's name read; None: not yet, or never."""
    memo: str
    review_until_ms: int | None
    kept: bool
    """The contractor ended the review by Keep."""
    clock: ClockReading
    agent: AgentInfo

    @property
    def pictures(self) -> tuple[Sha256, ...]:
        """The hashes of all picture files, thumbnails included."""
        return tuple(
            file.sha256 for shot in self.screenshots for file in (shot.picture, shot.thumbnail)
        )


@dataclass(frozen=True, slots=True)
class SessionMark:
    """That the contractor is clocked in; written at least once a minute so that a crash can be judged.

    `done_ms` is what closed segments of this session have tracked, `last_input_ms` the last known input
    (clocking in counts as one), `seen_ms` when this was written, `boot` the boot session it happened in.
    """

    contract: ContractId
    started_ms: int
    done_ms: int
    last_input_ms: int
    seen_ms: int
    boot: str


@dataclass(frozen=True, slots=True)
class JournalContents:
    """What the journal holds at start: every segment that is not yet delivered, and the open session."""

    session: SessionMark | None
    segments: tuple[TrackedSegment, ...]
    """Ordered by `start_ms`."""


@dataclass(frozen=True, slots=True)
class PutSegment:
    """Insert this segment, or replace the row of the same `segment`."""

    segment: TrackedSegment


@dataclass(frozen=True, slots=True)
class DropSegment:
    """Forget this segment entirely; no error when it is not there."""

    segment: SegmentId


@dataclass(frozen=True, slots=True)
class PutSession:
    """Replace the session mark; None: clocked out."""

    session: SessionMark | None


Change = PutSegment | DropSegment | PutSession
