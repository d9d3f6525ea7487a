"""The segment statement, version 1: what a device signs about one span of tracked time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from wire import canonical, fields, head, items
from wire.canonical import JsonValue
from wire.head import MAX_VERSION as MAX_VERSION
from wire.head import MIN_VERSION as MIN_VERSION
from wire.head import STABLE_VERSION as STABLE_VERSION
from wire.head import ZERO_SHA256 as ZERO_SHA256
from wire.head import Place
from wire.records import (
    MINUTE_MS,
    SEGMENT_MINUTES,
    AgentInfo,
    Anchor,
    ClockReading,
    Item,
    SegmentEvidence,
    Sha256,
    StreamId,
    minutes_touched,
)

SEGMENT: Final = "segment"
SENSES: Final = ("idle", "input", "screen", "window")
MAX_JUMPS = 64
NAME_CHARACTERS = 64

_MEMBERS: Final = (
    *head.HEAD,
    "slot_start_ms",
    "slot_ms",
    "start_ms",
    "end_ms",
    "minutes",
    "items",
    "clock",
    "agent",
)
_CLOCK: Final = ("boot", "mono_ms", "wall_ms", "offset_ms", "offset_age_s", "jumps_ms")
_AGENT: Final = ("name", "version", "os", "senses")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment(Place):
    """A segment statement; `items` holds commitments, all else is as in `wire.records`."""

    type: ClassVar[str] = SEGMENT
    slot_start_ms: int
    slot_ms: int
    start_ms: int
    end_ms: int
    minutes: int
    items: tuple[str, ...]
    clock: ClockReading
    agent: AgentInfo
    idle: bool = False

    @property
    def commitments(self) -> tuple[str, ...]:
        """The commitments of its disclosures, in their order."""
        return self.items

    @property
    def minutes_touched(self) -> int:
        """How many minutes the span touches: the length of activity's arrays."""
        return minutes_touched(start_ms=self.start_ms, end_ms=self.end_ms)


def build_segment(
    evidence: SegmentEvidence,
    *,
    log: str,
    stream: StreamId,
    seq: int,
    prev: Sha256,
    anchor: Anchor,
    made_ms: int,
    salts: Sequence[bytes],
) -> tuple[Segment, tuple[str, ...]]:
    """The statement about `evidence`, and the disclosures of its items in their order.

    `salts` are 16 fresh random bytes for each item. Texts are cleaned first. A clock that was corrected
    backwards after the segment ended could make `made_ms` earlier than its end: then the end is used.
    Raises `WireError` for everything that a server would refuse.
    """
    told = tuple(items.cleaned(item) for item in evidence.items)
    items.check_together(
        told, start_ms=evidence.start_ms, end_ms=evidence.end_ms, idle=evidence.idle
    )
    if len(salts) != len(told) or len(set(salts)) != len(salts):
        raise fields.bad("items", "not one fresh salt for each item")
    disclosures = tuple(items.disclose(*pair) for pair in zip(told, salts, strict=True))
    segment = Segment(
        log=log,
        contract=evidence.contract,
        stream=stream,
        seq=seq,
        prev=prev,
        anchor=anchor,
        made_ms=max(made_ms, evidence.end_ms),
        slot_start_ms=evidence.slot_start_ms,
        slot_ms=evidence.slot_ms,
        start_ms=evidence.start_ms,
        end_ms=evidence.end_ms,
        minutes=evidence.minutes,
        items=tuple(items.commitment(disclosure) for disclosure in disclosures),
        clock=evidence.clock,
        agent=evidence.agent,
        idle=evidence.idle,
    )
    read_items(segment, disclosures)
    return segment, disclosures


def read_items(segment: Segment, disclosures: Sequence[str]) -> tuple[Item, ...]:
    """The items behind `disclosures`, already known to be those that `segment` commits to."""
    return tuple(
        items.read_disclosure(disclosure, minutes=segment.minutes_touched, where=f"items/{index}")
        for index, disclosure in enumerate(disclosures)
    )


def encode_segment(segment: Segment) -> bytes:
    """The payload bytes; raises `WireError` instead of writing what `decode_segment` refuses."""
    data = canonical.encode(segment_to_json(segment))
    if decode_segment(data) != segment:
        raise fields.bad("statement", "does not survive its own encoding")
    return data


def decode_segment(payload: bytes) -> Segment:
    """Read payload bytes of a segment, whose signature was checked before; raises `WireError`."""
    value = canonical.decode(payload, where="statement")
    head.check_version(value, (SEGMENT,))
    return segment_from_json(value)


def segment_again(payload: bytes) -> Segment:
    """Read payload bytes that `decode_segment` has let pass before, as `canonical.read_again`."""
    value = canonical.read_again(payload, where="statement")
    head.check_version(value, (SEGMENT,))
    return segment_from_json(value, again=True)


def segment_from_json(value: JsonValue, *, again: bool = False) -> Segment:
    """Read the members of a segment: exactly these, each within its bounds, none at odds with another.

    `again`: its commitments were looked at before.
    """
    at = "statement"
    found = fields.members(value, at, _MEMBERS, ("idle",))
    if "idle" in found and not fields.boolean(found["idle"], f"{at}/idle"):
        raise fields.bad(f"{at}/idle", "stands only where it is true")
    commitments = fields.array(found["items"], f"{at}/items", low=1, high=items.MAX_ITEMS)
    segment = Segment(
        **head.read(found),
        slot_start_ms=fields.instant(found["slot_start_ms"], f"{at}/slot_start_ms"),
        slot_ms=fields.integer(found["slot_ms"], f"{at}/slot_ms"),
        start_ms=fields.instant(found["start_ms"], f"{at}/start_ms"),
        end_ms=fields.instant(found["end_ms"], f"{at}/end_ms"),
        minutes=fields.integer(found["minutes"], f"{at}/minutes", low=1),
        items=tuple(
            fields.string(commitment, f"{at}/items/{index}")
            if again
            else head.commitment(commitment, f"{at}/items/{index}")
            for index, commitment in enumerate(commitments)
        ),
        clock=_clock(found["clock"]),
        agent=_agent(found["agent"]),
        idle="idle" in found,
    )
    _check_bounds(segment)
    return segment


def _check_bounds(segment: Segment) -> None:
    """The rules that bind members to each other."""
    if segment.slot_ms not in {minutes * MINUTE_MS for minutes in SEGMENT_MINUTES}:
        raise fields.bad("statement/slot_ms", f"{segment.slot_ms} is no length of a segment")
    if segment.slot_start_ms % segment.slot_ms:
        raise fields.bad("statement/slot_start_ms", "not on the grid of its length")
    if not segment.slot_start_ms <= segment.start_ms < segment.end_ms:
        raise fields.bad("statement/start_ms", "not within the slot, or not before the end")
    if segment.end_ms > segment.slot_start_ms + segment.slot_ms:
        raise fields.bad("statement/end_ms", "after the slot")
    if segment.minutes > segment.minutes_touched:
        raise fields.bad("statement/minutes", "more than the span touches")
    if segment.made_ms < segment.end_ms:
        raise fields.bad("statement/made_ms", "before the span ended")
    if len(set(segment.items)) != len(segment.items):
        raise fields.bad("statement/items", "one commitment twice")


def segment_to_json(segment: Segment) -> dict[str, JsonValue]:
    """The members of a segment."""
    clock, agent = segment.clock, segment.agent
    kept: dict[str, JsonValue] = {"idle": True} if segment.idle else {}
    return (
        kept
        | head.to_json(segment, SEGMENT)
        | {
            "slot_start_ms": segment.slot_start_ms,
            "slot_ms": segment.slot_ms,
            "start_ms": segment.start_ms,
            "end_ms": segment.end_ms,
            "minutes": segment.minutes,
            "items": list(segment.items),
            "clock": {
                "boot": clock.boot,
                "mono_ms": clock.mono_ms,
                "wall_ms": clock.wall_ms,
                "offset_ms": clock.offset_ms,
                "offset_age_s": clock.offset_age_s,
                "jumps_ms": list(clock.jumps_ms),
            },
            "agent": {
                "name": agent.name,
                "version": agent.version,
                "os": agent.os,
                "senses": dict(agent.senses),
            },
        }
    )


def _clock(value: JsonValue) -> ClockReading:
    at = "statement/clock"
    found = fields.members(value, at, _CLOCK)
    age, most = found["offset_age_s"], canonical.MAX_INTEGER
    jumps = fields.array(found["jumps_ms"], f"{at}/jumps_ms", high=MAX_JUMPS)
    return ClockReading(
        boot=fields.text(found["boot"], f"{at}/boot", low=1, high=NAME_CHARACTERS),
        mono_ms=fields.integer(found["mono_ms"], f"{at}/mono_ms"),
        wall_ms=fields.integer(found["wall_ms"], f"{at}/wall_ms", low=-most),
        offset_ms=fields.integer(found["offset_ms"], f"{at}/offset_ms", low=-most),
        offset_age_s=None if age is None else fields.integer(age, f"{at}/offset_age_s"),
        jumps_ms=tuple(fields.integer(jump, f"{at}/jumps_ms", low=-most) for jump in jumps),
    )


def _agent(value: JsonValue) -> AgentInfo:
    at = "statement/agent"
    found = fields.members(value, at, _AGENT)
    senses = fields.members(found["senses"], f"{at}/senses", SENSES)
    name, version, os = (
        fields.text(found[part], f"{at}/{part}", low=1, high=NAME_CHARACTERS)
        for part in ("name", "version", "os")
    )
    return AgentInfo(
        name=name,
        version=version,
        os=os,
        senses=tuple(
            (sense, fields.text(senses[sense], f"{at}/senses/{sense}", low=1, high=NAME_CHARACTERS))
            for sense in SENSES
        ),
    )
