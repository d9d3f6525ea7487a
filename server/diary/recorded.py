"""What the diary shows of one segment, and of time claimed without one, as pure data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wire.records import Activity, ItemKind, Reason, Screenshot, Signals, StreamId, Webcam, Window


class CardState(StrEnum):
    """How a segment counts; the style sheet has a colour and a shape for each."""

    TRACKED = "tracked"
    REDACTED = "redacted"
    """Some of it was taken back, or blacked out; the rest counts."""
    REMOVED = "removed"
    """All of it was taken back: nothing counts."""
    IDLE = "idle"
    """There was no input, and the contractor kept the time with a memo."""
    OVER_LIMIT = "over-limit"
    """Some of it lies beyond the limit of its week."""


class Trouble(StrEnum):
    """Why a segment cannot be shown as it was signed."""

    MISSING = "missing"
    """A part was never received, or has gone."""
    BROKEN = "broken"
    """A part is not the one that was committed to."""
    FORGED = "forged"
    """The statement itself does not verify, or says something else than the diary."""


class Fate(StrEnum):
    """Why an item that was committed to is not shown. The four are never mixed."""

    REMOVED = "removed"
    """The contractor took it back."""
    EXPIRED = "expired"
    """The time for which it is kept is over."""
    AWAITED = "awaited"
    """It has never been received."""
    LOST = "lost"
    """It was received, and is not there or not the one that was committed to."""


@dataclass(frozen=True, slots=True)
class Absent:
    """An item that is not there, and why; `kind` is None where nobody here can know it."""

    kind: ItemKind | None
    fate: Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A segment as the server holds it now. For each part the value, or the reason why it was never taken, or neither
    and an entry in `absent`.

    `minutes` is what it claims now, `claimed` what was signed at first. `position` is that of its first log entry.
    """

    stream: StreamId
    seq: int
    slot_start_ms: int
    slot_ms: int
    start_ms: int
    end_ms: int
    minutes: int
    claimed: int
    activity: Activity | Reason | None
    shots: tuple[Screenshot, ...]
    shots_reason: Reason | None
    window: Window | Reason | None
    memo: str
    memo_changed: bool
    recv_ms: int
    position: int
    late: bool
    absent: tuple[Absent, ...]
    trouble: Trouble | None
    photo: Webcam | Reason | None = None
    """None also where its contract takes no photos."""
    signals: Signals | Reason | None = None
    """None also where nobody agreed to any."""
    idle: bool = False
    """The contractor kept this span, in which there was no input."""

    @property
    def state(self) -> CardState:
        """Tracked, unless it was kept as idle, or the contractor took some or all of it back."""
        removed = any(part.fate is Fate.REMOVED for part in self.absent)
        photo = isinstance(self.photo, Webcam)
        shown = self.activity or self.shots or self.window or self.memo or photo
        if removed and not shown and self.minutes == 0:
            return CardState.REMOVED
        if self.idle:
            return CardState.IDLE
        blacked_out = any(shot.regions for shot in self.shots)
        if removed or blacked_out or self.minutes < self.claimed:
            return CardState.REDACTED
        return CardState.TRACKED

    def fate_of(self, kind: ItemKind) -> Fate | None:
        """Why there is no item of this kind, or one less than was stated; None where none is known to be gone."""
        return next((part.fate for part in self.absent if part.kind == kind), None)

    @property
    def shots_fate(self) -> Fate | None:
        """Why there is a picture less than was taken."""
        return self.fate_of(ItemKind.SCREENSHOT)

    @property
    def signals_fate(self) -> Fate | None:
        """Why there are no signs of how the input was made."""
        return self.fate_of(ItemKind.SIGNALS)

    @property
    def photo_fate(self) -> Fate | None:
        """Why there is no photo."""
        return self.fate_of(ItemKind.WEBCAM)

    @property
    def activity_fate(self) -> Fate | None:
        """Why there are no counts."""
        return self.fate_of(ItemKind.ACTIVITY)

    @property
    def window_fate(self) -> Fate | None:
        """Why there is no app."""
        return self.fate_of(ItemKind.WINDOW)

    @property
    def memo_fate(self) -> Fate | None:
        """Why there is no memo."""
        return self.fate_of(ItemKind.MEMO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """Time claimed without evidence. `memo` says why; it is empty where `fate` says why it is not there.

    What was `taken_back` by the contractor counts no more.
    """

    stream: StreamId
    seq: int
    start_ms: int
    end_ms: int
    minutes: int
    memo: str
    fate: Fate | None
    made_ms: int
    recv_ms: int
    late: bool
    taken_back: bool
