"""What answers of workers and news from server and disk do, once the table has let them through."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from agent.core import segments
from agent.core.commands import Discard
from agent.core.events import (
    ContractsChanged,
    Enrolled,
    KnownContract,
    SealingFailed,
    SegmentsDelivered,
    SegmentSealed,
    ShotDone,
    StorageFailed,
    Told,
)
from agent.core.limits import LimitLevel
from agent.core.model import CLOCKED_IN, Latest, Mode
from agent.core.tracked import Phase, TrackedSegment
from agent.core.verbs import standing
from agent.core.work import Work

RETRY_MS = 30_000
"""How long to wait after a failed write or seal."""


def apply_told(work: Work, event: Told) -> None:
    """Take in an answer or news."""
    match event:
        case ShotDone():
            _shot_done(work, event)
        case SegmentSealed():
            _sealed(work, event)
        case SealingFailed():
            _sealing_failed(work, event)
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
        pictures = [
            file.sha256 for shot in event.screenshots for file in (shot.picture, shot.thumbnail)
        ]
        if pictures:
            work.emit(Discard(tuple(pictures)))
        return
    known = state.known(found.contract)
    delay_s = known.contract.policy.review_delay_s if known is not None else 0
    shown = replace(
        found,
        screenshots=event.screenshots,
        no_screenshot=found.no_screenshot or event.no_screenshot,
        window=event.window,
        no_window=found.no_window or event.no_window,
        moment_ms=event.taken_ms,
        review_until_ms=work.now_ms + delay_s * 1000 if event.screenshots else None,
    )
    if opened is not None:
        work.state = replace(state, open=shown, latest=Latest(segment=shown, deleted=False))
        work.put(shown)
        return
    in_time = segments.held_to_span(shown)
    work.discard(shown, in_time)
    work.state = replace(state, latest=Latest(segment=in_time, deleted=False))
    work.replace_waiting(found, in_time)


def _sealed(work: Work, event: SegmentSealed) -> None:
    state = work.state
    found = next((one for one in state.waiting if one.segment == event.segment), None)
    if found is None:
        return
    sealed = replace(found, phase=Phase.SEALED)
    work.state = replace(
        state,
        waiting=tuple(one for one in state.waiting if one is not found),
        sealed=(*state.sealed, sealed),
        handed=state.handed - {event.segment},
        seal_retry_ms=None,
    )
    work.put(sealed)


def _sealing_failed(work: Work, event: SealingFailed) -> None:
    work.state = replace(
        work.state,
        handed=work.state.handed - {event.segment},
        seal_retry_ms=work.now_ms + RETRY_MS,
    )


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
