"""Thousands of random days: nothing tracked twice, nothing while away, nothing lost, nothing captured unasked."""

from __future__ import annotations

import pytest

from tests.support.agent_driver import Driver
from tests.support.agent_world import MONDAY_MS, a_contract
from tests.support.storyboard import CorePlayer, Story


def a_story(*, idle: int | None = 10, moment: int | None = 50, segment: int = 10) -> Story:
    """Two contracts, and nothing told yet."""
    contracts = {
        name: a_contract(name * 16, segment_minutes=segment, idle_minutes=idle) for name in "ab"
    }
    return Story("random", contracts, moment, MONDAY_MS + 8 * 3_600_000, ())


def drive(driver: Driver, steps: int) -> None:
    """Run, and tell the story when it fails."""
    try:
        driver.run(steps)
    except Exception:
        print("\n".join(driver.told))
        raise


@pytest.mark.parametrize("seed", range(40))
def test_rough_day_on_the_machine(seed):
    story = a_story(
        idle=[5, 10, None][seed % 3],
        moment=seed * 7 % 100 if seed % 2 else None,
        segment=[1, 5, 10][seed % 3],
    )
    drive(Driver(story, CorePlayer(story), seed, gentle=False), 150)


@pytest.mark.parametrize("seed", range(20))
def test_gentle_day_loses_nothing_but_crashed_minutes(seed):
    story = a_story(idle=None, moment=seed * 5 % 100 if seed % 2 else None)
    driver = Driver(story, CorePlayer(story), seed, gentle=True)
    drive(driver, 120)
    spans = driver.player.seen("spans")
    tracked = sum(end - start for start, end in spans)
    true = sum(end - start for start, end in driver.account.allowed)
    assert true - driver.crashes * 60_000 <= tracked <= true
