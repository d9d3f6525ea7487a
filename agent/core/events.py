"""Everything that can happen to the clock, as frozen records. `now_ms` is agent time (UTC milliseconds).

The runtime makes verbs, answers of its workers and news of the world; `agent.core.observe` makes the rest
out of what the senses read.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent.core.limits import LimitLevel
from agent.core.tracked import MinuteCounts, Part, TrackedSegment
from wire.records import (
    Contract,
    ContractId,
    Reason,
    RedactReason,
    Screenshot,
    SegmentId,
    Sha256,
    Webcam,
    Window,
)


@dataclass(frozen=True, slots=True)
class KnownContract:
    """A contract as the server last told it, and the hash that names its policy exactly."""

    contract: Contract
    policy: Sha256


# Verbs of the contractor


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose a contract; while clocked in, switch to it."""

    now_ms: int
    contract: ContractId


@dataclass(frozen=True, slots=True)
class Agree:
    """Agree to exactly this policy."""

    now_ms: int
    contract: ContractId
    policy: Sha256


@dataclass(frozen=True, slots=True)
class PauseClock:
    """Stay clocked in and track nothing until Start, or at the latest until `until_ms` where that is given."""

    now_ms: int
    until_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Withdraw what was agreed to on a contract: nothing of it is captured from now on."""

    now_ms: int
    contract: ContractId


@dataclass(frozen=True, slots=True)
class SetMemo:
    """Say what is being worked on."""

    now_ms: int
    memo: str


@dataclass(frozen=True, slots=True)
class Start:
    """Clock in."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Clock out."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class Keep:
    """End the review of a segment."""

    now_ms: int
    segment: SegmentId


@dataclass(frozen=True, slots=True)
class HoldReview:
    """The contractor is looking closely at a segment that is not sealed yet: it waits a little longer."""

    now_ms: int
    segment: SegmentId


@dataclass(frozen=True, slots=True)
class Delete:
    """Drop a segment that is not sealed yet."""

    now_ms: int
    segment: SegmentId


@dataclass(frozen=True, slots=True)
class Redact:
    """Take parts of a segment back that is not sealed yet; its time stays.

    `blackened` are screenshots in place of those with the same monitor and moment; their files are written.
    """

    now_ms: int
    segment: SegmentId
    removed: tuple[Part, ...]
    blackened: tuple[Screenshot, ...]
    reason: RedactReason


@dataclass(frozen=True, slots=True)
class EditMemo:
    """Change the memo of a segment that is not sealed yet."""

    now_ms: int
    segment: SegmentId
    memo: str


@dataclass(frozen=True, slots=True)
class KeepIdle:
    """Keep the idle time that is asked about, and say what it was."""

    now_ms: int
    memo: str


@dataclass(frozen=True, slots=True)
class DiscardIdle:
    """Drop the idle time that is asked about."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class Shutdown:
    """The agent is asked to end."""

    now_ms: int


# What the senses tell


@dataclass(frozen=True, slots=True)
class InputCounted:
    """Input counted since the last count, belonging to the minute of `at_ms`.

    `no_devices`: nobody could tell whether a hardware device saw input.
    """

    now_ms: int
    at_ms: int
    counts: MinuteCounts
    no_devices: bool = False


@dataclass(frozen=True, slots=True)
class CountingFailed:
    """Input cannot be counted from here on; the open segment's activity is unknown."""

    now_ms: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class InputSeen:
    """There was input at `at_ms`, the latest so far."""

    now_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class IdleReached:
    """The contract's idle time passed without input."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class ScreenLocked:
    """The session was locked or switched away."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class ScreenUnlocked:
    """The session is in front of its user again."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class LockAsked:
    """Something asked the desktop to lock; whether it does is not known yet."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class SessionEnding:
    """The contractor logs out, or the machine is shut down."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class Suspending:
    """The machine announces that it is about to sleep."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class Slept:
    """The machine slept or the agent was frozen; `good_ms` is the last instant that is known to be good."""

    now_ms: int
    good_ms: int


@dataclass(frozen=True, slots=True)
class ClockStepped:
    """The wall clock was set by `step_ms`; agent time moved by `shift_ms` (0: it went on unmoved).

    `good_ms` is the last good instant on the old time line, `now_ms` is on the new one.
    """

    now_ms: int
    good_ms: int
    step_ms: int
    shift_ms: int


@dataclass(frozen=True, slots=True)
class TimeCorrected:
    """Agent time moves by `shift_ms` by the server's clock; an open segment must end first, at `end_ms`.

    `end_ms` is on the old time line, `now_ms` on the new one.
    """

    now_ms: int
    end_ms: int
    shift_ms: int


# What time brings


@dataclass(frozen=True, slots=True)
class MinuteEnded:
    """A UTC minute is over at `at_ms`."""

    now_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class SlotEnded:
    """The open segment's slot is over."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class PauseEnded:
    """The pause that was to last until now is over."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class CaptureDue:
    """The moment of the open segment has come."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class SealDue:
    """Nothing is in the way of sealing this statement any more (`agent.core.sealing`)."""

    now_ms: int
    name: str


@dataclass(frozen=True, slots=True)
class LimitCrossed:
    """The week now stands at `level` against the limit."""

    now_ms: int
    level: LimitLevel


@dataclass(frozen=True, slots=True)
class IdleUnanswered:
    """Nobody has said what the idle time was."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class StorageDue:
    """Time to try again to write down what could not be written."""

    now_ms: int


# Answers of workers and news of the world


@dataclass(frozen=True, slots=True)
class ShotDone:
    """The moment's picture and window name, or for each why there is none.

    `taken_ms` is when the pixels were read; `no_screenshot` is set when and only when there are none.
    """

    now_ms: int
    segment: SegmentId
    taken_ms: int
    screenshots: tuple[Screenshot, ...]
    no_screenshot: Reason | None
    window: Window | None
    no_window: Reason | None
    webcam: Webcam | None = None
    no_webcam: Reason | None = None
    """Both None where no photo was asked for."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """The statement is signed and in the spool."""

    now_ms: int
    name: str


@dataclass(frozen=True, slots=True)
class SealingFailed:
    """The statement could not be signed or spooled now; nothing was lost. `again` as in its `Seal`."""

    now_ms: int
    name: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A redaction or another memo of a sealed segment is sealed: this machine forgets what it was.

    `before` is its row in the journal; `after` is the row without what was taken back, None for the whole.
    """

    now_ms: int
    before: TrackedSegment
    after: TrackedSegment | None


@dataclass(frozen=True, slots=True)
class SegmentsDelivered:
    """Receipts for these were checked and stored."""

    now_ms: int
    segments: tuple[SegmentId, ...]


@dataclass(frozen=True, slots=True)
class StorageFailed:
    """The journal could not be written: what was written last is all there is."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class Enrolled:
    """This device belongs to a person now; these are the contracts."""

    now_ms: int
    contracts: tuple[KnownContract, ...]


@dataclass(frozen=True, slots=True)
class ContractsChanged:
    """The server told the contracts again; a policy may have changed."""

    now_ms: int
    contracts: tuple[KnownContract, ...]


Verb = (
    Choose
    | Agree
    | Withdraw
    | SetMemo
    | Start
    | Stop
    | PauseClock
    | Keep
    | HoldReview
    | Delete
    | Redact
    | EditMemo
    | KeepIdle
    | DiscardIdle
    | Shutdown
)
Sensed = (
    InputCounted
    | CountingFailed
    | InputSeen
    | IdleReached
    | ScreenLocked
    | ScreenUnlocked
    | LockAsked
    | SessionEnding
    | Suspending
    | Slept
    | ClockStepped
    | TimeCorrected
)
Timed = (
    MinuteEnded
    | SlotEnded
    | PauseEnded
    | CaptureDue
    | SealDue
    | LimitCrossed
    | IdleUnanswered
    | StorageDue
)
Told = (
    ShotDone
    | Sealed
    | SealingFailed
    | TakenBack
    | SegmentsDelivered
    | StorageFailed
    | Enrolled
    | ContractsChanged
)
Event = Verb | Sensed | Timed | Told
