"""Time in which there was no input: what of it the contractor may keep, and as which segments. Pure.

Time in which the screen was locked or the machine slept is never a part of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from agent.core import segments
from agent.core.intervals import clip
from agent.core.tracked import MinuteCounts, Phase, TrackedSegment
from wire.outgoing import OutgoingId
from wire.records import (
    MINUTE_MS,
    Contract,
    ContractId,
    Reason,
    minutes_touched,
)

ANSWER_WITHIN_MS: Final = 10 * MINUTE_MS
"""How long a return is asked about; silence means discard."""

LEAST_MS: Final = MINUTE_MS
"""Less than this is not worth a question."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Away:
    """Idle time that is going on, or that a lock or sleep has ended before the contractor was back.

    `parts` are over, oldest first; one more runs from `since_ms` on, None while nothing could be kept.
    `floor_ms` is where the last tracked span before it ended; no move of the clock moves that.
    """

    contract: ContractId
    session: OutgoingId | None
    parts: tuple[Span, ...]
    since_ms: int | None
    floor_ms: int


@dataclass(frozen=True, slots=True)
class IdleQuestion:
    """What the contractor is asked on return, at `asked_ms`: what to do with `parts`."""

    contract: ContractId
    session: OutgoingId | None
    parts: tuple[Span, ...]
    floor_ms: int
    asked_ms: int

    @property
    def from_ms(self) -> int:
        """When the first part began."""
        return self.parts[0][0]

    @property
    def until_ms(self) -> int:
        """When the last part ended."""
        return self.parts[-1][1]

    @property
    def minutes(self) -> int:
        """How many minutes could be kept."""
        return sum(minutes_touched(start_ms=start, end_ms=end) for start, end in self.parts)

    @property
    def answer_by_ms(self) -> int:
        """When silence becomes the answer."""
        return self.asked_ms + ANSWER_WITHIN_MS


def interrupted(away: Away, at_ms: int, *, again_ms: int | None = None) -> Away:
    """`away` with its running part ended at `at_ms`, and another begun at `again_ms`, if given."""
    parts = away.parts
    if away.since_ms is not None and away.since_ms < at_ms:
        parts = (*parts, (away.since_ms, at_ms))
    return replace(away, parts=parts, since_ms=again_ms)


def question(away: Away, at_ms: int) -> IdleQuestion | None:
    """What to ask a contractor who is back at `at_ms`; None when it was too little to ask about."""
    parts = _joined(interrupted(away, at_ms).parts)
    if sum(end - start for start, end in parts) < LEAST_MS:
        return None
    return IdleQuestion(
        contract=away.contract,
        session=away.session,
        parts=parts,
        floor_ms=away.floor_ms,
        asked_ms=at_ms,
    )


def moved_away(away: Away, by_ms: int) -> Away:
    """`away` on a time line that was moved by `by_ms`."""
    since_ms = None if away.since_ms is None else away.since_ms + by_ms
    return replace(away, parts=_moved(away.parts, by_ms), since_ms=since_ms)


def moved_question(asked: IdleQuestion, by_ms: int) -> IdleQuestion:
    """`asked` on a time line that was moved by `by_ms`."""
    return replace(asked, parts=_moved(asked.parts, by_ms), asked_ms=asked.asked_ms + by_ms)


def keepable(asked: IdleQuestion, *, tracked: Iterable[Span], slot_ms: int) -> tuple[Span, ...]:
    """What can be kept, oldest first: within one slot each, and nothing that was tracked meanwhile."""
    taken = sorted(tracked)
    kept: list[Span] = []
    for start, end in asked.parts:
        left = clip((start, end), start_ms=asked.floor_ms, end_ms=end)
        for gap in () if left is None else _gaps(left, taken):
            kept.extend(_by_slot(gap, slot_ms))
    return tuple(kept)


def kept_segment(
    contract: Contract, span: Span, *, memo: str, opening: segments.Opening, now_ms: int
) -> TrackedSegment:
    """The closed segment that says that `span`, within one slot, was kept as idle."""
    start_ms, end_ms = span
    opened = segments.open_segment(
        contract, start_ms=start_ms, memo=memo, no_counts=None, opening=opening
    )
    clock = opening.clock
    ago_ms = now_ms - start_ms
    minutes = minutes_touched(start_ms=start_ms, end_ms=end_ms)
    return replace(
        opened,
        phase=Phase.CLOSED,
        end_ms=end_ms,
        counts=(MinuteCounts(keys=0, clicks=0, scrolls=0),) * minutes,
        no_screenshot=Reason.KEPT_AS_IDLE,
        no_window=Reason.KEPT_AS_IDLE,
        no_webcam=Reason.KEPT_AS_IDLE if opened.photo else None,
        # The clock as it stood when the span began: it has only run on since.
        clock=replace(
            clock, mono_ms=max(0, clock.mono_ms - ago_ms), wall_ms=clock.wall_ms - ago_ms
        ),
        idle=True,
    )


def _moved(parts: tuple[Span, ...], by_ms: int) -> tuple[Span, ...]:
    return tuple((start + by_ms, end + by_ms) for start, end in parts)


def _joined(parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """`parts` by start, with those that meet made one."""
    joined: list[Span] = []
    for start, end in sorted(parts):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def _gaps(span: Span, taken: Iterable[Span]) -> list[Span]:
    """What `span` has outside of `taken`, which is sorted."""
    gaps: list[Span] = []
    at, end = span
    for low, high in taken:
        if at < low < end:
            gaps.append((at, low))
        if low < end:
            at = max(at, high)
    if at < end:
        gaps.append((at, end))
    return gaps


def _by_slot(span: Span, slot_ms: int) -> list[Span]:
    """`span` cut where slots begin."""
    start, end = span
    pieces: list[Span] = []
    while start < end:
        stop = min(end, segments.slot_of(start, slot_ms) + slot_ms)
        pieces.append((start, stop))
        start = stop
    return pieces
