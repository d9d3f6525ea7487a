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

from agent.client import SyncState
from agent.core.problems import Problem
from agent.core.tracked import Change, JournalContents
from wire.records import (
    Contract,
    ContractId,
    DeviceId,
    OrganizationId,
    PersonId,
    SegmentEvidence,
    SegmentId,
    Sha256,
)


class Journal(Protocol):
    """Survives kill -9 and power cuts: what `write` returned from is durable."""

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

    def pictures_needed(self) -> frozenset[Sha256]:
        """Every picture file that must stay: all of undelivered segments, thumbnails of delivered ones."""


class Pictures(Protocol):
    """The content-addressed picture files. Any thread."""

    def put(self, data: bytes) -> Sha256:
        """Keep these bytes durably and return their hash; storing the same bytes twice is one file."""

    def path(self, picture: Sha256) -> str:
        """The absolute path where the file is or would be."""

    def remove(self, picture: Sha256) -> None:
        """Delete the file; no error when it is not there."""

    def sweep(self, keep: frozenset[Sha256]) -> None:
        """Delete every file that is not in `keep`, left-overs of a crash included. Called once at start."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the contractor chose and wrote before."""

    contract: ContractId | None
    memos: Mapping[ContractId, tuple[str, ...]]
    """For each contract its memos, newest first, without repeats, at most 10."""
    consents: frozenset[tuple[ContractId, Sha256]]
    """Exact policies (`wire.contracts.policy_sha256`) that were agreed to on this device."""


class Memory(Protocol):
    """Choices that outlive the program."""

    def load(self) -> Remembered:
        """Everything remembered. Called once at start."""

    def choose(self, contract: ContractId | None) -> None:
        """Remember the chosen contract."""

    def add_memo(self, contract: ContractId, memo: str) -> None:
        """Put `memo` in front of this contract's memos."""

    def agree(self, contract: ContractId, *, policy: Sha256, at_ms: int) -> None:
        """Record a consent; consents are never deleted."""


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


class Outbox(Protocol):
    """Signs segments and delivers them; `pump` runs on the uploader thread, beside all other methods."""

    def seal(self, evidence: SegmentEvidence, *, made_ms: int) -> None:
        """Sign and spool this segment durably. Idempotent by `evidence.segment`. Raises `Trouble`."""

    def whereabouts(self, segments: tuple[SegmentId, ...]) -> Mapping[SegmentId, Whereabouts]:
        """Where these are; those that were never sealed are left out."""

    def status(self) -> OutboxStatus:
        """The present figures."""

    def hurry(self) -> None:
        """Forget the schedule and the back-off: the next `pump` tries at once. Any thread, at once."""

    def pump(self, now_ms: int) -> int | None:
        """Do what is due by the wall clock `now_ms` and return when to be called again; None: when something
        new was sealed or `hurry` was called.

        Uploader thread only. At most one exchange with the server per call: returns `now_ms` when there is
        more to do. Network troubles are not raised but shown in `status`.
        """
