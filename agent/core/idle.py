"""Going away, coming back, and the answer to what the time between was."""

from __future__ import annotations

from dataclasses import replace

from agent.core import idle_time, segments
from agent.core.commands import Retract
from agent.core.events import KeepIdle
from agent.core.idle_time import Away, Span
from agent.core.model import Mode
from agent.core.notices import NoticeCode
from agent.core.problems import ProblemCode
from agent.core.work import SEGMENT_ID_BYTES, Work
from wire.records import MEMO_CHARACTERS, MINUTE_MS, SegmentId
from wire.text import clean_text

WHY = "idle"
"""Names the occasion where a refusal can have several."""
WHY_EDIT = "idle-edit"
"""The same for what was kept before."""


def go_away(work: Work, discarded: list[Span]) -> None:
    """The spans in `discarded` were dropped as idle; if nothing is locked, it goes on from now on."""
    state = work.state
    session = state.session
    if session is None:
        raise AssertionError("idle without a session")
    since_ms = work.now_ms if state.mode is Mode.AWAY else None
    if state.away is not None:
        parts = tuple(sorted((*state.away.parts, *discarded)))
        work.state = replace(state, away=replace(state.away, parts=parts, since_ms=since_ms))
        return
    seed = state.running_seed
    begun_ms = min((start for start, _ in discarded), default=work.now_ms)
    rows = (*state.waiting, *state.sealed)
    ends = (one.end_ms for one in rows if one.start_ms + one.moved_ms < begun_ms)
    away = Away(
        contract=session.contract,
        session=None if seed is None else seed.session,
        parts=tuple(sorted(discarded)),
        since_ms=since_ms,
        floor_ms=max(ends, default=0),
    )
    # Whoever goes away again has not answered: that is an answer.
    work.state = replace(state, away=away, question=None)


def interrupt(work: Work, at_ms: int, *, again_ms: int | None = None) -> None:
    """What follows `at_ms` can never be kept, unless from `again_ms` on: a lock or sleep began."""
    away = work.state.away
    if away is not None:
        interrupted = idle_time.interrupted(away, at_ms, again_ms=again_ms)
        work.state = replace(work.state, away=interrupted)


def keep(work: Work, verb: KeepIdle) -> None:
    """Keep what is asked about, as idle and with a memo."""
    state, asked = work.state, work.state.question
    known = None if asked is None else state.known(asked.contract)
    if asked is None or known is None:
        work.refuse(ProblemCode.NO_IDLE_TIME)
        return
    contract = known.contract
    if not contract.idle_keep:
        work.refuse(ProblemCode.IDLE_NOT_ALLOWED, contract=contract.contract)
        return
    memo = clean_text(verb.memo, MEMO_CHARACTERS)
    if len(verb.memo) > MEMO_CHARACTERS:
        size = {"characters": str(len(verb.memo)), "limit": str(MEMO_CHARACTERS)}
        work.refuse(ProblemCode.MEMO_TOO_LONG, **size)
        return
    if not memo:
        work.refuse(ProblemCode.MEMO_MISSING, contract=contract.contract, why=WHY)
        return
    spans = idle_time.keepable(
        asked, tracked=_tracked(work), slot_ms=contract.segment_minutes * MINUTE_MS
    )
    for span in spans:
        surroundings = work.surroundings
        opening = segments.Opening(
            segment=SegmentId(surroundings.rng.token_hex(SEGMENT_ID_BYTES)),
            clock=surroundings.clock,
            agent=surroundings.agent,
            session=asked.session,
        )
        work.add_waiting(
            idle_time.kept_segment(contract, span, memo=memo, opening=opening, now_ms=work.now_ms)
        )
    work.state = replace(work.state, question=None)
    work.emit(Retract(NoticeCode.IDLE_DISCARDED))
    work.tell(NoticeCode.IDLE_KEPT, from_ms=asked.from_ms, minutes=asked.minutes)


def discard(work: Work) -> None:
    """Drop what is asked about: it is dropped already, and now for good."""
    if work.state.question is None:
        work.refuse(ProblemCode.NO_IDLE_TIME)
        return
    forget(work)


def forget(work: Work) -> None:
    """Ask no more."""
    work.state = replace(work.state, question=None)


def _tracked(work: Work) -> list[Span]:
    state = work.state
    spans = [(one.start_ms, one.end_ms) for one in (*state.waiting, *state.sealed)]
    if state.open is not None:
        spans.append((state.open.start_ms, max(work.now_ms, state.open.end_ms)))
    return spans
