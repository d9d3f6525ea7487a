"""What a verification says: whether everything held, what was found, and how much was looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from wire.bundle.archive import WHOLE
from wire.bundle.findings import MISSING, NOT_COVERED, WEAK, Finding, FindingKind
from wire.bundle.manifest import Manifest
from wire.checkpoint import Checkpoint
from wire.problems import WireCode, WireError

INTACT: Final = 0
BROKEN: Final = 1
INCOMPLETE: Final = 2
IS_WEAK: Final = 3
USAGE: Final = 64
NOT_A_BUNDLE: Final = 65


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much was looked at. Minutes are of the period asked for, or else of the bundle's."""

    statements: int
    segments: int
    tracked_minutes: int
    """Those that count: each minute once, as the newest redactions leave them."""
    idle_minutes: int
    """Of `tracked_minutes`, those of spans without input that the contractor kept."""
    manual_minutes: int
    """Claimed without evidence; never part of `tracked_minutes`."""
    closes: int
    devices: int
    streams: int
    files: int
    file_bytes: int
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The result of a verification. What is None or empty was not reached before `error` ended it."""

    error: WireError | None = None
    findings: tuple[Finding, ...] = ()
    manifest: Manifest | None = None
    head: Checkpoint | None = None
    """The checkpoint in which everything is shown to stand; its signature and root held."""
    head_ms: int | None = None
    """When the newest entry of the bundle was received."""
    counts: Counts | None = field(default=None)

    def has(self, kinds: frozenset[FindingKind]) -> bool:
        """Whether anything of these kinds was found."""
        return any(finding.kind in kinds for finding in self.findings)

    def exit_code(self, *, strict: bool = False) -> int:
        """0 intact, 1 broken, 2 something is missing, 3 weak if `strict`, 65 not a bundle."""
        if self.error is not None:
            no_archive = self.error.code is WireCode.BAD_ARCHIVE and self.error.where == WHOLE
            none = no_archive or self.error.code is WireCode.NOT_A_BUNDLE
            return NOT_A_BUNDLE if none else BROKEN
        if self.has(MISSING | NOT_COVERED):
            return INCOMPLETE
        return IS_WEAK if strict and self.has(WEAK) else INTACT
