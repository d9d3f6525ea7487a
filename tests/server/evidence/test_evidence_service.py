"""Counted minutes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, delete, insert
from sqlalchemy.orm import Session

from server.evidence.models import SegmentRow
from server.evidence.service import tracked_minutes, tracked_minutes_of
from wire.contractor import WEEK_MS
from wire.counting import counted_minutes, week_start_of
from wire.records import MINUTE_MS, ContractId, OrganizationId, minutes_touched

claims = st.lists(
    st.tuples(st.integers(0, 3_000_000), st.integers(1, 700_000), st.integers(1, 12)).map(
        lambda c: (c[0], c[0] + c[1], c[2])
    ),
    max_size=12,
)


@given(claims)
def test_a_minute_counts_once_and_only_what_is_claimed(found: list[tuple[int, int, int]]) -> None:
    touched = {
        minute
        for start, end, _ in found
        for minute in range(
            start // MINUTE_MS, start // MINUTE_MS + minutes_touched(start_ms=start, end_ms=end)
        )
    }
    counts = counted_minutes(found)
    assert sum(counts) <= len(touched)
    assert all(0 <= count <= claimed for count, (_, _, claimed) in zip(counts, found, strict=True))
    whole = [(start, end, 10**6) for start, end, _ in found]
    assert sum(counted_minutes(whole)) == len(touched)


def test_claims_are_served_in_their_order() -> None:
    minute = MINUTE_MS
    first, second = (0, 10 * minute, 7), (5 * minute, 15 * minute, 10)
    assert counted_minutes([first, second]) == [7, 5]
    assert counted_minutes([first, first]) == [7, 0]
    assert counted_minutes([(0, 200_000, 4), (200_000, 600_000, 7)]) == [4, 6]


FIRM = OrganizationId("f" * 16)
MONDAY_MS = week_start_of(1_773_172_800_000)
SLOT_MS = 10 * MINUTE_MS


@pytest.fixture(scope="module")
def rows() -> Iterator[Session]:
    """The table of segments and nothing else: whose they are does not matter here."""
    engine = create_engine("sqlite://")
    SegmentRow.metadata.tables["segments"].create(engine)
    with Session(engine) as made:
        yield made
    engine.dispose()


spans = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        # Around both ends of the week, some of them over each other and some at once.
        st.sampled_from((-2 * SLOT_MS, 0, WEEK_MS - 3 * SLOT_MS)),
        st.integers(0, 4 * SLOT_MS // 20_000).map(lambda steps: steps * 20_000),
        st.integers(1, SLOT_MS // 20_000).map(lambda steps: steps * 20_000),
        st.integers(0, 11),
    ),
    max_size=14,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(spans)
def test_all_at_once_comes_to_what_each_alone_does(
    rows: Session, found: list[tuple[str, int, int, int, int]]
) -> None:
    rows.execute(delete(SegmentRow))
    if found:
        rows.execute(
            insert(SegmentRow),
            [
                _row(number, contract, MONDAY_MS + base + offset, length, minutes)
                for number, (contract, base, offset, length, minutes) in enumerate(found)
            ],
        )
    week = {"from_ms": MONDAY_MS, "to_ms": MONDAY_MS + WEEK_MS}
    asked = [ContractId(one) for one in "abd"]
    alone = {one: tracked_minutes(rows, FIRM, one, **week) for one in asked}
    assert tracked_minutes_of(rows, FIRM, asked, **week) == alone


def _row(number: int, contract: str, start_ms: int, length: int, minutes: int) -> dict[str, object]:
    slot_ms = start_ms // SLOT_MS * SLOT_MS
    return {
        "organization": FIRM,
        "contract": contract,
        "start_ms": start_ms,
        "stream": "s",
        "seq": number,
        "end_ms": start_ms + length,
        "slot_start_ms": slot_ms,
        "slot_ms": SLOT_MS,
        "minutes": minutes,
        "claimed": minutes,
        "person": "p",
        "device": "d",
        "recv_ms": start_ms,
        # Among segments that begin at once the later ones may have entered the log first.
        "position": -number if number % 3 else number,
        "late": False,
        "idle": False,
    }
