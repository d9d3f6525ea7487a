"""The vocabulary that agent, sync, server and work diary share: frozen records, codes and ids.

All instants are whole milliseconds since 1970-01-01T00:00:00Z and end in `_ms`; spans are half-open
`[start_ms, end_ms)`. Hashes of bytes are lower-case hex of SHA-256; salts, streams and commitments are
base64url without padding (`wire/SPEC.md`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

ContractId = NewType("ContractId", str)
DeviceId = NewType("DeviceId", str)
OrganizationId = NewType("OrganizationId", str)
PersonId = NewType("PersonId", str)
SegmentId = NewType("SegmentId", str)
"""Names a segment on the contractor's machine before and after it is sealed; never leaves it."""
StreamId = NewType("StreamId", str)
"""16 random bytes in base64url: one hash chain of one device and one contract."""
Sha256 = NewType("Sha256", str)
"""64 lower-case hex digits."""
KeyId = NewType("KeyId", str)
"""Hex SHA-256 of a public key's DER SubjectPublicKeyInfo."""

SEGMENT_MINUTES = (1, 2, 5, 10, 15, 20, 30)
"""Allowed lengths of a segment: each divides an hour."""

MEMO_CHARACTERS = 500
"""The longest memo."""

MINUTE_MS = 60_000


class ItemKind(StrEnum):
    """The erasable parts of a segment."""

    ACTIVITY = "activity"
    SCREENSHOT = "screenshot"
    WEBCAM = "webcam"
    WINDOW = "window"
    MEMO = "memo"
    SIGNALS = "signals"


class Reason(StrEnum):
    """Why an item was never taken; stands in the item where its value would."""

    SCREEN_LOCKED = "screen-locked"
    PERMISSION_MISSING = "permission-missing"
    PORTAL_REFUSED = "portal-refused"
    CAPTURE_FAILED = "capture-failed"
    EXCLUDED_APP = "excluded-app"
    CONTRACT_TAKES_NONE = "contract-takes-none"
    ENDED_BEFORE_MOMENT = "ended-before-moment"
    """The segment ended before its random moment came."""
    DISCARDED_WITH_IDLE = "discarded-with-idle"
    """The moment lay in time that was discarded as idle."""
    NOT_AVAILABLE = "not-available"
    """This desktop offers no way to know."""
    INTERRUPTED = "interrupted"
    """The agent was killed before it could be written down."""
    CAMERA_MISSING = "camera-missing"
    CAMERA_BUSY = "camera-busy"
    """Another program had the camera."""
    CAMERA_FAILED = "camera-failed"
    NOT_AGREED = "not-agreed"
    """The contractor has not agreed to it."""
    NO_ROOM = "no-room"
    """What waited to be uploaded had filled its share of the disk: time and counts went on."""
    KEPT_AS_IDLE = "kept-as-idle"
    """The contractor kept the span though there was no input in it: nothing is shown of it but the memo."""
    SCREEN_DARK = "screen-dark"
    """The monitors were switched off, or the screensaver was on, without the screen being locked."""


@dataclass(frozen=True, slots=True)
class Absence:
    """An item of which nothing exists but the reason."""

    kind: ItemKind
    reason: Reason


@dataclass(frozen=True, slots=True)
class Activity:
    """Counts of input, one integer for each minute that the segment's span touches, oldest first.

    The first minute is the one that contains `start_ms`. Injected input is included.
    """

    keys: tuple[int, ...]
    clicks: tuple[int, ...]
    scrolls: tuple[int, ...]

    @property
    def active_minutes(self) -> int:
        """How many minutes had at least one input."""
        return sum(1 for m in zip(self.keys, self.clicks, self.scrolls, strict=True) if any(m))


@dataclass(frozen=True, slots=True)
class MonitorPlace:
    """Which monitor, and where it stood on the virtual desktop in pixels."""

    index: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ImageFile:
    """Exactly these bytes: their hash, number, and the size of the picture in pixels."""

    sha256: Sha256
    bytes: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle in pixels of a picture that was painted black before the files were encoded."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Screenshot:
    """One monitor's picture and its thumbnail, both of `media_type`; `blur` is 0 or the radius in pixels.

    `regions` are the rectangles of the picture that the contractor blacked out, at most 64.
    """

    monitor: MonitorPlace
    taken_ms: int
    media_type: str
    picture: ImageFile
    thumbnail: ImageFile
    blur: int = 0
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Webcam:
    """One photo of the webcam and its thumbnail, both of `media_type`."""

    taken_ms: int
    media_type: str
    picture: ImageFile
    thumbnail: ImageFile


@dataclass(frozen=True, slots=True)
class Signals:
    """Signs of input that no hand made, one integer for each minute that the segment's span touches.

    `injected` counts the inputs that programs made, of those in the activity; `device_input` is 1 where a
    hardware device saw input in that minute and 0 where none did, None where that cannot be known.
    """

    injected: tuple[int, ...]
    device_input: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Window:
    """The window in front when the picture was taken; `title` is None where the policy takes the app only."""

    app: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Memo:
    """What the contractor says they are doing; at most `MEMO_CHARACTERS`."""

    text: str


Item = Activity | Screenshot | Webcam | Window | Memo | Signals | Absence
Pictured = Screenshot | Webcam
"""The items that have files."""
PICTURED = (ItemKind.SCREENSHOT, ItemKind.WEBCAM)
"""Their kinds."""


@dataclass(frozen=True, slots=True)
class ClockReading:
    """How the agent knew the time when the segment began.

    `boot` names the boot session, `mono_ms` counts through suspend, `wall_ms` is the uncorrected system
    clock, `offset_ms` what was added to it (server minus wall, `offset_age_s` old; None: never measured),
    `jumps_ms` the steps of the wall clock seen during the segment.
    """

    boot: str
    mono_ms: int
    wall_ms: int
    offset_ms: int
    offset_age_s: int | None
    jumps_ms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AgentInfo:
    """Which program said it, on which system, through which back-ends (`sense` name to back-end name)."""

    name: str
    version: str
    os: str
    senses: tuple[tuple[str, str], ...]
    """Pairs in order of sense: `idle`, `input`, `screen`, `window`; back-end `none` where there is none."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A log checkpoint that the device had verified before the segment began."""

    size: int
    root: Sha256


class Feature(StrEnum):
    """What a contractor can agree to; `ItemKind` says what each means."""

    ACTIVITY = "activity"
    SCREENSHOTS = "screenshots"
    SIGNALS = "signals"
    WEBCAM = "webcam"
    WINDOW = "window"


class RedactReason(StrEnum):
    """Why the contractor took something back."""

    PRIVACY = "privacy"
    MISTAKE = "mistake"
    NOT_WORK = "not-work"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Target:
    """A segment statement of the same contract, by its place and the hash of its payload."""

    stream: StreamId
    seq: int
    sha256: Sha256


@dataclass(frozen=True, slots=True)
class StreamHead:
    """The newest statement of a stream, by its place and the hash of its payload."""

    stream: StreamId
    seq: int
    sha256: Sha256


@dataclass(frozen=True, slots=True)
class SegmentEvidence:
    """A closed and reviewed segment, ready to be sealed: what `sync` signs and the server shows.

    `minutes` is how many minutes are claimed: those that `[start_ms, end_ms)` touches. `items` holds one
    activity, one screenshot per monitor (or one absence), one window and one memo, and one webcam and one
    signals where the contract asks for them; bytes of pictures are named by their hash and live in the
    picture store. `idle`: the contractor kept this span in which there was no input.
    """

    segment: SegmentId
    contract: ContractId
    slot_start_ms: int
    slot_ms: int
    start_ms: int
    end_ms: int
    minutes: int
    items: tuple[Item, ...]
    clock: ClockReading
    agent: AgentInfo
    idle: bool = False


class WindowPolicy(StrEnum):
    """How much of the active window a contract takes."""

    NONE = "none"
    APP = "app"
    TITLE = "title"


class MonitorPolicy(StrEnum):
    """Which monitors a contract takes pictures of."""

    ALL = "all"
    ACTIVE = "active"
    """The one with the window in front."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a contract captures. Its hash is that of its canonical JSON (`wire.contracts.policy_sha256`)."""

    version: int
    screenshots: bool
    webcam: bool
    window: WindowPolicy
    review_delay_s: int
    """0 to 60: how long a capture can be reviewed before it may be uploaded."""
    retention_days: int
    signals: bool = False
    """Whether signs of input that no hand made are taken."""
    monitors: MonitorPolicy = MonitorPolicy.ALL
    blur: int = 0
    """The radius in pixels of the picture by which every screenshot is blurred; 0: not at all."""


@dataclass(frozen=True, slots=True)
class Contract:
    """What the agent must know of a contract; money stays on the server."""

    contract: ContractId
    title: str
    employer: str
    segment_minutes: int
    idle_minutes: int | None
    """None: idle time is never discarded."""
    weekly_limit_minutes: int | None
    memo_required: bool
    policy: Policy
    week_start_ms: int
    week_minutes: int
    """Tracked minutes the server holds for the week that began at `week_start_ms`, all devices."""
    idle_keep: bool = False
    """Whether the contractor may keep idle time, marked and with a memo."""
    auto_resume: bool = True
    """Whether tracking begins again by itself after an unlock, a return or a wake; else with Start."""
    manual_allowed: bool = True
    """Whether time without evidence may be claimed."""
    redaction_keeps_time: bool = True
    """Whether the time of a segment stays when parts of it are taken back."""
    withdrawn_ms: int | None = None
    """When the contractor withdrew consent, on any device; None where none was given or the newest one agrees."""


def minutes_touched(*, start_ms: int, end_ms: int) -> int:
    """How many UTC minutes `[start_ms, end_ms)` touches; 0 for an empty span."""
    if end_ms <= start_ms:
        return 0
    return -(-end_ms // MINUTE_MS) - start_ms // MINUTE_MS
