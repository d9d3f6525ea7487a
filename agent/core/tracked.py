"""What the agent keeps of tracked time before it is sealed: the records that the journal stores.

All instants are agent time: UTC milliseconds, corrected by the server's clock between segments only.
Records are frozen; the machine makes new ones and the journal replaces the old row by the new one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wire.outgoing import OutgoingId
from wire.records import (
    AgentInfo,
    ClockReading,
    ContractId,
    ItemKind,
    Pictured,
    Reason,
    RedactReason,
    Screenshot,
    SegmentId,
    Sha256,
    Webcam,
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
    """Input of one UTC minute, injected input included.

    `injected` is the share of it that programs made; `device_input`: a hardware device saw input, counted or not.
    Both are kept only where signals were agreed to.
    """

    keys: int
    clicks: int
    scrolls: int
    injected: int = 0
    device_input: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """An item of a segment that the contractor takes back; `monitor` narrows screenshots down to one."""

    kind: ItemKind
    monitor: int | None = None


@dataclass(frozen=True, slots=True)
class TrackedSegment:
    """One continuous tracked span inside one slot: `[start_ms, end_ms)`.

    `counts` has one entry for each minute that the span touches so far, oldest first. `screenshots` and
    `no_screenshot` are both empty until the moment has come; afterwards exactly one of them is set; the same
    holds for `window` and `no_window`. `review_until_ms` is None when there was nothing to review. What was
    taken back of a sealed segment is gone from it.
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
    session: OutgoingId | None = None
    """Whose seed gave the moment; None only in rows of versions before there were seeds."""
    due_ms: int | None = None
    """The moment as it follows from the seed, whether it has come or not."""
    removed: tuple[Part, ...] = ()
    """What is redacted as soon as the segment is sealed: it never leaves this machine."""
    removed_for: RedactReason = RedactReason.PRIVACY
    idle: bool = False
    """The contractor kept this span, in which there was no input."""
    photo: bool = False
    """Whether its policy takes a photo: then `webcam` or `no_webcam` is set after the moment, as for screenshots."""
    webcam: Webcam | None = None
    no_webcam: Reason | None = None
    signals: bool = False
    """Whether signs of input that no hand made are taken: the policy asks for them, and they were agreed to."""
    no_devices: bool = False
    """It could not be told at all times whether a hardware device saw input."""
    moved_ms: int = 0
    """By how much agent time has moved since the segment ended: what is on its line stands that much earlier there."""

    @property
    def kept_screenshots(self) -> tuple[Screenshot, ...]:
        """Those whose files are still wanted."""
        gone = {part.monitor for part in self.removed if part.kind is ItemKind.SCREENSHOT}
        if None in gone:
            return ()
        return tuple(shot for shot in self.screenshots if shot.monitor.index not in gone)

    @property
    def kept_webcam(self) -> Webcam | None:
        """The photo, if its files are still wanted."""
        return None if Part(ItemKind.WEBCAM) in self.removed else self.webcam

    @property
    def pictured(self) -> tuple[Pictured, ...]:
        """Everything that has files and is still wanted."""
        photo = self.kept_webcam
        return self.kept_screenshots if photo is None else (*self.kept_screenshots, photo)

    @property
    def pictures(self) -> tuple[Sha256, ...]:
        """The hashes of all picture files, thumbnails included, but of what is taken back."""
        return tuple(file.sha256 for one in self.pictured for file in (one.picture, one.thumbnail))


@dataclass(frozen=True, slots=True)
class SessionMark:
    """That the contractor is clocked in; written at least once a minute so that a crash can be judged.

    `done_ms` is what closed segments of this session have tracked, `last_input_ms` the last known input
    (clocking in counts as one), `seen_ms` when this was written, `boot` the boot session it happened in.
    `seen_mono_ms` is `seen_ms` on the clock that never jumps, sleep included; None in rows of versions before.
    """

    contract: ContractId
    started_ms: int
    done_ms: int
    last_input_ms: int
    seen_ms: int
    boot: str
    seen_mono_ms: int | None = None
    paused: bool = False
    """By the contractor: nothing is tracked until they go on."""
    paused_until_ms: int | None = None
    """While `paused`: when it goes on by itself, as the contractor asked for; None: never."""


@dataclass(frozen=True, slots=True)
class SeedMark:
    """A session as the evidence knows it, with the secret from which the moments of its segments follow.

    One for each start of the clock on a contract. Written down together with the session's first segment, kept
    until its seed is revealed, so that it is revealed after a crash as well. Whoever reads the journal can
    work out the moments to come; that is so on any machine that has to keep them.
    """

    session: OutgoingId
    contract: ContractId
    started_ms: int
    """When its first segment began."""
    seed: str
    """32 random bytes in hex."""
    stated: bool = False
    """Its session statement is sealed."""
    ended_ms: int | None = None
    """None while segments may still belong to it."""


@dataclass(frozen=True, slots=True)
class JournalContents:
    """What the journal holds at start: every segment that is not yet delivered, and the open session."""

    session: SessionMark | None
    segments: tuple[TrackedSegment, ...]
    """Ordered by `start_ms`."""
    seeds: tuple[SeedMark, ...] = ()
    """Those not revealed yet, ordered by `started_ms`."""


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


@dataclass(frozen=True, slots=True)
class PutSeed:
    """Insert this session's seed, or replace the row of the same `session`."""

    seed: SeedMark


@dataclass(frozen=True, slots=True)
class DropSeed:
    """The seed of this session is revealed; no error when it is not there."""

    session: OutgoingId


Change = PutSegment | DropSegment | PutSession | PutSeed | DropSeed
