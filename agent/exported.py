"""What a command is told of an export: a bundle of what this machine kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
