"""What the spool tells of itself: frozen records of logs, sealed segments, uploads and figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from sync.errors import SyncProblem
from wire.checkpoint import Checkpoint
from wire.keys import Signer
from wire.records import ContractId, DeviceId, SegmentId, Sha256, StreamId


class Rng(Protocol):
    """Randomness from outside: the system's in a normal run, seeded in tests."""

    def randbytes(self, n: int, /) -> bytes:
        """`n` random bytes, unpredictable in a normal run: salts and streams are made of them."""

    def random(self) -> float:
        """A number in [0, 1)."""


class UploadState(StrEnum):
    """How far a sealed segment has come."""

    WAITING = "waiting"
    REFUSED = "refused"
    """The server refused it, or it cannot be sent; later ones of its stream wait behind it."""
    RECEIPTED = "receipted"


class SyncState(StrEnum):
    """Where the uploads stand as a whole."""

    DELIVERED = "delivered"
    WAITING = "waiting"
    UPLOADING = "uploading"
    OFFLINE = "offline"
    REFUSED = "refused"
    HALTED = "halted"


@dataclass(frozen=True, slots=True)
class DeviceIdentity:
    """As whom to sign: the enrolled device, its key, and the log (origin) that its statements are for."""

    device: DeviceId
    origin: str
    signer: Signer


@dataclass(frozen=True, slots=True)
class SealedInfo:
    """Where a segment stands in its chain; `new` is False when it had been sealed before."""

    segment: SegmentId
    stream: StreamId
    seq: int
    new: bool


@dataclass(frozen=True, slots=True)
class Halt:
    """Why nothing more is sent to a log: its answer did not check out. `answer` is what it sent."""

    at_ms: int
    code: str
    where: str
    answer: str


@dataclass(frozen=True, slots=True)
class Log:
    """A log as this device knows it: its key, the newest verified checkpoint, and the halt, if any."""

    origin: str
    vkey: str
    checkpoint: Checkpoint
    note: str
    halt: Halt | None


@dataclass(frozen=True, slots=True)
class Head:
    """The first statement of a stream that has no receipt yet: the only one of it that may be sent."""

    sealed: int
    segment: SegmentId
    device: DeviceId
    contract: ContractId
    stream: StreamId
    seq: int
    state: UploadState
    problem: SyncProblem | None


@dataclass(frozen=True, slots=True)
class Parcel:
    """What to send of a statement; `images` in the order of the batch, `items` the number of disclosures."""

    envelope: bytes
    disclosures: tuple[str, ...]
    images: tuple[Sha256, ...]


@dataclass(frozen=True, slots=True)
class SegmentState:
    """A sealed segment in the contractor's own diary; times UTC.

    `behind` is True when an earlier statement of its stream was refused: it waits for that one.
    """

    segment: SegmentId
    stream: StreamId
    seq: int
    start_ms: int
    end_ms: int
    state: UploadState
    behind: bool
    problem: SyncProblem | None


@dataclass(frozen=True, slots=True)
class Tally:
    """The spool in numbers; `waiting` counts everything without a receipt, `waiting_bytes` its picture files."""

    waiting: int
    refused: int
    receipted: int
    waiting_bytes: int
    last_receipt_ms: int | None


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """Uploads for the screen: `next_try_ms` by the clock that `pump` is called with, the receipt's time UTC."""

    state: SyncState
    tally: Tally
    next_try_ms: int | None
    problems: tuple[SyncProblem, ...]
    """Every present trouble, the one that holds up most first."""
