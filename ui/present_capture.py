"""What the last capture looks like and what can still be done about it, decided without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum

from agent.client import CaptureView, ReviewState, Snapshot, Tracking
from ui import formats, messages


class Tone(StrEnum):
    """How a line is meant, by the name of its colour."""

    PLAIN = "ink-muted"
    GOOD = "tracked"
    CARE = "manual"
    LIMIT = "over-limit"
    BAD = "danger"


@dataclass(frozen=True, slots=True)
class Capture:
    """The last capture; `left_ms` is None when its review is over."""

    segment: str
    heading: str
    detail: str
    tone: Tone
    span: str
    """The slot of its segment, from and to."""
    left_ms: int | None
    thumbnails: tuple[str, ...]
    pictures: tuple[str, ...]
    can_keep: bool
    can_delete: bool
    pops_up: bool
    """Whether the preview shows it: in review, and there is something to see."""


def capture(snapshot: Snapshot, elapsed_ms: int, zone: tzinfo | None = None) -> Capture | None:
    """The last capture with what can still be done about it."""
    last = snapshot.capture
    if last is None:
        return None
    now_ms = snapshot.now_ms + elapsed_ms
    time = formats.local_time(last.taken_ms, zone)
    # An age would grow stale in a window that is not redrawn, so it is shown only while it is.
    live = faces_move(snapshot, elapsed_ms)
    heading = (
        messages.CAPTURED_AGO.format(time=time, age=_age(now_ms - last.taken_ms))
        if live
        else messages.CAPTURED_AT.format(time=time)
    )
    left_ms = last.review_until_ms - now_ms
    in_review = last.review is ReviewState.OPEN and left_ms > 0
    segment_open = now_ms < last.slot_start_ms + last.slot_ms
    detail, tone = _capture_detail(last, left_ms if in_review else None, segment_open)
    deleted = last.review is ReviewState.DELETED
    return Capture(
        segment=last.segment,
        heading=heading,
        detail=detail,
        tone=tone,
        span=messages.SPAN.format(
            start=formats.local_time(last.slot_start_ms, zone),
            end=formats.local_time(last.slot_start_ms + last.slot_ms, zone),
        ),
        left_ms=left_ms if in_review else None,
        thumbnails=() if deleted else tuple(p.thumbnail for p in last.pictures),
        pictures=() if deleted else tuple(p.picture for p in last.pictures),
        can_keep=in_review,
        pops_up=in_review and bool(last.pictures),
        can_delete=not deleted and (in_review or segment_open),
    )


def _capture_detail(last: CaptureView, left_ms: int | None, segment_open: bool) -> tuple[str, Tone]:
    if last.review is ReviewState.DELETED:
        return messages.DELETED, Tone.PLAIN
    if last.reason is not None:
        reason = messages.REASONS.get(last.reason, last.reason)
        return messages.NO_PICTURE.format(reason=reason), Tone.CARE
    if left_ms is not None:
        return messages.KEPT_IN.format(left=formats.countdown(left_ms)), Tone.PLAIN
    return messages.WAITS_FOR_UPLOAD if segment_open else messages.KEPT, Tone.PLAIN


def _age(age_ms: int) -> str:
    hours, minutes = formats.age_parts(max(0, age_ms))
    if hours:
        return messages.HOURS_AGO.format(count=hours)
    return messages.MINUTES_AGO.format(count=minutes) if minutes else messages.JUST_NOW


def faces_move(snapshot: Snapshot, elapsed_ms: int) -> bool:
    """Whether anything shown changes with time alone, so that a visible window redraws it."""
    if snapshot.tracking is Tracking.CAPTURING:
        return True
    last = snapshot.capture
    return (
        last is not None
        and last.review is ReviewState.OPEN
        and snapshot.now_ms + elapsed_ms < last.review_until_ms
    )
