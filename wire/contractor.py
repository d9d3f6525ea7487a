"""All statements that a contractor's device signs: one record for each type, written and read strictly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar, Final, TypeAlias, assert_never

from wire import canonical, fields, head, items
from wire.canonical import JsonValue
from wire.head import Place
from wire.problems import WireCode, WireError
from wire.records import (
    MINUTE_MS,
    Feature,
    Item,
    Memo,
    RedactReason,
    Screenshot,
    Sha256,
    StreamHead,
    Target,
    minutes_touched,
)
from wire.statement import SEGMENT, Segment, segment_from_json, segment_to_json

SEED_BYTES = 32
MAX_HEADS = 256
MAX_MANUAL_MS = 24 * 60 * MINUTE_MS
"""The longest span that can be claimed without evidence."""
WEEK_MS = 7 * 24 * 60 * MINUTE_MS
MAX_WEEK_MINUTES = WEEK_MS // MINUTE_MS
FIRST_MONDAY_MS = 4 * 24 * 60 * MINUTE_MS
"""1970-01-05T00:00:00Z; weeks begin whole weeks after it."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """The item at `index` gives way to the one with the commitment `item`."""

    index: int
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redact(Place):
    """Takes items of a segment back, or puts blacked-out pictures in their place; `minutes` is what stays."""

    type: ClassVar[str] = "redact"
    target: Target
    removed: tuple[int, ...]
    replaced: tuple[Replacement, ...]
    minutes: int
    reason: RedactReason

    @property
    def commitments(self) -> tuple[str, ...]:
        """The commitments of its disclosures, in their order."""
        return tuple(replacement.item for replacement in self.replaced)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoChange(Place):
    """Puts the memo with the commitment `item` in the place of a segment's."""

    type: ClassVar[str] = "memo"
    target: Target
    item: str

    @property
    def commitments(self) -> tuple[str, ...]:
        """The commitments of its disclosures, in their order."""
        return (self.item,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual(Place):
    """Claims time without evidence; `items` is the one commitment of a memo that says why."""

    type: ClassVar[str] = "manual"
    start_ms: int
    end_ms: int
    minutes: int
    items: tuple[str, ...]

    @property
    def commitments(self) -> tuple[str, ...]:
        """The commitments of its disclosures, in their order."""
        return self.items


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Place):
    """Agrees to `features` of the policy with this hash, which was shown at `shown_ms`; to none: withdraws."""

    type: ClassVar[str] = "consent"
    policy_sha256: Sha256
    features: tuple[Feature, ...]
    shown_ms: int

    @property
    def commitments(self) -> tuple[str, ...]:
        """None: it has no items."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Place):
    """The clock was started at `started_ms`; commits to the seed of its moments."""

    type: ClassVar[str] = "session"
    started_ms: int
    seed_sha256: Sha256

    @property
    def commitments(self) -> tuple[str, ...]:
        """None: it has no items."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal(Place):
    """Opens the session that was stated with the number `session` in the same stream, which ended at `ended_ms`."""

    type: ClassVar[str] = "reveal"
    session: int
    seed: bytes
    ended_ms: int

    @property
    def commitments(self) -> tuple[str, ...]:
        """None: it has no items."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(Place):
    """The contractor's close of the week that began at `week_start_ms`: what is billed is `minutes`."""

    type: ClassVar[str] = "close"
    week_start_ms: int
    heads: tuple[StreamHead, ...]
    minutes: int
    manual_minutes: int

    @property
    def commitments(self) -> tuple[str, ...]:
        """None: it has no items."""
        return ()


ContractorStatement: TypeAlias = (
    Segment | Redact | MemoChange | Manual | Consent | Session | Reveal | Close
)


def encode_statement(statement: ContractorStatement) -> bytes:
    """The payload bytes; raises `WireError` instead of writing what `decode_statement` refuses."""
    data = canonical.encode(_to_json(statement))
    if decode_statement(data) != statement:
        raise fields.bad("statement", "does not survive its own encoding")
    return data


def decode_statement(payload: bytes) -> ContractorStatement:
    """Read payload bytes, whose signature was checked before; raises `WireError`."""
    value = canonical.decode(payload, where="statement")
    return statement_from_json(value, check_version(value))


def check_version(value: JsonValue) -> str:
    """The type of `value`; `WireError` unless it is a contractor's statement of a version read here."""
    return head.check_version(value, _READERS)


def statement_from_json(value: JsonValue, kind: str) -> ContractorStatement:
    """Read the members of a statement of the type `kind`: exactly these, each within its bounds."""
    return _READERS[kind](value)


def read_items(
    statement: ContractorStatement, disclosures: Sequence[str | None], *, again: bool = False
) -> tuple[Item | None, ...]:
    """The items behind `disclosures`, already known to be those committed to; None for one that is not given.

    `again`: they were read before, as when they were made.
    """
    minutes = statement.minutes_touched if isinstance(statement, Segment) else 0
    return tuple(
        None
        if disclosure is None
        else items.read_disclosure(disclosure, minutes=minutes, where=f"items/{index}", again=again)
        for index, disclosure in enumerate(disclosures)
    )


def check_items(statement: ContractorStatement, told: Sequence[Item | None]) -> None:
    """Raise `WireError` if the items of `statement` contradict each other, its type or its span.

    A segment's are checked together; a redaction replaces pictures by pictures with regions; a change of memo
    has a text, and time without evidence one that is not empty. Items that are None are not given.
    """
    match statement:
        case Segment():
            items.check_together(
                told, start_ms=statement.start_ms, end_ms=statement.end_ms, idle=statement.idle
            )
        case Redact():
            for index, item in enumerate(told):
                if item is not None and not (isinstance(item, Screenshot) and item.regions):
                    raise _mismatch(index, "not a picture with something blacked out")
        case MemoChange() | Manual():
            least = 1 if isinstance(statement, Manual) else 0
            for index, item in enumerate(told):
                if item is not None and not (isinstance(item, Memo) and len(item.text) >= least):
                    raise _mismatch(index, "not a memo, or an empty one")
        case Consent() | Session() | Reveal() | Close():
            if told:
                raise _mismatch(0, "an item of a statement that has none")
        case _:
            assert_never(statement)


def _mismatch(index: int, detail: str) -> WireError:
    return WireError(WireCode.ITEM_MISMATCH, f"items/{index}", detail)


def _to_json(statement: ContractorStatement) -> dict[str, JsonValue]:
    if isinstance(statement, Segment):
        return segment_to_json(statement)
    return head.to_json(statement, statement.type) | _own_members(statement)


def _own_members(
    statement: Redact | MemoChange | Manual | Consent | Session | Reveal | Close,
) -> dict[str, JsonValue]:
    match statement:
        case Redact():
            return {
                "target": place_to_json(statement.target),
                "removed": list(statement.removed),
                "replaced": [{"index": new.index, "item": new.item} for new in statement.replaced],
                "minutes": statement.minutes,
                "reason": str(statement.reason),
            }
        case MemoChange():
            return {"target": place_to_json(statement.target), "item": statement.item}
        case Manual():
            return {
                "start_ms": statement.start_ms,
                "end_ms": statement.end_ms,
                "minutes": statement.minutes,
                "items": list(statement.items),
            }
        case Consent():
            return {
                "policy_sha256": statement.policy_sha256,
                "features": [str(feature) for feature in statement.features],
                "shown_ms": statement.shown_ms,
            }
        case Session():
            return {"started_ms": statement.started_ms, "seed_sha256": statement.seed_sha256}
        case Reveal():
            return {
                "session": statement.session,
                "seed": fields.to_base64url(statement.seed),
                "ended_ms": statement.ended_ms,
            }
        case Close():
            return {
                "week_start_ms": statement.week_start_ms,
                "heads": [place_to_json(newest) for newest in statement.heads],
                "minutes": statement.minutes,
                "manual_minutes": statement.manual_minutes,
            }
        case _:
            assert_never(statement)


def place_to_json(place: Target | StreamHead) -> dict[str, JsonValue]:
    """The members by which one statement names another."""
    return {"stream": place.stream, "seq": place.seq, "sha256": place.sha256}


def _members(value: JsonValue, *names: str) -> dict[str, JsonValue]:
    return fields.members(value, "statement", (*head.HEAD, *names))


def _redact(value: JsonValue) -> Redact:
    found = _members(value, "target", "removed", "replaced", "minutes", "reason")
    at = "statement"
    removed = head.indexes(found["removed"], f"{at}/removed", high=items.MAX_ITEMS)
    replaced = _replaced(found["replaced"], f"{at}/replaced")
    if {new.index for new in replaced} & set(removed):
        raise fields.bad(f"{at}/replaced", "an index that is removed too")
    return Redact(
        **head.read(found),
        target=Target(*_named(found["target"], f"{at}/target")),
        removed=removed,
        replaced=replaced,
        minutes=fields.integer(found["minutes"], f"{at}/minutes", high=items.MAX_MINUTES),
        reason=fields.one_of(found["reason"], f"{at}/reason", RedactReason),
    )


def _replaced(value: JsonValue, where: str) -> tuple[Replacement, ...]:
    replaced = []
    for number, one in enumerate(fields.array(value, where, high=items.MAX_ITEMS)):
        at = f"{where}/{number}"
        found = fields.members(one, at, ("index", "item"))
        index = fields.integer(found["index"], f"{at}/index", high=items.MAX_ITEMS - 1)
        replaced.append(Replacement(index, head.commitment(found["item"], f"{at}/item")))
    pairs = pairwise(replaced)
    if any(after.index <= before.index for before, after in pairs):
        raise fields.bad(where, "not ascending")
    if len({new.item for new in replaced}) != len(replaced):
        raise fields.bad(where, "one commitment twice")
    return tuple(replaced)


def _memo(value: JsonValue) -> MemoChange:
    found = _members(value, "target", "item")
    return MemoChange(
        **head.read(found),
        target=Target(*_named(found["target"], "statement/target")),
        item=head.commitment(found["item"], "statement/item"),
    )


def _manual(value: JsonValue) -> Manual:
    found = _members(value, "start_ms", "end_ms", "minutes", "items")
    at = "statement"
    (item,) = fields.array(found["items"], f"{at}/items", low=1, high=1)
    manual = Manual(
        **head.read(found),
        start_ms=fields.instant(found["start_ms"], f"{at}/start_ms"),
        end_ms=fields.instant(found["end_ms"], f"{at}/end_ms"),
        minutes=fields.integer(found["minutes"], f"{at}/minutes", low=1),
        items=(head.commitment(item, f"{at}/items/0"),),
    )
    if not manual.start_ms < manual.end_ms <= manual.start_ms + MAX_MANUAL_MS:
        raise fields.bad(f"{at}/end_ms", "not after the start, or more than a day after it")
    if manual.minutes > minutes_touched(start_ms=manual.start_ms, end_ms=manual.end_ms):
        raise fields.bad(f"{at}/minutes", "more than the span touches")
    _check_past(manual.end_ms, "end_ms", manual)
    return manual


def _consent(value: JsonValue) -> Consent:
    found = _members(value, "policy_sha256", "features", "shown_ms")
    at = "statement"
    listed = fields.array(found["features"], f"{at}/features", high=len(Feature))
    features = tuple(
        fields.one_of(feature, f"{at}/features/{index}", Feature)
        for index, feature in enumerate(listed)
    )
    if any(after <= before for before, after in pairwise(features)):
        raise fields.bad(f"{at}/features", "not ascending")
    consent = Consent(
        **head.read(found),
        policy_sha256=fields.sha256(found["policy_sha256"], f"{at}/policy_sha256"),
        features=features,
        shown_ms=fields.instant(found["shown_ms"], f"{at}/shown_ms"),
    )
    _check_past(consent.shown_ms, "shown_ms", consent)
    return consent


def _session(value: JsonValue) -> Session:
    found = _members(value, "started_ms", "seed_sha256")
    session = Session(
        **head.read(found),
        started_ms=fields.instant(found["started_ms"], "statement/started_ms"),
        seed_sha256=fields.sha256(found["seed_sha256"], "statement/seed_sha256"),
    )
    _check_past(session.started_ms, "started_ms", session)
    return session


def _reveal(value: JsonValue) -> Reveal:
    found = _members(value, "session", "seed", "ended_ms")
    at = "statement"
    seed = fields.string(found["seed"], f"{at}/seed")
    reveal = Reveal(
        **head.read(found),
        session=fields.integer(found["session"], f"{at}/session"),
        seed=fields.base64url(seed, f"{at}/seed", size=SEED_BYTES),
        ended_ms=fields.instant(found["ended_ms"], f"{at}/ended_ms"),
    )
    if reveal.session >= reveal.seq:
        raise fields.bad(f"{at}/session", "not before this statement")
    _check_past(reveal.ended_ms, "ended_ms", reveal)
    return reveal


def _close(value: JsonValue) -> Close:
    found = _members(value, "week_start_ms", "heads", "minutes", "manual_minutes")
    at = "statement"
    listed = fields.array(found["heads"], f"{at}/heads", low=1, high=MAX_HEADS)
    heads = tuple(
        StreamHead(*_named(one, f"{at}/heads/{index}")) for index, one in enumerate(listed)
    )
    pairs = pairwise(heads)
    if any(after.stream <= before.stream for before, after in pairs):
        raise fields.bad(f"{at}/heads", "not ascending by stream")
    close = Close(
        **head.read(found),
        week_start_ms=fields.instant(found["week_start_ms"], f"{at}/week_start_ms"),
        heads=heads,
        minutes=fields.integer(found["minutes"], f"{at}/minutes", high=MAX_WEEK_MINUTES),
        manual_minutes=fields.integer(found["manual_minutes"], f"{at}/manual_minutes"),
    )
    if (close.week_start_ms - FIRST_MONDAY_MS) % WEEK_MS:
        raise fields.bad(f"{at}/week_start_ms", "not a Monday 00:00 UTC")
    own = [newest for newest in heads if newest.stream == close.stream]
    before = [StreamHead(close.stream, close.seq - 1, close.prev)] if close.seq else []
    if own != before:
        raise fields.bad(f"{at}/heads", "of its own stream not the statement before it")
    return close


def _named(value: JsonValue, where: str) -> tuple[Any, int, Sha256]:
    """Stream, number and hash by which another statement is named."""
    found = fields.members(value, where, ("stream", "seq", "sha256"))
    return (
        fields.stream_id(found["stream"], f"{where}/stream"),
        fields.integer(found["seq"], f"{where}/seq"),
        fields.sha256(found["sha256"], f"{where}/sha256"),
    )


def _check_past(instant_ms: int, name: str, statement: Place) -> None:
    if instant_ms > statement.made_ms:
        raise fields.bad(f"statement/{name}", "after the statement was made")


_READERS: Final[dict[str, Callable[[JsonValue], ContractorStatement]]] = {
    SEGMENT: segment_from_json,
    Redact.type: _redact,
    MemoChange.type: _memo,
    Manual.type: _manual,
    Consent.type: _consent,
    Session.type: _session,
    Reveal.type: _reveal,
    Close.type: _close,
}
