"""Everything the machine can ask the runtime to do, as frozen records; carried out in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from agent.core.notices import NoticeCode
from agent.core.problems import Problem
from agent.core.tracked import Change
from wire.outgoing import Outgoing
from wire.records import ContractId, Feature, MonitorPolicy, SegmentId, Sha256, WindowPolicy


class Watching(StrEnum):
    """How much of the input is watched."""

    NOTHING = "nothing"
    """Clocked out: no counting, no timer is asked."""
    PRESENCE = "presence"
    """Clocked in but not tracking: only whether there is input again."""
    COUNTS = "counts"
    """Tracking: counted per minute."""


@dataclass(frozen=True, slots=True)
class Write:
    """Write these to the journal before anything else is done; when that fails the step did not happen."""

    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Watch:
    """Watch input this much from now on."""

    watching: Watching


@dataclass(frozen=True, slots=True)
class TakeShot:
    """Take the moment's picture (unless `screenshots` is False), then the photo where `webcam` says so, and read
    the window's name; answer `ShotDone`.

    `monitors` and `blur` are what the policy says of the picture; the contractor may blur more.
    """

    segment: SegmentId
    screenshots: bool
    window: WindowPolicy
    webcam: bool = False
    monitors: MonitorPolicy = MonitorPolicy.ALL
    blur: int = 0


@dataclass(frozen=True, slots=True)
class Discard:
    """Delete these picture files unless something else still needs them."""

    pictures: tuple[Sha256, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """Hand these to the outbox, all or none; answer `Sealed` or `SealingFailed` with this name.

    `again`: that was done before, and how it went could not be written down.
    """

    name: str
    outgoing: tuple[Outgoing, ...]
    again: bool = False


@dataclass(frozen=True, slots=True)
class Tell:
    """Something the contractor should hear once.

    Details: `IDLE_DISCARDED` and `IDLE_KEPT` from_ms, minutes; `SEGMENT_DELETED` minutes, resumes_ms (when an
    open one was deleted); `STOPPED_AFTER_SLEEP` good_ms; `CLOCK_STEPPED` step_ms; `RECOVERED_…` gap_ms, minutes;
    `NOT_CLOCKED_IN`, `LONG_SESSION` minutes; `START_AGAIN`, `STOPPED_AT_LOG_OUT` at_ms; `DEVICE_ADDED` name.
    """

    code: NoticeCode
    details: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Retract:
    """The last notice of this code no longer holds: take it back."""

    code: NoticeCode


@dataclass(frozen=True, slots=True)
class Refuse:
    """The verb is refused; nothing has changed."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class RememberChoice:
    """Remember the chosen contract."""

    contract: ContractId


@dataclass(frozen=True, slots=True)
class RememberMemo:
    """Offer this memo again for this contract."""

    contract: ContractId
    memo: str


@dataclass(frozen=True, slots=True)
class RememberConsent:
    """Record that this policy was agreed to."""

    contract: ContractId
    policy: Sha256
    features: tuple[Feature, ...]
    at_ms: int


Command = (
    Write
    | Watch
    | TakeShot
    | Discard
    | Seal
    | Tell
    | Retract
    | Refuse
    | RememberChoice
    | RememberMemo
    | RememberConsent
)
