"""What the contractor's verbs do, once the table has let them through."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from agent.core import edits, idle
from agent.core.commands import RememberChoice, RememberConsent, RememberMemo
from agent.core.consents import Agreement, features_of, statement_of
from agent.core.events import (
    Agree,
    Choose,
    Delete,
    DiscardIdle,
    EditMemo,
    HoldReview,
    Keep,
    KeepIdle,
    KnownContract,
    PauseClock,
    Redact,
    SetMemo,
    Start,
    Stop,
    Verb,
    Withdraw,
)
from agent.core.events import Shutdown as ShutdownVerb
from agent.core.limits import LimitLevel
from agent.core.model import Mode, Pause, State
from agent.core.problems import ProblemCode
from agent.core.tracked import SessionMark
from agent.core.work import Work
from wire.records import MEMO_CHARACTERS, ContractId, Feature, Sha256
from wire.text import clean_text


def apply_verb(work: Work, verb: Verb) -> None:
    """Do what the contractor asks, or refuse it."""
    match verb:
        case Choose():
            _choose(work, verb.contract)
        case Agree():
            _agree(work, verb)
        case Withdraw():
            _withdraw(work, verb.contract)
        case SetMemo():
            _set_memo(work, verb.memo)
        case Start():
            _start_or_go_on(work)
        case PauseClock():
            _pause(work, verb.until_ms)
        case Stop():
            work.come_back(work.now_ms)
            work.end(work.now_ms, Mode.CLOCKED_OUT)
            _forget_session(work)
        case Keep():
            edits.keep(work, verb.segment)
        case HoldReview():
            edits.hold_review(work, verb.segment)
        case Delete():
            edits.delete(work, verb.segment)
        case Redact():
            edits.redact(work, verb)
        case EditMemo():
            edits.edit_memo(work, verb)
        case KeepIdle():
            idle.keep(work, verb)
        case DiscardIdle():
            idle.discard(work)
        case ShutdownVerb():
            work.end(work.now_ms, Mode.STOPPING)
            _forget_session(work)
            idle.forget(work)
        case _:
            assert_never(verb)


def standing(state: State, chosen: ContractId | None) -> Mode:
    """Where an enrolled contractor stands with this contract while clocked out."""
    known = state.known(chosen)
    if known is None:
        return Mode.READY
    return Mode.CLOCKED_OUT if state.agreed(known) else Mode.CONSENT_NEEDED


def _forget_session(work: Work) -> None:
    work.state = replace(work.state, session=None, limit=LimitLevel.BELOW, away=None)


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
        if not state.signed(contract):
            work.refuse(ProblemCode.CONSENT_NOT_SIGNED, contract=contract)
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
    elif session.paused:
        pause = by_hand(work.now_ms, session)
        work.state = replace(work.state, mode=Mode.PAUSED, pause=pause)
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
    _record(work, verb.contract, verb.policy, features_of(known.contract.policy))
    if state.mode is Mode.CONSENT_NEEDED:
        work.state = replace(work.state, mode=standing(work.state, state.chosen))


def _withdraw(work: Work, contract: ContractId) -> None:
    agreement = work.state.consents.get(contract)
    if agreement is None or agreement.withdraws:
        work.refuse(ProblemCode.CONSENT_MISSING, contract=contract, why="withdraw")
        return
    # The clock first: the last segment ends before the withdrawal, under what was agreed.
    session = work.state.session
    if session is not None and session.contract == contract:
        work.end(work.now_ms, Mode.CONSENT_NEEDED)
        _forget_session(work)
    asked = work.state.question
    if asked is not None and asked.contract == contract:
        idle.forget(work)
    _record(work, contract, agreement.policy, ())
    if work.state.mode is Mode.CLOCKED_OUT:
        work.state = replace(work.state, mode=standing(work.state, work.state.chosen))


def _record(
    work: Work, contract: ContractId, policy: Sha256, features: tuple[Feature, ...]
) -> None:
    """Note a consent, or with no `features` that it is withdrawn, and have it signed."""
    state = work.state
    agreement = Agreement(policy=policy, features=features, at_ms=work.now_ms)
    consent = statement_of(contract, agreement, state.known(contract))
    work.remember(
        RememberConsent(contract=contract, policy=policy, features=features, at_ms=work.now_ms)
    )
    work.state = replace(
        state,
        consents={**state.consents, contract: agreement},
        unsigned=(*state.unsigned, consent) if consent is not None else state.unsigned,
    )


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


def _start_or_go_on(work: Work) -> None:
    """Clock in; whoever is clocked in already goes on if they had paused, and else nothing changes."""
    session, pause = work.state.session, work.state.pause
    if session is None:
        _start(work)
    elif pause is not None and pause.by_hand:
        going = replace(session, paused=False, paused_until_ms=None, last_input_ms=work.now_ms)
        work.state = replace(work.state, session=going)
        work.begin(work.now_ms)


def _pause(work: Work, until_ms: int | None) -> None:
    """Pause; whoever has paused already says anew how long."""
    state = work.state
    if state.session is None:
        return
    standing = state.pause is not None and state.pause.by_hand
    if standing and state.session.paused_until_ms == until_ms:
        return
    # Asking for it is input: idle time cannot reach back behind it.
    paused = replace(
        state.session, paused=True, paused_until_ms=until_ms, last_input_ms=work.now_ms
    )
    work.come_back(work.now_ms)
    work.state = replace(work.state, session=paused)
    work.end(work.now_ms, Mode.PAUSED, pause=by_hand(work.now_ms, paused))


def by_hand(now_ms: int, session: SessionMark) -> Pause:
    """The pause that the contractor has asked for in this session."""
    return Pause(since_ms=now_ms, until_ms=session.paused_until_ms, by_hand=True)


def _start(work: Work) -> None:
    state = work.state
    known = _chosen(state)
    if not state.signed(known.contract.contract):
        work.refuse(ProblemCode.CONSENT_NOT_SIGNED, contract=known.contract.contract)
        return
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
