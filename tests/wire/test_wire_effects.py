"""What later statements make of a segment, replayed beside a list of slots that anybody can follow."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.evidence import CONTRACT, NO_ANCHOR, ORIGIN, SLOT_START_MS, STREAM, blobs_of
from tests.support.evidence import screenshot as shot_of
from tests.support.story import tell
from wire.authority import ExpiredTarget
from wire.contractor import MemoChange, Redact, Replacement
from wire.effects import (
    Effect,
    apply_expire,
    apply_memo,
    apply_redact,
    check_replacement,
    effect_of,
)
from wire.envelope import sha256_of
from wire.fields import to_base64url
from wire.problems import WireCode, WireError
from wire.records import Absence, ItemKind, Memo, Reason, RedactReason, Region, Sha256, Target
from wire.statement import Segment

STORY = tell()
COUNT, MEMO = 5, 4
TARGET = Target(STREAM, 3, Sha256("7" * 64))
GONE = "gone"


@dataclass
class Slots:
    """What stands at each index: "stated", GONE, or the commitment of what took its place."""

    now: list[str] = field(default_factory=lambda: ["stated"] * COUNT)
    minutes: int = 10
    removed: set[int] = field(default_factory=set)
    expired: set[int] = field(default_factory=set)


def head(number: int) -> dict:
    return {
        "log": ORIGIN,
        "contract": CONTRACT,
        "stream": STREAM,
        "seq": number,
        "prev": Sha256("8" * 64),
        "anchor": NO_ANCHOR,
        "made_ms": SLOT_START_MS,
    }


def item(number: int) -> str:
    return to_base64url(number.to_bytes(32, "big"))


acts = st.one_of(
    st.tuples(
        st.just("redact"),
        st.lists(st.integers(0, COUNT), unique=True, max_size=3),
        st.integers(0, 2),
        st.integers(0, 11),
    ),
    st.tuples(st.just("memo")),
    st.tuples(st.just("expire"), st.lists(st.integers(0, COUNT), unique=True, min_size=1)),
)


@given(st.lists(acts, max_size=12))
def test_replay(told):
    effect = Effect(contract=CONTRACT, target=TARGET, items=COUNT, minutes=10, memo_index=MEMO)
    slots = Slots()
    for number, act in enumerate(told, 10):
        code = _forbidden(slots, act)
        if code is not None:
            with pytest.raises(WireError) as caught:
                _apply(effect, act, number)
            assert caught.value.code is code
            continue
        after = _apply(effect, act, number)
        _happen(slots, act, number)
        assert after.minutes == slots.minutes
        assert after.expired == slots.expired
        assert after.gone == {n for n, now in enumerate(slots.now) if now == GONE}
        assert after.erased == {n for n, now in enumerate(slots.now) if now != "stated"}
        assert after.current == {now for now in slots.now if now not in ("stated", GONE)}
        assert after.removed == slots.removed
        assert after.whole_removed == (len(slots.removed) == COUNT and slots.minutes == 0)
        effect = after


def _parts(act) -> tuple[list[int], list[int], int]:
    _, indexes, cut, minutes = act
    return sorted(indexes[cut:]), sorted(indexes[:cut]), minutes


def _apply(effect: Effect, act, number: int) -> Effect:
    match act[0]:
        case "redact":
            removed, replaced, minutes = _parts(act)
            redact = Redact(
                **head(number),
                target=TARGET,
                removed=tuple(removed),
                replaced=tuple(Replacement(n, item(100 * number + n)) for n in replaced),
                minutes=minutes,
                reason=RedactReason.OTHER,
            )
            return apply_redact(effect, redact)
        case "memo":
            return apply_memo(effect, MemoChange(**head(number), target=TARGET, item=item(number)))
        case _:
            gone = ExpiredTarget(TARGET.stream, TARGET.seq, TARGET.sha256, tuple(sorted(act[1])))
            return apply_expire(effect, gone)


def _forbidden(slots: Slots, act) -> WireCode | None:
    """What the specification says against it."""
    gone = {n for n, now in enumerate(slots.now) if now == GONE}
    match act[0]:
        case "redact":
            removed, replaced, minutes = _parts(act)
            if any(n >= COUNT or n in slots.removed for n in removed):
                return WireCode.WRONG_TARGET
            if any(n >= COUNT or n in gone for n in replaced):
                return WireCode.WRONG_TARGET
            if MEMO in replaced:
                return WireCode.ITEM_MISMATCH
            if minutes > slots.minutes:
                return WireCode.ADDS_TIME
            if not removed and not replaced and minutes == slots.minutes:
                return WireCode.WRONG_TARGET
        case "memo":
            return WireCode.WRONG_TARGET if MEMO in gone else None
        case _:
            if any(n >= COUNT or n in gone for n in act[1]):
                return WireCode.WRONG_TARGET
    return None


def _happen(slots: Slots, act, number: int) -> None:
    match act[0]:
        case "redact":
            removed, replaced, slots.minutes = _parts(act)
            slots.removed |= set(removed)
            for n in removed:
                slots.now[n] = GONE
            for n in replaced:
                slots.now[n] = item(100 * number + n)
        case "memo":
            slots.now[MEMO] = item(number)
        case _:
            slots.expired |= set(act[1])
            for n in act[1]:
                slots.now[n] = GONE


def test_the_story_left_what_it_says():
    morning = STORY.effects[STORY.told["segment-morning"].target]
    second = STORY.effects[STORY.told["segment-next"].target]
    assert (morning.expired, morning.minutes) == ({1, 2}, 10)
    assert morning.erased == {1, 2, MEMO}
    assert morning.current == set(STORY.told["memo"].statement.commitments)
    assert (second.removed, second.minutes) == ({3}, 9)
    assert second.erased == {1, 3}
    assert second.current == set(STORY.told["redact"].statement.commitments)


def test_a_segment_begins_as_it_was_stated():
    told = STORY.told["segment-next"]
    assert isinstance(told.statement, Segment)
    effect = effect_of(told.statement, sha256_of(told.payload))
    assert effect == Effect(contract=CONTRACT, target=told.target, items=5, minutes=10)
    assert not effect.erased
    assert not effect.current
    assert not effect.whole_removed


def test_a_segment_is_removed_when_nothing_of_it_is_left():
    effect = Effect(contract=CONTRACT, target=TARGET, items=COUNT, minutes=10)
    all_but_time = Redact(
        **head(9),
        target=TARGET,
        removed=(0, 1, 2, 3, 4),
        replaced=(),
        minutes=10,
        reason=RedactReason.NOT_WORK,
    )
    assert not apply_redact(effect, all_but_time).whole_removed
    assert apply_redact(effect, replace(all_but_time, minutes=0)).whole_removed
    but_one = replace(all_but_time, minutes=0, removed=(0, 1, 2, 3))
    assert not apply_redact(effect, but_one).whole_removed


def test_a_memo_whose_place_is_not_known_may_be_changed():
    effect = Effect(contract=CONTRACT, target=TARGET, items=COUNT, minutes=10)
    gone = apply_expire(effect, ExpiredTarget(*_named(TARGET), (0, 1, 2, 3, 4)))
    after = apply_memo(gone, MemoChange(**head(9), target=TARGET, item=item(9)))
    assert after.current == {item(9)}
    assert after.erased == {0, 1, 2, 3, 4}


def _named(target: Target):
    return target.stream, target.seq, target.sha256


def test_a_replacement_is_the_same_picture_with_less_in_it():
    before = shot_of(0, taken_ms=SLOT_START_MS, blobs=blobs_of(0, 0))
    black = replace(before, regions=(Region(0, 0, 1, 1),))
    check_replacement(before, black, "items/0")
    check_replacement(black, replace(black, regions=(Region(1, 1, 1, 1),)), "items/0")
    for other in (
        before,
        replace(black, taken_ms=SLOT_START_MS + 1),
        replace(black, monitor=replace(black.monitor, index=1)),
        replace(black, monitor=replace(black.monitor, x=1)),
        Memo("black"),
    ):
        with pytest.raises(WireError) as caught:
            check_replacement(before, other, "items/0")
        assert caught.value.code is WireCode.ITEM_MISMATCH
    with pytest.raises(WireError):
        check_replacement(Absence(ItemKind.SCREENSHOT, Reason.CAPTURE_FAILED), black, "items/0")
