"""Step I19 for statements about a segment: what it is by now, whether that allows them, and what they change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from server.evidence.erasing import Segment as StoredSegment
from server.evidence.erasing import disclosed, erase, standing
from server.evidence.models import Gone
from server.evidence.tallies import changed
from server.ingest.rows import Act, Arrival, Entered, ItemPlace, insert
from server.storage.database import Writes
from wire.contractor import ContractorStatement, MemoChange, Redact, decode_statement
from wire.effects import (
    Effect,
    apply_memo,
    apply_redact,
    check_memo,
    check_replacement,
    effect_of,
)
from wire.envelope import parse
from wire.items import read_disclosure
from wire.problems import WireCode, WireError
from wire.records import Item, ItemKind, Target
from wire.statement import Segment, decode_segment

_SEGMENT = (
    "SELECT contract, start_ms, person, envelope, payload_sha256 FROM segments"
    " JOIN statements USING (organization, stream, seq)"
    " WHERE organization = ? AND stream = ? AND seq = ?"
)
_CHANGES = (
    "SELECT envelope FROM changes JOIN statements USING (organization, stream, seq)"
    " WHERE organization = ? AND target_stream = ? AND target_seq = ? ORDER BY position"
)
_ITEMS = (
    "SELECT item, kind, gone FROM items WHERE organization = ? AND contract = ? AND start_ms = ?"
    " AND stream = ? AND seq = ? ORDER BY item"
)
_CLAIM_LESS = (
    "UPDATE segments SET minutes = ? WHERE organization = ? AND contract = ? AND start_ms = ?"
    " AND stream = ? AND seq = ?"
)
_ADD_CHANGE = insert(
    "changes",
    "organization target_stream target_seq position type stream seq minutes reason made_ms recv_ms",
)


@dataclass(frozen=True, slots=True)
class _Target:
    """A segment that a statement is about, as it is stored, and what has become of it so far."""

    stored: StoredSegment
    segment: Segment
    effect: Effect


def _target(writes: Writes, arrival: Arrival, target: Target) -> _Target:
    """The segment that `target` names, of the same contractor."""
    organization = arrival.organization
    at = (organization, target.stream, target.seq)
    found = writes.select(_SEGMENT, *at)
    if not found or found[0][2] != arrival.person:
        raise WireError(WireCode.WRONG_TARGET, "statement/target", "no such segment")
    ((contract, start_ms, _, envelope, sha256),) = found
    stored = StoredSegment(organization, contract, start_ms, target.stream, target.seq)
    items = writes.select(_ITEMS, *stored.key)
    segment = decode_segment(parse(envelope).payload)
    effect = effect_of(segment, sha256, memo_index=_memo_index(items))
    for (change,) in writes.select(_CHANGES, *at):
        effect = _changed(effect, decode_statement(parse(change).payload))
    expired = frozenset(item for item, _, gone in items if gone == Gone.EXPIRED)
    return _Target(stored, segment, replace(effect, expired=expired))


def _memo_index(items: Sequence[tuple[int, str | None, str | None]]) -> int | None:
    """Which item is the memo; also if it never came, as long as all others did."""
    of_kind = [item for item, kind, _ in items if kind == ItemKind.MEMO]
    unknown = [item for item, kind, _ in items if kind is None]
    candidates = of_kind or unknown
    return candidates[0] if len(candidates) == 1 else None


def _changed(effect: Effect, statement: ContractorStatement) -> Effect:
    """`effect` after a statement that was let in before."""
    if isinstance(statement, Redact):
        return apply_redact(effect, statement)
    if isinstance(statement, MemoChange):
        return apply_memo(effect, statement)
    raise TypeError(f"{statement.type} changes no segment")


def redact(writes: Writes, arrival: Arrival, told: Redact) -> Act:
    """Items of a segment are taken back, or give way to others."""
    target = _target(writes, arrival, told.target)
    apply_redact(target.effect, told)
    for number, new in enumerate(told.replaced):
        _check_fits(writes, target, new.index, arrival.verified.items[number], f"items/{number}")
    by = (told.stream, told.seq)

    def carry_out(entered: Entered) -> None:
        for index in told.removed:
            erase(writes, target.stored, index, gone=Gone.REMOVED, by=by)
        for new in told.replaced:
            erase(writes, target.stored, new.index, gone=Gone.REPLACED, by=by)
        writes.run(_CLAIM_LESS, [(told.minutes, *target.stored.key)])
        stored = target.stored
        changed(writes, [(stored.organization, stored.contract, stored.start_ms)])
        _change(writes, arrival, target, entered, (told.minutes, told.reason))

    items = tuple(_place(target, new.index) for new in told.replaced)
    return Act(items, carry_out)


def _check_fits(
    writes: Writes, target: _Target, index: int, after: Item | None, where: str
) -> None:
    """The picture `after` fits where item number `index` stands, as far as both are there."""
    now = standing(writes, target.stored, index)
    if now.kind not in (None, ItemKind.SCREENSHOT):
        raise WireError(WireCode.ITEM_MISMATCH, where, f"takes the place of {now.kind}")
    text = disclosed(writes, target.stored.organization, now)
    if text is not None and after is not None:
        check_replacement(read_disclosure(text, minutes=0), after, where)


def change_memo(writes: Writes, arrival: Arrival, memo: MemoChange) -> Act:
    """Another memo takes the place of a segment's."""
    target = _target(writes, arrival, memo.target)
    apply_memo(target.effect, memo)
    check_memo(target.segment, arrival.verified.items[0], "items/0")
    index = target.effect.memo_index
    if index is None:
        raise WireError(WireCode.WRONG_TARGET, "statement/target", "its items have not come")
    by = (memo.stream, memo.seq)

    def carry_out(entered: Entered) -> None:
        erase(writes, target.stored, index, gone=Gone.REPLACED, by=by)
        _change(writes, arrival, target, entered, (None, None))

    return Act((_place(target, index),), carry_out)


def check_late_memo(writes: Writes, arrival: Arrival, memo: MemoChange, item: Item | None) -> None:
    """The memo whose item comes after its statement is one that its segment may have."""
    check_memo(_target(writes, arrival, memo.target).segment, item, "items/0")


def _place(target: _Target, index: int) -> ItemPlace:
    stored = target.stored
    return ItemPlace(stored.start_ms, stored.stream, stored.seq, index)


def _change(
    writes: Writes,
    arrival: Arrival,
    target: _Target,
    entered: Entered,
    told: tuple[int | None, str | None],
) -> None:
    statement = arrival.verified.statement
    about = (arrival.organization, target.stored.stream, target.stored.seq)
    by = (statement.type, statement.stream, statement.seq)
    times = (statement.made_ms, entered.recv_ms)
    writes.run(_ADD_CHANGE, [(*about, entered.position, *by, *told, *times)])
