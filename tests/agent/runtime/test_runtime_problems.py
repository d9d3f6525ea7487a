"""Since when each problem stands, and which are over: the list that front ends show."""

from __future__ import annotations

import logging

import pytest

from agent.client import Problem, ProblemCode, ProblemSpan
from agent.runtime.problem_book import OVER_KEPT, ProblemBook
from capture.fake.desktop import Breakage, FakeDesktop
from capture.fake.senses import senses_of
from tests.support.agent_world import MINUTE_MS, SMALL_MONITOR, World, a_contract

FULL = Problem(ProblemCode.DISK_FULL, {"path": "/x"})
OFFLINE = Problem(ProblemCode.SERVER_UNREACHABLE, {"url": "https://x"})


def test_a_problem_keeps_the_time_since_when_it_stands() -> None:
    book = ProblemBook()
    assert book.note((FULL,), now_ms=10) == (ProblemSpan(FULL, 10, None),)
    # Its details may change meanwhile.
    fuller = Problem(ProblemCode.DISK_FULL, {"path": "/y"})
    assert book.note((OFFLINE, fuller), now_ms=20) == (
        ProblemSpan(fuller, 10, None),
        ProblemSpan(OFFLINE, 20, None),
    )


def test_what_is_over_is_listed_after_what_stands() -> None:
    book = ProblemBook()
    book.note((FULL, OFFLINE), now_ms=10)
    assert book.note((OFFLINE,), now_ms=30) == (
        ProblemSpan(OFFLINE, 10, None),
        ProblemSpan(FULL, 10, 30),
    )
    assert book.note((FULL,), now_ms=40) == (
        ProblemSpan(FULL, 40, None),
        ProblemSpan(OFFLINE, 10, 40),
        ProblemSpan(FULL, 10, 30),
    )


def test_a_clock_that_is_set_back_ends_nothing_before_it_began() -> None:
    book = ProblemBook()
    book.note((FULL,), now_ms=1_000)
    assert book.note((), now_ms=5) == (ProblemSpan(FULL, 1_000, 1_000),)


def test_no_more_than_so_many_are_remembered() -> None:
    book = ProblemBook()
    for now_ms in range(0, 100, 2):
        book.note((FULL,), now_ms=now_ms)
        spans = book.note((), now_ms=now_ms + 1)
    assert len(spans) == OVER_KEPT
    assert spans[0] == ProblemSpan(FULL, 98, 99)


def test_coming_and_going_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    book = ProblemBook()
    with caplog.at_level(logging.INFO):
        for problems in ((FULL,), (FULL,), (), ()):
            book.note(problems, now_ms=1)
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]


def test_the_snapshot_tells_since_when_and_until_when() -> None:
    desktop = FakeDesktop(monitors=(SMALL_MONITOR,), text="work")
    world = World(senses=senses_of(desktop), contracts=(a_contract(),))
    world.desktop = desktop
    world.clock_in()
    assert world.shown.problem_spans == ()
    desktop.break_sense("window", Breakage(None, "gone"))
    world.pass_time(12 * MINUTE_MS, typing=True)
    (standing,) = world.shown.problem_spans
    assert standing.problem == world.shown.problems[0]
    assert world.shown.now_ms - 12 * MINUTE_MS < standing.since_ms <= world.shown.now_ms
    assert standing.until_ms is None
    desktop.mend_sense("window")
    world.pass_time(12 * MINUTE_MS, typing=True)
    assert world.shown.problems == ()
    (over,) = world.shown.problem_spans
    assert over.since_ms == standing.since_ms
    assert over.until_ms is not None
    assert over.since_ms < over.until_ms <= world.shown.now_ms
