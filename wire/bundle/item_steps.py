"""Steps V12 to V15: disclosures and files are those that were committed to, and nothing is there that was erased."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wire import contractor
from wire.authority import ExpiredTarget
from wire.bundle.archive import Archive, Member
from wire.bundle.authority_steps import Expiry
from wire.bundle.contents import Advance, Line, step_at
from wire.bundle.findings import FindingKind, Findings
from wire.bundle.manifest import Manifest, Withheld
from wire.bundle.statement_steps import Stated, Streams
from wire.contractor import Manual, MemoChange, Redact
from wire.effects import (
    Effect,
    apply_expire,
    apply_memo,
    apply_redact,
    apply_take_back,
    check_memo,
    check_replacement,
    effect_of,
    effect_of_manual,
)
from wire.items import check_together
from wire.problems import WireCode, WireError
from wire.records import ImageFile, Item, Memo, Pictured, Sha256, StreamId, Target
from wire.statement import Segment
from wire.verification import check_commitments

Place = tuple[StreamId, int]
"""Stream and number of a statement."""


@dataclass(slots=True)
class SegmentState:
    """A segment that is given, its items as far as they are, and what later statements have made of it."""

    told: Stated
    segment: Segment
    items: tuple[Item | None, ...]
    effect: Effect
    memo_indexes: frozenset[int]
    """Where its memo item may stand: one index, unless too little is given to know."""
    redacts: list[Stated] = field(default_factory=list)
    replacements: dict[int, tuple[Place, int]] = field(default_factory=dict)
    """Where the item is that stands in the place of another: statement, and number in it."""
    later_items: list[Item] = field(default_factory=list)
    """Given items of later statements that stand in the place of its own."""

    @property
    def memo_gone(self) -> bool:
        """Whether its memo, whichever stood there last, was removed or has expired."""
        return self.memo_indexes <= self.effect.gone

    def check_current(self, items: Items) -> None:
        """Raise `WireError` if what stands there now does not go together."""
        if not self.replacements:
            return
        now = [
            None if index in self.effect.erased else item for index, item in enumerate(self.items)
        ]
        for index, (place, number) in self.replacements.items():
            if index not in self.effect.gone:
                now[index] = items[place][number]
        check_together(
            now,
            start_ms=self.segment.start_ms,
            end_ms=self.segment.end_ms,
            idle=self.segment.idle,
        )

    def given_items(self) -> tuple[Item, ...]:
        """Everything that is there of it."""
        return (*(item for item in self.items if item is not None), *self.later_items)


@dataclass(slots=True)
class ManualState:
    """A manual statement that is given, and the redact statement that took it back, if one did."""

    told: Stated
    manual: Manual
    effect: Effect
    taken_back: Stated | None = None


Items = dict[Place, tuple[Item | None, ...]]
Segments = dict[Place, SegmentState]
Manuals = dict[Place, ManualState]


def open_items(lines: Sequence[Line], stated: Sequence[Stated]) -> Items:
    """V12: every disclosure is the one committed to, opens, and fits the others of its statement."""
    opened: Items = {}
    contractors = {told.where for told in stated}
    for line in lines:
        if line.disclosures and line.where not in contractors:
            where = f"{line.where}/disclosures"
            raise WireError(WireCode.COMMITMENT_MISMATCH, where, "of the server", step="V12")
    for told in stated:
        with step_at("V12", told.where):
            check_commitments(told.statement, told.disclosures)
            items = contractor.read_items(told.statement, told.disclosures)
            contractor.check_items(told.statement, items)
        if items:
            opened[told.statement.stream, told.statement.seq] = items
    return opened


def replay_effects(
    stated: Sequence[Stated],
    expiries: Sequence[Expiry],
    items: Items,
    streams: Streams,
    found: Findings,
) -> tuple[Segments, Manuals]:
    """V13: what was taken back, replaced or expired, in the order of the log."""
    replay = _Replay(items, streams, found)
    replay.begin(stated)
    changes = [told for told in stated if isinstance(told.statement, Redact | MemoChange)]
    in_order: list[Stated | Expiry] = [*changes, *expiries]
    in_order.sort(key=lambda one: one.index if isinstance(one, Expiry) else one.arrival.index)
    for one in in_order:
        with step_at("V13", one.where):
            if isinstance(one, Expiry):
                for number, target in enumerate(one.statement.targets):
                    replay.expire(one, target, f"statement/targets/{number}")
            else:
                replay.change(one)
    for state in replay.segments.values():
        with step_at("V13", state.told.where):
            state.check_current(items)
    return replay.segments, replay.manuals


class _Replay:
    """Applies changes to segments, and to time without evidence, one by one."""

    def __init__(self, items: Items, streams: Streams, found: Findings) -> None:
        self.segments: Segments = {}
        self.manuals: Manuals = {}
        self._items = items
        self._streams = streams
        self._found = found
        self._given: frozenset[Sha256] = frozenset()

    def begin(self, stated: Sequence[Stated]) -> None:
        """Take in everything that can be changed as it was stated."""
        self._given = frozenset(told.sha256 for told in stated)
        pictures: dict[Place, set[int]] = {}
        for told in stated:
            if isinstance(told.statement, Redact):
                target = told.statement.target
                named = {new.index for new in told.statement.replaced}
                pictures.setdefault((target.stream, target.seq), set()).update(named)
        for told in stated:
            if isinstance(told.statement, Segment):
                place = told.statement.stream, told.statement.seq
                self.segments[place] = _begin(told, self._items[place], pictures.get(place, set()))
            if isinstance(told.statement, Manual):
                effect = effect_of_manual(told.statement, told.sha256)
                place = told.statement.stream, told.statement.seq
                self.manuals[place] = ManualState(told, told.statement, effect)

    def change(self, told: Stated) -> None:
        """Apply a redact or memo statement."""
        statement = told.statement
        if not isinstance(statement, Redact | MemoChange):
            raise TypeError(statement.type)
        manual = self.manuals.get((statement.target.stream, statement.target.seq))
        if isinstance(statement, Redact) and manual is not None:
            self._take_back(manual, statement, told)
            return
        state = self._find(statement.target, told.arrival.index, told.where, "statement/target")
        if state is None:
            return
        if isinstance(statement, MemoChange):
            if state.memo_gone:
                raise WireError(WireCode.WRONG_TARGET, "statement/target", "its memo is gone")
            state.effect = apply_memo(state.effect, statement)
            for item in self._items.get((statement.stream, statement.seq), ()):
                check_memo(state.segment, item, "statement/item")
            return
        state.effect = apply_redact(state.effect, statement)
        state.redacts.append(told)
        after = self._items.get((statement.stream, statement.seq), ())
        place = statement.stream, statement.seq
        for number, (new, item) in enumerate(zip(statement.replaced, after, strict=True)):
            state.replacements[new.index] = place, number
            before = state.items[new.index]
            if item is not None and before is not None:
                check_replacement(before, item, f"statement/replaced/{number}")

    def _take_back(self, manual: ManualState, redact: Redact, told: Stated) -> None:
        if manual.told.arrival.index >= told.arrival.index:
            raise WireError(WireCode.WRONG_TARGET, "statement/target", "a later one")
        manual.effect = apply_take_back(manual.effect, redact)
        manual.taken_back = told

    def expire(self, expiry: Expiry, target: ExpiredTarget, where: str) -> None:
        """Apply one target of an expire statement."""
        named = Target(target.stream, target.seq, target.sha256)
        state = self._find(named, expiry.index, expiry.where, where)
        if state is not None:
            state.effect = apply_expire(state.effect, target, where)

    def _find(self, target: Target, index: int, where: str, at: str) -> SegmentState | None:
        """The segment at the named place, which entered the log before `index`; None if it is not given.

        That it has the named hash is for `wire.effects` to check.
        """
        state = self.segments.get((target.stream, target.seq))
        if state is None:
            run_is_given = target.stream in self._streams.runs
            before = self._streams.is_before(target.stream, target.seq)
            if (run_is_given and not before) or target.sha256 in self._given:
                raise WireError(WireCode.WRONG_TARGET, at, "no segment")
            self._found.add(FindingKind.TARGET_NOT_GIVEN, where)
        elif state.told.arrival.index >= index:
            raise WireError(WireCode.WRONG_TARGET, at, "a later one")
        return state


def _begin(told: Stated, items: tuple[Item | None, ...], pictures: set[int]) -> SegmentState:
    segment = told.statement
    if not isinstance(segment, Segment):
        raise TypeError(segment.type)
    memos = [index for index, item in enumerate(items) if isinstance(item, Memo)]
    unknown = {index for index, item in enumerate(items) if item is None} - pictures
    possible = frozenset(memos or unknown)
    memo_index = next(iter(possible)) if len(possible) == 1 else None
    return SegmentState(
        told=told,
        segment=segment,
        items=items,
        effect=effect_of(segment, told.sha256, memo_index=memo_index),
        memo_indexes=possible,
    )


def check_erased(
    stated: Sequence[Stated],
    items: Items,
    segments: Segments,
    manuals: Manuals,
    manifest: Manifest,
    found: Findings,
) -> None:
    """V14: what is gone has no disclosure; and each disclosure that is not there is told, and by whose hand."""
    for told in stated:
        statement = told.statement
        opened = items.get((statement.stream, statement.seq), ())
        if not opened:
            continue
        state = _state_of(told, segments)
        within = state is not None and manifest.covers(state.segment)
        manual = manuals.get((statement.stream, statement.seq))
        if manual is not None:
            within = manifest.covers(manual.manual)
        memo_to_explain = state is not None and state.effect.memo is not None
        for index, item in enumerate(opened):
            kind = _erased_as(told, index, state)
            if manual is not None and index in manual.effect.removed:
                kind = FindingKind.REMOVED
            if item is not None:
                if kind is not None:
                    where = f"{told.where}/disclosures/{index}"
                    raise WireError(WireCode.REMOVED_STILL_PRESENT, where, kind, step="V14")
                if state is not None and not isinstance(statement, Segment):
                    state.later_items.append(item)
                continue
            if kind is None and memo_to_explain and state and index in state.memo_indexes:
                kind, memo_to_explain = FindingKind.REMOVED, False
            if kind is None and state is None and isinstance(statement, Redact | MemoChange):
                continue  # what became of it cannot be known: told as a target that is not given
            found.add(kind or _absent_as(told, index, within, manifest), told.where)


def _state_of(told: Stated, segments: Segments) -> SegmentState | None:
    """The segment that a statement is, or is about."""
    statement = told.statement
    if isinstance(statement, Redact | MemoChange):
        return segments.get((statement.target.stream, statement.target.seq))
    return segments.get((statement.stream, statement.seq))


def _erased_as(told: Stated, index: int, state: SegmentState | None) -> FindingKind | None:
    """By whose hand item `index` of a statement is gone; None if it is not."""
    if state is None:
        return None
    effect, statement = state.effect, told.statement
    if isinstance(statement, Segment):
        if index in effect.expired:
            return FindingKind.EXPIRED
        return FindingKind.REMOVED if index in effect.erased else None
    if statement.commitments[index] in effect.current:
        is_memo = isinstance(statement, MemoChange)
        if not (is_memo and state.memo_gone):
            return None
    own = state.memo_indexes
    if isinstance(statement, Redact):
        own = frozenset({statement.replaced[index].index})
    return FindingKind.EXPIRED if own <= effect.expired else FindingKind.REMOVED


def _absent_as(told: Stated, index: int, within: bool, manifest: Manifest) -> FindingKind:
    """What to call an item, or a file of it, that is not there though nobody erased it."""
    if Withheld.OUTSIDE in manifest.withheld and not within:
        return FindingKind.WITHHELD
    received = told.arrival.have >> index & 1
    return FindingKind.SERVER_LOST if received else FindingKind.NEVER_RECEIVED


@dataclass(frozen=True, slots=True)
class _Named:
    """A file as the first item that names it says it is."""

    order: int
    bytes: int
    where: str


def check_files(
    archive: Archive,
    blobs: dict[Sha256, Member],
    stated: Sequence[Stated],
    items: Items,
    segments: Segments,
    manifest: Manifest,
    *,
    found: Findings,
    advance: Advance,
) -> None:
    """V15: each file is named, in its place, and has the very bytes; what is named and not there is told."""
    named: dict[Sha256, _Named] = {}
    for told in stated:
        state = _state_of(told, segments)
        within = state is not None and manifest.covers(state.segment)
        opened = items.get((told.statement.stream, told.statement.seq), ())
        for index, item in enumerate(opened):
            for image, part in _files_of(item):
                where = f"{told.where}/items/{index}"
                first = named.setdefault(image.sha256, _Named(len(named), image.bytes, where))
                if first.bytes != image.bytes:
                    raise WireError(WireCode.BLOB_MISMATCH, where, "two sizes", step="V15")
                if image.sha256 not in blobs:
                    withheld = part in manifest.withheld
                    absent = _absent_as(told, index, within, manifest)
                    found.add(FindingKind.WITHHELD if withheld else absent, told.where)
    _check_order(blobs.items(), named)
    for sha256, member in blobs.items():
        if member.size != named[sha256].bytes:
            raise WireError(WireCode.BLOB_MISMATCH, member.name, "another size", step="V15")
        _check_content(archive, member, sha256)
        advance(member.size)


def _files_of(item: Item | None) -> tuple[tuple[ImageFile, Withheld], ...]:
    if not isinstance(item, Pictured):
        return ()
    return ((item.picture, Withheld.PICTURES), (item.thumbnail, Withheld.THUMBNAILS))


def _check_order(blobs: Iterable[tuple[Sha256, Member]], named: dict[Sha256, _Named]) -> None:
    newest = -1
    for sha256, member in blobs:
        if sha256 not in named:
            raise WireError(WireCode.UNREFERENCED, member.name, step="V15")
        if named[sha256].order < newest:
            raise WireError(WireCode.BAD_NAME, member.name, "not in its place", step="V15")
        newest = named[sha256].order


def _check_content(archive: Archive, member: Member, sha256: Sha256) -> None:
    digest = hashlib.sha256()
    with step_at("V1"):
        for piece in archive.pieces(member):
            digest.update(piece)
    if digest.hexdigest() != sha256:
        raise WireError(WireCode.BLOB_MISMATCH, member.name, "other bytes", step="V15")
