"""What the contractor's verbs do, once the table has let them through."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from agent.core import segments
from agent.core.commands import RememberChoice, RememberConsent, RememberMemo
from agent.core.consents import Agreement, features_of, statement_of
from agent.core.events import (
    Agree,
    Choose,
    Delete,
    EditMemo,
    Keep,
    KnownContract,
    Redact,
    SetMemo,
    Start,
    Stop,
    Verb,
)
from agent.core.events import Shutdown as ShutdownVerb
from agent.core.limits import LimitLevel
from agent.core.model import Mode, State
from agent.core.notices import NoticeCode
from agent.core.problems import ProblemCode
from agent.core.tracked import Part, SessionMark, TrackedSegment
from agent.core.work import Work
from wire.records import MEMO_CHARACTERS, ContractId, ItemKind, SegmentId, minutes_touched
from wire.text import clean_text


def apply_verb(work: Work, verb: Verb) -> None:
    """Do what the contractor asks, or refuse it."""
    match verb:
        case Choose():
            _choose(work, verb.contract)
        case Agree():
            _agree(work, verb)
        case SetMemo():
            _set_memo(work, verb.memo)
        case Start():
            _start(work)
        case Stop():
            work.end(work.now_ms, Mode.CLOCKED_OUT)
            _forget_session(work)
        case Keep():
            _keep(work, verb.segment)
        case Delete():
            _delete(work, verb.segment)
        case Redact():
            _redact(work, verb)
        case EditMemo():
            _edit_memo(work, verb)
        case ShutdownVerb():
            work.end(work.now_ms, Mode.STOPPING)
            _forget_session(work)
        case _:
            assert_never(verb)


def standing(state: State, chosen: ContractId | None) -> Mode:
    """Where an enrolled contractor stands with this contract while clocked out."""
    known = state.known(chosen)
    if known is None:
        return Mode.READY
    return Mode.CLOCKED_OUT if state.agreed(known) else Mode.CONSENT_NEEDED


def _forget_session(work: Work) -> None:
    work.state = replace(work.state, session=None, limit=LimitLevel.BELOW)


def _choose(work: Work, contract: ContractId) -> None:
    state = work.state
    known = state.known(contract)
    if known is None:
        work.refuse(ProblemCode.UNKNOWN_CONTRACT, contract=contract)
        return
    if contract == state.chosen:
        return
    # What was written for one employer must not turn up in another's diary.
    recent = state.memos.get(contract, ())
    memo = recent[0] if recent else ""
    session = state.session
    if session is not None:
        if not state.agreed(known):
            work.refuse(ProblemCode.CONSENT_MISSING, contract=contract)
            return
        if known.contract.memo_required and not memo:
            work.refuse(ProblemCode.MEMO_MISSING, contract=contract)
            return
        work.end(work.now_ms, Mode.PAUSED)
        done_ms = session.done_ms if work.state.session is None else work.state.session.done_ms
        session = replace(session, contract=contract, last_input_ms=work.now_ms, done_ms=done_ms)
    work.remember(RememberChoice(contract))
    work.state = replace(
        work.state, chosen=contract, memo=memo, session=session, limit=LimitLevel.BELOW
    )
    if session is None:
        work.state = replace(work.state, mode=standing(work.state, contract))
    else:
        work.begin(work.now_ms)


def _agree(work: Work, verb: Agree) -> None:
    state = work.state
    known = state.known(verb.contract)
    if known is None:
        work.refuse(ProblemCode.UNKNOWN_CONTRACT, contract=verb.contract)
        return
    if known.policy != verb.policy:
        work.refuse(ProblemCode.POLICY_CHANGED, contract=verb.contract)
        return
    if state.agreed(known):
        return
    features = features_of(known.contract.policy)
    agreement = Agreement(policy=verb.policy, features=features, at_ms=work.now_ms)
    consent = statement_of(verb.contract, agreement, known)
    work.remember(
        RememberConsent(
            contract=verb.contract, policy=verb.policy, features=features, at_ms=work.now_ms
        )
    )
    state = replace(
        state,
        consents={**state.consents, verb.contract: agreement},
        unsigned=(*state.unsigned, consent) if consent is not None else state.unsigned,
    )
    if state.mode is Mode.CONSENT_NEEDED:
        state = replace(state, mode=standing(state, state.chosen))
    work.state = state


def _set_memo(work: Work, text: str) -> None:
    if len(text) > MEMO_CHARACTERS:
        work.refuse(
            ProblemCode.MEMO_TOO_LONG, characters=str(len(text)), limit=str(MEMO_CHARACTERS)
        )
        return
    memo = clean_text(text, MEMO_CHARACTERS)
    state = work.state
    if state.session is not None:
        known = state.known(state.session.contract)
        if known is not None and known.contract.memo_required and not memo:
            work.refuse(ProblemCode.MEMO_MISSING, contract=known.contract.contract)
            return
        if memo:
            _remember_memo(work, state.session.contract, memo)
    work.state = replace(work.state, memo=memo)
    if work.state.open is not None:
        opened = replace(work.state.open, memo=memo)
        work.state = replace(work.state, open=opened)
        work.put(opened)


def _start(work: Work) -> None:
    state = work.state
    known = _chosen(state)
    if known.contract.memo_required and not state.memo:
        work.refuse(ProblemCode.MEMO_MISSING, contract=known.contract.contract)
        return
    if state.memo:
        _remember_memo(work, known.contract.contract, state.memo)
    session = SessionMark(
        contract=known.contract.contract,
        started_ms=work.now_ms,
        done_ms=0,
        last_input_ms=work.now_ms,
        seen_ms=work.now_ms,
        boot=work.surroundings.clock.boot,
    )
    work.state = replace(work.state, session=session, limit=LimitLevel.BELOW)
    work.begin(work.now_ms)


def _keep(work: Work, segment: SegmentId) -> None:
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


def _delete(work: Work, segment: SegmentId) -> None:
    found = None if segment in work.state.handed else _find(work, segment)
    if found is None:
        sealed = _is_sealed(work.state, segment)
        code = ProblemCode.ALREADY_SEALED if sealed else ProblemCode.UNKNOWN_SEGMENT
        work.refuse(code, segment=segment)
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


def _redact(work: Work, verb: Redact) -> None:
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
        case _:
            return part.kind is ItemKind.MEMO


def _edit_memo(work: Work, verb: EditMemo) -> None:
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


def _chosen(state: State) -> KnownContract:
    known = state.known(state.chosen)
    if known is None:
        raise AssertionError("the table lets nobody start without a contract")
    return known


def _remember_memo(work: Work, contract: ContractId, memo: str) -> None:
    older = tuple(entry for entry in work.state.memos.get(contract, ()) if entry != memo)
    memos = {**work.state.memos, contract: (memo, *older)[:10]}
    work.state = replace(work.state, memos=memos)
    work.remember(RememberMemo(contract=contract, memo=memo))


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
