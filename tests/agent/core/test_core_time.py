"""What clocks, zones, sleep and long sessions do to tracked time: the whole agent, with every invariant at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from agent.core.events import Choose, Start, Stop
from agent.core.intervals import WEEK_MS, distinct_minutes, week_start
from agent.core.model import Mode
from agent.core.notices import NoticeCode
from tests.support.agent_world import DAY_MS, HOUR_MS, MINUTE_MS, MONDAY_MS, SECOND_MS, a_contract
from tests.support.sealed_chain import chains_of, check_sessions
from tests.support.seat import Seat
from tests.support.storm import Storm
from tests.support.storyboard import CorePlayer, Story
from wire.moment import moment_ms
from wire.records import Contract

TEN_MS = MONDAY_MS + 10 * HOUR_MS
Span = tuple[int, int]


@contextmanager
def seat_at(folder: Path, start_ms: int, *, segment_minutes: int = 10) -> Iterator[Seat]:
    """A contractor with two contracts and the first one chosen, at this instant."""
    storm = Storm(folder, 1)
    storm.contracts = [
        a_contract(name * 16, segment_minutes=segment_minutes, idle_minutes=10, review_delay_s=0)
        for name in "ab"
    ]
    with storm.prepared(start_ms):
        yield storm.seats[0]


def clock_in(seat: Seat) -> None:
    """Start."""
    seat.truth.set(on=True)
    seat.touched()
    assert seat.machine.do(Start) is None


def clock_out(seat: Seat) -> None:
    """Stop."""
    seat.machine.do(Stop)
    seat.truth.set(on=False)


def work(seat: Seat, by_ms: int, *, typing_ms: int = 30_000) -> None:
    """Type for so long."""
    seat.machine.pass_time(by_ms, typing_ms=typing_ms)


def spans(seat: Seat) -> list[Span]:
    """Everything tracked."""
    return sorted((one.start_ms, one.end_ms) for one in seat.book.rows.values())


def tracked_ms(seat: Seat) -> int:
    """How much that is."""
    return sum(end - start for start, end in spans(seat))


def told(seat: Seat) -> set[NoticeCode]:
    """All notices so far."""
    assert seat.machine.running is not None
    return {notice.code for notice in seat.machine.running.effects.notices}


def test_partial_first_and_last_segments_meet_without_a_gap(tmp_path: Path) -> None:
    with seat_at(tmp_path, TEN_MS + 200 * SECOND_MS) as seat:
        clock_in(seat)
        work(seat, 865 * SECOND_MS)
        clock_out(seat)
        seat.make_well()
        slots = [TEN_MS + minutes * MINUTE_MS for minutes in (10,)]
        ends = [TEN_MS + 200_000, *slots, TEN_MS + 1_065_000]
        # Half-open: the instant at which one ends is the first of the next, and belongs to it alone.
        assert spans(seat) == list(pairwise(ends))
        minutes = distinct_minutes(spans(seat), start_ms=TEN_MS, end_ms=TEN_MS + HOUR_MS)
        assert minutes == 15  # the first and the last in part


def test_switch_of_contract_inside_a_segment(tmp_path: Path) -> None:
    with seat_at(tmp_path, TEN_MS) as seat:
        clock_in(seat)
        work(seat, 250 * SECOND_MS)
        second: Contract = seat.storm.contracts[1]
        seat.machine.do(lambda now_ms: Choose(now_ms, second.contract))
        seat.touched()
        work(seat, 250 * SECOND_MS)
        clock_out(seat)
        seat.make_well()
        assert spans(seat) == [(TEN_MS, TEN_MS + 250_000), (TEN_MS + 250_000, TEN_MS + 500_000)]
        assert len({one.contract for one in seat.book.rows.values()}) == 2
        assert len({one.slot_start_ms for one in seat.book.rows.values()}) == 1


def test_the_local_zone_does_not_matter(tmp_path: Path) -> None:
    """Neither where the machine stands nor that summer time begins in the middle of a segment."""
    found = []
    for name, zone_ms in (("utc", 0), ("kathmandu", 20_700_000), ("summer", None)):
        with seat_at(tmp_path / name, TEN_MS + 55 * MINUTE_MS) as seat:
            clock = seat.machine.clock

            def midnight_ms(wall_ms: int, zone_ms: int | None = zone_ms) -> int:
                shift_ms = zone_ms if zone_ms is not None else HOUR_MS * (wall_ms // HOUR_MS % 2)
                return (wall_ms + shift_ms) // DAY_MS * DAY_MS - shift_ms

            clock.local_midnight_ms = midnight_ms  # type: ignore[method-assign]  # another zone
            clock_in(seat)
            work(seat, 12 * MINUTE_MS)
            clock_out(seat)
            seat.make_well()
            found.append((spans(seat), [one.counts for one in seat.book.rows.values()]))
            assert NoticeCode.CLOCK_STEPPED not in told(seat)
    assert found[0] == found[1] == found[2]


def test_a_smeared_or_drifting_clock_neither_stops_nor_adds_time(tmp_path: Path) -> None:
    """500 parts in a million, forty times a leap smear: followed between segments, without a notice."""
    for name, sign in (("fast", 1), ("slow", -1)):
        with seat_at(tmp_path / name, TEN_MS) as seat:
            seat.machine.network.down = True
            clock_in(seat)
            for _ in range(180):
                work(seat, 20_000, typing_ms=10_000)
                seat.machine.clock.step_wall(sign * 10)
            assert seat.machine.state.mode is Mode.CAPTURING
            assert NoticeCode.CLOCK_STEPPED not in told(seat)
            clock_out(seat)
            off_ms = abs(seat.machine.now_ms - seat.machine.clock.wall_ms())
            assert off_ms < 600, "time was not followed"
            assert abs(tracked_ms(seat) - HOUR_MS) < 2_500
            seat.make_well()


def test_time_of_the_server_moves_between_segments_only(tmp_path: Path) -> None:
    for name, by_ms in (("ahead", 47_000), ("behind", -47_000)):
        with seat_at(tmp_path / name, TEN_MS) as seat:
            machine = seat.machine
            machine.network.down = True
            machine.clock.step_wall(-by_ms)  # this machine's clock is wrong by so much
            seat.begin_again(1_000)
            clock_in(seat)
            work(seat, 3 * MINUTE_MS)
            machine.network.down = False
            machine.basis.outbox.hurry()
            machine._pump_ms = 0
            work(seat, 40 * MINUTE_MS)
            assert machine.engine._parts.keeper.pending_ms() == 0
            assert machine.now_ms == machine.server._wall_ms()
            clock_out(seat)
            seat.make_well()
            # Set back, the same instants are never claimed twice; set forward, none are made up.
            assert 41 * MINUTE_MS < tracked_ms(seat) <= 43 * MINUTE_MS


def test_sleep_inside_a_segment_and_hibernation(tmp_path: Path) -> None:
    with seat_at(tmp_path, TEN_MS) as seat:
        machine = seat.machine
        clock_in(seat)
        for slept_ms in (3_000, 90_000, 30 * HOUR_MS):
            work(seat, 4 * MINUTE_MS, typing_ms=5_000)
            seat.truth.asleep(slept_ms)
            machine.sleep(slept_ms)  # the same boot session afterwards
            machine.turn()
            assert machine.state.mode is Mode.PAUSED
        work(seat, 4 * MINUTE_MS, typing_ms=5_000)
        clock_out(seat)
        seat.make_well()
        assert 15.5 * MINUTE_MS < tracked_ms(seat) <= 16 * MINUTE_MS
        assert all(one.clock.boot == "boot-1" for one in seat.book.rows.values())


def test_a_session_over_midnight_the_week_turn_and_a_day() -> None:
    """On the pure machine, which needs no hours for a day of ticks."""
    begin_ms = MONDAY_MS + WEEK_MS - 90 * MINUTE_MS + 7_000
    contract = a_contract("a" * 16, segment_minutes=10, idle_minutes=10, review_delay_s=60)
    player = CorePlayer(Story("long", {"a": contract}, None, begin_ms, ()))
    for verb in ("choose", "agree"):
        assert player.act(verb, ["a"]) is None
    assert player.act("start", []) is None
    for _ in range(26 * 20):
        player.go_to(player.now_ms + 3 * MINUTE_MS)
        player.act("input", [])
    assert player.state().mode is Mode.CAPTURING
    assert player.act("stop", []) is None
    player.go_to(player.now_ms + 2 * MINUTE_MS)
    assert not player.state().waiting
    found = player.seen("spans")
    assert isinstance(found, list)
    assert sum(end - start for start, end in found) == 26 * HOUR_MS
    for (_, end), (start, _) in pairwise(found):
        assert end == start
    assert all(week_start(start) == week_start(end - 1) for start, end in found)
    assert len({week_start(start) for start, _ in found}) == 2
    assert len({start // DAY_MS for start, _ in found}) == 3
    statements = player.seen("statements")
    assert isinstance(statements, list)
    (chain,) = chains_of(statements, policies=[contract.policy])
    check_sessions(chain, moment=moment_ms)
