"""What the verification mark of a period comes to: its segments by what was found of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from server.diary.recorded import CardState, Claimed, Fate, Recorded, Trouble


class Finding(StrEnum):
    """How one segment was found; each has exactly one."""

    SOUND = auto()
    """It is as it was signed and logged, and nothing is missing without a reason."""
    AWAITED = auto()
    """A part of it has never arrived."""
    LOST = auto()
    """A part of it arrived and is gone."""
    BROKEN = auto()
    """A part of it is another one than the signed statement commits to."""
    FORGED = auto()
    """Signature, log or what the diary shows of it do not go together."""


class Verdict(StrEnum):
    """What the mark says in a word."""

    NOTHING = auto()
    """There is no segment."""
    WHOLE = auto()
    NOT_WHOLE = auto()
    NOT_AS_SIGNED = auto()


@dataclass(frozen=True, slots=True)
class Findings:
    """`counts` has each finding; the other numbers are of things that leave the mark as it is.

    `unsound` are the segments that the mark counts as such, by time. `first` and `last` are where the first log
    entries of segments stand, None without any.
    """

    segments: int
    counts: dict[Finding, int]
    late: int
    redacted: int
    removed: int
    expired: int
    claims: int
    unsound: tuple[tuple[Recorded, Finding], ...]
    first: int | None
    last: int | None

    @property
    def verdict(self) -> Verdict:
        """The worst that was found decides."""
        if not self.segments:
            return Verdict.NOTHING
        if self.counts[Finding.BROKEN] or self.counts[Finding.FORGED]:
            return Verdict.NOT_AS_SIGNED
        return Verdict.NOT_WHOLE if self.unsound else Verdict.WHOLE


def finding_of(segment: Recorded) -> Finding:
    """How a segment that was checked just now was found."""
    match segment.trouble:
        case None:
            return Finding.SOUND
        case Trouble.FORGED:
            return Finding.FORGED
        case Trouble.BROKEN:
            return Finding.BROKEN
        case Trouble.MISSING:
            lost = not segment.absent or any(part.fate is Fate.LOST for part in segment.absent)
            return Finding.LOST if lost else Finding.AWAITED


def findings(segments: Sequence[Recorded], claims: Iterable[Claimed]) -> Findings:
    """All of a period together."""
    found = [
        (one, finding_of(one)) for one in sorted(segments, key=lambda s: (s.start_ms, s.position))
    ]
    positions = [one.position for one in segments]
    return Findings(
        segments=len(found),
        counts={kind: sum(1 for _, its in found if its is kind) for kind in Finding},
        late=sum(1 for one in segments if one.late),
        redacted=sum(1 for one in segments if one.state is CardState.REDACTED),
        removed=sum(1 for one in segments if one.state is CardState.REMOVED),
        expired=sum(1 for one in segments if any(part.fate is Fate.EXPIRED for part in one.absent)),
        claims=sum(1 for claim in claims if not claim.taken_back),
        unsound=tuple((one, kind) for one, kind in found if kind is not Finding.SOUND),
        first=min(positions, default=None),
        last=max(positions, default=None),
    )
