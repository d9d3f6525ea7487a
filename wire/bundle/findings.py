"""What a verification tells beside whether it held: of what there is how much, and where first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class FindingKind(StrEnum):
    """What can be told. Codes are part of the format: they are added, never renamed."""

    # what is not there, and by whose hand
    REMOVED = "removed"
    """Taken back by the contractor."""
    EXPIRED = "expired"
    WITHHELD = "withheld"
    """Left out by the maker of the bundle, who says so."""
    SERVER_LOST = "server-lost"
    """Ought to be there: the log says that it was received."""
    NEVER_RECEIVED = "never-received"
    STREAM_NOT_GIVEN = "stream-not-given"
    # what the answer does not cover
    KNOWN_NOT_COVERED = "known-not-covered"
    PERIOD_NOT_COVERED = "period-not-covered"
    TARGET_NOT_GIVEN = "target-not-given"
    BEGINS_LATE = "begins-late"
    # when it arrived
    LATE = "late"
    DELAYED = "delayed"
    OFFLINE = "offline"
    CLOCK_STEPPED = "clock-stepped"
    # what it is worth
    DUPLICATE_MINUTES = "duplicate-minutes"
    LOST_DEVICE = "lost-device"
    FIRST_DEVICE = "first-device"
    """Only the server could vouch for it: its person had no other device that could."""
    SERVER_AUTHORISED = "server-authorised"
    """Another device of the same person could have vouched for it, and did not."""
    UNREVEALED = "unrevealed"
    NO_SESSION = "no-session"
    UNCLOSED = "unclosed"
    OVER_CLOSE = "over-close"
    NO_WITNESS = "no-witness"


MISSING: Final = frozenset(
    {FindingKind.SERVER_LOST, FindingKind.NEVER_RECEIVED, FindingKind.STREAM_NOT_GIVEN}
)
"""Something that ought to be there is not, and nobody answers for it."""
NOT_COVERED: Final = frozenset({FindingKind.KNOWN_NOT_COVERED, FindingKind.PERIOD_NOT_COVERED})
WEAK: Final = frozenset(
    {
        FindingKind.OFFLINE,
        FindingKind.SERVER_AUTHORISED,
        FindingKind.UNREVEALED,
        FindingKind.NO_SESSION,
        FindingKind.LOST_DEVICE,
        FindingKind.NO_WITNESS,
    }
)
"""What a strict reader does not take."""


@dataclass(frozen=True, slots=True)
class Finding:
    """It was met `count` times, at `first` before anywhere else."""

    kind: FindingKind
    count: int
    first: str


class Findings:
    """Collects findings during one verification."""

    def __init__(self) -> None:
        self._found: dict[FindingKind, Finding] = {}

    def add(self, kind: FindingKind, where: str) -> None:
        """It was met at `where`."""
        before = self._found.get(kind)
        self._found[kind] = (
            Finding(kind, 1, where)
            if before is None
            else Finding(kind, before.count + 1, before.first)
        )

    def all(self) -> tuple[Finding, ...]:
        """Everything so far, in the order of `FindingKind`."""
        return tuple(self._found[kind] for kind in FindingKind if kind in self._found)
