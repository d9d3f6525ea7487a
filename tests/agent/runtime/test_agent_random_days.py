"""Random days of the whole agent, with the real journal file under it and kill -9 now and then."""

from __future__ import annotations

import pytest

from agent.core.tracked import Change, JournalContents, TrackedSegment
from agent.store.journal import JournalFile
from tests.support.agent_driver import Driver
from tests.support.agent_world import MONDAY_MS, MemoryJournal, a_contract
from tests.support.storyboard import AgentPlayer, Story
from wire.records import ContractId, SegmentId, Sha256


class WitnessedJournal(MemoryJournal):
    """A journal file, with a witness in memory of what it was told."""

    def __init__(self, path):
        super().__init__()
        self.path = path
        self.file = JournalFile(path)

    def load(self) -> JournalContents:
        # The process was killed: the file is read by a new one, never closed by the old.
        self.file = JournalFile(self.path)
        contents = self.file.load()
        assert contents == super().load()
        return contents

    def write(self, changes: tuple[Change, ...]) -> None:
        super().write(changes)
        self.file.write(changes)

    def spans(self, contract: ContractId, *, since_ms: int) -> tuple[tuple[int, int], ...]:
        return self.file.spans(contract, since_ms=since_ms)

    def find(self, segment: SegmentId) -> TrackedSegment | None:
        return self.file.find(segment)

    def pictures_needed(self) -> frozenset[Sha256]:
        return self.file.pictures_needed()


@pytest.mark.parametrize("seed", range(6))
def test_rough_day_of_the_agent(seed, tmp_path):
    contracts = {name: a_contract(name * 16, idle_minutes=10) for name in "ab"}
    moment = seed * 17 % 100 if seed % 2 else None
    story = Story("random", contracts, moment, MONDAY_MS + 8 * 3_600_000, ())
    player = AgentPlayer(story, WitnessedJournal(tmp_path / "journal.db"))
    driver = Driver(story, player, seed, gentle=False)
    try:
        driver.run(60)
    except Exception:
        print("\n".join(driver.told))
        raise
