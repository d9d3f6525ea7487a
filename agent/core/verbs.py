"""What the contractor's verbs do, once the table has let them through."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from agent.core import edits
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
from agent.core.problems import ProblemCode
from agent.core.tracked import SessionMark
from agent.core.work import Work
from wire.records import MEMO_CHARACTERS, ContractId
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
            edits.keep(work, verb.segment)
        case Delete():
            edits.delete(work, verb.segment)
        case Redact():
            edits.redact(work, verb)
        case EditMemo():
            edits.edit_memo(work, verb)
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
