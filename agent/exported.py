"""What a command is told of an export: a bundle of what this machine kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from wire.records import ContractId

Progress = Callable[[int], None]
"""Is told how many bytes have been written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A bundle that was written: what is in it, and what is not.

    `statements` are those of this device that it holds, `left_out` those without a receipt. `pictures` says
    whether full pictures are in it.
    """

    contract: ContractId
    from_ms: int
    to_ms: int
    statements: int
    left_out: int
    pictures: bool
    bytes: int


@dataclass(frozen=True, slots=True)
class TrustRoot:
    """The key of the log as this device has known it since its enrolment."""

    vkey: str
    organization: str
    server_url: str
    enrolled_ms: int


@dataclass(frozen=True, slots=True)
class ReceiptFiles:
    """A statement as it was signed, what it discloses, its receipt, its device's enrolment, and the log's key."""

    name: str
    envelope: bytes
    disclosures: tuple[str | None, ...]
    receipt: str
    device: bytes
    vkey: str


class ReceiptSource(Protocol):
    """Where receipts are kept."""

    def receipt(self, asked: str) -> ReceiptFiles:
        """Of the statement of this name or place, or the `last` segment. Raises `Trouble` UNKNOWN_SEGMENT or
        NOTHING_TO_EXPORT.
        """


class Exporter(Protocol):
    """What can be exported from one data folder. Both methods raise `Trouble`; one thread."""

    def contracts(self) -> tuple[tuple[ContractId, str], ...]:
        """Each contract of which something is receipted with its title (empty: not known), newest first."""

    def write(
        self,
        file: Path,
        *,
        contract: ContractId,
        period: tuple[int, int] | None,
        pictures: bool,
        progress: Progress,
    ) -> Exported:
        """Write the bundle of `contract` to `file`, replacing what is there only when it is whole.

        Without `pictures` there are no thumbnails either. Raises `Trouble`: NOTHING_TO_EXPORT, DISK_FULL and
        DATA_FOLDER_UNWRITABLE with the path of what cannot be written.
        """


class Stopped(Exception):
    """Whoever is told of the progress wants no more of it; what was half written is gone."""


class Soundness(StrEnum):
    """What a check of a bundle came to."""

    INTACT = "intact"
    BROKEN = "broken"
    INCOMPLETE = "incomplete"
    """What is there holds, but something is missing."""
    NOT_A_BUNDLE = "not-a-bundle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check of a bundle came to; the numbers are None where it did not come that far."""

    soundness: Soundness
    tracked_minutes: int | None
    manual_minutes: int | None
    segments: int | None
    details: tuple[str, ...]
    """Step, code and place of what does not hold, and every finding, as `name: value` for support."""


class Evidence(Protocol):
    """Makes and checks bundles for a window. Any thread but the main one; raises `Trouble`.

    `progress` may raise `Stopped`, which ends it and goes through.
    """

    def export(
        self,
        file: Path,
        *,
        contract: str,
        period: tuple[int, int] | None,
        pictures: bool,
        progress: Progress,
    ) -> Exported:
        """See `Exporter.write`."""

    def check(self, file: Path, *, progress: Callable[[int, int], None]) -> Checked:
        """Check a bundle against the key of this device's log; `progress` hears what is done, and of how much.

        Raises `OSError` for a file that cannot be read.
        """
