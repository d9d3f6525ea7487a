"""What this device has tracked and what was claimed on it, and what a person can take back, agree to and close."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent.client.snapshot import PhotoView, PictureView
from wire.holding import Holding
from wire.records import ItemKind, RedactReason, Region


class EntryState(StrEnum):
    """How far a segment has come."""

    OPEN = "open"
    """It is being tracked."""
    HELD = "held"
    """It ended, and its review or idle time can still change it: not signed yet."""
    SIGNED = "signed"
    """It waits to be uploaded."""
    REFUSED = "refused"
    """The server does not take it; it is kept."""
    RECEIPTED = "receipted"
    """The server has it, and its receipt was checked."""


@dataclass(frozen=True, slots=True)
class PerMinute:
    """Counts of input, one for each UTC minute that a segment touches, the one in which it begins first."""

    keys: tuple[int, ...]
    clicks: tuple[int, ...]
    scrolls: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualClaim:
    """Time to claim without evidence: the half-open span `[start_ms, end_ms)` (UTC) in whole minutes, and why."""

    contract: str
    start_ms: int
    end_ms: int
    memo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualView:
    """Time that was claimed without evidence on this device; instants are UTC."""

    manual: str
    """Its id on this machine."""
    contract: str
    start_ms: int
    end_ms: int
    minutes: int
    memo: str | None
    """Why; None once it was taken back, which erases it."""
    made_ms: int
    delivered: bool
    taken_back: bool
    late: bool = False
    """Whether it was made after the week was closed on this device."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryEntry:
    """A segment in this device's own diary, as it stands with what was taken back; instants are UTC.

    Counts are sums, None where they could not be counted or were taken back; so is what else is None.
    `no_…` say why there is none of a thing (`wire.records.Reason` values), None where there is one or it was
    taken back.
    """

    segment: str
    contract: str
    start_ms: int
    end_ms: int
    minutes: int
    """What it claims; 0: it was taken back whole."""
    state: EntryState
    receipt_ms: int | None
    keys: int | None
    clicks: int | None
    scrolls: int | None
    pictures: int
    app: str | None
    title: str | None
    memo: str | None
    idle: bool
    """The contractor kept this time without input."""
    slot_start_ms: int = 0
    slot_ms: int = 0
    claimed: int = 0
    """What it claimed before anything was taken back."""
    counted: int = 0
    """How many of `minutes` no segment before it on this contract has counted."""
    per_minute: PerMinute | None = None
    shots: tuple[PictureView, ...] = ()
    photo: PhotoView | None = None
    taken_ms: int | None = None
    """When the pictures were taken."""
    no_counts: str | None = None
    no_picture: str | None = None
    no_photo: str | None = None
    no_window: str | None = None
    taken_back: tuple[ItemKind, ...] = ()
    """Kinds of which some or all was taken back, as far as this machine can tell."""
    blackened: bool = False
    """Whether regions of a picture were blacked out."""
    late: bool = False
    """Whether it was signed after the week was closed on this device: the next close counts it."""
    address: str | None = None
    """`STREAM/SEQ`, as in the address of its page in the browser; None while it is not signed."""
    holds: Holding | None = None
    """Whether its time would be billed and why; None for a contract that is no longer known here."""

    @property
    def sealed(self) -> bool:
        """Whether it was signed: then what is taken back is said in a statement, and it cannot be unsaid."""
        return self.state not in (EntryState.OPEN, EntryState.HELD)


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """What this device tracked and what was claimed on it without evidence, apart, each by its start."""

    entries: tuple[DiaryEntry, ...]
    claims: tuple[ManualView, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody opened a segment's page or a picture of it; their first look at it in an hour (UTC).

    `segment` is its id on this machine, or `STREAM/SEQ` where another device tracked it.
    """

    segment: str
    who: str
    looked_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """What to take back of a segment: everything, or some items, or regions of pictures; its time stays unless
    everything goes.

    `segment` is its id on this machine, or `STREAM/SEQ` as in the address of its page in the diary. `items` are
    any of screenshot, webcam, window, memo, activity and signals. `regions` are in pixels of the full picture.
    `monitor` narrows screenshots and regions down to one. `picture` is the path of a copy of the full picture,
    needed for regions where this machine has freed its own.
    """

    segment: str
    everything: bool = False
    items: tuple[ItemKind, ...] = ()
    regions: tuple[Region, ...] = ()
    monitor: int | None = None
    picture: str | None = None
    reason: RedactReason = RedactReason.PRIVACY


@dataclass(frozen=True, slots=True)
class ConsentView:
    """A consent that this device has signed: to which policy, to what of it, when it was shown and signed (UTC)."""

    contract: str
    policy_sha256: str
    features: tuple[str, ...]
    """Empty: what was agreed before was withdrawn."""
    shown_ms: int
    made_ms: int
    delivered: bool


@dataclass(frozen=True, slots=True)
class ClosedWeek:
    """What a close of a week says; `week_start_ms` is its Monday 00:00 UTC."""

    contract: str
    week_start_ms: int
    minutes: int
    manual_minutes: int
