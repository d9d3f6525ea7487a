"""What a front end shows at a moment: the clock, its contracts, the last capture, the uploads, the problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from agent.core.app_settings import AppSettings
from agent.core.notices import NoticeCode
from agent.core.problems import Problem
from agent.core.states import ClockState, Tracking


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
    signals: bool = False
    monitors: str = "all"
    """`all` or `active`: the one with the window in front."""
    blur: int = 0
    """By how many pixels screenshots are blurred; 0: not at all."""


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
    memo_required: bool = False
    idle_keep: bool = False
    """Whether idle time may be kept, marked and with a memo."""
    auto_resume: bool = True
    """Whether tracking goes on by itself after a lock, a sleep or idle time."""
    manual_allowed: bool = True
    redaction_keeps_time: bool = True


@dataclass(frozen=True, slots=True)
class PictureView:
    """One monitor's picture on this machine: hashes of the full picture and the thumbnail, pixels.

    The files are sealed: `AgentClient.picture` gives the bytes.
    """

    monitor: int
    picture: str
    thumbnail: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PhotoView:
    """The webcam's photo on this machine: hashes as in `PictureView`, pixels."""

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
    photo: PhotoView | None = None
    no_photo: str | None = None
    """Why there is no photo (`wire.records.Reason` value); both None where none is taken."""


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
class ProblemSpan:
    """One problem, since when it stands and until when it stood (UTC); None: it still does."""

    problem: Problem
    since_ms: int
    until_ms: int | None


@dataclass(frozen=True, slots=True)
class IdlePrompt:
    """What is asked on return: what to do with time in which there was no input. Instants are UTC.

    `minutes` can be kept: less than lies between, where the screen was locked or the machine slept. After
    `answer_by_ms` silence means discard.
    """

    contract: str
    from_ms: int
    until_ms: int
    minutes: int
    may_keep: bool
    """Whether the contract allows it; otherwise it is dropped already."""
    answer_by_ms: int


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
    paused_by_hand: bool = False
    """While `tracking` is PAUSED: the contractor paused the clock, and Start goes on, or `resumes_ms`."""
    resumes_ms: int | None = None
    """While `tracking` is PAUSED: when it goes on by itself, UTC; None where it waits for input."""
    idle: IdlePrompt | None = None
    """Set while there is idle time to decide about."""
    problem_spans: tuple[ProblemSpan, ...] = ()
    """Since when each of `problems` stands, then those of this run that are over, the latest first."""
    app: AppSettings = field(default_factory=AppSettings)
    """How the app is to look and speak."""
