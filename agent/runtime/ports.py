"""What the runtime needs from the rest of the agent: `agent.wiring` fits store and sync to these Protocols.

Every method may raise `agent.core.problems.Trouble` for a known trouble of the world (disk full, server
unreachable); anything else that escapes is a bug. Unless said otherwise methods are called from the control
thread only and return quickly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from agent.client import AboutView, AppSettings, Look, SettingView, SignIn, SyncState
from agent.core.consents import Agreement
from agent.core.privacy import Privacy
from agent.core.problems import Problem
from agent.core.tracked import Change, JournalContents, TrackedSegment
from wire.outgoing import ConsentGiven, Outgoing, OutgoingId
from wire.records import (
    Contract,
    ContractId,
    DeviceId,
    Item,
    KeyId,
    OrganizationId,
    PersonId,
    SegmentId,
    Sha256,
    StreamHead,
    StreamId,
)


class Journal(Protocol):
    """Survives kill -9 and power cuts: what `write` returned from is durable, and what it drops is erased."""

    def load(self) -> JournalContents:
        """What must be decided upon at start. Called once."""

    def write(self, changes: tuple[Change, ...]) -> None:
        """Carry out all `changes` in this order in one durable transaction, or none of them.

        Raises `Trouble` (`DISK_FULL`, `JOURNAL_CORRUPT`, `DATA_FOLDER_UNWRITABLE`).
        """

    def spans(self, contract: ContractId, *, since_ms: int) -> tuple[tuple[int, int], ...]:
        """`(start_ms, end_ms)` of every segment of `contract` in any phase that ends after `since_ms`.

        Ordered by start; dropped segments are gone from it. Delivered rows are kept for at least 35 days.
        """

    def find(self, segment: SegmentId) -> TrackedSegment | None:
        """The row of this segment, in any phase."""

    def pictures_needed(self) -> frozenset[Sha256]:
        """Every picture file that must stay: all of undelivered segments, thumbnails of delivered ones."""


class Pictures(Protocol):
    """The content-addressed picture files. Any thread."""

    def put(self, data: bytes) -> Sha256:
        """Keep these bytes durably and return their hash; storing the same bytes twice is one file."""

    def read(self, picture: Sha256) -> bytes | None:
        """The bytes of the file; None where it is gone or damaged."""

    def has_room(self) -> bool:
        """Whether what waits for the upload leaves room for another picture."""

    def remove(self, picture: Sha256) -> None:
        """Delete the file, unless a sealed statement still needs it; no error when it is not there."""

    def sweep(self, keep: frozenset[Sha256]) -> None:
        """Delete every file that is neither in `keep` nor needed by a sealed statement, left-overs of a crash
        included. Called once at start.
        """


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the contractor chose and wrote before."""

    contract: ContractId | None
    memos: Mapping[ContractId, tuple[str, ...]]
    """For each contract its memos, newest first, without repeats, at most 10."""
    consents: Mapping[ContractId, Agreement]
    """The newest agreement on this device for each contract (policies by `wire.contracts.policy_sha256`)."""


class Memory(Protocol):
    """Choices that outlive the program."""

    def load(self) -> Remembered:
        """Everything remembered. Called once at start."""

    def choose(self, contract: ContractId | None) -> None:
        """Remember the chosen contract."""

    def add_memo(self, contract: ContractId, memo: str) -> None:
        """Put `memo` in front of this contract's memos."""

    def agree(self, contract: ContractId, agreement: Agreement) -> None:
        """Record a consent; consents are never deleted."""


class PrivacyKeeper(Protocol):
    """What the contractor keeps out of pictures, which outlives the program. Any thread."""

    def privacy(self) -> Privacy:
        """What holds now."""

    def keep_private(self, privacy: Privacy) -> None:
        """Let this hold from the next picture on. Durable when it returns; raises `Trouble`."""


class Choices(Protocol):
    """The settings of this machine, which outlive the program. Any thread; a change raises `Trouble`."""

    def app(self) -> AppSettings:
        """What the app keeps for itself."""

    def settings(self) -> tuple[SettingView, ...]:
        """See `SettingsClient.settings`."""

    def change(self, key: str, values: tuple[str, ...] | None) -> None:
        """Set what is named; None: as it was at first. Durable when it returns."""

    def start_with_session(self, *, on: bool) -> None:
        """See `SettingsClient.start_with_session`."""

    def about(self) -> AboutView:
        """See `SettingsClient.about`."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who this device is to which server."""

    server_url: str
    device: DeviceId
    device_name: str
    person: PersonId
    person_name: str
    organization: OrganizationId
    organization_name: str


@dataclass(frozen=True, slots=True)
class Week:
    """What is counted of a week over all statements up to `heads` (by stream, ascending)."""

    minutes: int
    manual_minutes: int
    heads: tuple[StreamHead, ...]


class Directory(Protocol):
    """Who we are and which contracts there are, as last heard from the server."""

    def identity(self) -> Identity | None:
        """The enrolment kept on this machine; None: signed out."""

    def contracts(self) -> tuple[Contract, ...]:
        """The contracts kept on this machine, as of the last `refresh` or `enrol`."""

    def enrol(self, *, server_url: str, code: str, device_name: str) -> Identity:
        """Make the key, enrol, fetch the contracts, keep all of it; all or nothing.

        Talks to the network for up to a minute, on the thread of whoever asked; never two at once.
        Raises `Trouble`.
        """

    def refresh(self) -> tuple[Contract, ...]:
        """Fetch the contracts and keep them. Network; on the uploader's or the asking thread. Raises `Trouble`."""

    def week(self, contract: ContractId, *, week_start_ms: int) -> Week:
        """What the server counts of this week, over all devices. Network, as `refresh`. Raises `Trouble`."""


class Vouching(Protocol):
    """One device vouches for another of the same person. Network, on the asking thread; raises `Trouble`."""

    def ask_voucher(self, *, server_url: str, code: str, device_name: str) -> str:
        """Make a key and ask the person's other devices to vouch for it; the check code to compare.

        Nothing is kept and the code is not used up; asking again begins anew.
        """

    def enrol_vouched(self) -> Identity | None:
        """Enrol as asked for if somebody vouched by now, as `Directory.enrol` does; None: nobody yet."""

    def vouch(self, check: str) -> str:
        """Vouch for the device that waits with this check code; its name. Raises NOBODY_WAITS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDevice:
    """A device of this person that the log names; instants are UTC, `place` is where in the log it stands."""

    key: KeyId
    name: str
    place: int
    here: bool
    since_ms: int
    authoriser: KeyId | None
    ended_ms: int | None
    lost_since_ms: int | None


class Devices(Protocol):
    """The devices of this person. Raises `Trouble`."""

    def known(self) -> tuple[KnownDevice, ...]:
        """Those that the log names, in its order, as far as this machine has heard. Any thread, no network."""

    def seen(self) -> Mapping[KeyId, int]:
        """Learn anew what the log names; when the server heard of each device last (UTC). Network."""

    def end(self, device: KeyId, *, lost_since_ms: int | None) -> None:
        """Have the server take nothing more from a device, and learn that the log says so. Network."""


class SignsIn(Protocol):
    """A person signs this new device in through a browser. Network, on the asking thread; raises `Trouble`."""

    def ask(self, *, server_url: str, device_name: str) -> SignIn:
        """Ask for a code to be confirmed; one that still waits for the same server and name comes back.

        It is kept, so that another run of this program can go on with it.
        """

    def enrol(self) -> Identity | None:
        """Enrol as `Directory.enrol` does if the person said yes by now; None: not yet, or asked too soon.

        Raises SIGN_IN_NOT_ASKED, SIGN_IN_DECLINED and CODE_EXPIRED; after every other trouble it still waits.
        """


class Looking(Protocol):
    """Tells who looked. Network, on the asking thread; raises `Trouble`."""

    def looks(self, contract: ContractId, *, start_ms: int, end_ms: int) -> tuple[Look, ...]:
        """Who looked at the segments that begin in there, on all devices, by the time of the look."""


@dataclass(frozen=True, slots=True)
class Offset:
    """Server time minus this machine's uncorrected wall clock, and the wall clock when it was measured."""

    offset_ms: int
    measured_ms: int


class ServerTime(Protocol):
    """What the answers of the server tell about our clock."""

    def offset(self) -> Offset | None:
        """The newest measurement by any exchange since the start of the program; any thread, at once."""


class Whereabouts(StrEnum):
    """Where a segment that was handed over is now."""

    SEALED = "sealed"
    DELIVERED = "delivered"
    """Its receipt has been checked and stored: the full pictures may be freed."""


@dataclass(frozen=True, slots=True)
class OutboxStatus:
    """Uploads in numbers; instants are UTC. `problem` says why it does not go on, if so."""

    state: SyncState
    waiting: int
    receipted: int
    last_receipt_ms: int | None
    next_try_ms: int | None
    problem: Problem | None
    room: Problem | None = None
    """SPOOL_NEAR_QUOTA when what waits has nearly, or quite, filled its share of the disk."""


class Outbox(Protocol):
    """Signs statements and delivers them; `pump` runs on the uploader thread, beside all other methods."""

    def seal(self, *outgoing: Outgoing, made_ms: int) -> None:
        """Sign and spool these durably, in this order, all in one transaction or none.

        Idempotent by `wire.outgoing.name_of`: what was sealed before is passed over, and so is the reveal of a
        session that was never sealed here. A statement is never made before what it speaks of: `made_ms` is
        raised to the end of the span, the start or the end of the session, or the moment of the consent where
        the clock was set back. A redaction that comes together with its segment has what it removes neither
        kept in the spool nor sent. Raises `Trouble`; ALREADY_REDACTED where the target no longer has what is
        named.
        """

    def whereabouts(self, names: tuple[str, ...]) -> Mapping[str, Whereabouts]:
        """Where the statements of these names are; those that were never sealed are left out."""

    def status(self) -> OutboxStatus:
        """The present figures."""

    def hurry(self) -> None:
        """Forget the schedule and the back-off: the next `pump` tries at once. Any thread, at once."""

    def take_not_running(self) -> bool:
        """Whether something was refused, since this was asked last, because its contract does not run: what is
        known of the contracts is old. Uploader thread only.
        """

    def pump(self, now_ms: int) -> int | None:
        """Do what is due by the wall clock `now_ms` and return when to be called again; None: when something
        new was sealed or `hurry` was called.

        Uploader thread only. At most one exchange with the server per call: returns `now_ms` when there is
        more to do. Network troubles are not raised but shown in `status`.
        """


@dataclass(frozen=True, slots=True)
class SealedSegment:
    """A sealed segment as it stands with everything that was taken back since.

    `items` are in the order of its commitments; None stands for one that was removed.
    """

    segment: SegmentId
    contract: ContractId
    stream: StreamId
    seq: int
    slot_start_ms: int
    start_ms: int
    end_ms: int
    minutes: int
    items: tuple[Item | None, ...]
    idle: bool = False
    slot_ms: int = 0


@dataclass(frozen=True, slots=True)
class CoveredWeek:
    """A week that this device has closed: over the statements up to `heads`; signed at `made_ms` (UTC)."""

    contract: ContractId
    week_start_ms: int
    heads: tuple[StreamHead, ...]
    made_ms: int


@dataclass(frozen=True, slots=True)
class SealedConsent:
    """A consent that this device has signed, and whether its receipt is there."""

    consent: ConsentGiven
    made_ms: int
    delivered: bool


@dataclass(frozen=True, slots=True)
class KeptSegment:
    """A sealed segment, how far its upload has come, and when its receipt came (UTC)."""

    sealed: SealedSegment
    refused: bool
    receipt_ms: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedClaim:
    """Time claimed without evidence; `memo` is None once it was taken back, which erases it."""

    manual: OutgoingId
    contract: ContractId
    start_ms: int
    end_ms: int
    minutes: int
    memo: str | None
    made_ms: int
    delivered: bool
    taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekClose:
    """A close of a week: minutes that it says, when it was signed (UTC), and how far it has come."""

    minutes: int
    manual_minutes: int
    made_ms: int
    delivered: bool
    refused: bool


class Ledger(Protocol):
    """Reads back what this device has sealed, delivered or not. Any thread; raises `Trouble`."""

    def segment(self, name: str) -> SealedSegment | None:
        """The segment of this `SegmentId`, or with this place as a diary's address has it, `STREAM/SEQ`."""

    def changed(self) -> tuple[SegmentId, ...]:
        """Every sealed segment of which something was taken back or replaced, oldest first."""

    def consents(self) -> tuple[SealedConsent, ...]:
        """Every consent that this device has signed, oldest first."""

    def closes(self) -> tuple[CoveredWeek, ...]:
        """Every close of a week that this device has signed, oldest first."""

    def week(self, contract: ContractId, *, week_start_ms: int) -> Week:
        """The week by the statements of this device's streams of `contract`, closed streams too."""


class Claims(Protocol):
    """Reads back what was claimed without evidence, and what is tracked beside it. Any thread; raises `Trouble`."""

    def claims(self, *, start_ms: int, end_ms: int) -> tuple[SealedClaim, ...]:
        """Every claim of any contract with any part in `[start_ms, end_ms)`, by its start; taken back ones too."""

    def claim(self, manual: OutgoingId) -> SealedClaim | None:
        """The claim of this name."""

    def segments(self, *, start_ms: int, end_ms: int) -> tuple[KeptSegment, ...]:
        """Every sealed segment of any contract that begins in `[start_ms, end_ms)`, by its start."""

    def tracked(self, *, start_ms: int, end_ms: int) -> tuple[tuple[int, int], ...]:
        """Start and end of every sealed segment of any contract that still counts, with any part in there."""

    def newest_close(self, contract: ContractId, *, week_start_ms: int) -> WeekClose | None:
        """The newest close of a week that this device has signed."""
