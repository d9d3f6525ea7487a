"""Time without evidence in a bundle: claimed, taken back whole, counted up to the heads of a close, erased."""

from dataclasses import replace

import pytest

from tests.support.bundles import HOUR_MS, MINUTE_MS, MONDAY_MS, World, target_of
from wire.bundle.findings import FindingKind
from wire.drafts import RedactDraft
from wire.problems import WireCode
from wire.records import RedactReason


def ready() -> tuple[World, object]:
    """A contractor on one device who has agreed, with two hours behind them."""
    world = World()
    world.policy()
    desk = world.enrol("studio")
    world.consent(desk)
    world.now_ms += 2 * HOUR_MS
    return world, desk


def holds(world: World):
    report = world.check()
    assert report.error is None, str(report.error)
    return report


def broken(world: World) -> tuple[str, WireCode]:
    error = world.check().error
    assert error is not None
    return error.step, error.code


def test_a_claim_counts_until_it_is_taken_back():
    world, desk = ready()
    claim = world.manual(desk, start_ms=MONDAY_MS)
    assert holds(world).counts.manual_minutes == 30
    world.redact(desk, claim, [0], minutes=0)
    report = holds(world)
    assert report.counts.manual_minutes == 0
    assert report.counts.tracked_minutes == 0
    assert [one.kind for one in report.findings if one.kind is FindingKind.REMOVED]


def test_what_was_taken_back_must_not_be_in_the_bundle():
    world, desk = ready()
    claim = world.manual(desk, start_ms=MONDAY_MS)
    memo = claim.disclosures[0]
    world.redact(desk, claim, [0], minutes=0)
    claim.disclosures[0] = memo
    assert broken(world) == ("V14", WireCode.REMOVED_STILL_PRESENT)


def test_a_close_counts_what_was_not_taken_back_under_its_heads():
    world, desk = ready()
    claim = world.manual(desk, start_ms=MONDAY_MS)
    world.close(desk, 0, manual=30)
    world.redact(desk, claim, [0], minutes=0)
    # The close before it spoke the truth of its time; the next one may say less.
    world.close(desk, 0, manual=0)
    holds(world)


def test_a_close_cannot_bill_what_was_taken_back():
    world, desk = ready()
    claim = world.manual(desk, start_ms=MONDAY_MS)
    world.redact(desk, claim, [0], minutes=0)
    world.close(desk, 0, manual=30)
    assert broken(world) == ("V18", WireCode.CLOSE_TOTAL)


@pytest.mark.parametrize(
    ("removed", "minutes"), [((0,), 29), ((), 0), ((), 29), ((0, 1), 0), ((1,), 0)]
)
def test_a_claim_is_taken_back_whole_or_not_at_all(removed, minutes):
    world, desk = ready()
    claim = world.manual(desk, start_ms=MONDAY_MS)
    draft = RedactDraft(
        target=target_of(claim), removed=removed, minutes=minutes, reason=RedactReason.OTHER
    )
    world.say(desk, draft)
    assert broken(world) == ("V13", WireCode.WRONG_TARGET)


def test_a_claim_is_not_taken_back_twice():
    world, desk = ready()
    claim = world.manual(desk, start_ms=MONDAY_MS)
    world.redact(desk, claim, [0], minutes=0)
    world.redact(desk, claim, [0], minutes=0)
    assert broken(world) == ("V13", WireCode.WRONG_TARGET)


def test_a_claim_has_no_other_memo():
    world, desk = ready()
    claim = world.manual(desk, start_ms=MONDAY_MS)
    world.memo(desk, claim)
    assert broken(world) == ("V13", WireCode.WRONG_TARGET)


def test_the_named_claim_is_that_very_one():
    world, desk = ready()
    claim = world.manual(desk, start_ms=MONDAY_MS)
    other = world.manual(desk, start_ms=MONDAY_MS + 40 * MINUTE_MS)
    draft = RedactDraft(
        target=replace(target_of(claim), sha256=other.sha256),
        removed=(0,),
        minutes=0,
        reason=RedactReason.OTHER,
    )
    world.say(desk, draft)
    assert broken(world) == ("V13", WireCode.WRONG_TARGET)


def test_another_device_may_take_it_back():
    world, desk = ready()
    claim = world.manual(desk, start_ms=MONDAY_MS)
    laptop = world.enrol("laptop", by=desk, key="laptop")
    world.redact(laptop, claim, [0], minutes=0)
    assert holds(world).counts.manual_minutes == 0
