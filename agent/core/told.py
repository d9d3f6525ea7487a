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
from wire.records import Reason

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
        _throw_away(work, event)
        return
    known = state.known(found.contract)
    delay_s = known.contract.policy.review_delay_s if known is not None else 0
    screenshots, no_screenshot = event.screenshots, found.no_screenshot or event.no_screenshot
    if screenshots and not _in_time(found, event.taken_ms):
        # Only the moment itself may be shown: a picture of any other instant would be a chosen one.
        _throw_away(work, event)
        screenshots, no_screenshot = (), Reason.CAPTURE_FAILED
    shown = replace(
        found,
        screenshots=screenshots,
        no_screenshot=no_screenshot,
        window=event.window,
        no_window=found.no_window or event.no_window,
        moment_ms=event.taken_ms,
        review_until_ms=work.now_ms + delay_s * 1000 if screenshots else None,
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


def _throw_away(work: Work, event: ShotDone) -> None:
    pictures = [
        file.sha256 for shot in event.screenshots for file in (shot.picture, shot.thumbnail)
    ]
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
    sealed = (after if one.segment == before.segment else one for one in state.sealed)
    work.state = replace(state, sealed=tuple(one for one in sealed if one is not None))
    if after is None:
        work.drop(before)
    else:
        work.discard(before, after)
        work.put(after)


def _delivered(work: Work, event: SegmentsDelivered) -> None:
    kept: list[TrackedSegment] = []
    for one in work.state.sealed:
        if one.segment not in event.segments:
            kept.append(one)
            continue
        work.put(replace(one, phase=Phase.DELIVERED))
        if one.screenshots:
            work.emit(Discard(tuple(shot.picture.sha256 for shot in one.screenshots)))
    work.state = replace(work.state, sealed=tuple(kept))


def _storage_failed(work: Work) -> None:
    """What cannot be kept is not tracked: the open segment ends where it was last written down."""
    state = work.state
    waiting = state.waiting
    if state.open is not None:
        shooting = state.open.segment in state.shooting
        closed = segments.close(state.open, end_ms=state.open.end_ms, shooting=shooting)
        if closed is not None:
            waiting = (*waiting, closed)
    mode = Mode.CLOCKED_OUT if state.mode in CLOCKED_IN else state.mode
    work.state = replace(
        state,
        mode=mode,
        open=None,
        capture_ms=None,
        session=None,
        pause=None,
        waiting=waiting,
        owed=state.owed if state.open is None else (*state.owed, state.open),
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
        work.state = replace(work.state, session=None, limit=LimitLevel.BELOW)
    chosen = None if known is None else state.chosen
    work.state = replace(work.state, mode=mode, chosen=chosen)
