"""Which closed segments may be sealed now: nothing can change them any more."""

from __future__ import annotations

from agent.core.model import CLOCKED_IN, State
from agent.core.tracked import TrackedSegment
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
    if session is None or idle_ms(state) is None:
        return False
    return session.last_input_ms < segment.end_ms


def under_review(segment: TrackedSegment, now_ms: int) -> bool:
    """Whether the contractor may still look at the capture before it goes."""
    return (
        segment.review_until_ms is not None
        and not segment.kept
        and now_ms < segment.review_until_ms
    )


def next_to_seal(state: State, now_ms: int) -> TrackedSegment | None:
    """The oldest segment that may be sealed; none while an earlier one of its contract has to wait.

    The order matters: spans of one chain never run back.
    """
    if state.storage_retry_ms is not None:
        return None
    if state.seal_retry_ms is not None and now_ms < state.seal_retry_ms:
        return None
    blocked: set[ContractId] = set()
    for segment in state.waiting:
        ready = not (
            segment.segment in state.shooting
            or under_review(segment, now_ms)
            or idle_can_reach(state, segment)
        )
        if ready and segment.contract not in blocked:
            return segment
        blocked.add(segment.contract)
    return None


def next_seal_ms(state: State, now_ms: int) -> int | None:
    """When to look again, as far as time alone brings it; None when only an event can."""
    if not state.waiting or state.storage_retry_ms is not None:
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
