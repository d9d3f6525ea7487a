"""A session that goes on after a crash: the senses are judged as the run before would have judged them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.core.events import Start
from agent.core.model import Mode
from tests.support.agent_world import HOUR_MS, MINUTE_MS
from tests.support.seat import Seat
from tests.support.storm import Storm


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    """A contractor who has clocked in and typed once, at the start, on a contract with three minutes of idle time."""
    storm = Storm(tmp_path, 1)
    with storm.prepared():
        (seat,) = storm.seats
        seat.truth.set(on=True)
        seat.touched()
        assert seat.machine.do(Start) is None
        yield seat


def end_ms(seat: Seat) -> int:
    """Where tracked time ends."""
    return max((row.end_ms for row in seat.book.rows.values()), default=0)


def test_input_that_was_not_written_down_yet_counts(seat: Seat) -> None:
    machine = seat.machine
    machine.pass_time(2 * MINUTE_MS + 10_000)
    machine.desktop.type_keys(1)
    machine.typed()
    machine.pass_time(6_000)
    tracked_ms = end_ms(seat)
    seat.begin_again(2 * MINUTE_MS)
    assert machine.state.mode is Mode.CAPTURING
    assert end_ms(seat) >= tracked_ms
    seat.book.judge()


def test_input_that_a_run_found_is_known_to_the_next_one(seat: Seat) -> None:
    """However soon the second one dies: what the timer told the first is no news, so it must be written down."""
    machine = seat.machine
    machine.pass_time(MINUTE_MS + 40_000)
    machine.desktop.type_keys(1)
    machine.typed()
    typed_ms = machine.now_ms
    machine.pass_time(6_000)
    for _ in range(3):
        seat.begin_again(10_000)
        assert machine.state.session is not None
        assert abs(machine.state.session.last_input_ms - typed_ms) <= 1_000
    machine.pass_time(2 * MINUTE_MS)
    assert machine.state.mode is Mode.CAPTURING
    seat.book.judge()


def test_the_last_input_is_known_at_once(seat: Seat) -> None:
    """However soon the machine sleeps after it: the start itself is no input."""
    machine = seat.machine
    begun_ms = machine.now_ms
    machine.pass_time(MINUTE_MS + 30_000)
    seat.begin_again(30_000)
    assert machine.state.session is not None
    assert machine.state.session.last_input_ms <= begun_ms + 1_000


def test_a_timer_that_stood_still_in_sleep_tells_no_input(seat: Seat) -> None:
    machine = seat.machine
    begun_ms = machine.now_ms
    machine.pass_time(MINUTE_MS + 30_000)
    seat.truth.asleep(HOUR_MS)
    machine.sleep(HOUR_MS)
    machine.turn()
    seat.begin_again(30_000)
    assert machine.state.session is not None
    assert machine.state.session.last_input_ms <= begun_ms + 1_000
    assert machine.state.mode is Mode.AWAY
    machine.pass_time(MINUTE_MS)
    assert machine.state.mode is Mode.AWAY
    seat.book.judge()
    machine.desktop.type_keys(1)
    machine.typed()
    machine.pass_time(6_000)
    assert machine.state.mode is Mode.CAPTURING
    seat.book.judge()


def test_the_week_holds_what_lies_ahead_of_a_clock_that_went_back(seat: Seat) -> None:
    machine = seat.machine
    machine.pass_time(10 * MINUTE_MS, typing_ms=20_000)
    seat.clock_out()
    minutes = machine.engine.minutes.week_minutes(machine.state, machine.now_ms)
    assert minutes >= 10
    ahead_ms = machine.now_ms - HOUR_MS
    assert machine.engine.minutes.week_minutes(machine.state, ahead_ms) == minutes
