"""A fortnight without a server: everything is kept, arrives in order and once, and holds before the verifier."""

from __future__ import annotations

import io

import pytest

from sync.export import ExportAsked, prepare
from sync.records import SyncState
from tests.support.evidence import CONTRACT, ORIGIN, SLOT_MS, SLOT_START_MS
from tests.support.sync_rig import DAY_MS, Rig
from tests.support.sync_story import consent, reveal, seed_of, session, tracked
from wire.bundle.findings import FindingKind
from wire.bundle.verify import verify
from wire.bundle.writing import write_bundle

DAYS = 14
SLOTS = 48
"""Eight hours."""


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path, authority=True)
    yield rig
    rig.spool.close()


def work_a_day(rig, day):
    """A session of eight hours, each segment sealed when its slot is over, and a restart overnight."""
    first = day * (DAY_MS // SLOT_MS)
    started_ms = SLOT_START_MS + day * DAY_MS
    rig.run(until_ms=max(started_ms, rig.clock.now_ms))
    rig.say(session(f"day {day}", started_ms))
    for number in range(first, first + SLOTS):
        rig.run(until_ms=max(rig.clock.now_ms, SLOT_START_MS + (number + 1) * SLOT_MS))
        rig.seal(tracked(number, seed_of(f"day {day}")))
    rig.say(reveal(f"day {day}", rig.clock.now_ms))
    rig.restart()


@pytest.mark.timeout(600)
def test_a_fortnight_offline_is_kept_and_caught_up_with_in_order(rig):
    rig.uploader.learn()
    rig.say(consent())
    rig.run()
    rig.server.offline = True
    for day in range(DAYS):
        work_a_day(rig, day)
    rig.run(until_ms=rig.clock.now_ms + SLOT_MS)
    assert rig.uploader.status().state is SyncState.OFFLINE
    assert rig.uploader.status().tally.waiting == DAYS * SLOTS
    assert not rig.pictures.removed
    rig.server.offline = False
    rig.run()
    assert rig.uploader.status().state is SyncState.DELIVERED
    assert rig.uploader.status().tally.receipted == DAYS * SLOTS
    # The consent, then of each day its session, its segments and the end of it: in order, each once.
    assert [one.statement.seq for one in rig.server.received] == list(range(1 + DAYS * (SLOTS + 2)))
    plain = ExportAsked(
        origin=ORIGIN,
        contract=CONTRACT,
        period=None,
        made_ms=rig.clock.now_ms,
        thumbnails=True,
        pictures=False,
    )
    files = rig.pictures.files
    ready = prepare(rig.spool, plain, blob=files.get, is_here=lambda name: name in files)
    bundle = b"".join(write_bundle(ready.content))
    report = verify(io.BytesIO(bundle), vkeys=[rig.server.vkey], contract=CONTRACT)
    assert report.error is None
    assert report.exit_code() == 0
    assert report.exit_code(strict=True) == 3
    found = {one.kind: one.count for one in report.findings}
    assert found[FindingKind.OFFLINE] >= (DAYS - 1) * SLOTS
