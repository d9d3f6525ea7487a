"""Which statements may be sealed now: nothing can change them, and what they build on is sealed before them.

Consents go first, then the session statements, then segments that nothing can reach any more, oldest first; a
session is revealed when none of its segments is left.
"""

from __future__ import annotations

from agent.core import segments
from agent.core.idle_time import IdleQuestion
from agent.core.model import CLOCKED_IN, State
from agent.core.tracked import SeedMark, TrackedSegment
from wire.moment import seed_sha256
from wire.outgoing import Outgoing, OutgoingId, SessionRevealed, SessionStarted
from wire.records import MINUTE_MS, ContractId


def idle_ms(state: State) -> int | None:
    """How long the session's contract lets input be missing; None: for ever, or nobody is clocked in."""
    session = state.session
    known = state.known(session.contract) if session is not None else None
    if known is None or known.contract.idle_minutes is None:
        return None
    return known.contract.idle_minutes * MINUTE_MS


def idle_can_reach(state: State, segment: TrackedSegment) -> bool:
    """Whether an idle discard could still cut this closed segment back."""
    session = state.session
    if session is None or idle_ms(state) is None or segment.segment in state.handed:
        return False
    if segment.idle:
        return False
    return session.last_input_ms - segment.moved_ms < segment.end_ms


def held_by_question(state: State, segment: TrackedSegment) -> bool:
    """Whether idle time before this closed segment may still be kept: spans of one chain never run back."""
    asked = state.question
    return (
        asked is not None
        and segment.contract == asked.contract
        and segment.start_ms + segment.moved_ms >= asked.from_ms
        and _may_be_kept(state, asked)
    )


def _may_be_kept(state: State, asked: IdleQuestion) -> bool:
    known = state.known(asked.contract)
    return known is not None and known.contract.idle_keep


def is_away(state: State, now_ms: int) -> bool:
    """Whether input has been missing for as long as the session's contract lets it."""
    session, idle = state.session, idle_ms(state)
    return session is not None and idle is not None and now_ms - session.last_input_ms >= idle


def cut_by_idle(state: State, segment: TrackedSegment) -> TrackedSegment | None:
    """What idle time leaves of a closed segment that it can reach; None: nothing."""
    session = state.session
    if session is None or not idle_can_reach(state, segment):
        return segment
    return segments.cut_back(segment, session.last_input_ms - segment.moved_ms)


def under_review(segment: TrackedSegment, now_ms: int) -> bool:
    """Whether the contractor may still look at the capture before it goes."""
    return (
        segment.review_until_ms is not None
        and not segment.kept
        and now_ms < segment.review_until_ms
    )


def next_to_seal(state: State, now_ms: int) -> str | None:
    """The name of the next statement that may be sealed: a consent's, a session's, its reveal's or a segment's."""
    if state.storage_retry_ms is not None:
        return None
    if state.seal_retry_ms is not None and now_ms < state.seal_retry_ms:
        return None
    if state.unsigned:
        return state.unsigned[0].outgoing
    for seed in state.seeds:
        if not seed.stated:
            return seed.session
    ready = _next_segment(state, now_ms)
    if ready is not None:
        return ready.segment
    return next((_reveal_name(seed) for seed in state.seeds if _can_be_revealed(state, seed)), None)


def statements(state: State, name: str) -> tuple[Outgoing, ...]:
    """What is signed under this name of `next_to_seal`."""
    for consent in state.unsigned:
        if consent.outgoing == name:
            return (consent,)
    for seed in state.seeds:
        if seed.session == name:
            return (_started(seed),)
        if _reveal_name(seed) == name:
            return (_revealed(seed),)
    return segments.statements_of(next(one for one in state.waiting if one.segment == name))


def revealed_by(state: State, name: str) -> SeedMark | None:
    """The seed that the statement of this name reveals."""
    return next((seed for seed in state.seeds if _reveal_name(seed) == name), None)


def _can_be_revealed(state: State, seed: SeedMark) -> bool:
    """Whether its session is over and no segment of it can come to the outbox any more."""
    asked = state.question
    if asked is not None and asked.session == seed.session and _may_be_kept(state, asked):
        return False
    left = (*state.waiting, *state.owed, *(() if state.open is None else (state.open,)))
    return seed.ended_ms is not None and all(one.session != seed.session for one in left)


def _reveal_name(seed: SeedMark) -> OutgoingId:
    return OutgoingId(f"{seed.session}.reveal")


def _started(seed: SeedMark) -> SessionStarted:
    return SessionStarted(
        outgoing=seed.session,
        contract=seed.contract,
        started_ms=seed.started_ms,
        seed_sha256=seed_sha256(bytes.fromhex(seed.seed)),
    )


def _revealed(seed: SeedMark) -> SessionRevealed:
    return SessionRevealed(
        outgoing=_reveal_name(seed),
        contract=seed.contract,
        session=seed.session,
        seed=bytes.fromhex(seed.seed),
        ended_ms=seed.started_ms if seed.ended_ms is None else seed.ended_ms,
    )


def _next_segment(state: State, now_ms: int) -> TrackedSegment | None:
    """The oldest segment that may be sealed; none while an earlier one of its contract has to wait.

    The order matters: spans of one chain never run back.
    """
    blocked: set[ContractId] = set()
    for segment in state.waiting:
        ready = not (
            segment.segment in state.shooting
            or under_review(segment, now_ms)
            or idle_can_reach(state, segment)
            or held_by_question(state, segment)
        )
        if ready and segment.contract not in blocked:
            return segment
        blocked.add(segment.contract)
    return None


def next_seal_ms(state: State, now_ms: int) -> int | None:
    """When to look again, as far as time alone brings it; None when only an event can."""
    if state.storage_retry_ms is not None:
        return None
    if not (state.waiting or state.unsigned or state.seeds):
        return None
    instants = [
        segment.review_until_ms
        for segment in state.waiting
        if segment.review_until_ms is not None and under_review(segment, now_ms)
    ]
    if next_to_seal(state, now_ms) is not None:
        instants.append(now_ms)
    if state.seal_retry_ms is not None and now_ms < state.seal_retry_ms:
        instants.append(state.seal_retry_ms)
    return min(instants, default=None)


def reachable(state: State) -> bool:
    """Whether idle time would discard anything: an open span, or closed time after the last input."""
    return state.mode in CLOCKED_IN and (
        state.open is not None or any(idle_can_reach(state, one) for one in state.waiting)
    )
