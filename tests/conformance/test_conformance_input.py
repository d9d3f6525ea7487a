"""What every `capture.api.InputCounter` must do."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

import pytest

from capture.api import InputCounter, SenseError
from tests.conformance.rigs import NOTHING, Collector, Rig
from tests.support.waiting import wait_until


@contextlib.contextmanager
def counting(rig: Rig) -> Iterator[InputCounter]:
    counter = rig.counter()
    counter.start()
    try:
        rig.warm_up(counter)
        yield counter
    finally:
        counter.stop()


def test_works_here_and_has_a_name(rig: Rig) -> None:
    assert rig.counter().why_not() is None
    assert rig.counter().name


def test_asking_why_not_counts_nothing_and_disturbs_nothing(rig: Rig) -> None:
    with counting(rig) as counter:
        rig.type_keys(3)
        assert rig.counter().why_not() is None
        rig.type_keys(2)
        Collector(counter).expect(keys=5)


@pytest.mark.parametrize("amount", [1, 37])
def test_counts_exactly_what_was_typed(rig: Rig, amount: int) -> None:
    with counting(rig) as counter:
        rig.type_keys(amount)
        Collector(counter).expect(keys=amount)


def test_tells_clicks_from_scrolls(rig: Rig) -> None:
    with counting(rig) as counter:
        rig.click(4)
        rig.scroll(6)
        Collector(counter).expect(clicks=4, scrolls=6)


def test_take_resets(rig: Rig) -> None:
    with counting(rig) as counter:
        rig.type_keys(5)
        Collector(counter).expect(keys=5)
        assert counter.take() == NOTHING
        rig.type_keys(2)
        Collector(counter).expect(keys=2)


def test_counts_nothing_before_start(rig: Rig) -> None:
    rig.type_keys(5)
    rig.click(2)
    with counting(rig) as counter:
        assert counter.take() == NOTHING
        rig.type_keys(1)
        Collector(counter).expect(keys=1)


def test_counts_nothing_between_stop_and_start(rig: Rig) -> None:
    with counting(rig) as counter:
        rig.type_keys(4)
        counter.stop()
        rig.type_keys(9)
        counter.start()
        rig.warm_up(counter)
        rig.click(1)
        Collector(counter).expect(clicks=1)


def test_a_held_key_counts_once(rig: Rig) -> None:
    with counting(rig) as counter:
        rig.hold_key()
        Collector(counter).expect(keys=1)


def test_injected_is_a_share_of_all(rig: Rig) -> None:
    with counting(rig) as counter:
        rig.type_keys(3)
        rig.click(2)
        rig.scroll(1)
        collector = Collector(counter)
        collector.expect(keys=3, clicks=2, scrolls=1)
        assert collector.injected == (6 if rig.tells_injected else 0)


def test_take_returns_quickly(rig: Rig) -> None:
    with counting(rig) as counter:
        rig.type_keys(50)
        before = time.perf_counter()
        counter.take()
        assert time.perf_counter() - before < 0.05


def test_stop_is_idempotent_and_may_come_first(rig: Rig) -> None:
    counter = rig.counter()
    counter.stop()
    counter.start()
    counter.stop()
    counter.stop()


def test_starting_twice_is_our_error(rig: Rig) -> None:
    with counting(rig) as counter, pytest.raises(RuntimeError):
        counter.start()


def test_take_without_start_says_so(rig: Rig) -> None:
    counter = rig.counter()
    with pytest.raises(SenseError):
        counter.take()
    counter.start()
    counter.stop()
    with pytest.raises(SenseError):
        counter.take()


# python-xlib leaves the sockets of lost connections to the garbage collector.
@pytest.mark.filterwarnings("ignore:.*unclosed <socket:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
def test_a_lost_session_raises_and_can_be_stopped(rig: Rig) -> None:
    with counting(rig) as counter:
        rig.type_keys(2)
        rig.break_down("input")
        with pytest.raises(SenseError):
            take_until_it_fails(counter)
        with pytest.raises(SenseError):
            counter.take()


def take_until_it_fails(counter: InputCounter) -> None:
    wait_until(lambda: counter.take() is None, "the counter to fail")
