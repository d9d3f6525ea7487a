"""The whole surface that front ends see: a snapshot, a subscription and a few verbs.

Windows, the command line and tests talk to the agent through `AgentClient` and nothing else. Snapshots are
frozen; verbs may be called from any thread and return when the control thread has carried them out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from agent.core.notices import NoticeCode
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.core.states import ClockState, Tracking
from wire.records import ItemKind, RedactReason, Region

__all__ = [
    "AgentClient",
    "CaptureView",
    "ClientError",
    "ClockState",
    "ClosedWeek",
    "ConsentView",
    "ContractView",
    "EvidenceClient",
    "ItemKind",
    "Notice",
    "NoticeCode",
    "PictureView",
    "PolicyView",
    "Problem",
    "ProblemCode",
    "RedactReason",
    "Redaction",
    "Region",
    "ReviewState",
    "Snapshot",
    "SyncState",
    "SyncView",
    "Tracking",
    "Trouble",
]


class SyncState(StrEnum):
    """Where the uploads stand."""

    DELIVERED = "delivered"
    """Everything sealed has its receipt."""
    WAITING = "waiting"
    """Sealed segments wait for their upload time."""
    UPLOADING = "uploading"
    OFFLINE = "offline"
    """The server cannot be reached; everything is kept and goes up later."""
    REFUSED = "refused"
    """The server refused a segment; it is kept, and later ones of its stream wait behind it."""
    HALTED = "halted"
    """A receipt did not check out; uploading stopped and everything is kept as evidence."""


class ReviewState(StrEnum):
    """What has been decided about a capture."""

    OPEN = "open"
    KEPT = "kept"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell; `at_ms` is UTC, `details` are plain values for the words."""

    notice_id: str
    code: NoticeCode
    at_ms: int
    details: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PolicyView:
    """What a contract's policy captures, for the consent page; `sha256` names the exact policy agreed to."""

    sha256: str
    version: int
    screenshots: bool
    webcam: bool
    window: str
    """`none`, `app` or `title`."""
    review_delay_s: int
    retention_days: int


@dataclass(frozen=True, slots=True)
class ContractView:
    """A contract that this contractor may clock in on."""

    contract: str
    title: str
    employer: str
    segment_minutes: int
    idle_minutes: int | None
    weekly_limit_minutes: int | None
    policy: PolicyView
    agreed: bool
    """Whether this contractor agreed on this device to exactly this policy."""


@dataclass(frozen=True, slots=True)
class PictureView:
    """One monitor's picture on this machine: paths of the full picture and the thumbnail, pixels."""

    monitor: int
    picture: str
    thumbnail: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class CaptureView:
    """The last capture: of which segment, when taken (UTC), until when it can be reviewed before upload."""

    segment: str
    taken_ms: int
    review_until_ms: int
    review: ReviewState
    slot_start_ms: int
    slot_ms: int
    pictures: tuple[PictureView, ...]
    reason: str | None
    """Why there is no picture (`wire.records.Reason` value), None when there is one."""


@dataclass(frozen=True, slots=True)
class SyncView:
    """Uploads in numbers; `last_receipt_ms` and `next_try_ms` are UTC.

    `waiting` counts every ended segment without a receipt; `held` of them are not sealed yet, because a review
    or the idle time could still change them, and cannot be sent before that.
    """

    state: SyncState
    waiting: int
    held: int
    receipted: int
    last_receipt_ms: int | None
    next_try_ms: int | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a front end can show, at `now_ms` (UTC, corrected by the server's clock)."""

    now_ms: int
    state: ClockState
    tracking: Tracking | None
    """Set while clocked in."""
    server_url: str
    person: str
    organization: str
    device: str
    contracts: tuple[ContractView, ...]
    contract: str | None
    memo: str
    recent_memos: tuple[str, ...]
    session_started_ms: int | None
    session_ms: int
    """Tracked in this session up to `now_ms`; advances in real time only while `tracking` is CAPTURING."""
    today_minutes: int
    """Tracked minutes on the chosen contract since local midnight."""
    week_minutes: int
    """Tracked minutes on the chosen contract since Monday 00:00 UTC, this device's and the server's."""
    week_limit_minutes: int | None
    capture: CaptureView | None
    sync: SyncView
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...]
    resumes_ms: int | None = None
    """While `tracking` is PAUSED: when it goes on by itself, UTC; None where it waits for input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """What to take back of a segment: everything, or some items, or regions of pictures; its time stays unless
    everything goes.

    `segment` is its id on this machine, or `STREAM/SEQ` as in the address of its page in the diary. `items` are
    any of screenshot, window, memo and activity. `regions` are in pixels of the full picture. `monitor`
    narrows screenshots and regions down to one. `picture` is the path of a copy of the full picture, needed for
    regions where this machine has freed its own.
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


class ClientError(Exception):
    """A verb was refused: `problem` says what was wrong; nothing was changed and nothing was lost."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code.value)
        self.problem = problem


class AgentClient(Protocol):
    """What the agent can be asked. Every verb raises `ClientError` when it is refused."""

    def snapshot(self) -> Snapshot:
        """The state now. Cheap; any thread."""

    def subscribe(self, callback: Callable[[Snapshot], None]) -> Callable[[], None]:
        """Call `callback` with the present snapshot and on every change; returns the way to unsubscribe.

        Called on the control thread: it must return quickly and must not call verbs.
        """

    def enrol(self, *, server_url: str, code: str, device_name: str) -> None:
        """Make this device's key, enrol it with a one-time code, and fetch the contracts."""

    def choose_contract(self, *, contract: str) -> None:
        """Choose the contract that Start will use; while clocked in, switch to it."""

    def agree(self, *, contract: str, policy_sha256: str) -> None:
        """Record that the contractor agreed to exactly this policy."""

    def set_memo(self, *, memo: str) -> None:
        """Say what is being worked on; applies from the open segment on."""

    def start(self) -> None:
        """Clock in on the chosen contract with the present memo."""

    def stop(self) -> None:
        """Clock out; the open segment is closed at this moment and kept."""

    def keep(self, *, segment: str) -> None:
        """End the review of a capture: it may be uploaded."""

    def delete(self, *, segment: str) -> None:
        """Drop a segment that was not uploaded: its pictures, counts and minutes."""

    def dismiss(self, *, notice: str) -> None:
        """The contractor has read a notice."""

    def upload_now(self) -> None:
        """Try the next upload at once instead of at its time."""

    def refresh(self) -> None:
        """Fetch contracts and policies again."""

    def shutdown(self) -> None:
        """Clock out, write everything down and end the agent's threads; the client is dead afterwards."""


class EvidenceClient(AgentClient, Protocol):
    """What the command line can ask besides: everything about what is tracked already."""

    def redact(self, *, redaction: Redaction) -> None:
        """Take something of a segment back, sealed or not. What is not sealed yet never leaves this machine."""

    def edit_memo(self, *, segment: str, memo: str) -> None:
        """Change the memo of a segment, sealed or not; `segment` as in `Redaction`."""

    def close_week(self, *, contract: str, week_start_ms: int) -> ClosedWeek:
        """Close a week, which is what gets billed. Asks the server how much there is on all devices."""

    def consents(self) -> tuple[ConsentView, ...]:
        """What was agreed to on this device and when, oldest first."""
