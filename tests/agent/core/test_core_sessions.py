"""Sessions of the evidence: one seed for each start of the clock, stated before its segments, revealed after them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.core.consents import Agreement
from agent.core.events import (
    Agree,
    Choose,
    ContractsChanged,
    Delete,
    ScreenLocked,
    ScreenUnlocked,
    ShotDone,
    Start,
    Stop,
    TimeCorrected,
)
from agent.core.model import Mode
from agent.core.problems import ProblemCode
from agent.core.recovery import CONTINUE_WITHIN_MS
from tests.support.agent_stage import Stage, known
from tests.support.agent_world import HOUR_MS, MINUTE_MS, MONDAY_MS, a_contract
from tests.support.sealed_chain import chains_of, check_sessions
from tests.support.storyboard import MomentAt
from wire.moment import LATE_MS, moment_ms, seed_sha256
from wire.outgoing import ConsentGiven, SessionRevealed, SessionStarted
from wire.records import Feature, Reason, SegmentEvidence, WindowPolicy

BEGIN = MONDAY_MS + 10 * HOUR_MS
A = a_contract("a" * 16, review_delay_s=0, idle_minutes=None)
B = a_contract("b" * 16, review_delay_s=0, idle_minutes=None)


def a_stage(*contracts, percent: int | None = 50, start: bool = True) -> Stage:
    """Agreed to everything, with the clock running on the first."""
    contracts = contracts or (A, B)
    at = MomentAt(percent)
    stage = Stage(contracts, now_ms=BEGIN, rng=at, moment=at.moment)
    for contract in reversed(contracts):
        stage.tell(Choose(now_ms=BEGIN, contract=contract.contract))
        stage.tell(Agree(now_ms=BEGIN, contract=contract.contract, policy=known(contract).policy))
    if start:
        stage.tell(Start(now_ms=BEGIN))
    return stage


def said(stage: Stage, kind: type) -> list:
    """The statements of this kind, in order."""
    return [one for one in stage.disk.statements.values() if isinstance(one, kind)]


def order(stage: Stage) -> list[str]:
    return [type(one).__name__ for one in stage.disk.statements.values()]


def check(stage: Stage) -> None:
    """Everything handed over makes chains that a server would take."""
    policies = [contract.policy for contract in (A, B, *stage.contracts)]
    for chain in chains_of(stage.disk.statements.values(), policies=policies):
        check_sessions(chain, moment=stage.moment)


def test_statements_come_in_the_order_that_makes_them_worth_something():
    stage = a_stage(A)
    stage.go_to(BEGIN + 25 * MINUTE_MS)
    assert stage.disk.seeds, "the seed is on the disk as long as the clock runs"
    stage.tell(Stop(now_ms=stage.now_ms))
    assert order(stage) == [
        "ConsentGiven",
        "SessionStarted",
        *["SegmentEvidence"] * 3,
        "SessionRevealed",
    ]
    (started,), (revealed,) = said(stage, SessionStarted), said(stage, SessionRevealed)
    assert started.started_ms == BEGIN
    assert revealed.session == started.outgoing
    assert revealed.ended_ms == BEGIN + 25 * MINUTE_MS
    assert seed_sha256(revealed.seed) == started.seed_sha256
    assert stage.disk.seeds == {}
    check(stage)


def test_each_start_has_a_seed_of_its_own_and_a_lock_does_not_end_it():
    stage = a_stage(A)
    stage.go_to(BEGIN + 3 * MINUTE_MS)
    stage.tell(ScreenLocked(now_ms=stage.now_ms))
    stage.go_to(BEGIN + 6 * MINUTE_MS)
    stage.tell(ScreenUnlocked(now_ms=stage.now_ms))
    stage.go_to(BEGIN + 9 * MINUTE_MS)
    assert len(said(stage, SessionStarted)) == 1
    stage.tell(Stop(now_ms=stage.now_ms))
    stage.tell(Start(now_ms=stage.now_ms))
    stage.go_to(BEGIN + 12 * MINUTE_MS)
    stage.tell(Stop(now_ms=stage.now_ms))
    first, second = said(stage, SessionStarted)
    assert first.seed_sha256 != second.seed_sha256
    assert second.started_ms > first.started_ms
    assert len(said(stage, SessionRevealed)) == 2
    check(stage)


def test_switching_the_contract_ends_a_session_and_begins_another():
    stage = a_stage()
    stage.go_to(BEGIN + 3 * MINUTE_MS)
    stage.tell(Choose(now_ms=stage.now_ms, contract=B.contract))
    stage.go_to(BEGIN + 6 * MINUTE_MS)
    stage.tell(Choose(now_ms=stage.now_ms, contract=A.contract))
    stage.go_to(BEGIN + 9 * MINUTE_MS)
    stage.tell(Stop(now_ms=stage.now_ms))
    contracts = [one.contract for one in said(stage, SessionStarted)]
    assert contracts == [A.contract, B.contract, A.contract]
    assert [one.contract for one in said(stage, SessionRevealed)] == contracts
    check(stage)


def test_session_is_revealed_only_when_its_last_segment_is_signed():
    stage = a_stage(replace(A, policy=replace(A.policy, review_delay_s=60)))
    stage.go_to(BEGIN + 5 * MINUTE_MS + 10_000)
    stage.tell(Stop(now_ms=stage.now_ms))
    assert order(stage)[-1] == "SessionStarted", "the segment is under review"
    stage.go_to(stage.now_ms + 2 * MINUTE_MS)
    assert order(stage)[-2:] == ["SegmentEvidence", "SessionRevealed"]


def test_session_whose_segments_were_all_deleted_is_revealed_too():
    stage = a_stage(replace(A, policy=replace(A.policy, review_delay_s=60)))
    stage.go_to(BEGIN + 5 * MINUTE_MS + 10_000)
    assert stage.state.open is not None
    stage.tell(Delete(now_ms=stage.now_ms, segment=stage.state.open.segment))
    stage.tell(Stop(now_ms=stage.now_ms))
    assert order(stage) == ["ConsentGiven", "SessionStarted", "SessionRevealed"]


@pytest.mark.parametrize("gap_ms", [30_000, CONTINUE_WITHIN_MS])
def test_seed_survives_a_crash_and_is_revealed_whether_the_session_went_on_or_not(gap_ms):
    stage = a_stage(A)
    stage.go_to(BEGIN + 12 * MINUTE_MS + 20_000)
    (seed,) = stage.disk.seeds.values()
    stage.now_ms += gap_ms
    stage.restart()
    if stage.state.mode is Mode.CAPTURING:
        assert stage.state.running_seed is not None
        assert stage.state.running_seed.seed == seed.seed
        stage.go_to(stage.now_ms + 12 * MINUTE_MS)
        stage.tell(Stop(now_ms=stage.now_ms))
    (revealed,) = said(stage, SessionRevealed)
    assert revealed.seed.hex() == seed.seed
    assert len(said(stage, SessionStarted)) == 1
    if gap_ms == CONTINUE_WITHIN_MS:
        assert revealed.ended_ms == BEGIN + 12 * MINUTE_MS, "when it was last known to run"
    check(stage)


def test_crash_before_anything_could_be_signed_loses_no_seed():
    stage = a_stage(A, start=False)
    stage.disk.spool_full = True
    stage.tell(Start(now_ms=stage.now_ms))
    stage.go_to(BEGIN + 12 * MINUTE_MS)
    stage.now_ms += HOUR_MS
    stage.restart()
    assert said(stage, SessionStarted) == []
    stage.disk.spool_full = False
    stage.go_to(stage.now_ms + MINUTE_MS)
    assert order(stage)[1:] == ["SessionStarted", *["SegmentEvidence"] * 2, "SessionRevealed"]
    check(stage)


def test_time_set_back_never_puts_a_segment_before_its_session():
    stage = a_stage(A)
    stage.tell(ScreenLocked(now_ms=stage.now_ms))
    stage.now_ms -= 3_000
    stage.feed(TimeCorrected(now_ms=stage.now_ms, end_ms=stage.now_ms, shift_ms=-3_000))
    stage.tell(ScreenUnlocked(now_ms=stage.now_ms))
    stage.go_to(BEGIN + 12 * MINUTE_MS)
    stage.tell(Stop(now_ms=stage.now_ms))
    (started,) = said(stage, SessionStarted)
    assert all(one.start_ms > started.started_ms for one in said(stage, SegmentEvidence))
    check(stage)


def test_idle_time_reaches_nothing_of_a_session_before_a_boot():
    """The clock was two hours slow, as the server told while it ran; after the boot nobody has told that yet."""
    tight = replace(A, idle_minutes=10)
    stage = a_stage(tight)
    stage.disk.spool_full = True
    stage.input()
    stage.go_to(BEGIN + 9 * MINUTE_MS)
    stage.input()
    stage.now_ms += 2 * HOUR_MS
    corrected = TimeCorrected(
        now_ms=stage.now_ms, end_ms=stage.now_ms - 2 * HOUR_MS, shift_ms=2 * HOUR_MS
    )
    stage.feed(corrected)
    stage.tell(Stop(now_ms=stage.now_ms))
    tracked = stage.spans
    assert sum(end - start for start, end in tracked) == 9 * MINUTE_MS
    stage.now_ms -= 110 * MINUTE_MS
    stage.boot = "boot-2"
    stage.restart()
    stage.tell(Start(now_ms=stage.now_ms))
    stage.go_to(stage.now_ms + 12 * MINUTE_MS)
    assert stage.state.mode is Mode.AWAY
    assert [span for span in stage.spans if span in tracked] == tracked


# The moment


def late_shot(by_ms: int) -> SegmentEvidence:
    """A segment whose picture was taken `by_ms` after its moment."""
    stage = a_stage(A)
    stage.slow_shots = True
    stage.go_to(BEGIN + 5 * MINUTE_MS + 1_000)
    (shot,) = stage.answers
    due_ms = BEGIN + 5 * MINUTE_MS
    stage.go_to(max(stage.now_ms, due_ms + by_ms))
    screenshots = tuple(replace(one, taken_ms=due_ms + by_ms) for one in shot.screenshots)
    stage.answers = [replace(shot, taken_ms=due_ms + by_ms, screenshots=screenshots)]
    stage.answer()
    stage.go_to(BEGIN + 11 * MINUTE_MS)
    stage.tell(Stop(now_ms=stage.now_ms))
    check(stage)
    assert stage.disk.pictures == {
        file.sha256
        for one in stage.disk.sealed.values()
        for item in one.items
        for file in (getattr(item, "picture", None), getattr(item, "thumbnail", None))
        if file is not None
    }
    return next(iter(stage.disk.sealed.values()))


@pytest.mark.parametrize(
    ("by_ms", "kept"), [(0, True), (LATE_MS, True), (LATE_MS + 1, False), (-1, False)]
)
def test_picture_of_another_instant_than_the_moment_is_not_claimed(by_ms, kept):
    evidence = late_shot(by_ms)
    item = evidence.items[1]
    assert getattr(item, "reason", None) == (None if kept else Reason.CAPTURE_FAILED)


def test_moment_that_is_noticed_too_late_takes_no_picture():
    stage = a_stage(A)
    stage.go_to(BEGIN + 4 * MINUTE_MS)
    # The machine was too busy to turn for a while, yet did not sleep.
    stage.now_ms = BEGIN + 5 * MINUTE_MS + LATE_MS + 1
    stage.look()
    assert stage.disk.pictures == set()
    stage.go_to(stage.now_ms + 1_000)
    stage.tell(Stop(now_ms=stage.now_ms))
    (evidence,) = stage.disk.sealed.values()
    assert evidence.items[1].reason is Reason.CAPTURE_FAILED
    assert evidence.items[2].app == "editor", "the window's name needs no moment"
    check(stage)


def test_slot_that_ended_over_a_missed_moment_does_not_claim_to_have_ended_before_it():
    stage = a_stage(A, percent=99)
    stage.go_to(BEGIN + 9 * MINUTE_MS + 50_000)
    stage.now_ms = BEGIN + 10 * MINUTE_MS
    stage.look()
    stage.tell(Stop(now_ms=stage.now_ms))
    (evidence,) = stage.disk.sealed.values()
    assert evidence.items[1].reason is Reason.CAPTURE_FAILED
    check(stage)


def test_picture_that_came_after_the_end_says_so_only_if_its_moment_did():
    stage = a_stage(A)
    stage.slow_shots = True
    stage.go_to(BEGIN + 5 * MINUTE_MS)
    (shot,) = stage.answers
    stage.now_ms += 2_000
    stage.tell(Stop(now_ms=stage.now_ms))
    stage.answers = [replace(shot, taken_ms=stage.now_ms + 1)]
    stage.answer()
    (evidence,) = stage.disk.sealed.values()
    assert evidence.items[1].reason is Reason.CAPTURE_FAILED
    check(stage)


def test_real_moments_differ_from_segment_to_segment_and_are_those_of_the_protocol():
    stage = a_stage(A, percent=None)
    stage.go_to(BEGIN + 61 * MINUTE_MS)
    stage.tell(Stop(now_ms=stage.now_ms))
    (revealed,) = said(stage, SessionRevealed)
    into = []
    for evidence in stage.disk.sealed.values():
        due_ms = moment_ms(
            revealed.seed,
            contract=evidence.contract,
            start_ms=evidence.start_ms,
            slot_end_ms=evidence.slot_start_ms + evidence.slot_ms,
        )
        into.append(due_ms - evidence.start_ms)
        if due_ms < evidence.end_ms:
            assert evidence.items[1].taken_ms == due_ms
    assert len(set(into)) == len(into) == 7
    check(stage)


# Consents


def test_agreeing_is_signed_with_what_the_policy_takes():
    policy = replace(A.policy, screenshots=False, window=WindowPolicy.NONE)
    stage = a_stage(replace(A, policy=policy), start=False)
    (consent,) = said(stage, ConsentGiven)
    assert consent.features == (Feature.ACTIVITY,)
    assert consent.shown_ms == BEGIN
    stage = a_stage(A, start=False)
    (consent,) = said(stage, ConsentGiven)
    assert consent.features == (Feature.ACTIVITY, Feature.SCREENSHOTS, Feature.WINDOW)
    stage.tell(Agree(now_ms=stage.now_ms, contract=A.contract, policy=known(A).policy))
    assert len(said(stage, ConsentGiven)) == 1, "agreed to already"


def test_policy_that_comes_back_must_be_agreed_to_again():
    """The newest consent is what holds: the one before it ended with it."""
    stage = a_stage(A)
    wider = replace(A, policy=replace(A.policy, version=2, webcam=True))
    stage.tell(ContractsChanged(now_ms=stage.now_ms, contracts=(known(wider),)))
    assert stage.state.mode is Mode.CONSENT_NEEDED
    stage.now_ms += 1
    stage.tell(Agree(now_ms=stage.now_ms, contract=A.contract, policy=known(wider).policy))
    stage.tell(ContractsChanged(now_ms=stage.now_ms, contracts=(known(A),)))
    assert stage.state.mode is Mode.CONSENT_NEEDED
    stage.restart()
    assert stage.state.mode is Mode.CONSENT_NEEDED
    stage.now_ms += 1
    stage.tell(Agree(now_ms=stage.now_ms, contract=A.contract, policy=known(A).policy))
    assert stage.state.mode is Mode.CLOCKED_OUT
    policies = [one.policy_sha256 for one in said(stage, ConsentGiven)]
    assert policies == [known(A).policy, known(wider).policy, known(A).policy]


def test_consent_waits_for_the_key_and_survives_a_crash():
    at = MomentAt(50)
    stage = Stage((A,), now_ms=BEGIN, rng=at, moment=at.moment)
    stage.disk.spool_full = True
    stage.tell(Choose(now_ms=BEGIN, contract=A.contract))
    stage.tell(Agree(now_ms=BEGIN, contract=A.contract, policy=known(A).policy))
    stage.tell(Start(now_ms=BEGIN))
    assert stage.state.mode is Mode.CLOCKED_OUT, "what is tracked before it is signed lacks it"
    stage.restart()
    stage.disk.spool_full = False
    stage.go_to(BEGIN + 2 * MINUTE_MS)
    stage.tell(Start(now_ms=stage.now_ms))
    stage.go_to(BEGIN + 4 * MINUTE_MS)
    stage.tell(Stop(now_ms=stage.now_ms))
    stage.go_to(BEGIN + 30 * MINUTE_MS)
    assert order(stage) == ["ConsentGiven", "SessionStarted", "SegmentEvidence", "SessionRevealed"]
    assert said(stage, ConsentGiven)[0].shown_ms == BEGIN


def test_no_switch_to_a_contract_whose_consent_is_not_signed():
    stage = a_stage(A)
    stage.tell(ContractsChanged(now_ms=stage.now_ms, contracts=(known(A), known(B))))
    stage.disk.spool_full = True
    stage.tell(Agree(now_ms=stage.now_ms, contract=B.contract, policy=known(B).policy))
    code = stage.tell(Choose(now_ms=stage.now_ms, contract=B.contract))
    assert code == ProblemCode.CONSENT_NOT_SIGNED
    assert stage.state.mode is Mode.CAPTURING
    stage.disk.spool_full = False
    stage.go_to(stage.now_ms + MINUTE_MS)
    assert stage.tell(Choose(now_ms=stage.now_ms, contract=B.contract)) is None
    assert stage.state.session is not None
    assert stage.state.session.contract == B.contract


def test_agreement_of_an_older_version_is_signed_if_its_policy_is_still_known():
    stage = a_stage(A, start=False)
    stage.disk.statements.clear()
    stage.disk.consents = {A.contract: Agreement(known(A).policy, None, BEGIN)}
    stage.restart()
    (consent,) = said(stage, ConsentGiven)
    assert consent.features == (Feature.ACTIVITY, Feature.SCREENSHOTS, Feature.WINDOW)
    stage.disk.statements.clear()
    stage.contracts = (replace(A, policy=replace(A.policy, version=7)),)
    stage.restart()
    assert said(stage, ConsentGiven) == [], "nobody knows what it took"


def test_shot_for_a_segment_of_before_there_were_seeds_is_kept():
    """A row that was written before the program was brought up to date has neither session nor moment."""
    stage = a_stage(A)
    stage.slow_shots = True
    stage.go_to(BEGIN + 5 * MINUTE_MS + 1_000)
    (shot,) = stage.answers
    assert isinstance(shot, ShotDone)
    assert stage.state.open is not None
    stage.state = replace(stage.state, open=replace(stage.state.open, due_ms=None, session=None))
    stage.answers = [replace(shot, taken_ms=shot.taken_ms + 50_000)]
    stage.answer()
    assert stage.state.open is not None
    assert stage.state.open.screenshots
