"""Whole bundles: good ones hold and tell what there is; each step refuses what it is there for."""

from tests.support.bundles import (
    HOUR_MS,
    World,
)
from wire.bundle.findings import FindingKind

K = FindingKind


def kinds(report) -> dict:
    return {finding.kind: finding.count for finding in report.findings}


def ready(**options) -> tuple[World, object]:
    """An organization with a contractor who has agreed and started the clock on one device."""
    world = World(**options)
    world.policy()
    desk = world.enrol("studio")
    world.now_ms += HOUR_MS
    world.consent(desk)
    world.start(desk)
    return world, desk


def holds(world: World, **options):
    report = world.check(**options)
    assert report.error is None, str(report.error)
    return report


def rich() -> World:
    """Two devices and everything that can be stated, once at least."""
    world, desk = ready()
    laptop = world.enrol("laptop", by=desk)
    world.consent(laptop)
    world.start(laptop)
    world.others(5)
    segments = [world.work(desk, told=world.segment(desk, monitors=2)) for _ in range(6)]
    world.tick()
    world.redact(desk, segments[0], [0, 1], minutes=10)
    world.redact(desk, segments[1], range(5), minutes=0)
    world.redact(desk, segments[2], black=[2])
    world.redact(desk, segments[2], black=[1])
    world.redact(desk, segments[2], black=[2], minutes=7)
    world.memo(desk, segments[3], "another")
    world.memo(desk, segments[3], "and another")
    world.others(3)
    world.expire(segments[4], [1, 2])
    world.work(laptop)
    world.stop(desk)
    world.stop(laptop)
    world.manual(desk, start_ms=world.now_ms - 3 * HOUR_MS)
    world.close(desk, 57, manual=30)
    world.rotate_log("log 2")
    world.rotate_statement("server 2")
    world.revoke(laptop)
    world.expire(segments[5], [3])
    world.others(9)
    world.tick()
    return world


def test_a_small_bundle_is_intact():
    world, desk = ready()
    world.work(desk)
    world.stop(desk)
    world.close(desk, 10)
    report = holds(world)
    assert kinds(report) == {K.SERVER_AUTHORISED: 1}
    assert (report.exit_code(), report.exit_code(strict=True)) == (0, 3)
    assert report.counts.tracked_minutes == 10
    assert report.head.size == len(world.log.entries)


def test_a_rich_bundle_is_intact():
    report = holds(rich())
    assert kinds(report) == {
        K.REMOVED: 2 + 5 + 2 + 1 + 2,
        K.EXPIRED: 3,
        K.SERVER_AUTHORISED: 1,
    }
    assert report.exit_code() == 0
    assert report.counts.tracked_minutes == 57
    assert report.counts.manual_minutes == 30
    assert report.counts.devices == report.counts.streams == 2
