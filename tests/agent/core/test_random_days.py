"""Thousands of random days: nothing tracked twice, nothing while away, nothing lost, nothing captured unasked."""

from __future__ import annotations

import pytest

from tests.support.agent_driver import Driver
from tests.support.agent_world import MONDAY_MS, a_contract
from tests.support.seeds import ONE_SEED, seeds_of
from tests.support.storyboard import CorePlayer, Story

RUNS = 2_000
BATCH = 100
STEPS = 40
MET_BEFORE = (244, 463, 496, 601, 651, 870, 999)


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


def rough_day(seed: int, *, rough: bool, steps: int) -> None:
    """One day of one seed."""
    story = a_story(
        idle=[5, 10, None][seed % 3],
        moment=seed * 7 % 100 if seed % 2 else None,
        segment=[1, 5, 10][seed % 3],
    )
    print(f"run it again with {ONE_SEED}={seed}")
    drive(Driver(story, CorePlayer(story), seed, gentle=False, rough=rough), steps)


@pytest.mark.parametrize("seed", range(40))
def test_rough_day_on_the_machine(seed):
    rough_day(seed, rough=False, steps=150)


@pytest.mark.parametrize("first", range(0, RUNS, BATCH))
def test_rougher_days_on_the_machine(first):
    for seed in seeds_of(first, BATCH):
        rough_day(seed, rough=True, steps=STEPS)


@pytest.mark.parametrize("seed", MET_BEFORE)
def test_a_day_that_went_wrong_once(seed):
    """Full disks with idle time, clocks set on full disks, steps of the clock with crashes; 100 things a day."""
    rough_day(seed, rough=True, steps=100)


@pytest.mark.parametrize("seed", range(20))
def test_gentle_day_loses_nothing_but_crashed_minutes(seed):
    story = a_story(idle=None, moment=seed * 5 % 100 if seed % 2 else None)
    driver = Driver(story, CorePlayer(story), seed, gentle=True)
    drive(driver, 120)
    spans = driver.player.seen("spans")
    tracked = sum(end - start for start, end in spans)
    true = sum(end - start for start, end in driver.account.allowed)
    assert true - driver.crashes * 60_000 <= tracked <= true
