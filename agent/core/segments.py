"""Segments on the UTC grid: opening, counting into, closing and cutting them back. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from agent.core.tracked import MinuteCounts, Part, Phase, TrackedSegment
from wire.items import MAX_COUNT
from wire.outgoing import Outgoing, OutgoingId, RedactAsked
from wire.records import (
    MINUTE_MS,
    Absence,
    Activity,
    AgentInfo,
    ClockReading,
    Contract,
    Item,
    ItemKind,
    Memo,
    Reason,
    Screenshot,
    SegmentEvidence,
    SegmentId,
    Signals,
    Webcam,
    Window,
    WindowPolicy,
    minutes_touched,
)

_NOTHING = MinuteCounts(keys=0, clicks=0, scrolls=0)


def slot_of(at_ms: int, slot_ms: int) -> int:
    """The beginning of the slot that contains `at_ms`; slots are aligned to the epoch and divide an hour."""
    return at_ms - at_ms % slot_ms


@dataclass(frozen=True, slots=True)
class Opening:
    """What a new segment takes from its surroundings."""

    segment: SegmentId
    clock: ClockReading
    agent: AgentInfo
    session: OutgoingId | None = None
    photo_agreed: bool = False
    signals_agreed: bool = False
    """Whether the contractor agreed to photos."""


def open_segment(
    contract: Contract, *, start_ms: int, memo: str, no_counts: Reason | None, opening: Opening
) -> TrackedSegment:
    """A segment that begins at `start_ms` and has tracked nothing yet."""
    slot_ms = contract.segment_minutes * MINUTE_MS
    policy = contract.policy
    return TrackedSegment(
        segment=opening.segment,
        contract=contract.contract,
        phase=Phase.OPEN,
        slot_start_ms=slot_of(start_ms, slot_ms),
        slot_ms=slot_ms,
        start_ms=start_ms,
        end_ms=start_ms,
        counts=(),
        no_counts=no_counts,
        screenshots=(),
        no_screenshot=None if policy.screenshots else Reason.CONTRACT_TAKES_NONE,
        window=None,
        no_window=Reason.CONTRACT_TAKES_NONE if policy.window is WindowPolicy.NONE else None,
        moment_ms=None,
        memo=memo,
        review_until_ms=None,
        kept=False,
        clock=opening.clock,
        agent=opening.agent,
        session=opening.session,
        photo=policy.webcam,
        signals=policy.signals and opening.signals_agreed,
        no_webcam=Reason.NOT_AGREED if policy.webcam and not opening.photo_agreed else None,
    )


def slot_end(segment: TrackedSegment) -> int:
    """The first instant that no longer belongs to the segment's slot."""
    return segment.slot_start_ms + segment.slot_ms


def wants_moment(segment: TrackedSegment) -> bool:
    """Whether a picture, a photo or a window name is still to be taken for it."""
    picture_open = not segment.screenshots and segment.no_screenshot is None
    window_open = segment.window is None and segment.no_window is None
    return picture_open or window_open or wants_photo(segment)


def wants_photo(segment: TrackedSegment) -> bool:
    """Whether a photo is still to be taken for it."""
    return segment.photo and segment.webcam is None and segment.no_webcam is None


def add_counts(segment: TrackedSegment, counts: MinuteCounts, *, at_ms: int) -> TrackedSegment:
    """Count input of the minute that contains `at_ms`; instants outside the slot count to its nearest minute."""
    first = segment.start_ms // MINUTE_MS
    last = (slot_end(segment) - 1) // MINUTE_MS
    index = min(max(at_ms // MINUTE_MS, first), last) - first
    rows = _padded(segment.counts, max(index + 1, len(segment.counts)))
    old = rows[index]
    signals = segment.signals
    new = MinuteCounts(
        keys=min(old.keys + counts.keys, MAX_COUNT),
        clicks=min(old.clicks + counts.clicks, MAX_COUNT),
        scrolls=min(old.scrolls + counts.scrolls, MAX_COUNT),
        injected=min(old.injected + counts.injected, MAX_COUNT) if signals else 0,
        device_input=signals and (old.device_input or counts.device_input),
    )
    return replace(segment, counts=(*rows[:index], new, *rows[index + 1 :]))


def reach_to(segment: TrackedSegment, end_ms: int) -> TrackedSegment:
    """The open segment written down up to `end_ms`, which lies in its slot and not before `end_ms` so far."""
    end = min(max(end_ms, segment.end_ms), slot_end(segment))
    touched = minutes_touched(start_ms=segment.start_ms, end_ms=end)
    return replace(
        segment, end_ms=end, counts=_padded(segment.counts, max(touched, len(segment.counts)))
    )


def close(segment: TrackedSegment, *, end_ms: int, shooting: bool) -> TrackedSegment | None:
    """The segment ended at `end_ms` (held to its slot), or None when nothing of it was tracked.

    `shooting`: its picture is being taken right now and will still come.
    """
    end = min(end_ms, slot_end(segment))
    if end <= segment.start_ms:
        return None
    closed = replace(_ended(segment, end, Reason.ENDED_BEFORE_MOMENT), phase=Phase.CLOSED)
    if shooting:
        return closed
    return without_moment(closed, _missed(closed, end, Reason.ENDED_BEFORE_MOMENT))


def without_moment(segment: TrackedSegment, reason: Reason) -> TrackedSegment:
    """The segment with `reason` in the place of whatever of its moment was not taken."""
    no_picture = segment.no_screenshot or (None if segment.screenshots else reason)
    no_window = segment.no_window or (None if segment.window is not None else reason)
    no_photo = reason if wants_photo(segment) else segment.no_webcam
    return replace(segment, no_screenshot=no_picture, no_window=no_window, no_webcam=no_photo)


def cut_back(segment: TrackedSegment, to_ms: int) -> TrackedSegment | None:
    """The closed segment without what lies at or after `to_ms`; None when nothing is left.

    A picture taken in the discarded part goes with it, and so does the window's name.
    """
    if to_ms <= segment.start_ms:
        return None
    if to_ms >= segment.end_ms:
        return segment
    return _ended(segment, to_ms, Reason.DISCARDED_WITH_IDLE)


def held_to_span(segment: TrackedSegment) -> TrackedSegment:
    """The closed segment without a picture that came after its end."""
    return _ended(segment, segment.end_ms, Reason.ENDED_BEFORE_MOMENT)


def _missed(segment: TrackedSegment, end_ms: int, reason: Reason) -> Reason:
    """`reason`, unless the moment lay within the span: then it was not the end that kept it from being taken."""
    missed = segment.due_ms is not None and segment.due_ms < end_ms
    return Reason.CAPTURE_FAILED if missed else reason


def _ended(segment: TrackedSegment, end_ms: int, reason: Reason) -> TrackedSegment:
    """The segment ending at `end_ms`; what its moment gave after that goes, with `reason` in its place."""
    reason = _missed(segment, end_ms, reason)
    ended = replace(
        segment,
        end_ms=end_ms,
        counts=_exactly(segment.counts, minutes_touched(start_ms=segment.start_ms, end_ms=end_ms)),
    )
    if segment.webcam is not None and segment.webcam.taken_ms >= end_ms:
        ended = replace(ended, webcam=None, no_webcam=reason)
    moment = segment.moment_ms
    if moment is None or moment < end_ms:
        return ended
    return replace(
        ended,
        screenshots=(),
        no_screenshot=reason if segment.screenshots else segment.no_screenshot,
        window=None,
        no_window=reason if segment.window is not None else segment.no_window,
        review_until_ms=None,
    )


def evidence_of(segment: TrackedSegment) -> SegmentEvidence:
    """What is signed of a closed segment whose moment is over."""
    items: list[Item] = [_activity(segment)]
    if segment.no_screenshot is not None:
        items.append(Absence(ItemKind.SCREENSHOT, segment.no_screenshot))
    items.extend(segment.screenshots)
    if segment.window is not None:
        items.append(segment.window)
    else:
        items.append(Absence(ItemKind.WINDOW, segment.no_window or Reason.NOT_AVAILABLE))
    items.append(Memo(segment.memo))
    if segment.photo:
        reason = segment.no_webcam or Reason.NOT_AVAILABLE
        items.append(segment.webcam or Absence(ItemKind.WEBCAM, reason))
    if segment.signals:
        items.append(_signals(segment))
    return SegmentEvidence(
        segment=segment.segment,
        contract=segment.contract,
        slot_start_ms=segment.slot_start_ms,
        slot_ms=segment.slot_ms,
        start_ms=segment.start_ms,
        end_ms=segment.end_ms,
        minutes=minutes_touched(start_ms=segment.start_ms, end_ms=segment.end_ms),
        items=tuple(items),
        clock=segment.clock,
        agent=segment.agent,
        idle=segment.idle,
    )


def statements_of(segment: TrackedSegment) -> tuple[Outgoing, ...]:
    """What is sealed of a closed segment: its statement, and the redaction of what was taken back of it before."""
    evidence = evidence_of(segment)
    removed = tuple(
        index for index, item in enumerate(evidence.items) if _is_taken_back(item, segment.removed)
    )
    if not removed:
        return (evidence,)
    redact = RedactAsked(
        outgoing=OutgoingId(f"{segment.segment}.removed"),
        contract=segment.contract,
        segment=segment.segment,
        removed=removed,
        replaced=(),
        minutes=evidence.minutes,
        reason=segment.removed_for,
    )
    return (evidence, redact)


def part_of(item: Item) -> Part:
    """How the contractor names this item."""
    match item:
        case Activity():
            return Part(ItemKind.ACTIVITY)
        case Screenshot():
            return Part(ItemKind.SCREENSHOT, item.monitor.index)
        case Webcam():
            return Part(ItemKind.WEBCAM)
        case Signals():
            return Part(ItemKind.SIGNALS)
        case Window():
            return Part(ItemKind.WINDOW)
        case Memo():
            return Part(ItemKind.MEMO)
        case Absence():
            return Part(item.kind)


def is_named(item: Item, part: Part) -> bool:
    """Whether `part` names this item; screenshots of all monitors are named by a part without one."""
    own = part_of(item)
    return own.kind is part.kind and part.monitor in (None, own.monitor)


def without(segment: TrackedSegment, parts: tuple[Part, ...]) -> TrackedSegment:
    """The row of a sealed segment without what was taken back."""
    kinds = {part.kind for part in parts}
    shots = replace(segment, removed=parts).kept_screenshots
    return replace(
        segment,
        screenshots=shots,
        counts=() if ItemKind.ACTIVITY in kinds else segment.counts,
        window=None if ItemKind.WINDOW in kinds else segment.window,
        signals=segment.signals and ItemKind.SIGNALS not in kinds,
        memo="" if ItemKind.MEMO in kinds else segment.memo,
        webcam=None if ItemKind.WEBCAM in kinds else segment.webcam,
        removed=(),
    )


def as_sealed(segment: TrackedSegment, items: tuple[Item | None, ...]) -> TrackedSegment:
    """The row of a sealed segment as it is when `items` are what is left of it."""
    shots = {(shot.monitor, shot.taken_ms): shot for shot in items if isinstance(shot, Screenshot)}
    places = ((shot.monitor, shot.taken_ms) for shot in segment.screenshots)
    counted = any(isinstance(item, Activity) for item in items)
    return replace(
        segment,
        screenshots=tuple(shots[place] for place in places if place in shots),
        counts=segment.counts if counted else (),
        window=next((item for item in items if isinstance(item, Window)), None),
        memo=next((item.text for item in items if isinstance(item, Memo)), ""),
        webcam=next((item for item in items if isinstance(item, Webcam)), None),
        removed=(),
    )


def blackened(
    segment: TrackedSegment, screenshots: tuple[Screenshot, ...]
) -> TrackedSegment | None:
    """The segment with these in place of those of the same monitors; None where one was of no such moment."""
    new = {(shot.monitor, shot.taken_ms): shot for shot in screenshots}
    if not new.keys() <= {(shot.monitor, shot.taken_ms) for shot in segment.kept_screenshots}:
        return None
    shots = tuple(new.get((shot.monitor, shot.taken_ms), shot) for shot in segment.screenshots)
    return replace(segment, screenshots=shots)


def _is_taken_back(item: Item, parts: tuple[Part, ...]) -> bool:
    # A reason holds nothing that could be taken back.
    return not isinstance(item, Absence) and any(is_named(item, part) for part in parts)


def _activity(segment: TrackedSegment) -> Item:
    if segment.no_counts is not None:
        return Absence(ItemKind.ACTIVITY, segment.no_counts)
    return Activity(
        keys=tuple(minute.keys for minute in segment.counts),
        clicks=tuple(minute.clicks for minute in segment.counts),
        scrolls=tuple(minute.scrolls for minute in segment.counts),
    )


def _signals(segment: TrackedSegment) -> Item:
    if segment.no_counts is not None:
        return Absence(ItemKind.SIGNALS, segment.no_counts)
    seen = tuple(int(minute.device_input) for minute in segment.counts)
    return Signals(
        injected=tuple(minute.injected for minute in segment.counts),
        device_input=None if segment.no_devices else seen,
    )


def _padded(counts: tuple[MinuteCounts, ...], length: int) -> tuple[MinuteCounts, ...]:
    return counts + (_NOTHING,) * (length - len(counts))


def _exactly(counts: tuple[MinuteCounts, ...], length: int) -> tuple[MinuteCounts, ...]:
    return _padded(counts, length)[:length]
