"""What was read of sealed segments is kept for the next time, and never shown once it has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from sync import ledger
from sync.records import UploadState
from tests.support.sync_rig import CONTRACT, Rig, told
from wire.outgoing import MemoChanged, OutgoingId, RedactAsked
from wire.records import Memo, RedactReason, SegmentEvidence

EVER_MS = 2**53


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path)


def read(rig: Rig) -> tuple[ledger.KeptSegment, ...]:
    return rig.spool.ledger.segments(start_ms=0, end_ms=EVER_MS)


def memo(kept: ledger.KeptSegment) -> str | None:
    return next((item.text for item in kept.target.present if isinstance(item, Memo)), None)


def sealed(rig: Rig, count: int) -> list[SegmentEvidence]:
    return [rig.seal(told(number)) for number in range(count)]


def test_the_same_is_not_read_twice(rig: Rig) -> None:
    sealed(rig, 2)
    first, again = read(rig), read(rig)
    assert [a.target is b.target for a, b in zip(first, again, strict=True)] == [True, True]


def test_a_new_memo_is_read(rig: Rig) -> None:
    one, two = sealed(rig, 2)
    before = read(rig)
    asked = MemoChanged(
        outgoing=OutgoingId("m" * 32), contract=CONTRACT, segment=one.segment, text="Other words"
    )
    rig.say(asked)
    after = read(rig)
    assert memo(after[0]) == "Other words" != memo(before[0])
    assert after[1].target is before[1].target
    assert two.segment == after[1].target.name


def test_what_is_taken_back_is_gone_from_what_is_read(rig: Rig) -> None:
    (one,) = sealed(rig, 1)
    read(rig)
    everything = RedactAsked(
        outgoing=OutgoingId("r" * 32),
        contract=CONTRACT,
        segment=one.segment,
        removed=tuple(range(len(one.items))),
        replaced=(),
        minutes=0,
        reason=RedactReason.PRIVACY,
    )
    rig.say(everything)
    (left,) = read(rig)
    assert left.target.minutes == 0
    assert not any(left.target.present)


def test_a_receipt_is_seen(rig: Rig) -> None:
    sealed(rig, 1)
    (before,) = read(rig)
    assert (before.state, before.target.delivered) == (UploadState.WAITING, False)
    rig.run()
    (after,) = read(rig)
    assert (after.state, after.target.delivered) == (UploadState.RECEIPTED, True)
    assert after.receipt_ms is not None


def test_no_more_than_a_bound_is_kept(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "_KEPT", 3)
    sealed(rig, 5)
    assert len(read(rig)) == 5
    assert len(rig.spool.ledger._read) == 3


def test_what_is_read_to_be_shown_is_what_a_strict_reading_finds(rig: Rig) -> None:
    one, two, three, _ = sealed(rig, 4)
    rig.say(
        MemoChanged(
            outgoing=OutgoingId("m" * 32), contract=CONTRACT, segment=one.segment, text="Ünläuted"
        )
    )
    for left, segment in enumerate((two, three)):
        rig.say(
            RedactAsked(
                outgoing=OutgoingId(str(left) * 32),
                contract=CONTRACT,
                segment=segment.segment,
                removed=(left,),
                replaced=(),
                minutes=left,
                reason=RedactReason.PRIVACY,
            )
        )
    shown = [kept.target for kept in read(rig)]
    assert len(shown) == 4
    assert shown == [rig.spool.ledger.segment(target.name) for target in shown]
    assert [target.minutes for target in shown][1:3] == [0, 1]
    assert memo(read(rig)[0]) == "Ünläuted"
