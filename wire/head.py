"""What every contractor's statement has: where it stands in its stream, and when it was signed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from wire import fields
from wire.canonical import JsonValue
from wire.merkle import EMPTY_ROOT
from wire.problems import WireCode, WireError
from wire.records import Anchor, ContractId, Sha256, StreamId

MIN_VERSION = 1
"""The oldest version of statements that is read."""
STABLE_VERSION = 1
"""The version that is written."""
MAX_VERSION = 1
"""The newest version of statements that is read."""

ZERO_SHA256: Final = Sha256("0" * 64)
"""`prev` of the first statement of a chain."""
COMMITMENT_BYTES = 32

HEAD: Final = ("v", "type", "log", "contract", "stream", "seq", "prev", "anchor", "made_ms")
"""The members that every contractor's statement has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The place of a statement: the log it is meant for, its contract, its stream and what came before.

    `prev` is the hash of the payload before it, `anchor` the newest checkpoint that the device had verified,
    `made_ms` when it was signed.
    """

    v: int = STABLE_VERSION
    log: str
    contract: ContractId
    stream: StreamId
    seq: int
    prev: Sha256
    anchor: Anchor
    made_ms: int


def members_of(place: Place) -> dict[str, Any]:
    """The fields of `place` by name, to make a statement that stands there."""
    return {
        "v": place.v,
        "log": place.log,
        "contract": place.contract,
        "stream": place.stream,
        "seq": place.seq,
        "prev": place.prev,
        "anchor": place.anchor,
        "made_ms": place.made_ms,
    }


def to_json(place: Place, kind: str) -> dict[str, JsonValue]:
    """The members that a statement of type `kind` shares with every other."""
    return {
        "v": place.v,
        "type": kind,
        "log": place.log,
        "contract": place.contract,
        "stream": place.stream,
        "seq": place.seq,
        "prev": place.prev,
        "anchor": {"size": place.anchor.size, "root": place.anchor.root},
        "made_ms": place.made_ms,
    }


def read(found: dict[str, JsonValue]) -> dict[str, Any]:
    """The same members read back, each within its bounds, as the fields of a `Place`."""
    at = "statement"
    seq = fields.integer(found["seq"], f"{at}/seq")
    prev = fields.sha256(found["prev"], f"{at}/prev")
    if (seq == 0) != (prev == ZERO_SHA256):
        raise fields.bad(f"{at}/prev", "zeros at the first statement and only there")
    return {
        "v": fields.integer(found["v"], f"{at}/v"),
        "log": fields.origin(found["log"], f"{at}/log"),
        "contract": fields.contract_id(found["contract"], f"{at}/contract"),
        "stream": fields.stream_id(found["stream"], f"{at}/stream"),
        "seq": seq,
        "prev": prev,
        "anchor": _anchor(found["anchor"]),
        "made_ms": fields.instant(found["made_ms"], f"{at}/made_ms"),
    }


def check_version(value: JsonValue, kinds: Collection[str]) -> str:
    """The type of the statement `value`; `WireError` unless it is one of `kinds`, of a version read here."""
    if not isinstance(value, dict):
        raise fields.bad("statement", "not an object")
    for name in ("v", "type"):
        if name not in value:
            raise WireError(WireCode.MISSING_FIELD, f"statement/{name}")
    version = fields.integer(value["v"], "statement/v")
    if not MIN_VERSION <= version <= MAX_VERSION:
        raise WireError(WireCode.UNKNOWN_VERSION, "statement/v", str(version))
    kind = fields.string(value["type"], "statement/type")
    if kind not in kinds:
        raise WireError(WireCode.UNKNOWN_TYPE, "statement/type", kind[:40])
    return kind


def commitment(value: JsonValue, where: str) -> str:
    """The commitment of an item: 32 bytes in base64url."""
    found = fields.string(value, where)
    fields.base64url(found, where, size=COMMITMENT_BYTES)
    return found


def indexes(value: JsonValue, where: str, *, low: int = 0, high: int) -> tuple[int, ...]:
    """`low` to `high` indexes of items, each below `high`, ascending."""
    listed = fields.array(value, where, low=low, high=high)
    found = tuple(
        fields.integer(index, f"{where}/{number}", high=high - 1)
        for number, index in enumerate(listed)
    )
    if any(after <= before for before, after in pairwise(found)):
        raise fields.bad(where, "not ascending")
    return found


def _anchor(value: JsonValue) -> Anchor:
    at = "statement/anchor"
    found = fields.members(value, at, ("size", "root"))
    size = fields.integer(found["size"], f"{at}/size")
    root = fields.sha256(found["root"], f"{at}/root")
    if size == 0 and root != EMPTY_ROOT.hex():
        raise fields.bad(f"{at}/root", "not the root of the empty log")
    return Anchor(size=size, root=root)
