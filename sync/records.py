"""What the spool tells of itself: frozen records of logs, sealed segments, uploads and figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from sync.errors import SyncProblem
from wire.checkpoint import Checkpoint
from wire.keys import Signer
from wire.problems import WireError
from wire.receipt import decode_receipt
from wire.records import ContractId, DeviceId, SegmentId, Sha256, StreamId
from wire.statement import SEGMENT


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
    """Where a statement stands in its chain; `new` is False when it had been sealed before.

    `name` is what the agent calls it; a segment is called by its `SegmentId`.
    """

    name: str
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
    """A log as this device knows it: its key at enrolment, the newest verified checkpoint, and the halt, if any.

    `rotations` are its later keys, oldest first: each signs the checkpoints that are larger than its size.
    """

    origin: str
    vkey: str
    checkpoint: Checkpoint
    note: str
    halt: Halt | None
    rotations: tuple[tuple[int, str], ...] = ()

    def vkey_for(self, size: int) -> str:
        """The key that signs the checkpoint of this size."""
        later = [vkey for after, vkey in self.rotations if size > after]
        return later[-1] if later else self.vkey

    def rotated(self, *, after: int, vkey: str) -> Log:
        """The same with one more key."""
        return replace(self, rotations=tuple(sorted({*self.rotations, (after, vkey)})))


@dataclass(frozen=True, slots=True)
class Head:
    """A statement whose turn it may be: of each stream the first without a receipt, or one with items to follow."""

    number: int
    name: str
    type: str
    device: DeviceId
    contract: ContractId
    stream: StreamId
    seq: int
    state: UploadState
    problem: SyncProblem | None

    @property
    def turn(self) -> str:
        """What it waits its turn as: streams go in order, items that follow later wait for nobody."""
        followed = self.state is UploadState.RECEIPTED
        return f"{self.stream}/{self.seq}" if followed else self.stream

    @property
    def details(self) -> dict[str, str]:
        """What names it in a problem."""
        return {"segment" if self.type == SEGMENT else "statement": self.name}


@dataclass(frozen=True, slots=True)
class ParcelItem:
    """One item: its disclosure, None once it is erased, and its files in the order of the batch."""

    disclosure: str | None
    images: tuple[Sha256, ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is held of a statement. Of the masks `sent` has the bit of each item that was handed over at least
    once, `have` of those in the newest receipt.
    """

    envelope: bytes
    items: tuple[ParcelItem, ...]
    sent: int
    have: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A receipt that has been checked: it stands at `entry` of the log and speaks of the items in `have`.

    `consistency` shows, in hex, that `checkpoint`, whose signed text is `note`, continues `known`. `problem` is why
    not all items were sent.
    """

    receipt: str
    entry: int
    have: int
    checkpoint: Checkpoint
    note: str
    known: Checkpoint
    consistency: tuple[str, ...]
    received_ms: int
    problem: SyncProblem | None = None


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
    """The spool in numbers; `waiting` and `receipted` count segments without and with a receipt.

    `others` are statements of other types without one, `refused` those of any type that were refused,
    `waiting_bytes` the picture files of what has no receipt.
    """

    waiting: int
    refused: int
    receipted: int
    waiting_bytes: int
    last_receipt_ms: int | None
    others: int = 0
    waiting_since_ms: int | None = None
    """When the oldest segment without a receipt began."""


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """Uploads for the screen: `next_try_ms` by the clock that `pump` is called with, the receipt's time UTC."""

    state: SyncState
    tally: Tally
    next_try_ms: int | None
    problems: tuple[SyncProblem, ...]
    """Every present trouble, the one that holds up most first."""


def claimed_size(receipt: str) -> int:
    """The size of the checkpoint in a receipt of which nothing is checked yet; 0 if there is none to be read."""
    try:
        lines = decode_receipt(receipt).checkpoint.split("\n")
    except WireError:
        return 0
    size = lines[1] if len(lines) > 1 else ""
    return int(size) if len(size) <= 16 and size.isdecimal() and size.isascii() else 0
