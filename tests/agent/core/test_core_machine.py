"""The table and what stands behind it: every state meets every event."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from agent.core.commands import Refuse, Watch, Watching, Write
from agent.core.events import (
    Agree,
    CaptureDue,
    Choose,
    ContractsChanged,
    Event,
    ScreenLocked,
    SetMemo,
    Start,
    Verb,
)
from agent.core.machine import TABLE, step
from agent.core.model import CLOCKED_IN, Mode
from agent.core.recovery import CONTINUE_WITHIN_MS
from agent.core.sealing import next_to_seal
from agent.core.tracked import SessionMark
from tests.support.agent_stage import Stage, known
from tests.support.agent_world import HOUR_MS, MINUTE_MS, MONDAY_MS, a_contract
from tests.support.storyboard import MomentAt
from wire.moment import moment_ms

EVENTS: tuple[type[Event], ...] = get_args(Event)
BEGIN = MONDAY_MS + 10 * HOUR_MS


def a_stage(**options: object) -> Stage:
    """A stage with the clock running on one contract."""
    contract = a_contract(**options)
    at = MomentAt(50)
    stage = Stage((contract,), now_ms=BEGIN, rng=at, moment=at.moment)
    stage.tell(Choose(now_ms=BEGIN, contract=contract.contract))
    stage.tell(Agree(now_ms=BEGIN, contract=contract.contract, policy=known(contract).policy))
    stage.tell(Start(now_ms=BEGIN))
    return stage


def test_every_verb_is_answered_in_every_state():
    """Verbs that change nothing are named: stopping what is stopped, ending what ends."""
    silent = {
        (mode, verb.__name__)
        for mode in Mode
        for verb in get_args(Verb)
        if (mode, verb) not in TABLE
    }
    stopped = {(mode, "Stop") for mode in Mode if mode not in CLOCKED_IN}
    assert silent == stopped | {(Mode.STOPPING, "Shutdown")}


def test_table_names_only_events_that_exist():
    assert {event for _, event in TABLE} == set(EVENTS)


def test_only_capturing_can_take_a_picture_or_count():
    rows = {mode for mode, event in TABLE if event is CaptureDue}
    assert rows == {Mode.CAPTURING}


def test_nothing_but_start_choose_input_unlock_and_time_leads_to_capturing():
    ways = {
        event.__name__
        for (mode, event), row in TABLE.items()
        if Mode.CAPTURING in row.to and mode is not Mode.CAPTURING
    }
    assert ways == {"Start", "Choose", "InputSeen", "ScreenUnlocked", "PauseEnded"}


def test_event_without_a_row_changes_nothing():
    stage = a_stage()
    stage.feed(ScreenLocked(now_ms=BEGIN + 1))
    before = stage.state
    assert before.mode is Mode.LOCKED
    state, commands = step(before, CaptureDue(now_ms=BEGIN + 2), stage._surroundings())
    assert (state, commands) == (before, ())


def test_leaving_capturing_stops_counting_before_anything_else_is_done():
    stage = a_stage()
    _, commands = step(stage.state, ScreenLocked(now_ms=BEGIN + 5_000), stage._surroundings())
    assert isinstance(commands[0], Write)
    assert commands[1] == Watch(Watching.PRESENCE)


def test_refused_verb_leaves_the_state_as_it_was():
    contract = a_contract(memo_required=True)
    stage = a_stage()
    stage.tell(ContractsChanged(now_ms=BEGIN, contracts=(known(contract),)))
    before = stage.state
    state, commands = step(before, SetMemo(now_ms=BEGIN, memo="  "), stage._surroundings())
    assert state is before
    assert [type(command) for command in commands] == [Refuse]


def test_picture_that_comes_after_the_end_of_its_segment_is_not_kept():
    stage = a_stage(review_delay_s=0)
    stage.slow_shots = True
    stage.go_to(BEGIN + 5 * MINUTE_MS + 1_000)
    (late,) = stage.answers
    stage.feed(ScreenLocked(now_ms=stage.now_ms))
    stage.answers = [replace(late, taken_ms=stage.now_ms + 1)]
    assert next_to_seal(stage.state, stage.now_ms) is None, "its picture is still on the way"
    stage.answer()
    (kept,) = stage.state.waiting
    assert kept.screenshots == ()
    assert stage.disk.pictures == set()


def test_segments_are_sealed_in_order_even_when_an_earlier_one_waits():
    stage = a_stage(idle_minutes=None, review_delay_s=0, segment_minutes=1)
    stage.slow_shots = True
    stage.go_to(BEGIN + 3 * MINUTE_MS + 1_000)
    stage.answers, held = stage.answers[1:], stage.answers[:1]
    stage.answer()
    assert stage.disk.sealed == {}
    stage.answers = held
    stage.answer()
    starts = [evidence.start_ms for evidence in stage.disk.sealed.values()]
    assert starts == [BEGIN, BEGIN + MINUTE_MS, BEGIN + 2 * MINUTE_MS]


def test_moment_follows_from_the_seed_that_is_written_down_and_from_nothing_else():
    stage = a_stage(segment_minutes=5, idle_minutes=None)
    stage.moment = moment_ms
    stage.go_to(BEGIN + 17 * MINUTE_MS)
    (seed,) = stage.disk.seeds.values()
    segments = sorted(stage.disk.segments.values(), key=lambda one: one.start_ms)
    assert len(segments) == 4
    for segment in segments[1:]:
        assert segment.due_ms == moment_ms(
            bytes.fromhex(seed.seed),
            contract=segment.contract,
            start_ms=segment.start_ms,
            slot_end_ms=segment.start_ms + 5 * MINUTE_MS,
        )
        assert {shot.taken_ms for shot in segment.screenshots} <= {segment.due_ms}
    assert sum(len(segment.screenshots) for segment in segments[1:3]) == 2


@pytest.mark.parametrize("gap_ms", [-1, CONTINUE_WITHIN_MS])
def test_crash_is_judged_by_the_gap(gap_ms):
    """A clock that ran back since is no reason to go on either."""
    stage = a_stage()
    stage.go_to(BEGIN + 2 * MINUTE_MS)
    assert isinstance(stage.disk.session, SessionMark)
    stage.now_ms = stage.disk.session.seen_ms + gap_ms
    stage.restart()
    assert stage.state.mode is Mode.CLOCKED_OUT
    stage.restart()
    assert len(stage.notices) == 1, "told once"
