"""What to make of the journal at start: end what was open, and go on only if hardly any time was lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from agent.core import segments
from agent.core.commands import Command
from agent.core.consents import Agreement, statement_of
from agent.core.events import KnownContract
from agent.core.model import Mode, State, Surroundings
from agent.core.notices import NoticeCode
from agent.core.tracked import JournalContents, Phase, SessionMark, TrackedSegment
from agent.core.tracking import moved_segment, moved_session
from agent.core.verbs import by_hand, standing
from agent.core.work import Work, belongs
from wire.outgoing import ConsentGiven
from wire.records import ContractId, Reason

CONTINUE_WITHIN_MS = 5 * 60_000
SAME_LINE_MS = 1_000
"""Clocks are read one after the other: the time line did not move by less."""
LONGEST_REVIEW_MS = 60_000
"""No contract gives more time to look at a capture."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was on the disk when the program started.

    `sealed` are the names of those statements that the outbox holds already, whatever the journal came to say
    of them. `floor_ms` is the end of the newest tracked span that was ever written down.
    """

    enrolled: bool
    contracts: tuple[KnownContract, ...]
    chosen: ContractId | None
    consents: Mapping[ContractId, Agreement]
    memos: Mapping[ContractId, tuple[str, ...]]
    journal: JournalContents
    sealed: frozenset[str]
    floor_ms: int


def recover(
    found: Found, surroundings: Surroundings, *, now_ms: int
) -> tuple[State, tuple[Command, ...]]:
    """The first state and what has to be done and told for it."""
    ends = [one.end_ms for one in found.journal.segments]
    begun = [seed.started_ms + 1 for seed in found.journal.seeds]
    base = State(
        mode=Mode.SIGNED_OUT,
        contracts=found.contracts,
        chosen=found.chosen,
        consents=found.consents,
        memos=found.memos,
        seeds=found.journal.seeds,
        floor_ms=max(found.floor_ms, *ends, *begun, 0),
    )
    base = replace(base, unsigned=_unsigned(base, found))
    if base.known(base.chosen) is None:
        base = replace(base, chosen=None)
    recent = found.memos.get(base.chosen, ()) if base.chosen is not None else ()
    mode = standing(base, base.chosen) if found.enrolled else Mode.SIGNED_OUT
    base = replace(base, mode=mode, memo=recent[0] if recent else "")
    work = Work(base, surroundings, now_ms)
    by_ms = _moved_by(found, surroundings, now_ms)
    memo = _take_in_segments(work, found, by_ms)
    _take_in_session(work, found, memo, by_ms)
    return work.finish()


def _moved_by(found: Found, surroundings: Surroundings, now_ms: int) -> int:
    """By how much agent time stands elsewhere than it would, had the last run gone on; 0 where nobody can tell.

    The wall clock may have been set meanwhile, and what the server told of it is not known yet.
    """
    session, clock = found.journal.session, surroundings.clock
    if session is None or session.seen_mono_ms is None or session.boot != clock.boot:
        return 0
    by_ms = now_ms - session.seen_ms - (clock.mono_ms - session.seen_mono_ms)
    return by_ms if abs(by_ms) >= SAME_LINE_MS else 0


def _unsigned(state: State, found: Found) -> tuple[ConsentGiven, ...]:
    """What was agreed to and is not sealed, oldest first."""
    agreed = sorted(found.consents.items(), key=lambda one: one[1].at_ms)
    statements = (statement_of(*one, state.known(one[0])) for one in agreed)
    return tuple(one for one in statements if one and one.outgoing not in found.sealed)


def _take_in_segments(work: Work, found: Found, by_ms: int) -> str | None:
    """Close what was open, and return the memo that it had."""
    memo: str | None = None
    waiting: list[TrackedSegment] = []
    sealed: list[TrackedSegment] = []
    for one in found.journal.segments:
        if one.phase is Phase.OPEN:
            memo = one.memo
        if one.segment in found.sealed or one.phase is Phase.SEALED:
            kept = replace(one, phase=Phase.SEALED)
            sealed.append(kept)
        else:
            ended = segments.close(one, end_ms=one.end_ms, shooting=True)
            if ended is None:
                work.drop(one)
                continue
            work.discard(one, ended)
            # A moment that had not come and a picture that was lost with the process look alike here.
            kept = _reviewed(segments.without_moment(ended, Reason.INTERRUPTED), by_ms, work.now_ms)
            waiting.append(kept)
        if kept != one:
            work.put(kept)
    work.state = replace(work.state, waiting=tuple(waiting), sealed=tuple(sealed))
    return memo


def _reviewed(segment: TrackedSegment, by_ms: int, now_ms: int) -> TrackedSegment:
    """The segment on the present time line, whatever was done to the clock: it has ended, and its review does in time.

    How far it was moved before may mean nothing any more, as after a boot. Were its end taken to lie ahead, idle
    time of a later session would reach back to it.
    """
    moved = moved_segment(segment, by_ms) if by_ms else segment
    moved = replace(moved, moved_ms=min(moved.moved_ms, now_ms - moved.end_ms))
    until_ms = moved.review_until_ms
    if until_ms is None or until_ms <= now_ms + LONGEST_REVIEW_MS:
        return moved
    return replace(moved, review_until_ms=now_ms + LONGEST_REVIEW_MS)


def _take_in_session(work: Work, found: Found, memo: str | None, by_ms: int) -> None:
    session = found.journal.session
    if session is None:
        return
    ended_ms, session = session.seen_ms, moved_session(session, by_ms)
    state = work.state
    gap_ms = work.now_ms - session.seen_ms
    known = state.known(session.contract)
    same_boot = session.boot == work.surroundings.clock.boot
    agreed = found.enrolled and known is not None and state.agreed(known)
    minutes = session_minutes(state.waiting, session)
    if agreed and same_boot and 0 <= gap_ms < CONTINUE_WITHIN_MS:
        done_ms = sum(
            one.end_ms - one.start_ms
            for one in (*state.waiting, *state.sealed)
            if belongs(one, session)
        )
        kept = replace(session, done_ms=max(done_ms, session.done_ms))
        work.state = replace(
            state,
            chosen=session.contract,
            session=kept,
            memo=state.memo if memo is None else memo,
        )
        work.tell(NoticeCode.RECOVERED_AND_CONTINUED, gap_ms=gap_ms, minutes=minutes)
        if session.paused:
            pause = by_hand(work.now_ms, session)
            work.state = replace(work.state, mode=Mode.PAUSED, pause=pause)
            work.mark_session()
        else:
            work.begin(work.now_ms)
        return
    work.end_seed(still=None, at_ms=ended_ms)
    work.mark_session()
    work.tell(NoticeCode.RECOVERED_AND_STOPPED, gap_ms=max(gap_ms, 0), minutes=minutes)


def session_minutes(kept: tuple[TrackedSegment, ...], session: SessionMark) -> int:
    """How many minutes of a session lie in `kept`."""
    return sum(len(one.counts) for one in kept if belongs(one, session))
