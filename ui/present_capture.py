"""What the last capture looks like and what can still be done about it, decided without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum

from agent.client import CaptureView, ReviewState, Snapshot, Tracking
from ui import formats, messages
from ui.tongue import tr, tr_count

_MINUTE_MS = 60_000


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
    can_redact: bool = False
    """Whether there are pictures of which parts can be blacked out."""
    can_remove_photo: bool = False
    """Whether there is a webcam photo, the last of the pictures, that can be taken back alone."""


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
        tr(messages.CAPTURED_AGO).format(time=time, age=_age(now_ms - last.taken_ms))
        if live
        else tr(messages.CAPTURED_AT).format(time=time)
    )
    left_ms = last.review_until_ms - now_ms
    in_review = last.review is ReviewState.OPEN and left_ms > 0
    segment_open = now_ms < last.slot_start_ms + last.slot_ms
    detail, tone = _capture_detail(last, left_ms if in_review else None, segment_open)
    if last.no_photo is not None and last.review is not ReviewState.DELETED:
        reason = tr(messages.REASONS.get(last.no_photo, last.no_photo))
        detail = f"{detail} {tr(messages.NO_PHOTO).format(reason=reason)}"
    deleted = last.review is ReviewState.DELETED
    photo = () if last.photo is None else (last.photo,)
    return Capture(
        segment=last.segment,
        heading=heading,
        detail=detail,
        tone=tone,
        span=tr(messages.SPAN).format(
            start=formats.local_time(last.slot_start_ms, zone),
            end=formats.local_time(last.slot_start_ms + last.slot_ms, zone),
        ),
        left_ms=left_ms if in_review else None,
        thumbnails=() if deleted else tuple(p.thumbnail for p in (*last.pictures, *photo)),
        pictures=() if deleted else tuple(p.picture for p in (*last.pictures, *photo)),
        can_keep=in_review,
        pops_up=in_review and bool(last.pictures or photo),
        can_delete=not deleted and (in_review or segment_open),
        can_redact=not deleted and bool(last.pictures or photo),
        can_remove_photo=bool(photo) and not deleted and (in_review or segment_open),
    )


def _capture_detail(last: CaptureView, left_ms: int | None, segment_open: bool) -> tuple[str, Tone]:
    if last.review is ReviewState.DELETED:
        return tr(messages.DELETED), Tone.PLAIN
    if last.reason is not None:
        reason = tr(messages.REASONS.get(last.reason, last.reason))
        return tr(messages.NO_PICTURE).format(reason=reason), Tone.CARE
    if left_ms is not None:
        return tr(messages.KEPT_IN).format(left=formats.countdown(left_ms)), Tone.PLAIN
    return tr(messages.WAITS_FOR_UPLOAD) if segment_open else tr(messages.KEPT), Tone.PLAIN


def _age(age_ms: int) -> str:
    hours, minutes = formats.age_parts(max(0, age_ms))
    if hours:
        return tr_count(messages.HOURS_AGO, hours)
    return tr_count(messages.MINUTES_AGO, minutes) if minutes else tr(messages.JUST_NOW)


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


def moves_in_ms(snapshot: Snapshot, elapsed_ms: int, *, seconds: bool = True) -> int:
    """Milliseconds until anything shown looks different; only while `faces_move`.

    Without `seconds` the session's clock shows minutes alone. What counts down shows its seconds in any case.
    """
    due = [_MINUTE_MS]
    if snapshot.tracking is Tracking.CAPTURING:
        unit = 1000 if seconds else _MINUTE_MS
        due.append(unit - (snapshot.session_ms + elapsed_ms) % unit)
    last = snapshot.capture
    if last is not None:
        now_ms = snapshot.now_ms + elapsed_ms
        # The words of its age change with the minute, those of its deletion with the end of the segment.
        due.append(_MINUTE_MS - (now_ms - last.taken_ms) % _MINUTE_MS)
        to_end = last.slot_start_ms + last.slot_ms - now_ms
        if to_end > 0:
            due.append(to_end)
        left_ms = last.review_until_ms - now_ms
        if last.review is ReviewState.OPEN and left_ms > 0:
            due.append(to_next_second(left_ms))
    return min(due)


def to_next_second(left_ms: int) -> int:
    """Milliseconds until a `formats.countdown` with so much left shows one second less."""
    return left_ms % 1000 or 1000
