"""What later statements have made of a segment: what was taken back, replaced or expired, and what still counts.

Pure replay in the order of the log; the server applies it before it takes a statement in, the verifier again.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from wire.authority import ExpiredTarget
from wire.contractor import Manual, MemoChange, Redact, Replacement
from wire.problems import WireCode, WireError
from wire.records import ContractId, Item, ItemKind, Memo, Screenshot, Sha256, Target
from wire.statement import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What has become of `target`, a segment or time without evidence, which has `items` items.

    `removed` and `expired` are the indexes of items that are gone, `replaced` holds what stands in the place
    of others, by index ascending; `memo` is the commitment of the newest other memo, None if there was none.
    `memo_index` is the index of its memo item, None where that is not known. `minutes` is what it claims now.
    """

    contract: ContractId
    target: Target
    items: int
    minutes: int
    memo_index: int | None = None
    removed: frozenset[int] = frozenset()
    replaced: tuple[Replacement, ...] = ()
    expired: frozenset[int] = frozenset()
    memo: str | None = None

    @property
    def gone(self) -> frozenset[int]:
        """The indexes of items of which nothing may be left, whatever stood there last."""
        return self.removed | self.expired

    @property
    def erased(self) -> frozenset[int]:
        """The indexes of items that are not to be found any more as the segment stated them."""
        found = self.gone | {new.index for new in self.replaced}
        if self.memo is not None and self.memo_index is not None:
            found |= {self.memo_index}
        return found

    @property
    def current(self) -> frozenset[str]:
        """The commitments of what later statements put in the place of items, and which is still there."""
        found = {new.item for new in self.replaced if new.index not in self.gone}
        if self.memo is not None and self.memo_index not in self.gone:
            found.add(self.memo)
        return frozenset(found)

    @property
    def whole_removed(self) -> bool:
        """Whether the contractor removed all of it: every item, and all of its time."""
        return self.minutes == 0 and len(self.removed) == self.items


def effect_of(segment: Segment, payload_sha256: Sha256, *, memo_index: int | None = None) -> Effect:
    """The segment as it was stated."""
    return Effect(
        contract=segment.contract,
        target=Target(stream=segment.stream, seq=segment.seq, sha256=payload_sha256),
        items=len(segment.items),
        minutes=segment.minutes,
        memo_index=memo_index,
    )


def effect_of_manual(manual: Manual, payload_sha256: Sha256) -> Effect:
    """Time without evidence as it was claimed."""
    return Effect(
        contract=manual.contract,
        target=Target(stream=manual.stream, seq=manual.seq, sha256=payload_sha256),
        items=len(manual.items),
        minutes=manual.minutes,
        memo_index=0,
    )


def apply_take_back(effect: Effect, redact: Redact) -> Effect:
    """Claimed time after `redact`, which takes all of it back; raises `WireError` for anything less."""
    if redact.removed != (0,) or redact.replaced or redact.minutes:
        detail = "claimed time is taken back whole"
        raise WireError(WireCode.WRONG_TARGET, "statement/removed", detail)
    return apply_redact(effect, redact)


def apply_redact(effect: Effect, redact: Redact) -> Effect:
    """What `redact` makes of it; raises `WireError` if it may not do that.

    What has expired may still be removed: the contractor's machine may not know yet. It cannot be replaced.
    """
    _check_target(effect, redact.contract, redact.target)
    again = {new.index: new for new in redact.replaced}
    _check_indexes(effect, redact.removed, effect.removed, "removed")
    _check_indexes(effect, again, effect.gone, "replaced")
    if effect.memo_index in again:
        raise WireError(WireCode.ITEM_MISMATCH, "statement/replaced", "the memo is no picture")
    if redact.minutes > effect.minutes:
        detail = f"{redact.minutes} after {effect.minutes}"
        raise WireError(WireCode.ADDS_TIME, "statement/minutes", detail)
    if not redact.removed and not again and redact.minutes == effect.minutes:
        raise WireError(WireCode.WRONG_TARGET, "statement/removed", "it changes nothing")
    replaced = {new.index: new for new in effect.replaced} | again
    return replace(
        effect,
        removed=effect.removed | set(redact.removed),
        replaced=tuple(replaced[index] for index in sorted(replaced)),
        minutes=redact.minutes,
    )


def apply_memo(effect: Effect, change: MemoChange) -> Effect:
    """The segment with another memo; raises `WireError` if its memo is gone."""
    _check_target(effect, change.contract, change.target)
    if effect.memo_index is not None and effect.memo_index in effect.gone:
        raise WireError(WireCode.WRONG_TARGET, "statement/target", "its memo is gone")
    return replace(effect, memo=change.item)


def check_memo(segment: Segment, memo: Item | None, where: str) -> None:
    """Raise `WireError` if the item `memo` may not become the memo of `segment`; None is one that is not given.

    Idle time that was kept always says in a word what it was.
    """
    if segment.idle and isinstance(memo, Memo) and not memo.text:
        raise WireError(WireCode.ITEM_MISMATCH, where, "idle time without a word")


def apply_expire(effect: Effect, target: ExpiredTarget, where: str = "statement/targets") -> Effect:
    """The segment after items expired; raises `WireError` if they were gone before. `where` names `target`."""
    if Target(target.stream, target.seq, target.sha256) != effect.target:
        raise WireError(WireCode.WRONG_TARGET, where, "another statement")
    for number, index in enumerate(target.items):
        if index >= effect.items or index in effect.gone:
            raise WireError(WireCode.WRONG_TARGET, f"{where}/items/{number}", f"{index}")
    return replace(effect, expired=effect.expired | set(target.items))


def check_replacement(before: Item, after: Item, where: str) -> None:
    """Raise `WireError` unless the picture `after` may stand in the place of the item `before`.

    Both are screenshots of one monitor and one moment; `after` has something blacked out.
    """
    fits = (
        isinstance(before, Screenshot)
        and isinstance(after, Screenshot)
        and (before.monitor, before.taken_ms) == (after.monitor, after.taken_ms)
        and bool(after.regions)
    )
    if not fits:
        raise WireError(WireCode.ITEM_MISMATCH, where, f"not the same {ItemKind.SCREENSHOT}")


def _check_target(effect: Effect, contract: ContractId, target: Target) -> None:
    if contract != effect.contract or target != effect.target:
        raise WireError(WireCode.WRONG_TARGET, "statement/target", "another statement")


def _check_indexes(
    effect: Effect, indexes: Collection[int], gone: frozenset[int], member: str
) -> None:
    for number, index in enumerate(indexes):
        if index >= effect.items:
            raise WireError(WireCode.WRONG_TARGET, f"statement/{member}/{number}", "no such item")
        if index in gone:
            raise WireError(WireCode.WRONG_TARGET, f"statement/{member}/{number}", "gone before")
