"""Random days on which idle time is kept, dropped or left unanswered: nothing overlaps, runs back, or was locked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.core.tracked import TrackedSegment
from tests.agent.core.test_random_days import a_story, drive
from tests.support.agent_driver import Driver, Player, _inside
from tests.support.agent_world import MINUTE_MS
from tests.support.storyboard import CorePlayer, Story, clock


class IdleDriver(Driver):
    """Answers the question now and then, and sees that what is kept was true."""

    def __init__(self, story: Story, player: Player, seed: int, *, rough: bool) -> None:
        super().__init__(story, player, seed, gentle=False, rough=rough)
        self.kept_minutes = 0
        self.stepped = False

    def _one(self) -> None:
        drawn = self.random.randrange(100)
        if drawn < 10 and self.player.state().question is not None:
            self._answer()
        elif drawn < 35 and self.on and not self.locked:
            self._go_and_come_back()
        else:
            super()._one()

    def _answer(self) -> None:
        self._say(self.random.choice(["keep-idle Reading", "keep-idle", "discard-idle"]))

    def _go_and_come_back(self) -> None:
        draw = self.random.random
        self._pass(self.random.randrange(10 * MINUTE_MS, 40 * MINUTE_MS), None)
        if draw() < 0.4:
            self._lock()
            self._pass(self.random.randrange(MINUTE_MS, 30 * MINUTE_MS), None)
            self._lock()
        elif draw() < 0.2:
            self._sleep()
        self._pass(self.random.randrange(10_000, 9 * MINUTE_MS), 5_000)
        if draw() < 0.7:
            self._answer()

    def _clock(self) -> None:
        self.stepped = True
        super()._clock()

    def _check(self) -> None:
        rows = self.player.seen("journal")
        assert isinstance(rows, dict)
        allowed = list(self.account.allowed)
        if self.since_ms is not None:
            allowed.append((self.since_ms, self.player.now_ms))
        self.kept_minutes = 0
        for one in rows.values():
            assert isinstance(one, TrackedSegment)
            if not one.idle:
                continue
            span = (one.start_ms, one.end_ms)
            self.kept_minutes += len(one.counts)
            self.exempt.add(span)  # from being tracked while away, which it says of itself
            assert one.memo == "Reading"
            assert not any(minute.keys for minute in one.counts)
            assert not one.screenshots
            if not self.stepped:
                assert _inside(span, allowed), f"kept though locked: {clock(span[0])}"
        super()._check()


def a_day(seed: int, *, rough: bool) -> IdleDriver:
    story = a_story(
        idle=[5, 10][seed % 2],
        moment=seed * 7 % 100 if seed % 3 else None,
        segment=[1, 5, 10][seed % 3],
    )
    for name, contract in story.contracts.items():
        story.contracts[name] = replace(contract, idle_keep=True)
    driver = IdleDriver(story, CorePlayer(story), seed, rough=rough)
    print(f"seed {seed}, rough {rough}")
    drive(driver, 150)
    return driver


@pytest.mark.parametrize("rough", [False, True])
def test_random_days_with_answers(rough: bool) -> None:
    kept = [a_day(seed, rough=rough).kept_minutes for seed in range(16)]
    assert sum(kept) > 60, "the days are not worth their name"
