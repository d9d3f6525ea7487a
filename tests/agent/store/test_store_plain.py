"""Records to plain values and back: the same, or a refusal that names the place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.tracked import TrackedSegment
from agent.plain import PlainError, from_plain, to_plain
from tests.support.tracked_rows import tracked, without_picture
from wire.records import Reason, SegmentId


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Inner:
    number: int
    name: SegmentId | None = None


@dataclass(frozen=True, slots=True)
class Outer:
    inner: Inner
    many: tuple[Inner, ...]
    pair: tuple[int, str]
    table: Mapping[str, tuple[str, ...]]
    colour: Colour
    flag: bool


def outer(**change: object) -> dict[str, object]:
    plain: dict[str, object] = {
        "inner": {"number": 1},
        "many": [],
        "pair": [1, "a"],
        "table": {},
        "colour": "red",
        "flag": True,
    }
    return {**plain, **change}


@given(st.builds(Outer))
def test_any_record_survives(record: Outer) -> None:
    assert from_plain(Outer, json.loads(json.dumps(to_plain(record)))) == record


@dataclass(frozen=True, slots=True)
class Grown:
    """A record that got a field later."""

    number: int
    later: tuple[int, ...] = (7,)


def test_field_that_came_later_has_its_default_in_an_older_row() -> None:
    assert from_plain(Grown, {"number": 1}) == Grown(number=1, later=(7,))
    assert from_plain(Grown, {"number": 1, "later": []}) == Grown(number=1, later=())
    with pytest.raises(PlainError) as refused:
        from_plain(Grown, {"later": [1]})
    assert refused.value.where == ".number"


@pytest.mark.parametrize(
    "segment", [tracked(0), without_picture(tracked(1), Reason.PORTAL_REFUSED)]
)
def test_segments_survive(segment: TrackedSegment) -> None:
    assert from_plain(TrackedSegment, json.loads(json.dumps(to_plain(segment)))) == segment


@pytest.mark.parametrize(
    ("plain", "where"),
    [
        (None, "."),
        ([], "."),
        (outer(inner={}), ".inner.number"),
        (outer(inner={"number": True}), ".inner.number"),
        (outer(inner={"number": 1.0}), ".inner.number"),
        (outer(inner={"number": "1"}), ".inner.number"),
        (outer(inner={"number": 1, "name": 2}), ".inner.name"),
        (outer(inner={"number": 1, "other": 2}), ".inner.other"),
        (outer(many={}), ".many"),
        (outer(many=[{"number": 1}, None]), ".many[1]"),
        (outer(pair=[1]), ".pair"),
        (outer(pair=["a", 1]), ".pair[0]"),
        (outer(table={"a": "b"}), ".table.a"),
        (outer(table=[]), ".table"),
        (outer(colour="blue"), ".colour"),
        (outer(colour=[]), ".colour"),
        (outer(flag=1), ".flag"),
        (outer(extra=1), ".extra"),
    ],
)
def test_what_does_not_fit_is_named(plain: object, where: str) -> None:
    with pytest.raises(PlainError) as refused:
        from_plain(Outer, plain)
    assert str(refused.value).startswith(f"{where}:")


def test_what_has_no_plain_form_is_a_bug() -> None:
    with pytest.raises(TypeError, match="object"):
        to_plain(object())
