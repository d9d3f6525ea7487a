"""A working day in small: the whole agent in one process on a desktop in memory."""

from __future__ import annotations

from tests.support.agent_world import MINUTE_MS, SECOND_MS, World
from wire.records import Activity, Memo, Screenshot, Window


def test_segment_from_keys_to_outbox():
    world = World()
    world.clock_in(memo="Writing")
    world.pass_time(10 * MINUTE_MS + 70 * SECOND_MS, typing=True)
    (evidence,) = world.outbox.sealed.values()
    activity, shot, window, memo = evidence.items
    assert evidence.minutes == 10
    assert evidence.slot_ms == 10 * MINUTE_MS
    assert isinstance(activity, Activity)
    assert all(keys >= 30 for keys in activity.keys)
    assert isinstance(shot, Screenshot)
    assert evidence.start_ms <= shot.taken_ms < evidence.end_ms
    assert isinstance(window, Window)
    assert memo == Memo("Writing")
    assert set(world.pictures.files) >= {shot.picture.sha256, shot.thumbnail.sha256}
    world.deliver()
    assert shot.picture.sha256 not in world.pictures.files
    assert shot.thumbnail.sha256 in world.pictures.files
