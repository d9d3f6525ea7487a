"""Tallies that are kept are those of the evidence after everything that can happen to it, and hold nothing erased."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from server.access.contracts import ContractView, contract_for
from server.access.rules import Act
from server.analysis import kept
from server.analysis.clerk import Clerk
from server.analysis.kept import add_up, weeks
from server.analysis.period import Period
from server.analysis.reading import tallies
from server.analysis.tally import QUARTERS, Measure, Tally, row_of
from server.evidence.models import Erasure
from server.evidence.tallies import ChangedWeek, WeekTally
from server.retention.expire import DAY_MS, expire_due
from tests.support.deeds import clocked_in
from tests.support.life import MONDAY, MONDAY_MS, WEEK_MS, Life, at, life
from tests.support.waiting import wait_until
from wire.records import MINUTE_MS

FROM_MS, TO_MS = MONDAY_MS - 2 * WEEK_MS, MONDAY_MS + 4 * WEEK_MS


@pytest.fixture
def lived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """A contract's life without the thread of the clerk: the tests add up when they say so."""
    monkeypatch.setattr("server.analysis.clerk.add_up", lambda _database: 0)
    with life(tmp_path / "data") as made:
        yield made


def view_of(lived: Life) -> ContractView:
    with lived.site.core.database.reading() as rows:
        view = contract_for(rows, lived.owner.person, Act.KNOW, contract=lived.contract)
    assert view is not None
    return view


def told(lived: Life) -> dict[int, Tally]:
    """What an analysis reads, by week."""
    period = Period(MONDAY, MONDAY, FROM_MS, TO_MS)
    with lived.site.core.database.snapshot() as reads:
        return {tally.week_start_ms: tally for _, tally in weeks(reads, [view_of(lived)], period)}


def evident(lived: Life) -> dict[int, Tally]:
    """What the evidence says, by week."""
    with lived.site.core.database.snapshot() as reads:
        found = tallies(reads, lived.organization, lived.contract, FROM_MS, TO_MS)
        return {tally.week_start_ms: tally for tally in found}


def marked(lived: Life) -> list[int]:
    with lived.site.core.database.reading() as rows:
        return [row.week_start_ms for row in rows.query(ChangedWeek)]


def stored(lived: Life) -> dict[int, bytes]:
    with lived.site.core.database.reading() as rows:
        return {row.week_start_ms: row.counts for row in rows.query(WeekTally)}


def all_added_up(lived: Life) -> None:
    while add_up(lived.site.core.database):
        pass
    assert marked(lived) == []


def tracked(lived: Life) -> None:
    with clocked_in(lived.laptop, at(16)) as laptop:
        laptop.track(at(16, 10))


def completed(lived: Life) -> None:
    """How much input there was arrives after the segment."""
    with clocked_in(lived.laptop, at(16)) as laptop:
        target = laptop.track(at(16, 10), without=(0,))
        all_added_up(lived)
        assert told(lived) == evident(lived)
        laptop.complete(target)


def without_activity(lived: Life) -> None:
    lived.laptop.redact(lived.said["laptop 0"], [0], minutes=10)


def less_time(lived: Life) -> None:
    lived.laptop.redact(lived.said["laptop 10"], [], minutes=3)


def claimed(lived: Life) -> None:
    lived.desk.claim(at(20), at(20, 30), "A letter")


def reworded(lived: Life) -> None:
    lived.laptop.reword(lived.said["laptop 20"], "Other words")


def expired(lived: Life) -> None:
    lived.site.clock.forward(4000 * DAY_MS)
    assert expire_due(lived.site.core)


@pytest.mark.parametrize(
    "deed",
    [tracked, completed, without_activity, less_time, claimed, reworded, expired],
    ids=lambda deed: deed.__name__,
)
def test_every_deed_is_counted_at_once_and_after_adding_up(
    lived: Life, deed: Callable[[Life], None]
) -> None:
    assert told(lived) == evident(lived)
    all_added_up(lived)
    before = told(lived)
    assert before == evident(lived)
    assert set(stored(lived)) == set(before) == {MONDAY_MS}
    deed(lived)
    after = evident(lived)
    assert (after == before) == (deed is reworded)
    assert marked(lived) == [MONDAY_MS]
    assert told(lived) == after
    all_added_up(lived)
    assert told(lived) == after


def test_time_that_is_claimed_and_taken_back_is_counted_so(lived: Life) -> None:
    claim = lived.desk.claim(at(20), at(20, 30), "A letter")
    all_added_up(lived)
    before = sum(row_of(told(lived)[MONDAY_MS].lanes, Measure.CLAIMED))
    lived.desk.redact(claim, [0], minutes=0)
    assert told(lived) == evident(lived)
    all_added_up(lived)
    assert sum(row_of(told(lived)[MONDAY_MS].lanes, Measure.CLAIMED)) == before - 30


def test_what_is_erased_is_in_no_tally_and_in_no_file(lived: Life) -> None:
    """The counts of a quarter of which all activity is taken back; as bytes, they are found before and not after."""
    all_added_up(lived)
    quarter = (at(14) - MONDAY_MS) // (15 * MINUTE_MS)
    begin = 8 + 2 * (Measure.ACTIVE * QUARTERS + quarter - 8)
    end = 8 + 2 * (Measure.ACTIVE * QUARTERS + quarter + 8)
    trace = stored(lived)[MONDAY_MS][begin:end]
    folder = lived.site.settings.data

    def found() -> list[str]:
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return [path.name for path in files if trace in path.read_bytes()]

    assert found()
    for minute in (0, 10, 20, 30):
        lived.laptop.redact(lived.said[f"laptop {minute}"], [0], minutes=10)
        (counts,) = stored(lived).values()
        assert not any(counts)

    def erased() -> bool:
        with lived.site.core.database.reading() as rows:
            return not rows.query(Erasure).count()

    wait_until(erased, "what has to be erased to be gone", patience_s=60)
    assert not found()
    all_added_up(lived)
    assert not found()
    assert told(lived) == evident(lived)


def test_what_changes_while_it_is_added_up_stays_marked(
    lived: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = kept._added_up

    def meanwhile(reads, one):
        made = real(reads, one)
        without_activity(lived)
        return made

    monkeypatch.setattr(kept, "_added_up", meanwhile)
    assert add_up(lived.site.core.database) == 1
    monkeypatch.setattr(kept, "_added_up", real)
    assert marked(lived) == [MONDAY_MS]
    # Nor is anything kept of it: what was erased meanwhile would be in it.
    assert stored(lived) == {}
    assert told(lived) == evident(lived)
    all_added_up(lived)
    assert told(lived) == evident(lived)


def test_the_page_asks_for_patience_while_very_much_has_to_be_added_up(
    lived: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = lived.site.signed_in(lived.owner)
    path = f"/organizations/{lived.organization}/analysis?period=last-week"
    monkeypatch.setattr(kept, "MOST_CHANGED", 0)
    waiting = owner.get(path)
    assert waiting.status_code == 503
    assert waiting.headers["retry-after"]
    all_added_up(lived)
    assert owner.get(path).status_code == 200


def test_the_clerk_adds_up_what_has_changed(tmp_path: Path) -> None:
    with life(tmp_path / "data") as lived:
        clerk = Clerk(lived.site.core, look_s=0.01)
        clerk.start()
        try:
            wait_until(lambda: not marked(lived), "the weeks to be added up", patience_s=60)
            less_time(lived)
            wait_until(lambda: not marked(lived), "the week to be added up", patience_s=60)
        finally:
            clerk.close()
        assert told(lived) == evident(lived)
