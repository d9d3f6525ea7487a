"""What answers of workers and news from server and disk do, once the table has let them through."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from agent.core import sealing, segments
from agent.core.commands import Discard
from agent.core.events import (
    ContractsChanged,
    Enrolled,
    KnownContract,
    Sealed,
    SealingFailed,
    SegmentsDelivered,
    ShotDone,
    StorageFailed,
    TakenBack,
    Told,
)
from agent.core.limits import LimitLevel
from agent.core.model import CLOCKED_IN, Latest, Mode
from agent.core.tracked import Phase, TrackedSegment
from agent.core.verbs import standing
from agent.core.work import Work
from wire.moment import LATE_MS
from wire.records import Pictured, Reason, SegmentId

RETRY_MS = 30_000
"""How long to wait after a failed write or seal."""


def apply_told(work: Work, event: Told) -> None:
    """Take in an answer or news."""
    match event:
        case ShotDone():
            _shot_done(work, event)
        case Sealed():
            _sealed(work, event.name)
        case SealingFailed():
            _sealing_failed(work, event)
        case TakenBack():
            _taken_back(work, event)
        case SegmentsDelivered():
            _delivered(work, event)
        case StorageFailed():
            _storage_failed(work)
        case Enrolled():
            state = replace(work.state, contracts=event.contracts)
            work.state = replace(state, mode=standing(state, state.chosen))
        case ContractsChanged():
            _contracts_changed(work, event.contracts)
        case _:
            assert_never(event)


def _shot_done(work: Work, event: ShotDone) -> None:
    work.state = replace(work.state, shooting=work.state.shooting - {event.segment})
    state = work.state
    opened = state.open if state.open and state.open.segment == event.segment else None
    found = opened or next((one for one in state.waiting if one.segment == event.segment), None)
    if found is None:
        # Deleted or discarded meanwhile: the picture must not stay either.
        _throw_away(work, event.screenshots)
        _throw_away(work, () if event.webcam is None else (event.webcam,))
        return
    known = state.known(found.contract)
    delay_s = known.contract.policy.review_delay_s if known is not None else 0
    screenshots, no_screenshot = event.screenshots, found.no_screenshot or event.no_screenshot
    if screenshots and not _in_time(found, event.taken_ms):
        # Only the moment itself may be shown: a picture of any other instant would be a chosen one.
        _throw_away(work, event.screenshots)
        screenshots, no_screenshot = (), Reason.CAPTURE_FAILED
    webcam, no_webcam = event.webcam, found.no_webcam or event.no_webcam
    if webcam is not None and not (
        segments.wants_photo(found) and _in_time(found, webcam.taken_ms)
    ):
        _throw_away(work, (webcam,))
        webcam, no_webcam = None, found.no_webcam or Reason.CAPTURE_FAILED
    shown = replace(
        found,
        screenshots=screenshots,
        no_screenshot=no_screenshot,
        window=event.window,
        no_window=found.no_window or event.no_window,
        webcam=webcam,
        no_webcam=no_webcam,
        moment_ms=event.taken_ms,
        review_until_ms=work.now_ms + delay_s * 1000 if screenshots or webcam else None,
    )
    if opened is not None:
        work.state = replace(state, open=shown, latest=Latest(segment=shown, deleted=False))
        work.put(shown)
        return
    in_time = segments.held_to_span(shown)
    work.discard(shown, in_time)
    work.state = replace(state, latest=Latest(segment=in_time, deleted=False))
    work.replace_waiting(found, in_time)


def _in_time(segment: TrackedSegment, taken_ms: int) -> bool:
    due_ms = segment.due_ms
    return due_ms is None or due_ms <= taken_ms <= due_ms + LATE_MS


def _throw_away(work: Work, unwanted: tuple[Pictured, ...]) -> None:
    pictures = [file.sha256 for one in unwanted for file in (one.picture, one.thumbnail)]
    if pictures:
        work.emit(Discard(tuple(pictures)))


def _sealed(work: Work, name: str) -> None:
    work.state = replace(work.state, seal_retry_ms=None)
    state = work.state
    unsigned = tuple(one for one in state.unsigned if one.outgoing != name)
    if len(unsigned) < len(state.unsigned):
        work.state = replace(state, unsigned=unsigned)
        return
    for seed in state.seeds:
        if seed.session == name:
            work.put_seed(replace(seed, stated=True))
            return
    revealed = sealing.revealed_by(state, name)
    if revealed is not None:
        work.drop_seed(revealed.session)
        return
    found = next((one for one in state.waiting if one.segment == name), None)
    if found is None:
        return
    sealed = replace(segments.without(found, found.removed), phase=Phase.SEALED)
    work.state = replace(
        state,
        waiting=tuple(one for one in state.waiting if one is not found),
        sealed=(*state.sealed, sealed),
        handed=state.handed - {found.segment},
    )
    work.put(sealed)


def _sealing_failed(work: Work, event: SealingFailed) -> None:
    handed = work.state.handed
    if not event.again:
        # Otherwise it may have worked the first time.
        handed = frozenset(one for one in handed if one != event.name)
    work.state = replace(work.state, handed=handed, seal_retry_ms=work.now_ms + RETRY_MS)


def _taken_back(work: Work, event: TakenBack) -> None:
    state, before, after = work.state, event.before, event.after
    work.state = replace(
        state,
        sealed=_with(state.sealed, before.segment, after),
        # One that was sealed though that looked like a failure waits to be sealed again.
        waiting=_with(state.waiting, before.segment, after),
    )
    if after is None:
        work.drop(before)
    else:
        work.discard(before, after)
        work.put(after)


def _with(
    rows: tuple[TrackedSegment, ...], name: SegmentId, new: TrackedSegment | None
) -> tuple[TrackedSegment, ...]:
    """The rows with `new` in the place of the one of this name; None drops it."""
    changed = (new if one.segment == name else one for one in rows)
    return tuple(one for one in changed if one is not None)


def _delivered(work: Work, event: SegmentsDelivered) -> None:
    kept: list[TrackedSegment] = []
    for one in work.state.sealed:
        if one.segment not in event.segments:
            kept.append(one)
            continue
        work.put(replace(one, phase=Phase.DELIVERED))
        if one.pictured:
            work.emit(Discard(tuple(shown.picture.sha256 for shown in one.pictured)))
    work.state = replace(work.state, sealed=tuple(kept))


def _storage_failed(work: Work) -> None:
    """What cannot be kept is not tracked: the open segment ends where it was last written down."""
    state = work.state
    waiting = state.waiting
    owed = state.owed
    if state.open is not None:
        owed = (*owed, state.open)
        shooting = state.open.segment in state.shooting
        closed = segments.close(state.open, end_ms=state.open.end_ms, shooting=shooting)
        if closed is not None:
            waiting = (*waiting, closed)
    if sealing.is_away(state, work.now_ms):
        # Nobody will be clocked in any more to whom idle time could be told later.
        known = {one.segment for one in owed}
        reached = [one for one in waiting if sealing.idle_can_reach(state, one)]
        owed = (*owed, *(one for one in reached if one.segment not in known))
        cut = (sealing.cut_by_idle(state, one) for one in waiting)
        waiting = tuple(one for one in cut if one is not None)
    mode = Mode.CLOCKED_OUT if state.mode in CLOCKED_IN else state.mode
    work.state = replace(
        state,
        mode=mode,
        open=None,
        capture_ms=None,
        session=None,
        pause=None,
        away=None,
        waiting=waiting,
        owed=owed,
        limit=LimitLevel.BELOW,
        storage_retry_ms=work.now_ms + RETRY_MS,
    )


def _contracts_changed(work: Work, contracts: tuple[KnownContract, ...]) -> None:
    state = replace(work.state, contracts=contracts)
    known = state.known(state.chosen)
    work.state = state
    if known is not None and state.agreed(known) and state.mode in CLOCKED_IN:
        return
    mode = standing(state, state.chosen)
    if state.session is not None:
        # Nothing may be captured under a policy that was not agreed to.
        work.end(work.now_ms, mode)
        work.state = replace(work.state, session=None, limit=LimitLevel.BELOW, away=None)
    chosen = None if known is None else state.chosen
    work.state = replace(work.state, mode=mode, chosen=chosen)
