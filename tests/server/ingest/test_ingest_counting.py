"""What the server makes of what was taken: lengths that changed, minutes that count, pictures that nobody names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from server.check import check
from server.contracts.models import ContractRow
from server.diary import day
from server.evidence.service import tracked_minutes
from tests.support.ingest_room import Room, ingest_room
from wire.envelope import sha256_of


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made


def test_a_segment_of_the_length_before_the_contract_was_changed_is_taken(room: Room) -> None:
    sealed = room.sender.seal()
    with room.site.core.database.writing() as session:
        session.get_one(ContractRow, (room.organization, room.contract)).segment_minutes = 1
    room.sender.send(sealed)
    room.sender.send(room.sender.seal())
    room.whole()


def test_what_an_agent_is_told_of_its_week_is_what_the_days_add_up_to(room: Room) -> None:
    # Seven of ten minutes claimed, then the same ten minutes on another device.
    told, files = room.sender.told(0)
    other = room.second_sender()
    room.sender.send(room.sender.seal(told=replace(told, minutes=7), files=files))
    room.site.clock.forward(1)  # what arrives in the same millisecond has no order
    other.send(other.seal())
    start_ms = day.week_start(told.start_ms)
    with room.site.core.database.reading() as session:
        minutes = tracked_minutes(
            session,
            room.organization,
            room.contract,
            from_ms=start_ms,
            to_ms=start_ms + 7 * 86_400_000,
        )
    date = day.day_of(told.start_ms, UTC)
    browser = room.site.signed_in(room.member)
    page = browser.get(f"/contracts/{room.contract}/diary/{date.isoformat()}").text
    shown = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page))
    assert minutes == 7
    assert "Day 0:07 Week 0:07 of" in shown


def test_pictures_that_a_crash_left_are_listed_and_are_no_damage(room: Room) -> None:
    room.sender.send(room.sender.seal())
    left = sha256_of(b"left")
    room.site.core.blobs.put(room.organization, left, b"left")
    found = check(room.site.core)
    assert found.damages == ()
    assert found.left_over == (f"{room.organization}/{left}",)
