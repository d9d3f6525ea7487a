"""What the senses, the passing of time and the world do to the clock, once the table has let them through."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from agent.core import idle, idle_time, sealing, segments
from agent.core.commands import Seal, TakeShot
from agent.core.events import (
    CaptureDue,
    ClockStepped,
    CountingFailed,
    IdleReached,
    IdleUnanswered,
    InputCounted,
    InputSeen,
    KnownContract,
    LimitCrossed,
    LockAsked,
    MinuteEnded,
    PauseEnded,
    ScreenLocked,
    ScreenUnlocked,
    SealDue,
    Sensed,
    SessionEnding,
    Slept,
    SlotEnded,
    StorageDue,
    Suspending,
    TimeCorrected,
    Timed,
)
from agent.core.limits import LimitLevel
from agent.core.model import CLOCKED_IN, Mode, Pause, State
from agent.core.notices import NoticeCode
from agent.core.tracked import SessionMark, TrackedSegment
from agent.core.work import Work
from wire.moment import LATE_MS
from wire.records import MINUTE_MS, Feature, Reason, minutes_touched

LOCK_GRACE_MS = 3_000
"""Input this soon after something asked for a lock is still the one that asked, such as a key going up."""


def apply_sensed(work: Work, event: Sensed) -> None:
    """Take in what the senses tell."""
    match event:
        case InputCounted():
            opened = _open(work)
            if opened.no_counts is None:
                counted = segments.add_counts(opened, event.counts, at_ms=event.at_ms)
                if event.no_devices and counted.signals:
                    counted = replace(counted, no_devices=True)
                work.state = replace(work.state, open=counted)
        case CountingFailed():
            # Some minutes may have been counted, but a part shown as the whole would be a lie.
            opened = replace(_open(work), no_counts=event.reason)
            work.state = replace(work.state, open=opened, no_counts=event.reason)
            work.put(opened)
        case InputSeen():
            _input_seen(work, event.at_ms)
        case IdleReached():
            _idle_reached(work)
        case ScreenLocked():
            work.state = replace(work.state, screen_locked=True)
            by_hand = work.state.pause is not None and work.state.pause.by_hand
            if work.state.mode in CLOCKED_IN and not by_hand:
                idle.interrupt(work, work.now_ms)
                work.end(work.now_ms, Mode.LOCKED)
        case ScreenUnlocked():
            work.state = replace(work.state, screen_locked=False)
            if work.state.mode is Mode.LOCKED:
                _touch(work, work.now_ms)
                _resume(work)
        case LockAsked():
            _pause(work, since_ms=work.now_ms + LOCK_GRACE_MS)
        case SessionEnding():
            work.end(work.now_ms, Mode.CLOCKED_OUT)
            _clock_out(work, NoticeCode.STOPPED_AT_LOG_OUT)
        case Suspending():
            _pause(work, since_ms=work.now_ms)
        case Slept():
            _slept(work, event)
        case ClockStepped():
            _clock_stepped(work, event)
        case TimeCorrected():
            tracking = work.state.open is not None
            if tracking:
                work.end(event.end_ms, Mode.PAUSED)
            _shift(work, event.shift_ms)
            if tracking:
                work.begin(work.now_ms)
        case _:
            assert_never(event)


def apply_timed(work: Work, event: Timed) -> None:
    """Do what is due."""
    state = work.state
    match event:
        case MinuteEnded():
            work.mark_session()
        case SlotEnded():
            end_ms = segments.slot_end(_open(work))
            work.end(end_ms, Mode.PAUSED)
            work.begin(end_ms)
        case PauseEnded():
            session = state.session
            if session is not None and session.paused:
                going = replace(session, paused=False, paused_until_ms=None)
                work.state = replace(state, session=going)
            work.begin(work.now_ms)
        case CaptureDue():
            opened = _open(work)
            known = state.known(opened.contract)
            if known is None:
                raise AssertionError("tracking on an unknown contract")
            policy = known.contract.policy
            shooting = state.shooting | {opened.segment}
            if policy.screenshots and opened.due_ms is not None:
                late = work.now_ms > opened.due_ms + LATE_MS
                opened = replace(opened, no_screenshot=Reason.CAPTURE_FAILED) if late else opened
            opened = _photo_allowed(state, known, opened, work.now_ms)
            work.state = replace(state, capture_ms=None, shooting=shooting, open=opened)
            work.emit(
                TakeShot(
                    segment=opened.segment,
                    screenshots=opened.no_screenshot is None,
                    window=policy.window,
                    webcam=segments.wants_photo(opened),
                    monitors=policy.monitors,
                    blur=policy.blur,
                )
            )
        case SealDue():
            handed = {one.segment for one in state.waiting if one.segment == event.name}
            work.state = replace(state, handed=state.handed | handed)
            outgoing = sealing.statements(state, event.name)
            again = event.name in state.handed
            work.emit(Seal(name=event.name, outgoing=outgoing, again=again))
        case LimitCrossed():
            work.state = replace(state, limit=event.level)
            if event.level is LimitLevel.REACHED:
                work.tell(NoticeCode.LIMIT_REACHED)
            elif event.level is LimitLevel.NEAR and state.limit is LimitLevel.BELOW:
                work.tell(NoticeCode.LIMIT_NEAR)
        case IdleUnanswered():
            idle.forget(work)
        case StorageDue():
            work.state = replace(state, storage_retry_ms=None, owed=())
            kept = {entry.segment: entry for entry in (*state.waiting, *state.sealed)}
            for entry in kept.values():
                work.put(entry)
            for owed in state.owed:
                if owed.segment in kept:
                    work.discard(owed, kept[owed.segment])
                else:
                    work.drop(owed)
            for seed in state.seeds:
                work.put_seed(seed)
            work.mark_session()
        case _:
            assert_never(event)


def _photo_allowed(
    state: State, known: KnownContract, opened: TrackedSegment, now_ms: int
) -> TrackedSegment:
    """The segment at its moment, with a reason in the photo's place where none may be taken any more."""
    if not segments.wants_photo(opened):
        return opened
    if not state.covers(known, Feature.WEBCAM):
        return replace(opened, no_webcam=Reason.NOT_AGREED)
    if opened.due_ms is not None and now_ms > opened.due_ms + LATE_MS:
        return replace(opened, no_webcam=Reason.CAPTURE_FAILED)
    return opened


def _shift(work: Work, by_ms: int) -> None:
    """Agent time has moved. While clocked in that is written down, for idle time may reach back over it.

    On a stopped clock nothing may have to be written: the event could never be taken in on a full disk.
    """
    work.state = shifted(work.state, by_ms)
    if by_ms and work.state.mode in CLOCKED_IN:
        for entry in work.state.waiting:
            work.put(entry)
        work.mark_session()


def shifted(state: State, by_ms: int) -> State:
    """The state on a time line that was moved by `by_ms`; evidence and its floor keep their instants."""
    if not by_ms:
        return state
    session, pause = state.session, state.pause
    if session is not None:
        session = moved_session(session, by_ms)
    if pause is not None:
        # What waits for the floor waits for evidence, which keeps its instants.
        until_ms = _moved(pause.until_ms, by_ms) if pause.by_hand else pause.until_ms
        pause = replace(pause, since_ms=pause.since_ms + by_ms, until_ms=until_ms)
    away, question = state.away, state.question
    return replace(
        state,
        session=session,
        pause=pause,
        waiting=tuple(moved_segment(entry, by_ms) for entry in state.waiting),
        away=None if away is None else idle_time.moved_away(away, by_ms),
        question=None if question is None else idle_time.moved_question(question, by_ms),
        seal_retry_ms=_moved(state.seal_retry_ms, by_ms),
        storage_retry_ms=_moved(state.storage_retry_ms, by_ms),
    )


def moved_session(session: SessionMark, by_ms: int) -> SessionMark:
    """The session on a time line that was moved by `by_ms`."""
    return replace(
        session,
        started_ms=session.started_ms + by_ms,
        last_input_ms=session.last_input_ms + by_ms,
        seen_ms=session.seen_ms + by_ms,
        paused_until_ms=_moved(session.paused_until_ms, by_ms),
    )


def moved_segment(segment: TrackedSegment, by_ms: int) -> TrackedSegment:
    """A segment that had ended when the time line was moved: its review goes on, its span stays what it was."""
    return replace(
        segment,
        review_until_ms=_moved(segment.review_until_ms, by_ms),
        moved_ms=segment.moved_ms + by_ms,
    )


def _moved(at_ms: int | None, by_ms: int) -> int | None:
    return None if at_ms is None else at_ms + by_ms


def _open(work: Work) -> TrackedSegment:
    if work.state.open is None:
        raise AssertionError("capturing without an open segment")
    return work.state.open


def _touch(work: Work, at_ms: int) -> None:
    session = work.state.session
    if session is None:
        raise AssertionError("clocked in without a session")
    last_ms = max(session.last_input_ms, at_ms)
    work.state = replace(work.state, session=replace(session, last_input_ms=last_ms))


def _input_seen(work: Work, at_ms: int) -> None:
    _touch(work, at_ms)
    state = work.state
    if state.mode is Mode.AWAY:
        _resume(work)
        return
    pause = state.pause
    if pause is not None and pause.by_hand:
        return
    if pause is not None and pause.until_ms is None and at_ms > pause.since_ms:
        _resume(work)


def _idle_reached(work: Work) -> None:
    """Tracking ended at the last input: cut back to it whatever is not sealed."""
    session = work.state.session
    if session is None:
        raise AssertionError("clocked in without a session")
    since_ms = session.last_input_ms
    discarded: list[tuple[int, int]] = []
    if work.state.open is not None:
        discarded.append((max(since_ms, work.state.open.start_ms), work.now_ms))
        work.end(since_ms, Mode.AWAY)
    for entry in tuple(work.state.waiting):
        if sealing.idle_can_reach(work.state, entry):
            begun_ms = max(since_ms, entry.start_ms + entry.moved_ms)
            discarded.append((begun_ms, entry.end_ms + entry.moved_ms))
            work.replace_waiting(entry, sealing.cut_by_idle(work.state, entry))
    idle.go_away(work, discarded)
    if sum(end - start for start, end in discarded) < MINUTE_MS:
        return  # the seconds before a lid is closed are not worth a word
    minutes = sum(minutes_touched(start_ms=start, end_ms=end) for start, end in discarded)
    work.tell(NoticeCode.IDLE_DISCARDED, from_ms=since_ms, minutes=minutes)


def _pause(work: Work, *, since_ms: int) -> None:
    """Track no more until there is input after `since_ms`."""
    idle.interrupt(work, work.now_ms)
    if work.state.mode is Mode.CAPTURING:
        work.end(work.now_ms, Mode.PAUSED, pause=Pause(since_ms=since_ms, until_ms=None))


def _resume(work: Work) -> None:
    """The contractor is back: track on, or ask for a new Start where the contract wants one."""
    session = work.state.session
    known = work.state.known(session.contract) if session is not None else None
    if known is None:
        raise AssertionError("clocked in without a session on a known contract")
    if known.contract.auto_resume:
        work.begin(work.now_ms)
        return
    work.come_back(work.now_ms)
    work.end(work.now_ms, Mode.CLOCKED_OUT)
    _clock_out(work, NoticeCode.START_AGAIN)


def _clock_out(work: Work, notice: NoticeCode) -> None:
    """The session is over, without the contractor's Stop."""
    work.state = replace(work.state, session=None, limit=LimitLevel.BELOW, away=None)
    work.tell(notice, at_ms=work.now_ms)


def _slept(work: Work, event: Slept) -> None:
    idle.interrupt(
        work, event.good_ms, again_ms=work.now_ms if work.state.mode is Mode.AWAY else None
    )
    state = work.state
    if state.mode is Mode.CAPTURING:
        work.tell(NoticeCode.STOPPED_AFTER_SLEEP, good_ms=event.good_ms)
        work.end(event.good_ms, Mode.PAUSED, pause=Pause(since_ms=work.now_ms, until_ms=None))
    elif state.pause is not None and state.pause.until_ms is None:
        work.state = replace(state, pause=replace(state.pause, since_ms=work.now_ms))


def _clock_stepped(work: Work, event: ClockStepped) -> None:
    capturing = work.state.mode is Mode.CAPTURING
    if capturing:
        work.end(event.good_ms, Mode.PAUSED, step_ms=event.step_ms)
    _shift(work, event.shift_ms)
    if capturing:
        pause = Pause(since_ms=work.now_ms, until_ms=None)
        work.state = replace(work.state, pause=pause)
    if work.state.mode in CLOCKED_IN:
        work.tell(NoticeCode.CLOCK_STEPPED, step_ms=event.step_ms)
