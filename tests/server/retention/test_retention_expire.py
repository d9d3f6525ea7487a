"""When items expire: as the policy of their time said, or the present one if that is shorter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from server.contracts import service as contracts
from server.contracts.service import DEFAULT_POLICY
from server.evidence.models import ItemRow
from server.retention.expire import DAY_MS, expire_due
from tests.support.ingest_room import Room, ingest_room

MONTH = 30 * 24 * 6
"""Slots of ten minutes in thirty days: the room's present is a month after slot 0."""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made
        made.whole()


def track(room: Room, slot: int) -> None:
    told, files = room.sender.told(slot, pictures=False)
    room.sender.send(room.sender.seal(told=told, files=files))


def policy(room: Room, version: int, days: int) -> None:
    with room.site.core.database.writing() as rows:
        contracts.change_policy(
            rows,
            room.organization,
            room.contract,
            replace(DEFAULT_POLICY, version=version, retention_days=days),
            now_ms=room.site.clock.now_ms(),
        )


def expired(room: Room) -> set[int]:
    """The numbers in the stream of the segments of which nothing is left."""
    expire_due(room.site.core)
    with room.site.core.database.reading() as rows:
        found = rows.query(ItemRow).all()
    gone = {row.seq for row in found if row.gone == "expired"}
    assert {row.seq for row in found if row.gone is None}.isdisjoint(gone)
    return gone


def test_a_shorter_policy_counts_for_what_was_tracked_before_too(room: Room) -> None:
    track(room, 0)
    track(room, MONTH - 7)
    assert expired(room) == set()
    policy(room, 2, 20)
    assert expired(room) == {0}


def test_a_longer_policy_counts_only_for_what_begins_under_it(room: Room) -> None:
    policy(room, 2, 20)
    room.site.clock.forward(DAY_MS)
    track(room, MONTH + 1)
    policy(room, 3, 400)
    room.site.clock.forward(DAY_MS)
    track(room, MONTH + 6 * 24 + 1)
    room.site.clock.forward(18 * DAY_MS)
    assert expired(room) == set()
    room.site.clock.forward(DAY_MS + 30 * 60_000)
    assert expired(room) == {0}
    room.site.clock.forward(378 * DAY_MS)
    assert expired(room) == {0}
    room.site.clock.forward(2 * DAY_MS)
    assert expired(room) == {0, 1}


def test_what_comes_late_expires_at_the_next_look(room: Room) -> None:
    policy(room, 2, 20)
    assert expired(room) == set()
    track(room, 0)
    assert expired(room) == {0}
    again, files = room.sender.told(0, pictures=False)
    room.sender.send(room.sender.seal(told=again, files=files, seq=0), status=200)
    assert expired(room) == {0}


def test_many_expire_in_several_statements(room: Room) -> None:
    for slot in range(300):
        track(room, slot)
    policy(room, 2, 1)
    assert expire_due(room.site.core) == 300
    orders = room.site.core.database.select(
        "SELECT (SELECT count(*) FROM authority_orders WHERE document LIKE '%\"expire\"%')"
        " + (SELECT count(*) FROM authority_statements WHERE type = 'expire')"
    )
    assert orders == [(2,)]
