"""Taking back and changing what is not signed yet: keep, delete, redact, another memo."""

from __future__ import annotations

from dataclasses import replace

from agent.core import idle, segments
from agent.core.events import EditMemo, Redact
from agent.core.model import State
from agent.core.notices import NoticeCode
from agent.core.problems import ProblemCode
from agent.core.tracked import Part, TrackedSegment
from agent.core.work import Work
from wire.records import MEMO_CHARACTERS, ItemKind, SegmentId, minutes_touched
from wire.text import clean_text

HOLD_MS = 120_000
"""How long one hold lasts. Whoever looks on holds again; a window that died holds nothing for long."""
LONGEST_HOLD_MS = 3_600_000
"""How long after the end of its slot a segment can be held at most: later ones of its contract wait behind it."""


def keep(work: Work, segment: SegmentId) -> None:
    """End the review of a segment."""
    found = _find(work, segment)
    if found is None:
        # Keep is also what silence means, so it is never too late for it.
        if not _is_sealed(work.state, segment):
            work.refuse(ProblemCode.UNKNOWN_SEGMENT, segment=segment)
        return
    kept = replace(found, kept=True, review_until_ms=work.now_ms)
    if found is work.state.open:
        work.state = replace(work.state, open=kept)
        work.put(kept)
    else:
        work.replace_waiting(found, kept)


def hold_review(work: Work, segment: SegmentId) -> None:
    """Begin the review of a segment again, or go on with it, for as long as one hold lasts."""
    found = _unsealed(work, segment)
    if found is None:
        return
    longest_ms = segments.slot_end(found) + found.moved_ms + LONGEST_HOLD_MS
    until_ms = min(work.now_ms + HOLD_MS, longest_ms)
    if found.review_until_ms is not None and not found.kept:
        until_ms = max(until_ms, found.review_until_ms)
    if until_ms <= work.now_ms:
        return
    held = replace(found, kept=False, review_until_ms=until_ms)
    if found is work.state.open:
        work.state = replace(work.state, open=held)
        work.put(held)
    else:
        work.replace_waiting(found, held)


def delete(work: Work, segment: SegmentId) -> None:
    """Drop a segment that is not signed."""
    found = _unsealed(work, segment)
    if found is None:
        return
    if found is not work.state.open:
        minutes = minutes_touched(start_ms=found.start_ms, end_ms=found.end_ms)
        work.replace_waiting(found, None)
        work.tell(NoticeCode.SEGMENT_DELETED, minutes=minutes)
        return
    # The rest of the slot is not tracked either: its picture was seen and turned down.
    resumes_ms = segments.slot_end(found)
    work.drop(found)
    work.state = replace(work.state, open=None, capture_ms=None, floor_ms=resumes_ms)
    minutes = minutes_touched(start_ms=found.start_ms, end_ms=work.now_ms)
    work.tell(NoticeCode.SEGMENT_DELETED, minutes=minutes, resumes_ms=resumes_ms)
    work.begin(work.now_ms)


def redact(work: Work, verb: Redact) -> None:
    """Take parts of a segment back; its time stays."""
    found = _unsealed(work, verb.segment)
    if found is None:
        return
    named = [part for part in verb.removed if _is_there(found, part)]
    if len(named) < len(verb.removed):
        work.refuse(ProblemCode.NOTHING_TO_REDACT, segment=verb.segment)
        return
    changed = segments.blackened(found, verb.blackened)
    if changed is None:
        work.refuse(ProblemCode.NOTHING_TO_REDACT, segment=verb.segment)
        return
    removed = tuple(dict.fromkeys((*found.removed, *verb.removed)))
    _change(work, found, replace(changed, removed=removed, removed_for=verb.reason))


def _is_there(segment: TrackedSegment, part: Part) -> bool:
    """Whether the segment has, as far as it goes, what `part` names."""
    if part.kind is ItemKind.SCREENSHOT:
        shots = segment.kept_screenshots
        return any(part.monitor in (None, shot.monitor.index) for shot in shots)
    if part in segment.removed:
        return False
    match part.kind:
        case ItemKind.ACTIVITY:
            return segment.no_counts is None
        case ItemKind.WINDOW:
            return segment.window is not None
        case ItemKind.WEBCAM:
            return segment.webcam is not None
        case _:
            return part.kind is ItemKind.MEMO


def edit_memo(work: Work, verb: EditMemo) -> None:
    """Give a segment another memo."""
    memo = clean_text(verb.memo, MEMO_CHARACTERS)
    if len(verb.memo) > MEMO_CHARACTERS:
        work.refuse(
            ProblemCode.MEMO_TOO_LONG, characters=str(len(verb.memo)), limit=str(MEMO_CHARACTERS)
        )
        return
    found = _unsealed(work, verb.segment)
    if found is None:
        return
    known = work.state.known(found.contract)
    if found.idle and not memo:
        work.refuse(ProblemCode.MEMO_MISSING, contract=found.contract, why=idle.WHY_EDIT)
        return
    if known is not None and known.contract.memo_required and not memo:
        work.refuse(ProblemCode.MEMO_MISSING, contract=found.contract)
        return
    if Part(ItemKind.MEMO) in found.removed:
        work.refuse(ProblemCode.ALREADY_REDACTED, segment=verb.segment)
        return
    _change(work, found, replace(found, memo=memo))


def _unsealed(work: Work, segment: SegmentId) -> TrackedSegment | None:
    """The segment, where it can still be changed; otherwise the verb is refused."""
    found = None if segment in work.state.handed else _find(work, segment)
    if found is None:
        sealed = _is_sealed(work.state, segment)
        code = ProblemCode.ALREADY_SEALED if sealed else ProblemCode.UNKNOWN_SEGMENT
        work.refuse(code, segment=segment)
    return found


def _change(work: Work, old: TrackedSegment, new: TrackedSegment) -> None:
    """Put `new`, of the same span, in the place of an open or waiting segment."""
    if old is not work.state.open:
        work.replace_waiting(old, new)
        return
    work.discard(old, new)
    work.state = replace(work.state, open=new)
    work.put(new)


def _find(work: Work, segment: SegmentId) -> TrackedSegment | None:
    opened = work.state.open
    if opened is not None and opened.segment == segment:
        return opened
    return next((entry for entry in work.state.waiting if entry.segment == segment), None)


def _is_sealed(state: State, segment: SegmentId) -> bool:
    if segment in state.handed or any(entry.segment == segment for entry in state.sealed):
        return True
    latest = state.latest
    return latest is not None and latest.segment.segment == segment and not latest.deleted
